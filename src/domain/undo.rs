//! Undo and withdrawal: which facts take a batch, or one entry, back.
//!
//! Nothing is removed from the journal. Taking back appends the inverse facts, newest first, each naming the entry it withdraws; redo takes those
//! back in turn. Must not know how entries are found.

use super::fact::{Fact, Recorded, Way};
use super::invert::invert;

/// One entry to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its number.
    pub entry: u64,
    /// Its fact.
    pub fact: Fact,
}

/// One entry to be appended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawal {
    /// The entry that is withdrawn.
    pub undoes: u64,
    /// What is recorded.
    pub recorded: Recorded,
}

/// The withdrawals that take these entries (in journal order) back. Entries that happened once and for all stay; the result is empty when
/// nothing can be taken back.
#[must_use]
pub fn withdraw(entries: &[Standing], because: &str, way: Way) -> Vec<Withdrawal> {
    let because = crate::text::clean_block(because.trim());
    entries
        .iter()
        .rev()
        .filter_map(|standing| {
            let fact = invert(&standing.fact)?;
            Some(Withdrawal { undoes: standing.entry, recorded: Recorded { fact, because: because.clone(), way } })
        })
        .collect()
}
