//! The parts of a fact that say how something stood before and after, and which step moved it.

use crate::domain::ocg::OcgStatus;
use crate::domain::time::Date;
use serde::{Deserialize, Serialize};

/// The status of an OCG and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Status.
    pub status: OcgStatus,
    /// Since when.
    pub since: Date,
    /// First day of the run in its tier, where the step changes it: an OCG that is live again begins a new run (papers section 3 rule 10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier_since: Option<Date>,
    /// Since when it has no LRO, where the step changes it: from the day it is live again (papers section 3 rule 24).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_lro_since: Option<Date>,
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
