//! The folder a backup is put into: there, or one step away from being there; and what is in the way, said so that it helps whoever makes a backup.
//!
//! A missing folder further up is a drive that is not plugged in or a slip of the fingers: nothing is made there. It must not know what a backup holds.

use std::path::Path;

use super::error::{StoreError, shown};
use super::files;
use super::folder::Folder;

/// Sees that `dest` is a folder to put a backup of the store in `folder` into; `true` when it had to be made, for its owner only.
///
/// # Errors
/// It is no folder, it is the record's own, the folder it would stand in is not there, or it cannot be made.
pub(super) fn ready(dest: &Path, folder: &Folder) -> Result<bool, StoreError> {
    if dest.is_dir() {
        let whole = |path: &Path| path.canonicalize().ok();
        if whole(dest).is_some() && whole(dest) == whole(folder.path()) {
            return refuse(format!("{} is the folder of the record itself", shown(dest)));
        }
        return Ok(false);
    }
    if dest.symlink_metadata().is_ok() {
        return refuse(format!("{} is no folder", shown(dest)));
    }
    let above = files::parent(dest);
    if !above.is_dir() {
        return Err(StoreError::Backup(format!(
            "{} is not there, so no backup was made. Plug in the drive it belongs to, or make the folder first.",
            shown(&above)
        )));
    }
    files::create_private_dir(dest).map_err(|error| refused(StoreError::file(dest, "made", &error)))?;
    Ok(true)
}

fn refuse<T>(why: String) -> Result<T, StoreError> {
    Err(StoreError::Backup(format!("{why}, so no backup was made. Name another folder after \"muster backup\".")))
}

/// What the folder of the backup refused, as it is said to whoever makes one: what helps with a store does not help here.
pub(super) fn refused(error: StoreError) -> StoreError {
    let other = "Name another folder after \"muster backup\".";
    StoreError::Backup(match error {
        StoreError::File { path, tried, why } => {
            format!("{path} could not be {tried}: {why}. No backup was made. {other}")
        }
        StoreError::ReadOnly { place } => format!("{place} is read-only, so no backup was made there. {other}"),
        StoreError::Full { place } => {
            format!(
                "The disk is full, so no backup was made at {place}. Free some space there and do it again. {other}"
            )
        }
        error => return error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_disk_refused_is_said_with_what_helps_for_a_backup() {
        let (path, place) = ("/m/b".to_owned(), "/m/b".to_owned());
        for error in [
            StoreError::File { path, tried: "made", why: "permission was denied".into() },
            StoreError::ReadOnly { place: place.clone() },
            StoreError::Full { place },
        ] {
            let told = refused(error).to_string();
            assert!(told.contains("/m/b") && told.contains("o backup was made"), "{told}");
            assert!(told.ends_with("Name another folder after \"muster backup\".") && !told.contains("--"), "{told}");
        }
        assert!(matches!(refused(StoreError::Stopped), StoreError::Stopped));
    }
}
