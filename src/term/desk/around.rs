//! Looking about while nothing is asked: whether another process recorded something, and whether whoever sits here still has the key they came with. Cheap:
//! one row of the record, one small file.
//!
//! It must not know who is told, nor how often.

use super::Desk;
use crate::model::port::{Ask, Told};
use crate::store::Store;
use crate::store::holding::{Held, Holding};

/// What was seen around the store last.
#[derive(Debug)]
pub(super) struct Around {
    /// The key of whoever sits here; a store in memory has none.
    key: Option<Holding>,
    /// What became of it.
    held: Held,
}

impl Around {
    /// What is around a store that was just opened for an operator.
    pub(super) fn of(store: &Store, operator: &str) -> Self {
        Self { key: store.folder().map(|folder| Holding::of(folder, operator)), held: Held::Still }
    }

    /// Whether the key is still what it was.
    fn holds(&mut self) -> bool {
        if let Some(held) = self.key.as_ref().and_then(Holding::look) {
            self.held = held;
        }
        self.held == Held::Still
    }
}

impl Desk {
    /// Looks about; what there is to tell, if anything.
    pub fn look_about(&mut self) -> Option<Told> {
        if !self.around.holds() {
            return Some(Told::KeyGone);
        }
        // What cannot be read at this moment, since another process writes, is read at the next.
        self.store.follow().unwrap_or(false).then_some(Told::Grown)
    }

    /// What whoever has no such key any more is answered, whatever they ask: nothing of the record, and nothing is written for them.
    pub(super) fn without_a_key(&self, ask: &Ask) -> Option<Told> {
        self.around.held.refusal().map(|why| match ask {
            Ask::KeepPlace(_) => Told::Kept,
            _ => Told::Refused(why.to_owned()),
        })
    }
}
