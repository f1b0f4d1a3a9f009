//! Finds the row of headings in a sheet, tells what its rows are, and says which column is which field. Knows no values.

use super::fields::{self, Field, What};
use super::fitting::{Matched, match_row};
use super::limits::column_letters;
use super::mapping::Mapping;
use super::sheet::{Cell, Row, Sheet};
use crate::domain::marking;

/// How many rows of titles and markings may stand above the headings.
const TITLE_ROWS: usize = 20;
/// One column that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Place in the row, 0 for the first.
    pub index: usize,
    /// The heading as shown, cleaned.
    pub heading: String,
    /// What it is read as.
    pub field: Field,
}

/// One column that is not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The heading, or the column's letter where there is none.
    pub heading: String,
    /// The reason, as the end of a sentence that begins with the heading.
    pub why: String,
}

/// What was made of a sheet's headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// What the rows are.
    pub what: What,
    /// Why that was decided, in words.
    pub reason: String,
    /// Number of the heading row as a person sees it.
    pub header: usize,
    /// The columns that are read, left to right.
    pub columns: Vec<Column>,
    /// The columns that are not.
    pub unread: Vec<Unread>,
    /// Headings that were read although they are written unusually.
    pub notes: Vec<String>,
}

/// Why a sheet is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotRead {
    /// One sentence.
    pub sentence: String,
    /// True where the sheet holds something but it is doubtful which column is which: then nothing of the file is taken.
    pub doubtful: bool,
}

impl Recognised {
    /// The column of a field.
    #[must_use]
    pub fn column(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == field)
    }
}

/// Whether a row carries a marking above what a store may hold.
fn is_above(row: &Row) -> bool {
    row.cells.iter().any(|cell| matches!(cell, Cell::Text(text) if marking::above(text).is_some()))
}

/// Recognises one sheet. `asked` and `mapping` come from the person and win over the headings.
///
/// # Errors
/// One sentence saying why nothing could be made of the sheet, or which two columns claim one field.
pub fn recognise(sheet: &Sheet, asked: Option<What>, mapping: Option<&Mapping>) -> Result<Recognised, NotRead> {
    let asked = asked.or_else(|| mapping.and_then(|mapping| mapping.what));
    let kinds: Vec<What> = What::ALL.into_iter().filter(|what| asked.is_none_or(|asked| asked == *what)).collect();
    let fixed = mapping.and_then(|mapping| mapping.header_row);
    if let Some(row) = sheet.rows.iter().take_while(|row| row.number <= TITLE_ROWS).find(|row| is_above(row)) {
        let sentence = format!("{}, row {}: {}", sheet.name, row.number, marking::ABOVE);
        return Err(NotRead { sentence, doubtful: true });
    }
    let mut best: Option<(usize, What, &Row, Matched)> = None;
    let rows = sheet.rows.iter().take_while(|row| fixed.is_some() || row.number <= TITLE_ROWS + 1);
    for row in rows.filter(|row| fixed.is_none_or(|number| number == row.number)) {
        for what in &kinds {
            let matched = match_row(*what, row, mapping);
            let count = matched.columns.len();
            if is_enough(*what, &matched) && best.as_ref().is_none_or(|(most, ..)| count > *most) {
                best = Some((count, *what, row, matched));
            }
        }
    }
    let Some((count, what, row, matched)) = best else {
        return Err(NotRead { sentence: unrecognised(sheet, asked, fixed), doubtful: false });
    };
    if let Some((first, second, field)) = matched.clash {
        let label = fields::spec_of(what, field).map_or("", |spec| spec.label);
        let sentence = format!(
            "{}, row {}: columns {} and {} both claim to be the {label}. Rename one, or name the right one in a mapping file.",
            sheet.name,
            row.number,
            column_letters(first),
            column_letters(second)
        );
        return Err(NotRead { sentence, doubtful: true });
    }
    if let Some(missing) = mapping.and_then(|mapping| mapping.missing(what, &matched.columns)) {
        let sentence = format!("{}, row {}: {missing}", sheet.name, row.number);
        return Err(NotRead { sentence, doubtful: true });
    }
    let headings = row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let reason = format!("{count} of the {headings} headings in row {} are those of {}", row.number, what.nouns().1);
    let mut unread = matched.unread;
    unread.extend(nameless(sheet, row));
    Ok(Recognised { what, reason, header: row.number, columns: matched.columns, unread, notes: matched.notes })
}

fn is_enough(what: What, matched: &Matched) -> bool {
    let has = |field| matched.columns.iter().any(|column| column.field == field);
    let named = match what {
        What::Ocgs => has(Field::Reference) || has(Field::Operation),
        What::Officers => has(Field::Collar) || has(Field::Officer) || has(Field::Organisation),
        What::Actions => has(Field::Text),
    };
    named && matched.columns.len() >= 2
}

/// Columns that hold something below the headings but have no heading.
fn nameless(sheet: &Sheet, header: &Row) -> Vec<Unread> {
    let mut columns: Vec<usize> = sheet
        .rows
        .iter()
        .filter(|row| row.number > header.number)
        .flat_map(|row| row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()).map(|(index, _)| index))
        .filter(|index| header.cell(*index).is_empty())
        .collect();
    columns.sort_unstable();
    columns.dedup();
    columns
        .into_iter()
        .map(|index| Unread {
            heading: format!("Column {}", column_letters(index)),
            why: "is not read: it has no heading".to_owned(),
        })
        .collect()
}

fn unrecognised(sheet: &Sheet, asked: Option<What>, fixed: Option<usize>) -> String {
    let wanted = asked.map_or("OCGs, officers or actions", |what| what.nouns().1);
    let place = fixed.map_or_else(|| format!("in the first {} rows", TITLE_ROWS + 1), |row| format!("in row {row}"));
    let first = sheet.rows.iter().find(|row| !row.is_blank()).map_or_else(String::new, |row| {
        let cells: Vec<String> = row
            .cells
            .iter()
            .filter(|cell| !cell.is_empty())
            .take(4)
            .map(|cell| super::shown_value(&cell.shown()))
            .collect();
        format!("; row {} reads \"{}\"", row.number, cells.join(", "))
    });
    format!(
        "{}: no row of headings for {wanted} was found {place}{first}. Name the columns in a mapping file.",
        sheet.name
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;
    use crate::exchange::sheet::Cell;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let rows = rows
            .iter()
            .enumerate()
            .map(|(n, cells)| Row { number: n + 1, cells: cells.iter().map(|text| Cell::text(text)).collect() });
        Sheet { name: "Sheet1".to_owned(), rows: rows.collect() }
    }

    fn read_as(rows: &[&[&str]]) -> Vec<(String, Field)> {
        recognise(&sheet(rows), None, None)
            .unwrap()
            .columns
            .into_iter()
            .map(|column| (column.heading, column.field))
            .collect()
    }

    #[test]
    fn titles_and_markings_above_the_headings_are_passed_over() {
        let found = recognise(
            &sheet(&[
                &["BCU action log"],
                &["OFFICIAL-SENSITIVE"],
                &[],
                &["Action No", "OCG", "4P", "Action", "Owner", "Due"],
                &["1", "2"],
            ]),
            None,
            None,
        )
        .unwrap();
        assert_eq!((found.what, found.header), (What::Actions, 4));
        assert_eq!(found.reason, "6 of the 6 headings in row 4 are those of actions");
    }

    #[test]
    fn headings_a_person_would_recognise_are_recognised() {
        let fields: Vec<_> = read_as(&[&[
            "URN",
            "OP NAME",
            "Tier (1-4)",
            "Divison",
            "OCG Management Tier Owner",
            "Lead Responsible Officer",
            "Date last reviewed",
            "Secondry threats",
        ]]);
        let fields: Vec<_> = fields.into_iter().map(|(_, field)| field).collect();
        assert_eq!(
            fields,
            [
                Field::Reference,
                Field::Operation,
                Field::Tier,
                Field::Area,
                Field::OwningUnit,
                Field::Lro,
                Field::LastReviewed,
                Field::SecondaryThreats
            ]
        );
    }

    #[test]
    fn a_heading_that_means_something_else_is_not_bent_to_fit() {
        let found = recognise(
            &sheet(&[&["Ref", "Status", "Days in tier", "Previous management tier", "Shoe size"]]),
            None,
            None,
        )
        .unwrap();
        assert_eq!(found.columns.len(), 2);
        let unread: Vec<_> = found.unread.iter().map(|unread| unread.heading.as_str()).collect();
        assert_eq!(unread, ["Days in tier", "Previous management tier", "Shoe size"]);
    }

    #[test]
    fn the_more_telling_heading_wins_and_the_other_is_named_or_used() {
        assert_eq!(read_as(&[&["OCG", "Ref", "Tier"]])[0], ("OCG".to_owned(), Field::Operation));
        let found = recognise(&sheet(&[&["Ref", "OCG Reference", "Operation Name", "OCG"]]), None, None).unwrap();
        assert_eq!(found.column(Field::Reference).map(|column| column.index), Some(1));
        assert_eq!(
            found.unread[0],
            Unread { heading: "Ref".to_owned(), why: "is not read: OCG Reference is the OCG reference".to_owned() }
        );
    }

    #[test]
    fn two_columns_with_one_claim_are_refused_by_their_letters() {
        let error = recognise(&sheet(&[&["Ref", "Tier", "Status", "Tier"]]), None, None).unwrap_err().sentence;
        assert!(error.starts_with("Sheet1, row 1: columns B and D both claim to be the tier."), "{error}");
    }

    #[test]
    fn what_the_person_says_wins() {
        let rows: &[&[&str]] = &[&["Ref", "Action", "Status", "LRO"]];
        assert_eq!(recognise(&sheet(rows), None, None).unwrap().what, What::Actions);
        assert_eq!(recognise(&sheet(rows), Some(What::Ocgs), None).unwrap().what, What::Ocgs);
        let error = recognise(&sheet(&[&["Ref", "Tier"]]), Some(What::Actions), None).unwrap_err().sentence;
        assert!(
            error.contains("no row of headings for actions was found in the first 21 rows; row 1 reads \"Ref, Tier\""),
            "{error}"
        );
    }

    #[test]
    fn a_column_without_a_heading_is_named_when_it_holds_something() {
        let found = recognise(&sheet(&[&["Ref", "Tier", "", ""], &["1", "2", "", "x"]]), None, None).unwrap();
        assert_eq!(found.unread.len(), 1);
        assert_eq!(found.unread[0].heading, "Column D");
    }
}
