//! Appending: one entry to the journal and its fold to the records, inside the caller's transaction. Decides nothing.

use super::error::StoreError;
use super::tables::{Kept, Tables, coding};
use crate::domain::command::Asking;
use crate::domain::fact::{BODY_VERSION, Fact, Recorded, Way};
use crate::domain::fold::{FoldError, fold};
use crate::domain::identity::OcgId;
use crate::domain::meeting::MeetingState;
use crate::domain::reading::{Fault, Reading as _};
use crate::domain::touched::Touched;
use crate::journal::canonical::canonical_json;
use crate::journal::chain::seal_entry;
use crate::journal::entry::{Hash, Header};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Why an entry was not appended.
pub(super) enum AppendError {
    /// The record does not stand as the fact says.
    Stale(String),
    /// The same, where what stands in the way cannot be taken back itself.
    ForGood(String),
    /// The store failed.
    Store(StoreError),
}

impl From<StoreError> for AppendError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<rusqlite::Error> for AppendError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Writes one batch.
pub(super) struct Writer<'c> {
    conn: &'c Connection,
    kept: &'c Kept,
    random: &'c mut (dyn FnMut(&mut [u8]) -> Result<(), String> + Send),
    pub(super) batch: u64,
    pub(super) first: u64,
    pub(super) entries: u64,
    pub(super) head: Hash,
    pub(super) touched: Touched,
    quiet: BTreeSet<OcgId>,
    undoable: bool,
    day: i64,
}

impl<'c> Writer<'c> {
    pub(super) fn new(
        conn: &'c Connection,
        kept: &'c Kept,
        random: &'c mut (dyn FnMut(&mut [u8]) -> Result<(), String> + Send),
        (entries, head): (u64, Hash),
        asking: &Asking,
    ) -> Result<Self, StoreError> {
        let last: Option<u64> = conn.prepare_cached("SELECT max(batch) FROM batch")?.query_row([], |row| row.get(0))?;
        Ok(Self {
            conn,
            kept,
            random,
            batch: last.unwrap_or(0) + 1,
            first: entries + 1,
            entries,
            head,
            touched: Touched::default(),
            quiet: BTreeSet::new(),
            undoable: false,
            day: coding::day(asking.today),
        })
    }

    pub(super) const fn tables(&self) -> Tables<'c> {
        Tables::new(self.conn, self.kept)
    }

    /// Appends one entry and folds it.
    pub(super) fn append(
        &mut self,
        recorded: &Recorded,
        undoes: Option<u64>,
        asking: &Asking,
    ) -> Result<u64, AppendError> {
        let seq = self.entries + 1;
        let subject = recorded.fact.subject();
        let mut salt = [0_u8; 16];
        let mut chance = [0_u8; 10];
        for bytes in [&mut salt[..], &mut chance[..]] {
            (self.random)(bytes).map_err(|why| AppendError::Store(StoreError::Defect(why)))?;
        }
        let moment = u64::try_from(asking.recorded_at.0).unwrap_or(0);
        let header = Header {
            seq,
            id: uuid::Builder::from_unix_timestamp_millis(moment, &chance).into_uuid(),
            recorded_at: asking.recorded_at.0,
            decided_at: asking.decided_at.0,
            decided_by: asking.decided_by.clone(),
            entered_by: asking.entered_by.clone(),
            meeting: self.meeting_of(&recorded.fact).map_err(|fault| AppendError::Store(self.error_of(fault)))?,
            batch: self.batch,
            kind: recorded.fact.kind().to_owned(),
            subject: subject.word,
            body_version: BODY_VERSION,
            undoes,
        };
        let value = serde_json::to_value(recorded)
            .map_err(|error| AppendError::Store(StoreError::Defect(error.to_string())))?;
        let entry = seal_entry(header, salt, canonical_json(&value), self.head);
        insert(self.conn, &entry)?;
        self.project(seq, recorded, undoes)?;
        self.entries = seq;
        self.head = entry.hash;
        Ok(seq)
    }

    /// Writes lines to the access log, in the same transaction.
    pub(super) fn note(
        &mut self,
        store_id: &str,
        meeting: Option<&crate::domain::meeting::Meeting>,
        noted: &[super::access::Noted],
    ) -> Result<(), StoreError> {
        super::access::append(self.conn, store_id, meeting, noted, &mut *self.random)
    }

    /// The code of the meeting an entry belongs to: the one that is open, or the one it opens.
    fn meeting_of(&self, fact: &Fact) -> Result<Option<String>, Fault> {
        let tables = self.tables();
        let meeting = match fact {
            Fact::MeetingMoved { meeting, to: MeetingState::Open { .. }, .. } => tables.meeting(meeting.id)?,
            _ => tables.open_meeting()?,
        };
        Ok(meeting.map(|meeting| meeting.code()))
    }

    /// Everything but the journal row: the fold, the history line, what stands.
    pub(super) fn project(&mut self, seq: u64, recorded: &Recorded, undoes: Option<u64>) -> Result<(), AppendError> {
        let fact = &recorded.fact;
        if let Fact::ActionStruckOut { .. } | Fact::ActionRaised { .. } | Fact::ActionMoved { .. } = fact {
            self.quiet.extend(fact.subject().ocg);
        }
        // Withdrawals are no activity of their own; what they restore is.
        let activity = undoes.is_none() && fact.is_activity();
        let ocg = fact.subject().ocg;
        self.conn
            .prepare_cached("INSERT INTO entry (seq, ocg, activity, day) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![seq, ocg.map(|ocg| ocg.0), activity, self.day])?;
        if let Some(undone) = undoes {
            self.stand(seq, undone)?;
        }
        if activity || undoes.is_some() {
            self.quiet.extend(ocg);
        }
        self.undoable |= crate::domain::invert::invert(fact).is_some();
        self.touched.add(fact);
        if let Fact::Erased(erasure) = fact {
            super::remains::note(self.conn, erasure)?;
        }
        let mut tables = self.tables();
        fold(fact, &mut tables).map_err(|error| match error {
            FoldError::Stale(what) => AppendError::Stale(what),
            FoldError::ForGood(what) => AppendError::ForGood(what),
            FoldError::Fault(fault) => AppendError::Store(self.error_of(fault)),
        })
    }

    /// Marks the entry that `seq` withdraws; when that was itself a withdrawal, what it had withdrawn stands again (papers section 3 rule 3).
    fn stand(&self, seq: u64, undone: u64) -> rusqlite::Result<()> {
        self.conn.prepare_cached("UPDATE entry SET withdrawn_by = ?2 WHERE seq = ?1")?.execute([undone, seq])?;
        self.conn
            .prepare_cached(
                "UPDATE entry SET withdrawn_by = NULL WHERE seq = (SELECT undoes FROM journal WHERE seq = ?1)",
            )?
            .execute([undone])?;
        Ok(())
    }

    fn error_of(&self, fault: Fault) -> StoreError {
        self.kept.take_error().unwrap_or(StoreError::Defect(fault.0))
    }

    /// Ends the batch: its row, the days of last activity, the anchor.
    pub(super) fn finish(&mut self, way: Way, target: Option<u64>, asking: &Asking) -> Result<(), StoreError> {
        self.note_batch(way, target)?;
        self.note_activity()?;
        self.conn
            .prepare_cached(
                "INSERT INTO anchor (one, entries, head, recorded_at) VALUES (1, ?1, ?2, ?3)
                 ON CONFLICT (one) DO UPDATE SET entries = ?1, head = ?2, recorded_at = ?3",
            )?
            .execute(params![self.entries, self.head, asking.recorded_at.0])?;
        Ok(())
    }

    /// The row of the batch, and what it does to the batch it undoes or redoes.
    pub(super) fn note_batch(&self, way: Way, target: Option<u64>) -> Result<(), StoreError> {
        let word = match way {
            Way::Act => "act",
            Way::Undo => "undo",
            Way::Redo => "redo",
        };
        self.conn
            .prepare_cached(
                "INSERT INTO batch (batch, way, target, first, last, undoable) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![self.batch, word, target, self.first, self.entries, self.undoable])?;
        if let Some(target) = target {
            self.conn.prepare_cached("UPDATE batch SET undone = 1 WHERE batch = ?1")?.execute([target])?;
            if way == Way::Redo {
                self.conn
                    .prepare_cached(
                        "UPDATE batch SET undone = 0 WHERE batch = (SELECT target FROM batch WHERE batch = ?1)",
                    )?
                    .execute([target])?;
            }
        }
        Ok(())
    }

    pub(super) fn note_activity(&self) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare_cached(
            "UPDATE ocg_line SET active_on =
               (SELECT max(day) FROM entry WHERE ocg = ?1 AND activity = 1 AND withdrawn_by IS NULL) WHERE id = ?1",
        )?;
        for ocg in &self.quiet {
            statement.execute([ocg.0])?;
        }
        Ok(())
    }
}

/// Writes the journal row of an entry.
pub(super) fn insert(conn: &Connection, entry: &crate::journal::entry::Entry) -> rusqlite::Result<()> {
    insert_into(conn, "journal", entry)
}

/// Writes an entry to a table of the journal's shape.
pub(super) fn insert_into(
    conn: &Connection,
    table: &str,
    entry: &crate::journal::entry::Entry,
) -> rusqlite::Result<()> {
    let header = &entry.header;
    conn.prepare_cached(&format!(
        "INSERT INTO {table} (seq, id, recorded_at, decided_at, decided_by, entered_by, meeting, batch, kind, subject,
           body_version, undoes, salt, body, body_hash, prev, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    ))?
    .execute(params![
        header.seq,
        header.id.as_bytes(),
        header.recorded_at,
        header.decided_at,
        header.decided_by,
        header.entered_by,
        header.meeting,
        header.batch,
        header.kind,
        header.subject,
        header.body_version,
        header.undoes,
        entry.salt,
        entry.body,
        entry.body_hash,
        entry.prev,
        entry.hash,
    ])?;
    Ok(())
}
