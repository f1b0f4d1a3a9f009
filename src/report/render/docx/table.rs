//! A real table: fixed widths, a heading row that repeats, rows that do not break over pages, a title and a description for listeners.

use super::super::super::document::{Align, Column, Row, Span, Table, Text};
use super::{escaped, run, runs};
use crate::text::width;

/// Width between the margins in twentieths of a point.
const ROOM: usize = 9_638;
/// One letter of ten point, about; a narrow one, a broad one; and the space at the two sides of a cell. Measured a little too wide rather than too narrow.
const LETTER: usize = 112;
const NARROW: usize = 68;
const BROAD: usize = 156;
const SIDES: usize = 230;
/// What one cell may ask for at most, and the most that is held on one line.
const MOST: usize = 90 * LETTER;
const HELD: usize = 24 * LETTER;

/// How wide words are, in the same measure.
fn wide(words: &str) -> usize {
    let letter = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | ',' | '.' | ';' | ':' | '(' | ')' | '-' | '/' => NARROW,
        'm' | 'w' | '%' => BROAD,
        letter if letter.is_uppercase() => BROAD,
        letter => width(letter.encode_utf8(&mut [0; 4])) * LETTER,
    };
    words.chars().map(letter).sum()
}

/// The widest word; a number with hyphens is one.
fn widest_word(words: &str) -> usize {
    words.split(' ').map(wide).max().unwrap_or(0).min(HELD)
}

/// The widest word, a reference being one.
fn widest_held(cell: &Text) -> usize {
    let span = |span: &Span| match span {
        Span::Ref(words) => wide(words).min(HELD),
        Span::Plain(words) | Span::Strong(words) => widest_word(words),
    };
    cell.on_one_line("; ").spans().iter().map(span).max().unwrap_or(0)
}

/// What a column needs: its widest word, what it would hold on one line where it can, and its widest cell.
struct Needs {
    word: usize,
    line: usize,
    most: usize,
}

fn needs(table: &Table, at: usize, column: &Column) -> Needs {
    let cells: Vec<&Text> = table.rows.iter().chain(&table.total).filter_map(|row| row.cells().get(at)).collect();
    let words: Vec<String> = cells.iter().map(|cell| cell.on_one_line("; ").words()).collect();
    let of = |measure: fn(&str) -> usize| words.iter().map(|cell| measure(cell)).max().unwrap_or(0);
    let word = of(widest_word).max(widest_word(&column.head)).max(3 * LETTER) + SIDES;
    let line = if column.no_break && column.align == Align::Left {
        of(|cell| wide(cell).min(HELD))
    } else {
        cells.iter().map(|cell| widest_held(cell)).max().unwrap_or(0)
    };
    let line = word.max(line + SIDES);
    Needs { word, line, most: line.max(of(wide).max(wide(&column.head)).min(MOST) + SIDES) }
}

/// Shares a room out: everybody gets what they have at least, and of what is left over in proportion to what they would like.
fn shared(room: usize, least: &[usize], liked: &[usize]) -> Vec<usize> {
    let spare = room.saturating_sub(least.iter().sum());
    let wanted: Vec<usize> = liked.iter().zip(least).map(|(liked, least)| liked.saturating_sub(*least)).collect();
    match wanted.iter().sum::<usize>() {
        0 => least.iter().map(|least| least + spare / least_one(wanted.len())).collect(),
        all => least.iter().zip(&wanted).map(|(least, wanted)| least + spare * wanted / all).collect(),
    }
}

/// Widths that follow what the cells hold and fill the page. What would stand on one line gives way first; a word is broken only where the widest words
/// of all columns are more than the page.
fn widths(table: &Table) -> Vec<usize> {
    let needs: Vec<Needs> = table.columns.iter().enumerate().map(|(at, column)| needs(table, at, column)).collect();
    let of = |measure: fn(&Needs) -> usize| -> Vec<usize> { needs.iter().map(measure).collect() };
    let (words, lines, most) = (of(|one| one.word), of(|one| one.line), of(|one| one.most));
    if lines.iter().sum::<usize>() <= ROOM {
        return shared(ROOM, &lines, &most);
    }
    let sum: usize = words.iter().sum();
    if sum <= ROOM {
        return shared(ROOM, &words, &lines);
    }
    words.iter().map(|one| one * ROOM / sum).collect()
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

#[cfg(test)]
mod tests {
    use super::{ROOM, SIDES, wide, widths};
    use crate::report::document::{Column, Row, Table, Text};

    fn table(cells: &[&str], columns: Vec<Column>) -> Table {
        let row = Row::new(cells.iter().map(|cell| Text::plain(cell)).collect());
        Table {
            caption: Text::plain("Actions dealt with"),
            columns,
            rows: vec![row],
            row_head: 0,
            total: None,
            note: None,
            empty: Text::plain("None."),
        }
    }

    #[test]
    fn a_full_table_breaks_between_words_and_not_within_one() {
        let heads = ["Action", "OCG", "P", "Owner", "Was due", "Outcome", "Words recorded"];
        let columns = heads.iter().map(|head| Column::references(head)).collect();
        let cells = [
            "NB-2024-1405",
            "Op Whitebeam",
            "Prepare, also Pursue",
            "Youth justice service",
            "25 September 2024, awaiting sign-off",
            "claimed complete; CSP 03, 24 September 2024, entry 8,188",
            "two investigations closed",
        ];
        let found = widths(&table(&cells, columns));
        assert!(found.iter().sum::<usize>() <= ROOM, "{found:?}");
        for (cell, found) in cells.iter().zip(&found) {
            let word = cell.split(' ').map(wide).max().unwrap_or(0) + SIDES;
            assert!(word <= *found, "{cell}: {word} of {found}");
        }
    }

    #[test]
    fn what_has_room_stands_on_one_line() {
        let columns = ["Trigger", "Kind"].iter().map(|head| Column::references(head)).collect();
        let cells = ["NB-TRG-2024-0021", "threat to life"];
        for (cell, found) in cells.iter().zip(widths(&table(&cells, columns))) {
            assert!(wide(cell) + SIDES <= found, "{cell}: {found}");
        }
    }
}
