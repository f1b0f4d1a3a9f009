//! A list to type into and choose from: help and palette, and jump.
//!
//! It must not know where its entries come from.

use crate::domain::identity::MeetingId;
use crate::domain::receipt::Found;

use super::act::Act;
use super::edit::Edit;
use super::list::Cursor;

/// What the list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Help and palette in one.
    Help,
    /// Jump to a record.
    Jump,
    /// Choose a past meeting.
    Past,
}

/// What an entry does when it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Runs an act.
    Run(Act),
    /// Goes to a record.
    Go(Found),
    /// Looks back to the close of a meeting.
    Past(MeetingId),
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key or reference.
    pub key: String,
    /// What it does or what it is.
    pub about: String,
    /// Where it works.
    pub place: String,
    /// Why it cannot be taken now.
    pub refused: Option<String>,
    /// What happens when it is taken.
    pub target: Target,
}

/// A list with its search line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finder {
    /// What it is for.
    pub purpose: Purpose,
    /// What is typed.
    pub edit: Edit,
    /// The entries that match, best first.
    pub entries: Vec<Entry>,
    /// The cursor among them.
    pub cursor: Cursor,
    /// How many entries there are in all, for help.
    pub of: usize,
}

impl Finder {
    /// An empty list for a purpose.
    #[must_use]
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, edit: Edit::default(), entries: Vec::new(), cursor: Cursor::default(), of: 0 }
    }

    /// The entry under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Entry> {
        self.entries.get(self.cursor.at)
    }

    /// Puts new entries in; the cursor goes to the first.
    pub fn fill(&mut self, entries: Vec<Entry>) {
        self.entries = entries;
        self.cursor = Cursor::default();
    }
}
