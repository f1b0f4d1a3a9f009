//! The same meeting of 31 groups twice: once by keys on the screen, once by `muster meeting` and `muster record` only, on two copies of one record. Every
//! verb at least once. The journals say the same and the minutes are the same to the byte.

use super::harness::{Play, founded_in, now, opened_in};
use super::twin_script::script;
use muster::model::state::{Modal, Screen};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

/// One step: the minute after the opening, the keys, and the commands that do the same.
pub(crate) struct Step {
    pub(crate) minute: i64,
    pub(crate) keys: String,
    pub(crate) commands: Vec<Vec<String>>,
}

/// The real program on a store at a minute; what it wrote.
fn run(base: &Path, store: &Path, minute: i64, arguments: &[String]) -> String {
    let ran = Command::new(env!("CARGO_BIN_EXE_muster"))
        .stdin(Stdio::null())
        .env("HOME", base)
        .env("XDG_DATA_HOME", base.join("data"))
        .env("XDG_CONFIG_HOME", base.join("config"))
        .env("MUSTER_DEMO_CLOCK", (now().0 + minute * 60_000).to_string())
        .arg("--store")
        .arg(store)
        .args(arguments)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

/// Drives the meeting by keys; gives for each step the item that was on the screen before it.
fn by_keys(store: &Path, papers: &Path, steps: &[Step]) -> Vec<String> {
    let mut play = Play::over(opened_in(store), 120, 36);
    play.papers_in(papers);
    let (mut minute, mut items) = (0, Vec::new());
    for step in steps {
        play.wait((step.minute - minute) * 60_000);
        minute = step.minute;
        let item = match &play.model.screen {
            Screen::Drive(drive) => play.model.lines.ocg(drive.ocg).map(|line| line.operation.clone()),
            _ => None,
        };
        items.push(item.unwrap_or_default());
        play.keys(&step.keys);
        let said = play.notice();
        assert!(!said.starts_with("Not saved"), "{}: {said}", step.keys);
        assert!(!matches!(play.model.modals.last(), Some(Modal::Form(_))), "{}: {}", step.keys, play.text());
    }
    assert!(matches!(play.model.screen, Screen::Signed(_)), "{}", play.text());
    play.keys("4");
    assert!(play.notice().starts_with("Written"), "{}", play.notice());
    items
}

fn by_commands(base: &Path, store: &Path, steps: &[Step], items: &[String]) {
    for (step, item) in steps.iter().zip(items) {
        for command in &step.commands {
            let said = |word: &String| if word == "{item}" { item.clone() } else { word.clone() };
            let command: Vec<String> = command.iter().map(said).collect();
            run(base, store, step.minute, &command);
        }
    }
}

/// What the journal says of each entry, without what chance makes different in any two records: identities, salts and the hashes over them.
fn journal(base: &Path, store: &Path) -> Vec<Value> {
    let all = run(base, store, 600, &words("journal --json"));
    let mut entries: Vec<Value> = all.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for entry in &mut entries {
        for field in ["id", "salt", "body_hash", "prev", "hash", "batch", "head", "entries", "undoes"] {
            entry.as_object_mut().unwrap().remove(field);
        }
    }
    entries
}

/// The twelve words of the seal on minutes, which hang on every byte of the journal.
fn seal(minutes: &str) -> Vec<String> {
    let line = minutes.lines().find_map(|line| line.strip_prefix("Words: ")).unwrap();
    line.split(' ').map(str::to_owned).collect()
}

/// A paper without the words of its seal.
fn unsealed(paper: &str, seal: &[String]) -> String {
    let block = paper.rfind("Words").unwrap();
    let from = block + paper[block..].find(seal[0].as_str()).unwrap();
    let to = seal.iter().fold(from, |at, word| at + paper[at..].find(word.as_str()).unwrap() + word.len());
    assert_eq!(paper[from..to].split_whitespace().collect::<Vec<_>>(), seal);
    [&paper[..from], &paper[to..]].concat()
}

#[test]
fn the_same_meeting_by_keys_and_by_commands_gives_the_same_minutes() {
    let base = tempfile::tempdir().unwrap();
    let at = |name: &str| base.path().join(name);
    drop(founded_in(&at("keys")));
    copied(&at("keys"), &at("commands"));
    let steps = script();
    let items = by_keys(&at("keys"), &at("papers"), &steps);
    by_commands(base.path(), &at("commands"), &steps, &items);
    let (keys, commands) = (journal(base.path(), &at("keys")), journal(base.path(), &at("commands")));
    let differing: Vec<String> = keys
        .iter()
        .zip(&commands)
        .filter(|(by_key, by_command)| by_key != by_command)
        .map(|(by_key, by_command)| format!("{}\n{}\n", by_key["body"], by_command["body"]))
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
    assert_eq!(keys.len(), commands.len());
    let written = |format: &str| {
        let write = words(&format!("write minutes --meeting 24 --format {format}"));
        ["keys", "commands"].map(|name| run(base.path(), &at(name), 601, &write))
    };
    let seals = written("md").map(|minutes| seal(&minutes));
    for format in ["md", "txt", "html"] {
        let [by_keys, by_commands] = written(format);
        assert_eq!(unsealed(&by_keys, &seals[0]), unsealed(&by_commands, &seals[1]), "{format}");
    }
}
