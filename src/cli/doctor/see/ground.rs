//! What a path lies on, down to the disks: the mount that holds it, its block device, and the devices under that, as the kernel shows them in `/sys`.
//! Judges nothing.

use super::super::seen::{Device, Ground};
use super::mounts::{self, Mount};
use std::fs;
use std::path::{Path, PathBuf};

/// Most levels that are followed down.
const DEEPEST: usize = 16;

/// Where the kernel tells of mounts and devices.
#[derive(Debug)]
pub(in super::super) struct Surface {
    mounts: Option<Vec<Mount>>,
    sys: PathBuf,
}

impl Surface {
    /// This computer's.
    pub(in super::super) fn of_this_computer() -> Self {
        let text = fs::read("/proc/self/mountinfo").ok();
        let mounts = text.map(|text| mounts::listed(&String::from_utf8_lossy(&text)));
        Self { mounts, sys: PathBuf::from("/sys") }
    }

    /// What a file or folder that is there lies on; `None` where the system does not tell.
    pub(in super::super) fn of_path(&self, path: &Path) -> Option<Ground> {
        self.below_path(path, DEEPEST)
    }

    /// The device of a node such as `/dev/dm-1`.
    pub(super) fn of_node(&self, path: &Path) -> Option<Device> {
        self.device(number(path)?, DEEPEST)
    }

    fn below_path(&self, path: &Path, deep: usize) -> Option<Ground> {
        let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let mount = mounts::holding(self.mounts.as_deref()?, &whole)?;
        Some(Ground { kind: mount.kind.clone(), devices: self.devices(mount, deep) })
    }

    /// The devices of a mount. Btrfs has a number of the kernel's own and may lie on several devices, which it lists.
    fn devices(&self, mount: &Mount, deep: usize) -> Vec<Device> {
        if mount.device.0 != 0 {
            return self.device(mount.device, deep).into_iter().collect();
        }
        if mount.kind != "btrfs" {
            return Vec::new();
        }
        let Some(first) = number(Path::new(&mount.source)).and_then(|number| self.place(number)) else {
            return Vec::new();
        };
        let named = first.file_name().unwrap_or_default();
        let parts = names(&self.sys.join("fs/btrfs"))
            .into_iter()
            .map(|part| part.join("devices"))
            .find(|devices| devices.join(named).exists());
        // Where the list is not there, one device would be a guess about the others.
        let parts = parts.map(|devices| names(&devices)).unwrap_or_default();
        parts.iter().map(|part| self.at(&part.canonicalize().unwrap_or_else(|_| part.clone()), deep)).collect()
    }

    /// The folder of a device in `/sys`.
    fn place(&self, (major, minor): (u32, u32)) -> Option<PathBuf> {
        self.sys.join(format!("dev/block/{major}:{minor}")).canonicalize().ok()
    }

    fn device(&self, number: (u32, u32), deep: usize) -> Option<Device> {
        self.place(number).map(|place| self.at(&place, deep))
    }

    /// The device with this folder in `/sys`, and what it lies on.
    fn at(&self, place: &Path, deep: usize) -> Device {
        let name = place.file_name().map(|name| crate::text::clean_line(&name.to_string_lossy())).unwrap_or_default();
        let word =
            |file: &str| fs::read_to_string(place.join(file)).map(|text| text.trim().to_owned()).unwrap_or_default();
        let Some(deep) = deep.checked_sub(1) else { return Device { name, ..Device::default() } };
        let mut below: Vec<Device> = names(&place.join("slaves"))
            .iter()
            .map(|slave| self.at(&slave.canonicalize().unwrap_or_else(|_| slave.clone()), deep))
            .collect();
        if below.is_empty() && place.join("partition").exists() {
            // A partition of a device that may itself be a mapping.
            let whole = place.parent().map(|whole| self.at(whole, deep));
            below.extend(whole.filter(|whole| !whole.below.is_empty() || !whole.mapping.is_empty()));
        }
        for file in [word("loop/backing_file"), word("backing_dev")] {
            // A loop device lies in a file; compressed memory may be written out to a device or a file.
            let path = Path::new(&file);
            if !path.is_absolute() {
                continue;
            }
            match number(path).and_then(|number| self.device(number, deep)) {
                Some(device) => below.push(device),
                None => below.extend(self.below_path(path, deep).into_iter().flat_map(|ground| ground.devices)),
            }
        }
        Device { name, mapping: word("dm/uuid"), below }
    }
}

/// What stands in a folder, in order; nothing where it cannot be read.
fn names(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// Major and minor number of a block device's node; `None` for anything else.
#[cfg(target_os = "linux")]
fn number(path: &Path) -> Option<(u32, u32)> {
    use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _};
    let about = fs::metadata(path).ok()?;
    about.file_type().is_block_device().then(|| super::numbers(about.rdev()))
}

#[cfg(not(target_os = "linux"))]
fn number(_: &Path) -> Option<(u32, u32)> {
    None
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    /// An invented `/sys` and mounts.
    struct Invented {
        base: tempfile::TempDir,
        surface: Surface,
    }

    fn invented(mounts: &str) -> Invented {
        let base = tempfile::tempdir().unwrap();
        let surface = Surface { mounts: Some(mounts::listed(mounts)), sys: base.path().to_path_buf() };
        Invented { base, surface }
    }

    impl Invented {
        fn file(&self, path: &str, text: &str) {
            let path = self.base.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    fn named(devices: &[Device]) -> Vec<(&str, &str)> {
        devices.iter().map(|device| (device.name.as_str(), device.mapping.as_str())).collect()
    }

    #[test]
    fn a_folder_is_followed_through_every_mapping_down_to_the_disk() {
        let place = invented("27 1 253:1 / / rw - ext4 /dev/mapper/vg-root rw\n");
        place.file("dev/block/253:1/dm/uuid", "LVM-abc\n");
        place.file("dev/block/253:1/slaves/dm-0/dm/uuid", "CRYPT-LUKS2-4f-luks\n");
        place.file("dev/block/253:1/slaves/dm-0/slaves/sda2/partition", "2\n");
        let ground = place.surface.of_path(Path::new("/")).unwrap();
        assert_eq!(ground.kind, "ext4");
        assert_eq!(named(&ground.devices), [("253:1", "LVM-abc")]);
        let luks = &ground.devices[0].below;
        assert_eq!(named(luks), [("dm-0", "CRYPT-LUKS2-4f-luks")]);
        assert_eq!(named(&luks[0].below), [("sda2", "")]);
        assert_eq!(luks[0].below[0].below, []);
    }

    #[test]
    fn a_partition_of_a_mapping_lies_on_the_mapping() {
        let place = invented("27 1 9:1 / / rw - ext4 /dev/md0p1 rw\n");
        place.file("block/md0/md0p1/partition", "1");
        place.file("block/md0/slaves/dm-3/dm/uuid", "CRYPT-LUKS2-1-a");
        fs::create_dir_all(place.base.path().join("dev/block")).unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../../block/md0/md0p1", place.base.path().join("dev/block/9:1")).unwrap();
            let ground = place.surface.of_path(Path::new("/")).unwrap();
            assert_eq!(named(&ground.devices), [("md0p1", "")]);
            assert_eq!(named(&ground.devices[0].below), [("md0", "")]);
            assert_eq!(named(&ground.devices[0].below[0].below), [("dm-3", "CRYPT-LUKS2-1-a")]);
        }
    }

    #[test]
    fn what_the_kernel_does_not_show_is_no_device() {
        let place = invented("27 1 0:40 / / rw - btrfs /nowhere rw\n28 27 254:9 / /tmp rw - ext4 /dev/vda rw\n");
        assert_eq!(place.surface.of_path(Path::new("/")).unwrap(), Ground { kind: "btrfs".into(), devices: vec![] });
        let there = place.surface.below_path(Path::new("/tmp/not/there"), DEEPEST).unwrap();
        assert_eq!(there, Ground { kind: "ext4".into(), devices: vec![] });
        let nothing = Surface { mounts: None, sys: place.base.path().to_path_buf() };
        assert_eq!(nothing.of_path(Path::new("/")), None);
        assert_eq!(nothing.of_node(place.base.path()), None);
    }

    #[cfg(unix)]
    #[test]
    fn devices_that_lie_on_one_another_come_to_an_end() {
        let place = invented("27 1 253:0 / / rw - ext4 /dev/dm-0 rw\n");
        place.file("dev/block/253:0/dm/uuid", "LVM-a");
        fs::create_dir_all(place.base.path().join("dev/block/253:0/slaves")).unwrap();
        std::os::unix::fs::symlink("../../253:0", place.base.path().join("dev/block/253:0/slaves/dm-0")).unwrap();
        assert_eq!(place.surface.of_path(Path::new("/")).unwrap().devices.len(), 1);
    }
}
