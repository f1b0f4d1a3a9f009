//! Replaying: the journal folded into empty tables, for a rebuild and for looking at the record as it stood.

use super::append::{AppendError, Writer};
use super::error::StoreError;
use super::record::Store;
use super::remains::Remains;
use super::tables::{Kept, read_json};
use super::verify::each_entry;
use crate::domain::command::Asking;
use crate::domain::fact::{Recorded, Way};
use crate::domain::role::Seat;
use crate::domain::time::Timestamp;
use crate::journal::entry::Entry;
use rusqlite::Connection;

impl Store {
    /// The record as it stood after an entry: a store of its own in memory, read-only, with the same journal up to there.
    ///
    /// # Errors
    /// There is no such entry, the store cannot be read, or an entry does not fold.
    pub fn as_at(&self, entry: u64) -> Result<Self, StoreError> {
        let store_id = self.founding()?.map(|founding| founding.store_id).unwrap_or_default();
        let mut past = Self::in_memory(&store_id, Box::new(|_| Err("the past is not written to".to_owned())))?;
        let mut head = past.head;
        let mut last = None;
        {
            let transaction = past.conn.transaction()?;
            let remains = super::remains::of_journal(&self.conn)?;
            super::remains::fill(&transaction, &remains, entry)?;
            let mut replay = Replay::new(remains);
            each_entry(&self.conn, entry, |found| {
                head = found.hash;
                last = Some(Timestamp(found.header.recorded_at));
                super::append::insert(&transaction, &found)?;
                replay.take(&transaction, &past.kept, &found)
            })?;
            replay.end(&transaction, &past.kept)?;
            transaction.commit()?;
        }
        past.entries = entry;
        past.head = head;
        past.last_recorded_at = last;
        past.read_only = true;
        Ok(past)
    }
}

/// Folds the journal into empty tables, batch by batch.
pub(super) struct Replay {
    batch: Option<Gathered>,
    remains: Remains,
}

struct Gathered {
    number: u64,
    entries: Vec<(u64, Option<Recorded>, Option<u64>)>,
    asking: Asking,
}

impl Replay {
    /// Begins; what was erased is folded as it remains.
    pub(super) const fn new(remains: Remains) -> Self {
        Self { batch: None, remains }
    }

    /// Takes the next entry.
    pub(super) fn take(&mut self, conn: &Connection, kept: &Kept, entry: &Entry) -> Result<(), StoreError> {
        if self.batch.as_ref().is_some_and(|batch| batch.number != entry.header.batch) {
            self.end(conn, kept)?;
        }
        let recorded = match entry.body.as_ref().or_else(|| self.remains.get(&entry.header.seq)) {
            None => None,
            Some(body) => Some(read_json::<Recorded>(body).map_err(|fault| StoreError::Damaged {
                place: "record.db".to_owned(),
                why: format!("entry {}: {}", entry.header.seq, fault.0),
            })?),
        };
        let decided_at = Timestamp(entry.header.decided_at);
        let batch = self.batch.get_or_insert_with(|| Gathered {
            number: entry.header.batch,
            entries: Vec::new(),
            asking: Asking {
                decided_by: entry.header.decided_by.clone(),
                entered_by: entry.header.entered_by.clone(),
                decided_at,
                recorded_at: Timestamp(entry.header.recorded_at),
                today: decided_at.local_date(),
                seat: Seat::default(),
            },
        });
        batch.entries.push((entry.header.seq, recorded, entry.header.undoes));
        Ok(())
    }

    /// Folds the batch that was gathered last.
    pub(super) fn end(&mut self, conn: &Connection, kept: &Kept) -> Result<(), StoreError> {
        let Some(batch) = self.batch.take() else { return Ok(()) };
        let first = batch.entries.first().map_or(1, |(seq, ..)| *seq);
        let mut none = |_: &mut [u8]| Ok(());
        let mut writer = Writer::new(conn, kept, &mut none, (first - 1, [0; 32]), &batch.asking)?;
        writer.batch = batch.number;
        let mut way = Way::Act;
        let mut undone = None;
        for (seq, recorded, undoes) in &batch.entries {
            writer.entries = *seq;
            let Some(recorded) = recorded else { continue };
            way = recorded.way;
            undone = undone.or(*undoes);
            writer.project(*seq, recorded, *undoes).map_err(|error| match error {
                AppendError::Stale(what) | AppendError::ForGood(what) => StoreError::Damaged {
                    place: "record.db".to_owned(),
                    why: format!("entry {seq} does not follow from those before it: {what}"),
                },
                AppendError::Store(error) => error,
            })?;
        }
        let target = match (way, undone) {
            (Way::Undo | Way::Redo, Some(entry)) => {
                conn.query_row("SELECT batch FROM journal WHERE seq = ?1", [entry], |row| row.get(0)).ok()
            }
            _ => None,
        };
        writer.note_batch(way, target)?;
        writer.note_activity()
    }
}
