//! Whether the key with which a store was opened still is what its keyring says: another process may take it away, give it another role or passphrase, or give the
//! record a new key. Cheap: one small file, read whole, since a time or a length may stay what it was.
//!
//! And whether the keys are those the record accounts for. It must not know what follows.

use super::error::StoreError;
use super::folder::Folder;
use super::keyring::{Keyring, Slot};
use super::keyring_error::KeyError;
use super::record::Store;
use crate::domain::access::differences;
use crate::domain::fact::Fact;
use crate::domain::role::Role;

/// What became of a key since a store was opened with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Held {
    /// Nothing.
    #[default]
    Still,
    /// It was taken away.
    Gone,
    /// It has another role, another passphrase, or wraps another key.
    Changed,
}

impl Held {
    /// What is said to whoever asks something with it; nothing where it still is what it was.
    #[must_use]
    pub const fn refusal(self) -> Option<&'static str> {
        match self {
            Self::Still => None,
            Self::Gone => Some("your key to this store was taken away while it was open."),
            Self::Changed => Some("your key to this store was changed while it was open."),
        }
    }
}

/// A key with which a store is open.
#[derive(Debug)]
pub struct Holding {
    folder: Folder,
    operator: String,
    /// As it was at the opening; `None` where the keyring could not be read then.
    opened: Option<Slot>,
}

impl Holding {
    /// The key of an operator, as it is now.
    #[must_use]
    pub fn of(folder: &Folder, operator: &str) -> Self {
        let mut holding = Self { folder: folder.clone(), operator: operator.to_owned(), opened: None };
        holding.opened = holding.slot().flatten();
        holding
    }

    /// The key as it is now, if there is one; `None` where the keyring cannot be read.
    fn slot(&self) -> Option<Option<Slot>> {
        let keyring = Keyring::read(&self.folder.keyring()).ok()?;
        Some(keyring.slots().iter().find(|slot| slot.operator == self.operator).cloned())
    }

    /// What became of it. `None` where the keyring cannot be read at this moment, which says nothing new.
    #[must_use]
    pub fn look(&self) -> Option<Held> {
        Some(match (self.slot()?, &self.opened) {
            (None, _) => Held::Gone,
            (Some(slot), Some(opened)) if slot != *opened => Held::Changed,
            (Some(_), _) => Held::Still,
        })
    }

    /// Refuses where it is not what it was.
    ///
    /// # Errors
    /// It was taken away or changed. A keyring that cannot be read is not refused here: whoever opens the store reads it again.
    pub fn still(&self) -> Result<(), KeyError> {
        let who = &self.operator;
        match self.look() {
            Some(Held::Gone) => Err(KeyError::Slot(format!(
                "The key of {who} was taken away in the meantime. Start again with one that is there."
            ))),
            Some(Held::Changed) => Err(KeyError::Slot(format!(
                "The key of {who} was changed in the meantime. Start again, and unlock with the new one."
            ))),
            Some(Held::Still) | None => Ok(()),
        }
    }
}

impl Store {
    /// Where the keys there are differ from what this record says of them, a sentence each; of invented data nothing, whose founder never had a key.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn keys_unaccounted(&self, keyring: &Keyring) -> Result<Vec<String>, StoreError> {
        if keyring.is_demo() {
            return Ok(Vec::new());
        }
        let (mut founder, mut changes) = (String::new(), Vec::new());
        for entered in self.entered_of_kinds(&["store.founded", "access.changed"])? {
            match entered.recorded.map(|recorded| recorded.fact) {
                Some(Fact::StoreFounded { .. }) => founder = entered.entered_by,
                Some(Fact::AccessChanged { access }) => changes.push(access),
                _ => {}
            }
        }
        let held: Vec<(String, Role)> =
            keyring.slots().iter().map(|slot| (slot.operator.clone(), slot.seat())).collect();
        Ok(differences(&founder, &changes, &held))
    }
}
