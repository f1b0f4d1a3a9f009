//! Rows on standard output: a measured table, CSV, tab-separated lines, or JSON. One place for all lists. Knows nothing of what the rows are.

use super::args::Shape;
use super::failure::Failure;
use super::output;
use crate::text::{Align, clean_line, fit, width};
use serde_json::Value;
use std::io::IsTerminal as _;

/// How one kind of row is written.
pub(super) struct Sheet<'a, T> {
    /// Name and version of the JSON format.
    pub(super) format: &'a str,
    /// What stands around the rows in JSON.
    pub(super) envelope: Value,
    /// Headings of the table; a right-hand column is marked.
    pub(super) columns: &'a [(&'a str, Align)],
    /// Position of the column that gives way on a narrow terminal.
    pub(super) flexible: usize,
    /// Cells of the table.
    pub(super) cells: &'a dyn Fn(&T) -> Vec<String>,
    /// Keys of the JSON object in the order of the CSV columns.
    pub(super) keys: &'a [&'a str],
    /// The JSON object.
    pub(super) json: &'a dyn Fn(&T) -> Value,
    /// What is said when there are no rows.
    pub(super) none: &'a str,
}

/// Narrowest the flexible column becomes.
const NARROWEST: usize = 12;

/// Writes the rows.
pub(super) fn write<T>(shape: Shape, sheet: &Sheet<'_, T>, rows: &[T]) -> Result<(), Failure> {
    if shape.json {
        json(sheet, rows);
        Ok(())
    } else if shape.csv {
        csv(sheet, rows)
    } else if shape.plain {
        for row in rows {
            let cells: Vec<String> = (sheet.cells)(row).iter().map(|cell| clean_line(cell)).collect();
            output::say(&format!("{}\n", cells.join("\t")));
        }
        Ok(())
    } else {
        if rows.is_empty() {
            output::line(sheet.none);
        } else {
            table(sheet, rows);
        }
        Ok(())
    }
}

/// One object; each row stands on a line of its own, so that a difference between two lists can be read.
fn json<T>(sheet: &Sheet<'_, T>, rows: &[T]) {
    let mut envelope = sheet.envelope.clone();
    if let Some(object) = envelope.as_object_mut() {
        object.insert("format".to_owned(), Value::from(sheet.format));
        object.insert("count".to_owned(), Value::from(rows.len()));
    }
    let mut head = envelope.to_string();
    head.pop();
    output::say(&output::escaped(&format!("{head},\"rows\":[")));
    for (at, row) in rows.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        output::say(&output::escaped(&format!("{comma}\n{}", (sheet.json)(row))));
    }
    output::say("\n]}\n");
}

fn csv<T>(sheet: &Sheet<'_, T>, rows: &[T]) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| Failure::usage(format!("The list could not be written as CSV: {error}."));
    writer.write_record(sheet.keys).map_err(failed)?;
    for row in rows {
        let object = (sheet.json)(row);
        let fields = sheet.keys.iter().map(|key| csv_cell(object.get(key).unwrap_or(&Value::Null)));
        writer.write_record(fields).map_err(failed)?;
    }
    let bytes = writer.into_inner().unwrap_or_default();
    output::say(&String::from_utf8_lossy(&bytes));
    Ok(())
}

/// A value as a cell. Text that a spreadsheet would take for a formula gets an apostrophe in front.
fn csv_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => {
            let text = crate::text::clean_block(text);
            if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text }
        }
        Value::Array(items) => items.iter().map(csv_cell).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

fn table<T>(sheet: &Sheet<'_, T>, rows: &[T]) {
    let body: Vec<Vec<String>> =
        rows.iter().map(|row| (sheet.cells)(row).iter().map(|cell| clean_line(cell)).collect()).collect();
    let mut widths: Vec<usize> = sheet.columns.iter().map(|(heading, _)| width(heading)).collect();
    for row in &body {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell));
        }
    }
    give_way(&mut widths, sheet.flexible);
    let headings: Vec<String> = sheet.columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    let mut text = String::new();
    for row in std::iter::once(&headings).chain(&body) {
        let mut line = String::new();
        for ((cell, columns), (_, align)) in row.iter().zip(&widths).zip(sheet.columns) {
            line.push_str(&fit(cell, *columns, *align));
            line.push_str("  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    output::say(&text);
}

/// On a terminal the flexible column gives way; in a pipe nothing is cut.
fn give_way(widths: &mut [usize], flexible: usize) {
    if !std::io::stdout().is_terminal() {
        return;
    }
    let Some(columns) = crate::term::columns() else { return };
    let total: usize = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
    let over = total.saturating_sub(usize::from(columns));
    if let Some(widest) = widths.get_mut(flexible) {
        *widest = widest.saturating_sub(over).max(NARROWEST.min(*widest));
    }
}
