//! A real table: fixed widths, a heading row that repeats, rows that do not break over pages, a title and a description for listeners.

use super::super::super::document::{Align, Column, Row, Span, Table, Text};
use super::{escaped, is_held, run, runs};
use crate::text::width;

/// Width between the margins in twentieths of a point.
const ROOM: usize = 9_638;
/// One letter of ten point, about; a narrow one, a broad one; and the space at the two sides of a cell. Measured a little too wide rather than too narrow.
const LETTER: usize = 112;
const NARROW: usize = 68;
const BROAD: usize = 156;
const SIDES: usize = 230;
/// The most that is held on one line.
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

/// The widest word, a reference with a figure being one.
fn widest_held(cell: &Text) -> usize {
    let cell = cell.on_one_line("; ");
    let reference = |span: &Span| match span {
        Span::Ref(words) if is_held(words) => wide(words).min(HELD),
        Span::Ref(_) | Span::Plain(_) | Span::Strong(_) => 0,
    };
    cell.spans().iter().map(reference).max().unwrap_or(0).max(widest_word(&cell.words()))
}

/// What a column needs: its widest word (a reference being one), what it would hold on one line where it can, and its widest cell.
struct Needs {
    word: usize,
    line: usize,
    most: usize,
}

fn needs(table: &Table, at: usize, column: &Column) -> Needs {
    let cells: Vec<&Text> = table.rows.iter().chain(&table.total).filter_map(|row| row.cells().get(at)).collect();
    let words: Vec<String> = cells.iter().map(|cell| cell.on_one_line("; ").words()).collect();
    let of = |measure: fn(&str) -> usize| words.iter().map(|cell| measure(cell)).max().unwrap_or(0);
    let held = cells.iter().map(|cell| widest_held(cell)).max().unwrap_or(0);
    let word = held.max(widest_word(&column.head)).max(3 * LETTER) + SIDES;
    let on_a_line = column.no_break && column.align == Align::Left;
    let line = if on_a_line { word.max(of(|cell| wide(cell).min(HELD)) + SIDES) } else { word };
    Needs { word, line, most: line.max(of(wide).max(wide(&column.head)) + SIDES) }
}

/// How many lines the widest cell of a column takes, in hundredths, when the column has a width.
fn lines(most: usize, width: usize) -> usize {
    most.saturating_sub(SIDES) * 100 / width.saturating_sub(SIDES).max(1)
}

/// What is shared out at a time.
const STEP: usize = 40;

/// Shares the page out: every column has what it needs at least, and what is left over goes, a little at a time, to the column whose widest cell takes
/// the most lines, so that no row is taller than it must be. When every cell stands on one line, the rest goes to all by what they hold.
fn shared(least: &[usize], most: &[usize]) -> Vec<usize> {
    let mut widths = least.to_vec();
    let mut spare = ROOM.saturating_sub(widths.iter().sum());
    while spare > 0 {
        let tall = widths.iter_mut().zip(most).map(|(width, most)| (lines(*most, *width), width));
        // The first of those that are as tall.
        let tallest = tall.rev().max_by_key(|(lines, _)| *lines).filter(|(lines, _)| *lines > 100);
        let Some((_, width)) = tallest else { break };
        let step = STEP.min(spare);
        *width += step;
        spare -= step;
    }
    let held: usize = widths.iter().sum::<usize>().max(1);
    widths.iter().map(|one| one + spare * one / held).collect()
}

/// The most lines a cell may take so that others stand on one.
const MOST_LINES: usize = 3;

/// Widths that follow what the cells hold and fill the page. What would stand on one line gives way where another cell would be squeezed for it; a word is
/// broken only where the widest words of all columns are more than the page.
fn widths(table: &Table) -> Vec<usize> {
    let needs: Vec<Needs> = table.columns.iter().enumerate().map(|(at, column)| needs(table, at, column)).collect();
    let of = |measure: fn(&Needs) -> usize| -> Vec<usize> { needs.iter().map(measure).collect() };
    let (words, on_lines, most) = (of(|one| one.word), of(|one| one.line), of(|one| one.most));
    if on_lines.iter().sum::<usize>() <= ROOM {
        let found = shared(&on_lines, &most);
        if found.iter().zip(&most).all(|(width, most)| lines(*most, *width) <= MOST_LINES * 100) {
            return found;
        }
    }
    let sum: usize = words.iter().sum();
    if sum <= ROOM {
        return shared(&words, &most);
    }
    words.iter().map(|one| one * ROOM / sum).collect()
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
    use super::{ROOM, SIDES, wide, widest_held, widths};
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
    fn a_column_of_long_words_has_the_room_that_short_ones_do_not_need() {
        let heads = ["Action", "OCG", "P", "Owner", "Was due", "Outcome", "Words recorded"];
        let columns = heads.iter().map(|head| Column::references(head)).collect();
        let outcome = "discharged; DCI 3051, 3 November 2026, entry 30,097";
        let cells = ["NB-2026-1687", "Op Ginkgo", "Prepare", "CSP 03", "1 December 2026", outcome, "locks changed"];
        let found = widths(&table(&cells, columns));
        let lines = |at: usize| wide(cells[at]).div_ceil(found[at] - SIDES);
        assert!((0..cells.len()).all(|at| lines(at) <= 4), "{found:?}");
        assert!(found[5] > found[2] && found[5] > found[3], "the longest has the most: {found:?}");
    }

    #[test]
    fn a_number_in_brackets_is_not_broken_and_the_name_of_a_body_may_be() {
        let named = Text::plain("Op Bullace (").and_ref("NB/OCG/1247").and(")");
        assert!(widest_held(&named) >= wide("(NB/OCG/1247)"));
        assert!(widest_held(&Text::reference("DS 2327")) == wide("DS 2327"));
        assert!(widest_held(&Text::reference("Youth justice service")) < wide("justice service"));
    }

    #[test]
    fn columns_of_figures_are_as_wide_as_what_they_hold() {
        let heads = ["Tier", "At start", "In", "Out", "At end"];
        let columns = heads.iter().map(|head| Column::figures(head)).collect();
        let found = widths(&table(&["1 Investigation", "8", "0", "0", "8"], columns));
        assert!(found[0] > found[1] && found[0] > found[4], "{found:?}");
        assert!(found[1].abs_diff(found[4]) < found[2], "two heads of a kind: {found:?}");
        assert!(found.iter().sum::<usize>() > ROOM - 10, "{found:?}");
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
