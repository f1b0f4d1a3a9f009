//! The local profile of serious and organised crime, as far as the record needs it: the priorities a group may be tied to, and when it is to be reviewed
//! (domain section (a), `profile_priority`). The document itself is the partnership's; only the names of its priorities stand here.

use super::known;
use crate::domain::time::Date;
use serde::{Deserialize, Serialize};

/// The priorities of a local profile. None where nothing is said, so that profiles written before there were any stand as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LocalProfile {
    /// The day the local profile is to be reviewed; none: not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review_on: Option<Date>,
    /// Names of its priorities, in its own order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub priorities: Vec<String>,
}

impl LocalProfile {
    /// Whether nothing is said of a local profile.
    #[must_use]
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The profile's spelling of a priority, if it is one, in any case.
    #[must_use]
    pub fn priority(&self, text: &str) -> Option<&str> {
        known(&self.priorities, text)
    }
}
