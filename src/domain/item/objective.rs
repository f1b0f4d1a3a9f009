//! What the division sets itself for the weeks between two governance boards, and what became of it (papers section 2c, sections 13 and 14).

use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// What became of an objective, as the chair says; never worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObjectiveState {
    /// Set, and nothing said of it yet.
    Set,
    /// Met.
    Met,
    /// Met in part.
    PartMet,
    /// Not met.
    NotMet,
    /// Given up.
    Dropped,
}

impl ObjectiveState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Set, Self::Met, Self::PartMet, Self::NotMet, Self::Dropped];

    /// The words on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Set => "set",
            Self::Met => "met",
            Self::PartMet => "part met",
            Self::NotMet => "not met",
            Self::Dropped => "dropped",
        }
    }
}

/// An objective of the division for the governance board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objective {
    /// What is to be reached.
    pub text: String,
    /// The day it was set.
    pub set_on: Date,
    /// The day it runs to.
    pub to: Option<Date>,
    /// What became of it.
    pub state: ObjectiveState,
    /// Since when.
    pub since: Date,
    /// A word on the state: "2 lines closed"; may be empty.
    #[serde(default)]
    pub remark: String,
}

impl Objective {
    pub(super) fn words(&self) -> String {
        let to = self.to.map_or_else(String::new, |to| format!(" to {}", plain(to)));
        let state = match self.state {
            ObjectiveState::Set => String::new(),
            state if self.remark.is_empty() => format!(", {}", state.word()),
            state => format!(", {} ({})", state.word(), self.remark),
        };
        format!("board objective{to}: {}{state}", self.text)
    }
}
