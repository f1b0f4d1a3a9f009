//! Commands: what somebody asks of the record. The dashboard, the command line, an import and the demo all speak this one language.
//!
//! A command holds what was typed, not yet judged; [`decide`](super::decide::decide) judges it. Optional fields mean "the usual": the default is
//! worked out by the rule, in one place, and shown before it is recorded.

use super::access::Access;
use super::action::ActionDetails;
use super::assessment::AssessmentDetails;
use super::crossing::{Crossing, CrossingStep};
use super::disruption::Level;
use super::extract::Differences;
use super::identity::{ActionId, DisruptionId, ItemId, MeetingId, OcgId, OfficerId};
use super::item::Content;
use super::meeting::{Called, MeetingDetails, MeetingKind, ReadBack};
use super::ocg::{OcgDetails, OcgStatus, Post};
use super::officer::OfficerDetails;
use super::profile::Profile;
use super::reading::Founding;
use super::retention::RetentionAsked;
use super::tier::{Strand, Tier};
use super::time::Date;

pub use super::asking::Asking;
pub use super::mark::Mark;
pub use super::new_records::{ActionHistory, NewAction, NewOcg};
use serde::{Deserialize, Serialize};

/// One thing asked of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "kebab-case")]
pub enum Command {
    /// Found the store. The first command of its life.
    Found {
        /// What it is founded as.
        founding: Founding,
        /// The force profile.
        profile: Profile,
    },
    /// Put another profile in force.
    AdoptProfile {
        /// The profile.
        profile: Profile,
    },
    /// Note that a file was brought in; first command of an import's batch.
    NoteImport {
        /// File name without its folder.
        file: String,
        /// SHA-256 of its bytes, in hex.
        sha256: String,
        /// Rows that bring something.
        taken: u32,
        /// Rows rejected.
        rejected: u32,
        /// What a mapping extract and the record did not agree on; `None` where the file is none.
        differences: Option<Box<Differences>>,
    },
    /// Enter an OCG.
    RegisterOcg(NewOcg),
    /// Change what is written about an OCG: all of it, as it is to stand.
    AmendOcg {
        /// Which.
        ocg: OcgId,
        /// As it is to stand.
        details: OcgDetails,
    },
    /// Change the status of an OCG.
    SetStatus {
        /// Which.
        ocg: OcgId,
        /// The new status.
        status: OcgStatus,
        /// Why; needed.
        because: String,
    },
    /// Decide the tier.
    DecideTier {
        /// Which OCG.
        ocg: OcgId,
        /// The tier; `None` means no change.
        tier: Option<Tier>,
        /// Why; needed.
        because: String,
        /// Owning unit; the present one for no change, else the usual one of the tier.
        unit: Option<String>,
        /// Next review; counted by the profile from today when not given.
        review: Option<Date>,
        /// Options that were put and refused, with why; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        refused: String,
    },
    /// Fill a post on an OCG or leave it empty.
    FillPost {
        /// Which OCG.
        ocg: OcgId,
        /// Which post.
        post: Post,
        /// Who; `None` leaves it empty.
        officer: Option<OfficerId>,
        /// Why; may be empty.
        because: String,
    },
    /// Record an assessment.
    Assess {
        /// Which OCG.
        ocg: OcgId,
        /// The day of the assessment.
        on: Date,
        /// What the assessor says.
        details: AssessmentDetails,
    },
    /// Review, hold, or propose and decide the disposal of an OCG.
    Retain(RetentionAsked),
    /// Enter an officer or agency.
    RegisterOfficer(OfficerDetails),
    /// Change what is written about an officer: all of it, as it is to stand.
    AmendOfficer {
        /// Who.
        officer: OfficerId,
        /// As it is to stand.
        details: OfficerDetails,
    },
    /// Raise an action.
    RaiseAction(NewAction),
    /// Change what is written about an action: all of it, as it is to stand.
    AmendAction {
        /// Which.
        action: ActionId,
        /// As it is to stand.
        details: ActionDetails,
    },
    /// Move the due date.
    ExtendAction {
        /// Which.
        action: ActionId,
        /// The new date.
        due: Date,
        /// Reason code of the profile; this or words are needed.
        reason_code: String,
        /// Words; these or a code are needed.
        because: String,
    },
    /// Pass an action to another owner.
    TransferAction {
        /// Which.
        action: ActionId,
        /// The new owner.
        owner: OfficerId,
        /// Why; may be empty.
        because: String,
    },
    /// The owner begins.
    StartAction {
        /// Which.
        action: ActionId,
    },
    /// The owner says it is done.
    ClaimAction {
        /// Which.
        action: ActionId,
        /// What was done; needed.
        result: String,
    },
    /// The chair does not accept a claim.
    RefuseClaim {
        /// Which.
        action: ActionId,
        /// Why; needed.
        because: String,
    },
    /// The chair signs an action off.
    DischargeAction {
        /// Which.
        action: ActionId,
        /// What came of it; the owner's words stand when an action was claimed and nothing is typed.
        result: String,
    },
    /// Give an action up.
    CancelAction {
        /// Which.
        action: ActionId,
        /// Reason code of the profile; needed.
        reason_code: String,
        /// Words; may be empty.
        because: String,
    },
    /// Pass an action to a body outside this record.
    PassActionOut {
        /// Which.
        action: ActionId,
        /// To whom; needed.
        body: String,
        /// Why; may be empty.
        because: String,
    },
    /// Claim a disruption.
    ClaimDisruption {
        /// Which OCG.
        ocg: OcgId,
        /// The day; today when not given.
        on: Option<Date>,
        /// The P; Pursue when not given.
        strand: Option<Strand>,
        /// Threat area; the primary one of the OCG when not given.
        threat: Option<String>,
        /// The level claimed.
        level: Level,
        /// Who claims it; the owning unit when not given.
        unit: Option<String>,
        /// With whom it is shared; may be empty.
        shared_with: String,
        /// What shows it; needed.
        evidence: String,
    },
    /// Agree the level of a disruption.
    ModerateDisruption {
        /// Which.
        disruption: DisruptionId,
        /// The agreed level.
        level: Level,
        /// Why; needed when the level differs from the claim.
        because: String,
    },
    /// Say that a disruption is the same event as another, under which it is counted.
    JoinDisruption {
        /// Which; it counts no more by itself.
        disruption: DisruptionId,
        /// The number of the other.
        into: String,
        /// Why; needed.
        because: String,
    },
    /// Make a note for the minutes.
    AddNote {
        /// The OCG it is about.
        ocg: OcgId,
        /// The action it is about, if one.
        action: Option<ActionId>,
        /// The words; needed.
        text: String,
    },
    /// Prepare a meeting: the next number of its kind, with everybody who was asked last time and every LRO.
    PrepareMeeting {
        /// Kind.
        kind: MeetingKind,
        /// What is written about it; an empty chair is the one who asks.
        details: MeetingDetails,
        /// Its number when it does not follow from the record: the first meeting of a force that counted before.
        number: Option<u32>,
    },
    /// Change what is written about a meeting that is not signed: all of it, as it is to stand, but for the pack, which is frozen on its own.
    AmendMeeting {
        /// Which.
        meeting: MeetingId,
        /// As it is to stand.
        details: MeetingDetails,
    },
    /// Freeze the pack of a prepared meeting, or freeze it again later (domain section (b) step 1).
    FreezePack {
        /// Which.
        meeting: MeetingId,
        /// The last entry of the record as whoever freezes it read it.
        entry: u64,
    },
    /// Open a prepared meeting.
    OpenMeeting {
        /// Which.
        meeting: MeetingId,
        /// The marking that was confirmed aloud.
        marking: String,
        /// The running order as whoever opens it sees it; empty where nobody looked.
        order: Vec<OcgId>,
    },
    /// Close and sign the open meeting. The seal of its minutes is the seal of this entry.
    SignMeeting {
        /// Which.
        meeting: MeetingId,
        /// How far it was read back; `None` where nobody says.
        #[serde(default)]
        read_back: Option<ReadBack>,
    },
    /// Accept the minutes of the last signed meeting of this kind, at the open meeting.
    AcceptMinutes {
        /// Which meeting accepts.
        meeting: MeetingId,
    },
    /// Cancel a meeting that was not opened.
    CancelMeeting {
        /// Which.
        meeting: MeetingId,
        /// Why; needed.
        because: String,
    },
    /// Mark somebody's attendance at a meeting that is not signed.
    MarkAttendance {
        /// Which meeting.
        meeting: MeetingId,
        /// Rank and collar number, or role and body.
        who: String,
        /// What they are there for; their former role when empty.
        role: String,
        /// True for a partner; as before when `None`.
        partner: Option<bool>,
        /// What to mark.
        mark: Mark,
    },
    /// Mark whether somebody was briefed on an item of a weekly meeting and accepted it.
    MarkBriefed {
        /// Which meeting.
        meeting: MeetingId,
        /// Which item.
        ocg: OcgId,
        /// Who, as the list of the meeting has them.
        person: String,
        /// Briefed and accepted, or not; `None` takes the mark back.
        accepted: Option<bool>,
    },
    /// Settle an OCG at the open meeting.
    SettleOcg {
        /// Which OCG.
        ocg: OcgId,
        /// The result.
        called: Called,
        /// Why; needed for a deferral and for being taken as read twice running.
        because: String,
    },
    /// Settle every live OCG of the open meeting that has no result yet.
    SettleRest {
        /// The result: taken as read or deferred.
        called: Called,
        /// Why; needed.
        because: String,
    },
    /// Record a bid, trigger, gap, outcome, order, plan, learning, operation, decision, remark or correction.
    AddItem {
        /// The OCG it is about, if one.
        ocg: Option<OcgId>,
        /// What it holds.
        content: Content,
    },
    /// Move an item on: all of it, as it is to stand.
    ChangeItem {
        /// Which.
        item: ItemId,
        /// As it is to stand.
        content: Content,
        /// Why; may be empty.
        because: String,
    },
    /// Note who has access, beside the keyring that gives it.
    ChangeAccess(Access),
    /// Say how far the passing of an action to the open record has come. In the covert store only.
    MarkCrossing {
        /// What crosses; the item it comes from is looked up anew.
        crossing: Box<Crossing>,
        /// How far.
        step: CrossingStep,
    },
    /// Issue minutes up to the last entry.
    IssueMinutes {
        /// First entry they cover.
        first: u64,
        /// Last entry they cover.
        last: u64,
    },
}
