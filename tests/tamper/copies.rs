//! What is whole in itself and yet not the record: an older copy of all of it, and the end of another store put in the place of its own.

use super::{Journal, blob};
use crate::ground::{action, asking, make, open, tier};
use muster::journal::claim;
use muster::journal::entry::Entry;
use muster::store::seals::SealVerdict;
use std::fs;

#[test]
fn every_older_copy_in_the_place_of_the_record_is_told_by_the_seal_on_paper() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let record = path.join("record.db");
    let (mut store, key) = make(&path, 1);
    let mut copies = Vec::new();
    for round in 0..20 {
        let seal = store.seal().unwrap().unwrap().to_string();
        copies.push((fs::read(&record).unwrap(), store.entries(), claim::parse(&seal).unwrap()));
        let ocg = i64::from(round % 3) + 1;
        store
            .act(
                &[tier(ocg, 1 + round % 4, "as the chair put it"), action(ocg, "visit")],
                &asking(10 + u64::from(round)),
            )
            .unwrap();
    }
    let claimed = store.entries();
    let printed = claim::parse(&store.seal().unwrap().unwrap().to_string()).unwrap();
    drop(store);
    for (bytes, entries, own) in &copies {
        fs::write(&record, bytes).unwrap();
        let store = open(&path, &key, true, 1).unwrap();
        // Nothing in it says so: that is why the seal is printed.
        store.verify().unwrap();
        let said = store.hold(&[printed.clone(), own.clone()]).unwrap();
        let wanted = [SealVerdict::Older { claimed, entries: *entries }, SealVerdict::Confirmed { entry: *entries }];
        assert_eq!(said, wanted, "a copy of {entries} entries");
    }
}

/// What puts an entry in the place of the one with its number.
fn put(entry: &Entry) -> String {
    let (header, quoted) = (&entry.header, |text: &str| format!("'{}'", text.replace('\'', "''")));
    let meeting = header.meeting.as_deref().map_or("NULL".to_owned(), quoted);
    let undoes = header.undoes.map_or("NULL".to_owned(), |undoes| undoes.to_string());
    format!(
        "UPDATE journal SET id = {}, recorded_at = {}, decided_at = {}, decided_by = {}, entered_by = {}, meeting = {meeting}, batch = {},
           kind = {}, subject = {}, body_version = {}, undoes = {undoes}, salt = {}, body = {}, body_hash = {}, prev = {}, hash = {}
         WHERE seq = {};",
        blob(header.id.as_bytes()),
        header.recorded_at,
        header.decided_at,
        quoted(&header.decided_by),
        quoted(&header.entered_by),
        header.batch,
        quoted(&header.kind),
        quoted(&header.subject),
        header.body_version,
        blob(&entry.salt),
        quoted(entry.body.as_deref().unwrap()),
        blob(&entry.body_hash),
        blob(&entry.prev),
        blob(&entry.hash),
        header.seq
    )
}

#[test]
fn the_end_of_another_store_does_not_fit_wherever_it_begins() {
    let journal = Journal::new();
    // The same acts recorded in another store: every text the same, every hash another.
    let other = tempfile::tempdir().unwrap();
    let path = other.path().join("store");
    let (mut store, _) = make(&path, 100);
    let mut round = 0_i64;
    while store.entries() < journal.last() {
        round += 1;
        let to = if round % 2 == 0 { 3 } else { 4 };
        store.act(&[tier(1 + round % 3, to, "in another store")], &asking(50 + round.unsigned_abs())).unwrap();
    }
    let mut foreign = Vec::new();
    let keep = |entry: Entry| {
        foreign.push(entry);
        Ok(())
    };
    store.each_entry(keep).unwrap();
    for from in 1..=journal.last() {
        let tail = foreign.iter().filter(|entry| (from..=journal.last()).contains(&entry.header.seq));
        let mut sql: String = tail.map(put).collect();
        let head = foreign.iter().find(|entry| entry.header.seq == journal.last()).unwrap().hash;
        sql.push_str(&format!("UPDATE anchor SET head = {}", blob(&head)));
        let place = if from == 1 { "another store".to_owned() } else { format!("entry {from}") };
        journal.found(&sql, &place);
        // One entry alone, with the rest as it was.
        let one = foreign.iter().find(|entry| entry.header.seq == from).unwrap();
        journal.found(&put(one), &place);
    }
}
