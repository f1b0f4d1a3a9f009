//! A new key for the record: who may give it, what goes with the old one, and what is said of backups.

use crate::people::{WORDS, bytes, costs, theirs, with};
use crate::support::Desk;
use serde_json::Value;

const REKEY: [&str; 2] = ["operator", "rekey"];

#[test]
fn a_new_key_takes_every_other_key_and_what_was_copied_of_the_old_ones() {
    let desk = with("loggist", "Staff 7719");
    let backup = desk.base.path().join("kept").to_string_lossy().into_owned();
    desk.done(&["backup", &backup]);
    let before = desk.done(&["verify"]);
    let keyring = desk.store.join("keyring.toml");
    let old = std::fs::read(&keyring).unwrap();
    let said = desk.typing(&[&["--operator", "DCI 1550"][..], &REKEY].concat(), "Rekey").done();
    for words in [
        "which DCI 1550 opens with the passphrase of now. The key of Staff 7719 (loggist) goes; the recovery words are made anew.",
        "entries 3 to 4: ",
        "The key of Staff 7719 is taken away (loggist).",
        "The record is encrypted with a new key by DCI 1550; no other key opens it.",
        "Dashboards that Staff 7719 has open elsewhere lock at their next look.",
        "Backups made before still open with the keys of then.",
        "Checkpoints are signed with another key from now on; its public half is ",
        "Recovery words:",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let public = desk.run(&["verify", "--json"]).json()["public_key"].as_str().unwrap().to_owned();
    assert!(said.contains(&format!("half is {public}.")) && !before.contains(&public), "{public}");
    assert_eq!(desk.done(&["operator", "list"]), "DCI 1550, chair\n");
    assert_eq!(costs(&desk), (2, 0), "the new slots cost what those of a store in earnest do");
    assert!(desk.done(&["operator", "list", "--check"]).ends_with("those the record accounts for.\n"));
    assert!(desk.done(&["verify"]).starts_with("The record is whole"));
    assert!(theirs(&desk, "Staff 7719", &["list", "ocgs"]).refused(3).contains("No operator Staff 7719"));

    // The words that were shown open it, and those of before do not.
    let shown: Vec<&str> = said.split_whitespace().filter(|word| word.len() > 2).collect();
    let at = shown.iter().position(|word| *word == "computer.").unwrap();
    let numbered = shown[at + 1..].iter().filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase()));
    let words = numbered.take(24).copied().collect::<Vec<_>>().join(" ");
    let recovery = desk.file("recovery", &words);
    let fresh = desk.file("fresh", WORDS);
    let set = ["operator", "passphrase", "--recovery-file", &recovery, "--new-passphrase-file", &fresh];
    assert!(desk.done(&set).contains("is set with the recovery words"));
    desk.file("theirs", WORDS);
    theirs(&desk, "DCI 1550", &["list", "ocgs"]).done();

    // A backup of before opens with the keys of then, and is not called good for this record.
    let told = theirs(&desk, "DCI 1550", &["doctor", "--backups", &backup]);
    let about = told.out.lines().filter(|line| line.contains("had another key since")).count();
    assert_eq!(about, 1, "{told:?}");

    // An old keyring put back opens nothing: whoever had a key then has none to this record.
    std::fs::write(&keyring, old).unwrap();
    for who in ["Staff 7719", "DCI 1550"] {
        let told = theirs(&desk, who, &["list", "ocgs"]);
        assert_eq!((told.code, told.out.as_str()), (3, ""), "{told:?}");
    }
}

#[test]
fn a_new_key_is_the_chairs_to_give_and_nothing_changes_before_the_word_is_typed() {
    let desk = with("loggist", "Staff 7719");
    let before = bytes(&desk.store);
    let chair = ["--operator", "DCI 1550"];
    assert!(theirs(&desk, "Staff 7719", &REKEY).refused(1).contains("Only the chair or a deputy"));
    let told = desk.typing(&[&chair[..], &["--read-only"], &REKEY].concat(), "rekey").refused(1);
    assert!(told.contains("Nothing is changed with --read-only"), "{told}");
    for typed in ["", "yes", "rekey it"] {
        let told = desk.typing(&[&chair[..], &REKEY].concat(), typed);
        assert_eq!(told.code, 1, "{told:?}");
        assert!(told.err.contains("Nothing was changed: rekey was not typed."), "{told:?}");
    }
    let mut after = bytes(&desk.store);
    after.retain(|path, _| before.contains_key(path) || !path.ends_with("lock"));
    assert_eq!(after, before);
    let demo = Desk::demo();
    assert!(demo.typing(&REKEY, "rekey").refused(1).contains("published"));
}

#[test]
fn where_nobody_else_has_a_key_that_is_said() {
    let desk = Desk::founded();
    let said = desk.typing(&REKEY, "rekey").done();
    assert!(said.contains("No other key is there; the recovery words are made anew."), "{said}");
    assert!(said.contains("entry 2: The record is encrypted with a new key by DCI 1550"), "{said}");
    assert!(!said.contains("Dashboards that"), "{said}");
    let journal = desk.done(&["journal", "--json"]);
    let last: Value = serde_json::from_str(journal.lines().last().unwrap()).unwrap();
    assert_eq!((last["kind"].as_str(), last["decided_by"].as_str()), (Some("access.changed"), Some("DCI 1550")));
    desk.done(&["record", "officer", "register", "DI 4102"]);
    assert!(desk.done(&["verify"]).starts_with("The record is whole"));
}

/// It brings the key of then back, and the recovery words that were destroyed.
#[test]
fn a_restore_from_before_says_that_the_old_key_comes_back() {
    let desk = Desk::founded();
    let backup = desk.base.path().join("kept").to_string_lossy().into_owned();
    desk.done(&["backup", &backup]);
    let made = std::fs::read_dir(&backup).unwrap().next().unwrap().unwrap().path();
    let restore = ["restore", made.to_str().unwrap()];
    desk.done(&["record", "officer", "register", "DI 4102"]);
    let same = desk.typing(&restore, "no");
    assert!(same.code == 1 && !same.out.contains("another key"), "{same:?}");
    desk.typing(&REKEY, "rekey").done();
    let said = desk.typing(&restore, "2").done();
    let told = said.matches("The backup is under another key than the record that is there").count();
    assert_eq!(told, 2, "before and after: {said}");
    assert!(said.ends_with("give the record a new key now: \"muster operator rekey\".\n"), "{said}");
    let log = desk.done(&["access-log"]);
    assert!(log.contains("without 2 of them") && log.contains(", under another key"), "{log}");
}
