//! The lists of the meeting: what needs the chair, the review of actions owner by owner, triggers, claims, bids and learning.

use crate::domain::time::{short_weekday, short_year};
use crate::model::columns::Column;
use crate::model::items::{Entry, Items};
use crate::model::layout::Area;
use crate::model::prepare::{Line, Prepare, remedy};
use crate::model::review::{Review, owners};
use crate::model::state::Model;
use crate::model::tables::ALL_ACTIONS;
use crate::text::{Align, count_group, fit, plural};
use crate::view::pane::action_rows;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

use super::full;

/// Columns of the preparation list.
static PREPARE: [Column; 4] = [
    Column::new("Matter", 24, 48),
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
    let meeting = model.sitting.meeting.as_deref().map_or("no meeting is prepared: g d prepares one".to_owned(), |m| {
        format!("meeting {}, {}, {}", m.number, short_weekday(m.details.on), m.state.word())
    });
    pen.line(line, &[Piece::bold("Prepare   "), Piece::plain(list.sentence())]);
    pen.right(line, &Piece::dim(meeting));
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

/// Columns of the list of owners.
const OWNERS: u16 = 24;

/// Draws the review.
pub(in crate::view) fn review(pen: &mut Pen<'_>, model: &Model, review: &Review) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let all = owners(&model.lines);
    let place = review.place(&model.lines);
    if let Some(owner) = review.owner.and_then(|id| model.lines.officers().get(&id)) {
        let room = crate::model::drive::sections::room(model, &owner.label)
            .map_or(String::new(), |(words, _)| format!("   {words}"));
        let words = format!("{}   {} open, {} late{room}", owner.unit, owner.open, owner.late);
        let of = format!("Owner {} of {}   ", place + 1, all.len());
        pen.line(line, &[Piece::dim(of), Piece::bold(owner.label.as_str()), Piece::plain(format!("   {words}"))]);
    }
    let wide = body.width >= 100;
    if wide {
        owner_list(pen, model, review, body.before(OWNERS));
        let style = pen.skin.plain(Role::Border);
        let down = pen.skin.glyphs.lines(false).down;
        for y in body.y..body.bottom() {
            pen.glyph(body.x + OWNERS + 1, y, down, style);
        }
    }
    let list = if wide { body.after(OWNERS + 3) } else { body };
    let rows = action_rows(model, &review.actions, usize::from(list.height.saturating_sub(1)), true);
    table(pen, list, ALL_ACTIONS.columns, None, true, &rows)
}

fn owner_list(pen: &mut Pen<'_>, model: &Model, review: &Review, area: Area) {
    pen.line(area.after(2), &[Piece::dim("Owner      Open Late")]);
    let all = owners(&model.lines);
    let place = review.place(&model.lines);
    let height = usize::from(area.height.saturating_sub(1));
    let first = crate::model::layout::window(place, place.saturating_sub(height / 2), height, all.len());
    for (row, (at, owner)) in (1..area.height).zip(all.iter().enumerate().skip(first)) {
        let here = area.row(row);
        let late = if owner.late == 0 { "-".to_owned() } else { owner.late.to_string() };
        let (role, emphasis) =
            if owner.late > 0 { (Role::Alert, Emphasis::Plain) } else { (Role::Dim, Emphasis::Plain) };
        let words = format!("{} {:>4} ", fit(&owner.label, 10, Align::Left), owner.open);
        pen.line(here.after(2), &[Piece::plain(words), Piece::new(format!("{late:>4}"), role, emphasis)]);
        if at == place {
            let style = pen.skin.plain(Role::Text);
            pen.glyph(here.x, here.y, '>', style);
            pen.mark(here.after(2).before(10), Role::Text, Emphasis::Bold);
        }
    }
}
