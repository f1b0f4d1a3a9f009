//! A bid: a request to another body for what the BCU cannot do itself (papers section 3 rule 27).

use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// What the other body answered. Deferred is no answer: the bid stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BidAnswer {
    /// All of it.
    Supported,
    /// A part.
    PartSupported,
    /// Put off.
    Deferred,
    /// None of it.
    Declined,
    /// We took it back.
    Withdrawn,
}

impl BidAnswer {
    /// Every answer.
    pub const ALL: [Self; 5] = [Self::Supported, Self::PartSupported, Self::Deferred, Self::Declined, Self::Withdrawn];

    /// Whether it answers the bid: all, a part or none of it. Put off and taken back are no answers (papers section 3 rule 27).
    #[must_use]
    pub const fn is_an_answer(self) -> bool {
        matches!(self, Self::Supported | Self::PartSupported | Self::Declined)
    }

    /// The word on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::PartSupported => "part-supported",
            Self::Deferred => "deferred",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A bid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bid {
    /// What is asked for.
    pub what: String,
    /// Whom it is put to: force TT&CG, ROCU, another BCU.
    pub to_whom: String,
    /// The day it was made.
    pub made_on: Date,
    /// When it is needed.
    #[serde(default)]
    pub needed_by: Option<Date>,
    /// The answer; `None` while there is none.
    #[serde(default)]
    pub answer: Option<BidAnswer>,
    /// The day of the answer.
    #[serde(default)]
    pub answered_on: Option<Date>,
    /// The reason given with it.
    #[serde(default)]
    pub reason: String,
}

impl Bid {
    pub(super) fn words(&self) -> String {
        let needed = self.needed_by.map_or_else(String::new, |by| format!(", needed by {}", plain(by)));
        let answer = self.answer.map_or_else(String::new, |answer| format!("; answer: {}", answer.word()));
        format!("bid to {}: {}{needed}{answer}", self.to_whom, self.what)
    }
}
