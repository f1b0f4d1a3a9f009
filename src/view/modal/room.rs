//! Who is in the room: each person with what they are there for, when they came and left, which items they heard.

use crate::domain::quorum::Quorum;
use crate::domain::time::clock;
use crate::model::columns::Column;
use crate::model::layout::{Area, modal};
use crate::model::room::{Room, heard, here, people, role, times};
use crate::model::state::Model;
use crate::view::pen::{Pen, Piece};
use crate::view::root::hints;
use crate::view::sheet::sheet;
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

/// The columns.
static PEOPLE: [Column; 6] = [
    Column::new("Who", 10, 12),
    Column::new("For", 14, 14).grow(),
    Column::new("Here", 7, 7).whole(),
    Column::new("Came", 5, 6).priority(2),
    Column::new("Left", 5, 5).priority(3),
    Column::new("Heard", 9, 10).priority(4),
];

/// Draws the list.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, room: &Room) -> Option<(u16, u16)> {
    let meeting = model.sitting.meeting.as_deref()?;
    let people = people(meeting);
    let partners = meeting.partners_in().count();
    let rows = if partners > 0 { 9 } else { 8 };
    let tall = u16::try_from(people.len()).unwrap_or(u16::MAX).saturating_add(rows);
    let area = modal(model.size, 96, tall.clamp(12, model.size.height.saturating_sub(2).max(12)));
    let mut body = sheet(pen, area, "Who is in the room", &format!("Meeting {}", meeting.number), &hints(model));
    let count = |word: &str| people.iter().filter(|person| here(person) == word).count();
    let words = format!(
        "In the room {}   apologies {}   no word {}   partners {partners}",
        count("yes"),
        count("away"),
        count("no word")
    );
    pen.line(body, &[Piece::bold(words.as_str())]);
    if let Some(needed) = model.profile.quorum {
        let quorum = Quorum::now(meeting, needed);
        let role = if quorum.is_met() { Role::Text } else { Role::Warn };
        let said = format!("Quorate: {}", quorum.words());
        // Beside the counts where both go in, else on a line of its own.
        let beside = pen.width(&words) + pen.width(&said) + 2 <= body.width;
        let row = if beside { body } else { body.below(2) };
        pen.right(row, &Piece::new(said, role, Emphasis::Plain));
    }
    minutes(pen, model, body.below(1));
    // Only where the chair has left the view: while it is on, this list is not drawn.
    if partners > 0 {
        let words = "A partner is in the room: F5 turns partner view on.";
        pen.line(body.row(body.height.saturating_sub(1)), &[Piece::new(words, Role::Warn, Emphasis::Bold)]);
        body = body.above(body.height.saturating_sub(1));
    }
    let list = body.below(3);
    let rows: Vec<Row<'_>> = room
        .cursor
        .shown(usize::from(list.height.saturating_sub(1)), people.len())
        .filter_map(|at| people.get(at).map(|person| (at, person)))
        .map(|(at, person)| {
            let word = here(person);
            let (tone, emphasis) = match word {
                "yes" => (Role::Good, Emphasis::Plain),
                "away" => (Role::Warn, Emphasis::Plain),
                "no word" => (Role::Dim, Emphasis::Plain),
                _ => (Role::Text, Emphasis::Plain),
            };
            let (came, left) = times(person);
            let (reason, came) =
                if came.starts_with("deputy") { (format!("   {came}"), String::new()) } else { (String::new(), came) };
            Row::Cells {
                cells: vec![
                    Piece::plain(person.who.as_str()),
                    Piece::plain(role(model, person) + &reason),
                    Piece::new(word, tone, emphasis),
                    Piece::plain(came),
                    Piece::plain(left),
                    Piece::plain(heard(meeting, person)),
                ],
                cursor: at == room.cursor.at,
                mark: false,
            }
        })
        .collect();
    table(pen, list, &PEOPLE, None, true, &rows)
}

/// What became of the minutes of the meeting before.
fn minutes(pen: &mut Pen<'_>, model: &Model, row: Area) {
    let (Some(meeting), Some(previous)) = (model.sitting.open(), model.sitting.previous()) else { return };
    let lead = Piece::dim(format!("Minutes of meeting {}: ", previous.number));
    match meeting.minutes_accepted {
        Some(at) => pen.line(row, &[lead, Piece::plain(format!("accepted at {}", clock(at)))]),
        None => pen.line(
            row,
            &[lead, Piece::new("not accepted", Role::Warn, Emphasis::Plain), Piece::dim("   m accepts them")],
        ),
    };
}
