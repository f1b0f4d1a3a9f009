//! Every subcommand of the program on the open store: what it says and leaves behind with and without a covert store beside it. The subcommands and their
//! arguments are asked of the program, so that a new one is run too.

use super::deeds::{Deed, Does, deeds, keys, run};
use super::desks::{Place, canary};
use super::reads_only::admit;
use crate::support::{Desk, PASSPHRASE};
use clap::CommandFactory as _;
use muster::cli::args::Arguments;
use std::collections::BTreeSet;

/// What the program said: the command, exit code, output, errors.
pub(crate) type Said = (String, i32, String, String);

/// What stands in the open store.
pub(crate) struct Known {
    pub(crate) operation: String,
    pub(crate) officer: String,
}

impl Known {
    pub(crate) fn of(place: &Place) -> Self {
        let first = |what: &str, key: &str| {
            place.open.run(&["list", what, "--json"]).json()["rows"][0][key].as_str().unwrap().to_owned()
        };
        Self { operation: first("ocgs", "operation"), officer: first("officers", "label") }
    }
}

/// Every subcommand that looks, with each argument that it may take besides: asked for what stands in the covert store only, and for what stands here.
fn asked_otherwise(place: &Place, known: &Known) -> Vec<Vec<String>> {
    let whole = Arguments::command();
    let more = ["write minutes --meeting 23", "write briefing --draft --for Housing --because Asked", "write evidence"];
    let more = more.iter().map(|line| line.split(' ').map(str::to_owned).collect());
    let looking = deeds().into_iter().filter(|deed| deed.does != Does::Writes).map(|deed| deed.words(place));
    let mut all = Vec::new();
    for words in looking.chain(more) {
        let mut found = &whole;
        let mut arguments = Vec::new();
        for word in &words {
            let Some(sub) = found.find_subcommand(word) else { break };
            found = sub;
            arguments.extend(found.get_arguments());
        }
        // Where something is written to is somewhere outside.
        for argument in arguments.into_iter().filter(|argument| argument.get_id() != "out") {
            let Some(long) = argument.get_long() else { continue };
            let line = [words.clone(), vec![format!("--{long}")]].concat();
            if !argument.get_action().takes_values() {
                all.push(line);
                continue;
            }
            let fitting = match argument.get_id().as_str() {
                "ocg" | "card" => &known.operation,
                "who" | "whom" => &known.officer,
                "limit" | "from" | "meetings" | "number" | "meeting" | "at" | "since" => "1",
                "kind" => "disclosure",
                "format" => "docx",
                _ => "Thistlegate",
            };
            all.extend(["Zirconfalcon", fitting].map(|value| [line.clone(), vec![value.to_owned()]].concat()));
        }
    }
    all
}

/// Commands that only look, of every list and paper there is.
pub(crate) fn looks(known: &Known) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut add = |line: &[&str]| all.push(line.iter().map(|word| (*word).to_owned()).collect());
    let command = Arguments::command();
    let of = |name: &str, argument: &str| -> Vec<String> {
        let found = command.find_subcommand(name).unwrap();
        let argument = found.get_arguments().find(|one| one.get_id() == argument).unwrap();
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect()
    };
    for what in of("list", "what") {
        for shape in ["--json", "--csv", "--plain"] {
            add(&["list", &what, "--all", shape]);
        }
        // What is searched for is in the covert store only.
        add(&["list", &what, "Zirconfalcon", "--all"]);
    }
    for paper in of("write", "paper") {
        for format in ["md", "txt", "html"] {
            add(&[
                "write",
                &paper,
                "--draft",
                "--format",
                format,
                "--for",
                &known.officer,
                "--quarter",
                "2026-2",
                "--to",
                "Press",
                "--because",
                "Asked",
            ]);
        }
    }
    for words in ["Zirconfalcon", "Thistlegate", "KX-2026-0001", "W1", "C1", "meeting 1"] {
        add(&["show", words]);
        add(&["write", "minutes", "--meeting", "1", "--kind", words]);
    }
    for line in [
        &["journal"][..],
        &["journal", "--json"],
        &["verify"],
        &["verify", "--json"],
        &["show", "board"],
        &["show", "board", "--json"],
        &["meeting", "show", "--prepare"],
        &["meeting", "prepare", "--kind", "covert"],
        &["meeting", "prepare", "--kind", "weekly"],
        &["copies"],
        &["copies", "--out", "--json"],
        &["copies", "KX-M1-minutes", "--meeting", "1"],
        &["copies", "KX-M1-minutes", "1", "--returned", "--because", "Asked"],
        &["cross"],
        &["cross", "Zirconfalcon", "Two words", "--to", "Op Alder"],
        &["cross", "--finish", "5"],
        &["list", "ocgs", "--with", "kx"],
        &["config", "paths"],
        &["keys"],
        &["--help"],
        &["access-log"],
        &["access-log", "--json"],
    ] {
        add(line);
    }
    all
}

/// Runs lines on the open store.
pub(crate) fn said(place: &Place, lines: &[Vec<String>]) -> Vec<Said> {
    lines
        .iter()
        .map(|line| {
            let words: Vec<&str> = line.iter().map(String::as_str).collect();
            let ran = place.open.run(&words);
            (line.join(" "), ran.code, ran.out, ran.err)
        })
        .collect()
}

/// A canary that was said by a command which did not name it itself.
pub(crate) fn leak(said: &[Said]) -> Option<String> {
    said.iter().find_map(|(line, _, out, err)| {
        // What was typed may be quoted back: it is taken out, with everything that only repeats it.
        let mut told = format!("{out}\n{err}");
        for word in line.split(' ').filter(|word| canary(word).is_some()) {
            told = told.replace(word, "").replace(&word.to_lowercase(), "");
        }
        canary(&told).map(|found| format!("{found} was said by \"{line}\": {told}"))
    })
}

/// A text without what is random in each store after something was written: identities, salts, hashes, signatures, and the words of seals.
pub(crate) fn unsealed(text: &str) -> String {
    let sealed = |line: &str| line.trim_start().starts_with("Words: ");
    let mut out = String::new();
    let mut within = false;
    for line in text.lines() {
        // The twelve words may run over into a second line, set in.
        within = sealed(line) || within && line.starts_with("  ");
        if within {
            continue;
        }
        let mut line = line.to_owned();
        for (label, end) in [("\"words\":[", "]"), ("<dt>Words</dt><dd>", "</dd>")] {
            if let Some((before, after)) = line.split_once(label) {
                line = format!("{before}{}", after.split_once(end).map_or("", |(_, rest)| rest));
            }
        }
        let mut run = String::new();
        for letter in line.chars().chain(['\n']) {
            if letter.is_ascii_hexdigit() || letter == '-' {
                run.push(letter);
                continue;
            }
            out.push_str(if run.len() >= 24 { "#" } else { &run });
            run.clear();
            out.push(letter);
        }
    }
    out
}

/// What was said, without what held such words before anything could have come across: they were typed by these tests, and the access log quotes them.
pub(crate) fn fresh(after: Vec<Said>, before: &[Said]) -> Vec<Said> {
    let mut known = before.iter();
    after.into_iter().filter(|_| known.next().is_none_or(|one| canary(&one.2).is_none())).collect()
}

/// What was said without what no two runs say alike: identities, hashes and seals; of this computer's clock and disk the figures; of what is drawn by chance all
/// words but their number.
fn bare(said: &Said) -> Said {
    let (line, code, out, err) = said;
    let begins = |words: &[&str]| words.iter().any(|word| line.starts_with(word));
    let same = |text: &str| {
        let text = unsealed(text);
        if begins(&["init", "operator recovery", "operator rekey"]) {
            return format!("{} lines", text.lines().count());
        }
        let clocked = begins(&["doctor", "backup", "restore", "operator", "demo"]);
        if clocked { text.replace(|c: char| c.is_ascii_digit(), "0") } else { text }
    };
    (line.replace(|c: char| c.is_ascii_digit(), "0"), *code, same(out), same(err))
}

/// What was said without the hashes of the access log, which every look adds to, with salts of its own.
fn headless(said: &Said) -> Said {
    let (line, code, out, err) = said;
    let of_log = line.starts_with("verify") || line.starts_with("access-log");
    let same = |text: &str| {
        let labels = ["Its head is ", "\"access_head\":\"", "\"hash\":\""].into_iter().filter(|_| of_log);
        labels.fold(text.to_owned(), |text, label| {
            let mut parts = text.split(label);
            let first = parts.next().unwrap_or_default().to_owned();
            parts.fold(first, |text, part| format!("{text}{label}{}", part.get(64..).unwrap_or(part)))
        })
    };
    (line.clone(), *code, same(out), same(err))
}

/// Does every deed on a fresh store, and notes the names of all files after it.
fn done(place: &Place, deeds: &[Deed]) -> Vec<Said> {
    let each = deeds.iter().map(|deed| {
        let words = deed.ready(place);
        let ran = run(place, &words, &[]);
        assert!(ran.code == 0 || deed.does == Does::Looks, "{words:?}: {ran:?}");
        let names = place.names().join("\n").replace(|c: char| c.is_ascii_digit(), "0");
        assert_eq!(place.canary_in_files(), None, "after {words:?}");
        (words.join(" "), ran.code, ran.out, format!("{}\n{names}", ran.err))
    });
    each.collect()
}

/// Says all of it twice, without a covert store beside and with one; gives both, and how many come first that run on the same bytes.
fn twice(place: &Place, round: impl Fn() -> Vec<Said>, same_bytes: usize) {
    let without = round();
    place.add_covert();
    let with = round();
    assert_eq!(without.len(), with.len());
    for (at, (one, other)) in without.iter().zip(&with).enumerate() {
        if at < same_bytes {
            assert_eq!(headless(one), headless(other), "said otherwise with a covert store beside");
        } else {
            assert_eq!(bare(one), bare(other), "said otherwise with a covert store beside");
        }
    }
    let fresh = fresh(with, &without);
    assert!(fresh.len() * 10 > without.len() * 9, "nearly all is looked through");
    assert_eq!(leak(&fresh), None);
    assert_eq!(place.canary_in_files(), None);
}

/// The paper that a line printed.
fn printed((line, code, out, _): &Said) -> Option<&str> {
    let paper = line.strip_prefix("write ")?.split(' ').next()?;
    (*code == 0 && !out.is_empty()).then_some(paper)
}

#[test]
fn every_command_says_the_same_with_and_without_a_covert_store_beside() {
    let place = Place::new();
    let known = Known::of(&place);
    let (looks, otherwise) = (looks(&known), asked_otherwise(&place, &known));
    let round = || {
        place.reset();
        // What only looks runs on the same bytes, so it says the same to the byte.
        let looked = said(&place, &looks);
        let printed: BTreeSet<&str> = looked.iter().filter_map(printed).collect();
        // Papers are looked at, and not only how they are refused; those that are for somebody by name stand among the deeds.
        let papers = ["all", "board", "checkpoint", "evidence", "minutes", "totals", "worklist"];
        assert_eq!(printed, BTreeSet::from(papers));
        let asked = said(&place, &otherwise);
        // The access log was fed by all that; it is asked for again.
        let log = said(&place, &[vec!["access-log".to_owned(), "--json".to_owned()]]);
        [looked, asked, log].concat()
    };
    twice(&place, round, looks.len());
    // The finder finds: the covert store itself says its words.
    let own = place.covert(&["list", "ocgs"]);
    assert!(canary(&own.out).is_some(), "{own:?}");
    let quoted = ("list ocgs".to_owned(), 0, own.out, String::new());
    assert!(leak(&[quoted]).is_some());
}

#[test]
fn every_deed_is_the_same_with_and_without_a_covert_store_beside() {
    let place = Place::new();
    twice(&place, || done(&place, &deeds()), 0);
}

#[test]
fn every_change_of_a_key_is_the_same_with_and_without_a_covert_store_beside() {
    let place = Place::over(Desk::founded(), |store| admit(store, PASSPHRASE, PASSPHRASE));
    twice(&place, || done(&place, &keys()), 0);
}

/// What is put away between two rounds would hide it: whatever the covert session leaves outside its folder.
#[test]
fn a_covert_session_leaves_nothing_outside_its_folder() {
    let place = Place::new();
    let before = place.all_but_covert();
    place.add_covert();
    let open = place.open.store.to_string_lossy().into_owned();
    for line in [
        &["list", "ocgs"][..],
        &["show", "Zirconfalcon"],
        &["list", "ocgs", "--with", &open],
        &["cross", "Zirconfalcon", "Visit two tenants", "--to", "Op Olive", "--with", &open],
        &["write", "minutes", "--meeting", "1", "--to", "DI 8107", "--because", "Asked", "--format", "txt"],
        &["copies", "--out"],
        &["copies", "KX-M1-minutes", "1", "--returned"],
        &["record", "note", "Zirconfalcon", "Quillmarsh again"],
        &["undo"],
        &["redo"],
        &["verify"],
        &["access-log"],
        &["rebuild"],
        &["operator", "list", "--check"],
    ] {
        place.covert(line).done();
    }
    place.covert(&["doctor"]);
    assert!(place.all_but_covert() == before, "{:?}", place.names());
}
