//! Files that nobody else may read and that are whole or not there: private creation, atomic replacement, synced folders.
//!
//! The one place in the store that differs between operating systems. Where there are no Unix permissions the folder's own are used.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::plain;

/// Makes a folder (and its parents) for its owner only.
pub(crate) fn create_private_dir(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        builder.mode(0o700);
        builder.create(path)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))
    }
    #[cfg(not(unix))]
    builder.create(path)
}

/// Makes a folder for its owner only, and leaves one that is there as it is.
pub(crate) fn create_private_dir_if_missing(path: &Path) -> io::Result<()> {
    if path.is_dir() { Ok(()) } else { create_private_dir(path) }
}

/// Removes a folder with all that is in it; one that is not there is removed already.
pub(crate) fn remove_dir(path: &Path) -> io::Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Removes a file; one that is not there is removed already.
pub(crate) fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Options that make a new file readable by its owner only.
pub(crate) fn private() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "permissions are set on Unix only"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Makes an entry of a folder durable (a created, renamed or removed file).
pub(crate) fn sync_dir(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    return File::open(path)?.sync_all();
    #[cfg(not(unix))]
    {
        let _ = path;
        Ok(())
    }
}

/// Makes the contents of a file durable.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    OpenOptions::new().read(true).write(true).open(path)?.sync_all()
}

/// The folder a path stands in.
pub(crate) fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Replaces a file as a whole: written beside it, synced, renamed over it, and the folder synced. The old file stands until then.
pub(crate) fn replace(path: &Path, contents: &[u8]) -> io::Result<()> {
    let folder = parent(path);
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".new");
    let beside = folder.join(name);
    remove_file(&beside)?;
    let written = private().write(true).create_new(true).open(&beside).and_then(|mut file| {
        file.write_all(contents)?;
        file.sync_all()
    });
    if let Err(error) = written.and_then(|()| fs::rename(&beside, path)) {
        let _ = fs::remove_file(&beside);
        return Err(error);
    }
    sync_dir(&folder)
}

/// Reads a plain file of at most `cap` bytes as text. A link, a device or a longer file is refused.
pub(crate) fn read_text(path: &Path, cap: u64) -> io::Result<String> {
    let mut text = String::new();
    plain::own(path)?.take(cap + 1).read_to_string(&mut text).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => io::Error::new(io::ErrorKind::InvalidData, "it is not text"),
        _ => error,
    })?;
    if u64::try_from(text.len()).unwrap_or(u64::MAX) > cap {
        return Err(io::Error::other(format!("it is longer than {cap} bytes")));
    }
    Ok(text)
}

/// Whether others than the owner may read this. Always `false` where there are no Unix permissions.
pub(crate) fn open_to_others(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(path).is_ok_and(|about| about.permissions().mode() & 0o077 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// Whether two paths that are there lie on one disk, by the number of its device; `None` where that cannot be told.
pub(crate) fn same_disk(one: &Path, other: &Path) -> Option<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let device = |path: &Path| fs::metadata(path).ok().map(|about| about.dev());
        Some(device(one)? == device(other)?)
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        None
    }
}

/// What the operating system said, in words and without its number.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is not there".into(),
        io::ErrorKind::PermissionDenied => "this account may not".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".into(),
        io::ErrorKind::AlreadyExists => "it is there already".into(),
        io::ErrorKind::NotADirectory => "part of the path is not a folder".into(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_lowercase()
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_private() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(folder.path().join("a.new"), "left by a crash").unwrap();
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(read_text(&path, 3).unwrap(), "two");
        assert!(!open_to_others(&path));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn long_files_links_and_other_bytes_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, "four").unwrap();
        assert_eq!(reason(&read_text(&path, 3).unwrap_err()), "it is longer than 3 bytes");
        fs::write(&path, [255, 254]).unwrap();
        assert_eq!(reason(&read_text(&path, 3).unwrap_err()), "it is not text");
        #[cfg(unix)]
        {
            let link = folder.path().join("b");
            std::os::unix::fs::symlink(&path, &link).unwrap();
            assert_eq!(reason(&read_text(&link, 3).unwrap_err()), "it is not a file but a link");
        }
    }
}
