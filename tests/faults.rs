//! A disk that is full, read-only or broken: one sentence, nothing by halves, everything saved before still there.
//!
//! What needs the system's help (a small disk of its own, failing system calls) is run where the system gives it, and said on the test's output
//! where it does not.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "faults/disk.rs"]
mod disk;
mod ground;
#[path = "faults/writer.rs"]
mod writer;

use disk::{Disk, say};
use ground::{action, asking, make, open, tier};
use muster::domain::command::Command;
use muster::domain::identity::OcgId;
use muster::store::{ActError, Store, StoreError, testing};
use std::fs;
use std::path::Path;

/// A long note, which needs room.
fn note() -> Command {
    Command::AddNote { ocg: OcgId(1), action: None, text: "what was said at length ".repeat(400) }
}

fn refusal(error: &ActError) -> &StoreError {
    match error {
        ActError::Store(error) => error,
        ActError::Refused { sentence, .. } => panic!("a rule refused: {sentence}"),
    }
}

/// Notes until there is no room, then holds the store to its word; `free` makes room again.
fn fill_and_go_on(mut store: Store, free: impl FnOnce(&Store)) -> Store {
    let mut kept = store.entries();
    let error = loop {
        match store.act(&[note(), action(1, "and go there")], &asking(kept)) {
            Ok(receipt) => kept = receipt.last,
            Err(error) => break error,
        }
        assert!(kept < 5_000, "the disk never filled");
    };
    assert!(matches!(refusal(&error), StoreError::Full { .. }), "{error:?}");
    let said = error.to_string();
    assert!(said.starts_with("The disk is full, so this was not saved to ") && said.contains("record.db"), "{said}");
    // Nothing of the batch is there, everything before it is, and reading goes on.
    assert_eq!(store.entries(), kept);
    assert_eq!(store.verify().unwrap().entries, kept);
    assert_eq!(store.board(asking(0).today).unwrap().ocgs.len(), 3);
    assert!(!store.is_read_only(), "with room again it can go on");
    free(&store);
    assert_eq!(store.act(&[note()], &asking(kept)).unwrap().last, kept + 1);
    let live = store.projection_text().unwrap();
    store.rebuild().unwrap();
    assert!(store.projection_text().unwrap() == live);
    store.verify().unwrap();
    store
}

#[test]
fn a_record_that_cannot_grow_keeps_what_it_has_and_goes_on_with_room_again() {
    let base = tempfile::tempdir().unwrap();
    let (store, _) = make(&base.path().join("store"), 1);
    testing::fill_up(&store, true).unwrap();
    fill_and_go_on(store, |store| testing::fill_up(store, false).unwrap());
}

#[test]
fn a_full_disk_keeps_what_it_has_and_goes_on_with_room_again() {
    let base = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::mount(base.path(), "8m") else { return };
    let path = disk.path().join("store");
    let filler = disk.path().join("filler");
    fs::write(&filler, vec![0; 5 << 20]).unwrap();
    let (store, key) = make(&path, 1);
    let store = fill_and_go_on(store, |_| fs::remove_file(&filler).unwrap());
    let kept = store.entries();
    drop(store);
    // To the last byte: the store still opens, to read and to write.
    let mut size = 1 << 20;
    let mut at = 0;
    while size > 0 {
        match fs::write(disk.path().join(format!("filler {at}")), vec![0; size]) {
            Ok(()) => at += 1,
            Err(_) => size /= 2,
        }
    }
    assert_eq!(open(&path, &key, true, 1).unwrap().verify().unwrap().entries, kept);
    match open(&path, &key, false, 1) {
        Ok(mut store) => {
            let error = store.act(&[tier(1, 3, "with no room at all")], &asking(kept)).err();
            assert!(error.is_none_or(|error| matches!(refusal(&error), StoreError::Full { .. })));
            store.verify().unwrap();
        }
        Err(error) => assert!(matches!(error, StoreError::Full { .. }) && error.allows_reading(), "{error}"),
    }
}

/// What a store on something that cannot be written does.
fn reads_and_refuses(path: &Path, key: &muster::store::DataKey) {
    let error = open(path, key, false, 1).unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }) && error.allows_reading(), "{error:?}");
    let said = error.to_string();
    assert!(said.contains("is read-only, so nothing was saved there. Look at the store with --read-only"), "{said}");
    let mut store = open(path, key, true, 1).unwrap();
    let entries = store.entries();
    assert_eq!(store.verify().unwrap().entries, entries);
    assert_eq!(store.board(asking(0).today).unwrap().ocgs.len(), 3);
    let refused = store.act(&[tier(1, 3, "on a disk that takes nothing")], &asking(9)).unwrap_err();
    assert!(matches!(refusal(&refused), StoreError::ReadOnly { .. }), "{refused:?}");
    assert!(matches!(store.rebuild(), Err(StoreError::ReadOnly { .. })));
    assert_eq!(store.entries(), entries);
}

#[test]
fn a_read_only_disk_is_looked_at_and_not_written_to() {
    let base = tempfile::tempdir().unwrap();
    let Some(disk) = Disk::mount(base.path(), "4m") else { return };
    let path = disk.path().join("store");
    let (store, key) = make(&path, 1);
    drop(store);
    disk.make_read_only();
    reads_and_refuses(&path, &key);
}

#[test]
fn a_folder_this_account_may_not_write_to_is_looked_at_and_not_written_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, key) = make(&path, 1);
    drop(store);
    let shut = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    shut(&path.join("record.db"), 0o400);
    shut(&path.join("lock"), 0o400);
    shut(&path, 0o500);
    let bound = fs::write(path.join("new"), "").is_err();
    if bound {
        reads_and_refuses(&path, &key);
    } else {
        say("not run: this account may write anywhere, so permissions bind it to nothing");
    }
    shut(&path, 0o700);
}

#[test]
fn a_store_opened_to_read_changes_no_byte() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (mut store, key) = make(&path, 1);
    store.act(&[tier(1, 3, "once")], &asking(9)).unwrap();
    drop(store);
    let bytes = |name: &str| fs::read(path.join(name)).unwrap();
    let before = ["record.db", "keyring.toml", "lock", "record.db-journal"].map(bytes);
    let mut store = open(&path, &key, true, 1).unwrap();
    store.act(&[tier(1, 4, "twice")], &asking(10)).unwrap_err();
    store.undo(1, &asking(11)).unwrap_err();
    store.redo(1, &asking(11)).unwrap_err();
    store.withdraw(7, "because", &asking(11)).unwrap_err();
    store.rebuild().unwrap_err();
    store.verify().unwrap();
    drop(store);
    assert!(before == ["record.db", "keyring.toml", "lock", "record.db-journal"].map(bytes));
}
