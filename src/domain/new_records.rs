//! What a new OCG and a new action come with, as it is asked: typed, or brought by an import; not yet judged.
//!
//! It must not know who asks, or what the rules make of it.

use super::action::{ActionDetails, ActionState};
use super::identity::{OcgId, OfficerId};
use super::ocg::{OcgDetails, OcgStatus};
use super::tier::Tier;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// A new OCG.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewOcg {
    /// What is written about it.
    pub details: OcgDetails,
    /// Status; provisional unless the extract says otherwise.
    pub status: OcgStatus,
    /// The tier it comes with, if an extract gives one.
    pub tier: Option<Tier>,
    /// The unit it comes with; empty for the usual one of the tier.
    pub unit: String,
    /// When it was last reviewed, if an extract says so; the next review is counted from there.
    pub reviewed_on: Option<Date>,
    /// When the next review is due; counted from `reviewed_on` or today when not given.
    pub review: Option<Date>,
    /// LRO it comes with.
    pub lro: Option<OfficerId>,
    /// Deputy it comes with.
    pub deputy: Option<OfficerId>,
    /// SRO it comes with.
    pub sro: Option<OfficerId>,
}

/// A new action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAction {
    /// The OCG it belongs to.
    pub ocg: OcgId,
    /// What is written about it; without a P it is Pursue.
    pub details: ActionDetails,
    /// Owner; the LRO of the OCG when not given.
    pub owner: Option<OfficerId>,
    /// Due date; the usual number of days from today when not given.
    pub due: Option<Date>,
    /// What an import brings beyond that; `None` for an action raised here.
    pub history: Option<ActionHistory>,
}

/// What an imported action brings with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionHistory {
    /// The number it has in the other system; kept when free, else a new one is given.
    pub number: String,
    /// The day it was raised there.
    pub raised_on: Date,
    /// Where it stood there.
    pub state: ActionState,
}
