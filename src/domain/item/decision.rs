//! What is said at a meeting beside the OCGs: general decisions, remarks under an agenda item, corrections by addition.

use super::super::meeting::MeetingTag;
use serde::{Deserialize, Serialize};

/// A decision that is none of the others (domain section 6, papers section 3 rule 28).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub text: String,
    /// Why.
    pub rationale: String,
    /// What was put and refused; may be empty.
    #[serde(default)]
    pub refused: String,
    /// True when it asks something of the governance board.
    #[serde(default)]
    pub to_board: bool,
}

/// Something noted under an item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The agenda item, a word of the profile.
    pub under: String,
    /// The words.
    pub text: String,
}

/// A correction by addition: the original entry stays as it is (papers section 2.0).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The meeting that is corrected.
    pub meeting: MeetingTag,
    /// The entry that is corrected.
    pub entry: u64,
    /// What was recorded.
    pub recorded: String,
    /// What it should read.
    pub reads: String,
    /// Why.
    pub because: String,
}

impl Decision {
    pub(super) fn words(&self) -> String {
        let refused =
            if self.refused.is_empty() { String::new() } else { format!("; put and refused: {}", self.refused) };
        format!("decided: {}, because \"{}\"{refused}", self.text, self.rationale)
    }
}

impl Remark {
    pub(super) fn words(&self) -> String {
        format!("{}: {}", self.under, self.text)
    }
}

impl Correction {
    pub(super) fn words(&self) -> String {
        format!(
            "correction to {}, entry {}: recorded \"{}\"; it should read \"{}\", because \"{}\"",
            self.meeting,
            crate::text::count_group(self.entry),
            self.recorded,
            self.reads,
            self.because
        )
    }
}
