//! Words about a batch: its headline, and a fold's objection as a sentence. Knows no database.

use super::act_error::{ActError, refused};
use crate::domain::describe::headline;
use crate::domain::fact::Fact;

/// A few words for all that a batch recorded.
pub(super) fn headline_of(facts: &[&Fact], count: usize) -> String {
    let telling = facts.iter().find(|fact| !matches!(fact, Fact::ImportMade { .. }));
    match (facts.first(), telling) {
        (Some(Fact::ImportMade { file, .. }), _) if count > 1 => format!("the import of {file}"),
        (_, Some(fact)) if count == 1 => headline(fact),
        (_, Some(fact)) => {
            format!("{} and {}", headline(fact), crate::text::plural(count as u64 - 1, "other entry", "other entries"))
        }
        (Some(fact), None) => headline(fact),
        (None, None) => "nothing".to_owned(),
    }
}

/// That an entry stays as it is, why, and what to do first, if anything can be done.
pub(super) fn stays(entry: u64, why: &str, first: &str) -> ActError {
    refused(format!("Entry {} cannot be taken back: {why}.{first}", crate::text::count_group(entry)))
}

/// What a fold objected to, as a sentence.
pub(super) fn sentence_of(what: &str) -> String {
    format!("{}.", crate::text::capital(what))
}
