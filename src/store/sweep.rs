//! Sweeping: the old pages of the record made away with after an erasure, so that nobody with the key reads back what was erased.

use super::cipher;
use super::error::StoreError;
use rusqlite::Connection;

/// Notes inside an erasure's transaction that old pages are still there.
pub(super) fn owe(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute("INSERT INTO unswept (one) VALUES (1) ON CONFLICT (one) DO NOTHING", []).map(drop)
}

/// Writes the record anew without its free pages, drops the kept rollback journal, and notes that it was done. Nothing happens where nothing is owed.
///
/// # Errors
/// Another process reads the record, or the disk refused: it is owed still, and is done at the next opening for writing.
pub(super) fn sweep(conn: &Connection, on_disk: bool) -> Result<(), StoreError> {
    if !conn.query_row("SELECT EXISTS (SELECT 1 FROM unswept)", [], |row| row.get::<_, bool>(0))? {
        return Ok(());
    }
    conn.flush_prepared_statement_cache();
    conn.execute_batch("VACUUM")?;
    if on_disk {
        cipher::drop_old_pages(conn)?;
    }
    conn.execute("DELETE FROM unswept", []).map(drop)?;
    // Once more, so that not even the pages of this note are kept.
    if on_disk { cipher::drop_old_pages(conn) } else { Ok(()) }
}
