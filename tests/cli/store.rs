//! From nothing to a proved record with the real program: init, the three extracts, decisions, minutes, an old seal, backup, restore, rebuild.

use crate::support::{Desk, Ran, program};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::path::Path;

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name).to_string_lossy().into_owned()
}

fn entries(desk: &Desk) -> u64 {
    desk.run(&["verify", "--json"]).json()["entries"].as_u64().unwrap()
}

#[test]
fn from_the_extracts_to_a_rebuilt_record() {
    let desk = Desk::founded();

    // The files in the wrong order: officers, OCGs and actions are taken in theirs. A preview changes nothing.
    let files = [fixture("action-log.xlsx"), fixture("mapping-extract.csv"), fixture("officers.csv")];
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let preview = desk.run(&[&["import", "--preview", "--json"], files.as_slice()].concat()).json();
    let counts = |answer: &Value, key: &str| -> Vec<u64> {
        answer["files"].as_array().unwrap().iter().map(|file| file[key].as_u64().unwrap()).collect()
    };
    assert_eq!(counts(&preview, "new"), [14, 31, 240]);
    assert_eq!(entries(&desk), 1);
    let imported = desk.run(&[&["import", "--json"], files.as_slice()].concat()).json();
    assert_eq!((counts(&imported, "new"), counts(&imported, "rejected_rows")), (vec![14, 31, 240], vec![0, 0, 0]));
    let whole = entries(&desk);
    let again = desk.run(&[&["import", "--json"], files.as_slice()].concat()).json();
    assert_eq!((counts(&again, "unchanged"), entries(&desk)), (vec![14, 31, 240], whole));
    assert_eq!(desk.run(&["list", "ocgs", "--json"]).json()["count"], 31);
    assert_eq!(desk.run(&["list", "actions", "--all", "--json"]).json()["count"], 240);

    // One import is one undo step.
    assert!(desk.done(&["undo"]).contains("withdrew: the import of action-log.xlsx."));
    assert_eq!(desk.run(&["list", "actions", "--all", "--json"]).json()["count"], 0);
    assert!(desk.done(&["redo"]).contains("brought back: "));
    assert_eq!(desk.run(&["list", "actions", "--all", "--json"]).json()["count"], 240);

    // An old seal is confirmed after later decisions; a backup holds it too.
    let seal = desk.done(&["verify"]);
    let words = seal.lines().find_map(|line| line.strip_prefix("Words: ")).unwrap();
    desk.done(&["record", "tier", "Op Birch", "2", "--because", "Harm has fallen"]);
    assert!(desk.done(&["verify", "--against", words]).contains("The seal is confirmed: nothing up to entry"));
    let file = desk.file("old-minutes.txt", &seal);
    assert!(desk.done(&["verify", "--against", &file]).contains("The seal is confirmed"));
    let other = "abandon ability able about above absent absorb abstract absurd abuse access accident";
    assert!(desk.run(&["verify", "--against", other]).refused(1).contains("is not confirmed"));
    assert!(desk.run(&["verify", "--against", "abandon abilty able about"]).refused(2).contains("ability"));

    let backups = desk.base.path().join("backups");
    let made = desk.done(&["backup", backups.to_str().unwrap()]);
    assert!(made.starts_with("Backed up ") && made.contains("verified it there"), "{made}");
    let backup = std::fs::read_dir(&backups).unwrap().next().unwrap().unwrap().path();
    let before = entries(&desk);
    desk.done(&["record", "note", "Op Birch", "After the backup"]);
    desk.done(&["rebuild"]);
    assert_eq!(entries(&desk), before + 1);
    let restored = desk.typing(&["restore", backup.to_str().unwrap()], "1").done();
    assert!(restored.contains("Restored ") && restored.contains("is kept as"), "{restored}");
    assert_eq!(entries(&desk), before);
    assert_eq!(desk.run(&["show", "Op Birch", "--json"]).json()["record"]["placement"]["tier"], 2);
    outsiders_recompute_the_chain(&desk);
    passphrases_change(&desk);
}

/// Recomputes the chain from `muster journal --json` alone, by docs/journal-format.md.
fn outsiders_recompute_the_chain(desk: &Desk) {
    let out = desk.done(&["journal", "--json"]);
    let mut lines = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let head = lines.next().unwrap();
    let mut prev = head["genesis"].as_str().unwrap().to_owned();
    let store_id = head["store_id"].as_str().unwrap();
    let mut bytes = b"muster/genesis/1".to_vec();
    bytes.extend(u32::try_from(store_id.len()).unwrap().to_be_bytes());
    bytes.extend(store_id.as_bytes());
    assert_eq!(prev, hex(&Sha256::digest(&bytes)));
    let mut count = 0;
    for entry in lines {
        count += 1;
        let body = entry["body_text"].as_str().unwrap();
        assert_eq!(serde_json::from_str::<Value>(body).unwrap(), entry["body"]);
        let mut bytes = b"muster/body/1".to_vec();
        bytes.extend(unhex(entry["salt"].as_str().unwrap()));
        bytes.extend(body.as_bytes());
        let body_hash = hex(&Sha256::digest(&bytes));
        assert_eq!(entry["body_hash"], body_hash);
        let mut bytes = b"muster/entry/1".to_vec();
        let number = |key: &str| entry[key].as_i64().unwrap().to_be_bytes().to_vec();
        let text = |key: &str| entry[key].as_str().unwrap().as_bytes().to_vec();
        let maybe = |value: Option<Vec<u8>>| value.map_or(vec![0], |value| [vec![1], value].concat());
        for (tag, value) in [
            (1, number("seq")),
            (2, unhex(&entry["id"].as_str().unwrap().replace('-', ""))),
            (3, number("recorded_at")),
            (4, number("decided_at")),
            (5, text("decided_by")),
            (6, text("entered_by")),
            (7, maybe(entry["meeting"].as_str().map(|text| text.as_bytes().to_vec()))),
            (8, number("batch")),
            (9, text("kind")),
            (10, text("subject")),
            (11, number("body_version")),
            (12, maybe(entry["undoes"].as_u64().map(|number| number.to_be_bytes().to_vec()))),
            (13, unhex(&body_hash)),
            (14, unhex(&prev)),
        ] {
            bytes.push(tag);
            bytes.extend(u32::try_from(value.len()).unwrap().to_be_bytes());
            bytes.extend(value);
        }
        assert_eq!(entry["prev"], prev);
        prev = hex(&Sha256::digest(&bytes));
        assert_eq!(entry["hash"], prev, "entry {count}");
    }
    assert_eq!((head["entries"].as_u64(), head["head"].as_str()), (Some(count), Some(prev.as_str())));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len() / 2).map(|at| u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).unwrap()).collect()
}

/// The passphrase is changed, refused when weak, and set anew with the recovery words.
fn passphrases_change(desk: &Desk) {
    assert_eq!(desk.done(&["operator", "list"]), "DCI 1550, chair\n");
    let weak = desk.file("weak", "password1\n");
    let refused = desk.run(&["operator", "passphrase", "--new-passphrase-file", &weak]).refused(1);
    assert!(refused.contains("too easy to guess: about "), "{refused}");
    let wrong = desk.file("wrong", "not-the-words-that-open-it\n");
    let with = |file: &str, arguments: &[&str]| -> Ran {
        let mut command = program(desk.base.path());
        command.arg("--store").arg(&desk.store).args(["--passphrase-file", file]).args(arguments);
        command.output().unwrap().into()
    };
    assert!(with(&wrong, &["list", "ocgs"]).refused(3).contains("passphrase"));
    let recovery = desk.base.path().join("recovery").to_string_lossy().into_owned();
    let fresh = desk.file("fresh", "kettle-amber-willow-fable-north\n");
    let change = ["operator", "passphrase", "--recovery-file", &recovery, "--new-passphrase-file", &fresh];
    assert!(with(&wrong, &change).done().contains("The passphrase of DCI 1550 is set with the recovery words."));
    assert_eq!(desk.run(&["verify"]).code, 3);
    assert!(with(&fresh, &["verify"]).done().starts_with("The record is whole"));
    let renewed = with(&fresh, &["operator", "recovery"]).done();
    assert_eq!(renewed.lines().filter(|line| line.starts_with("  ")).flat_map(str::split_whitespace).count(), 48);
    assert!(with(&wrong, &change).refused(3).contains("recovery"));
}

#[test]
fn init_asks_for_what_it_needs_and_makes_nothing_otherwise() {
    let desk = Desk::empty();
    let weak = desk.file("weak", "letmein\n");
    for (arguments, code, wanted) in [
        (vec!["init", "--bcu", "Northern BCU"], 2, "--operator is needed"),
        (vec!["--operator", "DCI 1550", "init"], 2, "--bcu is needed"),
        (vec!["--operator", "DCI 1550", "init", "--bcu", "N", "--prefix", "northern"], 2, "one to six capitals"),
        (vec!["--operator", "DCI 1550", "init", "--bcu", "N", "--profile", "atlantis"], 2, "no profile \"atlantis\""),
        (vec!["--operator", "DCI 1550", "--passphrase-file", &weak, "init", "--bcu", "N"], 1, "too easy to guess"),
        (vec!["list", "ocgs"], 3, "There is no Muster store in"),
        (vec![], 3, "There is no Muster store in"),
    ] {
        let mut command = program(desk.base.path());
        command.arg("--store").arg(&desk.store).args(&arguments);
        if !arguments.contains(&"--passphrase-file") {
            command.arg("--passphrase-file").arg(desk.base.path().join("passphrase"));
        }
        let sentence = Ran::from(command.output().unwrap()).refused(code);
        assert!(sentence.contains(wanted), "{arguments:?}: {sentence}");
        assert!(!desk.store.exists(), "{arguments:?}");
    }
    let generated =
        desk.done(&["--operator", "DCI 1550", "init", "--bcu", "Northern BCU", "--generate", "--profile", "plain"]);
    assert!(generated.starts_with("The record of Northern BCU is opened, store "), "{generated}");
    let recovery = generated.lines().filter(|line| line.starts_with("  ")).flat_map(str::split_whitespace);
    assert_eq!(recovery.count(), 48, "{generated}");
    let words = generated.lines().find_map(|line| line.strip_prefix("Passphrase: ")).unwrap();
    assert_eq!(words.split('-').count(), 5);
    let file = desk.file("generated", words);
    let mut command = program(desk.base.path());
    command.arg("--store").arg(&desk.store).args(["--passphrase-file", &file, "list", "ocgs"]);
    assert_eq!(Ran::from(command.output().unwrap()).done(), "No OCG fits.\n");
    let again = desk.run(&["--operator", "DCI 1550", "init", "--bcu", "Northern BCU"]).refused(3);
    assert!(again.contains("is not empty"), "{again}");
}

#[test]
fn a_newer_extract_that_changes_nothing_is_compared_and_the_worklist_names_it() {
    let desk = Desk::founded();
    desk.done(&["import", &fixture("mapping-extract.csv")]);
    let whole = std::fs::read_to_string(fixture("mapping-extract.csv")).unwrap();
    let without: String = whole.split_inclusive('\n').filter(|line| !line.starts_with("NB/OCG/1000,")).collect();
    let second = desk.file("second.csv", &without);
    let worklist = || desk.done(&["write", "worklist"]);
    let before = entries(&desk);
    assert!(worklist().contains("Here, not in the extract: none."));
    let said = "What the extract and the record do not agree on is recorded";
    assert!(desk.done(&["import", "--preview", &second]).contains("do not agree on would be recorded"));
    assert_eq!(entries(&desk), before);
    let out = desk.done(&["import", &second]);
    assert!(out.contains("30 unchanged") && out.contains("Nothing to import.") && out.contains(said), "{out}");
    assert_eq!(entries(&desk), before + 1);
    let now = worklist();
    assert!(now.contains("Extract second.csv, brought in on "), "{now}");
    assert!(now.contains("Here, not in the extract: Op Alder (NB/OCG/1000)."), "{now}");
    // The same again changes nothing.
    assert!(!desk.done(&["import", &second]).contains(said));
    assert_eq!(entries(&desk), before + 1);
    // An extract every row of which is rejected was not compared.
    let foreign = desk.file("foreign.csv", "OCG Reference,Operation Name,Status\nNB/OCG/9999,Op Alder,Active\n");
    desk.run(&["import", &foreign]).refused(2);
    assert_eq!(entries(&desk), before + 1);
    desk.done(&["import", &fixture("mapping-extract.csv")]);
    assert!(worklist().contains("Here, not in the extract: none."));
}
