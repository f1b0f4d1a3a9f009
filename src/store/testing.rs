//! For tests only: what somebody with the key and no scruples could do to the record. Nothing in the program calls this.

use super::cipher::{self, Mode};
use super::error::StoreError;
use super::folder::{Folder, JOURNAL};
use super::record::Store;
use super::secret::DataKey;

/// Runs SQL on a closed store with the append-only triggers out of the way, and puts them back.
///
/// # Errors
/// The record cannot be opened, or the SQL fails; nothing is changed then.
pub fn alter(folder: &Folder, key: &DataKey, sql: &str) -> Result<(), StoreError> {
    let mut conn = cipher::open(&folder.record(), key, Mode::ReadWrite)?;
    let transaction = conn.transaction()?;
    let triggers: Vec<(String, String)> = {
        let mut statement = transaction.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<Result<_, _>>()?
    };
    for (name, _) in &triggers {
        transaction.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    transaction.execute_batch(sql)?;
    for (_, made) in &triggers {
        transaction.execute_batch(made)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Runs SQL on a closed store as it is, triggers and all.
///
/// # Errors
/// The record cannot be opened, or the SQL is refused.
pub fn with_triggers(folder: &Folder, key: &DataKey, sql: &str) -> Result<(), StoreError> {
    Ok(cipher::open(&folder.record(), key, Mode::ReadWrite)?.execute_batch(sql)?)
}

/// Every byte of the record as it reads through its key, free pages too.
///
/// # Errors
/// The record cannot be opened or read.
pub fn plain_bytes(folder: &Folder, key: &DataKey) -> Result<Vec<u8>, StoreError> {
    let mut conn = cipher::open(&folder.record(), key, Mode::ReadOnly)?;
    Ok(conn.serialize("main")?.to_vec())
}

/// Lets the record of an open store grow no further, as on a disk without room; with `false`, as much as it likes.
///
/// # Errors
/// The record cannot be read.
pub fn fill_up(store: &Store, full: bool) -> Result<(), StoreError> {
    let pages: i64 = store.conn.query_row("PRAGMA page_count", [], |row| row.get(0))?;
    let most = if full { pages } else { i64::from(u32::MAX) - 1 };
    store.conn.query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(()))?;
    Ok(())
}

/// Leaves a closed record as a kill in the middle of a writing does: half a change in its file, and beside it the journal that takes it back.
///
/// # Errors
/// The record cannot be opened, read or written.
pub fn cut_short(folder: &Folder, key: &DataKey) -> Result<(), StoreError> {
    let record = folder.record();
    let files = [record.clone(), record.with_file_name(JOURNAL)];
    let half = {
        let conn = cipher::open(&record, key, Mode::ReadWrite)?;
        // With hardly any cache the change reaches the file before it is committed.
        conn.execute_batch(
            "PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (words TEXT);
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
             INSERT INTO half SELECT hex(randomblob(200)) FROM n;",
        )?;
        let read = |path: &std::path::PathBuf| std::fs::read(path).map_err(|why| StoreError::file(path, "read", &why));
        files.iter().map(read).collect::<Result<Vec<_>, _>>()?
    };
    for (path, bytes) in files.iter().zip(half) {
        std::fs::write(path, bytes).map_err(|why| StoreError::file(path, "written", &why))?;
    }
    Ok(())
}

/// The bytes of a key, to look for them where they must not be.
#[must_use]
pub fn key_bytes(key: &DataKey) -> [u8; 32] {
    *key.bytes()
}
