//! Markdown: pipe tables, one line for each paragraph, everything from the record escaped (papers section 1.2).

use super::super::document::{
    Align, Block, Chart, Column, Document, Entry, EntryStatus, Heading, List, Seal, Signature, Span, Table, Text,
};
use super::escape::escape;
use super::{chart_table, trimmed};

/// The document as markdown.
pub(super) fn render(document: &Document) -> String {
    let mut parts = marking(document);
    parts.extend(document.warnings().into_iter().map(str::to_owned));
    parts.extend(document.blocks().iter().map(block));
    parts.extend(marking(document));
    parts.retain(|part| !part.is_empty());
    let mut out = parts.join("\n\n");
    out.push('\n');
    out
}

fn marking(document: &Document) -> Vec<String> {
    let marking = document.marking();
    let mut lines = vec![marking.level.word().to_owned()];
    lines.extend(marking.handling.as_ref().map(|line| inline(line, " ", true)));
    lines
}

fn inline(text: &Text, between: &str, start: bool) -> String {
    let mut out = String::new();
    for span in trimmed(text, between) {
        let begins = start && out.is_empty();
        match &span {
            Span::Plain(words) | Span::Ref(words) => out.push_str(&escape(words, begins)),
            Span::Strong(words) if words.trim().is_empty() => out.push_str(words),
            Span::Strong(words) => {
                let inner = words.trim();
                let (before, after) = (words.len() - words.trim_start().len(), words.len() - words.trim_end().len());
                out.push_str(&" ".repeat(before));
                out.push_str(&format!("**{}**", escape(inner, false)));
                out.push_str(&" ".repeat(after));
            }
        }
    }
    out
}

fn cell(text: &Text) -> String {
    inline(text, "; ", true)
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(heading) => heading_line(heading),
        Block::Paragraph(text) => inline(text, " ", true),
        Block::List(list) => list_lines(list),
        Block::Pairs(rows) => {
            let columns = [Column::words("Item"), Column::words("Detail")];
            grid(&columns, rows.iter().map(|(label, text)| vec![escape(label, true), cell(text)]))
        }
        Block::Table(table) => table_lines(table),
        Block::Chart(chart) => chart_lines(chart),
        Block::Entry(entry) => entry_lines(entry),
        Block::Signature(signature) => signature_lines(signature),
        Block::Seal(seal) => seal_lines(seal),
        Block::PageBreak => "---".to_owned(),
    }
}

fn heading_line(heading: &Heading) -> String {
    let marks = "#".repeat(usize::from(heading.level));
    let number = if heading.number.is_empty() { String::new() } else { format!("{} ", heading.number) };
    format!("{marks} {}{}", number, inline(&heading.text, " ", number.is_empty()))
}

fn list_lines(list: &List) -> String {
    let mark = |at: usize| if list.ordered { format!("{}. ", at + 1) } else { "- ".to_owned() };
    let lines: Vec<String> =
        list.items.iter().enumerate().map(|(at, item)| format!("{}{}", mark(at), inline(item, " ", true))).collect();
    lines.join("\n")
}

fn grid(columns: &[Column], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let heads: Vec<String> = columns.iter().map(|column| escape(&column.head, true)).collect();
    let rules: Vec<&str> =
        columns.iter().map(|column| if column.align == Align::Right { "---:" } else { "---" }).collect();
    let mut lines = vec![line(&heads), format!("|{}|", rules.join("|"))];
    lines.extend(rows.map(|cells| line(&cells)));
    lines.join("\n")
}

fn strong(text: &Text) -> String {
    let words: String = trimmed(text, " ").iter().map(|span| escape(span.words(), false)).collect();
    format!("**{words}**")
}

fn table_grid(table: &Table) -> String {
    let rows = table.rows.iter().chain(&table.total).map(|row| row.cells().iter().map(cell).collect());
    grid(&table.columns, rows)
}

fn table_lines(table: &Table) -> String {
    if table.rows.is_empty() {
        return inline(&table.empty, " ", true);
    }
    let mut out = format!("{}\n\n{}", strong(&table.caption), table_grid(table));
    if let Some(note) = &table.note {
        out.push_str("\n\n");
        out.push_str(&inline(note, " ", true));
    }
    out
}

fn chart_lines(chart: &Chart) -> String {
    let head = format!("{}\n\n{}", strong(&chart.caption), inline(&chart.alt, " ", true));
    match &chart.table {
        Some(table) => format!("{head}\n\n{}", table_lines(table)),
        None => format!("{head}\n\n{}", table_grid(&chart_table(chart))),
    }
}

fn entry_lines(entry: &Entry) -> String {
    let number = inline(&entry.number, " ", false);
    let name = if number.is_empty() { entry.word.clone() } else { format!("{} {number}", entry.word) };
    let aside = if entry.aside.is_empty() { String::new() } else { format!(" ({})", escape(&entry.aside, false)) };
    let sentence = inline(&entry.sentence, " ", false);
    let mark = if entry.runs_on { ':' } else { '.' };
    let first = match entry.status {
        EntryStatus::Stands if entry.runs_on => format!("**{name}**{aside}: {sentence}"),
        EntryStatus::Stands => format!("**{name}{aside}.** {sentence}"),
        EntryStatus::Withdrawn => format!("**Withdrawn.** {name}{aside}: {sentence}"),
        EntryStatus::Corrected => format!("**Corrected.** {name}{aside}{mark} {sentence}"),
    };
    let mut lines = vec![first];
    lines.extend(entry.reason.as_ref().map(|reason| format!("Reason: {}", inline(reason, " ", false))));
    lines.extend(entry.byline.as_ref().map(|byline| inline(byline, " ", true)));
    lines.join("\n")
}

fn signature_lines(signature: &Signature) -> String {
    let who = signature.who.as_ref().map_or_else(|| "not recorded".to_owned(), |who| inline(who, " ", false));
    let signed = signature.signed.as_ref().map_or_else(|| "Not signed.".to_owned(), |said| inline(said, " ", true));
    format!("{}: {who}\n{signed}\n\n{}", escape(&signature.role, true), "_".repeat(30))
}

fn seal_lines(seal: &Seal) -> String {
    let mut lines = vec![
        "```text".to_owned(),
        format!("Seal of {}", seal.of),
        format!("Store: {}", seal.store_id),
        format!("Entries: {}", crate::text::count_group(seal.entries)),
        format!("Words: {}", seal.words.join(" ")),
    ];
    lines.extend(seal.checkpoint.as_ref().map(|id| format!("Checkpoint: {id}")));
    lines.push("```".to_owned());
    lines.join("\n")
}
