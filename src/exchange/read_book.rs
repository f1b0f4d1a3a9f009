//! Reads workbooks (xlsx, xlsm, xls, ods) into sheets, with dates told by their format. Knows no headings.
//!
//! Formulas are never run: a cell is what the workbook last showed. Macros are ignored. The caller has counted what the file
//! unpacks to; a file that exhausts memory all the same ends only the child process it is read in (`child.rs`).

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xls, Xlsx};
use chrono::NaiveDate;

use super::limits::{self, Meter};
use super::sheet::{Cell, Reading, Sheet};

/// Which reader a workbook needs, told by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Book {
    /// xlsx or xlsm.
    Xlsx,
    /// xls.
    Xls,
    /// ods.
    Ods,
}

/// Reads every visible worksheet.
///
/// # Errors
/// One sentence when the workbook is damaged, locked, or passes a limit.
pub(super) fn read(name: &str, bytes: &[u8], book: Book) -> Result<Reading, String> {
    let name = super::shown_name(name);
    let damaged = || {
        format!(
            "{name} is damaged: it cannot be read as a workbook. Nothing was imported; open it in Excel, save it and import again."
        )
    };
    let read = || match book {
        Book::Xlsx => read_xlsx(bytes).map_err(|fault| fault.unwrap_or_else(damaged)),
        Book::Xls => {
            let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| damaged())?;
            read_ranges(&mut book).map_err(|fault| fault.unwrap_or_else(damaged))
        }
        Book::Ods => {
            let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|fault| match fault {
                calamine::OdsError::CellLimitExceeded { .. } => {
                    format!("{name} has more cells than an extract needs. Nothing was imported; export fewer columns or rows.")
                }
                _ => damaged(),
            })?;
            read_ranges(&mut book).map_err(|fault| fault.unwrap_or_else(damaged))
        }
    };
    // The spreadsheet reader is known to panic on some damaged files; a damaged file is not a fault of this program.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged()))
}

/// A sentence, or nothing where the file is simply damaged.
type Fault = Option<String>;

/// The names of the sheets to read; hidden ones are left out and said so.
fn visible(sheets: &[calamine::Sheet], notes: &mut Vec<String>) -> Result<Vec<String>, Fault> {
    if sheets.len() > limits::SHEETS {
        return Err(Some(format!(
            "The workbook has {} sheets; the most that is read is {}. Nothing was imported.",
            sheets.len(),
            limits::SHEETS
        )));
    }
    let mut names = Vec::new();
    for sheet in sheets {
        if sheet.visible == SheetVisible::Visible {
            names.push(sheet.name.clone());
        } else {
            notes.push(format!("Sheet {} is hidden and was not read.", crate::text::clean_line(&sheet.name)));
        }
    }
    Ok(names)
}

/// Cell by cell, so that one cell in the last corner of a sheet costs one cell.
fn read_xlsx(bytes: &[u8]) -> Result<Reading, Fault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| None)?;
    let mut reading = Reading::default();
    let mut meter = Meter::default();
    for name in visible(book.sheets_metadata(), &mut reading.notes)? {
        let mut sheet = Sheet { name: crate::text::clean_line(&name), rows: Vec::new() };
        match book.worksheet_cells_reader(&name) {
            Ok(mut cells) => {
                while let Some(cell) = cells.next_cell().map_err(|_| None)? {
                    let (row, column) = cell.get_position();
                    meter.place(&mut sheet, row as usize, column as usize, from_ref(cell.get_value())).map_err(Some)?;
                }
            }
            Err(calamine::XlsxError::NotAWorksheet(_)) => continue,
            Err(_) => return Err(None),
        }
        reading.sheets.push(sheet);
    }
    Ok(reading)
}

fn read_ranges<'a, B: Reader<Cursor<&'a [u8]>>>(book: &mut B) -> Result<Reading, Fault> {
    let mut reading = Reading::default();
    let mut meter = Meter::default();
    for name in visible(book.sheets_metadata(), &mut reading.notes)? {
        let range = book.worksheet_range(&name).map_err(|_| None)?;
        let mut sheet = Sheet { name: crate::text::clean_line(&name), rows: Vec::new() };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let (row, column) = (row + top as usize, column + left as usize);
            meter.place(&mut sheet, row, column, from_data(value)).map_err(Some)?;
        }
        reading.sheets.push(sheet);
    }
    Ok(reading)
}

fn from_ref(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => whole(*number),
        DataRef::Float(number) => Cell::number(*number),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(text) => iso_day(text),
        DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
        DataRef::Empty => Cell::Empty,
    }
}

fn from_data(value: &Data) -> Cell {
    match value {
        Data::Int(number) => whole(*number),
        Data::Float(number) => Cell::number(*number),
        Data::String(text) | Data::DurationIso(text) => Cell::text(text),
        Data::Bool(truth) => Cell::Bool(*truth),
        Data::DateTime(moment) => day(moment),
        Data::DateTimeIso(text) => iso_day(text),
        Data::Error(error) => Cell::Error(error.to_string()),
        Data::Empty => Cell::Empty,
    }
}

/// Whole numbers beyond what a float holds exactly stay text, so that a long reference keeps its last digits.
pub(super) fn whole(number: i64) -> Cell {
    const EXACT: u64 = 1 << 53;
    #[expect(clippy::cast_precision_loss, reason = "only numbers a float holds exactly are cast")]
    if number.unsigned_abs() <= EXACT { Cell::Number(number as f64) } else { Cell::Text(number.to_string()) }
}

/// The day of a spreadsheet moment in either epoch; a length of time or a bare time of day stays a number.
fn day(moment: &ExcelDateTime) -> Cell {
    let serial = moment.as_f64();
    if moment.is_duration() || (0.0..1.0).contains(&serial) {
        return Cell::number(serial);
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
        Some(date) if serial > 0.0 => Cell::Date(date),
        _ => Cell::Error(format!("{serial} shown as a date")),
    }
}

/// The day of an ISO date or date-time.
fn iso_day(text: &str) -> Cell {
    match text.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()) {
        Some(date) => Cell::Date(date),
        None => Cell::text(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn serial_dates_follow_their_epoch() {
        let date = |serial, old| day(&ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, old)).shown();
        assert_eq!(date(46_091.0, false), "10/03/2026");
        assert_eq!(date(46_091.75, false), "10/03/2026");
        assert_eq!(date(44_629.0, true), "10/03/2026");
        assert_eq!(date(0.5, false), "0.5");
        assert!(matches!(day(&ExcelDateTime::new(60.0, ExcelDateTimeType::DateTime, false)), Cell::Error(_)));
        assert!(matches!(day(&ExcelDateTime::new(-4.0, ExcelDateTimeType::DateTime, false)), Cell::Error(_)));
        assert_eq!(day(&ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false)), Cell::Number(1.5));
    }

    #[test]
    fn iso_days_and_long_numbers_survive() {
        assert_eq!(iso_day("2026-11-24T09:30:00").shown(), "24/11/2026");
        assert_eq!(iso_day("soon").shown(), "soon");
        assert_eq!(whole(12).shown(), "12");
        assert_eq!(whole(9_007_199_254_740_993).shown(), "9007199254740993");
    }
}
