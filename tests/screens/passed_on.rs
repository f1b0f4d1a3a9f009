//! What undo would take from under what stands is refused before it is confirmed, in the box that asks.

use super::harness::Play;
use muster::domain::command::Command;
use muster::domain::meeting::{MeetingDetails, MeetingKind};
use muster::domain::officer::OfficerDetails;
use muster::model::port::{Ask, Told};

fn act(play: &mut Play, command: Command) {
    let told = play.ask(Ask::Act(vec![command]));
    assert!(matches!(told, Told::Recorded(..)), "{told:?}");
}

#[test]
fn undo_of_an_opening_under_entries_that_stand_is_refused_before_it_is_confirmed() {
    let mut play = Play::empty(120, 36);
    let details = MeetingDetails { chair: "DCI 1550".into(), ..MeetingDetails::of(super::harness::day()) };
    act(&mut play, Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number: None });
    let Told::Meeting(Some(meeting), _) = play.ask(Ask::Meeting) else { panic!("a meeting") };
    let marking = "OFFICIAL-SENSITIVE".into();
    act(&mut play, Command::OpenMeeting { meeting: meeting.id, marking, order: Vec::new() });
    // Minutes that left the house are passed over by undo, and stand.
    act(&mut play, Command::IssueMinutes { first: 1, last: 2 });
    play.keys("u");
    let said = play.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Would be refused: Entry "), "{}", play.text());
    play.keys("<Enter>");
    let why = play.notice();
    assert!(why.starts_with("Not saved: Entry ") && why.contains("tasking meeting 1 has 1 entry that stands"), "{why}");
    play.keys("<Esc>");
    // A question for something that can be undone is asked as before.
    act(&mut play, Command::RegisterOfficer(OfficerDetails { label: "DS 9001".into(), ..OfficerDetails::default() }));
    play.keys("u");
    assert!(play.text().contains("Would be recorded"), "{}", play.text());
}
