//! What a meeting changed for one owner: decisions on their OCGs, what became of their actions.

use super::Desk;
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::identity::{OcgId, OfficerTag};
use crate::domain::receipt::Entered;
use crate::report::document::{Block, List, Text};
use crate::report::sentences::{Around, tell};
use std::collections::BTreeSet;

fn is_owner(desk: &Desk<'_>, owner: Option<&OfficerTag>) -> bool {
    owner.is_some_and(|owner| owner.id == desk.owner.id)
}

/// The standing entries of the meeting.
fn run<'a>(desk: &'a Desk<'_>) -> impl Iterator<Item = (&'a Entered, &'a Fact)> {
    desk.frame.past.standing().filter(|(entered, _)| entered.entry >= desk.held.opened)
}

pub(super) fn changed(desk: &Desk<'_>) -> Vec<Block> {
    let mine: BTreeSet<OcgId> = desk.ocgs().iter().map(|(line, _)| line.id).collect();
    let mut items: Vec<Text> = Vec::new();
    let mut raised: Vec<Text> = Vec::new();
    let plans = desk.frame.past.plans_before(desk.held.opened, desk.frame.past.last());
    for (entered, fact) in run(desk) {
        let around = Around { plan: plans.get(&entered.entry), ..Around::only(&desk.frame.profile) };
        let told = || tell(fact, &around).sentence;
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
            Fact::PostFilled { ocg, from, to, .. } => {
                let holds = |holder: &Option<crate::domain::ocg::Holder>| {
                    is_owner(desk, holder.as_ref().map(|holder| &holder.officer))
                };
                if mine.contains(&ocg.id) || holds(from) || holds(to) {
                    items.push(told());
                }
            }
            Fact::TierDecided { ocg, .. } | Fact::OcgStatusSet { ocg, .. } | Fact::DisruptionModerated { ocg, .. }
                if mine.contains(&ocg.id) =>
            {
                items.push(told());
            }
            Fact::ItemAdded { item } if item.ocg.as_ref().is_some_and(|ocg| mine.contains(&ocg.id)) => {
                items.push(told());
            }
            Fact::ItemChanged { ocg: Some(ocg), .. } if mine.contains(&ocg.id) => items.push(told()),
            _ => {}
        }
    }
    if !raised.is_empty() {
        let count = match raised.len() {
            1 => "One action raised for you: ".to_owned(),
            count => format!("{count} actions raised for you: "),
        };
        items.push(Text::from(count).and_text(Text::joined(raised, ", ")).and("."));
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
            Fact::ActionTransferred { action, from, to, .. } if is_owner(desk, from.as_ref()) => {
                let to = to.as_ref().map_or_else(|| Text::from("no one"), |to| Text::reference(&to.label));
                Some(Text::reference(&action.number).and(", to ").and_text(to).and("."))
            }
            _ => None,
        })
        .collect();
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { ordered: false, items })] }
}
