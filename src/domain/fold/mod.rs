//! Folding: putting one fact into the records. The only writer there is.
//!
//! Every fold checks that the record stands as the fact says it stood (`from`). So a journal that replays without complaint leads to the same
//! records, and an entry cannot be withdrawn from under a later one that rests on it. Must not decide anything.

mod actions;
mod items;
mod meetings;
mod ocgs;

pub(super) use items::series as item_series;

use super::fact::Fact;
use super::identity::Series;
use super::reading::{Answer, Fault, NumberSeries, Records};
use std::fmt;

/// Why a fact could not be folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoldError {
    /// The record does not stand as the fact says: a later change rests on it, or the journal is not whole. Names what differs.
    Stale(String),
    /// The same, where what stands in the way happened once and for all and cannot be taken back itself.
    ForGood(String),
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
            Self::Stale(what) | Self::ForGood(what) => f.write_str(what),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

fn stale<T>(what: impl Into<String>) -> Result<T, FoldError> {
    Err(FoldError::Stale(what.into()))
}

fn for_good<T>(what: impl Into<String>) -> Result<T, FoldError> {
    Err(FoldError::ForGood(what.into()))
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
/// [`FoldError::Stale`] or [`FoldError::ForGood`] when the record does not stand as the fact says, [`FoldError::Fault`] when it cannot be read or written. The caller then
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
        // What an erasure leaves stands in the entries themselves; the records follow from those.
        Fact::ImportMade { .. } | Fact::AccessChanged { .. } | Fact::CrossingMarked { .. } | Fact::Erased(_) => {}
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
        Fact::OcgAmended { .. }
        | Fact::OcgStatusSet { .. }
        | Fact::TierDecided { .. }
        | Fact::PostFilled { .. }
        | Fact::RetentionSet(_) => ocgs::fold(fact, records)?,
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
        | Fact::ActionMoved { .. } => actions::fold(fact, records)?,
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
        Fact::MeetingPrepared { .. }
        | Fact::MeetingStruckOut { .. }
        | Fact::MeetingAmended { .. }
        | Fact::MeetingMoved { .. }
        | Fact::MinutesAccepted { .. }
        | Fact::AttendanceMarked { .. }
        | Fact::OcgSettled { .. }
        | Fact::MeetingBriefed(_) => meetings::fold(fact, records)?,
        Fact::ItemAdded { .. } | Fact::ItemStruckOut { .. } | Fact::ItemChanged { .. } => items::fold(fact, records)?,
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
