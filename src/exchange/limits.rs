//! How much a file may ask of this machine, and the one sentence each limit answers with. Knows no file format.
//!
//! The figures come from security section 4: a spreadsheet of a few hundred kilobytes can ask for gigabytes, and a failed
//! allocation ends the program, so everything is counted before it is kept.

use super::sheet::{Cell, Row, Sheet};

/// The largest file that is read, in bytes.
pub const FILE_BYTES: u64 = 32 * 1024 * 1024;
/// The most a workbook may hold once unpacked, all parts together, in bytes.
pub const INFLATED_BYTES: u64 = 200 * 1024 * 1024;
/// How many times larger than its packed size one part may become (parts up to [`RATIO_FROM`] bytes are let through).
pub const RATIO: u64 = 100;
/// The unpacked size in bytes from which [`RATIO`] is applied.
pub const RATIO_FROM: u64 = 1024 * 1024;
/// The most parts a workbook archive may have.
pub const PARTS: usize = 256;
/// The most sheets a workbook may have.
pub const SHEETS: usize = 64;
/// The most rows a sheet may have.
pub const ROWS: usize = 100_000;
/// The most columns a sheet may have.
pub const COLUMNS: usize = 256;
/// The longest text of one cell, in characters (Excel's own limit).
pub const CELL_CHARACTERS: usize = 32_767;
/// The most cells a file may have, blanks between used cells included.
pub const CELLS: usize = 2_000_000;
/// The most text a file may have once read, in bytes.
pub const TEXT_BYTES: usize = 64 * 1024 * 1024;

/// Refuses a file by its length alone, before a byte of it is read.
///
/// # Errors
/// One sentence when the file is empty or larger than [`FILE_BYTES`].
pub fn check_size(name: &str, bytes: u64) -> Result<(), String> {
    let name = super::shown_name(name);
    if bytes == 0 {
        return Err(format!("{name} is empty. Nothing was imported; export the file again."));
    }
    if bytes > FILE_BYTES {
        let mib = bytes.div_ceil(1024 * 1024);
        let most = FILE_BYTES / (1024 * 1024);
        return Err(format!(
            "{name} is {mib} MB; the most that is read is {most} MB. Nothing was imported; export fewer columns or rows."
        ));
    }
    Ok(())
}

/// Counts what one file has asked for so far.
#[derive(Debug, Default)]
pub struct Meter {
    cells: usize,
    text: usize,
}

impl Meter {
    /// Puts a cell in its place (row and column count from 0), growing the row as needed, or says which limit is passed.
    ///
    /// # Errors
    /// One sentence naming the sheet and the limit.
    pub fn place(&mut self, sheet: &mut Sheet, row: usize, column: usize, cell: Cell) -> Result<(), String> {
        if cell.is_empty() {
            return Ok(());
        }
        self.place_check(&sheet.name, row, column, &cell)?;
        let number = row + 1;
        let at = match sheet.rows.last() {
            Some(last) if last.number == number => sheet.rows.len() - 1,
            Some(last) if last.number > number => match sheet.rows.binary_search_by_key(&number, |row| row.number) {
                Ok(at) => at,
                Err(at) => {
                    sheet.rows.insert(at, Row { number, cells: Vec::new() });
                    at
                }
            },
            _ => {
                sheet.rows.push(Row { number, cells: Vec::new() });
                sheet.rows.len() - 1
            }
        };
        if let Some(row) = sheet.rows.get_mut(at) {
            let grown = (column + 1).saturating_sub(row.cells.len());
            self.cells += grown;
            if self.cells > CELLS {
                return Err(format!(
                    "The file has more than {} cells. Nothing was imported; export fewer columns or rows.",
                    group(CELLS)
                ));
            }
            if grown > 0 {
                row.cells.resize(column + 1, Cell::Empty);
            }
            if let Some(place) = row.cells.get_mut(column) {
                *place = cell;
            }
        }
        Ok(())
    }

    fn place_check(&mut self, sheet: &str, row: usize, column: usize, cell: &Cell) -> Result<(), String> {
        if row >= ROWS {
            return Err(format!(
                "{sheet} has more than {} rows. Nothing was imported; export a shorter period.",
                group(ROWS)
            ));
        }
        if column >= COLUMNS {
            return Err(format!(
                "{sheet} has more than {COLUMNS} columns. Nothing was imported; export fewer columns."
            ));
        }
        if let Cell::Text(text) | Cell::Error(text) = cell {
            if text.len() > CELL_CHARACTERS && text.chars().count() > CELL_CHARACTERS {
                return Err(format!(
                    "{sheet}, row {}, column {}: the cell is longer than {} characters. Nothing was imported; shorten it and import again.",
                    row + 1,
                    column_letters(column),
                    group(CELL_CHARACTERS)
                ));
            }
            self.text += text.len();
            if self.text > TEXT_BYTES {
                return Err(format!(
                    "The file holds more than {} MB of text. Nothing was imported; export fewer columns or rows.",
                    TEXT_BYTES / (1024 * 1024)
                ));
            }
        }
        Ok(())
    }
}

/// The letters a spreadsheet gives a column: 0 is A, 26 is AA.
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

fn group(count: usize) -> String {
    crate::text::count_group(count as u64)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;

    fn sheet() -> Sheet {
        Sheet { name: "Extract".to_owned(), rows: Vec::new() }
    }

    #[test]
    fn sizes_are_refused_in_one_sentence() {
        assert!(check_size("a.csv", 0).unwrap_err().starts_with("a.csv is empty."));
        assert!(
            check_size("a.csv", 200 * 1024 * 1024)
                .unwrap_err()
                .starts_with("a.csv is 200 MB; the most that is read is 32 MB.")
        );
        assert!(check_size("a.csv", FILE_BYTES).is_ok());
        assert!(check_size("a.csv", FILE_BYTES + 1).is_err());
    }

    #[test]
    fn columns_are_lettered_as_excel_letters_them() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(column), letters);
        }
    }

    #[test]
    fn cells_may_come_in_any_order() {
        let mut meter = Meter::default();
        let mut sheet = sheet();
        for (row, column, text) in [(4, 1, "b5"), (4, 0, "a5"), (1, 2, "c2"), (9, 0, "a10"), (1, 0, "a2")] {
            meter.place(&mut sheet, row, column, Cell::text(text)).unwrap();
        }
        let seen: Vec<(usize, String)> = sheet
            .rows
            .iter()
            .map(|row| (row.number, row.cells.iter().map(Cell::shown).collect::<Vec<_>>().join("|")))
            .collect();
        assert_eq!(seen, [(2, "a2||c2".to_owned()), (5, "a5|b5".to_owned()), (10, "a10".to_owned())]);
    }

    #[test]
    fn each_limit_has_its_sentence() {
        let mut meter = Meter::default();
        assert!(meter.place(&mut sheet(), ROWS, 0, Cell::text("x")).unwrap_err().contains("more than 100,000 rows"));
        assert!(meter.place(&mut sheet(), 0, COLUMNS, Cell::text("x")).unwrap_err().contains("more than 256 columns"));
        let long = "x".repeat(CELL_CHARACTERS + 1);
        assert!(
            meter
                .place(&mut sheet(), 2, 1, Cell::text(&long))
                .unwrap_err()
                .starts_with("Extract, row 3, column B: the cell is longer")
        );
        assert!(meter.place(&mut sheet(), ROWS, COLUMNS, Cell::Empty).is_ok());
    }
}
