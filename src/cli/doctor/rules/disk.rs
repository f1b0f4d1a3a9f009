//! What is said of disks: their room, whether they are known to be encrypted, and whether swap is.
//!
//! Encryption is known where every way down from the folder to a disk passes a mapping that encrypts, or where the file system encrypts by itself. Everything else
//! is "not known to be encrypted": a disk may encrypt itself, and the host of a virtual machine may, and neither can be seen from inside.

use super::super::finding::Finding;
use super::super::seen::{Device, Disk, Ground, Swap};
use crate::text::{count_group, listed};

/// Free bytes below which the disk is worth a look.
const ROOM: u64 = 1 << 30;

/// Free bytes below which nothing should be recorded.
const NO_ROOM: u64 = 50 << 20;

/// Beginnings of what a mapping says of itself when it encrypts. `CRYPT-VERITY-` and `CRYPT-INTEGRITY-` only check, `CRYPT-SUBDEV-` is a part of another.
const CIPHERS: [(&str, &str); 7] = [
    ("CRYPT-LUKS2-", "LUKS2"),
    ("CRYPT-LUKS1-", "LUKS1"),
    ("CRYPT-PLAIN-", "dm-crypt"),
    ("CRYPT-BITLK-", "BitLocker"),
    ("CRYPT-FVAULT2-", "FileVault"),
    ("CRYPT-TCRYPT-", "VeraCrypt"),
    ("CRYPT-LOOPAES-", "loop-AES"),
];

/// File systems that encrypt what is put into them.
const ENCRYPTING: [&str; 5] = ["ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.securefs"];

/// File systems of another computer.
const ELSEWHERE: [&str; 11] =
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "ceph", "afs", "fuse.sshfs", "fuse.rclone"];

/// What is known of where something lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// Encrypted, and by what.
    Encrypted(String),
    /// In memory: gone when the computer is switched off.
    Memory,
    /// Not known to be encrypted, and why not.
    Unknown(String),
}

/// What is known of the ground of a folder or a swap area.
pub(super) fn known(ground: Option<&Ground>) -> Known {
    let Some(ground) = ground else { return Known::Unknown("what it lies on cannot be read on this system".into()) };
    let kind = ground.kind.as_str();
    if ENCRYPTING.contains(&kind) {
        return Known::Encrypted(kind.trim_start_matches("fuse.").to_owned());
    }
    match kind {
        "tmpfs" | "ramfs" => return Known::Memory,
        "overlay" | "aufs" => {
            return Known::Unknown(format!(
                "it lies in the layers of a container ({kind}), whose disk cannot be seen from inside"
            ));
        }
        "zfs" | "bcachefs" => {
            return Known::Unknown(format!("{kind} can encrypt by itself, which cannot be seen from here"));
        }
        _ if ELSEWHERE.contains(&kind) => {
            return Known::Unknown(format!(
                "it lies on another computer or the host of this one ({kind}), whose disk cannot be seen from here"
            ));
        }
        _ => {}
    }
    if ground.devices.is_empty() {
        return Known::Unknown(format!(
            "its file system ({}) cannot be followed to a disk",
            if kind.is_empty() { "unnamed" } else { kind }
        ));
    }
    all(&ground.devices)
}

/// Several devices of which each holds a part: what is known of all of them.
fn all(devices: &[Device]) -> Known {
    let each: Vec<Known> = devices.iter().map(device).collect();
    if let Some(unknown) = each.iter().find(|known| matches!(known, Known::Unknown(_))) {
        let some = each.iter().any(|known| matches!(known, Known::Encrypted(_)));
        return if some {
            Known::Unknown("only some of the disks it lies on are encrypted".to_owned())
        } else {
            unknown.clone()
        };
    }
    let encrypted = each.iter().find(|known| matches!(known, Known::Encrypted(_)));
    encrypted.or(each.first()).cloned().unwrap_or(Known::Memory)
}

fn device(device: &Device) -> Known {
    if let Some((_, cipher)) = CIPHERS.iter().find(|(begins, _)| device.mapping.starts_with(begins)) {
        return Known::Encrypted((*cipher).to_owned());
    }
    match device.below.as_slice() {
        [] if device.name.starts_with("zram") || device.name.starts_with("ram") => Known::Memory,
        [] if device.name.starts_with("loop") => {
            Known::Unknown(format!("it lies in a file ({}) that cannot be followed to a disk", device.name))
        }
        [] if device.name.starts_with("dm-") => {
            Known::Unknown(format!("it lies on a mapping ({}) that does not say it encrypts", device.name))
        }
        [] => Known::Unknown(format!(
            "nothing encrypts between it and the disk {} (a disk that encrypts itself, and the host of a virtual machine, cannot be seen)",
            device.name
        )),
        below => all(below),
    }
}

/// Room on the disk of the store.
pub(super) fn room(disk: &Disk) -> Finding {
    let Some(bytes) = disk.free else { return Finding::ok("disk", "its free space cannot be read on this system") };
    let said = format!("{} MB free at {}", count_group(bytes >> 20), disk.at);
    match bytes {
        0..NO_ROOM => Finding::wrong("disk", said).so("Free some space before recording."),
        NO_ROOM..ROOM => Finding::look("disk", said).so("Free some space soon."),
        _ => Finding::ok("disk", said),
    }
}

/// Whether the disk of the store is known to be encrypted. The record is so whatever the disk is; papers, temporary files and swap are only by the disk.
pub(super) fn encryption(disk: &Disk) -> Finding {
    match known(disk.ground.as_ref()) {
        Known::Encrypted(by) => Finding::ok("encryption", format!("the disk under {} is encrypted ({by})", disk.at)),
        Known::Memory => Finding::look("encryption", format!("{} is in memory: it is gone when the computer is switched off", disk.at))
            .so("Keep a record on a disk."),
        Known::Unknown(why) => Finding::look("encryption", format!("the disk under {} is not known to be encrypted: {why}", disk.at))
            .so("The record is encrypted by itself, papers are not: ask whoever runs this computer for full-disk encryption."),
    }
}

/// Swap that is not encrypted may hold what was on the screen.
pub(super) fn swap(seen: Option<&[Swap]>) -> Finding {
    let Some(areas) = seen else {
        return Finding::ok("swap", "cannot be read on this system; full-disk encryption covers it where it is on");
    };
    if areas.is_empty() {
        return Finding::ok("swap", "none");
    }
    let mut fine = Vec::new();
    let mut open = Vec::new();
    for area in areas {
        match known(area.ground.as_ref()) {
            Known::Encrypted(by) => fine.push(format!("{} is encrypted ({by})", area.name)),
            Known::Memory => fine.push(format!("{} is in memory", area.name)),
            Known::Unknown(why) => open.push(format!("{}: {why}", area.name)),
        }
    }
    if open.is_empty() {
        let fine: Vec<&str> = fine.iter().map(String::as_str).collect();
        return Finding::ok("swap", listed(&fine));
    }
    Finding::look("swap", format!("not known to be encrypted: {}", open.join("; "))).so(
        "The key is kept out of it; text on the screen may be in it, and all of it is when the computer hibernates.",
    )
}

#[cfg(test)]
#[path = "disk_tests.rs"]
mod tests;
