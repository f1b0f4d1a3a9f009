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
        "nothing but \"{CANARY}\" and \"Zanzibarqu squad\", which stays: a group or an officer bears that today."
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
