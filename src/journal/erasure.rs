//! Which entries an entry of the journal says were erased by law. An entry whose body is gone is whole only where a later one names it with its hash.
//!
//! It reads the few fields it needs out of the body and must not know what else a body says.

use super::canonical::unhex;
use super::entry::{Entry, Hash};
use serde_json::Value;

/// The kind of entry that names others as erased.
pub const KIND: &str = "record.erased";

/// An entry, or a line of the access log, that is named as erased: its number and the hash of what stood there.
pub type Named = (u64, Hash);

/// What an entry names as erased, also by way of an earlier erasure that was itself erased in part; nothing for an entry of another kind.
#[must_use]
pub fn named(entry: &Entry) -> Vec<Named> {
    read(entry, "erased", "entry")
}

/// The lines of the access log that an entry names as erased.
#[must_use]
pub fn named_lines(entry: &Entry) -> Vec<Named> {
    read(entry, "lines", "line")
}

fn read(entry: &Entry, list: &str, number: &str) -> Vec<Named> {
    let mut found = Vec::new();
    if entry.header.kind == KIND
        && let Some(body) = entry.body.as_deref().and_then(|body| serde_json::from_str::<Value>(body).ok())
    {
        gather(&body, list, number, &mut found);
    }
    found
}

fn gather(recorded: &Value, list: &str, number: &str, found: &mut Vec<Named>) {
    let fact = &recorded["fact"];
    if fact["kind"].as_str() != Some(KIND) {
        return;
    }
    let of = |key: &str| fact[key].as_array().map(Vec::as_slice).unwrap_or_default();
    for one in of(list) {
        found.extend(one[number].as_u64().zip(one["hash"].as_str().and_then(unhex)));
    }
    for one in of("erased") {
        gather(&one["left"], list, number, found);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::journal::canonical::{genesis, hex};
    use crate::journal::chain::{Break, Flaw, Verifier, seal_entry};
    use crate::journal::entry::Header;

    /// A journal of these entries: kind and body.
    fn journal(entries: &[(&str, String)]) -> Vec<Entry> {
        let mut prev = genesis("S");
        let sealed = |(at, (kind, body)): (usize, &(&str, String))| {
            let header = Header {
                seq: at as u64 + 1,
                id: uuid::Uuid::nil(),
                recorded_at: 0,
                decided_at: 0,
                decided_by: String::new(),
                entered_by: String::new(),
                meeting: None,
                batch: 1,
                kind: (*kind).to_owned(),
                subject: String::new(),
                body_version: 1,
                undoes: None,
            };
            let entry = seal_entry(header, [9; 16], body.clone(), prev);
            prev = entry.hash;
            entry
        };
        entries.iter().enumerate().map(sealed).collect()
    }

    fn names(entry: u64, hash: &Hash) -> String {
        format!(
            r#"{{"fact":{{"kind":"record.erased","erased":[{{"entry":{entry},"hash":"{}","left":{{}}}}]}}}}"#,
            hex(hash)
        )
    }

    fn check(entries: &[Entry]) -> Result<(), Break> {
        let mut verifier = Verifier::new("S");
        entries.iter().try_for_each(|entry| verifier.push(entry))?;
        verifier.finish(None)?.explained().map(drop)
    }

    #[test]
    fn a_body_may_be_missing_only_where_a_later_erasure_names_it_with_its_hash() {
        let note = || ("note.added", "{\"n\":1}".to_owned());
        let of_note = journal(&[note()])[0].body_hash;
        let taken = |seq| Err(Break { seq, what: Flaw::TakenOut });
        let emptied = |entries: &[(&str, String)], at: usize| {
            let mut entries = journal(entries);
            entries[at].erase();
            check(&entries)
        };
        assert_eq!(emptied(&[note(), (KIND, names(1, &of_note))], 0), Ok(()));
        assert_eq!(emptied(&[note(), note()], 0), taken(1), "nobody names it");
        assert_eq!(emptied(&[note(), (KIND, names(1, &[7; 32]))], 0), taken(1), "another hash");
        assert_eq!(emptied(&[note(), (KIND, names(2, &of_note))], 0), taken(1), "another entry");
        assert_eq!(emptied(&[(KIND, names(2, &of_note)), note()], 1), taken(2), "named before it was there");
        assert_eq!(emptied(&[note(), ("note.added", names(1, &of_note))], 0), taken(1), "no erasure by its header");
        let other = names(1, &of_note).replace("\"record.erased\"", "\"note.added\"");
        assert_eq!(emptied(&[note(), (KIND, other)], 0), taken(1), "no erasure by its body");
    }

    #[test]
    fn an_erasure_that_was_erased_in_part_names_by_way_of_the_later_one() {
        let note = ("note.added", "{\"n\":1}".to_owned());
        let first = (KIND, names(1, &journal(std::slice::from_ref(&note))[0].body_hash));
        let of_first = journal(&[note.clone(), first.clone()])[1].body_hash;
        let later = names(2, &of_first).replace("\"left\":{}", &format!("\"left\":{}", first.1));
        let mut entries = journal(&[note.clone(), first.clone(), (KIND, later)]);
        entries[0].erase();
        entries[1].erase();
        assert_eq!(check(&entries), Ok(()));
        let mut entries = journal(&[note, first, (KIND, names(2, &of_first))]);
        entries[0].erase();
        entries[1].erase();
        assert_eq!(check(&entries).unwrap_err().seq, 1, "the later one does not say what the first one named");
    }
}
