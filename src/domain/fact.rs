//! Facts: what was decided and recorded. The journal is a sequence of these; every record is a fold over them.
//!
//! A fact carries what it replaced (`from`), so that it can be taken back and read aloud by itself. The words are serialised with stable dotted
//! names; a name once written to a journal never changes its meaning.

mod about;

pub use about::Subject;

use super::action::{Action, ActionDetails, ActionState};
use super::assessment::Assessment;
use super::disruption::{Disruption, Moderation};
use super::identity::{ActionTag, DisruptionId, OcgTag, OfficerTag};
use super::note::Note;
use super::ocg::{Holder, Ocg, OcgDetails, OcgStatus, Placement, Post};
use super::officer::{Officer, OfficerDetails};
use super::profile::Profile;
use super::reading::Founding;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// Body version written today; readers of the journal accept this and every earlier one.
pub const BODY_VERSION: u16 = 1;

/// The status of an OCG and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Status.
    pub status: OcgStatus,
    /// Since when.
    pub since: Date,
}

/// Everything about the date of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueState {
    /// The date it was first given.
    pub first_due: Option<Date>,
    /// The date that stands.
    pub due: Option<Date>,
    /// How often it was moved.
    pub extensions: u32,
}

/// What moved an action from one state to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionStep {
    /// The owner began.
    Started,
    /// The owner says it is done.
    Claimed,
    /// The chair does not accept the claim.
    ClaimRefused,
    /// The chair signs it off.
    Discharged,
    /// It was given up.
    Cancelled,
    /// It passed to a body outside this record.
    PassedOut,
    /// An earlier step was taken back.
    TakenBack,
}

/// One fact. The serialised form is internally tagged by `kind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Fact {
    /// The store was founded with a profile.
    #[serde(rename = "store.founded")]
    StoreFounded {
        /// What it was founded as.
        founding: Founding,
        /// The force words of the day.
        profile: Box<Profile>,
    },
    /// Another profile came into force.
    #[serde(rename = "profile.adopted")]
    ProfileAdopted {
        /// Before.
        from: Box<Profile>,
        /// From now on.
        to: Box<Profile>,
    },
    /// A file was brought in; the facts of the same batch say what came of it.
    #[serde(rename = "import.made")]
    ImportMade {
        /// Name of the file without its folder.
        file: String,
        /// SHA-256 of its bytes, in hex.
        sha256: String,
        /// Rows that brought something new or changed, and rows that were rejected.
        taken: u32,
        /// Rows that were rejected.
        rejected: u32,
    },
    /// An OCG entered the record.
    #[serde(rename = "ocg.registered")]
    OcgRegistered {
        /// As registered.
        ocg: Box<Ocg>,
    },
    /// An OCG was struck out again.
    #[serde(rename = "ocg.struck-out")]
    OcgStruckOut {
        /// As it stood.
        ocg: Box<Ocg>,
    },
    /// What is written about an OCG changed.
    #[serde(rename = "ocg.amended")]
    OcgAmended {
        /// Which.
        ocg: OcgTag,
        /// Before.
        from: Box<OcgDetails>,
        /// After.
        to: Box<OcgDetails>,
    },
    /// The status of an OCG changed.
    #[serde(rename = "ocg.status-set")]
    OcgStatusSet {
        /// Which.
        ocg: OcgTag,
        /// Number of the decision; empty for an import.
        number: String,
        /// Before.
        from: Standing,
        /// After.
        to: Standing,
        /// Why.
        because: String,
    },
    /// A tier was decided, or decided not to change.
    #[serde(rename = "ocg.tier-decided")]
    TierDecided {
        /// Which.
        ocg: OcgTag,
        /// Number of the decision; empty for an import.
        number: String,
        /// Before; `None` when there was no tier.
        from: Option<Placement>,
        /// After; `None` only when a first placing is taken back.
        to: Option<Placement>,
    },
    /// A post on an OCG was filled or left empty.
    #[serde(rename = "ocg.post-filled")]
    PostFilled {
        /// Which.
        ocg: OcgTag,
        /// Number of the decision; empty for an import.
        number: String,
        /// The post.
        post: Post,
        /// Who held it.
        from: Option<Holder>,
        /// Who holds it now.
        to: Option<Holder>,
        /// Since when there had been no LRO, before.
        without_from: Option<Date>,
        /// Since when there is no LRO, after.
        without_to: Option<Date>,
        /// Why; may be empty.
        because: String,
    },
    /// An assessment was recorded.
    #[serde(rename = "assessment.recorded")]
    AssessmentRecorded {
        /// The assessment.
        assessment: Box<Assessment>,
    },
    /// An assessment was struck out again.
    #[serde(rename = "assessment.struck-out")]
    AssessmentStruckOut {
        /// As it stood.
        assessment: Box<Assessment>,
    },
    /// An officer or agency entered the record.
    #[serde(rename = "officer.registered")]
    OfficerRegistered {
        /// As registered.
        officer: Box<Officer>,
    },
    /// An officer or agency was struck out again.
    #[serde(rename = "officer.struck-out")]
    OfficerStruckOut {
        /// As they stood.
        officer: Box<Officer>,
    },
    /// What is written about an officer changed.
    #[serde(rename = "officer.amended")]
    OfficerAmended {
        /// Who.
        officer: OfficerTag,
        /// Before.
        from: Box<OfficerDetails>,
        /// After.
        to: Box<OfficerDetails>,
    },
    /// An action was raised.
    #[serde(rename = "action.raised")]
    ActionRaised {
        /// As raised.
        action: Box<Action>,
    },
    /// An action was struck out again; its number stays spent.
    #[serde(rename = "action.struck-out")]
    ActionStruckOut {
        /// As it stood.
        action: Box<Action>,
    },
    /// What is written about an action changed.
    #[serde(rename = "action.amended")]
    ActionAmended {
        /// Which.
        action: ActionTag,
        /// Before.
        from: Box<ActionDetails>,
        /// After.
        to: Box<ActionDetails>,
    },
    /// The due date of an action moved.
    #[serde(rename = "action.extended")]
    ActionExtended {
        /// Which.
        action: ActionTag,
        /// Before.
        from: DueState,
        /// After.
        to: DueState,
        /// Reason code of the profile; may be empty when words are given.
        reason_code: String,
        /// The words; may be empty when a code is given.
        because: String,
    },
    /// An action passed to another owner.
    #[serde(rename = "action.transferred")]
    ActionTransferred {
        /// Which.
        action: ActionTag,
        /// Former owner.
        from: Option<OfficerTag>,
        /// Present owner.
        to: Option<OfficerTag>,
        /// Why; may be empty.
        because: String,
    },
    /// An action took a step in its life.
    #[serde(rename = "action.moved")]
    ActionMoved {
        /// Which.
        action: ActionTag,
        /// The step.
        step: ActionStep,
        /// Before.
        from: ActionState,
        /// After.
        to: ActionState,
    },
    /// A disruption was claimed.
    #[serde(rename = "disruption.claimed")]
    DisruptionClaimed {
        /// As claimed.
        disruption: Box<Disruption>,
    },
    /// A claim was struck out again; its number stays spent.
    #[serde(rename = "disruption.struck-out")]
    DisruptionStruckOut {
        /// As it stood.
        disruption: Box<Disruption>,
    },
    /// A disruption was moderated.
    #[serde(rename = "disruption.moderated")]
    DisruptionModerated {
        /// Which.
        disruption: DisruptionId,
        /// Its number.
        disruption_number: String,
        /// The OCG it is counted for.
        ocg: OcgTag,
        /// Number of the decision.
        number: String,
        /// Before.
        from: Option<Moderation>,
        /// After.
        to: Option<Moderation>,
    },
    /// A note was made for the minutes.
    #[serde(rename = "note.added")]
    NoteAdded {
        /// The note.
        note: Box<Note>,
    },
    /// A note was struck out again.
    #[serde(rename = "note.struck-out")]
    NoteStruckOut {
        /// As it stood.
        note: Box<Note>,
    },
    /// Minutes were issued; this entry and its seal end their period.
    #[serde(rename = "minutes.issued")]
    MinutesIssued {
        /// Running number of the minutes, from 1.
        number: u32,
        /// First entry they cover.
        first: u64,
        /// Last entry they cover, the one before this.
        last: u64,
    },
}

/// How an entry came to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Somebody asked for it.
    #[default]
    Act,
    /// Somebody undid a batch.
    Undo,
    /// Somebody redid what was undone.
    Redo,
}

impl Way {
    /// True for the ordinary way.
    #[must_use]
    pub const fn is_act(&self) -> bool {
        matches!(self, Self::Act)
    }
}

/// What a journal entry holds: the fact, and why an earlier entry is withdrawn when this one withdraws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The fact.
    pub fact: Fact,
    /// Reason for the withdrawal; empty when none was given or nothing is withdrawn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// How it came to be written.
    #[serde(default, skip_serializing_if = "Way::is_act")]
    pub way: Way,
}

impl Recorded {
    /// A fact somebody asked for.
    #[must_use]
    pub const fn act(fact: Fact) -> Self {
        Self { fact, because: String::new(), way: Way::Act }
    }
}
