//! What was released to the open record since the meeting before, and at this one: the exact words that crossed, when, by whom, under which number there
//! (papers section 2j); what was made there and taken back, whose words that record keeps; and what was begun and waits at the close, however long ago. Only
//! the store it was released from prints this.

use super::room::Room;
use super::sections::both;
use crate::domain::crossing::{Crossing, CrossingStep};
use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::passed_on::{Standing, standing};
use crate::domain::receipt::Entered;
use crate::domain::time::{clock, long, plain};
use crate::report::document::{Block, Text};
use crate::text::count_group;

pub(super) fn released(room: &Room<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (_, step) in both(room, &|fact| matches!(fact, Fact::CrossingMarked { .. })) {
        if let Some(Fact::CrossingMarked { crossing, step: how }) = step.fact() {
            blocks.extend(became(room, crossing, how, &step.entered).map(Block::paragraph));
        }
    }
    blocks.extend(waiting(room));
    if blocks.is_empty() {
        blocks.push(Block::paragraph("None."));
    }
    blocks
}

/// Whether something is named here that was done about the crossing of an item at this meeting.
pub(super) fn is_named(room: &Room<'_>, ocg: OcgId) -> bool {
    let steps = room.run.own(|fact| matches!(fact, Fact::CrossingMarked { crossing, .. } if crossing.ocg.id == ocg));
    steps.into_iter().any(|step| match step.fact() {
        Some(Fact::CrossingMarked { step: CrossingStep::Intended, .. }) => {
            waits(room).iter().any(|one| one.intent == step.entered.entry)
        }
        Some(Fact::CrossingMarked { crossing, step: how }) => became(room, crossing, how, &step.entered).is_some(),
        _ => false,
    })
}

/// What became of a crossing; of one that is only begun nothing yet.
fn became(room: &Room<'_>, crossing: &Crossing, step: &CrossingStep, entered: &Entered) -> Option<Text> {
    let from = Text::from(format!("From {}: ", crossing.ocg.operation));
    let by = format!("By {} {}.", entered.decided_by, when(room, entered));
    match step {
        CrossingStep::Intended => None,
        CrossingStep::Done { number, .. } => {
            let released = from.and("released ").and_text(Text::reference(number));
            Some(released.and(&format!(" on {}. {by}", what(crossing))))
        }
        CrossingStep::Abandoned { number: Some(number), .. } => {
            let left = "was made in the open record and taken back there, and is given up; its journal keeps the words";
            Some(from.and_text(Text::reference(number)).and(&format!(" on {} {left}. {by}", what(crossing))))
        }
        // Nothing is known to have crossed: told where earlier minutes said that it waits.
        CrossingStep::Abandoned { intent, number: None } => {
            let told = room.previous.as_ref().and_then(|held| held.signed).is_some_and(|(last, _)| *intent <= last);
            let left = "is given up, and not known to have been made in the open record";
            told.then(|| {
                from.and(&format!(
                    "the release begun in entry {} on {} {left}. {by}",
                    count_group(*intent),
                    what(crossing)
                ))
            })
        }
    }
}

/// What was begun and neither done nor given up by the close, or by now.
fn waits(room: &Room<'_>) -> Vec<Standing> {
    let is = |entered: &&Entered| {
        entered.recorded.as_ref().is_some_and(|recorded| matches!(recorded.fact, Fact::CrossingMarked { .. }))
    };
    let marked: Vec<Entered> = room.past.entries().iter().filter(is).cloned().collect();
    standing(marked).into_iter().filter(|one| one.number.is_none()).collect()
}

fn waiting(room: &Room<'_>) -> Vec<Block> {
    waits(room)
        .into_iter()
        .filter_map(|one| {
            let entered = room.past.entry(one.intent)?;
            Some(Block::paragraph(format!(
                "From {}: begun {} and not finished, on {}. By {}, entry {}.",
                one.crossing.ocg.operation,
                when(room, entered),
                what(&one.crossing),
                entered.decided_by,
                count_group(one.intent)
            )))
        })
        .collect()
}

/// `Op Alder: "Visit two tenants" (DS 2217, Pursue, due Saturday 12 December 2026)`: what was not said, and an earlier Muster did not keep, is left out.
fn what(crossing: &Crossing) -> String {
    let mut more: Vec<String> = crossing.owner.iter().map(|owner| owner.label.clone()).collect();
    more.extend(crossing.strand.map(|strand| strand.word().to_owned()));
    more.extend(crossing.due.map(|due| format!("due {}", long(due))));
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
    format!("{}: \"{}\"{more}", crossing.to, crossing.text)
}

/// Of what was entered at the meeting the day is that of the minutes; of everything else it is needed.
fn when(room: &Room<'_>, entered: &Entered) -> String {
    let at = entered.decided_at;
    if entered.entry >= room.held.opened && at.local_date() == room.day() {
        format!("at {}", clock(at))
    } else {
        format!("on {}, {}", plain(at.local_date()), clock(at))
    }
}
