//! Counting a period by the rules of papers section 3, each named where it is applied.

use super::super::document::Defect;
use super::close::{Close, LiveOcg};
use super::period::{Period, Sort, Step};
use super::points::{ActionPoint, OcgPoint, change};
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::item::Content;
use crate::domain::ocg::{OcgStatus, Post};
use crate::domain::time::Date;
use std::collections::BTreeMap;

/// Decisions (rule 28).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Decisions {
    /// Numbers given, withdrawn ones too.
    pub numbered: u64,
    /// Of these, withdrawn within the period.
    pub withdrawn: u64,
    /// Standing decisions that a tier does not change.
    pub no_change: u64,
    /// Decisions of earlier periods withdrawn in this one (rule 4).
    pub earlier_withdrawn: u64,
}

/// Tier rows: tiers 1 to 4 and none yet (rules 6 and 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    /// Live OCGs at the opening.
    pub start: [i64; 5],
    /// Came in: moves, first placings, new, reopened, withdrawals of earlier moves.
    pub arrived: [i64; 5],
    /// Went out.
    pub left: [i64; 5],
    /// Live OCGs at the close.
    pub end: [i64; 5],
}

/// Actions (rules 11 to 14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Actions {
    /// Live at the opening.
    pub start: i64,
    /// Raised here and standing.
    pub raised: i64,
    /// Brought in live by imports, less those an import closed (rule 33: a stock, not a month's work).
    pub imported: i64,
    /// Live again because an earlier closing was withdrawn.
    pub reopened: i64,
    /// Discharged.
    pub discharged: i64,
    /// Cancelled.
    pub cancelled: i64,
    /// Passed to a body outside the record.
    pub passed_out: i64,
    /// What else withdrawals of earlier entries did to the stock (rule 4).
    pub corrections: i64,
    /// Live at the close.
    pub end: i64,
    /// Overdue before the first entry, on the opening day (rules 12 and 14).
    pub overdue_start: i64,
    /// Overdue at the close, on the closing day.
    pub overdue_end: i64,
    /// Claimed complete at the close.
    pub claimed_end: i64,
}

impl Actions {
    /// Open or in progress at the close: the denominator of the overdue rate (rule 14).
    #[must_use]
    pub const fn with_owner_end(&self) -> i64 {
        self.end - self.claimed_end
    }
}

/// The figures of a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// Decisions.
    pub decisions: Decisions,
    /// Tier rows.
    pub moves: Moves,
    /// Actions.
    pub actions: Actions,
    /// Live OCGs without an LRO at the opening (rule 24).
    pub leaderless_start: i64,
    /// Live OCGs without an LRO at the close.
    pub leaderless_end: i64,
    /// Standing entries of which what happened is dated before the period (rule 5).
    pub late: u64,
    /// Entries erased by law, which are in no figure that needs their body (rule 32).
    pub erased: u64,
    /// OCGs each officer leads right after the entry that gave them one.
    pub load: BTreeMap<u64, u32>,
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Counts a period.
///
/// # Errors
/// The sums do not close: start and flow do not give the end (rules 7 and 11). Such a paper is not written.
pub fn count(period: &Period, close: &Close, opening: Date) -> Result<Figures, Defect> {
    let mut figures = Figures { decisions: decisions(period), ..Figures::default() };
    figures.late = late(period, opening);
    figures.erased = u64::try_from(period.steps.iter().filter(|step| step.sort == Sort::Erased).count()).unwrap_or(0);
    figures.actions = actions(period, close, opening)?;
    figures.moves = moves(period, close)?;
    let without = close.counted().filter(|ocg| ocg.without_lro.is_some()).count();
    figures.leaderless_end = i64::try_from(without).unwrap_or(i64::MAX);
    figures.leaderless_start = leaderless_at(period, close, opening);
    figures.load = load(period, close);
    Ok(figures)
}

/// The number a decision was given, if the fact is a numbered decision (rule 28). Action dispositions are none.
#[must_use]
pub(in crate::report) fn decision_number(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::OcgStatusSet { number, .. }
        | Fact::TierDecided { number, .. }
        | Fact::PostFilled { number, .. }
        | Fact::DisruptionModerated { number, .. }
        | Fact::ItemChanged { decision: number, .. } => Some(number.as_str()).filter(|number| !number.is_empty()),
        Fact::ItemAdded { item } if matches!(item.content, Content::Decision(_)) => {
            Some(item.number.as_str()).filter(|number| !number.is_empty())
        }
        _ => None,
    }
}

/// Whether a tier decision leaves the tier as it was.
#[must_use]
pub(in crate::report) fn is_no_change(fact: &Fact) -> bool {
    matches!(fact, Fact::TierDecided { from: Some(from), to: Some(to), .. } if from.tier == to.tier)
}

fn decisions(period: &Period) -> Decisions {
    let mut found = Decisions::default();
    for step in &period.steps {
        let Some(fact) = step.fact().filter(|fact| decision_number(fact).is_some()) else { continue };
        match step.sort {
            Sort::Own => {
                found.numbered += 1;
                found.withdrawn += u64::from(!step.stands);
                found.no_change += u64::from(step.stands && is_no_change(fact));
            }
            Sort::WithdrawsEarlier(_) if step.stands => found.earlier_withdrawn += 1,
            _ => {}
        }
    }
    found
}

fn late(period: &Period, opening: Date) -> u64 {
    let is_late =
        |step: &&Step| step.sort == Sort::Own && step.stands && step.entered.decided_at.local_date() < opening;
    u64::try_from(period.steps.iter().filter(is_late).count()).unwrap_or(0)
}

/// Rule 11, with the flow by rule 4: what was entered and withdrawn in the period is in no flow.
fn actions(period: &Period, close: &Close, opening: Date) -> Result<Actions, Defect> {
    let live = |action: &ActionPoint| action.status.is_live();
    let mut found = Actions {
        end: signed(close.actions_live),
        claimed_end: signed(close.actions_claimed),
        overdue_end: signed(close.overdue),
        overdue_start: signed(close.overdue_on_opening_day),
        ..Actions::default()
    };
    let mut flow = 0;
    for step in &period.steps {
        let (before, after) = (step.action_before.as_ref(), step.action_after.as_ref());
        let by = change(before, after, live);
        flow += by;
        found.overdue_start -= change(before, after, |action| action.late(opening).is_some());
        if !step.stands || period.is_inside(step) {
            continue;
        }
        match (step.sort, step.fact()) {
            (Sort::Import, _) => found.imported += by,
            (Sort::Own, Some(Fact::ActionRaised { action })) if action.imported => found.imported += by,
            (Sort::Own, Some(Fact::ActionMoved { step: ActionStep::Discharged, .. })) => found.discharged -= by,
            (Sort::Own, Some(Fact::ActionMoved { step: ActionStep::Cancelled, .. })) => found.cancelled -= by,
            (Sort::Own, Some(Fact::ActionMoved { step: ActionStep::PassedOut, .. })) => found.passed_out -= by,
            (Sort::Own, _) => found.raised += by,
            (Sort::WithdrawsEarlier(_), Some(Fact::ActionMoved { .. })) if by > 0 => found.reopened += by,
            _ => found.corrections += by,
        }
    }
    found.start = found.end - flow;
    let sum = found.start + found.raised + found.imported + found.reopened + found.corrections
        - found.discharged
        - found.cancelled
        - found.passed_out;
    if sum != found.end {
        return Err(Defect(format!("its actions do not add up ({sum} counted, {} live at the close)", found.end)));
    }
    Ok(found)
}

/// Rule 7: what stands moves an OCG from row to row; start and moves must give the end.
fn moves(period: &Period, close: &Close) -> Result<Moves, Defect> {
    let mut found = Moves { end: close.tiers(), start: close.tiers(), ..Moves::default() };
    let mut now: BTreeMap<OcgId, Option<OcgPoint>> = BTreeMap::new();
    for step in &period.steps {
        let Some(id) = step.ocg() else { continue };
        let row = |point: &Option<OcgPoint>| point.as_ref().and_then(OcgPoint::row);
        if let Some(before) = row(&step.ocg_before) {
            found.start[before] += 1;
        }
        if let Some(after) = row(&step.ocg_after) {
            found.start[after] -= 1;
        }
        let point = now.entry(id).or_insert(step.ocg_before);
        if !step.stands || period.is_inside(step) {
            continue;
        }
        let before = row(point);
        if let Some(fact) = step.fact() {
            apply(fact, point, step.ocg_after);
        }
        let after = row(point);
        if before != after {
            if let Some(before) = before {
                found.left[before] += 1;
            }
            if let Some(after) = after {
                found.arrived[after] += 1;
            }
        }
    }
    for at in 0..found.end.len() {
        if found.start[at] + found.arrived[at] - found.left[at] != found.end[at] {
            return Err(Defect("its tiers do not add up from the opening to the close".to_owned()));
        }
    }
    Ok(found)
}

/// Puts the part of an OCG that a standing fact changes into `point`; the other parts stay as the standing facts before it left them.
fn apply(fact: &Fact, point: &mut Option<OcgPoint>, after: Option<OcgPoint>) {
    match (fact, point.as_mut(), after) {
        (Fact::OcgRegistered { .. } | Fact::OcgStruckOut { .. }, _, after) => *point = after,
        (Fact::OcgAmended { to, .. }, Some(point), _) => point.kind = to.kind,
        (Fact::OcgStatusSet { to, .. }, Some(point), _) => point.live = to.status.is_live(),
        (Fact::TierDecided { to, .. }, Some(point), _) => point.tier = to.as_ref().map(|place| place.tier),
        _ => {}
    }
}

/// Live OCGs without an LRO before the first entry, seen on the opening day (rule 24), read backwards from the close.
fn leaderless_at(period: &Period, close: &Close, opening: Date) -> i64 {
    let point = |ocg: &LiveOcg| OcgPoint { kind: ocg.kind, live: true, tier: ocg.tier, lro: ocg.lro };
    let mut points: BTreeMap<OcgId, Option<OcgPoint>> =
        close.ocgs.iter().map(|ocg| (ocg.id, Some(point(ocg)))).collect();
    let mut left: BTreeMap<OfficerId, Option<Date>> =
        close.leads.iter().map(|(id, lead)| (*id, lead.left_on)).collect();
    for step in period.steps.iter().rev() {
        if let Some(id) = step.ocg().filter(|_| step.ocg_before.is_some() || step.ocg_after.is_some()) {
            points.insert(id, step.ocg_before);
        }
        if let Some(Fact::OfficerAmended { officer, from, .. }) = step.fact() {
            left.insert(officer.id, from.left_on);
        }
    }
    let here = |lro: OfficerId| left.get(&lro).copied().flatten().is_none_or(|left| left > opening);
    let without = points.values().flatten().filter(|point| point.counts() && !point.lro.is_some_and(here)).count();
    i64::try_from(without).unwrap_or(i64::MAX)
}

/// How many live OCGs an officer led right after each allocation as LRO (rule 25), read backwards from the close.
fn load(period: &Period, close: &Close) -> BTreeMap<u64, u32> {
    let mut leads: BTreeMap<OfficerId, i64> = BTreeMap::new();
    for lro in close.ocgs.iter().filter_map(|ocg| ocg.lro) {
        *leads.entry(lro).or_default() += 1;
    }
    let mut found = BTreeMap::new();
    for step in period.steps.iter().rev() {
        if let Some(Fact::PostFilled { post: Post::Lro, to: Some(to), .. }) = step.fact() {
            let now = leads.get(&to.officer.id).copied().unwrap_or(0);
            found.insert(step.entered.entry, u32::try_from(now).unwrap_or(0));
        }
        let led = |point: &Option<OcgPoint>| point.filter(|point| point.live).and_then(|point| point.lro);
        if let Some(after) = led(&step.ocg_after) {
            *leads.entry(after).or_default() -= 1;
        }
        if let Some(before) = led(&step.ocg_before) {
            *leads.entry(before).or_default() += 1;
        }
    }
    found
}

/// Whether a standing fact archives an OCG.
#[must_use]
pub(in crate::report) fn archives(fact: &Fact) -> bool {
    matches!(fact, Fact::OcgStatusSet { to, .. } if to.status == OcgStatus::Archived)
}
