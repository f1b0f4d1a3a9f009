//! A modal sheet: heavy frame, a body with labelled lines and fields, and the keys on its last line (screens section 5).
//!
//! It must not know which form it shows.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::layout::Area;
use crate::text;
use crate::view::frame::pane;
use crate::view::keyline::{Hint, keyline};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

/// Draws a modal frame with its key line. Returns the body: one column in from the frame on both sides, above the key line and its blank line.
pub fn sheet(pen: &mut Pen<'_>, area: Area, title: &str, note: &str, keys: &[Hint]) -> Area {
    let inside = pane(pen, area, title, note, true);
    let body = inside.after(1).before(inside.width.saturating_sub(2));
    if body.height == 0 {
        return body;
    }
    keyline(pen, body.row(body.height - 1), keys);
    body.above(body.height.saturating_sub(2))
}

/// Draws `label` in the first `columns` columns of a row; returns what is left of the row.
pub fn label(pen: &mut Pen<'_>, row: Area, columns: u16, label: &str) -> Area {
    pen.line(row.before(columns.saturating_sub(1)), &[Piece::dim(label)]);
    row.after(columns)
}

/// The text of a field and how it is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldText<'a> {
    /// The typed text.
    pub text: &'a str,
    /// Byte position of the insertion point, at a grapheme; only used when focused.
    pub at: usize,
    /// Whether the field has the input.
    pub focused: bool,
    /// Whether it shows `hidden` in place of the text: never its length.
    pub secret: bool,
}

/// Draws a field, `[ text   ]`, over the whole row given. A long text scrolls so that the insertion point shows. Returns where the hardware cursor belongs.
pub fn field(pen: &mut Pen<'_>, row: Area, shown: &FieldText<'_>) -> Option<(u16, u16)> {
    if row.width < 5 || row.height == 0 {
        return None;
    }
    let role = if shown.focused { Role::Focus } else { Role::Border };
    let style = pen.skin.plain(role);
    pen.glyph(row.x, row.y, '[', style);
    pen.glyph(row.right() - 1, row.y, ']', style);
    let room = row.after(2).before(row.width - 4);
    if shown.secret {
        pen.line(room, &[Piece::dim(if shown.text.is_empty() && !shown.focused { "" } else { "hidden" })]);
        return shown.focused.then_some((room.x, room.y));
    }
    let (visible, before) = scrolled(shown, usize::from(room.width));
    pen.line(room, &[Piece::plain(visible)]);
    let column = u16::try_from(before).unwrap_or(u16::MAX).min(room.width.saturating_sub(1));
    shown.focused.then_some((room.x + column, room.y))
}

/// The part of a text that shows in `room` columns, and the columns in front of the insertion point.
fn scrolled<'a>(shown: &FieldText<'a>, room: usize) -> (&'a str, usize) {
    let at = if shown.focused { shown.at.min(shown.text.len()) } else { 0 };
    let before = shown.text.get(..at).unwrap_or(shown.text);
    // One column stays free for the insertion point.
    let mut used = 0;
    let mut from = before.len();
    for (start, grapheme) in before.grapheme_indices(true).rev() {
        used += text::width(grapheme);
        if used + 1 > room {
            return (shown.text.get(from..).unwrap_or_default(), text::width(before.get(from..).unwrap_or_default()));
        }
        from = start;
    }
    (shown.text, text::width(before))
}

/// Draws a text wrapped into an area, in one role. Returns the rows it took.
pub fn paragraph(pen: &mut Pen<'_>, area: Area, words: &str, role: Role, emphasis: Emphasis) -> u16 {
    let clean = pen.skin.text(words).into_owned();
    let mut rows = 0;
    for line in text::wrap(&clean, usize::from(area.width)).into_iter().take(usize::from(area.height)) {
        pen.line(area.row(rows), &[Piece::new(line, role, emphasis)]);
        rows += 1;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::glyphs::Glyphs;
    use crate::view::grid;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn draw(width: u16, height: u16) -> (Buffer, Option<(u16, u16)>) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut pen = Pen::new(&mut buffer, grid::probe(Glyphs::Unicode));
        pen.clear(pen.all());
        let keys = [Hint::new("Enter", "save"), Hint::new("Tab", "next"), Hint::new("Esc", "keep draft")];
        let body = sheet(&mut pen, Area::new(0, 0, width, height), "Tier decision", "entry 4,119", &keys);
        let row = label(&mut pen, body.row(1), 11, "Because");
        let shown = FieldText { text: "Warrant done; two charged. Local next.", at: 38, focused: true, secret: false };
        let cursor = field(&mut pen, row.before(30), &shown);
        paragraph(&mut pen, body.below(3), "Op Alder goes from tier 1 to tier 2.", Role::Text, Emphasis::Plain);
        (buffer, cursor)
    }

    #[test]
    fn a_form_in_text_and_roles() {
        let (buffer, cursor) = draw(50, 9);
        assert_eq!(cursor, Some((40, 2)));
        insta::assert_snapshot!(format!("{}{}", grid::text(&buffer), grid::roles(&buffer)));
    }

    #[test]
    fn a_secret_never_shows_its_length() {
        let line = |text: &str| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 30, 1));
            let mut pen = Pen::new(&mut buffer, grid::probe(Glyphs::Unicode));
            pen.clear(pen.all());
            let shown = FieldText { text, at: text.len(), focused: true, secret: true };
            let cursor = field(&mut pen, Area::new(0, 0, 30, 1), &shown);
            (grid::text(&buffer), cursor)
        };
        assert_eq!(line("a"), line("correct horse battery staple and then some more"));
    }

    #[test]
    fn every_size_is_safe() {
        for width in 0..=90 {
            for height in 0..=12 {
                draw(width, height);
            }
        }
    }
}
