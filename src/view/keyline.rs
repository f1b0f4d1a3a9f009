//! Lines of keys and labels: the footer and the bottom line of a modal, which labels fill in the order given until it is full; and the keys that can follow
//! a first one, all of them, in as many lines as they need.
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
    /// Whether it stands however narrow the line is, as the last one does: a way to others.
    pub kept: bool,
}

impl Hint {
    /// A key with its label.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self { key: key.into(), label: label.into(), kept: false }
    }

    /// The same, which gives way to no other.
    #[must_use]
    pub fn keep(self, kept: bool) -> Self {
        Self { kept, ..self }
    }
}

/// Draws hints into the first row of an area, two columns apart, as many as fit whole. The last one of the list is always drawn (cut if need be), and room
/// is left for those that are kept: they are the ways to all the others.
pub fn keyline(pen: &mut Pen<'_>, area: Area, hints: &[Hint]) {
    let Some((last, others)) = hints.split_last() else { return };
    let mut kept = wide(pen, last);
    for hint in others.iter().filter(|hint| hint.kept) {
        kept = kept.saturating_add(wide(pen, hint)).saturating_add(2);
    }
    let (mut used, mut full) = (0_u16, false);
    for hint in others {
        let needs = wide(pen, hint).saturating_add(2);
        if hint.kept {
            kept = kept.saturating_sub(needs);
        }
        let fits = used.saturating_add(needs).saturating_add(kept) <= area.width;
        // Once one is left out the rest are, so that the line holds the first of them.
        full |= !fits;
        if fits && (hint.kept || !full) {
            draw(pen, area.after(used), hint);
            used += needs;
        }
    }
    draw(pen, area.after(used), last);
}

/// Draws hints over the last rows of the screen, a column in from both edges, in as many rows as they need; where that is more than one, a rule parts them
/// from what they cover. None is left out.
pub fn keylines(pen: &mut Pen<'_>, hints: &[Hint]) {
    let all = pen.all();
    let width = all.width.saturating_sub(2);
    let mut rows: Vec<(u16, Vec<&Hint>)> = Vec::new();
    for hint in hints {
        let needs = wide(pen, hint);
        match rows.last_mut() {
            Some((used, row)) if used.saturating_add(2).saturating_add(needs) <= width => {
                *used += 2 + needs;
                row.push(hint);
            }
            _ => rows.push((needs, vec![hint])),
        }
    }
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let covered = if height > 1 { height.saturating_add(1) } else { height };
    pen.clear(all.below(all.height.saturating_sub(covered)));
    if height > 1 && height < all.height {
        pen.rule(all.row(all.height - height - 1));
    }
    let place = all.below(all.height.saturating_sub(height)).after(1).before(width);
    for (at, (_, row)) in (0_u16..).zip(rows) {
        let mut used = 0_u16;
        for hint in row {
            draw(pen, place.row(at).after(used), hint);
            used = used.saturating_add(wide(pen, hint)).saturating_add(2);
        }
    }
}

/// Columns of a key with its label.
fn wide(pen: &Pen<'_>, hint: &Hint) -> u16 {
    pen.width(&hint.key).saturating_add(1).saturating_add(pen.width(&hint.label))
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
        drawn(width, &[Hint::new("space", "called"), Hint::new("=", "no change"), Hint::new("?", "help")])
    }

    fn drawn(width: u16, hints: &[Hint]) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        let mut pen = Pen::new(&mut buffer, grid::probe(Glyphs::Unicode));
        pen.clear(pen.all());
        keyline(&mut pen, Area::new(0, 0, width, 1), hints);
        grid::text(&buffer)
    }

    #[test]
    fn the_way_to_the_others_stands_before_those_that_do_not_fit() {
        let more = Hint::new("+", "more").keep(true);
        let hints =
            [Hint::new("a", "action"), Hint::new("o", "LRO"), more, Hint::new("b", "bid"), Hint::new("?", "help")];
        assert_eq!(drawn(42, &hints), "a action  o LRO  + more  b bid  ? help    \n");
        assert_eq!(drawn(32, &hints), "a action  o LRO  + more  ? help \n");
        assert_eq!(drawn(26, &hints), "a action  + more  ? help  \n");
        assert_eq!(drawn(15, &hints), "+ more  ? help \n");
        assert_eq!(drawn(10, &hints), "? help    \n");
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

    #[test]
    fn what_can_follow_takes_the_lines_it_needs_and_leaves_nothing_out() {
        let hints =
            [Hint::new("u", "agenda"), Hint::new("d", "drive"), Hint::new("x", "cross"), Hint::new("Esc", "back")];
        let draw = |width: u16, height: u16| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            let mut pen = Pen::new(&mut buffer, grid::probe(Glyphs::Unicode));
            pen.clear(pen.all());
            keylines(&mut pen, &hints);
            grid::text(&buffer)
        };
        let lines =
            |width: usize, lines: &[&str]| -> String { lines.iter().map(|line| format!("{line:<width$}\n")).collect() };
        assert_eq!(draw(38, 2), lines(38, &["", " u agenda  d drive  x cross  Esc back"]));
        let rule = "─".repeat(20);
        assert_eq!(draw(20, 4), lines(20, &["", &rule, " u agenda  d drive", " x cross  Esc back"]));
        assert_eq!(draw(11, 4), lines(11, &[" u agenda", " d drive", " x cross", " Esc back"]));
        for width in 0..50 {
            for height in 0..6 {
                draw(width, height);
            }
        }
    }
}
