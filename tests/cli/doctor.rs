//! `muster doctor` on real folders: what is wrong with a store is one sentence, the computer is told of whatever the store is, and no byte changes. What depends on
//! the computer is not asserted here; the rules have tests of their own over invented ones.

use crate::support::{Desk, PASSPHRASE, Ran, program};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What is told of the computer whatever the store is.
const COMPUTER: [&str; 8] = ["disk", "encryption", "swap", "memory", "network", "recording", "terminal", "program"];

/// Every file and folder with its bytes and the time it was changed.
fn picture(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut found = BTreeMap::new();
    let mut left = vec![folder.to_path_buf()];
    while let Some(path) = left.pop() {
        let Ok(about) = std::fs::metadata(&path) else { continue };
        if about.is_dir() {
            left.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
        found.insert(path.clone(), (std::fs::read(&path).unwrap_or_default(), about.modified().unwrap()));
    }
    found
}

/// Runs it and holds the store, the home and the folders of backups against what they were before.
fn looked(desk: &Desk, arguments: &[&str]) -> (Ran, Value) {
    let before = picture(desk.base.path());
    let ran = desk.run(&[&["doctor", "--json"], arguments].concat());
    assert!(picture(desk.base.path()) == before, "{arguments:?} changed something: {ran:?}");
    let told = ran.json();
    for name in COMPUTER {
        assert!(named(&told, name).is_some(), "{name} is missing: {told:#}");
    }
    (ran, told)
}

fn named<'a>(told: &'a Value, what: &str) -> Option<&'a Value> {
    told["findings"].as_array().unwrap().iter().find(|found| found["what"] == what)
}

/// State and sentence of a finding.
fn of(told: &Value, what: &str) -> (String, String) {
    let found = named(told, what).unwrap_or_else(|| panic!("{what}: {told:#}"));
    let word = |key: &str| found[key].as_str().unwrap().to_owned();
    (word("state"), word("sentence"))
}

/// What is wrong with the store itself, told once.
fn wrong(desk: &Desk, wanted: &str) {
    let (ran, told) = looked(desk, &[]);
    assert_eq!(ran.code, 3, "{ran:?}");
    let of_store: Vec<String> = ["folder", "keyring", "record"]
        .iter()
        .filter(|what| named(&told, what).is_some())
        .map(|what| of(&told, what))
        .filter(|(state, _)| state == "wrong")
        .map(|(_, sentence)| sentence)
        .collect();
    assert_eq!(of_store.len(), 1, "{told:#}");
    assert!(of_store[0].contains(wanted), "{wanted}: {of_store:?}");
    assert!(ran.err.starts_with("muster: To be put right: "), "{ran:?}");
}

#[test]
fn a_store_that_does_not_open_is_told_of_in_one_sentence_beside_the_computer() {
    let desk = Desk::founded();
    let place = |name: &str| desk.store.join(name);
    let good = std::fs::read_to_string(place("keyring.toml")).unwrap();
    std::fs::remove_file(place("keyring.toml")).unwrap();
    wrong(&desk, "keyring.toml is missing");
    std::fs::write(place("keyring.toml"), good.replacen("wrapped", "wrapt", 1)).unwrap();
    wrong(&desk, "keyring.toml is damaged");
    std::fs::write(place("keyring.toml"), &good).unwrap();

    let whole = std::fs::read(place("record.db")).unwrap();
    let mut bytes = whole.clone();
    bytes[100] ^= 1;
    std::fs::write(place("record.db"), &bytes).unwrap();
    wrong(&desk, "damaged");
    for (cut, words) in [(0, "is empty"), (100, "all but its beginning is missing")] {
        std::fs::write(place("record.db"), &whole[..cut]).unwrap();
        wrong(&desk, words);
    }
    std::fs::remove_file(place("record.db")).unwrap();
    wrong(&desk, "record.db is not there");
    std::fs::create_dir(place("record.db")).unwrap();
    wrong(&desk, "it is not a file but a folder");
    std::fs::remove_dir(place("record.db")).unwrap();
    std::fs::write(place("record.db"), &whole).unwrap();

    let keyring = muster::store::Keyring::from_toml(&good).unwrap();
    let key = keyring.unlock(None, &muster::store::Passphrase::from(PASSPHRASE)).unwrap();
    let conn = muster::store::cipher::open(&place("record.db"), &key, muster::store::Mode::ReadWrite).unwrap();
    conn.pragma_update(None, "user_version", 999).unwrap();
    drop(conn);
    wrong(&desk, "written by a newer Muster (schema 999");

    std::fs::remove_dir_all(&desk.store).unwrap();
    wrong(&desk, "there is no Muster store in");
    std::fs::write(&desk.store, "a file").unwrap();
    wrong(&desk, "it is not a folder");
}

#[cfg(unix)]
#[test]
fn a_folder_this_account_may_not_look_into_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::founded();
    let mode = |mode: u32| std::fs::set_permissions(&desk.store, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o000);
    // An administrator may look everywhere; there is nothing to see then.
    let told = std::fs::read_dir(&desk.store).is_err().then(|| desk.run(&["doctor", "--json"]));
    mode(0o700);
    if let Some(ran) = told {
        assert_eq!(ran.code, 3, "{ran:?}");
        assert_eq!(of(&ran.json(), "folder").0, "wrong");
        assert!(of(&ran.json(), "folder").1.contains("cannot be looked into: this account may not"), "{ran:?}");
    }
}

#[test]
fn without_a_store_in_the_usual_place_there_is_nothing_to_put_right() {
    let home = tempfile::tempdir().unwrap();
    let ran: Ran = program(home.path()).args(["doctor", "--json"]).output().unwrap().into();
    assert_eq!(of(&ran.json(), "folder").0, "look");
    assert!(of(&ran.json(), "folder").1.contains("muster init"), "{ran:?}");
    assert_eq!(ran.json()["last_good_backup"], Value::Null);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "nothing was made");
}

#[test]
fn no_lock_is_taken_and_none_is_made() {
    for desk in [Desk::demo(), Desk::founded()] {
        std::fs::remove_file(desk.store.join("lock")).ok();
        for arguments in [&[][..], &["--read-only"]] {
            let (_, told) = looked(&desk, arguments);
            assert_eq!(of(&told, "lock").0, "ok", "{told:#}");
            assert!(!desk.store.join("lock").exists());
        }
        let folder = muster::store::Folder::open(&desk.store).unwrap();
        let held = muster::store::Lock::take(&folder, 4711, "09:58").unwrap();
        for arguments in [&[][..], &["--read-only"]] {
            let (_, told) = looked(&desk, arguments);
            assert_eq!(of(&told, "lock").0, "look", "{told:#}");
            assert!(of(&told, "lock").1.contains("started 09:58"), "{told:#}");
        }
        drop(held);
        // What a Muster that was killed leaves behind.
        std::fs::write(desk.store.join("lock"), "4711\n09:59\n").unwrap();
        let (_, told) = looked(&desk, &[]);
        assert!(of(&told, "lock").1.contains("started 09:59"), "{told:#}");
    }
}

/// The backups in a folder.
fn backups(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn only_a_backup_that_is_whole_counts_and_never_is_wrong() {
    let desk = Desk::founded();
    let (ran, told) = looked(&desk, &[]);
    assert_eq!((ran.code, of(&told, "backup").0.as_str()), (3, "wrong"), "{told:#}");
    assert_eq!(told["last_good_backup"], Value::Null);

    desk.done(&["backup"]);
    desk.done(&["record", "officer", "register", "DI 9999"]);
    let (ran, told) = looked(&desk, &[]);
    assert_eq!((ran.code, of(&told, "backup").0.as_str()), (0, "ok"), "{told:#}");
    assert!(of(&told, "backup").1.contains("recorded since"), "{told:#}");
    let good = &told["last_good_backup"];
    let [place] = backups(&desk.store.join("backups")).try_into().unwrap();
    assert_eq!(good["path"].as_str(), place.to_str());
    assert!(good["entries"].as_u64() >= Some(1) && good["days"].as_i64() <= Some(1), "{good}");

    // Without the passphrase: the same, but for what is in the two.
    let mut command = program(desk.base.path());
    let closed: Ran = command.arg("--store").arg(&desk.store).args(["doctor", "--json"]).output().unwrap().into();
    assert_eq!(closed.code, 0, "{closed:?}");
    assert!(of(&closed.json(), "backup").1.contains("told only with the passphrase"), "{closed:?}");
    assert!(of(&closed.json(), "record").1.contains("told only with the passphrase"), "{closed:?}");

    // One changed byte.
    let record = place.join("record.db");
    let whole = std::fs::read(&record).unwrap();
    let mut bytes = whole.clone();
    bytes[5000] ^= 1;
    std::fs::write(&record, bytes).unwrap();
    let (ran, told) = looked(&desk, &[]);
    assert_eq!((ran.code, of(&told, "backup").0.as_str()), (3, "wrong"), "{told:#}");
    assert!(of(&told, "backup").1.contains("its record.db was changed since it was made"), "{told:#}");
    std::fs::write(&record, whole).unwrap();
    std::fs::remove_file(place.join("backup.toml")).unwrap();
    let (_, told) = looked(&desk, &[]);
    assert!(of(&told, "backup").1.contains("it has no backup.toml"), "{told:#}");
    std::fs::remove_dir_all(&place).unwrap();

    // Somewhere else, beside the backup of another store, of which nothing is said.
    let outside = desk.base.path().join("outside");
    let elsewhere = outside.to_str().unwrap();
    let other = Desk::founded();
    other.done(&["backup", elsewhere]);
    let (_, told) = looked(&desk, &["--backups", elsewhere]);
    assert_eq!(of(&told, "backup").0, "wrong", "{told:#}");
    let name = backups(&outside)[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(!told.to_string().contains(name.split(' ').next().unwrap()), "{told:#}");
    desk.done(&["backup", elsewhere]);
    let (ran, told) = looked(&desk, &["--backups", elsewhere]);
    assert_eq!((ran.code, of(&told, "backup").0.as_str()), (0, "ok"), "{told:#}");
    assert_eq!(told["findings"].as_array().unwrap().iter().filter(|found| found["what"] == "encryption").count(), 2);
    let (_, told) = looked(&desk, &["--backups", desk.base.path().join("none").to_str().unwrap()]);
    assert!(of(&told, "backup").1.contains("cannot be looked into: it is not there"), "{told:#}");
}

#[test]
fn a_backup_that_went_another_way_than_the_record_does_not_count() {
    let desk = Desk::founded();
    let place = desk.base.path().join("kept");
    let kept = place.to_str().unwrap();
    desk.done(&["backup", kept]);
    let older = backups(&place).remove(0);
    desk.done(&["record", "officer", "register", "DI 9999"]);
    desk.done(&["backup"]);
    // The record is put back to what it was before the newest backup, which now holds more than the record.
    let newest = backups(&desk.store.join("backups")).remove(0);
    let later = desk.base.path().join("later");
    std::fs::create_dir(&later).unwrap();
    std::fs::rename(&newest, later.join(newest.file_name().unwrap())).unwrap();
    desk.typing(&["restore", older.to_str().unwrap()], "1").done();
    let (_, told) = looked(&desk, &["--backups", later.to_str().unwrap()]);
    assert!(of(&told, "backup").1.contains("more entries than the record"), "{told:#}");
    // Another entry in the place of that one.
    desk.done(&["record", "officer", "register", "DI 8888"]);
    let (_, told) = looked(&desk, &["--backups", later.to_str().unwrap()]);
    assert_eq!(of(&told, "backup").0, "wrong", "{told:#}");
    assert!(of(&told, "backup").1.contains("not the beginning of this record's"), "{told:#}");
    let (_, told) = looked(&desk, &["--backups", later.to_str().unwrap(), "--backups", kept]);
    assert_eq!(told["last_good_backup"]["path"].as_str(), older.to_str(), "{told:#}");
}

/// The checksums of a backup have no key: whoever can write to it can write them anew.
#[test]
fn a_backup_that_was_forged_with_its_checksums_shows_with_the_passphrase() {
    use sha2::{Digest as _, Sha256};
    let sum = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let desk = Desk::founded();
    let kept = desk.base.path().join("kept");
    desk.done(&["backup", kept.to_str().unwrap()]);
    desk.done(&["record", "officer", "register", "DI 9999"]);
    desk.done(&["backup"]);
    let place = backups(&desk.store.join("backups")).remove(0);
    let older = std::fs::read(backups(&kept).remove(0).join("record.db")).unwrap();
    let said = std::fs::read_to_string(place.join("backup.toml")).unwrap();
    let was = sum(&std::fs::read(place.join("record.db")).unwrap());
    let (said, _) = said
        .replace(&was, &sum(&older))
        .rsplit_once("check = ")
        .map(|(one, two)| (one.to_owned(), two.to_owned()))
        .unwrap();
    std::fs::write(place.join("record.db"), older).unwrap();
    std::fs::write(place.join("backup.toml"), format!("{said}check = \"{}\"\n", sum(said.as_bytes()))).unwrap();
    let mut command = program(desk.base.path());
    let closed: Ran = command.arg("--store").arg(&desk.store).args(["doctor", "--json"]).output().unwrap().into();
    assert_eq!(of(&closed.json(), "backup").0, "ok", "{closed:?}");
    let (_, told) = looked(&desk, &[]);
    assert_eq!(of(&told, "backup").0, "wrong", "{told:#}");
    assert!(of(&told, "backup").1.contains("not what its backup.toml says"), "{told:#}");
}

#[test]
fn a_terminal_in_tmux_is_said_to_be_kept() {
    let desk = Desk::demo();
    let mut command = program(desk.base.path());
    command.arg("--store").arg(&desk.store).args(["doctor", "--json"]).env("TMUX", "/tmp/tmux-1/default,1,0");
    let told = Ran::from(command.output().unwrap()).json();
    assert_eq!(of(&told, "recording").0, "look");
    assert!(of(&told, "recording").1.contains("tmux holds the picture"), "{told:#}");
}

#[cfg(unix)]
#[test]
fn a_passphrase_that_every_account_can_read_is_taken_with_a_warning() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::founded();
    let file = desk.base.path().join("passphrase");
    assert_eq!(desk.run(&["list", "ocgs"]).err, "");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let ran = desk.run(&["list", "ocgs"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.err.starts_with("Other accounts of this computer can read "), "{ran:?}");
    let (_, told) = looked(&desk, &[]);
    assert_eq!(of(&told, "passphrase").0, "look", "{told:#}");
    assert!(of(&told, "passphrase").1.contains("change the passphrase"), "{told:#}");
}

/// What looks whole from outside and is not: a lock that nobody can take, and keys that no entry accounts for.
#[cfg(unix)]
#[test]
fn a_lock_that_is_no_file_and_a_keyring_that_was_put_back_are_said() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let desk = crate::people::with("deputy", "DI 9001");
    let told = desk.run(&["doctor", "--json"]).json();
    let (state, sentence) = of(&told, "keyring");
    assert!(
        state == "wrong" && sentence.contains("DI 9001 has a key as deputy, and no entry says who gave it"),
        "{told:#}"
    );
    let lock = desk.store.join("lock");
    std::fs::remove_file(&lock).unwrap();
    mknodat(CWD, &lock, FileType::Fifo, Mode::RWXU, 0).unwrap();
    let (state, sentence) = of(&desk.run(&["doctor", "--json"]).json(), "lock");
    assert!(state == "wrong" && sentence.contains("of lock, it is not a file but a pipe"), "{sentence}");
}
