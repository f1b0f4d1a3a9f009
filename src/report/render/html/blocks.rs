//! The blocks of a paper as html.

use super::super::super::document::{
    Align, Block, Chart, Column, Entry, EntryStatus, Heading, List, Row, Seal, Signature, Table,
};
use super::super::chart::{layout, svg};
use super::super::chart_table;
use super::{anchor, escaped, inline, plain};
use crate::text::count_group;
use std::fmt::Write as _;

pub(super) fn block(block: &Block, at: usize) -> String {
    match block {
        Block::Heading(heading) => head(heading, at),
        Block::Paragraph(text) => format!("<p>{}</p>\n", inline(text, " ")),
        Block::List(list) => items(list),
        Block::Pairs(rows) => {
            let rows: String = rows
                .iter()
                .map(|(label, text)| format!("<dt>{}</dt><dd>{}</dd>\n", escaped(label), inline(text, "; ")))
                .collect();
            format!("<dl>\n{rows}</dl>\n")
        }
        Block::Table(table) => grid(table),
        Block::Chart(chart) => picture(chart, at),
        Block::Entry(entry) => recorded(entry),
        Block::Signature(signature) => signed(signature),
        Block::Seal(seal) => sealed(seal),
        Block::PageBreak => "<hr class=\"sheet\">\n".to_owned(),
    }
}

fn head(heading: &Heading, at: usize) -> String {
    let number = if heading.number.is_empty() { String::new() } else { format!("{} ", escaped(&heading.number)) };
    let words = inline(&heading.text, " ");
    match heading.level {
        1 => format!("<h1>{number}{words}</h1>\n"),
        level => format!("<h{level} id=\"{}\">{number}{words}</h{level}>\n", anchor(heading, at)),
    }
}

fn items(list: &List) -> String {
    let tag = if list.ordered { "ol" } else { "ul" };
    let items: String = list.items.iter().map(|item| format!("<li>{}</li>\n", inline(item, " "))).collect();
    format!("<{tag}>\n{items}</{tag}>\n")
}

fn class(column: &Column) -> &'static str {
    match (column.align, column.no_break) {
        (Align::Right, _) => " class=\"figure\"",
        (Align::Left, true) => " class=\"keep\"",
        (Align::Left, false) => "",
    }
}

fn row(row: &Row, columns: &[Column], head: usize, total: bool) -> String {
    let cells: String = row
        .cells()
        .iter()
        .zip(columns)
        .enumerate()
        .map(|(at, (cell, column))| {
            let words = inline(cell, "; ");
            let class = class(column);
            if at == head {
                format!("<th scope=\"row\"{class}>{words}</th>")
            } else {
                format!("<td{class}>{words}</td>")
            }
        })
        .collect();
    let class = if total { " class=\"total\"" } else { "" };
    format!("<tr{class}>{cells}</tr>\n")
}

fn grid(table: &Table) -> String {
    if table.rows.is_empty() {
        return format!("<p>{}</p>\n", inline(&table.empty, " "));
    }
    let heads: String = table
        .columns
        .iter()
        .map(|column| format!("<th scope=\"col\"{}>{}</th>", class(column), escaped(&column.head)))
        .collect();
    let mut rows: String = table.rows.iter().map(|one| row(one, &table.columns, table.row_head, false)).collect();
    rows.extend(table.total.iter().map(|one| row(one, &table.columns, table.row_head, true)));
    let note = table.note.as_ref().map_or_else(String::new, |note| format!("<p>{}</p>\n", inline(note, " ")));
    format!(
        "<table>\n<caption>{}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{note}",
        inline(&table.caption, " ")
    )
}

fn picture(chart: &Chart, at: usize) -> String {
    let caption = plain(&chart.caption);
    let drawn = svg(&layout(chart), &caption, &plain(&chart.alt), at);
    let table = grid(&chart_table(chart));
    format!(
        "<figure>\n<figcaption>{caption}</figcaption>\n{drawn}\n<p>{}</p>\n</figure>\n{table}",
        inline(&chart.alt, " ")
    )
}

fn recorded(entry: &Entry) -> String {
    let number = inline(&entry.number, " ");
    let name = if number.is_empty() { escaped(&entry.word) } else { format!("{} {number}", escaped(&entry.word)) };
    let aside = if entry.aside.is_empty() { String::new() } else { format!(" ({})", escaped(&entry.aside)) };
    let mark = if entry.runs_on { ":" } else { "." };
    let sentence = inline(&entry.sentence, " ");
    let first = match entry.status {
        EntryStatus::Stands => format!("<strong>{name}{aside}{mark}</strong> {sentence}"),
        EntryStatus::Withdrawn => format!("<strong>Withdrawn.</strong> {name}{aside}: {sentence}"),
        EntryStatus::Corrected => format!("<strong>Corrected.</strong> {name}{aside}{mark} {sentence}"),
    };
    let mut out = format!("<section class=\"entry\">\n<p>{first}</p>\n");
    if let Some(reason) = &entry.reason {
        let _ = writeln!(out, "<p>Reason: {}</p>", inline(reason, " "));
    }
    if let Some(byline) = &entry.byline {
        let _ = writeln!(out, "<p class=\"byline\">{}</p>", inline(byline, " "));
    }
    out.push_str("</section>\n");
    out
}

fn signed(signature: &Signature) -> String {
    let who = signature.who.as_ref().map_or_else(|| "not recorded".to_owned(), |who| inline(who, " "));
    let said = signature.signed.as_ref().map_or_else(|| "Not signed.".to_owned(), |said| inline(said, " "));
    format!(
        "<div class=\"signature\">\n<p>{}: {who}</p>\n<p>{said}</p>\n<div class=\"line\"></div>\n</div>\n",
        escaped(&signature.role)
    )
}

fn sealed(seal: &Seal) -> String {
    let mut out = format!(
        "<dl class=\"seal\">\n<dt>Seal of</dt><dd>{}</dd>\n<dt>Store</dt><dd>{}</dd>\n<dt>Entries</dt><dd>{}</dd>\n<dt>Words</dt><dd>{}</dd>\n",
        escaped(&seal.of),
        escaped(&seal.store_id),
        count_group(seal.entries),
        escaped(&seal.words.join(" "))
    );
    if let Some(id) = &seal.checkpoint {
        let _ = writeln!(out, "<dt>Checkpoint</dt><dd>{}</dd>", escaped(id));
    }
    out.push_str("</dl>\n");
    out
}
