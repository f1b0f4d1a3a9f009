//! Who may put a backup in the place of a record, and what is said and typed before: not a loggist, and nobody whose key was taken away.

use crate::carried::{backed_up, clear};
use crate::people::{bytes, theirs, with};
use serde_json::Value;

#[test]
fn only_the_chair_or_a_deputy_puts_a_backup_in_the_place_of_a_record() {
    let desk = with("loggist", "Staff 7719");
    let backup = backed_up(&desk, "copies");
    desk.done(&["record", "note", "Op Birch", "After the backup"]);
    let before = bytes(&desk.store);
    let told = theirs(&desk, "Staff 7719", &["restore", &backup]).refused(1);
    assert!(told.contains("only the chair or a deputy puts a backup in the place of a record"), "{told}");
    assert!(told.contains("Staff 7719 is there as loggist"), "{told}");
    assert_eq!(bytes(&desk.store), before);

    // Where there is no record, a copy is a copy.
    let elsewhere = desk.base.path().join("elsewhere");
    let mut command = crate::support::program(desk.base.path());
    command.arg("--store").arg(&elsewhere).arg("--passphrase-file").arg(desk.base.path().join("theirs"));
    command.args(["--operator", "Staff 7719", "restore", &backup]);
    assert!(command.output().unwrap().status.success() && elsewhere.join("record.db").exists());

    // The chair may, and the log of the record that is there now says so: its journal cannot know.
    assert!(desk.typing(&["restore", &backup], "1").done().contains("is kept as"));
    let log: Value = serde_json::from_str(&desk.done(&["access-log", "--json"])).unwrap();
    let line = log["rows"].as_array().unwrap().iter().find(|row| row["subject"] == "record").unwrap();
    assert_eq!((line["kind"].as_str(), line["who"].as_str()), (Some("alteration"), Some("DCI 1550")));
    let what =
        "restored from a backup of 2 entries, in the place of 3, without 1 of them, with 1 line of its access log";
    assert_eq!(line["what"], what);
    desk.done(&["verify"]);
}

#[test]
fn a_key_that_was_taken_away_is_not_brought_back_by_its_holder_and_the_chair_is_told_of_it() {
    let desk = with("deputy", "DI 9001");
    let backup = backed_up(&desk, "copies");
    desk.done(&["operator", "remove", "DI 9001"]);
    let before = bytes(&desk.store);
    let told = theirs(&desk, "DI 9001", &["restore", &backup]).refused(3);
    assert!(
        told.starts_with("Nothing was restored: a record is at ") && told.contains("move its folder away"),
        "{told}"
    );
    assert_eq!(bytes(&desk.store), before);
    let told = desk.typing(&["restore", &backup], "1").done();
    assert!(told.contains("DI 9001 had no key to the store that was there and can open this one."), "{told}");
}

/// Where the keys of what is there are gone, there is nobody to ask, and that is what a backup is for.
#[test]
fn a_record_whose_keys_are_gone_is_replaced_by_whoever_opens_the_backup() {
    let desk = with("deputy", "DI 9001");
    let backup = backed_up(&desk, "copies");
    std::fs::write(desk.store.join("keyring.toml"), "spoilt").unwrap();
    let told = theirs(&desk, "DI 9001", &["restore", &backup]).done();
    assert!(told.starts_with("The record that is there has no keys that can be read"), "{told}");
}

/// What the backup does not hold is said before anything is replaced, and the number of it typed.
#[test]
fn what_would_be_missing_is_said_and_typed_again_before_a_record_is_replaced() {
    let desk = with("deputy", "DI 9001");
    let note = |words: &str| desk.done(&["record", "note", "Op Birch", words]);
    let backup = backed_up(&desk, "copies");
    // Nothing is missing: nothing is asked.
    let told = desk.done(&["restore", &backup]);
    clear(&desk);
    assert!(told.starts_with("Restored 2 entries"), "{told}");
    note("one");
    note("two");
    let before = bytes(&desk.store);
    let ends = "The backup ends at entry 2: 2 entries of the record that is there are not in it.";
    for line in ["", "1", "yes"] {
        let told = desk.typing(&["restore", &backup], line);
        assert!(told.out.contains(ends) && told.err.contains("Type 2 to restore: "), "{told:?}");
        assert!(told.code == 1 && told.err.contains("Nothing was restored: 2 was not typed again."), "{told:?}");
    }
    assert!(desk.run(&["restore", &backup]).err.contains("Nothing was restored"), "a script that types nothing");
    assert_eq!(bytes(&desk.store), before);

    // A copy that goes its own way from entry 3 on.
    let longer = desk.base.path().join("longer");
    desk.done(&["backup", longer.to_str().unwrap()]);
    let longer = std::fs::read_dir(&longer).unwrap().next().unwrap().unwrap().path().to_string_lossy().into_owned();
    desk.typing(&["restore", &backup], "2").done();
    clear(&desk);
    note("another");
    let told = desk.typing(&["restore", &longer], "1").done();
    let parts = "From entry 3 on the backup is another history, up to entry 4: 1 entry of the record that is there is not in it.";
    assert!(told.contains(parts), "{told}");
    let log: Value = serde_json::from_str(&desk.done(&["access-log", "--json"])).unwrap();
    let what = "restored from a backup of 4 entries, in the place of 3, without 1 of them, another history from entry 3 on, with 2 lines of its access log";
    assert!(
        log["rows"].as_array().unwrap().iter().any(|row| row["subject"] == "record" && row["what"] == what),
        "{log:#}"
    );

    // What was put aside holds what it held, and is named where that matters.
    let told = desk.run(&["doctor"]).out;
    assert!(told.contains("a restore put aside what was here before, in ") && told.contains(" replaced "), "{told}");
    let erased = ["erase", "3", "--dry-run", "--because", "Recorded of the wrong person", "--authority", "DPO"];
    assert!(desk.done(&erased).contains("is the record that a restore put aside and may hold the words"));
}

/// What is named with --store and is no store stays as it is: nothing is asked for and nothing moved.
#[cfg(unix)]
#[test]
fn a_restore_goes_into_the_place_of_a_store_and_of_nothing_else() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let mut desk = with("deputy", "DI 9001");
    let backup = backed_up(&desk, "copies");
    let letter = desk.base.path().join("letter");
    std::fs::write(&letter, "mine").unwrap();
    let pipe = desk.base.path().join("pipe");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RWXU, 0).unwrap();
    let store = desk.store.clone();
    for (place, why) in [
        (letter.clone(), "is no folder"),
        (pipe, "is no folder"),
        (desk.base.path().to_path_buf(), "holds something else than a store"),
    ] {
        desk.store = place;
        let told = desk.run(&["restore", &backup]).refused(3);
        assert!(told.contains(why) && told.contains("so nothing was restored there."), "{told}");
    }
    assert_eq!(std::fs::read(letter).unwrap(), b"mine");
    desk.store = store;
    let itself = desk.store.to_string_lossy().into_owned();
    assert!(desk.run(&["restore", &itself]).refused(3).contains("is the backup itself"));

    // Its own backups are there again afterwards, and doctor knows them.
    desk.done(&["backup"]);
    let own = std::fs::read_dir(desk.store.join("backups")).unwrap().next().unwrap().unwrap().path();
    desk.done(&["restore", own.to_str().unwrap()]);
    assert!(own.join("record.db").exists());
    let told = desk.run(&["doctor"]).out;
    assert!(told.contains("opened and proved again") && !told.contains("none was ever made"), "{told}");
}
