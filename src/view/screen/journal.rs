//! The journal: everything recorded, newest first, in sentences. And the same lines for one group.

use crate::model::history::{History, LEAD, when, wrapped};
use crate::model::layout::Area;
use crate::model::state::Model;
use crate::text::count_group;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

use super::full;

/// Draws the journal.
pub(in crate::view) fn journal(pen: &mut Pen<'_>, model: &Model, history: &History) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    if let (true, Some(meeting)) = (history.since, &model.past) {
        let words = format!("   recorded after the close of meeting {}, up to now, newest first", meeting.number);
        pen.line(line, &[Piece::bold("Changes since"), Piece::dim(words)]);
        let more = if history.whole { "" } else { " and more" };
        pen.right(line, &Piece::dim(format!("{} entries{more}", count_group(history.lines.len() as u64))));
    } else {
        pen.line(line, &[Piece::bold("Journal"), Piece::dim("   everything recorded, newest first")]);
        pen.right(line, &Piece::dim(format!("{} entries", count_group(model.facts.entries))));
    }
    lines(pen, body, history, true)
}

/// Draws the lines of a history from its first shown one.
pub(in crate::view) fn lines(pen: &mut Pen<'_>, area: Area, history: &History, focused: bool) -> Option<(u16, u16)> {
    if history.lines.is_empty() {
        let words = match (history.asked, history.since) {
            (true, _) => "Reading the journal.",
            (false, true) => "Nothing was recorded since.",
            (false, false) => "Nothing is recorded yet.",
        };
        pen.line(area.after(2), &[Piece::dim(words)]);
        return None;
    }
    let mut row = 0;
    let mut spot = None;
    for (at, line) in history.lines.iter().enumerate().skip(history.cursor.top) {
        if row >= area.height {
            break;
        }
        let first = area.row(row);
        let (entry, time) = when(line);
        let withdrawn = line.withdrawn_by.is_some();
        let (role, emphasis) = if withdrawn { (Role::Dim, Emphasis::Dim) } else { (Role::Text, Emphasis::Plain) };
        pen.line(first.after(2).before(8), &[Piece::dim(entry)]);
        pen.line(first.after(11).before(17), &[Piece::dim(time)]);
        let start = row;
        for words in wrapped(line, area.width) {
            if row >= area.height {
                break;
            }
            pen.line(area.row(row).after(LEAD), &[Piece::new(words, role, emphasis)]);
            row += 1;
        }
        if withdrawn {
            pen.line(first.after(LEAD).before(9), &[Piece::new("WITHDRAWN", Role::Dim, Emphasis::Bold)]);
        }
        if at == history.cursor.at {
            let style = pen.skin.plain(Role::Text);
            pen.glyph(first.x, first.y, '>', style);
            if focused {
                for lit in start..row {
                    pen.mark_cursor(area.row(lit));
                }
            }
            spot = Some((first.x, first.y));
        }
    }
    spot
}
