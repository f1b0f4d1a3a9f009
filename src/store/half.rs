//! A folder under construction: a backup, a restored store, a record under a new key. It has another name until all in it is whole and on the disk, and gets
//! its own in one step. It must not know what is in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::files;

/// The name it has until it is finished.
pub(super) fn unfinished(dest: &Path, place: &Path) -> PathBuf {
    let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    dest.join(format!(".{name}.unfinished"))
}

/// A folder under construction: removed with what is in it unless it is finished.
pub(super) struct Half {
    /// Where it is until then.
    pub(super) path: PathBuf,
    done: bool,
}

impl Half {
    /// Begins one beside its place, under a name of its own; what an earlier attempt left there goes.
    pub(super) fn begin(dest: &Path, place: &Path) -> Result<Self, StoreError> {
        let path = unfinished(dest, place);
        files::remove_dir(&path).map_err(|error| StoreError::file(&path, "removed", &error))?;
        files::create_private_dir(&path).map_err(|error| StoreError::file(&path, "made", &error))?;
        Ok(Self { path, done: false })
    }

    /// Makes everything inside durable, then gives it its name.
    pub(super) fn finish(mut self, place: &Path) -> Result<(), StoreError> {
        let made = |error: &io::Error| StoreError::file(place, "made", error);
        for entry in fs::read_dir(&self.path).map_err(|error| made(&error))? {
            let path = entry.map_err(|error| made(&error))?.path();
            if path.is_file() {
                files::sync_file(&path).map_err(|error| made(&error))?;
            }
        }
        files::sync_dir(&self.path).map_err(|error| made(&error))?;
        fs::rename(&self.path, place).map_err(|error| made(&error))?;
        self.done = true;
        files::sync_dir(&files::parent(place)).map_err(|error| made(&error))
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}
