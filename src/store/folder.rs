//! A store is a folder: `record.db`, `keyring.toml`, `backups/`, `lock`, and `papers/` once the dashboard has written some. While the record is given a new key
//! the two files of it wait in `rekeyed/` (see [`rekey`](super::rekey)), and count from then on. Knows where they stand and who may read them, not what they say.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{StoreError, shown};
use super::files;
use super::keyring_error::KeyError;
use super::manifest;

/// The name of the encrypted record.
pub(super) const RECORD: &str = "record.db";

/// The name of the pages that take the last writing to the record back.
pub(super) const JOURNAL: &str = "record.db-journal";

/// The name of the wrapped keys.
pub(super) const KEYRING: &str = "keyring.toml";

/// The folder of a store that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes the folder of a new store, for its owner only. It may be there already if it is empty.
    ///
    /// # Errors
    /// Something is there, or the folder cannot be made.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        match fs::read_dir(path) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    return Err(StoreError::NotEmpty { folder: shown(path) });
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::file(path, "made", &error)),
        }
        files::create_private_dir(path).map_err(|error| StoreError::file(path, "made", &error))?;
        let folder = Self { path: path.to_path_buf() };
        files::create_private_dir(&folder.backups())
            .map_err(|error| StoreError::file(&folder.backups(), "made", &error))?;
        files::sync_dir(path)
            .and_then(|()| files::sync_dir(&files::parent(path)))
            .map_err(|error| StoreError::file(path, "made", &error))?;
        Ok(folder)
    }

    /// The folder of a store that is there.
    ///
    /// # Errors
    /// There is no record, or no keyring beside it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let folder = Self { path: path.to_path_buf() };
        let found = |path: &Path| match fs::symlink_metadata(path) {
            Ok(_) => Ok(true),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(false),
            Err(error) => Err(StoreError::file(path, "read", &error)),
        };
        if !found(&folder.record())? {
            return Err(StoreError::NotAStore { folder: shown(path) });
        }
        if !found(&folder.keyring())? {
            return Err(KeyError::Missing { path: shown(&folder.keyring()) }.into());
        }
        Ok(folder)
    }

    /// The paths of a store that is being made or proved, without looking.
    pub(crate) fn unchecked(path: &Path) -> Self {
        Self { path: path.to_path_buf() }
    }

    /// Where the store is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The encrypted record.
    #[must_use]
    pub fn record(&self) -> PathBuf {
        self.newest(RECORD)
    }

    /// The wrapped keys.
    #[must_use]
    pub fn keyring(&self) -> PathBuf {
        self.newest(KEYRING)
    }

    /// Where a record under a new key, and its keyring, stand whole until they are in the places of the old ones.
    pub(crate) fn rekeyed(&self) -> PathBuf {
        self.path.join("rekeyed")
    }

    fn newest(&self, name: &str) -> PathBuf {
        let waits = self.rekeyed().join(name);
        if waits.symlink_metadata().is_ok() { waits } else { self.path.join(name) }
    }

    /// Takes away what whoever opened the store left beside its files, before it is moved.
    pub(super) fn leave_bare(&self) -> Result<(), StoreError> {
        for left in [self.lock(), self.path.join(JOURNAL)] {
            files::remove_file(&left).map_err(|error| StoreError::file(&left, "removed", &error))?;
        }
        Ok(())
    }

    /// Whether it is a backup: whatever says of itself what it was when it was proved is only read, or it would be that copy no longer.
    #[must_use]
    pub fn is_backup(&self) -> bool {
        self.path.join(manifest::NAME).symlink_metadata().is_ok()
    }

    /// Refuses to change a backup.
    ///
    /// # Errors
    /// It is one.
    pub fn may_change(&self) -> Result<(), StoreError> {
        if self.is_backup() { Err(StoreError::OfBackup { folder: shown(&self.path) }) } else { Ok(()) }
    }

    /// Where backups are made unless another place is named.
    #[must_use]
    pub fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// Where the dashboard writes papers unless another place is named: beside the record, so that the papers of two stores are never in one place.
    #[must_use]
    pub fn papers(&self) -> PathBuf {
        self.path.join("papers")
    }

    /// What a writing process holds.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.path.join("lock")
    }

    /// Whatever of the store other accounts may read: should be nothing.
    #[must_use]
    pub fn open_to_others(&self) -> Vec<PathBuf> {
        [self.path.clone(), self.record(), self.keyring(), self.backups(), self.papers(), self.rekeyed()]
            .into_iter()
            .filter(|path| files::open_to_others(path))
            .collect()
    }

    /// Closes whatever other accounts may read.
    ///
    /// # Errors
    /// The permissions cannot be changed.
    pub fn close_to_others(&self) -> Result<(), StoreError> {
        #[cfg(unix)]
        for path in self.open_to_others() {
            use std::os::unix::fs::PermissionsExt;
            let mode = if path.is_dir() { 0o700 } else { 0o600 };
            fs::set_permissions(&path, fs::Permissions::from_mode(mode))
                .map_err(|error| StoreError::file(&path, "written", &error))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn a_new_store_is_private_and_made_in_an_empty_place_only() {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("a/b/store");
        let folder = Folder::create(&path).unwrap();
        assert!(folder.backups().is_dir());
        assert_eq!(folder.open_to_others(), Vec::<PathBuf>::new());
        let again = Folder::create(&path).unwrap_err().to_string();
        assert!(again.contains("is not empty"), "{again}");
        let file = base.path().join("file");
        fs::write(&file, "x").unwrap();
        assert!(matches!(Folder::create(&file), Err(StoreError::File { .. })));
    }

    #[test]
    fn what_is_missing_is_named() {
        let base = tempfile::tempdir().unwrap();
        assert!(matches!(Folder::open(&base.path().join("none")), Err(StoreError::NotAStore { .. })));
        assert!(matches!(Folder::open(base.path()), Err(StoreError::NotAStore { .. })));
        fs::write(base.path().join("record.db"), "").unwrap();
        let error = Folder::open(base.path()).unwrap_err().to_string();
        assert!(error.contains("keyring.toml is missing"), "{error}");
        fs::write(base.path().join("keyring.toml"), "").unwrap();
        let folder = Folder::open(base.path()).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(folder.record(), fs::Permissions::from_mode(0o644)).unwrap();
            assert!(folder.open_to_others().contains(&folder.record()));
            folder.close_to_others().unwrap();
            assert!(folder.open_to_others().is_empty());
        }
    }
}
