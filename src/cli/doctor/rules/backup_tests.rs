//! Invented backups: none, old, broken, of another journal.

use super::super::store::tests::seen;
use super::*;
use crate::cli::doctor::seen::Disk;
use crate::domain::time::Timestamp;

const DAY: i64 = 86_400_000;

/// A backup made so many days before the snapshot.
fn made(days: i64, proof: Proof, fits: Option<Fit>) -> Backup {
    let at = format!("/srv/backups/{days}");
    Backup { at, made: Some(Timestamp(seen().now.0 - days * DAY)), entries: Some(929), proof, fits }
}

fn place(backups: Vec<Backup>) -> Place {
    let disk = Disk { at: "/srv/backups".into(), ..Disk::default() };
    Place { disk, own: true, beside: None, unread: None, backups }
}

fn with(backups: Vec<Backup>) -> Store {
    Store { places: vec![place(backups)], ..seen() }
}

fn broken(why: &str) -> Proof {
    Proof::Broken(why.to_owned())
}

#[test]
fn none_at_all_is_wrong_and_with_invented_data_worth_a_look() {
    let found = backup(&with(Vec::new()));
    assert_eq!(found.state, State::Wrong);
    assert!(
        found.told().contains("none was ever made that is known here (looked in /srv/backups). Make one"),
        "{found:?}"
    );
    let mut demo = with(Vec::new());
    demo.keyring = Keyring::Whole { store_id: "AAAA".into(), operators: 1, demo: true };
    assert_eq!(backup(&demo).state, State::Look);
}

#[test]
fn the_age_of_the_last_good_one_is_told_with_its_place() {
    let two = backup(&with(vec![made(2, Proof::Whole, Some(Fit::Beginning(12))), made(9, Proof::NotRead, None)]));
    assert_eq!(two.state, State::Ok);
    assert_eq!(
        two.told(),
        "the last good one is 2 days old (22 November 2026, 10:27), read again byte for byte, at /srv/backups/2, with 929 entries and 12 recorded since"
    );
    let today = backup(&with(vec![made(0, Proof::Proved, Some(Fit::Beginning(0)))]));
    assert!(
        today.sentence.contains("10:27), opened and proved again, at")
            && today.sentence.contains("no entry recorded since"),
        "{today:?}"
    );
    assert_eq!(backup(&with(vec![made(7, Proof::Whole, None)])).state, State::Ok);
    assert_eq!(backup(&with(vec![made(8, Proof::Whole, None)])).state, State::Look);
    assert_eq!(backup(&with(vec![made(-1, Proof::Whole, None)])).state, State::Look);
    let closed = backup(&with(vec![made(1, Proof::Whole, None)]));
    assert!(closed.sentence.contains("told only with the passphrase"), "{closed:?}");
}

#[test]
fn one_that_is_not_good_does_not_count_and_is_named() {
    let newer = backup(&with(vec![
        made(0, broken("its record.db was changed since it was made"), None),
        made(3, Proof::Whole, None),
    ]));
    assert_eq!(newer.state, State::Look);
    assert!(newer.sentence.contains("is 3 days old"), "{newer:?}");
    assert!(newer.sentence.contains("/srv/backups/0 is not good: its record.db was changed"), "{newer:?}");
    let only = backup(&with(vec![made(0, broken("it has no backup.toml"), None)]));
    assert_eq!(only.state, State::Wrong);
    assert!(
        only.told().starts_with("none is good; /srv/backups/0 is not good: it has no backup.toml. Make one"),
        "{only:?}"
    );
    for (fit, words) in [(Fit::Other, "before an erasure"), (Fit::Longer, "more entries than the record")] {
        let found = backup(&with(vec![made(1, Proof::Whole, Some(fit))]));
        assert_eq!(found.state, State::Wrong, "{fit:?}");
        assert!(found.sentence.contains(words), "{found:?}");
    }
    let older = backup(&with(vec![made(1, Proof::Whole, Some(Fit::Beginning(1))), made(5, broken("x"), None)]));
    assert_eq!(older.state, State::Ok, "an older one that is broken is nobody's loss");
}

#[test]
fn the_newest_of_several_places_counts_and_the_disk_of_a_named_one_is_told() {
    let mut seen = with(vec![made(6, Proof::Whole, None)]);
    seen.places[0].beside = Some(true);
    assert!(backup(&seen).sentence.contains("one lost disk takes both"));
    let mut stick = place(vec![Backup { at: "/mnt/stick/b".into(), ..made(1, Proof::Whole, None) }]);
    (stick.own, stick.disk.at, stick.beside) = (false, "/mnt/stick".into(), Some(false));
    seen.places.push(stick);
    let found = backups(&seen);
    assert!(found[0].sentence.contains("1 day old") && found[0].sentence.contains("/mnt/stick/b"), "{found:?}");
    assert!(!found[0].sentence.contains("takes both"), "{found:?}");
    assert_eq!((found.len(), found[1].what), (2, "encryption"));
    assert!(found[1].sentence.starts_with("the disk under /mnt/stick is not known to be encrypted"), "{found:?}");
    seen.places[1].unread = Some("this account may not".into());
    seen.places[1].backups.clear();
    let found = backups(&seen);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].state, State::Look);
    assert!(found[0].sentence.contains("/mnt/stick cannot be looked into: this account may not"), "{found:?}");
}
