//! The lists of the meeting: what needs the chair, and triggers, claims, bids and learning.

use crate::domain::time::{short, short_weekday, short_year};
use crate::model::columns::Column;
use crate::model::items::{Entry, Items};
use crate::model::prepare::{Line, Prepare, remedy};
use crate::model::state::Model;
use crate::text::{count_group, plural};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

use super::full;

/// Columns of the preparation list.
static PREPARE: [Column; 4] = [
    Column::new("Matter", 24, 38),
    Column::new("Groups or owners", 24, 24).priority(2).grow(),
    Column::new("Age", 8, 8).priority(3).from(84).whole(),
    Column::new("Do", 7, 8).priority(4).from(100),
];

/// Draws the preparation list.
pub(in crate::view) fn prepare(pen: &mut Pen<'_>, model: &Model, prepare: &Prepare) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let Some(list) = prepare.list.as_deref() else {
        pen.line(line, &[Piece::dim("Reading the record.")]);
        return None;
    };
    let said = [Piece::bold("Prepare   "), Piece::plain(list.sentence())];
    let meeting = match model.sitting.meeting.as_deref() {
        None => vec!["no meeting is prepared: g d prepares one".to_owned(), "g d prepares one".to_owned()],
        Some(meeting) => {
            let (number, on) = (meeting.number, meeting.details.on);
            let day = format!("meeting {number}, {}, {}", short_weekday(on), meeting.state.word());
            vec![day, format!("meeting {number}, {}", short(on)), format!("meeting {number}")]
        }
    };
    let wide: u16 = said.iter().map(|piece| pen.width(&piece.text)).sum();
    let room = line.width.saturating_sub(wide + 2);
    pen.line(line, &said);
    if let Some(words) = meeting.into_iter().find(|words| pen.width(words) <= room) {
        pen.right(line, &Piece::dim(words));
    }
    let lines = prepare.lines();
    let at = lines.iter().position(|line| matches!(line, Line::Row(at, _) if *at == prepare.cursor.at)).unwrap_or(0);
    let height = usize::from(body.height.saturating_sub(1));
    let first = crate::model::layout::window(at, at.saturating_sub(height / 2), height, lines.len());
    let mut rows: Vec<Row<'_>> = lines
        .iter()
        .skip(first)
        .map(|line| match line {
            Line::Heading(number, section) => {
                Row::Heading(Piece::bold(format!("{number} {}", section.heading().to_uppercase())))
            }
            Line::Row(at, row) => Row::Cells {
                cells: vec![
                    Piece::plain(format!("  {}", row.topic.words())),
                    Piece::plain(row.words(5)),
                    Piece::plain(row.oldest().map_or(String::new(), |days| plural(days.unsigned_abs(), "day", "days"))),
                    Piece::dim(remedy(row.topic)),
                ],
                cursor: *at == prepare.cursor.at,
                mark: false,
            },
        })
        .collect();
    if rows.is_empty() {
        rows.push(Row::Note(Piece::dim("Nothing needs the chair before the meeting.")));
    }
    table(pen, body, &PREPARE, None, true, &rows)
}

/// Columns of a list of items.
static ITEMS: [Column; 5] = [
    Column::new("Number", 15, 17).priority(4).from(90).reference(),
    Column::new("Day", 11, 11).priority(3).from(60).whole(),
    Column::new("Group", 11, 13).priority(2),
    Column::new("What", 20, 20).grow(),
    Column::new("Stands", 16, 22).priority(1),
];

/// Draws a list of items.
pub(in crate::view) fn items(pen: &mut Pen<'_>, model: &Model, items: &Items) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let open = items.rows.iter().flatten().filter(|row| row.is_open()).count();
    pen.line(line, &[Piece::bold(items.listed.title()), Piece::dim(format!("   {}", items.listed.does()))]);
    let Some(found) = &items.rows else {
        pen.right(line, &Piece::dim("Reading the record."));
        return None;
    };
    let count = format!("{} open of {}", count_group(open as u64), count_group(found.len() as u64));
    pen.right(line, &Piece::dim(count));
    let height = usize::from(body.height.saturating_sub(1));
    let shown = items.cursor.shown(height, found.len());
    let mut rows: Vec<Row<'_>> = shown
        .filter_map(|at| found.get(at).map(|row| (at, row)))
        .map(|(at, row)| Row::Cells { cells: cells(row), cursor: at == items.cursor.at, mark: false })
        .collect();
    if rows.is_empty() {
        rows.push(Row::Note(Piece::dim("Nothing is on record. The keys behind + add one to the selected group.")));
    }
    table(pen, body, &ITEMS, None, true, &rows)
}

fn cells(row: &Entry) -> Vec<Piece<'_>> {
    let (role, emphasis) = if row.is_open() { (Role::Info, Emphasis::Bold) } else { (Role::Dim, Emphasis::Plain) };
    vec![
        Piece::plain(row.number()),
        Piece::plain(row.on().map_or(String::new(), short_year)),
        Piece::plain(row.ocg().map_or("-", |(_, operation)| operation)),
        Piece::plain(row.words()),
        Piece::new(row.state(), role, emphasis),
    ]
}
