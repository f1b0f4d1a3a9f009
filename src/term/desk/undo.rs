//! What undo or redo would come to, a refusal included, before anybody says yes to it.
//!
//! It must not know how it is shown.

use super::Desk;
use crate::domain::command::Asking;
use crate::domain::fact::Way;
use crate::model::port::Told;
use crate::store::StoreError;

impl Desk {
    pub(super) fn would_undo(&mut self, way: Way, asking: &Asking) -> Result<Told, StoreError> {
        let found = match way {
            Way::Redo => self.store.redoable()?,
            Way::Undo | Way::Act => self.store.undoable()?,
        };
        let found = found.map(|mut found| {
            // Where it cannot be tried, the act itself says why.
            found.refused = self.store.refusal(way, found.batch, asking).unwrap_or(None);
            found
        });
        Ok(Told::Undoable(found))
    }
}
