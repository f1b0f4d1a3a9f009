//! Keys that hold everywhere, also over a form.

use super::{Row, row};
use crate::model::act::{Act, Scope::Any};

pub(super) const ROWS: &[Row] = &[
    row(Act::Help, "help.open", Any, &["F1"], "help", "Help and palette in one list: type to filter, Enter runs")
        .also("manual keys commands"),
    row(
        Act::Back,
        "go.back",
        Any,
        &["Esc"],
        "back",
        "Back one step: list, form (draft kept), marks, filter, zoom, view; never quits",
    )
    .also("escape cancel close"),
    row(Act::Blank, "screen.blank", Any, &["Ctrl-b", "F12"], "blank", "Blank and lock at once").also("hide lock boss"),
    row(Act::Cancel, "job.cancel", Any, &["Ctrl-c"], "cancel", "Close a form with its draft kept; twice in 2 s quits"),
    row(Act::Redraw, "screen.redraw", Any, &["Ctrl-l"], "redraw", "Draw the screen again").also("refresh repaint"),
];
