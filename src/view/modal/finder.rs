//! Help, palette and jump: a search line, the entries, and the words for the one under the cursor.

use crate::model::finder::{Entry, Finder, Purpose};
use crate::model::layout::{Area, modal};
use crate::model::state::Model;
use crate::view::keyline::Hint;
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::{FieldText, field, paragraph, sheet};
use crate::view::skin::{Emphasis, Role};

/// Columns of the key or reference.
const KEY: u16 = 13;
/// Columns of the place.
const PLACE: u16 = 10;

/// Draws the list.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, finder: &Finder) -> Option<(u16, u16)> {
    let area = modal(model.size, 79, model.size.height.saturating_sub(4).clamp(19, 30));
    let (title, note, run) = match finder.purpose {
        Purpose::Help => ("Help", "? closes", "run"),
        Purpose::Jump => ("Jump", "groups, officers, actions, notes", "go"),
        Purpose::Past => ("Look back", "the board at the close of a meeting", "look"),
    };
    let keys = [Hint::new("Enter", run), Hint::new("Up Down", "choose"), Hint::new("Esc", "back")];
    let body = sheet(pen, area, title, note, &keys);
    pen.line(body, &[Piece::dim("Find")]);
    let shown = FieldText { text: finder.edit.text(), at: finder.edit.at(), focused: true, secret: false };
    let spot = field(pen, body.row(0).after(5).before(body.width.min(36)), &shown);
    let count = match finder.purpose {
        Purpose::Help => format!("{} of {}, type to filter", finder.entries.len(), finder.of),
        Purpose::Jump | Purpose::Past => format!("{} found", finder.entries.len()),
    };
    pen.line(body.row(0).after(44), &[Piece::dim(count)]);
    let foot = 5.min(body.height.saturating_sub(3));
    let list = body.below(2).above(body.height.saturating_sub(2 + foot));
    if let Some(entry) = finder.current() {
        entries(pen, list, finder);
        about(pen, body.below(body.height - foot), entry);
    } else {
        pen.line(list.after(2), &[Piece::dim("Nothing matches.")]);
    }
    super::told(pen, model, body);
    spot
}

fn entries(pen: &mut Pen<'_>, area: Area, finder: &Finder) {
    let columns = |row: Area| {
        let place = row.after(row.width.saturating_sub(PLACE));
        let about = row.after(KEY + 3).before(row.width.saturating_sub(KEY + PLACE + 4));
        (row.after(2).before(KEY), about, place)
    };
    let (key, words, place) = columns(area.row(0));
    let (one, two) = match finder.purpose {
        Purpose::Help => ("Key", "Does"),
        Purpose::Jump | Purpose::Past => ("Reference", "What"),
    };
    pen.line(key, &[Piece::dim(one)]);
    pen.line(words, &[Piece::dim(two)]);
    pen.line(place, &[Piece::dim("Where")]);
    let rows = area.below(1);
    let shown = finder.cursor.shown(usize::from(rows.height), finder.entries.len());
    for (line, at) in (0_u16..).zip(shown) {
        let Some(entry) = finder.entries.get(at) else { continue };
        let row = rows.row(line);
        let (key, words, place) = columns(row);
        let role = if entry.refused.is_some() { Role::Dim } else { Role::Text };
        pen.line(key, &[Piece::new(entry.key.as_str(), role, Emphasis::Bold)]);
        pen.line(words, &[Piece::new(entry.about.as_str(), role, Emphasis::Plain)]);
        let where_now = if entry.refused.is_some() { "not now" } else { entry.place.as_str() };
        pen.line(place, &[Piece::dim(where_now)]);
        if at == finder.cursor.at {
            let style = pen.skin.plain(Role::Text);
            pen.glyph(row.x, row.y, '>', style);
            pen.mark_cursor(row);
        }
    }
}

fn about(pen: &mut Pen<'_>, area: Area, entry: &Entry) {
    let used = paragraph(pen, area.below(1).above(2), &entry.about, Role::Text, Emphasis::Plain);
    if let Some(why) = &entry.refused {
        let words = format!("Not now: {why}");
        paragraph(pen, area.below(1 + used), &words, Role::Warn, Emphasis::Plain);
    }
}
