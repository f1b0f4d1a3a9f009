//! Lines with their meaning, in ink: words by tone, bars and rising bars by glyph set.
//!
//! It must not know what the lines say.

use crate::model::drive::prose::{Ink, Line, Tone};
use crate::model::layout::Area;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

/// Draws lines from the top of an area, as many as fit.
pub(super) fn lines(pen: &mut Pen<'_>, area: Area, lines: &[Line]) {
    for (row, shown) in (0..area.height).zip(lines) {
        line(pen, area.row(row), shown);
    }
}

/// Draws one line into the first row of an area, cut at its edge.
pub(super) fn line(pen: &mut Pen<'_>, area: Area, line: &Line) {
    let mut used = 0_u16;
    for ink in &line.inks {
        let room = area.after(used);
        if room.is_empty() {
            return;
        }
        used = used.saturating_add(match ink {
            Ink::Words(words, tone) => pen.line(room, &[piece(words, *tone)]),
            Ink::Bar(full, rest) => bar(pen, room, *full, *rest),
            Ink::Shade(density, cells) => {
                let style = pen.skin.plain(Role::Text);
                let glyph = pen.skin.glyphs.shade(*density);
                let cells = (*cells).min(room.width);
                for at in 0..cells {
                    pen.glyph(room.x + at, room.y, glyph, style);
                }
                cells
            }
            Ink::Rise(eighths) => {
                let style = pen.skin.plain(Role::Text);
                let glyph = pen.skin.glyphs.rise(*eighths);
                pen.glyph(room.x, room.y, glyph, style);
                1
            }
        });
    }
}

fn bar(pen: &mut Pen<'_>, area: Area, full: u16, rest: u16) -> u16 {
    let style = pen.skin.plain(Role::Text);
    let cells = full.saturating_add(rest).min(area.width);
    for at in 0..cells {
        let shade = pen.skin.glyphs.shade(if at < full { 4 } else { 1 });
        pen.glyph(area.x + at, area.y, shade, style);
    }
    cells
}

/// Words as they are said.
pub(super) fn piece(words: &str, tone: Tone) -> Piece<'_> {
    let (role, emphasis) = match tone {
        Tone::Plain => (Role::Text, Emphasis::Plain),
        Tone::Dim => (Role::Dim, Emphasis::Plain),
        Tone::Bold => (Role::Text, Emphasis::Bold),
        Tone::Alert => (Role::Alert, Emphasis::Bold),
        Tone::Warn => (Role::Warn, Emphasis::Bold),
        Tone::Good => (Role::Good, Emphasis::Plain),
        Tone::Info => (Role::Info, Emphasis::Plain),
    };
    Piece::new(words, role, emphasis)
}
