//! Every key on the open store's screen, with a covert store beside it and without; and the look that only the covert store has.

use super::desks::{Place, canary};
use crate::harness::Play;
use muster::keys::rows;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::record::Opening;
use muster::store::{Folder, Keyring, Passphrase, Store};
use std::path::Path;

fn open(path: &Path, passphrase: &str) -> Store {
    open_as(path, passphrase, false)
}

/// Opens a store, to write or only to read it.
pub(crate) fn open_as(path: &Path, passphrase: &str, read_only: bool) -> Store {
    let folder = Folder::open(path).unwrap();
    let key = Keyring::read(&folder.keyring()).unwrap().unlock(None, &Passphrase::from(passphrase)).unwrap();
    let mut chance = fastrand::Rng::with_seed(24);
    let random = Box::new(move |bytes: &mut [u8]| {
        chance.fill(bytes);
        Ok(())
    });
    Store::open(folder, &Opening { key: &key, read_only, pid: 1, started: "09:58" }, random).unwrap()
}

fn script(key: &str) -> String {
    key.split(' ').map(|part| if part.chars().count() == 1 { part.to_owned() } else { format!("<{part}>") }).collect()
}

/// What stands on the screen after each key, from the board and from within the screen the key before it opened.
pub(crate) fn walk(mut play: Play) -> Vec<String> {
    let leave = ["q", "Ctrl-c", "Ctrl-b", "F12", "Ctrl-z"];
    let keys: Vec<&str> =
        rows().iter().flat_map(|row| row.keys.iter().copied()).filter(|key| !leave.contains(key)).collect();
    let mut seen = vec![play.text()];
    for key in &keys {
        play.keys(&script(key));
        seen.push(format!("{key}\n{}", play.text()));
        for more in ["j", "<Enter>"] {
            play.keys(more);
            seen.push(format!("{key} {more}\n{}", play.text()));
        }
        play.keys(&"<Esc>".repeat(12));
    }
    for words in ["Zirconfalcon", "KX-20", "Marrowlantern"] {
        for start in ["/", "?", ":", "<Ctrl-k>"] {
            play.keys(start);
            play.paste(words);
            seen.push(play.text().replace(words, "...").replace(&words.to_lowercase(), "..."));
            play.keys(&"<Esc>".repeat(12));
        }
    }
    seen
}

#[test]
fn every_key_shows_the_same_with_and_without_a_covert_store_beside() {
    let place = Place::new();
    let all = || {
        let sizes = [(200, 60), (120, 36), (80, 24)];
        let walked = sizes.map(|(width, height)| {
            place.reset();
            walk(Play::over(open(&place.open.store, DEMO_PASSPHRASE), width, height))
        });
        walked.concat()
    };
    let without = all();
    place.add_covert();
    let with = all();
    assert_eq!(without.len(), with.len());
    for (one, other) in without.iter().zip(&with) {
        assert_eq!(one, other);
        assert_eq!(canary(other), None, "{other}");
        assert!(!other.contains("//"), "the open store never draws //: {other}");
        assert!(!other.contains("COVERT"), "{other}");
    }
}

#[test]
fn every_line_of_the_covert_look_says_what_it_is_at_every_size() {
    let place = Place::new();
    place.add_covert();
    let mut play = Play::over(open(&place.covert_path(), crate::support::PASSPHRASE), 120, 36);
    let keys = ["", "t", "?", "gp", "gd", "<Enter>", "gc", "ga"];
    for (width, height) in [(200, 60), (120, 36), (80, 24), (64, 22), (60, 20), (40, 10)] {
        play.resize(width, height);
        for key in keys {
            play.keys(key);
            let text = play.text();
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(lines.len(), usize::from(height), "{text}");
            for line in &lines {
                assert!(line.starts_with("//") && line.ends_with("//"), "{key} at {width}x{height}: {line:?}\n{text}");
            }
            for edge in [lines[0], lines[lines.len() - 1]] {
                assert!(edge.contains("COVERT STORE"), "{key} at {width}x{height}: {edge}");
            }
            play.keys(&"<Esc>".repeat(12));
        }
    }
    play.resize(120, 36);
    assert!(play.text().contains("Zirconfalcon"), "{}", play.text());
}
