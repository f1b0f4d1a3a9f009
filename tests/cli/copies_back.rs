//! What became of numbered copies: noted once, for good, told by the list, the recall list and the access log; and refused where it cannot be true.

use crate::copies::{log, minutes, one_line, signed};
use crate::support::{Desk, PASSPHRASE};
use muster::store::{Folder, Keyring, Params, Passphrase};

const PAPER: &str = "KX-M1-minutes";

/// Three copies of the minutes of a signed meeting, with DI 8107, DS 6642 and DCI 3051.
fn given() -> Desk {
    let desk = signed();
    let folder = desk.base.path().join("copies").to_string_lossy().into_owned();
    desk.done(&minutes(&["--to", "DI 8107, DS 6642, DCI 3051", "--out", &folder]));
    desk
}

/// Number, holder and state of each copy that is listed.
fn listed(desk: &Desk, more: &[&str]) -> Vec<(u64, String, String)> {
    let told = desk.run(&[&["copies", "--json"], more].concat()).json();
    assert_eq!(told["format"], "muster.copies/1");
    let rows = told["rows"].as_array().unwrap();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    rows.iter().map(|row| (row["copy"].as_u64().unwrap(), text(row, "holder"), text(row, "state"))).collect()
}

fn states(desk: &Desk) -> Vec<String> {
    listed(desk, &[]).into_iter().map(|(_, _, state)| state).collect()
}

#[test]
fn a_copy_that_came_back_is_out_no_longer_and_need_not_be_recalled() {
    let desk = given();
    assert_eq!(states(&desk), ["out", "out", "out"]);
    let told = desk.done(&["copies", "kx-m1-MINUTES", "1", "3", "1", "--returned", "--because", "handed in on Friday"]);
    assert_eq!(told, "Noted: KX-M1-minutes, copies 1 of DI 8107 and 3 of DCI 3051, are returned.\n");
    assert_eq!(
        desk.done(&["copies", PAPER, "2", "--destroyed"]),
        "Noted: KX-M1-minutes, copy 2 of DS 6642, is destroyed.\n"
    );
    assert_eq!(states(&desk), ["returned", "destroyed", "returned"]);
    assert!(listed(&desk, &["--out"]).is_empty());
    // Copies after that say so at their end: whoever recalls them asks nobody twice.
    let copy = one_line(&desk.done(&minutes(&["--to", "DI 8107"])));
    let (out, settled) = copy.split_once("No longer to be recalled:").unwrap();
    assert!(out.contains("Copy 4: DI 8107, given ") && !out.contains("Copy 1: "), "{copy}");
    for wanted in
        ["Copy 1: DI 8107, given ", ", returned ", "Copy 2: DS 6642, given ", ", destroyed ", "Copy 3: DCI 3051"]
    {
        assert!(settled.contains(wanted), "{wanted}: {copy}");
    }
    assert_eq!(listed(&desk, &["--out"]), [(4, "DI 8107".to_owned(), "out".to_owned())]);
    // The access log has a line of each, with the number where no erasure takes it, and is whole.
    let lines = log(&desk, "alteration");
    let wanted = [
        ["returned:KX-M1-minutes:1", "copy 1 of KX-M1-minutes came back", "", "handed in on Friday"],
        ["returned:KX-M1-minutes:3", "copy 3 of KX-M1-minutes came back", "", "handed in on Friday"],
        ["destroyed:KX-M1-minutes:2", "copy 2 of KX-M1-minutes is destroyed", "", ""],
    ];
    assert_eq!(lines, wanted.map(|line| line.map(str::to_owned)));
    assert!(desk.done(&["verify"]).contains("The access log is whole"));
}

#[test]
fn a_number_that_was_never_given_to_anybody_is_marked_spoilt_by_hand() {
    let desk = given();
    desk.done(&["copies", PAPER, "2", "--spoilt", "--because", "the printer jammed"]);
    let copy = one_line(&desk.done(&minutes(&["--to", "DS 6642"])));
    assert!(copy.contains("Copy 2: spoilt on ") && copy.contains(", given to nobody."), "{copy}");
    assert_eq!(log(&desk, "alteration")[0][0], "spoilt:KX-M1-minutes:2");
}

/// Otherwise whoever erases a word could make a recipient vanish by it, and the copy would never be recalled.
#[test]
fn an_erasure_of_a_word_in_its_purpose_leaves_whose_a_copy_is() {
    let desk = signed();
    desk.done(&["record", "note", "Harbour", "Brackendale warehouse was searched in vain"]);
    let journal = desk.done(&["journal", "--json"]);
    let last: serde_json::Value = serde_json::from_str(journal.lines().last().unwrap()).unwrap();
    let entry = last["seq"].to_string();
    let folder = desk.base.path().join("copies").to_string_lossy().into_owned();
    desk.done(&minutes(&["--to", "DS 9107", "--because", "Brackendale trial", "--out", &folder]));
    desk.done(&["list", "ocgs", "brackendale"]);
    let asked = ["erase", &entry, "--because", "of the wrong person", "--authority", "DPO 9"];
    let said = desk.typing(&asked, &entry).done();
    assert!(said.contains("who looked and when stays, and to whom something was given."), "{said}");
    assert_eq!(listed(&desk, &[]), [(1, "DS 9107".to_owned(), "out".to_owned())]);
    let what = "copy 1 of KX-M1-minutes as txt";
    assert_eq!(
        log(&desk, "disclosure"),
        [["copy:KX-M1-minutes:1", what, "DS 9107", "erased by law"].map(str::to_owned)]
    );
    let [subject, told, to, why] = &log(&desk, "alteration")[0];
    assert!(subject.starts_with("line:") && told == what && to == "DS 9107" && why == "erased by law", "{subject}");
    // Who only looked for it is known by the line, and by nothing else.
    let consulted = log(&desk, "consultation");
    assert!(consulted.iter().any(|[_, what, to, why]| what == "erased by law" && to.is_empty() && why.is_empty()));
    assert!(!desk.done(&["access-log", "--json"]).to_lowercase().contains("brackendale"));
    assert!(desk.done(&["verify"]).contains("The access log is whole"));
    let copy = one_line(&desk.done(&minutes(&["--to", "DI 8107"])));
    assert!(copy.contains("Copy 1: DS 9107, given "), "{copy}");
}

#[test]
fn the_list_is_of_a_meeting_of_a_paper_or_of_all() {
    let desk = given();
    desk.done(&["meeting", "open", "--chair", "DCI 3051"]);
    desk.done(&["meeting", "attend", "in", "DCI 3051"]);
    desk.done(&minutes_of("2", "DCI 3051"));
    assert_eq!(listed(&desk, &[]).len(), 4);
    assert_eq!(listed(&desk, &["--meeting", "2"]), [(1, "DCI 3051".to_owned(), "out".to_owned())]);
    assert_eq!(listed(&desk, &["KX-M2-minutes-draft"]).len(), 1);
    assert!(listed(&desk, &["--meeting", "22"]).is_empty());
    let table = desk.done(&["copies", "--meeting", "1"]);
    assert!(table.contains("What became of it") && table.contains("DS 6642") && !table.contains("draft"), "{table}");
    assert!(desk.done(&["copies", "--meeting", "9"]).contains("There is no such numbered copy."));
    assert!(desk.done(&["copies", "--csv"]).starts_with("paper,copy,holder,given_at,state,noted_at\n"));
    // It is a look, and noted as one.
    let looks = log(&desk, "consultation");
    assert!(looks.iter().any(|line| line[0] == "list" && line[1] == "copies"), "{looks:?}");
}

fn minutes_of<'a>(meeting: &'a str, to: &'a str) -> Vec<&'a str> {
    vec!["write", "minutes", "--meeting", meeting, "--format", "txt", "--to", to]
}

#[test]
fn what_cannot_be_true_is_refused_and_nothing_is_noted() {
    let desk = given();
    desk.done(&["copies", PAPER, "1", "--returned"]);
    let record = desk.store.join("record.db");
    let before = std::fs::read(&record).unwrap();
    let why = desk.run(&["copies", PAPER, "2", "1", "--destroyed"]).refused(1);
    assert!(why.starts_with("Copy 1 of KX-M1-minutes was noted as returned on "), "{why}");
    assert!(why.ends_with(" already. Nothing was noted."), "{why}");
    let why = desk.run(&["copies", PAPER, "2", "4", "--returned"]).refused(2);
    assert!(why.starts_with("There is no copy 4 of KX-M1-minutes: the last one that was given is 3."), "{why}");
    let why = desk.run(&["copies", "KX-M9-minutes", "1", "--returned"]).refused(2);
    assert!(why.starts_with("No numbered copy of KX-M9-minutes was given."), "{why}");
    let why = desk.run(&["copies", PAPER, "2", "--returned", "--because", "SECRET annex"]).refused(1);
    assert!(why.starts_with("Not noted: "), "{why}");
    for half in [&["2"][..], &["--returned"], &["2", "--returned", "--spoilt"], &["2", "--returned", "--json"]] {
        assert_eq!(desk.run(&[&["copies", PAPER], half].concat()).code, 2, "{half:?}");
    }
    desk.run(&["--read-only", "copies", PAPER, "2", "--returned"]).refused(1);
    assert!(std::fs::read(&record).unwrap() == before, "not a byte");
    assert_eq!(desk.run(&["--read-only", "copies", "--out", "--json"]).json()["count"], 2);
    assert!(std::fs::read(&record).unwrap() == before, "not a byte");
}

#[test]
fn whoever_writes_the_log_notes_it_and_a_reader_does_not() {
    let desk = given();
    let folder = Folder::open(&desk.store).unwrap();
    let mut ring = Keyring::read(&folder.keyring()).unwrap();
    let passphrase = Passphrase::from(PASSPHRASE);
    let key = ring.unlock(None, &passphrase).unwrap();
    let mut random = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| error.to_string());
    for (who, role) in [("PC 2208", "reader"), ("DS 7807", "loggist")] {
        ring.set_slot(&key, who, role, &passphrase, &mut random, Params::FLOOR).unwrap();
    }
    ring.write(&folder.keyring(), &key).unwrap();
    let before = std::fs::read(desk.store.join("record.db")).unwrap();
    let why = desk.run(&["--operator", "PC 2208", "copies", PAPER, "1", "--returned"]).refused(1);
    assert!(why.contains("for reading only"), "{why}");
    assert!(std::fs::read(desk.store.join("record.db")).unwrap() == before, "not a byte");
    desk.done(&["--operator", "DS 7807", "copies", PAPER, "1", "--returned"]);
    assert_eq!(states(&desk), ["returned", "out", "out"]);
}

#[test]
fn it_is_noted_beside_whoever_has_the_record_open() {
    let desk = given();
    let folder = Folder::open(&desk.store).unwrap();
    let lock = muster::store::Lock::take(&folder, 1, "Tuesday at 09:58").unwrap();
    desk.done(&["copies", PAPER, "1", "--returned"]);
    drop(lock);
    assert_eq!(states(&desk), ["returned", "out", "out"]);
}

#[test]
fn an_open_record_has_none_and_says_no_more_than_that() {
    let desk = Desk::demo();
    let before = std::fs::read(desk.store.join("record.db")).unwrap();
    for asked in [&["copies"][..], &["copies", "--out", "--json"], &["copies", PAPER, "1", "--returned"]] {
        assert_eq!(desk.run(asked).refused(1), "The papers of this record are not written in numbered copies.");
    }
    assert!(std::fs::read(desk.store.join("record.db")).unwrap() == before, "what is refused is no look");
}
