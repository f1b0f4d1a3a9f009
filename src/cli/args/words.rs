//! The arguments of `muster record` that say what is written about an OCG, an officer, an action, an assessment or a disruption.

use clap::{Args, Subcommand};

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
    /// What partner bodies may be told of it, in words written for them.
    #[arg(long, value_name = "TEXT")]
    pub partner_summary: Option<String>,
    /// A body that may be told; name it again for more. Every partner with an action on it when none is named; "" for none named.
    #[arg(long = "summary-for", value_name = "BODY")]
    pub summary_for: Vec<String>,
    /// The priority of the local profile it is tied to, as the force profile names it; "" for none.
    #[arg(long = "priority", value_name = "NAME")]
    pub profile_priority: Option<String>,
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

/// A length of time in milliseconds: `90s`, `2m`, or `2` for minutes.
///
/// # Errors
/// One sentence when it is none.
pub(super) fn duration(text: &str) -> Result<u64, String> {
    let (figure, unit) = match (text.strip_suffix('s'), text.strip_suffix('m')) {
        (Some(seconds), _) => (seconds, 1_000),
        (_, Some(minutes)) => (minutes, 60_000),
        _ => (text, 60_000),
    };
    match figure.trim().parse::<u64>() {
        Ok(count @ 1..=86_400) => Ok(count * unit),
        _ => Err("a time such as 2m or 90s is needed".into()),
    }
}
