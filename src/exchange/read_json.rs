//! Reads JSON: a list of records, or an object whose lists of records are named (`{"ocgs": [...], "actions": [...]}`).
//! Knows no headings; keeps nothing of the JSON but the cells, so that a small file cannot become a large tree.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::limits::Meter;
use super::sheet::{Cell, Reading, Row, Sheet};

/// Reads the file as one sheet per list of records; the field names become row 0, the first record is row 1.
///
/// # Errors
/// One sentence when the file is not JSON of that shape (with the line), or passes a limit.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Reading, String> {
    let shown = super::shown_name(name);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut build = Build { name: shown.clone(), reading: Reading::default(), meter: Meter::default(), refusal: None };
    let mut parser = serde_json::Deserializer::from_slice(bytes);
    let outcome = Top(&mut build).deserialize(&mut parser).and_then(|()| parser.end());
    if let Some(refusal) = build.refusal {
        return Err(refusal);
    }
    if let Err(error) = outcome {
        let (line, column) = (error.line(), error.column());
        return Err(format!(
            "{shown}, line {line}, character {column}: the file is not a list of records in JSON. Nothing was imported; export it as a list of objects."
        ));
    }
    Ok(build.reading)
}

/// What is being put together while the file is read.
struct Build {
    name: String,
    reading: Reading,
    meter: Meter,
    refusal: Option<String>,
}

struct Top<'a>(&'a mut Build);

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();
    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of records")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let name = self.0.name.clone();
        Records { build: self.0, name }.visit_seq(list)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            let name = crate::text::clean_line(&key);
            map.next_value_seed(Records { build: self.0, name })?;
        }
        Ok(())
    }
}

/// One list of records; anything else under a name is skipped and said so.
struct Records<'a> {
    build: &'a mut Build,
    name: String,
}

impl Records<'_> {
    fn skipped(self) {
        let name = self.name;
        self.build.reading.notes.push(format!("The part {name} is not a list of records and was not read."));
    }
}

impl<'de> DeserializeSeed<'de> for Records<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Records<'_> {
    type Value = ();
    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of records")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut sheet = Sheet { name: self.name, rows: vec![Row { number: 0, cells: Vec::new() }] };
        let mut columns = Columns::default();
        let mut number = 0;
        while let Some(record) = list.next_element_seed(Record { columns: &mut columns, build: &mut *self.build })? {
            number += 1;
            for (column, cell) in record {
                if let Err(refusal) = self.build.meter.place(&mut sheet, number - 1, column, cell) {
                    self.build.refusal.get_or_insert(refusal);
                    return Err(serde::de::Error::custom("limit"));
                }
            }
        }
        if let Some(head) = sheet.rows.first_mut() {
            head.cells = columns.names.iter().map(|name| Cell::text(name)).collect();
        }
        self.build.reading.sheets.push(sheet);
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.skipped();
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.skipped();
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        self.skipped();
        Ok(())
    }
    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.skipped();
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.skipped();
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.skipped();
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.skipped();
        Ok(())
    }
}

/// The field names met so far, in order of first appearance.
#[derive(Default)]
struct Columns {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Columns {
    fn place(&mut self, name: String) -> usize {
        if let Some(place) = self.places.get(&name) {
            return *place;
        }
        let place = self.names.len();
        self.names.push(name.clone());
        self.places.insert(name, place);
        place
    }
}

/// One record: its cells with their columns.
struct Record<'a> {
    columns: &'a mut Columns,
    build: &'a mut Build,
}

impl<'de> DeserializeSeed<'de> for Record<'_> {
    type Value = Vec<(usize, Cell)>;
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Self::Value, D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Record<'_> {
    type Value = Vec<(usize, Cell)>;
    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a record")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let column = self.columns.place(key);
            if column >= super::limits::COLUMNS {
                let (name, most) = (&self.build.name, super::limits::COLUMNS);
                self.build.refusal = Some(format!(
                    "{name} has more than {most} different field names. Nothing was imported; export fewer columns."
                ));
                return Err(serde::de::Error::custom("limit"));
            }
            cells.push((column, map.next_value_seed(Value)?));
        }
        Ok(cells)
    }
}

/// One value as a cell; a list of plain values is joined with `; `, anything deeper is no cell.
struct Value;

impl<'de> DeserializeSeed<'de> for Value {
    type Value = Cell;
    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Cell, D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value {
    type Value = Cell;
    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }
    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::text(text))
    }
    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }
    fn visit_bool<E>(self, truth: bool) -> Result<Cell, E> {
        Ok(Cell::Bool(truth))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(super::read_book::whole(number))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Cell, E> {
        Ok(i64::try_from(number).map_or_else(|_| Cell::Text(number.to_string()), super::read_book::whole))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Cell, E> {
        Ok(Cell::number(number))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Cell, A::Error> {
        let mut parts = Vec::new();
        let mut deeper = false;
        while let Some(cell) = list.next_element_seed(Value)? {
            deeper |= matches!(cell, Cell::Error(_));
            if !cell.is_empty() && parts.len() < super::limits::CELL_CHARACTERS {
                parts.push(cell.shown());
            }
        }
        Ok(if deeper { Cell::Error("a group of values".to_owned()) } else { Cell::text(&parts.join("; ")) })
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Cell, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Cell::Error("a group of values".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;

    fn shown(sheet: &Sheet) -> Vec<String> {
        sheet
            .rows
            .iter()
            .map(|row| format!("{}: {}", row.number, row.cells.iter().map(Cell::shown).collect::<Vec<_>>().join("|")))
            .collect()
    }

    #[test]
    fn a_list_of_records_is_one_sheet() {
        let text = br#"[{"ref":"A1","tier":2,"threats":["drugs","fraud"]},{"tier":null,"lines":true,"ref":"A2"},{"ref":{"x":1}}]"#;
        let reading = read("x.json", text).unwrap();
        assert_eq!(
            shown(&reading.sheets[0]),
            ["0: ref|tier|threats|lines", "1: A1|2|drugs; fraud", "2: A2|||TRUE", "3: a group of values"]
        );
    }

    #[test]
    fn named_lists_are_sheets_and_the_rest_is_named() {
        let reading =
            read("x.json", br#"{"exported":"2026-11-24","ocgs":[{"ref":"A1"}],"meta":{"a":[1]},"actions":[]}"#)
                .unwrap();
        assert_eq!(reading.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["ocgs", "actions"]);
        assert_eq!(reading.notes.len(), 2);
        assert!(reading.notes[0].starts_with("The part exported"));
    }

    #[test]
    fn broken_json_names_the_line() {
        let error = read("x.json", b"[{\"ref\":\n \"A1\",]").unwrap_err();
        assert!(error.starts_with("x.json, line 2, character"), "{error}");
        assert!(read("x.json", b"[1,2]").is_err());
        assert!(read("x.json", b"[{}] trailing").is_err());
        assert!(read("x.json", "[".repeat(100_000).as_bytes()).is_err());
    }

    #[test]
    fn too_many_names_are_refused_by_count() {
        let text = format!("[{{{}}}]", (0..300).map(|n| format!("\"f{n}\":1")).collect::<Vec<_>>().join(","));
        assert!(read("x.json", text.as_bytes()).unwrap_err().contains("more than 256 different field names"));
    }
}
