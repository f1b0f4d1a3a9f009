//! The formats of one paper: html that needs nothing from outside, a word-processor file that opens, the same bytes each time.

use crate::evening::{evening, past, seal};
use crate::golden::golden;
use crate::record::{Record, day};
use muster::domain::command::Command;
use muster::domain::meeting::MeetingKind;
use muster::report::document::{Block, Chart, ChartKind, Document, Level, Marking, Meta, Series, State, Text};
use muster::report::minutes::meeting::of_meeting;
use muster::report::minutes::{Issue, minutes};
use muster::report::render::{Options, bytes};
use muster::report::{Format, render};
use std::collections::BTreeMap;
use std::io::Read as _;

fn paper() -> Document {
    of_meeting(&past(&evening().0), MeetingKind::Tasking, 24, &seal).unwrap()
}

pub(crate) fn unzipped(file: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        parts.insert(part.name().unwrap().into_owned(), bytes);
    }
    parts
}

/// The tags of a file are closed in the order in which they were opened.
fn assert_balanced(text: &str, alone: &[&str]) {
    let mut open: Vec<&str> = Vec::new();
    for tag in text.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        if tag.starts_with(['!', '?']) || tag.ends_with('/') {
            continue;
        }
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "closed out of order");
        } else if !alone.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

#[test]
fn html_and_docx_of_a_meeting_are_the_golden_ones() {
    let paper = paper();
    let html = render(&paper, Format::Html);
    golden("meeting-24.html", &html);
    assert_balanced(&html, &["meta", "br", "hr"]);
    let file = bytes(&paper, Format::Docx, Options::default());
    let parts = unzipped(&file);
    let mut all = String::new();
    for (name, bytes) in &parts {
        let xml = std::str::from_utf8(bytes).unwrap();
        assert_balanced(xml, &[]);
        all.push_str(&format!("== {name}\n{}\n", xml.replace("><", ">\n<")));
    }
    golden("meeting-24.docx.txt", &all);
}

#[test]
fn html_asks_for_nothing_from_outside_and_runs_nothing() {
    let html = render(&paper(), Format::Html);
    for never in ["http://", "https://", "<script", "<link", "<img", "url(http", "@import", "javascript:"] {
        assert!(!html.contains(never), "{never}");
    }
    assert!(html.contains("default-src 'none'"));
    assert_eq!(html.matches("<h1>").count(), 1);
    assert_eq!(html.matches("<p class=\"marking\">").count(), 2, "first and last on the screen");
    assert_eq!(html.matches("class=\"running").count(), 2, "top and bottom of each printed page");
    assert_eq!(html.matches("<table>").count(), html.matches("<caption>").count());
    assert_eq!(html.matches("<table>").count(), html.matches("<thead>").count());
}

#[test]
fn words_of_the_record_stay_words_in_html_and_docx() {
    let mut record = Record::new(false);
    let hostile = "<script>alert(1)</script> \"&' <w:p> ]]> =1+1";
    let ds = record.officer("DS 2327", "Serious Crime Team", None, None);
    let ocg = record.ocg("Op <b>Birch</b>", "=NB|1\u{202e}", Some(1), Some(ds));
    record.decides(ocg, None, hostile);
    record.does(Command::AddNote { ocg, action: None, text: hostile.into() });
    record.raises(ocg, ds, muster::domain::tier::Strand::Pursue, hostile, day(11, 20));
    let document = minutes(record.input(1, 1, Issue::Draft)).unwrap();
    let html = render(&document, Format::Html);
    assert!(!html.contains("<script") && !html.contains("<b>") && html.contains("&lt;script&gt;"));
    assert_balanced(&html, &["meta", "br", "hr"]);
    assert!(html.contains("DRAFT: not signed"));
    let parts = unzipped(&bytes(&document, Format::Docx, Options::default()));
    assert_balanced(std::str::from_utf8(&parts["word/document.xml"]).unwrap(), &[]);
    let header = std::str::from_utf8(&parts["word/header1.xml"]).unwrap();
    assert!(header.contains("OFFICIAL-SENSITIVE") && header.contains("DRAFT: not signed"));
}

#[test]
fn a_docx_is_the_same_bytes_each_time_and_says_nothing_of_where_it_was_made() {
    let paper = paper();
    let first = bytes(&paper, Format::Docx, Options::default());
    assert_eq!(first, bytes(&paper, Format::Docx, Options::default()));
    let parts = unzipped(&first);
    let core = std::str::from_utf8(&parts["docProps/core.xml"]).unwrap();
    assert!(core.contains("<dc:creator>NB</dc:creator>") && core.contains("2026-11-24T11:51:00Z"), "{core}");
    let document = std::str::from_utf8(&parts["word/document.xml"]).unwrap();
    assert_eq!(document.matches("<w:tbl>").count(), document.matches("<w:tblHeader/>").count());
    assert_eq!(document.matches("w:val=\"Title\"").count(), 1);
    let footer = std::str::from_utf8(&parts["word/footer1.xml"]).unwrap();
    assert!(footer.contains("NB-T24-minutes, entry 88") && footer.contains("PAGE") && footer.contains("NUMPAGES"));
}

/// A paper that is little but a chart.
pub(crate) fn charted(kind: ChartKind) -> Document {
    let meta = Meta { paper: "NB-B11-board".into(), state: State::Draft, ..paper().meta().clone() };
    let chart = Chart {
        caption: "Live actions by primary P".into(),
        kind,
        over: "P".into(),
        categories: ["Pursue", "Prevent", "Protect", "Prepare"].map(str::to_owned).to_vec(),
        series: [("Live", vec![41, 14, 22, 9]), ("Overdue", vec![6, 2, 2, 1])]
            .map(|(name, values)| Series { name: name.to_owned(), values })
            .to_vec(),
        unit: "actions".into(),
        alt: Text::from("Bars. Pursue is highest with 41; overdue Prepare is lowest with 1."),
        table: None,
    };
    let blocks = vec![Block::heading(1, "A chart"), Block::Chart(chart)];
    Document::new(meta, Marking::of(Level::Official, Level::Official), blocks).unwrap()
}

#[test]
fn a_chart_is_drawn_once_for_both_formats_and_its_figures_are_printed_beside_it() {
    for (kind, name) in [(ChartKind::Bars, "chart-bars.html"), (ChartKind::Stacked, "chart-stacked.html")] {
        let document = charted(kind);
        let html = render(&document, Format::Html);
        golden(name, &html);
        assert_balanced(&html, &["meta", "br", "hr"]);
        assert!(html.contains("role=\"img\"") && html.contains("<desc>Bars. Pursue is highest with 41"));
        let parts = unzipped(&bytes(&document, Format::Docx, Options::default()));
        let picture = &parts["word/media/chart1.emf"];
        let word = |at: usize| u32::from_le_bytes(picture[at..at + 4].try_into().unwrap());
        assert_eq!((word(0), word(40), word(48) as usize), (1, 0x464D_4520, picture.len()));
        // The records follow each other to the last byte, as many as the header says.
        let (mut at, mut count) = (0, 0);
        while at < picture.len() {
            at += word(at + 4) as usize;
            count += 1;
        }
        assert_eq!((at, count), (picture.len(), word(52)));
    }
}

/// Where LibreOffice is installed every paper is turned into PDF; elsewhere the test says that it was not run.
#[test]
fn a_docx_opens_where_libreoffice_is_present() {
    let folder = tempfile::tempdir().unwrap();
    let keep = std::env::var_os("MUSTER_KEEP_PAPERS").map(std::path::PathBuf::from);
    for (name, document) in [("minutes", paper()), ("chart", charted(ChartKind::Bars))] {
        let path = folder.path().join(format!("{name}.docx"));
        std::fs::write(&path, bytes(&document, Format::Docx, Options::default())).unwrap();
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        let run = std::process::Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .arg(&path)
            .output();
        let Ok(run) = run else {
            eprintln!("not run: LibreOffice is not installed here");
            return;
        };
        let pdf = folder.path().join(format!("{name}.pdf"));
        assert!(pdf.exists(), "{}", String::from_utf8_lossy(&run.stderr));
        assert!(std::fs::metadata(&pdf).unwrap().len() > 5_000);
        if let Some(keep) = &keep {
            std::fs::copy(&pdf, keep.join(format!("{name}.pdf"))).unwrap();
            std::fs::copy(&path, keep.join(format!("{name}.docx"))).unwrap();
        }
    }
}
