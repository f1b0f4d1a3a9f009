//! Which file system holds a path, by the text of `/proc/self/mountinfo`. Reads no file.

use std::path::{Path, PathBuf};

/// One mounted file system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mount {
    /// Major and minor number of its device; major 0 where the kernel invented one.
    pub(super) device: (u32, u32),
    /// Where it is mounted.
    pub(super) point: PathBuf,
    /// The kind of file system.
    pub(super) kind: String,
    /// What was mounted: a device, a share, a word.
    pub(super) source: String,
}

/// The mounts in the order in which they were made; lines that are not understood are left out.
pub(super) fn listed(text: &str) -> Vec<Mount> {
    text.lines().filter_map(line).collect()
}

/// `36 35 98:0 /root /point rw,noatime master:1 - ext4 /dev/sda1 rw`: any number of optional fields before the hyphen.
fn line(text: &str) -> Option<Mount> {
    let (left, right) = text.split_once(" - ")?;
    let mut left = left.split(' ').skip(2);
    let (major, minor) = left.next()?.split_once(':')?;
    let point = PathBuf::from(plain(left.nth(1)?));
    let mut right = right.split(' ');
    let kind = right.next()?.to_owned();
    let source = plain(right.next().unwrap_or_default());
    Some(Mount { device: (major.parse().ok()?, minor.parse().ok()?), point, kind, source })
}

/// The text with blanks and the like, which the kernel writes as a backslash and three octal digits.
pub(super) fn plain(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..3)
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 8).ok());
        match (first, code) {
            (b'\\', Some(byte)) => {
                bytes.push(byte);
                rest = &after[3..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The file system that holds a path: the one mounted nearest above it, and of several at one place the last.
pub(super) fn holding<'a>(mounts: &'a [Mount], path: &Path) -> Option<&'a Mount> {
    mounts.iter().filter(|mount| path.starts_with(&mount.point)).max_by_key(|mount| mount.point.components().count())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    const TEXT: &str = "22 27 0:21 / /proc rw,relatime - proc proc rw\n\
        27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard\n\
        30 27 253:3 /home /home rw master:2 propagate_from:1 - xfs /dev/mapper/vg-home rw\n\
        31 30 0:44 /@x /home/dci\\0401550 rw - btrfs /dev/mapper/luks-1 rw,subvol=/@x\n\
        nonsense\n\
        32 27 0:50 / /home rw - overlay overlay rw\n";

    #[test]
    fn the_nearest_and_the_last_mount_holds_a_path() {
        let mounts = listed(TEXT);
        assert_eq!(mounts.len(), 5);
        let at = |path: &str| holding(&mounts, Path::new(path)).unwrap();
        assert_eq!((at("/srv/store").device, at("/srv/store").kind.as_str()), ((254, 0), "ext4"));
        assert_eq!(at("/home/x").kind, "overlay", "what was mounted over it hides it");
        assert_eq!(at("/home/dci 1550/store").source, "/dev/mapper/luks-1");
        assert_eq!(at("/homely").kind, "ext4", "a longer name is another folder");
        assert!(holding(&[], Path::new("/")).is_none());
    }

    #[test]
    fn escapes_are_read_and_half_ones_left() {
        assert_eq!(plain("a\\040b\\134c"), "a b\\c");
        assert_eq!(plain("a\\04"), "a\\04");
        assert_eq!(plain("\\999"), "\\999");
        assert_eq!(plain("\u{e9}\\303\\251"), "\u{e9}\u{e9}");
    }
}
