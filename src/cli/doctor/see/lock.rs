//! Who has a store for writing, found out without taking the lock and without writing a byte: the note in the file, and the kernel's list of locks.

use super::super::seen::store::Lock;
use crate::cli::files;
use crate::store::{Folder, Lock as Held, plain};
use std::path::Path;

/// Who has the store.
pub(super) fn seen(folder: &Folder) -> Lock {
    if let Ok(about) = std::fs::metadata(folder.lock())
        && let Err(error) = plain::is_plain(about.file_type())
    {
        return Lock::Strange(files::why(&error));
    }
    let note = Held::note(folder);
    let listed = std::fs::read_to_string("/proc/locks").ok();
    let file = identity(&folder.lock());
    match (note, listed.zip(file)) {
        (note, Some((locks, (device, inode)))) if is_held(&locks, device, inode, note.is_some()) => {
            Lock::Held(note.flatten())
        }
        (Some(started), _) => Lock::Noted(started),
        (None, _) => Lock::Free,
    }
}

/// Whether the kernel's list names a lock on this file. Some file systems tell of another device there than elsewhere; then the number of the file and the note
/// in it are taken together.
fn is_held(locks: &str, device: (u32, u32), inode: u64, noted: bool) -> bool {
    locks.lines().any(|line| {
        let fields: Vec<&str> = line.split_whitespace().collect();
        // `1: FLOCK ADVISORY WRITE 4711 08:02:131 0 EOF`; `1: -> FLOCK ..` only waits for it.
        let [_, "FLOCK", _, "WRITE", _, place, ..] = fields.as_slice() else { return false };
        let mut parts = place.split(':');
        let mut number = || parts.next().map(|part| u32::from_str_radix(part, 16).ok());
        let (major, minor) = (number().flatten(), number().flatten());
        let same_device = (major, minor) == (Some(device.0), Some(device.1));
        parts.next().and_then(|part| part.parse().ok()) == Some(inode) && (same_device || noted)
    })
}

/// Device and number of a file.
#[cfg(unix)]
fn identity(path: &Path) -> Option<((u32, u32), u64)> {
    use std::os::unix::fs::MetadataExt as _;
    let about = std::fs::metadata(path).ok()?;
    Some((super::numbers(about.dev()), about.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<((u32, u32), u64)> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_known_by_its_file_and_not_by_one_that_waits() {
        let list = "1: POSIX  ADVISORY  WRITE 3568 fd:00:2531452 0 EOF\n\
            2: FLOCK  ADVISORY  WRITE 3517 fd:00:131 0 EOF\n\
            2: -> FLOCK  ADVISORY  WRITE 3518 fd:00:132 0 EOF\n\
            3: FLOCK  ADVISORY  READ 3519 fd:00:133 0 EOF\n";
        assert!(is_held(list, (0xfd, 0), 131, false));
        for inode in [132, 133, 2_531_452, 13] {
            assert!(!is_held(list, (0xfd, 0), inode, true), "{inode}");
        }
        assert!(!is_held(list, (8, 1), 131, false), "a file of another disk");
        assert!(is_held(list, (0, 44), 131, true), "a file system with a device of its own, and a note");
        assert!(!is_held("", (8, 1), 131, true));
    }
}
