//! A journal as its listing (`docs/journal-format.md`): one JSON object a line, the first about the whole. How a line is written, and how a listing is
//! checked without the store and without a passphrase. Knows no file and no store.
//!
//! Whoever reads a listing reads its fields and does not recompute their hashes. So every field counts: one that is not sealed itself must be what the
//! sealed ones make it, and there is none beside them. What does not count is how the JSON is spelt: spaces, the order of the fields, escapes.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::canonical::{genesis, hex, unhex};
use super::chain::{Head, Verifier};
use super::entry::{Entry, Hash, Header};
use super::seal::thousands;
use super::strict;

const FORMAT: &str = "muster.journal/1";

/// The first line: the store, and where its journal ends.
#[must_use]
pub fn head(store_id: &str, entries: u64, head: Option<&Hash>) -> Value {
    json!({
        "format": FORMAT,
        "store_id": store_id,
        "genesis": hex(&genesis(store_id)),
        "entries": entries,
        "head": head.map(|head| hex(head)),
    })
}

/// The line of an entry: everything that is hashed, and the body once more to be read.
#[must_use]
pub fn line(entry: &Entry) -> Value {
    let header = &entry.header;
    json!({
        "seq": header.seq,
        "id": header.id.to_string(),
        "recorded_at": header.recorded_at,
        "decided_at": header.decided_at,
        "decided_by": header.decided_by,
        "entered_by": header.entered_by,
        "meeting": header.meeting,
        "batch": header.batch,
        "kind": header.kind,
        "subject": header.subject,
        "body_version": header.body_version,
        "undoes": header.undoes,
        "salt": hex(&entry.salt),
        "body": entry.body.as_deref().and_then(|body| serde_json::from_str::<Value>(body).ok()),
        "body_text": entry.body,
        "body_hash": hex(&entry.body_hash),
        "prev": hex(&entry.prev),
        "hash": hex(&entry.hash),
    })
}

/// The store id in the first line of a listing.
///
/// # Errors
/// One sentence when the line is not the head of a journal.
pub fn store_id(line: &str) -> Result<String, String> {
    let head: Value = serde_json::from_str(line).map_err(|_| not_a_journal())?;
    match (head["format"].as_str(), head["store_id"].as_str()) {
        (Some(FORMAT), Some(id)) => Ok(id.to_owned()),
        _ => Err(not_a_journal()),
    }
}

fn not_a_journal() -> String {
    "The file is no listing of a journal: its first line does not say muster.journal/1. Make one with \"muster journal --json\".".to_owned()
}

/// A listing as it is checked, one line after the other.
#[derive(Debug, Clone)]
pub struct Listing {
    verifier: Verifier,
    lines: u64,
    entries: u64,
    head: Option<Hash>,
}

impl Listing {
    /// Begins with the first line. `signed` is the entry whose hash is known from elsewhere.
    ///
    /// # Errors
    /// One sentence that names the field of the line that is not what it should be.
    pub fn begin(text: &str, signed: u64) -> Result<Self, String> {
        let store = store_id(text)?;
        let begin = || {
            let said = strict::object(text)?;
            let entries = number(&said, "entries")?;
            let last = match said.get("head") {
                Some(Value::Null) => None,
                _ => Some(hash(&said, "head")?),
            };
            same(&said, &head(&store, entries, last.as_ref()))?;
            Ok((entries, last))
        };
        let (entries, head) = begin().map_err(|why: String| refused(1, &why))?;
        Ok(Self { verifier: Verifier::new(&store).watch(signed), lines: 1, entries, head })
    }

    /// Takes the next line.
    ///
    /// # Errors
    /// One sentence: the line and its field, or how the entry breaks the chain.
    pub fn push(&mut self, text: &str) -> Result<(), String> {
        self.lines += 1;
        let entry = entry(text).map_err(|why| refused(self.lines, &why))?;
        self.verifier.push(&entry).map_err(|found| found.sentence())
    }

    /// Ends it, and says how many entries follow the signed one: they are chained to it, and nobody has signed them.
    ///
    /// # Errors
    /// One sentence: the journal is not the one that was signed, or the first line says something else of it than its entries show.
    pub fn finish(self, signed: (u64, Hash)) -> Result<u64, String> {
        let found = self.verifier.finish(Some(signed)).and_then(Head::explained).map_err(|found| found.sentence())?;
        if found.entries != self.entries {
            let (said, entries) = (thousands(self.entries), thousands(found.entries));
            return Err(refused(1, &format!("the field \"entries\" says {said}, and {entries} stand below it")));
        }
        if self.head != Some(found.hash) {
            return Err(refused(1, "the field \"head\" is not the hash of the last entry"));
        }
        Ok(found.entries - signed.0)
    }
}

fn refused(line: u64, why: &str) -> String {
    format!(
        "Line {} of the listing is not as Muster wrote it: {why}. Rely on none of it; have it made anew with \"muster journal --json\".",
        thousands(line)
    )
}

/// One entry out of its line.
fn entry(text: &str) -> Result<Entry, String> {
    let said = strict::object(text)?;
    let optional = |name: &str| said.get(name).and_then(Value::as_str).map(str::to_owned);
    let read = Entry {
        header: Header {
            seq: number(&said, "seq")?,
            id: words(&said, "id")?.parse::<Uuid>().map_err(|_| form("id"))?,
            recorded_at: moment(&said, "recorded_at")?,
            decided_at: moment(&said, "decided_at")?,
            decided_by: words(&said, "decided_by")?,
            entered_by: words(&said, "entered_by")?,
            meeting: optional("meeting"),
            batch: number(&said, "batch")?,
            kind: words(&said, "kind")?,
            subject: words(&said, "subject")?,
            body_version: number(&said, "body_version")?.try_into().map_err(|_| form("body_version"))?,
            undoes: said.get("undoes").and_then(Value::as_u64),
        },
        salt: said.get("salt").and_then(Value::as_str).and_then(unhex).ok_or_else(|| form("salt"))?,
        body: optional("body_text"),
        body_hash: hash(&said, "body_hash")?,
        prev: hash(&said, "prev")?,
        hash: hash(&said, "hash")?,
    };
    // The salt of an erased text is hashed with nothing any more.
    if read.is_erased() && read.salt != [0; 16] {
        return Err("the field \"salt\" is not zero, though the text was erased".to_owned());
    }
    same(&said, &line(&read))?;
    Ok(read)
}

/// Holds what a line says against what Muster would have written there: the first field that is missing, that nobody knows, or that says it otherwise.
fn same(said: &Map<String, Value>, whole: &Value) -> Result<(), String> {
    let known = whole.as_object().into_iter().flatten();
    if let Some((name, _)) = known.into_iter().find(|(name, _)| !said.contains_key(*name)) {
        return Err(form(name));
    }
    for (name, value) in said {
        match whole.get(name) {
            None => return Err(format!("the field \"{}\" is none of a listing", crate::text::clean_line(name))),
            Some(meant) if meant == value => {}
            Some(_) if name == "body" => {
                return Err(
                    "the field \"body\" says something else than \"body_text\", which is what was sealed".to_owned()
                );
            }
            Some(_) if name == "genesis" => return Err("the field \"genesis\" is not that of its store".to_owned()),
            Some(_) => return Err(form(name)),
        }
    }
    Ok(())
}

fn form(name: &str) -> String {
    format!("the field \"{name}\" is missing or in another form")
}

fn words(said: &Map<String, Value>, name: &str) -> Result<String, String> {
    said.get(name).and_then(Value::as_str).map(str::to_owned).ok_or_else(|| form(name))
}

fn number(said: &Map<String, Value>, name: &str) -> Result<u64, String> {
    said.get(name).and_then(Value::as_u64).ok_or_else(|| form(name))
}

fn moment(said: &Map<String, Value>, name: &str) -> Result<i64, String> {
    said.get(name).and_then(Value::as_i64).ok_or_else(|| form(name))
}

fn hash(said: &Map<String, Value>, name: &str) -> Result<Hash, String> {
    said.get(name).and_then(Value::as_str).and_then(unhex).ok_or_else(|| form(name))
}

#[cfg(test)]
#[path = "listing_tests.rs"]
mod tests;
