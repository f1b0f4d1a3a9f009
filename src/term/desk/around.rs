//! Looking about while nothing is asked: whether another process recorded something, and whether whoever sits here still has a key. Cheap: one row of the
//! record, one small file.
//!
//! It must not know who is told, nor how often.

use super::Desk;
use crate::model::port::{Ask, Told};
use crate::store::{Keyring, Store};

/// Said to whoever asks something after their key was taken away.
const GONE: &str = "your key to this store was taken away while it was open.";

/// What was seen around the store last.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// Whether whoever sits here has no key any more.
    gone: bool,
}

impl Around {
    /// Whether this operator has no key any more. A keyring that cannot be read says nothing new, and is read again the next time.
    fn takes_away(&mut self, store: &Store, operator: &str) -> bool {
        let Some(folder) = store.folder() else { return false };
        // Read whole, since it is small and a time or a length may stay what it was.
        let Ok(keyring) = Keyring::read(&folder.keyring()) else { return self.gone };
        self.gone = keyring.slots().iter().all(|slot| slot.operator != operator);
        self.gone
    }
}

impl Desk {
    /// Looks about; what there is to tell, if anything.
    pub fn look_about(&mut self) -> Option<Told> {
        if self.around.takes_away(&self.store, &self.operator) {
            return Some(Told::KeyGone);
        }
        // What cannot be read at this moment, since another process writes, is read at the next.
        self.store.follow().unwrap_or(false).then_some(Told::Grown)
    }

    /// What whoever has no key any more is answered, whatever they ask: nothing of the record, and nothing is written for them.
    pub(super) fn without_a_key(&self, ask: &Ask) -> Option<Told> {
        self.around.gone.then(|| match ask {
            Ask::KeepPlace(_) => Told::Kept,
            _ => Told::Refused(GONE.to_owned()),
        })
    }
}
