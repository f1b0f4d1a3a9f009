//! Proof: the whole chain recomputed from the rows, and the projection made anew from the journal. Old seals are held against it in `seals`.

use super::error::StoreError;
use super::record::Store;
use super::remains;
use super::replay::Replay;
use super::tables::Kept;
use crate::journal::chain::{Head, Verifier};
use crate::journal::entry::{Entry, Hash, Header};
use crate::journal::seal::thousands;
use rusqlite::{Connection, Row, Transaction};

pub(super) const ENTRY: &str =
    "SELECT seq, id, recorded_at, decided_at, decided_by, entered_by, meeting, batch, kind, subject,
    body_version, undoes, salt, body, body_hash, prev, hash FROM journal WHERE seq <= ?1 ORDER BY seq";
/// The table that [`ENTRY`] names.
const JOURNAL: &str = "journal";

/// Beyond every entry number.
const ALL: u64 = i64::MAX as u64;

/// Tables that a rebuild empties and makes anew.
const PROJECTION: [&str; 15] = [
    "remains",
    "item",
    "meeting",
    "note",
    "assessment",
    "disruption",
    "action",
    "officer",
    "ocg_line",
    "ocg",
    "spent_number",
    "spent_id",
    "setting",
    "batch",
    "entry",
];

pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        header: Header {
            seq: row.get(0)?,
            id: uuid::Uuid::from_bytes(row.get(1)?),
            recorded_at: row.get(2)?,
            decided_at: row.get(3)?,
            decided_by: row.get(4)?,
            entered_by: row.get(5)?,
            meeting: row.get(6)?,
            batch: row.get(7)?,
            kind: row.get(8)?,
            subject: row.get(9)?,
            body_version: row.get(10)?,
            undoes: row.get(11)?,
        },
        salt: row.get(12)?,
        body: row.get(13)?,
        body_hash: row.get(14)?,
        prev: row.get(15)?,
        hash: row.get(16)?,
    })
}

/// Reads the entries up to `last` in order.
pub(super) fn each_entry(
    conn: &Connection,
    last: u64,
    take: impl FnMut(Entry) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    each_row(conn, JOURNAL, last, take)
}

/// Reads the entries up to `last` of a table of the journal's shape, in order.
pub(super) fn each_row(
    conn: &Connection,
    table: &str,
    last: u64,
    mut take: impl FnMut(Entry) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = conn.prepare(&ENTRY.replacen(JOURNAL, table, 1))?;
    let mut rows = statement.query([last])?;
    let mut number = 0_u64;
    while let Some(row) = rows.next()? {
        number += 1;
        take(entry(row).map_err(|error| misshapen(error, number))?)?;
    }
    Ok(())
}

/// A column that no entry of ours can hold is damage, told by the number of the entry, and not a mistake of the program.
pub(super) fn misshapen(error: rusqlite::Error, number: u64) -> StoreError {
    use rusqlite::Error;
    match error {
        Error::FromSqlConversionFailure(..)
        | Error::IntegralValueOutOfRange(..)
        | Error::InvalidColumnType(..)
        | Error::Utf8Error(..) => damaged(format!("entry {} is not in the form of an entry", thousands(number))),
        other => other.into(),
    }
}

fn damaged(why: String) -> StoreError {
    StoreError::Damaged { place: "record.db".to_owned(), why }
}

pub(super) fn store_id(conn: &Connection) -> Result<String, StoreError> {
    use rusqlite::OptionalExtension as _;
    let founding: Option<String> = conn
        .query_row("SELECT value ->> '$.store_id' FROM setting WHERE name = 'founding'", [], |row| row.get(0))
        .optional()?;
    Ok(founding.unwrap_or_default())
}

/// Verifies the whole chain of a connection and gives its count and head.
///
/// # Errors
/// The first break, or the store cannot be read.
pub fn measure(conn: &Connection) -> Result<(u64, Hash), StoreError> {
    let head = verify_chain(conn, None)?.0;
    Ok((head.entries, head.hash))
}

/// Holds a moment of the record for as long as it lives, where the caller holds none: entries and anchor are read of the same one, since what another
/// process appends in between would look like an end that was cut off.
pub(super) fn one_moment(conn: &Connection) -> Result<Option<Transaction<'_>>, StoreError> {
    Ok(if conn.is_autocommit() { Some(conn.unchecked_transaction()?) } else { None })
}

/// How many entries there are and the hash of the last, as they are anchored.
pub(super) fn anchor(conn: &Connection) -> Result<Option<(u64, Hash)>, StoreError> {
    use rusqlite::OptionalExtension as _;
    Ok(conn.query_row("SELECT entries, head FROM anchor", [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Told the number and hash of every entry that verified.
pub(super) type Keep<'a> = &'a mut dyn FnMut(u64, &Hash);

/// Verifies the chain against its anchor; `keep` sees every hash.
pub(super) fn verify_chain(conn: &Connection, keep: Option<Keep<'_>>) -> Result<(Head, Option<i64>), StoreError> {
    let moment = one_moment(conn)?;
    let mut verifier = Verifier::new(&store_id(conn)?);
    let mut last = None;
    let mut keep = keep;
    each_entry(conn, ALL, |entry| {
        verifier.push(&entry)?;
        last = Some(entry.header.recorded_at);
        if let Some(keep) = &mut keep {
            keep(entry.header.seq, &entry.hash);
        }
        Ok(())
    })?;
    let anchor = anchor(conn)?;
    drop(moment);
    Ok((verifier.finish(anchor)?.explained()?, last))
}

/// Empties every projection table and makes it anew from the journal, whose chain is recomputed first; inside the caller's transaction.
pub(super) fn project_anew(transaction: &Connection, kept: &Kept) -> Result<(), StoreError> {
    verify_chain(transaction, None)?;
    kept.forget();
    for table in PROJECTION {
        transaction.execute(&format!("DELETE FROM {table}"), [])?;
    }
    transaction.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
    let remains = remains::of_journal(transaction)?;
    remains::fill(transaction, &remains, ALL)?;
    let mut replay = Replay::new(remains);
    each_entry(transaction, ALL, |entry| replay.take(transaction, kept, &entry))?;
    replay.end(transaction, kept)
}

impl Store {
    /// Checks every page of the file against its checksum, and recomputes the whole chain: every body, every header, every link, the count and
    /// the head.
    ///
    /// # Errors
    /// The first damaged page or the first break, by number and in words; or the store cannot be read.
    pub fn verify(&self) -> Result<Head, StoreError> {
        if let Some(folder) = self.folder() {
            super::cipher::check_pages(&self.conn, &folder.record())?;
        }
        Ok(verify_chain(&self.conn, None)?.0)
    }

    /// Recomputes the whole chain as [`Store::verify`] does, without the pages beneath it.
    ///
    /// # Errors
    /// The first break, by number and in words; or the store cannot be read.
    pub fn verify_entries(&self) -> Result<Head, StoreError> {
        Ok(verify_chain(&self.conn, None)?.0)
    }

    /// Every entry in order, as it stands in the journal.
    ///
    /// # Errors
    /// The store cannot be read, or `take` fails.
    pub fn each_entry(&self, take: impl FnMut(Entry) -> Result<(), StoreError>) -> Result<(), StoreError> {
        each_entry(&self.conn, ALL, take)
    }

    /// Entries from `first` on in order, as they stand in the journal, until `take` answers `false`.
    ///
    /// # Errors
    /// The store cannot be read, or `take` fails.
    pub fn entries_from(
        &self,
        first: u64,
        mut take: impl FnMut(Entry) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self.conn.prepare(&ENTRY.replacen(" ORDER BY", " AND seq >= ?2 ORDER BY", 1))?;
        let mut rows = statement.query([ALL, first])?;
        while let Some(row) = rows.next()? {
            if !take(entry(row)?)? {
                break;
            }
        }
        Ok(())
    }

    /// Makes every projection table anew from the journal, in one transaction.
    ///
    /// # Errors
    /// The chain is broken, an entry does not fold, or the store cannot be written; the old projection stays then.
    pub fn rebuild(&mut self) -> Result<u64, StoreError> {
        self.may_write()?;
        match self.rebuild_all() {
            Ok(()) => Ok(self.entries),
            Err(error) => Err(self.after_failure(error)),
        }
    }

    fn rebuild_all(&mut self) -> Result<(), StoreError> {
        let transaction = self.conn.transaction()?;
        project_anew(&transaction, &self.kept)?;
        transaction.commit()?;
        self.kept.forget();
        Ok(())
    }

    /// A text of every projection row, for holding a rebuilt projection against the live one.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn projection_text(&self) -> Result<String, StoreError> {
        use std::fmt::Write as _;
        let mut text = String::new();
        for table in PROJECTION {
            let mut statement = self.conn.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2"))?;
            let columns = statement.column_count();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let _ = write!(text, "{table}");
                for column in 0..columns {
                    let _ = write!(text, " | {:?}", row.get_ref(column)?);
                }
                text.push('\n');
            }
        }
        Ok(text)
    }
}
