//! What undo, redo and a withdrawal come to, without doing them: tried on the record as it stands, so that a rehearsal is refused in the very words in which the act would
//! be; and what undo passes over because it cannot be taken back. A command that only reads tries it on a replay in memory; whoever holds the right to write
//! tries it where it would be written, which costs what the act costs on a record of any size, and lets go of it.

use super::act_error::{ActError, refused};
use super::error::StoreError;
use super::record::{Random, Store};
use crate::domain::command::Asking;
use crate::domain::describe::{Voice, describe};
use crate::domain::fact::Way;
use crate::domain::receipt::Receipt;

/// With what an act that was only tried ends where everything else went well.
const TRIED: &str = "This was only tried.";

/// The end of an act that was only tried: whatever was done by then is let go of.
pub(super) fn rehearsed() -> ActError {
    refused(TRIED)
}

/// Identities that differ from one another; that is all that is asked of them in a rehearsal.
fn counting() -> Random {
    let mut count = 0_u8;
    Box::new(move |bytes| {
        count = count.wrapping_add(1);
        bytes.fill(count);
        Ok(())
    })
}

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

    /// Why undo, or redo, of a batch would be refused, for whoever holds the right to write; `None` where it would be recorded. Nothing is kept of the attempt.
    ///
    /// # Errors
    /// The store cannot be read, or not written, so that it cannot be tried.
    pub fn refusal(&mut self, way: Way, batch: u64, asking: &Asking) -> Result<Option<String>, StoreError> {
        // What is tried takes nothing from what is recorded: the identities that follow are the same as without.
        let random = std::mem::replace(&mut self.random, counting());
        self.rehearsing = true;
        let tried = match way {
            Way::Redo => self.redo(batch, asking),
            Way::Undo | Way::Act => self.undo(batch, asking),
        };
        self.rehearsing = false;
        self.random = random;
        match tried {
            Ok(_) => Ok(None),
            Err(ActError::Refused { sentence, .. }) => Ok((sentence != TRIED).then_some(sentence)),
            Err(ActError::Store(error)) => Err(error),
        }
    }

    /// The record as it stands in memory, to be written to and thrown away.
    pub(super) fn in_rehearsal(&self) -> Result<Self, StoreError> {
        let mut copy = self.as_at(self.entries())?;
        copy.read_only = false;
        copy.random = counting();
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
