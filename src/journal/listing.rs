//! A journal read back from its listing (`docs/journal-format.md`): one JSON object a line, the first about the whole. For checking a copy without the
//! store and without a passphrase. Knows no file and no store.

use serde_json::Value;
use uuid::Uuid;

use super::canonical::unhex;
use super::entry::{Entry, Header};

/// The store id in the first line of a listing.
///
/// # Errors
/// One sentence when the line is not the head of a journal.
pub fn store_id(line: &str) -> Result<String, String> {
    let head: Value = serde_json::from_str(line).map_err(|_| not_a_journal())?;
    match (head["format"].as_str(), head["store_id"].as_str()) {
        (Some("muster.journal/1"), Some(id)) => Ok(id.to_owned()),
        _ => Err(not_a_journal()),
    }
}

fn not_a_journal() -> String {
    "The file is no listing of a journal: its first line does not say muster.journal/1. Make one with \"muster journal --json\".".to_owned()
}

/// One entry out of its line.
///
/// # Errors
/// The name of the first field that is missing or in another form.
pub fn entry(line: &str) -> Result<Entry, String> {
    let value: Value = serde_json::from_str(line).map_err(|_| "the line is not JSON".to_owned())?;
    let wrong = |name: &str| format!("its {name} is missing or in another form");
    let text = |name: &str| value[name].as_str().map(str::to_owned).ok_or_else(|| wrong(name));
    let number = |name: &str| value[name].as_u64().ok_or_else(|| wrong(name));
    let moment = |name: &str| value[name].as_i64().ok_or_else(|| wrong(name));
    let hash = |name: &str| value[name].as_str().and_then(unhex).ok_or_else(|| wrong(name));
    let version = u16::try_from(number("body_version")?).map_err(|_| wrong("body_version"))?;
    Ok(Entry {
        header: Header {
            seq: number("seq")?,
            id: Uuid::parse_str(&text("id")?).map_err(|_| wrong("id"))?,
            recorded_at: moment("recorded_at")?,
            decided_at: moment("decided_at")?,
            decided_by: text("decided_by")?,
            entered_by: text("entered_by")?,
            meeting: value["meeting"].as_str().map(str::to_owned),
            batch: number("batch")?,
            kind: text("kind")?,
            subject: text("subject")?,
            body_version: version,
            undoes: value["undoes"].as_u64(),
        },
        salt: value["salt"].as_str().and_then(unhex).ok_or_else(|| wrong("salt"))?,
        body: value["body_text"].as_str().map(str::to_owned),
        body_hash: hash("body_hash")?,
        prev: hash("prev")?,
        hash: hash("hash")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_entry_names_what_is_wrong() {
        assert!(store_id("{}").is_err_and(|said| said.contains("muster.journal/1")));
        assert_eq!(
            store_id(r#"{"format":"muster.journal/1","store_id":"K7QM-2XRD-91VT"}"#),
            Ok("K7QM-2XRD-91VT".into())
        );
        assert_eq!(entry("no").err(), Some("the line is not JSON".into()));
        assert!(entry("{\"body_version\":1}").is_err_and(|said| said.contains("missing")));
        assert!(entry("{\"body_version\":70000}").is_err_and(|said| said.contains("body_version")));
    }
}
