//! Reading in a process of its own: the same answers, and a file that exhausts memory ends only that process.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use std::io::Write;
use std::path::Path;
use std::process::Command;

use muster::exchange::child::{read_with, serve};
use muster::exchange::read::read;

const IN_CHILD: &str = "MUSTER_TEST_READS_SHEETS";

/// Not a test of its own: what the child runs when this program starts itself again.
#[test]
fn child() {
    if std::env::var_os(IN_CHILD).is_some() {
        serve(std::io::stdin(), std::io::stdout()).unwrap();
        std::process::exit(0);
    }
}

fn itself() -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["child", "--exact", "--nocapture"]).env(IN_CHILD, "1");
    command
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).unwrap()
}

#[test]
fn the_child_reads_what_the_program_reads() {
    for name in ["mapping-extract.csv", "officers.csv", "action-log.xlsx"] {
        let bytes = fixture(name);
        assert_eq!(read_with(itself(), name, &bytes), read(name, &bytes), "{name}");
    }
}

#[test]
fn refusals_come_through_as_they_are() {
    for (name, bytes) in
        [("a.csv", b"".as_slice()), ("a.csv", b"%PDF-1.7"), ("b.json", b"[{]"), ("c.xlsx", b"PK\x03\x04....")]
    {
        assert_eq!(read_with(itself(), name, bytes), read(name, bytes));
        assert!(read_with(itself(), name, bytes).is_err());
    }
}

#[test]
fn a_file_that_says_how_much_it_asks_for_is_refused_at_once() {
    let error = read("rows.ods", &repeated_cells(1_000_000)).unwrap_err();
    assert!(error.starts_with("rows.ods has more cells than an extract needs."), "{error}");
}

/// A spreadsheet of a few hundred bytes whose one cell stands for a thousand in each of so many rows.
fn repeated_cells(rows: u32) -> Vec<u8> {
    let content = br#"<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="One"><table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#;
    let content = String::from_utf8_lossy(content).replace("{rows}", &rows.to_string());
    let manifest = br#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".as_slice()),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_asks_for_too_much_is_stopped_in_one_sentence() {
    assert_eq!(
        read_with(itself(), "rows.ods", &repeated_cells(99_000)),
        Err("rows.ods asked for more memory or time than an extract needs and was stopped. Nothing was imported; save a copy as CSV.".to_owned())
    );
}

#[test]
fn a_child_that_says_nothing_or_cannot_start_is_an_error_not_a_reading() {
    let mut mute = itself();
    mute.env_remove(IN_CHILD);
    assert!(read_with(mute, "a.csv", b"Ref,Tier\nA1,1\n").unwrap_err().contains("was stopped"));
    let missing = Command::new("/nowhere/at/all");
    assert!(read_with(missing, "a.csv", b"Ref,Tier\nA1,1\n").unwrap_err().contains("did not start"));
}
