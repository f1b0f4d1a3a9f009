//! The checks of a paper before it is written (papers section 1.1). A broken one is a fault of the program, not of the record.

use super::{Block, Chart, Entry, Marking, Meta, Table, Text};
use std::fmt;

/// What is wrong with a paper: one sentence. The paper is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect(pub String);

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "This paper was not written, because it breaks a rule of papers: {}. Nothing was changed.", self.0)
    }
}

impl std::error::Error for Defect {}

fn defect<T>(what: impl Into<String>) -> Result<T, Defect> {
    Err(Defect(what.into()))
}

/// Most columns of a table; beyond that a builder writes one set of pairs for each row (papers section 1.3).
const MOST_COLUMNS: usize = 7;

pub(super) fn check(meta: &Meta, marking: &Marking, blocks: &[Block]) -> Result<(), Defect> {
    for words in [&meta.paper, &meta.force, &meta.bcu, &meta.period, &meta.store_id, &meta.profile] {
        plain(words)?;
    }
    for text in [&marking.handling, &marking.code, &marking.conditions].into_iter().flatten() {
        clean(text)?;
    }
    headings(blocks)?;
    blocks.iter().try_for_each(block)
}

fn headings(blocks: &[Block]) -> Result<(), Defect> {
    let titles = blocks.iter().filter(|block| matches!(block, Block::Heading(heading) if heading.level == 1)).count();
    if titles != 1 {
        return defect(format!("it has {titles} titles"));
    }
    let mut level = 0;
    for (at, block) in blocks.iter().enumerate() {
        let Block::Heading(heading) = block else { continue };
        let words = heading.text.words();
        if heading.text.is_blank() {
            return defect("a heading says nothing");
        }
        if !(1..=4).contains(&heading.level) || heading.level > level + 1 {
            return defect(format!("the heading \"{words}\" skips a level"));
        }
        match blocks.get(at + 1) {
            None => return defect(format!("nothing follows the heading \"{words}\"")),
            Some(Block::Heading(next)) if next.level <= heading.level => {
                return defect(format!("nothing follows the heading \"{words}\""));
            }
            Some(_) => {}
        }
        level = heading.level;
    }
    Ok(())
}

fn block(block: &Block) -> Result<(), Defect> {
    match block {
        Block::Heading(heading) => plain(&heading.number).and_then(|()| clean(&heading.text)),
        Block::Paragraph(text) => clean(text),
        Block::List(list) if list.items.is_empty() => defect("a list has no items"),
        Block::List(list) => list.items.iter().try_for_each(clean),
        Block::Pairs(rows) => rows.iter().try_for_each(|(label, text)| plain(label).and_then(|()| clean(text))),
        Block::Table(table) => check_table(table),
        Block::Chart(chart) => check_chart(chart),
        Block::Entry(entry) => check_entry(entry),
        Block::Signature(signature) => {
            plain(&signature.role)?;
            [&signature.who, &signature.signed].into_iter().flatten().try_for_each(clean)
        }
        Block::Seal(seal) => {
            [&seal.of, &seal.store_id].into_iter().chain(&seal.words).chain(&seal.checkpoint).try_for_each(|w| plain(w))
        }
        Block::PageBreak => Ok(()),
    }
}

fn check_table(table: &Table) -> Result<(), Defect> {
    if table.caption.is_blank() {
        return defect("a table has no caption");
    }
    let name = table.caption.words();
    clean(&table.caption)?;
    clean(&table.empty)?;
    if table.empty.is_blank() {
        return defect(format!("the table \"{name}\" does not say what it means when it is empty"));
    }
    let wide = table.columns.len();
    if wide == 0 || wide > MOST_COLUMNS || table.columns.iter().any(|column| column.head.trim().is_empty()) {
        return defect(format!("the table \"{name}\" needs one to seven columns, each with a heading"));
    }
    if table.row_head >= wide {
        return defect(format!("the table \"{name}\" has no column that names the row"));
    }
    for column in &table.columns {
        plain(&column.head)?;
    }
    for row in table.rows.iter().chain(&table.total) {
        if row.cells().len() != wide {
            return defect(format!("a row of the table \"{name}\" is longer or shorter than its heading"));
        }
        row.cells().iter().try_for_each(clean)?;
    }
    table.note.iter().try_for_each(clean)
}

fn check_chart(chart: &Chart) -> Result<(), Defect> {
    let name = chart.caption.words();
    if chart.caption.is_blank() || chart.alt.is_blank() || chart.series.is_empty() || chart.categories.is_empty() {
        return defect(format!("the chart \"{name}\" needs a caption, words for the picture, categories and a series"));
    }
    for series in &chart.series {
        plain(&series.name)?;
        if series.values.len() != chart.categories.len() {
            return defect(format!("a series of the chart \"{name}\" has not one figure for each category"));
        }
    }
    if let Some(table) = &chart.table {
        check_table(table)?;
        if table.rows.len() != chart.categories.len() {
            return defect(format!("the table of the chart \"{name}\" has not one row for each category"));
        }
    }
    chart.categories.iter().chain([&chart.over, &chart.unit]).try_for_each(|words| plain(words))?;
    clean(&chart.caption)?;
    clean(&chart.alt)?;
    let alt = chart.alt.words();
    let figures: Vec<&str> = alt
        .split(|c: char| !(c.is_ascii_digit() || c == ',' || c == '\u{2212}'))
        .map(|f| f.trim_matches(','))
        .collect();
    let all = || chart.series.iter().flat_map(|series| series.values.iter().copied());
    for extreme in [all().max(), all().min()].into_iter().flatten() {
        let words = super::super::render::figure(extreme);
        let said = figures.contains(&words.as_str()) || (extreme == 0 && alt.contains("none"));
        if !said {
            return defect(format!("the words for the chart \"{name}\" do not name its figure {words}"));
        }
    }
    Ok(())
}

fn check_entry(entry: &Entry) -> Result<(), Defect> {
    if entry.number.is_blank() && entry.word != "Note" {
        return defect(format!("an entry ({}) has no number", entry.word));
    }
    plain(&entry.word)?;
    plain(&entry.aside)?;
    [Some(&entry.number), Some(&entry.sentence), entry.reason.as_ref(), entry.byline.as_ref()]
        .into_iter()
        .flatten()
        .try_for_each(clean)
}

fn clean(text: &Text) -> Result<(), Defect> {
    if text.spans().iter().any(|span| span.words().chars().any(|c| c.is_control() && c != '\n')) {
        return defect("a text holds a control character");
    }
    Ok(())
}

fn plain(words: &str) -> Result<(), Defect> {
    if words.chars().any(char::is_control) {
        return defect("a label holds a control character");
    }
    Ok(())
}

#[cfg(test)]
#[path = "check_tests.rs"]
mod tests;
