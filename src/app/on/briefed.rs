//! Who was briefed on the item and accepted it: everybody in the room by one key, or each by a key of their own.

use crate::app::Effect;
use crate::domain::command::Command;
use crate::model::act::Act;
use crate::model::briefed::{Briefed, listed, waiting};
use crate::model::list::Cursor;
use crate::model::notice::Kind;
use crate::model::state::{Doing, Modal, Model};

/// Shows the list for the item that is on the screen or selected.
fn open(model: &mut Model) -> Vec<Effect> {
    if let Some(line) = model.subject() {
        model.modals.push(Modal::Briefed(Briefed { ocg: line.id, cursor: Cursor::default() }));
    }
    Vec::new()
}

/// Moves the cursor.
pub(crate) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    let len = model.sitting.open().map_or(0, |meeting| listed(meeting).len());
    if let Some(Modal::Briefed(briefed)) = model.modals.last_mut() {
        briefed.cursor.step(by, len);
    }
    Vec::new()
}

/// Everybody in the room about whom nothing is marked yet: briefed and accepted.
fn all(model: &mut Model) -> Vec<Effect> {
    let (Some(Modal::Briefed(briefed)), Some(meeting)) = (model.modals.last(), model.sitting.open()) else {
        return Vec::new();
    };
    let (meeting, ocg, people) = (meeting.id, briefed.ocg, waiting(meeting, briefed.ocg, model.now));
    if people.is_empty() {
        model.notices.tell(Kind::Refused, "Everybody in the room is marked already. n and - change one of them.");
        return Vec::new();
    }
    let mark = |person| Command::MarkBriefed { meeting, ocg, person, accepted: Some(true) };
    super::meeting::act(model, people.into_iter().map(mark).collect(), Doing::Act)
}

/// Marks the person under the cursor, or takes that back, and goes to the next.
fn mark(model: &mut Model, accepted: Option<bool>) -> Vec<Effect> {
    let (Some(Modal::Briefed(briefed)), Some(meeting)) = (model.modals.last(), model.sitting.open()) else {
        return Vec::new();
    };
    let (id, ocg) = (meeting.id, briefed.ocg);
    let Some(person) = listed(meeting).get(briefed.cursor.at).map(|one| one.who.clone()) else {
        model.notices.tell(Kind::Refused, "Nobody was in the room yet. Esc, then g w marks who is.");
        return Vec::new();
    };
    let command = Command::MarkBriefed { meeting: id, ocg, person, accepted };
    let effects = super::meeting::act(model, vec![command], Doing::Act);
    if !effects.is_empty() {
        let _ = step(model, 1);
    }
    effects
}

/// Runs an act of the list; `None` for an act that is none of it.
pub(crate) fn run(model: &mut Model, act: Act) -> Option<Vec<Effect>> {
    Some(match act {
        Act::GoBriefed => open(model),
        Act::BriefAll => all(model),
        Act::BriefedYes => mark(model, Some(true)),
        Act::BriefedNo => mark(model, Some(false)),
        Act::BriefedBack => mark(model, None),
        _ => return None,
    })
}
