//! How the store itself stands: its last backup beside the record, and whether its entries verify. Read where the store is, told as values.
//!
//! It must not know who asks.

use crate::model::standing::Standing;
use crate::store::record::Store;
use crate::store::{Folder, StoreError, backups};

/// Entries up to which a screen or a list verifies them in passing: a part of a second. `muster verify` has no such limit.
const MOST: u64 = 50_000;

/// How a store stands. A folder of backups that cannot be read holds none that is known here; `muster doctor` says why.
///
/// # Errors
/// The store cannot be read.
pub fn standing(store: &Store) -> Result<Standing, StoreError> {
    let (entries, store_id) = match store.facts()? {
        Some(facts) => (facts.entries, facts.founding.store_id),
        None => (0, String::new()),
    };
    let found = store.folder().map(Folder::backups).and_then(|place| backups::found(&place).ok()).unwrap_or_default();
    let whole =
        found.iter().filter(|one| one.store_id() == store_id && one.head().is_some_and(|(of, _)| of <= entries));
    Ok(Standing {
        backup: whole.filter_map(|one| one.made).max(),
        entries,
        whole: match entries <= MOST {
            true => Some(verifies(store)?),
            false => None,
        },
    })
}

fn verifies(store: &Store) -> Result<bool, StoreError> {
    match store.verify_entries() {
        Ok(_) => Ok(true),
        Err(StoreError::Journal(_) | StoreError::Damaged { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}
