//! What is marked of somebody's attendance at a meeting (domain section 6: who heard what). It must not know who may mark it.

use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What to mark of somebody's attendance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "mark")]
pub enum Mark {
    /// Came in now.
    In,
    /// Left now.
    Out,
    /// Came and left at these times, which are past: the last stay as it really was.
    Times {
        /// Came.
        joined: Timestamp,
        /// Left; `None` while in the room.
        left: Option<Timestamp>,
    },
    /// Sent apologies.
    Apologies {
        /// Who comes instead; may be empty.
        deputy: String,
    },
    /// Is asked to come.
    Expected,
    /// Does not belong on the list.
    Remove,
}
