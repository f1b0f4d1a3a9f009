//! `muster list meetings`, `muster meeting list`: every meeting, newest first.

use super::super::args::Shape;
use super::super::failure::Failure;
use super::super::meeting::{entries_json, meeting_json};
use super::super::table::{self, Sheet};
use super::date;
use crate::domain::meeting::{Called, Meeting, MeetingState, Presence};
use crate::domain::time::{clock, short_year};
use crate::store::Store;
use crate::text::Align::{Left, Right};
use serde_json::{Value, json};

fn count(meeting: &Meeting, called: Called) -> usize {
    meeting.settled.iter().filter(|(_, settled)| settled.called == called).count()
}

fn present(meeting: &Meeting) -> usize {
    meeting.attenders.iter().filter(|attender| matches!(attender.presence, Presence::Present { .. })).count()
}

fn times(meeting: &Meeting) -> String {
    match meeting.state {
        MeetingState::Open { at } => format!("{} to now", clock(at)),
        MeetingState::Signed { opened, at } => format!("{} to {}", clock(opened), clock(at)),
        MeetingState::Prepared | MeetingState::Cancelled => "-".to_owned(),
    }
}

/// Lists.
pub(in crate::cli) fn meetings(store: &Store, limit: Option<usize>, shape: Shape) -> Result<(), Failure> {
    let rows = store.meetings(limit.unwrap_or(usize::from(u16::MAX)))?;
    let facts = store.facts()?;
    let sheet = Sheet {
        format: "muster.meetings/1",
        envelope: json!({
            "store_id": facts.as_ref().map(|facts| facts.founding.store_id.as_str()),
            "bcu": facts.as_ref().map(|facts| facts.founding.bcu.as_str()),
            "demo": facts.as_ref().map(|facts| facts.founding.demo),
            "entry": store.entries(),
        }),
        columns: &[
            ("Meeting", Left),
            ("Kind", Left),
            ("Day", Left),
            ("State", Left),
            ("Time", Left),
            ("Chair", Left),
            ("Came", Right),
            ("Discussed", Right),
            ("As read", Right),
            ("Deferred", Right),
            ("Next", Left),
        ],
        flexible: 5,
        cells: &|meeting: &Meeting| {
            vec![
                meeting.code(),
                meeting.kind.word().to_owned(),
                short_year(meeting.details.on),
                meeting.state.word().to_owned(),
                times(meeting),
                meeting.details.chair.clone(),
                present(meeting).to_string(),
                count(meeting, Called::Discussed).to_string(),
                count(meeting, Called::TakenAsRead).to_string(),
                count(meeting, Called::Deferred).to_string(),
                date(meeting.details.next_on),
            ]
        },
        keys: &[
            "code",
            "kind",
            "number",
            "on",
            "state",
            "opened_at",
            "signed_at",
            "chair",
            "loggist",
            "planned_minutes",
            "next_on",
            "present",
            "discussed",
            "taken_as_read",
            "deferred",
            "first_entry",
            "last_entry",
        ],
        json: &|meeting: &Meeting| row(store, meeting),
        none: "No meeting is in the record.",
    };
    table::write(shape, &sheet, &rows)
}

fn row(store: &Store, meeting: &Meeting) -> Value {
    let mut row = meeting_json(meeting, &|_| (String::new(), String::new()));
    let entries = store.meeting_entries(&meeting.code()).ok().flatten();
    if let Some(row) = row.as_object_mut() {
        for key in ["attenders", "settled", "first", "briefed"] {
            row.remove(key);
        }
        row.insert("present".into(), present(meeting).into());
        row.insert("discussed".into(), count(meeting, Called::Discussed).into());
        row.insert("taken_as_read".into(), count(meeting, Called::TakenAsRead).into());
        row.insert("deferred".into(), count(meeting, Called::Deferred).into());
        let entries = entries_json(entries);
        row.insert("first_entry".into(), entries["first"].clone());
        row.insert("last_entry".into(), entries["last"].clone());
    }
    row
}
