//! The verbs of a meeting, short.

use crate::record::Record;
use muster::domain::command::{Command, Mark};
use muster::domain::identity::{MeetingId, OcgId};
use muster::domain::item::{Bid, Content, Outcome, OutcomeKind};
use muster::domain::meeting::{Called, MeetingDetails, MeetingKind};
use muster::domain::tier::Strand;
use muster::domain::time::Date;

pub(crate) fn details(on: Date, next: Date) -> MeetingDetails {
    MeetingDetails {
        chair: "DCI 3051".into(),
        loggist: "Staff 7719".into(),
        next_on: Some(next),
        ..MeetingDetails::of(on)
    }
}

pub(crate) fn prepare(record: &mut Record, number: u32, on: Date, next: Date) -> MeetingId {
    record.does(Command::PrepareMeeting {
        kind: MeetingKind::Tasking,
        details: details(on, next),
        number: Some(number),
    });
    MeetingId(i64::from(number) - 22)
}

pub(crate) fn open(record: &mut Record, meeting: MeetingId) -> u64 {
    record.does(Command::OpenMeeting { meeting, marking: "OFFICIAL-SENSITIVE".into(), order: Vec::new() })
}

pub(crate) fn mark(record: &mut Record, meeting: MeetingId, who: &str, role: &str, mark: Mark) {
    let partner = (role == "partner").then_some(true);
    record.does(Command::MarkAttendance { meeting, who: who.into(), role: role.into(), partner, mark });
}

pub(crate) fn settle(record: &mut Record, ocg: OcgId, called: Called, because: &str) {
    record.does(Command::SettleOcg { ocg, called, because: because.into() });
}

pub(crate) fn add(record: &mut Record, ocg: Option<OcgId>, content: Content) {
    record.does(Command::AddItem { ocg, content });
}

pub(crate) fn bid(what: &str, to_whom: &str, made_on: Date, needed_by: Date) -> Bid {
    Bid {
        what: what.into(),
        to_whom: to_whom.into(),
        made_on,
        needed_by: Some(needed_by),
        answer: None,
        answered_on: None,
        reason: String::new(),
    }
}

pub(crate) fn outcome(kind: OutcomeKind, quantity: u64, on: Date) -> Content {
    Content::Outcome(Outcome {
        kind,
        quantity,
        on,
        strand: Some(Strand::Pursue),
        estimated: false,
        detail: String::new(),
    })
}
