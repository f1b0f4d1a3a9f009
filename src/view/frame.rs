//! The frame of a pane: title left, note right, heavy and reversed when focused (screens section 3).
//!
//! It must not know what the pane shows.

use crate::model::layout::Area;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

/// Clears an area and draws a frame round it, such as `┏━ 1 OCGs 31 ━━━ rows 1 to 29 of 31 ━┓`. Returns the inside.
///
/// The note goes before the title is cut. An area too small for a frame is left blank.
pub fn pane(pen: &mut Pen<'_>, area: Area, title: &str, note: &str, focused: bool) -> Area {
    pen.clear(area);
    if area.width < 2 || area.height < 2 {
        return Area::new(area.x, area.y, 0, 0);
    }
    border(pen, area, focused);
    let top = area.after(2).before(area.width.saturating_sub(4)).above(1);
    let (title, note) = (format!(" {title} "), format!(" {note} "));
    let title_wide = pen.width(&title);
    let with_note = note.trim() != "" && title_wide.saturating_add(pen.width(&note)).saturating_add(1) <= top.width;
    let emphasis = if focused { Emphasis::Reverse } else { Emphasis::Plain };
    pen.line(top, &[Piece::new(title, Role::Text, emphasis)]);
    if with_note {
        pen.right(top, &Piece::dim(note));
    }
    area.inside()
}

fn border(pen: &mut Pen<'_>, area: Area, focused: bool) {
    let lines = pen.skin.glyphs.lines(focused);
    let style = pen.skin.plain(if focused { Role::Focus } else { Role::Border });
    let (left, right, top, bottom) = (area.x, area.right() - 1, area.y, area.bottom() - 1);
    for x in left..=right {
        pen.glyph(x, top, lines.across, style);
        pen.glyph(x, bottom, lines.across, style);
    }
    for y in top..=bottom {
        pen.glyph(left, y, lines.down, style);
        pen.glyph(right, y, lines.down, style);
    }
    pen.glyph(left, top, lines.top_left, style);
    pen.glyph(right, top, lines.top_right, style);
    pen.glyph(left, bottom, lines.bottom_left, style);
    pen.glyph(right, bottom, lines.bottom_right, style);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::glyphs::Glyphs;
    use crate::view::grid;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn draw(width: u16, height: u16, focused: bool, glyphs: Glyphs) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut pen = Pen::new(&mut buffer, grid::probe(glyphs));
        pen.clear(pen.all());
        pane(&mut pen, Area::new(0, 0, width, height), "1 OCGs 31", "rows 1 to 29 of 31", focused);
        buffer
    }

    fn first_line(width: u16, focused: bool, glyphs: Glyphs) -> String {
        grid::text(&draw(width, 3, focused, glyphs)).lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn the_frame_is_as_drawn() {
        assert_eq!(
            first_line(60, true, Glyphs::Unicode),
            "┏━ 1 OCGs 31 ━━━━━━━━━━━━━━━━━━━━━━━━━ rows 1 to 29 of 31 ━┓"
        );
        assert_eq!(first_line(40, false, Glyphs::Unicode), "┌─ 1 OCGs 31 ───── rows 1 to 29 of 31 ─┐");
        assert_eq!(first_line(40, true, Glyphs::Ascii), "#= 1 OCGs 31 ===== rows 1 to 29 of 31 =#");
        assert_eq!(first_line(35, false, Glyphs::Unicode), "┌─ 1 OCGs 31 ─────────────────────┐");
        assert_eq!(first_line(10, false, Glyphs::Unicode), "┌─ 1 O..─┐");
    }

    #[test]
    fn the_focused_title_is_reversed_and_the_note_dim() {
        insta::assert_snapshot!(grid::roles(&draw(40, 3, true, Glyphs::Unicode)));
    }

    #[test]
    fn every_size_is_safe() {
        for width in 0..=80 {
            for height in 0..=5 {
                draw(width, height, true, Glyphs::Unicode);
                // An area that hangs over the edge is clipped.
                let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
                let mut pen = Pen::new(&mut buffer, grid::probe(Glyphs::Unicode));
                pane(&mut pen, Area::new(5, 2, 70, 9), "title", "note", false);
            }
        }
    }
}
