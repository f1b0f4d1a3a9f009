//! The 4P plan of an OCG, by version (domain section 3). The SOC threat management plan is the same thing under another name.

use super::super::tier::Strand;
use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// One P of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct PlanStrand {
    /// The objective; empty when there is none.
    pub objective: String,
    /// Why the P does not apply; empty when it does. It fills an empty P (papers section 3 rule 18).
    pub not_applicable: String,
}

/// A plan: each version replaces the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Version, from 1.
    pub version: u32,
    /// The day it was agreed.
    pub agreed_on: Date,
    /// When it is to be looked at again.
    #[serde(default)]
    pub review_on: Option<Date>,
    /// The four Ps in the order of [`Strand::ALL`].
    pub strands: [PlanStrand; 4],
    /// The objective for the next period; empty when none is set.
    #[serde(default)]
    pub objective: String,
    /// The day the objective runs to.
    #[serde(default)]
    pub objective_to: Option<Date>,
    /// Partners consulted and when.
    #[serde(default)]
    pub consulted: Vec<(String, Date)>,
}

impl Plan {
    /// The first version, empty.
    #[must_use]
    pub fn first(agreed_on: Date) -> Self {
        Self {
            version: 1,
            agreed_on,
            review_on: None,
            strands: Default::default(),
            objective: String::new(),
            objective_to: None,
            consulted: Vec::new(),
        }
    }

    /// One P of the plan.
    #[must_use]
    pub fn strand(&self, strand: Strand) -> &PlanStrand {
        let [pursue, prevent, protect, prepare] = &self.strands;
        match strand {
            Strand::Pursue => pursue,
            Strand::Prevent => prevent,
            Strand::Protect => protect,
            Strand::Prepare => prepare,
        }
    }

    pub(super) fn words(&self) -> String {
        let review = self.review_on.map_or_else(String::new, |on| format!(", review {}", plain(on)));
        let objective = match (self.objective.is_empty(), self.objective_to) {
            (true, _) => String::new(),
            (false, Some(to)) => format!("; objective to {}: {}", plain(to), self.objective),
            (false, None) => format!("; objective: {}", self.objective),
        };
        format!("4P plan, version {}{review}{objective}", self.version)
    }
}
