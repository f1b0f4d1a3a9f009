//! Opening the encrypted record: key, settings, and proof that both took hold. Knows no table.
//!
//! Why these settings:
//!
//! - `journal_mode = PERSIST`, `synchronous = EXTRA`: a rollback journal, since a damaged or lost write-ahead log silently drops
//!   commits that were acknowledged. Of the three rollback kinds PERSIST is the fastest (0.67 ms a commit against 1.02 TRUNCATE and
//!   1.03 DELETE on a quiet disk) and as safe: the journal is ended by overwriting its header and syncing it, so no directory entry
//!   has to be made durable at all. Its pages are encrypted like the record's.
//! - `locking_mode = NORMAL` with a busy timeout: writers are kept apart by the store's own lock; a second process may read.
//! - `recursive_triggers`: otherwise `INSERT OR REPLACE` would delete a journal entry without the append-only trigger seeing it.
//! - Defensive mode, no trusted schema, no double-quoted strings: a doctored file cannot use SQL of its own.
//! - `secure_delete`, `temp_store = MEMORY`: nothing erased stays in free pages, nothing is written outside the record.

use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::error::StoreError;
use super::files;
use super::plain;
use super::secret::DataKey;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Make a new record; refused when there is one.
    Create,
    /// Read and write one that is there.
    ReadWrite,
    /// Only read.
    ReadOnly,
}

/// Bytes in a page of the cipher.
const PAGE: u64 = 4096;

/// How long one connection waits for another before it says so.
const PATIENCE: Duration = Duration::from_secs(5);

/// One connection of the process at a time is opened and given its key: the cipher sets itself up at the first, and two at once were seen to fail there.
static KEYING: Mutex<()> = Mutex::new(());

/// Opens the record with its key and asserts every setting by reading it back.
///
/// # Errors
/// The file cannot be opened, does not belong to the key, is damaged on its first page, is read-only, or a setting did not take.
pub fn open(path: &Path, key: &DataKey, mode: Mode) -> Result<Connection, StoreError> {
    prepare(path, mode)?;
    let access = match mode {
        Mode::Create | Mode::ReadWrite => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let here = |error: rusqlite::Error| StoreError::from(error).at(path);
    let alone = KEYING.lock().unwrap_or_else(PoisonError::into_inner);
    let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(here)?;
    unlock(&conn, key).map_err(|error| named(&conn, path, error.into()))?;
    drop(alone);
    settings(&conn, mode).map_err(|error| named(&conn, path, error))?;
    if mode != Mode::ReadOnly && conn.is_readonly("main").map_err(here)? {
        return Err(StoreError::ReadOnly { place: super::error::shown(path) });
    }
    Ok(conn)
}

/// What can be told from the file alone, said better than the database would.
fn prepare(path: &Path, mode: Mode) -> Result<(), StoreError> {
    plain::beside(path)?;
    if mode == Mode::Create {
        // Made by us, so that it is private before the first byte is in it.
        let made = files::private().write(true).create_new(true).open(path);
        return made.map(drop).map_err(|error| StoreError::file(path, "made", &error));
    }
    let unread = |error: std::io::Error| StoreError::file(path, "read", &error);
    let about = fs::symlink_metadata(path).map_err(unread)?;
    // SQLite opens by itself, and would wait for a pipe.
    plain::is_plain(about.file_type()).map_err(unread)?;
    // Less than a page is an empty database to SQLite, which would then be written into.
    if about.len() < PAGE {
        let why = if about.len() == 0 { "it is empty" } else { "all but its beginning is missing" };
        return Err(StoreError::Damaged { place: super::error::shown(path), why: why.to_owned() });
    }
    Ok(())
}

/// Gives the key and reads once: a wrong key shows at the first read, not before.
fn unlock(conn: &Connection, key: &DataKey) -> rusqlite::Result<()> {
    // Before the key: the cipher would otherwise write to the screen.
    conn.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    let mut pragma = Zeroizing::new(String::with_capacity(96));
    pragma.push_str("PRAGMA key = \"x'");
    for byte in key.bytes() {
        for half in [byte >> 4, byte & 15] {
            pragma.push(char::from(b"0123456789abcdef"[usize::from(half)]));
        }
    }
    pragma.push_str("'\";");
    conn.execute_batch(&pragma)?;
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map(drop)
}

/// Every setting with the value it must read back as.
const SETTINGS: [(&str, &str, &str); 12] = [
    ("foreign_keys", "ON", "1"),
    ("recursive_triggers", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("locking_mode", "NORMAL", "normal"),
    ("journal_mode", "PERSIST", "persist"),
    ("journal_size_limit", "4194304", "4194304"),
    ("synchronous", "EXTRA", "3"),
    ("cache_size", "-16000", "-16000"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("ignore_check_constraints", "OFF", "0"),
];

fn settings(conn: &Connection, mode: Mode) -> Result<(), StoreError> {
    conn.busy_timeout(PATIENCE)?;
    for (name, value, reads) in SETTINGS {
        set(conn, name, value, reads)?;
    }
    set(
        conn,
        "query_only",
        if mode == Mode::ReadOnly { "ON" } else { "OFF" },
        if mode == Mode::ReadOnly { "1" } else { "0" },
    )?;
    for (name, option, wanted) in [
        ("defensive mode", DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        ("double-quoted strings in queries", DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        ("double-quoted strings in tables", DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        if conn.set_db_config(option, wanted)? != wanted {
            let word = |on: bool| (if on { "on" } else { "off" }).to_owned();
            return Err(StoreError::Setting { name, wanted: word(wanted), found: word(!wanted) });
        }
    }
    Ok(())
}

fn set(conn: &Connection, name: &'static str, value: &str, reads: &str) -> Result<(), StoreError> {
    conn.execute_batch(&format!("PRAGMA {name} = {value};"))?;
    let found = conn.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))?;
    let found = match found {
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        _ => String::new(),
    };
    if found == reads {
        return Ok(());
    }
    Err(StoreError::Setting { name, wanted: reads.to_owned(), found })
}

/// Removes the old pages that the kept rollback journal still holds (encrypted, but with the live key). To be called after a lawful
/// erasure has been committed; otherwise what was erased could be read back by whoever has the key.
///
/// # Errors
/// A transaction is open, or the disk refused.
pub fn drop_old_pages(conn: &Connection) -> Result<(), StoreError> {
    set(conn, "journal_mode", "DELETE", "delete")?;
    set(conn, "journal_mode", "PERSIST", "persist")
}

/// The same error at its place; where a page turned out damaged while something was read, with the number of the page.
pub(super) fn named(conn: &Connection, path: &Path, error: StoreError) -> StoreError {
    let unnamed = matches!(&error, StoreError::Damaged { why, .. } if why == super::error::BAD_PAGE);
    let found = if unnamed { check_pages(conn, path).err() } else { None };
    match found {
        Some(found @ StoreError::Damaged { .. }) => found,
        _ => error.at(path),
    }
}

/// Reads every page of the record and holds it against its checksum, then the database's own structure. Slow on a large record.
///
/// # Errors
/// Which page is damaged, or what is wrong with the structure.
pub fn check_pages(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let here = |error: rusqlite::Error| StoreError::from(error).at(path);
    let damaged = |why: String| StoreError::Damaged { place: super::error::shown(path), why };
    for (pragma, fine) in [("PRAGMA cipher_integrity_check", None), ("PRAGMA integrity_check(1)", Some("ok"))] {
        let mut statement = conn.prepare(pragma).map_err(here)?;
        let mut rows = statement.query([]).map_err(here)?;
        if let Some(row) = rows.next().map_err(here)? {
            let said: String = row.get(0).map_err(here)?;
            if Some(said.as_str()) != fine {
                let said = said.replace("an invalid size", "the wrong size");
                return Err(damaged(
                    said.chars().filter(|letter| letter.is_ascii_graphic() || *letter == ' ').take(120).collect(),
                ));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "cipher_tests.rs"]
mod tests;
