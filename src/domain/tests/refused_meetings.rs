//! What the rules refuse about meetings and attendance: each refusal once, in its words; and that a signature stays.

use super::room::{Room, day};
use crate::domain::command::{Command, Mark};
use crate::domain::fold::{FoldError, fold};
use crate::domain::identity::{MeetingId, OcgId};
use crate::domain::invert::invert;
use crate::domain::meeting::{Called, MeetingDetails, MeetingKind};

const ONE: MeetingId = MeetingId(1);

fn details(on: i64) -> MeetingDetails {
    MeetingDetails {
        on: day(on),
        chair: String::new(),
        loggist: "Staff 7719".into(),
        minutes: 120,
        next_on: None,
        first: Vec::new(),
    }
}

fn prepare(details: MeetingDetails, number: Option<u32>) -> Command {
    Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number }
}

fn open(meeting: MeetingId) -> Command {
    Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into() }
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
    assert_eq!(room.refuses(Command::SignMeeting { meeting: ONE }), "Not signed: the tasking meeting 24 is prepared.");
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
        room.refuses(Command::SignMeeting { meeting: ONE }),
        "Not signed: 2 groups are not settled. Press r for taken as read or f to defer."
    );
    room.does(rest(Called::TakenAsRead, "nothing new"));
    room.does(Command::SignMeeting { meeting: ONE });
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
    let needed = "A reason is needed. Type a few words, or press Down to choose.";
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
    room.does(Command::SignMeeting { meeting: ONE });
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
        "DI 4102 is in the room. Mark them as out first."
    );
    assert_eq!(room.refuses(mark("DI 4102", Mark::Remove)), "DI 4102 was in the room and stays on the list.");
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
    let signed = room.does(Command::SignMeeting { meeting: ONE });
    assert_eq!(invert(&signed), None);
    let before = room.memory.clone();
    for fact in [came, settled, amended] {
        assert_eq!(
            fold(&invert(&fact).unwrap(), &mut room.memory),
            Err(FoldError::Stale("tasking meeting 24 is signed by now".into()))
        );
    }
    assert_eq!(room.memory, before);
}
