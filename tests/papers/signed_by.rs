//! Who signed the minutes: the block names the chair of the meeting, and says who signed and in which role where that was another.

use crate::evening::{past, seal};
use crate::held::says;
use crate::record::{Record, day};
use crate::verbs::{details, mark, open};
use muster::domain::access::{Access, AccessStep};
use muster::domain::command::{Asking, Command, Mark};
use muster::domain::identity::MeetingId;
use muster::domain::meeting::{Called, MeetingDetails, MeetingKind};
use muster::domain::role::Role;
use muster::report::minutes::meeting::of_meeting;
use muster::report::{Format, render};

const FIRST: MeetingId = MeetingId(1);

/// A meeting of the named chair, marked by `room` and signed by `by`; the head and the block of its minutes.
fn block(chair: &str, by: &str, room: impl FnOnce(&mut Record)) -> String {
    let mut record = Record::new(false);
    record.ocg("Op Birch", "NB/OCG/1007", Some(2), None);
    record.at(day(11, 24), 9, 0);
    let details = MeetingDetails { chair: chair.into(), ..details(day(11, 24), day(12, 8)) };
    record.does(Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number: Some(1) });
    record.at(day(11, 24), 10, 0);
    open(&mut record, FIRST);
    room(&mut record);
    record.does(Command::SettleRest { called: Called::TakenAsRead, because: "in date".into() });
    record.at(day(11, 24), 11, 0);
    let sign = Command::SignMeeting { meeting: FIRST, read_back: None };
    record.acts(vec![sign], &Asking::now(by, record.now));
    let paper = render(&of_meeting(&past(&record), MeetingKind::Tasking, 1, &seal).unwrap(), Format::Markdown);
    let head = &paper[..paper.find("\n## ").unwrap()];
    format!("{head}{}", &paper[paper.find("\nChair: ").unwrap()..])
}

fn key(record: &mut Record, operator: &str, role: Role) {
    let access = Access { operator: operator.into(), step: AccessStep::Given, from: None, to: Some(role) };
    record.does(Command::ChangeAccess(access));
}

#[test]
fn a_chair_who_signs_is_named_as_chair_and_signer() {
    let said = block("DCI 3051", "DCI 3051", |_| {});
    says(&said, "Chair: DCI 3051\nSigned off in the record by DCI 3051 on Tuesday 24 November 2026 at 11:00 (entry ");
}

#[test]
fn one_who_neither_chaired_nor_attended_is_not_called_the_chair() {
    let said = block("DCI 3051", "DCI 1550", |record| key(record, "DCI 1550", Role::Chair));
    says(
        &said,
        "Chair: DCI 3051\nSigned off in the record by DCI 1550 (not recorded as present, with a key as chair) on Tuesday",
    );
    // The founder of a record holds it as chair, and no entry says so.
    let said = block("DI 9001", "DCI 3051", |_| {});
    says(&said, "Chair: DI 9001\nSigned off in the record by DCI 3051 (not recorded as present, with a key as chair)");
    let said = block("DCI 3051", "Staff 7719", |record| key(record, "Staff 7719", Role::Chair));
    says(&said, "Chair: DCI 3051\nSigned off in the record by Staff 7719 (loggist, with a key as chair) on Tuesday");
}

#[test]
fn one_who_was_there_is_said_to_have_signed_in_the_role_they_had() {
    let said = block("DCI 3051", "DI 2024", |record| {
        key(record, "DI 2024", Role::Deputy);
        mark(record, FIRST, "DI 2024", "deputy chair", Mark::In);
    });
    says(&said, "by DI 2024 (present as deputy chair, with a key as deputy) on Tuesday");
}

#[test]
fn a_chair_that_was_handed_over_is_the_one_who_took_over() {
    let said = block("DCI 3051", "DI 2024", |record| {
        record.at(day(11, 24), 10, 12);
        let details = MeetingDetails { chair: "DI 2024".into(), ..record.memory.meetings()[&FIRST].details.clone() };
        record.does(Command::AmendMeeting { meeting: FIRST, details });
        record.at(day(11, 24), 10, 20);
        let details = MeetingDetails {
            loggist: "DC 4410".into(),
            minutes: 90,
            ..record.memory.meetings()[&FIRST].details.clone()
        };
        record.does(Command::AmendMeeting { meeting: FIRST, details });
    });
    // The head tells who held the meeting in turn.
    says(&said, "DCI 3051; from 10:12 DI 2024");
    says(&said, "Staff 7719; from 10:20 DC 4410");
    says(&said, "Chair: DI 2024\nSigned off in the record by DI 2024 on Tuesday");
}
