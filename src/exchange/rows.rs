//! Sheets to typed drafts: what the rows say, and what is wrong with those that are rejected. Knows no record.

mod actions;
mod duplicates;
mod ocgs;
mod officers;
mod reader;

use std::fmt;

use super::fields::What;
use super::headings::{Recognised, Unread, recognise};
use super::mapping::Mapping;
use super::sheet::{Reading, Row, Sheet};
use super::trouble::Trouble;

pub use actions::ActionRow;
pub use ocgs::OcgRow;
pub use officers::OfficerRow;

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The sheet.
    pub sheet: String,
    /// The row as a person sees it in the file.
    pub row: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}, row {}", self.sheet, self.row)
    }
}

/// What was made of one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRead {
    /// The sheet.
    pub sheet: String,
    /// What its rows are.
    pub what: What,
    /// Why, in words.
    pub reason: String,
    /// The columns that are not read, with the reason.
    pub unread: Vec<Unread>,
    /// How many rows below the headings hold something.
    pub rows: usize,
}

/// Everything a file says, row by row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drafts {
    /// Officers and partner agencies.
    pub officers: Vec<OfficerRow>,
    /// OCGs.
    pub ocgs: Vec<OcgRow>,
    /// Actions.
    pub actions: Vec<ActionRow>,
    /// What is wrong; each row named here is in none of the lists above.
    pub troubles: Vec<Trouble>,
    /// The sheets that were read.
    pub sheets: Vec<SheetRead>,
    /// Sentences for the preview.
    pub notes: Vec<String>,
}

/// Reads every sheet as what it is. `asked` is what the person says the file holds.
///
/// # Errors
/// One sentence when no sheet can be made sense of, or it is doubtful which column is which.
pub fn interpret(reading: &Reading, asked: Option<What>, mapping: Option<&Mapping>) -> Result<Drafts, String> {
    let mut drafts = Drafts { notes: reading.notes.clone(), ..Drafts::default() };
    let mut refusals = Vec::new();
    for sheet in &reading.sheets {
        if mapping.is_some_and(|mapping| !mapping.reads_sheet(&sheet.name)) {
            drafts.notes.push(format!("Sheet {} was not read: the mapping file names another.", sheet.name));
            continue;
        }
        if sheet.rows.iter().all(Row::is_blank) {
            drafts.notes.push(format!("Sheet {} is empty.", sheet.name));
            continue;
        }
        match recognise(sheet, asked, mapping) {
            Ok(found) => read_sheet(sheet, &found, &mut drafts),
            Err(refusal) if refusal.doubtful => return Err(refusal.sentence),
            Err(refusal) => refusals.push(refusal.sentence),
        }
    }
    if drafts.sheets.is_empty() {
        return Err(refusals
            .into_iter()
            .next()
            .unwrap_or_else(|| "The file holds no sheet to read. Nothing was imported.".to_owned()));
    }
    drafts.notes.extend(refusals.into_iter().map(|refusal| format!("Not read: {refusal}")));
    duplicates::reject(&mut drafts);
    drafts.troubles.sort_by_key(|trouble| order(reading, trouble));
    Ok(drafts)
}

/// Troubles in the order of the file.
fn order(reading: &Reading, trouble: &Trouble) -> (usize, usize) {
    let sheet = reading.sheets.iter().position(|sheet| sheet.name == trouble.sheet).unwrap_or(usize::MAX);
    (sheet, trouble.row)
}

fn read_sheet(sheet: &Sheet, found: &Recognised, drafts: &mut Drafts) {
    let mut rows = 0;
    for row in sheet.rows.iter().filter(|row| row.number > found.header && !row.is_blank()) {
        if repeats_headings(row, found) {
            drafts.notes.push(format!("{}, row {}: the headings stand there again.", sheet.name, row.number));
            continue;
        }
        if let Some(remark) = remark(row) {
            drafts
                .notes
                .push(format!("{}, row {}: \"{remark}\" is no record and was passed over.", sheet.name, row.number));
            continue;
        }
        rows += 1;
        let mut reader = reader::RowReader::new(sheet, row, found);
        match found.what {
            What::Ocgs => drafts.ocgs.extend(reader.finish_with(ocgs::read, &mut drafts.troubles)),
            What::Officers => drafts.officers.extend(reader.finish_with(officers::read, &mut drafts.troubles)),
            What::Actions => drafts.actions.extend(reader.finish_with(actions::read, &mut drafts.troubles)),
        }
    }
    drafts.notes.extend(found.notes.iter().map(|note| format!("{}: {note}", sheet.name)));
    drafts.sheets.push(SheetRead {
        sheet: sheet.name.clone(),
        what: found.what,
        reason: found.reason.clone(),
        unread: found.unread.clone(),
        rows,
    });
}

/// A marking or closing remark that stands alone in its row, as reports end with.
fn remark(row: &Row) -> Option<String> {
    const BEGINNINGS: [&str; 9] = [
        "official",
        "end of ",
        "page ",
        "printed ",
        "report ",
        "generated ",
        "produced ",
        "handling ",
        "not protectively",
    ];
    let mut held = row.cells.iter().filter(|cell| !cell.is_empty());
    let (text, None) = (held.next()?.shown(), held.next()) else { return None };
    let lower = text.trim().to_lowercase();
    BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning)).then(|| super::shown_value(&text))
}

fn repeats_headings(row: &Row, found: &Recognised) -> bool {
    found.columns.iter().all(|column| super::shown_value(&row.cell(column.index).shown()) == column.heading)
}
