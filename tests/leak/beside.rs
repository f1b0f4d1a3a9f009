//! The covert session on the screen with the open record beside it: the context is read only, and what crosses is what was typed and shown, no word more.

use super::desks::{Place, canary};
use super::screens::open_as;
use crate::harness::{Play, now};
use crate::support::PASSPHRASE;
use muster::domain::role::{Role, Seat};
use muster::domain::time::Timestamp;
use muster::model::form::field::Name;
use muster::model::state::{Modal, Screen};
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{Folder, Keyring, Params, Passphrase};
use muster::term::crossing::Beside;

const WORDS: &str = "Visit two tenants about the door";

fn clock() -> Timestamp {
    now()
}

/// An open store of invented data, as a covert session holds it.
fn open_record(store: &std::path::Path, only_reads: bool) -> Beside {
    let folder = Folder::open(store).unwrap();
    let key = Keyring::read(&folder.keyring()).unwrap().unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    Beside::over(folder, key, ("DCI 1550".to_owned(), Seat::default()), only_reads, clock)
}

fn session(place: &Place, read_only: bool) -> Play {
    session_beside(place, &place.open.store, read_only)
}

/// A covert session with some open store beside it.
pub(crate) fn session_beside(place: &Place, open: &std::path::Path, read_only: bool) -> Play {
    let mut play = Play::over(open_as(&place.covert_path(), PASSPHRASE, read_only), 120, 36);
    play.desk.set_beside(Some(open_record(open, false)));
    play.restart();
    play
}

fn place() -> Place {
    let place = Place::new();
    place.reset();
    place.add_covert();
    place
}

fn count(place: &Place, words: &str) -> usize {
    place.open.done(&["list", "actions", "--all", "--plain"]).matches(words).count()
}

/// A session that goes on has the data key of the open record: it is not a way round a key that was taken away there.
#[test]
fn a_key_to_the_open_record_that_was_taken_away_or_changed_opens_it_no_longer() {
    let place = place();
    let keyring = || Keyring::read(&Folder::open(&place.open.store).unwrap().keyring()).unwrap();
    let key = keyring().unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    let beside = open_record(&place.open.store, false);
    assert!(beside.read().is_ok());
    let mut random = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| error.to_string());
    let mut changed = keyring();
    let passphrase = Passphrase::from(DEMO_PASSPHRASE);
    changed.set_slot(&key, "DI 4102", "chair", &passphrase, &mut random, Params::DEMO).unwrap();
    changed.set_slot(&key, "DCI 1550", "reader", &passphrase, &mut random, Params::DEMO).unwrap();
    let file = Folder::open(&place.open.store).unwrap().keyring();
    changed.write(&file, &key).unwrap();
    let said = |beside: &Beside| beside.read().unwrap_err().to_string();
    assert_eq!(
        said(&beside),
        "The open record: The key of DCI 1550 was changed in the meantime. Start again, and unlock with the new one."
    );
    changed.remove_slot("DCI 1550").unwrap();
    changed.write(&file, &key).unwrap();
    assert_eq!(
        said(&beside),
        "The open record: The key of DCI 1550 was taken away in the meantime. Start again with one that is there."
    );
}

#[test]
fn an_action_crosses_by_keys_in_the_words_that_were_shown() {
    let place = place();
    let mut play = session(&place, false);
    let before = place.bytes();
    play.keys("gx");
    let text = play.text();
    assert!(text.contains("OPEN RECORD, read only: Northern BCU") && text.contains("from Zirconfalcon"), "{text}");
    // The groups of the open record are its own: nothing of this one stands among them, and they are in no count of it.
    assert!(text.contains("Op Buckthorn") && text.contains("12 groups") && text.contains("1 of 1 group"), "{text}");
    let rows: String = text.lines().skip(5).collect();
    assert_eq!(canary(&rows), None, "{text}");
    // The verbs of the meeting are not about what stands here.
    for verb in ["a", "u", "+p"] {
        play.keys(verb);
        assert!(play.notice().contains("This is the open record, to read only"), "{verb}: {}", play.notice());
    }
    play.keys("j<Enter>");
    assert!(play.text().contains("Pass an action to the open record"), "{}", play.text());
    play.keys("<Enter>");
    assert!(play.text().contains("the words are needed") || play.notice().contains("What crosses"), "{}", play.text());
    play.paste(WORDS);
    let text = play.text();
    assert!(text.contains("Will record") && text.contains(WORDS), "{text}");
    let told: String = text.lines().skip_while(|line| !line.contains("Will record")).take(4).collect();
    assert_eq!(canary(&told), None, "{told}");
    assert!(place.bytes() == before, "a look writes nothing");
    // Nobody chosen is no action without an owner, but the one that the rules of that record give it.
    play.keys("<Tab>");
    play.paste("as usual");
    let text = play.text();
    let told: String = text.lines().skip_while(|line| !line.contains("Will record")).take(4).collect();
    assert!(
        text.contains("as usual there") && text.contains("the LRO of that group") && told.contains("raised for D"),
        "{text}"
    );
    play.keys("<Enter>");
    assert!(play.notice().contains(" is released to the open record, from Zirconfalcon"), "{}", play.notice());
    assert!(!play.notice().contains("u undoes"), "{}", play.notice());
    assert!(matches!(play.model.screen, Screen::Beside(_)));
    // Undo goes on to what stands before it, and says that the crossing stays.
    play.keys("ghu");
    let text = play.text().replace('\u{2503}', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("is newer"), "{text}");
    assert!(text.contains("cannot be taken back: NB-2026-"), "{text}");
    play.keys("<Esc>");
    drop(play);
    assert_eq!(count(&place, WORDS), 1);
    assert_eq!(place.canary_in_files(), None);
    assert!(place.covert(&["journal"]).done().contains(" was released to the open record, from Zirconfalcon"));
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));
    assert!(
        place.covert(&["access-log"]).done().contains("open record beside"),
        "the look is noted where it was looked from"
    );
}

/// The way there is named on the screen at every size, and what stands in the footer there is what the keys do.
#[test]
fn the_way_to_the_open_record_is_named_and_so_is_what_its_keys_do() {
    let place = place();
    let mut play = session(&place, false);
    let footer = |play: &Play| {
        let text = play.text();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len() - 2].to_owned()
    };
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        play.resize(width, height);
        assert!(footer(&play).contains("g x cross"), "at {width}: {}", play.text());
        play.keys("g");
        assert!(play.text().contains("x cross") && play.text().contains("Esc back"), "at {width}: {}", play.text());
        play.keys("x");
        let keys = footer(&play);
        let group = match &play.model.screen {
            Screen::Beside(screen) => screen.told.as_ref().unwrap().groups[0].operation.clone(),
            other => panic!("{other:?}"),
        };
        assert!(keys.contains(&format!("Enter release to {group}")) && keys.contains("Esc back"), "{keys}");
        for other in ["Enter open", "u undo", "+ more", "Tab", "/ filter"] {
            assert!(!keys.contains(other), "at {width}: {keys}");
        }
        assert!(play.text().contains("Enter releases an action from Zirconfalcon"), "at {width}: {}", play.text());
        play.keys(":");
        assert!(matches!(play.model.modals.last(), Some(Modal::Finder(_))));
        play.keys("<Esc><Enter>");
        assert!(play.text().contains("Pass an action to the open record"), "{}", play.text());
        play.keys("<Esc><Esc>");
        assert!(matches!(play.model.screen, Screen::Board));
    }
    assert!(play.text().contains("CROSSING TO THE OPEN RECORD: g x"), "{}", play.text());
    // On the card of an item too; while a meeting is driven its own keys come first.
    play.resize(80, 24);
    play.keys("<Enter>");
    assert!(footer(&play).contains("g x cross"), "{}", play.text());
    play.keys("ga");
    let keys = footer(&play);
    assert!(!keys.contains("g x") && keys.contains("= no change"), "{keys}");
}

/// Enter is for good: it is named for what it does, nobody stays in the form to do it twice, and the number is seen at every size.
#[test]
fn what_is_for_good_is_named_so_and_its_number_is_seen() {
    let place = place();
    let mut play = session(&place, false);
    play.resize(80, 24);
    play.keys("gx<Enter>");
    play.paste(WORDS);
    assert!(play.text().contains("Enter release  Tab next"), "{}", play.text());
    play.keys("<Ctrl-s>");
    assert!(play.notice().contains("for good and done once"), "{}", play.notice());
    assert!(play.text().contains("for good and done once"), "{}", play.text());
    assert_eq!(count(&place, WORDS), 0);
    play.keys("<Enter>");
    let listed = place.open.done(&["list", "actions", "--all", "--plain"]);
    let line = listed.lines().find(|line| line.contains(WORDS)).unwrap();
    let number = line.split('\t').find(|cell| cell.starts_with("NB-2026-")).unwrap();
    let text = play.text();
    assert!(text.contains(&format!(": {number} is released to the open record, from")), "{text}");
    // The list of notices has the whole of each, also of the one that is longer than its line.
    play.keys("ge");
    let text = play.text();
    let words: String = text.lines().map(|line| line.trim_matches(['/', ' ', '┃', '│'])).collect::<Vec<_>>().join(" ");
    assert!(words.contains(&format!("{number} is released to the open record, from Zirconfalcon.")), "{text}");
    play.keys("<Esc>");
    // What was begun: Enter is what is chosen.
    let lock = held(&place);
    play.keys("<Enter>");
    play.paste("Repair the gate");
    play.keys("<Enter>");
    drop(lock);
    play.keys("gx<Enter>");
    assert!(play.text().contains("Enter finish"), "{}", play.text());
    play.keys("g");
    assert!(play.text().contains("Enter give up"), "{}", play.text());
}

fn held(place: &Place) -> muster::store::Lock {
    let folder = Folder::open(&place.open.store).unwrap();
    muster::store::Lock::take(&folder, 1, "Tuesday at 09:58").unwrap()
}

/// Nothing is begun that cannot be finished: it is said before Enter, and Enter records nothing.
#[test]
fn nothing_is_begun_where_the_open_record_is_open_to_read_only() {
    let place = place();
    let mut play = session(&place, false);
    play.desk.set_beside(Some(open_record(&place.open.store, true)));
    let entries = play.model.facts.entries;
    play.keys("gx<Enter>");
    play.paste(WORDS);
    let text = play.text();
    assert!(text.contains("The open record is open here to read only") && !text.contains("is raised for"), "{text}");
    play.keys("<Enter>");
    assert_eq!(play.model.facts.entries, entries, "{}", play.text());
    assert!(!play.model.modals.is_empty(), "the words stay: {}", play.text());
    drop(play);
    assert_eq!(count(&place, WORDS), 0);
    assert!(place.covert(&["cross"]).done().contains("No crossing waits"));
}

/// Locked in mid-word: the words wait for the group they are for, with the owner and the P that were chosen, and nothing stands in for either.
#[test]
fn what_was_begun_to_be_typed_outlives_a_lock_and_comes_back_with_its_group() {
    let place = place();
    let mut play = session(&place, false);
    play.keys("gxj<Enter>");
    play.paste(WORDS);
    play.keys("<Tab><Down><Down>");
    let chosen = |play: &Play| {
        let Some(Modal::Form(form)) = play.model.modals.last() else { panic!("{}", play.text()) };
        (form.text(Name::Text).to_owned(), form.value(Name::Officer).to_owned(), form.at)
    };
    let before = chosen(&play);
    assert_eq!(before.0, WORDS);
    play.lock();
    assert!(play.model.modals.is_empty(), "the open record is not known yet: {}", play.text());
    assert!(play.notice().contains("g x and its group bring it back"), "{}", play.notice());
    play.keys("gx<Enter>");
    assert!(play.text().contains("Pass an action to the open record") && chosen(&play).0.is_empty(), "another group");
    play.keys("<Esc>");
    play.keys("gxj<Enter>");
    assert_eq!(chosen(&play), before);
    assert!(play.text().contains("Will record"), "{}", play.text());
    // Kept by Esc, and locked again before it is opened.
    play.keys("<Esc>");
    play.lock();
    play.lock();
    play.keys("gxj<Enter>");
    assert_eq!(chosen(&play), before);
    play.keys("<Enter>");
    assert!(play.notice().contains("is released to the open record"), "{}", play.notice());
    assert_eq!(count(&place, WORDS), 1);
    play.lock();
    assert!(!play.notice().contains("bring it back"), "{}", play.notice());
}

#[test]
fn what_was_cut_short_stands_first_and_is_finished_or_given_up() {
    let place = place();
    let mut play = session(&place, false);
    for (words, key, done) in [(WORDS, "", 1), ("Repair the gate", "g", 0)] {
        let lock = held(&place);
        play.keys("gx<Enter>");
        play.paste(words);
        play.keys("<Enter>");
        assert!(play.notice().contains("begun, g x finishes it: Another Muster"), "{}", play.notice());
        let text = play.text();
        assert!(text.contains(&format!("BEGUN: \"{words}\"")), "{text}");
        assert_eq!(count(&place, words), 0);
        drop(lock);
        play.keys(&format!("gx<Enter>{key}"));
        assert!(play.text().contains("Begun and not finished"), "{}", play.text());
        play.keys("<Enter>");
        assert!(play.notice().starts_with("Saved"), "{}", play.notice());
        assert!(!play.text().contains("BEGUN:"), "{}", play.text());
        assert_eq!(count(&place, words), done, "{words}");
        play.keys("<Esc>");
    }
}

#[test]
fn nothing_crosses_from_a_session_that_only_reads_or_by_a_loggist() {
    let place = place();
    let (open, covert) = (place.bytes(), place.bytes_of_covert());
    let mut play = session(&place, true);
    play.keys("gx<Enter>");
    assert!(play.notice().contains("read-only"), "{}", play.notice());
    drop(play);
    assert!(place.bytes() == open && place.bytes_of_covert() == covert);
    let mut play = session(&place, false);
    let desk = std::mem::replace(&mut play.desk, muster::term::desk::Desk::new(empty(), "DC 1", Box::new(clock)));
    play.desk = desk.seated(Seat { role: Role::Loggist, ..Seat::default() });
    play.keys("gx<Enter>");
    play.paste(WORDS);
    assert!(play.text().contains("Only the chair or a deputy"), "{}", play.text());
    play.keys("<Enter>");
    drop(play);
    assert_eq!(count(&place, WORDS), 0);
}

fn empty() -> muster::store::Store {
    let random = |bytes: &mut [u8]| {
        bytes.fill(7);
        Ok(())
    };
    muster::store::Store::in_memory("K7QM-2XRD-91VT", Box::new(random)).unwrap()
}

#[test]
fn the_key_is_nowhere_in_the_open_store_and_says_what_is_missing_in_a_covert_session_alone() {
    let place = place();
    let mut open = Play::over(open_as(&place.open.store, DEMO_PASSPHRASE, true), 120, 36);
    open.keys("gx");
    assert!(open.notice().contains("g x does nothing here"), "{}", open.notice());
    for words in ["?", ":"] {
        open.keys(words);
        open.paste("crossing");
        let text = open.text().to_lowercase();
        assert!(!text.contains("sanitise") && !text.contains("open record") && !text.contains("covert"), "{text}");
        open.keys("<Esc><Esc>");
    }
    let mut alone = Play::over(open_as(&place.covert_path(), PASSPHRASE, false), 120, 36);
    assert!(!alone.text().contains("g x cross") && !alone.text().contains("CROSSING"), "{}", alone.text());
    alone.keys("gx");
    assert!(alone.notice().contains("Start Muster with --with"), "{}", alone.notice());
    assert!(matches!(alone.model.screen, Screen::Board));
    alone.keys("?");
    alone.paste("cross");
    assert!(alone.text().contains("g x"), "{}", alone.text());
}
