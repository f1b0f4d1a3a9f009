//! The way back, one step at a time, and the way out: list, modal (draft kept), marks, filter, zoom, view. Esc never quits.

use crate::app::Effect;
use crate::domain::time::Timestamp;
use crate::model::form::Form;
use crate::model::form::field::Kind as Field;
use crate::model::kept::MOST;
use crate::model::layout::Pane;
use crate::model::notice::Kind;
use crate::model::state::{Modal, Model, Screen};

/// Pressed twice within this many milliseconds, Ctrl-c quits.
const TWICE: i64 = 2_000;

/// One step back.
pub(crate) fn back(model: &mut Model) -> Vec<Effect> {
    if model.notices.failed() && model.modals.is_empty() {
        model.notices.dealt_with();
        return Vec::new();
    }
    match model.modals.last_mut() {
        Some(Modal::Form(form)) => {
            if let Some(field) = form.current_mut()
                && let Field::Line { open, .. } = &mut field.kind
                && open.take().is_some()
            {
                return Vec::new();
            }
            leave_form(model);
            return Vec::new();
        }
        Some(Modal::Filter(..)) => return super::filter::leave(model),
        Some(_) => {
            model.modals.pop();
            return Vec::new();
        }
        None => {}
    }
    if let Some(list) = model.action_list_mut() {
        if !list.marks.is_empty() {
            list.marks.clear();
            return Vec::new();
        }
        if !list.filter.is_empty() {
            super::filter::set(model, "");
            return Vec::new();
        }
    }
    if super::drive::back(model) {
        return Vec::new();
    }
    if let Screen::Close(close) = &mut model.screen
        && !close.marks.is_empty()
    {
        close.marks.clear();
        return Vec::new();
    }
    if !matches!(model.screen, Screen::Board) {
        let from_drive = matches!(model.screen, Screen::Drive(_)) || !model.sitting.driving;
        let through_agenda = model.sitting.through_agenda && !matches!(model.screen, Screen::Agenda(_));
        model.screen = Screen::Board;
        if from_drive || model.sitting.open().is_none() {
            model.sitting.driving = false;
            return if through_agenda { super::agenda::come_back(model) } else { Vec::new() };
        }
        return super::meeting::drive(model);
    }
    let stood = |model: &Model| {
        let filters = (model.ocgs.filter.text.clone(), model.lros.filter.text.clone());
        (model.ocgs.marks.len(), filters, model.zoom, model.actions.all, model.focus)
    };
    let before = stood(model);
    board(model);
    if model.past.is_some() && stood(model) == before {
        return super::past::travel(model, None);
    }
    if model.sitting.through_agenda && stood(model) == before {
        return super::agenda::come_back(model);
    }
    Vec::new()
}

fn board(model: &mut Model) {
    let filtered = match model.focus {
        Pane::Ocgs | Pane::Tiers => !model.ocgs.filter.is_empty(),
        Pane::Lros => !model.lros.filter.is_empty(),
        Pane::Actions => false,
    };
    if model.focus != Pane::Actions && !model.ocgs.marks.is_empty() {
        model.ocgs.marks.clear();
    } else if filtered {
        super::filter::set(model, "");
    } else if model.focus == Pane::Actions && model.actions.all {
        model.actions.all = false;
    } else if model.zoom {
        model.zoom = false;
    } else if !model.ocgs.filter.is_empty() {
        // A filter of another pane that hides groups.
        model.focus = Pane::Ocgs;
        super::filter::set(model, "");
    }
}

/// Leaves the form on top; what was typed is kept as a draft.
pub(crate) fn leave_form(model: &mut Model) {
    let Some(Modal::Form(form)) = model.modals.pop() else { return };
    model.drafts.retain(|draft| draft.purpose != form.purpose);
    if form.is_draft() {
        let title = form.title.clone();
        keep(model, *form);
        model.notices.tell(Kind::Note, format!("Draft kept: {title}. The same key brings it back."));
    }
}

fn keep(model: &mut Model, mut form: Form) {
    form.saving = false;
    form.changed();
    // A handful of forms is enough for any interruption.
    if model.drafts.len() == MOST {
        model.drafts.remove(0);
    }
    model.drafts.push(form);
}

/// Closes what is open; pressed again within two seconds, quits.
pub(crate) fn cancel(model: &mut Model) -> Vec<Effect> {
    let now = model.now;
    let twice = model.cancelled_at.replace(now).is_some_and(|before| within(before, now));
    if twice && model.modals.is_empty() {
        return quit(model);
    }
    if model.modals.is_empty() {
        model.notices.tell(Kind::Note, "Nothing to cancel. Ctrl-c again quits, and so does q.");
        return Vec::new();
    }
    back(model)
}

const fn within(before: Timestamp, now: Timestamp) -> bool {
    now.0 - before.0 <= TWICE
}

/// Quits; asks once while a meeting is open, or something was not sent.
pub(crate) fn quit(model: &mut Model) -> Vec<Effect> {
    let asks = model.sitting.open().is_some() || model.unsent().next().is_some();
    if asks && !matches!(model.modals.last(), Some(Modal::Quit)) {
        model.modals.push(Modal::Quit);
        return Vec::new();
    }
    quit_now(model)
}

/// Quits as soon as the disk has answered.
pub(crate) fn quit_now(model: &mut Model) -> Vec<Effect> {
    let again = std::mem::replace(&mut model.quitting, true);
    if model.awaited.record != 0 && !again {
        model.notices.tell(Kind::Note, "Waiting for the disk before closing. Asked again, Muster closes without.");
        return Vec::new();
    }
    vec![Effect::Quit]
}
