//! Sentences about OCGs: entering, details, status, tier, posts, assessments. A tier says who acts, so no word here makes it higher or lower.

use super::{Around, PostNote, Told, differ, on, reason_or_none, tier_named};
use crate::domain::assessment::Assessment;
use crate::domain::describe::ocg_differences;
use crate::domain::fact::{Fact, Standing};
use crate::domain::identity::OcgTag;
use crate::domain::ocg::{Holder, Ocg, OcgKind, OcgStatus, Placement};
use crate::domain::profile::Profile;
use crate::domain::time::plain;
use crate::report::document::{Text, ended};

pub(super) fn tell(fact: &Fact, around: &Around<'_>) -> Told {
    match fact {
        Fact::OcgRegistered { ocg } => registered(ocg, around),
        Fact::OcgStruckOut { ocg } => Told::new(
            kind(ocg.details.kind),
            around.reference(&ocg.tag()),
            around.named(&ocg.tag()).and(" is struck out of the record."),
        ),
        Fact::OcgAmended { ocg, from, to } => {
            let what = differ(&ocg_differences(from, to));
            Told::new(
                "Amendment",
                around.reference(ocg),
                around.named(ocg).and(&format!(" is amended: {}", ended(&what))),
            )
        }
        Fact::OcgStatusSet { ocg, number, from, to, because } => {
            let (word, number) = decision(number, "Status", ocg, around);
            Told::new(word, number, status(ocg, *from, *to, around)).because(because)
        }
        Fact::TierDecided { ocg, number, from, to } => {
            let (word, number) = decision(number, "Tier", ocg, around);
            let because = to.as_ref().map_or("", |to| to.because.as_str());
            let mut told = Told::new(word, number, tier(ocg, from.as_ref(), to.as_ref(), around)).because(because);
            let refused = to.as_ref().map_or("", |to| to.refused.as_str());
            if !refused.trim().is_empty() {
                told.reason = told.reason.map(|reason| reason.and(&format!(" Put and refused: {}", ended(refused))));
            }
            told
        }
        Fact::PostFilled { ocg, number, post, from, to, because, .. } => {
            let (word, number) = decision(number, "Allocation", ocg, around);
            let mut told = Told::new(word, number, filled(ocg, post.word(), from.as_ref(), to.as_ref()));
            let officer = to.as_ref().map_or("", |to| to.officer.label.as_str());
            let reason = reason_or_none(because);
            told.reason = Some(around.notes.iter().fold(reason, |text, note| text.and(&noted(note, officer))));
            told
        }
        Fact::RetentionSet(change) => {
            let sentence = Text::from(ended(&change.words(false)));
            Told::new("Retention", around.reference(&change.ocg), sentence).because(&change.because)
        }
        Fact::AssessmentRecorded { assessment } => {
            Told::new("Assessment", around.reference(&assessment.ocg), assessed(assessment, around))
        }
        Fact::AssessmentStruckOut { assessment } => Told::new(
            "Assessment",
            around.reference(&assessment.ocg),
            Text::from("The assessment of ")
                .and_text(around.named(&assessment.ocg))
                .and(&format!(" of {} is struck out.", plain(assessment.on))),
        ),
        // Every other fact is told elsewhere; the match that sends facts here has no wildcard.
        other => Told::new("Entry", Text::from(other.kind()), Text::from(other.kind())),
    }
}

fn kind(kind: OcgKind) -> &'static str {
    match kind {
        OcgKind::Ocg => "OCG",
        OcgKind::PriorityIndividual => "Priority individual",
        OcgKind::Vulnerability => "Vulnerability",
    }
}

/// A decision has its number; what came with an import has none and is named by its OCG.
fn decision(number: &str, without: &'static str, ocg: &OcgTag, around: &Around<'_>) -> (&'static str, Text) {
    if number.is_empty() { (without, around.reference(ocg)) } else { ("Decision", Text::reference(number)) }
}

fn status_word(status: OcgStatus, profile: &Profile) -> &str {
    let words = &profile.statuses;
    match status {
        OcgStatus::Provisional => &words.provisional,
        OcgStatus::Active => &words.active,
        OcgStatus::Dormant => &words.dormant,
        OcgStatus::Archived => &words.archived,
        OcgStatus::Transferred => &words.transferred,
    }
}

fn registered(ocg: &Ocg, around: &Around<'_>) -> Told {
    let tier =
        ocg.placement.as_ref().map_or_else(|| "no tier yet".to_owned(), |place| tier_named(place.tier, &place.name));
    let lro = ocg.lro.as_ref().map_or_else(|| "no LRO".to_owned(), |lro| format!("LRO {}", lro.officer));
    let sentence = around.named(&ocg.tag()).and(&format!(
        " enters the record: {} {}, {tier}, {lro}.",
        status_word(ocg.status, around.profile),
        ocg.details.kind.word()
    ));
    Told::new(kind(ocg.details.kind), around.reference(&ocg.tag()), sentence)
}

fn status(ocg: &OcgTag, from: Standing, to: Standing, around: &Around<'_>) -> Text {
    let now = status_word(to.status, around.profile);
    if to.status == OcgStatus::Archived {
        let tier = around.tier.map_or_else(String::new, |tier| {
            format!(" from {}", tier_named(tier, &around.profile.tier(tier.number()).name))
        });
        return around.named(ocg).and(&format!(" is {now}{tier}, with effect from {}.", plain(to.since)));
    }
    let was = status_word(from.status, around.profile);
    let again = if !from.status.is_live() && to.status.is_live() { " is reopened and" } else { "" };
    around.named(ocg).and(&format!("{again} goes from {was} to {now}, with effect from {}.", plain(to.since)))
}

fn review(place: &Placement) -> String {
    place
        .review
        .map_or_else(|| " No review date is set.".to_owned(), |date| format!(" Next review by {}.", plain(date)))
}

fn tier(ocg: &OcgTag, from: Option<&Placement>, to: Option<&Placement>, around: &Around<'_>) -> Text {
    let told = |place: &Placement| tier_named(place.tier, &place.name);
    match (from, to) {
        (Some(from), Some(to)) if from.tier == to.tier => {
            around.named(ocg).and(&format!(" stays in {}.{}", told(to), review(to)))
        }
        (Some(from), Some(to)) => around.named(ocg).and(&format!(
            " moves from {} to {}. Effective {}.{}",
            told(from),
            told(to),
            plain(to.since),
            review(to)
        )),
        (None, Some(to)) => {
            around.named(ocg).and(&format!(" is placed in {} for the first time.{}", told(to), review(to)))
        }
        (Some(from), None) => around.named(ocg).and(&format!(" has no tier any more; it was {}.", told(from))),
        (None, None) => around.named(ocg).and(" stays without a tier."),
    }
}

fn filled(ocg: &OcgTag, post: &str, from: Option<&Holder>, to: Option<&Holder>) -> Text {
    let of = |text: Text| text.and(&format!("{post} of {}", ocg.operation));
    match (from, to) {
        (from, Some(to)) => {
            let before = from.map_or_else(|| Text::from("no one"), |from| Text::reference(&from.officer.label));
            of(Text::reference(&to.officer.label).and(" becomes ")).and(", in place of ").and_text(before).and(".")
        }
        (Some(from), None) => {
            of(Text::reference(&from.officer.label).and(" ceases to be ")).and(", which now has none.")
        }
        (None, None) => Text::from(format!("{} stays without {post}.", ocg.operation)),
    }
}

fn noted(note: &PostNote, officer: &str) -> String {
    match note {
        PostNote::Lapsed(until) => format!(" Note: {officer}'s LRO training lapsed on {}.", plain(*until)),
        PostNote::Untrained => format!(" Note: no LRO training is recorded for {officer}."),
        PostNote::Over { leads, limit } => {
            format!(" Note: this takes {officer} to {leads} OCGs against a limit of {limit}.")
        }
    }
}

fn assessed(assessment: &Assessment, around: &Around<'_>) -> Text {
    let details = &assessment.details;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(details.score.map(|score| format!("score {score}")));
    parts.extend((!details.band.is_empty()).then(|| format!("band {}", details.band)));
    parts.extend(details.values.iter().map(|(name, value)| format!("{name} {value}")));
    parts.extend((!details.confidence.is_empty()).then(|| format!("confidence {}", details.confidence)));
    let by = if details.assessor.is_empty() { String::new() } else { format!(" by {}", details.assessor) };
    let due = details.next_due.map_or_else(String::new, |due| format!(" Next assessment due {}.", on(Some(due))));
    around.named(&assessment.ocg).and(&format!(
        " is assessed on {} ({}){by}: {}{due}",
        plain(assessment.on),
        details.scheme,
        ended(&parts.join(", "))
    ))
}
