//! For tests only: what somebody with the key and no scruples could do to the record. Nothing in the program calls this.

use super::cipher::{self, Mode};
use super::error::StoreError;
use super::folder::Folder;
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

/// The bytes of a key, to look for them where they must not be.
#[must_use]
pub fn key_bytes(key: &DataKey) -> [u8; 32] {
    *key.bytes()
}
