//! What stands in the place of erased bodies: read out of the erasures in the journal, kept in a table of the projection for reading.

use super::error::StoreError;
use super::tables::{read_json, write_json};
use crate::domain::erasure::Erasure;
use crate::domain::fact::{Fact, Recorded};
use crate::domain::reading::Fault;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Bodies by the number of their entry.
pub(super) type Remains = BTreeMap<u64, String>;

fn defect(fault: Fault) -> StoreError {
    StoreError::Damaged { place: "record.db".to_owned(), why: fault.0 }
}

/// An empty table in memory where a record of an older form, which is only read, has none: nothing was ever erased in it.
pub(super) fn stand_in(conn: &Connection) -> Result<(), StoreError> {
    if conn.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'remains')", [], |row| row.get(0))? {
        return Ok(());
    }
    conn.execute_batch(
        "PRAGMA query_only = OFF; CREATE TEMP TABLE remains (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
         PRAGMA query_only = ON;",
    )?;
    Ok(())
}

/// Notes what an erasure leaves.
pub(super) fn note(conn: &Connection, erasure: &Erasure) -> Result<(), StoreError> {
    for (entry, left) in erasure.remains() {
        put(conn, entry, &write_json(left).map_err(defect)?)?;
    }
    Ok(())
}

fn put(conn: &Connection, entry: u64, body: &str) -> rusqlite::Result<()> {
    conn.prepare_cached("INSERT INTO remains (seq, body) VALUES (?1, ?2) ON CONFLICT (seq) DO UPDATE SET body = ?2")?
        .execute((entry, body))
        .map(drop)
}

/// Puts down all that is left of the entries up to `last`, before they are folded.
pub(super) fn fill(conn: &Connection, remains: &Remains, last: u64) -> Result<(), StoreError> {
    for (entry, body) in remains.range(..=last) {
        put(conn, *entry, body)?;
    }
    Ok(())
}

/// All that is left of erased entries, out of the journal.
pub(super) fn of_journal(conn: &Connection) -> Result<Remains, StoreError> {
    let mut remains = Remains::new();
    let mut statement =
        conn.prepare("SELECT body FROM journal WHERE kind = 'record.erased' AND body IS NOT NULL ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let recorded: Recorded = read_json(&row.get::<_, String>(0)?).map_err(defect)?;
        if let Fact::Erased(erasure) = &recorded.fact {
            for (entry, left) in erasure.remains() {
                remains.insert(entry, write_json(left).map_err(defect)?);
            }
        }
    }
    Ok(remains)
}
