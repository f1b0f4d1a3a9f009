//! Something learned, to be offered again when a similar group is called (domain section 5).

use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// Learning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learning {
    /// What was learned.
    pub what: String,
    /// Theme, for finding it again.
    pub theme: String,
    /// Where it comes from: an operation, a debrief.
    pub from: String,
    /// The day it was recorded.
    pub on: Date,
    /// With whom it was shared and when.
    #[serde(default)]
    pub shared: Vec<(String, Date)>,
}

impl Learning {
    pub(super) fn words(&self) -> String {
        let shared: Vec<String> = self.shared.iter().map(|(with, on)| format!("{with}, {}", plain(*on))).collect();
        let shared = if shared.is_empty() { String::new() } else { format!("; shared with {}", shared.join("; ")) };
        format!("learning ({}): {}{shared}", self.theme_and_source(), self.what)
    }

    /// Theme, and where it comes from if that was said: `theme: exploitation; from Op Cedar`.
    #[must_use]
    pub fn theme_and_source(&self) -> String {
        let from = if self.from.is_empty() { String::new() } else { format!("; from {}", self.from) };
        format!("theme: {}{from}", self.theme)
    }
}
