//! Read-only means read-only: every subcommand with `--read-only` and with a reader's key, and every key of the screen, changes no byte of any store.
//!
//! Each subcommand is tried where it is then done by the chair, on the same bytes and with the same words, so that the proof covers what really writes.

use super::commands::Known;
use super::deeds::{Deed, Does, deeds, keys, run};
use super::desks::Place;
use super::screens::{open_as, walk};
use crate::harness::Play;
use crate::support::{Desk, PASSPHRASE};
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::{Folder, Keyring, Params, Passphrase};
use std::path::Path;

/// Gives a reader a key to a store.
pub(crate) fn admit(store: &Path, passphrase: &str, words: &str) {
    let folder = Folder::open(store).unwrap();
    let mut ring = Keyring::read(&folder.keyring()).unwrap();
    let key = ring.unlock(None, &Passphrase::from(passphrase)).unwrap();
    let cost = if ring.is_demo() { Params::DEMO } else { Params::FLOOR };
    let mut random = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| error.to_string());
    ring.set_slot(&key, "PC 2208", "reader", &Passphrase::from(words), &mut random, cost).unwrap();
    ring.write(&folder.keyring(), &key).unwrap();
}

const READER: [&str; 2] = ["--operator", "PC 2208"];
const CHAIR: [&str; 2] = ["--operator", "DCI 1550"];

#[cfg(unix)]
fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o077 == 0
}

#[cfg(not(unix))]
fn is_private(_: &Path) -> bool {
    true
}

/// Nobody who only reads changes anything with these lines, and the chair does.
fn unchanged(place: &Place, deeds: &[Deed]) {
    for deed in deeds {
        let words = deed.ready(place);
        let before = place.all_but_covert();
        let mut modes: Vec<&[&str]> = vec![&["--operator", "DCI 1550", "--read-only"]];
        modes.extend((!deed.needs_no_key()).then_some(&READER[..]));
        for mode in modes {
            let ran = run(place, &words, mode);
            assert!(place.all_but_covert() == before, "{mode:?} changed something: {words:?}: {ran:?}");
            let refused = ran.code == 1 && ran.err.starts_with("muster: ");
            assert!(refused || deed.does != Does::Writes && ran.code == 0, "{mode:?} {words:?}: {ran:?}");
        }
        // A proof over commands that write nothing would be none: the same line on the same bytes is done when it may be.
        let ran = run(place, &words, &CHAIR);
        assert!(ran.code == 0 || deed.does == Does::Looks, "{words:?}: {ran:?}");
        for made in place.all_but_covert().keys().filter(|path| !before.contains_key(*path)) {
            assert!(is_private(made), "others may read {}", made.display());
        }
        assert_eq!(place.all_but_covert() != before, deed.does != Does::Looks, "{words:?}: {ran:?}");
    }
}

#[test]
fn no_subcommand_changes_a_byte_with_read_only_or_with_a_readers_key() {
    let place = Place::with(|store| admit(store, DEMO_PASSPHRASE, DEMO_PASSPHRASE));
    unchanged(&place, &deeds());
}

#[test]
fn no_subcommand_changes_a_key_with_read_only_or_with_a_readers_key() {
    let place = Place::over(Desk::founded(), |store| admit(store, PASSPHRASE, PASSPHRASE));
    unchanged(&place, &keys());
}

#[test]
fn no_paper_and_no_backup_is_put_into_a_store_that_is_only_read() {
    let place = Place::with(|store| admit(store, DEMO_PASSPHRASE, DEMO_PASSPHRASE));
    place.reset();
    let before = place.bytes();
    let inside = |name: &str| place.open.store.join(name).to_string_lossy().into_owned();
    let lines: &[&[&str]] = &[
        &["write", "minutes"],
        &["write", "all"],
        &["write", "worklist", "--out", &inside("worklist.md")],
        &["write", "worklist", "--out", &inside("new/../worklist.md")],
        &["write", "sheets", "--out", &inside("sheets")],
        &["write", "totals", "--quarter", "2026-2", "--to", "Press office", "--because", "Asked"],
        &["write", "board", "--issue"],
        &["backup", &inside("more")],
        &["demo", "--size", "small", "--keep", &inside("demo")],
        &["--store", &inside("another"), "init", "--bcu", "Eastern BCU", "--generate"],
    ];
    for line in lines {
        for mode in [&["--operator", "DCI 1550", "--read-only"][..], &READER] {
            if mode == READER && ["demo", "--store"].contains(&line[0]) {
                continue;
            }
            let ran = place.open.run(&[mode, line].concat());
            assert!(place.bytes() == before && ran.code != 0, "{mode:?} {line:?}: {ran:?}");
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
    admit(&place.covert_path(), PASSPHRASE, PASSPHRASE);
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
