//! The standing agenda: going from item to item, opening the place that belongs to one and coming back, and marking it as taken.
//!
//! It must not know what any of those places does.

use crate::app::Effect;
use crate::domain::agenda::{Business, Item};
use crate::domain::command::Command;
use crate::model::act::Act;
use crate::model::agenda::{Agenda, Standing, Way, way};
use crate::model::form::spec;
use crate::model::layout::Pane;
use crate::model::notice::{Kind, READ_ONLY};
use crate::model::review::owners;
use crate::model::state::{Doing, Model, Screen};

/// Opens the agenda, on the first item that was not taken as soon as the items are told.
pub(crate) fn go(model: &mut Model) -> Vec<Effect> {
    model.screen = Screen::Agenda(Box::default());
    model.sitting.through_agenda = false;
    model.sitting.driving = false;
    Vec::new()
}

/// Back to the agenda from a place it led to: on the item that was left.
pub(crate) fn come_back(model: &mut Model) -> Vec<Effect> {
    let at = model.sitting.agenda_at;
    let effects = go(model);
    if let Screen::Agenda(agenda) = &mut model.screen {
        agenda.cursor.at = at;
    }
    effects
}

/// The items were told. The cursor goes to the first that was not taken when the one it was on was.
pub(crate) fn told(model: &mut Model, items: Vec<Item>) {
    let Model { screen, sitting, .. } = model;
    let Screen::Agenda(agenda) = screen else { return };
    let first = agenda.items.is_none();
    agenda.cursor.to(agenda.cursor.at, items.len());
    agenda.items = Some(items);
    if first
        && agenda.standing(sitting, agenda.cursor.at) != Standing::Open
        && let Some(next) = agenda.next(sitting)
    {
        agenda.cursor.at = next;
    }
}

/// Opens the place of the item under the cursor. At an open meeting the item is taken by that; the minutes before only by being accepted, the groups by
/// being settled.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
    let Screen::Agenda(agenda) = &model.screen else { return Vec::new() };
    let (at, Some(item)) = (agenda.cursor.at, agenda.current().cloned()) else { return Vec::new() };
    if model.sitting.open().is_some() && !matches!(item.business, Business::Previous | Business::Groups) {
        let now = model.now;
        model.sitting.taken.entry(at).or_insert(now);
    }
    model.sitting.agenda_at = at;
    model.sitting.through_agenda = true;
    let effects = lead(model, &item);
    if matches!(model.screen, Screen::Agenda(_)) {
        // A modal opened over the agenda, or nothing did.
        model.sitting.through_agenda = false;
    }
    effects
}

fn lead(model: &mut Model, item: &Item) -> Vec<Effect> {
    match way(item.business) {
        Way::Room if model.sitting.meeting.is_none() => {
            refuse(model, "No meeting is prepared or open. g d prepares one.")
        }
        Way::Room => return super::room::open(model),
        Way::Former if model.sitting.previous().is_none() => {
            refuse(model, "No meeting of this kind was signed before, so there are no minutes to look at.");
        }
        Way::Former => return super::signed::former(model),
        Way::Review => return super::lists::review(model),
        Way::Partners => return partners(model),
        Way::Items(listed) => return super::lists::items(model, listed),
        Way::Groups(filter) => board(model, Pane::Ocgs, filter),
        Way::Lros => board(model, Pane::Lros, ""),
        Way::Drive => return super::meeting::drive(model),
        Way::Close if model.sitting.open().is_none() => refuse(model, "No meeting is open. g d opens one."),
        Way::Prepare => return super::lists::prepare(model),
        Way::Close => return super::meeting::close(model),
        Way::Remark if model.read_only() => refuse(model, READ_ONLY),
        Way::Remark => {
            let form = spec::remark(model, Some(&item.words));
            super::verbs::show(model, form);
        }
    }
    Vec::new()
}

fn refuse(model: &mut Model, why: &str) {
    model.notices.tell(Kind::Refused, why);
}

fn board(model: &mut Model, pane: Pane, filter: &str) {
    model.screen = Screen::Board;
    model.focus = pane;
    super::filter::set(model, filter);
}

/// The review of actions, on the first partner that owns one.
fn partners(model: &mut Model) -> Vec<Effect> {
    let Some(partner) = owners(&model.lines).into_iter().find(|line| line.partner).map(|line| line.id) else {
        refuse(model, "No action is with a partner.");
        return Vec::new();
    };
    let effects = super::lists::review(model);
    if let Screen::Review(review) = &mut model.screen {
        review.owner = Some(partner);
    }
    effects
}

/// Taken, and on to the next; the minutes of the meeting before are accepted by it, and what the record says needs no mark.
pub(crate) fn take(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let Model { screen, sitting, .. } = model;
    let Screen::Agenda(agenda) = screen else { return Vec::new() };
    let at = agenda.cursor.at;
    let Some(item) = agenda.current() else { return Vec::new() };
    let accepts = item.business == Business::Previous && item.waiting > 0 && !item.done;
    match item.business {
        Business::Groups if !item.done => {
            let left = item.waiting;
            let words = format!("This item is taken when every group is settled; {left} are not. Enter goes to them.");
            model.notices.tell(Kind::Refused, words);
            return Vec::new();
        }
        _ if accepts || item.done => {}
        _ => {
            sitting.taken.entry(at).or_insert(now);
        }
    }
    if let Some(next) = agenda.next(sitting) {
        agenda.cursor.at = next;
    } else {
        model.notices.tell(Kind::Note, "Every item was taken. g m closes the meeting.");
    }
    match model.sitting.open().map(|meeting| meeting.id).filter(|_| accepts) {
        Some(meeting) => super::meeting::act(model, vec![Command::AcceptMinutes { meeting }], Doing::Act),
        None => Vec::new(),
    }
}

/// The item was not taken after all.
fn leave(model: &mut Model) -> Vec<Effect> {
    if let Screen::Agenda(agenda) = &model.screen {
        model.sitting.taken.remove(&agenda.cursor.at);
    }
    Vec::new()
}

/// Moves the cursor.
pub(crate) fn step(agenda: &mut Agenda, by: isize) {
    let len = agenda.rows().len();
    agenda.cursor.step(by, len);
}

/// Runs an act of the agenda; `None` for an act that is none.
pub(crate) fn run(model: &mut Model, act: Act) -> Option<Vec<Effect>> {
    match act {
        Act::GoAgenda => Some(go(model)),
        Act::TakeItem => Some(take(model)),
        Act::LeaveItem => Some(leave(model)),
        _ => None,
    }
}
