//! The tables and their versions: numbered steps, each run once, in order. Knows no row.

use super::error::StoreError;
use rusqlite::Connection;

/// The steps in order; step n brings a store from version n - 1 to n. A step that was released is never edited.
const STEPS: [&str; 4] = [
    include_str!("../../assets/sql/0001_record.sql"),
    include_str!("../../assets/sql/0002_meetings.sql"),
    include_str!("../../assets/sql/0003_access.sql"),
    include_str!("../../assets/sql/0004_erasure.sql"),
];

/// The newest version this program knows.
#[must_use]
pub fn newest() -> i64 {
    STEPS.len() as i64
}

/// The version of an open store; 0 when it has no tables yet.
///
/// # Errors
/// The store cannot be read.
pub fn version(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Refuses a store that a newer program wrote.
///
/// # Errors
/// [`StoreError::Newer`], or the store cannot be read.
pub fn refuse_newer(conn: &Connection) -> Result<(), StoreError> {
    let found = version(conn)?;
    if found > newest() { Err(StoreError::Newer { found, known: newest() }) } else { Ok(()) }
}

/// Runs the steps that are missing, all or none.
///
/// # Errors
/// The store was written by a newer program, or cannot be written.
pub fn migrate(conn: &mut Connection) -> Result<(), StoreError> {
    refuse_newer(conn)?;
    let from = usize::try_from(version(conn)?).unwrap_or(0);
    if from >= STEPS.len() {
        return Ok(());
    }
    let step = conn.transaction()?;
    for sql in STEPS.iter().skip(from) {
        step.execute_batch(sql)?;
    }
    step.pragma_update(None, "user_version", newest())?;
    step.commit()?;
    Ok(())
}
