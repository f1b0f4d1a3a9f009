//! The whole chain recomputed some entries at a time, by whoever has other work in between. Holds what the verifier holds: one hash, no entry.
//!
//! It must not know what the other work is. Where nothing waits, `verify` does the same in one go.

use super::error::StoreError;
use super::record::Store;
use super::verify::{ENTRY, anchor, entry, misshapen, one_moment, store_id};
use crate::journal::chain::Verifier;

/// Before every entry number, also before one that no entry of ours has.
const NONE: i64 = i64::MIN;

/// A chain that is being recomputed.
#[derive(Debug)]
pub struct Check {
    verifier: Verifier,
    /// The number of the entry that passed last.
    last: i64,
    /// Entries that have passed.
    passed: u64,
}

impl Store {
    /// Begins to recompute the chain as [`Store::verify_entries`] does.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn begin_check(&self) -> Result<Check, StoreError> {
        Ok(Check { verifier: Verifier::new(&store_id(&self.conn)?), last: NONE, passed: 0 })
    }
}

impl Check {
    /// Takes at most so many entries more. How many there are, once the last has passed and is the one that is anchored; nothing while there are more.
    /// What is appended between two calls is taken too.
    ///
    /// # Errors
    /// The first break, by number and in words; or the store cannot be read. An erasure by another process between two calls looks like a break.
    pub fn go_on(&mut self, store: &Store, most: u32) -> Result<Option<u64>, StoreError> {
        // The last entries and the anchor of the same moment: another process may be writing. Nothing to keep, so it ends with this call.
        let _moment = one_moment(&store.conn)?;
        let some = ENTRY.replacen("seq <= ?1", "seq > ?1", 1) + " LIMIT ?2";
        let mut statement = store.conn.prepare_cached(&some)?;
        let mut rows = statement.query((self.last, most))?;
        let mut taken = 0;
        while let Some(row) = rows.next()? {
            let entry = entry(row).map_err(|error| misshapen(error, self.passed + 1))?;
            self.verifier.push(&entry)?;
            self.last = row.get(0)?;
            self.passed += 1;
            taken += 1;
        }
        if taken == most {
            return Ok(None);
        }
        Ok(Some(self.verifier.clone().finish(anchor(&store.conn)?)?.explained()?.entries))
    }
}
