//! A record that was changed says so: changed bytes by the page, changed journals by the entry, and a journal written anew by the seal on paper.
//!
//! Every byte of the record, one after the other, is the work of `cargo run --example every_byte`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "tamper/bytes.rs"]
mod bytes;
#[path = "tamper/copies.rs"]
mod copies;
#[path = "tamper/erasure.rs"]
mod erasure;
mod ground;
#[path = "tamper/rekey.rs"]
mod rekey;

use bytes::{PAGE, Patient};
use ground::{action, asking, make, open, tier};
use muster::domain::command::Command;
use muster::domain::identity::OcgId;
use muster::journal::canonical::hex;
use muster::journal::chain::seal_entry;
use muster::journal::claim;
use muster::journal::entry::Entry;
use muster::store::seals::SealVerdict;
use muster::store::{DataKey, Folder, StoreError, testing};
use std::fs;
use std::path::{Path, PathBuf};

/// A store with some meetings' worth of entries, closed.
fn filled(path: &Path) -> DataKey {
    let (mut store, key) = make(path, 1);
    for round in 0..6 {
        let ocg = i64::from(round % 3) + 1;
        store.act(&[tier(ocg, 1 + round % 4, "as the chair put it")], &asking(10 + u64::from(round))).unwrap();
        let actions: Vec<Command> = (0..3).map(|at| action(ocg, &format!("visit {round} {at}"))).collect();
        store.act(&actions, &asking(20 + u64::from(round))).unwrap();
    }
    let note = Command::AddNote { ocg: OcgId(2), action: None, text: "the canary sings ".repeat(500) };
    store.act(&[note], &asking(90)).unwrap();
    let batch = store.undoable().unwrap().unwrap().batch;
    store.undo(batch, &asking(91)).unwrap();
    key
}

#[test]
fn changed_bytes_are_found_and_the_page_is_named() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let patient = Patient::new(&path, &filled(&path));
    assert_eq!(patient.says(), None);
    let pages = patient.whole.len() / PAGE;
    assert!(pages > 40, "{pages} pages");
    // Every byte of the first page, one of each further page, and 2,000 seeded places.
    let mut chance = fastrand::Rng::with_seed(2026);
    let further = (1..pages).map(|page| page * PAGE + (page * 619) % PAGE);
    let mut places: Vec<usize> = (0..PAGE).chain(further).collect();
    places.extend((0..2_000).map(|_| chance.usize(..patient.whole.len())));
    for at in places {
        let said = patient.says_to(at, 1 << chance.u32(0..8));
        assert!(Patient::names(at, said.as_deref()), "byte {at}: {said:?}");
    }
    assert_eq!(patient.says(), None, "every byte was put right again");
}

#[test]
fn pages_swapped_wiped_or_cut_off_are_found() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let key = filled(&path);
    let patient = Patient::new(&path, &key);
    let record = path.join("record.db");
    let pages = patient.whole.len() / PAGE;
    let found = |what: &str, bytes: &[u8]| {
        fs::write(&record, bytes).unwrap();
        let said = patient.says().unwrap_or_else(|| panic!("{what} was not found"));
        assert!(said.contains("record.db"), "{what}: {said}");
    };
    for page in 1..pages {
        let mut bytes = patient.whole.clone();
        bytes[page * PAGE..(page + 1) * PAGE].fill(0);
        found(&format!("page {} wiped", page + 1), &bytes);
        found(&format!("cut off before page {}", page + 1), &patient.whole[..page * PAGE]);
    }
    for (one, two) in [(1, 2), (2, pages - 1), (5, 17)] {
        let mut bytes = patient.whole.clone();
        for at in 0..PAGE {
            bytes.swap(one * PAGE + at, two * PAGE + at);
        }
        found(&format!("pages {} and {} swapped", one + 1, two + 1), &bytes);
    }
    for keep in [0, 1, PAGE - 1, patient.whole.len() - 1] {
        found(&format!("cut to {keep} bytes"), &patient.whole[..keep]);
    }
    fs::write(&record, &patient.whole).unwrap();
}

#[test]
fn a_page_put_back_as_it_was_is_found_or_made_good_by_a_rebuild() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let key = filled(&path);
    let record = path.join("record.db");
    let before = fs::read(&record).unwrap();
    let mut store = open(&path, &key, false, 3).unwrap();
    store.act(&[tier(1, 4, "one act later"), action(1, "and an action")], &asking(99)).unwrap();
    let (tables, entries) = (store.projection_text().unwrap(), store.entries());
    drop(store);
    let after = fs::read(&record).unwrap();
    let patient = Patient::new(&path, &key);
    // An old page carries a good checksum of its own. In the journal and at its anchor it breaks the chain; elsewhere it is one of the tables,
    // which prove nothing and can be made anew.
    let (mut found, mut made_good) = (0, 0);
    for page in 0..before.len() / PAGE {
        let place = page * PAGE..(page + 1) * PAGE;
        if before[place.clone()] == after[place.clone()] {
            continue;
        }
        let mut bytes = after.clone();
        bytes[place.clone()].copy_from_slice(&before[place]);
        fs::write(&record, &bytes).unwrap();
        if patient.says().is_some() {
            found += 1;
            continue;
        }
        let mut store = open(&path, &key, false, 4).unwrap();
        assert_eq!(store.rebuild().unwrap(), entries);
        assert!(store.projection_text().unwrap() == tables, "page {}", page + 1);
        store.verify().unwrap();
        made_good += 1;
    }
    assert!(found > 1 && made_good > 1, "{found} found, {made_good} made good");
}

/// A closed store with its journal as it should be, copied afresh for every change.
struct Journal {
    base: tempfile::TempDir,
    key: DataKey,
    whole: Vec<u8>,
    entries: Vec<Entry>,
}

impl Journal {
    fn new() -> Self {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("store");
        let key = filled(&path);
        let mut entries = Vec::new();
        let keep = |entry| {
            entries.push(entry);
            Ok(())
        };
        open(&path, &key, true, 1).unwrap().each_entry(keep).unwrap();
        let whole = fs::read(path.join("record.db")).unwrap();
        Self { base, key, whole, entries }
    }

    fn path(&self) -> PathBuf {
        self.base.path().join("store")
    }

    fn last(&self) -> u64 {
        self.entries.last().unwrap().header.seq
    }

    /// Changes the journal by SQL on a fresh copy and leaves it closed.
    fn alter(&self, sql: &str) {
        fs::write(self.path().join("record.db"), &self.whole).unwrap();
        let folder = Folder::open(&self.path()).unwrap();
        testing::alter(&folder, &self.key, sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// What opening and verifying say to the change.
    fn says(&self, sql: &str) -> StoreError {
        self.alter(sql);
        let found = open(&self.path(), &self.key, true, 1).and_then(|store| store.verify());
        found.err().unwrap_or_else(|| panic!("not found: {sql}"))
    }

    /// The change is found, and the sentence holds `place` ("entry 7" in any case of the first letter).
    fn found(&self, sql: &str, place: &str) {
        let error = self.says(sql);
        assert!(matches!(error, StoreError::Journal(_) | StoreError::Damaged { .. }), "{sql}: {error:?}");
        let said = error.to_string();
        let whole_number = |at: usize| !said[at + place.len()..].starts_with(|letter: char| letter.is_ascii_digit());
        let low = said.to_lowercase();
        assert!(low.match_indices(place).any(|(at, _)| whole_number(at)), "{place} is not named: {said}");
    }
}

#[test]
fn a_dropped_entry_is_named() {
    let journal = Journal::new();
    for seq in 1..=journal.last() {
        // Without the last one the journal is merely shorter; that it ends too early is seen at opening.
        let place = if seq == journal.last() { format!("ends at entry {}", seq - 1) } else { format!("entry {seq}") };
        journal.found(&format!("DELETE FROM journal WHERE seq = {seq}"), &place);
        // And with the gap closed again.
        let closed =
            format!("DELETE FROM journal WHERE seq = {seq}; UPDATE journal SET seq = seq - 1 WHERE seq > {seq}");
        journal.found(&closed, if seq == journal.last() { &place } else { "ends at entry" });
        let hidden = format!("{closed}; UPDATE anchor SET entries = entries - 1");
        let place = if seq == journal.last() { format!("entry {}", seq - 1) } else { format!("entry {seq}") };
        journal.found(&hidden, &place);
    }
}

#[test]
fn a_journal_cut_short_is_named_at_every_length() {
    let journal = Journal::new();
    for keep in 0..journal.last() {
        journal.found(&format!("DELETE FROM journal WHERE seq > {keep}"), &format!("ends at entry {keep}"));
    }
    journal.found("DELETE FROM anchor", &format!("ends at entry {}", journal.last()));
}

#[test]
fn swapped_and_repeated_entries_are_named() {
    let journal = Journal::new();
    let swap = |one: u64, two: u64| {
        format!(
            "UPDATE journal SET seq = -1 WHERE seq = {one}; UPDATE journal SET seq = {one} WHERE seq = {two};
             UPDATE journal SET seq = {two} WHERE seq = -1"
        )
    };
    for seq in 1..journal.last() {
        let place = if seq + 1 == journal.last() { journal.last() } else { seq };
        journal.found(&swap(seq, seq + 1), &format!("entry {place}"));
    }
    for seq in 2..journal.last() - 1 {
        journal.found(&swap(1, seq), "entry 1");
    }
    let columns =
        "id, recorded_at, decided_at, decided_by, entered_by, meeting, batch, kind, subject, body_version, undoes,
        salt, body, body_hash, prev, hash";
    for seq in 1..=journal.last() {
        let next = journal.last() + 1;
        let again =
            format!("INSERT INTO journal (seq, {columns}) SELECT {next}, {columns} FROM journal WHERE seq = {seq}");
        journal.found(&again, &format!("ends at entry {next}"));
        let hidden = format!(
            "{again}; UPDATE anchor SET entries = {next}, head = (SELECT hash FROM journal WHERE seq = {next})"
        );
        journal.found(&hidden, &format!("entry {next}"));
    }
}

#[test]
fn an_edited_entry_is_named_whatever_was_edited() {
    let journal = Journal::new();
    let edits = [
        "id = zeroblob(16)",
        "id = x'00'",
        "recorded_at = recorded_at - 1",
        "decided_at = decided_at - 86400000",
        "decided_by = 'DCI 1551'",
        "entered_by = 'PC 1'",
        "meeting = '24'",
        "batch = batch + 1",
        "batch = -1",
        "kind = 'note.added '",
        "subject = 'ocg:9'",
        "body_version = 2",
        "body_version = 70000",
        "undoes = coalesce(undoes, 0) + 1",
        "salt = zeroblob(16)",
        "salt = x''",
        "body = body || ' '",
        "body = replace(body, 'a', 'e')",
        "body = NULL",
        "body = NULL, salt = zeroblob(16)",
        "body = CAST(x'ff' AS TEXT)",
        "body_hash = zeroblob(32)",
        "body_hash = x'00'",
        "prev = zeroblob(32)",
        "prev = hash",
        "hash = zeroblob(32)",
        "hash = x''",
    ];
    for edit in edits {
        for seq in [1, 2, journal.last() / 2, journal.last()] {
            journal.found(&format!("UPDATE journal SET {edit} WHERE seq = {seq}"), &format!("entry {seq}"));
        }
    }
    for edit in ["head = zeroblob(32)", "head = x'00'"] {
        journal.found(&format!("UPDATE anchor SET {edit}"), &format!("entry {}", journal.last()));
    }
    journal.found("UPDATE anchor SET entries = entries - 1", &format!("entry {}", journal.last()));
}

fn blob(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("x'{digits}'")
}

/// Rewrites the text of one entry with all its own hashes right; with `onward`, every later entry too.
fn rewritten(journal: &Journal, seq: u64, onward: bool) -> String {
    let mut sql = String::new();
    let mut prev = None;
    for entry in &journal.entries[usize::try_from(seq - 1).unwrap()..] {
        let body = entry.body.clone().unwrap();
        let body = if entry.header.seq == seq { body.replacen('o', "0", 1) } else { body };
        let made = seal_entry(entry.header.clone(), entry.salt, body, prev.unwrap_or(entry.prev));
        let set = format!(
            "UPDATE journal SET body = '{}', body_hash = {}, prev = {}, hash = {} WHERE seq = {};",
            made.body.as_ref().unwrap().replace('\'', "''"),
            blob(&made.body_hash),
            blob(&made.prev),
            blob(&made.hash),
            made.header.seq
        );
        sql.push_str(&set);
        prev = Some(made.hash);
        if !onward {
            break;
        }
    }
    if onward {
        sql.push_str(&format!("UPDATE anchor SET head = {};", blob(&prev.unwrap())));
    }
    sql
}

#[test]
fn an_entry_rewritten_with_its_own_hashes_is_named_by_the_next_one() {
    let journal = Journal::new();
    for seq in 1..=journal.last() {
        let place = if seq == journal.last() { seq } else { seq + 1 };
        journal.found(&rewritten(&journal, seq, false), &format!("entry {place}"));
    }
}

#[test]
fn a_journal_written_anew_to_its_end_is_shown_up_by_the_seal_on_paper() {
    let journal = Journal::new();
    let printed = open(&journal.path(), &journal.key, true, 1).unwrap().seal().unwrap().unwrap();
    let claim = claim::parse(&printed.to_string()).unwrap();
    let verdict = |sql: &str| {
        journal.alter(sql);
        let store = open(&journal.path(), &journal.key, true, 1).unwrap();
        // In itself the journal is whole: whoever has the key can write another. That is why the seal is printed.
        store.verify().unwrap();
        store.hold(std::slice::from_ref(&claim)).unwrap().remove(0)
    };
    for seq in 1..=journal.last() {
        let said = verdict(&rewritten(&journal, seq, true));
        assert!(matches!(said, SealVerdict::Differs { .. }), "entry {seq}: {said:?}");
    }
    let keep = journal.last() - 3;
    let shorter = format!(
        "DELETE FROM journal WHERE seq > {keep};
         UPDATE anchor SET entries = {keep}, head = (SELECT hash FROM journal WHERE seq = {keep})"
    );
    assert_eq!(verdict(&shorter), SealVerdict::CutShort { claimed: journal.last(), entries: keep });
    assert_eq!(verdict("SELECT 1"), SealVerdict::Confirmed { entry: journal.last() });
    // An older seal that is confirmed says from where on the journal can have been written anew.
    let half = journal.last() / 2;
    journal.alter(&rewritten(&journal, journal.last(), true));
    let store = open(&journal.path(), &journal.key, true, 1).unwrap();
    let older = claim::parse(&store.seal_at(half).unwrap().unwrap().to_string()).unwrap();
    let said = [SealVerdict::Differs { entry: half + 1 }, SealVerdict::Confirmed { entry: half }];
    assert_eq!(store.hold(&[claim, older]).unwrap(), said, "in whatever order they are named");
    assert_eq!(hex(&printed.head).len(), 64);
}
