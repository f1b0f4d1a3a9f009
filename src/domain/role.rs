//! Who may what: the roles of the people who hold a key to a store, and the right each command needs (issue "people and keys", domain section 6).
//!
//! One table for the screen and the command line. It must not know passphrases, keyrings or how a key was unlocked: the role comes in as a value.

use super::access::AccessStep;
use super::action::ActionDetails;
use super::command::{Asking, Command};
use super::decide::{Reject, refuse};
use super::fact::{ActionStep, Fact};
use super::item::Content;
use super::meeting::Presence;
use super::ocg::OcgDetails;
use super::reading::Reading;
use super::retention::{RetentionAsk, RetentionStep};
use serde::{Deserialize, Serialize};

/// What somebody with a key is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Chairs the meeting: decides, signs, and says who has a key.
    #[default]
    Chair,
    /// Stands in for the chair, with the same rights.
    Deputy,
    /// Writes the record for whoever decides.
    Loggist,
    /// Looks only; opens the record for reading.
    Reader,
}

impl Role {
    /// Every role, the one with most rights first.
    pub const ALL: [Self; 4] = [Self::Chair, Self::Deputy, Self::Loggist, Self::Reader];

    /// The word on screen, on paper and in the keyring.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Chair => "chair",
            Self::Deputy => "deputy",
            Self::Loggist => "loggist",
            Self::Reader => "reader",
        }
    }

    /// A role from its word, any case.
    ///
    /// # Errors
    /// One sentence that names the text and the roles.
    pub fn from_words(text: &str) -> Result<Self, String> {
        let typed = text.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|role| role.word() == typed).ok_or_else(|| {
            format!(
                "There is no role \"{}\". The roles are chair, deputy, loggist and reader.",
                crate::text::cut(&crate::text::clean_line(&typed), 40)
            )
        })
    }

    /// Whether a key of this role opens the record for reading only.
    #[must_use]
    pub const fn only_reads(self) -> bool {
        matches!(self, Self::Reader)
    }

    /// Whether somebody of this role decides in their own name.
    #[must_use]
    pub const fn decides(self) -> bool {
        matches!(self, Self::Chair | Self::Deputy)
    }
}

/// Whether somebody may be given a key by this name: rank and collar number or the like of one person, printable and not too long.
///
/// # Errors
/// One sentence.
pub fn key_name(name: &str) -> Result<(), String> {
    let wrong = if name.trim().is_empty() || name.trim() != name {
        "An operator needs a name such as \"DCI 1550\", without spaces around it."
    } else if name.chars().count() > 80 || name.chars().any(char::is_control) {
        "An operator's name has at most 80 printable characters."
    } else if name.contains([',', ';']) || name.eq_ignore_ascii_case("all") {
        "A key is one person's: give one rank and collar number, without a comma."
    } else {
        return Ok(());
    };
    Err(wrong.to_owned())
}

/// In which role somebody asks, and for whom a loggist may write.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seat {
    /// The role of whoever enters.
    pub role: Role,
    /// Who holds the key of a chair or a deputy: rank and collar number.
    pub deciders: Vec<String>,
    /// Whether they sit at the screen: what they are told to do then is a key, and not an argument.
    pub by_keys: bool,
}

/// What a command needs of whoever asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Anybody who writes.
    Enter,
    /// A chair or a deputy decides; a loggist enters it for one of them, by name.
    Decide,
    /// A chair or a deputy in person, with a key of their own and in no other name.
    Sign,
}

/// The right a command needs. What partners may be told is the chair's to say (papers section 2f): an amendment that changes it is a decision, which
/// only the record as it stands can tell.
///
/// # Errors
/// The record cannot be read.
pub fn right_of(command: &Command, record: &dyn Reading) -> Result<Right, Reject> {
    Ok(match command {
        Command::Found { .. }
        | Command::AdoptProfile { .. }
        | Command::ChangeAccess(_)
        | Command::MarkCrossing { .. }
        | Command::SignMeeting { .. } => Right::Sign,
        Command::Retain(asked) => right_of_retention(&asked.ask),
        Command::SetStatus { .. }
        | Command::DecideTier { .. }
        | Command::FillPost { .. }
        | Command::RaiseAction(_)
        | Command::ExtendAction { .. }
        | Command::TransferAction { .. }
        | Command::RefuseClaim { .. }
        | Command::DischargeAction { .. }
        | Command::CancelAction { .. }
        | Command::PassActionOut { .. }
        | Command::ModerateDisruption { .. }
        | Command::JoinDisruption { .. }
        | Command::CancelMeeting { .. }
        | Command::AcceptMinutes { .. }
        | Command::SettleOcg { .. }
        | Command::SettleRest { .. } => Right::Decide,
        Command::RegisterOcg(new) => right_of_telling(&OcgDetails::default(), &new.details),
        Command::AmendOcg { ocg, details } => {
            record.ocg(*ocg)?.map_or(Right::Enter, |now| right_of_telling(&now.details, details))
        }
        Command::AmendAction { action, details } => {
            record.action(*action)?.map_or(Right::Enter, |now| right_of_sharing(&now.details, details))
        }
        Command::AddItem { content, .. } | Command::ChangeItem { content, .. } => right_of_content(content),
        Command::NoteImport { .. }
        | Command::Assess { .. }
        | Command::RegisterOfficer(_)
        | Command::AmendOfficer { .. }
        | Command::StartAction { .. }
        | Command::ClaimAction { .. }
        | Command::ClaimDisruption { .. }
        | Command::AddNote { .. }
        | Command::PrepareMeeting { .. }
        | Command::AmendMeeting { .. }
        | Command::FreezePack { .. }
        | Command::OpenMeeting { .. }
        | Command::MarkAttendance { .. }
        | Command::MarkBriefed { .. }
        | Command::IssueMinutes { .. } => Right::Enter,
    })
}

/// The words for partners and the bodies they are for.
fn right_of_telling(from: &OcgDetails, to: &OcgDetails) -> Right {
    let same = from.partner_summary == to.partner_summary && from.summary_for == to.summary_for;
    if same { Right::Enter } else { Right::Decide }
}

/// Whether partners may be told of an action, and the words of one that they are told of.
fn right_of_sharing(from: &ActionDetails, to: &ActionDetails) -> Right {
    let told = (to.shareable || from.shareable) && (&from.text, &from.detail) != (&to.text, &to.detail);
    if from.shareable == to.shareable && !told { Right::Enter } else { Right::Decide }
}

/// An item is a decision where it says what the chair has decided: an answer to a bid, a plan, a general decision, a correction. A paper
/// is issued as minutes are signed: by the chair or a deputy in person, for it cannot be taken back.
const fn right_of_content(content: &Content) -> Right {
    match content {
        Content::Bid(bid) if bid.answer.is_some() => Right::Decide,
        Content::Issue(_) => Right::Sign,
        Content::Plan(_)
        | Content::Decision(_)
        | Content::Correction(_)
        | Content::Objective(_)
        | Content::BoardMatter(_) => Right::Decide,
        Content::Bid(_)
        | Content::Trigger(_)
        | Content::Gap(_)
        | Content::Outcome(_)
        | Content::Order(_)
        | Content::Learning(_)
        | Content::Operation(_)
        | Content::Statement(_)
        | Content::Remark(_)
        | Content::Disclosure(_) => Right::Enter,
    }
}

/// Disposal is proposed and decided by the chair or a deputy in person; anybody who writes may hold a record, and only who decides lets it go.
const fn right_of_retention(ask: &RetentionAsk) -> Right {
    match ask {
        RetentionAsk::Propose | RetentionAsk::Answer { .. } => Right::Sign,
        RetentionAsk::Review { .. } | RetentionAsk::Lift(_) => Right::Decide,
        RetentionAsk::Hold(_) => Right::Enter,
    }
}

/// Whether this is somebody's change of their own passphrase, which every role may make in their own name.
#[must_use]
pub fn own_passphrase(command: &Command, asking: &Asking) -> bool {
    matches!(command, Command::ChangeAccess(access)
        if matches!(access.step, AccessStep::PassphraseSet | AccessStep::Recovered)
            && access.from == access.to
            && access.from == Some(asking.seat.role)
            && access.operator == asking.entered_by
            && asking.decided_by == asking.entered_by)
}

/// The right that taking a fact back needs: that of the command which led to it.
#[must_use]
pub fn right_of_fact(fact: &Fact) -> Right {
    match fact {
        Fact::StoreFounded { .. }
        | Fact::ProfileAdopted { .. }
        | Fact::AccessChanged { .. }
        | Fact::Erased(_)
        | Fact::CrossingMarked { .. } => Right::Sign,
        Fact::OcgStatusSet { .. }
        | Fact::TierDecided { .. }
        | Fact::PostFilled { .. }
        | Fact::ActionRaised { .. }
        | Fact::ActionStruckOut { .. }
        | Fact::ActionExtended { .. }
        | Fact::ActionTransferred { .. }
        | Fact::DisruptionModerated { .. }
        | Fact::MeetingMoved { .. }
        | Fact::MinutesAccepted { .. }
        | Fact::OcgSettled { .. } => Right::Decide,
        // Taking a hold back is lifting it, and taking a step of disposal back is one.
        Fact::RetentionSet(change) => match change.step {
            RetentionStep::Reviewed | RetentionStep::Held(_) | RetentionStep::Lifted(_) => Right::Decide,
            RetentionStep::Proposed
            | RetentionStep::Agreed
            | RetentionStep::Refused
            | RetentionStep::Disposed
            | RetentionStep::TakenBack => Right::Sign,
        },
        Fact::ActionMoved { step, .. } => match step {
            ActionStep::Started | ActionStep::Claimed => Right::Enter,
            ActionStep::ClaimRefused
            | ActionStep::Discharged
            | ActionStep::Cancelled
            | ActionStep::PassedOut
            | ActionStep::TakenBack => Right::Decide,
        },
        Fact::OcgAmended { from, to, .. } => right_of_telling(from, to),
        Fact::ActionAmended { from, to, .. } => right_of_sharing(from, to),
        Fact::ItemAdded { item } | Fact::ItemStruckOut { item } => right_of_content(&item.content),
        Fact::ItemChanged { to, .. } => right_of_content(to),
        Fact::ImportMade { .. }
        | Fact::OcgRegistered { .. }
        | Fact::OcgStruckOut { .. }
        | Fact::AssessmentRecorded { .. }
        | Fact::AssessmentStruckOut { .. }
        | Fact::OfficerRegistered { .. }
        | Fact::OfficerStruckOut { .. }
        | Fact::OfficerAmended { .. }
        | Fact::DisruptionClaimed { .. }
        | Fact::DisruptionStruckOut { .. }
        | Fact::NoteAdded { .. }
        | Fact::NoteStruckOut { .. }
        | Fact::MeetingPrepared { .. }
        | Fact::MeetingStruckOut { .. }
        | Fact::MeetingAmended { .. }
        | Fact::AttendanceMarked { .. }
        | Fact::MeetingBriefed(_)
        | Fact::MinutesIssued { .. } => Right::Enter,
    }
}

/// What a reader is told.
pub const READS_ONLY: &str =
    "A reader's key opens the record for reading only. Whoever chairs or writes the log can record this.";

/// What a loggist is told where only the chair or deputy may act.
pub const SIGNS: &str =
    "Only the chair or a deputy does this, with a key of their own. Have one of them unlock Muster.";

/// What somebody is told who names another for what is only done in person.
pub const IN_PERSON: &str = "This is done in the name of whoever unlocked; leave --decided-by out.";

/// What a loggist is told when nobody is named for whom to enter; what to do follows it.
pub const NOBODY_DECIDES: &str =
    "A loggist enters what the chair or a deputy decides, and nobody is named who decided.";

/// What a loggist can do about it: open the meeting, or name another chair where they stand as the chair of the one that is open.
fn to_name_a_decider(in_meeting: bool, seat: &Seat) -> &'static str {
    match (seat.by_keys, in_meeting) {
        (true, false) => "Open the meeting with g d, or have the chair unlock Muster.",
        (true, true) => "Press g m, then E, and say who chairs the meeting.",
        (false, false) => "Open the meeting, or name who decided with --decided-by.",
        (false, true) => "Say who chairs with \"muster meeting amend --chair\", or name who decided with --decided-by.",
    }
}

/// Refuses a chair who sits here as the loggist: decisions would be entered for nobody who decides. `last` chaired the meeting before.
///
/// # Errors
/// [`Reject::Refused`] with the sentence that says what to give.
pub fn no_loggist_chairs(chair: &str, last: Option<&str>, asking: &Asking) -> Result<(), Reject> {
    let loggist = asking.entered_by.as_str();
    if asking.seat.role != Role::Loggist || !chair.eq_ignore_ascii_case(loggist) {
        return Ok(());
    }
    let known = last.filter(|last| !last.eq_ignore_ascii_case(loggist));
    let example = known.or(asking.seat.deciders.first().map(String::as_str)).unwrap_or("DCI 1550");
    let how = match asking.seat.by_keys {
        true => "Press g m, then E, and say who chairs the meeting.".to_owned(),
        false => format!("Say who chairs with --chair, as in --chair \"{}\".", crate::text::cut(example, 60)),
    };
    refuse(format!("{} writes the log with a loggist's key and does not chair. {how}", crate::text::cut(loggist, 60)))
}

/// Whose words a loggist enters when nobody was named: those of the chair of the open meeting. Everybody else asks as they are.
///
/// # Errors
/// The record cannot be read.
pub fn spoken_for(asking: &Asking, record: &dyn Reading) -> Result<Asking, Reject> {
    let mut asking = asking.clone();
    if asking.seat.role == Role::Loggist
        && asking.decided_by == asking.entered_by
        && let Some(meeting) = record.open_meeting()?
        // Of a chair who is not there nobody says what they decided: somebody is named.
        && !meeting
            .attender(&meeting.details.chair)
            .is_some_and(|chair| matches!(chair.presence, Presence::Apologies { .. }))
    {
        asking.decided_by = meeting.details.chair;
    }
    Ok(asking)
}

/// Whether whoever asks has this right, before anything is decided.
///
/// # Errors
/// [`Reject::Refused`] with the sentence, [`Reject::Fault`] when the record cannot be read.
pub fn permit(right: Right, record: &dyn Reading, asking: &Asking) -> Result<(), Reject> {
    match (asking.seat.role, right) {
        (Role::Chair | Role::Deputy, Right::Sign) if asking.decided_by != asking.entered_by => refuse(IN_PERSON),
        (Role::Chair | Role::Deputy, _) | (Role::Loggist, Right::Enter) => Ok(()),
        (Role::Reader, _) => refuse(READS_ONLY),
        (Role::Loggist, Right::Sign) => refuse(SIGNS),
        (Role::Loggist, Right::Decide) if asking.decided_by == asking.entered_by => {
            let in_meeting = record.open_meeting()?.is_some();
            refuse(format!("{NOBODY_DECIDES} {}", to_name_a_decider(in_meeting, &asking.seat)))
        }
        (Role::Loggist, Right::Decide) => {
            let named = &asking.decided_by;
            let chairs = record.open_meeting()?.is_some_and(|meeting| meeting.details.chair == *named);
            if chairs || asking.seat.deciders.contains(named) {
                return Ok(());
            }
            refuse(format!(
                "{} chairs no open meeting here and holds no key as chair or deputy, so nothing was decided. Name who decided with --decided-by.",
                crate::text::cut(named, 60)
            ))
        }
    }
}

#[cfg(test)]
#[path = "role_tests.rs"]
mod tests;
