//! What fills the screen besides the dashboard: the record card, the journal, the screens of the meeting.

mod agenda;
mod beside;
mod charts;
mod close;
mod drive;
mod journal;
mod lists;
mod partner;
mod record;
mod review;
mod signed;

pub(super) use agenda::agenda;
pub(super) use beside::beside;
pub(super) use charts::charts;
pub(super) use close::close;
pub(super) use drive::drive;
pub(super) use journal::{journal, lines};
pub(super) use lists::{items, prepare};
pub(super) use partner::partner;
pub(super) use record::record;
pub(super) use review::review;
pub(super) use signed::signed;

use crate::model::layout::{Area, frame};
use crate::model::state::Model;
use crate::view::pen::{Pen, Piece};
use crate::view::{header, root, status};

/// The frame of a full screen: header, a line of its own, a rule; status and footer below. Returns the line and the body.
fn full(pen: &mut Pen<'_>, model: &Model) -> (Area, Area) {
    let areas = frame(model.size, 3);
    header::header(pen, model, areas.header);
    pen.rule(pen.all().row(2));
    status::status(pen, model, areas.status);
    root::footer(pen, model, areas.footer);
    let line = pen.all().row(1);
    (line.after(1).before(line.width.saturating_sub(2)), areas.body)
}

/// A heading in capitals on a row, with a note at the right.
fn heading(pen: &mut Pen<'_>, row: Area, words: &str, note: String) {
    let line = row.after(1).before(row.width.saturating_sub(2));
    pen.line(line, &[Piece::heading(words)]);
    pen.right(line, &Piece::dim(note));
}
