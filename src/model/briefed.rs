//! Who was briefed on the item and accepted it: the people who were in the room, with what is marked of each; and how far it has come, in words.
//!
//! It must not know the disk, the keys or how it is drawn.

use crate::domain::identity::OcgId;
use crate::domain::meeting::{Attender, Called, Meeting};
use crate::domain::time::{Timestamp, clock};

use super::list::Cursor;
use super::room::people;
use super::state::Model;

/// The list of people for one item, with its cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Briefed {
    /// The item.
    pub ocg: OcgId,
    /// The cursor.
    pub cursor: Cursor,
}

/// Where somebody was while the item was under call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the room.
    In,
    /// In the room for a part of it.
    Part,
    /// Out of the room.
    Out,
}

impl Place {
    /// The word on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::In => "in the room",
            Self::Part => "left",
            Self::Out => "out",
        }
    }
}

/// Everybody who was in the room of the meeting at all, in the order of the list of it.
#[must_use]
pub fn listed(meeting: &Meeting) -> Vec<&Attender> {
    people(meeting).into_iter().filter(|attender| attender.last_visit().is_some()).collect()
}

/// Where somebody was for an item: until it is called, whoever is in the room now is there for it.
#[must_use]
pub fn place(meeting: &Meeting, ocg: OcgId, attender: &Attender, now: Timestamp) -> Place {
    let while_called = attender.was_in_within(meeting.under_call(ocg, now));
    match meeting.result(ocg) {
        None if attender.is_in() => Place::In,
        Some(settled) if attender.was_in(settled.at) => Place::In,
        _ if while_called => Place::Part,
        _ => Place::Out,
    }
}

/// Who has to be briefed: whoever is in the room for the item, and whoever something is marked about.
fn concerned(meeting: &Meeting, ocg: OcgId, now: Timestamp) -> Vec<&Attender> {
    let is_there = |attender: &&Attender| {
        place(meeting, ocg, attender, now) == Place::In || meeting.briefed_on(ocg, &attender.who).is_some()
    };
    listed(meeting).into_iter().filter(is_there).collect()
}

/// Those of them about whom nothing is marked yet, by name.
#[must_use]
pub fn waiting(meeting: &Meeting, ocg: OcgId, now: Timestamp) -> Vec<String> {
    let open = concerned(meeting, ocg, now).into_iter();
    open.filter(|one| meeting.briefed_on(ocg, &one.who).is_none()).map(|one| one.who.clone()).collect()
}

/// What is marked of somebody: `08:41`, `no`, or a dash while nothing is.
#[must_use]
pub fn mark(meeting: &Meeting, ocg: OcgId, who: &str) -> String {
    match meeting.briefed_on(ocg, who) {
        Some(mark) if mark.accepted => clock(mark.at),
        Some(_) => "no".to_owned(),
        None => "-".to_owned(),
    }
}

/// How far it has come: `2 of 3 in the room; not yet DI 8107`. Nothing where nobody is briefed: the item was not called.
#[must_use]
pub fn words(meeting: &Meeting, ocg: OcgId, now: Timestamp) -> Option<String> {
    let all = concerned(meeting, ocg, now);
    let not_called = meeting.result(ocg).is_some_and(|settled| settled.called != Called::Discussed);
    if not_called && meeting.briefed.iter().all(|on| on.ocg != ocg) {
        return None;
    }
    if all.is_empty() {
        return Some("nobody is in the room".to_owned());
    }
    let with = |accepted| {
        let marked = move |one: &&&Attender| meeting.briefed_on(ocg, &one.who).map(|mark| mark.accepted) == accepted;
        all.iter().filter(marked).map(|one| one.who.as_str()).collect::<Vec<_>>()
    };
    let yes = with(Some(true)).len();
    let mut words = format!("{yes} of {} in the room", all.len());
    for (lead, who) in [("not yet", with(None)), ("no:", with(Some(false)))] {
        if !who.is_empty() {
            words.push_str(&format!("; {lead} {}", who.join(", ")));
        }
    }
    Some(words)
}

/// The same of the open meeting, where it is one at which it is marked.
#[must_use]
pub fn of_item(model: &Model, ocg: OcgId) -> Option<String> {
    let meeting = model.sitting.open().filter(|meeting| meeting.kind.briefs())?;
    words(meeting, ocg, model.now)
}
