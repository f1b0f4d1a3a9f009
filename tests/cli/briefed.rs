//! Briefed and accepted from the command line: `muster meeting briefed`, in the record of the weekly meeting and in no other.

use crate::support::Desk;

/// A weekly meeting with two people in the room and the items Harbour and Lantern.
fn weekly() -> Desk {
    let desk = Desk::covert();
    for operation in ["Harbour", "Lantern"] {
        desk.done(&["record", "ocg", "register", "--operation", operation, "--status", "active", "--tier", "3"]);
    }
    desk.done(&["meeting", "open", "--chair", "DCI 3051"]);
    for who in ["DI 8107", "DS 6642"] {
        desk.done(&["meeting", "attend", "in", who]);
    }
    desk
}

/// Item, person and whether they accepted, of each mark.
fn marks(desk: &Desk) -> Vec<(String, String, bool)> {
    let shown = desk.run(&["meeting", "show", "--json"]).json();
    let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap().to_owned();
    let rows = shown["record"]["briefed"].as_array().or(shown["briefed"].as_array()).unwrap().clone();
    rows.iter().map(|row| (text(row, "operation"), text(row, "who"), row["accepted"].as_bool().unwrap())).collect()
}

fn mark(ocg: &str, who: &str, accepted: bool) -> (String, String, bool) {
    (ocg.to_owned(), who.to_owned(), accepted)
}

#[test]
fn all_in_the_room_are_marked_on_the_item_whose_turn_it_is_and_each_is_changed_by_name() {
    let desk = weekly();
    let said = desk.done(&["meeting", "briefed", "ds 6642", "--not"]);
    assert!(said.contains("DS 6642 is marked as not briefed and accepted on Harbour"), "{said}");
    // Whoever is named beside all of them is marked once.
    desk.done(&["meeting", "briefed", "all", "di  8107"]);
    assert_eq!(marks(&desk), [mark("Harbour", "DI 8107", true), mark("Harbour", "DS 6642", false)]);
    let shown = desk.done(&["meeting", "show"]);
    assert!(shown.contains("Briefed") && shown.contains("Harbour  DS 6642  no"), "{shown}");
    let why = desk.run(&["meeting", "briefed", "all"]).refused(1);
    assert_eq!(why, "Not saved: Everybody who is in the room for this item is marked already.");
    let why = desk.run(&["meeting", "briefed", "DI 8107"]).refused(1);
    assert!(why.starts_with("Not saved: DI 8107 is marked as briefed and accepted on Harbour already, at "), "{why}");
    // The item is another by its name, and when the first was called.
    desk.done(&["meeting", "briefed", "DS 6642", "--item", "Lantern"]);
    desk.done(&["meeting", "briefed", "DS 6642", "--item", "lantern", "--off"]);
    assert_eq!(marks(&desk).len(), 2);
    desk.done(&["meeting", "call", "Harbour"]);
    desk.done(&["meeting", "briefed", "all"]);
    assert_eq!(marks(&desk).len(), 4);
    desk.done(&["meeting", "briefed", "all", "--item", "Harbour", "--off"]);
    assert_eq!(marks(&desk), [mark("Lantern", "DI 8107", true), mark("Lantern", "DS 6642", true)]);
    let why = desk.run(&["meeting", "briefed", "all", "--item", "Harbour", "--off"]).refused(1);
    assert_eq!(why, "Not saved: Nobody is marked on this item.");
    // One run is one step of undo, and what it says as JSON is what every command says.
    desk.done(&["undo"]);
    assert_eq!(marks(&desk).len(), 4);
    desk.done(&["redo"]);
    assert_eq!(marks(&desk).len(), 2);
    let told = desk.run(&["meeting", "briefed", "DI 8107", "--item", "Harbour", "--json"]).json();
    assert!(told.to_string().contains("DI 8107 is briefed on Harbour and accepts it"), "{told}");
    let journal = desk.done(&["journal"]);
    assert!(journal.contains("Whether DS 6642 was briefed on Harbour was not marked any more"), "{journal}");
    desk.done(&["verify"]);
    desk.done(&["rebuild"]);
    assert_eq!(marks(&desk).len(), 3);
}

#[test]
fn what_cannot_be_marked_is_refused_in_words() {
    let desk = weekly();
    let why = desk.run(&["meeting", "briefed", "DC 7300"]).refused(1);
    assert_eq!(why, "Not saved: DC 7300 is not on the list of this meeting. Mark them as in the room first.");
    desk.done(&["meeting", "read", "Harbour", "Lantern"]);
    let why = desk.run(&["meeting", "briefed", "all"]).refused(2);
    assert!(why.contains("Every item is settled. Name the one that is meant with --item"), "{why}");
    let why = desk.run(&["meeting", "briefed", "DI 8107", "--item", "Harbour"]).refused(1);
    assert!(why.contains("Harbour was taken as read at this meeting, so nobody was briefed on it."), "{why}");
    assert_eq!(desk.run(&["meeting", "briefed", "DI 8107", "--not", "--off"]).code, 2);
    assert!(marks(&desk).is_empty());
    // An item that people were briefed on can be put off all the same; what was marked stands, and can be put right.
    desk.done(&["meeting", "call", "Lantern"]);
    desk.done(&["meeting", "briefed", "DI 8107", "--item", "Lantern"]);
    desk.done(&["meeting", "defer", "Lantern", "--because", "its owner is away"]);
    let why = desk.run(&["meeting", "briefed", "DS 6642", "--item", "Lantern"]).refused(1);
    assert!(
        why.contains("Lantern was deferred at this meeting, so nobody else was briefed on it. Call it first."),
        "{why}"
    );
    assert_eq!(marks(&desk), [mark("Lantern", "DI 8107", true)]);
    desk.done(&["meeting", "briefed", "DI 8107", "--item", "Lantern", "--not"]);
    assert_eq!(marks(&desk), [mark("Lantern", "DI 8107", false)]);
}

#[test]
fn no_other_record_marks_it_or_tells_of_it() {
    let open = Desk::founded();
    let why = open.run(&["meeting", "briefed", "all"]).refused(1);
    assert_eq!(why, "No meeting is open. Open one with \"muster meeting open\".");
    open.done(&[
        "record",
        "ocg",
        "register",
        "--operation",
        "Op Alder",
        "--reference",
        "NB/OCG/1007",
        "--status",
        "active",
    ]);
    open.done(&["meeting", "open"]);
    open.done(&["meeting", "attend", "in", "DI 8107"]);
    for line in [&["all"][..], &["DI 8107", "--item", "Op Alder"], &["all", "--off"]] {
        let why = open.run(&[&["meeting", "briefed"], line].concat()).refused(1);
        assert_eq!(why, "Not saved: Nobody is marked as briefed at a tasking meeting.");
    }
    assert!(!open.done(&["meeting", "show", "--json"]).contains("briefed"));
    assert!(!open.done(&["list", "meetings", "--json"]).contains("briefed"));
}
