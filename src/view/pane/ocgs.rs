//! Pane 1: the groups, under headings of their tiers where there is room.

use crate::domain::board::OcgLine;
use crate::domain::matters::{Matter, MatterKind};
use crate::domain::meeting::Called;
use crate::domain::time::lateness;
use crate::model::layout::{Area, Ladder, Pane};
use crate::model::list::Cursor;
use crate::model::panes::{Group, Shown, chair_words, short_reference};
use crate::model::state::Model;
use crate::model::tables::ocgs as ocgs_table;
use crate::text::{count_group, plural};
use crate::view::frame::pane;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

/// Draws the pane.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, area: Area) -> Option<(u16, u16)> {
    let ocgs = &model.ocgs;
    let focused = model.focus == Pane::Ocgs;
    let rows_high = usize::from(area.inside().height.saturating_sub(1));
    let displayed = ocgs.displayed();
    let note = match model.size.tier() {
        Ladder::One if !model.zoom => "Tab: board, LROs, actions".to_owned(),
        _ => {
            let place = Cursor { at: ocgs.line_of(ocgs.cursor.at), top: ocgs.cursor.top };
            if displayed <= rows_high { sorted(model) } else { shown_rows(model, place, rows_high) }
        }
    };
    let title = format!("1 OCGs {}", count_group(ocgs.order.len() as u64));
    let inside = pane(pen, area, &title, &note, focused);
    let spec = ocgs_table(ocgs.headed, model.sitting.calling().is_some());
    let first = ocgs.cursor.top.min(displayed.saturating_sub(rows_high));
    let mut rows: Vec<Row<'_>> = (first..displayed.min(first + rows_high))
        .filter_map(|line| ocgs.shown(line))
        .map(|shown| match shown {
            Shown::Heading(group) => Row::Heading(heading(model, group)),
            Shown::Row(row, position) => Row::Cells {
                cells: cells(model, position),
                cursor: row == ocgs.cursor.at,
                mark: model.lines.at(position).is_some_and(|line| ocgs.marks.contains(&line.id)),
            },
        })
        .collect();
    if rows.is_empty() {
        rows.push(Row::Note(Piece::dim(if model.lines.is_empty() {
            "No groups yet. Import an extract with \"muster import\", or map one with + m."
        } else {
            "No group passes the filter. Esc shows all."
        })));
    }
    let column = spec.position(ocgs.column, inside.width).filter(|_| focused);
    table(pen, inside, spec.columns, column, focused, &rows)
}

fn sorted(model: &Model) -> String {
    match model.ocgs.sort {
        None => "sorted by running order".to_owned(),
        Some((column, reversed)) => {
            format!("sorted by {}{}", column.word(), if reversed { ", reversed" } else { "" })
        }
    }
}

/// `rows 1 to 29 of 31`, counting groups, not headings.
fn shown_rows(model: &Model, place: Cursor, height: usize) -> String {
    let ocgs = &model.ocgs;
    let lines = place.shown(height, ocgs.displayed());
    let rows: Vec<usize> = lines
        .filter_map(|line| match ocgs.shown(line) {
            Some(Shown::Row(row, _)) => Some(row),
            _ => None,
        })
        .collect();
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) => format!(
            "rows {} to {} of {}",
            count_group(*first as u64 + 1),
            count_group(*last as u64 + 1),
            count_group(ocgs.order.len() as u64)
        ),
        _ => String::new(),
    }
}

fn heading(model: &Model, group: Group) -> Piece<'static> {
    let mut count = plural(group.len as u64, "group", "groups");
    if model.sitting.calling().is_some() {
        let rows = model.ocgs.order.iter().skip(group.start).take(group.len).filter_map(|at| model.lines.at(*at));
        let left = rows.filter(|line| model.sitting.settled(line.id).is_none()).count();
        count.push_str(&format!(", {} not called", count_group(left as u64)));
    }
    Piece::bold(match group.tier {
        Some(tier) => format!("Tier {tier} {}: {count}", model.profile.tier(tier.number()).name),
        None => format!("No tier decided: {count}"),
    })
}

fn cells<'a>(model: &'a Model, position: usize) -> Vec<Piece<'a>> {
    let Some(line) = model.lines.at(position) else { return Vec::new() };
    let matters = model.lines.matters(position);
    let mut cells = vec![Piece::plain(line.reference.as_str()), Piece::plain(short_reference(&line.reference))];
    cells.push(Piece::plain(line.operation.as_str()));
    if !model.ocgs.headed {
        cells.push(Piece::plain(line.tier.map_or("-".to_owned(), |tier| tier.to_string())));
    }
    cells.push(lro(model, line));
    cells.push(match line.review {
        Some(review) => {
            let words = lateness(review, model.today);
            let (role, emphasis) = when(review, model.today);
            Piece::new(words, role, emphasis)
        }
        None => Piece::dim("-"),
    });
    cells.push(number(line.counts.live_total(), Role::Text));
    cells.push(number(line.counts.late_total(), Role::Alert));
    cells.push(chair(matters));
    if model.sitting.calling().is_some() {
        cells.push(called(model, line));
    }
    cells
}

/// What became of the group at the open meeting.
fn called(model: &Model, line: &OcgLine) -> Piece<'static> {
    let role = match model.sitting.settled(line.id).map(|settled| settled.called) {
        None => Role::Dim,
        Some(Called::Discussed) => Role::Good,
        Some(Called::TakenAsRead) => Role::Text,
        Some(Called::Deferred) => Role::Warn,
    };
    Piece::new(model.sitting.word(line.id), role, Emphasis::Plain)
}

fn lro<'a>(model: &'a Model, line: &'a OcgLine) -> Piece<'a> {
    match line.lro {
        Some(_) => Piece::plain(model.lines.label(line.lro)),
        None => Piece::new("none", Role::Alert, Emphasis::Bold),
    }
}

/// How a date to come or past stands: late is an alert in bold, today a warning.
pub(super) fn when(date: crate::domain::time::Date, today: crate::domain::time::Date) -> (Role, Emphasis) {
    match date.cmp(&today) {
        std::cmp::Ordering::Less => (Role::Alert, Emphasis::Bold),
        std::cmp::Ordering::Equal => (Role::Warn, Emphasis::Plain),
        std::cmp::Ordering::Greater => (Role::Text, Emphasis::Plain),
    }
}

pub(super) fn number(n: u32, role: Role) -> Piece<'static> {
    if n == 0 { Piece::dim("-") } else { Piece::new(n.to_string(), role, Emphasis::Plain) }
}

fn chair(matters: &[Matter]) -> Piece<'static> {
    let (role, emphasis) = match matters.first().map(|matter| matter.kind()) {
        None => (Role::Text, Emphasis::Plain),
        Some(
            MatterKind::Review | MatterKind::NoLro | MatterKind::Unassessed | MatterKind::Empty | MatterKind::Over,
        ) => (Role::Alert, Emphasis::Bold),
        Some(MatterKind::High | MatterKind::Lapsed | MatterKind::Untrained) => (Role::Warn, Emphasis::Bold),
        Some(MatterKind::Quiet) => (Role::Warn, Emphasis::Plain),
    };
    Piece::new(chair_words(matters), role, emphasis)
}
