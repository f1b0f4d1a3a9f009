//! Whether plans are complete and kept current, and whether reviews are held by their day (papers section 3 rule 23).

use super::groups::{due, is_counted};
use super::{Pack, count};
use crate::domain::fact::Fact;
use crate::domain::identity::{ItemId, OcgId};
use crate::domain::item::{Content, Plan};
use crate::domain::ocg::{Ocg, OcgKind, Placement};
use crate::domain::tier::Strand;
use crate::domain::time::{Date, days_between};
use crate::report::document::{Block, Column, Row, Table};
use crate::report::figures::{Timeliness, median, plan_of, share};
use crate::text::plural;
use std::collections::BTreeMap;

fn has_objective(plan: &Plan, strand: Strand) -> bool {
    !plan.strand(strand).objective.trim().is_empty()
}

fn has_reason(plan: &Plan, strand: Strand) -> bool {
    !plan.strand(strand).not_applicable.trim().is_empty()
}

pub(super) fn plans(pack: &Pack<'_>) -> Vec<Block> {
    let record = &pack.end.record;
    let live: Vec<&Ocg> = record.ocgs().values().filter(is_counted).collect();
    let plans: Vec<&Plan> = live.iter().filter_map(|ocg| plan_of(record, ocg.id)).collect();
    let all = count(live.len());
    let of = |is: &dyn Fn(&Plan) -> bool| count(plans.iter().filter(|plan| is(plan)).count());
    let in_date = of(&|plan| plan.review_on.is_none_or(|on| on >= pack.end.day));
    let whole =
        of(&|plan| Strand::ALL.into_iter().all(|strand| has_objective(plan, strand) || has_reason(plan, strand)));
    let touched = touched(pack);
    let since: Vec<u64> =
        live.iter().filter_map(|ocg| u64::try_from(days_between(*touched.get(&ocg.id)?, pack.end.day)).ok()).collect();
    let since = median(&since).map_or_else(|| "none to count".to_owned(), |median| plural(median, "day", "days"));
    let rows = Strand::ALL.into_iter().map(|strand| {
        let (objective, reason) = (of(&|plan| has_objective(plan, strand)), of(&|plan| has_reason(plan, strand)));
        Row::new(vec![
            strand.word().into(),
            share(objective, all, "").into(),
            share(reason, all, "").into(),
            share(all.saturating_sub(objective + reason), all, "").into(),
        ])
    });
    let mut blocks = vec![
        Block::paragraph(format!(
            "With a plan: {}; in date: {}; every P with an objective or a reason: {}. Median time since a plan was touched: {since}.",
            share(count(plans.len()), all, "live OCGs"),
            share(in_date, all, ""),
            share(whole, all, "")
        )),
        Block::Table(Table {
            caption: "Plans of live OCGs by P".into(),
            columns: vec![
                Column::words("P"),
                Column::figures("With an objective"),
                Column::figures("Does not apply, with a reason"),
                Column::figures("Neither, or no plan"),
            ],
            rows: rows.collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "No OCG is live.".into(),
        }),
    ];
    blocks.extend(due(pack, ["review of a plan", "reviews of plans"], &plan_reviews(pack)));
    blocks.extend(due(pack, ["review of a tier", "reviews of tiers"], &tier_reviews(pack)));
    blocks
}

/// When the plan of each OCG was last agreed or changed.
fn touched(pack: &Pack<'_>) -> BTreeMap<OcgId, Date> {
    let mut found: BTreeMap<OcgId, Date> = BTreeMap::new();
    for (entered, fact) in pack.past.standing() {
        let ocg = match fact {
            Fact::ItemAdded { item } if matches!(item.content, Content::Plan(_)) => item.ocg.as_ref(),
            Fact::ItemChanged { ocg, to, .. } if matches!(**to, Content::Plan(_)) => ocg.as_ref(),
            _ => None,
        };
        if let Some(ocg) = ocg {
            let on = entered.decided_at.local_date();
            let newest = found.entry(ocg.id).or_insert(on);
            *newest = on.max(*newest);
        }
    }
    found
}

/// A plan is reviewed when its next version is agreed.
fn plan_reviews(pack: &Pack<'_>) -> Timeliness {
    let record = &pack.end.record;
    let mut versions: BTreeMap<OcgId, Vec<(ItemId, Date, Option<Date>)>> = BTreeMap::new();
    for item in record.items().values() {
        if let (Content::Plan(plan), Some(ocg)) = (&item.content, &item.ocg) {
            versions.entry(ocg.id).or_default().push((item.id, plan.agreed_on, plan.review_on));
        }
    }
    let mut found = Timeliness::default();
    for (id, mut versions) in versions {
        let Some(ocg) = record.ocgs().get(&id).filter(|ocg| ocg.details.kind == OcgKind::Ocg) else { continue };
        versions.sort_unstable();
        let series: Vec<_> = versions.into_iter().map(|(_, on, review)| (on, review)).collect();
        found.add(&series, ocg.status.is_live(), pack.first_day, pack.end.day);
    }
    found
}

/// A tier is reviewed by the next decision about it, no change too.
fn tier_reviews(pack: &Pack<'_>) -> Timeliness {
    let mut decisions: BTreeMap<OcgId, Vec<(Date, Option<Date>)>> = BTreeMap::new();
    for (_, fact) in pack.past.standing() {
        let placed: Option<(OcgId, &Placement)> = match fact {
            Fact::OcgRegistered { ocg } => ocg.placement.as_ref().map(|place| (ocg.id, place)),
            Fact::TierDecided { ocg, to: Some(to), .. } => Some((ocg.id, to)),
            _ => None,
        };
        if let Some((id, place)) = placed {
            decisions.entry(id).or_default().push((place.decided_on, place.review));
        }
    }
    let mut found = Timeliness::default();
    for (id, series) in decisions {
        let Some(ocg) = pack.end.record.ocgs().get(&id).filter(|ocg| ocg.details.kind == OcgKind::Ocg) else {
            continue;
        };
        found.add(&series, ocg.status.is_live(), pack.first_day, pack.end.day);
    }
    found
}
