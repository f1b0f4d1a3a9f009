//! The room: when people really came and left, the minutes of the meeting before, the quorum; and what the signature says of the read-back.

use super::drive::opened;
use super::harness::Play;
use muster::domain::meeting::{Meeting, ReadBack, Visit};
use muster::domain::time::Timestamp;
use muster::model::state::Screen;
use std::sync::Arc;

fn at(hour: u32, minute: u32) -> Timestamp {
    Timestamp::from_local(super::harness::day(), hour, minute)
}

fn meeting(play: &Play) -> &Meeting {
    play.model.sitting.open().unwrap()
}

fn stay(play: &Play, who: &str) -> Option<Visit> {
    meeting(play).attender(who).and_then(muster::domain::meeting::Attender::last_visit)
}

#[test]
fn enter_asks_when_somebody_really_came_and_left() {
    let mut play = opened(120, 36);
    play.keys("gwi");
    let pressed = stay(&play, "DCI 1550").unwrap();
    assert!(pressed.left.is_none());
    // The cursor went on; back to the chair, who was there before the opening.
    play.keys("<Up><Enter>");
    assert!(play.text().contains("Came and left"), "{}", play.text());
    play.keys("<Ctrl-u>9:58<Enter>");
    assert_eq!(stay(&play, "DCI 1550"), Some(Visit { joined: at(9, 58), left: None }), "{}", play.notice());
    assert!(play.text().contains("09:58"), "{}", play.text());
    // What is not typed anew stays to the second.
    play.keys("<Down><Down>i<Up><Enter><Tab>10:20<Enter>");
    assert!(play.text().contains("cannot have left before they came"), "{}", play.text());
    play.keys("<Esc><Esc>");
    let mut play = opened(120, 36);
    play.keys("gwi<Up><Enter><Ctrl-u>ten<Enter>");
    assert!(play.text().contains("\"ten\" is not a time of day. Type 09:58."), "{}", play.text());
    play.keys("<Ctrl-u>0945<Tab>10:15<Enter>");
    assert_eq!(stay(&play, "DCI 1550"), Some(Visit { joined: at(9, 45), left: Some(at(10, 15)) }));
    play.keys("<Enter><Ctrl-u>23:00<Tab><Ctrl-u><Enter>");
    assert!(play.text().contains("23:00 is still to come"), "{}", play.text());
    play.keys("<Ctrl-u><Up><Ctrl-u><Enter>");
    assert!(play.text().contains("when they came is needed"), "{}", play.text());
}

#[test]
fn the_room_says_whether_it_is_quorate_where_the_profile_asks() {
    let mut play = opened(120, 36);
    play.keys("gwi");
    assert!(!play.text().contains("Quorate"), "{}", play.text());
    let mut profile = (*play.model.profile).clone();
    profile.quorum = Some(2);
    play.model.profile = Arc::new(profile);
    assert!(play.text().contains("Quorate: no (chair + 2 needed; the chair, 0 others)"), "{}", play.text());
    play.keys("ii");
    assert!(play.text().contains("Quorate: yes (chair + 2)"), "{}", play.text());
    for (width, height) in [(80, 24), (60, 20), (200, 60)] {
        play.resize(width, height);
        assert!(play.text().contains("Quorate: yes (chair + 2)"), "{width} by {height}: {}", play.text());
    }
}

/// Takes the rest as read, reads back so many sentences, signs.
fn close(play: &mut Play, number: u32, agreed: Option<usize>) {
    play.keys("gm*rnothing new<Enter>");
    assert!(play.text().contains("Every group is settled."), "{}", play.text());
    let Screen::Close(close) = &play.model.screen else { panic!("the closing screen") };
    let all = close.read.as_ref().unwrap().len();
    for _ in 0..agreed.unwrap_or(all) {
        play.keys("y");
    }
    play.keys(&format!("gs{number}<Enter>"));
    assert!(matches!(play.model.screen, Screen::Signed(_)), "{}", play.text());
    let of = u32::try_from(all).unwrap();
    let agreed = agreed.map_or(of, |agreed| u32::try_from(agreed).unwrap());
    play.keys("<Enter>");
    let former = play.model.sitting.former.as_deref().unwrap();
    assert_eq!(former.read_back, Some(ReadBack { agreed, of }));
}

#[test]
fn the_minutes_of_the_meeting_before_are_accepted_by_a_key_and_the_signature_says_how_far_it_was_read_back() {
    let mut play = opened(120, 36);
    play.keys("gwm");
    assert!(play.notice().contains("there are no minutes to accept"), "{}", play.notice());
    play.keys("<Esc>");
    close(&mut play, 24, Some(3));
    play.keys("gd<Tab><Ctrl-u>today<Enter><Enter>gw");
    assert!(play.text().contains("Minutes of meeting 24: not accepted   m accepts them"), "{}", play.text());
    let before = play.model.facts.entries;
    play.keys("m");
    assert_eq!(play.model.facts.entries, before + 1, "{}", play.notice());
    assert_eq!(meeting(&play).minutes_accepted.map(muster::domain::time::clock), Some("10:27".to_owned()));
    assert!(play.text().contains("Minutes of meeting 24: accepted at 10:27"), "{}", play.text());
    play.keys("m");
    assert!(play.notice().contains("accepted at 10:27 already"), "{}", play.notice());
    assert_eq!(play.model.facts.entries, before + 1);
    // A slip is one undo.
    play.keys("<Esc>u<Enter>gw");
    assert!(play.text().contains("not accepted   m accepts them"), "{}", play.text());
    play.keys("m<Esc>");
    close(&mut play, 25, None);
}
