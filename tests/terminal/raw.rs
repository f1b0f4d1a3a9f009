//! A record that holds raw what would command a terminal, as only somebody with the key and a program of their own could write it: every body of the journal
//! has strings of the corpus in its words, and the tables are made out of them. It is printed as the record of the marks is, and drawn as marks.

use super::arguments::{plain, said};
use super::corpus::{injections, must_not_remain};
use super::harness::{Play, opened_in};
use super::window::{Demo, Window};
use muster::journal::canonical::canonical_json;
use muster::journal::chain::seal_entry;
use muster::journal::hex;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{Folder, Keyring, Passphrase, testing};
use muster::text::clean_line;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What is put into words: the corpus without what is longer than any name, and without the line breaks and tabs that fields keep.
fn strings() -> Vec<String> {
    let short = |text: &String| clean_line(text).chars().count() < 150 && !text.contains(['\n', '\r', '\t', '\u{b}']);
    injections().into_iter().filter(short).collect()
}

/// Gives each text that somebody typed two strings of the corpus, always the same ones to the same text, so that what an entry replaces still stands.
struct Forger {
    strings: Vec<String>,
    given: BTreeMap<String, usize>,
    raw: bool,
}

impl Forger {
    fn new(raw: bool) -> Self {
        Self { strings: strings(), given: BTreeMap::new(), raw }
    }

    /// Words have a space in them; what has none is a date, a number or a word of the program.
    fn words(&mut self, text: &str) -> String {
        if !text.contains(' ') {
            return text.to_owned();
        }
        let next = self.given.len();
        let at = *self.given.entry(text.to_owned()).or_insert(next);
        let many = self.strings.len();
        let two = format!("{}{}", self.strings[2 * at % many], self.strings[(2 * at + 1) % many]);
        // Behind the first letters, so that both records have the same order.
        let (before, after) = text.split_at(text.floor_char_boundary(8));
        let put = if self.raw { two } else { clean_line(&two) };
        format!("{before}{put}{after}")
    }

    fn value(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.words(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(item)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.value(field)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// Writes the journal of a store anew, with every hash right, and makes its tables out of it. Says how many strings it took.
fn forge(demo: &Demo, raw: bool) -> usize {
    let folder = Folder::open(&demo.store).unwrap();
    let key = Keyring::read(&folder.keyring()).unwrap().unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    let mut forger = Forger::new(raw);
    let (mut sql, mut prev) = (String::new(), None);
    let blob = |bytes: &[u8]| format!("x'{}'", hex(bytes));
    let mut store = opened_in(&demo.store);
    store
        .each_entry(|entry| {
            let mut body: Value = serde_json::from_str(entry.body.as_deref().unwrap()).unwrap();
            // The force profile holds words of the program beside words of the force.
            if entry.header.kind != "store.founded" {
                forger.value(&mut body);
            }
            let made = seal_entry(entry.header, entry.salt, canonical_json(&body), prev.unwrap_or(entry.prev));
            sql.push_str(&format!(
                "UPDATE journal SET body = {}, body_hash = {}, prev = {}, hash = {} WHERE seq = {};",
                sql_text(made.body.as_deref().unwrap()),
                blob(&made.body_hash),
                blob(&made.prev),
                blob(&made.hash),
                made.header.seq
            ));
            prev = Some(made.hash);
            Ok(())
        })
        .unwrap();
    drop(store);
    sql.push_str(&format!("UPDATE anchor SET head = {};", blob(&prev.unwrap())));
    testing::alter(&folder, &key, &sql).unwrap();
    store = opened_in(&demo.store);
    store.rebuild().unwrap();
    forger.given.len()
}

/// A text for SQL, which ends at a zero byte.
fn sql_text(text: &str) -> String {
    format!("CAST(x'{}' AS TEXT)", hex(text.as_bytes()))
}

/// The two records, made once: raw, and of the marks.
pub(super) fn twins() -> &'static [Demo; 2] {
    static MADE: OnceLock<[Demo; 2]> = OnceLock::new();
    MADE.get_or_init(|| {
        [true, false].map(|raw| {
            let demo = Demo::copy();
            let used = forge(&demo, raw);
            assert!(2 * used >= strings().len(), "{used} texts for {} strings", strings().len());
            demo
        })
    })
}

/// Copies, for a test that writes.
fn copies() -> [Demo; 2] {
    twins().each_ref().map(|one| one.again())
}

#[test]
fn a_raw_record_is_really_raw() {
    let [raw, marks] = twins();
    let journal = |demo: &Demo| {
        let mut all = String::new();
        let store = opened_in(&demo.store);
        store
            .each_entry(|entry| {
                let body: Value = serde_json::from_str(&entry.body.unwrap()).unwrap();
                strings_of(&body, &mut all);
                Ok(())
            })
            .unwrap();
        assert!(store.verify().is_ok());
        all
    };
    let held = journal(raw);
    let missing: Vec<String> = strings().into_iter().filter(|text| !held.contains(text.as_str())).collect();
    assert!(missing.is_empty(), "{} are not in the record: {missing:?}", missing.len());
    assert!(strings().len() >= 400);
    assert!(!journal(marks).contains(must_not_remain));
}

fn strings_of(value: &Value, all: &mut String) {
    match value {
        Value::String(text) => all.push_str(text),
        Value::Array(items) => items.iter().for_each(|item| strings_of(item, all)),
        Value::Object(fields) => fields.values().for_each(|field| strings_of(field, all)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What a command prints in a terminal.
fn printed(demo: &Demo, look: &[&str]) -> Vec<u8> {
    said(demo, &[&["--store", &demo.store.to_string_lossy(), "--read-only"], look].concat())
}

/// The lines of what was printed that hold a mark, all spaces as one. The others hold the words of seals, which differ between two records.
fn marked(bytes: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let lines = text.lines().filter(|line| ["ESC", "BEL", "U+"].iter().any(|mark| line.contains(mark)));
    lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn every_command_prints_a_raw_record_as_the_record_of_the_marks() {
    let [raw, marks] = twins();
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let mut looks: Vec<Vec<String>> = Vec::new();
    for what in choices("list", "what") {
        for shape in ["--all", "--all --csv", "--all --plain", "--all --json"] {
            looks.push(words(&format!("list {what} {shape}")));
        }
    }
    for paper in choices("write", "paper") {
        for format in ["md", "txt", "html"] {
            looks.push(words(&format!("write {paper} --draft --format {format} --quarter 2026-2")));
            looks.push(words(&format!("write {paper} --meeting 1 --format {format}")));
        }
    }
    for line in [
        "journal",
        "journal --json",
        "show board",
        "show board --json",
        "show changes --since 1",
        "show 5",
        "show 300",
        "show NB/OCG/1001",
        "show NB/OCG/1002",
        "show NB/OCG/1003 --json",
        "meeting show --prepare",
        "meeting show --order",
        "meeting show --agenda",
        "meeting show --card NB/OCG/1001",
        "meeting show",
        "operator list",
        "operator list --json",
        "access-log",
        "undo",
        "list ocgs zzz",
        "record note NB/OCG/1001 x",
    ] {
        looks.push(words(line));
    }
    let (mut shown, mut differing) = (0, Vec::new());
    for look in &looks {
        let look: Vec<&str> = look.iter().map(String::as_str).collect();
        let one = printed(raw, &look);
        // Tabs stand between the values of --plain.
        let untabbed: Vec<u8> = one.iter().copied().filter(|byte| *byte != b'\t').collect();
        assert_eq!(plain(&untabbed), None, "{look:?}");
        // In JSON what is raw is escaped, so that it reads as what it is. The board paper takes the journal again, which refuses raw names of officers.
        if look.contains(&"--json") || look.contains(&"board") {
            continue;
        }
        let other = marked(&printed(marks, &look));
        shown += other.len();
        differing.extend(other.difference(&marked(&one)).map(|line| format!("{}\n  {line}", look.join(" "))));
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert!(shown > 2_000, "only {shown} lines hold a mark");
}

/// The values an argument may have.
fn choices(command: &str, argument: &str) -> Vec<String> {
    use clap::CommandFactory as _;
    let whole = muster::cli::args::Arguments::command();
    let found = whole.find_subcommand(command).unwrap();
    let argument = found.get_arguments().find(|one| one.get_id() == argument).unwrap();
    argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect()
}

/// The same keys in both windows: both draw something that holds these words.
fn both(windows: &mut [Window; 2], keys: &str, words: &str) {
    for window in windows.iter_mut() {
        let before = window.written();
        window.keys(keys);
        window.until(&format!("{words:?} after {keys:?}"), |seen| seen.bytes.len() > before && seen.shows(words));
    }
}

#[test]
fn a_raw_record_is_drawn_in_a_real_terminal_with_our_own_sequences_only() {
    let demos = copies();
    let mut windows = demos.each_ref().map(|demo| {
        let window = demo.open();
        window.resize(240, 70);
        window
    });
    for pane in ["1", "2", "3", "4"] {
        both(&mut windows, pane, &format!("━ {pane} "));
        both(&mut windows, "z", &format!("━ {pane} "));
        both(&mut windows, "G", "MUSTER");
        both(&mut windows, "z", "─ ");
    }
    both(&mut windows, "1", "━ 1 ");
    for (keys, words) in [
        ("\r", "IDENTITY"),
        ("t", "┏━ Tier decision"),
        ("a", "┏━ Add action"),
        ("o", "┏━ LRO"),
        ("d", "┏━ Disruption"),
        ("E", "┏━ Edit"),
        ("=", "┏━ No change"),
        ("+4", "4P plan"),
        ("gj", "everything recorded"),
        ("ge", "┏━ Notices"),
        ("gp", "MUSTER"),
        ("gw", "MUSTER"),
        ("gc", "MUSTER"),
        ("gi", "MUSTER"),
        ("gb", "MUSTER"),
        ("u", "MUSTER"),
        ("?", "type to filter"),
        ("\u{b}", "┏━ Jump"),
    ] {
        both(&mut windows, keys, words);
        for window in &mut windows {
            window.keys("\u{1b}\u{1b}");
        }
        for window in &windows {
            window.until(&format!("the board again after {keys:?}"), |seen| seen.shows("━ 1 OCGs"));
        }
    }
    let counts = windows.each_mut().map(|window| {
        window.quits();
        window.ends_clean(0);
        ["\u{1b}[2J", "\u{1b}[?1049h", "\u{1b}[?1049l", "\u{1b}[?2004h"].map(|sequence| window.count(sequence))
    });
    assert_eq!(counts[0], counts[1], "the screen was wiped or left as often");
}

#[test]
fn no_key_shows_anything_of_a_raw_record_but_as_marks() {
    let [raw, marks] = copies().map(|demo| walk(Play::over(opened_in(&demo.store), 200, 60)));
    assert_eq!(raw.len(), marks.len());
    let marked = |text: &str| text.contains("<ESC>") || text.contains("<U+");
    let mut with = 0;
    for ((key, one), (_, other)) in raw.iter().zip(&marks) {
        let hidden = one.chars().find(|c| must_not_remain(*c) && *c != '\n');
        assert_eq!(hidden, None, "{key}: {one}");
        assert_eq!(marked(one), marked(other), "{key}\n{one}\n{other}");
        with += usize::from(marked(one));
    }
    assert!(with > 300, "only {with} screens hold a mark");
}

/// What stands on the screen after each key there is, and after two more.
fn walk(mut play: Play) -> Vec<(String, String)> {
    let leave = ["q", "Ctrl-c", "Ctrl-b", "F12", "Ctrl-z"];
    let keys = muster::keys::rows().iter().flat_map(|row| row.keys.iter().copied()).filter(|key| !leave.contains(key));
    let mut seen = Vec::new();
    for key in keys {
        let script = |part: &str| if part.chars().count() == 1 { part.to_owned() } else { format!("<{part}>") };
        play.keys(&key.split(' ').map(script).collect::<String>());
        seen.push((key.to_owned(), play.text()));
        for more in ["j", "<Enter>"] {
            play.keys(more);
            seen.push((format!("{key} {more}"), play.text()));
        }
        play.keys(&"<Esc>".repeat(12));
    }
    seen
}
