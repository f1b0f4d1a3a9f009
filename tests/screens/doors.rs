//! Before and after the record: the unlock screen, the first run, the blank screen.

use muster::app::{Input, knock};
use muster::keys::chord::Chord;
use muster::model::door::{Door, Step};
use muster::model::notice::WITH_PASTE;
use muster::view;
use muster::view::glyphs::Glyphs;
use muster::view::grid;
use muster::view::skin::Skin;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn drawn(width: u16, height: u16, with: impl FnOnce(Skin, &mut Buffer)) -> String {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    with(grid::probe(Glyphs::Unicode), &mut buffer);
    grid::text(&buffer)
}

fn door() -> Door {
    Door::new("tasking (store K7QM-2XRD-91VT)".into(), vec!["DCI 1550".into(), "DI 4102".into(), "DC 5031".into()])
}

fn type_keys(door: &mut Door, script: &str) -> Step {
    let mut last = Step::Stay;
    for key in script.split(' ') {
        last = knock(door, &Input::Key(key.parse::<Chord>().unwrap()));
    }
    last
}

#[test]
fn the_unlock_screen_never_shows_a_length() {
    let mut short = door();
    let mut long = door();
    type_keys(&mut short, "a");
    type_keys(&mut long, "a b c d e f g h i j k l m n o p q r s t u v w x y z");
    let of = |door: &Door| {
        drawn(90, 24, |skin, buffer| {
            view::door(door, skin, buffer);
        })
    };
    assert_eq!(of(&short), of(&long));
    insta::assert_snapshot!(of(&short));
}

#[test]
fn keys_that_came_with_a_pasted_passphrase_try_nothing_and_that_is_said() {
    let mut door = door();
    assert_eq!(knock(&mut door, &Input::Paste("half\r".into())), Step::Stay);
    assert_eq!(knock(&mut door, &Input::WithPaste), Step::Stay);
    assert_eq!(door.wrong.as_deref(), Some(WITH_PASTE));
    assert_eq!(type_keys(&mut door, "Enter"), Step::Try(false), "by itself it is a person's");
}

#[test]
fn enter_tries_and_a_wrong_passphrase_says_so_and_waits() {
    let mut door = door();
    assert_eq!(type_keys(&mut door, "Enter"), Step::Stay);
    assert!(door.wrong.as_deref().unwrap_or_default().contains("A passphrase is needed"));
    assert_eq!(type_keys(&mut door, "Down x q ? Enter"), Step::Try(false), "q and ? are letters of a passphrase");
    assert_eq!(door.operator(), "DI 4102");
    assert_eq!(door.take_secret().as_str(), "xq?");
    door.refused("The passphrase of DI 4102 is wrong.".into(), true);
    assert_eq!(type_keys(&mut door, "y Enter"), Step::Stay);
    let text = drawn(90, 24, |skin, buffer| {
        view::door(&door, skin, buffer);
    });
    assert!(text.contains("Wait 1 s."), "{text}");
    door.wait = 0;
    assert_eq!(type_keys(&mut door, "Ctrl-r"), Step::Try(true));
    door.refused("The disk is full.".into(), false);
    assert_eq!(type_keys(&mut door, "Esc"), Step::Quit);
}

#[test]
fn help_for_a_forgotten_passphrase() {
    let mut door = door();
    type_keys(&mut door, "F1");
    let text = drawn(90, 24, |skin, buffer| {
        view::door(&door, skin, buffer);
    });
    assert!(text.contains("cannot be read out of the store"), "{text}");
    type_keys(&mut door, "x");
    assert!(!door.help);
}

#[test]
fn the_first_run_begins_on_the_harmless_choice() {
    insta::assert_snapshot!(drawn(90, 24, |skin, buffer| {
        view::first_run(0, skin, buffer);
    }));
}

#[test]
fn the_blank_screen_names_nothing() {
    let text = drawn(80, 4, view::blank);
    assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), "Screen blanked. Any key, then the passphrase.");
}

#[test]
fn every_size_is_safe() {
    let door = door();
    for width in (0..=90).step_by(7) {
        for height in (0..=24).step_by(3) {
            drawn(width, height, |skin, buffer| {
                view::door(&door, skin, buffer);
            });
            drawn(width, height, |skin, buffer| {
                view::first_run(1, skin, buffer);
            });
            drawn(width, height, view::blank);
        }
    }
}
