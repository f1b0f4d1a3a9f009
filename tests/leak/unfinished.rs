//! What becomes of a crossing that did not end as it should: taken back in the open record, refused by a full disk, cut short by a kill. One action is one
//! release, and each sentence says what is true and what to do.

use super::desks::Place;

const WORDS: &str = "Repair the gate";

/// A place with the name of a group of its open store.
fn place() -> (Place, String) {
    let place = Place::new();
    place.add_covert();
    let to = place.open.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    (place, to)
}

fn count(place: &Place) -> usize {
    place.open.done(&["list", "actions", "--all", "--plain"]).matches(WORDS).count()
}

#[test]
fn an_action_that_was_taken_back_there_is_neither_held_nor_released() {
    let (place, to) = place();
    let entry = place.cut_short(&["cross", "Zirconfalcon", WORDS, "--to", &to, "--yes"]);
    // The action was made and the program killed before it could write that down; then somebody took it back there.
    place.open.done(&["record", "action", &to, WORDS]);
    place.open.done(&["undo"]);
    assert_eq!(count(&place), 0);
    let before = place.bytes();
    let said = place.beside(&["cross", "--finish", &entry]).refused(1);
    assert!(
        said.contains("was made in the open record as NB-2026-") && said.contains("and taken back there"),
        "{said}"
    );
    assert!(said.contains("Give the crossing up"), "{said}");
    assert!(place.bytes() == before, "what was taken back is not made again");
    let told = place.beside(&["cross", "--abandon", &entry]).done();
    assert!(told.contains("Given up. NB-2026-") && told.contains("taken back there"), "{told}");
    let journal = place.covert(&["journal"]).done();
    assert!(journal.contains("was given up: NB-2026-") && journal.contains("was taken back there"), "{journal}");
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));
    // Anew it crosses as any other, once.
    let again = place.beside(&["cross", "Zirconfalcon", WORDS, "--to", &to, "--yes"]).done();
    assert!(again.contains("Released as "), "{again}");
    assert_eq!(count(&place), 1);
}

fn released(place: &Place) -> usize {
    place.covert(&["journal"]).done().matches("Zirconfalcon was released to the open record as NB-2026-").count()
}

#[test]
fn the_same_done_again_finishes_what_waits_and_is_one_action_and_one_release() {
    let (place, to) = place();
    let cross = ["cross", "Zirconfalcon", WORDS, "--to", &to];
    let yes = [&cross[..], &["--yes"]].concat();
    let entry = place.cut_short(&yes);
    let told = place.beside(&cross).done();
    assert!(told.contains(&format!("entry {entry} began exactly this, and it waits")), "{told}");
    place.beside(&yes).done();
    assert_eq!((count(&place), released(&place)), (1, 1));
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));

    // It had been made there before the program was killed: a look says so, and none is made.
    place.cut_short(&yes);
    place.open.done(&["record", "action", &to, WORDS]);
    assert!(place.beside(&cross).done().contains("stands in the open record already"));
    place.beside(&yes).done();
    assert_eq!((count(&place), released(&place)), (2, 2));
}

#[test]
fn one_action_is_the_end_of_one_crossing_only() {
    let (place, to) = place();
    let cross = ["cross", "Zirconfalcon", WORDS, "--to", &to, "--yes"];
    let entry = place.cut_short(&cross);
    // Begun without a day, then done with one: another crossing, and its action is not the end of the first.
    place.beside(&[&cross[..], &["--due", "1/12"]].concat()).done();
    assert_eq!((count(&place), released(&place)), (1, 1));
    place.beside(&["cross", "--abandon", &entry]).done();
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));
    assert_eq!((count(&place), released(&place)), (1, 1));
}
