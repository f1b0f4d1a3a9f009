//! What became of the minutes of the meeting before: accepted where that was recorded, corrected by addition, or not put to the meeting.

use super::place::{self, Place};
use super::room::Room;
use crate::domain::fact::Fact;
use crate::domain::item::Content;
use crate::domain::time::clock;
use crate::report::document::{Block, Text};
use crate::text::count_group;

pub(super) fn previous(room: &Room<'_>) -> Vec<Block> {
    let entries = room.at(Place::Section(place::PREVIOUS));
    let is_correction =
        |fact: &Fact| matches!(fact, Fact::ItemAdded { item } if matches!(item.content, Content::Correction(_)));
    let count = entries.iter().filter(|step| step.stands && step.fact().is_some_and(is_correction)).count();
    let told = match (&room.previous, count) {
        (None, 0) => "No meeting of this kind was held before in this record.".into(),
        (None, _) => Text::default(),
        (Some(held), count) => {
            let seal =
                held.signed.map_or_else(String::new, |(entry, _)| format!(" (seal: entry {})", count_group(entry)));
            let with = match count {
                0 => "without correction".to_owned(),
                1 => "with one correction".to_owned(),
                count => format!("with {count} corrections"),
            };
            let minutes = format!("The minutes of meeting {}{seal}", held.meeting.number);
            match (accepted(room), room.meeting.says_all(), room.seal.is_some()) {
                (Some(by), ..) => Text::from(format!("{minutes} were accepted {with}. ")).and_text(by),
                (None, true, true) => format!("{minutes} were not put to the meeting.").into(),
                (None, true, false) => format!("{minutes} are not accepted yet.").into(),
                // A record that could not hold the acceptance: its minutes keep the words they were signed with.
                (None, false, true) => format!("{minutes} were accepted {with}.").into(),
                (None, false, false) => format!("{minutes} are put to the meeting {with}.").into(),
            }
        }
    };
    let mut blocks: Vec<Block> = (!told.is_blank()).then(|| Block::paragraph(told)).into_iter().collect();
    // The acceptance that stands is told in the sentence; one that was taken back stands as withdrawn.
    let others = entries.into_iter().filter(|step| !(step.stands && step.fact().is_some_and(is_acceptance)));
    blocks.extend(others.filter_map(|step| super::addendum::correction(room.past, &room.run, step)));
    blocks
}

const fn is_acceptance(fact: &Fact) -> bool {
    matches!(fact, Fact::MinutesAccepted { .. })
}

/// Who accepted them and when, if they are accepted: also where the acceptance was taken back and made again.
fn accepted(room: &Room<'_>) -> Option<Text> {
    let at = room.meeting.minutes_accepted?;
    let accepts = |fact: &Fact| matches!(fact, Fact::MinutesAccepted { to: Some(to), .. } if *to == at);
    let step = room.run.period.steps.iter().rev().find(|step| step.stands && step.fact().is_some_and(accepts))?;
    let words = format!(" at {}; entry {}.", clock(at), count_group(step.entered.entry));
    Some(Text::from("Accepted by ").and_ref(&step.entered.decided_by).and(&words))
}
