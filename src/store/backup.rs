//! A proved copy of a store, and the way back.
//!
//! A backup is a folder `STORE-ID STAMP.muster-backup` holding `record.db` (encrypted with the store's own key), `keyring.toml` and
//! `backup.toml` (count and head of the journal, and a checksum of each file). It is itself a store, and opens for reading only:
//! nothing but Muster and a passphrase is needed to read it. It is made under another name and renamed when it has been opened
//! again, every page checked, and its journal compared; so a folder of that name is a whole backup.
//!
//! What the journal's count and head are is told by the caller ([`Measure`]): this file knows no table.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::aside;
use super::cipher::{self, Mode, check_pages};
use super::destination;
use super::error::{StoreError, shown};
use super::files;
use super::folder::Folder;
use super::half::Half;
use super::keyring::Keyring;
use super::lock::Lock;
use super::manifest::{self, Manifest};
use super::plain;
use super::secret::DataKey;
use super::target::{self, Target};
use crate::domain::time::{Timestamp, clock, iso};
use crate::journal::entry::Hash;
use crate::journal::hex;
use crate::journal::seal::thousands;

/// Reads the count and head hash of the journal through a connection, verifying as much as the caller thinks fit.
pub type Measure<'a> = &'a dyn Fn(&Connection) -> Result<(u64, Hash), StoreError>;

/// Works on the restored copy before it is proved and put in its place.
pub type Onward<'a> = &'a mut dyn FnMut(&Folder) -> Result<(), StoreError>;

/// Told how many pages of how many are done; answers whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// The ending of a backup's name.
pub const SUFFIX: &str = ".muster-backup";

/// Pages copied between two calls of [`Progress`]: 4 MiB.
const STEP: i32 = 1_024;

/// A moment as part of a backup's name: `2026-11-24 1740`, in local time.
#[must_use]
pub fn stamp(at: Timestamp) -> String {
    let time: String = clock(at).chars().filter(char::is_ascii_digit).collect();
    format!("{} {time}", iso(at.local_date()))
}

/// What was made or put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The backup, or the restored store.
    pub path: PathBuf,
    /// Entries in its journal.
    pub entries: u64,
    /// Hash of the last of them.
    pub head: Hash,
    /// Bytes of the record.
    pub bytes: u64,
    /// Where the store that was replaced has been kept, when there was one.
    pub kept: Option<PathBuf>,
    /// Its backups and papers that could not be moved to the store that is there now, and why.
    pub left: Vec<(PathBuf, String)>,
    /// Whether the folder the backup stands in was not there and was made.
    pub fresh: bool,
    /// Whether the backup lies on the disk of the record; `None` where that cannot be told, or was not asked.
    pub beside: Option<bool>,
}

/// Makes a backup of an open store in the folder `dest`; that one folder is made if need be, and no other. `stamp` names it, such as `2026-11-24 1740`.
///
/// # Errors
/// There is nowhere to put it; a backup of that name is there; the disk refused; the copy does not prove equal. No copy is left behind then.
pub fn backup(
    conn: &Connection,
    folder: &Folder,
    key: &DataKey,
    dest: &Path,
    stamp: &str,
    measure: Measure<'_>,
    progress: Progress<'_>,
) -> Result<Report, StoreError> {
    let keyring = Keyring::read(&folder.keyring())?;
    if !keyring.fits(key) {
        return Err(StoreError::Backup(
            "The keyring in the store's folder is not this store's, so no backup was made.".to_owned(),
        ));
    }
    let place = dest.join(format!("{} {}{SUFFIX}", keyring.store_id(), file_name(stamp)));
    if place.exists() {
        return Err(StoreError::Backup(format!(
            "There is a backup {} already. No other was made; do it again in the next minute.",
            shown(&place)
        )));
    }
    let fresh = destination::ready(dest, folder)?;
    let half = Half::begin(dest, &place).map_err(destination::refused)?;
    let inside = Folder::unchecked(&half.path);
    copy_pages(conn, &inside.record(), key, progress).map_err(destination::refused)?;
    let text = keyring.to_toml();
    files::replace(&inside.keyring(), text.as_bytes())
        .map_err(|error| destination::refused(StoreError::file(&inside.keyring(), "written", &error)))?;
    let wanted = measure(conn)?;
    let (entries, head) = prove(&inside, key, measure, wanted, "The backup")?;
    let bytes = manifest::write(&inside, keyring.store_id(), stamp, entries, &head).map_err(destination::refused)?;
    half.finish(&place).map_err(destination::refused)?;
    let beside = files::same_disk(&place, folder.path());
    Ok(Report { path: place, entries, head, bytes, kept: None, left: Vec::new(), fresh, beside })
}

/// Puts a backup in the place of the store at `dest`, which may be missing. The copy is made beside `dest` and proved equal to the
/// backup before anything is replaced; the replaced store is kept beside it under a dated name, but for its backups and papers, which stay with the store.
/// `holder` is noted in the lock; `onward` does what is to be
/// done in the copy before that, while nobody else writes to the store.
///
/// # Errors
/// The backup is not whole, something else than a store is there, another process has the store, the disk refused, or the copy does not prove equal: `dest` stands as it was.
pub fn restore(
    backup: &Path,
    dest: &Path,
    key: &DataKey,
    stamp: &str,
    holder: (u32, &str),
    measure: Measure<'_>,
    onward: Onward<'_>,
) -> Result<Report, StoreError> {
    let source = Folder::open(backup)?;
    let keyring = Keyring::read(&source.keyring())?;
    if !keyring.fits(key) {
        return Err(StoreError::Backup("This is not the key of that backup. Nothing was changed.".to_owned()));
    }
    let said = manifest::read(&source)?;
    check_files(&source, &said)?;
    let found = measure_at(&source, key, measure)?;
    if said.as_ref().is_some_and(|said| (said.entries, said.head.as_str()) != (found.0, hex(&found.1).as_str())) {
        return Err(StoreError::Backup(format!(
            "The backup {} holds {} entries and not what its backup.toml says. Nothing was changed; take another backup.",
            shown(backup),
            thousands(found.0)
        )));
    }

    let Target { path: dest, taken } = target::of(backup, dest)?;
    let dest = dest.as_path();
    let around = files::parent(dest);
    files::create_private_dir_if_missing(&around).map_err(|error| StoreError::file(&around, "made", &error))?;
    let aside = aside::place(dest, &file_name(stamp));
    if taken && aside.exists() {
        return Err(StoreError::Backup(format!(
            "{} is there already. Nothing was changed; do it again later.",
            shown(&aside)
        )));
    }
    let replaced = Folder::unchecked(dest);
    let held = match taken && replaced.record().exists() {
        true => Some(Lock::take(&replaced, holder.0, holder.1)?),
        false => None,
    };
    let stays = taken && aside::is_of(&replaced, keyring.store_id());
    let half = Half::begin(&around, dest)?;
    let inside = Folder::unchecked(&half.path);
    for (from, to) in [(source.record(), inside.record()), (source.keyring(), inside.keyring())] {
        copy_file(&from, &to)?;
    }
    files::create_private_dir(&inside.backups())
        .map_err(|error| StoreError::file(&inside.backups(), "made", &error))?;
    onward(&inside)?;
    let (entries, head) = prove(&inside, key, measure, found, "The restored copy")?;
    let bytes = fs::metadata(inside.record()).map_or(0, |about| about.len());

    let moved = |from: &Path, to: &Path| fs::rename(from, to).map_err(|error| StoreError::file(from, "moved", &error));
    let kept = taken.then_some(aside);
    if let Some(aside) = &kept {
        moved(dest, aside)?;
    }
    if let Err(error) = half.finish(dest) {
        if let Some(aside) = &kept {
            moved(aside, dest)?;
        }
        return Err(error);
    }
    let left = kept.as_ref().filter(|_| stays).map(|aside| aside::bring_back(aside, dest)).unwrap_or_default();
    drop(held);
    Ok(Report { path: dest.to_path_buf(), entries, head, bytes, kept, left, fresh: false, beside: None })
}

pub(super) fn copy_pages(
    conn: &Connection,
    to: &Path,
    key: &DataKey,
    progress: Progress<'_>,
) -> Result<(), StoreError> {
    let here = |error: rusqlite::Error| StoreError::from(error).at(to);
    let mut copy = cipher::open(to, key, Mode::Create)?;
    {
        let copying = Backup::new(conn, &mut copy).map_err(here)?;
        loop {
            let step = copying.step(STEP).map_err(here)?;
            let state = copying.progress();
            let all = u64::try_from(state.pagecount).unwrap_or(0);
            let left = u64::try_from(state.remaining).unwrap_or(0);
            if !progress(all.saturating_sub(left), all) {
                return Err(StoreError::Stopped);
            }
            match step {
                StepResult::Done => break,
                StepResult::More => {}
                _ => return Err(StoreError::Busy { place: shown(to) }),
            }
        }
    }
    // The backup is one file: its journal, which carries nothing any more, goes.
    copy.execute_batch("PRAGMA journal_mode = DELETE;").map_err(here)?;
    copy.close().map_err(|(_, error)| here(error))
}

/// Opens a copy afresh, checks every page, and holds count and head against what they should be.
pub(super) fn prove(
    copy: &Folder,
    key: &DataKey,
    measure: Measure<'_>,
    wanted: (u64, Hash),
    what: &str,
) -> Result<(u64, Hash), StoreError> {
    let found = measure_at(copy, key, measure)?;
    if found == wanted {
        return Ok(found);
    }
    Err(StoreError::Backup(format!(
        "{what} does not hold the same journal: {} entries instead of {}, or another last entry. It was not kept; nothing was changed.",
        thousands(found.0),
        thousands(wanted.0)
    )))
}

pub(super) fn measure_at(folder: &Folder, key: &DataKey, measure: Measure<'_>) -> Result<(u64, Hash), StoreError> {
    let path = folder.record();
    let conn = cipher::open(&path, key, Mode::ReadOnly)?;
    check_pages(&conn, &path)?;
    measure(&conn).map_err(|error| error.at(&path))
}

fn check_files(folder: &Folder, said: &Option<Manifest>) -> Result<(), StoreError> {
    match said.as_ref().map(|said| said.changed(folder)).transpose()?.flatten() {
        None => Ok(()),
        Some(name) => Err(StoreError::Backup(format!(
            "{} was changed since the backup was made. Nothing was restored; take another backup.",
            shown(&folder.path().join(name))
        ))),
    }
}

fn copy_file(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut source = plain::own(from).map_err(|error| StoreError::file(from, "read", &error))?;
    let made = files::private().write(true).create_new(true).open(to);
    let mut target = made.map_err(|error| StoreError::file(to, "written", &error))?;
    io::copy(&mut source, &mut target)
        .and_then(|_| target.sync_all())
        .map_err(|error| StoreError::file(to, "written", &error))
}

/// A stamp as part of a file name: letters, digits, spaces and hyphens.
fn file_name(stamp: &str) -> String {
    let keep = |letter: char| if letter.is_ascii_alphanumeric() || letter == ' ' { letter } else { '-' };
    stamp.chars().take(40).map(keep).collect()
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
