//! What undo, redo and a withdrawal come to, without doing them: tried on the record as it stands, replayed in memory, so that a rehearsal is refused in the very words
//! in which the act would be; and what undo passes over because it cannot be taken back.

use super::act_error::ActError;
use super::error::StoreError;
use super::record::Store;
use crate::domain::command::Asking;
use crate::domain::describe::{Voice, describe};
use crate::domain::receipt::Receipt;

impl Store {
    /// As [`undo`](Self::undo), and nothing is written.
    ///
    /// # Errors
    /// As [`undo`](Self::undo).
    pub fn rehearse_undo(&self, batch: u64, asking: &Asking) -> Result<Receipt, ActError> {
        self.in_rehearsal()?.undo(batch, asking)
    }

    /// As [`redo`](Self::redo), and nothing is written.
    ///
    /// # Errors
    /// As [`redo`](Self::redo).
    pub fn rehearse_redo(&self, batch: u64, asking: &Asking) -> Result<Receipt, ActError> {
        self.in_rehearsal()?.redo(batch, asking)
    }

    /// As [`withdraw`](Self::withdraw), and nothing is written.
    ///
    /// # Errors
    /// As [`withdraw`](Self::withdraw).
    pub fn rehearse_withdraw(&self, entry: u64, because: &str, asking: &Asking) -> Result<Receipt, ActError> {
        self.in_rehearsal()?.withdraw(entry, because, asking)
    }

    /// The record as it stands in memory, to be written to and thrown away.
    pub(super) fn in_rehearsal(&self) -> Result<Self, StoreError> {
        let mut copy = self.as_at(self.entries())?;
        copy.read_only = false;
        // Identities differ from one another; that is all that is asked of them here.
        let mut count = 0_u8;
        copy.random = Box::new(move |bytes| {
            count = count.wrapping_add(1);
            bytes.fill(count);
            Ok(())
        });
        Ok(copy)
    }

    /// That the newest act after a batch cannot be taken back, where it cannot: what was signed, what crossed, what left the house.
    pub(super) fn for_good_since(&self, batch: u64) -> Result<Option<String>, StoreError> {
        let newer = self
            .conn
            .prepare_cached("SELECT max(batch) FROM batch WHERE way = 'act' AND undoable = 0 AND batch > ?1")?
            .query_row([batch], |row| row.get::<_, Option<u64>>(0))?;
        let Some(newer) = newer else { return Ok(None) };
        Ok(self.standing(newer)?.pop().map(|last| {
            let entry = crate::text::count_group(last.entry);
            let said = describe(&last.fact, Voice::Past);
            format!("Entry {entry} is newer and cannot be taken back: {}.", said.trim_end_matches('.'))
        }))
    }
}
