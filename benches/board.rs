//! How fast Muster is, at every demo size: `cargo bench` prints one row for each thing a person waits for, in milliseconds.
//!
//! The stores are invented once and kept in `target/bench-stores`; each size is measured in a process of its own, so that its memory is its own.
//! `cargo bench -- small bcu` measures only these sizes.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a benchmark stops at the first surprise")]

#[path = "board/sitting.rs"]
mod sitting;
#[path = "board/stores.rs"]
mod stores;

use muster::demo::Size;
use muster::domain::board::{ActionFilter, ActionOrder};
use muster::domain::command::{Asking, Command};
use muster::domain::identity::OcgId;
use muster::domain::tier::Tier;
use sitting::Sitting;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};
use stores::{open, path, today};

/// Runs of each measure.
const RUNS: usize = 200;

/// The argument that makes this process the one that builds a store, or measures it.
const BUILD: &str = "--build-store";
const MEASURE: &str = "--measure-store";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        [BUILD, size] => stores::build(Size::from_words(size).unwrap()),
        [MEASURE, size] => measure(Size::from_words(size).unwrap()),
        words => {
            // Whatever else cargo passes begins with a dash.
            let asked: Vec<Size> = words
                .iter()
                .filter(|word| !word.starts_with('-'))
                .map(|word| Size::from_words(word).unwrap())
                .collect();
            let sizes = if asked.is_empty() { Size::ALL.to_vec() } else { asked };
            for size in sizes {
                if !path(size).exists() {
                    again(BUILD, size);
                }
                again(MEASURE, size);
            }
        }
    }
}

/// Runs this program once more for one job.
fn again(job: &str, size: Size) {
    let status =
        std::process::Command::new(std::env::current_exe().unwrap()).args([job, size.word()]).status().unwrap();
    assert!(status.success(), "{job} {} failed", size.word());
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").unwrap();
}

/// One row: the median and the 99th of a hundred.
fn row(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    say(&format!("  {name:<42} {:>9.3} {:>9.3} {:>6}", at(50), at(99), times.len()));
}

/// Times one thing again and again.
fn time(name: &str, runs: usize, mut work: impl FnMut(usize)) {
    let times = (0..runs).map(|run| {
        let from = Instant::now();
        work(run);
        from.elapsed()
    });
    row(name, times.collect());
}

/// The most memory this process ever had, in MB.
fn memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib / 1024.0)
}

fn measure(size: Size) {
    let (ocgs, lros, actions) = size.figures();
    say(&format!("\n{}: {ocgs} OCGs, {lros} LROs, {actions} actions", size.word()));
    say(&format!("  {:<42} {:>9} {:>9} {:>6}", "milliseconds", "median", "p99", "runs"));
    let key = stores::key(size);
    let day = today();
    time("store: open, and the whole board", RUNS, |_| {
        black_box(open(size, &key).board(day).unwrap());
    });
    screen(size, &key);
    if let Some(most) = memory() {
        say(&format!("  {:<42} {most:>9.1}", "memory at most so far, MB"));
    }
    store_alone(size, &key);
    if let Some(most) = memory() {
        say(&format!("  {:<42} {most:>9.1}", "memory at most, MB"));
    }
}

/// What a person at the screen waits for: from the key to the finished frame, answers of the store included.
fn screen(size: Size, key: &muster::store::DataKey) {
    time("screen: open, to the first frame", RUNS, |_| {
        black_box(Sitting::new(open(size, key), 120, 36));
    });
    let mut sitting = Sitting::new(open(size, key), 120, 36);
    time("key: cursor", RUNS, |run| sitting.key(if run % 20 < 10 { "j" } else { "k" }));
    time("key: page down or up", RUNS, |run| sitting.key(if run % 6 < 3 { "PgDn" } else { "PgUp" }));
    time("key: end or top", RUNS, |run| sitting.key(if run % 2 == 0 { "G" } else { "g" }));
    sitting.key("Esc");
    let mut times = Vec::new();
    while times.len() < RUNS {
        sitting.key("/");
        for letter in ["a", "l", "d", "e"] {
            times.push(sitting.timed(letter));
        }
        sitting.key("Esc");
        sitting.key("Esc");
    }
    row("key: filter keystroke", times);
    let (mut commits, mut undos) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        for letter in ["t", if run % 2 == 0 { "2" } else { "3" }, "b", "e", "c", "a", "u", "s", "e"] {
            sitting.key(letter);
        }
        let before = sitting.entries();
        commits.push(sitting.timed("Enter"));
        if sitting.entries() != before + 1 {
            panic!("the tier was not recorded:\n{}", sitting.text());
        }
        sitting.key("u");
        undos.push(sitting.timed("Enter"));
        if sitting.entries() != before + 2 {
            panic!("it was not undone:\n{}", sitting.text());
        }
    }
    row("key: commit a tier decision", commits);
    row("key: undo it", undos);
    sitting.close();
}

/// What the store alone takes.
fn store_alone(size: Size, key: &muster::store::DataKey) {
    let mut store = open(size, key);
    let (ocgs, _, _) = size.figures();
    let ocg = |run: usize| OcgId(i64::try_from(run * 7 % ocgs).unwrap() + 1);
    let day = today();
    let live = ActionFilter { live_only: true, ..ActionFilter::default() };
    let all = ActionFilter::default();
    time("store: the board again", RUNS, |_| {
        black_box(store.board(day).unwrap());
    });
    time("store: first page of live actions", RUNS, |_| {
        black_box(store.actions(&live, ActionOrder::Due, false, 0, 40).unwrap());
    });
    time("store: a far page of all actions", 20.max(RUNS / 10), |run| {
        black_box(store.actions(&all, ActionOrder::Due, false, run * 400, 40).unwrap());
    });
    time("store: actions of one OCG", RUNS, |run| {
        let filter = ActionFilter { ocg: Some(ocg(run)), ..ActionFilter::default() };
        black_box(store.actions(&filter, ActionOrder::Due, false, 0, 40).unwrap());
    });
    time("store: record card", RUNS, |run| {
        black_box(store.card(ocg(run)).unwrap());
    });
    time("store: page of history of one OCG", RUNS, |run| {
        black_box(store.history(Some(ocg(run)), None, 40).unwrap());
    });
    time("store: page of the whole journal", RUNS, |_| {
        black_box(store.history(None, None, 40).unwrap());
    });
    time("store: search", RUNS, |run| {
        black_box(store.search(["al", "war", "visit", "op be"][run % 4], 20).unwrap());
    });
    let now = stores::now();
    let active = store.board(day).unwrap().ocgs.iter().find(|ocg| ocg.tier.is_some()).unwrap().id;
    time("store: act, one tier decision", RUNS, |run| {
        let because = "a benchmark".to_owned();
        let tier = Tier::new(if run % 2 == 0 { 2 } else { 3 });
        let command =
            Command::DecideTier { ocg: active, tier, because, unit: None, review: None, refused: String::new() };
        store.act(&[command], &Asking::now(stores::OPERATOR, now)).unwrap();
    });
    time("store: undo", RUNS, |_| {
        let batch = store.undoable().unwrap().unwrap().batch;
        store.undo(batch, &Asking::now(stores::OPERATOR, now)).unwrap();
    });
}
