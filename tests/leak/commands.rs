//! Every subcommand of the program on the open store: what it says with and without a covert store beside it. The subcommands are asked of the program,
//! so that a new one is run too.

use super::desks::{Place, canary};
use clap::CommandFactory as _;
use muster::cli::args::Arguments;

/// What the program said: the command, exit code, output, errors.
pub(crate) type Said = (String, i32, String, String);

/// A value for an argument that must be given.
fn value(name: &str, place: &Known) -> String {
    match name {
        "ocg" | "reference" => place.operation.clone(),
        "officer" | "owner" | "who" | "whom" | "label" => place.officer.clone(),
        "action" => place.action.clone(),
        "tier" => "2".into(),
        "status" => "dormant".into(),
        "level" => "minor".into(),
        "due" | "date" | "on" => "fri".into(),
        "shell" => "bash".into(),
        "entry" => "5".into(),
        "files" | "path" => "nothing-there".into(),
        "what" | "paper" | "kind" => "actions".into(),
        _ => "Two words".into(),
    }
}

/// What stands in the open store.
pub(crate) struct Known {
    pub(crate) operation: String,
    pub(crate) officer: String,
    pub(crate) action: String,
}

impl Known {
    pub(crate) fn of(place: &Place) -> Self {
        let first = |what: &str, key: &str| {
            place.open.run(&["list", what, "--json"]).json()["rows"][0][key].as_str().unwrap().to_owned()
        };
        Self {
            operation: first("ocgs", "operation"),
            officer: first("officers", "label"),
            action: first("actions", "number"),
        }
    }
}

/// Every leaf of the subcommands with arguments that it takes.
pub(crate) fn leaves(known: &Known) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut to_see = vec![(Arguments::command(), Vec::<String>::new())];
    while let Some((command, path)) = to_see.pop() {
        let under: Vec<_> = command.get_subcommands().cloned().collect();
        for sub in &under {
            to_see.push((sub.clone(), [path.clone(), vec![sub.get_name().to_owned()]].concat()));
        }
        if !under.is_empty() || path.is_empty() {
            continue;
        }
        let mut line = path;
        for argument in command.get_arguments().filter(|argument| argument.is_required_set()) {
            let choices = argument.get_possible_values();
            let value = match choices.first() {
                Some(choice) => choice.get_name().to_owned(),
                None => value(argument.get_id().as_str(), known),
            };
            line.extend(argument.get_long().map(|long| format!("--{long}")));
            line.push(value);
        }
        found.push(line);
    }
    found.sort();
    found
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

/// Takes out what is random in each run: the names of new files and the passphrase of a new store.
fn steady(said: &Said) -> bool {
    // A line that makes something random says so in its output; its canaries are looked for all the same.
    !["demo", "doctor", "init", "operator recovery", "operator passphrase", "backup"]
        .iter()
        .any(|word| said.0.starts_with(word))
}

#[test]
fn every_command_says_the_same_with_and_without_a_covert_store_beside() {
    let place = Place::new();
    let known = Known::of(&place);
    let (looks, leaves) = (looks(&known), leaves(&known));
    let top: Vec<&str> = leaves.iter().map(|line| line[0].as_str()).collect();
    for must in
        ["write", "list", "show", "journal", "verify", "backup", "doctor", "cross", "record", "meeting", "rebuild"]
    {
        assert!(top.contains(&must), "{must} is not run: {top:?}");
    }
    let round = || {
        place.reset();
        let looked = said(&place, &looks);
        let ran = said(&place, &leaves);
        // The access log was fed by all that; it is asked for again.
        let log = said(&place, &[vec!["access-log".to_owned(), "--json".to_owned()]]);
        // The clock of this computer is in the name of a backup.
        let names: Vec<String> =
            place.names().iter().map(|name| name.replace(|c: char| c.is_ascii_digit(), "0")).collect();
        ([looked, ran, log].concat(), names)
    };
    let (without, files_without) = round();
    place.add_covert();
    let (with, files_with) = round();
    assert_eq!(files_without, files_with, "other files with a covert store beside");
    // What only looks ran on the same bytes, so it says the same to the byte; after writing, identities and hashes are random.
    let bare = |said: &Said| (said.0.clone(), said.1, unsealed(&said.2), unsealed(&said.3));
    for (at, (one, other)) in without.iter().zip(&with).enumerate().filter(|(_, (one, _))| steady(one)) {
        if at < looks.len() {
            assert_eq!(one, other, "said otherwise with a covert store beside");
        } else {
            assert_eq!(bare(one), bare(other), "said otherwise with a covert store beside");
        }
    }
    let fresh = fresh(with, &without);
    assert!(fresh.len() * 10 > without.len() * 9, "nearly all is looked through");
    assert_eq!(leak(&fresh), None);
    assert_eq!(place.canary_in_files(), None);
    // The finder finds: the covert store itself says its words.
    let own = place.covert(&["list", "ocgs"]);
    assert!(canary(&own.out).is_some(), "{own:?}");
    let quoted = ("list ocgs".to_owned(), 0, own.out, String::new());
    assert!(leak(&[quoted]).is_some());
}
