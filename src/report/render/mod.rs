//! Renderers: one for each format. Each gives the same bytes for the same document, for ever (papers sections 1.2 and 1.4).

mod chart;
mod docx;
mod escape;
mod html;
mod md;
mod txt;

use super::document::{Chart, Column, Document, Row, Span, Table, Text};
use crate::text::count_group;

/// The formats a paper can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Plain text, made for listening.
    Text,
    /// One html file with a print style sheet.
    Html,
    /// A word-processor file.
    Docx,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Markdown, Self::Text, Self::Html, Self::Docx];

    /// The word on the command line and the ending of the file name.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// A format from its word.
    ///
    /// # Errors
    /// One sentence that names the text and the formats there are.
    pub fn from_words(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(text.trim())).ok_or_else(|| {
            format!(
                "There is no format \"{}\" for papers. The formats are md, txt, html and docx.",
                crate::text::cut(&crate::text::clean_line(text), 40)
            )
        })
    }
}

/// What a reader may choose about a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Draw a bar of `#` after each figure of a chart in plain text.
    pub bars: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { bars: true }
    }
}

/// Writes a paper as the bytes of a file. The same for the same document, for ever.
#[must_use]
pub fn bytes(document: &Document, format: Format, options: Options) -> Vec<u8> {
    match format {
        Format::Docx => docx::render(document),
        Format::Markdown | Format::Text | Format::Html => render_with(document, format, options).into_bytes(),
    }
}

/// Writes a paper with the usual options.
#[must_use]
pub fn render(document: &Document, format: Format) -> String {
    render_with(document, format, Options::default())
}

/// Writes a paper. UTF-8, line feeds, no byte order mark, one final newline. A word-processor file is not text: of it this gives the main part.
#[must_use]
pub fn render_with(document: &Document, format: Format, options: Options) -> String {
    match format {
        Format::Markdown => md::render(document),
        Format::Text => txt::render(document, options),
        Format::Html => html::render(document),
        Format::Docx => docx::main_part(document),
    }
}

/// The footer of every page: paper id and as-at entry; a paper for the public names no entry.
fn foot(meta: &super::document::Meta) -> String {
    match meta.as_at_entry {
        0 => meta.paper.clone(),
        entry => format!("{}, entry {}", meta.paper, count_group(entry)),
    }
}

/// A whole figure on paper: comma at thousands, a real minus.
#[must_use]
pub fn figure(value: i64) -> String {
    let digits = count_group(value.unsigned_abs());
    if value < 0 { format!("\u{2212}{digits}") } else { digits }
}

/// The table under a chart: its own, or the figures that are drawn.
fn chart_table(chart: &Chart) -> Table {
    if let Some(table) = &chart.table {
        return table.clone();
    }
    let mut columns = vec![Column::words(&chart.over)];
    columns.extend(chart.series.iter().map(|series| Column::figures(&series.name)));
    let rows = chart.categories.iter().enumerate().map(|(at, category)| {
        let values = chart.series.iter().map(|series| figure(series.values.get(at).copied().unwrap_or(0)));
        Row::new([category.clone()].into_iter().chain(values).map(Text::from).collect())
    });
    Table {
        caption: Text::from(format!("Figures of the chart, {}", chart.unit)),
        columns,
        rows: rows.collect(),
        row_head: 0,
        total: None,
        note: None,
        empty: "No figures.".into(),
    }
}

/// The pieces of a text on one line, without spaces at either end.
fn trimmed(text: &Text, between: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = text.on_one_line(between).spans().to_vec();
    while let Some(first) = spans.first() {
        let words = first.words().trim_start().to_owned();
        if words.is_empty() {
            spans.remove(0);
            continue;
        }
        let span = first.with(words);
        spans[0] = span;
        break;
    }
    while let Some(last) = spans.last() {
        let words = last.words().trim_end().to_owned();
        let span = last.with(words.clone());
        spans.pop();
        if !words.is_empty() {
            spans.push(span);
            break;
        }
    }
    spans
}

#[cfg(test)]
mod tests;
