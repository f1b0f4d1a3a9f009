//! The open record beside a covert session, as context: its groups to read, what was begun and waits to be finished, and the one that an action is to go to.
//!
//! It must not know the disk or how it is drawn. Nothing of it is counted with the groups of the covert record, or found by its searches.

use crate::domain::board::{OcgLine, OfficerLine};
use crate::domain::crossing::{Crossing, Wanted};
use crate::domain::identity::OcgId;

use super::list::Cursor;

/// What is asked about the open record beside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BesideAsk {
    /// To look at it.
    Look,
    /// What it would record, and nothing is; with the name of the group it would be for.
    Preview(Box<Wanted>, String),
    /// Let an action cross.
    Pass(Box<Wanted>),
    /// Finish what the entry of this number began.
    Finish(u64),
    /// Give it up.
    GiveUp(u64),
}

/// The open record as it was told.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beside {
    /// The division.
    pub bcu: String,
    /// Its groups.
    pub groups: Vec<OcgLine>,
    /// Who may own an action there.
    pub officers: Vec<OfficerLine>,
    /// What was begun and neither finished nor given up, with the entry that began it.
    pub waiting: Vec<(u64, Crossing)>,
}

impl Beside {
    /// Rank and collar number of whoever leads a group there.
    #[must_use]
    pub fn lro(&self, line: &OcgLine) -> &str {
        let lro = line.lro.and_then(|id| self.officers.iter().find(|officer| officer.id == id));
        lro.map_or("none", |officer| officer.label.as_str())
    }
}

/// A row of the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Row<'a> {
    /// Something that was begun.
    Waiting(u64, &'a Crossing),
    /// A group of the open record.
    Group(&'a OcgLine),
}

/// The screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Besides {
    /// The record of this store that an action would cross from.
    pub from: Option<OcgId>,
    /// What was told; nothing until then.
    pub told: Option<Box<Beside>>,
    /// Whether it was asked for since something was recorded.
    pub asked: bool,
    /// The cursor.
    pub cursor: Cursor,
}

impl Besides {
    /// The screen for a record of this store.
    #[must_use]
    pub fn new(from: Option<OcgId>) -> Self {
        Self { from, told: None, asked: false, cursor: Cursor::default() }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.told.as_ref().map_or(0, |told| told.waiting.len() + told.groups.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A row: what waits first.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<Row<'_>> {
        let told = self.told.as_deref()?;
        match told.waiting.get(at) {
            Some((entry, crossing)) => Some(Row::Waiting(*entry, crossing)),
            None => told.groups.get(at - told.waiting.len()).map(Row::Group),
        }
    }

    /// The row under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<Row<'_>> {
        self.row(self.cursor.at)
    }
}
