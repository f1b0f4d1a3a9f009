//! The blocks of a paper as the body of a word-processor file.

use super::super::super::document::{
    Block, Chart, Column, Document, Entry, EntryStatus, Heading, List, Row, Seal, Signature, Table, Text,
};
use super::super::chart::{WIDTH, emf, layout};
use super::super::chart_table;
use super::super::html::{MANY_HEADINGS, first_section};
use super::table::table;
use super::{escaped, paragraph, run, runs};
use crate::text::count_group;

/// English metric units of one unit of a chart: 640 units are 16.64 cm.
const EMU: u32 = 9_360;

/// The body with what it refers to.
pub(super) struct Body {
    pub(super) xml: String,
    /// The pictures, in order.
    pub(super) pictures: Vec<Vec<u8>>,
    /// Ordered lists each begin at 1 with a numbering of their own.
    pub(super) ordered_lists: usize,
}

const OPENING: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>";

const CLOSING: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/><w:footerReference w:type=\"default\" r:id=\"rId5\"/>\
    <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1588\" w:right=\"1134\" w:bottom=\"1588\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
    </w:sectPr></w:body></w:document>\n";

/// The body of the paper.
pub(super) fn body(document: &Document) -> Body {
    let mut body = Body { xml: OPENING.to_owned(), pictures: Vec::new(), ordered_lists: 0 };
    let first = first_section(document);
    for (at, block) in document.blocks().iter().enumerate() {
        if Some(at) == first {
            body.xml.push_str(&contents(document));
        }
        match block {
            // What stands just before the seal goes over the page with it, so that no page holds the seal alone.
            Block::Paragraph(text) if seals_soon(&document.blocks()[at + 1..]) => {
                body.add("Kept", &runs(text, " ", false))
            }
            block => body.block(block, at),
        }
    }
    body.xml.push_str(CLOSING);
    body
}

/// Whether the seal comes next, or after one more paragraph.
const fn seals_soon(rest: &[Block]) -> bool {
    matches!(rest, [Block::Seal(_), ..] | [Block::Paragraph(_), Block::Seal(_), ..])
}

fn words_of(heading: &Heading) -> String {
    let number = if heading.number.is_empty() { String::new() } else { format!("{} ", heading.number) };
    format!("{number}{}", heading.text.on_one_line(" ").words().trim())
}

/// A field that lists the headings of levels 2 and 3, filled in already, when there are many.
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
    let last = headings.len() - 1;
    let line = |(nth, (at, heading)): (usize, &(usize, &Heading))| {
        let begin = if nth == 0 {
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"2-3\" \\n \\h \
             </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
        } else {
            ""
        };
        let end = if nth == last { "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" } else { "" };
        let link = format!("<w:hyperlink w:anchor=\"h{at}\">{}</w:hyperlink>", run(&words_of(heading), false, true));
        paragraph(&format!("TOC{}", heading.level), &format!("{begin}{link}{end}"))
    };
    headings.iter().enumerate().map(line).collect()
}

impl Body {
    fn add(&mut self, style: &str, runs: &str) {
        self.xml.push_str(&paragraph(style, runs));
    }

    fn block(&mut self, block: &Block, at: usize) {
        match block {
            Block::Heading(heading) => self.heading(heading, at),
            Block::Paragraph(text) => self.add("", &runs(text, " ", false)),
            Block::List(list) => self.list(list),
            Block::Pairs(rows) => self.pairs(rows),
            Block::Table(one) => self.table(one),
            Block::Chart(chart) => self.chart(chart),
            Block::Entry(entry) => self.entry(entry),
            Block::Signature(signature) => self.signature(signature),
            Block::Seal(seal) => self.seal(seal),
            Block::PageBreak => self.add("", "<w:r><w:br w:type=\"page\"/></w:r>"),
        }
    }

    fn heading(&mut self, heading: &Heading, at: usize) {
        let number = if heading.number.is_empty() { String::new() } else { format!("{} ", heading.number) };
        let words = format!("{}{}", run(&number, false, true), runs(&heading.text, " ", false));
        let style = if heading.level == 1 { "Title".to_owned() } else { format!("Heading{}", heading.level) };
        let marked = format!("<w:bookmarkStart w:id=\"{at}\" w:name=\"h{at}\"/>{words}<w:bookmarkEnd w:id=\"{at}\"/>");
        self.add(&style, &marked);
    }

    fn list(&mut self, list: &List) {
        let number = if list.ordered {
            self.ordered_lists += 1;
            self.ordered_lists + 1
        } else {
            1
        };
        for item in &list.items {
            self.xml.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>{}</w:p>",
                runs(item, " ", false)
            ));
        }
    }

    fn pairs(&mut self, rows: &[(String, Text)]) {
        let rows = rows.iter().map(|(label, text)| Row::new(vec![Text::from(label.as_str()), text.clone()])).collect();
        self.xml.push_str(&table(
            &Table {
                caption: "Items and details".into(),
                columns: vec![Column::words("Item"), Column::words("Detail")],
                rows,
                row_head: 0,
                total: None,
                note: None,
                empty: "Nothing.".into(),
            },
            Some([2_400, 7_238]),
        ));
        self.add("After", "");
    }

    fn table(&mut self, one: &Table) {
        if one.rows.is_empty() {
            self.add("", &runs(&one.empty, " ", false));
            return;
        }
        self.add("Caption", &runs(&one.caption, " ", false));
        self.xml.push_str(&table(one, None));
        match &one.note {
            Some(note) => self.add("Note", &runs(note, " ", false)),
            None => self.add("After", ""),
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.add("Caption", &runs(&chart.caption, " ", false));
        let picture = layout(chart);
        let (wide, high) = (WIDTH * EMU, picture.high * EMU);
        self.pictures.push(emf(&picture));
        let number = self.pictures.len();
        let alt = escaped(chart.alt.on_one_line(" ").words().trim());
        self.add(
            "",
            &format!(
                "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{wide}\" cy=\"{high}\"/>\
                 <wp:docPr id=\"{number}\" name=\"Chart {number}\" descr=\"{alt}\"/><a:graphic><a:graphicData \
                 uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" \
                 name=\"Chart {number}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdC{number}\"/>\
                 <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/>\
                 </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
            ),
        );
        self.add("", &runs(&chart.alt, " ", false));
        self.table(&chart_table(chart));
    }

    fn entry(&mut self, entry: &Entry) {
        let mark = if entry.runs_on { ": " } else { ". " };
        let name = |bold: bool| {
            let space = if entry.number.is_blank() { "" } else { " " };
            let aside = if entry.aside.is_empty() { String::new() } else { format!(" ({})", entry.aside) };
            format!(
                "{}{}{}",
                run(&format!("{}{space}", entry.word), bold, true),
                runs(&entry.number, " ", bold),
                run(&aside, bold, true)
            )
        };
        let first = match entry.status {
            EntryStatus::Stands => format!("{}{}", name(true), run(mark, true, true)),
            EntryStatus::Withdrawn => {
                format!("{}{}{}", run("Withdrawn. ", true, true), name(false), run(": ", false, true))
            }
            EntryStatus::Corrected => {
                format!("{}{}{}", run("Corrected. ", true, true), name(false), run(mark, false, true))
            }
        };
        let mut lines = vec![format!("{first}{}", runs(&entry.sentence, " ", false))];
        let reason = entry.reason.as_ref();
        lines.extend(reason.map(|reason| format!("{}{}", run("Reason: ", false, true), runs(reason, " ", false))));
        lines.extend(entry.byline.as_ref().map(|byline| runs(byline, " ", false)));
        let last = lines.len() - 1;
        for (at, line) in lines.iter().enumerate() {
            self.add(if at == last { "EntryEnd" } else { "Entry" }, line);
        }
    }

    fn signature(&mut self, signature: &Signature) {
        let who = signature.who.clone().unwrap_or_else(|| Text::from("not recorded"));
        let role = Text::from(format!("{}: ", signature.role)).and_text(who);
        self.add("Kept", &runs(&role, " ", false));
        let said = signature.signed.clone().unwrap_or_else(|| Text::from("Not signed."));
        self.add("Kept", &runs(&said, " ", false));
        self.add("SignatureLine", "");
    }

    fn seal(&mut self, seal: &Seal) {
        let mut lines = vec![
            format!("Seal of {}", seal.of),
            format!("Store: {}", seal.store_id),
            format!("Entries: {}", count_group(seal.entries)),
            format!("Words: {}", seal.words.join(" ")),
        ];
        lines.extend(seal.checkpoint.as_ref().map(|id| format!("Checkpoint: {id}")));
        for line in lines {
            self.add("Seal", &run(&line, false, false));
        }
    }
}
