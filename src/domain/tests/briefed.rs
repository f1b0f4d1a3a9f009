//! Briefed and accepted: what the rules allow and refuse, each refusal once in its words; what rests on a mark; and that old meetings are read as they were.

use super::room::{Room, day};
use crate::domain::briefed::Briefed;
use crate::domain::command::{Asking, Command, Mark};
use crate::domain::copies::in_the_room;
use crate::domain::decide::{Reject, decide};
use crate::domain::describe::{Voice, describe};
use crate::domain::erasable::Eraser;
use crate::domain::erasable::Reach;
use crate::domain::erasable::names::{self, Names};
use crate::domain::fact::{Fact, Recorded};
use crate::domain::fold::{FoldError, fold};
use crate::domain::identity::{MeetingId, OcgId};
use crate::domain::invert::invert;
use crate::domain::meeting::{Called, Meeting, MeetingDetails, MeetingKind};
use crate::domain::role::{Right, Role, Seat, right_of_fact};
use crate::domain::time::Timestamp;
use std::collections::BTreeSet;

const ONE: MeetingId = MeetingId(1);

fn at(minute: u32) -> Timestamp {
    Timestamp::from_local(day(0), 10, minute)
}

/// Asks so many minutes after ten.
fn asks(room: &Room, minute: u32, command: &Command) -> Result<Vec<Fact>, Reject> {
    decide(command, &room.memory, &Asking::now("DCI 3051", at(minute)))
}

fn does(room: &mut Room, minute: u32, command: &Command) -> Fact {
    let facts = asks(room, minute, command).unwrap();
    for fact in &facts {
        fold(fact, &mut room.memory).unwrap();
    }
    facts.into_iter().next_back().unwrap()
}

fn refused(room: &Room, minute: u32, command: &Command) -> String {
    match asks(room, minute, command) {
        Err(Reject::Refused(sentence)) => sentence,
        other => unreachable!("{other:?}"),
    }
}

fn brief(person: &str, ocg: i64, accepted: Option<bool>) -> Command {
    Command::MarkBriefed { meeting: ONE, ocg: OcgId(ocg), person: person.into(), accepted }
}

fn attend(who: &str, mark: Mark) -> Command {
    Command::MarkAttendance { meeting: ONE, who: who.into(), role: String::new(), partner: None, mark }
}

fn call(ocg: i64, called: Called) -> Command {
    Command::SettleOcg { ocg: OcgId(ocg), called, because: "no news".into() }
}

fn meeting(room: &Room) -> &Meeting {
    &room.memory.meetings()[&ONE]
}

#[test]
fn a_mark_stands_until_another_and_is_taken_back() {
    let mut room = Room::weekly();
    let first = does(&mut room, 5, &brief("di 4102", 1, Some(true)));
    assert_eq!(describe(&first, Voice::Past), "DI 4102 was briefed on Harbour and accepted it");
    assert_eq!(meeting(&room).briefed_on(OcgId(1), "DI 4102"), Some(Briefed { accepted: true, at: at(5) }));
    assert_eq!(
        refused(&room, 6, &brief("DI 4102", 1, Some(true))),
        "DI 4102 is marked as briefed and accepted on Harbour already, at 10:05."
    );
    let not = does(&mut room, 7, &brief("DI 4102", 1, Some(false)));
    assert_eq!(describe(&not, Voice::Now), "DI 4102 is marked as not briefed and accepted on Harbour");
    assert_eq!(
        refused(&room, 8, &brief("DI 4102", 1, Some(false))),
        "DI 4102 is marked as not briefed and accepted on Harbour already, at 10:07."
    );
    // What a later mark rests on is not taken back from under it.
    assert!(matches!(fold(&invert(&first).unwrap(), &mut room.memory), Err(FoldError::Stale(_))));
    let back = does(&mut room, 9, &brief("DI 4102", 1, None));
    assert_eq!(describe(&back, Voice::Past), "Whether DI 4102 was briefed on Harbour was not marked any more");
    assert!(meeting(&room).briefed.is_empty());
    assert_eq!(refused(&room, 10, &brief("DI 4102", 1, None)), "Nothing is marked about DI 4102 and Harbour.");
    // Undo and redo.
    fold(&invert(&back).unwrap(), &mut room.memory).unwrap();
    assert_eq!(meeting(&room).briefed_on(OcgId(1), "DI 4102"), Some(Briefed { accepted: false, at: at(7) }));
    fold(&back, &mut room.memory).unwrap();
    assert!(meeting(&room).briefed.is_empty());
}

#[test]
fn it_is_marked_at_an_open_weekly_meeting_and_at_no_other() {
    let open = Room::second_meeting();
    let command =
        Command::MarkBriefed { meeting: MeetingId(2), ocg: OcgId(1), person: "DI 4102".into(), accepted: Some(true) };
    assert_eq!(open.refuses(command), "Nobody is marked as briefed at a tasking meeting.");
    let mut room = Room::weekly();
    does(&mut room, 1, &brief("DI 4102", 1, Some(true)));
    does(&mut room, 2, &Command::SettleRest { called: Called::Deferred, because: "out of time".into() });
    does(&mut room, 3, &attend("DCI 3051", Mark::In));
    does(&mut room, 3, &Command::SignMeeting { meeting: ONE, read_back: None });
    assert_eq!(
        refused(&room, 4, &brief("DI 4102", 1, None)),
        "The weekly meeting 1 is signed. What is found wrong now is recorded as a correction."
    );
    let details = MeetingDetails { chair: "DCI 3051".into(), ..MeetingDetails::of(day(7)) };
    does(&mut room, 5, &Command::PrepareMeeting { kind: MeetingKind::Covert, details, number: None });
    let next =
        Command::MarkBriefed { meeting: MeetingId(2), ocg: OcgId(1), person: "DI 4102".into(), accepted: Some(true) };
    assert_eq!(refused(&room, 6, &next), "The meeting is not open yet. Open it, then mark who was briefed.");
}

#[test]
fn only_of_an_item_that_was_called_or_can_be() {
    let mut room = Room::weekly();
    assert_eq!(
        room.refuses(brief("DI 4102", 9, Some(true))),
        "That OCG is not in the record. Choose one from the list."
    );
    does(&mut room, 1, &call(1, Called::Deferred));
    assert_eq!(
        refused(&room, 2, &brief("DI 4102", 1, Some(true))),
        "Harbour was deferred at this meeting, so nobody was briefed on it. Call it first."
    );
    does(&mut room, 3, &call(1, Called::TakenAsRead));
    assert_eq!(
        refused(&room, 4, &brief("DI 4102", 1, Some(true))),
        "Harbour was taken as read at this meeting, so nobody was briefed on it. Call it first."
    );
    does(&mut room, 5, &call(1, Called::Discussed));
    does(&mut room, 6, &brief("DI 4102", 1, Some(true)));
    let status = crate::domain::ocg::OcgStatus::Archived;
    does(&mut room, 7, &Command::SetStatus { ocg: OcgId(2), status, because: "merged".into() });
    assert_eq!(
        refused(&room, 8, &brief("DI 4102", 2, Some(true))),
        "Lantern is not live and is not called at this meeting, so nobody was briefed on it."
    );
}

#[test]
fn only_of_somebody_who_was_in_the_room_for_it() {
    let mut room = Room::weekly();
    assert_eq!(
        refused(&room, 1, &brief("DS 6642", 1, Some(true))),
        "DS 6642 is not on the list of this meeting. Mark them as in the room first."
    );
    does(&mut room, 1, &attend("DS 6642", Mark::Expected));
    let away = "DS 6642 was not in the room for Harbour, so nothing is marked about them.";
    assert_eq!(refused(&room, 2, &brief("DS 6642", 1, Some(false))), away);
    // They were there for a part of it, and left before they were marked.
    does(&mut room, 3, &attend("DS 6642", Mark::In));
    does(&mut room, 5, &attend("DS 6642", Mark::Out));
    does(&mut room, 9, &call(1, Called::Discussed));
    does(&mut room, 10, &brief("DS 6642", 1, Some(true)));
    // Whoever comes after it was called was not there for it, and they were not there for the next.
    does(&mut room, 11, &attend("DC 7300", Mark::In));
    assert_eq!(refused(&room, 12, &brief("DC 7300", 1, Some(true))), away.replace("DS 6642", "DC 7300"));
    assert_eq!(refused(&room, 12, &brief("DS 6642", 2, Some(true))), away.replace("Harbour", "Lantern"));
    does(&mut room, 13, &brief("DC 7300", 2, Some(true)));
}

#[test]
fn attendance_is_not_changed_from_under_a_mark() {
    let mut room = Room::weekly();
    let came = does(&mut room, 2, &attend("DS 6642", Mark::In));
    does(&mut room, 4, &brief("DS 6642", 1, Some(true)));
    assert_eq!(
        refused(&room, 6, &attend("DS 6642", Mark::Times { joined: at(5), left: None })),
        "At 10:04 it was marked whether DS 6642 was briefed on Harbour, for which they would not have been in the room. Take that back first."
    );
    does(&mut room, 6, &attend("DS 6642", Mark::Times { joined: at(1), left: Some(at(5)) }));
    assert!(matches!(fold(&invert(&came).unwrap(), &mut room.memory), Err(FoldError::Stale(_))));
    // The same by itself: only the mark holds it there.
    let mut room = Room::weekly();
    let came = does(&mut room, 2, &attend("DS 6642", Mark::In));
    let mark = does(&mut room, 4, &brief("DS 6642", 1, Some(true)));
    assert!(matches!(fold(&invert(&came).unwrap(), &mut room.memory), Err(FoldError::Stale(_))));
    fold(&invert(&mark).unwrap(), &mut room.memory).unwrap();
    fold(&invert(&came).unwrap(), &mut room.memory).unwrap();
}

#[test]
fn a_loggist_marks_it_and_a_reader_does_not() {
    let room = Room::weekly();
    let as_role = |role| {
        let seat = Seat { role, ..Seat::default() };
        let asking = Asking { seat, ..Asking::now("Staff 7719", at(1)) };
        decide(&brief("DI 4102", 1, Some(true)), &room.memory, &asking)
    };
    let facts = as_role(Role::Loggist).unwrap();
    assert_eq!(right_of_fact(&facts[0]), Right::Enter);
    assert!(matches!(as_role(Role::Reader), Err(Reject::Refused(_))));
}

#[test]
fn only_a_weekly_meeting_says_who_was_briefed_and_only_a_new_one() {
    let open = Room::second_meeting();
    assert_eq!(open.memory.meetings()[&ONE].edition, Meeting::EDITION);
    let room = Room::weekly();
    assert!(meeting(&room).says_briefed());
    let before = Meeting { edition: Meeting::EDITION, ..meeting(&room).clone() };
    assert!(!before.says_briefed());
}

#[test]
fn a_name_that_is_erased_goes_from_the_mark_and_a_mark_brings_none() {
    let mut room = Room::weekly();
    let came = does(&mut room, 1, &attend("Staff Kestrel", Mark::In));
    let mark = does(&mut room, 2, &brief("Staff Kestrel", 1, Some(true)));
    let body = |fact: &Fact| serde_json::to_value(Recorded::act(fact.clone())).unwrap();
    assert_eq!(names::brought(&body(&mark)), Names::default());
    let named = names::brought(&body(&came));
    assert!(named.all().any(|name| name == "Staff Kestrel"));
    let mut left = body(&mark);
    assert!(Eraser::new(&BTreeSet::new(), named, "erased").erase(&mut left, Reach::Other));
    assert_eq!(left.pointer("/fact/person"), Some(&"erased".into()));
    assert!(serde_json::from_value::<Recorded>(left).is_ok());
}

/// Its minutes say who was in the room for each item, and its copies go to those: who held it is not left as merely expected.
#[test]
fn it_is_signed_when_the_record_says_that_chair_and_loggist_were_there() {
    let mut room = Room::weekly();
    let details = MeetingDetails { loggist: "DS 7807".into(), ..meeting(&room).details.clone() };
    does(&mut room, 1, &Command::AmendMeeting { meeting: ONE, details });
    does(&mut room, 2, &Command::SettleRest { called: Called::Deferred, because: "out of time".into() });
    assert_eq!(in_the_room(meeting(&room)), ["DI 4102"], "nobody who is merely expected");
    let sign = Command::SignMeeting { meeting: ONE, read_back: None };
    assert_eq!(
        refused(&room, 3, &sign),
        "Not signed: DCI 3051 and DS 7807 are not marked as in the room. Press g w and mark who was there."
    );
    does(&mut room, 4, &attend("DS 7807", Mark::Apologies { deputy: String::new() }));
    assert!(refused(&room, 5, &sign).starts_with("Not signed: DCI 3051 is not marked as in the room."));
    does(&mut room, 6, &attend("dci 3051", Mark::In));
    does(&mut room, 7, &attend("DCI 3051", Mark::Out));
    assert_eq!(in_the_room(meeting(&room)), ["DCI 3051", "DI 4102"]);
    does(&mut room, 8, &sign);
}

#[test]
fn who_is_typed_in_other_letters_and_spaces_is_the_same_person() {
    let mut room = Room::weekly();
    does(&mut room, 1, &attend("DCI 3051", Mark::In));
    for typed in ["dci 3051", "DCI  3051", "DCI3051", " Dci\t3051 ", "di4102"] {
        assert!(refused(&room, 2, &attend(typed, Mark::In)).ends_with(" is in the room already."), "{typed}");
    }
    does(&mut room, 3, &attend("DI4102", Mark::Out));
    // One who is off the list is found in the register.
    let mut room = Room::weekly();
    room.does(super::room::officer("DS 7807"));
    does(&mut room, 1, &attend("ds7807", Mark::In));
    does(&mut room, 2, &attend("PC  12 / 4", Mark::In));
    let names: Vec<&str> = meeting(&room).attenders.iter().map(|attender| attender.who.as_str()).collect();
    assert_eq!(names, ["DCI 3051", "DI 4102", "DS 7807", "PC 12 / 4"]);
    does(&mut room, 3, &brief("ds 7807", 1, Some(true)));
    assert!(meeting(&room).briefed_on(OcgId(1), "DS 7807").is_some());
}

/// A clock shows minutes, and whoever types one means all of it.
#[test]
fn a_typed_minute_is_no_moment_before_what_is_known_of_it() {
    let mut room = Room::weekly();
    let opened = meeting(&room).state.opened().unwrap();
    let second = |seconds: i64| Timestamp(opened.0 + seconds * 1_000);
    let asking = |at: Timestamp| Asking { recorded_at: second(500), ..Asking::now("DCI 3051", at) };
    let facts = decide(&attend("DS 7807", Mark::In), &room.memory, &asking(second(4))).unwrap();
    facts.iter().for_each(|fact| fold(fact, &mut room.memory).unwrap());
    let here = meeting(&room).clone();
    assert_eq!(here.within_minute(opened), second(4));
    assert_eq!(here.within_minute(second(120)), second(120), "nothing is known of that minute");
    let marked = decide(&brief("DS 7807", 1, Some(true)), &room.memory, &asking(here.within_minute(opened)));
    assert!(marked.is_ok(), "{marked:?}");
    let times = |joined, left| attend("DS 7807", Mark::Times { joined, left: Some(left) });
    let left = decide(&times(second(4), opened), &room.memory, &asking(second(300))).unwrap();
    assert_eq!(describe(&left[0], Voice::Past), "DS 7807 left the room at 10:00");

    let settle =
        |at| decide(&call(1, Called::Discussed), &room.memory, &asking(at)).map_err(|reject| reject.to_string());
    assert!(settle(second(-1)).unwrap_err().starts_with("Harbour cannot be settled before the meeting was opened, at"));
    assert!(settle(opened).is_ok());
}
