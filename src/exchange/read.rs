//! Decides what a file is by its content, says so when its name claims otherwise, and hands it to the right reader.

use super::read_book::Book;
use super::sheet::Reading;
use super::unzip::Packed;
use super::{limits, read_book, read_csv, read_json, unzip};

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Xlsx,
    Xls,
    Ods,
    Json,
    Text,
}

impl Kind {
    /// With its article, for a sentence.
    fn words(self) -> &'static str {
        match self {
            Self::Xlsx | Self::Xls => "an Excel workbook",
            Self::Ods => "an OpenDocument spreadsheet",
            Self::Json => "a JSON file",
            Self::Text => "a text file",
        }
    }

    /// The kind a file name claims; nothing where the ending is unknown.
    fn claimed(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" | "xltx" => Some(Self::Xlsx),
            "xls" => Some(Self::Xls),
            "ods" => Some(Self::Ods),
            "json" => Some(Self::Json),
            "csv" | "tsv" | "tab" | "txt" => Some(Self::Text),
            _ => None,
        }
    }
}

/// Reads a file of any supported kind. `name` is the file's name, only used in sentences and to notice a name that lies.
///
/// # Errors
/// One sentence when the file is empty, too large, of a kind that is not read, damaged, or passes a limit (`limits.rs`).
pub fn read(name: &str, bytes: &[u8]) -> Result<Reading, String> {
    limits::check_size(name, bytes.len() as u64)?;
    let kind = kind(name, bytes)?;
    let mut reading = match kind {
        Kind::Xlsx => read_book::read(name, bytes, Book::Xlsx),
        Kind::Xls => read_book::read(name, bytes, Book::Xls),
        Kind::Ods => read_book::read(name, bytes, Book::Ods),
        Kind::Json => read_json::read(name, bytes),
        Kind::Text => read_csv::read(name, bytes),
    }?;
    let shown = super::shown_name(name);
    if reading.sheets.iter().all(|sheet| sheet.rows.iter().all(super::sheet::Row::is_blank)) {
        return Err(format!("{shown} holds no rows. Nothing was imported; export it again."));
    }
    if Kind::claimed(name).is_some_and(|claimed| claimed.words() != kind.words()) {
        reading.notes.insert(0, format!("{shown} is {}; it was read as one.", kind.words()));
    }
    Ok(reading)
}

/// Tells the kind by the first bytes, or refuses what is not read by name.
fn kind(name: &str, bytes: &[u8]) -> Result<Kind, String> {
    let shown = super::shown_name(name);
    let refuse = |what: &str| {
        Err(format!("{shown} is {what}, not an extract. Nothing was imported; export it as CSV or an Excel workbook."))
    };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return match unzip::check(name, bytes)? {
            Packed::Excel => Ok(Kind::Xlsx),
            Packed::OpenDocument => Ok(Kind::Ods),
            Packed::ExcelBinary => refuse("a binary Excel workbook (xlsb)"),
            Packed::Word => refuse("a Word document"),
            Packed::Slides => refuse("a set of slides"),
            Packed::Archive => refuse("a zip archive"),
        };
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return if holds_wide(bytes, "EncryptedPackage") {
            Err(format!("{shown} is locked by a password. Nothing was imported; save a copy without one."))
        } else if holds_wide(bytes, "WordDocument") {
            refuse("a Word document")
        } else {
            Ok(Kind::Xls)
        };
    }
    for (magic, what) in SIGNATURES {
        if bytes.starts_with(magic) {
            return refuse(what);
        }
    }
    let start = text_start(bytes);
    for (opening, what) in [
        ("<!doctype html", "a web page"),
        ("<html", "a web page"),
        ("<table", "a web page"),
        ("<?xml", "an XML file"),
        ("{\\rtf", "a rich text document"),
    ] {
        if start.len() >= opening.len() && start.as_bytes()[..opening.len()].eq_ignore_ascii_case(opening.as_bytes()) {
            return refuse(what);
        }
    }
    let mut letters = start.chars().filter(|letter| !letter.is_whitespace());
    let opening = (letters.next(), letters.next());
    let json = match opening {
        (Some('['), Some('{' | ']')) | (Some('{'), Some('"' | '}')) => true,
        (Some('[' | '{'), _) => Kind::claimed(name) == Some(Kind::Json),
        _ => false,
    };
    Ok(if json { Kind::Json } else { Kind::Text })
}

/// The first bytes of what people attach by mistake.
const SIGNATURES: [(&[u8], &str); 14] = [
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM\0\0", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"SQLite format 3\0", "a database"),
    (b"\x1f\x8b", "a packed archive"),
    (b"7z\xbc\xaf\x27\x1c", "a packed archive"),
    (b"Rar!\x1a", "a packed archive"),
    (b"MZ\x90\0", "a program"),
    (b"\x7fELF", "a program"),
    (b"ITSF", "a help file"),
];

/// The beginning of the file as text, byte order mark and white space left out; empty where it is not ASCII-like.
fn text_start(bytes: &[u8]) -> &str {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = bytes.get(..bytes.len().min(256)).unwrap_or_default();
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => {
            head.get(..error.valid_up_to()).and_then(|head| std::str::from_utf8(head).ok()).unwrap_or_default()
        }
    };
    valid.trim_start()
}

/// Whether a compound file names a stream (names are UTF-16 there).
fn holds_wide(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;

    #[test]
    fn what_is_not_an_extract_is_named() {
        for (bytes, what) in [
            (b"%PDF-1.7 abc".as_slice(), "a PDF document"),
            (b"\x89PNG\r\n\x1a\n", "a picture"),
            (b"\xff\xd8\xff\xe0", "a picture"),
            (b"SQLite format 3\0abc", "a database"),
            (b"  <!DOCTYPE HTML><table>", "a web page"),
            (b"<HTML><table>", "a web page"),
            (b"<?xml version='1.0'?><Workbook>", "an XML file"),
            (b"{\\rtf1 abc", "a rich text document"),
            (b"\x7fELF\x02", "a program"),
        ] {
            let error = read("extract.csv", bytes).unwrap_err();
            assert!(error.starts_with(&format!("extract.csv is {what}, not an extract.")), "{error}");
        }
    }

    #[test]
    fn a_name_that_lies_is_noted() {
        let reading = read("extract.xlsx", b"Ref,Tier\n1,2\n").unwrap();
        assert_eq!(reading.notes, ["extract.xlsx is a text file; it was read as one."]);
        let reading = read("extract.csv", b"[{\"ref\":\"1\"}]").unwrap();
        assert_eq!(reading.notes, ["extract.csv is a JSON file; it was read as one."]);
        assert!(read("extract.tsv", b"Ref,Tier\n1,2\n").unwrap().notes.is_empty());
    }

    #[test]
    fn nothing_in_it_is_said() {
        assert!(read("a.csv", b"").unwrap_err().contains("is empty"));
        assert!(read("a.csv", b" \r\n ,,\r\n").unwrap_err().contains("holds no rows"));
        assert!(read("a.json", b"[]").unwrap_err().contains("holds no rows"));
    }

    #[test]
    fn a_heading_in_brackets_is_text() {
        assert_eq!(read("a.csv", b"[Ref],Tier\n1,2\n").unwrap().sheets[0].rows.len(), 2);
    }
}
