//! Folding: putting one fact into the records. The only writer there is.
//!
//! Every fold checks that the record stands as the fact says it stood (`from`). So a journal that replays without complaint leads to the same
//! records, and an entry cannot be withdrawn from under a later one that rests on it. Must not decide anything.

use super::fact::{DueState, Fact, Standing};
use super::identity::Series;
use super::ocg::{Holder, Post};
use super::reading::{Answer, Fault, NumberSeries, Records};
use std::fmt;

/// Why a fact could not be folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoldError {
    /// The record does not stand as the fact says: a later change rests on it, or the journal is not whole. Names what differs.
    Stale(String),
    /// The record could not be read or written.
    Fault(Fault),
}

impl From<Fault> for FoldError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl fmt::Display for FoldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stale(what) => f.write_str(what),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

fn stale<T>(what: impl Into<String>) -> Result<T, FoldError> {
    Err(FoldError::Stale(what.into()))
}

fn same_holder(one: Option<&Holder>, other: Option<&Holder>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one.officer.id == other.officer.id && one.since == other.since,
        _ => false,
    }
}

fn need<T>(found: Option<T>, what: impl FnOnce() -> String) -> Result<T, FoldError> {
    found.ok_or_else(|| FoldError::Stale(format!("{} is no longer in the record", what())))
}

/// Remembers a printed number so that it is never given again.
fn spend(records: &mut dyn Records, series: NumberSeries, number: &str) -> Answer<()> {
    if number.is_empty() {
        return Ok(());
    }
    let Some(founding) = records.founding()? else { return Ok(()) };
    match series.parts(&founding.prefix, number) {
        Some((year, running)) => records.spend_number(series, year, running),
        None => Ok(()),
    }
}

/// Puts one fact into the records.
///
/// # Errors
/// [`FoldError::Stale`] when the record does not stand as the fact says, [`FoldError::Fault`] when it cannot be read or written. The caller then
/// rolls back: a fold that failed may have written a part.
pub fn fold(fact: &Fact, records: &mut dyn Records) -> Result<(), FoldError> {
    match fact {
        Fact::StoreFounded { founding, profile } => {
            if records.founding()?.is_some() {
                return stale("the store is founded already");
            }
            records.put_founding(founding, profile)?;
        }
        Fact::ProfileAdopted { from, to } => {
            if *records.profile()? != **from {
                return stale("another profile has come into force since");
            }
            records.put_profile(to)?;
        }
        Fact::ImportMade { .. } => {}
        Fact::MinutesIssued { number, .. } => records.put_minutes_issued(*number)?,
        Fact::OcgRegistered { ocg } => {
            if records.ocg(ocg.id)?.is_some() {
                return stale(format!("{} is in the record already", ocg.tag()));
            }
            records.spend_id(Series::Ocg, ocg.id.0)?;
            records.put_ocg(ocg)?;
        }
        Fact::OcgStruckOut { ocg } => {
            let now = need(records.ocg(ocg.id)?, || ocg.tag().to_string())?;
            if now != **ocg || !records.ocg_is_bare(ocg.id)? {
                return stale(format!("later entries rest on {}", now.tag()));
            }
            records.remove_ocg(ocg.id)?;
        }
        Fact::OcgAmended { .. } | Fact::OcgStatusSet { .. } | Fact::TierDecided { .. } | Fact::PostFilled { .. } => {
            fold_ocg(fact, records)?
        }
        Fact::AssessmentRecorded { assessment } => {
            need(records.ocg(assessment.ocg.id)?, || assessment.ocg.to_string())?;
            records.spend_id(Series::Assessment, assessment.id.0)?;
            records.put_assessment(assessment)?;
        }
        Fact::AssessmentStruckOut { assessment } => {
            need(records.assessment(assessment.id)?, || format!("the assessment of {}", assessment.ocg))?;
            records.remove_assessment(assessment.id)?;
        }
        Fact::OfficerRegistered { officer } => {
            if records.officer(officer.id)?.is_some() {
                return stale(format!("{} is in the record already", officer.tag()));
            }
            records.spend_id(Series::Officer, officer.id.0)?;
            records.put_officer(officer)?;
        }
        Fact::OfficerStruckOut { officer } => {
            let now = need(records.officer(officer.id)?, || officer.tag().to_string())?;
            if now != **officer || !records.officer_is_bare(officer.id)? {
                return stale(format!("later entries rest on {}", now.tag()));
            }
            records.remove_officer(officer.id)?;
        }
        Fact::OfficerAmended { officer, from, to } => {
            let mut now = need(records.officer(officer.id)?, || officer.to_string())?;
            if now.details != **from {
                return stale(format!("what is written about {officer} was changed again later"));
            }
            now.details = (**to).clone();
            records.put_officer(&now)?;
        }
        Fact::ActionRaised { .. }
        | Fact::ActionStruckOut { .. }
        | Fact::ActionAmended { .. }
        | Fact::ActionExtended { .. }
        | Fact::ActionTransferred { .. }
        | Fact::ActionMoved { .. } => fold_action(fact, records)?,
        Fact::DisruptionClaimed { disruption } => {
            need(records.ocg(disruption.ocg.id)?, || disruption.ocg.to_string())?;
            records.spend_id(Series::Disruption, disruption.id.0)?;
            spend(records, NumberSeries::Disruption, &disruption.number)?;
            records.put_disruption(disruption)?;
        }
        Fact::DisruptionStruckOut { disruption } => {
            let now = need(records.disruption(disruption.id)?, || disruption.number.clone())?;
            if now.moderation != disruption.moderation {
                return stale(format!("{} was moderated later", disruption.number));
            }
            records.remove_disruption(disruption.id)?;
        }
        Fact::DisruptionModerated { disruption, disruption_number, number, from, to, .. } => {
            let mut now = need(records.disruption(*disruption)?, || disruption_number.clone())?;
            if now.moderation != *from {
                return stale(format!("{disruption_number} was moderated again later"));
            }
            spend(records, NumberSeries::Decision, number)?;
            now.moderation.clone_from(to);
            records.put_disruption(&now)?;
        }
        Fact::NoteAdded { note } => {
            need(records.ocg(note.ocg.id)?, || note.ocg.to_string())?;
            records.spend_id(Series::Note, note.id.0)?;
            records.put_note(note)?;
        }
        Fact::NoteStruckOut { note } => {
            need(records.note(note.id)?, || "the note".to_owned())?;
            records.remove_note(note.id)?;
        }
    }
    Ok(())
}

fn fold_ocg(fact: &Fact, records: &mut dyn Records) -> Result<(), FoldError> {
    match fact {
        Fact::OcgAmended { ocg, from, to } => {
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if now.details != **from {
                return stale(format!("what is written about {ocg} was changed again later"));
            }
            now.details = (**to).clone();
            records.put_ocg(&now)?;
        }
        Fact::OcgStatusSet { ocg, number, from, to, .. } => {
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if (Standing { status: now.status, since: now.status_since }) != *from {
                return stale(format!("the status of {ocg} was changed again later"));
            }
            spend(records, NumberSeries::Decision, number)?;
            now.status = to.status;
            now.status_since = to.since;
            records.put_ocg(&now)?;
        }
        Fact::TierDecided { ocg, number, from, to } => {
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if now.placement != *from {
                return stale(format!("the tier of {ocg} was decided again later"));
            }
            spend(records, NumberSeries::Decision, number)?;
            now.placement.clone_from(to);
            records.put_ocg(&now)?;
        }
        Fact::PostFilled { ocg, number, post, from, to, without_from, without_to, .. } => {
            let mut now = need(records.ocg(ocg.id)?, || ocg.to_string())?;
            if !same_holder(now.holder(*post), from.as_ref()) {
                return stale(format!("the {} of {ocg} was changed again later", post.word()));
            }
            spend(records, NumberSeries::Decision, number)?;
            match post {
                Post::Lro => {
                    if now.without_lro_since != *without_from {
                        return stale(format!("the LRO of {ocg} was changed again later"));
                    }
                    now.lro.clone_from(to);
                    now.without_lro_since = *without_to;
                }
                Post::Deputy => now.deputy.clone_from(to),
                Post::Sro => now.sro.clone_from(to),
            }
            records.put_ocg(&now)?;
        }
        _ => {}
    }
    Ok(())
}

fn fold_action(fact: &Fact, records: &mut dyn Records) -> Result<(), FoldError> {
    match fact {
        Fact::ActionRaised { action } => {
            need(records.ocg(action.ocg.id)?, || action.ocg.to_string())?;
            if records.action(action.id)?.is_some() {
                return stale(format!("{} is in the record already", action.number));
            }
            records.spend_id(Series::Action, action.id.0)?;
            spend(records, NumberSeries::Action, &action.number)?;
            records.put_action(action)?;
        }
        Fact::ActionStruckOut { action } => {
            let now = need(records.action(action.id)?, || action.number.clone())?;
            let same = now.details == action.details
                && now.state == action.state
                && now.due == action.due
                && now.extensions == action.extensions
                && now.owner.as_ref().map(|owner| owner.id) == action.owner.as_ref().map(|owner| owner.id);
            if !same {
                return stale(format!("later entries rest on {}", action.number));
            }
            records.remove_action(action.id)?;
        }
        Fact::ActionAmended { action, from, to } => {
            let mut now = need(records.action(action.id)?, || action.number.clone())?;
            if now.details != **from {
                return stale(format!("what is written about {action} was changed again later"));
            }
            now.details = (**to).clone();
            records.put_action(&now)?;
        }
        Fact::ActionExtended { action, from, to, .. } => {
            let mut now = need(records.action(action.id)?, || action.number.clone())?;
            if (DueState { first_due: now.first_due, due: now.due, extensions: now.extensions }) != *from {
                return stale(format!("the date of {action} was moved again later"));
            }
            now.first_due = to.first_due;
            now.due = to.due;
            now.extensions = to.extensions;
            records.put_action(&now)?;
        }
        Fact::ActionTransferred { action, from, to, .. } => {
            let mut now = need(records.action(action.id)?, || action.number.clone())?;
            if now.owner.as_ref().map(|owner| owner.id) != from.as_ref().map(|owner| owner.id) {
                return stale(format!("{action} passed to another owner later"));
            }
            now.owner.clone_from(to);
            records.put_action(&now)?;
        }
        Fact::ActionMoved { action, from, to, .. } => {
            let mut now = need(records.action(action.id)?, || action.number.clone())?;
            if now.state != *from {
                return stale(format!("{action} moved on later"));
            }
            now.state = to.clone();
            records.put_action(&now)?;
        }
        _ => {}
    }
    Ok(())
}
