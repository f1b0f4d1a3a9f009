//! The record at the close of a period, as far as papers count it: from the board of a store, or from a record in memory.

use crate::domain::action::{ActionStatus, days_late};
use crate::domain::board::{Board, Counts, OfficerLine};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::memory::Memory;
use crate::domain::ocg::{Holder, Ocg, OcgKind, without_lro};
use crate::domain::officer::OfficerDetails;
use crate::domain::tier::Tier;
use crate::domain::time::Date;
use std::collections::BTreeMap;

/// One live record at the close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveOcg {
    /// Identity.
    pub id: OcgId,
    /// Reference; may be empty.
    pub reference: String,
    /// Operation name.
    pub operation: String,
    /// Kind of threat.
    pub kind: OcgKind,
    /// Tier, if decided.
    pub tier: Option<Tier>,
    /// LRO, if there is one.
    pub lro: Option<OfficerId>,
    /// Since when it has no LRO, seen on the closing day; `None` while it has one (rule 24).
    pub without_lro: Option<Date>,
    /// Its actions on the closing day.
    pub counts: Counts,
}

/// What an officer may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lead {
    /// Most OCGs; `None` when no limit is set.
    pub limit: Option<u32>,
    /// Trained as LRO on.
    pub trained_on: Option<Date>,
    /// The day they left.
    pub left_on: Option<Date>,
}

/// The record at the close.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Close {
    /// Live records of every kind.
    pub ocgs: Vec<LiveOcg>,
    /// Everybody who may lead.
    pub leads: BTreeMap<OfficerId, Lead>,
    /// Live actions, also those of OCGs that are no longer live.
    pub actions_live: u64,
    /// Of these, claimed complete: awaiting sign-off.
    pub actions_claimed: u64,
    /// Overdue on the closing day.
    pub overdue: u64,
    /// The same actions, overdue as at the *opening* day.
    pub overdue_on_opening_day: u64,
}

/// Counts of actions that a board does not hold: of all actions, whatever the status of their OCG.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ActionTotals {
    /// Live.
    pub live: u64,
    /// Claimed complete.
    pub claimed: u64,
    /// Overdue on the closing day.
    pub overdue: u64,
    /// Overdue as at the opening day.
    pub overdue_on_opening_day: u64,
}

impl Close {
    /// From the board of a store as at the closing day.
    #[must_use]
    pub fn of_board(board: &Board, totals: ActionTotals, closing: Date) -> Self {
        let ocgs = board.ocgs.iter().map(|line| LiveOcg {
            id: line.id,
            reference: line.reference.clone(),
            operation: line.operation.clone(),
            kind: line.kind,
            tier: line.tier,
            lro: line.lro,
            without_lro: board.without_lro(line, closing),
            counts: line.counts,
        });
        let lead = |line: &OfficerLine| Lead { limit: line.limit, trained_on: line.trained_on, left_on: line.left_on };
        let leads = board.officers.iter().map(|(id, line)| (*id, lead(line)));
        Self {
            ocgs: ocgs.collect(),
            leads: leads.collect(),
            actions_live: totals.live,
            actions_claimed: totals.claimed,
            overdue: totals.overdue,
            overdue_on_opening_day: totals.overdue_on_opening_day,
        }
    }

    /// From a record in memory, folded up to the last entry of the period.
    #[must_use]
    pub fn of_memory(record: &Memory, opening: Date, closing: Date) -> Self {
        let lead = |details: &OfficerDetails| Lead {
            limit: details.limit,
            trained_on: details.trained_on,
            left_on: details.left_on,
        };
        let mut close = Self {
            leads: record.officers().iter().map(|(id, officer)| (*id, lead(&officer.details))).collect(),
            ..Self::default()
        };
        let mut counts: BTreeMap<OcgId, Counts> = BTreeMap::new();
        for action in record.actions().values() {
            let status = action.state.status;
            if !status.is_live() {
                continue;
            }
            let late = days_late(status, action.due, closing).is_some();
            close.actions_live += 1;
            close.actions_claimed += u64::from(status == ActionStatus::ClaimedComplete);
            close.overdue += u64::from(late);
            close.overdue_on_opening_day += u64::from(days_late(status, action.due, opening).is_some());
            let of = counts.entry(action.ocg.id).or_default();
            of.claimed += u32::from(status == ActionStatus::ClaimedComplete);
            match action.details.strand.map(crate::domain::tier::Strand::index) {
                Some(at) => {
                    of.live[at] += 1;
                    of.late[at] += u32::from(late);
                }
                None => {
                    of.live_without_strand += 1;
                    of.late_without_strand += u32::from(late);
                }
            }
        }
        let left = |lro: &Holder| record.officers().get(&lro.officer.id).and_then(|officer| officer.details.left_on);
        let leads =
            |ocg: &Ocg| without_lro(ocg.lro.is_some(), ocg.without_lro_since, ocg.lro.as_ref().and_then(left), closing);
        close.ocgs = record
            .ocgs()
            .values()
            .filter(|ocg| ocg.status.is_live())
            .map(|ocg| LiveOcg {
                id: ocg.id,
                reference: ocg.details.reference.clone(),
                operation: ocg.details.operation.clone(),
                kind: ocg.details.kind,
                tier: ocg.tier(),
                lro: ocg.lro.as_ref().map(|lro| lro.officer.id),
                without_lro: leads(ocg),
                counts: counts.remove(&ocg.id).unwrap_or_default(),
            })
            .collect();
        close
    }

    /// Live OCGs that count (rule 6).
    pub fn counted(&self) -> impl Iterator<Item = &LiveOcg> {
        self.ocgs.iter().filter(|ocg| ocg.kind == OcgKind::Ocg)
    }

    /// Live OCGs by tier 1 to 4 and without a tier.
    #[must_use]
    pub fn tiers(&self) -> [i64; 5] {
        let mut rows = [0; 5];
        for ocg in self.counted() {
            rows[ocg.tier.map_or(4, Tier::index)] += 1;
        }
        rows
    }
}
