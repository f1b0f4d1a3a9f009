//! The board of a record in memory, as at a day: the same lines and counts as a store gives its screen, for papers about the past.

use crate::domain::action::ActionStatus;
use crate::domain::assessment::Assessment;
use crate::domain::board::{Board, Counts, OcgLine, OfficerLine};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::item::{Content, Plan};
use crate::domain::memory::Memory;
use crate::domain::ocg::Ocg;
use crate::domain::tier::Strand;
use crate::domain::time::{Date, add_days};
use std::collections::BTreeMap;

/// The board as at `day`; an action discharged in the last `empty_days` days fills its P (papers section 3 rule 18). `active` says when something
/// was last done about an OCG.
#[must_use]
pub fn board(record: &Memory, day: Date, empty_days: u32, active: &BTreeMap<OcgId, Date>) -> Board {
    let mut counts = counts(record, day, add_days(day, -i64::from(empty_days)));
    let newest = newest(record);
    let mut officers = officers(record);
    let mut ocgs = Vec::new();
    for ocg in record.ocgs().values().filter(|ocg| ocg.status.is_live()) {
        if let Some(lro) = ocg.lro.as_ref().and_then(|lro| officers.get_mut(&lro.officer.id)) {
            lro.leads += 1;
        }
        let mut counts = counts.remove(&ocg.id).unwrap_or_default();
        let plan = plan_of(record, ocg.id);
        for strand in Strand::ALL {
            let why = plan.is_some_and(|plan| !plan.strand(strand).not_applicable.trim().is_empty());
            if let Some(not_applicable) = counts.not_applicable.get_mut(strand.index()) {
                *not_applicable = why;
            }
        }
        let objective = plan.map_or_else(String::new, |plan| plan.objective.clone());
        ocgs.push(OcgLine {
            objective,
            counts,
            active_on: active.get(&ocg.id).copied(),
            ..line(ocg, newest.get(&ocg.id).copied())
        });
    }
    for action in record.actions().values().filter(|action| action.state.status.is_live()) {
        if let Some(owner) = action.owner.as_ref().and_then(|owner| officers.get_mut(&owner.id)) {
            owner.open += 1;
            owner.late += u32::from(action.days_late(day).is_some());
        }
    }
    Board { ocgs, officers, entry: 0 }
}

/// The plan of an OCG that stands: its newest version.
#[must_use]
pub fn plan_of(record: &Memory, ocg: OcgId) -> Option<&Plan> {
    let of = |item: &&crate::domain::item::Item| item.ocg.as_ref().is_some_and(|tag| tag.id == ocg);
    record.items().values().rev().filter(of).find_map(|item| match &item.content {
        Content::Plan(plan) => Some(plan),
        _ => None,
    })
}

/// The newest assessment of each OCG.
#[must_use]
pub fn newest(record: &Memory) -> BTreeMap<OcgId, &Assessment> {
    let mut newest: BTreeMap<OcgId, &Assessment> = BTreeMap::new();
    for assessment in record.assessments().values() {
        let known = newest.entry(assessment.ocg.id).or_insert(assessment);
        if (known.on, known.id) < (assessment.on, assessment.id) {
            *known = assessment;
        }
    }
    newest
}

fn counts(record: &Memory, day: Date, done_since: Date) -> BTreeMap<OcgId, Counts> {
    let mut found: BTreeMap<OcgId, Counts> = BTreeMap::new();
    for action in record.actions().values() {
        let status = action.state.status;
        let at = action.details.strand.map(Strand::index);
        let of = found.entry(action.ocg.id).or_default();
        let lately = status == ActionStatus::Discharged && action.state.since >= done_since;
        if let Some(done) = at.filter(|_| lately).and_then(|at| of.lately_done.get_mut(at)) {
            *done = true;
        }
        if !status.is_live() {
            continue;
        }
        let late = u32::from(action.days_late(day).is_some());
        of.claimed += u32::from(status == ActionStatus::ClaimedComplete);
        match at {
            Some(at) => {
                of.live[at] += 1;
                of.late[at] += late;
            }
            None => {
                of.live_without_strand += 1;
                of.late_without_strand += late;
            }
        }
    }
    found
}

fn officers(record: &Memory) -> BTreeMap<OfficerId, OfficerLine> {
    record.officers().iter().map(|(id, officer)| (*id, OfficerLine::of(officer.clone()))).collect()
}

fn line(ocg: &Ocg, newest: Option<&Assessment>) -> OcgLine {
    OcgLine {
        band: newest.map_or_else(String::new, |newest| newest.details.band.clone()),
        score: newest.and_then(|newest| newest.details.score),
        assessed_on: newest.map(|newest| newest.on),
        ..OcgLine::of(ocg)
    }
}
