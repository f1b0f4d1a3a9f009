//! A crossing belongs to the open record it was begun for: no other one, and no older copy of it, is written to or taken as its end.

use super::beside::session_beside;
use super::desks::{Place, bytes};
use super::screens::open_as;
use crate::support::{Desk, PASSPHRASE, Ran};
use muster::domain::command::{Asking, Command};
use muster::domain::crossing::{Crossing, CrossingStep};
use muster::domain::time::Timestamp;
use std::path::Path;

const WORDS: &str = "Visit two tenants about the door";

/// A place where a crossing is begun and waits, and the entry that began it. The open store has more entries than the copy that was kept of it.
fn begun() -> (Place, String) {
    let place = Place::new();
    place.add_covert();
    let to = group(&place.open);
    place.open.done(&["record", "note", &to, "One entry more"]);
    let owner = place.open.run(&["list", "officers", "--json"]).json()["rows"][0]["label"].as_str().unwrap().to_owned();
    let entry = place.cut_short(&["cross", "Zirconfalcon", WORDS, "--to", &to, "--owner", &owner, "--yes"]);
    (place, entry)
}

fn group(desk: &Desk) -> String {
    desk.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned()
}

fn with(place: &Place, open: &Path, arguments: &[&str]) -> Ran {
    place.covert(&[arguments, &["--with", &open.to_string_lossy()]].concat())
}

fn count(desk: &Desk) -> usize {
    desk.done(&["list", "actions", "--all", "--plain"]).matches(WORDS).count()
}

#[test]
fn another_record_is_neither_written_to_nor_taken_for_the_one_meant() {
    let (place, entry) = begun();
    // Of invented data too: the same numbers and the same names stand in it, for the same groups and officers.
    let other = Desk::demo();
    let before = bytes(&other.store);
    let told = place.covert(&["cross"]).done();
    let meant = told.split("Open record: ").nth(1).unwrap().split('.').next().unwrap().to_owned();
    for what in ["--finish", "--abandon", "--finish"] {
        let said = with(&place, &other.store, &["cross", what, &entry]).refused(1);
        assert!(said.contains(&format!("begun for store {meant}")) && said.contains("Nothing was written"), "{said}");
    }
    // On the screen it does not even stand there.
    let mut play = session_beside(&place, &other.store, false);
    play.keys("gx");
    assert!(play.text().contains("OPEN RECORD, read only") && !play.text().contains("BEGUN"), "{}", play.text());
    drop(play);
    assert!(bytes(&other.store) == before, "another record was written to");
    assert!(place.covert(&["cross"]).done().starts_with(&format!("Entry {entry}:")));
    let mut play = session_beside(&place, &place.open.store, false);
    play.keys("gx");
    assert!(play.text().contains("BEGUN"), "{}", play.text());
    drop(play);
    place.beside(&["cross", "--finish", &entry]).done();
    assert_eq!(count(&place.open), 1);
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));
}

#[test]
fn an_older_copy_is_no_place_to_finish_and_what_it_became_otherwise_is_given_up() {
    let (place, entry) = begun();
    place.reset();
    let before = place.bytes();
    for what in ["--finish", "--abandon", "--finish"] {
        let said = place.beside(&["cross", what, &entry]).refused(1);
        assert!(said.contains("is an older copy: it ends at entry ") && said.contains("Nothing was written"), "{said}");
        // Where it is the record in use by now, the sentence says what to do: below it is done.
        assert!(said.contains("can be given up once it has reached entry "), "{said}");
    }
    assert!(place.bytes() == before, "an older copy was written to");
    // It went on, and has as many entries as the one the crossing was begun for: they are other ones.
    let to = group(&place.open);
    place.open.done(&["record", "note", &to, "Another entry"]);
    place.open.done(&["record", "note", &to, "And another"]);
    let said = place.beside(&["cross", "--finish", &entry]).refused(1);
    assert!(said.contains("put back to an earlier state") && said.contains("Give it up"), "{said}");
    assert_eq!(count(&place.open), 0);
    place.beside(&["cross", "--abandon", &entry]).done();
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));
}

#[test]
fn what_an_earlier_muster_began_is_finished_where_its_names_stand_for_its_numbers() {
    let (place, entry) = begun();
    let mut covert = open_as(&place.covert_path(), PASSPHRASE, false);
    let waiting = muster::term::crossing::pending(&covert).unwrap();
    let old = Crossing { meant: None, ..waiting[0].1.clone() };
    let step = |step| Command::MarkCrossing { crossing: Box::new(old.clone()), step };
    let asking = Asking::now("DCI 1550", Timestamp(1_795_000_000_000));
    covert.act(&[step(CrossingStep::Abandoned { intent: entry.parse().unwrap(), number: None })], &asking).unwrap();
    let entry = covert.act(&[step(CrossingStep::Intended)], &asking).unwrap().last.to_string();
    drop(covert);
    assert!(place.covert(&["cross"]).done().contains("Open record: not said."));
    let other = Desk::founded();
    let before = bytes(&other.store);
    let key = other.base.path().join("passphrase");
    for what in ["--finish", "--abandon"] {
        let key = ["--with-passphrase-file", &key.to_string_lossy(), "cross", what, &entry].map(str::to_owned);
        let arguments: Vec<&str> = key.iter().map(String::as_str).collect();
        let said = with(&place, &other.store, &arguments).refused(1);
        assert!(said.contains("An earlier Muster began this crossing"), "{said}");
    }
    assert!(bytes(&other.store) == before);
    place.beside(&["cross", "--finish", &entry]).done();
    assert_eq!(count(&place.open), 1);
}
