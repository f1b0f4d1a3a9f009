//! Plain text made for listening: short lines, a label before each value, no columns and no drawn lines (papers section 1.2).

use super::super::document::{
    Block, Chart, Document, Entry, EntryStatus, Heading, List, Seal, Signature, Span, Table, Text,
};
use super::{Options, figure, trimmed};
use crate::text::{count_group, plural, width, wrap};

/// Most columns of a line.
const COLUMNS: usize = 78;

/// Papers longer than this say their marking before each section too.
const LONG: usize = 200;

/// Longest bar of a chart.
const BAR: u64 = 20;

/// Stands for a space that must not break while lines are made.
const HARD: char = '\u{a0}';

/// The document as plain text.
pub(super) fn render(document: &Document, options: Options) -> String {
    let parts: Vec<Vec<String>> = document.blocks().iter().map(|part| block(part, options)).collect();
    let long = parts.iter().map(|lines| lines.len() + 1).sum::<usize>() > LONG;
    let mut lines = marking(document);
    lines.extend(document.warnings().into_iter().map(str::to_owned));
    let mut close = true;
    for (block, part) in document.blocks().iter().zip(parts) {
        // What a heading names follows it at once; everything else begins after a blank line.
        if !close || matches!(block, Block::Heading(heading) if heading.level > 1) {
            lines.push(String::new());
        }
        if is_section(block) && long {
            lines.extend(marking(document));
        }
        lines.extend(part);
        close = matches!(block, Block::Heading(_));
    }
    lines.push(String::new());
    lines.extend(flow("", "", &Text::from(super::foot(document.meta()))));
    lines.extend(marking(document));
    let mut out = lines.join("\n");
    out.push('\n');
    out
}

fn is_section(block: &Block) -> bool {
    matches!(block, Block::Heading(heading) if heading.level == 2)
}

fn marking(document: &Document) -> Vec<String> {
    let marking = document.marking();
    let mut lines = vec![marking.level.word().to_owned()];
    lines.extend(marking.handling.iter().flat_map(|line| flow("", "", line)));
    lines
}

/// Text in lines: the first begins with `first`, the others with `next`.
fn flow(first: &str, next: &str, text: &Text) -> Vec<String> {
    let spans = trimmed(text, " ");
    let words: String = spans.iter().map(hardened).collect();
    flow_words(first, next, &words)
}

fn hardened(span: &Span) -> String {
    match span {
        Span::Plain(words) | Span::Strong(words) => words.clone(),
        Span::Ref(words) => words.replace(' ', &HARD.to_string()),
    }
}

fn flow_words(first: &str, next: &str, words: &str) -> Vec<String> {
    let room = COLUMNS.saturating_sub(width(first).max(width(next)));
    let squeezed = words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    wrap(&squeezed, room)
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let lead = if at == 0 { first } else { next };
            format!("{lead}{}", line.replace(HARD, " ")).trim_end().to_owned()
        })
        .collect()
}

fn labelled(indent: &str, label: &str, text: &Text) -> Vec<String> {
    flow(indent, &format!("{indent}  "), &Text::from(format!("{label}: ")).and_text(text.on_one_line("; ")))
}

fn block(block: &Block, options: Options) -> Vec<String> {
    match block {
        Block::Heading(heading) => heading_lines(heading),
        Block::Paragraph(text) => flow("", "", text),
        Block::List(list) => list_lines(list),
        Block::Pairs(rows) => rows.iter().flat_map(|(label, text)| labelled("", label, text)).collect(),
        Block::Table(table) => table_lines(table),
        Block::Chart(chart) => chart_lines(chart, options),
        Block::Entry(entry) => entry_lines(entry),
        Block::Signature(signature) => signature_lines(signature),
        Block::Seal(seal) => seal_lines(seal),
        Block::PageBreak => vec!["(next sheet)".to_owned()],
    }
}

fn heading_lines(heading: &Heading) -> Vec<String> {
    let lead = match heading.level {
        2 | 3 => "Section: ",
        _ => "",
    };
    let number = if heading.number.is_empty() { String::new() } else { format!("{} ", heading.number) };
    let mut lines = flow(lead, "", &Text::from(number).and_text(heading.text.clone()));
    if heading.level == 1 {
        let longest = lines.iter().map(|line| width(line)).max().unwrap_or(0);
        lines.push("=".repeat(longest));
    }
    lines
}

fn list_lines(list: &List) -> Vec<String> {
    let mark = |at: usize| if list.ordered { format!("{}. ", at + 1) } else { "- ".to_owned() };
    list.items
        .iter()
        .enumerate()
        .flat_map(|(at, item)| {
            let mark = mark(at);
            flow(&mark, &" ".repeat(mark.len()), item)
        })
        .collect()
}

fn table_lines(table: &Table) -> Vec<String> {
    if table.rows.is_empty() {
        return flow("", "", &table.empty);
    }
    let rows = u64::try_from(table.rows.len()).unwrap_or(u64::MAX);
    let counted = format!(", {}", plural(rows, "row", "rows"));
    let mut lines = flow("", "", &table.caption.clone().and(&counted));
    for row in table.rows.iter().chain(&table.total) {
        lines.push(String::new());
        lines.extend(
            row.cells().get(table.row_head).into_iter().flat_map(|head| flow("", "  ", &head.on_one_line("; "))),
        );
        for (at, (column, cell)) in table.columns.iter().zip(row.cells()).enumerate() {
            if at != table.row_head {
                lines.extend(labelled("  ", &column.head, cell));
            }
        }
    }
    if let Some(note) = &table.note {
        lines.push(String::new());
        lines.extend(flow("", "", note));
    }
    lines
}

fn chart_lines(chart: &Chart, options: Options) -> Vec<String> {
    let mut lines = flow("", "", &chart.caption);
    lines.extend(flow("", "", &chart.alt));
    let longest = chart.series.iter().flat_map(|series| &series.values).map(|value| value.unsigned_abs()).max();
    // Without bars, a table that says more says these figures too.
    let drawn = options.bars || chart.table.is_none();
    for (at, category) in chart.categories.iter().enumerate().filter(|_| drawn) {
        for series in &chart.series {
            let value = series.values.get(at).copied().unwrap_or(0);
            let label = if chart.series.len() == 1 { category.clone() } else { format!("{category}, {}", series.name) };
            let bar = if options.bars { bar(value, longest.unwrap_or(0)) } else { String::new() };
            lines.extend(flow("", "  ", &Text::from(format!("{label}: {} {bar}", figure(value)))));
        }
    }
    if let Some(table) = &chart.table {
        lines.push(String::new());
        lines.extend(table_lines(table));
    }
    lines
}

/// A bar as long as its share of the longest, rounded half up; anything above nothing has at least one mark.
fn bar(value: i64, longest: u64) -> String {
    if value <= 0 || longest == 0 {
        return String::new();
    }
    let marks =
        (u128::from(value.unsigned_abs()) * u128::from(BAR) * 2 + u128::from(longest)) / (u128::from(longest) * 2);
    "#".repeat(usize::try_from(marks).unwrap_or(0).max(1))
}

fn entry_lines(entry: &Entry) -> Vec<String> {
    let first = match entry.status {
        EntryStatus::Stands => "",
        EntryStatus::Withdrawn => "Withdrawn. ",
        EntryStatus::Corrected => "Corrected. ",
    };
    let mut name = Text::from(format!("{first}{}", entry.word));
    if !entry.number.is_blank() {
        name = name.and(" ").and_text(entry.number.clone());
    }
    if !entry.aside.is_empty() {
        name = name.and(&format!(" ({})", entry.aside));
    }
    if entry.runs_on {
        name = name.and(":");
    }
    let mut lines = flow("", "  ", &name);
    lines.extend(flow("", "  ", &entry.sentence));
    lines.extend(
        entry.reason.iter().flat_map(|reason| flow("", "  ", &Text::from("Reason: ").and_text(reason.clone()))),
    );
    lines.extend(entry.byline.iter().flat_map(|byline| flow("", "  ", byline)));
    lines
}

fn signature_lines(signature: &Signature) -> Vec<String> {
    let who = signature.who.clone().unwrap_or_else(|| Text::from("not recorded"));
    let mut lines = labelled("", &signature.role, &who);
    lines.extend(flow("", "  ", &signature.signed.clone().unwrap_or_else(|| Text::from("Not signed."))));
    lines.push("_".repeat(30));
    lines
}

fn seal_lines(seal: &Seal) -> Vec<String> {
    let mut lines = vec![format!("Seal of {}", seal.of)];
    lines.extend(labelled("", "Store", &Text::reference(&seal.store_id)));
    lines.push(format!("Entries: {}", count_group(seal.entries)));
    lines.extend(labelled("", "Words", &Text::from(seal.words.join(" "))));
    lines.extend(seal.checkpoint.iter().flat_map(|id| labelled("", "Checkpoint", &Text::reference(id))));
    lines
}
