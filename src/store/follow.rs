//! Beside a process that writes: whether the record has grown since it was read. Cheap enough to be asked every few seconds.
//!
//! It must not know who asks.

use super::error::StoreError;
use super::record::Store;
use super::verify::anchor;

impl Store {
    /// Whether another process recorded something since this store was read last; what is read from then on is with it. Whoever holds the right to write is
    /// the only one who records, and is told no.
    ///
    /// # Errors
    /// The store cannot be read at this moment, or its journal does not end where it says.
    pub fn follow(&mut self) -> Result<bool, StoreError> {
        if self.is_locked() || anchor(&self.conn)? == Some((self.entries, self.head)) {
            return Ok(false);
        }
        let before = (self.entries, self.head);
        self.kept.forget();
        self.load_head()?;
        Ok((self.entries, self.head) != before)
    }
}
