//! A note for the minutes on an OCG or on one of its actions.

use super::identity::{ActionTag, NoteId, OcgTag};
use super::time::Date;
use serde::{Deserialize, Serialize};

/// One note, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Identity.
    pub id: NoteId,
    /// The OCG it is about.
    pub ocg: OcgTag,
    /// The action it is about, if it is about one.
    pub action: Option<ActionTag>,
    /// The words, as typed.
    pub text: String,
    /// The day it was made.
    pub on: Date,
}
