//! Tables: a head and the visible rows, drawn from column specs. Scrolling is arithmetic done in the model; this draws what it is given.
//!
//! It must not know what the rows are about.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::columns::{Column, Keep, LEAD, Span, fit};
use crate::model::layout::Area;
use crate::text::{self, Align};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

/// One visible row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row<'a> {
    /// A heading across the table, such as a tier with its counts.
    Heading(Piece<'a>),
    /// One record: a piece for each column spec, in their order (missing ones are blank).
    Cells {
        /// The texts.
        cells: Vec<Piece<'a>>,
        /// Whether the cursor stands here.
        cursor: bool,
        /// Whether the row is marked.
        mark: bool,
    },
    /// A sentence in place of rows, such as "nothing open".
    Note(Piece<'a>),
}

/// Draws the head (underlined under the column cursor) and the rows into an area. The cursor row is lit
/// only when the table has the input. Returns where that row begins, for the hardware cursor.
pub fn table(
    pen: &mut Pen<'_>,
    area: Area,
    columns: &[Column],
    at_column: Option<usize>,
    focused: bool,
    rows: &[Row<'_>],
) -> Option<(u16, u16)> {
    let spans = fit(columns, area.width);
    head(pen, area.row(0), columns, at_column, &spans);
    let body = area.below(1);
    let mut found = None;
    for (line, row) in (0..body.height).zip(rows) {
        let here = body.row(line);
        match row {
            Row::Heading(piece) | Row::Note(piece) => {
                pen.line(here.after(LEAD), std::slice::from_ref(piece));
            }
            Row::Cells { cells, cursor, mark } => {
                for span in &spans {
                    if let (Some(cell), Some(column)) = (cells.get(span.column), columns.get(span.column)) {
                        draw_cell(pen, here, span, column, cell);
                    }
                }
                let style = pen.skin.plain(Role::Text);
                if *mark && here.width > 1 {
                    pen.glyph(here.x + 1, here.y, 'x', style);
                }
                if *cursor {
                    if here.width > 0 {
                        pen.glyph(here.x, here.y, '>', style);
                    }
                    if focused {
                        pen.mark_cursor(here);
                    }
                    found = Some((here.x, here.y));
                }
            }
        }
    }
    found
}

fn head(pen: &mut Pen<'_>, area: Area, columns: &[Column], at_column: Option<usize>, spans: &[Span]) {
    for span in spans {
        let Some(column) = columns.get(span.column) else { continue };
        let emphasis = if at_column == Some(span.column) { Emphasis::Underline } else { Emphasis::Plain };
        let words = Piece::new(column.head, Role::Dim, emphasis);
        draw_cell(pen, area, span, &Column { keep: Keep::Start, ..*column }, &words);
    }
}

fn draw_cell(pen: &mut Pen<'_>, row: Area, span: &Span, column: &Column, cell: &Piece<'_>) {
    if row.is_empty() {
        return;
    }
    let clean = pen.skin.text(&cell.text);
    let fitted = shorten(&clean, span.width, column.keep);
    let wide = u16::try_from(text::width(&fitted)).unwrap_or(span.width).min(span.width);
    let offset = if column.align == Align::Right { span.width - wide } else { 0 };
    let style = pen.skin.style(cell.role, cell.emphasis);
    pen.text(row.x + span.x + offset, row.y, span.width - offset, &fitted, style);
}

/// A text for a column of `width`, cut as the column allows.
fn shorten(clean: &str, width: u16, keep: Keep) -> Cow<'_, str> {
    let room = usize::from(width);
    if text::width(clean) <= room {
        return Cow::Borrowed(clean);
    }
    match keep {
        Keep::Start => text::cut(clean, room),
        Keep::Whole => text::cut("..", room),
        Keep::End => {
            let mut used = 0;
            let mut from = clean.len();
            for (at, grapheme) in clean.grapheme_indices(true).rev() {
                used += text::width(grapheme);
                if used + 2 > room {
                    break;
                }
                from = at;
            }
            Cow::Owned(format!("..{}", clean.get(from..).unwrap_or_default()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::glyphs::Glyphs;
    use crate::view::grid;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    const COLUMNS: [Column; 4] = [
        Column::new("Ref", 11, 11).priority(4).from(30).reference(),
        Column::new("Operation", 11, 11),
        Column::new("Late", 4, 4).priority(2).number(),
        Column::new("For the chair", 13, 14).priority(3).grow(),
    ];

    fn rows() -> Vec<Row<'static>> {
        vec![
            Row::Heading(Piece::bold("Tier 1 Investigation: 2 groups")),
            Row::Cells {
                cells: vec![
                    Piece::plain("NB/OCG/1014"),
                    Piece::plain("Op Yew"),
                    Piece::plain("2"),
                    Piece::new("review late +3 and more words", Role::Alert, Emphasis::Bold),
                ],
                cursor: false,
                mark: true,
            },
            Row::Cells {
                cells: vec![
                    Piece::plain("NORTHERN/OCG/1007"),
                    Piece::plain("Op \u{202e}redlA"),
                    Piece::plain("123456"),
                    Piece::dim("£5 \u{1b}[31m"),
                ],
                cursor: true,
                mark: false,
            },
        ]
    }

    fn draw(width: u16, height: u16, glyphs: Glyphs) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let mut pen = Pen::new(&mut buffer, grid::probe(glyphs));
        pen.clear(pen.all());
        table(&mut pen, Area::new(0, 0, width, height), &COLUMNS, Some(1), true, &rows());
        buffer
    }

    #[test]
    fn wide_text_and_roles() {
        let buffer = draw(50, 4, Glyphs::Unicode);
        insta::assert_snapshot!(format!("{}{}", grid::text(&buffer), grid::roles(&buffer)));
    }

    #[test]
    fn narrow_and_ascii() {
        let buffer = draw(28, 4, Glyphs::Ascii);
        insta::assert_snapshot!(format!("{}{}", grid::text(&buffer), grid::roles(&buffer)));
    }

    #[test]
    fn references_keep_their_end_and_numbers_are_never_shown_in_part() {
        assert_eq!(shorten("NORTHERN/OCG/1007", 11, Keep::End), "../OCG/1007");
        assert_eq!(shorten("123456", 4, Keep::Whole), "..");
        assert_eq!(shorten("123456", 1, Keep::Whole), ".");
        assert_eq!(shorten("Hawthorn", 6, Keep::Start), "Hawt..");
        assert_eq!(shorten("1234", 4, Keep::Whole), "1234");
    }

    #[test]
    fn every_size_is_safe() {
        for width in 0..=90 {
            for height in 0..=6 {
                draw(width, height, Glyphs::Unicode);
            }
        }
    }
}
