//! The open record beside a covert session: what waits to be finished, then its groups, to read only.

use crate::domain::time::lateness;
use crate::model::beside::{Besides, Row as Told};
use crate::model::columns::Column;
use crate::model::state::Model;
use crate::text::{count_group, plural};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

use super::full;

/// Columns of its groups.
static GROUPS: [Column; 7] = [
    Column::new("Ref", 11, 12).priority(4).from(70).reference(),
    Column::new("Operation", 13, 20).grow(),
    Column::new("Tier", 4, 4).priority(1).whole(),
    Column::new("Status", 8, 11).priority(5).from(84),
    Column::new("LRO", 9, 12).priority(2),
    Column::new("Open", 4, 4).priority(3).from(64).whole(),
    Column::new("Review", 8, 10).priority(3).from(76),
];

/// Draws the screen.
pub(in crate::view) fn beside(pen: &mut Pen<'_>, model: &Model, screen: &Besides) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let Some(told) = screen.told.as_deref() else {
        pen.line(line, &[Piece::dim("Reading the open record.")]);
        return None;
    };
    let does = match screen.from.and_then(|from| model.lines.ocg(from)) {
        Some(from) => format!("Enter passes an action on from {}", from.operation),
        None => "nothing is selected to pass on".to_owned(),
    };
    let title = format!("OPEN RECORD, read only: {}   ", told.bcu);
    let count = plural(told.groups.len() as u64, "group", "groups");
    let wide = pen.width(&title) + pen.width(&does) + pen.width(&count) + 3;
    pen.line(line, &[Piece::new(title, Role::Warn, Emphasis::Bold), Piece::dim(does)]);
    if wide <= line.width {
        pen.right(line, &Piece::dim(count));
    }
    let height = usize::from(body.height.saturating_sub(1));
    let shown = screen.cursor.shown(height, screen.len());
    let mut rows: Vec<Row<'_>> = shown
        .filter_map(|at| screen.row(at).map(|row| (at, row)))
        .map(|(at, row)| {
            let cells = match row {
                Told::Waiting(entry, crossing) => vec![
                    Piece::plain(format!("entry {}", count_group(entry))),
                    Piece::new(format!("BEGUN: \"{}\"", crossing.text), Role::Warn, Emphasis::Bold),
                    Piece::dim("-"),
                    Piece::dim("-"),
                    Piece::dim("-"),
                    Piece::dim("-"),
                    Piece::dim("-"),
                ],
                Told::Group(group) => vec![
                    Piece::plain(group.reference.as_str()),
                    Piece::plain(group.operation.as_str()),
                    Piece::plain(group.tier.map_or("-".to_owned(), |tier| tier.number().to_string())),
                    Piece::plain(group.status.word()),
                    Piece::plain(told.lro(group)),
                    Piece::plain(group.counts.live_total().to_string()),
                    Piece::plain(group.review.map_or("-".to_owned(), |on| lateness(on, model.today))),
                ],
            };
            Row::Cells { cells, cursor: at == screen.cursor.at, mark: false }
        })
        .collect();
    if rows.is_empty() {
        rows.push(Row::Note(Piece::dim("The open record has no live group.")));
    }
    table(pen, body, &GROUPS, None, true, &rows)
}
