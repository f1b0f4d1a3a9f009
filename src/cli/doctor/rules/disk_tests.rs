//! Invented disks: mappings, volumes, containers, memory.

use super::super::super::finding::State;
use super::*;

fn device(name: &str, mapping: &str, below: impl Into<Vec<Device>>) -> Device {
    Device { name: name.into(), mapping: mapping.into(), below: below.into() }
}

fn ground(kind: &str, devices: impl Into<Vec<Device>>) -> Ground {
    Ground { kind: kind.into(), devices: devices.into() }
}

fn told(ground: Ground) -> Finding {
    encryption(&Disk { at: "/srv/store".into(), free: None, ground: Some(ground) })
}

#[test]
fn a_mapping_that_encrypts_at_any_level_makes_the_disk_encrypted() {
    let disk = device("sda2", "", []);
    let luks = device("dm-0", "CRYPT-LUKS2-4f2a-luks", [disk.clone()]);
    let volume = device("dm-1", "LVM-abc", [luks.clone()]);
    assert_eq!(
        told(ground("ext4", [luks.clone()])),
        Finding::ok("encryption", "the disk under /srv/store is encrypted (LUKS2)")
    );
    assert_eq!(told(ground("xfs", [volume])).state, State::Ok, "a volume on an encrypted disk");
    let encrypted_volume = device("dm-1", "CRYPT-LUKS1-9c-home", [device("dm-0", "LVM-abc", [disk])]);
    assert!(told(ground("ext4", [encrypted_volume])).sentence.contains("LUKS1"), "an encrypted volume on a plain disk");
    assert_eq!(told(ground("btrfs", [luks])).state, State::Ok);
}

#[test]
fn every_part_must_be_encrypted() {
    let luks = device("dm-0", "CRYPT-LUKS2-1-a", [device("sda2", "", [])]);
    let plain = device("sdb1", "", []);
    let found = told(ground("ext4", [device("dm-1", "LVM-abc", [luks.clone(), plain.clone()])]));
    assert_eq!(found.state, State::Look);
    assert!(found.sentence.contains("only some of the disks"), "{found:?}");
    assert_eq!(told(ground("btrfs", [luks, plain])).state, State::Look);
}

#[test]
fn a_mapping_that_only_checks_is_no_encryption() {
    for mapping in ["CRYPT-VERITY-1-root", "CRYPT-INTEGRITY-x", "CRYPT-SUBDEV-x", "LVM-CRYPT-LUKS2-", "mpath-1", ""] {
        let found = told(ground("ext4", [device("dm-0", mapping, [device("sda", "", [])])]));
        assert_eq!(found.state, State::Look, "{mapping}");
        assert!(found.sentence.contains("not known to be encrypted"), "{found:?}");
    }
}

#[test]
fn what_cannot_be_known_is_said_in_words() {
    for (kind, devices, words) in [
        ("overlay", vec![], "layers of a container"),
        ("nfs4", vec![], "another computer"),
        ("zfs", vec![], "can encrypt by itself"),
        ("btrfs", vec![], "cannot be followed to a disk"),
        ("ext4", vec![], "(ext4) cannot be followed"),
        ("ext4", vec![device("vda", "", [])], "the host of a virtual machine"),
        ("ext4", vec![device("loop0", "", [])], "it lies in a file"),
        ("ext4", vec![device("dm-0", "", [])], "does not say it encrypts"),
    ] {
        let found = told(ground(kind, devices));
        assert_eq!(found.state, State::Look, "{kind}");
        assert!(found.sentence.contains("not known to be encrypted") && found.sentence.contains(words), "{found:?}");
        assert!(found.advice.is_some());
    }
    let unread = encryption(&Disk { at: "/srv/store".into(), ..Disk::default() });
    assert!(unread.sentence.contains("cannot be read on this system"), "{unread:?}");
    assert!(told(ground("tmpfs", [])).sentence.contains("gone when the computer is switched off"));
    assert_eq!(told(ground("fuse.gocryptfs", [])).told(), "the disk under /srv/store is encrypted (gocryptfs)");
}

#[test]
fn swap_is_well_when_it_is_none_in_memory_or_encrypted() {
    let area = |name: &str, devices: [Device; 1]| Swap { name: name.into(), ground: Some(ground("swap", devices)) };
    let zram = area("/dev/zram0", [device("zram0", "", [])]);
    let locked = area("/dev/dm-1", [device("dm-1", "CRYPT-PLAIN-swap", [device("sda3", "", [])])]);
    assert_eq!(swap(Some(&[])), Finding::ok("swap", "none"));
    assert_eq!(
        swap(Some(&[zram.clone(), locked])),
        Finding::ok("swap", "/dev/zram0 is in memory and /dev/dm-1 is encrypted (dm-crypt)")
    );
    assert_eq!(swap(None).state, State::Ok);
    let volume = area("/dev/dm-2", [device("dm-2", "LVM-x", [device("sda3", "", [])])]);
    let found = swap(Some(&[zram, volume]));
    assert_eq!(found.state, State::Look, "a mapped device is not an encrypted one");
    assert!(found.sentence.contains("/dev/dm-2") && !found.sentence.contains("zram0"), "{found:?}");
    let backed = area("/dev/zram0", [device("zram0", "", [device("sdb1", "", [])])]);
    assert_eq!(swap(Some(&[backed])).state, State::Look, "compressed memory that is written out to a disk");
    let file = Swap { name: "/swapfile".into(), ground: Some(ground("ext4", [device("vda1", "", [])])) };
    assert_eq!(swap(Some(&[file])).state, State::Look);
}

#[test]
fn little_room_is_said_and_none_is_wrong() {
    let with = |free: Option<u64>| room(&Disk { at: "/srv".into(), free, ground: None });
    assert_eq!(with(None).state, State::Ok);
    assert_eq!(with(Some(2 << 30)), Finding::ok("disk", "2,048 MB free at /srv"));
    assert_eq!(with(Some(ROOM - 1)).told(), "1,023 MB free at /srv. Free some space soon.");
    assert_eq!(with(Some(NO_ROOM - 1)).state, State::Wrong);
}
