//! What was asked of the record and is not answered yet, and what is being recorded.
//!
//! It must not know what an answer is for.

use super::state::Ticket;

/// Which answers are still awaited, by kind: only the newest of a kind counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Awaited {
    /// The board.
    pub board: Ticket,
    /// A record card.
    pub card: Ticket,
    /// History.
    pub history: Ticket,
    /// What a form would record.
    pub preview: Ticket,
    /// What undo would do.
    pub undo: Ticket,
    /// What is written, to edit it.
    pub edit: Ticket,
    /// A search.
    pub search: Ticket,
    /// The actions of the owner the calendar is for.
    pub calendar: Ticket,
    /// Something being recorded; 0 when nothing is.
    pub record: Ticket,
    /// A briefing card.
    pub briefing: Ticket,
    /// A plan, for a form that changes it.
    pub plan: Ticket,
    /// A list of items, or what needs the chair.
    pub list: Ticket,
    /// How the store itself stands.
    pub standing: Ticket,
    /// The entries of the meeting.
    pub read_back: Ticket,
    /// What partner view shows.
    pub partner: Ticket,
    /// Papers or a backup being written; 0 when none is.
    pub outside: Ticket,
}

/// What is being recorded: decides the words when it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doing {
    /// Something new.
    #[default]
    Act,
    /// The last act is taken back.
    Undo,
    /// What was taken back is put back.
    Redo,
    /// One entry is withdrawn.
    Withdraw,
    /// A group is settled, by a key: then the next comes.
    Settle,
    /// Something passes to the open record, which is never taken back.
    Cross,
}
