//! Answers of the record as values: receipts of what was written, cards, hits. What the store returns and every screen and command shows.

use super::assessment::Assessment;
use super::disruption::Disruption;
use super::identity::{ActionId, OcgId, OfficerId};
use super::note::Note;
use super::ocg::Ocg;
use super::time::Timestamp;

/// Which records a batch touched: what a screen has to ask for again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changed {
    /// OCGs, each once, in order.
    pub ocgs: Vec<OcgId>,
    /// Officers and agencies, each once, in order.
    pub officers: Vec<OfficerId>,
    /// Actions, each once, in order.
    pub actions: Vec<ActionId>,
}

/// What was written, and is on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The batch, one undo step.
    pub batch: u64,
    /// First entry.
    pub first: u64,
    /// Last entry.
    pub last: u64,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The sentence of each entry (at most the first 50), in the present tense.
    pub sentences: Vec<String>,
    /// A few words for the whole batch: `Op Birch to tier 2`, `3 actions moved`.
    pub headline: String,
    /// What it touched.
    pub changed: Changed,
}

/// The batch that undo, or redo, would take back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    /// The batch.
    pub batch: u64,
    /// First entry of it.
    pub first: u64,
    /// How many entries.
    pub entries: u64,
    /// What will be recorded, in words: `Op Alder goes from tier 2 to tier 1`.
    pub sentence: String,
    /// A few words for it: `Op Alder to tier 2`.
    pub headline: String,
    /// That a newer act cannot be taken back and is passed over, in a sentence; `None` when this is the newest.
    pub newer: Option<String>,
    /// Why it would be refused, in a sentence, where that was tried; `None` where it would be recorded, or was not tried.
    pub refused: Option<String>,
}

/// Everything the record card of one OCG shows besides its actions and history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The OCG.
    pub ocg: Ocg,
    /// Its assessments, newest first, at most 12.
    pub assessments: Vec<Assessment>,
    /// Its disruptions, newest first, at most 50.
    pub disruptions: Vec<Disruption>,
    /// Its notes, newest first, at most 50.
    pub notes: Vec<Note>,
    /// How many entries its history has.
    pub history: usize,
}

/// What a search can find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An OCG.
    Ocg(OcgId),
    /// An officer or agency.
    Officer(OfficerId),
    /// An action, with its OCG.
    Action(ActionId, OcgId),
    /// A note on an OCG.
    Note(OcgId),
}

/// One hit of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What.
    pub found: Found,
    /// Its reference or number.
    pub reference: String,
    /// Its words.
    pub text: String,
}

/// One journal entry with its fact, as papers and exports read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// Entry number.
    pub entry: u64,
    /// Batch: one user act.
    pub batch: u64,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// Who decided.
    pub decided_by: String,
    /// Who entered.
    pub entered_by: String,
    /// The code of the meeting it was made at, `T24`; `None` between meetings.
    pub meeting: Option<String>,
    /// The entry this one withdraws.
    pub undoes: Option<u64>,
    /// The entry that withdraws this one, as at the last entry read.
    pub withdrawn_by: Option<u64>,
    /// The fact; `None` after a lawful erasure.
    pub recorded: Option<super::fact::Recorded>,
}
