//! Deciding about disruptions and notes (domain section 4, papers section 3 rule 19).

use super::super::command::{Asking, Command};
use super::super::disruption::{Disruption, DisruptionDetails, Joined, Level, Moderation};
use super::super::fact::Fact;
use super::super::identity::{ActionId, DisruptionId, NoteId, OcgId, Series};
use super::super::limits::{self, MOST_CHARACTERS};
use super::super::note::Note;
use super::super::reading::{NumberSeries, Reading};
use super::super::tier::Strand;
use super::super::time::plain;
use super::{Reject, next_number, ocgs, refuse};

pub(super) fn claim(command: &Command, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    let Command::ClaimDisruption { ocg, on, strand, threat, level, unit, shared_with, evidence } = command else {
        return refuse("That is not a disruption.");
    };
    let ocg = ocgs::found_ocg(*ocg, record)?;
    let on = on.unwrap_or(asking.today);
    if on > asking.today {
        return refuse(format!("A disruption cannot be dated in the future: {} is after today.", plain(on)));
    }
    let threat = match threat {
        Some(threat) => limits::name("the threat area", threat)?,
        None => ocg.details.threats.first().cloned().unwrap_or_default(),
    };
    let unit = match unit {
        Some(unit) => limits::name("the unit", unit)?,
        None => ocg.placement.as_ref().map(|placement| placement.unit.clone()).unwrap_or_default(),
    };
    let details = DisruptionDetails {
        on,
        strand: strand.unwrap_or(Strand::Pursue),
        threat,
        claimed: *level,
        unit,
        shared_with: limits::name("the body it is shared with", shared_with)?,
        evidence: limits::needed("the evidence", evidence, MOST_CHARACTERS)?,
    };
    Ok(vec![Fact::DisruptionClaimed {
        disruption: Box::new(Disruption {
            id: DisruptionId(record.highest_id(Series::Disruption)? + 1),
            number: next_number(NumberSeries::Disruption, record, asking)?,
            ocg: ocg.tag(),
            details,
            moderation: None,
        }),
    }])
}

fn found(id: DisruptionId, record: &dyn Reading) -> Result<Disruption, Reject> {
    match record.disruption(id)? {
        Some(disruption) => Ok(disruption),
        None => refuse("That disruption is not in the record."),
    }
}

/// What was agreed of a claim, as a numbered decision.
fn moderated(
    disruption: Disruption,
    to: Moderation,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    Ok(vec![Fact::DisruptionModerated {
        disruption: disruption.id,
        disruption_number: disruption.number,
        ocg: disruption.ocg,
        number: next_number(NumberSeries::Decision, record, asking)?,
        from: disruption.moderation,
        to: Some(to),
    }])
}

pub(super) fn moderate(
    id: DisruptionId,
    level: Level,
    because: &str,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let disruption = found(id, record)?;
    let because = limits::optional("the reason", because, MOST_CHARACTERS)?;
    if because.is_empty() && level != disruption.details.claimed {
        return refuse(format!(
            "A reason is needed: {} was claimed and {} is to be agreed.",
            disruption.details.claimed.word(),
            level.word()
        ));
    }
    if disruption.moderation.as_ref().is_some_and(|before| before.counted() == Some(level)) {
        return refuse(format!("{} is agreed as {} already.", disruption.number, level.word()));
    }
    let to = Moderation { level, by: asking.decided_by.clone(), on: asking.today, because, joined: None };
    moderated(disruption, to, record, asking)
}

/// One event is one disruption: the record that is joined counts under the other, and nowhere else (rule 19).
pub(super) fn join(
    id: DisruptionId,
    into: &str,
    because: &str,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let disruption = found(id, record)?;
    let into = limits::name("the number of the other disruption", into)?;
    let other = match record.disruption_by_number(&into)? {
        Some(other) => record.disruption(other)?,
        None => None,
    };
    let Some(other) = other else {
        return refuse(format!("There is no disruption {}. Type its whole number.", crate::text::cut(&into, 40)));
    };
    if other.id == id {
        return refuse(format!("{} cannot be joined with itself. Name the other record of the event.", other.number));
    }
    if let Some(joined) = other.moderation.as_ref().and_then(|moderation| moderation.joined.as_ref()) {
        return refuse(format!("{} is joined with {} itself. Name that one.", other.number, joined.number));
    }
    let joined = Some(Joined { id: other.id, number: other.number });
    if disruption.moderation.as_ref().is_some_and(|before| before.joined == joined) {
        return refuse(format!("{} is joined with it already.", disruption.number));
    }
    let because = limits::needed("the reason", because, MOST_CHARACTERS)?;
    let level = disruption.details.claimed;
    let to = Moderation { level, by: asking.decided_by.clone(), on: asking.today, because, joined };
    moderated(disruption, to, record, asking)
}

pub(super) fn note(
    ocg: OcgId,
    action: Option<ActionId>,
    text: &str,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let ocg = ocgs::found_ocg(ocg, record)?;
    let action = match action {
        None => None,
        Some(id) => match record.action(id)? {
            Some(action) => Some(action.tag()),
            None => return refuse("That action is not in the record."),
        },
    };
    Ok(vec![Fact::NoteAdded {
        note: Box::new(Note {
            id: NoteId(record.highest_id(Series::Note)? + 1),
            ocg: ocg.tag(),
            action,
            text: limits::needed("a note", text, MOST_CHARACTERS)?,
            on: asking.today,
        }),
    }])
}
