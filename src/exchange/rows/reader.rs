//! Reads the fields of one row and gathers what is wrong with them.

use super::super::fields::{self, Field};
use super::super::headings::Recognised;
use super::super::sheet::{Cell, Row, Sheet};
use super::super::trouble::Trouble;
use super::super::values::{self, Given};
use super::Place;
use crate::domain::limits::{MOST_CHARACTERS, MOST_NAME};

/// One row under its headings.
pub(super) struct RowReader<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
    found: &'a Recognised,
    troubles: Vec<Trouble>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(sheet: &'a Sheet, row: &'a Row, found: &'a Recognised) -> Self {
        Self { sheet, row, found, troubles: Vec::new() }
    }

    /// Where the row stands.
    pub(super) fn place(&self) -> Place {
        Place { sheet: self.sheet.name.clone(), row: self.row.number }
    }

    /// Whether one cell only holds anything.
    pub(super) fn is_alone(&self) -> bool {
        self.row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1
    }

    /// The draft, or nothing where anything at all is wrong with the row.
    pub(super) fn finish_with<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Option<T>,
        troubles: &mut Vec<Trouble>,
    ) -> Option<T> {
        let draft = read(self);
        let good = self.troubles.is_empty();
        troubles.append(&mut self.troubles);
        draft.filter(|_| good)
    }

    /// A field's value by one of the readers of `values`; nothing where there is no such column.
    pub(super) fn take<T>(&mut self, field: Field, read: impl FnOnce(&Cell) -> Given<T>) -> Option<T> {
        let column = self.found.column(field)?;
        let cell = self.row.cell(column.index);
        match read(cell) {
            Ok(value) => value,
            Err(reason) => {
                let value = super::super::shown_value(&cell.shown());
                let column = column.heading.clone();
                self.trouble(column, value, reason);
                None
            }
        }
    }

    /// A short text: a name, a unit, a word.
    pub(super) fn name(&mut self, field: Field) -> Option<String> {
        self.take(field, |cell| within(values::entry(cell)?, MOST_NAME))
    }

    /// A long text.
    pub(super) fn text(&mut self, field: Field) -> Option<String> {
        self.take(field, |cell| within(values::line(cell)?, MOST_CHARACTERS))
    }

    /// A value without which the row means nothing.
    pub(super) fn needed<T>(&mut self, field: Field, value: Option<T>) -> Option<T> {
        if value.is_none() && self.troubles.is_empty() {
            let label = fields::spec_of(self.found.what, field).map_or("", |spec| spec.label);
            let column = self.found.column(field).map_or_else(String::new, |column| column.heading.clone());
            self.trouble(column, String::new(), format!("The {label} is missing."));
        }
        value
    }

    /// Notes something wrong with a field that was read.
    pub(super) fn wrong(&mut self, field: Field, value: &str, reason: String) {
        let column = self.found.column(field).map_or_else(String::new, |column| column.heading.clone());
        self.trouble(column, super::super::shown_value(value), reason);
    }

    fn trouble(&mut self, column: String, value: String, reason: String) {
        self.troubles.push(Trouble { sheet: self.sheet.name.clone(), row: self.row.number, column, value, reason });
    }
}

fn within(text: Option<String>, most: usize) -> Given<String> {
    match text {
        Some(text) if text.chars().count() > most => {
            Err(format!("The text is longer than {} characters. Shorten it.", crate::text::count_group(most as u64)))
        }
        text => Ok(text),
    }
}
