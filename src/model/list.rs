//! A cursor in a list of known length, with the first row shown. Arithmetic only.
//!
//! It must not know what the rows are.

use super::layout::window;

/// Where a list stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row the cursor is on, from 0; 0 in an empty list.
    pub at: usize,
    /// The first row shown.
    pub top: usize,
}

impl Cursor {
    /// Moves by so many rows and stays inside a list of `len` rows.
    pub fn step(&mut self, by: isize, len: usize) {
        self.to(self.at.saturating_add_signed(by), len);
    }

    /// Moves to a row, or the last one when there is no such row.
    pub fn to(&mut self, row: usize, len: usize) {
        self.at = row.min(len.saturating_sub(1));
    }

    /// Scrolls as little as is needed so that the cursor shows among `height` rows.
    pub fn follow(&mut self, height: usize, len: usize) {
        self.at = self.at.min(len.saturating_sub(1));
        self.top = window(self.at, self.top, height, len);
    }

    /// The rows that show: from the first to one past the last.
    #[must_use]
    pub fn shown(&self, height: usize, len: usize) -> std::ops::Range<usize> {
        let top = window(self.at, self.top, height, len);
        top..top.saturating_add(height).min(len)
    }

    /// `rows 1 to 29 of 31`, or nothing when all rows show.
    #[must_use]
    pub fn span(&self, height: usize, len: usize) -> String {
        let shown = self.shown(height, len);
        if shown.len() >= len {
            return String::new();
        }
        let group = |n: usize| crate::text::count_group(n as u64);
        format!("rows {} to {} of {}", group(shown.start + 1), group(shown.end), group(len))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_inside() {
        let mut cursor = Cursor::default();
        cursor.step(-5, 3);
        assert_eq!(cursor.at, 0);
        cursor.step(9, 3);
        assert_eq!(cursor.at, 2);
        cursor.step(1, 0);
        assert_eq!(cursor.at, 0);
    }

    #[test]
    fn the_span_is_said_only_when_rows_are_hidden() {
        let mut cursor = Cursor::default();
        assert_eq!(cursor.span(31, 31), "");
        assert_eq!(cursor.span(29, 31), "rows 1 to 29 of 31");
        cursor.to(4_999, 5_000);
        cursor.follow(29, 5_000);
        assert_eq!(cursor.span(29, 5_000), "rows 4,972 to 5,000 of 5,000");
        assert_eq!(cursor.span(0, 0), "");
    }
}
