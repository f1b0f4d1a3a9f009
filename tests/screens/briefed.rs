//! Briefed and accepted on the screen of a weekly meeting: `B`, one key for all in the room, one for each, and the line of the driven item.

use super::copies::open_weekly;
use super::harness::Play;
use muster::domain::identity::OcgId;
use muster::domain::meeting::Meeting;
use muster::model::state::{Modal, Screen};

/// The item Harbour on the drive screen.
fn driving(width: u16, height: u16) -> Play {
    let mut play = Play::over(open_weekly(), width, height);
    play.keys("gd");
    assert!(matches!(play.model.screen, Screen::Drive(_)), "{}", play.text());
    play
}

fn meeting(play: &Play) -> &Meeting {
    play.model.sitting.open().unwrap()
}

/// Whether somebody was briefed on Harbour and accepted it.
fn accepted(play: &Play, who: &str) -> Option<bool> {
    meeting(play).briefed_on(OcgId(1), who).map(|mark| mark.accepted)
}

#[test]
fn one_key_marks_all_in_the_room_and_the_item_says_how_far_it_has_come() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut play = driving(width, height);
        assert!(play.text().contains("BRIEFED: 0 of 2 in the room; not yet DI 8107, DS 6642 (B)"), "{}", play.text());
        play.keys("B");
        assert!(matches!(play.model.modals.last(), Some(Modal::Briefed(_))), "{}", play.text());
        for words in ["Briefed and accepted", "Harbour", "* all", "+ accepted", "n not", "- take back"] {
            assert!(play.text().contains(words), "{words}: {}", play.text());
        }
        play.keys("j+");
        assert_eq!((accepted(&play, "DI 8107"), accepted(&play, "DS 6642")), (None, Some(true)));
        assert!(play.notice().contains("DS 6642"), "{}", play.notice());
        insta::assert_snapshot!(format!("list_{width}"), play.text());
        play.keys("<Esc>");
        assert!(play.text().contains("BRIEFED: 1 of 2 in the room; not yet DI 8107 (B)"), "{}", play.text());
        insta::assert_snapshot!(format!("drive_{width}"), play.text());
        play.keys("B*");
        assert_eq!((accepted(&play, "DI 8107"), accepted(&play, "DS 6642")), (Some(true), Some(true)));
        assert!(play.text().contains("2 of 2 in the room"), "{}", play.text());
        play.keys("*");
        // Also where the list covers the line that tells it.
        assert!(play.text().contains("Everybody in the room is marked already"), "{}", play.text());
        // The item is still on the screen: to be briefed settles nothing.
        play.keys("<Esc>");
        assert!(matches!(&play.model.screen, Screen::Drive(drive) if drive.ocg == OcgId(1)));
        assert!(meeting(&play).settled.is_empty());
    }
}

#[test]
fn a_mark_is_changed_taken_back_undone_and_redone() {
    let mut play = driving(80, 24);
    play.keys("B*");
    // DI 8107 is under the cursor.
    play.keys("kn");
    assert_eq!(accepted(&play, "DI 8107"), Some(false));
    assert!(play.text().contains("1 of 2 in the room; no: DI 8107"), "{}", play.text());
    play.keys("k-");
    assert_eq!(accepted(&play, "DI 8107"), None);
    play.keys("k-");
    assert!(play.notice().contains("Nothing is marked about DI 8107 and Harbour."), "{}", play.notice());
    play.keys("<Esc>u<Enter>");
    assert_eq!(accepted(&play, "DI 8107"), Some(false), "{}", play.text());
    play.keys("<Ctrl-r><Enter>");
    assert_eq!(accepted(&play, "DI 8107"), None, "{}", play.text());
    // Whoever leaves before they were briefed is said to have left; they were there for a part of it, and can be marked still.
    play.keys("gwjx<Esc>B");
    assert!(play.text().contains("left") && play.text().contains("1 of 1 in the room"), "{}", play.text());
    play.keys("+");
    assert_eq!(accepted(&play, "DI 8107"), Some(true), "{}", play.text());
}

#[test]
fn no_key_of_it_is_anywhere_in_the_open_record() {
    let mut play = Play::new(120, 36);
    play.keys("gd<Enter><Enter>");
    play.keys("B");
    assert!(play.model.modals.is_empty(), "{}", play.text());
    assert!(play.notice().contains("B does nothing here"), "{}", play.notice());
    assert!(!play.text().contains("BRIEFED"), "{}", play.text());
    play.keys("?briefed");
    assert!(!play.text().to_lowercase().contains("briefed on the item"), "{}", play.text());
    assert!(!play.text().to_lowercase().contains("briefed and accepted"), "{}", play.text());
    let mut covert = driving(120, 36);
    covert.keys("?briefed");
    for words in ["Who was briefed on the item and accepted it", "Not briefed and accepted"] {
        assert!(covert.text().contains(words), "{words}: {}", covert.text());
    }
}
