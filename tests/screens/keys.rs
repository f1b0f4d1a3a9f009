//! Every row of the key table, pressed wherever its scope holds: it does something that shows, or says in a sentence why not; help runs the same act;
//! and no key that a footer names is dead.

use std::collections::BTreeSet;

use super::drive::opened;
use super::harness::Play;
use muster::app::{Effect, Input, Msg, update};
use muster::keys::chord::{Chord, Sequence};
use muster::keys::{self, Row, rows};
use muster::model::act::{Act, Scope};
use muster::model::layout::Size;
use muster::model::notice::Kind;
use muster::model::port::Ask;
use muster::model::state::Model;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A place of the program: its name, and the keys that lead there from the drive screen of an open meeting in which something was recorded.
const PLACES: [(&str, &str); 34] = [
    ("board, groups", "<Esc>jjj"),
    ("board, groups filtered and marked", "<Esc>/yew<Enter><Ctrl-u>v"),
    ("board, tiers", "<Esc>2jl"),
    ("board, LROs", "<Esc>3jj"),
    ("board, actions", "<Esc>1jjj4jj"),
    ("board, actions of all groups", "<Esc>4Ajj"),
    ("record, facts", "<Esc>jjj<Enter>jj"),
    ("record, actions", "<Esc>jjj<Enter><Tab>jj"),
    ("record, events", "<Esc><Enter><Tab><Tab>j"),
    ("journal", "gjjj"),
    ("drive", "]]"),
    ("drive, come from elsewhere", "<Ctrl-k>bay<Enter>"),
    ("drive, actions", "]<Tab>j"),
    ("review", "gajj"),
    ("prepare", "gpjjj"),
    ("agenda", "gujjy"),
    ("close", "gmjj"),
    ("close, marked", "gm*j"),
    ("triggers", "gtj"),
    ("disruptions", "gij"),
    ("bids", "gbj"),
    ("learning", "glj"),
    ("room", "gwj"),
    ("partner view", "<F5>"),
    ("a form with a choice", "t"),
    ("a form with text", "aTalk to landlord"),
    ("a form with a date", "d<Shift-Tab><Shift-Tab>"),
    ("a form with a list", "o<Down>"),
    ("a form that is filled once", "="),
    ("help", "?<Down><Down>"),
    ("jump", "<Ctrl-k>op<Down><Down>"),
    ("filter", "<Esc>/op<Down><Down>"),
    ("undo", "u"),
    ("notices", "gejj"),
];

/// A meeting open with something in every list.
fn ground() -> (Play, Model) {
    let mut play = opened(120, 36);
    play.keys("t2Warrant phase done<Enter>aTalk to landlord @22 #prot fri<Enter>d<Up><Tab>two vehicles<Enter>");
    play.keys("+tRelease from custody<Enter>+tShots fired<Enter>+bAnalyst<Tab>ROCU<Enter>+bDrone<Tab>ROCU<Enter>");
    play.keys("+lOpen fridays first<Enter>+lBring the council<Enter>mPress line agreed<Enter>d<Tab>a phone<Enter>");
    play.keys("gwii<Esc>");
    play.wait(1_000);
    assert!(play.model.modals.is_empty(), "{}", play.text());
    let base = play.model.clone();
    (play, base)
}

/// Goes to a place; nothing is recorded on the way.
fn go(play: &mut Play, base: &Model, script: &str) -> Model {
    play.model = base.clone();
    play.keys(script);
    play.model.clone()
}

fn frame(play: &Play, model: &Model) -> Buffer {
    let Size { width, height } = model.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    muster::view::draw(model, play.skin, &mut buffer);
    buffer
}

/// What keys came to.
struct Came {
    model: Model,
    /// Something was ordered of the record, or done outside.
    done: bool,
}

/// Takes messages without recording: questions are answered, orders count as done.
fn press(play: &mut Play, from: &Model, chords: &[Chord]) -> Came {
    let mut model = from.clone();
    let mut done = false;
    for chord in chords {
        let mut effects = update(&mut model, Msg::Input(Input::Key(*chord)));
        while !effects.is_empty() {
            match effects.remove(0) {
                Effect::Ask(_, Ask::Act(_) | Ask::Undo(_) | Ask::Redo(_) | Ask::Withdraw(..)) => done = true,
                // What is looked at in the past is another matter: the desk would go on answering from there.
                Effect::Ask(_, Ask::Travel(_)) => done = true,
                Effect::Ask(ticket, ask) => {
                    let told = play.ask(ask);
                    effects.extend(update(&mut model, Msg::Told(ticket, told)));
                }
                Effect::Keep(_) => {}
                Effect::Quit | Effect::Suspend | Effect::Lock | Effect::LockAndStop | Effect::Redraw => done = true,
            }
        }
    }
    Came { model, done }
}

fn chords(keys: &Sequence) -> Vec<Chord> {
    [Some(keys.first), keys.second].into_iter().flatten().collect()
}

/// A key that an inner scope binds means that scope's act.
fn hidden(scopes: &[Scope], row: &Row, keys: Sequence) -> bool {
    let depth = |row: &Row| scopes.iter().position(|scope| *scope == row.scope);
    let inner = |other: &&Row| depth(other).is_some() && depth(other) < depth(row);
    rows().iter().filter(inner).any(|other| other.sequences().any(|theirs| theirs == keys))
}

#[test]
fn every_key_of_the_table_does_something_or_says_why_not() {
    let mut dead = BTreeSet::new();
    let mut reached = BTreeSet::new();
    let (mut play, base) = ground();
    for (name, script) in PLACES {
        let from = go(&mut play, &base, script);
        let scopes = from.scopes();
        let before = frame(&play, &from);
        for row in rows().iter().filter(|row| scopes.contains(&row.scope)) {
            reached.insert((row.scope, row.name));
            for keys in row.sequences() {
                if hidden(&scopes, row, keys) {
                    continue;
                }
                let came = press(&mut play, &from, &chords(&keys));
                if !came.done && frame(&play, &came.model) == before {
                    dead.insert(format!("{name}: {keys} ({})", row.name));
                }
            }
        }
    }
    assert!(dead.is_empty(), "keys that answer nothing:\n{}", dead.into_iter().collect::<Vec<_>>().join("\n"));
    for row in rows().iter().filter(|row| {
        !matches!(row.scope, Scope::Unlock | Scope::Signed | Scope::Calendar | Scope::Charts) && !row.scope.is_covert()
    }) {
        assert!(reached.contains(&(row.scope, row.name)), "no place tries {:?} {}", row.scope, row.name);
    }
}

#[test]
fn help_runs_what_the_key_runs() {
    let mut wrong = Vec::new();
    let (mut play, base) = ground();
    for (name, script) in PLACES {
        let from = go(&mut play, &base, script);
        let scopes = from.scopes();
        // Help does not open over itself or in partner view, and lists that are typed into are left before another opens.
        if matches!(scopes.first(), Some(Scope::Finder | Scope::Partner)) {
            continue;
        }
        for row in rows().iter().filter(|row| scopes.contains(&row.scope) && (row.when)(&from).is_ok()) {
            let entries = keys::entries(&from, row.about).0;
            let Some(at) = entries.iter().position(|entry| entry.about == row.about && entry.refused.is_none()) else {
                if row.name != "help.palette" {
                    wrong.push(format!("{name}: help does not find {}", row.name));
                }
                continue;
            };
            let mut open = press(&mut play, &from, &["F1".parse().unwrap()]).model;
            let _ = update(&mut open, Msg::Input(Input::Paste(row.about.into())));
            let mut script = vec!["Down".parse::<Chord>().unwrap(); at];
            script.push("Enter".parse().unwrap());
            let by_help = press(&mut play, &open, &script);
            let Some(keys) = row.sequences().find(|keys| !hidden(&scopes, row, *keys)) else { continue };
            let by_key = press(&mut play, &from, &chords(&keys));
            let same = by_help.done == by_key.done
                && (by_help.model.screen == by_key.model.screen)
                && (by_help.model.modals == by_key.model.modals)
                && (by_help.model.selected == by_key.model.selected);
            if !same && row.act != Act::Help {
                wrong.push(format!("{name}: {} by help is not {keys}", row.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_key_in_a_footer_answers_and_help_or_the_way_back_is_the_last() {
    let mut wrong = Vec::new();
    let (mut play, base) = ground();
    for (name, script) in PLACES {
        for (width, height) in [(80, 24), (120, 36), (200, 60)] {
            go(&mut play, &base, script);
            play.resize(width, height);
            let from = play.model.clone();
            let (before, text) = (frame(&play, &from), play.text());
            let hints = keys::hints(&from);
            let last = hints.last().map_or("", |(key, _)| key.as_str());
            let ways: &[&str] = if from.partner.is_some() { &["F5"] } else { &["?", "Esc"] };
            if !ways.contains(&last) {
                wrong.push(format!("{name}: the last hint is {last}"));
            }
            let shown = |(key, label): &&(String, String)| text.contains(&format!("{key} {label}"));
            let on_screen: Vec<_> = hints.iter().filter(shown).collect();
            // A question names its keys in its own words.
            let question = from.scopes().first() == Some(&Scope::Confirm);
            if on_screen.len() < 2 && !question {
                wrong.push(format!("{name} at {width}: the footer names {on_screen:?} of {hints:?}\n{text}"));
            }
            for (key, label) in on_screen {
                let came = press(&mut play, &from, &[key.parse().unwrap()]);
                let refused = came.model.notices.log().len() > from.notices.log().len()
                    && came.model.notices.standing().is_some_and(|notice| notice.kind == Kind::Refused);
                if (!came.done && frame(&play, &came.model) == before) || refused {
                    wrong.push(format!("{name} at {width}: {key} {label} is in the footer and does nothing"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
