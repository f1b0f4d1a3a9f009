//! Why a paper was not made: what was asked for is not in the record, or the paper would break a rule of papers.

use super::document::Defect;
use std::fmt;

/// Why there is no paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPaper {
    /// There is nothing to write it of: one sentence that says so and what to do.
    Refused(String),
    /// A fault of the program.
    Defect(Defect),
}

impl NoPaper {
    /// There is nothing to write it of.
    #[must_use]
    pub fn refused(sentence: impl Into<String>) -> Self {
        Self::Refused(sentence.into())
    }
}

impl From<Defect> for NoPaper {
    fn from(defect: Defect) -> Self {
        Self::Defect(defect)
    }
}

impl fmt::Display for NoPaper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(sentence) => f.write_str(sentence),
            Self::Defect(defect) => defect.fmt(f),
        }
    }
}

impl std::error::Error for NoPaper {}
