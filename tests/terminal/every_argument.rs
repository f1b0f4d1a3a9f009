//! Text that would command a terminal as the value of every argument of every subcommand, asked of the program itself, so that a new argument is tried too. In a real
//! pseudo-terminal and into files, what is said holds no sequence.

use super::arguments::{plain, said};
use super::cli_support::{Desk, Ran, program};
use super::corpus::injections;
use super::stream;
use super::window::Demo;
use clap::{Arg, Command, CommandFactory as _};
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{Folder, Keyring, Params, Passphrase};
use std::path::Path;

/// A line of the program, and where in it the value stands that is to be replaced.
struct Line {
    words: Vec<String>,
    at: usize,
}

/// A value with which a line gets as far as it can.
fn value(argument: &Arg) -> String {
    if let Some(choice) = argument.get_possible_values().first() {
        return choice.get_name().to_owned();
    }
    match argument.get_id().as_str() {
        "ocg" | "reference" | "ocgs" | "card" | "to" => "NB/OCG/1001",
        "officer" | "owner" | "who" | "whom" => "DI 4622",
        "tier" | "entry" | "meeting" | "number" | "limit" => "2",
        "status" => "dormant",
        "level" => "minor",
        "due" | "date" | "on" => "fri",
        "because" => "Quiet",
        _ => "Words",
    }
    .to_owned()
}

/// A line for each argument of a subcommand and of those under it; `over` are those of the subcommands above.
fn lines_of(command: &Command, path: &[String], over: &[Arg], all: &mut Vec<Line>) {
    let takes = |argument: &&Arg| argument.get_action().takes_values();
    let arguments: Vec<Arg> = over.iter().chain(command.get_arguments()).filter(takes).cloned().collect();
    for sub in command.get_subcommands() {
        let path = [path, &[sub.get_name().to_owned()]].concat();
        // What may be said of every subcommand is tried once.
        let over = if path.len() == 1 { &[][..] } else { &arguments };
        lines_of(sub, &path, over, all);
    }
    // No line is a dashboard, which would wait.
    if command.has_subcommands() && !path.is_empty() {
        return;
    }
    let path = if path.is_empty() { vec!["list".to_owned(), "ocgs".to_owned()] } else { path.to_vec() };
    for (target, wanted) in arguments.iter().enumerate() {
        let (mut words, mut at) = (path.clone(), 0);
        for (place, argument) in arguments.iter().enumerate() {
            let stands_before = wanted.is_positional() && argument.is_positional() && place < target;
            let needed = argument.is_required_set() || argument.get_id() == "because" || stands_before;
            if place != target && !needed {
                continue;
            }
            words.extend(argument.get_long().map(|long| format!("--{long}")));
            words.push(if place == target { String::new() } else { value(argument) });
            at = if place == target { words.len() - 1 } else { at };
        }
        all.push(Line { words, at });
    }
}

/// The corpus in so many pieces, each with the worst of it first.
fn pieces() -> Vec<String> {
    let worst = "\u{1b}]52;c;cm0gLXJm\u{7}\u{9b}2J\u{9d}0;x\u{9c}\u{202e}\u{200b}\u{1b}[?1049l\u{1b}c";
    let cut = |text: String| text.chars().filter(|c| *c != '\0').take(120).collect::<String>();
    let all: Vec<String> = injections().into_iter().map(cut).collect();
    all.chunks(6).map(|some| format!("{worst}{}", some.concat())).collect()
}

/// What a command writes where nothing is a terminal.
fn written(home: &Path, words: &[&str]) -> Ran {
    program(home).current_dir(home).args(words).output().unwrap().into()
}

#[test]
fn every_argument_of_every_subcommand_comes_back_as_marks() {
    let demo = Demo::copy();
    let store = demo.store.to_string_lossy().into_owned();
    let mut lines = Vec::new();
    lines_of(&muster::cli::args::Arguments::command(), &[], &[], &mut lines);
    assert!(lines.len() > 250, "{} arguments", lines.len());
    let pieces = pieces();
    let (mut told, mut used) = (0, 0);
    for (line, piece) in lines.iter().zip(pieces.iter().cycle()) {
        let mut words: Vec<&str> = vec!["--store", &store];
        words.extend(line.words.iter().map(String::as_str));
        words[line.at + 2] = piece;
        // In a terminal the demo is a dashboard.
        if line.words[0] == "demo" {
            words.extend(["--size", "small"].iter().filter(|_| !line.words.contains(&"--size".to_owned())));
        } else {
            assert_eq!(plain(&untabbed(&said(&demo, &words))), None, "{words:?}");
        }
        let ran = written(demo.home.path(), &words);
        for text in [&ran.out, &ran.err] {
            assert_eq!(plain(&untabbed(text.as_bytes())), None, "{words:?}");
        }
        assert_ne!(ran.code, 101, "{words:?}");
        let marked = ["<ESC>", "<U+", "<BEL>"].iter().any(|mark| ran.out.contains(mark) || ran.err.contains(mark));
        told += usize::from(marked);
        used += 1;
    }
    assert!(used >= pieces.len(), "{used} arguments for {} pieces", pieces.len());
    assert!(told * 3 > used, "only {told} of {used} say anything of what was typed");
    let journal = demo.done(&["journal", "--json"]);
    assert_eq!(stream::foreign(journal.as_bytes()), None);
    assert!(journal.contains("<ESC>"), "some of it was recorded");
}

/// Tabs stand between the values of some listings.
fn untabbed(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().copied().filter(|byte| *byte != b'\t').collect()
}

/// Names of people who have a key: those that the keyring takes at all, in the file with every checksum right.
#[test]
fn every_name_that_a_keyring_takes_is_told_as_marks() {
    let demo = Demo::copy();
    let folder = Folder::open(&demo.store).unwrap();
    let mut ring = Keyring::read(&folder.keyring()).unwrap();
    let key = ring.unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    let mut random = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| error.to_string());
    let mut taken = Vec::new();
    for name in injections() {
        if ring.set_slot(&key, &name, "loggist", &Passphrase::from(DEMO_PASSPHRASE), &mut random, Params::DEMO).is_ok()
        {
            taken.push(name);
        }
    }
    ring.write(&folder.keyring(), &key).unwrap();
    let store = demo.store.to_string_lossy().into_owned();
    let looks: &[&[&str]] =
        &[&["operator", "list"], &["operator", "list", "--json"], &["operator", "list", "--check"], &["doctor"]];
    for look in looks {
        let line = [&["--store", &store], *look].concat();
        assert_eq!(plain(&said(&demo, &line)), None, "{look:?} with {} names", taken.len());
        let ran = written(demo.home.path(), &line);
        assert_eq!(plain(ran.out.as_bytes()).or_else(|| plain(ran.err.as_bytes())), None, "{look:?}");
    }
    for name in taken.iter().step_by(taken.len().div_ceil(12).max(1)) {
        let line = ["--store", &store, "--operator", name, "record", "note", "NB/OCG/1001", "x"];
        assert_eq!(plain(&said(&demo, &line)), None, "{name:?}");
    }
    assert_eq!(plain(demo.done(&["journal"]).as_bytes()), None);
}

/// On a record in earnest a name is asked for that is to have a key.
#[test]
fn a_name_that_is_to_have_a_key_is_told_as_marks() {
    let desk = Desk::founded();
    let file = desk.base.path().join("passphrase").to_string_lossy().into_owned();
    for piece in pieces().iter().step_by(40) {
        for line in [
            &["operator", "add", piece, "--role", "reader", "--new-passphrase-file", "nowhere"][..],
            &["operator", "add", "DS 1", "--role", piece, "--new-passphrase-file", &file],
            &["operator", "role", piece, "reader", "--generate"],
            &["operator", "remove", piece],
            &["operator", "passphrase", piece, "--new-passphrase-file", piece],
        ] {
            let ran = desk.run(line);
            assert_eq!(plain(ran.out.as_bytes()).or_else(|| plain(ran.err.as_bytes())), None, "{line:?}");
            assert_ne!(ran.code, 0, "{line:?}");
        }
    }
}
