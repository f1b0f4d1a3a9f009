//! The readers against real-shaped files, public corpora and hostile bytes.
#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use std::io::Write;
use std::path::{Path, PathBuf};

use muster::exchange::read::read;
use muster::exchange::sheet::{Cell, Sheet};
use proptest::prelude::*;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn load(name: &str) -> Vec<Sheet> {
    read(name, &std::fs::read(fixture(name)).unwrap()).unwrap().sheets
}

#[test]
fn the_three_extracts_are_read_whole() {
    let ocgs = load("mapping-extract.csv");
    assert_eq!(ocgs.len(), 1);
    assert_eq!(ocgs[0].rows.len(), 32);
    assert!(ocgs[0].rows.iter().all(|row| row.cells.len() == 15));
    assert_eq!(load("officers.csv")[0].rows.len(), 15);
    let actions = load("action-log.xlsx");
    let shape: Vec<_> = actions.iter().map(|sheet| (sheet.name.as_str(), sheet.rows.len())).collect();
    assert_eq!(shape, [("Action Log", 36), ("Closed", 210)]);
    let first = &actions[0].rows[3];
    assert_eq!(first.number, 5);
    let shown: Vec<_> = first.cells.iter().map(Cell::shown).collect();
    assert_eq!(
        shown,
        [
            "NB-2026-0005",
            "NB/OCG/1112",
            "Prevent",
            "Probation licence condition review",
            "Insp 4455",
            "10/03/2026",
            "21/04/2026",
            "Open"
        ]
    );
    assert!(matches!(first.cells[5], Cell::Date(_)));
    assert_eq!(actions[0].rows[4].cells[6], Cell::Text("13/12/2026".to_owned()));
}

/// Each case of the corpus, as the list of records its answer gives.
#[test]
fn every_case_of_csv_spectrum_reads_as_its_answer_says() {
    let mut cases = 0;
    for entry in std::fs::read_dir(fixture("csv-spectrum/csvs")).unwrap() {
        let path = entry.unwrap().path();
        let answer = fixture("csv-spectrum/json").join(path.file_stem().unwrap()).with_extension("json");
        let answer: serde_json::Value = serde_json::from_slice(&std::fs::read(answer).unwrap()).unwrap();
        let answer = if answer.is_array() { answer } else { serde_json::json!([answer]) };
        let answer = answer.as_array().unwrap();
        let reading = read(path.file_name().unwrap().to_str().unwrap(), &std::fs::read(&path).unwrap()).unwrap();
        let rows = &reading.sheets[0].rows;
        assert_eq!(rows.len(), answer.len() + 1, "{path:?}");
        for (row, wanted) in rows[1..].iter().zip(answer) {
            for (column, heading) in rows[0].cells.iter().enumerate() {
                if heading.shown() == "Contact Phone Number" {
                    continue; // The corpus changed this number in its answer only.
                }
                let wanted = wanted[&heading.shown()].as_str().unwrap();
                assert_eq!(row.cell(column).shown().replace("\r\n", "\n"), wanted.replace("\r\n", "\n"), "{path:?}");
            }
        }
        cases += 1;
    }
    assert_eq!(cases, 12);
}

fn naughty() -> Vec<String> {
    serde_json::from_slice(&std::fs::read(fixture("naughty-strings/blns.json")).unwrap()).unwrap()
}

#[test]
fn naughty_strings_come_through_csv_unchanged() {
    let strings = naughty();
    let text: String = std::iter::once("n,Text\n".to_owned())
        .chain(strings.iter().enumerate().map(|(n, text)| format!("{n},\"{}\"\n", text.replace('"', "\"\""))))
        .collect();
    let text = text.replace('\0', "");
    let reading = read("naughty.csv", text.as_bytes()).unwrap();
    let rows = &reading.sheets[0].rows;
    assert_eq!(rows.len(), strings.len() + 1);
    for (row, wanted) in rows[1..].iter().zip(&strings) {
        let wanted = wanted.replace('\0', "");
        assert_eq!(row.cell(1), &Cell::text(&wanted));
    }
}

#[test]
fn naughty_strings_come_through_json_unchanged() {
    let strings = naughty();
    let records: Vec<_> =
        strings.iter().enumerate().map(|(n, text)| serde_json::json!({"n": n + 1, "text": text})).collect();
    let reading = read("naughty.json", serde_json::to_string(&records).unwrap().as_bytes()).unwrap();
    let rows = &reading.sheets[0].rows;
    assert_eq!(rows.len(), strings.len() + 1);
    for (row, wanted) in rows[1..].iter().zip(&strings) {
        assert_eq!(row.cell(1), &Cell::text(wanted));
    }
}

/// The least of a workbook: one sheet whose cells are given as XML.
fn workbook(sheet: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        ("[Content_Types].xml", b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".as_slice()),
        (
            "_rels/.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Lists\" sheetId=\"2\" state=\"hidden\" r:id=\"r1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        (
            "xl/styles.xml",
            b"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet_xml(cells: &str) -> Vec<u8> {
    format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{cells}</sheetData></worksheet>").into_bytes()
}

#[test]
fn a_workbook_of_the_1904_epoch_gives_its_own_dates_and_hidden_sheets_are_named() {
    let bytes = workbook(&sheet_xml(
        "<row r=\"3\"><c r=\"B3\" s=\"1\"><v>44629</v></c><c r=\"C3\"><v>2.5</v></c><c r=\"D3\" t=\"b\"><v>1</v></c><c r=\"E3\" t=\"e\"><v>#REF!</v></c></row>",
    ));
    let reading = read("extract.csv", &bytes).unwrap();
    assert_eq!(
        reading.notes,
        ["extract.csv is an Excel workbook; it was read as one.", "Sheet Lists is hidden and was not read."]
    );
    let row = &reading.sheets[0].rows[0];
    assert_eq!((reading.sheets.len(), row.number), (1, 3));
    let shown: Vec<_> = row.cells.iter().map(Cell::shown).collect();
    assert_eq!(shown, ["", "10/03/2026", "2.5", "TRUE", "#REF!"]);
}

#[test]
fn naughty_strings_come_through_a_workbook() {
    let strings: Vec<String> = naughty()
        .into_iter()
        .map(|text| {
            text.chars().filter(|letter| !letter.is_control() && !matches!(*letter, '\u{fffe}' | '\u{ffff}')).collect()
        })
        .collect();
    let cells: String = strings
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            format!("<row r=\"{0}\"><c r=\"A{0}\"><v>{0}</v></c><c r=\"B{0}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c></row>", n + 1)
        })
        .collect();
    let reading = read("naughty.xlsx", &workbook(&sheet_xml(&cells))).unwrap();
    assert_eq!(reading.sheets[0].rows.len(), strings.len());
    let same =
        reading.sheets[0].rows.iter().zip(&strings).filter(|(row, wanted)| row.cell(1) == &Cell::text(wanted)).count();
    // Excel writes `_x000D_` for a control; a string that already looks so is the one a reader may change.
    assert!(same + 1 >= strings.len(), "{same} of {}", strings.len());
}

#[test]
fn a_cell_in_the_last_corner_is_refused_by_its_place_and_costs_nothing() {
    let far = workbook(&sheet_xml("<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"));
    assert!(read("far.xlsx", &far).unwrap_err().contains("more than 100,000 rows"));
    let wide = workbook(&sheet_xml("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"));
    assert!(read("wide.xlsx", &wide).unwrap_err().contains("more than 256 columns"));
}

#[test]
fn spreadsheet_bombs_are_refused_before_the_workbook_is_opened() {
    let blown = workbook(&vec![b' '; 8 * 1024 * 1024]);
    assert!(blown.len() < 64 * 1024);
    assert!(read("bomb.xlsx", &blown).unwrap_err().starts_with("bomb.xlsx unpacks to more than 100 times its size"));

    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for n in 0..300 {
        zip.start_file(format!("part{n}"), zip::write::SimpleFileOptions::default()).unwrap();
    }
    let many = zip.finish().unwrap().into_inner();
    assert!(read("many.xlsx", &many).unwrap_err().starts_with("many.xlsx has 300 parts"));
}

#[test]
fn other_archives_and_cut_workbooks_are_named() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).unwrap();
    let word = zip.finish().unwrap().into_inner();
    assert!(read("minutes.xlsx", &word).unwrap_err().starts_with("minutes.xlsx is a Word document, not an extract."));
    let whole = std::fs::read(fixture("action-log.xlsx")).unwrap();
    for length in (4..whole.len()).step_by(97) {
        assert!(read("cut.xlsx", &whole[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_workbook_with_any_byte_changed_never_panics() {
    let whole = std::fs::read(fixture("action-log.xlsx")).unwrap();
    for place in (0..whole.len()).step_by(53) {
        let mut bytes = whole.clone();
        bytes[place] ^= 0xA5;
        let _ = read("changed.xlsx", &bytes);
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), kind in 0..6_usize) {
        let magic: [&[u8]; 6] = [b"", b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], b"[{", b"\xff\xfe", b"Ref,Tier\n\""];
        let bytes = [magic[kind], &bytes].concat();
        let _ = read("any.csv", &bytes);
    }

    #[test]
    fn arbitrary_text_never_panics(text in "\\PC*|[\",;\\t|\\r\\n a]{0,300}|[\\[{}\\]\":,0-9a]{0,300}") {
        let _ = read("any.csv", text.as_bytes());
        let _ = read("any.json", text.as_bytes());
    }
}
