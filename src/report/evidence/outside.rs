//! What others had to do with it: partners, bids, learning (papers section 3 rules 15, 16 and 27).

use super::groups::is_counted;
use super::{Pack, count};
use crate::domain::action::Action;
use crate::domain::disruption::Level;
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::identity::OcgId;
use crate::domain::item::{BidAnswer, Content, Learning};
use crate::domain::meeting::{MeetingKind, MeetingState, Presence};
use crate::domain::time::{add_days, days_between};
use crate::report::document::{Block, Column, Row, Table};
use crate::report::figures::{agreed, archives, median, on_time_of, plan_of, reasons, share};
use crate::text::plural;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn partners(pack: &Pack<'_>) -> Vec<Block> {
    let record = &pack.end.record;
    let is_partner = |action: &Action| {
        let owner = action.owner.as_ref().and_then(|owner| record.officers().get(&owner.id));
        owner.is_some_and(|owner| owner.details.partner)
    };
    let owned: Vec<&Action> =
        record.actions().values().filter(|action| action.state.status.is_live() && is_partner(action)).collect();
    let late = owned.iter().filter(|action| action.days_late(pack.end.day).is_some()).count();
    let (timely, discharged) = on_time_of(pack.past, &pack.run.period, record, &is_partner);
    let raised = pack
        .standing()
        .filter(|(_, fact)| match fact {
            Fact::ActionRaised { action } => !action.imported && is_partner(action),
            _ => false,
        })
        .count();
    let done = pack
        .standing()
        .filter(|(_, fact)| match fact {
            Fact::ActionMoved { action, step: ActionStep::Discharged, .. } => {
                record.actions().get(&action.id).is_some_and(is_partner)
            }
            _ => false,
        })
        .count();
    let live: Vec<_> = record.ocgs().values().filter(is_counted).collect();
    let since = add_days(pack.end.day, -90);
    let consulted = live
        .iter()
        .filter(|ocg| plan_of(record, ocg.id).is_some_and(|plan| plan.consulted.iter().any(|(_, on)| *on >= since)))
        .count();
    let held: Vec<_> = pack.held.iter().filter_map(|held| record.meetings().get(&held.meeting.id)).collect();
    let attended = held
        .iter()
        .filter(|one| one.attenders.iter().any(|who| who.partner && matches!(who.presence, Presence::Present { .. })))
        .count();
    vec![Block::paragraph(format!(
        "Raised to a partner: {raised}. Discharged by a partner: {done}; by the first due date {}. Live with partners: {}, of which overdue {late}. Live OCGs with a partner consulted in 90 days: {}. Meetings with a partner present: {}.",
        share(timely, discharged, ""),
        owned.len(),
        share(count(consulted), count(live.len()), ""),
        share(count(attended), count(held.len()), "")
    ))]
}

pub(super) fn resources(pack: &Pack<'_>) -> Vec<Block> {
    let bids = pack.bids;
    let waited: Vec<u64> = pack
        .standing()
        .filter_map(|(_, fact)| match fact {
            Fact::ItemChanged { item, to, .. } => match (&**to, pack.end.record.items().get(item)) {
                (Content::Bid(bid), Some(_)) if answers(bid.answer) => {
                    u64::try_from(days_between(bid.made_on, bid.answered_on?)).ok()
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    let waited = median(&waited).map_or_else(|| "none to count".to_owned(), |median| plural(median, "day", "days"));
    let put_off: Vec<String> = [(false, "extended"), (true, "cancelled")]
        .into_iter()
        .flat_map(|(cancelled, word)| {
            reasons(&pack.run.period, cancelled)
                .into_iter()
                .filter(|(code, _)| ["abstraction", "no resource"].contains(&code.as_str()))
                .map(move |(code, count)| format!("{} {word} for {code}", plural(count, "action", "actions")))
        })
        .collect();
    let put_off = if put_off.is_empty() { String::new() } else { format!(", {}", put_off.join(", ")) };
    vec![Block::paragraph(format!(
        "{} open at start, {} made, {} answered ({} supported, {} part-supported, {} declined), {} withdrawn, {} open at end. Median time to an answer: {waited}. Unmet demand: {} declined, {} part-supported, {} unanswered past the day needed{put_off}.",
        bids.start,
        bids.made,
        bids.answered(),
        bids.supported,
        bids.part,
        bids.declined,
        bids.withdrawn,
        bids.end,
        bids.declined,
        bids.part,
        bids.late
    ))]
}

const fn answers(answer: Option<BidAnswer>) -> bool {
    matches!(answer, Some(BidAnswer::Supported | BidAnswer::PartSupported | BidAnswer::Declined))
}

pub(super) fn learning(pack: &Pack<'_>) -> Vec<Block> {
    let record = &pack.end.record;
    let recorded: Vec<(Option<OcgId>, &Learning)> = pack
        .standing()
        .filter_map(|(_, fact)| match fact {
            Fact::ItemAdded { item } => match &record.items().get(&item.id)?.content {
                Content::Learning(learning) => Some((item.ocg.as_ref().map(|ocg| ocg.id), learning)),
                _ => None,
            },
            _ => None,
        })
        .collect();
    let shared = recorded.iter().filter(|(_, learning)| !learning.shared.is_empty()).count();
    let sourced = recorded.iter().filter(|(_, learning)| !learning.from.trim().is_empty()).count();
    let mut themes: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for (_, learning) in &recorded {
        let (all, shared) = themes.entry(learning.theme.to_lowercase()).or_default();
        *all += 1;
        *shared += u64::from(!learning.shared.is_empty());
    }
    // What calls for a debrief: an OCG archived, a major disruption agreed.
    let mut called_for: BTreeSet<OcgId> =
        pack.standing().filter(|(_, fact)| archives(fact)).filter_map(|(_, fact)| fact.subject().ocg).collect();
    let major = agreed(&pack.run.period, record).into_iter();
    let major =
        major.filter(|one| one.moderation.as_ref().is_some_and(|agreed| agreed.counted() == Some(Level::Major)));
    called_for.extend(major.map(|one| one.ocg.id));
    let debriefed = |id: &OcgId| {
        record.meetings().values().any(|meeting| {
            meeting.kind == MeetingKind::Debrief
                && matches!(meeting.state, MeetingState::Signed { .. })
                && meeting.settled.iter().any(|(ocg, _)| ocg == id)
        })
    };
    let learned = |id: &OcgId| {
        let name = record.ocgs().get(id).map_or("", |ocg| ocg.details.operation.as_str());
        recorded.iter().any(|(ocg, learning)| *ocg == Some(*id) || (!name.is_empty() && learning.from.contains(name)))
    };
    let all = count(called_for.len());
    let of = |is: &dyn Fn(&OcgId) -> bool| share(count(called_for.iter().filter(|id| is(id)).count()), all, "");
    vec![
        Block::paragraph(format!(
            "{} recorded: with a source {}, shared {}. Archived or with a major disruption agreed: {}; with a debrief held {}; with learning recorded from it {}.",
            plural(count(recorded.len()), "piece of learning", "pieces of learning"),
            share(count(sourced), count(recorded.len()), ""),
            share(count(shared), count(recorded.len()), ""),
            plural(all, "OCG", "OCGs"),
            of(&debriefed),
            of(&learned)
        )),
        Block::Table(Table {
            caption: "Learning by theme".into(),
            columns: vec![Column::words("Theme"), Column::figures("Recorded"), Column::figures("Shared")],
            rows: themes
                .iter()
                .map(|(theme, (all, shared))| {
                    Row::new(vec![theme.as_str().into(), all.to_string().into(), shared.to_string().into()])
                })
                .collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "No learning was recorded.".into(),
        }),
    ]
}
