//! The raw disk after a session: a word typed in every way on the screen and on the command line, saved, undone, searched for, left unsent, locked away and killed in
//! the middle, stands in no byte and no name of any folder the program had; nor does the passphrase or the key. What an erasure leaves is `tests/cli/erase.rs`.

use super::cli_support::{Desk, PASSPHRASE};
use super::window::{Launch, Window};
use muster::store::{Keyring, Passphrase, testing};
use rustix::process::Signal;
use std::path::Path;

/// A word that nobody types by chance.
const CANARY: &str = "Zanzibarqu";

/// A text in the ways it may lie on a disk, in small letters.
fn shapes(text: &str) -> Vec<Vec<u8>> {
    let low = text.to_lowercase();
    let wide: Vec<u16> = low.encode_utf16().collect();
    let little = wide.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big = wide.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    vec![low.into_bytes(), little, big]
}

/// The files under a folder that hold any of these, in their bytes or their names.
fn hits(folder: &Path, secrets: &[(&'static str, Vec<u8>)]) -> Vec<String> {
    let (mut found, mut folders, mut seen) = (Vec::new(), vec![folder.to_owned()], 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let mut bytes = path.to_string_lossy().to_lowercase().into_bytes();
            if path.is_dir() {
                folders.push(path.clone());
            } else {
                seen += 1;
                // A file may go while it is looked for: then it holds nothing any more.
                let whole = std::fs::read(&path).unwrap_or_default();
                bytes.extend(whole.to_ascii_lowercase());
                bytes.extend(whole);
            }
            let held = secrets.iter().filter(|(_, secret)| memchr::memmem::find(&bytes, secret).is_some());
            found.extend(held.map(|(what, _)| format!("{what} in {}", path.display())));
        }
    }
    assert!(seen > 1, "the store was looked at");
    found
}

/// The word, the passphrase and the key, in every shape.
fn secrets(desk: &Desk) -> Vec<(&'static str, Vec<u8>)> {
    let keyring = Keyring::read(&desk.store.join("keyring.toml")).unwrap();
    let (key, _) = keyring.unlock_slot(None, &Passphrase::from(PASSPHRASE)).unwrap();
    let key = testing::key_bytes(&key);
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![("the key", key.to_vec()), ("the key in figures", hex.into_bytes())];
    all.extend(shapes(CANARY).into_iter().map(|shape| ("the word", shape)));
    all.extend(shapes(PASSPHRASE).into_iter().map(|shape| ("the passphrase", shape)));
    all
}

fn unlocked(desk: &Desk) -> Window {
    let mut window = Launch::on(desk.base.path(), &desk.store).open();
    window.shows("Type your passphrase");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.dashboard();
    window
}

fn leave(window: &mut Window, words: &str) {
    window.keys("\u{1b}");
    window.hides(words);
}

#[test]
fn after_a_session_no_byte_of_any_folder_holds_a_word_the_passphrase_or_the_key() {
    let desk = Desk::founded();
    let base = desk.base.path().to_owned();
    let secrets = secrets(&desk);
    // On the command line: recorded, imported, searched for, backed up; the file that is imported is not the program's.
    desk.done(&["record", "ocg", "register", "--operation", &format!("Op {CANARY}"), "--tier", "2"]);
    let outside = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("people.csv", format!("Officer,Unit\nDS 9001,{CANARY} unit\n")),
        ("groups.json", format!("[{{\"OCG Reference\": \"NB/OCG/9\", \"Operation Name\": \"{CANARY} two\"}}]")),
    ] {
        let file = outside.path().join(name);
        std::fs::write(&file, text).unwrap();
        desk.done(&["import", &file.to_string_lossy()]);
    }
    desk.run(&["import", "--preview", &format!("{}/{CANARY}.csv", outside.path().display())]);
    desk.done(&["list", "ocgs", CANARY]);
    desk.done(&["backup"]);
    desk.run(&["doctor"]);
    // What the test itself put there is no file of the program's.
    for file in ["passphrase", "recovery"] {
        std::fs::remove_file(base.join(file)).unwrap();
    }
    assert_eq!(hits(&base, &secrets), Vec::<String>::new(), "after the command line");
    // The finder finds.
    std::fs::write(base.join("left"), format!("x{}x{PASSPHRASE}", CANARY.to_uppercase())).unwrap();
    assert_eq!(hits(&base, &secrets).len(), 2);
    std::fs::remove_file(base.join("left")).unwrap();

    // On the screen.
    let mut window = unlocked(&desk);
    window.shows(CANARY);
    window.keys_show("m", "Note for the minutes");
    window.keys_show(&format!("{CANARY} was seen\r"), "Saved ");
    window.keys_show("t", "Tier decision");
    window.keys_show(&format!("3{CANARY} moved\r"), "Saved ");
    window.keys_show("u", "Would be recorded: ");
    window.keys_show("\r", "Withdrew: ");
    for (key, shows) in [("/", "Filter ["), ("?", "type to filter"), ("\u{b}", "\u{250f}\u{2501} Jump")] {
        window.keys_show(key, shows);
        window.paste(CANARY);
        window.shows(CANARY);
        leave(&mut window, shows);
    }
    window.keys("\u{1b}");
    assert_eq!(hits(&base, &secrets), Vec::<String>::new(), "while it is open");
    window.keys_show("m", "Note for the minutes");
    window.keys_show(&format!("{CANARY} unsent"), "unsent");
    window.keys_show("\u{1b}[24~", "Screen blanked.");
    assert_eq!(hits(&base, &secrets), Vec::<String>::new(), "while it is locked");
    window.keys_show(" ", "Type your passphrase");
    window.keys(&format!("{PASSPHRASE}\r"));
    window.shows("unsent");
    // Killed in the middle of a word, and ended by a signal.
    for signal in [Signal::KILL, Signal::TERM] {
        window.signal(signal);
        window.until("its end", |seen| seen.has_ended());
        assert_eq!(hits(&base, &secrets), Vec::<String>::new(), "after {signal:?}");
        window = unlocked(&desk);
        window.keys_show("m", "Note for the minutes");
        window.keys_show(&format!("{CANARY} again"), "again");
    }
    window.keys("\u{1b}");
    window.hides("\u{250f}\u{2501} Note");
    window.quits();
    window.ends_clean(0);
    assert_eq!(hits(&base, &secrets), Vec::<String>::new(), "after the session");
}
