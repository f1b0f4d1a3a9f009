//! The arguments of `muster record`: one subcommand for each thing a person can ask of the record.

use clap::{Args, Subcommand};

/// Something to record.
#[derive(Debug, Args)]
pub struct Record {
    /// What.
    #[command(subcommand)]
    pub task: RecordTask,
    /// Why.
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

/// Enter or amend an OCG.
#[derive(Debug, Subcommand)]
pub enum OcgAsk {
    /// Enter an OCG.
    Register {
        /// What is written about it.
        #[command(flatten)]
        words: Box<OcgWords>,
        /// Status; provisional when not given.
        #[arg(long)]
        status: Option<String>,
        /// Tier it comes with.
        #[arg(long)]
        tier: Option<String>,
        /// Owning unit; the usual one of the tier when not given.
        #[arg(long)]
        unit: Option<String>,
        /// Next review; counted by the profile when not given.
        #[arg(long, value_name = "DATE")]
        review: Option<String>,
        /// LRO.
        #[arg(long, value_name = "OFFICER")]
        lro: Option<String>,
        /// Deputy LRO.
        #[arg(long, value_name = "OFFICER")]
        deputy: Option<String>,
        /// SRO.
        #[arg(long, value_name = "OFFICER")]
        sro: Option<String>,
    },
    /// Change what is written about an OCG.
    Amend {
        /// The OCG.
        ocg: String,
        /// What changes.
        #[command(flatten)]
        words: Box<OcgWords>,
    },
}

/// What can be written about an OCG. What is not named stays; an empty word takes it away.
#[derive(Debug, Args)]
pub struct OcgWords {
    /// Operation name.
    #[arg(long, value_name = "NAME")]
    pub operation: Option<String>,
    /// Reference in APMIS or the mapping extract.
    #[arg(long, value_name = "REF")]
    pub reference: Option<String>,
    /// Descriptive name.
    #[arg(long, value_name = "NAME")]
    pub descriptive: Option<String>,
    /// ocg, priority-individual or vulnerability.
    #[arg(long)]
    pub kind: Option<String>,
    /// BCU and area.
    #[arg(long)]
    pub area: Option<String>,
    /// A threat area; name it again for more, the primary one first.
    #[arg(long = "threat", value_name = "AREA")]
    pub threats: Vec<String>,
    /// A flag that is up; name it again for more.
    #[arg(long = "flag", value_name = "FLAG")]
    pub flags: Vec<String>,
    /// Geographic reach.
    #[arg(long)]
    pub reach: Option<String>,
    /// Principal members.
    #[arg(long, value_name = "N")]
    pub principal: Option<u32>,
    /// Significant members.
    #[arg(long, value_name = "N")]
    pub significant: Option<u32>,
    /// Peripheral members.
    #[arg(long, value_name = "N")]
    pub peripheral: Option<u32>,
    /// Members whose role is not known.
    #[arg(long, value_name = "N")]
    pub unstated: Option<u32>,
    /// When the APMIS record was last carried across, or "none".
    #[arg(long, value_name = "DATE")]
    pub apmis_updated: Option<String>,
}

/// Enter or amend an officer.
#[derive(Debug, Subcommand)]
pub enum OfficerAsk {
    /// Enter an officer or partner agency.
    Register {
        /// Rank and collar number, or the agency.
        label: String,
        /// The rest.
        #[command(flatten)]
        words: OfficerWords,
    },
    /// Change what is written about an officer or partner agency.
    Amend {
        /// Who.
        officer: String,
        /// The new rank and number, or name of the agency.
        #[arg(long)]
        label: Option<String>,
        /// What changes.
        #[command(flatten)]
        words: OfficerWords,
    },
}

/// What can be written about an officer. What is not named stays.
#[derive(Debug, Args)]
pub struct OfficerWords {
    /// Unit or agency.
    #[arg(long)]
    pub unit: Option<String>,
    /// A partner agency or a member of one: yes or no.
    #[arg(long, value_name = "YES|NO")]
    pub partner: Option<String>,
    /// May lead OCGs: yes or no.
    #[arg(long, value_name = "YES|NO")]
    pub can_lead: Option<String>,
    /// Most OCGs to lead, or "none".
    #[arg(long, value_name = "N|none")]
    pub limit: Option<String>,
    /// Trained as LRO on, or "none".
    #[arg(long, value_name = "DATE")]
    pub trained_on: Option<String>,
    /// First day of an absence, or "none".
    #[arg(long, value_name = "DATE")]
    pub away_from: Option<String>,
    /// Last day of an absence.
    #[arg(long, value_name = "DATE")]
    pub away_to: Option<String>,
    /// Left on, or "none".
    #[arg(long, value_name = "DATE")]
    pub left_on: Option<String>,
}

/// What an assessor says.
#[derive(Debug, Args)]
pub struct AssessWords {
    /// Scheme, for example OCGM or MoRiLE.
    #[arg(long)]
    pub scheme: String,
    /// Day of the assessment; today when not given.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// The score.
    #[arg(long, allow_hyphen_values = true)]
    pub score: Option<i64>,
    /// The band.
    #[arg(long)]
    pub band: Option<String>,
    /// A named value, intent=4; name it again for more.
    #[arg(long = "value", value_name = "NAME=N")]
    pub values: Vec<String>,
    /// Who assessed it.
    #[arg(long)]
    pub assessor: Option<String>,
    /// How sure the assessor is.
    #[arg(long)]
    pub confidence: Option<String>,
    /// When it should be assessed again.
    #[arg(long, value_name = "DATE")]
    pub next: Option<String>,
}

/// What can be written about an action.
#[derive(Debug, Args)]
pub struct ActionWords {
    /// The P: pursue, prevent, protect or prepare (pu, pv, pt, pp).
    #[arg(long = "p", value_name = "P")]
    pub strand: Option<String>,
    /// A second P it also serves, or "none".
    #[arg(long, value_name = "P")]
    pub second: Option<String>,
    /// More about it.
    #[arg(long)]
    pub detail: Option<String>,
    /// Partners may be told of it: yes or no.
    #[arg(long, value_name = "YES|NO", num_args = 0..=1, default_missing_value = "yes")]
    pub shareable: Option<String>,
}

/// What can be written about a disruption.
#[derive(Debug, Args)]
pub struct DisruptionWords {
    /// The P; Pursue when not given.
    #[arg(long = "p", value_name = "P")]
    pub strand: Option<String>,
    /// The day; today when not given.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// Threat area; the primary one of the OCG when not given.
    #[arg(long)]
    pub threat: Option<String>,
    /// Who claims it; the owning unit when not given.
    #[arg(long)]
    pub unit: Option<String>,
    /// With whom it is shared.
    #[arg(long, value_name = "WHOM")]
    pub shared_with: Option<String>,
}
