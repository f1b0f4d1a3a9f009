//! An intelligence gap: something about the group that is not known (domain section 3).

use super::super::time::Date;
use serde::{Deserialize, Serialize};

/// Where a gap stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GapState {
    /// Named.
    Raised,
    /// Somebody was asked to fill it.
    Tasked,
    /// It is known now.
    Filled,
    /// It matters no longer.
    Closed,
}

impl GapState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Raised, Self::Tasked, Self::Filled, Self::Closed];

    /// The word on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Tasked => "tasked",
            Self::Filled => "filled",
            Self::Closed => "closed",
        }
    }
}

/// A gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// What is not known.
    pub what: String,
    /// The day it was raised.
    pub raised_on: Date,
    /// Where it stands.
    pub state: GapState,
    /// Since when.
    pub since: Date,
    /// Who was tasked, or what filled it; may be empty.
    #[serde(default)]
    pub remark: String,
}

impl Gap {
    pub(super) fn words(&self) -> String {
        let remark = if self.remark.is_empty() { String::new() } else { format!(" ({})", self.remark) };
        match self.state {
            GapState::Raised => format!("intelligence gap: {}", self.what),
            state => format!("intelligence gap: {}; {}{remark}", self.what, state.word()),
        }
    }
}
