//! A real table: fixed widths, a heading row that repeats, rows that do not break over pages, a title and a description for listeners.

use super::super::super::document::{Align, Column, Row, Span, Table, Text};
use super::{escaped, run, runs};
use crate::text::width;

/// Width between the margins in twentieths of a point.
const ROOM: usize = 9_638;
/// One letter of ten point, about, and the space at the two sides of a cell.
const LETTER: usize = 112;
const SIDES: usize = 230;

/// The words of a cell, a reference held together.
fn held(cell: &Text) -> String {
    let words = |span: &Span| match span {
        Span::Ref(words) => words.replace(' ', "\u{a0}"),
        Span::Plain(words) | Span::Strong(words) => words.clone(),
    };
    cell.on_one_line("; ").spans().iter().map(words).collect()
}

/// Widths that follow what the cells hold, between the longest word of a column and its longest cell, and fill the page.
fn widths(table: &Table) -> Vec<usize> {
    let rows = || table.rows.iter().chain(&table.total);
    let cells = |at: usize| rows().filter_map(move |row| row.cells().get(at)).map(held);
    let longest_word = |words: &str| words.split(' ').map(width).max().unwrap_or(0).min(24);
    let most: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            cells(at).map(|cell| width(&cell)).chain([width(&column.head)]).max().unwrap_or(1).clamp(3, 90)
        })
        .collect();
    let least: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let whole = column.no_break && column.align == Align::Left;
            let cell = |words: String| if whole { width(&words).min(24) } else { longest_word(&words) };
            cells(at).map(cell).chain([longest_word(&column.head)]).max().unwrap_or(1).max(3) * LETTER + SIDES
        })
        .collect();
    let spare = ROOM.saturating_sub(least.iter().sum());
    let wanted: Vec<usize> =
        most.iter().zip(&least).map(|(most, least)| (most * LETTER + SIDES).saturating_sub(*least)).collect();
    let all: usize = wanted.iter().sum();
    let mut widths: Vec<usize> = if all == 0 {
        least.iter().map(|least| least + spare / least_one(table.columns.len())).collect()
    } else {
        least.iter().zip(&wanted).map(|(least, wanted)| least + spare * wanted / all).collect()
    };
    // More than the page: every column gives way alike.
    let sum: usize = widths.iter().sum();
    if sum > ROOM {
        widths = widths.iter().map(|one| one * ROOM / sum).collect();
    }
    widths
}

const fn least_one(count: usize) -> usize {
    if count == 0 { 1 } else { count }
}

fn cell(inner: &str, wide: usize, align: Align, shaded: bool) -> String {
    let shade = if shaded { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E6E6E6\"/>" } else { "" };
    let side = if align == Align::Right { "<w:jc w:val=\"right\"/>" } else { "" };
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{wide}\" w:type=\"dxa\"/>{shade}</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/>{side}</w:pPr>{inner}</w:p></w:tc>"
    )
}

fn row(one: &Row, columns: &[Column], widths: &[usize], head: usize, total: bool) -> String {
    let cells: String = one
        .cells()
        .iter()
        .zip(columns)
        .zip(widths)
        .enumerate()
        .map(|(at, ((text, column), wide))| cell(&runs(text, "; ", total || at == head), *wide, column.align, false))
        .collect();
    format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
}

/// The table; `fixed` sets the widths of a table of two columns.
pub(super) fn table(table: &Table, fixed: Option<[usize; 2]>) -> String {
    let widths = fixed.map_or_else(|| widths(table), |fixed| fixed.to_vec());
    let caption = escaped(table.caption.on_one_line(" ").words().trim());
    let names: Vec<String> = table.columns.iter().map(|column| escaped(&column.head)).collect();
    let grid: String = widths.iter().map(|wide| format!("<w:gridCol w:w=\"{wide}\"/>")).collect();
    let heads: String = table
        .columns
        .iter()
        .zip(&widths)
        .map(|(column, wide)| cell(&run(&column.head, true, true), *wide, column.align, true))
        .collect();
    let mut rows: String =
        table.rows.iter().map(|one| row(one, &table.columns, &widths, table.row_head, false)).collect();
    rows.extend(table.total.iter().map(|one| row(one, &table.columns, &widths, table.row_head, true)));
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         <w:tblLook w:val=\"00A0\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"1\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>\
         <w:tblCaption w:val=\"{caption}\"/><w:tblDescription w:val=\"Columns: {}\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>\
         <w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>",
        widths.iter().sum::<usize>(),
        names.join(", ")
    )
}
