//! One writing process for each store: an operating system lock on the file `lock`, which also says who holds it.
//!
//! The lock ends with the process however it ends, so a file left behind means nothing and nobody ever has to remove it.

use std::fs::{File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};

use super::error::StoreError;
use super::files;
use super::folder::Folder;
use super::plain;

/// The right to write to a store, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock and notes who took it: the process id and a time as text ("09:58", "Tuesday 24 November 2026 at 09:58").
    ///
    /// # Errors
    /// Another process has it; or the folder cannot be written.
    pub fn take(folder: &Folder, pid: u32, started: &str) -> Result<Self, StoreError> {
        let path = folder.lock();
        let mut file =
            files::private().read(true).write(true).create(true).truncate(false).open(&path).map_err(|error| {
                match error.kind() {
                    std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                        StoreError::ReadOnly { place: super::error::shown(folder.path()) }
                    }
                    _ => StoreError::file(&path, "written", &error),
                }
            })?;
        // A pipe opens for reading and writing without a wait, and would hold no note.
        let plain = file.metadata().and_then(|about| plain::is_plain(about.file_type()));
        plain.map_err(|error| StoreError::file(&path, "locked", &error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::Locked { started: holder(&mut file) }),
            Err(TryLockError::Error(error)) => return Err(StoreError::file(&path, "locked", &error)),
        }
        // The note is a courtesy: on a full disk the lock holds without it.
        let _ = file
            .set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| file.write_all(format!("{pid}\n{started}\n").as_bytes()));
        Ok(Self { file })
    }

    /// What whoever took it noted: when, where that can be read. `None` where nothing is noted, as after an orderly end. Takes nothing and writes nothing; the note
    /// of a process that was killed is still there.
    #[must_use]
    pub fn note(folder: &Folder) -> Option<Option<String>> {
        let mut file = plain::own(&folder.lock()).ok()?;
        (file.metadata().ok()?.len() > 0).then(|| holder(&mut file))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

/// The start time the holder noted, cleaned: the file is anybody's to write.
fn holder(file: &mut File) -> Option<String> {
    let mut note = Vec::new();
    file.seek(SeekFrom::Start(0)).and_then(|_| file.take(200).read_to_end(&mut note)).ok()?;
    let text = String::from_utf8_lossy(&note);
    let started: String =
        text.lines().nth(1)?.chars().filter(|letter| letter.is_ascii_graphic() || *letter == ' ').take(60).collect();
    (!started.trim().is_empty()).then_some(started)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    fn folder(base: &tempfile::TempDir) -> Folder {
        Folder::create(&base.path().join("store")).unwrap()
    }

    #[test]
    fn the_second_is_told_who_was_first_and_gets_it_afterwards() {
        let base = tempfile::tempdir().unwrap();
        let folder = folder(&base);
        let first = Lock::take(&folder, 4711, "09:58").unwrap();
        let refused = Lock::take(&folder, 4712, "10:01").unwrap_err();
        assert_eq!(
            refused.to_string(),
            "Another Muster, started 09:58, has this store. Close it, or look at the store with --read-only."
        );
        assert!(refused.allows_reading() && refused.exit_code() == 3);
        assert_eq!(Lock::note(&folder), Some(Some("09:58".into())));
        drop(first);
        assert_eq!(Lock::note(&folder), None);
        Lock::take(&folder, 4712, "10:01").unwrap();
    }

    #[test]
    fn a_file_left_behind_means_nothing_and_a_strange_note_is_cleaned() {
        let base = tempfile::tempdir().unwrap();
        let folder = folder(&base);
        std::fs::write(folder.lock(), "1\nyesterday, long ago\n").unwrap();
        let held = Lock::take(&folder, 2, "\u{1b}]0;x\u{202e}10:00").unwrap();
        let refused = Lock::take(&folder, 3, "10:01").unwrap_err().to_string();
        assert!(refused.contains("started ]0;x10:00,"), "{refused}");
        drop(held);
        let held = Lock::take(&folder, 2, "").unwrap();
        let refused = Lock::take(&folder, 3, "10:01").unwrap_err().to_string();
        assert!(refused.starts_with("Another Muster has this store."), "{refused}");
        drop(held);
    }
}
