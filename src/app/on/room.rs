//! Who is in the room: marked by a key each, the cursor going on to the next.

use crate::app::Effect;
use crate::domain::command::{Command, Mark};
use crate::domain::meeting::Attender;
use crate::model::form::spec;
use crate::model::notice::Kind;
use crate::model::room::{Room, people};
use crate::model::state::{Doing, Modal, Model};

/// Shows the list.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
    model.modals.push(Modal::Room(Room::default()));
    Vec::new()
}

/// Moves the cursor.
pub(crate) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let len = model.sitting.meeting.as_ref().map_or(0, |meeting| meeting.attenders.len());
    if let Some(Modal::Room(room)) = model.modals.last_mut() {
        room.cursor.step(by, len);
    }
    Vec::new()
}

fn current(model: &Model) -> Option<Attender> {
    let Some(Modal::Room(room)) = model.modals.last() else { return None };
    let meeting = model.sitting.meeting.as_deref()?;
    people(meeting).get(room.cursor.at).map(|attender| (*attender).clone())
}

/// Marks the person under the cursor and goes to the next.
pub(crate) fn mark(model: &mut Model, mark: Mark) -> Vec<Effect> {
    let (Some(person), Some(meeting)) = (current(model), model.sitting.meeting.as_ref().map(|meeting| meeting.id))
    else {
        model.notices.tell(Kind::Refused, "Nobody is on the list. + adds somebody.");
        return Vec::new();
    };
    let command = Command::MarkAttendance { meeting, who: person.who, role: String::new(), partner: None, mark };
    let effects = super::meeting::act(model, vec![command], Doing::Act);
    if !effects.is_empty() {
        let _ = step(model, 1);
    }
    effects
}

/// When they really came and left: a form, since a key only knows of now.
pub(crate) fn times(model: &mut Model) -> Vec<Effect> {
    if let (Some(person), Some(meeting)) = (current(model), model.sitting.open()) {
        let form = spec::times(meeting, &person, model.now);
        super::verbs::show(model, form);
    }
    Vec::new()
}

/// The minutes of the meeting before are accepted.
pub(crate) fn accept(model: &mut Model) -> Vec<Effect> {
    match model.sitting.open().map(|meeting| meeting.id) {
        Some(meeting) => super::meeting::act(model, vec![Command::AcceptMinutes { meeting }], Doing::Act),
        None => Vec::new(),
    }
}

/// Apologies, with a deputy if one comes.
pub(crate) fn apologies(model: &mut Model) -> Vec<Effect> {
    if let (Some(person), Some(meeting)) = (current(model), model.sitting.meeting.as_deref()) {
        let form = spec::apologies(meeting, &person.who);
        super::verbs::show(model, form);
    }
    Vec::new()
}

/// Somebody who is not on the list.
pub(crate) fn add(model: &mut Model) -> Vec<Effect> {
    if let Some(form) = model.sitting.meeting.as_deref().map(spec::attend) {
        super::verbs::show(model, form);
    }
    Vec::new()
}
