//! Everything that can go wrong with a store, each as one sentence: what is wrong, where, what was not saved, what to do.

use std::fmt;
use std::io;
use std::path::Path;

use rusqlite::{ErrorCode, ffi};

use super::files;
use super::keyring_error::KeyError;
use crate::journal::Break;

/// What is said of a page when its number is not known yet.
pub(super) const BAD_PAGE: &str = "a page does not carry its own checksum";

/// Why the store could not do what was asked.
#[derive(Debug)]
pub enum StoreError {
    /// There is no store at this place.
    NotAStore {
        /// The folder.
        folder: String,
    },
    /// A new store was asked for where something is already.
    NotEmpty {
        /// The folder.
        folder: String,
    },
    /// A file or folder of the store could not be made, read or written.
    File {
        /// Which.
        path: String,
        /// What was tried: `read`, `written`, `made`, `moved`.
        tried: &'static str,
        /// What the operating system said.
        why: String,
    },
    /// Another process has the store open for writing.
    Locked {
        /// When it was started, as it wrote it.
        started: Option<String>,
    },
    /// The keyring is missing, damaged, or does not open with what was given.
    Key(KeyError),
    /// The record's pages cannot be read with the keyring's key: another key, or its first page is damaged.
    Unreadable {
        /// Where.
        place: String,
    },
    /// Bytes of the record were changed.
    Damaged {
        /// Where.
        place: String,
        /// What was found.
        why: String,
    },
    /// The disk has no room.
    Full {
        /// Where.
        place: String,
    },
    /// The record may be read but not written.
    ReadOnly {
        /// Where.
        place: String,
    },
    /// It is a backup, which is never changed.
    OfBackup {
        /// The folder.
        folder: String,
    },
    /// The last writing was cut short (power, kill) and has to be rolled back by opening the store once for writing.
    Unfinished {
        /// Where.
        place: String,
    },
    /// Another process is reading or writing and did not finish in time.
    Busy {
        /// Where.
        place: String,
    },
    /// The disk failed while reading or writing. After this nothing more may be written on the same connection.
    Disk {
        /// Where.
        place: String,
        /// What was reported.
        why: String,
    },
    /// The disk failed earlier on this connection, so nothing more is written on it.
    Halted {
        /// Where.
        place: String,
    },
    /// The record cannot be opened at all.
    CannotOpen {
        /// Where.
        place: String,
    },
    /// There is not enough memory.
    Memory,
    /// A setting that durability or secrecy rests on was not taken over.
    Setting {
        /// Its name.
        name: &'static str,
        /// What it should be.
        wanted: String,
        /// What it is.
        found: String,
    },
    /// The store was written by a newer Muster.
    Newer {
        /// Its schema.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// The journal is not what was recorded.
    Journal(Break),
    /// A backup or restore stopped; the sentence is whole.
    Backup(String),
    /// The person stopped the work.
    Stopped,
    /// A mistake in the program, with what the database said.
    Defect(String),
}

impl StoreError {
    /// The exit code of the command line: 3 for the environment, 1 for what is refused of a backup, 101 for a mistake of ours.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Defect(_) => 101,
            Self::OfBackup { .. } => 1,
            _ => 3,
        }
    }

    /// The same error, saying where it happened.
    #[must_use]
    pub fn at(mut self, path: &Path) -> Self {
        if let Self::Unreadable { place }
        | Self::Damaged { place, .. }
        | Self::Full { place }
        | Self::ReadOnly { place }
        | Self::Unfinished { place }
        | Self::Busy { place }
        | Self::Disk { place, .. }
        | Self::Halted { place }
        | Self::CannotOpen { place } = &mut self
        {
            *place = shown(path);
        }
        self
    }

    /// A failed file operation. A full or read-only disk gets its own error.
    #[must_use]
    pub fn file(path: &Path, tried: &'static str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { place: shown(path) },
            io::ErrorKind::ReadOnlyFilesystem if tried != "read" => Self::ReadOnly { place: shown(path) },
            _ => Self::File { path: shown(path), tried, why: files::reason(error) },
        }
    }

    /// Whether the store should be opened again read-only, with a banner, rather than given up.
    #[must_use]
    pub fn allows_reading(&self) -> bool {
        match self {
            Self::Locked { .. } | Self::Full { .. } | Self::ReadOnly { .. } | Self::OfBackup { .. } => true,
            Self::File { tried, .. } => *tried != "read",
            _ => false,
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAStore { folder } => write!(
                f,
                "There is no Muster store in {folder}: record.db is not there. Make one with \"muster init\", or name the folder with --store."
            ),
            Self::NotEmpty { folder } => write!(
                f,
                "{folder} is not empty, so no new store was made there. Name another folder with --store, or open the store that is there."
            ),
            Self::File { path, tried, why } => write!(
                f,
                "{path} could not be {tried}: {why}. Nothing was changed; put the folder right, or name another with --store."
            ),
            Self::Locked { started: Some(started) } => {
                write!(
                    f,
                    "Another Muster, started {started}, has this store. Close it, or look at the store with --read-only."
                )
            }
            Self::Locked { started: None } => {
                write!(f, "Another Muster has this store. Close it, or look at the store with --read-only.")
            }
            Self::Key(error) => error.fmt(f),
            Self::Unreadable { place } => write!(
                f,
                "The record {place} cannot be read with the key of its keyring: it is damaged, comes from another store, or has had another key since that keyring was written. Put the newest keyring.toml back where there is another; else restore the last backup with \"muster restore\"."
            ),
            Self::Damaged { place, why } => write!(
                f,
                "The record {place} is damaged ({why}). Nothing was saved; keep the file as it is and restore the last backup with \"muster restore\"."
            ),
            Self::Full { place } => write!(
                f,
                "The disk is full, so this was not saved to {place}. Free some space and do it again; everything saved before is there."
            ),
            Self::ReadOnly { place } => write!(
                f,
                "{place} is read-only, so nothing was saved there. Look at the store with --read-only, or make its folder writable."
            ),
            Self::OfBackup { folder } => write!(
                f,
                "{folder} is a backup, which is only read, so nothing was changed. Restore it over the record, or into a folder of its own (\"muster --store FOLDER restore BACKUP\"), and do it there."
            ),
            Self::Unfinished { place } => write!(
                f,
                "The last writing to {place} was cut short, and that has to be put right before it can be read. Start the dashboard on it once without --read-only and leave it; everything that was shown as saved is there."
            ),
            Self::Busy { place } => write!(
                f,
                "Another program is using {place}, so this was not saved. Wait until it has finished and do it again."
            ),
            Self::Disk { place, why } => write!(
                f,
                "The disk failed at {place} ({why}), so it is not certain that this was saved. Nothing more is written now: check the disk, then open the store again and look."
            ),
            Self::Halted { place } => write!(
                f,
                "The disk failed earlier, so nothing more is written to {place} and this was not saved. Check the disk, then open the store again."
            ),
            Self::CannotOpen { place } => write!(
                f,
                "The record {place} cannot be opened: it is not a plain file or this account may not read it. Check the folder's owner and permissions."
            ),
            Self::Memory => write!(
                f,
                "There is not enough free memory for this. Close other programs and do it again; nothing was saved."
            ),
            Self::Setting { name, wanted, found } => write!(
                f,
                "The record cannot be opened safely: the database setting {name} is {found} and must be {wanted}. Nothing was saved; run \"muster doctor\"."
            ),
            Self::Newer { found, known } => write!(
                f,
                "This store was written by a newer Muster (schema {found}; this program knows up to {known}). Nothing was changed; open it with the newer program."
            ),
            Self::Journal(found) => write!(
                f,
                "The record does not verify. {} Keep the store as it is and compare it with the last backup.",
                found.sentence()
            ),
            Self::Backup(sentence) => f.write_str(sentence),
            Self::Stopped => write!(f, "Stopped as you asked; nothing was changed."),
            Self::Defect(what) => write!(
                f,
                "Muster made a mistake while using the store ({what}). This was not saved; report it with the words in brackets."
            ),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<KeyError> for StoreError {
    fn from(error: KeyError) -> Self {
        Self::Key(error)
    }
}

impl From<Break> for StoreError {
    fn from(found: Break) -> Self {
        Self::Journal(found)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let place = || "record.db".to_owned();
        if error.sqlite_error().is_some_and(|error| error.extended_code == ffi::SQLITE_READONLY_ROLLBACK) {
            return Self::Unfinished { place: place() };
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::Unreadable { place: place() },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { place: place(), why: BAD_PAGE.to_owned() },
            Some(ErrorCode::DiskFull) => Self::Full { place: place() },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { place: place() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                Self::Busy { place: place() }
            }
            Some(ErrorCode::SystemIoFailure) => Self::Disk { place: place(), why: plain(&error) },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::CannotOpen { place: place() },
            Some(ErrorCode::OutOfMemory) => Self::Memory,
            Some(ErrorCode::OperationInterrupted) => Self::Stopped,
            _ => Self::Defect(plain(&error)),
        }
    }
}

/// The database's words on one line of plain text.
fn plain(error: &rusqlite::Error) -> String {
    clean(&error.to_string())
}

/// A path as it may be shown: one line of plain text.
#[must_use]
pub fn shown(path: &Path) -> String {
    clean(&path.to_string_lossy())
}

fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_ascii_graphic() || letter == ' ' { letter } else { '?' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_databases_codes_become_sentences() {
        let of = |code| {
            StoreError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)).at(Path::new("/s/record.db"))
        };
        for (code, word) in [
            (ffi::SQLITE_NOTADB, "another store"),
            (ffi::SQLITE_CORRUPT, "is damaged"),
            (ffi::SQLITE_FULL, "disk is full"),
            (ffi::SQLITE_READONLY, "read-only"),
            (ffi::SQLITE_READONLY_ROLLBACK, "cut short"),
            (ffi::SQLITE_BUSY, "Another program"),
            (ffi::SQLITE_IOERR, "disk failed"),
            (ffi::SQLITE_CANTOPEN, "cannot be opened"),
        ] {
            let error = of(code);
            let text = error.to_string();
            assert!(text.contains(word) && text.contains("/s/record.db"), "{code}: {text}");
            assert!(text.ends_with('.') && text.is_ascii() && !text.contains('\n'), "{text}");
            assert_eq!(error.exit_code(), 3);
        }
        assert_eq!(of(ffi::SQLITE_CONSTRAINT).exit_code(), 101);
        assert!(of(ffi::SQLITE_FULL).allows_reading() && !of(ffi::SQLITE_CORRUPT).allows_reading());
    }

    #[test]
    fn file_errors_say_what_was_tried() {
        let error = StoreError::file(Path::new("/s/\u{1b}]0;x"), "written", &io::ErrorKind::PermissionDenied.into());
        assert!(error.to_string().starts_with("/s/?]0;x could not be written: this account may not."), "{error}");
        let full = StoreError::file(Path::new("/s"), "written", &io::ErrorKind::StorageFull.into());
        assert!(matches!(full, StoreError::Full { .. }));
    }
}
