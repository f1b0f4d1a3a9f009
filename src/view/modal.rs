//! What stands over the screen: forms, lists, questions, notices, the filter line.

mod ask;
mod briefed;
mod calendar;
mod changes;
mod field;
mod finder;
mod foot;
mod form;
mod room;

use crate::model::layout::{Area, frame};
use crate::model::notice::Kind;
use crate::model::state::{Modal, Model};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::status;

/// Draws a modal. Returns where the hardware cursor belongs.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, modal: &Modal) -> Option<(u16, u16)> {
    match modal {
        Modal::Form(form) => form::draw(pen, model, form),
        Modal::Finder(finder) => finder::draw(pen, model, finder),
        Modal::Filter(..) => status::filter(pen, model, frame(model.size, 1).status),
        Modal::Undo(redo, what) => ask::undo(pen, model, *redo, what.as_ref()),
        Modal::Notices(cursor) => ask::notices(pen, model, *cursor),
        Modal::Calendar(shown) => calendar::draw(pen, model, shown),
        Modal::Quit => ask::quit(pen, model),
        Modal::Room(room) => room::draw(pen, model, room),
        Modal::Briefed(briefed) => briefed::draw(pen, model, briefed),
    }
}

/// What was told since the last key, on the blank line under a modal's body: the status line may be covered.
fn told(pen: &mut Pen<'_>, model: &Model, body: Area) {
    let Some(notice) = model.notices.standing() else { return };
    let (role, emphasis) = match notice.kind {
        Kind::Saved | Kind::Note => (Role::Info, Emphasis::Plain),
        Kind::Refused => (Role::Warn, Emphasis::Bold),
        Kind::Failed => (Role::Alert, Emphasis::Loud),
    };
    let row = Area::new(body.x, body.bottom(), body.width, 1);
    pen.line(row, &[Piece::new(notice.text.as_str(), role, emphasis)]);
}
