//! Who was briefed on the item and accepted it: each person who was in the room, where they were for it, and what is marked of them.

use crate::model::briefed::{Briefed, Place, listed, mark, of_item, place};
use crate::model::columns::Column;
use crate::model::layout::modal;
use crate::model::room::{role, times};
use crate::model::state::Model;
use crate::view::pen::{Pen, Piece};
use crate::view::root::hints;
use crate::view::sheet::sheet;
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

/// The columns.
static PEOPLE: [Column; 6] = [
    Column::new("Who", 10, 12),
    Column::new("For", 10, 14).grow().priority(5),
    Column::new("For the item", 12, 12).whole(),
    Column::new("Came", 5, 6).priority(3),
    Column::new("Left", 5, 6).priority(4),
    Column::new("Briefed", 8, 8).whole(),
];

/// Draws the list.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, briefed: &Briefed) -> Option<(u16, u16)> {
    let meeting = model.sitting.open()?;
    let people = listed(meeting);
    let tall = u16::try_from(people.len()).unwrap_or(u16::MAX).saturating_add(7);
    let area = modal(model.size, 84, tall.clamp(12, model.size.height.saturating_sub(2).max(12)));
    let name = model.lines.ocg(briefed.ocg).map_or("", |line| line.operation.as_str());
    let body = sheet(pen, area, "Briefed and accepted", name, &hints(model));
    let words = of_item(model, briefed.ocg).unwrap_or_else(|| "not called at this meeting".to_owned());
    pen.line(body, &[Piece::bold(format!("Briefed: {words}"))]);
    let list = body.below(2);
    let rows: Vec<Row<'_>> = briefed
        .cursor
        .shown(usize::from(list.height.saturating_sub(1)), people.len())
        .filter_map(|at| people.get(at).map(|person| (at, person)))
        .map(|(at, person)| {
            let (came, left) = times(person);
            let place = place(meeting, briefed.ocg, person, model.now);
            let tone = if place == Place::In { Role::Good } else { Role::Dim };
            let mark = mark(meeting, briefed.ocg, &person.who);
            let said = if mark == "no" { Role::Warn } else { Role::Text };
            Row::Cells {
                cells: vec![
                    Piece::plain(person.who.as_str()),
                    Piece::plain(role(model, person)),
                    Piece::new(place.word(), tone, Emphasis::Plain),
                    Piece::plain(came),
                    Piece::plain(left),
                    Piece::new(mark, said, Emphasis::Plain),
                ],
                cursor: at == briefed.cursor.at,
                mark: false,
            }
        })
        .collect();
    super::told(pen, model, body);
    table(pen, list, &PEOPLE, None, true, &rows)
}
