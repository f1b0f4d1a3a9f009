//! Read-only means read-only: every subcommand with `--read-only` and with a reader's key, and every key of the screen, changes no byte of any store.
//!
//! What a subcommand writes when it may is found out by running it first, so that the proof covers what really writes.

use super::commands::{Known, leaves};
use super::desks::Place;
use super::screens::{open_as, walk};
use crate::harness::Play;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{Folder, Keyring, Params, Passphrase};
use std::path::Path;

/// Gives a reader a key to a store.
fn admit(store: &Path, passphrase: &str, words: &str) {
    let folder = Folder::open(store).unwrap();
    let mut ring = Keyring::read(&folder.keyring()).unwrap();
    let key = ring.unlock(None, &Passphrase::from(passphrase)).unwrap();
    let mut random = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| error.to_string());
    ring.set_slot(&key, "PC 2208", "reader", &Passphrase::from(words), &mut random, Params::FLOOR).unwrap();
    ring.write(&folder.keyring(), &key).unwrap();
}

const READER: [&str; 2] = ["--operator", "PC 2208"];
const CHAIR: [&str; 2] = ["--operator", "DCI 1550"];

/// Commands in words that really write, beside every leaf of the subcommands.
fn writes(known: &Known, place: &Place) -> Vec<Vec<String>> {
    let inside = |name: &str| place.open.store.join(name).to_string_lossy().into_owned();
    let ocg = known.operation.as_str();
    let lines: &[&[&str]] = &[
        &["record", "tier", ocg, "4", "--because", "Quiet"],
        &["record", "no-change", ocg, "--because", "Plan on track"],
        &["record", "lro", ocg, &known.officer, "--because", "Trained"],
        &["record", "status", ocg, "dormant", "--because", "Quiet"],
        &["record", "action", ocg, "Visit the address", "--owner", &known.officer, "--due", "fri"],
        &["record", "disruption", ocg, "minor", "Two vehicles"],
        &["record", "trigger", ocg, "Released from custody"],
        &["record", "gap", ocg, "Who supplies"],
        &["record", "note", ocg, "Seen"],
        &["record", "profile", "plain"],
        &["record", "withdraw", "9", "--because", "Wrong"],
        &["record", "ocg", "register", "--operation", "Op Nettle", "--reference", "NB/OCG/1999"],
        &["record", "officer", "register", "DS 9001", "--unit", "West CID"],
        &["meeting", "call", ocg, "--because", "Plan on track"],
        &["meeting", "close", "--rest", "taken-as-read", "--because", "Time"],
        &["write", "minutes"],
        &["write", "all"],
        &["write", "worklist", "--out", &inside("worklist.md")],
        &["write", "worklist", "--out", &inside("new/../worklist.md")],
        &["write", "sheets", "--out", &inside("sheets")],
        &["write", "totals", "--quarter", "2026-2", "--to", "Press office", "--because", "Asked"],
        &["write", "board", "--issue"],
        &["backup"],
        &["backup", &inside("more")],
        &["erase", "9", "--because", "Asked", "--authority", "DPO"],
        &["access-log"],
        &["show", "board"],
        &["list", "ocgs", "alder"],
        &["rebuild"],
        &["undo"],
        &["doctor"],
        &["demo", "--size", "small", "--keep", &inside("demo")],
        &["--store", &inside("another"), "init", "--bcu", "Eastern BCU", "--generate"],
    ];
    lines.iter().map(|line| line.iter().map(|word| (*word).to_owned()).collect()).collect()
}

#[test]
fn no_subcommand_changes_a_byte_with_read_only_or_with_a_readers_key() {
    let place = Place::with(|store| admit(store, DEMO_PASSPHRASE, DEMO_PASSPHRASE));
    let known = Known::of(&place);
    let pristine = {
        place.reset();
        place.bytes()
    };
    let mut lines = leaves(&known);
    lines.extend(writes(&known, &place));
    let mut wrote = Vec::new();
    for line in &lines {
        let words: Vec<&str> = line.iter().map(String::as_str).collect();
        place.open.run(&[&CHAIR[..], &words].concat());
        if place.bytes() == pristine {
            continue;
        }
        wrote.push(line.join(" "));
        place.reset();
    }
    // A proof over commands that write nothing would be none.
    let many = lines.len();
    assert!(wrote.len() * 3 > many, "only {} of {many} write when they may: {wrote:#?}", wrote.len());
    for line in &lines {
        let words: Vec<&str> = line.iter().map(String::as_str).collect();
        // A new store is made without a key to this one.
        let keyless = line.iter().any(|word| word == "demo" || word == "init");
        for (who, mode) in [("--read-only", &[&CHAIR[..], &["--read-only"]].concat()), ("a reader", &READER.to_vec())] {
            if keyless && who == "a reader" {
                continue;
            }
            let ran = place.open.run(&[mode, &words[..]].concat());
            assert!(place.bytes() == pristine, "{who} changed the folder: {line:?}: {ran:?}");
            assert_ne!(ran.code, 101, "{who}: {line:?}: {ran:?}");
        }
    }
}

#[test]
fn what_is_refused_to_a_run_that_only_reads_is_refused_with_the_same_code() {
    let place = Place::with(|store| admit(store, DEMO_PASSPHRASE, DEMO_PASSPHRASE));
    let known = Known::of(&place);
    let given = place.open.file("absent", "");
    let ocg = known.operation.as_str();
    let lines: &[&[&str]] = &[
        &["record", "note", ocg, "x"],
        &["meeting", "prepare"],
        &["undo"],
        &["redo"],
        &["rebuild"],
        &["erase", "9", "--because", "Asked", "--authority", "DPO"],
        &["write", "minutes"],
        &["write", "all"],
        &["backup"],
        &["restore", &given],
        &["demo", "--size", "small"],
        &["init"],
    ];
    for line in lines {
        let told = place.open.run(&[&CHAIR[..], &["--read-only"], line].concat());
        if line[0] == "operator" {
            assert!(told.refused(1).contains("published"));
            continue;
        }
        let told = told.refused(1);
        let away = told.contains("--read-only") || told.contains("open for reading only");
        assert!(away, "{line:?}: {told}");
    }
    // As a reader the same, where a key is asked for at all.
    for line in lines.iter().filter(|line| !["restore", "operator", "demo", "init"].contains(&line[0])) {
        let told = place.open.run(&[&READER[..], line].concat()).refused(1);
        assert!(told.contains("for reading only"), "{line:?}: {told}");
    }
    // Papers and backups outside the store are no change of it.
    let outside = place.open.base.path().join("outside").to_string_lossy().into_owned();
    place.open.done(&[&READER[..], &["backup", &outside]].concat());
    place.open.done(&["--read-only", "backup", &format!("{outside}-too")]);
}

#[test]
fn nothing_crosses_from_or_to_a_store_that_is_only_read() {
    let place = Place::new();
    place.add_covert();
    let to = place.open.run(&["list", "ocgs", "--json"]).json()["rows"][0]["operation"].as_str().unwrap().to_owned();
    let cross = ["cross", "Zirconfalcon", "Visit two tenants", "--to", &to, "--yes"];
    // A crossing that was cut short: its intention is written, its action is not.
    let entry = place.cut_short(&cross);
    admit(&place.covert_path(), crate::support::PASSPHRASE, crate::support::PASSPHRASE);
    admit(&place.open.store, DEMO_PASSPHRASE, DEMO_PASSPHRASE);
    let (open, covert) = (place.bytes(), place.bytes_of_covert());
    for mode in [&["--operator", "DCI 1550", "--read-only"][..], &["--operator", "PC 2208"]] {
        for line in [&cross[..], &["cross", "--finish", &entry], &["cross", "--abandon", &entry]] {
            let ran = place.beside(&[mode, line].concat());
            assert_eq!(ran.code, 1, "{mode:?} {line:?}: {ran:?}");
            assert!(place.bytes() == open && place.bytes_of_covert() == covert, "{mode:?} {line:?}: {ran:?}");
        }
    }
    // The chair finishes it.
    place.beside(&["--operator", "DCI 1550", "cross", "--finish", &entry]).done();
    assert!(place.bytes() != open && place.bytes_of_covert() != covert);
}

#[test]
fn no_key_of_the_screen_changes_a_byte_of_a_store_that_is_only_read() {
    let place = Place::new();
    place.reset();
    let before = place.bytes();
    let seen = walk(Play::over(open_as(&place.open.store, DEMO_PASSPHRASE, true), 120, 36));
    assert!(seen.iter().any(|screen| screen.contains("read-only")), "the screen says so");
    assert!(place.bytes() == before);
}
