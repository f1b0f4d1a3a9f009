//! What the program proposes as the description of an entry: what kind of record it is, by whose rank, when and with how many words of reason.
//! Never the reason, a name of an operation or a reference.

use crate::domain::fact::{ActionStep, Fact};
use crate::domain::item::ItemKind;
use crate::domain::profile::Profile;
use crate::domain::reading::Reading as _;
use crate::domain::receipt::Entered;
use crate::domain::time::plain;
use crate::report::past::Past;
use crate::report::sentences::{Around, reason_or_none, tell};
use crate::text::plural;

/// The kind of record an entry is, in plain words.
pub(super) const fn kind(fact: &Fact) -> &'static str {
    match fact {
        Fact::StoreFounded { .. } => "the opening of the record",
        Fact::ProfileAdopted { .. } => "a change of the force's settings",
        Fact::ImportMade { .. } => "an import of records from a file",
        Fact::OcgRegistered { .. } => "the entry of a group in the record",
        Fact::OcgStruckOut { .. } => "the striking out of a group",
        Fact::OcgAmended { .. } => "a change to what is written about a group",
        Fact::OcgStatusSet { .. } => "a decision about the status of an operation",
        Fact::TierDecided { .. } => "a decision about the resourcing level of an operation",
        Fact::PostFilled { .. } => "a decision about who is responsible for an operation",
        Fact::RetentionSet(_) => "a decision about how long the record of a group is kept",
        Fact::AssessmentRecorded { .. } | Fact::AssessmentStruckOut { .. } => "an assessment of a group",
        Fact::OfficerRegistered { .. } | Fact::OfficerStruckOut { .. } | Fact::OfficerAmended { .. } => {
            "the details of an officer or agency"
        }
        Fact::ActionRaised { .. } => "a task",
        Fact::ActionStruckOut { .. } => "the striking out of a task",
        Fact::ActionAmended { .. } => "a change to the words of a task",
        Fact::ActionExtended { .. } => "a new date for a task",
        Fact::ActionTransferred { .. } => "the passing of a task to another owner",
        Fact::ActionMoved { step, .. } => match step {
            ActionStep::Started => "the start of work on a task",
            ActionStep::Claimed => "the owner's report that a task is complete",
            ActionStep::ClaimRefused => "a decision that a task is not complete",
            ActionStep::Discharged => "a decision that a task is complete",
            ActionStep::Cancelled => "a decision to cancel a task",
            ActionStep::PassedOut => "the passing of a task to another body",
            ActionStep::TakenBack => "the taking back of a step of a task",
        },
        Fact::DisruptionClaimed { .. } | Fact::DisruptionStruckOut { .. } => "a claimed effect of police activity",
        Fact::DisruptionModerated { .. } => "the agreed assessment of the effect of police activity",
        Fact::NoteAdded { .. } | Fact::NoteStruckOut { .. } => "a note of what was reported",
        Fact::MeetingPrepared { .. }
        | Fact::MeetingStruckOut { .. }
        | Fact::MeetingAmended { .. }
        | Fact::MeetingMoved { .. } => "the holding of a meeting",
        Fact::MinutesAccepted { .. } => "the acceptance of the minutes of an earlier meeting",
        Fact::AttendanceMarked { .. } => "who was present at a meeting",
        Fact::MeetingBriefed(_) => "whether somebody was briefed at a meeting and accepted it",
        Fact::OcgSettled { .. } => "whether a group was discussed at a meeting",
        Fact::ItemAdded { item } | Fact::ItemStruckOut { item } => of_item(item.content.kind()),
        Fact::ItemChanged { to, .. } => of_item(to.kind()),
        Fact::CrossingMarked { .. } => "the passing of words to another record",
        Fact::AccessChanged { .. } => "who may open the record",
        Fact::Erased(_) => "an erasure by law",
        Fact::MinutesIssued { .. } => "the issue of minutes",
    }
}

const fn of_item(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Bid => "a request for resources",
        ItemKind::Trigger => "an event that may call for a change",
        ItemKind::Gap => "a question that intelligence is to answer",
        ItemKind::Outcome => "a result of police activity, in figures",
        ItemKind::Order => "a court order",
        ItemKind::Plan => "a plan for a group",
        ItemKind::Learning => "something learned",
        ItemKind::Operation => "an operation of the force",
        ItemKind::Decision => "a decision at a meeting",
        ItemKind::Remark => "a remark at a meeting",
        ItemKind::Correction => "a correction to earlier minutes",
        ItemKind::Objective => "an objective of the division",
        ItemKind::BoardMatter => "a matter put to the force's board",
        ItemKind::Disclosure => "a note for disclosure",
        ItemKind::Issue => "the issue of a paper",
        ItemKind::Statement => "a statement about people, with its grade",
    }
}

/// `DCI` of `DCI 3051`: the words without a number; of a role all of it.
fn rank(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().filter(|word| !word.chars().any(|c| c.is_ascii_digit())).collect();
    if words.is_empty() { "a person not recorded".to_owned() } else { words.join(" ") }
}

/// `Record of a decision about the resourcing level of an operation, by DCI on 24 November 2026, with written reasons (12 words)`; `None` for an
/// entry that was erased.
#[must_use]
pub fn proposal(past: &Past, entered: &Entered) -> Option<String> {
    let recorded = entered.recorded.as_ref()?;
    let fact = &recorded.fact;
    let record = past.record(entered.entry).ok()?;
    let profile: std::sync::Arc<Profile> = record.profile().ok()?;
    // A withdrawal has the reason for taking back, not that of what stands again.
    let reason = if entered.undoes.is_some() {
        recorded.because.clone()
    } else {
        let told = tell(fact, &Around::only(&profile)).reason.filter(|reason| *reason != reason_or_none(""));
        told.map(|reason| reason.words()).unwrap_or_default()
    };
    let words = reason.split_whitespace().count() as u64;
    let reasons = match words {
        0 => String::new(),
        _ => format!(", with written reasons ({})", plural(words, "word", "words")),
    };
    let withdrawal = if entered.undoes.is_some() { "the withdrawal of an earlier entry, being " } else { "" };
    Some(format!(
        "Record of {withdrawal}{}, by {} on {}{reasons}",
        kind(fact),
        rank(&entered.decided_by),
        plain(entered.decided_at.local_date())
    ))
}
