//! The backups in a folder, looked at without a key and with it: which there are, of which store, how old, and whether each is still the copy that was proved when it was made.
//! Changes nothing. What a backup is and how it is made stands in [`backup`](super::backup).

use std::fs;
use std::io;
use std::path::Path;

use super::backup::{SUFFIX, measure_at};
use super::error::StoreError;
use super::folder::Folder;
use super::keyring::Keyring;
use super::manifest::{self, Manifest};
use super::secret::DataKey;
use crate::domain::time::{Date, Timestamp};
use crate::journal::hex;
use crate::journal::seal::thousands;

/// A folder with the name of a backup.
pub struct Found {
    folder: Folder,
    /// What it says of itself, or why that cannot be read.
    said: Result<Manifest, String>,
    /// When it was made.
    pub made: Option<Timestamp>,
}

impl Found {
    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The store it says it is of; where it says nothing, the one its name begins with.
    #[must_use]
    pub fn store_id(&self) -> String {
        match &self.said {
            Ok(said) if !said.store_id.is_empty() => said.store_id.clone(),
            _ => name_of(self.path()).split(' ').next().unwrap_or_default().to_owned(),
        }
    }

    /// Entries of its journal and the hash of the last one in hexadecimal, as it says.
    #[must_use]
    pub fn head(&self) -> Option<(u64, &str)> {
        self.said.as_ref().ok().map(|said| (said.entries, said.head.as_str()))
    }

    /// Reads every byte and holds it against what was noted when the copy had been opened and proved; `Err` says what is not so, as part of a sentence.
    ///
    /// # Errors
    /// It cannot be proved, and why.
    pub fn reread(&self) -> Result<(), String> {
        let said = self.said.as_ref().map_err(Clone::clone)?;
        match said.changed(&self.folder) {
            Ok(None) => Ok(()),
            Ok(Some(name)) => Err(format!("its {name} was changed since it was made")),
            Err(error) => Err(in_passing(&error)),
        }
    }

    /// Opens it with the key of its store, for reading, and proves it as it was proved when it was made: every page, every entry, the count and the last hash.
    ///
    /// # Errors
    /// It cannot be proved, and why.
    pub fn prove(&self, key: &DataKey) -> Result<(), String> {
        let said = self.said.as_ref().map_err(Clone::clone)?;
        let other = |keyring: Keyring| keyring.store_id() == said.store_id && !keyring.fits(key);
        if Keyring::read(&self.folder.keyring()).is_ok_and(other) {
            return Err("the record has had another key since, and it opens with the passphrases of then".to_owned());
        }
        let (entries, head) =
            measure_at(&self.folder, key, &super::verify::measure).map_err(|error| in_passing(&error))?;
        if (entries, hex(&head)) == (said.entries, said.head.clone()) {
            return Ok(());
        }
        Err(format!("it holds {} entries and not what its backup.toml says", thousands(entries)))
    }
}

/// An error as part of a sentence.
fn in_passing(error: &StoreError) -> String {
    match error {
        StoreError::File { path, why, .. } => format!("{path} cannot be read: {why}"),
        StoreError::Damaged { place, why } => format!("{place} is damaged: {why}"),
        StoreError::Unreadable { place } => format!("{place} does not open with the key of this store"),
        error => error.to_string().trim_end_matches('.').to_owned(),
    }
}

/// The backups that stand in a folder, the newest first; none where there is no such folder.
///
/// # Errors
/// The folder cannot be read.
pub fn found(place: &Path) -> io::Result<Vec<Found>> {
    let entries = match fs::read_dir(place) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = name_of(&path);
        // A folder that begins with a dot is one that was not finished.
        if name.ends_with(SUFFIX) && !name.starts_with('.') {
            found.push(look(&path));
        }
    }
    found.sort_by_key(|found| (std::cmp::Reverse(found.made), name_of(found.path())));
    Ok(found)
}

fn look(path: &Path) -> Found {
    let folder = Folder::unchecked(path);
    let said = match manifest::read(&folder) {
        Ok(Some(said)) => Ok(said),
        Ok(None) => Err("it has no backup.toml".to_owned()),
        Err(StoreError::Backup(_)) => Err("its backup.toml is damaged".to_owned()),
        Err(error) => Err(in_passing(&error)),
    };
    // What it says of itself; a copy before a new schema is stamped with words, and then the file tells.
    let stamped = said.as_ref().ok().and_then(|said| moment(&said.made));
    let made = stamped.or_else(|| changed(&path.join("backup.toml"))).or_else(|| changed(path));
    Found { folder, said, made }
}

/// The moment of a stamp: `2026-11-24 1740`, in local time.
fn moment(stamp: &str) -> Option<Timestamp> {
    let (day, time) = stamp.split_once(' ')?;
    let day: Date = day.parse().ok()?;
    // In the hour that comes twice the stamp goes on with what the clock was called; the day is what counts.
    let digit = |range| time.get(range).and_then(|digits: &str| digits.parse::<u32>().ok());
    let (hour, minute) = (digit(0..2)?, digit(2..4)?);
    (hour < 24 && minute < 60).then(|| Timestamp::from_local(day, hour, minute))
}

fn changed(path: &Path) -> Option<Timestamp> {
    let elapsed = fs::metadata(path).ok()?.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(elapsed.as_millis()).ok().map(Timestamp)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
#[path = "backups_tests.rs"]
mod tests;
