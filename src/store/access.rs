//! The access log: who looked at what, who was told what. A chain of its own in the encrypted record, beside the journal (domain section 8).
//!
//! It is hashed as the journal is, under the opening `STORE-ID access log`, so the same few lines check both. Its head is read inside each
//! transaction and kept nowhere else: a command that only reads may add its line while the dashboard holds the record. Nothing but the export
//! for the auditor, the verifier and an erasure reads it.

use super::cipher::{self, Mode};
use super::error::StoreError;
use super::keyring_error::KeyError;
use super::record::Store;
use super::schema;
use super::secret::DataKey;
use super::tables::read_json;
use super::verify::{each_row, misshapen};
use crate::domain::access_log::{self, Access, Accessed, Operation, Words, part_in, with_what_stays};
use crate::domain::meeting::Meeting;
use crate::domain::time::Timestamp;
use crate::journal::canonical::{canonical_json, genesis};
use crate::journal::chain::{Head, Verifier, seal_entry};
use crate::journal::entry::{Entry, Hash, Header};
use crate::journal::erasure::{self, Named};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};
use std::collections::BTreeSet;

/// A line that waits to be written: what, by whom, when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// What.
    pub access: Access,
    /// Who.
    pub who: String,
    /// When.
    pub at: Timestamp,
}

/// The access log inside a transaction.
pub(super) struct Log<'c> {
    conn: &'c Connection,
    store_id: String,
    meeting: Option<Meeting>,
    random: Chance<'c>,
}

impl Log<'_> {
    /// Adds lines.
    pub(super) fn add(&mut self, noted: &[Noted]) -> Result<(), StoreError> {
        append(self.conn, &self.store_id, self.meeting.as_ref(), noted, &mut *self.random)
    }

    /// Takes over the lines of another copy of this log that follow the last one here, as they stand there; of those whose words an erasure took that this
    /// journal does not know, a further line by `who` says so. Answers with how many were taken over.
    pub(super) fn take_over(&mut self, other: &Connection, who: &str, at: Timestamp) -> Result<u64, StoreError> {
        let (last, mut head) = anchor(self.conn)?.unwrap_or_else(|| (0, genesis(&opening(&self.store_id))));
        let mut line = last;
        each_access(other, |entry| {
            if entry.header.seq > last {
                super::append::insert_into(self.conn, ACCESS, &entry)?;
                (line, head) = (entry.header.seq, entry.hash);
            }
            Ok(())
        })?;
        set_anchor(self.conn, line, head)?;
        let bare = check(self.conn, &self.store_id)?.1;
        let noted = bare.into_iter().map(|line| Noted { access: Access::without_words(line), who: who.to_owned(), at });
        self.add(&noted.collect::<Vec<_>>())?;
        Ok(line - last)
    }

    /// Every line in order, as this transaction sees them.
    pub(super) fn lines(&self) -> Result<Vec<Accessed>, StoreError> {
        lines(self.conn)
    }
}

fn lines(conn: &Connection) -> Result<Vec<Accessed>, StoreError> {
    let mut lines = Vec::new();
    each_access(conn, |entry| {
        lines.push(accessed(entry)?);
        Ok(())
    })?;
    with_what_stays(&mut lines);
    Ok(lines)
}

/// The table of the lines.
const ACCESS: &str = "access";

type Chance<'r> = &'r mut (dyn FnMut(&mut [u8]) -> Result<(), String> + Send);

/// What the first line is tied to.
fn opening(store_id: &str) -> String {
    format!("{store_id} access log")
}

impl Store {
    /// Writes lines to the access log, all or none. The part somebody has in the open meeting is their reason when they gave none.
    ///
    /// # Errors
    /// The record cannot be written; no line is written then.
    pub fn note_access(&mut self, noted: &[Noted]) -> Result<(), StoreError> {
        if noted.is_empty() {
            return Ok(());
        }
        self.with_access_log(None, |log| log.add(noted)).map(|_| ())
    }

    /// Writes lines to the access log of a record that is open here only to read, beside whoever has it open. Answers whether it could be done: a
    /// record of an older form is left alone.
    ///
    /// # Errors
    /// The record cannot be written; no line is written then.
    pub fn note_access_beside(&mut self, key: &DataKey, noted: &[Noted]) -> Result<bool, StoreError> {
        self.with_access_log(Some(key), |log| log.add(noted)).map(|done| done.is_some())
    }

    /// Reads and adds to the access log in one transaction: everything that is done with it is written, or nothing. With a key it is done by a connection
    /// of its own, beside whoever has the record open; `None` then for a record of an older form, which is left alone, and for one without a folder.
    ///
    /// # Errors
    /// The record cannot be written, or what was to be done failed; nothing is written then.
    pub(super) fn with_access_log<T>(
        &mut self,
        beside: Option<&DataKey>,
        work: impl FnOnce(&mut Log<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let Some(key) = beside else {
            self.may_write()?;
            let (store_id, meeting) = (self.store_id()?, self.open_meeting()?);
            let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut log = Log { conn: &transaction, store_id, meeting, random: &mut *self.random };
            let done = work(&mut log).and_then(|done| Ok(transaction.commit().map(|()| Some(done))?));
            return done.map_err(|error| self.after_failure(error));
        };
        let Some(folder) = self.folder() else { return Ok(None) };
        folder.may_change()?;
        let folder = folder.record();
        if schema::version(&self.conn)? < schema::newest() {
            return Ok(None);
        }
        let (store_id, meeting) = (self.store_id()?, self.open_meeting()?);
        let mut conn = cipher::open(&folder, key, Mode::ReadWrite)?;
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut log = Log { conn: &transaction, store_id, meeting, random: &mut *self.random };
        work(&mut log).and_then(|done| Ok(transaction.commit().map(|()| Some(done))?)).map_err(|error| match error {
            // What a new key for the record leaves of the old file (see `rekey`).
            StoreError::Defect(why) if why.contains("no such table: access") => {
                KeyError::Slot("The record was given a new key in the meantime. Do it again.".to_owned()).into()
            }
            error => error.at(&folder),
        })
    }

    pub(super) fn store_id(&self) -> Result<String, StoreError> {
        Ok(self.founding()?.map(|founding| founding.store_id).unwrap_or_default())
    }

    /// Every line in order.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn accesses(&self) -> Result<Vec<Accessed>, StoreError> {
        if self.has_access_log()? { lines(&self.conn) } else { Ok(Vec::new()) }
    }

    /// Recomputes the chain of the access log up to its anchor. `None` for a record of the form that had none.
    ///
    /// # Errors
    /// The first break, in words; or the record cannot be read.
    pub fn verify_access(&self) -> Result<Option<Head>, StoreError> {
        if self.has_access_log()? { verify(&self.conn, &self.store_id()?).map(Some) } else { Ok(None) }
    }

    /// The hash of every line in order.
    pub(super) fn access_hashes(&self) -> Result<Vec<Hash>, StoreError> {
        if !self.has_access_log()? {
            return Ok(Vec::new());
        }
        let mut statement = self.conn.prepare("SELECT hash FROM access ORDER BY seq")?;
        let hashes: Result<Vec<Hash>, _> = statement.query_map([], |row| row.get(0))?.collect();
        hashes.map_err(|error| misshapen(error, 0))
    }

    fn has_access_log(&self) -> Result<bool, StoreError> {
        let count: i64 =
            self.conn.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'access'", [], |row| row.get(0))?;
        Ok(count == 1)
    }
}

/// Reads the lines in order, as they stand.
pub(super) fn each_access(
    conn: &Connection,
    take: impl FnMut(Entry) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    each_row(conn, ACCESS, i64::MAX as u64, take)
}

fn accessed(entry: Entry) -> Result<Accessed, StoreError> {
    let header = entry.header;
    let line = header.seq;
    let operation = Operation::from_words(&header.kind).map_err(|_| damaged(&format!("line {line} has no kind")))?;
    let words = entry.body.as_deref().map(read_json::<Words>).transpose();
    Ok(Accessed {
        line,
        hash: entry.hash,
        at: Timestamp(header.recorded_at),
        who: header.decided_by,
        meeting: header.meeting,
        operation,
        subject: header.subject,
        words: words.map_err(|fault| damaged(&fault.0))?,
    })
}

fn damaged(why: &str) -> StoreError {
    StoreError::Damaged { place: "the access log in record.db".to_owned(), why: why.to_owned() }
}

/// Count and head as anchored.
fn anchor(conn: &Connection) -> Result<Option<(u64, Hash)>, StoreError> {
    conn.query_row("SELECT entries, head FROM access_anchor", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map_err(|error| misshapen(error, 0))
}

/// Verifies the chain against its anchor, and that every line without words is explained.
pub(super) fn verify(conn: &Connection, store_id: &str) -> Result<Head, StoreError> {
    let (head, bare) = check(conn, store_id)?;
    match bare.first() {
        None => Ok(head),
        Some(line) => Err(damaged(&format!("the words of line {line} were taken out, and no erasure was recorded"))),
    }
}

/// Verifies the chain against its anchor, and tells which lines have no words while nothing says why.
fn check(conn: &Connection, store_id: &str) -> Result<(Head, Vec<u64>), StoreError> {
    // The lines, their anchor and the journal of one moment.
    let _moment = super::verify::one_moment(conn)?;
    let mut verifier = Verifier::new(&opening(store_id));
    let told = |found: crate::journal::Break| damaged(found.sentence().trim_end_matches('.'));
    let mut said = BTreeSet::new();
    each_access(conn, |entry| {
        verifier.push(&entry).map_err(told)?;
        // A line covers every line before it by its hash: its number is enough.
        let of = access_log::line_without_words(&entry.header.kind, &entry.header.subject);
        said.extend(of.filter(|line| *line < entry.header.seq));
        Ok(())
    })?;
    let head = verifier.finish(anchor(conn)?.or_else(|| Some((0, genesis(&opening(store_id)))))).map_err(told)?;
    // A line without words is whole only where an erasure in the journal names it; or a later line, where a restore brought back a journal without that entry.
    let named = named_lines(conn, head.taken.is_empty())?;
    let mut bare = Vec::new();
    for line in head.taken.iter().filter(|line| !said.contains(line)) {
        let hash: Hash = conn.query_row("SELECT body_hash FROM access WHERE seq = ?1", [line], |row| row.get(0))?;
        if !named.contains(&(*line, hash)) {
            bare.push(*line);
        }
    }
    Ok((head, bare))
}

/// The lines that erasures in the journal name, with the hash of what stood there.
fn named_lines(conn: &Connection, none_wanted: bool) -> Result<BTreeSet<Named>, StoreError> {
    let mut named = BTreeSet::new();
    if !none_wanted {
        super::verify::each_entry(conn, i64::MAX as u64, |entry| {
            named.extend(erasure::named_lines(&entry));
            Ok(())
        })?;
    }
    Ok(named)
}

/// A line in whose words an erasure finds something.
pub(super) struct Emptied {
    pub(super) line: u64,
    /// Hash of its words.
    pub(super) hash: Hash,
    /// What stays of them.
    pub(super) stays: Option<Words>,
}

/// Lines in whose words an erasure finds something; `finds` gives what stays of a line that loses its words.
pub(super) fn lines_with(
    conn: &Connection,
    finds: impl Fn(&Words) -> Option<Option<Words>>,
) -> Result<Vec<Emptied>, StoreError> {
    let mut found = Vec::new();
    each_access(conn, |entry| {
        let (line, hash) = (entry.header.seq, entry.body_hash);
        if let Some(stays) = accessed(entry)?.words.as_ref().and_then(&finds) {
            found.push(Emptied { line, hash, stays });
        }
        Ok(())
    })?;
    Ok(found)
}

/// Appends lines inside the caller's transaction.
pub(super) fn append(
    conn: &Connection,
    store_id: &str,
    meeting: Option<&Meeting>,
    noted: &[Noted],
    random: Chance<'_>,
) -> Result<(), StoreError> {
    let (mut line, mut head) = anchor(conn)?.unwrap_or_else(|| (0, genesis(&opening(store_id))));
    let last: Option<(u64, Hash)> = conn
        .query_row("SELECT seq, hash FROM access ORDER BY seq DESC LIMIT 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if last.unwrap_or_else(|| (0, genesis(&opening(store_id)))) != (line, head) {
        return Err(damaged("it does not end where it was recorded to end"));
    }
    for noted in noted {
        line += 1;
        let mut salt = [0_u8; 16];
        let mut chance = [0_u8; 10];
        for bytes in [&mut salt[..], &mut chance[..]] {
            random(bytes).map_err(StoreError::Defect)?;
        }
        let moment = u64::try_from(noted.at.0).unwrap_or(0);
        let mut words = noted.access.words.clone();
        if let (true, Some(meeting)) = (words.because.is_empty(), meeting) {
            words.because = part_in(meeting, &noted.who);
        }
        let body = serde_json::to_value(&words).map_err(|error| StoreError::Defect(error.to_string()))?;
        let header = Header {
            seq: line,
            id: uuid::Builder::from_unix_timestamp_millis(moment, &chance).into_uuid(),
            recorded_at: noted.at.0,
            decided_at: noted.at.0,
            decided_by: noted.who.clone(),
            entered_by: noted.who.clone(),
            meeting: meeting.map(Meeting::code),
            batch: line,
            kind: noted.access.operation.word().to_owned(),
            subject: noted.access.subject.clone(),
            body_version: 1,
            undoes: None,
        };
        let entry = seal_entry(header, salt, canonical_json(&body), head);
        super::append::insert_into(conn, ACCESS, &entry)?;
        head = entry.hash;
    }
    set_anchor(conn, line, head)
}

fn set_anchor(conn: &Connection, line: u64, head: Hash) -> Result<(), StoreError> {
    conn.execute(
        "INSERT INTO access_anchor (one, entries, head) VALUES (1, ?1, ?2)
         ON CONFLICT (one) DO UPDATE SET entries = ?1, head = ?2",
        params![line, head],
    )?;
    Ok(())
}
