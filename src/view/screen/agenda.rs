//! The standing agenda: item by item what waits there, and which were taken.

use crate::domain::time::{clock, short_weekday};
use crate::model::agenda::{Agenda, Standing};
use crate::model::columns::Column;
use crate::model::layout::window;
use crate::model::state::Model;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

use super::full;

/// Columns of the agenda.
static AGENDA: [Column; 4] = [
    Column::new("No", 2, 2).whole(),
    Column::new("Item", 20, 30).priority(2),
    Column::new("What waits there", 30, 30).grow(),
    Column::new("Taken", 5, 6).whole(),
];

/// Draws the agenda.
pub(in crate::view) fn agenda(pen: &mut Pen<'_>, model: &Model, agenda: &Agenda) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let Some(items) = &agenda.items else {
        pen.line(line, &[Piece::dim("Reading the record.")]);
        return None;
    };
    let taken = format!("{} of {} items taken", agenda.taken(&model.sitting), items.len());
    let meeting = model.sitting.meeting.as_deref().map_or("no meeting is prepared: g d prepares one".to_owned(), |m| {
        format!("meeting {}, {}, {}", m.number, short_weekday(m.details.on), m.state.word())
    });
    let keys = "   Enter opens its place, Esc comes back";
    let wide = 9 + pen.width(&taken);
    // Where there is no room for all of it, the header has the meeting; that there is none is said before the keys are.
    let keys = match (wide + pen.width(keys) + 3 + pen.width(&meeting) <= line.width, model.sitting.meeting.is_some()) {
        (true, _) => {
            pen.right(line, &Piece::dim(meeting));
            keys
        }
        (false, true) => keys,
        (false, false) => {
            pen.right(line, &Piece::dim(meeting));
            ""
        }
    };
    pen.line(line, &[Piece::bold("Agenda   "), Piece::plain(taken), Piece::dim(keys)]);
    let height = usize::from(body.height.saturating_sub(1));
    let at = agenda.cursor.at;
    let first = window(at, at.saturating_sub(height / 2), height, items.len());
    let mut rows: Vec<Row<'_>> = items
        .iter()
        .enumerate()
        .skip(first)
        .map(|(place, item)| {
            let waits = match item.waiting {
                0 => Piece::dim(item.sentence.as_str()),
                _ => Piece::plain(item.sentence.as_str()),
            };
            let taken = match agenda.standing(&model.sitting, place) {
                Standing::Open => Piece::dim("-"),
                Standing::Taken(at) => Piece::new(clock(at), Role::Good, Emphasis::Plain),
                Standing::Done => Piece::new("done", Role::Good, Emphasis::Plain),
            };
            let cells = vec![Piece::dim((place + 1).to_string()), Piece::plain(item.words.as_str()), waits, taken];
            Row::Cells { cells, cursor: place == at, mark: false }
        })
        .collect();
    if rows.is_empty() {
        rows.push(Row::Note(Piece::dim("The profile of the force has no agenda. Its file says the items, in order.")));
    }
    table(pen, body, &AGENDA, None, true, &rows)
}
