//! The standing agenda by keys: what waits, the place of each item and the way back, the minutes accepted, the next date, and what outlives a crash.

use super::drive::opened;
use super::harness::Play;
use muster::model::layout::Pane;
use muster::model::state::{Modal, Screen};

/// The place of the cursor, from 1, and how many items were taken.
fn stands(play: &Play) -> (usize, usize) {
    let Screen::Agenda(agenda) = &play.model.screen else { panic!("the agenda: {}", play.text()) };
    (agenda.cursor.at + 1, agenda.taken(&play.model.sitting))
}

#[test]
fn what_waits_under_each_item_is_one_line() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let mut play = opened(width, height);
        play.keys("gu<Enter>ii<Esc>y");
        insta::assert_snapshot!(format!("agenda_at_{width}_by_{height}"), play.both());
    }
}

#[test]
fn before_the_meeting_the_agenda_is_looked_at_and_nothing_is_taken() {
    let mut play = Play::new(120, 36);
    play.keys("gu");
    assert!(play.text().contains("no meeting is prepared: g d prepares one"), "{}", play.text());
    play.keys("y");
    assert!(play.notice().contains("No meeting is open"), "{}", play.notice());
    play.keys("<Enter>");
    assert!(play.notice().contains("No meeting is prepared or open"), "{}", play.notice());
    play.keys("<Down><Down><Enter>");
    assert!(matches!(play.model.screen, Screen::Review(_)));
    play.keys("<Esc>");
    assert_eq!(stands(&play), (3, 0));
    play.keys("<Esc>");
    assert!(matches!(play.model.screen, Screen::Board), "and from there to the board");
}

#[test]
fn one_key_opens_the_place_of_an_item_and_comes_back_to_the_next() {
    let mut play = opened(120, 36);
    play.keys("gu");
    assert_eq!(stands(&play), (1, 0));
    play.keys("<Enter>");
    assert!(matches!(play.model.modals.last(), Some(Modal::Room(_))));
    play.keys("ii<Esc>");
    assert_eq!(stands(&play), (1, 1), "who is in the room was looked at");
    assert!(play.text().contains("2 in the room; 12 gave no word"), "{}", play.text());
    play.keys("<Down><Down><Enter>");
    assert!(matches!(play.model.screen, Screen::Review(_)));
    play.keys("<Esc>");
    assert_eq!(stands(&play), (4, 2), "the review was taken, and the triggers are next");
    for (at, title) in [(4, "Triggers"), (8, "Disruptions"), (9, "Bids"), (12, "Learning")] {
        play.keys(&format!("gg{}<Enter>", "<Down>".repeat(at - 1)));
        assert!(matches!(&play.model.screen, Screen::Items(items) if items.listed.title() == title), "{title}");
        play.keys("<Esc>");
        stands(&play);
    }
    play.keys(&format!("gg{}<Enter>", "<Down>".repeat(6)));
    assert!(matches!(play.model.screen, Screen::Board) && play.model.focus == Pane::Lros);
    play.keys("<Esc>");
    stands(&play);
    play.keys(&format!("gg{}<Enter>", "<Down>".repeat(10)));
    assert_eq!(play.model.ocgs.filter.text, "tier:4 is:quiet");
    play.keys("<Esc><Esc>");
    assert_eq!(play.model.ocgs.filter.text, "", "the filter goes first, then the way back");
    stands(&play);
    play.keys(&format!("gg{}<Enter>", "<Down>".repeat(9)));
    let Screen::Review(review) = &play.model.screen else { panic!("the partners' actions: {}", play.text()) };
    let owner = review.owner.and_then(|id| play.model.lines.officers().get(&id));
    assert!(owner.is_some_and(|owner| owner.partner));
    play.keys("<Esc>gh<Esc>");
    assert!(matches!(play.model.screen, Screen::Board), "g h leaves the agenda");
}

#[test]
fn the_groups_in_turn_are_taken_by_being_settled_and_the_way_leads_through_drive() {
    let mut play = opened(120, 36);
    play.keys("gu<Down><Down><Down><Down><Down>y");
    assert!(play.notice().contains("31 are not"), "{}", play.notice());
    play.keys("<Enter>");
    assert!(matches!(play.model.screen, Screen::Drive(_)));
    play.wait(1_000);
    play.keys(" ga<Esc>");
    assert!(matches!(play.model.screen, Screen::Drive(_)), "the review goes back to the item");
    play.keys("<Esc>");
    assert!(play.text().contains("30 of 31 groups not called"), "{}", play.text());
    play.keys("gm*rin date<Enter><Esc>gu");
    assert!(play.text().contains("Every group is settled"), "{}", play.text());
}

#[test]
fn y_accepts_the_minutes_before_takes_an_item_and_takes_it_back() {
    let mut play = opened(120, 36);
    play.keys("gm*rin date<Enter>gs24<Enter>");
    play.keys("gd<Tab><Ctrl-u>today<Enter><Enter>gu<Down>");
    assert!(play.text().contains("Those of meeting 24 wait to be accepted"), "{}", play.text());
    play.keys("y");
    assert!(play.notice().contains("minutes") && play.notice().contains("accepted"), "{}", play.notice());
    assert_eq!(stands(&play), (3, 1));
    play.keys("u<Enter>");
    assert_eq!(stands(&play).1, 0, "what the record says is withdrawn with its entry: {}", play.text());
    assert_eq!(stands(&play), (3, 0));
    play.keys("<Up>y");
    assert_eq!(stands(&play), (3, 1));
    play.keys("y<Up>y");
    assert_eq!(stands(&play), (4, 2), "taken twice is taken");
    play.keys("<Up><Backspace>");
    assert_eq!(stands(&play), (3, 1), "and may be open again");
    play.keys("<Backspace>");
    assert!(play.notice().contains("was not taken yet"), "{}", play.notice());
    play.keys("<Up><Backspace>");
    assert!(play.notice().contains("The record says"), "{}", play.notice());
    play.keys("<Enter>");
    assert!(matches!(play.model.screen, Screen::Signed(_)), "the papers of the meeting before");
    play.keys("<Esc>+y");
    assert!(
        matches!(play.model.modals.last(), Some(Modal::Form(_))),
        "and a correction by addition: {}",
        play.notice()
    );
}

#[test]
fn the_next_date_with_its_time_and_the_board_is_set_at_the_close_and_shown() {
    let mut play = opened(120, 36);
    play.keys("gu<End><Enter>E<Ctrl-u>8/12<Tab>25:00<Enter>");
    assert!(play.text().contains("is not a time of day"), "{}", play.text());
    play.keys("<Ctrl-u>1000<Tab>10/12<Enter>");
    assert!(play.notice().starts_with("Saved"), "{} {}", play.notice(), play.text());
    let shown = play.text();
    assert!(
        shown.contains("Tuesday 8 December 2026, 10:00") && shown.contains("Board: Thursday 10 December 2026"),
        "{shown}"
    );
    play.keys("<Esc>");
    assert!(play.text().contains("Next Tuesday 8 December 2026, 10:00; board"), "{}", play.text());
    play.keys("gmE<Tab><Tab><Ctrl-u>1/11/26<Enter>");
    assert!(play.text().contains("board must not be before"), "{}", play.text());
}

#[test]
fn what_was_taken_outlives_a_crash_and_not_the_meeting() {
    let mut play = opened(120, 36);
    play.keys("guy<Down>y");
    let before = stands(&play).1;
    assert_eq!(before, 2);
    play.restart();
    play.keys("gu");
    assert_eq!(stands(&play).1, 2);
    play.lock();
    assert_eq!(stands(&play).1, 2, "and a lock comes back to the agenda");
    play.keys("gm*rin date<Enter>gs24<Enter>gd<Tab><Ctrl-u>today<Enter><Enter>gu");
    assert_eq!(stands(&play).1, 0, "another meeting begins anew: {}", play.text());
}

/// Late reviews of groups and statements that are to be looked at again stand under one another in the preparation list.
#[test]
fn what_is_overdue_for_another_look_leads_to_the_list_of_it_and_back() {
    let mut play = Play::over(super::copies::open_weekly(), 120, 36);
    play.keys("gugg<Down><Down>");
    assert!(play.text().contains("Items overdue for re-check"), "{}", play.text());
    play.keys("<Enter>");
    assert!(matches!(play.model.screen, Screen::Prepare(_)), "{}", play.text());
    play.keys("<Esc>");
    assert_eq!(stands(&play).1, 1);
}
