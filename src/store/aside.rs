//! The store that a restore put aside: `STORE replaced STAMP`, beside the one in use. It opens with the keys of then and holds all that was in it, erased
//! words too, until somebody deletes it. Its backups and papers are not of that day but of the store: they go back to where the store is. It must not know how
//! a restore goes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::backups;
use super::files;
use super::folder::Folder;
use super::keyring::Keyring;

/// What stands between the name of the store and the stamp.
const REPLACED: &str = " replaced ";

/// Where the store in `dest` is put when another takes its place; `stamp` is safe in a file name.
pub(super) fn place(dest: &Path, stamp: &str) -> PathBuf {
    files::parent(dest).join(format!("{}{REPLACED}{stamp}", name(dest)))
}

/// The stores that were put aside beside this one, in the order of their names; none where the folder around it cannot be read.
#[must_use]
pub fn found(store: &Path) -> Vec<PathBuf> {
    let whole = store.canonicalize();
    let store = whole.as_deref().unwrap_or(store);
    let Ok(entries) = fs::read_dir(files::parent(store)) else { return Vec::new() };
    let wanted = format!("{}{REPLACED}", name(store));
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&wanted))
        .map(|entry| entry.path())
        .filter(|path| Folder::unchecked(path).record().is_file())
        .collect();
    found.sort();
    found
}

/// Whether what is in a folder is of the store with this id: by its keyring, and where that cannot be read by its backups.
pub(super) fn is_of(replaced: &Folder, store_id: &str) -> bool {
    match Keyring::read(&replaced.keyring()) {
        Ok(keyring) => keyring.store_id() == store_id,
        Err(_) => backups::found(&replaced.backups())
            .is_ok_and(|found| found.iter().any(|found| found.store_id() == store_id)),
    }
}

/// The folders of backups and of papers of a store.
fn lasting(store: &Path) -> [PathBuf; 2] {
    let folder = Folder::unchecked(store);
    [folder.backups(), folder.papers()]
}

/// Moves backups and papers from the store that was put aside to the one that took its place, each in one step: cut short before it, they are still here.
/// Answers with those that stay, and why.
pub(super) fn bring_back(aside: &Path, store: &Path) -> Vec<(PathBuf, String)> {
    let mut left = Vec::new();
    for (from, to) in lasting(aside).into_iter().zip(lasting(store)) {
        if from.symlink_metadata().is_ok()
            && let Err(error) = bring(&from, &to)
        {
            left.push((from, files::reason(&error)));
        }
    }
    left
}

fn bring(from: &Path, to: &Path) -> io::Result<()> {
    if to.symlink_metadata().is_ok() {
        // What a new store has there by now, an empty folder or a backup from before a new form of the record, goes along.
        for entry in fs::read_dir(to)? {
            let entry = entry?;
            fs::rename(entry.path(), from.join(entry.file_name()))?;
        }
        fs::remove_dir(to)?;
    }
    fs::rename(from, to)?;
    files::sync_dir(&files::parent(to))?;
    files::sync_dir(&files::parent(from))
}

/// Backups and papers that still lie in a store that was put aside.
#[must_use]
pub fn left_in(aside: &Path) -> Vec<PathBuf> {
    let some = |path: &PathBuf| fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_some());
    lasting(aside).into_iter().filter(some).collect()
}

fn name(store: &Path) -> String {
    // A store named by the folder one stands in has its name all the same.
    let whole = std::path::absolute(store).unwrap_or_else(|_| store.to_path_buf());
    whole.file_name().map_or_else(|| "store".to_owned(), |name| name.to_string_lossy().into_owned())
}
