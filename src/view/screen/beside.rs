//! The open record beside a covert session: what waits to be finished, then its groups, to read only.

use crate::domain::time::lateness;
use crate::model::beside::{Besides, Row as Told};
use crate::model::columns::Column;
use crate::model::state::Model;
use crate::text::{self, count_group, cut, plural};
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
    let from = screen.from.and_then(|from| model.lines.ocg(from)).map(|from| from.operation.as_str());
    let (title, does) = heading(line.width, &told.bcu, from);
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

/// Columns that the name of the item keeps at least, if it has so many.
const NAME: usize = 12;

/// What stands in the first line: whose record it is, and what Enter does. Where there is not room for everything the division goes, then the item's name is
/// cut; what Enter does stays.
fn heading(width: u16, bcu: &str, from: Option<&str>) -> (String, String) {
    let room = |title: &str, does: &str| usize::from(width).saturating_sub(text::width(title) + text::width(does) + 1);
    let (whole, short) = (format!("OPEN RECORD, read only: {bcu}   "), "OPEN RECORD, read only   ".to_owned());
    let Some(from) = from else {
        let does = "nothing is selected to release";
        return (if room(&whole, does) > 0 { whole } else { short }, does.to_owned());
    };
    let least = text::width(from).min(NAME);
    let ways = [(&whole, "Enter releases an action from"), (&short, "Enter releases an action from")];
    let found = ways.into_iter().find(|(title, does)| room(title, does) >= least);
    let (title, does) = found.unwrap_or((&short, "Enter releases from"));
    (title.clone(), format!("{does} {}", cut(from, room(title, does))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_cuts_names_and_never_what_enter_does() {
        let at = |width: u16, from: Option<&str>| {
            let (title, does) = heading(width, "Northern BCU", from);
            assert!(text::width(&title) + text::width(&does) <= usize::from(width), "{title}{does}");
            title + &does
        };
        let long = Some("Harbour Cannery Quay and the two yards behind it");
        assert_eq!(
            at(114, Some("Harbour")),
            "OPEN RECORD, read only: Northern BCU   Enter releases an action from Harbour"
        );
        assert_eq!(at(74, Some("Harbour")), "OPEN RECORD, read only   Enter releases an action from Harbour");
        assert_eq!(at(74, long), "OPEN RECORD, read only   Enter releases an action from Harbour Cannery Q..");
        assert_eq!(at(56, long), "OPEN RECORD, read only   Enter releases from Harbour C..");
        assert_eq!(at(74, None), "OPEN RECORD, read only: Northern BCU   nothing is selected to release");
    }
}
