//! Sentences about disruptions: what was claimed, what was agreed, on what evidence.

use super::{Around, Told};
use crate::domain::disruption::{Disruption, DisruptionDetails, Moderation};
use crate::domain::fact::Fact;
use crate::domain::time::plain;
use crate::report::document::{Text, ended};

pub(super) fn tell(fact: &Fact, around: &Around<'_>) -> Told {
    match fact {
        Fact::DisruptionClaimed { disruption } => Told {
            aside: place(disruption),
            runs_on: true,
            ..Told::new(
                "Disruption",
                Text::reference(&disruption.number),
                Text::from(format!("{}.", claimed(&disruption.details))).and_text(evidence(&disruption.details)),
            )
        },
        Fact::DisruptionStruckOut { disruption } => Told::new(
            "Disruption",
            Text::reference(&disruption.number),
            Text::from("Disruption ").and_ref(&disruption.number).and(" is struck out; its number stays spent."),
        ),
        Fact::DisruptionModerated { disruption_number, ocg, number, from, to, .. } => {
            let known = around.disruption.filter(|known| known.number == *disruption_number);
            let place = known.map_or_else(|| ocg.operation.clone(), place);
            let lead = Text::from("Disruption ").and_ref(disruption_number).and(&format!(" ({place}): "));
            let sentence = match known {
                Some(known) => lead
                    .and(&format!("{}; {}.", claimed(&known.details), agreed(from.as_ref(), to.as_ref())))
                    .and_text(evidence(&known.details)),
                None => lead.and(&format!("{}.", agreed(from.as_ref(), to.as_ref()))),
            };
            let because = to.as_ref().map_or("", |to| to.because.as_str());
            let sentence = if because.trim().is_empty() {
                sentence
            } else {
                sentence.and(" Reason for change: ").and(&ended(because))
            };
            Told::new("Decision", Text::reference(number), sentence)
        }
        // Every other fact is told elsewhere; the match that sends facts here has no wildcard.
        other => Told::new("Entry", Text::from(other.kind()), Text::from(other.kind())),
    }
}

fn place(disruption: &Disruption) -> String {
    let details = &disruption.details;
    format!("{}, {}, {}", disruption.ocg.operation, details.strand, plain(details.on))
}

fn claimed(details: &DisruptionDetails) -> String {
    let by = if details.unit.is_empty() { String::new() } else { format!(" by {}", details.unit) };
    let with =
        if details.shared_with.is_empty() { String::new() } else { format!(", shared with {}", details.shared_with) };
    format!("claimed {}{by}{with}", details.claimed.word())
}

fn agreed(from: Option<&Moderation>, to: Option<&Moderation>) -> String {
    match (from, to) {
        (None, Some(to)) => came(to),
        (Some(from), Some(to)) => format!("{}, before that {}", came(to), from.word()),
        (_, None) => "awaiting agreement".to_owned(),
    }
}

fn came(to: &Moderation) -> String {
    if to.joined.is_some() {
        format!("{}: one event, counted once", to.word())
    } else {
        format!("agreed {}", to.word())
    }
}

fn evidence(details: &DisruptionDetails) -> Text {
    Text::from(" Evidence: ").and(&ended(&details.evidence))
}
