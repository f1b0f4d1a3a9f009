//! System calls that fail: the writer is this test binary run once more under `strace`, which makes the nth writing or flush fail.

use crate::disk::say;
use crate::ground::{action, asking, make, open, tier};
use muster::domain::identity::OcgId;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{Folder, Keyring, Passphrase};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// The environment variable that turns a run of this binary into the writer: the folder of the store.
const STORE: &str = "MUSTER_TEST_FAULTS_STORE";

/// Acts the writer tries, and entries of each.
const ACTS: usize = 4;
const EACH: u64 = 3;

/// The writer. Does nothing in an ordinary run of the tests.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(STORE) else { return };
    let path = Path::new(&path);
    let keyring = Keyring::read(&Folder::open(path).unwrap().keyring()).unwrap();
    let key = keyring.unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    let mut out = std::io::stdout().lock();
    let mut store = match open(path, &key, false, 7) {
        Ok(store) => store,
        Err(error) => {
            writeln!(out, "\nclosed {error}").unwrap();
            return;
        }
    };
    writeln!(out, "\nopened {}", store.entries()).unwrap();
    for at in 0..ACTS {
        let ocg = i64::try_from(at % 3).unwrap() + 1;
        let commands = [tier(ocg, 4, "a reason"), action(ocg, "one"), action(ocg, "two")];
        match store.act(&commands, &asking(50 + at as u64)) {
            Ok(receipt) => writeln!(out, "kept {}", receipt.last).unwrap(),
            Err(error) => writeln!(out, "failed {} {error}", store.is_read_only()).unwrap(),
        }
    }
    let seen = store.board(asking(0).today).map(|board| board.ocgs.iter().filter(|ocg| ocg.id == OcgId(1)).count());
    match seen {
        Ok(count) => writeln!(out, "reads {count}").unwrap(),
        Err(error) => writeln!(out, "blind {error}").unwrap(),
    }
}

/// One failing run: what the writer said, and what is there afterwards.
struct Run {
    /// The writer's own lines.
    lines: Vec<String>,
    /// Entries it found.
    found: u64,
    /// Last entry it acknowledged, or the last it found.
    kept: u64,
    /// Entries found by opening the store again.
    there: u64,
}

impl Run {
    fn failures(&self) -> Vec<&str> {
        self.lines.iter().filter_map(|line| line.strip_prefix("failed ")).collect()
    }
}

/// Runs the writer on a new store with `inject` in force; `None` where there is no strace.
fn run(inject: &str) -> Option<Run> {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, key) = make(&path, 1);
    let found = store.entries();
    drop(store);
    let ran = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("inject={inject}")])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "writer::writer", "--nocapture", "--test-threads=1"])
        .env(STORE, &path)
        .stdin(Stdio::null())
        .output();
    let said = match ran {
        Ok(ran) => String::from_utf8_lossy(&ran.stdout).into_owned(),
        Err(_) => String::new(),
    };
    let ours = ["opened ", "closed ", "kept ", "failed ", "reads ", "blind "];
    let lines: Vec<String> =
        said.lines().filter(|line| ours.iter().any(|word| line.starts_with(word))).map(str::to_owned).collect();
    if lines.is_empty() {
        return None;
    }
    let kept = lines.iter().filter_map(|line| line.strip_prefix("kept ")).next_back();
    let kept = kept.map_or(found, |last| last.parse().unwrap());
    // Whatever failed: the store opens again by itself, is whole, and its tables are the journal's.
    let mut store = open(&path, &key, false, 8).unwrap_or_else(|error| panic!("{inject}: {error}\n{lines:?}"));
    store.verify().unwrap_or_else(|error| panic!("{inject}: {error}\n{lines:?}"));
    let live = store.projection_text().unwrap();
    let there = store.rebuild().unwrap();
    assert!(store.projection_text().unwrap() == live, "{inject}: {lines:?}");
    Some(Run { lines, found, kept, there })
}

fn not_run() {
    say("not run: strace is not installed or may not be used here, so no system call was made to fail");
}

/// Every failing place near the start, and then ever fewer.
fn places(most: usize) -> impl Iterator<Item = usize> {
    (1..=12).chain((15..most).step_by(11))
}

#[test]
fn a_disk_that_fills_at_any_writing_loses_nothing_and_says_so() {
    let (mut failed, mut some_kept) = (0, 0);
    for nth in places(180) {
        let Some(run) = run(&format!("pwrite64:error=ENOSPC:when={nth}+")) else { return not_run() };
        let lines = &run.lines;
        assert_eq!(run.there, run.kept, "writing {nth}: {lines:?}");
        // What is there is still seen, but where half a writing had to be rolled back first and that fails too.
        let seen = |line: &String| line == "reads 1" || line.starts_with("blind The disk is full");
        assert!(lines.iter().any(seen), "writing {nth}: {lines:?}");
        let failures = run.failures();
        for said in &failures {
            assert!(said.starts_with("false The disk is full, so this was not saved to "), "writing {nth}: {said}");
        }
        failed += usize::from(!failures.is_empty());
        some_kept += usize::from(!failures.is_empty() && run.kept > run.found);
    }
    assert!(failed > 10 && some_kept > 2, "{failed} runs failed, {some_kept} of them after something was kept");
}

/// One failure, then the disk works again: nobody knows what reached it, so nothing more may be written on that connection.
fn ends_the_writing(call: &str, most: usize) {
    let (mut failed, mut unsure) = (0, 0);
    for nth in places(most) {
        let Some(run) = run(&format!("{call}:error=EIO:when={nth}")) else { return not_run() };
        let lines = &run.lines;
        let failures = run.failures();
        if let Some((first, others)) = failures.split_first() {
            failed += 1;
            assert!(first.starts_with("true The disk failed at "), "{call} {nth}: {first}");
            assert!(first.contains("it is not certain that this was saved. Nothing more is written now"), "{first}");
            for said in others {
                assert!(said.starts_with("true The disk failed earlier, so nothing more is written to "), "{said}");
            }
            // Not a single act after the failure.
            let after =
                lines.iter().skip_while(|line| !line.starts_with("failed ")).any(|line| line.starts_with("kept "));
            assert!(!after, "{call} {nth}: {lines:?}");
        }
        // What was acknowledged is there. The act that failed is there whole, or not at all.
        let begun = if failures.is_empty() { 0 } else { EACH };
        assert!(run.there == run.kept || run.there == run.kept + begun, "{call} {nth}: {} {lines:?}", run.there);
        unsure += usize::from(run.there != run.kept);
    }
    say(&format!("{call}: {failed} runs failed, in {unsure} of them the act that failed was there afterwards"));
    assert!(failed > 5);
}

#[test]
fn a_flush_that_fails_ends_the_writing_and_says_so() {
    ends_the_writing("fdatasync,fsync", 20);
}

#[test]
fn a_writing_that_fails_ends_the_writing_and_says_so() {
    ends_the_writing("pwrite64", 120);
}
