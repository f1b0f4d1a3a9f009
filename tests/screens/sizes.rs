//! Every screen at every size: nothing panics, nothing is drawn outside, and what is too small says so.

use super::harness::Play;

/// Every screen and modal, by the keys that lead to it from the board.
const SCREENS: [&str; 26] = [
    "",
    "2",
    "3",
    "4",
    "4A",
    "z",
    "<Enter>",
    "<Enter>l",
    "<Enter>ll",
    "gj",
    "ge",
    "?",
    "?xyzzy",
    "<Ctrl-k>a",
    "/is:late",
    "t2because",
    "=<Down>",
    "aCall @22 fri",
    "o",
    "d",
    "m",
    "E",
    "u",
    "4e<F4>",
    "+c",
    "gu",
];

#[test]
fn every_screen_is_drawn_at_every_size() {
    let widths = [60, 70, 79, 80, 119, 120, 154, 220];
    let heights = [20, 24, 29, 30, 45, 70];
    for script in SCREENS {
        let mut play = Play::new(120, 36);
        play.keys(script);
        for width in widths {
            for height in heights {
                play.resize(width, height);
                play.buffer();
            }
        }
    }
}

#[test]
fn every_size_below_the_least_says_so() {
    let mut play = Play::empty(120, 36);
    play.keys("/words");
    for width in 0..=61 {
        for height in 0..=21 {
            play.resize(width, height);
            let small = play.text().contains("Muster needs");
            assert!(width < 20 || height < 3 || small == (width < 60 || height < 20), "{width}x{height}");
        }
    }
}

#[test]
fn a_screen_that_is_too_small_says_so_and_only_leaves_or_hides() {
    let mut play = Play::new(120, 36);
    play.keys("t2because");
    play.resize(52, 14);
    assert!(play.text().contains("Muster needs 60 columns by 20 rows; this is 52 by"), "{}", play.text());
    play.keys("xyz<Enter>");
    play.resize(120, 36);
    assert!(play.text().contains("because") && !play.text().contains("becausexyz"), "the form stayed as it was");
    assert!(play.effects.is_empty());
    play.resize(10, 3);
    play.keys("<Ctrl-b>");
    assert_eq!(play.effects, [muster::app::Effect::Lock]);
}

/// Every size from the least to 220 by 70 is drawn once, each with the screen whose turn it is, so that neighbouring sizes show different screens.
fn sweep(widths: std::ops::RangeInclusive<u16>) {
    for (turn, script) in SCREENS.into_iter().enumerate() {
        let mut play = Play::new(120, 36);
        play.keys(script);
        for width in widths.clone() {
            for height in (20..=70).filter(|height| usize::from(width * 7 + height * 13) % SCREENS.len() == turn) {
                play.resize(width, height);
                play.buffer();
            }
        }
    }
}

#[test]
fn every_single_size_up_to_119_columns() {
    sweep(60..=119);
}

#[test]
fn every_single_size_up_to_170_columns() {
    sweep(120..=170);
}

#[test]
fn every_single_size_up_to_220_columns() {
    sweep(171..=220);
}
