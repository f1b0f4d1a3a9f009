//! Sentences of entries that take another entry back: what the record goes back to, without the reason of the day it stood before.

use super::super::fact::{Fact, Recorded};
use super::{Voice, because, describe};

/// The sentence of a fact that takes another back. The reason recorded with the former state belongs to that state, not to the withdrawal, so it
/// is left out.
#[must_use]
pub fn taking_back(fact: &Fact, voice: Voice) -> String {
    match fact {
        Fact::TierDecided { ocg, from: Some(from), to: Some(to), .. } if from.tier != to.tier => {
            format!("{ocg} {} back from tier {} to tier {}", voice.of("goes", "went"), from.tier, to.tier)
        }
        Fact::TierDecided { ocg, from: Some(_), to: Some(to), .. } => {
            let verb = voice.of("stays", "stayed");
            format!("{ocg} {verb} in tier {} as decided before, on {}", to.tier, super::plain(to.decided_on))
        }
        other => describe(&reasonless(other), voice),
    }
}

/// The fact without its reason.
fn reasonless(fact: &Fact) -> Fact {
    let mut fact = fact.clone();
    match &mut fact {
        Fact::OcgStatusSet { because, .. }
        | Fact::PostFilled { because, .. }
        | Fact::ActionTransferred { because, .. }
        | Fact::ItemChanged { because, .. } => because.clear(),
        Fact::RetentionSet(change) => change.because.clear(),
        Fact::ActionExtended { because, reason_code, .. } => {
            because.clear();
            reason_code.clear();
        }
        Fact::TierDecided { to: Some(to), .. } => {
            to.because.clear();
            to.refused.clear();
        }
        _ => {}
    }
    fact
}

/// The sentence of a journal entry in the past tense, with what it withdraws said first. `undoes` is the number of the withdrawn entry.
#[must_use]
pub fn entry_sentence(recorded: &Recorded, undoes: Option<u64>) -> String {
    match undoes {
        None => describe(&recorded.fact, Voice::Past),
        Some(entry) => format!(
            "Entry {} was withdrawn{}: {}",
            crate::text::count_group(entry),
            because(&recorded.because),
            taking_back(&recorded.fact, Voice::Past)
        ),
    }
}
