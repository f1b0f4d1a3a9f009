//! One html file: no script, no outside address, a style sheet for print, the words in an order that can be listened to (papers section 1.2).

mod blocks;
mod style;

use super::super::document::{Block, Document, Heading, Span, Text};
use super::trimmed;
use std::fmt::Write as _;

/// A paper with more headings of levels 2 and 3 than this begins with a list of them.
pub(super) const MANY_HEADINGS: usize = 12;

/// Where the first section begins: the list of headings stands before it, after the head of the paper.
pub(super) fn first_section(document: &Document) -> Option<usize> {
    document.blocks().iter().position(|block| matches!(block, Block::Heading(heading) if heading.level == 2))
}

/// Words with everything escaped that html takes for a mark.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Running text; line breaks become `between`.
fn inline(text: &Text, between: &str) -> String {
    let mut out = String::new();
    for span in trimmed(text, between) {
        let words = escaped(span.words());
        match span {
            Span::Plain(_) => out.push_str(&words),
            Span::Strong(_) => {
                let _ = write!(out, "<strong>{words}</strong>");
            }
            Span::Ref(_) => {
                let _ = write!(out, "<span class=\"ref\">{words}</span>");
            }
        }
    }
    out
}

fn plain(text: &Text) -> String {
    escaped(text.on_one_line(" ").words().trim())
}

/// The name of a heading in the file: its number, or its place among the blocks.
fn anchor(heading: &Heading, at: usize) -> String {
    if heading.number.is_empty() { format!("h{at}") } else { format!("s{}", heading.number.replace('.', "-")) }
}

/// The headings of levels 2 and 3 with their names, when there are many.
fn contents(document: &Document) -> String {
    let headings: Vec<(usize, &Heading)> = document
        .blocks()
        .iter()
        .enumerate()
        .filter_map(|(at, block)| match block {
            Block::Heading(heading) if (2..=3).contains(&heading.level) => Some((at, heading)),
            _ => None,
        })
        .collect();
    if headings.len() <= MANY_HEADINGS {
        return String::new();
    }
    let mut out = String::from("<nav aria-label=\"Contents\">\n<ul>\n");
    for (at, heading) in headings {
        let number = if heading.number.is_empty() { String::new() } else { format!("{} ", escaped(&heading.number)) };
        let _ = writeln!(
            out,
            "<li class=\"level{}\"><a href=\"#{}\">{number}{}</a></li>",
            heading.level,
            anchor(heading, at),
            plain(&heading.text)
        );
    }
    out.push_str("</ul>\n</nav>\n");
    out
}

/// The document as html.
pub(super) fn render(document: &Document) -> String {
    let meta = document.meta();
    let marking = document.marking();
    let mut lines = vec![escaped(marking.level.word())];
    lines.extend(marking.handling.as_ref().map(plain));
    let marked = lines.join("<br>");
    let warnings: Vec<String> = document.warnings().into_iter().map(escaped).collect();
    let warned = if warnings.is_empty() { String::new() } else { format!("<br>{}", warnings.join("<br>")) };
    let foot = escaped(&super::foot(meta));
    let title = escaped(&document.title());
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{}</style>\n</head>\n<body>\n\
         <p class=\"marking\">{marked}</p>\n",
        style::STYLE
    );
    for warning in &warnings {
        let _ = writeln!(out, "<p class=\"warning\">{warning}</p>");
    }
    let _ = writeln!(out, "<div class=\"running top\" aria-hidden=\"true\">{marked}{warned}</div>");
    let _ = writeln!(out, "<div class=\"running bottom\" aria-hidden=\"true\">{marked}<br>{foot}</div>");
    out.push_str("<main>\n");
    let first = first_section(document);
    for (at, block) in document.blocks().iter().enumerate() {
        if Some(at) == first {
            out.push_str(&contents(document));
        }
        out.push_str(&blocks::block(block, at));
    }
    let _ = write!(out, "</main>\n<p class=\"foot\">{foot}</p>\n<p class=\"marking\">{marked}</p>\n</body>\n</html>\n");
    out
}
