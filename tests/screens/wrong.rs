//! What is wrong is said on the screen in one clear sentence: a meeting left open, a clock put back, a second meeting, a date before the last one, an
//! owner who has left, a bulk edit of which a part is refused, a paper whose place is taken.

use std::fs;

use super::drive::opened;
use super::harness::{Play, day};
use muster::domain::command::Command;
use muster::domain::identity::OfficerId;
use muster::domain::meeting::{MeetingDetails, MeetingKind};
use muster::domain::officer::OfficerDetails;
use muster::domain::time::add_days;
use muster::model::port::{Ask, Told};
use muster::model::state::Screen;

const DAY: i64 = 86_400_000;

#[test]
fn a_meeting_that_was_left_open_for_days_is_said_when_the_screen_opens_and_when_a_day_begins() {
    let mut play = opened(80, 24);
    play.wait(60_000);
    assert!(!play.notice().contains("is open since"), "{}", play.notice());
    play.wait(DAY);
    assert_eq!(play.notice(), "Meeting 24 is open since Tue 24 Nov 10:27, for 1 day. g m closes it.");
    play.wait(2 * DAY);
    play.restart();
    assert!(
        play.text().contains("Meeting 24 is open since Tue 24 Nov 10:27, for 3 days. g m closes it."),
        "{}",
        play.text()
    );
    play.keys("j");
    assert!(!play.notice().contains("is open since"), "it stands until the next key: {}", play.notice());
}

#[test]
fn a_clock_before_the_last_entry_is_said_when_the_screen_opens_and_when_it_is_put_back() {
    let mut play = opened(80, 24);
    play.keys("mPut back<Enter>");
    play.wait(-DAY);
    let words = "The clock stands before the last entry, Tue 24 Nov 10:27. Check the clock.";
    assert_eq!(play.notice(), words);
    play.keys("j");
    play.wait(60_000);
    assert_ne!(play.notice(), words, "said once");
    play.restart();
    assert!(play.text().contains(words), "{}", play.text());
}

fn details(on: muster::domain::time::Date) -> MeetingDetails {
    MeetingDetails { chair: "DCI 1550".into(), ..MeetingDetails::of(on) }
}

fn act(play: &mut Play, commands: Vec<Command>) {
    match play.ask(Ask::Act(commands)) {
        Told::Recorded(..) => {}
        other => panic!("not recorded: {other:?}"),
    }
}

#[test]
fn a_second_meeting_and_one_before_the_last_are_refused_in_the_form() {
    let mut play = Play::new(120, 36);
    play.keys("gd");
    // Another window on the same record was quicker.
    let command = Command::PrepareMeeting { kind: MeetingKind::Tasking, details: details(day()), number: None };
    act(&mut play, vec![command]);
    play.keys("<Enter>");
    let shown = play.text();
    assert!(shown.contains("The tasking meeting 1 of 24 November 2026 is prepared."), "{shown}");
    let mut play = opened(120, 36);
    play.keys("gm*rin date<Enter>gs24<Enter><Esc>gd<Tab><Ctrl-u>20/11/2026<Enter>");
    assert!(play.text().contains("20 November 2026 is before the tasking meeting 24 of 24"), "{}", play.text());
}

#[test]
fn an_owner_who_has_left_is_refused_with_the_day() {
    let mut play = opened(120, 36);
    let left = OfficerDetails {
        label: "DS 2217".into(),
        can_lead: true,
        left_on: Some(add_days(day(), -3)),
        ..OfficerDetails::default()
    };
    act(&mut play, vec![Command::AmendOfficer { officer: OfficerId(6), details: left }]);
    play.keys("aVisit the landlord @2217 fri<Enter>");
    assert!(play.text().contains("left on 21 November 2026. Choose somebody else."), "{}", play.text());
}

#[test]
fn a_bulk_edit_of_which_one_is_refused_saves_none_and_says_so() {
    let mut play = opened(120, 36);
    play.keys("gavvvenext<Tab><Down>");
    let Screen::Review(review) = &play.model.screen else { panic!("the review") };
    let id = review.actions.page.rows.first().map(|line| line.id).unwrap();
    act(
        &mut play,
        vec![Command::CancelAction { action: id, reason_code: "abstraction".into(), because: "double".into() }],
    );
    let before = play.model.facts.entries;
    play.keys("<Enter>");
    assert!(play.text().contains("None of the 3 is saved."), "{}", play.text());
    assert_eq!(play.model.facts.entries, before);
}

#[test]
fn a_paper_whose_place_is_taken_says_what_is_in_the_way() {
    let base = tempfile::tempdir().unwrap();
    let folder = base.path().join("papers");
    fs::create_dir_all(folder.join("NB-T24-minutes.docx")).unwrap();
    let mut play = opened(120, 36);
    play.papers_in(&folder);
    play.keys("gm*rin date<Enter>gs24<Enter>1");
    let notice = play.notice();
    assert!(
        notice.starts_with("Not written: NB-T24-minutes.docx in ") && notice.ends_with("Nothing was written."),
        "{notice}"
    );
    fs::write(base.path().join("file"), "x").unwrap();
    play.papers_in(&base.path().join("file"));
    play.keys("1");
    assert!(play.notice().contains("could not be made a folder"), "{}", play.notice());
}
