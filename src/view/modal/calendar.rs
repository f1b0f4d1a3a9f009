//! The calendar: six weeks, Monday first; the figures below the days are the actions of the owner that fall due.

use chrono::Datelike as _;

use crate::domain::date_words::{echo, note};
use crate::domain::time::{add_days, month_name};
use crate::model::calendar::Calendar;
use crate::model::layout::{Area, modal};
use crate::model::state::Model;
use crate::view::keyline::Hint;
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::sheet;
use crate::view::skin::{Emphasis, Role};

/// Columns of a day.
const DAY: u16 = 5;
const WEEKS: u16 = 6;

/// Draws the calendar.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, calendar: &Calendar) -> Option<(u16, u16)> {
    let area = modal(model.size, 79, 2 * WEEKS + 7);
    let keys = [
        Hint::new("Enter", "take"),
        Hint::new("arrows", "day, week"),
        Hint::new("PgUp PgDn", "month"),
        Hint::new("Esc", "back"),
    ];
    let body = sheet(pen, area, "Date", "F4", &keys);
    for (column, day) in (0_u16..).zip(["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]) {
        pen.line(body.row(0).after(2 + DAY * column), &[Piece::dim(day)]);
    }
    // A row of days and a row of figures for each week, as many as fit; the week of the cursor always does.
    let rows = body.height.saturating_sub(3) / 2;
    let first = Calendar::first_monday(calendar.at);
    let week = u16::try_from((calendar.at - first).num_days() / 7).unwrap_or(0);
    let top = (week + 1).saturating_sub(rows.min(WEEKS));
    let mut spot = None;
    for row in 0..rows.min(WEEKS) {
        let found =
            draw_week(pen, model, calendar, add_days(first, i64::from(7 * (top + row))), body.below(1 + 2 * row));
        spot = spot.or(found);
    }
    let side = body.after(2 + DAY * 7 + 3);
    pen.line(side.row(1), &[Piece::bold(format!("{} {}", month_name(calendar.at), calendar.at.year()))]);
    if !calendar.owner.is_empty() {
        pen.line(side.row(2), &[Piece::dim(format!("figures: due for {}", calendar.owner))]);
    }
    let last = body.row(body.height.saturating_sub(1));
    let words = echo(calendar.at, model.today);
    match note(calendar.at) {
        Some(_) => {
            pen.line(last, &[Piece::plain(words), Piece::new(", not a working day", Role::Warn, Emphasis::Plain)])
        }
        None => pen.line(last, &[Piece::plain(words), Piece::dim(", working day")]),
    };
    spot
}

fn draw_week(
    pen: &mut Pen<'_>,
    model: &Model,
    calendar: &Calendar,
    monday: crate::domain::time::Date,
    area: Area,
) -> Option<(u16, u16)> {
    let mut spot = None;
    for column in 0..7_u16 {
        let day = add_days(monday, i64::from(column));
        let place = area.row(0).after(DAY * column).before(DAY);
        let words = if day == model.today { format!("[{:>2}]", day.day()) } else { format!(" {:>2} ", day.day()) };
        let piece = if day.month() == calendar.at.month() { Piece::plain(words) } else { Piece::dim(words) };
        pen.line(place.after(1), &[piece]);
        if let Some(count) = calendar.due.get(&day) {
            pen.line(area.row(1).after(DAY * column + 2), &[Piece::dim(format!("{count:>2}"))]);
        }
        if day == calendar.at {
            let style = pen.skin.plain(Role::Text);
            pen.glyph(place.x, place.y, '>', style);
            pen.mark_cursor(place);
            spot = Some((place.x, place.y));
        }
    }
    spot
}
