//! What becomes of a crossing that did not end as it should: taken back in the open record, refused by a full disk, cut short by a kill. One action is one
//! release, and each sentence says what is true and what to do.

use super::desks::{Place, canary};
use super::screens::open_as;
use crate::support::PASSPHRASE;
use muster::domain::command::Asking;
use muster::domain::crossing::Wanted;
use muster::domain::role::Seat;
use muster::domain::time::Timestamp;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{Folder, Keyring, Lock, Passphrase, testing};
use muster::term::crossing::{self, Beside};
use std::path::Path;

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
    // The words are in the open journal for good: the minutes say so.
    place.covert(&["meeting", "open", "--chair", "DCI 3051"]).done();
    let minutes = ["write", "minutes", "--meeting", "2", "--format", "txt", "--to", "DI 8107", "--because", "duty"];
    let minutes = place.covert(&minutes).done().split_whitespace().collect::<Vec<_>>().join(" ");
    let told = format!("\"{WORDS}\" (");
    assert!(
        minutes.contains(&told) && minutes.contains("was made in the open record and taken back there"),
        "{minutes}"
    );
    // Anew it crosses as any other, once.
    let again = place.beside(&["cross", "Zirconfalcon", WORDS, "--to", &to, "--yes"]).done();
    assert!(again.contains("Released as "), "{again}");
    assert_eq!(count(&place), 1);
}

/// Erased by law while its crossing waits: nobody can tell any more whether it was made, so no second one is, and giving up says which it may be.
#[test]
fn an_action_that_was_erased_by_law_meanwhile_is_made_no_second_time() {
    let (place, to) = place();
    let yes = ["cross", "Zirconfalcon", WORDS, "--to", &to, "--yes"];
    let entry = place.cut_short(&yes);
    let raised = place.open.done(&["record", "action", &to, WORDS]);
    let number = raised.split_whitespace().find(|word| word.starts_with("NB-2026-")).unwrap().to_owned();
    let erase = ["erase", &number, "--because", "Recorded of the wrong person", "--authority", "DPO 2026/118"];
    place.open.typing(&erase, &number).done();
    let all = actions(&place);
    let before = place.bytes();
    let said = place.beside(&["cross", "--finish", &entry]).refused(1);
    assert!(said.contains(&number) && said.contains("erased by law") && said.contains("no second one"), "{said}");
    let said = place.beside(&yes).refused(1);
    assert!(said.contains("no second one"), "{said}");
    assert!(place.bytes() == before, "nothing was made in its place");
    let told = place.beside(&["cross", "--abandon", &entry]).done();
    assert!(told.contains(&format!("Given up. {number} of the open record may be its action")), "{told}");
    assert!(!place.covert(&["journal"]).done().contains(&number), "it is not known to be its action");
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));
    assert!(place.beside(&yes).done().contains("Released as "));
    assert_eq!((actions(&place), count(&place)), (all + 1, 1));
}

fn actions(place: &Place) -> usize {
    place.open.done(&["list", "actions", "--all", "--plain"]).matches("NB-2026-").count()
}

fn released(place: &Place) -> usize {
    place.covert(&["journal"]).done().matches(" was released to the open record, from Zirconfalcon").count()
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

fn entry_of(place: &Place) -> String {
    let told = place.covert(&["cross"]).done();
    told.trim_start_matches("Entry ").split(':').next().unwrap().replace(',', "")
}

fn held(store: &Path) -> Lock {
    Lock::take(&Folder::open(store).unwrap(), 1, "Tuesday at 09:58").unwrap()
}

#[test]
fn a_record_in_use_is_named_and_what_was_begun_is_said_with_the_way_to_finish_it() {
    let (place, to) = place();
    let yes = ["cross", "Zirconfalcon", WORDS, "--to", &to, "--yes"];
    let lock = held(&place.open.store);
    let said = place.beside(&yes).refused(3);
    let entry = entry_of(&place);
    assert!(said.starts_with("Another Muster, started Tuesday at 09:58, has the open record."), "{said}");
    assert!(
        said.contains("on record as begun") && said.contains(&format!("cross --finish {entry} --with DIR")),
        "{said}"
    );
    // Finishing says the same of the record, and begins nothing.
    let said = place.beside(&["cross", "--finish", &entry]).refused(3);
    assert!(said.contains("has the open record") && !said.contains("on record as begun"), "{said}");
    drop(lock);
    let lock = held(&place.covert_path());
    let said = place.beside(&["cross", "--finish", &entry]).refused(3);
    assert!(said.contains("has the covert record"), "{said}");
    drop(lock);
    assert_eq!(count(&place), 0);
    place.beside(&["cross", "--finish", &entry]).done();
    assert_eq!(count(&place), 1);
}

#[test]
fn a_full_disk_says_which_record_and_the_same_again_is_one_action() {
    let (place, to) = place();
    let key = || {
        let folder = Folder::open(&place.open.store).unwrap();
        Keyring::read(&folder.keyring()).unwrap().unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap()
    };
    let clock = || Timestamp(1_795_000_000_000);
    let folder = || Folder::open(&place.open.store).unwrap();
    let who = || ("DCI 1550".to_owned(), Seat::default());
    let open = Beside::over(folder(), key(), who(), false, clock);
    let full = Beside::over(folder(), key(), who(), false, clock);
    let opens = full.open;
    let full = Beside {
        open: Box::new(move |read_only| {
            let store = opens(read_only)?;
            testing::fill_up(&store, !read_only)?;
            Ok(store)
        }),
        ..Beside::over(folder(), key(), who(), false, clock)
    };
    let mut covert = open_as(&place.covert_path(), PASSPHRASE, false);
    let today = clock().local_date();
    let item = covert.board(today).unwrap().ocgs[0].id;
    let group =
        open.read().unwrap().board(today).unwrap().ocgs.into_iter().find(|line| line.operation == to).unwrap().id;
    // Long words need room.
    let text = format!("{WORDS} {}", "at length ".repeat(380));
    let wanted = Wanted { from: item, to: group, text, owner: None, strand: None, due: None };
    let asking = Asking::now("DCI 1550", clock());
    let said = crossing::cross(&mut covert, &full, &wanted, &asking).unwrap_err();
    assert_eq!(said.exit_code(), 3);
    let said = said.to_string();
    assert!(said.starts_with("The disk of the open record ") && said.contains(" is full"), "{said}");
    assert!(said.contains("do this again") && said.contains("on record as begun"), "{said}");
    crossing::cross(&mut covert, &open, &wanted, &asking).unwrap();
    assert_eq!(crossing::pending(&covert).unwrap(), Vec::new());
    drop(covert);
    assert_eq!((count(&place), released(&place)), (1, 1));
}

#[test]
fn a_writing_of_the_open_record_that_was_cut_short_is_said_with_what_puts_it_right() {
    let (place, to) = place();
    let entry = place.cut_short(&["cross", "Zirconfalcon", WORDS, "--to", &to, "--yes"]);
    let folder = Folder::open(&place.open.store).unwrap();
    let key = Keyring::read(&folder.keyring()).unwrap().unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    testing::cut_short(&folder, &key).unwrap();
    let way = format!("by itself (muster --store {})", place.open.store.display());
    for arguments in [&["cross", "--finish", &entry][..], &["cross", "--abandon", &entry], &["list", "ocgs"]] {
        let said = place.beside(arguments).refused(3);
        assert!(said.contains("The last writing to the open record ") && said.contains(&way), "{said}");
        assert!(!said.contains("--read-only"), "{said}");
    }
    // As the dashboard does: opened by itself, to write.
    drop(open_as(&place.open.store, DEMO_PASSPHRASE, false));
    place.beside(&["cross", "--finish", &entry]).done();
    assert_eq!((count(&place), released(&place)), (1, 1));
}

#[test]
fn the_covert_record_is_no_open_record_beside_itself() {
    let (place, _) = place();
    let own = place.covert_path().to_string_lossy().into_owned();
    let key = place.open.base.path().join("kx-key").to_string_lossy().into_owned();
    for what in
        [&["list", "ocgs"][..], &["show", "Zirconfalcon"], &["cross", "Zirconfalcon", WORDS, "--to", "Op Alder"]]
    {
        let ran = place.covert(&[&["--with", &own, "--with-passphrase-file", &key], what].concat());
        assert_eq!(canary(&ran.out), None, "{}", ran.out);
        assert!(ran.refused(2).contains("is one of this kind itself"));
    }
}
