//! 10,000 random changes to a journal of 10,000 entries: each is found, at the first bad entry. What is done to a journal of 200 entries exhaustively
//! stands beside it and in the tests of the chain.

use super::canonical::genesis;
use super::chain::{Flaw, Verifier, seal_entry};
use super::entry::{Entry, Hash, Header};
use super::seal::{Seal, words_of};
use uuid::Uuid;

const STORE: &str = "K7QM-2XRD-91VT";
const COUNT: usize = 10_000;
/// A verifier is kept before every so many entries, so that a change is looked for from near by.
const STRIDE: usize = 50;

/// A journal of so many entries, every hash right.
pub(super) fn journal(store: &str, count: usize, salt: u8) -> Vec<Entry> {
    let mut prev = genesis(store);
    let made = (1..=count as u64).map(|seq| {
        let header = Header {
            seq,
            id: Uuid::from_u128(u128::from(seq) << 64 | 0x7000),
            recorded_at: 1_795_514_400_000 + seq.cast_signed() * 1_000,
            decided_at: 1_795_514_400_000,
            decided_by: "DCI 1550".into(),
            entered_by: "DC 5031".into(),
            meeting: (seq % 3 != 0).then(|| "T24".into()),
            batch: seq / 2 + 1,
            kind: "action.raised".into(),
            subject: format!("ocg:{}", seq % 31),
            body_version: 1,
            undoes: (seq % 7 == 0).then_some(seq - 1),
        };
        let entry = seal_entry(header, [salt; 16], format!("{{\"n\":{seq}}}"), prev);
        prev = entry.hash;
        entry
    });
    made.collect()
}

/// A text with one bit of one byte turned, still text.
fn turned(text: &str, chance: &mut fastrand::Rng) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let at = chance.usize(..bytes.len());
    bytes[at] ^= 1 << chance.u8(..6);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One bit of one field of an entry, whichever chance takes.
fn flip(entry: &mut Entry, chance: &mut fastrand::Rng) {
    let bit = 1_u64 << chance.u32(..63);
    let byte = 1_u8 << chance.u8(..8);
    let header = &mut entry.header;
    match chance.u8(..15) {
        0 => header.id = Uuid::from_u128(header.id.as_u128() ^ u128::from(bit)),
        1 => header.recorded_at ^= bit.cast_signed(),
        2 => header.decided_at ^= bit.cast_signed(),
        3 => header.decided_by = turned(&header.decided_by, chance),
        4 => header.entered_by = turned(&header.entered_by, chance),
        5 => header.meeting = header.meeting.as_ref().map_or_else(|| Some("T24".into()), |_| None),
        6 => header.batch ^= bit,
        7 => header.kind = turned(&header.kind, chance),
        8 => header.subject = turned(&header.subject, chance),
        9 => header.body_version ^= 1 << chance.u8(..16),
        10 => header.undoes = header.undoes.map_or(Some(bit), |_| None),
        11 => entry.salt[chance.usize(..16)] ^= byte,
        12 => entry.body = entry.body.as_ref().map(|body| turned(body, chance)),
        13 => entry.body_hash[chance.usize(..32)] ^= byte,
        _ => entry.hash[chance.usize(..32)] ^= byte,
    }
}

/// A verified journal, with a verifier from which any place can be reached soon.
struct Ground {
    entries: Vec<Entry>,
    before: Vec<Verifier>,
}

impl Ground {
    fn new() -> Self {
        let entries = journal(STORE, COUNT, 9);
        let mut verifier = Verifier::new(STORE);
        let mut before = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            if at % STRIDE == 0 {
                before.push(verifier.clone());
            }
            assert_eq!(verifier.push(entry), Ok(()));
        }
        Self { entries, before }
    }

    fn anchor(&self) -> Option<(u64, Hash)> {
        self.entries.last().map(|last| (last.header.seq, last.hash))
    }

    /// The journal ends before `at`: what opening says, which knows the anchor.
    fn cut(&self, at: usize) -> Option<(u64, Flaw)> {
        let mut verifier = self.before[at / STRIDE].clone();
        let rest = &self.entries[at / STRIDE * STRIDE..at];
        let bad = rest.iter().find_map(|entry| verifier.push(entry).err());
        bad.or_else(|| verifier.finish(self.anchor()).err()).map(|found| (found.seq, found.what))
    }

    /// Written anew from `at` on with every hash right, until the next seal on paper: a seal after every so many entries. The number of the first entry that it
    /// can be told from: the one after the last seal that still fits.
    fn written_anew(&self, at: usize) -> Option<(u64, Flaw)> {
        let (from, to) = (at / STRIDE * STRIDE, ((at / STRIDE + 1) * STRIDE).min(COUNT));
        let mut verifier = self.before[at / STRIDE].clone();
        let mut prev = self.entries[at].prev;
        for (place, entry) in self.entries[from..to].iter().enumerate() {
            let mut entry = entry.clone();
            if from + place >= at {
                let body = if from + place == at { "{}".to_owned() } else { entry.body.unwrap_or_default() };
                entry = seal_entry(entry.header, entry.salt, body, prev);
                prev = entry.hash;
            }
            assert_eq!(verifier.push(&entry), Ok(()), "whole in itself: that is why seals are printed");
        }
        let sealed = self.entries[to - 1].hash;
        assert_ne!(words_of(&sealed), words_of(&prev), "the words on paper differ");
        verifier.finish(Some((to as u64, sealed))).err().map(|found| (found.seq, found.what))
    }

    /// The number of the first bad entry after a change at `at` (from 0) and the ways it was told.
    fn first_bad(&self, at: usize, changed: impl FnOnce(&mut Vec<Entry>)) -> Option<(u64, Flaw)> {
        let from = at / STRIDE * STRIDE;
        let to = (at + STRIDE * 2).min(COUNT);
        let mut rest = self.entries[from..to].to_vec();
        changed(&mut rest);
        let mut verifier = self.before[from / STRIDE].clone();
        for entry in &rest {
            if let Err(found) = verifier.push(entry) {
                return Some((found.seq, found.what));
            }
        }
        let ended = to == COUNT;
        ended.then(|| verifier.finish(self.anchor()).err()).flatten().map(|found| (found.seq, found.what))
    }
}

#[test]
fn ten_thousand_random_changes_are_found_at_the_first_bad_entry() {
    let ground = Ground::new();
    let foreign = journal("9999-9999-9999", COUNT, 4);
    let mut chance = fastrand::Rng::with_seed(2026);
    for round in 0..10_000 {
        let at = chance.usize(..COUNT);
        let within = at % STRIDE;
        let seq = at as u64 + 1;
        let (what, found, bad) = match chance.u8(..10) {
            0..=3 => ("flip", ground.first_bad(at, |rest| flip(&mut rest[within], &mut chance)), seq),
            4 => ("drop", ground.first_bad(at, |rest| drop(rest.remove(within))), seq),
            5 => {
                // The last has nothing after it to be swapped with.
                let (within, seq) = if at + 1 == COUNT { (within - 1, seq - 1) } else { (within, seq) };
                ("swap", ground.first_bad(at, |rest| rest.swap(within, within + 1)), seq)
            }
            6 => {
                let again = |rest: &mut Vec<Entry>| rest.insert(within, rest[within].clone());
                ("duplicate", ground.first_bad(at, again), seq + 1)
            }
            7 => ("cut", ground.cut(at), seq),
            8 => (
                "written anew",
                ground.written_anew(at),
                (seq.div_ceil(STRIDE as u64) * STRIDE as u64).min(COUNT as u64),
            ),
            _ => ("graft", ground.first_bad(at, |rest| rest[within] = foreign[at].clone()), seq),
        };
        assert_eq!(found.as_ref().map(|(seq, _)| *seq), Some(bad), "round {round}: {what} at entry {seq}: {found:?}");
        if what == "graft" && at > 0 {
            assert_eq!(found.map(|(_, flaw)| flaw), Some(Flaw::NotLinked), "entry {seq}");
        }
    }
}

#[test]
fn a_tail_written_anew_differs_from_the_seal_on_paper() {
    let entries = journal(STORE, COUNT, 9);
    let printed = entries.last().map(|last| Seal { store_id: STORE.into(), entries: COUNT as u64, head: last.hash });
    let printed = printed.map(|seal| seal.words());
    let mut chance = fastrand::Rng::with_seed(7);
    for _ in 0..20 {
        let at = chance.usize(..COUNT);
        let mut anew = entries.clone();
        let mut prev = anew[at].prev;
        anew[at].body = Some("{\"n\":0}".into());
        for entry in &mut anew[at..] {
            let body = entry.body.clone().unwrap_or_default();
            *entry = seal_entry(entry.header.clone(), entry.salt, body, prev);
            prev = entry.hash;
        }
        let mut verifier = Verifier::new(STORE);
        assert!(
            anew.iter().all(|entry| verifier.push(entry).is_ok()),
            "whole in itself: that is why seals are printed"
        );
        assert_ne!(Some(words_of(&prev)), printed);
    }
}
