//! Reading facts aloud: one English sentence for each, from the fact alone.
//!
//! The sentence a form shows before saving, the notice after saving and the line in the history are the same words in two tenses. A total match
//! without a wildcard: a new fact does not compile until it can be read aloud. Papers have their own, stricter patterns (papers section 2.0).

mod differences;
mod items;
mod meetings;
mod withdrawn;

use super::crossing::CrossingStep;
use super::fact::{ActionStep, Fact};
use super::ocg::{Holder, Placement};
use super::time::{Date, long, plain};
use crate::text::plural;

pub use withdrawn::{entry_sentence, taking_back};

pub use differences::{Difference, action_differences, meeting_differences, ocg_differences, officer_differences};

/// The tense of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// What will be, or has this moment been, recorded: "goes".
    Now,
    /// What was recorded: "went".
    Past,
}

impl Voice {
    const fn of(self, now: &'static str, past: &'static str) -> &'static str {
        match self {
            Self::Now => now,
            Self::Past => past,
        }
    }
}

fn because(text: &str) -> String {
    let text = text.trim().replace('\n', " ");
    if text.is_empty() { String::new() } else { format!(", because \"{}\"", text.trim_end_matches('.')) }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.trim().replace('\n', " ").trim_end_matches('.'))
}

fn said(text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { format!(": {}", quoted(text)) }
}

fn on(date: Option<Date>) -> String {
    date.map_or_else(|| "no date".to_owned(), long)
}

fn tier_sentence(ocg: &str, from: Option<&Placement>, to: Option<&Placement>, voice: Voice) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from.tier == to.tier => {
            format!("{ocg} {} in tier {}{}", voice.of("stays", "stayed"), to.tier, reason(to))
        }
        (Some(from), Some(to)) => {
            format!("{ocg} {} from tier {} to tier {}{}", voice.of("goes", "went"), from.tier, to.tier, reason(to))
        }
        (None, Some(to)) => {
            format!("{ocg} {} placed in tier {} for the first time{}", voice.of("is", "was"), to.tier, reason(to))
        }
        (Some(from), None) => format!("{ocg} {} no tier any more; it was {}", voice.of("has", "had"), from.tier),
        (None, None) => format!("{ocg} {} without a tier", voice.of("stays", "stayed")),
    }
}

/// Why, and what was put and refused.
fn reason(to: &Placement) -> String {
    let why = because(&to.because);
    if to.refused.is_empty() { why } else { format!("{why}; put and refused: {}", to.refused) }
}

fn post_sentence(
    ocg: &str,
    post: &str,
    from: Option<&Holder>,
    to: Option<&Holder>,
    reason: &str,
    voice: Voice,
) -> String {
    match (from, to) {
        (None, Some(to)) => {
            format!("{} {} {post} of {ocg}{}", to.officer, voice.of("becomes", "became"), because(reason))
        }
        (Some(from), Some(to)) => format!(
            "{} {} {post} of {ocg} in place of {}{}",
            to.officer,
            voice.of("becomes", "became"),
            from.officer,
            because(reason)
        ),
        (Some(from), None) => format!(
            "{} {} to be {post} of {ocg}, which {} none{}",
            from.officer,
            voice.of("ceases", "ceased"),
            voice.of("has", "had"),
            because(reason)
        ),
        (None, None) => format!("{ocg} {} without a {post}", voice.of("stays", "stayed")),
    }
}

/// The sentence of a fact, without the full stop.
#[must_use]
pub fn describe(fact: &Fact, voice: Voice) -> String {
    match fact {
        Fact::StoreFounded { founding, .. } => {
            format!("The record of {} {} opened, store {}", founding.bcu, voice.of("is", "was"), founding.store_id)
        }
        Fact::ProfileAdopted { to, .. } => {
            format!("The profile {} (version {}) {} into force", to.name, to.version, voice.of("comes", "came"))
        }
        Fact::ImportMade { file, taken, rejected, .. } => format!(
            "{file} {} brought in: {} taken, {} rejected",
            voice.of("is", "was"),
            plural(u64::from(*taken), "row", "rows"),
            rejected
        ),
        Fact::OcgRegistered { ocg } => {
            let tier = ocg.tier().map_or_else(String::new, |tier| format!(", tier {tier}"));
            let lro = ocg.lro.as_ref().map_or_else(String::new, |lro| format!(", LRO {}", lro.officer));
            format!(
                "{} {} the record: {} {}{tier}{lro}",
                ocg.tag(),
                voice.of("enters", "entered"),
                ocg.status.word(),
                ocg.details.kind.word()
            )
        }
        Fact::OcgStruckOut { ocg } => format!("{} {} struck out of the record", ocg.tag(), voice.of("is", "was")),
        Fact::OcgAmended { ocg, from, to } => {
            format!("{ocg} {} amended: {}", voice.of("is", "was"), differences::joined(&ocg_differences(from, to)))
        }
        Fact::OcgStatusSet { ocg, from, to, because: reason, .. } => format!(
            "{ocg} {} from {} to {}{}",
            voice.of("goes", "went"),
            from.status.word(),
            to.status.word(),
            because(reason)
        ),
        Fact::TierDecided { ocg, from, to, .. } => tier_sentence(&ocg.operation, from.as_ref(), to.as_ref(), voice),
        Fact::PostFilled { ocg, post, from, to, because, .. } => {
            post_sentence(&ocg.operation, post.word(), from.as_ref(), to.as_ref(), because, voice)
        }
        Fact::RetentionSet(change) => {
            format!("{}{}", change.words(voice == Voice::Now), because(&change.because))
        }
        Fact::AssessmentRecorded { assessment } => {
            let details = &assessment.details;
            let score = details.score.map_or_else(String::new, |score| format!(" score {score}"));
            let band = if details.band.is_empty() { String::new() } else { format!(" band {}", details.band) };
            format!(
                "{} {} assessed on {} ({}):{score}{band}",
                assessment.ocg,
                voice.of("is", "was"),
                plain(assessment.on),
                details.scheme
            )
        }
        Fact::AssessmentStruckOut { assessment } => format!(
            "The assessment of {} of {} {} struck out",
            assessment.ocg,
            plain(assessment.on),
            voice.of("is", "was")
        ),
        Fact::OfficerRegistered { officer } => {
            format!("{} {} the record", officer.tag(), voice.of("enters", "entered"))
        }
        Fact::OfficerStruckOut { officer } => {
            format!("{} {} struck out of the record", officer.tag(), voice.of("is", "was"))
        }
        Fact::OfficerAmended { officer, from, to } => format!(
            "{officer} {} amended: {}",
            voice.of("is", "was"),
            differences::joined(&officer_differences(from, to))
        ),
        Fact::ActionRaised { action } => {
            let owner = action.owner.as_ref().map_or_else(|| "nobody".to_owned(), |owner| owner.label.clone());
            let strand = action.details.strand.map_or("no P", super::tier::Strand::word);
            format!(
                "{} {} raised for {owner}, {strand}, due {}: {}",
                action.number,
                voice.of("is", "was"),
                on(action.due),
                quoted(&action.details.text)
            )
        }
        Fact::ActionStruckOut { action } => format!("{} {} struck out", action.number, voice.of("is", "was")),
        Fact::ActionAmended { action, from, to } => format!(
            "{action} {} amended: {}",
            voice.of("is", "was"),
            differences::joined(&action_differences(from, to))
        ),
        Fact::ActionExtended { action, from, to, reason_code, because: reason } => {
            let reason = match (reason_code.is_empty(), reason.trim().is_empty()) {
                (true, _) => reason.clone(),
                (false, true) => reason_code.clone(),
                (false, false) => format!("{reason_code}: {reason}"),
            };
            format!(
                "{action} {} from {} to {}{}",
                voice.of("moves", "moved"),
                on(from.due),
                on(to.due),
                because(&reason)
            )
        }
        Fact::ActionTransferred { action, from, to, because: reason } => format!(
            "{action} {} from {} to {}{}",
            voice.of("passes", "passed"),
            from.as_ref().map_or("nobody", |owner| owner.label.as_str()),
            to.as_ref().map_or("nobody", |owner| owner.label.as_str()),
            because(reason)
        ),
        Fact::ActionMoved { action, step, to, .. } => {
            let by = if to.by.is_empty() { "The owner" } else { to.by.as_str() };
            match step {
                ActionStep::Started => format!("{action} {} in progress", voice.of("is", "was")),
                ActionStep::Claimed => {
                    format!("{by} {} {action} complete{}", voice.of("claims", "claimed"), said(&to.result))
                }
                ActionStep::ClaimRefused => {
                    format!("The claim on {action} {} not accepted{}", voice.of("is", "was"), because(&to.result))
                }
                ActionStep::Discharged => {
                    format!("{action} {} discharged by {by}{}", voice.of("is", "was"), said(&to.result))
                }
                ActionStep::Cancelled => {
                    format!("{action} {} cancelled, {}{}", voice.of("is", "was"), to.reason_code, said(&to.result))
                }
                ActionStep::PassedOut => {
                    format!("{action} {} out of this record{}", voice.of("passes", "passed"), said(&to.result))
                }
                ActionStep::TakenBack => {
                    format!("{action} {} {} again", voice.of("is", "was"), to.status.word())
                }
            }
        }
        Fact::DisruptionClaimed { disruption } => format!(
            "{}: {} disruption {} claimed for {}, {}, {}: {}",
            disruption.number,
            disruption.details.claimed.word(),
            voice.of("is", "was"),
            disruption.ocg,
            disruption.details.strand,
            plain(disruption.details.on),
            quoted(&disruption.details.evidence)
        ),
        Fact::DisruptionStruckOut { disruption } => {
            format!("{} {} struck out", disruption.number, voice.of("is", "was"))
        }
        Fact::DisruptionModerated { disruption_number, ocg, to, .. } => match to {
            Some(to) => {
                let came = if to.joined.is_some() { to.word() } else { format!("agreed as {}", to.word()) };
                format!("{disruption_number} of {ocg} {} {came}{}", voice.of("is", "was"), because(&to.because))
            }
            None => format!("{disruption_number} of {ocg} {} moderation again", voice.of("awaits", "awaited")),
        },
        Fact::MeetingPrepared { .. }
        | Fact::MeetingStruckOut { .. }
        | Fact::MeetingAmended { .. }
        | Fact::MeetingMoved { .. }
        | Fact::MinutesAccepted { .. }
        | Fact::AttendanceMarked { .. }
        | Fact::OcgSettled { .. }
        | Fact::MeetingBriefed(_) => meetings::describe(fact, voice),
        Fact::ItemAdded { item } => items::added(item, voice),
        Fact::ItemStruckOut { item } => items::struck_out(item, voice),
        Fact::ItemChanged { number, ocg, from, to, because, .. } => {
            items::changed(&items::Change { number, ocg: ocg.as_ref(), from, to, because }, voice)
        }
        Fact::NoteAdded { note } => {
            let about = note.action.as_ref().map_or_else(|| note.ocg.operation.clone(), |action| action.number.clone());
            format!("Note on {about}: {}", quoted(&note.text))
        }
        Fact::NoteStruckOut { note } => format!("The note on {} {} struck out", note.ocg, voice.of("is", "was")),
        Fact::AccessChanged { access } => access.words(voice == Voice::Now),
        Fact::CrossingMarked { crossing, step } => match step {
            CrossingStep::Intended => {
                format!(
                    "{} {} released to the open record {}",
                    crossing.ocg,
                    voice.of("is to be", "was to be"),
                    crossing.words()
                )
            }
            CrossingStep::Done { number, .. } => {
                format!("{number} {} released to the open record, from {}", voice.of("is", "was"), crossing.ocg)
            }
            CrossingStep::Abandoned { number, .. } => {
                let why = number.as_ref().map_or_else(String::new, |number| {
                    format!(": {number} {} taken back there", voice.of("is", "was"))
                });
                format!(
                    "What {} was to release to the open record {} given up{why}",
                    crossing.ocg,
                    voice.of("is", "was")
                )
            }
        },
        Fact::Erased(erasure) => erasure.words(voice == Voice::Now),
        Fact::MinutesIssued { number, first, last } => format!(
            "Minutes {number} {} issued, entries {} to {}",
            voice.of("are", "were"),
            crate::text::count_group(*first),
            crate::text::count_group(*last)
        ),
    }
}

/// A few words for a notice: "Op Birch to tier 2".
#[must_use]
pub fn headline(fact: &Fact) -> String {
    match fact {
        Fact::TierDecided { ocg, from, to, .. } => match (from, to) {
            (Some(from), Some(to)) if from.tier == to.tier => format!("{ocg} stays in tier {}", to.tier),
            (_, Some(to)) => format!("{ocg} to tier {}", to.tier),
            (_, None) => format!("{ocg} to no tier"),
        },
        Fact::PostFilled { ocg, post, to, .. } => match to {
            Some(to) => format!("{} as {} of {ocg}", to.officer, post.word()),
            None => format!("no {} for {ocg}", post.word()),
        },
        Fact::ActionRaised { action } => format!("{} for {}", action.number, action.ocg),
        other => describe(other, Voice::Now),
    }
}
