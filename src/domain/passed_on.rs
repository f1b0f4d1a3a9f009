//! What must not be struck out from under what rests on it: the item, or the opening of the meeting, from which something passed to the open record; and the
//! opening of any meeting at which something is on record that stands. What is found wrong there is put right by what is added.
//!
//! It must not know how entries are kept, nor who asks.

use super::crossing::{Crossing, CrossingStep};
use super::fact::{Fact, Way};
use super::identity::OcgTag;
use super::meeting::{MeetingState, MeetingTag};
use super::receipt::Entered;
use crate::text::{count_group, listed, plural};

/// A crossing that stands: begun or done, and not given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The entry that began it.
    pub intent: u64,
    /// What crosses.
    pub crossing: Crossing,
    /// The number of its action in the open record; `None` while it waits to be finished.
    pub number: Option<String>,
    /// The codes of the meetings at which it was begun and done.
    meetings: Vec<String>,
}

/// The crossings that stand, out of every entry about one, in the order in which they were begun.
#[must_use]
pub fn standing(entries: Vec<Entered>) -> Vec<Standing> {
    let mut found: Vec<Standing> = Vec::new();
    for Entered { entry, meeting, recorded, .. } in entries {
        let Some(Fact::CrossingMarked { crossing, step }) = recorded.map(|recorded| recorded.fact) else { continue };
        match step {
            CrossingStep::Intended => {
                let meetings = meeting.into_iter().collect();
                found.push(Standing { intent: entry, crossing: *crossing, number: None, meetings });
            }
            CrossingStep::Done { intent, number } => {
                for one in found.iter_mut().filter(|one| one.intent == intent) {
                    one.number = Some(number.clone());
                    one.meetings.extend(meeting.clone());
                }
            }
            CrossingStep::Abandoned { intent, .. } => found.retain(|one| one.intent != intent),
        }
    }
    found
}

/// What a withdrawal takes from under others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// An item, or a group.
    Item(OcgTag),
    /// The opening of a meeting, or the meeting itself.
    Meeting(MeetingTag),
}

/// What this fact, recorded to take another back, takes from under others; `None` where nothing can rest on it that the records do not show.
#[must_use]
pub fn taken(fact: &Fact) -> Option<Taken> {
    match fact {
        Fact::OcgStruckOut { ocg } => Some(Taken::Item(ocg.tag())),
        Fact::MeetingStruckOut { meeting } => Some(Taken::Meeting(meeting.tag())),
        Fact::MeetingMoved { meeting, from: MeetingState::Open { .. }, to: MeetingState::Prepared, .. } => {
            Some(Taken::Meeting(meeting.clone()))
        }
        _ => None,
    }
}

/// Why an item or the opening of a meeting stays where something crossed from it, and what to do instead.
#[must_use]
pub fn rests(taken: &Taken, standing: &[Standing]) -> Option<String> {
    let (place, instead) = match taken {
        Taken::Item(ocg) => (format!("from {ocg}"), format!("close {ocg} instead")),
        Taken::Meeting(meeting) => (format!("at {meeting}"), "close the meeting instead".to_owned()),
    };
    let here = standing.iter().filter(|one| match taken {
        Taken::Item(ocg) => one.crossing.ocg.id == ocg.id,
        Taken::Meeting(meeting) => one.meetings.contains(&meeting.code()),
    });
    let (done, begun): (Vec<&Standing>, Vec<&Standing>) = here.partition(|one| one.number.is_some());
    let numbers: Vec<&str> = done.iter().filter_map(|one| one.number.as_deref()).collect();
    if !numbers.is_empty() {
        let was = if numbers.len() == 1 { "was" } else { "were" };
        return Some(format!(
            "{} {was} released to the open record {place}, and a release cannot lose what it rests on; {instead}, and add what corrects it",
            listed(&numbers)
        ));
    }
    let first = begun.first()?;
    let entry = count_group(first.intent);
    Some(match taken {
        Taken::Item(_) => format!(
            "entry {entry} began a release to the open record {place}, and it waits; finish that or give it up first"
        ),
        Taken::Meeting(_) => format!(
            "entry {entry} began a release to the open record {place}, and it waits; finish that or give it up, and {instead}"
        ),
    })
}

/// Why the opening of a meeting stays where other entries were recorded at that meeting and stand: each would name a meeting that was never opened. `entries`
/// are those that carry its code, `opened` is the entry to be taken back, and `with` are all that are taken back in one.
#[must_use]
pub fn held(meeting: &MeetingTag, entries: &[Entered], opened: u64, with: &[u64]) -> Option<String> {
    let opens = |fact: &Fact| matches!(fact, Fact::MeetingMoved { meeting: moved, to: MeetingState::Open { .. }, .. } if moved.id == meeting.id);
    let count = entries.iter().filter(|entered| {
        let recorded = entered.recorded.as_ref();
        // What takes back an entry of the same meeting goes with it; what takes back an earlier one was done there.
        let takes_back = entered.undoes.is_some_and(|undone| {
            entries.iter().any(|one| one.entry == undone) || recorded.is_none_or(|one| one.way != Way::Act)
        });
        // Another meeting may have had the number before, and was taken back.
        entered.entry > opened
            && entered.withdrawn_by.is_none()
            && !with.contains(&entered.entry)
            && !takes_back
            && !recorded.is_some_and(|one| opens(&one.fact))
    });
    let count = count.count() as u64;
    if count == 0 {
        return None;
    }
    Some(format!(
        "{meeting} has {}, and {}; take those back first, or close the meeting and add what corrects it",
        plural(count, "entry that stands", "entries that stand"),
        if count == 1 { "it would be of no meeting" } else { "they stand or fall one by one" }
    ))
}
