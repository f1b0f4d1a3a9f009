//! Keys given, changed and taken away: each an entry of the journal, by whoever may, and what is left when a change is cut short.

use crate::people::{WORDS, bytes, costs, theirs, with};
use crate::support::Desk;
use serde_json::Value;

fn last_entry(desk: &Desk) -> Value {
    let journal = desk.done(&["journal", "--json"]);
    serde_json::from_str(journal.lines().last().unwrap()).unwrap()
}

#[test]
fn a_key_is_given_changed_and_taken_away_each_as_an_entry() {
    let desk = Desk::founded();
    let file = desk.file("theirs", WORDS);
    let add = ["operator", "add", "PC 2208", "--role", "reader", "--new-passphrase-file", &file];
    assert!(desk.done(&add).contains("entry 2: PC 2208 is given a key as reader."));
    assert!(desk.run(&add).refused(1).contains("has a key already"));
    assert_eq!(desk.done(&["operator", "list"]), "DCI 1550, chair\nPC 2208, reader\n");
    assert!(desk.done(&["operator", "list", "--check"]).ends_with("those the record accounts for.\n"));

    // A reader opens the record for reading only, and still changes their own passphrase, in their own name.
    let fresh = desk.file("fresh", "kettle-amber-willow-fable-north\n");
    let own = ["operator", "passphrase", "--new-passphrase-file", &fresh, "--decided-by", "DCI 1550"];
    assert!(theirs(&desk, "PC 2208", &own).done().contains("The passphrase of PC 2208 is changed."));
    let entry = last_entry(&desk);
    assert_eq!((entry["decided_by"].as_str(), entry["entered_by"].as_str()), (Some("PC 2208"), Some("PC 2208")));
    theirs(&desk, "PC 2208", &["list", "ocgs"]).refused(3);
    desk.file("theirs", "kettle-amber-willow-fable-north\n");
    theirs(&desk, "PC 2208", &["list", "ocgs"]).done();

    let role = ["operator", "role", "PC 2208", "deputy", "--new-passphrase-file", &fresh];
    assert!(desk.done(&role).contains("PC 2208 goes from reader to deputy, with a new passphrase."));
    assert_eq!(costs(&desk), (1, 2), "a new passphrase costs what one of a store in earnest does");
    assert!(desk.done(&["operator", "list", "--check"]).contains("PC 2208, deputy"));

    // What was taken away opens nothing; an old keyring put back opens again, and is told from the record.
    let keyring = desk.store.join("keyring.toml");
    let old = std::fs::read(&keyring).unwrap();
    assert!(desk.done(&["operator", "remove", "PC 2208"]).contains("The key of PC 2208 is taken away (deputy)."));
    assert_eq!(last_entry(&desk)["kind"], "access.changed");
    theirs(&desk, "PC 2208", &["list", "ocgs"]).refused(3);
    assert!(desk.run(&["operator", "remove", "PC 2208"]).refused(1).contains("has no key to this store"));
    assert!(desk.run(&["undo"]).refused(1).contains("nothing to undo"), "a key that was handed over is not undone");
    std::fs::write(&keyring, old).unwrap();
    let told = desk.run(&["operator", "list", "--check"]).refused(1);
    assert_eq!(told, "The key of PC 2208 was taken away, and it opens the store as deputy.");
}

#[test]
fn only_a_chair_or_deputy_changes_keys_and_one_always_stays() {
    let desk = with("loggist", "Staff 7719");
    let file = desk.base.path().join("theirs").to_string_lossy().into_owned();
    let before = bytes(&desk.store);
    for (arguments, wanted) in [
        (vec!["add", "DS 1", "--role", "chair", "--new-passphrase-file", &file], "Only the chair or a deputy"),
        (vec!["remove", "DCI 1550"], "Only the chair or a deputy"),
        (vec!["role", "Staff 7719", "chair", "--new-passphrase-file", &file], "Only the chair or a deputy"),
        (vec!["passphrase", "DCI 1550", "--new-passphrase-file", &file], "Only the chair or a deputy"),
        (vec!["recovery"], "Only the chair or a deputy"),
    ] {
        let arguments = [&["operator"], arguments.as_slice()].concat();
        let told = theirs(&desk, "Staff 7719", &arguments).refused(1);
        assert!(told.contains(wanted), "{arguments:?}: {told}");
        let told = desk.run(&[&["--read-only"], arguments.as_slice()].concat()).refused(1);
        assert!(told.contains("Nothing is changed with --read-only"), "{arguments:?}: {told}");
    }
    for arguments in [
        &["operator", "remove", "DCI 1550"][..],
        &["operator", "role", "DCI 1550", "reader", "--new-passphrase-file", &file],
    ] {
        let told = desk.run(&[&["--operator", "DCI 1550"], arguments].concat()).refused(1);
        assert!(told.contains("the only chair or deputy"), "{arguments:?}: {told}");
    }
    assert!(desk.run(&["operator", "remove", "DC 9"]).refused(1).contains("DC 9 has no key"));
    // The lock file alone may have come to be; what it held is gone with the process.
    let mut after = bytes(&desk.store);
    after.retain(|path, _| before.contains_key(path) || !path.ends_with("lock"));
    assert_eq!(after, before);
}

#[test]
fn a_removal_cut_short_after_its_entry_is_named_and_done_again() {
    let desk = with("loggist", "Staff 7719");
    let told = desk.run(&["operator", "list", "--check"]).refused(1);
    assert_eq!(told, "Staff 7719 has a key as loggist, and no entry says who gave it.");
    // The keyring cannot be replaced while a folder stands where the new one is written: what a process that ends between entry and
    // keyring leaves behind.
    let way = desk.store.join("keyring.toml.new");
    std::fs::create_dir(&way).unwrap();
    let told = desk.run(&["operator", "remove", "Staff 7719"]).refused(3);
    assert!(told.starts_with("Entry 3 is written, but the keyring could not be ("), "{told}");
    theirs(&desk, "Staff 7719", &["list", "ocgs"]).done();
    let told = desk.run(&["operator", "list", "--check"]).refused(1);
    assert_eq!(told, "The key of Staff 7719 was taken away, and it opens the store as loggist.");
    std::fs::remove_dir(&way).unwrap();
    desk.done(&["operator", "remove", "Staff 7719"]);
    theirs(&desk, "Staff 7719", &["list", "ocgs"]).refused(3);
    assert!(desk.done(&["operator", "list", "--check"]).ends_with("those the record accounts for.\n"));
    assert!(desk.done(&["verify"]).starts_with("The record is whole"));
}

#[test]
fn one_person_has_one_key_however_the_name_is_typed() {
    let desk = Desk::founded();
    let file = desk.file("theirs", WORDS);
    let add = |name: &str| desk.run(&["operator", "add", name, "--role", "loggist", "--new-passphrase-file", &file]);
    for name in ["dci 1550", "Dci 1550", "DCI  1550", "DCI1550"] {
        assert!(add(name).refused(1).starts_with("DCI 1550 has a key already."), "{name}");
    }
    for name in ["all", "All", "DS 1, DS 2", "DS 1;DS 2"] {
        let why = add(name).refused(1);
        assert!(why.contains("A key is one person's"), "{name}: {why}");
    }
    assert_eq!(desk.done(&["operator", "list"]), "DCI 1550, chair\n");
}
