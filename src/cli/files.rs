//! Files that a command line names: read within limits, written whole or not at all.

use super::failure::Failure;
use crate::store::{out, plain};
use crate::text::clean_line;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use zeroize::Zeroizing;

/// Most bytes of a small text file: a passphrase, a mapping, a profile, minutes with a seal.
const SMALL: u64 = 4 * 1024 * 1024;

/// A path as it may be shown.
pub(super) fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy())
}

/// What the operating system said, in words.
pub(super) fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there".into(),
        io::ErrorKind::PermissionDenied => "this account may not".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".into(),
        io::ErrorKind::AlreadyExists => "it is there already".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotADirectory => "part of the path is not a folder".into(),
        io::ErrorKind::InvalidData => "it is not text".into(),
        _ => {
            let text = error.to_string();
            clean_line(text.split(" (os error").next().unwrap_or_default()).to_lowercase()
        }
    }
}

fn unread(path: &Path, what: &str, why: &str) -> Failure {
    Failure::usage(format!("The {what} file {} could not be read: {why}. Check its name.", shown(path)))
}

/// Opens a file that a command line names for reading.
///
/// A pipe that the shell hands over in the place of a file (`/dev/stdin`, `<(..)`, which is `/dev/fd/63`) is read as before, here and for the listing
/// of a journal: whoever writes into it runs already, and it ends with them. A pipe that stands in a folder is refused like any other thing that is no
/// file: it may never be written into, and would be waited for without end. No file of a store or of a backup is opened here.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let handed_over =
        path == Path::new("/dev/stdin") || ["/dev/fd", "/proc/self/fd"].iter().any(|at| path.starts_with(at));
    if handed_over { File::open(path) } else { plain::named(path) }
}

/// A small text file; `what` says what it is for.
pub(super) fn small_text(path: &Path, what: &str) -> Result<String, Failure> {
    let file = open(path).map_err(|error| unread(path, what, &why(&error)))?;
    small(file).map_err(|told| unread(path, what, &told))
}

/// A small text out of standard input.
pub(super) fn small_input() -> Result<String, Failure> {
    let told = |told: String| Failure::usage(format!("Standard input could not be read: {told}."));
    small(std::io::stdin().lock()).map_err(told)
}

/// All of a text, or why not: what is cut off would be taken for the whole.
fn small(from: impl Read) -> Result<String, String> {
    let mut bytes = Vec::new();
    from.take(SMALL + 1).read_to_end(&mut bytes).map_err(|error| why(&error))?;
    if bytes.len() as u64 > SMALL {
        return Err("it is longer than 4 MB".to_owned());
    }
    String::from_utf8(bytes).map_err(|_| "it is not text".to_owned())
}

/// A small text file that holds a secret: wiped when it is dropped. That others can read the file is said and stops nothing.
pub(super) fn secret_text(path: &Path, what: &str) -> Result<Zeroizing<String>, Failure> {
    if readable_by_others(path) {
        super::output::remark(&format!(
            "Other accounts of this computer can read {}, which opens the record. Take their permission away (chmod go=).",
            shown(path)
        ));
    }
    let mut text = Zeroizing::new(String::with_capacity(4096));
    open(path)
        .and_then(|file| file.take(SMALL).read_to_string(&mut text))
        .map_err(|error| Failure::environment(unread(path, what, &why(&error)).sentence))?;
    Ok(text)
}

/// Whether accounts beside the owner's may read this plain file; always `false` where there are no Unix permissions.
pub(super) fn readable_by_others(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::metadata(path).is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o044 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// A file to be imported: its length is judged before a byte is read.
pub(super) fn extract(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = crate::exchange::shown_name(&path.to_string_lossy());
    let refuse = |why: String| Failure::usage(format!("{name} could not be read: {why}. Nothing was imported."));
    // Not a pipe that the shell hands over either: it has no length to be judged by.
    let file = plain::named(path).map_err(|error| refuse(why(&error)))?;
    let about = file.metadata().map_err(|error| refuse(why(&error)))?;
    crate::exchange::limits::check_size(&name, about.len()).map_err(Failure::usage)?;
    let mut bytes = Vec::new();
    file.take(crate::exchange::limits::FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| refuse(why(&error)))?;
    Ok(bytes)
}

fn unwritten(path: &Path, why: &str) -> Failure {
    Failure::environment(format!("{} was not written: {why}. Name another path with --out.", shown(path)))
}

/// Whether a file may be written there: not over a folder, and over a file only when that is asked for.
pub(super) fn may_write(path: &Path, over: bool) -> Result<(), Failure> {
    if path.is_dir() {
        return Err(unwritten(path, "it is a folder"));
    }
    // A device or a pipe would be replaced by the file.
    if path.exists() && !path.is_file() {
        return Err(unwritten(path, "it is not a plain file"));
    }
    if fs::symlink_metadata(path).is_ok() && !over {
        return Err(Failure::environment(format!(
            "{} was not written: it is there already. Name another path, or write over it with --force.",
            shown(path)
        )));
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(unwritten(path, "its folder is not there"))
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all: beside its place first, flushed, then put there.
pub(super) fn write_whole(path: &Path, bytes: &[u8], over: bool) -> Result<(), Failure> {
    may_write(path, over)?;
    let put = if over { out::put_over(path, bytes) } else { out::put(path, bytes) };
    put.map(|_| ()).map_err(|error| unwritten(path, &why(&error)))
}
