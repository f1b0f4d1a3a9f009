//! What to think of before words cross: what of the covert record stands in them, and words that may not belong in the open one. It writes nothing and stops
//! nothing.

use crate::domain::board::{ActionFilter, ActionOrder};
use crate::domain::crossing::Crossing;
use crate::domain::erasure::is_mark;
use crate::store::Store;
use crate::term::papers::Trouble;
use crate::text::{cut, listed, words_of};

/// Columns of an action's words that are said again.
const SAID: usize = 40;

/// Most actions of the item that are looked at.
const MOST: usize = 1_000;

/// The notes on words that are to cross, each a sentence; every such thing is named.
pub(super) fn notes(covert: &Store, open: &Store, crossing: &Crossing) -> Result<Vec<String>, Trouble> {
    let mut notes = Vec::new();
    let found = of_covert_record(covert, crossing)?;
    if !found.is_empty() {
        notes.push(format!("of the covert record these words hold {}. Nothing was stopped.", listed(&found)));
    }
    if let Some(words) = open.profile()?.warned([crossing.text.as_str()]) {
        notes.push(format!("{words} may not belong in the open record. Nothing was stopped."));
    }
    Ok(notes)
}

/// Names, references and numbers of the covert record that stand in the words, and the words of the item's own actions.
fn of_covert_record(covert: &Store, crossing: &Crossing) -> Result<Vec<String>, Trouble> {
    let text = words_of(&crossing.text);
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let holds = |phrase: &str| {
        let phrase = words_of(phrase);
        !phrase.is_empty() && text.windows(phrase.len()).any(|window| window == phrase)
    };
    let mut found: Vec<String> = Vec::new();
    let mut items = covert.ocgs()?;
    // The item itself first.
    items.sort_by_key(|item| item.id != crossing.ocg.id);
    for item in &items {
        let which = if item.id == crossing.ocg.id { "the item itself" } else { "another item" };
        let details = &item.details;
        for name in [bare(&details.operation), bare(&details.descriptive)] {
            if holds(name) {
                found.push(format!("the name \"{name}\" of {which}"));
            }
        }
        if holds(&details.reference) {
            found.push(format!("the reference {} of {which}", details.reference));
        }
    }
    let prefix = covert.founding()?.map(|founding| founding.prefix).unwrap_or_default();
    found.extend(numbers(&crossing.text, &prefix).into_iter().map(|number| format!("the number {number}")));
    let filter = ActionFilter { ocg: Some(crossing.ocg.id), ..ActionFilter::default() };
    for action in covert.actions(&filter, ActionOrder::Number, false, 0, MOST)?.rows {
        if !is_mark(&action.text) && holds(&action.text) {
            found.push(format!("the words of its action {}, \"{}\"", action.number, cut(&action.text, SAID)));
        }
    }
    found.dedup();
    Ok(found)
}

/// A name without the word that begins every name of its kind: `Op Alder` is told apart by `Alder`.
fn bare(name: &str) -> &str {
    let name = name.trim();
    match name.split_once(' ') {
        Some((first, rest)) if ["op", "operation", "matter"].contains(&first.to_lowercase().as_str()) => rest.trim(),
        _ => name,
    }
}

/// What in a text is written as a number of a record whose numbers begin with this: `KX-2026-0001`. Each once.
fn numbers(text: &str, prefix: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if prefix.is_empty() {
        return found;
    }
    let parts = text.to_uppercase();
    for part in parts.split(|c: char| !(c.is_alphanumeric() || c == '-')) {
        let after = part.strip_prefix(&prefix.to_uppercase()).and_then(|rest| rest.strip_prefix('-'));
        let numbered = after.is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()));
        let number = part.trim_end_matches('-');
        if numbered && found.iter().all(|other| other != number) {
            found.push(number.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_known_however_it_is_written_and_named_once() {
        let text = "See KX-2026-0001, (kx-2026-0001) and KX-DIS-2026-0002; not KX or NB-2026-0003 or AKX-1.";
        assert_eq!(numbers(text, "KX"), ["KX-2026-0001", "KX-DIS-2026-0002"]);
        assert!(numbers(text, "").is_empty());
    }

    #[test]
    fn a_name_is_told_apart_by_what_is_its_own() {
        assert_eq!(
            (bare("Op Alder"), bare("matter Granite "), bare("Harbour Quay")),
            ("Alder", "Granite", "Harbour Quay")
        );
    }
}
