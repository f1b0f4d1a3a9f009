//! A word-processor file: a zip of a few parts, with real headings, real tables, the marking and page numbers in header and footer, and the same
//! bytes each time (papers sections 1.2 and 1.4).

mod blocks;
mod parts;
mod table;

use super::super::document::{Document, Span, Text};
use super::trimmed;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Words with everything escaped that XML takes for a mark.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Not a character of XML.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// A run of words; `bold` and `proof` as asked.
fn run(words: &str, bold: bool, proof: bool) -> String {
    if words.is_empty() {
        return String::new();
    }
    let bold = if bold { "<w:b/>" } else { "" };
    let proof = if proof { "" } else { "<w:noProof/>" };
    let about =
        if bold.is_empty() && proof.is_empty() { String::new() } else { format!("<w:rPr>{bold}{proof}</w:rPr>") };
    format!("<w:r>{about}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words))
}

/// Whether a reference keeps its spaces together: numbers and collar numbers do, the names of bodies are words.
fn is_held(words: &str) -> bool {
    words.contains(|letter: char| letter.is_ascii_digit())
}

/// Running text as runs; line breaks become `between`. A reference keeps its spaces together; its hyphens stay hyphens, so that it is found.
fn runs(text: &Text, between: &str, bold: bool) -> String {
    trimmed(text, between)
        .iter()
        .map(|span| match span {
            Span::Plain(words) => run(words, bold, true),
            Span::Strong(words) => run(words, true, true),
            Span::Ref(words) if !is_held(words) => run(words, bold, false),
            Span::Ref(words) => run(&words.replace(' ', "\u{a0}"), bold, false),
        })
        .collect()
}

/// A paragraph of a style.
fn paragraph(style: &str, runs: &str) -> String {
    let about = if style.is_empty() { String::new() } else { format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>") };
    format!("<w:p>{about}{runs}</w:p>")
}

/// The main part, as XML.
pub(super) fn main_part(document: &Document) -> String {
    blocks::body(document).xml
}

/// The whole file.
pub(super) fn render(document: &Document) -> Vec<u8> {
    let body = blocks::body(document);
    let mut files: Vec<(String, Vec<u8>)> = vec![
        ("[Content_Types].xml".to_owned(), parts::content_types().into_bytes()),
        ("_rels/.rels".to_owned(), parts::package_relations().into_bytes()),
        ("docProps/core.xml".to_owned(), parts::core(document).into_bytes()),
        ("docProps/app.xml".to_owned(), parts::app().into_bytes()),
        ("word/document.xml".to_owned(), body.xml.into_bytes()),
        ("word/styles.xml".to_owned(), parts::styles().into_bytes()),
        ("word/numbering.xml".to_owned(), parts::numbering(body.ordered_lists).into_bytes()),
        ("word/settings.xml".to_owned(), parts::settings().into_bytes()),
        ("word/header1.xml".to_owned(), parts::header(document).into_bytes()),
        ("word/footer1.xml".to_owned(), parts::footer(document).into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), parts::relations(body.pictures.len()).into_bytes()),
    ];
    for (at, picture) in body.pictures.into_iter().enumerate() {
        files.push((format!("word/media/chart{}.emf", at + 1), picture));
    }
    packed(&files).unwrap_or_default()
}

/// The parts in a zip without times, in their order.
fn packed(files: &[(String, Vec<u8>)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
