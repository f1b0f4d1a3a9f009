//! What a meeting changed for one owner: decisions on their OCGs, what became of their actions.

use super::{Desk, raised_for_you};
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::identity::{OcgId, OfficerTag};
use crate::domain::item::{Content, Handling};
use crate::domain::ocg::Holder;
use crate::domain::receipt::Entered;
use crate::report::document::{Block, List, Text};
use crate::report::sentences::{Around, Told, tell};
use crate::text::count_group;
use std::collections::BTreeSet;

/// Whether an action or a post is the owner's whose sheet it is.
pub(super) fn is_owner(desk: &Desk<'_>, owner: Option<&OfficerTag>) -> bool {
    owner.is_some_and(|owner| owner.id == desk.owner.id)
}

/// As [`is_owner`], of who holds a post.
pub(super) fn holds(desk: &Desk<'_>, holder: Option<&Holder>) -> bool {
    is_owner(desk, holder.map(|holder| &holder.officer))
}

/// The standing entries of the meeting.
pub(super) fn run<'a>(desk: &'a Desk<'_>) -> impl Iterator<Item = (&'a Entered, &'a Fact)> {
    desk.frame.past.standing().filter(|(entered, _)| entered.entry >= desk.held.opened)
}

/// What gives way when a page is full, in this order (papers section 2b); everything else stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Gap,
    Outcome,
    Kept,
}

/// A line of what changed.
pub(super) struct News {
    sort: Sort,
    text: Text,
}

impl News {
    pub(super) const fn kept(text: Text) -> Self {
        Self { sort: Sort::Kept, text }
    }

    /// What was recorded or changed of an item, with what it is said first: `Outcome: Op Birch (NB/OCG/1007): ..`. The sentence of a bid or a plan says so
    /// itself.
    fn of(content: &Content, number: &str, told: Told) -> Self {
        let sort = match content {
            Content::Gap(_) => Sort::Gap,
            Content::Outcome(_) => Sort::Outcome,
            _ => Sort::Kept,
        };
        if matches!(content, Content::Bid(_) | Content::Plan(_)) {
            return Self { sort, text: told.sentence };
        }
        let word = Text::from(told.word);
        let word = if number.is_empty() { word } else { word.and(" ").and_ref(number) };
        Self { sort, text: word.and(": ").and_text(told.sentence) }
    }
}

/// The lines there are, in the order of the record.
pub(super) fn changed(desk: &Desk<'_>) -> Vec<News> {
    let mine: BTreeSet<OcgId> = desk.ocgs().iter().map(|(line, _)| line.id).collect();
    let mut items: Vec<News> = Vec::new();
    let mut raised: Vec<Text> = Vec::new();
    let plans = desk.frame.past.plans_before(desk.held.opened, desk.frame.past.last());
    for (entered, fact) in run(desk) {
        let around = Around { plan: plans.get(&entered.entry), ..Around::only(&desk.frame.profile) };
        let tell = || tell(fact, &around);
        let told = || News::kept(tell().sentence);
        let action = |id| desk.frame.record.actions().get(&id);
        match fact {
            Fact::ActionRaised { action } if is_owner(desk, action.owner.as_ref()) => {
                raised.push(Text::reference(&action.number));
            }
            Fact::ActionTransferred { from, to, .. }
                if is_owner(desk, from.as_ref()) || is_owner(desk, to.as_ref()) =>
            {
                items.push(told());
            }
            Fact::ActionExtended { action: of, .. } | Fact::ActionAmended { action: of, .. }
                if action(of.id).is_some_and(|action| is_owner(desk, action.owner.as_ref())) =>
            {
                items.push(told());
            }
            // The owner's own claim is no news to the owner.
            Fact::ActionMoved { action: of, step, .. }
                if !matches!(step, ActionStep::Claimed | ActionStep::Started)
                    && action(of.id).is_some_and(|action| is_owner(desk, action.owner.as_ref())) =>
            {
                items.push(told());
            }
            Fact::PostFilled { ocg, from, to, .. }
                if mine.contains(&ocg.id) || holds(desk, from.as_ref()) || holds(desk, to.as_ref()) =>
            {
                items.push(told());
            }
            Fact::TierDecided { ocg, .. } | Fact::OcgStatusSet { ocg, .. } | Fact::DisruptionModerated { ocg, .. }
                if mine.contains(&ocg.id) =>
            {
                items.push(told());
            }
            Fact::ItemAdded { item } if item.ocg.as_ref().is_some_and(|ocg| mine.contains(&ocg.id)) => {
                items.push(match (withheld(desk, &item.content), &item.ocg) {
                    (true, Some(ocg)) => News::kept(conditioned(&ocg.operation)),
                    _ => News::of(&item.content, &item.number, tell()),
                });
            }
            Fact::ItemChanged { number, ocg: Some(ocg), from, to, .. } if mine.contains(&ocg.id) => {
                items.push(match withheld(desk, to) || withheld(desk, from) {
                    true => News::kept(conditioned(&ocg.operation)),
                    false => News::of(to, number, tell()),
                });
            }
            _ => {}
        }
    }
    items.extend(raised_for_you(raised).map(News::kept));
    items
}

/// Handling code C overrides what a paper may hold, unless its reader is in the conditions (papers section 4).
fn withheld(desk: &Desk<'_>, content: &Content) -> bool {
    match content {
        Content::Statement(said) => {
            let conditions = said.conditions.to_lowercase();
            said.handling == Handling::C && !conditions.contains(&desk.owner.label.to_lowercase())
        }
        _ => false,
    }
}

/// What stands in the place of a statement that the conditions keep off the sheet.
fn conditioned(operation: &str) -> Text {
    Text::from(format!("{operation}: a statement is recorded under handling code C; ask the chair."))
}

/// The section, with room for `most` lines: gaps give way first, then outcomes, and what is left out is counted.
pub(super) fn printed(desk: &Desk<'_>, mut news: Vec<News>, most: usize) -> Vec<Block> {
    let mut cut = [0_u64; 2];
    for (sort, cut) in [Sort::Gap, Sort::Outcome].into_iter().zip(&mut cut) {
        while news.len() > most
            && let Some(last) = news.iter().rposition(|line| line.sort == sort)
        {
            news.remove(last);
            *cut += 1;
        }
    }
    let mut items: Vec<Text> = news.into_iter().map(|line| line.text).collect();
    let [gaps, outcomes] = cut;
    let left: Vec<String> = [(gaps, "intelligence gap", "intelligence gaps"), (outcomes, "outcome", "outcomes")]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{} more {}", count_group(count), if count == 1 { one } else { many }))
        .collect();
    if !left.is_empty() {
        let minutes = format!("the minutes of meeting {}", desk.meeting.number);
        items.push(Text::from(format!("And {}: see {minutes}.", left.join(", "))));
    }
    if items.is_empty() {
        return vec![Block::paragraph("Nothing changed.")];
    }
    vec![Block::List(List { ordered: false, items })]
}

/// Actions the owner passed on since the last meeting.
pub(super) fn passed(desk: &Desk<'_>) -> Vec<Block> {
    let last = desk
        .frame
        .past
        .closes(desk.meeting.kind)
        .iter()
        .map(|close| close.entry)
        .filter(|entry| *entry < desk.held.opened)
        .max()
        .unwrap_or(0);
    let items: Vec<Text> = desk
        .frame
        .past
        .standing()
        .filter(|(entered, _)| entered.entry > last)
        .filter_map(|(_, fact)| match fact {
            // To whom it went is not told to a partner (papers section 4).
            Fact::ActionTransferred { action, from, .. } if desk.owner.partner && is_owner(desk, from.as_ref()) => {
                Some(Text::reference(&action.number).and("."))
            }
            Fact::ActionTransferred { action, from, to, .. } if is_owner(desk, from.as_ref()) => {
                let to = to.as_ref().map_or_else(|| Text::from("no one"), |to| Text::reference(&to.label));
                Some(Text::reference(&action.number).and(", to ").and_text(to).and("."))
            }
            _ => None,
        })
        .collect();
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { ordered: false, items })] }
}
