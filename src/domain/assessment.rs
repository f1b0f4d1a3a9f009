//! An assessment of an OCG: the score, where it comes from and how sure it is (domain sections 1 and (a)).
//!
//! A score is shown beside the tier and never turned into one.

use super::identity::{AssessmentId, OcgTag};
use super::time::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an assessor says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct AssessmentDetails {
    /// Scheme, for example OCGM or MoRiLE; a number without its scheme means nothing.
    pub scheme: String,
    /// Named values, for example intent and capability.
    pub values: BTreeMap<String, i64>,
    /// The score, if the scheme has one.
    pub score: Option<i64>,
    /// The band, if the scheme has bands; empty otherwise.
    pub band: String,
    /// Who assessed it; empty when the extract does not say.
    pub assessor: String,
    /// How sure the assessor is: low, medium, high; empty when not said.
    pub confidence: String,
    /// When it should be assessed again.
    pub next_due: Option<Date>,
}

/// One assessment, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Identity.
    pub id: AssessmentId,
    /// The OCG.
    pub ocg: OcgTag,
    /// The day of the assessment.
    pub on: Date,
    /// What was said.
    pub details: AssessmentDetails,
}
