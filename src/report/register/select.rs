//! Which entries are flagged for an investigation (papers section 2h, selection): those of a flagged OCG, meeting or entry, withdrawn or not, and
//! every entry that undoes, corrects or extends one of them.

use crate::domain::fact::Fact;
use crate::domain::item::{Content, Disclosure, Relevant};
use crate::domain::receipt::Entered;
use crate::report::past::Past;
use std::collections::BTreeSet;

/// The entry a correction is of.
pub(super) fn corrects(entered: &Entered) -> Option<u64> {
    match &entered.recorded.as_ref()?.fact {
        Fact::ItemAdded { item } => match &item.content {
            Content::Correction(correction) => Some(correction.entry),
            _ => None,
        },
        _ => None,
    }
}

/// What an entry is about when it moves the due date of an action.
fn extends(entered: &Entered) -> Option<String> {
    let fact = &entered.recorded.as_ref()?.fact;
    matches!(fact, Fact::ActionExtended { .. }).then(|| fact.subject().word)
}

/// The flagged entries.
pub(super) fn flagged(past: &Past, investigation: &str) -> BTreeSet<u64> {
    let flags: Vec<&Relevant> = past
        .standing()
        .filter_map(|(_, fact)| match fact {
            Fact::ItemAdded { item } => match &item.content {
                Content::Disclosure(Disclosure::Flag { investigation: of, relevant, .. })
                    if of.eq_ignore_ascii_case(investigation.trim()) =>
                {
                    Some(relevant)
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    let mut found = BTreeSet::new();
    let mut actions: BTreeSet<String> = BTreeSet::new();
    for entered in past.entries() {
        let fact = entered.recorded.as_ref().map(|recorded| &recorded.fact);
        // The register is not an item of itself.
        if fact.is_some_and(Fact::is_disclosure) {
            continue;
        }
        let related = [entered.undoes, corrects(entered)].into_iter().flatten().any(|entry| found.contains(&entry))
            || extends(entered).is_some_and(|word| actions.contains(&word));
        if related || flags.iter().any(|flag| covers(past, flag, entered, fact)) {
            found.insert(entered.entry);
            let word = fact.map(|fact| fact.subject().word).filter(|word| word.starts_with("action:"));
            actions.extend(word);
        }
    }
    found
}

fn covers(past: &Past, flag: &Relevant, entered: &Entered, fact: Option<&Fact>) -> bool {
    match flag {
        Relevant::Entry { entry } => entered.entry == *entry,
        Relevant::Group { ocg } => fact.and_then(|fact| fact.subject().ocg) == Some(ocg.id),
        Relevant::Meeting { meeting } => {
            let held = past.meeting(meeting.kind, meeting.number);
            let last = |signed: Option<(u64, _)>| signed.map_or(past.last(), |(entry, _)| entry);
            held.is_some_and(|held| (held.opened..=last(held.signed)).contains(&entered.entry))
                || fact.is_some_and(|fact| fact.subject().word == format!("meeting:{}", meeting.id.0))
        }
    }
}
