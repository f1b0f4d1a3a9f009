//! Invented stores: whole, missing, broken, closed, locked, behind the clock.

use super::super::super::finding::State;
use super::*;
use crate::domain::time::Timestamp;

/// Tuesday 24 November 2026, 10:27 in London.
const NOW: Timestamp = Timestamp(1_795_516_020_000);

/// A store in order, that was not opened.
pub(in super::super) fn seen() -> Store {
    Store {
        at: "/srv/store".into(),
        named: true,
        read_only: false,
        folder: Piece::There(0),
        record: Piece::There(40 * PAGE),
        keyring: Keyring::Whole { store_id: "DX1T-XQ47-M963".into(), operators: 2, demo: false },
        open_to_others: Vec::new(),
        open_passphrase: None,
        aside: Vec::new(),
        left_aside: Vec::new(),
        writable: Ok(()),
        lock: Lock::Free,
        places: Vec::new(),
        now: NOW,
        changed: Some(Timestamp(NOW.0 - 60_000)),
        inside: Inside::Closed,
    }
}

fn of(seen: &Store, what: &str) -> Finding {
    let found: Vec<Finding> = store(seen).into_iter().filter(|found| found.what == what).collect();
    assert_eq!(found.len(), 1, "{what}: {found:?}");
    found[0].clone()
}

#[test]
fn a_store_in_order_is_told_of_without_a_passphrase_and_what_is_not_known_is_said() {
    let found = store(&seen());
    assert!(found.iter().all(|found| found.state == State::Ok), "{found:?}");
    let names: Vec<&str> = found.iter().map(|found| found.what).collect();
    assert_eq!(names, ["folder", "access", "lock", "keyring", "clock", "record"]);
    assert!(of(&seen(), "record").sentence.contains("told only with the passphrase"));
    assert_eq!(of(&seen(), "keyring").sentence, "store DX1T-XQ47-M963, 2 operators and the recovery words");
    assert_eq!(
        of(&seen(), "clock").sentence,
        "24 November 2026, 10:27; the record was written on 24 November 2026, 10:26"
    );
}

#[test]
fn no_store_is_wrong_where_it_was_named_and_a_beginning_where_it_was_not() {
    let missing = Keyring::Broken("The keyring is missing.".into());
    let gone = Store { folder: Piece::Missing, record: Piece::Missing, keyring: missing.clone(), ..seen() };
    let found = store(&gone);
    assert_eq!((found.len(), found[0].state), (1, State::Wrong));
    assert_eq!(
        found[0].told(),
        "there is no Muster store in /srv/store. Make one with \"muster init\", or name the folder with --store."
    );
    assert_eq!(store(&Store { named: false, ..gone.clone() })[0].state, State::Look);
    let empty = Store { folder: Piece::There(0), ..gone };
    assert_eq!(store(&empty).len(), 1, "a folder of something else");
    let strange = Store {
        folder: Piece::Strange("this account may not".into()),
        record: Piece::Strange("x".into()),
        keyring: missing,
        ..seen()
    };
    let found = of(&strange, "folder");
    assert_eq!(found.state, State::Wrong);
    assert!(found.told().starts_with("/srv/store cannot be looked into: this account may not. Check"), "{found:?}");
}

#[test]
fn what_is_wrong_with_the_record_is_one_sentence() {
    for (record, words) in [
        (Piece::Missing, "record.db is not there"),
        (Piece::There(0), "is empty"),
        (Piece::There(100), "all but its beginning is missing"),
        (Piece::There(PAGE * 2 + 1), "in the middle of a page"),
        (Piece::Strange("it is a folder".into()), "record.db cannot be read: it is a folder"),
    ] {
        let found = of(&Store { record, ..seen() }, "record");
        assert_eq!(found.state, State::Wrong, "{words}");
        assert!(found.sentence.contains(words) && found.advice.is_some(), "{found:?}");
    }
    let newer = Store { inside: Inside::Failed("This store was written by a newer Muster.".into()), ..seen() };
    assert_eq!(of(&newer, "record"), Finding::wrong("record", "This store was written by a newer Muster."));
    let broken = Store { keyring: Keyring::Broken("The keyring is damaged.".into()), ..seen() };
    assert_eq!(of(&broken, "keyring"), Finding::wrong("keyring", "The keyring is damaged."));
    assert_eq!(of(&broken, "record").state, State::Ok, "what is wrong is said once");
}

fn open(verified: Result<u64, String>, last: i64) -> Store {
    let (profile, last) = (Some("plain (version 1)".into()), Some(Timestamp(last)));
    let inside = Inside::Open { verified, keys: Vec::new(), profile, last, now: NOW };
    Store { inside, ..seen() }
}

#[test]
fn keys_that_the_record_does_not_account_for_are_said_and_wrong() {
    let (mut fine, last) = (open(Ok(929), NOW.0), Some(NOW));
    assert_eq!(of(&fine, "keyring").state, State::Ok);
    let keys = vec!["The key of DI 9001 was taken away, and it opens the store as deputy.".to_owned()];
    fine.inside = Inside::Open { verified: Ok(929), keys, profile: None, last, now: NOW };
    let told = of(&fine, "keyring");
    assert_eq!(told.state, State::Wrong);
    assert!(
        told.told().contains("was taken away, and it opens the store as deputy. ") && told.advice.is_some(),
        "{told:?}"
    );
}

#[test]
fn an_open_store_is_verified_and_its_last_entry_held_against_the_clock() {
    let fine = open(Ok(929), NOW.0 - 120_000);
    assert_eq!(of(&fine, "record"), Finding::ok("record", "929 entries verified"));
    assert_eq!(of(&fine, "profile").sentence, "plain (version 1)");
    assert_eq!(
        of(&fine, "clock").sentence,
        "24 November 2026, 10:27; the last entry was recorded on 24 November 2026, 10:25"
    );
    assert_eq!(of(&open(Err("The record does not verify.".into()), 0), "record").state, State::Wrong);
    assert_eq!(of(&open(Ok(1), NOW.0 + AHEAD), "clock").state, State::Ok, "a few minutes are nothing");
    let behind = of(&open(Ok(1), NOW.0 + AHEAD + 1), "clock");
    assert_eq!(behind.state, State::Wrong);
    assert!(
        behind.told().contains("but the last entry was recorded on 24 November 2026, 10:32. Set the clock."),
        "{behind:?}"
    );
    let by_file = Store { changed: Some(Timestamp(NOW.0 + 2 * AHEAD)), ..seen() };
    assert_eq!(of(&by_file, "clock").state, State::Wrong);
}

#[test]
fn the_lock_is_told_without_being_taken() {
    let held = of(&Store { lock: Lock::Held(Some("09:58".into())), ..seen() }, "lock");
    assert_eq!(held.state, State::Look);
    assert!(held.sentence.starts_with("Another Muster, started 09:58, has this store."), "{held:?}");
    assert_eq!(of(&Store { lock: Lock::Noted(None), ..seen() }, "lock").state, State::Look);
    let strange = of(&Store { lock: Lock::Strange("it is not a file but a pipe".into()), ..seen() }, "lock");
    assert_eq!(strange.state, State::Wrong);
    assert!(strange.told().contains("of lock, it is not a file but a pipe. Move it away"), "{strange:?}");
    let shut = Store { writable: Err("the disk is read-only".into()), ..seen() };
    assert_eq!(of(&shut, "lock").state, State::Wrong);
    assert_eq!(of(&Store { read_only: true, ..shut }, "lock").state, State::Ok);
}

#[test]
fn folders_that_others_read_or_copy_are_said() {
    let open = of(&Store { open_to_others: vec!["/srv/store/record.db".into()], ..seen() }, "access");
    assert_eq!(open.told(), "other accounts can read /srv/store/record.db. Take their permission away (chmod go=).");
    let synced = of(&Store { at: "/home/dci/OneDrive/store".into(), ..seen() }, "folder");
    assert_eq!(synced.state, State::Look);
}

#[test]
fn a_passphrase_that_others_can_read_and_a_record_put_aside_are_named() {
    let all = store(&seen());
    assert!(all.iter().all(|found| !["passphrase", "aside"].contains(&found.what)), "{all:?}");
    let open = Store { open_passphrase: Some("/home/c/key".into()), ..seen() };
    assert_eq!(of(&open, "passphrase").state, State::Look);
    assert!(of(&open, "passphrase").told().contains("other accounts can read the passphrase in /home/c/key"));
    let aside = Store { aside: vec!["/home/c/store replaced 2026-11-24 1801".into()], ..seen() };
    assert_eq!(of(&aside, "aside").state, State::Look);
    assert!(of(&aside, "aside").told().contains("/home/c/store replaced 2026-11-24 1801"));
    assert!(of(&aside, "aside").told().contains("Delete it"));
    let left = Store { left_aside: vec!["/home/c/store replaced 2026-11-24 1801/backups".into()], ..aside };
    let told = of(&left, "aside").told();
    assert!(
        told.contains("still lie in /home/c/store replaced 2026-11-24 1801/backups") && !told.contains("Delete"),
        "{told}"
    );
}
