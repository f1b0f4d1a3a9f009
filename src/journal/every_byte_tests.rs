//! A journal of 200 entries, changed in every way there is: every byte of every stored value turned, every byte of every text taken out or doubled, every tail grafted
//! or written anew, every older whole copy held against a printed seal. Each is found, at the first bad entry.

use super::chain::{Flaw, Verifier, seal_entry};
use super::claim::{self, SealClaim};
use super::entry::{Entry, Hash};
use super::seal::Seal;
use super::tamper_tests::journal;
use uuid::Uuid;

const STORE: &str = "K7QM-2XRD-91VT";
const COUNT: usize = 200;

/// Every text that differs from this one by one byte turned, left out or doubled, and is still text.
fn other_texts(text: &str) -> Vec<String> {
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    for at in 0..=bytes.len() {
        let more = bytes.get(at).copied().unwrap_or(b' ');
        all.push([&bytes[..at], &[more], &bytes[at..]].concat());
        if at < bytes.len() {
            all.push([&bytes[..at], &bytes[at + 1..]].concat());
            let mut turned = bytes.to_vec();
            turned[at] ^= 1 << (at % 7);
            all.push(turned);
        }
    }
    all.into_iter().filter_map(|bytes| String::from_utf8(bytes).ok()).collect()
}

/// This entry with each byte of each stored value turned, and with one byte more or less in each place of each text.
fn others(entry: &Entry) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Entry)| {
        let mut copy = entry.clone();
        change(&mut copy);
        all.push(copy);
    };
    // One bit of each byte, another one from place to place.
    for at in 0..16 {
        let bit = at * 8 + at % 8;
        with(&|e| e.header.id = Uuid::from_u128(e.header.id.as_u128() ^ 1 << bit));
        with(&|e| e.salt[at] ^= 1 << (at % 8));
        with(&|e| e.header.body_version ^= 1 << at);
    }
    for at in 0..8 {
        let bit = at * 8 + (at + 5) % 8;
        with(&|e| e.header.seq ^= 1 << bit);
        with(&|e| e.header.recorded_at ^= 1 << bit);
        with(&|e| e.header.decided_at ^= 1 << bit);
        with(&|e| e.header.batch ^= 1 << bit);
        with(&|e| e.header.undoes = e.header.undoes.map_or(Some(1 << bit), |undoes| Some(undoes ^ 1 << bit)));
    }
    for at in 0..32 {
        with(&|e| e.body_hash[at] ^= 1 << (at % 8));
        with(&|e| e.prev[at] ^= 1 << ((at + 3) % 8));
        with(&|e| e.hash[at] ^= 1 << ((at + 6) % 8));
    }
    let header = &entry.header;
    other_texts(&header.decided_by).into_iter().for_each(|text| with(&|e| e.header.decided_by.clone_from(&text)));
    other_texts(&header.entered_by).into_iter().for_each(|text| with(&|e| e.header.entered_by.clone_from(&text)));
    other_texts(&header.kind).into_iter().for_each(|text| with(&|e| e.header.kind.clone_from(&text)));
    other_texts(&header.subject).into_iter().for_each(|text| with(&|e| e.header.subject.clone_from(&text)));
    let meeting = header.meeting.as_deref().unwrap_or_default();
    other_texts(meeting).into_iter().for_each(|text| with(&|e| e.header.meeting = Some(text.clone())));
    let body = entry.body.as_deref().unwrap_or_default();
    other_texts(body).into_iter().for_each(|text| with(&|e| e.body = Some(text.clone())));
    with(&|e| e.header.undoes = if e.header.undoes.is_some() { None } else { Some(0) });
    with(&|e| e.header.meeting = if e.header.meeting.is_some() { None } else { Some(String::new()) });
    all
}

#[test]
fn every_byte_that_is_turned_left_out_or_doubled_is_found_in_its_entry() {
    let mut verifier = Verifier::new(STORE);
    let mut tried = 0;
    for entry in journal(STORE, COUNT, 9) {
        let seq = entry.header.seq;
        for other in others(&entry) {
            let found = verifier.clone().push(&other).err().map(|found| found.seq);
            assert_eq!(found, Some(seq), "{other:?}");
            tried += 1;
        }
        assert_eq!(verifier.push(&entry), Ok(()));
    }
    assert!(tried > 200 * 300, "{tried} changes");
}

/// What is on paper after so many entries.
fn printed(entries: &[Entry]) -> Option<SealClaim> {
    let last = entries.last()?;
    let seal = Seal { store_id: STORE.into(), entries: last.header.seq, head: last.hash };
    claim::parse(&seal.to_string()).ok()
}

/// The first bad entry of a journal, its own hashes asked only.
fn first_bad(entries: &[Entry]) -> Option<(u64, Flaw)> {
    let mut verifier = Verifier::new(STORE);
    entries.iter().find_map(|entry| verifier.push(entry).err()).map(|found| (found.seq, found.what))
}

#[test]
fn every_grafted_tail_and_every_grafted_entry_is_found_where_it_begins() {
    let (ours, theirs) = (journal(STORE, COUNT, 9), journal("9999-9999-9999", COUNT, 4));
    for at in 0..COUNT {
        let seq = at as u64 + 1;
        let flaw = if at == 0 { Flaw::OtherStore } else { Flaw::NotLinked };
        let tail = [&ours[..at], &theirs[at..]].concat();
        assert_eq!(first_bad(&tail), Some((seq, flaw.clone())), "tail from {seq}");
        let one = [&ours[..at], &theirs[at..=at], &ours[at + 1..]].concat();
        assert_eq!(first_bad(&one), Some((seq, flaw)), "entry {seq}");
        // From the same store, but another state of it: a tail that was recorded after other entries.
        if at + 2 < COUNT {
            let moved = [&ours[..at], &ours[at + 1..]].concat();
            assert_eq!(first_bad(&moved).map(|(seq, _)| seq), Some(seq), "moved up to {seq}");
        }
    }
}

/// Writes a journal anew from a place on, with every hash right.
fn anew(entries: &[Entry], at: usize) -> Vec<Entry> {
    let mut made = entries[..at].to_vec();
    let mut prev: Hash = entries[at].prev;
    for (place, entry) in entries.iter().enumerate().skip(at) {
        let body = if place == at { "{\"n\":0}".to_owned() } else { entry.body.clone().unwrap_or_default() };
        let entry = seal_entry(entry.header.clone(), entry.salt, body, prev);
        prev = entry.hash;
        made.push(entry);
    }
    made
}

#[test]
fn a_journal_written_anew_from_any_entry_fits_every_seal_before_it_and_none_after() {
    let entries = journal(STORE, COUNT, 9);
    let seals: Vec<_> = (1..=COUNT).map(|count| printed(&entries[..count])).collect();
    for at in 0..COUNT {
        let made = anew(&entries, at);
        assert_eq!(first_bad(&made), None, "whole in itself: that is why seals are printed");
        for (place, (entry, seal)) in made.iter().zip(&seals).enumerate() {
            let fits = seal.as_ref().is_some_and(|seal| seal.matches(&entry.hash));
            assert_eq!(fits, place < at, "from {at}: the seal of entry {}", place + 1);
        }
    }
}

#[test]
fn every_older_whole_copy_is_shorter_than_the_printed_seal_says_and_has_no_such_words() {
    let entries = journal(STORE, COUNT, 9);
    let last = entries.last().map(|last| (last.header.seq, last.hash));
    let seal = printed(&entries);
    for keep in 0..COUNT {
        let mut verifier = Verifier::new(STORE);
        for entry in &entries[..keep] {
            assert_eq!(verifier.push(entry), Ok(()));
            assert!(seal.as_ref().is_some_and(|seal| !seal.matches(&entry.hash)));
        }
        let found = verifier.finish(last).map_err(|found| (found.seq, found.what));
        let what = Flaw::Shorter { entries: keep as u64, expected: COUNT as u64 };
        assert_eq!(found.err(), Some((keep as u64 + 1, what)));
    }
}
