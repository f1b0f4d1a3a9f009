//! Backups looked at without a key: order, age, and what makes one good.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use std::path::PathBuf;

/// A folder with the files of a backup, with this stamp.
fn backup(place: &Path, name: &str, stamp: &str) -> PathBuf {
    let path = place.join(format!("{name}{SUFFIX}"));
    fs::create_dir_all(&path).unwrap();
    fs::write(path.join("record.db"), vec![7; 100_000]).unwrap();
    fs::write(path.join("keyring.toml"), "a keyring").unwrap();
    manifest::write(&Folder::unchecked(&path), "DX1T-XQ47-M963", stamp, 929, &[1; 32]).unwrap();
    path
}

#[test]
fn a_stamp_is_a_local_moment_or_nothing() {
    let at = |stamp: &str| moment(stamp).map(|at| (at.local_date().to_string(), crate::domain::time::clock(at)));
    assert_eq!(at("2026-11-24 1740"), Some(("2026-11-24".into(), "17:40".into())));
    assert_eq!(at("2026-07-01 0005"), Some(("2026-07-01".into(), "00:05".into())));
    assert_eq!(
        at(&super::super::backup::stamp(Timestamp(1_795_516_020_000))),
        Some(("2026-11-24".into(), "10:27".into()))
    );
    for stamp in [
        "before version 3",
        "",
        "2026-11-24",
        "2026-11-24 17",
        "2026-11-24 2460",
        "2026-13-01 1000",
        "2026-11-24 \u{e9}\u{e9}",
    ] {
        assert_eq!(at(stamp), None, "{stamp}");
    }
}

#[test]
fn the_newest_is_first_and_what_is_no_backup_is_left_out() {
    let base = tempfile::tempdir().unwrap();
    assert!(found(&base.path().join("none")).unwrap().is_empty());
    let file = base.path().join("file");
    fs::write(&file, "x").unwrap();
    assert!(found(&file).is_err());
    let place = base.path().join("backups");
    backup(&place, "DX1T-XQ47-M963 b", "2026-11-20 1000");
    backup(&place, "DX1T-XQ47-M963 a", "2026-11-24 1000");
    backup(&place, ".DX1T-XQ47-M963 c", "2026-11-25 1000");
    fs::create_dir(place.join("papers")).unwrap();
    let all = found(&place).unwrap();
    let names: Vec<String> = all.iter().map(|found| name_of(found.path())).collect();
    assert_eq!(names, [format!("DX1T-XQ47-M963 a{SUFFIX}"), format!("DX1T-XQ47-M963 b{SUFFIX}")]);
    let head = "01".repeat(32);
    assert_eq!((all[0].store_id().as_str(), all[0].head()), ("DX1T-XQ47-M963", Some((929, head.as_str()))));
}

#[test]
fn one_changed_byte_or_a_missing_file_makes_it_unproved() {
    let base = tempfile::tempdir().unwrap();
    let path = backup(base.path(), "DX1T-XQ47-M963 x", "2026-11-24 1000");
    let told = || found(base.path()).unwrap().remove(0).reread();
    assert_eq!(told(), Ok(()));
    for (name, words) in [
        ("record.db", "its record.db was changed"),
        ("keyring.toml", "its keyring.toml was changed"),
        ("backup.toml", "its backup.toml is damaged"),
    ] {
        let whole = fs::read(path.join(name)).unwrap();
        let mut bytes = whole.clone();
        bytes[5] ^= 1;
        fs::write(path.join(name), bytes).unwrap();
        assert!(told().unwrap_err().contains(words), "{name}");
        fs::remove_file(path.join(name)).unwrap();
        let gone = told().unwrap_err();
        assert!(gone.contains("cannot be read: it is not there") || gone == "it has no backup.toml", "{gone}");
        fs::write(path.join(name), whole).unwrap();
    }
    assert_eq!(told(), Ok(()));
    fs::remove_file(path.join("backup.toml")).unwrap();
    assert_eq!(found(base.path()).unwrap()[0].store_id(), "DX1T-XQ47-M963", "by its name");
}
