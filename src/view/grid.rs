//! A drawn buffer read back: as text, and as a map of roles, one letter a cell. For snapshots: a lost highlight fails a test.
//!
//! It must not know what was drawn.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::view::glyphs::Glyphs;
use crate::view::skin::Skin;
use crate::view::themes::Palette;

/// A skin whose colours name their roles, so that [`roles`] can read them back. Not for a screen.
#[must_use]
pub const fn probe(glyphs: Glyphs) -> Skin {
    let palette = Palette {
        bg: Color::Indexed(0),
        text: Color::Indexed(1),
        dim: Color::Indexed(2),
        border: Color::Indexed(3),
        focus: Color::Indexed(4),
        sel: Color::Indexed(5),
        alert: Color::Indexed(6),
        warn: Color::Indexed(7),
        good: Color::Indexed(8),
        info: Color::Indexed(9),
    };
    Skin { palette: Some(palette), glyphs }
}

/// The text of a buffer, one line a row, trailing spaces kept.
#[must_use]
pub fn text(buffer: &Buffer) -> String {
    rows(buffer, |cell| cell.symbol().to_owned())
}

/// The roles of a buffer drawn with [`probe`], one character a cell.
///
/// `.` text, `d` dim, `-` border, `=` focus, `a` alert, `w` warn, `g` good, `i` info; a capital letter (or `T`, `D`, `_`, `#`) is bold, underlined,
/// reversed or on the cursor row; `?` was drawn without the skin.
#[must_use]
pub fn roles(buffer: &Buffer) -> String {
    rows(buffer, |cell| {
        let plain = match cell.fg {
            Color::Indexed(1) => '.',
            Color::Indexed(2) => 'd',
            Color::Indexed(3) => '-',
            Color::Indexed(4) => '=',
            Color::Indexed(6) => 'a',
            Color::Indexed(7) => 'w',
            Color::Indexed(8) => 'g',
            Color::Indexed(9) => 'i',
            _ => '?',
        };
        let strong = cell.modifier.intersects(Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED)
            || cell.bg == Color::Indexed(5);
        let letter = match (plain, strong) {
            (plain, false) => plain,
            ('.', true) => 'T',
            ('-', true) => '_',
            ('=', true) => '#',
            (plain, true) => plain.to_ascii_uppercase(),
        };
        letter.to_string()
    })
}

fn rows(buffer: &Buffer, read: impl Fn(&Cell) -> String) -> String {
    let mut out = String::new();
    for y in buffer.area.top()..buffer.area.bottom() {
        for x in buffer.area.left()..buffer.area.right() {
            if let Some(cell) = buffer.cell((x, y)) {
                out.push_str(&read(cell));
            }
        }
        out.push('\n');
    }
    out
}
