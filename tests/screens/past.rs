//! After a crash the same item is on the screen with the unsent text; and the board as it stood at the close of a past meeting.

use super::drive::opened;
use super::harness::Play;
use muster::model::form::field::Name;
use muster::model::port::{Ask, Told};
use muster::model::state::{Modal, Screen};

fn item(play: &Play) -> String {
    match &play.model.screen {
        Screen::Drive(drive) => play.model.lines.ocg(drive.ocg).map_or(String::new(), |line| line.operation.clone()),
        other => format!("not in drive: {other:?}"),
    }
}

#[test]
fn after_a_crash_the_same_item_is_on_the_screen_with_the_unsent_text() {
    let mut play = opened(120, 36);
    play.wait(1_000);
    play.keys(" ");
    play.keys("aVisit the landlord of unit 3 @22 #prot");
    play.restart();
    assert_eq!(item(&play), "Op Yew");
    let Some(Modal::Form(form)) = play.model.modals.last() else { panic!("{}", play.text()) };
    assert_eq!(form.text(Name::Quick), "Visit the landlord of unit 3 @22 #prot");
    play.keys("<Enter>");
    let said = play.notice();
    assert!(said.contains("DS 2217") && said.contains("Protect") && said.contains("Visit the landlord"), "{said}");
    play.restart();
    assert!(play.model.modals.is_empty(), "what was saved is not typed again");
    assert_eq!(item(&play), "Op Yew");
}

#[test]
fn a_plan_is_read_again_for_the_form_that_changes_it() {
    let mut play = opened(120, 36);
    play.keys("+oSecure two charges");
    play.restart();
    play.keys("<Enter>");
    assert!(play.notice().contains("Secure two charges"), "{}", play.notice());
}

#[test]
fn a_draft_that_was_left_comes_back_as_a_draft_without_a_meeting_too() {
    let mut play = Play::new(120, 36);
    play.keys("mPress line<Esc>");
    play.restart();
    assert!(play.model.modals.is_empty() && play.model.drafts.len() == 1);
    play.keys("m");
    assert!(play.text().contains("Press line"), "{}", play.text());
    play.keys("<Ctrl-u><Esc>");
    play.restart();
    assert!(play.model.drafts.is_empty(), "nothing is left to come back to");
}

#[test]
fn a_place_that_cannot_be_read_changes_nothing() {
    let mut play = Play::new(120, 36);
    let before = play.text();
    for text in [
        "",
        "{",
        "{\"item\":999,\"driving\":true}",
        "{\"forms\":[{\"name\":\"x\",\"groups\":[],\"at\":0,\"fields\":[]}]}",
    ] {
        play.ask(Ask::KeepPlace(Some(text.into())));
        play.restart();
        assert_eq!(play.text(), before, "{text}");
    }
}

/// Two meetings: at the first Op Alder went to tier 2, after it nothing, at the second it went back.
pub(crate) fn two_meetings() -> Play {
    let mut play = opened(120, 36);
    play.keys("t2phase done<Enter>gm*rnothing new<Enter>gs24<Enter><Enter>");
    play.wait(60_000);
    play.keys("<Ctrl-k>alder<Enter>");
    play.keys("gd<Tab><Ctrl-u>today<Enter><Enter>");
    assert!(play.text().contains("Meeting 25"), "{}", play.text());
    play.keys("<Ctrl-k>alder<Enter>t4quiet<Enter>gm*rnothing new<Enter>gs25<Enter><Enter>");
    assert!(play.model.sitting.open().is_none(), "{}", play.text());
    play
}

#[test]
fn the_board_is_shown_as_it_stood_at_the_close_of_a_meeting() {
    let mut play = two_meetings();
    let tier = |play: &Play| play.model.lines.ocg(muster::domain::identity::OcgId(3)).and_then(|line| line.tier);
    assert_eq!(tier(&play).map(|tier| tier.number()), Some(4));
    play.keys("gv");
    assert!(play.text().contains("T25") && play.text().contains("T24"), "{}", play.text());
    play.keys("t24<Enter>");
    let text = play.text();
    assert!(text.contains("PAST: close of meeting 24") && text.contains("READ-ONLY"), "{text}");
    assert_eq!(tier(&play).map(|tier| tier.number()), Some(2));
    play.keys("t");
    assert!(play.notice().contains("as it stood at the close of meeting 24"), "{}", play.notice());
    play.keys("gj");
    assert!(!play.text().contains("because \"quiet\""), "the journal ends there too: {}", play.text());
    let Told::Refused(why) = play.ask(Ask::Undo(1)) else { panic!("nothing is written in the past") };
    assert!(why.contains("Go back to now"), "{why}");
    play.keys("<Esc>gn");
    let since = play.text();
    assert!(since.contains("recorded after the close of meeting 24") && since.contains("PAST"), "{since}");
    play.keys("G");
    let Screen::Journal(history) = &play.model.screen else { panic!("the changes") };
    let says = |words: &str| history.lines.iter().any(|line| line.sentence.contains(words));
    assert!(says("because \"quiet\"") && !says("because \"phase done\""), "after the close, not before it");
    assert!(history.whole && history.lines.iter().all(|line| line.entry > play.model.facts.entries), "{history:?}");
    play.keys("<Esc><Esc>");
    assert!(play.model.past.is_none());
    play.keys("gn");
    assert!(play.notice().contains("g v looks back"), "{}", play.notice());
    assert_eq!(tier(&play).map(|tier| tier.number()), Some(4));
    assert!(!play.text().contains("PAST"), "{}", play.text());
    play.keys("t1back<Enter>");
    assert!(play.notice().contains("Saved"), "{}", play.notice());
}
