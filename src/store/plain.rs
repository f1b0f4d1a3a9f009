//! Opening what is there to be read, and only if it is a plain file: a pipe in its place would be waited for without end, a device might never end, and
//! neither holds what was written there. The one place that opens a file of a store or of a backup for reading, and one that was named by hand.
//! It must not know what is in them.

use std::fs::{self, File, FileType, OpenOptions};
use std::io;
use std::path::Path;

use super::error::StoreError;

/// Opens a file of a store or of a backup. A link is none either: Muster makes none there.
///
/// # Errors
/// It is not there, cannot be read, or is no plain file, in words.
pub(crate) fn own(path: &Path) -> io::Result<File> {
    is_plain(fs::symlink_metadata(path)?.file_type())?;
    open(path, true)
}

/// Opens a file that somebody named, by way of a link too.
///
/// # Errors
/// As [`own`].
pub(crate) fn named(path: &Path) -> io::Result<File> {
    is_plain(fs::metadata(path)?.file_type())?;
    open(path, false)
}

/// The files that SQLite opens beside a record by itself, the journal of a writing that was cut short among them, are plain ones or not there.
pub(super) fn beside(record: &Path) -> Result<(), StoreError> {
    for ending in ["-journal", "-wal", "-shm"] {
        let mut name = record.file_name().unwrap_or_default().to_os_string();
        name.push(ending);
        let path = record.with_file_name(name);
        let found = match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            about => about.and_then(|about| is_plain(about.file_type())),
        };
        found.map_err(|error| StoreError::file(&path, "read", &error))?;
    }
    Ok(())
}

/// Refuses what is no plain file, and says what it is instead.
///
/// # Errors
/// The words, as the reason in a sentence.
pub(crate) fn is_plain(what: FileType) -> io::Result<()> {
    if what.is_file() { Ok(()) } else { Err(io::Error::other(format!("it is not a file but {}", kind(what)))) }
}

fn kind(what: FileType) -> &'static str {
    if what.is_dir() {
        return "a folder";
    }
    if what.is_symlink() {
        return "a link";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if what.is_fifo() {
            return "a pipe";
        }
        if what.is_socket() {
            return "a socket";
        }
    }
    "a device"
}

/// Opens without waiting for whoever would write into a pipe, and looks again: another thing may stand there by now.
fn open(path: &Path, own: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt as _;
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY | if own { OFlags::NOFOLLOW } else { OFlags::empty() };
        options.custom_flags(flags.bits().cast_signed());
    }
    #[cfg(not(unix))]
    let _ = own;
    let file = options.open(path)?;
    is_plain(file.metadata()?.file_type())?;
    Ok(file)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::store::files::reason;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    fn pipe(path: &Path) {
        rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, rustix::fs::Mode::RWXU, 0).unwrap();
    }

    #[test]
    fn only_a_plain_file_is_opened_and_what_else_stands_there_is_said() {
        let base = tempfile::tempdir().unwrap();
        let at = |name: &str| base.path().join(name);
        fs::write(at("file"), "x").unwrap();
        pipe(&at("pipe"));
        let _socket = UnixListener::bind(at("socket")).unwrap();
        symlink(at("file"), at("link")).unwrap();
        symlink(at("pipe"), at("to a pipe")).unwrap();
        assert!(own(&at("file")).is_ok() && named(&at("file")).is_ok() && named(&at("link")).is_ok());
        let said = |opened: io::Result<File>| reason(&opened.unwrap_err());
        for (name, what) in [("pipe", "a pipe"), ("socket", "a socket"), ("", "a folder")] {
            assert_eq!(said(own(&at(name))), format!("it is not a file but {what}"));
            assert_eq!(said(named(&at(name))), format!("it is not a file but {what}"));
        }
        assert_eq!(said(own(&at("link"))), "it is not a file but a link");
        assert_eq!(said(named(&at("to a pipe"))), "it is not a file but a pipe");
        assert_eq!(said(named(Path::new("/dev/null"))), "it is not a file but a device");
        assert_eq!(said(own(&at("none"))), "it is not there");
        // Put there between looking and opening: neither waited for nor taken.
        assert_eq!(said(open(&at("pipe"), true)), "it is not a file but a pipe");
        assert!(open(&at("link"), true).is_err());
    }

    #[test]
    fn what_stands_beside_a_record_is_a_plain_file_or_not_there() {
        let base = tempfile::tempdir().unwrap();
        let record = base.path().join("record.db");
        assert!(beside(&record).is_ok());
        for ending in ["-journal", "-wal", "-shm"] {
            let path = base.path().join(format!("record.db{ending}"));
            fs::write(&path, "x").unwrap();
            assert!(beside(&record).is_ok());
            fs::remove_file(&path).unwrap();
            pipe(&path);
            let said = beside(&record).unwrap_err().to_string();
            assert!(
                said.contains(&format!("record.db{ending} could not be read: it is not a file but a pipe.")),
                "{said}"
            );
            fs::remove_file(&path).unwrap();
        }
    }
}
