//! Undo and redo: shown in words first, done by Enter, answered by the record.

use crate::app::Effect;
use crate::domain::receipt::Undoable;
use crate::model::notice::{Kind, STILL_WRITING};
use crate::model::port::Ask;
use crate::model::state::{Doing, Modal, Model};

/// Asks what undo (or redo) would do.
pub(crate) fn ask(model: &mut Model, redo: bool) -> Vec<Effect> {
    if model.awaited.record != 0 {
        model.notices.tell(Kind::Refused, STILL_WRITING);
        return Vec::new();
    }
    model.modals.push(Modal::Undo(redo, None));
    let ticket = model.next_ticket();
    model.awaited.undo = ticket;
    vec![Effect::Ask(ticket, if redo { Ask::RedoWhat } else { Ask::UndoWhat })]
}

/// Shows what it would do, or says that there is nothing.
pub(crate) fn show(model: &mut Model, found: Option<Undoable>) {
    let Some(Modal::Undo(redo, what)) = model.modals.last_mut() else { return };
    match found {
        Some(found) => *what = Some(found),
        None => {
            let words = if *redo { "Nothing was undone that could be redone." } else { "There is nothing to undo." };
            model.modals.pop();
            model.notices.tell(Kind::Note, words);
        }
    }
}

/// Does it.
pub(crate) fn go(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Undo(redo, Some(what))) = model.modals.last() else { return Vec::new() };
    let (redo, batch) = (*redo, what.batch);
    if let Some(why) = &what.refused {
        let why = format!("Not saved: {why}");
        model.notices.tell(Kind::Refused, why);
        return Vec::new();
    }
    model.modals.pop();
    let ticket = model.next_ticket();
    model.awaited.record = ticket;
    model.doing = if redo { Doing::Redo } else { Doing::Undo };
    vec![Effect::Ask(ticket, if redo { Ask::Redo(batch) } else { Ask::Undo(batch) })]
}
