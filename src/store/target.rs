//! Where a restore puts a store: a new folder, an empty one, or the place of a store that is there; by way of a link, where the link leads. Anything else that
//! is there is somebody's and stays. It must not know what a backup holds.

use super::backups;
use super::error::{StoreError, shown};
use super::folder::Folder;
use std::fs;
use std::path::{Path, PathBuf};

/// The place of a restored store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Where, with no link left in it where it is there.
    pub path: PathBuf,
    /// Whether a store, or the rest of one, is there.
    pub taken: bool,
}

/// Sees that the backup in `source` can be put into the place of `dest`.
///
/// # Errors
/// Something else is there, it is the backup itself or lies in it, or it cannot be looked into.
pub fn of(source: &Path, dest: &Path) -> Result<Target, StoreError> {
    let backup = source.canonicalize().unwrap_or_else(|_| source.to_path_buf());
    let whole = std::path::absolute(dest).unwrap_or_else(|_| dest.to_path_buf());
    let nearest = whole.ancestors().find_map(|part| part.canonicalize().ok()).unwrap_or_default();
    if nearest.starts_with(&backup) {
        return refused(dest, "is the backup itself or lies in it");
    }
    if dest.symlink_metadata().is_err() {
        return Ok(Target { path: dest.to_path_buf(), taken: false });
    }
    let Ok(path) = dest.canonicalize() else { return refused(dest, "is a link that leads nowhere") };
    if !path.is_dir() {
        return refused(dest, "is no folder");
    }
    let folder = Folder::unchecked(&path);
    folder.may_change()?;
    let empty = fs::read_dir(&path).map_err(|error| StoreError::file(&path, "read", &error))?.next().is_none();
    let part = |path: PathBuf| path.symlink_metadata().is_ok();
    let taken = part(folder.record())
        || part(folder.keyring())
        || backups::found(&folder.backups()).is_ok_and(|found| !found.is_empty());
    if empty || taken { Ok(Target { path, taken }) } else { refused(dest, "holds something else than a store") }
}

fn refused<T>(dest: &Path, why: &str) -> Result<T, StoreError> {
    Err(StoreError::Backup(format!(
        "{} {why}, so nothing was restored there. Name a new or empty folder, or the one of a store, with --store.",
        shown(dest)
    )))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn only_a_new_or_empty_folder_and_the_place_of_a_store_are_taken() {
        let base = tempfile::tempdir().unwrap();
        let at = |name: &str| base.path().canonicalize().unwrap().join(name);
        for name in ["source", "empty", "mine", "store", "rest/backups/a.muster-backup", "other/backups"] {
            fs::create_dir_all(at(name)).unwrap();
        }
        for name in ["source/record.db", "mine/letter", "store/keyring.toml", "file", "other/backups/letter"] {
            fs::write(at(name), "x").unwrap();
        }
        let of = |name: &str| of(&at("source"), &at(name));
        let place = |name: &str, taken| Target { path: at(name), taken };
        for (name, taken) in [("none", false), ("none/below", false), ("empty", false), ("store", true), ("rest", true)]
        {
            assert_eq!(of(name).unwrap(), place(name, taken), "{name}");
        }
        for (name, why) in [
            ("file", "is no folder"),
            ("mine", "holds something else than a store"),
            ("other", "holds something else"),
            ("source", "is the backup itself"),
            ("source/new", "or lies in it"),
        ] {
            let told = of(name).unwrap_err().to_string();
            assert!(told.contains(why) && told.contains("so nothing was restored there. Name a new"), "{told}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(at("store"), at("link")).unwrap();
            std::os::unix::fs::symlink(at("gone"), at("nowhere")).unwrap();
            assert_eq!(of("link").unwrap(), place("store", true));
            assert!(of("nowhere").unwrap_err().to_string().contains("leads nowhere"));
        }
        fs::write(at("store/backup.toml"), "").unwrap();
        assert!(matches!(of("store"), Err(StoreError::OfBackup { .. })));
    }
}
