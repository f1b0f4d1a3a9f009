//! What passed to the open record holds what it rests on: the item and the opening of the meeting cannot be taken back from under it, nor can the opening
//! of any meeting whose entries stand.

use crate::support::{Desk, Ran};
use std::path::PathBuf;

/// A covert store with an item, an open one with a group, and the passphrase of both.
struct Pair {
    covert: Desk,
    open: Desk,
}

impl Pair {
    fn new() -> Self {
        let (covert, open) = (Desk::covert(), Desk::founded());
        covert.done(&["record", "ocg", "register", "--operation", "Harbour", "--status", "active", "--tier", "3"]);
        open.done(&["record", "ocg", "register", "--operation", "Op Alder", "--status", "active", "--tier", "3"]);
        open.done(&["record", "officer", "register", "DS 2217"]);
        Self { covert, open }
    }

    /// Runs the program on the covert store with the open one beside it.
    fn beside(&self, arguments: &[&str]) -> Ran {
        let (with, key) = (self.open.store.clone(), self.open.base.path().join("passphrase"));
        let [with, key] = [with, key].map(|path: PathBuf| path.to_string_lossy().into_owned());
        self.covert.run(&[arguments, &["--with", &with, "--with-passphrase-file", &key]].concat())
    }

    /// Lets an action cross; gives its number in the open store.
    fn release(&self) -> String {
        let told = self
            .beside(&["cross", "Harbour", "Visit two tenants", "--to", "Op Alder", "--owner", "DS 2217", "--yes"])
            .done();
        told.split("Released as ").nth(1).unwrap().split('.').next().unwrap().to_owned()
    }

    /// The number of the newest entry of a kind.
    fn entry(&self, kind: &str) -> String {
        let journal = self.covert.done(&["journal", "--json"]);
        let mut lines = journal.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let last = lines.rfind(|line| line["kind"] == kind).unwrap();
        last["seq"].to_string()
    }

    /// That an entry is withdrawn neither in earnest nor on trial; gives the sentence.
    fn stays(&self, entry: &str) -> String {
        let withdraw = ["record", "withdraw", entry, "--because", "slip"];
        let why = self.covert.run(&withdraw).refused(1);
        assert_eq!(self.covert.run(&[&withdraw[..], &["--dry-run"]].concat()).refused(1), why);
        why
    }
}

#[test]
fn the_item_of_a_release_stays_and_the_sentence_names_the_action() {
    let pair = Pair::new();
    let number = pair.release();
    let item = pair.entry("ocg.registered");
    let why = pair.stays(&item);
    assert_eq!(
        why,
        format!(
            "Not saved: Entry {item} cannot be taken back: {number} was released to the open record from Harbour, and a release cannot lose what it rests on; close Harbour instead, and add what corrects it."
        )
    );
    for undo in [&["undo", "--dry-run"][..], &["undo"]] {
        assert_eq!(pair.covert.run(undo).refused(1), why);
    }
    // What the sentence says can be done.
    pair.covert.done(&["record", "status", "Harbour", "archived", "--because", "known since spring"]);
    assert!(pair.covert.done(&["verify"]).starts_with("The record is whole"));
}

#[test]
fn the_opening_of_the_meeting_of_a_release_stays() {
    let pair = Pair::new();
    pair.covert.done(&["meeting", "open", "--chair", "DCI 3051"]);
    let number = pair.release();
    let opening = pair.entry("meeting.moved");
    let why = pair.stays(&opening);
    let wanted = format!("{number} was released to the open record at weekly meeting 1");
    assert!(why.contains(&wanted) && why.contains("close the meeting instead"), "{why}");
    assert_eq!(pair.covert.run(&["undo"]).refused(1), why);
    pair.covert.done(&["meeting", "attend", "in", "DCI 3051"]);
    pair.covert.done(&["meeting", "close", "--rest", "taken-as-read", "--because", "nothing new"]);
}

#[test]
fn the_opening_of_a_meeting_stays_while_entries_of_it_stand_in_the_open_store_too() {
    let desk = Desk::founded();
    desk.done(&["meeting", "open"]);
    desk.done(&["record", "ocg", "register", "--operation", "Op Yew", "--status", "active", "--tier", "3"]);
    let journal = desk.done(&["journal", "--json"]);
    let mut lines = journal.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let opening = lines.rfind(|line| line["kind"] == "meeting.moved").unwrap()["seq"].to_string();
    let withdraw = ["record", "withdraw", &opening, "--because", "wrong day"];
    let why = desk.run(&withdraw).refused(1);
    assert!(why.contains("tasking meeting 1 has 1 entry that stands, and it would be of no meeting;"), "{why}");
    assert_eq!(desk.run(&[&withdraw[..], &["--dry-run"]].concat()).refused(1), why);
    desk.done(&["undo"]);
    desk.done(&withdraw);
}

#[test]
fn a_release_is_made_in_the_name_of_whoever_unlocked_the_covert_record() {
    let pair = Pair::new();
    let asked = ["cross", "Harbour", "Visit two tenants", "--to", "Op Alder", "--owner", "DS 2217"];
    let entries = |desk: &Desk| desk.done(&["journal", "--json"]).lines().count();
    let before = (entries(&pair.covert), entries(&pair.open));
    for rest in [&["--decided-by", "DS 7807"][..], &["--decided-by", "DS 7807", "--yes"]] {
        let why = pair.beside(&[&asked[..], rest].concat()).refused(1);
        assert!(why.contains("in the name of whoever unlocked; leave --decided-by out."), "{why}");
    }
    assert_eq!((entries(&pair.covert), entries(&pair.open)), before);
    pair.release();
}

/// The name of who decided belongs to the covert record, so no argument helps a loggist of the open one.
#[test]
fn the_key_of_a_loggist_of_the_open_record_is_said_to_be_one() {
    let pair = Pair::new();
    let words = pair.open.file("theirs", "willow-harbour-lantern-copper-mitten\n");
    pair.open.done(&["operator", "add", "Staff 7719", "--role", "loggist", "--new-passphrase-file", &words]);
    let open = pair.open.store.to_string_lossy().into_owned();
    let with = ["--with", &open, "--with-passphrase-file", &words, "--with-operator", "Staff 7719"];
    let cross = ["cross", "Harbour", "Visit two tenants", "--to", "Op Alder", "--owner", "DS 2217"];
    for yes in [&[][..], &["--yes"]] {
        let why = pair.covert.run(&[&cross[..], &with, yes].concat()).refused(1);
        assert!(why.starts_with("The open record: its key is a loggist's, so nothing crossed."), "{why}");
        assert!(!why.contains("--decided-by"), "{why}");
    }
    // While somebody chairs a meeting there, a loggist enters for them.
    pair.open.done(&["meeting", "open"]);
    assert!(pair.covert.run(&[&cross[..], &with, &["--yes"]].concat()).done().contains("Released as"));
}

#[test]
fn what_is_not_in_the_open_record_is_looked_for_there() {
    let pair = Pair::new();
    let group = pair.beside(&["cross", "Harbour", "Visit two tenants", "--to", "Op Nope"]).refused(2);
    assert!(group.contains("\"Op Nope\" in the open record. \"muster --with DIR list ocgs\""), "{group}");
    let to = ["cross", "Harbour", "Visit two tenants", "--to", "Op Alder", "--owner", "DS 9999"];
    let owner = pair.beside(&to).refused(2);
    assert!(owner.contains("in the open record. \"muster --with DIR list officers\""), "{owner}");
    pair.beside(&["list", "officers"]).done();
}
