//! The parts of the briefing card, one after another.

use super::super::action::days_late;
use super::super::assessment::Assessment;
use super::super::board::ActionLine;
use super::super::describe::{Voice, describe, entry_sentence};
use super::super::disruption::Level;
use super::super::fact::Fact;
use super::super::identity::MeetingId;
use super::super::item::{Content, Item, ItemKind, Plan};
use super::super::meeting::Called;
use super::super::officer::training;
use super::super::receipt::{Card, Entered};
use super::super::tier::{Strand, Tier};
use super::super::time::{Date, add_days, days_between};
use super::{Balance, Change, LastCalled, LastDecision, Lro, Objective, Sources, StrandActions, Trend, Way};
use std::collections::BTreeMap;

/// Most assessments of a trend.
const MOST_ASSESSMENTS: usize = 12;
/// Most changes of a group that was never called: the newest.
const MOST_CHANGES: usize = 20;
/// Most learning that is offered.
const MOST_LEARNING: usize = 3;

pub(super) fn call_of(entered: &Entered, open: Option<MeetingId>) -> Option<LastCalled> {
    let Fact::OcgSettled { meeting, to: Some(to), .. } = &entered.recorded.as_ref()?.fact else { return None };
    let stands = entered.withdrawn_by.is_none() && entered.undoes.is_none();
    (stands && to.called != Called::Deferred && Some(meeting.id) != open).then(|| LastCalled {
        meeting: meeting.clone(),
        on: to.at.local_date(),
        entry: entered.entry,
    })
}

pub(super) fn became_late(
    actions: &[ActionLine],
    after: Date,
    today: Date,
) -> impl Iterator<Item = (Date, &ActionLine)> {
    actions.iter().filter_map(move |line| {
        days_late(line.status, line.due, today)?;
        let on = add_days(line.due?, 1);
        (on > after).then_some((on, line))
    })
}

pub(super) fn changes(sources: &Sources<'_>, called: Option<&LastCalled>) -> Vec<Change> {
    let since = called.map_or(0, |called| called.entry);
    let entries = sources.entries.iter().take_while(|entered| entered.entry > since);
    let mut changes: Vec<Change> = entries
        .filter(|entered| entered.withdrawn_by.is_none())
        // What takes back an entry of the same run is no change either; of what was there before, it is one.
        .filter(|entered| entered.undoes.is_none_or(|undoes| undoes <= since))
        .filter_map(|entered| {
            let recorded = entered.recorded.as_ref()?;
            // That it was called, and who was told of it then, is no change of the group.
            let calls = matches!(recorded.fact, Fact::OcgSettled { .. } | Fact::MeetingBriefed(_));
            (!calls).then(|| Change {
                on: entered.decided_at.local_date(),
                entry: Some(entered.entry),
                sentence: entry_sentence(recorded, entered.undoes),
            })
        })
        .collect();
    if let Some(called) = called {
        changes.extend(became_late(sources.actions, called.on, sources.today).map(|(on, line)| Change {
            on,
            entry: None,
            sentence: format!("Action {} became overdue", line.number),
        }));
    }
    changes.sort_by_key(|change| (change.on, change.entry.unwrap_or(u64::MAX)));
    if called.is_none() {
        // Never called: everything is new, and a whole history is no briefing.
        changes.drain(..changes.len().saturating_sub(MOST_CHANGES));
    }
    changes
}

pub(super) fn plan(items: &[Item]) -> Option<&Plan> {
    items.iter().find_map(|item| match &item.content {
        Content::Plan(plan) => Some(plan),
        _ => None,
    })
}

pub(super) fn actions(sources: &Sources<'_>, plan: Option<&Plan>) -> Vec<StrandActions> {
    let of = |strand: Option<Strand>| {
        let actions: Vec<ActionLine> =
            sources.actions.iter().filter(|line| line.strand == strand && line.status.is_live()).cloned().collect();
        let late = actions.iter().filter(|line| days_late(line.status, line.due, sources.today).is_some()).count();
        let planned = plan.zip(strand).map(|(plan, strand)| plan.strand(strand));
        StrandActions {
            strand,
            late: late as u32,
            empty: strand.is_some_and(|strand| sources.line.counts.is_empty_strand(strand)),
            not_applicable: planned.map_or_else(String::new, |strand| strand.not_applicable.clone()),
            objective: planned.map_or_else(String::new, |strand| strand.objective.clone()),
            actions,
        }
    };
    let mut all: Vec<StrandActions> = Strand::ALL.into_iter().map(|strand| of(Some(strand))).collect();
    let without = of(None);
    if !without.actions.is_empty() {
        all.push(without);
    }
    all
}

pub(super) fn last_decision(sources: &Sources<'_>) -> Option<LastDecision> {
    let placement = sources.card.ocg.placement.as_ref()?;
    let found = sources.entries.iter().find_map(|entered| {
        decision(entered)?;
        match &entered.recorded.as_ref()?.fact {
            fact @ Fact::TierDecided { from, to: Some(to), .. } if to == placement => {
                Some((entered, from.as_ref(), describe(fact, Voice::Past)))
            }
            _ => None,
        }
    });
    let because = because(&placement.because);
    let tier = placement.tier;
    let short = match found.as_ref().map(|(_, from, _)| from) {
        Some(Some(from)) if from.tier == tier => format!("No change: stays in tier {tier}{because}"),
        Some(Some(from)) => format!("From tier {} to tier {tier}{because}", from.tier),
        Some(None) | None => format!("Put in tier {tier}{because}"),
    };
    let (entered, sentence) = found.map(|(entered, _, sentence)| (entered, sentence)).unzip();
    let code = entered.and_then(|entered: &Entered| entered.meeting.as_deref());
    Some(LastDecision {
        on: placement.decided_on,
        by: placement.decided_by.clone(),
        sentence: sentence.unwrap_or_else(|| short.clone()),
        short,
        entry: entered.map(|entered| entered.entry),
        meeting: code.and_then(|code| code.trim_start_matches(|letter: char| !letter.is_ascii_digit()).parse().ok()),
        days_in_tier: days_between(placement.since, sources.today),
        since: placement.since,
    })
}

/// The entry if it is a decision on the tier that stands: neither withdrawn nor one that only takes another back.
pub(super) fn decision(entered: &Entered) -> Option<&Entered> {
    let decides = matches!(entered.recorded.as_ref()?.fact, Fact::TierDecided { .. });
    (decides && entered.withdrawn_by.is_none() && entered.undoes.is_none()).then_some(entered)
}

fn because(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() { String::new() } else { format!(", because \"{text}\"") }
}

pub(super) fn objective(plan: Option<&Plan>, today: Date) -> Option<Objective> {
    let plan = plan.filter(|plan| !plan.objective.is_empty())?;
    let over = plan.objective_to.is_some_and(|to| to < today);
    Some(Objective { text: plan.objective.clone(), to: plan.objective_to, over })
}

/// The objective of the newest version of the plan that says another than the present one.
pub(super) fn last_objective(items: &[Item]) -> String {
    let mut versions = items.iter().filter_map(|item| match &item.content {
        Content::Plan(plan) => Some(plan.objective.as_str()),
        _ => None,
    });
    let now = versions.next().unwrap_or_default();
    versions.find(|former| !former.is_empty() && *former != now).unwrap_or_default().to_owned()
}

pub(super) fn balance(sources: &Sources<'_>) -> Balance {
    let mut balance = Balance { done: sources.done, ..Balance::default() };
    let live = sources.actions.iter().filter(|line| line.status.is_live());
    for place in live.map(|line| line.strand.map_or(Strand::ALL.len(), Strand::index)) {
        if let Some(open) = balance.open.get_mut(place) {
            *open += 1;
        }
    }
    balance
}

pub(super) fn lro(sources: &Sources<'_>) -> Option<Lro> {
    let officer = sources.lro?;
    let also = sources.also_led.iter().filter(|line| line.id != sources.line.id);
    Some(Lro {
        since: sources.card.ocg.lro.as_ref().map(|holder| holder.since),
        training: training(officer.trained_on, sources.profile.lro_training_valid_days, sources.today),
        over: officer.limit.map_or(0, |limit| officer.leads.saturating_sub(limit)),
        also: also.map(|line| (line.id, line.operation.clone(), line.tier.map(Tier::number))).collect(),
        in_room: sources
            .meeting
            .map(|meeting| meeting.attender(&officer.label).is_some_and(|attender| attender.is_in())),
        officer: officer.clone(),
    })
}

pub(super) fn trend(newest_first: &[Assessment], today: Date) -> Option<Trend> {
    let newest = newest_first.first()?;
    let mut same: Vec<Assessment> = newest_first
        .iter()
        .filter(|assessment| assessment.details.scheme.eq_ignore_ascii_case(&newest.details.scheme))
        .take(MOST_ASSESSMENTS)
        .cloned()
        .collect();
    same.reverse();
    // A year ago the group stood where the newest score of that day put it; a group scored since begins with its first.
    let year = add_days(today, -365);
    let scored = || same.iter().filter_map(|one| one.details.score.map(|score| (one.on, score)));
    let then = scored().take_while(|(on, _)| *on <= year).last().or_else(|| scored().next());
    let way = match (newest.details.score, then) {
        (None, _) => Way::NotComparable,
        _ if newest_first.len() == 1 => Way::First,
        _ if same.len() == 1 => Way::NotComparable,
        (Some(newest), Some((_, then))) => match newest - then {
            0 => Way::Level,
            more @ 1.. => Way::Rising(more),
            less => Way::Falling(-less),
        },
        (Some(_), None) => Way::Level,
    };
    Some(Trend { assessments: same, way })
}

pub(super) fn open_items(items: &[Item], kind: ItemKind) -> Vec<Item> {
    items.iter().filter(|item| item.content.kind() == kind && item.content.is_open()).cloned().collect()
}

pub(super) fn gaps(items: &[Item], today: Date) -> Vec<(Item, i64)> {
    let mut gaps: Vec<(Item, i64)> = items
        .iter()
        .filter_map(|item| match &item.content {
            Content::Gap(gap) if item.content.is_open() => Some((item.clone(), days_between(gap.raised_on, today))),
            _ => None,
        })
        .collect();
    gaps.sort_by_key(|(item, days)| (std::cmp::Reverse(*days), item.id));
    gaps
}

pub(super) fn stakeholders(sources: &Sources<'_>, plan: Option<&Plan>) -> Vec<(String, Option<Date>)> {
    let mut newest: BTreeMap<String, (String, Option<Date>)> = BTreeMap::new();
    for (who, on) in plan.map_or(&[][..], |plan| &plan.consulted) {
        let known = newest.entry(who.to_lowercase()).or_insert_with(|| (who.clone(), None));
        known.1 = known.1.max(Some(*on));
    }
    for partner in sources.owners.iter().filter(|owner| owner.partner) {
        newest.entry(partner.label.to_lowercase()).or_insert_with(|| (partner.label.clone(), None));
    }
    newest.into_values().collect()
}

pub(super) fn disruptions(card: &Card, today: Date) -> [u32; 5] {
    let year = add_days(today, -365);
    let mut counts = [0; 5];
    for disruption in card.disruptions.iter().filter(|disruption| disruption.details.on > year) {
        let level = disruption.moderation.as_ref().and_then(crate::domain::disruption::Moderation::counted);
        let at = level.and_then(|level| Level::ALL.into_iter().position(|other| other == level));
        if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    counts
}

/// Learning whose theme is a threat area or a flag of the group, or that comes from it.
pub(super) fn learning(sources: &Sources<'_>) -> Vec<Item> {
    let details = &sources.card.ocg.details;
    let alike = |item: &&Item| match &item.content {
        Content::Learning(learning) => {
            let theme = learning.theme.trim();
            details.threats.iter().chain(&details.flags).any(|word| word.eq_ignore_ascii_case(theme))
                || item.ocg.as_ref().is_some_and(|ocg| ocg.id == sources.line.id)
        }
        _ => false,
    };
    sources.learning.iter().filter(alike).take(MOST_LEARNING).cloned().collect()
}
