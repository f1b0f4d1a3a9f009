//! A trigger: something that happened and may call for a change now or on the OCG's turn (domain section 2).

use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// What was made of a trigger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposal {
    /// The word: acted on, hold, referred, no action, or the force's own.
    pub what: String,
    /// The day.
    pub on: Date,
    /// Why, or what was done; may be empty.
    #[serde(default)]
    pub because: String,
}

/// A trigger, in sanitised words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// What kind: firearm discharged, release date, rival dispute, ...
    pub kind: String,
    /// The day it happened, or will.
    pub occurred_on: Date,
    /// The day we were told.
    pub notified_on: Date,
    /// More about it; may be empty.
    #[serde(default)]
    pub detail: String,
    /// What was made of it; `None` while nothing was.
    #[serde(default)]
    pub disposal: Option<Disposal>,
}

impl Trigger {
    pub(super) fn words(&self) -> String {
        let detail = if self.detail.is_empty() { String::new() } else { format!(" ({})", self.detail) };
        let disposal = self.disposal.as_ref().map_or_else(String::new, |disposal| format!("; {}", disposal.what));
        format!("trigger: {}, {}{detail}{disposal}", self.kind, plain(self.occurred_on))
    }
}
