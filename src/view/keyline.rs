//! Lines of keys and labels: the footer and the bottom line of a modal. Labels fill the line in the order given until it is full.
//!
//! It must not know the key table; it is handed the words.

use crate::model::layout::Area;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

/// One key and what it does, as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The key as written on the screen, such as `Ctrl-b`.
    pub key: String,
    /// The label, a word or two.
    pub label: String,
}

impl Hint {
    /// A key with its label.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into() }
    }
}

/// Draws hints into the first row of an area, two columns apart, as many as fit whole. The last one of the list is always drawn (cut if need be): it is
/// the way to all the others.
pub fn keyline(pen: &mut Pen<'_>, area: Area, hints: &[Hint]) {
    let wide =
        |pen: &Pen<'_>, hint: &Hint| pen.width(&hint.key).saturating_add(1).saturating_add(pen.width(&hint.label));
    let Some((last, others)) = hints.split_last() else { return };
    let kept = wide(pen, last);
    let mut used = 0_u16;
    for hint in others {
        let needs = wide(pen, hint).saturating_add(2);
        if used.saturating_add(needs).saturating_add(kept) > area.width {
            break;
        }
        draw(pen, area.after(used), hint);
        used += needs;
    }
    draw(pen, area.after(used), last);
}

fn draw(pen: &mut Pen<'_>, area: Area, hint: &Hint) {
    let key = Piece::new(hint.key.as_str(), Role::Text, Emphasis::Bold);
    pen.line(area, &[key, Piece::dim(" "), Piece::dim(hint.label.as_str())]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::glyphs::Glyphs;
    use crate::view::grid;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn draw_at(width: u16) -> String {
        let hints = [Hint::new("space", "called"), Hint::new("=", "no change"), Hint::new("?", "help")];
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let mut pen = Pen::new(&mut buffer, grid::probe(Glyphs::Unicode));
        pen.clear(pen.all());
        keyline(&mut pen, Area::new(0, 0, width, 1), &hints);
        grid::text(&buffer)
    }

    #[test]
    fn labels_fill_the_line_and_help_is_always_last() {
        assert_eq!(draw_at(36), "space called  = no change  ? help   \n");
        assert_eq!(draw_at(24), "space called  ? help    \n");
        assert_eq!(draw_at(8), "? help  \n");
        assert_eq!(draw_at(4), "? ..\n");
        for width in 0..50 {
            draw_at(width);
        }
    }
}
