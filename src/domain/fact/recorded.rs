//! What a journal entry holds beside its header: the fact, why it withdraws another, and how it came to be written.

use super::Fact;
use serde::{Deserialize, Serialize};

/// Body version written today; readers of the journal accept this and every earlier one.
pub const BODY_VERSION: u16 = 1;

/// How an entry came to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Somebody asked for it.
    #[default]
    Act,
    /// Somebody undid a batch.
    Undo,
    /// Somebody redid what was undone.
    Redo,
}

impl Way {
    /// True for the ordinary way.
    #[must_use]
    pub const fn is_act(&self) -> bool {
        matches!(self, Self::Act)
    }
}

/// What a journal entry holds: the fact, and why an earlier entry is withdrawn when this one withdraws it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The fact.
    pub fact: Fact,
    /// Reason for the withdrawal; empty when none was given or nothing is withdrawn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
    /// How it came to be written.
    #[serde(default, skip_serializing_if = "Way::is_act")]
    pub way: Way,
}

impl Recorded {
    /// A fact somebody asked for.
    #[must_use]
    pub const fn act(fact: Fact) -> Self {
        Self { fact, because: String::new(), way: Way::Act }
    }
}
