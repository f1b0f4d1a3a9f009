//! The record as it stood at an entry, folded up in memory. Nothing is written.

use super::failure::Failure;
use crate::domain::fold::fold;
use crate::domain::memory::Memory;
use crate::store::{Store, StoreError};

/// Entries read at a time.
const CHUNK: u64 = 5_000;

/// The record as at entry `last`.
pub(super) fn up_to(store: &Store, last: u64) -> Result<Memory, Failure> {
    let mut memory = Memory::default();
    let mut first = 1;
    while first <= last {
        let until = (first + CHUNK - 1).min(last);
        for entered in store.entered(first, until)? {
            if let Some(recorded) = entered.recorded {
                fold(&recorded.fact, &mut memory)
                    .map_err(|fault| Failure::from(StoreError::Defect(fault.to_string())))?;
            }
        }
        first = until + 1;
    }
    Ok(memory)
}
