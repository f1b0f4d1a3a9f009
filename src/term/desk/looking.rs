//! Looking through the entries of the store while nothing is asked: begun by a question, gone on with between two, told when it is done.
//!
//! It must not know who is told.

use super::Desk;
use crate::model::port::Told;
use crate::model::standing::Chain;
use crate::store::StoreError;
use crate::term::standing::{Looking, at_once};

impl Desk {
    /// How the store at hand stands, also while a past meeting is looked back to; its entries are looked through afterwards, anew each time.
    pub(super) fn standing(&mut self) -> Result<Told, StoreError> {
        let standing = at_once(&self.store)?;
        self.looking = match standing.chain {
            Chain::Checking => Some(Looking::begin(&self.store)?),
            Chain::Whole | Chain::Broken | Chain::NotLooked => None,
        };
        Ok(Told::Standing(standing))
    }

    /// Whether the entries are being looked through.
    #[must_use]
    pub const fn is_looking(&self) -> bool {
        self.looking.is_some()
    }

    /// Looks through some of them, for a few milliseconds; what was found, once it is known.
    pub fn look_on(&mut self) -> Option<Told> {
        let told = match self.looking.as_mut()?.go_on(&self.store) {
            Ok(found) => Told::Verified(found?),
            Err(error) => Told::Failed { sentence: format!("NOT READ: {error}"), read_only: false },
        };
        self.looking = None;
        Some(told)
    }
}
