//! The port: what the screen asks of the record and what it is told. Values only, so that the same update runs against the store thread, a
//! test's store or nothing at all. Must not know who answers.

use crate::domain::action::Action;
use crate::domain::board::{
    ActionFilter, ActionOrder, ActionPage, Board, HistoryLine, OcgLine, OfficerLine, StoreFacts,
};
use crate::domain::briefing::Briefing;
use crate::domain::command::Command;
use crate::domain::disruption::Disruption;
use crate::domain::identity::{ActionId, MeetingId, OcgId};
use crate::domain::item::{Item, ItemKind, Plan};
use crate::domain::meeting::Meeting;
use crate::domain::partner_view::Shown;
use crate::domain::preparation::Preparation;
use crate::domain::profile::Profile;
use crate::domain::receipt::{Card, Entered, Hit, Receipt, Undoable};
use crate::domain::time::Date;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::beside::{Beside, BesideAsk};
use super::charts::ChartData;
use super::review::Reviewed;
use super::standing::Standing;

/// A question or an order to the record. `ticket` comes back with the answer; an answer to an older question than the newest of its kind is
/// dropped.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// The whole board, its profile and facts: at the start and after a day has passed.
    Board,
    /// A page of actions.
    Actions {
        /// Which.
        filter: ActionFilter,
        /// In which order.
        order: ActionOrder,
        /// Turned round.
        reversed: bool,
        /// First row.
        offset: usize,
        /// Rows at most.
        limit: usize,
    },
    /// The record card of an OCG.
    Card(OcgId),
    /// One action, whole: to edit it.
    Action(ActionId),
    /// History of an OCG, or of everything: entries below `before`, newest first.
    History {
        /// Only of this OCG.
        ocg: Option<OcgId>,
        /// Only entries before this one; `None` for the newest.
        before: Option<u64>,
        /// Lines at most.
        limit: usize,
    },
    /// While a past meeting is looked back to: what was recorded since, newest first; entries below `before`.
    Changes {
        /// Only entries before this one; `None` for the newest.
        before: Option<u64>,
        /// Lines at most.
        limit: usize,
    },
    /// What these commands would record: the sentences for "Will record", or the refusal.
    Preview(Vec<Command>),
    /// Record these commands as one batch.
    Act(Vec<Command>),
    /// What undo would do.
    UndoWhat,
    /// What redo would do.
    RedoWhat,
    /// Undo that batch, if it is still the one.
    Undo(u64),
    /// Redo that batch, if it is still the one.
    Redo(u64),
    /// Withdraw one entry, because.
    Withdraw(u64, String),
    /// Search OCGs, officers, actions and notes.
    Search(String, usize),
    /// For the access log alone, since the screen looks by itself: words stand in the filter of a list.
    Sought {
        /// The list, by the name it has on the command line.
        list: &'static str,
        /// The words so far.
        words: String,
        /// True when the filter is kept or left.
        left: bool,
    },
    /// For the access log alone: all of a list shows, by the name it has on the command line.
    Listed(&'static str),
    /// The meeting that is open or prepared, and the one before it.
    Meeting,
    /// The briefing card of an OCG.
    Briefing(OcgId),
    /// The plan of an OCG that stands.
    Plan(OcgId),
    /// Items of a kind, newest first.
    Items {
        /// Which kind.
        kind: ItemKind,
        /// Only those somebody still has to do something about.
        open_only: bool,
        /// Items at most.
        limit: usize,
    },
    /// Disruptions, those that wait first, at most so many.
    Claims(usize),
    /// What needs the chair before the meeting.
    Preparation,
    /// How the store itself stands: its last backup, and whether it verifies, which is told when it is known.
    Standing,
    /// The standing agenda, with what waits under each item.
    Agenda,
    /// How often these actions were carried, and what was signed off today.
    Reviewed(Vec<ActionId>),
    /// Every entry of a meeting, to be read back.
    ReadBack(MeetingId),
    /// Who signed a meeting, and its seal.
    Signed(MeetingId),
    /// How the papers of a signed meeting stand.
    PaperCounts(MeetingId),
    /// Write papers of a signed meeting into the folder for papers.
    WritePapers(MeetingId, Papers),
    /// Hand out numbered copies of the minutes of a signed meeting into the folder for papers.
    HandOut(Box<CopiesAsked>),
    /// Make a proved copy of the store among its backups.
    BackUp,
    /// Keep the place of the screen and the unsent text, or forget it.
    KeepPlace(Option<String>),
    /// The place that was kept.
    Place,
    /// What partners in the room may see.
    Shown,
    /// Something about the open record beside a covert session.
    Beside(BesideAsk),
    /// What the charts show.
    Charts,
    /// Meetings that were signed, newest first, at most so many.
    Meetings(usize),
    /// From now on answer as at the close of that meeting, to read only; or as at now again.
    Travel(Option<MeetingId>),
}

/// What the screen is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// The whole board.
    Board(Box<Board>, Arc<Profile>, Box<StoreFacts>),
    /// A page of actions.
    Actions(ActionPage),
    /// A record card; `None` when the OCG is gone.
    Card(Option<Box<Card>>),
    /// One action; `None` when it is gone.
    Action(Option<Box<Action>>),
    /// History lines.
    History(Vec<HistoryLine>),
    /// What would be recorded, or why not; and what to think of before.
    Preview(Result<Vec<String>, String>, Vec<String>),
    /// It is on the disk. With the board lines that changed, and the meeting that is open or prepared now.
    Recorded(Box<Receipt>, Vec<OcgLine>, Vec<OfficerLine>, Option<Box<Meeting>>),
    /// A rule said no; nothing was recorded. The sentence without "Not saved:".
    Refused(String),
    /// The disk said no; nothing was recorded. The sentence as it is shown; `read_only` when nothing more can be written.
    Failed {
        /// The sentence.
        sentence: String,
        /// True when the store is read-only from now on.
        read_only: bool,
    },
    /// What undo, or redo, would do; `None` for nothing.
    Undoable(Option<Undoable>),
    /// Hits of a search.
    Hits(Vec<Hit>),
    /// The meeting that is open or prepared, and the last one that was signed.
    Meeting(Option<Box<Meeting>>, Option<Box<Meeting>>),
    /// A briefing card; `None` when the OCG is no longer live.
    Briefing(Option<Box<Briefing>>),
    /// The plan of an OCG; `None` while it has none.
    Plan(OcgId, Option<Box<Plan>>),
    /// Items of a kind.
    Items(ItemKind, Vec<Item>),
    /// Disruptions.
    Claims(Vec<Disruption>),
    /// What needs the chair.
    Preparation(Box<Preparation>),
    /// How the store itself stands.
    Standing(Standing),
    /// What nobody waited for: the entries of the store were looked through. How many there are, or nothing where they do not verify.
    Verified(Option<u64>),
    /// What nobody waited for: another process recorded something.
    Grown,
    /// What nobody waited for: whoever sits here has no key to this store any more.
    KeyGone,
    /// The standing agenda.
    Agenda(Vec<crate::domain::agenda::Item>),
    /// How often actions were carried, and what was signed off today.
    Reviewed(Reviewed),
    /// The entries of a meeting, oldest first.
    ReadBack(Vec<Entered>),
    /// Who signed a meeting, and its seal; `None` when it is not signed.
    Signed(Option<Box<SignedFacts>>),
    /// How the papers of a signed meeting stand; `None` when they cannot be made.
    PaperCounts(Option<PaperCounts>),
    /// Numbered copies were handed out: which, for whom and where.
    HandedOut(String),
    /// Papers or a backup: what was written and where, or why nothing was.
    Outside(Result<String, String>),
    /// What partners in the room may see.
    Shown(Box<Shown>),
    /// The place was kept, or there is nothing to say.
    Kept,
    /// The place that was kept.
    Place(Option<String>),
    /// The open record beside this session; `None` when there is none.
    Beside(Option<Box<Beside>>),
    /// What the charts show.
    Charts(Box<ChartData>),
    /// Meetings that were signed.
    Meetings(Vec<Meeting>),
    /// The record as at the close of that meeting, or as at now.
    Travelled(Option<Box<Meeting>>, Box<Board>, Arc<Profile>, Box<StoreFacts>),
}

/// A seal as a screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The words for paper.
    pub words: String,
    /// The store.
    pub store: String,
    /// Entries it covers.
    pub entries: u64,
    /// The beginning of the head, to be compared by eye.
    pub head: String,
}

/// What a signed meeting's screen shows besides the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedFacts {
    /// The seal of its signature.
    pub seal: Sealed,
    /// Who signed.
    pub by: String,
    /// Its first entry.
    pub first: u64,
    /// The entry that signed it.
    pub last: u64,
    /// Entries of it that were withdrawn.
    pub withdrawn: u64,
    /// Where its papers are written; empty when there is no such place.
    pub folder: String,
}

/// How the papers of a signed meeting stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaperCounts {
    /// Tasking sheets.
    pub sheets: u64,
    /// Groups that the worklist carries across.
    pub groups: u64,
    /// The board paper as at the close; `None` after a meeting that has none.
    pub board: Option<BoardPaper>,
}

/// The governance board paper as at the close of a signed tasking meeting (papers section 2c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardPaper {
    /// Its number among board papers: the one it has, or the one it would be given.
    pub number: u32,
    /// First entry it covers.
    pub first: u64,
    /// Last entry it covers: the signature of the meeting.
    pub last: u64,
    /// The day it was issued; `None` for a draft.
    pub issued: Option<Date>,
}

/// Numbered copies of a signed meeting's minutes, as they are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiesAsked {
    /// The meeting.
    pub meeting: MeetingId,
    /// Whose they will be, each once.
    pub holders: Vec<String>,
    /// Why whoever was not in the room gets one; may be empty where everybody was.
    pub because: String,
    /// The word of the format.
    pub format: String,
}

/// Papers of a signed meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Papers {
    /// The minutes.
    Minutes,
    /// A tasking sheet for each owner, and the list of whose is which.
    Sheets,
    /// What is carried across to the national record by hand.
    Worklist,
    /// What the governance board reads: as it was issued at the close of this meeting, or a draft.
    Board,
    /// All of them.
    All,
}
