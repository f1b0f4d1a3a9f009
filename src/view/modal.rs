//! What stands over the screen: forms, lists, questions, notices, the filter line.

mod ask;
mod calendar;
mod field;
mod finder;
mod form;

use crate::model::layout::frame;
use crate::model::state::{Modal, Model};
use crate::view::pen::Pen;
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
    }
}
