//! What was taken back: entries of this period in one line each, entries of earlier minutes whole, so that nobody has to look them up.

use super::Sheet;
use super::others::counted;
use crate::domain::action::ActionStatus;
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::invert::invert;
use crate::domain::item::Content;
use crate::report::document::{Block, List, Text};
use crate::report::figures::{Sort, Step};
use crate::report::sentences::{
    Around, Told, by_whom, moment, reason_or_none, restored, tell, withdrawn as withdrawn_entry,
};
use crate::text::count_group;
use std::collections::BTreeMap;

/// Most withdrawals of one act that are listed; beyond that they are counted, as an import is (papers section 3 rule 33).
const LISTED: usize = 20;

pub(super) fn withdrawn(sheet: &Sheet) -> Vec<Block> {
    told_at(sheet, &|fact| Some(place(fact).to_owned()), &|_| false)
}

/// The same, where `place` says in which section or item a fact belongs, if this paper has that, and `whole` whether it is printed in none of them.
pub(super) fn told_at(
    sheet: &Sheet,
    place: &dyn Fn(&Fact) -> Option<String>,
    whole: &dyn Fn(&Fact) -> bool,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(inside(sheet, place, whole));
    let mut batches: BTreeMap<u64, Vec<&Step>> = BTreeMap::new();
    for step in &sheet.period.steps {
        if step.stands && matches!(step.sort, Sort::WithdrawsEarlier(_) | Sort::Restores(_)) {
            batches.entry(step.entered.batch).or_default().push(step);
        }
    }
    for steps in batches.into_values() {
        if steps.len() > LISTED {
            blocks.extend(many(&steps));
        } else {
            blocks.extend(steps.into_iter().filter_map(|step| one(sheet, step)));
        }
    }
    blocks
}

/// The entries of this period that do not stand: each is printed as withdrawn where it belongs, and named here; what is printed nowhere else is said here.
fn inside(sheet: &Sheet, place: &dyn Fn(&Fact) -> Option<String>, whole: &dyn Fn(&Fact) -> bool) -> Option<Block> {
    let items: Vec<Text> = sheet
        .period
        .steps
        .iter()
        .filter(|step| step.sort == Sort::Own && !step.stands)
        .filter_map(|step| {
            let fact = step.fact()?;
            let place = place(fact)?;
            let told = tell(fact, &Around::only(&sheet.profile));
            let by = *sheet.period.withdrawn_by.get(&step.entered.entry)?;
            let name = if told.number.is_blank() { Text::from(told.word) } else { Text::from(told.word).and(" ") };
            let name = name.and_text(told.number.clone()).and(&format!(", entry {}", count_group(step.entered.entry)));
            let withdrawn = format!("ithdrawn by entry {} ({place}).", count_group(by));
            if !whole(fact) {
                return Some(name.and(", w").and(&withdrawn));
            }
            let reason = sheet.period.step(by).and_then(|by| by.entered.recorded.as_ref());
            let reason = reason_or_none(reason.map_or("", |recorded| recorded.because.as_str()));
            Some(name.and(": ").and_text(told.quoted()).and(" W").and(&withdrawn).and(" Reason: ").and_text(reason))
        })
        .collect();
    (!items.is_empty()).then_some(Block::List(List { ordered: false, items }))
}

/// The section in which a fact is printed.
fn place(fact: &Fact) -> &'static str {
    match fact {
        Fact::TierDecided { .. } | Fact::OcgStatusSet { .. } => "section 2",
        Fact::ActionRaised { action } if !action.imported => "section 3",
        Fact::ActionMoved { .. }
        | Fact::ActionExtended { .. }
        | Fact::ActionTransferred { .. }
        | Fact::ActionAmended { .. } => "section 4",
        Fact::PostFilled { .. } => "section 5",
        Fact::DisruptionClaimed { .. } | Fact::DisruptionModerated { .. } => "section 6",
        Fact::ItemAdded { item } if matches!(item.content, Content::Decision(_)) => "section 2",
        Fact::ItemAdded { .. } | Fact::ItemChanged { .. } => "section 7",
        Fact::NoteAdded { .. } => "section 8",
        Fact::OcgSettled { .. } => "section 11",
        Fact::MeetingPrepared { .. }
        | Fact::MeetingAmended { .. }
        | Fact::MeetingMoved { .. }
        | Fact::MinutesAccepted { .. }
        | Fact::AttendanceMarked { .. }
        | Fact::MeetingBriefed(_) => "section 1",
        _ => "section 9",
    }
}

/// An entry of earlier minutes that was withdrawn or restored, with its whole sentence.
fn one(sheet: &Sheet, step: &Step) -> Option<Block> {
    let fact = step.fact()?;
    match step.sort {
        Sort::WithdrawsEarlier(_) => Some(withdrawn_entry(&told(sheet, step, original(fact)?), &step.entered)),
        // A withdrawal taken back writes the fact again that was withdrawn.
        Sort::Restores(_) => Some(restored(&told(sheet, step, named(fact.clone())), &step.entered)),
        _ => None,
    }
}

fn told(sheet: &Sheet, step: &Step, fact: Fact) -> Told {
    tell(&fact, &sheet.around(step, &fact, &[]))
}

/// The fact that this one takes back.
fn original(fact: &Fact) -> Option<Fact> {
    invert(fact).map(named)
}

/// A step of an action that was written by taking another back, under the name it had at first.
fn named(fact: Fact) -> Fact {
    match fact {
        Fact::ActionMoved { action, step: ActionStep::TakenBack, from, to } => {
            let step = match (from.status, to.status) {
                (ActionStatus::ClaimedComplete, ActionStatus::InProgress) => ActionStep::ClaimRefused,
                (_, ActionStatus::InProgress) => ActionStep::Started,
                (_, ActionStatus::ClaimedComplete) => ActionStep::Claimed,
                (_, ActionStatus::Discharged) => ActionStep::Discharged,
                (_, ActionStatus::Cancelled) => ActionStep::Cancelled,
                (_, ActionStatus::Transferred) => ActionStep::PassedOut,
                (_, ActionStatus::Open) => ActionStep::TakenBack,
            };
            Fact::ActionMoved { action, step, from, to }
        }
        other => other,
    }
}

/// Many entries of one act: counted.
fn many(steps: &[&Step]) -> Option<Block> {
    let (first, last) = (steps.first()?, steps.last()?);
    let word = if matches!(first.sort, Sort::Restores(_)) { "Restored" } else { "Withdrawn" };
    let facts: Vec<Fact> = steps
        .iter()
        .filter_map(|step| step.fact())
        .filter_map(|fact| if word == "Restored" { Some(fact.clone()) } else { original(fact) })
        .collect();
    let reason = first.entered.recorded.as_ref().map_or("", |recorded| recorded.because.as_str());
    let text = Text::strong(&format!("{word}."))
        .and(&format!(
            " In one act, entries {} to {}, {} by ",
            count_group(first.entered.entry),
            count_group(last.entered.entry),
            moment(first.entered.decided_at)
        ))
        .and_text(by_whom(&first.entered))
        .and(&format!(": {}. Reason: ", counted(facts.iter())))
        .and_text(reason_or_none(reason));
    Some(Block::Paragraph(text))
}
