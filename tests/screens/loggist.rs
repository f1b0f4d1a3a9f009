//! A loggist at the screen: who chairs is asked for and never the loggist, and what is refused names a key that is there.

use super::harness::{Play, day, now};
use muster::domain::command::Command;
use muster::domain::meeting::{MeetingDetails, MeetingKind};
use muster::domain::role::{Role, Seat};
use muster::model::form::field::Name;
use muster::model::port::{Ask, Told};
use muster::model::state::{Modal, Screen};
use muster::store::Store;
use muster::term::desk::Desk;

/// The same screen for a loggist, who sits there as DCI 1550.
fn loggist() -> Play {
    seated(Play::new(120, 36))
}

fn seated(mut play: Play) -> Play {
    let random = Box::new(|bytes: &mut [u8]| {
        bytes.fill(7);
        Ok(())
    });
    let other = Desk::new(Store::in_memory("K7QM-2XRD-91VT", random).unwrap(), "DC 1", Box::new(now));
    let seat = Seat { role: Role::Loggist, deciders: vec!["DI 4471".into()], by_keys: false };
    play.desk = std::mem::replace(&mut play.desk, other).seated(seat);
    play.model.role = Role::Loggist;
    play
}

fn field(play: &Play, name: Name) -> String {
    let Some(Modal::Form(form)) = play.model.modals.last() else { panic!("{}", play.text()) };
    form.text(name).to_owned()
}

#[test]
fn a_loggist_is_offered_as_loggist_and_asked_who_chairs() {
    let mut play = loggist();
    play.keys("gd");
    assert_eq!((field(&play, Name::Chair).as_str(), field(&play, Name::Loggist).as_str()), ("", "DCI 1550"));
    play.keys("<Enter>");
    assert!(play.model.sitting.meeting.is_none());
    assert!(play.text().contains("who chairs is needed"), "{}", play.text());
    // Their own name is no answer either; the field is where the cursor stands now.
    play.keys("DCI 1550<Enter>");
    assert!(play.model.sitting.meeting.is_none(), "{}", play.text());
    play.keys("<Ctrl-u>DI 4471<Enter>");
    let details = &play.model.sitting.prepared().unwrap().details;
    assert_eq!((details.chair.as_str(), details.loggist.as_str()), ("DI 4471", "DCI 1550"));
    // What is entered in the meeting is the chair's.
    play.keys("<Enter>");
    assert!(matches!(play.model.screen, Screen::Drive(_)), "{}", play.text());
    play.keys("2Firearms seen<Enter>");
    let Told::History(lines) = play.ask(Ask::History { ocg: None, before: None, limit: 1 }) else { panic!() };
    assert_eq!((lines[0].decided_by.as_str(), lines[0].entered_by.as_str()), ("DI 4471", "DCI 1550"));
}

#[test]
fn a_meeting_whose_chair_is_the_loggist_is_given_another_before_it_opens() {
    let mut play = Play::new(120, 36);
    let details = MeetingDetails { chair: "DCI 1550".into(), ..MeetingDetails::of(day()) };
    let prepare = Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number: None };
    assert!(matches!(play.ask(Ask::Act(vec![prepare])), Told::Recorded(..)));
    play.restart();
    let mut play = seated(play);
    play.keys("gd");
    assert_eq!(field(&play, Name::Chair), "", "{}", play.text());
    assert!(play.text().contains("Say who chairs it: a loggist does not."), "{}", play.text());
    play.keys("DI 4471<Enter>gd");
    assert!(play.text().contains("Open the meeting") && play.text().contains("chair DI 4471"), "{}", play.text());
}

#[test]
fn an_undo_that_would_be_refused_says_so_before_enter_and_offers_none() {
    let mut play = Play::new(120, 36);
    play.keys("t2Warrant done<Enter>u");
    assert!(play.text().contains("Would be recorded: ") && play.text().contains("Enter undoes it"), "{}", play.text());
    play.keys("<Esc>");
    let entries = play.model.facts.entries;
    let mut play = seated(play);
    play.keys("u");
    let text = play.text();
    assert!(text.contains("Would be refused: ") && text.contains("Esc leaves it"), "{text}");
    assert!(!text.contains("Would be recorded") && !text.contains("Enter undoes it"), "{text}");
    let Told::Undoable(Some(found)) = play.ask(Ask::UndoWhat) else { panic!("{text}") };
    let why = found.refused.unwrap();
    play.keys("<Enter>");
    assert_eq!(play.notice(), format!("Not saved: {why}"));
    assert!(play.text().contains("Would be refused: "), "{}", play.text());
    // In the very words in which the act is refused; and nothing was written by trying.
    assert_eq!(play.ask(Ask::Undo(found.batch)), Told::Refused(why));
    let Told::Board(_, _, facts) = play.ask(Ask::Board) else { panic!("a board") };
    assert_eq!(facts.entries, entries);
}

#[test]
fn trying_an_undo_leaves_the_record_as_it_was_and_redo_is_tried_too() {
    let mut play = Play::new(120, 36);
    play.keys("t2Warrant done<Enter>");
    for key in ["u", "<Ctrl-r>"] {
        let before = play.text();
        play.keys(key);
        assert!(play.text().contains("Would be recorded"), "{key}: {}", play.text());
        play.keys("<Esc>");
        assert_eq!(play.text(), before, "{key}");
        play.keys(&format!("{key}<Enter>"));
        assert!(play.notice().starts_with("Saved 10:27."), "{key}: {}", play.notice());
    }
    play.keys("u");
    let mut play = seated(play);
    play.keys("<Esc><Ctrl-r>");
    assert!(play.notice().contains("Nothing was undone that could be redone."), "{}", play.notice());
}

#[test]
fn what_a_loggist_is_told_names_keys_that_are_there() {
    let mut play = loggist();
    play.keys("t");
    assert!(play.notice().contains("g d opens it"), "{}", play.notice());
    // A meeting that was opened with the loggist as its chair, by an older Muster.
    let mut play = Play::new(120, 36);
    play.keys("gd<Enter><Enter>");
    let mut play = seated(play);
    for keys in ["<Space>", "t"] {
        play.keys(keys);
        assert!(play.notice().contains("g m, then E, says who chairs"), "{}", play.notice());
    }
    let refused = play.ask(Ask::Act(vec![Command::SettleRest {
        called: muster::domain::meeting::Called::TakenAsRead,
        because: "Time".into(),
    }]));
    let Told::Refused(why) = refused else { panic!("{refused:?}") };
    assert!(why.contains("g m, then E") && !why.contains("--"), "{why}");
    play.keys("gmE");
    assert_eq!(field(&play, Name::Chair), "", "{}", play.text());
    play.keys("DI 4471<Enter><Esc>gd<Space>");
    let Told::History(lines) = play.ask(Ask::History { ocg: None, before: None, limit: 1 }) else { panic!() };
    assert_eq!(lines[0].decided_by, "DI 4471", "{}", play.text());
}
