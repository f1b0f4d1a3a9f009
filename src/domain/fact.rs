//! Facts: what was decided and recorded. The journal is a sequence of these; every record is a fold over them.
//!
//! A fact carries what it replaced (`from`): it can be taken back and read aloud by itself. A dotted name, once in a journal, keeps its meaning.

mod about;
mod recorded;
mod states;

pub use about::Subject;
pub use recorded::{BODY_VERSION, Recorded, Way};
pub use states::{ActionStep, DueState, Standing};

use super::action::{Action, ActionDetails, ActionState};
use super::assessment::Assessment;
use super::disruption::{Disruption, Moderation};
use super::identity::{ActionTag, DisruptionId, ItemId, OcgId, OcgTag, OfficerTag};
use super::item::{Content, Item};
use super::meeting::{Attender, Meeting, MeetingDetails, MeetingState, MeetingTag, ReadBack, Settled};
use super::ocg::{Holder, Ocg, OcgDetails, Placement, Post};
use super::officer::{Officer, OfficerDetails};
use super::profile::Profile;
use super::time::{Date, Timestamp};
use serde::{Deserialize, Serialize};

/// One fact. The serialised form is internally tagged by `kind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum Fact {
    /// The store was founded with a profile.
    #[serde(rename = "store.founded")]
    StoreFounded {
        /// What it was founded as.
        founding: super::reading::Founding,
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
        /// What a mapping extract and the record did not agree on; `None` where the file is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        differences: Option<Box<super::extract::Differences>>,
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
    /// The retention of an OCG was reviewed, held, or put up for disposal.
    #[serde(rename = "ocg.retention-set")]
    RetentionSet(Box<super::retention::RetentionChange>),
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
        note: Box<super::note::Note>,
    },
    /// A note was struck out again.
    #[serde(rename = "note.struck-out")]
    NoteStruckOut {
        /// As it stood.
        note: Box<super::note::Note>,
    },
    /// A meeting was prepared.
    #[serde(rename = "meeting.prepared")]
    MeetingPrepared {
        /// As prepared.
        meeting: Box<Meeting>,
    },
    /// A prepared meeting was struck out again.
    #[serde(rename = "meeting.struck-out")]
    MeetingStruckOut {
        /// As it stood.
        meeting: Box<Meeting>,
    },
    /// What is written about a meeting changed.
    #[serde(rename = "meeting.amended")]
    MeetingAmended {
        /// Which.
        meeting: MeetingTag,
        /// Before.
        from: Box<MeetingDetails>,
        /// After.
        to: Box<MeetingDetails>,
    },
    /// A meeting was opened, signed or cancelled.
    #[serde(rename = "meeting.moved")]
    MeetingMoved {
        /// Which.
        meeting: MeetingTag,
        /// Before.
        from: MeetingState,
        /// After.
        to: MeetingState,
        /// The marking that was confirmed at the opening, or why it was cancelled; may be empty.
        remark: String,
        /// How far it was read back, at the signature; `None` where that was not said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        read_back: Option<ReadBack>,
        /// The running order at the opening: what is decided on the way moves no group that is still to come. Empty in older records.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        order: Vec<OcgId>,
    },
    /// The minutes of the meeting before were accepted by a meeting.
    #[serde(rename = "meeting.minutes-accepted")]
    MinutesAccepted {
        /// Which meeting accepted.
        meeting: MeetingTag,
        /// Whose minutes.
        previous: MeetingTag,
        /// When they were accepted before.
        from: Option<Timestamp>,
        /// When they are accepted; `None` when they are not any more.
        to: Option<Timestamp>,
    },
    /// Somebody came, left, sent apologies or was asked.
    #[serde(rename = "meeting.attendance-marked")]
    AttendanceMarked {
        /// Which meeting.
        meeting: MeetingTag,
        /// Before; `None` when they were not on the list.
        from: Option<Attender>,
        /// After; `None` when they are taken off it.
        to: Option<Attender>,
    },
    /// An OCG was called, taken as read or deferred.
    #[serde(rename = "meeting.ocg-settled")]
    OcgSettled {
        /// Which meeting.
        meeting: MeetingTag,
        /// Which OCG.
        ocg: OcgTag,
        /// Before.
        from: Option<Settled>,
        /// After.
        to: Option<Settled>,
    },
    /// Somebody was briefed on an item of a weekly meeting and accepted it, or was not.
    #[serde(rename = "meeting.briefed")]
    MeetingBriefed(Box<super::briefed::BriefedChange>),
    /// A bid, trigger, gap, outcome, order, plan, learning, operation, decision, remark or correction was recorded.
    #[serde(rename = "item.added")]
    ItemAdded {
        /// As recorded.
        item: Box<Item>,
    },
    /// An item was struck out again; its number stays spent.
    #[serde(rename = "item.struck-out")]
    ItemStruckOut {
        /// As it stood.
        item: Box<Item>,
    },
    /// An item moved on: a bid was answered, a gap filled, a plan agreed anew.
    #[serde(rename = "item.changed")]
    ItemChanged {
        /// Which.
        item: ItemId,
        /// Its number; empty for kinds without one.
        number: String,
        /// The OCG it is about, if one.
        ocg: Option<OcgTag>,
        /// Before.
        from: Box<Content>,
        /// After.
        to: Box<Content>,
        /// Why; may be empty.
        because: String,
        /// The decision number of the answer to a bid (papers section 3 rule 28); empty for every other change, and in records from before answers had one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        decision: String,
    },
    /// Who holds a key changed: given, taken away, of another role or with another secret.
    #[serde(rename = "access.changed")]
    AccessChanged {
        /// The change; holds no secret.
        access: super::access::Access,
    },
    /// Something passes to the open record, or has passed. In the covert store only.
    #[serde(rename = "crossing.marked")]
    CrossingMarked {
        /// What crosses.
        crossing: Box<super::crossing::Crossing>,
        /// How far it has come.
        step: super::crossing::CrossingStep,
    },
    /// Words were erased by law.
    #[serde(rename = "record.erased")]
    Erased(Box<super::erasure::Erasure>),
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
