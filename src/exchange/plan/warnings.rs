//! The rows whose words may belong in the covert store: noted as typed text is, and never stopped (domain section 7). Must not know how they are shown.

use super::Entry;
use crate::domain::profile::{Profile, may_belong_elsewhere, warned};
use crate::domain::reading::{Answer, Reading};
use crate::exchange::rows::Place;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was found so far, by row.
pub(super) struct Warnings {
    /// The words to look for; none in the covert store, where there is nothing to say.
    profile: Option<Arc<Profile>>,
    found: BTreeMap<Place, (String, Vec<String>)>,
}

impl Warnings {
    pub(super) fn new(record: &dyn Reading) -> Answer<Self> {
        let covert = record.founding()?.is_some_and(|founding| founding.covert);
        let profile = if covert { None } else { Some(record.profile()?) };
        Ok(Self { profile, found: BTreeMap::new() })
    }

    /// Looks through what a row brings in.
    pub(super) fn hear<'t>(&mut self, entry: &Entry, said: impl IntoIterator<Item = &'t str>) {
        let Some(profile) = &self.profile else { return };
        let words = profile.warning_words_in(said);
        if words.is_empty() {
            return;
        }
        let (_, found) = self.found.entry(entry.place.clone()).or_insert_with(|| (entry.name.clone(), Vec::new()));
        for word in words {
            if !found.iter().any(|known| known == word) {
                found.push(word.to_owned());
            }
        }
    }

    /// A sentence for each row, in the order of the file: `actions, row 2: NB-2026-0412: the word "handler" may belong ..`.
    pub(super) fn sentences(&self) -> Vec<String> {
        let sentence = |(place, (name, words)): (&Place, &(String, Vec<String>))| {
            warned(words).map(|words| format!("{place}: {name}: {}", may_belong_elsewhere(&words)))
        };
        self.found.iter().filter_map(sentence).collect()
    }
}
