//! Text that would command a terminal, typed and pasted into every field that any key opens. Here the screen is drawn without a terminal, so that every cell can be
//! looked at; what a terminal is sent is made out of these cells (`hostile.rs` and `raw.rs` read it).

use super::corpus::{injections, must_not_remain};
use super::harness::{Play, founded_in, opened_in};
use muster::app::{Input, Msg};
use muster::keys::chord::Chord;
use muster::store::Store;
use std::collections::BTreeSet;

/// Types and pastes the corpus into every field that any key opens, and looks at every cell after each. Says how many fields there were, and how many show a mark.
pub(super) fn fill_every_field(play: &mut Play) -> (usize, usize) {
    let all = injections();
    let pieces: Vec<String> = all.chunks(5).map(|some| some.concat().chars().take(190).collect()).collect();
    let mut next = pieces.iter().cycle();
    let leave = ["q", "Ctrl-c", "Ctrl-b", "F12", "Ctrl-z"];
    let keys: BTreeSet<&str> = muster::keys::rows().iter().flat_map(|row| row.keys.iter().copied()).collect();
    let keys = keys.into_iter().filter(|key| !leave.contains(key));
    let (mut fields, mut marked) = (0, 0);
    for key in keys {
        let script = |part: &str| if part.chars().count() == 1 { part.to_owned() } else { format!("<{part}>") };
        play.keys(&key.split(' ').map(script).collect::<String>());
        let (before, mut empty) = (marked, 0);
        for field in 0..7 {
            play.paste(next.next().unwrap());
            // What a terminal sends as keys: characters that no keyboard has.
            for c in next.next().unwrap().chars().filter(|c| !c.is_ascii()).take(4) {
                play.msg(Msg::Input(Input::Key(Chord::char(c))));
            }
            let text = play.text();
            let found = text.chars().find(|c| must_not_remain(*c) && *c != '\n');
            assert_eq!(found, None, "field {field} after {key}: {text}");
            fields += 1;
            let shows = text.contains("<U+") || text.contains("<ESC>") || text.contains("<BEL>");
            marked += usize::from(shows);
            empty += usize::from(!shows);
            // A screen without fields.
            if empty == 2 && marked == before {
                break;
            }
            play.keys("<Tab>");
        }
        play.keys("<Enter><Enter>");
        let text = play.text();
        assert_eq!(text.chars().find(|c| must_not_remain(*c) && *c != '\n'), None, "{key}: {text}");
        play.keys(&"<Esc>".repeat(12));
    }
    (fields, marked)
}

/// The bodies of a journal hold marks and nothing raw.
pub(super) fn recorded_as_marks(store: &Store) {
    let mut journal = String::new();
    store
        .each_entry(|entry| {
            journal.push_str(entry.body.as_deref().unwrap_or_default());
            Ok(())
        })
        .unwrap();
    assert_eq!(journal.chars().find(|c| must_not_remain(*c)), None);
    assert!(journal.contains("<ESC>") || journal.contains("<U+"));
}

#[test]
fn every_field_of_every_form_shows_and_records_it_as_marks() {
    let home = tempfile::tempdir().unwrap();
    let store = home.path().join("store");
    let mut play = Play::over(founded_in(&store), 120, 36);
    let (fields, marked) = fill_every_field(&mut play);
    assert!(marked * 4 > fields, "only {marked} of {fields} fields show a mark");
    drop(play);
    recorded_as_marks(&opened_in(&store));
}
