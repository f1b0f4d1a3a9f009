//! Files that leave the store: papers. Whole or not there, for their owner only, and never over something else unless that was asked for.
//!
//! It must not know what is in them.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::files;
use super::plain;

/// What the operating system said, in words.
#[must_use]
pub fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => files::reason(error),
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It was written.
    Written,
    /// It was there already, byte for byte.
    Already,
}

/// Folders that were made for files, the innermost first. Those that nothing came into are taken away when this is dropped.
#[derive(Debug, Default)]
pub struct Made(Vec<PathBuf>);

impl Drop for Made {
    fn drop(&mut self) {
        for path in &self.0 {
            // One that holds something is not removed by this, and stays.
            if fs::remove_dir(path).is_err() {
                return;
            }
        }
    }
}

/// Makes a folder for files, for its owner only, with those above it; one that is there stays as it is.
///
/// # Errors
/// It cannot be made, or something else is there.
pub fn folder(path: &Path) -> io::Result<Made> {
    let missing = |path: &&Path| !path.as_os_str().is_empty() && fs::symlink_metadata(path).is_err();
    let made = Made(path.ancestors().take_while(missing).map(Path::to_owned).collect());
    files::create_private_dir_if_missing(path)?;
    Ok(made)
}

/// What stands at a path: nothing, the same bytes, or something else.
///
/// # Errors
/// It cannot be read. Something that is no plain file is `AlreadyExists`.
pub fn is_there(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let taken = || io::Error::from(io::ErrorKind::AlreadyExists);
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
        Ok(about) if about.is_dir() => Err(io::Error::from(io::ErrorKind::IsADirectory)),
        Ok(about) if !about.is_file() || about.len() != bytes.len() as u64 => Err(taken()),
        Ok(_) => {
            let mut found = Vec::with_capacity(bytes.len());
            plain::own(path)?.take(bytes.len() as u64 + 1).read_to_end(&mut found)?;
            if found == bytes { Ok(true) } else { Err(taken()) }
        }
    }
}

/// Puts a file in its place: written beside it first, flushed, then linked there, so that it is whole or not there. The same bytes in its place are
/// left as they are.
///
/// # Errors
/// Something else is there (`AlreadyExists`, `IsADirectory`), or the disk refused. Nothing is left behind.
pub fn put(path: &Path, bytes: &[u8]) -> io::Result<Put> {
    if is_there(path, bytes)? {
        return Ok(Put::Already);
    }
    write(path, bytes, false)
}

/// Puts a file in its place, over whatever file is there.
///
/// # Errors
/// The disk refused. The file that was there stands then, and nothing is left behind.
pub fn put_over(path: &Path, bytes: &[u8]) -> io::Result<Put> {
    write(path, bytes, true)
}

/// Takes away a file that was just put there, when those that belong to it could not be.
pub fn take_away(path: &Path) {
    // What cannot be removed is whole, and is found the next time.
    let _ = fs::remove_file(path);
}

fn write(path: &Path, bytes: &[u8], over: bool) -> io::Result<Put> {
    let beside = beside(path);
    let written = files::private().write(true).create_new(true).open(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    // A hard link puts the file there only if nothing is there by now.
    let placed = written.and_then(|()| if over { fs::rename(&beside, path) } else { place_new(&beside, path) });
    if let Err(error) = placed {
        let _ = fs::remove_file(&beside);
        return Err(error);
    }
    if let Err(error) = files::sync_dir(&files::parent(path)) {
        if !over {
            take_away(path);
        }
        return Err(error);
    }
    Ok(Put::Written)
}

fn place_new(beside: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(beside, path) {
        Ok(()) => fs::remove_file(beside),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // A file system without hard links.
        Err(_) => fs::rename(beside, path),
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn a_file_is_put_once_private_and_never_over_another() {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("a.html");
        assert_eq!(put(&path, b"one").unwrap(), Put::Written);
        assert!(!files::open_to_others(&path));
        assert_eq!(put(&path, b"one").unwrap(), Put::Already);
        assert_eq!(put(&path, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(put(&path, b"longer").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(put_over(&path, b"two").unwrap(), Put::Written);
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(put(base.path(), b"x").unwrap_err().kind(), io::ErrorKind::IsADirectory);
        assert_eq!(fs::read_dir(base.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn where_nothing_can_be_written_nothing_is_left() {
        let base = tempfile::tempdir().unwrap();
        let nowhere = base.path().join("none").join("a");
        assert_eq!(put(&nowhere, b"x").unwrap_err().kind(), io::ErrorKind::NotFound);
        fs::write(base.path().join("file"), "x").unwrap();
        assert!(folder(&base.path().join("file")).is_err());
        let made = folder(&base.path().join("papers")).unwrap();
        assert!(!files::open_to_others(&base.path().join("papers")));
        drop(made);
        assert!(!base.path().join("papers").exists(), "nothing came into it");
    }

    #[test]
    fn a_folder_that_was_there_or_holds_something_stays() {
        let base = tempfile::tempdir().unwrap();
        let (outer, inner) = (base.path().join("outer"), base.path().join("outer").join("inner"));
        drop(folder(&inner).unwrap());
        assert!(!outer.exists(), "both were made for it");
        let made = folder(&inner).unwrap();
        put(&outer.join("a"), b"x").unwrap();
        drop(made);
        assert!(outer.exists() && !inner.exists());
        drop(folder(&outer).unwrap());
        fs::remove_file(outer.join("a")).unwrap();
        drop(folder(&outer).unwrap());
        assert!(outer.exists(), "it was there before");
    }
}
