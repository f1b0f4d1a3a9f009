//! How the store itself stands: its last backup beside the record, and whether its entries verify. Read where the store is, told as values.
//!
//! It must not know who asks.

use crate::model::standing::{Chain, Standing};
use crate::store::check::Check;
use crate::store::record::Store;
use crate::store::{Folder, StoreError, backups};

/// Entries up to which a screen or a list verifies them in passing: a part of a second. `muster verify` has no such limit.
const MOST: u64 = 50_000;
/// Entries looked through at a time beside other work: what is asked meanwhile waits for a few milliseconds at most.
const SOME: u32 = 250;

/// How a store stands, its entries not looked through yet. A folder of backups that cannot be read holds none that is known here; `muster doctor` says
/// why.
///
/// # Errors
/// The store cannot be read.
pub(super) fn at_once(store: &Store) -> Result<Standing, StoreError> {
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
        chain: if entries <= MOST { Chain::Checking } else { Chain::NotLooked },
    })
}

/// How a store stands, for who waits for all of it.
///
/// # Errors
/// The store cannot be read.
pub fn standing(store: &Store) -> Result<Standing, StoreError> {
    let mut standing = at_once(store)?;
    if standing.chain == Chain::Checking {
        standing.looked_through(verdict(store.verify_entries().map(|head| Some(head.entries)))?.unwrap_or_default());
    }
    Ok(standing)
}

/// What looking through has come to so far: nothing yet, or how many entries there are, or that they do not verify.
fn verdict(found: Result<Option<u64>, StoreError>) -> Result<Option<Option<u64>>, StoreError> {
    match found {
        Ok(found) => Ok(found.map(Some)),
        Err(StoreError::Journal(_) | StoreError::Damaged { .. }) => Ok(Some(None)),
        Err(error) => Err(error),
    }
}

/// The entries of a store being looked through beside other work, on its own connection: nothing of it outlives the store.
pub(super) struct Looking {
    check: Check,
    /// Whether a break was met once already.
    again: bool,
}

impl Looking {
    /// Begins.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(super) fn begin(store: &Store) -> Result<Self, StoreError> {
        Ok(Self { check: store.begin_check()?, again: false })
    }

    /// Looks through some more. What was found once it is known: how many entries there are, or nothing where they do not verify.
    ///
    /// # Errors
    /// The store cannot be read.
    pub(super) fn go_on(&mut self, store: &Store) -> Result<Option<Option<u64>>, StoreError> {
        match verdict(self.check.go_on(store, SOME))? {
            // Where this process only reads, another may have erased words by law meanwhile, and the chain is another one from there on.
            Some(None) if !self.again => {
                *self = Self { check: store.begin_check()?, again: true };
                Ok(None)
            }
            found => Ok(found),
        }
    }
}
