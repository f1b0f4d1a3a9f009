//! The update: messages in, effects out. Knows no terminal and no SQL.
//!
//! [`update()`] is the only door: a router and one file for each behaviour under `on`.

mod door;
mod on;
mod update;

use crate::domain::time::Timestamp;
use crate::keys::chord::Chord;
use crate::model::layout::Size;
use crate::model::port::{Ask, Told};
use crate::model::state::{Model, Ticket};

pub use door::knock;
pub use update::{start, update};

/// One thing that happened outside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed or is repeating.
    Key(Chord),
    /// Text was pasted; not yet cleaned.
    Paste(String),
    /// Keys came in with a paste, in the same breath; they are not handed on.
    WithPaste,
    /// The terminal has a new size.
    Resize(Size),
    /// The process was asked to end (SIGTERM), or the terminal has gone (SIGHUP).
    End,
    /// The process was asked to stop for a while (SIGTSTP from outside).
    Suspend,
    /// The terminal cannot be read any more.
    Lost(String),
}

/// What the update is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Something came in from the terminal.
    Input(Input),
    /// The record answered.
    Told(Ticket, Told),
    /// The time, once a minute.
    Tick(Timestamp),
    /// Milliseconds of a clock that only goes forwards: before each input, and when something about locking is due.
    Moment(u64),
}

/// What the update asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep the place of the screen and the unsent text, when there is a moment; or forget it.
    Keep(Option<String>),
    /// Ask the record.
    Ask(Ticket, Ask),
    /// End the program; nothing is awaited from the disk any more.
    Quit,
    /// Stop for a while, back to the shell.
    Suspend,
    /// Close the store and blank the screen.
    Lock,
    /// The same, and stop the process until it is continued: what stands still has nothing in its memory.
    LockAndStop,
    /// Draw everything again.
    Redraw,
}

/// Begins in partner view, before anything was drawn.
pub fn show_partners(model: &mut Model) {
    on::partner::enter(model);
}
