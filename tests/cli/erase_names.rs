//! A name that was amended away, or of somebody who never was what it says, has a lawful erasure; what something is found by today stays.

use crate::erase::{CANARY, erase, plain_hits, raw_hits};
use crate::support::{Desk, Ran};

/// Erases the names that an entry or a record brought.
fn names(desk: &Desk, what: &str, more: &[&str]) -> Ran {
    erase(desk, &[&[what, "--take", "names"], more].concat(), what)
}

/// A person's name typed as label, unit and operation name, and amended; everything hangs on it that can.
fn misnamed(desk: &Desk) {
    for arguments in [
        &["officer", "register", CANARY, "--unit", "Zanzibarqu squad"][..],
        &["ocg", "register", "--operation", "Op Zanzibarqu", "--tier", "2", "--status", "active", "--lro", CANARY],
        &["action", "Op Zanzibarqu", "Look for the van", "--owner", CANARY, "--due", "+2w"],
    ] {
        desk.done(&[&["record"], arguments].concat());
    }
    desk.done(&["meeting", "prepare", "--date", "today"]);
    desk.done(&["meeting", "open"]);
    desk.done(&["meeting", "attend", "in", CANARY]);
    desk.done(&["record", "tier", "Op Zanzibarqu", "1", "--because", "Seen with others"]);
    desk.done(&["meeting", "call", "Op Zanzibarqu"]);
    desk.done(&["meeting", "close"]);
    desk.done(&["list", "ocgs", "zanzibarq"]);
}

#[test]
fn names_that_were_amended_go_from_every_entry_and_no_byte_holds_them() {
    let desk = Desk::founded();
    misnamed(&desk);
    // What the record is found by is amended first.
    let refused = names(&desk, "2", &[]);
    let said = format!(
        "nothing but \"{CANARY}\" and \"Zanzibarqu squad\", which stays: a group, an officer or somebody in the room bears that today."
    );
    assert!(refused.code == 1 && refused.err.contains(&said), "{refused:?}");
    let plain = erase(&desk, &["2"], "2");
    assert!(plain.code == 1 && plain.err.contains("brought no typed words into the record, but names: "), "{plain:?}");
    assert!(plain.err.contains("go with --take names"), "{plain:?}");
    // What an earlier erasure left holds the names as well.
    erase(&desk, &["NB-2026-0001"], "NB-2026-0001").done();
    desk.done(&["record", "officer", "amend", CANARY, "--label", "DC 9998", "--unit", "Second squad"]);
    desk.done(&["record", "ocg", "amend", "Op Zanzibarqu", "--operation", "Op Olive"]);
    let shown =
        desk.typing(&["erase", "2", "--take", "names", "--dry-run", "--because", "x", "--authority", "y"], "").done();
    assert!(shown.contains(&format!("  \"{CANARY}\"")) && shown.contains("  \"Zanzibarqu squad\""), "{shown}");
    names(&desk, "2", &[]).done();
    names(&desk, "3", &[]).done();
    assert_eq!(plain_hits(&desk), 0);
    assert_eq!(raw_hits(desk.base.path()), Vec::<String>::new());
    assert!(desk.done(&["verify"]).contains("The record is whole"));
    let shows = || {
        (
            desk.done(&["show", "Op Olive", "--json"]),
            desk.done(&["list", "actions", "--json"]),
            desk.done(&["write", "minutes", "--meeting", "1"]),
        )
    };
    let before = shows();
    desk.done(&["rebuild"]);
    assert_eq!(shows(), before, "and it is what a rebuild makes");
    assert!(before.1.contains("DC 9998") && before.2.contains("erased on "), "{before:?}");
    assert!(desk.done(&["journal"]).contains("label from erased on "), "the history says so where the name stood");
    // The record goes on from there: the owner that is passed on from is the one that stands.
    desk.done(&["record", "officer", "register", "DC 4410"]);
    desk.done(&["record", "transfer", "NB-2026-0001", "DC 4410"]);
}

#[test]
fn a_body_goes_from_the_record_it_was_named_in_and_is_shown_in_others() {
    let desk = Desk::founded();
    for operation in ["Op Alder", "Op Birch"] {
        desk.done(&["record", "ocg", "register", "--operation", operation, "--tier", "2", "--status", "active"]);
        desk.done(&["record", "bid", "Two officers for a week", "--to", CANARY, "--ocg", operation]);
    }
    desk.done(&["record", "consulted", "Op Alder", CANARY]);
    let shown = names(&desk, "3", &[]).done();
    assert!(shown.contains("stay there; with --everywhere they go there too:"), "{shown}");
    // The words of the bid were not asked for; the plan is of the same group.
    let bids = desk.done(&["list", "bids", "--json"]);
    assert!(bids.contains("Two officers for a week"), "{bids}");
    assert_eq!(bids.matches(CANARY).count(), 2, "the other group's: {bids}");
    assert!(!desk.done(&["show", "Op Alder", "--json"]).contains(CANARY));
    names(&desk, "5", &["--everywhere"]).done();
    assert_eq!(plain_hits(&desk), 0);
}

#[test]
fn a_rank_of_before_and_the_name_of_another_stay_where_others_bear_them() {
    let desk = Desk::founded();
    desk.done(&["record", "officer", "register", "DI 4102", "--unit", "North squad"]);
    desk.done(&["record", "officer", "register", "DI 4103", "--unit", "North squad"]);
    desk.done(&["record", "ocg", "register", "--operation", "Op Alder", "--tier", "2", "--status", "active"]);
    desk.done(&["record", "consulted", "Op Alder", "DI 4102"]);
    desk.done(&["record", "action", "Op Alder", "Look for the van", "--owner", "DI 4102", "--due", "+2w"]);
    desk.done(&["record", "claim", "NB-2026-0001", "Found it", "--decided-by", "DI 4102"]);
    desk.done(&["record", "officer", "amend", "DI 4102", "--label", "DCI 4102", "--unit", "South squad"]);
    // Whoever was promoted keeps their rank of the day in the entries about others.
    let refused = names(&desk, "5", &[]);
    assert!(
        refused.code == 1 && refused.err.contains("\"DI 4102\", which stays: a group or an officer bore that before."),
        "{refused:?}"
    );
    // Of the entry that named them the label goes, and the unit stays with the other.
    let said = names(&desk, "2", &[]).done();
    assert!(
        said.contains(
            "These names stay, since something in the record is found by them, bears or bore them: \"North squad\"."
        ),
        "{said}"
    );
    assert!(said.contains("1 entry says that one of these recorded or decided: that is sealed and stays."), "{said}");
    let journal = desk.done(&["journal", "--json"]);
    assert_eq!(journal.matches("\"DI 4102\"").count(), 1, "the sealed one: {journal}");
    assert!(journal.contains("\"decided_by\":\"DI 4102\"") && journal.matches("North squad").count() > 2, "{journal}");
    assert!(!desk.done(&["list", "actions", "--all", "--json"]).contains("\"DI 4102\""));
}

#[test]
fn one_name_that_two_bore_in_turn_goes_from_both() {
    let desk = Desk::founded();
    for label in ["DC 9998", "DC 9997"] {
        desk.done(&["record", "officer", "register", CANARY]);
        desk.done(&["record", "officer", "amend", CANARY, "--label", label]);
    }
    names(&desk, "2", &[]).done();
    assert_eq!(plain_hits(&desk), 0);
    desk.done(&["rebuild"]);
    let again = names(&desk, "2", &[]);
    assert!(again.code == 1 && again.err.contains("brought no names into the record"), "{again:?}");
}

#[test]
fn several_guests_of_one_meeting_go_together_and_are_still_told_apart() {
    let desk = Desk::founded();
    desk.done(&["meeting", "prepare", "--date", "today"]);
    desk.done(&["meeting", "open"]);
    let guests = [format!("{CANARY} Yellow"), format!("{CANARY} Purple"), format!("{CANARY} Orange")];
    for (guest, role) in guests.iter().zip(["Housing", "School", "Health"]) {
        desk.done(&["meeting", "attend", "in", guest, "--role", role]);
    }
    desk.done(&["meeting", "attend", "out", &guests[0]]);
    // Who is in the room is called by the name they have there.
    let code = "T1";
    let shown = erase(&desk, &[code, "--take", "names", "--dry-run"], "").done();
    let goes = shown.split("They go from").next().unwrap();
    assert!(goes.contains("\"Housing\"") && !goes.contains(CANARY), "{shown}");
    assert!(shown.contains(&format!("\"{}\" and \"{}\".", guests[1], guests[0])), "they stay: {shown}");
    desk.done(&["meeting", "close"]);
    names(&desk, code, &[]).done();
    assert_eq!(plain_hits(&desk), 0);
    assert!(desk.done(&["verify"]).contains("The record is whole"));
    desk.done(&["rebuild"]);
    let minutes = desk.done(&["write", "minutes", "--meeting", "1"]);
    // Three names and what three of them came for.
    for name in 1..=6 {
        assert!(minutes.contains(&format!(", name {name})")), "{minutes}");
    }
    // Nobody is asked to the next one by a mark.
    desk.done(&["meeting", "prepare", "--date", "+2w"]);
    let next = desk.done(&["meeting", "show", "--prepare", "--json"]);
    assert!(!next.contains("erased on"), "{next}");
}

#[test]
fn a_label_goes_from_inside_texts_however_short_and_what_holds_it_elsewhere_is_shown() {
    let desk = Desk::founded();
    desk.done(&["record", "officer", "register", "PC 4Q"]);
    desk.done(&["record", "ocg", "register", "--operation", "Op Alder", "--tier", "2", "--status", "active"]);
    desk.done(&["record", "lro", "Op Alder", "PC 4Q", "--because", "PC 4Q knows them, PC 4Qu does not"]);
    desk.done(&["write", "minutes", "--draft", "--to", "PC 4Q", "--because", "Asked"]);
    desk.done(&["list", "actions", "PC 4Q"]);
    desk.done(&["record", "officer", "amend", "PC 4Q", "--label", "PC 11111"]);
    let shown = erase(&desk, &["PC 11111", "--take", "names", "--dry-run"], "").done();
    assert!(shown.contains("The same words stand in 1 entry about other records and stay there"), "{shown}");
    names(&desk, "PC 11111", &["--everywhere"]).done();
    let journal = desk.done(&["journal", "--json"]);
    assert!(!journal.contains("PC 4Q\"") && !journal.contains("PC 4Q "), "{journal}");
    assert!(journal.contains("knows them, PC 4Qu does not"), "a longer label is another: {journal}");
    // Who looked for the name is no longer told, to whom a paper was given is.
    let log = desk.done(&["access-log", "--json"]);
    assert_eq!(log.matches("PC 4Q").count(), 1, "{log}");
    assert!(log.contains("\"recipient\":\"PC 4Q\""), "{log}");
    // The next meeting asks the officer, and not a mark.
    desk.done(&["meeting", "prepare", "--date", "today"]);
    let people = desk.done(&["meeting", "show", "--json"]);
    assert!(people.contains("\"PC 11111\"") && !people.contains("erased on"), "{people}");
}

#[test]
fn what_is_both_a_word_and_a_name_goes_as_both_and_an_earlier_erasure_loses_it_too() {
    let desk = Desk::founded();
    desk.done(&["record", "officer", "register", CANARY]);
    desk.done(&["record", "ocg", "register", "--operation", "Op Alder", "--tier", "2", "--status", "active"]);
    desk.done(&["record", "bid", &format!("{CANARY} Ltd"), "--to", &format!("{CANARY} Ltd"), "--ocg", "Op Alder"]);
    let said = erase(&desk, &["NB-BID-2026-0001", "--take", "both"], "NB-BID-2026-0001").done();
    assert!(said.contains("The words of NB-BID-2026-0001, and names from it, are erased for good"), "{said}");
    assert!(!desk.done(&["list", "bids", "--json"]).contains(CANARY));
    // An erasure that was asked for by a name which goes later.
    desk.done(&["record", "officer", "amend", CANARY, "--unit", "First squad"]);
    desk.done(&["record", "officer", "amend", CANARY, "--unit", "Second squad"]);
    names(&desk, CANARY, &[]).done();
    assert!(desk.done(&["journal"]).contains(&format!("Names from {CANARY} were erased")));
    desk.done(&["record", "officer", "amend", CANARY, "--label", "PC 11111"]);
    names(&desk, "PC 11111", &[]).done();
    assert_eq!(plain_hits(&desk), 0);
    assert!(desk.done(&["verify"]).contains("The record is whole"));
}

#[test]
fn a_name_with_a_key_stays() {
    let desk = Desk::founded();
    desk.done(&["record", "officer", "register", "DCI 1550"]);
    desk.done(&["record", "officer", "amend", "DCI 1550", "--label", "DSU 1550"]);
    let refused = names(&desk, "2", &[]);
    assert!(refused.code == 1 && refused.err.contains("has or had a key to the record by that name"), "{refused:?}");
}
