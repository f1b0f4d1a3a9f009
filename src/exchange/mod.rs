//! Files in and out: reading extracts as a plan, a preview and one batch. Knows no screen, no SQL and no clock.
//!
//! A file passes through: `read` (bytes to sheets of typed cells) → `headings` (which columns are which fields) → `rows`
//! (typed drafts and troubles) → `plan` (what it changes in the record) → `preview` (the same in words).

pub mod child;
mod field_tables;
pub mod fields;
mod fitting;
pub mod headings;
pub mod limits;
pub mod mapping;
pub mod people;
pub mod plan;
pub mod preview;
pub mod read;
mod read_book;
mod read_csv;
mod read_json;
pub mod rows;
pub mod sheet;
pub mod trouble;
mod unzip;
mod values;

/// A file name as it may be shown: the last part of its path, cleaned and not longer than a line has room for.
#[must_use]
pub fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    crate::text::cut(&crate::text::clean_line(last), 60).into_owned()
}

/// A value of a file as it may be quoted in a sentence: cleaned, trimmed and cut to 40 columns.
#[must_use]
pub fn shown_value(value: &str) -> String {
    crate::text::cut(crate::text::clean_line(value).trim(), 40).into_owned()
}
