//! The group the verbs of the meeting act on: the selected one, or the one whose record or journal entry is on the screen.
//!
//! It must not know the verbs.

use crate::domain::board::OcgLine;

use super::state::{Model, Screen};

impl Model {
    /// The group that is on the screen. On a record card it is the card's group, also when that has left the board; in the journal the one the entry
    /// under the cursor is about; everywhere else the selected one.
    #[must_use]
    pub fn subject(&self) -> Option<OcgLine> {
        match &self.screen {
            Screen::Record(record) => {
                let off_board = || record.card.as_deref().map(|card| OcgLine::of(&card.ocg));
                self.lines.ocg(record.ocg).cloned().or_else(off_board)
            }
            Screen::Journal(history) => self.lines.ocg(history.current()?.ocg?).cloned(),
            // What stands there is of another record.
            Screen::Beside(_) => None,
            _ => self.selection().cloned(),
        }
    }
}
