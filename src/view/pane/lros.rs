//! Pane 3: the LRO workload. Counted from groups and actions only.

use crate::domain::board::OfficerLine;
use crate::domain::matters::MatterKind;
use crate::model::layout::{Area, Pane};
use crate::model::panes::{note, remark};
use crate::model::state::Model;
use crate::model::tables::LROS;
use crate::text::count_group;
use crate::view::frame::pane;
use crate::view::glyphs::Glyphs;
use crate::view::pane::ocgs::number;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

/// Draws the pane.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, area: Area) -> Option<(u16, u16)> {
    let lros = &model.lros;
    let focused = model.focus == Pane::Lros;
    let height = usize::from(area.inside().height.saturating_sub(1));
    let span = lros.cursor.span(height, lros.order.len());
    let words = if span.is_empty() && lros.elsewhere == 0 {
        String::new()
    } else if span.is_empty() {
        format!("{} open with others", count_group(lros.elsewhere.into()))
    } else {
        span
    };
    let title = format!("3 LRO workload {}", count_group(lros.order.len() as u64));
    let inside = pane(pen, area, &title, &words, focused);
    let glyphs = pen.skin.glyphs;
    let shown = lros.cursor.shown(height, lros.order.len());
    let mut rows: Vec<Row<'_>> = shown
        .filter_map(|row| lros.order.get(row).map(|id| (row, id)))
        .filter_map(|(row, id)| model.lines.officers().get(id).map(|line| (row, line)))
        .map(|(row, line)| Row::Cells {
            cells: cells(model, line, glyphs),
            cursor: focused && row == lros.cursor.at,
            mark: false,
        })
        .collect();
    if rows.is_empty() {
        let words = if lros.filter.is_empty() {
            "Nobody leads a group yet. o on a group names its LRO."
        } else {
            "Nobody passes the filter. Esc shows all."
        };
        rows.push(Row::Note(Piece::dim(words)));
    }
    let column = LROS.position(lros.column, inside.width).filter(|_| focused);
    table(pen, inside, LROS.columns, column, focused, &rows)
}

fn cells<'a>(model: &Model, line: &'a OfficerLine, glyphs: Glyphs) -> Vec<Piece<'a>> {
    let (role, emphasis) = match remark(line, &model.profile, model.today).map(|matter| matter.kind()) {
        Some(MatterKind::Over) => (Role::Alert, Emphasis::Bold),
        Some(_) => (Role::Warn, Emphasis::Bold),
        None if line.limit.is_some_and(|limit| line.leads >= limit) => (Role::Warn, Emphasis::Plain),
        None => (Role::Text, Emphasis::Plain),
    };
    let groups = match line.limit {
        Some(limit) => format!("{}/{limit}", line.leads),
        None => line.leads.to_string(),
    };
    vec![
        Piece::plain(line.label.as_str()),
        Piece::plain(line.unit.as_str()),
        Piece::new(groups, if role == Role::Alert { role } else { Role::Text }, Emphasis::Plain),
        Piece::plain(bar(line.leads, line.limit.unwrap_or(0), glyphs)),
        number(line.open, Role::Text),
        number(line.late, Role::Alert),
        Piece::new(note(line, &model.profile, model.today), role, emphasis),
    ]
}

/// Two columns for each group led, and for each place that is free.
fn bar(leads: u32, limit: u32, glyphs: Glyphs) -> String {
    let cells =
        |n: u32, density: u8| glyphs.shade(density).to_string().repeat(2 * usize::try_from(n.min(5)).unwrap_or(0));
    cells(leads, 4) + &cells(limit.saturating_sub(leads).min(5_u32.saturating_sub(leads)), 1)
}
