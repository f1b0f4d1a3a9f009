//! Tests of the chain: every way to alter 200 entries is found, at the first bad place.

use super::*;
use crate::journal::canonical::hex;
use proptest::prelude::*;
use uuid::Uuid;

const STORE: &str = "K7QM-2XRD-91VT";
const COUNT: u64 = 200;

fn journal(count: u64, store: &str) -> Vec<Entry> {
    let mut prev = genesis(store);
    (1..=count)
        .map(|seq| {
            let header = Header {
                seq,
                id: Uuid::from_u128(u128::from(seq) << 64 | 0x7000),
                recorded_at: 1_795_514_400_000 + i64::try_from(seq).unwrap_or(0) * 1_000,
                decided_at: 1_795_514_400_000,
                decided_by: "DCI 1550".into(),
                entered_by: "DC 5031".into(),
                meeting: (seq % 3 != 0).then(|| "MTG-2026-0024".into()),
                batch: seq / 2 + 1,
                kind: "action.raised".into(),
                subject: format!("OCG-{:03}", seq % 31),
                body_version: 1,
                undoes: (seq % 7 == 0).then_some(seq - 1),
            };
            let salt = [u8::try_from(seq % 251).unwrap_or(0); 16];
            let entry = seal_entry(header, salt, format!("{{\"n\":{seq}}}"), prev);
            prev = entry.hash;
            entry
        })
        .collect()
}

fn verify(entries: &[Entry], anchor: Option<(u64, Hash)>) -> Result<Head, Break> {
    let mut verifier = Verifier::new(STORE);
    for entry in entries {
        verifier.push(entry)?;
    }
    verifier.finish(anchor)
}

fn anchor(entries: &[Entry]) -> Option<(u64, Hash)> {
    entries.last().map(|entry| (entry.header.seq, entry.hash))
}

type Alter = fn(&mut Entry);

/// Every change of a single field, with a name for the message when one slips through.
fn alterations() -> Vec<(&'static str, Alter)> {
    vec![
        ("id", |e| e.header.id = Uuid::from_u128(1)),
        ("recorded_at", |e| e.header.recorded_at += 1),
        ("decided_at", |e| e.header.decided_at -= 1),
        ("decided_by", |e| e.header.decided_by.push('1')),
        ("entered_by", |e| e.header.entered_by.clear()),
        ("meeting", |e| e.header.meeting = Some("MTG-2026-0023".into())),
        ("meeting presence", |e| {
            e.header.meeting = match &e.header.meeting {
                Some(_) => None,
                None => Some(String::new()),
            }
        }),
        ("batch", |e| e.header.batch += 1),
        ("kind", |e| e.header.kind = "action.cancelled".into()),
        ("subject", |e| e.header.subject.insert(0, ' ')),
        ("body_version", |e| e.header.body_version += 1),
        ("undoes", |e| e.header.undoes = e.header.undoes.map_or(Some(0), |_| None)),
        ("hash", |e| e.hash[31] ^= 1),
        ("prev", |e| e.prev[0] ^= 128),
    ]
}

#[test]
fn a_whole_journal_verifies() {
    let entries = journal(COUNT, STORE);
    let head = verify(&entries, anchor(&entries));
    assert_eq!(head, Ok(Head { entries: COUNT, hash: entries[199].hash, erased: vec![], taken: vec![] }));
    assert_eq!(verify(&[], Some((0, genesis(STORE)))).map(|head| head.entries), Ok(0));
}

#[test]
fn every_altered_field_of_every_entry_is_found_there() {
    let entries = journal(COUNT, STORE);
    for at in 0..entries.len() {
        let seq = entries[at].header.seq;
        for (name, alter) in alterations() {
            let mut copy = entries.clone();
            alter(&mut copy[at]);
            assert_eq!(verify(&copy, None), Err(Break { seq, what: Flaw::HeaderAltered }), "{name} of entry {seq}");
        }
        let bodies: [(&str, Alter); 3] = [
            ("body", |e| e.body = Some("{\"n\":0}".into())),
            ("salt", |e| e.salt[3] ^= 4),
            ("body_hash", |e| e.body_hash[9] ^= 16),
        ];
        for (name, alter) in bodies {
            let mut copy = entries.clone();
            alter(&mut copy[at]);
            assert_eq!(verify(&copy, None), Err(Break { seq, what: Flaw::BodyAltered }), "{name} of entry {seq}");
        }
        let mut copy = entries.clone();
        copy[at].header.seq += 1;
        assert_eq!(verify(&copy, None), Err(Break { seq, what: Flaw::Missing { found: seq + 1 } }));
        copy[at].header.seq -= 2;
        assert_eq!(verify(&copy, None), Err(Break { seq, what: Flaw::Extra { found: seq - 1 } }));
    }
}

#[test]
fn an_erased_entry_is_still_guarded() {
    let mut entries = journal(20, STORE);
    entries[4].erase();
    entries[4].body_hash[0] ^= 1;
    assert_eq!(verify(&entries, None), Err(Break { seq: 5, what: Flaw::HeaderAltered }));
}

#[test]
fn every_drop_swap_and_repeat_is_found() {
    let entries = journal(COUNT, STORE);
    let end = anchor(&entries);
    let mut before = Verifier::new(STORE);
    for at in 0..entries.len() {
        let seq = entries[at].header.seq;
        let mut dropped = entries.clone();
        dropped.remove(at);
        let what = if seq == COUNT {
            Flaw::Shorter { entries: seq - 1, expected: COUNT }
        } else {
            Flaw::Missing { found: seq + 1 }
        };
        assert_eq!(verify(&dropped, end), Err(Break { seq, what }), "drop {seq}");

        let mut doubled = entries.clone();
        doubled.insert(at, entries[at].clone());
        assert_eq!(
            verify(&doubled, end),
            Err(Break { seq: seq + 1, what: Flaw::Extra { found: seq } }),
            "repeat {seq}"
        );

        // A swap is first seen at its earlier place, so what stands before need not be verified again for each.
        for other in &entries[at + 1..] {
            let found = other.header.seq;
            let verdict = before.clone().push(other);
            assert_eq!(verdict, Err(Break { seq, what: Flaw::Missing { found } }), "swap {seq}, {found}");
        }
        assert_eq!(before.push(&entries[at]), Ok(()));
    }
}

#[test]
fn numbers_made_good_after_a_drop_or_swap_do_not_hide_it() {
    let entries = journal(40, STORE);
    for at in 0..39 {
        let mut dropped = entries.clone();
        dropped.remove(at);
        for entry in &mut dropped[at..] {
            entry.header.seq -= 1;
        }
        let seq = entries[at].header.seq;
        assert_eq!(verify(&dropped, None), Err(Break { seq, what: Flaw::HeaderAltered }), "drop {seq}");
        // Re-hashed by itself the entry is whole, but it was written after another.
        let mut relinked = dropped.clone();
        let own = relinked[at].clone();
        relinked[at] = seal_entry(own.header, own.salt, own.body.unwrap_or_default(), own.prev);
        let what = if seq == 1 { Flaw::OtherStore } else { Flaw::NotLinked };
        assert_eq!(verify(&relinked, None), Err(Break { seq, what }), "relink {seq}");
    }
}

#[test]
fn every_cut_is_found_with_an_anchor_and_only_with_one() {
    let entries = journal(COUNT, STORE);
    for keep in 0..entries.len() {
        let cut = &entries[..keep];
        let kept = u64::try_from(keep).unwrap_or(0);
        assert!(verify(cut, None).is_ok());
        let what = Flaw::Shorter { entries: kept, expected: COUNT };
        assert_eq!(verify(cut, anchor(&entries)), Err(Break { seq: kept + 1, what }));
    }
}

#[test]
fn a_journal_written_anew_is_found_by_the_anchor() {
    let entries = journal(COUNT, STORE);
    for at in [0, 1, 99, 198, 199] {
        let mut anew = entries[..at].to_vec();
        let mut prev = entries[at].prev;
        for (place, entry) in entries.iter().enumerate().skip(at) {
            let body = if place == at { "{\"n\":-1}".into() } else { entry.body.clone().unwrap_or_default() };
            let entry = seal_entry(entry.header.clone(), entry.salt, body, prev);
            prev = entry.hash;
            anew.push(entry);
        }
        assert!(verify(&anew, None).is_ok(), "a rewritten journal is whole in itself");
        assert_eq!(verify(&anew, anchor(&entries)), Err(Break { seq: COUNT, what: Flaw::HeadDiffers }));
    }
}

#[test]
fn an_older_anchor_is_held_against_the_entry_it_names() {
    let entries = journal(50, STORE);
    let run = |watch: Option<u64>, expected| {
        let mut verifier = Verifier::new(STORE);
        if let Some(seq) = watch {
            verifier = verifier.watch(seq);
        }
        for entry in &entries {
            verifier.push(entry)?;
        }
        verifier.finish(Some(expected))
    };
    assert!(run(Some(30), (30, entries[29].hash)).is_ok());
    assert!(run(Some(0), (0, genesis(STORE))).is_ok());
    assert_eq!(run(Some(30), (30, [0; 32])), Err(Break { seq: 30, what: Flaw::HeadDiffers }));
    let longer = Flaw::Longer { entries: 50, expected: 30 };
    assert_eq!(run(None, (30, entries[29].hash)), Err(Break { seq: 31, what: longer }));
}

#[test]
fn another_store_and_a_grafted_tail_are_found() {
    let ours = journal(20, STORE);
    let theirs = journal(20, "0000-0000-0000");
    assert_eq!(verify(&theirs, None), Err(Break { seq: 1, what: Flaw::OtherStore }));
    let mut graft = ours[..10].to_vec();
    graft.extend_from_slice(&theirs[10..]);
    assert_eq!(verify(&graft, None), Err(Break { seq: 11, what: Flaw::NotLinked }));
}

#[test]
fn every_erased_body_still_verifies_and_is_listed() {
    let entries = journal(COUNT, STORE);
    for at in 0..entries.len() {
        let mut copy = entries.clone();
        copy[at].erase();
        assert_eq!(verify(&copy, anchor(&entries)).map(|head| head.erased), Ok(vec![entries[at].header.seq]));
    }
    let mut all = entries.clone();
    all.iter_mut().for_each(Entry::erase);
    assert_eq!(verify(&all, anchor(&entries)).map(|head| head.erased.len()), Ok(200));
}

#[test]
fn sentences_tell_what_and_where() {
    let say = |seq, what| Break { seq, what }.sentence();
    assert_eq!(
        say(9_482, Flaw::Missing { found: 9_483 }),
        "Entry 9,482 is missing or out of order: entry 9,483 stands in its place."
    );
    assert_eq!(
        say(3, Flaw::Shorter { entries: 2, expected: 7 }),
        "The journal ends at entry 2, but 7 entries were recorded: entry 3 and what followed are gone."
    );
    let all = [
        Flaw::Missing { found: 2 },
        Flaw::Extra { found: 2 },
        Flaw::BodyAltered,
        Flaw::HeaderAltered,
        Flaw::NotLinked,
        Flaw::OtherStore,
        Flaw::Shorter { entries: 1, expected: 2 },
        Flaw::Longer { entries: 2, expected: 1 },
        Flaw::HeadDiffers,
    ];
    let mut sentences: Vec<String> = all.into_iter().map(|what| say(1, what)).collect();
    assert!(sentences.iter().all(|text| text.ends_with('.') && !text.contains('\n')));
    sentences.sort();
    sentences.dedup();
    assert_eq!(sentences.len(), 9, "no two findings read alike");
}

proptest! {
    /// One bit changed anywhere in the hashes, the salt or the text of any entry.
    #[test]
    fn one_changed_bit_is_found(at in 0_usize..30, part in 0_usize..5, byte in 0_usize..32, bit in 0_u8..8) {
        let entries = journal(30, STORE);
        let mut copy = entries.clone();
        let entry = &mut copy[at];
        match part {
            0 => entry.hash[byte] ^= 1 << bit,
            1 => entry.prev[byte] ^= 1 << bit,
            2 => entry.body_hash[byte] ^= 1 << bit,
            3 => entry.salt[byte % 16] ^= 1 << bit,
            _ => entry.header.decided_at ^= 1_i64 << (byte * 2 % 64),
        }
        let found = verify(&copy, anchor(&entries));
        prop_assert_eq!(found.map_err(|broken| broken.seq), Err(entries[at].header.seq));
    }

    /// Any text in any field links, verifies, and gives its own hash.
    #[test]
    fn any_text_is_carried(kind in ".*", subject in ".*", body in ".*", salt: [u8; 16]) {
        let mut header = journal(1, STORE).remove(0).header;
        header.kind = kind;
        header.subject = subject;
        let entry = seal_entry(header, salt, body, genesis(STORE));
        prop_assert!(verify(std::slice::from_ref(&entry), anchor(std::slice::from_ref(&entry))).is_ok());
        prop_assert_eq!(hex(&entry.hash).len(), 64);
    }
}
