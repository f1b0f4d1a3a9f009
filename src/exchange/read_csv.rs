//! Reads delimited text: guesses the encoding and the delimiter, keeps ragged rows, counts rows as a spreadsheet shows them.
//! Knows no headings.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::limits::Meter;
use super::sheet::{Cell, Reading, Sheet};

/// The delimiters that are tried, in order of preference where two fit equally well.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];
/// How many rows the delimiter is guessed from.
const GUESS_ROWS: usize = 200;

/// Reads a text file as one sheet named after the file.
///
/// # Errors
/// One sentence when the file is not text, a quotation mark is never closed, or a limit is passed.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Reading, String> {
    let mut notes = Vec::new();
    let text = decode(name, bytes, &mut notes)?;
    let (declared, body, first_row) = declared_delimiter(&text);
    let delimiter = declared.unwrap_or_else(|| guess_delimiter(body));
    let mut sheet = Sheet { name: super::shown_name(name), rows: Vec::new() };
    let mut meter = Meter::default();
    let mut records = Records::new(body, delimiter);
    let mut row = first_row;
    while let Some(record) = records.next_record() {
        for (column, field) in record.iter().enumerate() {
            meter.place(&mut sheet, row, column, Cell::text(field))?;
        }
        row += 1;
    }
    if let Some(opened) = records.unclosed {
        let row = opened + first_row + 1;
        return Err(format!(
            "{}, row {row}: a quotation mark is opened and never closed, so the rows after it cannot be told apart. Nothing was imported.",
            sheet.name
        ));
    }
    Ok(Reading { sheets: vec![sheet], notes })
}

/// The text of the file in whatever encoding it was written.
fn decode(name: &str, bytes: &[u8], notes: &mut Vec<String>) -> Result<String, String> {
    let encoding = encoding_of(bytes);
    let (text, _, damaged) = encoding.decode(bytes);
    let shown = super::shown_name(name);
    if text.contains('\0') {
        return Err(format!(
            "{shown} is not text: it holds zero bytes. Nothing was imported; export it as CSV or an Excel workbook."
        ));
    }
    if encoding != UTF_8 {
        notes.push(format!("{shown} was read as {} text.", encoding.name().to_lowercase()));
    }
    if damaged {
        notes.push(format!("{shown} holds bytes that are no characters; each is shown as a replacement mark."));
    }
    Ok(text.into_owned())
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"uk"), chardetng::Utf8Detection::Allow);
    // A file that is nearly all ASCII gives the detector too little to leave the Western default for.
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if guess != UTF_8 && high * 20 < bytes.len() { WINDOWS_1252 } else { guess }
}

/// UTF-16 written without its mark: at least nine in ten of the bytes on one side of the pairs are zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    if pairs < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if second * 10 >= pairs * 9 && first == 0 {
        Some(UTF_16LE)
    } else if first * 10 >= pairs * 9 && second == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Excel's own `sep=;` line, with what follows it and the number of rows it took.
fn declared_delimiter(text: &str) -> (Option<char>, &str, usize) {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = line.trim_end_matches('\r').trim_matches('"');
    if line.len() >= 4
        && line.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="))
        && let Some(delimiter) = line.chars().nth(4)
        && line.chars().count() == 5
        && DELIMITERS.contains(&delimiter)
    {
        return (Some(delimiter), rest, 1);
    }
    (None, text, 0)
}

/// The delimiter that splits most rows into the same number of fields; among equals, the one that makes more fields.
fn guess_delimiter(text: &str) -> char {
    let mut best = (0, 0, ',');
    for delimiter in DELIMITERS {
        let mut counts = std::collections::BTreeMap::<usize, usize>::new();
        let mut records = Records::new(text, delimiter);
        let mut seen = 0;
        while seen < GUESS_ROWS
            && let Some(record) = records.next_record()
        {
            seen += 1;
            if record.len() > 1 {
                *counts.entry(record.len()).or_default() += 1;
            }
        }
        if let Some((fields, rows)) = counts.into_iter().max_by_key(|(fields, rows)| (*rows, *fields))
            && (rows, fields) > (best.0, best.1)
        {
            best = (rows, fields, delimiter);
        }
    }
    best.2
}

/// Splits text into records after RFC 4180, leniently: any line ending, text after a closing quote is kept, blank lines count.
struct Records<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    delimiter: char,
    done: usize,
    unclosed: Option<usize>,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { rest: text.chars().peekable(), delimiter, done: 0, unclosed: None }
    }

    /// The next record's fields; a blank line is one empty field.
    fn next_record(&mut self) -> Option<Vec<String>> {
        self.rest.peek()?;
        let mut fields = Vec::new();
        let mut field = String::new();
        let (mut quoted, mut fresh) = (false, true);
        loop {
            match self.rest.next() {
                None => {
                    if quoted {
                        self.unclosed = Some(self.done);
                    }
                    break;
                }
                Some('"') if quoted => {
                    if self.rest.peek() == Some(&'"') {
                        self.rest.next();
                        field.push('"');
                    } else {
                        quoted = false;
                    }
                }
                Some(letter) if quoted => field.push(letter),
                Some('"') if fresh => {
                    quoted = true;
                    fresh = false;
                }
                Some(letter) if letter == self.delimiter => {
                    fields.push(std::mem::take(&mut field));
                    fresh = true;
                }
                Some('\n') => break,
                Some('\r') => {
                    if self.rest.peek() == Some(&'\n') {
                        self.rest.next();
                    }
                    break;
                }
                Some(letter) => {
                    fresh = false;
                    field.push(letter);
                }
            }
        }
        fields.push(field);
        self.done += 1;
        Some(fields)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
        let reading = read("a.csv", bytes).unwrap();
        reading.sheets[0].rows.iter().map(|row| (row.number, row.cells.iter().map(Cell::shown).collect())).collect()
    }

    fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (number, cells.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_delimiter_is_found() {
        for delimiter in [",", ";", "\t", "|"] {
            let text = ["Ref", "Tier", "Threat"].join(delimiter) + "\n" + &["1", "2", "Drugs"].join(delimiter) + "\n";
            assert_eq!(
                rows(text.as_bytes()),
                [row(1, &["Ref", "Tier", "Threat"]), row(2, &["1", "2", "Drugs"])],
                "{delimiter:?}"
            );
        }
    }

    #[test]
    fn a_list_inside_a_field_does_not_mislead_the_guess() {
        let text = "Ref,Threats\n1,drugs; fraud; cyber\n2,drugs; fraud\n3,fraud\n";
        assert_eq!(rows(text.as_bytes())[1], row(2, &["1", "drugs; fraud; cyber"]));
        let text = "Name;Place;Sum\nMueller;Ham, East;12,50\nSmith;Ash, West;3,20\n";
        assert_eq!(rows(text.as_bytes())[1], row(2, &["Mueller", "Ham, East", "12,50"]));
    }

    #[test]
    fn title_rows_blank_rows_and_ragged_rows_keep_their_numbers() {
        let text = "Extract\r\n\r\n\r\nRef,Tier\r\n1\r\n\r\n2,3,4\r\n";
        assert_eq!(
            rows(text.as_bytes()),
            [row(1, &["Extract"]), row(4, &["Ref", "Tier"]), row(5, &["1"]), row(7, &["2", "3", "4"])]
        );
    }

    #[test]
    fn a_quoted_line_break_is_one_row() {
        assert_eq!(
            rows(b"a,b\n\"one\ntwo\",2\nx,y\n"),
            [row(1, &["a", "b"]), row(2, &["one\ntwo", "2"]), row(3, &["x", "y"])]
        );
        assert_eq!(rows(b"a,b\rc,d"), [row(1, &["a", "b"]), row(2, &["c", "d"])]);
    }

    #[test]
    fn an_unclosed_quotation_mark_is_named() {
        let error = read("a.csv", b"a,b\n1,\"two\n3,4\n").unwrap_err();
        assert!(error.starts_with("a.csv, row 2: a quotation mark is opened and never closed"), "{error}");
    }

    #[test]
    fn the_encoding_is_found() {
        let text = "Ref,Name\n1,Caf\u{e9} \u{a3}5\n";
        let expected = [row(1, &["Ref", "Name"]), row(2, &["1", "Caf\u{e9} \u{a3}5"])];
        let utf16 = |big: bool, mark: bool| -> Vec<u8> {
            let start = if mark { "\u{feff}" } else { "" };
            format!("{start}{text}")
                .encode_utf16()
                .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let western: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked,
            western,
            utf16(false, true),
            utf16(true, true),
            utf16(false, false),
            utf16(true, false),
        ] {
            assert_eq!(rows(&bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn a_declared_delimiter_is_obeyed_and_counted() {
        assert_eq!(rows(b"sep=|\na|b,c,d\n1|2,3,4\n"), [row(2, &["a", "b,c,d"]), row(3, &["1", "2,3,4"])]);
    }

    #[test]
    fn zero_bytes_are_not_text() {
        assert!(read("a.csv", b"a,b\0c\n").unwrap_err().contains("is not text"));
    }
}
