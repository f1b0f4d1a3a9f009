//! The signed checkpoint of a meeting: what an open store says of itself to somebody who has no passphrase. Knows no paper and no screen.

use super::error::StoreError;
use super::record::Store;
use crate::domain::time::Timestamp;
use crate::journal::checkpoint::{Checkpoint, CheckpointKey, Point};
use crate::journal::seal::Seal;

impl Store {
    /// The public key that checks the checkpoints of this store; `None` for a store in memory, which has no key, and before the founding entry.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn checkpoint_key(&self) -> Result<Option<[u8; 32]>, StoreError> {
        Ok(self.signing_key()?.map(|key| key.public()))
    }

    /// The checkpoint of a meeting, `T24`, that was signed at this moment by this entry: count and head as at its signature, whatever was recorded
    /// since. `None` where there is no such entry, or no key.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn checkpoint(&self, meeting: &str, entry: u64, at: Timestamp) -> Result<Option<Checkpoint>, StoreError> {
        let Some((key, seal)) = self.signing_key()?.zip(self.seal_at(entry)?) else { return Ok(None) };
        let Seal { store_id, entries, head } = seal;
        Ok(Some(key.sign(Point { store_id, meeting: meeting.to_owned(), at: at.0, entries, head })))
    }

    fn signing_key(&self) -> Result<Option<CheckpointKey>, StoreError> {
        let founding = self.founding()?;
        Ok(founding
            .zip(self.key.as_ref())
            .map(|(founding, key)| CheckpointKey::derive(&founding.store_id, key.bytes())))
    }
}
