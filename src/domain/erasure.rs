//! A lawful erasure, as an entry of the journal: which entries lost their words, by whom, why and on what authority, with the hash of each text that is gone
//! and the body that stands in its place. It holds no erased word (domain section 8) and cannot be taken back.
//!
//! It must not know how a journal is kept.

use super::fact::{Fact, Recorded};
use super::time::{Date, long};
use crate::text::{clean_line, count_group, plural};
use serde::{Deserialize, Serialize};

/// An entry whose words are gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedEntry {
    /// Its number.
    pub entry: u64,
    /// Hash of the body that stood there, in hex: that of the entry, which stays in the chain.
    pub hash: String,
    /// What stands in its place: the fact without the words. The records are made from it.
    pub left: Box<Recorded>,
}

/// A line of the access log whose words are gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasedLine {
    /// Its number.
    pub line: u64,
    /// Hash of the words that stood there, in hex.
    pub hash: String,
}

/// What went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Took {
    /// Typed words; entries that do not say it took these.
    #[default]
    Words,
    /// Names.
    Names,
    /// Both.
    Both,
}

impl Took {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    fn is_words(&self) -> bool {
        *self == Self::Words
    }
}

/// An erasure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// What was asked to be erased: `entry 812`, `NB-2026-0412`, `Op Olive`.
    pub asked: String,
    /// Why.
    pub because: String,
    /// On what authority: a reference of the decision.
    pub authority: String,
    /// What went.
    #[serde(default, skip_serializing_if = "Took::is_words")]
    pub took: Took,
    /// The entries, in order.
    pub erased: Vec<ErasedEntry>,
    /// Lines of the access log, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<ErasedLine>,
}

impl Erasure {
    /// The sentence without the full stop; of this moment, or of the past.
    #[must_use]
    pub fn words(&self, now: bool) -> String {
        let are = if now { "are" } else { "were" };
        let one = |text: &str| clean_line(text.trim().trim_end_matches('.'));
        let entries = plural(self.erased.len() as u64, "entry", "entries");
        let lines = match self.lines.len() as u64 {
            0 => String::new(),
            count => format!(" and {} of the access log", plural(count, "line", "lines")),
        };
        let what = match self.took {
            Took::Words => format!("The words of {}", self.asked),
            Took::Names => format!("Names from {}", self.asked),
            Took::Both => format!("The words of {}, and names from it,", self.asked),
        };
        format!(
            "{what} {are} erased for good, in {entries}{lines}, on the authority of {}, because \"{}\"",
            one(&self.authority),
            one(&self.because)
        )
    }

    /// What stands in the place of each entry that is named here, also of those that an earlier erasure named: where an entry stands twice, the later holds.
    #[must_use]
    pub fn remains(&self) -> Vec<(u64, &Recorded)> {
        let mut all = Vec::new();
        for one in &self.erased {
            if let Fact::Erased(earlier) = &one.left.fact {
                all.extend(earlier.remains());
            }
            all.push((one.entry, &*one.left));
        }
        all
    }
}

/// What stands in the place of erased words: `erased on Thursday 26 November 2026 (entry 1,204)`.
#[must_use]
pub fn mark(on: Date, entry: u64) -> String {
    format!("erased on {} (entry {})", long(on), count_group(entry))
}

/// What stands in the place of one of several names, so that two who were told apart still are: `erased on .. (entry 1,204, name 2)`.
#[must_use]
pub fn mark_of_name(mark: &str, place: usize) -> String {
    format!("{}, name {place})", mark.trim_end_matches(')'))
}

/// Whether a text is nothing but such a mark.
#[must_use]
pub fn is_mark(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == ',');
    let number = |entry: &str| match entry.split_once(", name ") {
        Some((entry, name)) => digits(entry) && digits(name),
        None => digits(entry),
    };
    text.strip_prefix("erased on ")
        .and_then(|rest| rest.strip_suffix(')'))
        .and_then(|rest| rest.split_once(" (entry "))
        .is_some_and(|(day, entry)| day.len() < 40 && number(entry))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn a_mark_is_known_again_and_nothing_else_is() {
        let mark = mark(Date::from_ymd_opt(2026, 11, 26).unwrap(), 1_204);
        assert_eq!(mark, "erased on Thursday 26 November 2026 (entry 1,204)");
        assert!(is_mark(&mark) && is_mark(&mark_of_name(&mark, 2)));
        assert_eq!(mark_of_name(&mark, 2), "erased on Thursday 26 November 2026 (entry 1,204, name 2)");
        for other in [
            format!("{mark}, and he drives"),
            format!("he {mark}"),
            "erased on (entry )".into(),
            format!("{mark}, name x)"),
            String::new(),
        ] {
            assert!(!is_mark(&other), "{other}");
        }
    }
}
