//! The four panes of the dashboard.
//!
//! Each reads its part of the model and the selection; none knows the others.

mod actions;
mod lros;
mod ocgs;
mod tiers;

pub(super) use actions::{note as action_note, rows as action_rows, when_cells};

use crate::model::layout::{Area, Pane};
use crate::model::state::Model;
use crate::view::pen::Pen;

/// Draws a pane into an area. Returns where its cursor row begins.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, pane: Pane, area: Area) -> Option<(u16, u16)> {
    match pane {
        Pane::Ocgs => ocgs::draw(pen, model, area),
        Pane::Tiers => tiers::draw(pen, model, area),
        Pane::Lros => lros::draw(pen, model, area),
        Pane::Actions => actions::draw(pen, model, area),
    }
}
