//! The calendar: opened over a date field, moved by the arrows, taken by Enter.

use crate::app::Effect;
use crate::domain::board::{ActionFilter, ActionOrder, ActionPage};
use crate::domain::identity::OfficerId;
use crate::domain::time::{Date, short_year};
use crate::model::act::Act;
use crate::model::calendar::Calendar;
use crate::model::form::field::Name;
use crate::model::port::Ask;
use crate::model::state::{Modal, Model};

/// Actions counted at most; nobody owns more that are open.
const MOST: usize = 500;

/// Opens the calendar on the day typed, or today.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
    let (today, anchors) = (model.today, model.anchors);
    let Some(form) = model.form_mut() else { return Vec::new() };
    let typed = form.current().and_then(|field| field.read_date(today, &anchors).ok().flatten());
    let owner = form.value(Name::Officer).parse().ok().map(OfficerId);
    let mut calendar = Calendar::new(typed.unwrap_or(today));
    calendar.owner = model.lines.label(owner).to_owned();
    model.modals.push(Modal::Calendar(calendar));
    let Some(owner) = owner else { return Vec::new() };
    let ticket = model.next_ticket();
    model.awaited.calendar = ticket;
    let filter = ActionFilter { owner: Some(owner), live_only: true, ..ActionFilter::default() };
    vec![Effect::Ask(ticket, Ask::Actions { filter, order: ActionOrder::Due, reversed: false, offset: 0, limit: MOST })]
}

/// The record told what the owner has to do.
pub(crate) fn load(model: &mut Model, page: &ActionPage) {
    if let Some(Modal::Calendar(calendar)) = model.modals.last_mut() {
        calendar.due.clear();
        for due in page.rows.iter().filter_map(|row| row.due) {
            *calendar.due.entry(due).or_default() += 1;
        }
    }
}

/// Whether an act moves the cursor of the calendar.
pub(crate) const fn steps(act: Act) -> bool {
    matches!(act, Act::Left | Act::Right | Act::Up | Act::Down | Act::PageUp | Act::PageDown)
}

/// Moves the cursor.
pub(crate) fn step(model: &mut Model, act: Act) -> Vec<Effect> {
    if let Some(Modal::Calendar(calendar)) = model.modals.last_mut() {
        match act {
            Act::Left => calendar.step_days(-1),
            Act::Right => calendar.step_days(1),
            Act::Up => calendar.step_days(-7),
            Act::Down => calendar.step_days(7),
            Act::PageUp => calendar.step_month(false),
            _ => calendar.step_month(true),
        }
    }
    Vec::new()
}

/// Takes the day into the field.
pub(crate) fn take(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Calendar(calendar)) = model.modals.pop() else { return Vec::new() };
    put(model, calendar.at);
    Vec::new()
}

fn put(model: &mut Model, date: Date) {
    if let Some(form) = model.form_mut() {
        form.changed();
        if let Some(field) = form.current_mut() {
            field.edit.set(&short_year(date));
        }
        form.dirty = true;
    }
}
