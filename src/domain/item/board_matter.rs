//! What the chair takes to the governance board: a flag on a group, an action or a bid the BCU cannot settle by itself (papers section 2c, section
//! 1; section 2.0).

use super::super::identity::{ActionTag, ItemId};
use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// What is taken to the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum BoardSubject {
    /// The OCG of the item.
    Group,
    /// An action.
    Action {
        /// Which.
        action: ActionTag,
    },
    /// A bid.
    Bid {
        /// Which.
        bid: ItemId,
        /// Its number.
        number: String,
    },
}

/// A matter for the governance board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardMatter {
    /// What it is about.
    pub about: BoardSubject,
    /// What the board is asked, or why it must know.
    pub why: String,
    /// The day it was taken up.
    pub on: Date,
    /// The day the board settled it; `None` while it is open.
    #[serde(default)]
    pub settled_on: Option<Date>,
    /// What the board said; may be empty.
    #[serde(default)]
    pub answer: String,
}

impl BoardMatter {
    pub(super) fn words(&self) -> String {
        let about = match &self.about {
            BoardSubject::Group => String::new(),
            BoardSubject::Action { action } => format!("action {action} "),
            BoardSubject::Bid { number, .. } => format!("bid {number} "),
        };
        let settled = match self.settled_on {
            None => String::new(),
            Some(on) if self.answer.is_empty() => format!("; settled {}", plain(on)),
            Some(on) => format!("; settled {}: {}", plain(on), self.answer),
        };
        format!("{about}taken to the governance board: {}{settled}", self.why)
    }
}
