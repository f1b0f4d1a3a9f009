//! The mapping file: what a person says about an extract whose headings speak for themselves too little. TOML in, closed set of keys.
//!
//! ```toml
//! what = "ocgs"          # ocgs, officers or actions
//! sheet = "Extract"      # only this sheet is read
//! header_row = 4
//! ignore = ["Days in tier"]
//!
//! [columns]              # field = "heading"
//! reference = "Unique no"
//! tier = "Level"
//! ```

use std::collections::BTreeMap;

use serde::Deserialize;

use super::fields::{Field, What, plain};
use super::headings::Column;

/// What a mapping file says; everything in it is optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// What the rows are.
    pub what: Option<What>,
    /// The only sheet to read.
    pub sheet: Option<String>,
    /// The row of headings, as a person counts it.
    pub header_row: Option<usize>,
    columns: BTreeMap<String, String>,
    ignore: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    what: Option<String>,
    sheet: Option<String>,
    header_row: Option<usize>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
}

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    /// One sentence naming the line or the key that is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| text.get(..span.start).map_or(1, |before| before.matches('\n').count() + 1));
            let what = crate::text::clean_line(error.message());
            format!("The mapping file, line {line}: {what}. It may hold what, sheet, header_row, ignore and [columns].")
        })?;
        let what = file
            .what
            .as_deref()
            .map(What::from_word)
            .transpose()
            .map_err(|error| format!("The mapping file: {error}"))?;
        for key in file.columns.keys() {
            let known = |what: What| what.fields().iter().any(|spec| spec.key == key);
            if !What::ALL.into_iter().filter(|kind| what.is_none_or(|what| what == *kind)).any(known) {
                let keys = what.map_or_else(String::new, |what| {
                    let keys: Vec<_> = what.fields().iter().map(|spec| spec.key).collect();
                    format!(" The fields of {} are {}.", what.nouns().1, keys.join(", "))
                });
                return Err(format!(
                    "The mapping file names the field \"{}\", which does not exist.{keys}",
                    super::shown_value(key)
                ));
            }
        }
        Ok(Self { what, sheet: file.sheet, header_row: file.header_row, columns: file.columns, ignore: file.ignore })
    }

    /// Whether a sheet is to be read.
    #[must_use]
    pub fn reads_sheet(&self, name: &str) -> bool {
        self.sheet.as_deref().is_none_or(|sheet| sheet.trim().eq_ignore_ascii_case(name.trim()))
    }

    /// The field a heading was given by hand.
    pub(super) fn field(&self, what: What, heading: &str) -> Option<Field> {
        let joined = plain(heading).concat();
        let (key, _) = self.columns.iter().find(|(key, named)| {
            plain(named).concat() == joined && what.fields().iter().any(|spec| spec.key == key.as_str())
        })?;
        what.fields().iter().find(|spec| spec.key == key).map(|spec| spec.field)
    }

    /// Whether a heading is to be left out.
    pub(super) fn ignores(&self, heading: &str) -> bool {
        let joined = plain(heading).concat();
        self.ignore.iter().any(|named| plain(named).concat() == joined)
    }

    /// A sentence about the first named heading that is not there.
    pub(super) fn missing(&self, what: What, columns: &[Column]) -> Option<String> {
        self.columns.iter().find_map(|(key, heading)| {
            let spec = what.fields().iter().find(|spec| spec.key == key)?;
            let there = columns
                .iter()
                .any(|column| column.field == spec.field && plain(&column.heading).concat() == plain(heading).concat());
            (!there).then(|| {
                format!(
                    "there is no column \"{}\", which the mapping file names as {key}.",
                    super::shown_value(heading)
                )
            })
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]
    use super::*;
    use crate::exchange::headings::recognise;
    use crate::exchange::sheet::{Cell, Row, Sheet};

    fn sheet() -> Sheet {
        let row = |number, cells: &[&str]| Row { number, cells: cells.iter().map(|text| Cell::text(text)).collect() };
        Sheet {
            name: "S".to_owned(),
            rows: vec![row(1, &["Unique no", "Level", "Tier", "Status"]), row(2, &["1", "2", "3", "Active"])],
        }
    }

    #[test]
    fn the_mapping_wins_over_the_headings() {
        let mapping = Mapping::parse(
            "what = \"ocgs\"\nignore = [\"tier\"]\n[columns]\nreference = \"Unique No.\"\ntier = \"Level\"\n",
        )
        .unwrap();
        let found = recognise(&sheet(), None, Some(&mapping)).unwrap();
        let fields: Vec<_> = found.columns.iter().map(|column| (column.index, column.field)).collect();
        assert_eq!(fields, [(0, Field::Reference), (1, Field::Tier), (3, Field::OcgStatus)]);
        assert_eq!(found.unread[0].why, "is not read: the mapping file says so");
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, part) in [
            ("[columns]\nshoe = \"Size\"", "names the field \"shoe\", which does not exist"),
            ("what = \"cars\"", "\"cars\" cannot be imported"),
            ("a = 1\n", "line 1"),
            ("\n\nwhat = ", "line 3"),
        ] {
            let error = Mapping::parse(text).unwrap_err();
            assert!(error.contains(part), "{error}");
        }
        let mapping =
            Mapping::parse("what = \"ocgs\"\n[columns]\nreference = \"Unique no\"\nlro = \"Boss\"\n").unwrap();
        let error = recognise(&sheet(), None, Some(&mapping)).unwrap_err().sentence;
        assert!(error.contains("there is no column \"Boss\", which the mapping file names as lro"), "{error}");
    }
}
