//! The common shape of every file that is read: sheets of rows of typed cells. Knows no headings, no meaning and no file format.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One value as the file holds it, before any meaning is given to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing, or only spaces.
    Empty,
    /// Text exactly as written in the file (not yet cleaned).
    Text(String),
    /// A finite number.
    Number(f64),
    /// A day; a time of day beside it is dropped.
    Date(NaiveDate),
    /// A true or false cell.
    Bool(bool),
    /// A cell the spreadsheet itself marks as wrong (`#REF!`), or one that holds no single value; the text says which.
    Error(String),
}

impl Cell {
    /// A text cell, or [`Cell::Empty`] where the text is only spaces.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// A number cell, or an error cell where the number is not finite.
    #[must_use]
    pub fn number(number: f64) -> Self {
        if number.is_finite() { Self::Number(number) } else { Self::Error("not a number".to_owned()) }
    }

    /// Whether the cell holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The value as a person would read it aloud, raw (not cleaned): dates as 27/11/2026, whole numbers without a point.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.format("%d/%m/%Y").to_string(),
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
        }
    }
}

/// One row that holds something, with its number as a person sees it in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// 1 for the first row of the sheet; in a JSON file, 1 for the first record (its field names are row 0).
    pub number: usize,
    /// The cells from the first column on; rows may differ in length.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell in a column (0 is the first); [`Cell::Empty`] beyond the end.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }

    /// Whether no cell holds anything.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// One sheet of a workbook, or the whole of a text file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The sheet's name, cleaned; for a file without sheets, the file's name.
    pub name: String,
    /// The rows that hold something, in order; blank rows are left out but counted in the numbers.
    pub rows: Vec<Row>,
}

/// Everything one file held, and what the reader wants a person to know about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The sheets in the order of the file.
    pub sheets: Vec<Sheet>,
    /// Sentences for the preview: a name that lies, an encoding that was guessed, a sheet that was not read.
    pub notes: Vec<String>,
}
