//! A writing process is killed at random moments, again and again on the same store: nothing that was acknowledged is ever lost, and nothing is
//! ever there by halves.
//!
//! The writer is this test binary run once more; it says on its standard output what it is about to record and what is on the disk.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod ground;

use ground::{action, asking, make, open, tier};
use muster::domain::command::Command as Asked;
use muster::domain::identity::{ActionId, OcgId, OfficerId};
use muster::domain::ocg::Post;
use muster::journal::entry::Hash;
use muster::journal::hex;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{DataKey, Folder, Keyring, Passphrase, Store};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Instant;

/// Kills in all, over two stores side by side.
const KILLS: usize = 300;

/// The environment variable that turns a run of this binary into the writer: the folder of the store.
const STORE: &str = "MUSTER_TEST_KILL_STORE";
const SEED: &str = "MUSTER_TEST_KILL_SEED";

/// What the writer said until it was killed.
#[derive(Default)]
struct Said {
    opened: bool,
    /// Last entry and head of every batch that was acknowledged.
    acknowledged: Vec<(u64, String)>,
    /// Entries of the batch it had begun and not acknowledged.
    begun: Option<u64>,
    /// True while it was making the projection anew.
    rebuilding: bool,
}

impl Said {
    fn hear(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        match words.next() {
            Some("opened") => self.opened = true,
            Some("begin") => self.begun = words.next().map(|count| count.parse().unwrap()),
            Some("kept") => {
                let last = words.next().unwrap().parse().unwrap();
                self.acknowledged.push((last, words.next().unwrap().to_owned()));
                self.begun = None;
            }
            Some("rebuilding") => self.rebuilding = true,
            Some("rebuilt") => self.rebuilding = false,
            _ => {}
        }
    }
}

/// The key of a store, out of its keyring.
fn key(path: &Path) -> DataKey {
    let keyring = Keyring::read(&Folder::open(path).unwrap().keyring()).unwrap();
    keyring.unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap()
}

/// The writer: acts without end until it is killed. Does nothing in an ordinary run of the tests.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(STORE) else { return };
    let seed: u64 = std::env::var(SEED).unwrap().parse().unwrap();
    let path = Path::new(&path);
    let key = key(path);
    let mut store = open(path, &key, false, seed).unwrap();
    let mut chance = fastrand::Rng::with_seed(seed);
    // What the test harness wrote before this stands on a line of its own.
    say("");
    say("opened");
    loop {
        step(&mut store, &mut chance);
    }
}

/// One line, handed to the system at once.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
    out.flush().unwrap();
}

/// One act of the writer: announced, recorded, acknowledged.
fn step(store: &mut Store, chance: &mut fastrand::Rng) {
    let asking = asking(store.entries());
    let ocg = chance.i64(1..=3);
    let kept = match chance.u32(0..24) {
        0..4 => {
            let Some(what) = store.undoable().unwrap() else { return };
            say(&format!("begin {}", what.entries));
            store.undo(what.batch, &asking)
        }
        4..6 => {
            let Some(what) = store.redoable().unwrap() else { return };
            say(&format!("begin {}", what.entries));
            store.redo(what.batch, &asking)
        }
        6 => {
            say("rebuilding");
            store.rebuild().unwrap();
            say("rebuilt");
            return;
        }
        kind => {
            let commands = match kind {
                7..12 => vec![tier(ocg, chance.u8(1..=4), "as the chair put it")],
                12..18 => (0..chance.usize(1..7)).map(|at| action(ocg, &format!("visit {at}"))).collect(),
                18 => {
                    let officer = Some(OfficerId(chance.i64(1..=2)));
                    vec![Asked::FillPost { ocg: OcgId(ocg), post: Post::Lro, officer, because: String::new() }]
                }
                19..22 => vec![Asked::StartAction { action: ActionId(chance.i64(1..60)) }],
                _ => vec![Asked::AddNote {
                    ocg: OcgId(ocg),
                    action: None,
                    text: "a remark ".repeat(chance.usize(1..400)),
                }],
            };
            // A rule may say no: then nothing is begun.
            let Ok(sentences) = store.preview(&commands, &asking) else { return };
            say(&format!("begin {}", sentences.len()));
            store.act(&commands, &asking)
        }
    };
    let receipt = kept.unwrap();
    let head = store.seal().unwrap().unwrap().head;
    say(&format!("kept {} {}", receipt.last, hex(&head)));
}

/// A writer at work.
fn start(path: &Path, seed: u64) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
        .env(STORE, path)
        .env(SEED, seed.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    (child, out)
}

/// When a writer is killed, but for a random moment more.
enum Aim {
    /// As soon as it runs.
    Start,
    /// After so many acknowledgements.
    After(usize),
    /// After so many acknowledgements, when the next act has begun.
    Within(usize),
}

impl Aim {
    fn reached(&self, said: &Said) -> bool {
        match self {
            Self::Start => true,
            Self::After(acts) => said.opened && said.acknowledged.len() >= *acts,
            Self::Within(acts) => said.acknowledged.len() >= *acts && said.begun.is_some(),
        }
    }
}

/// Lets a writer work for a random while, kills it, and gives all it said.
fn run_and_kill(path: &Path, seed: u64, chance: &mut fastrand::Rng) -> Said {
    let (mut child, mut out) = start(path, seed);
    let mut said = Said::default();
    let mut line = String::new();
    // One in sixteen is killed on its way up, the others after some acts, and of those most within an act that it has announced.
    let aim = match chance.u32(0..16) {
        0 => Aim::Start,
        1..4 => Aim::After(chance.usize(0..10)),
        _ => Aim::Within(chance.usize(0..10)),
    };
    while !aim.reached(&said) {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "the writer ended by itself");
        said.hear(&line);
    }
    // An act takes some milliseconds, a start some ten.
    let most = if matches!(aim, Aim::Start) { 15_000 } else { 7_000 };
    let until = std::time::Duration::from_micros(chance.u64(0..most));
    let from = Instant::now();
    while from.elapsed() < until {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // The pipe still holds what was said before the end; a last line cut short was never said.
    loop {
        line.clear();
        if out.read_line(&mut line).unwrap() == 0 {
            return said;
        }
        if line.ends_with('\n') {
            said.hear(&line);
        }
    }
}

/// Every entry's hash, by number.
fn hashes(store: &Store) -> BTreeMap<u64, Hash> {
    let mut found = BTreeMap::new();
    store
        .each_entry(|entry| {
            found.insert(entry.header.seq, entry.hash);
            Ok(())
        })
        .unwrap();
    found
}

/// How the kills fell: so that a run which never hit a writing shows.
#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    acknowledged: usize,
    /// Killed with a batch begun: it was not there afterwards.
    rolled_back: usize,
    /// Killed with a batch begun: it was there, whole.
    whole: usize,
    rebuilding: usize,
}

/// Opens the store after a kill and holds it against what was acknowledged, in this round and in all before it.
fn judge(path: &Path, key: &DataKey, said: &Said, all: &mut BTreeMap<u64, String>, tally: &mut Tally) {
    let before = all.last_key_value().map_or(0, |(last, _)| *last);
    all.extend(said.acknowledged.iter().cloned());
    let known = all.last_key_value().map_or(0, |(last, _)| *last);
    assert!(known >= before);
    // Opening for writing takes the lock: a killed writer leaves none behind.
    let mut store = open(path, key, false, 1).unwrap();
    let verified = store.verify().unwrap();
    assert_eq!(verified.entries, store.entries());
    let found = hashes(&store);
    for (last, head) in all.iter() {
        assert_eq!(found.get(last).map(|hash| hex(hash)).as_ref(), Some(head), "entry {last} was acknowledged");
    }
    match (said.begun, store.entries() - known) {
        (_, 0) => tally.rolled_back += usize::from(said.begun.is_some()),
        (Some(count), beyond) if count == beyond => tally.whole += 1,
        (begun, beyond) => panic!("{beyond} entries beyond the last acknowledged one, begun {begun:?}"),
    }
    // A table left by halves stays so until it is made anew, so that looking at every sixth kill misses nothing; a rebuild that was hit is
    // looked at in any case.
    if said.rebuilding || tally.kills.is_multiple_of(6) {
        let live = store.projection_text().unwrap();
        store.rebuild().unwrap();
        assert!(store.projection_text().unwrap() == live, "the tables are not what the journal says");
    }
    tally.kills += 1;
    tally.acknowledged += said.acknowledged.len();
    tally.rebuilding += usize::from(said.rebuilding);
    // What stands now stands for good.
    all.insert(store.entries(), hex(&found[&store.entries()]));
}

fn kill_again_and_again(seed: u64) {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, key) = make(&path, 1);
    let mut all = BTreeMap::from([(store.entries(), hex(&store.seal().unwrap().unwrap().head))]);
    drop(store);
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut tally = Tally::default();
    for _ in 0..KILLS / 2 {
        let said = run_and_kill(&path, chance.u64(..), &mut chance);
        judge(&path, &key, &said, &mut all, &mut tally);
    }
    let mut store = open(&path, &key, false, 1).unwrap();
    let live = store.projection_text().unwrap();
    let entries = store.rebuild().unwrap();
    assert!(store.projection_text().unwrap() == live, "the tables are not what the journal says");
    say(&format!("{tally:?}, {entries} entries"));
    assert!(tally.acknowledged > KILLS, "the writers were hardly let write: {tally:?}");
    assert!(tally.rolled_back + tally.whole > 0, "no writing was hit: {tally:?}");
}

#[test]
fn a_killed_writer_loses_nothing_it_acknowledged_first_store() {
    kill_again_and_again(2026);
}

#[test]
fn a_killed_writer_loses_nothing_it_acknowledged_second_store() {
    kill_again_and_again(1124);
}

#[test]
fn a_second_writer_is_refused_while_the_first_lives_and_let_in_when_it_is_killed() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, key) = make(&path, 1);
    drop(store);
    let (mut child, mut out) = start(&path, 3);
    let mut said = Said::default();
    let mut line = String::new();
    while !said.opened {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0);
        said.hear(&line);
    }
    let refused = open(&path, &key, false, 4).unwrap_err();
    assert!(refused.to_string().starts_with("Another Muster, started 10:00, has this store."), "{refused}");
    child.kill().unwrap();
    child.wait().unwrap();
    open(&path, &key, false, 4).unwrap().verify().unwrap();
}
