//! The separate store of the weekly meeting: how it is made, what its files give away, what it holds.

use crate::support::{Desk, PASSPHRASE, Ran, program};
use std::path::Path;

/// Every file and folder under a folder, with its bytes, in order.
fn everything(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut to_see = vec![root.to_path_buf()];
    while let Some(folder) = to_see.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = if path.is_dir() { Vec::new() } else { std::fs::read(&path).unwrap() };
            found.push((path.strip_prefix(root).unwrap().to_string_lossy().into_owned(), bytes));
            if path.is_dir() {
                to_see.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn it_is_made_in_a_named_folder_and_nothing_says_what_it_is() {
    let desk = Desk::empty();
    // Without a folder there is no usual place, and nothing is made.
    let before = everything(desk.base.path());
    let arguments = ["--operator", "DCI 3051", "init", "--covert", "--bcu", "Northern BCU", "--generate"];
    let bare = program(desk.base.path()).args(arguments).output().unwrap();
    assert_eq!(bare.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&bare.stderr).contains("Name a new folder for it with --store"), "{bare:?}");
    assert_eq!(everything(desk.base.path()), before);

    let made = program(desk.base.path()).arg("--store").arg(&desk.store).args(arguments).output().unwrap();
    let told = String::from_utf8(made.stdout).unwrap();
    let words = told.lines().find_map(|line| line.strip_prefix("Passphrase: ")).unwrap();
    assert_eq!(words.split('-').count(), 6, "{told}");
    assert_eq!(
        crate::people::costs(&desk),
        (2, 0),
        "whose passphrase it is and the recovery words cost the same to try"
    );
    // A weak one is refused: five words of an open store are too few here.
    let weak = Desk::empty();
    weak.run(&["--operator", "DCI 3051", "init", "--covert", "--bcu", "Northern BCU"]).refused(1);
    assert!(!weak.store.exists());

    // No name and no plain byte in or beside the folder says what it is, and nothing else was written.
    for (name, bytes) in everything(desk.base.path()) {
        let inside = name == "passphrase" || name.starts_with("store");
        assert!(inside, "{name} was written outside the folder");
        assert!(!name.to_lowercase().contains("covert"), "{name}");
        assert!(!String::from_utf8_lossy(&bytes).to_lowercase().contains("covert"), "{name}");
    }

    // Its numbers have its own neutral prefix, its tiers are verbs.
    let file = desk.file("passphrase", format!("{words}\n"));
    assert!(Path::new(&file).exists());
    desk.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active"]);
    desk.done(&["record", "tier", "Harbour", "2", "--because", "single strand, develop first"]);
    let profile = desk.done(&["journal", "--json"]);
    assert!(profile.contains("\"Develop\"") && profile.contains("\"No further action\""), "{profile}");
    desk.done(&["record", "officer", "register", "DI 8107"]);
    desk.done(&["record", "action", "Harbour", "Report at the next meeting", "--owner", "DI 8107"]);
    let listed = desk.done(&["list", "actions"]);
    assert!(listed.contains("KX-"), "{listed}");
}

#[test]
fn every_passphrase_to_it_has_six_words_or_as_many_bits() {
    let desk = Desk::covert();
    for task in [&["operator", "add", "DS 7807", "--role", "loggist"][..], &["operator", "passphrase", "DS 7807"]] {
        let told = desk.done(&[task, &["--generate"]].concat());
        let words = told.lines().find_map(|line| line.strip_prefix("Passphrase: ")).unwrap();
        assert_eq!(words.split('-').count(), 6, "{task:?}: {told}");
    }
    let five = desk.file("five", "cube-leave-logic-muscle-friend\n");
    let own = ["operator", "add", "DC 5031", "--role", "reader", "--new-passphrase-file", &five];
    assert!(desk.run(&own).refused(1).contains("six or more unrelated words"));
}

#[test]
fn a_wrong_passphrase_says_which_of_the_two_records_it_was_for() {
    let (covert, open) = (Desk::covert(), Desk::founded());
    let with = open.store.to_string_lossy().into_owned();
    let (right, wrong) = (open.file("right", PASSPHRASE), open.file("wrong", "velvet-copper-lantern-fossil-ribbon"));
    let look = |own: &str, theirs: &str| -> Ran {
        let mut command = program(covert.base.path());
        command.arg("--store").arg(&covert.store).args(["--passphrase-file", own, "--with", &with]);
        command.args(["--with-passphrase-file", theirs, "list", "ocgs"]).output().unwrap().into()
    };
    let why = look(&right, &wrong).refused(3);
    assert!(why.starts_with("This passphrase does not open the open record."), "{why}");
    let why = look(&wrong, &right).refused(3);
    assert!(why.starts_with("This passphrase does not open the covert record."), "{why}");
    assert_eq!(look(&right, &right).code, 0);
    // By itself no record is told from another.
    let mut alone = program(open.base.path());
    alone.arg("--store").arg(&open.store).args(["--passphrase-file", &wrong, "list", "ocgs"]);
    let alone = Ran::from(alone.output().unwrap()).refused(3);
    assert!(alone.starts_with("This passphrase does not open the store."), "{alone}");
}

/// A covert store with an item, whose key derivation costs little.
fn weekly() -> Desk {
    let desk = Desk::covert();
    desk.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"]);
    desk.done(&["record", "ocg", "register", "--operation", "Lantern", "--status", "active", "--tier", "3"]);
    desk
}

#[test]
fn the_weekly_meeting_is_held_there_and_only_there() {
    let open = Desk::founded();
    // In the open store the word is no more a kind than any other, and the sentence is the same.
    let said = open.run(&["meeting", "prepare", "--kind", "covert"]).refused(2);
    let other = open.run(&["meeting", "prepare", "--kind", "picnic"]).refused(2);
    assert_eq!(said.replace("covert", "picnic"), other);
    assert!(open.run(&["meeting", "prepare", "--kind", "weekly"]).refused(2).contains("no meeting kind"));
    open.done(&["meeting", "prepare"]);
    assert_eq!(open.run(&["list", "meetings", "--json"]).json()["rows"][0]["kind"], "tasking meeting");

    let desk = weekly();
    assert!(desk.run(&["meeting", "prepare", "--kind", "board"]).refused(2).contains("weekly meeting only"));
    desk.done(&["meeting", "open", "--chair", "DCI 3051"]);
    assert_eq!(desk.run(&["list", "meetings", "--json"]).json()["rows"][0]["kind"], "weekly meeting");
}

#[test]
fn it_prints_minutes_in_numbered_copies_and_nothing_else() {
    let desk = weekly();
    desk.done(&["meeting", "open", "--chair", "DCI 3051"]);
    desk.done(&["meeting", "attend", "in", "DCI 3051"]);
    desk.done(&["meeting", "attend", "in", "DI 8107"]);
    desk.done(&["record", "tier", "Harbour", "2", "--because", "single strand, develop first"]);
    desk.done(&["meeting", "call", "Harbour"]);
    desk.done(&["meeting", "attend", "in", "DS 6642"]);
    desk.done(&["meeting", "close", "--rest", "taken-as-read", "--because", "nothing new"]);

    let papers: [&[&str]; 7] = [
        &["board"],
        &["worklist"],
        &["evidence"],
        &["briefing", "--for", "Housing"],
        &["totals", "--quarter", "2026-2", "--to", "Press"],
        &["sheets", "--meeting", "1", "--out", "sheets"],
        &["all", "--meeting", "1"],
    ];
    for paper in papers {
        let said = desk.run(&[&["write"], paper].concat()).refused(1);
        assert!(said.contains("This store "), "{paper:?}: {said}");
    }
    let minutes = ["write", "minutes", "--meeting", "1", "--format", "txt"];
    assert!(desk.run(&minutes).refused(1).contains("Every copy names its holder"));
    assert!(desk.run(&["write", "minutes", "--format", "txt"]).refused(1).contains("--meeting"));
    let docx = ["write", "minutes", "--meeting", "1", "--to", "DI 8107", "--format", "docx", "--out", "x.docx"];
    assert!(desk.run(&docx).refused(1).contains("txt and html only"));

    let one = desk.done(&[&minutes[..], &["--to", "DI 8107"]].concat());
    let handling = "Eyes of those listed only. Do not copy. Return to the chair. Copy 1 of 1: DI 8107";
    assert!(one.starts_with("OFFICIAL-SENSITIVE\n"), "{one}");
    assert!(one.replace('\n', " ").matches(handling).count() >= 2, "{one}");
    assert!(one.contains("Minutes: meeting 1,") && one.contains("Harbour"), "{one}");
    let in_line = one.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(in_line.contains("DS 6642 In: out of the room Out: out of the room Briefed and accepted: no"), "{one}");
    assert!(one.contains("Still needed here? Check again by"), "{one}");
    assert!(one.contains("Released to the open record"), "{one}");
    // Nothing of the item without business, no list that would show there is one, and no word that says what the store is.
    assert!(!one.contains("Lantern") && !one.contains("Not called") && !one.contains("At a glance"), "{one}");
    assert!(!one.to_lowercase().contains("covert"), "{one}");

    let folder = desk.base.path().join("copies");
    desk.done(&[&minutes[..], &["--to", "DCI 3051, DI 8107", "--out", folder.to_str().unwrap()]].concat());
    let names: Vec<String> = everything(&folder).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["KX-M1-minutes-copy-2.txt", "KX-M1-minutes-copy-3.txt"]);
    let second = std::fs::read_to_string(folder.join(&names[1])).unwrap();
    let second = second.replace('\n', " ");
    assert!(second.contains("Copy 3 of 3: DI 8107") && second.contains("Copy 2: DCI 3051"), "{second}");
    // Each copy is a disclosure in the access log of this store.
    let log = desk.done(&["access-log"]);
    assert!(log.contains("DCI 3051") && log.contains("DI 8107"), "{log}");
}

#[test]
fn a_record_beside_an_open_one_is_refused_with_what_named_it() {
    let (open, covert) = (Desk::founded(), weekly());
    let ran: Ran = open.command().env("MUSTER_WITH", &covert.store).args(["list", "ocgs"]).output().unwrap().into();
    assert!(ran.refused(2).contains("This record is read by itself. Leave out --with or MUSTER_WITH."));
}
