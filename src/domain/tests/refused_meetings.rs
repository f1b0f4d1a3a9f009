//! What the rules refuse about meetings and attendance: each refusal once, in its words; and that a signature stays.

use super::room::{Room, day};
use crate::domain::command::{Command, Mark};
use crate::domain::describe::{Voice, describe};
use crate::domain::fold::{FoldError, fold};
use crate::domain::identity::{MeetingId, OcgId};
use crate::domain::invert::invert;
use crate::domain::meeting::{Called, MeetingDetails, MeetingKind, Presence, ReadBack};
use crate::domain::reading::Reading as _;
use crate::domain::time::Timestamp;

const ONE: MeetingId = MeetingId(1);

fn details(on: i64) -> MeetingDetails {
    MeetingDetails { loggist: "Staff 7719".into(), ..MeetingDetails::of(day(on)) }
}

fn prepare(details: MeetingDetails, number: Option<u32>) -> Command {
    Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number }
}

fn open(meeting: MeetingId) -> Command {
    Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() }
}

fn mark(who: &str, mark: Mark) -> Command {
    Command::MarkAttendance { meeting: ONE, who: who.into(), role: String::new(), partner: None, mark }
}

fn settle(ocg: i64, called: Called, because: &str) -> Command {
    Command::SettleOcg { ocg: OcgId(ocg), called, because: because.into() }
}

fn rest(called: Called, because: &str) -> Command {
    Command::SettleRest { called, because: because.into() }
}

/// A room in which tasking meeting 24 is open.
fn meeting() -> Room {
    let mut room = Room::furnished();
    room.does(prepare(details(0), Some(24)));
    room.does(open(ONE));
    room
}

#[test]
fn preparing() {
    let mut room = Room::furnished();
    assert_eq!(
        room.refuses(prepare(MeetingDetails { minutes: 4, ..details(0) }, None)),
        "The planned length must be between 5 and 720 minutes."
    );
    assert_eq!(
        room.refuses(prepare(MeetingDetails { next_on: Some(day(0)), ..details(0) }, None)),
        "The next meeting must be after 24 November 2026."
    );
    assert_eq!(
        room.refuses(prepare(details(0), Some(u32::MAX))),
        "The number 4294967295 is too high for a tasking meeting. The next is 1."
    );
    room.does(prepare(details(0), Some(24)));
    assert_eq!(
        room.refuses(prepare(details(14), None)),
        "The tasking meeting 24 of 24 November 2026 is prepared. Sign or cancel it before another is prepared."
    );
    let now = room.memory.ocgs().len();
    assert_eq!(now, 2);
    assert_eq!(
        room.refuses(Command::CancelMeeting { meeting: ONE, because: String::new() }),
        "A reason is needed. Type a few words."
    );
    room.does(Command::CancelMeeting { meeting: ONE, because: "chair at court".into() });
    assert_eq!(room.refuses(open(ONE)), "The tasking meeting 24 is cancelled.");
    assert_eq!(room.refuses(prepare(details(0), Some(24))), "The number 24 is spent. The next tasking meeting is 25.");
    assert_eq!(room.refuses(open(MeetingId(9))), "That meeting is not in the record.");
}

#[test]
fn opening_amending_and_signing() {
    let mut room = Room::furnished();
    assert_eq!(room.refuses(settle(1, Called::Discussed, "")), "No meeting is open. Open one first.");
    room.does(prepare(details(0), Some(24)));
    assert_eq!(
        room.refuses(Command::SignMeeting { meeting: ONE, read_back: None }),
        "Not signed: the tasking meeting 24 is prepared."
    );
    let same = MeetingDetails { chair: "DCI 3051".into(), ..details(0) };
    assert_eq!(
        room.refuses(Command::AmendMeeting { meeting: ONE, details: same }),
        "Nothing about the tasking meeting 24 was changed."
    );
    room.does(open(ONE));
    assert_eq!(room.refuses(open(ONE)), "The tasking meeting 24 is open already. Sign it first.");
    assert_eq!(
        room.refuses(Command::CancelMeeting { meeting: ONE, because: "no".into() }),
        "The tasking meeting 24 is open and can only be signed."
    );
    assert_eq!(
        room.refuses(Command::SignMeeting { meeting: ONE, read_back: None }),
        "Not signed: 2 groups are not settled. Press r for taken as read or f to defer."
    );
    room.does(rest(Called::TakenAsRead, "nothing new"));
    room.does(Command::SignMeeting { meeting: ONE, read_back: None });
    assert_eq!(
        room.refuses(Command::AmendMeeting { meeting: ONE, details: details(1) }),
        "The tasking meeting 24 is signed. What is found wrong now is recorded as a correction."
    );
    assert_eq!(
        room.refuses(prepare(details(-1), None)),
        "23 November 2026 is before the tasking meeting 24 of 24 November 2026. Check the date."
    );
}

#[test]
fn settling() {
    let mut room = meeting();
    let needed = "A reason is needed. Type a few words.";
    assert_eq!(room.refuses(settle(1, Called::Deferred, "")), needed);
    assert_eq!(
        room.refuses(rest(Called::Discussed, "all")),
        "What was not called cannot be settled as discussed. Take it as read or defer it."
    );
    assert_eq!(room.refuses(rest(Called::Deferred, "")), "A reason is needed. Type a few words.");
    room.does(settle(1, Called::Discussed, ""));
    assert_eq!(room.refuses(settle(1, Called::Discussed, "")), "Op Alder is discussed already.");
    room.does(rest(Called::TakenAsRead, "nothing new"));
    assert_eq!(room.refuses(rest(Called::TakenAsRead, "nothing new")), "Every group is settled already.");
    room.does(Command::SignMeeting { meeting: ONE, read_back: None });
    room.does(prepare(details(14), None));
    room.does(open(MeetingId(2)));
    assert_eq!(
        room.refuses(settle(2, Called::TakenAsRead, "")),
        "Op Birch was taken as read last time too. A reason is needed."
    );
    room.does(settle(1, Called::TakenAsRead, ""));
}

#[test]
fn attendance() {
    let mut room = Room::furnished();
    room.does(prepare(details(0), Some(24)));
    assert_eq!(
        room.refuses(mark("DI 4102", Mark::In)),
        "The meeting is not open yet. Open it, then mark who is in the room."
    );
    assert_eq!(room.refuses(mark("DI 4102", Mark::Expected)), "Nothing about DI 4102 was changed.");
    assert_eq!(room.refuses(mark("DS 9999", Mark::Remove)), "DS 9999 is not on the list.");
    assert_eq!(room.refuses(mark(" ", Mark::In)), "The person is needed. Type a few words.");
    room.does(open(ONE));
    assert_eq!(room.refuses(mark("di 4102", Mark::Out)), "DI 4102 is not in the room.");
    room.does(mark("di 4102", Mark::In));
    assert_eq!(room.refuses(mark("DI 4102", Mark::In)), "DI 4102 is in the room already.");
    assert_eq!(
        room.refuses(mark("DI 4102", Mark::Apologies { deputy: String::new() })),
        "DI 4102 was in the room and stays on the list. Mark them as out."
    );
    assert_eq!(
        room.refuses(mark("DI 4102", Mark::Expected)),
        "DI 4102 was in the room and stays on the list. Mark them as out."
    );
    assert_eq!(room.refuses(mark("DI 4102", Mark::Remove)), "DI 4102 was in the room and stays on the list.");
    // Out again, they were there all the same.
    room.does(mark("DI 4102", Mark::Out));
    let apologies = room.refuses(mark("DI 4102", Mark::Apologies { deputy: String::new() }));
    assert_eq!(apologies, "DI 4102 was in the room and stays on the list. Mark them as out.");
}

/// A clock time of the first day.
fn at(hour: u32, minute: u32) -> Timestamp {
    Timestamp::from_local(day(0), hour, minute)
}

fn times(joined: Timestamp, left: Option<Timestamp>) -> Command {
    mark("DI 4102", Mark::Times { joined, left })
}

#[test]
fn times_as_they_really_were() {
    let mut room = meeting();
    assert_eq!(
        room.refuses(times(at(10, 1), None)),
        "10:01 is still to come. Type when DI 4102 came and left as it was."
    );
    assert_eq!(
        room.refuses(times(at(9, 0), Some(at(10, 1)))),
        "10:01 is still to come. Type when DI 4102 came and left as it was."
    );
    assert_eq!(room.refuses(times(at(9, 50), Some(at(9, 49)))), "DI 4102 cannot have left before they came, at 09:50.");
    assert_eq!(
        room.refuses(times(Timestamp::from_local(day(-1), 9, 50), None)),
        "DI 4102 cannot have come before the day of the meeting, 24 November 2026."
    );
    let came = room.does(times(at(9, 40), Some(at(9, 55))));
    assert_eq!(describe(&came, Voice::Past), "DI 4102 was present from 09:40 to 09:55");
    room.does(mark("DI 4102", Mark::In));
    assert_eq!(
        room.refuses(times(at(9, 50), None)),
        "DI 4102 left at 09:55 before that, and can only have come back later."
    );
    // The stay before stays; the last one is as it was.
    let back = room.does(times(at(9, 58), None));
    assert_eq!(describe(&back, Voice::Past), "DI 4102 was present from 09:58");
    let stays = room.memory.meeting(ONE).unwrap().unwrap().attender("DI 4102").unwrap().presence.clone();
    let Presence::Present { visits } = stays else { unreachable!("{stays:?}") };
    assert_eq!(
        visits.iter().map(|visit| (visit.joined, visit.left)).collect::<Vec<_>>(),
        [(at(9, 40), Some(at(9, 55))), (at(9, 58), None)]
    );
    let mut room = Room::furnished();
    room.does(prepare(details(0), Some(24)));
    assert_eq!(
        room.refuses(times(at(9, 40), None)),
        "The meeting is not open yet. Open it, then mark who is in the room."
    );
}

#[test]
fn freezing_the_pack() {
    let freeze = |meeting, entry| Command::FreezePack { meeting, entry };
    let pack = |room: &Room| room.memory.meeting(ONE).unwrap().unwrap().details.pack;
    let mut room = Room::furnished();
    assert_eq!(room.refuses(freeze(ONE, 7)), "That meeting is not in the record.");
    room.does(prepare(MeetingDetails { pack: Some(9), ..details(0) }, Some(24)));
    assert_eq!(pack(&room), None, "preparing freezes nothing");
    let frozen = room.does(freeze(ONE, 3_995));
    assert_eq!(describe(&frozen, Voice::Past), "The pack of the tasking meeting 24 was frozen at entry 3,995");
    assert_eq!(pack(&room), Some(3_995));
    for entry in [3_994, 3_995, 3_996] {
        assert_eq!(
            room.refuses(freeze(ONE, entry)),
            "The pack of the tasking meeting 24 is frozen at entry 3,995 already, and nothing was recorded since."
        );
    }
    // What was typed before it was frozen does not thaw it.
    let typed = MeetingDetails { minutes: 90, ..details(0) };
    let amended = room.does(Command::AmendMeeting { meeting: ONE, details: typed });
    assert!(describe(&amended, Voice::Now).ends_with("amended: planned minutes from 120 to 90"), "{amended:?}");
    let again = room.does(freeze(ONE, 3_997));
    assert_eq!(
        describe(&again, Voice::Now),
        "The frozen pack of the tasking meeting 24 is moved from entry 3,995 to entry 3,997"
    );
    fold(&invert(&again).unwrap(), &mut room.memory).unwrap();
    assert_eq!(pack(&room), Some(3_995), "one undo goes back to the pack before");
    fold(&invert(&amended).unwrap(), &mut room.memory).unwrap();
    let thawed = invert(&frozen).unwrap();
    fold(&thawed, &mut room.memory).unwrap();
    assert_eq!(pack(&room), None);
    assert_eq!(describe(&thawed, Voice::Now), "The pack of the tasking meeting 24 is not frozen any more");
    room.does(open(ONE));
    assert_eq!(
        room.refuses(freeze(ONE, 4_000)),
        "The tasking meeting 24 is open. Its pack is frozen before it is opened."
    );
}

#[test]
fn accepting_minutes_and_reading_back() {
    let accept = |meeting| Command::AcceptMinutes { meeting };
    let mut room = Room::furnished();
    room.does(prepare(details(0), Some(24)));
    assert_eq!(room.refuses(accept(ONE)), "The tasking meeting 24 is not open yet. Open it, then accept the minutes.");
    room.does(open(ONE));
    assert_eq!(
        room.refuses(accept(ONE)),
        "No tasking meeting was signed before in this record, so there are no minutes to accept."
    );
    room.does(rest(Called::TakenAsRead, "nothing new"));
    assert_eq!(
        room.refuses(Command::SignMeeting { meeting: ONE, read_back: Some(ReadBack { agreed: 3, of: 2 }) }),
        "Not signed: 3 of 2 cannot be read back. Read them back again."
    );
    room.does(Command::SignMeeting { meeting: ONE, read_back: Some(ReadBack { agreed: 1, of: 2 }) });
    let signed = room.memory.meeting(ONE).unwrap().unwrap();
    assert_eq!(signed.read_back, Some(ReadBack { agreed: 1, of: 2 }));
    let two = MeetingId(2);
    room.does(prepare(details(14), None));
    room.does(open(two));
    let accepted = room.does(accept(two));
    assert_eq!(room.refuses(accept(two)), "The minutes of the tasking meeting 24 were accepted at 10:00 already.");
    let taken_back = invert(&accepted).unwrap();
    assert_eq!(describe(&taken_back, Voice::Past), "The minutes of the tasking meeting 24 were not accepted any more");
    fold(&taken_back, &mut room.memory).unwrap();
    assert_eq!(room.memory.meeting(two).unwrap().unwrap().minutes_accepted, None);
    assert!(matches!(fold(&taken_back, &mut room.memory), Err(FoldError::Stale(_))));
    room.does(accept(two));
    room.does(rest(Called::Deferred, "out of time"));
    room.does(Command::SignMeeting { meeting: two, read_back: None });
    assert_eq!(
        fold(&taken_back, &mut room.memory),
        Err(FoldError::ForGood(
            "tasking meeting 25 is signed by now, and what is found wrong in it is recorded as a correction".into()
        ))
    );
}

#[test]
fn what_was_signed_is_not_changed_by_taking_back_what_led_to_it() {
    let mut room = meeting();
    let came = room.does(mark("DI 4102", Mark::In));
    let settled = room.does(rest(Called::TakenAsRead, "nothing new"));
    let amended = room.does(Command::AmendMeeting {
        meeting: ONE,
        details: MeetingDetails { chair: "DCI 3051".into(), next_on: Some(day(14)), ..details(0) },
    });
    let signed = room.does(Command::SignMeeting { meeting: ONE, read_back: None });
    assert_eq!(invert(&signed), None);
    let before = room.memory.clone();
    for fact in [came, settled, amended] {
        assert_eq!(
            fold(&invert(&fact).unwrap(), &mut room.memory),
            Err(FoldError::ForGood(
                "tasking meeting 24 is signed by now, and what is found wrong in it is recorded as a correction".into()
            ))
        );
    }
    assert_eq!(room.memory, before);
}
