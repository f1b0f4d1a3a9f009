//! The store that a restore put aside: `STORE replaced STAMP`, beside the one in use. It opens with the keys of then and holds all that was in it, erased
//! words too, until somebody deletes it. It must not know how a restore goes.

use std::fs;
use std::path::{Path, PathBuf};

use super::files;
use super::folder::Folder;

/// What stands between the name of the store and the stamp.
const REPLACED: &str = " replaced ";

/// Where the store in `dest` is put when another takes its place; `stamp` is safe in a file name.
pub(super) fn place(dest: &Path, stamp: &str) -> PathBuf {
    files::parent(dest).join(format!("{}{REPLACED}{stamp}", name(dest)))
}

/// The stores that were put aside beside this one, in the order of their names; none where the folder around it cannot be read.
#[must_use]
pub fn found(store: &Path) -> Vec<PathBuf> {
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

fn name(store: &Path) -> String {
    // A store named by the folder one stands in has its name all the same.
    let whole = std::path::absolute(store).unwrap_or_else(|_| store.to_path_buf());
    whole.file_name().map_or_else(|| "store".to_owned(), |name| name.to_string_lossy().into_owned())
}
