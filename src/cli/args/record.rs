//! The arguments of `muster record`: one subcommand for each thing a person can ask of the record.

use super::items::ItemTask;
use super::retention::RetentionTask;
use super::words::{ActionWords, AssessWords, DisruptionWords, OcgAsk, OfficerAsk};
use clap::{Args, Subcommand};

/// Something to record.
#[derive(Debug, Args)]
pub struct Record {
    /// What.
    #[command(subcommand)]
    pub task: RecordTask,
    /// Why; refused where no reason is kept with what is recorded.
    #[arg(long, global = true, value_name = "REASON", allow_hyphen_values = true)]
    pub because: Option<String>,
    /// When it was decided, when not now: "10:02", "yesterday 14:30", "23/11 14:30".
    #[arg(long, global = true, value_name = "WHEN")]
    pub decided_at: Option<String>,
    /// Only say what would be recorded.
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Say it as JSON.
    #[arg(long, global = true)]
    pub json: bool,
}

/// One thing to record.
#[derive(Debug, Subcommand)]
pub enum RecordTask {
    /// Decide the tier.
    Tier {
        /// The OCG.
        ocg: String,
        /// 1 to 4.
        tier: String,
        /// Owning unit; the usual one of the tier when not given.
        #[arg(long)]
        unit: Option<String>,
        /// Next review; counted by the profile when not given.
        #[arg(long, value_name = "DATE")]
        review: Option<String>,
        /// An option that was put and refused, with why.
        #[arg(long, value_name = "WORDS")]
        refused: Option<String>,
    },
    /// Decide that the tier stays, because.
    NoChange {
        /// The OCG.
        ocg: String,
        /// Owning unit; the present one when not given.
        #[arg(long)]
        unit: Option<String>,
        /// Next review; counted by the profile when not given.
        #[arg(long, value_name = "DATE")]
        review: Option<String>,
        /// An option that was put and refused, with why.
        #[arg(long, value_name = "WORDS")]
        refused: Option<String>,
    },
    /// Allocate the LRO, or "none".
    Lro {
        /// The OCG.
        ocg: String,
        /// The officer, or none.
        officer: String,
    },
    /// Allocate the deputy LRO, or "none".
    Deputy {
        /// The OCG.
        ocg: String,
        /// The officer, or none.
        officer: String,
    },
    /// Allocate the SRO, or "none".
    Sro {
        /// The OCG.
        ocg: String,
        /// The officer, or none.
        officer: String,
    },
    /// Change the status: provisional, active, dormant, archived or transferred.
    Status {
        /// The OCG.
        ocg: String,
        /// The status.
        status: String,
    },
    /// Enter or amend an OCG.
    #[command(subcommand)]
    Ocg(OcgAsk),
    /// Review, hold, or dispose of an OCG: its retention group, next review, holds and disposal.
    #[command(subcommand)]
    Retention(RetentionTask),
    /// Enter or amend an officer or partner agency.
    #[command(subcommand)]
    Officer(OfficerAsk),
    /// Record an assessment.
    Assess {
        /// The OCG.
        ocg: String,
        /// What the assessor says.
        #[command(flatten)]
        words: AssessWords,
    },
    /// Raise an action.
    Action {
        /// The OCG.
        ocg: String,
        /// What is to be done.
        text: String,
        /// Owner, officer or agency; the LRO when not given.
        #[arg(long)]
        owner: Option<String>,
        /// Due date: fri, +2w, 27/11; the usual days when not given.
        #[arg(long, value_name = "DATE")]
        due: Option<String>,
        /// The rest of it.
        #[command(flatten)]
        words: ActionWords,
    },
    /// Change what is written about an action.
    AmendAction {
        /// The action.
        action: String,
        /// What is to be done.
        #[arg(long)]
        text: Option<String>,
        /// The rest of it.
        #[command(flatten)]
        words: ActionWords,
    },
    /// Move the due date of an action.
    Extend {
        /// The action.
        action: String,
        /// The new date: fri, +2w, 27/11.
        due: String,
        /// Reason code of the profile, or its beginning.
        #[arg(long)]
        code: Option<String>,
    },
    /// Pass an action to another owner.
    Transfer {
        /// The action.
        action: String,
        /// The new owner, officer or agency.
        owner: String,
    },
    /// The owner begins.
    Start {
        /// The action.
        action: String,
    },
    /// The owner says it is done.
    Claim {
        /// The action.
        action: String,
        /// What was done.
        result: String,
    },
    /// The chair does not accept a claim.
    RefuseClaim {
        /// The action.
        action: String,
    },
    /// The chair signs an action off.
    Discharge {
        /// The action.
        action: String,
        /// What came of it; the owner's words stand when it was claimed.
        result: Option<String>,
    },
    /// Give an action up.
    Cancel {
        /// The action.
        action: String,
        /// Reason code of the profile, or its beginning.
        #[arg(long)]
        code: Option<String>,
    },
    /// Pass an action to a body outside this record.
    PassOut {
        /// The action.
        action: String,
        /// To whom.
        body: String,
    },
    /// Make a note for the minutes.
    Note {
        /// The OCG, or an action of it.
        reference: String,
        /// The words.
        text: String,
    },
    /// Claim a disruption.
    Disruption {
        /// The OCG.
        ocg: String,
        /// major, moderate, minor, none or negative.
        level: String,
        /// What shows it.
        evidence: String,
        /// The rest of it.
        #[command(flatten)]
        words: DisruptionWords,
    },
    /// Agree the level of a disruption.
    Moderate {
        /// The disruption.
        disruption: String,
        /// The agreed level.
        level: String,
    },
    /// Say that a disruption is the same event as another, under which it is counted, because.
    Join {
        /// The disruption that counts no more by itself.
        disruption: String,
        /// The other record of the event.
        into: String,
    },
    /// A bid, trigger, gap, outcome, order, plan, learning, operation, decision, remark or correction.
    #[command(flatten)]
    Item(ItemTask),
    /// Withdraw one entry, because.
    Withdraw {
        /// The number of the entry.
        entry: String,
    },
    /// Put another force profile in force.
    Profile {
        /// A built-in name (lancashire, plain) or a file.
        profile: String,
    },
}
