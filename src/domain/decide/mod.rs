//! Deciding: a command and the record as it stands give facts, or a refusal in words. Pure; folds nothing.

mod actions;
mod attendance;
mod briefed;
mod crossings;
mod details;
mod disclosure;
mod disruptions;
mod issue;
mod items;
mod meetings;
mod ocgs;
mod retention;

use super::access::Access;
use super::command::{Asking, Command};
use super::fact::Fact;
use super::limits;
use super::reading::{Fault, Founding, MOST_RUNNING, NumberSeries, Reading};
use super::role::{own_passphrase, permit, right_of};
use std::fmt;

/// Why a command was not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reject {
    /// A rule says no: one or two sentences, what is wrong and what to do.
    Refused(String),
    /// The record could not be read.
    Fault(Fault),
}

impl From<Fault> for Reject {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<String> for Reject {
    fn from(sentence: String) -> Self {
        Self::Refused(sentence)
    }
}

impl fmt::Display for Reject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(sentence) => f.write_str(sentence),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for Reject {}

pub(crate) fn refuse<T>(sentence: impl Into<String>) -> Result<T, Reject> {
    Err(Reject::Refused(sentence.into()))
}

/// A name for a sentence that holds two: cut, so that the sentence stays a sentence.
fn brief(name: &dyn fmt::Display) -> String {
    crate::text::cut(&name.to_string(), 60).chars().take(120).collect()
}

/// What a command comes to: the facts to record, in order. One command gives one or more facts; a batch of commands is decided one after another,
/// each against the record the former left.
///
/// # Errors
/// [`Reject::Refused`] with the sentence for the screen, [`Reject::Fault`] when the record cannot be read.
pub fn decide(command: &Command, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    if asking.recorded_at < asking.decided_at {
        return refuse("A decision cannot be entered before it was made. Check the time of the decision.");
    }
    if !own_passphrase(command, asking) {
        permit(right_of(command, record)?, record, asking)?;
    }
    match command {
        Command::Found { founding, profile } => {
            if record.founding()?.is_some() {
                return refuse("This store is founded already.");
            }
            let bcu = limits::name("the name of the BCU", &founding.bcu)?;
            let founding = Founding { bcu, ..founding.clone() };
            Ok(vec![Fact::StoreFounded { founding, profile: Box::new(profile.clone()) }])
        }
        Command::AdoptProfile { profile } => {
            let from = record.profile()?;
            if *from == *profile {
                return refuse("This profile is in force already.");
            }
            let covert = record.founding()?.is_some_and(|founding| founding.covert);
            if covert && (profile.papers.handling.is_empty() || !profile.papers.numbered_copies) {
                return refuse("This store needs a profile with a handling line and numbered copies, under [papers].");
            }
            Ok(vec![Fact::ProfileAdopted { from: Box::new((*from).clone()), to: Box::new(profile.clone()) }])
        }
        Command::NoteImport { file, sha256, taken, rejected, differences } => Ok(vec![Fact::ImportMade {
            file: crate::text::cut(&crate::text::clean_line(file), limits::MOST_NAME).into_owned(),
            sha256: crate::text::clean_line(sha256),
            taken: *taken,
            rejected: *rejected,
            differences: differences.clone(),
        }]),
        Command::ChangeAccess(access) => {
            let operator = limits::name("the operator's name", &access.operator)?;
            Ok(vec![Fact::AccessChanged { access: Access { operator, ..access.clone() } }])
        }
        Command::MarkCrossing { crossing, step } => crossings::mark(crossing, step, record),
        Command::IssueMinutes { first, last } => {
            if last < first {
                return refuse("Nothing was recorded since the last minutes, so there is nothing to write.");
            }
            Ok(vec![Fact::MinutesIssued { number: record.minutes_issued()? + 1, first: *first, last: *last }])
        }
        Command::PrepareMeeting { .. }
        | Command::AmendMeeting { .. }
        | Command::FreezePack { .. }
        | Command::OpenMeeting { .. }
        | Command::SignMeeting { .. }
        | Command::AcceptMinutes { .. }
        | Command::CancelMeeting { .. }
        | Command::SettleOcg { .. }
        | Command::SettleRest { .. } => meetings::decide(command, record, asking),
        Command::MarkAttendance { meeting, who, role, partner, mark } => {
            let asked = attendance::Asked { who, role, partner: *partner, mark };
            attendance::mark(*meeting, &asked, record, asking)
        }
        Command::MarkBriefed { meeting, ocg, person, accepted } => {
            let asked = briefed::Asked { meeting: *meeting, ocg: *ocg, person, accepted: *accepted };
            briefed::mark(&asked, record, asking)
        }
        Command::AddItem { ocg, content } => items::add(*ocg, content, record, asking),
        Command::ChangeItem { item, content, because } => items::change(*item, content, because, record, asking),
        Command::RegisterOcg(new) => ocgs::register(new, record, asking),
        Command::AmendOcg { ocg, details } => ocgs::amend(*ocg, details, record),
        Command::SetStatus { ocg, status, because } => ocgs::set_status(*ocg, *status, because, record, asking),
        Command::DecideTier { ocg, tier, because, unit, review, refused } => ocgs::decide_tier(
            &ocgs::TierAsked { ocg: *ocg, tier: *tier, because, unit: unit.as_deref(), review: *review, refused },
            record,
            asking,
        ),
        Command::FillPost { ocg, post, officer, because } => {
            ocgs::fill_post(*ocg, *post, *officer, because, record, asking)
        }
        Command::Assess { ocg, on, details } => ocgs::assess(*ocg, *on, details, record, asking),
        Command::Retain(asked) => retention::decide(asked, record, asking),
        Command::RegisterOfficer(details) => details::register_officer(details, record),
        Command::AmendOfficer { officer, details } => details::amend_officer(*officer, details, record),
        Command::RaiseAction(new) => actions::raise(new, record, asking),
        Command::AmendAction { .. }
        | Command::ExtendAction { .. }
        | Command::TransferAction { .. }
        | Command::StartAction { .. }
        | Command::ClaimAction { .. }
        | Command::RefuseClaim { .. }
        | Command::DischargeAction { .. }
        | Command::CancelAction { .. }
        | Command::PassActionOut { .. } => actions::change(command, record, asking),
        Command::ClaimDisruption { .. } => disruptions::claim(command, record, asking),
        Command::ModerateDisruption { disruption, level, because } => {
            disruptions::moderate(*disruption, *level, because, record, asking)
        }
        Command::JoinDisruption { disruption, into, because } => {
            disruptions::join(*disruption, into, because, record, asking)
        }
        Command::AddNote { ocg, action, text } => disruptions::note(*ocg, *action, text, record, asking),
    }
}

/// The next printed number of a series for a decision of this day.
fn next_number(series: NumberSeries, record: &dyn Reading, asking: &Asking) -> Result<String, Reject> {
    use chrono::Datelike as _;
    let Some(founding) = record.founding()? else {
        return refuse("This store is not founded yet. Run muster init.");
    };
    let year = asking.today.year();
    let running = record.highest_number(series, year)?.saturating_add(1);
    if running > MOST_RUNNING {
        return refuse(format!("The {} numbers of {year} are used up.", series.word()));
    }
    Ok(series.number(&founding.prefix, year, running))
}
