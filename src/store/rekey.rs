//! A new key for the record: what was copied of the old keyring, and whoever knows the old key, open nothing that is recorded from then on.
//!
//! The record is copied under the new key into a folder of its own, the entries that say so are written into the copy, and the copy is proved. One
//! renaming then makes it the record ([`Folder::record`] and [`Folder::keyring`] look there first), and two more put its files into the places of the old ones.
//! Meanwhile nobody writes: a command that only reads may otherwise add its line to the access log beside whoever has the right to write.
//! Cut short before the first, all is as it was; after it, the next process that opens for writing does the rest, and one that only reads changes nothing.
//!
//! It must not know who may ask, nor how a key is wrapped.

use super::act_error::ActError;
use super::backup::{self, Progress};
use super::cipher::{self, Mode};
use super::error::{StoreError, shown};
use super::files;
use super::folder::{Folder, JOURNAL, KEYRING, RECORD};
use super::half::{self, Half};
use super::keyring::Keyring;
use super::record::{Opening, Random, Store};
use super::secret::DataKey;
use super::verify;
use crate::domain::command::{Asking, Command};
use crate::domain::receipt::Receipt;
use rusqlite::TransactionBehavior;
use std::fs;

/// What the record gets.
pub struct Renewed<'a> {
    /// The keyring of the new key.
    pub keyring: &'a Keyring,
    /// How the copy is opened: the new key, and what its lock notes.
    pub opening: Opening<'a>,
    /// What is recorded of it, as one act.
    pub commands: &'a [Command],
    /// Who has no key any more; what they left unsent goes.
    pub gone: &'a [String],
}

impl Store {
    /// Encrypts the record with a new key and records that. The store is closed afterwards.
    ///
    /// # Errors
    /// The store is not open for writing, the act is refused, the disk refused, or the copy does not prove equal: all is as it was.
    pub fn rekey(
        self,
        renewed: &Renewed<'_>,
        asking: &Asking,
        random: Random,
        progress: Progress<'_>,
    ) -> Result<Receipt, ActError> {
        self.may_write()?;
        let folder = self.folder().cloned();
        let folder = folder.ok_or_else(|| StoreError::Defect("a store in memory has no key".to_owned()))?;
        let old = self.key.as_ref().map(DataKey::again);
        let old = old.ok_or_else(|| StoreError::Defect("an open store has its key".to_owned()))?;
        let mut beside = cipher::open(&folder.record(), &old, Mode::ReadWrite)?;
        let closed = beside.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let half = Half::begin(folder.path(), &folder.rekeyed())?;
        let inside = Folder::unchecked(&half.path);
        let key = renewed.opening.key;
        backup::copy_pages(&self.conn, &inside.record(), key, progress)?;
        renewed.keyring.write(&inside.keyring(), key).map_err(StoreError::from)?;

        let mut copy = Self::open(inside.clone(), &renewed.opening, random)?;
        let receipt = copy.act(renewed.commands, asking)?;
        for operator in renewed.gone {
            copy.keep_place(operator, None)?;
        }
        if copy.seal_at(self.entries())?.map(|seal| seal.head) != Some(self.head) {
            return Err(StoreError::Backup(format!(
                "The copy of {} under the new key does not hold the same journal. It was not kept; nothing was changed.",
                shown(folder.path())
            ))
            .into());
        }
        let wanted = (copy.entries(), copy.head);
        drop(copy);
        inside.leave_bare()?;
        backup::prove(&inside, key, &verify::measure, wanted, "The copy under the new key")?;
        // Once it has its name it counts, whatever the disk says of that afterwards.
        half.finish(&folder.rekeyed()).or_else(|error| if folder.rekeyed().is_dir() { Ok(()) } else { Err(error) })?;

        // Whoever waits to write into the old file is told that it cannot be, where otherwise the line would go with the file. Its pages stay of use to nobody.
        let _ = closed.execute_batch("DROP TABLE access").and_then(|()| closed.commit());
        drop(beside);
        // Closed, so that nothing of the old record is in use by this process; nobody else writes meanwhile.
        let _held = self.closed();
        // What cannot be done now is done at the next opening for writing; the record has its new key either way.
        let _ = settle(&folder, key);
        Ok(receipt)
    }
}

/// Puts a record under a new key into the place of the old one where it waits for that, and clears away what an attempt left that was not finished. Only
/// whoever holds the right to write does so, with the key of the keyring that counts.
pub(super) fn settle(folder: &Folder, key: &DataKey) -> Result<(), StoreError> {
    let waits = folder.rekeyed();
    let unfinished = half::unfinished(folder.path(), &waits);
    files::remove_dir(&unfinished).map_err(|error| StoreError::file(&unfinished, "removed", &error))?;
    if !waits.is_dir() {
        return Ok(());
    }
    let here = |name: &str| folder.path().join(name);
    if waits.join(RECORD).exists() {
        // A line of the access log may have been added to it while it waited, and cut short: opened to write, it is made good before it loses the journal
        // that does so.
        if waits.join(JOURNAL).exists() {
            drop(cipher::open(&waits.join(RECORD), key, Mode::ReadWrite)?);
        }
        // The pages of the old record are none of the new one.
        let old = here(JOURNAL);
        files::remove_file(&old).map_err(|error| StoreError::file(&old, "removed", &error))?;
    }
    for name in [RECORD, KEYRING] {
        let from = waits.join(name);
        if from.exists() {
            fs::rename(&from, here(name)).map_err(|error| StoreError::file(&from, "moved", &error))?;
        }
    }
    let synced = files::sync_dir(folder.path()).and_then(|()| files::remove_dir(&waits));
    synced.and_then(|()| files::sync_dir(folder.path())).map_err(|error| StoreError::file(&waits, "removed", &error))
}
