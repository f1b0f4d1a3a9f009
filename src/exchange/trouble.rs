//! What is wrong with a row, told so that a person can find and mend it.

use std::fmt;

/// One thing wrong in one row. A row with a trouble is rejected whole, so that nothing is half imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The sheet, cleaned.
    pub sheet: String,
    /// The row as a person sees it in the file.
    pub row: usize,
    /// The heading of the column; empty when the row as a whole is meant.
    pub column: String,
    /// The value, cleaned and cut to 40 columns; empty when there is none.
    pub value: String,
    /// One sentence.
    pub reason: String,
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}, row {}", self.sheet, self.row)?;
        if !self.column.is_empty() {
            write!(out, ", {}", self.column)?;
        }
        if !self.value.is_empty() {
            write!(out, " \"{}\"", self.value)?;
        }
        write!(out, ": {}", self.reason)
    }
}
