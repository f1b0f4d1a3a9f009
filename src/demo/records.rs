//! What is recorded on an invented group beside tiers and actions: plans with objectives, outcomes, triggers, gaps, orders; and at the end of a meeting
//! bids, learning, operations and general decisions.
//!
//! Chance has a stream of its own here, so that what is recorded on the side never changes who leads what and which actions there are.

use super::run::{Batches, ocg_id};
use super::words::{self, records};
use crate::domain::command::Command;
use crate::domain::identity::{ItemId, OcgId};
use crate::domain::item::{
    Bid, BidAnswer, Content, Decision, Disposal, Gap, GapState, Learning, Operation, Order, OrderState, Outcome,
    OutcomeKind, Plan, PlanStrand, Trigger,
};
use crate::domain::tier::Strand;
use crate::domain::time::{Date, Timestamp, add_days};

/// What is kept of one group until it moves on.
#[derive(Debug, Clone, Default)]
pub(super) struct File {
    plan: Option<(ItemId, Plan)>,
    gaps: Vec<(ItemId, Gap)>,
    orders: Vec<(ItemId, Order)>,
    triggers: Vec<(ItemId, Trigger)>,
}

/// The side of the run: its own chance, and what is open.
#[derive(Debug, Clone)]
pub(super) struct Extra {
    pub(super) rng: fastrand::Rng,
    /// Meetings prepared so far: the identity of the last.
    pub(super) meetings: i64,
    /// True while partners come to this meeting.
    pub(super) partners: bool,
    items: i64,
    files: Vec<File>,
    bids: Vec<(ItemId, Bid)>,
    operation: Option<(ItemId, Operation)>,
}

impl Extra {
    pub(super) fn new(seed: u64, groups: usize) -> Self {
        Self {
            rng: fastrand::Rng::with_seed(seed ^ 0x0005_1de5),
            meetings: 0,
            partners: false,
            items: 0,
            files: vec![File::default(); groups],
            bids: Vec::new(),
            operation: None,
        }
    }
}

/// Kinds of outcome with their share of a hundred, and from how much to how much in base units. A division comes to about a third of what a force
/// of three publishes (domain section 4).
const OUTCOMES: [(u32, OutcomeKind, u64, u64); 14] = [
    (40, OutcomeKind::Arrests, 1, 4),
    (10, OutcomeKind::Charges, 1, 3),
    (12, OutcomeKind::CashSeized, 50_000, 1_200_000),
    (10, OutcomeKind::ClassAGrams, 20, 1_600),
    (3, OutcomeKind::ClassBGrams, 200, 3_000),
    (6, OutcomeKind::SentenceMonths, 24, 150),
    (8, OutcomeKind::Safeguarded, 1, 8),
    (2, OutcomeKind::CannabisPlants, 40, 400),
    (1, OutcomeKind::Firearms, 1, 2),
    (2, OutcomeKind::Weapons, 1, 5),
    (2, OutcomeKind::LinesClosed, 1, 1),
    (2, OutcomeKind::PreventCohort, 8, 30),
    (1, OutcomeKind::NrmReferrals, 1, 3),
    (1, OutcomeKind::AssetsRestrained, 1_000_000, 18_000_000),
];

impl Batches<'_> {
    pub(super) fn add_item(&mut self, at: Timestamp, ocg: Option<OcgId>, content: Content) -> ItemId {
        self.extra.items += 1;
        self.put(at, vec![Command::AddItem { ocg, content }]);
        ItemId(self.extra.items)
    }

    fn change_item(&mut self, at: Timestamp, item: ItemId, content: Content, because: &str) {
        self.put(at, vec![Command::ChangeItem { item, content, because: because.to_owned() }]);
    }

    fn chance(&mut self, of_a_hundred: u32) -> bool {
        self.extra.rng.u32(..100) < of_a_hundred
    }

    fn say(&mut self, list: &[&'static str]) -> String {
        words::say(&mut self.extra.rng, list)
    }

    /// Whether side records are made at this meeting: the largest divisions make them at the last ones only.
    pub(super) const fn is_recorded(&self, meeting: usize) -> bool {
        meeting + self.scale.recorded >= self.scale.meetings
    }

    /// What is recorded on one group when it is called. `certain` adds an outcome and a gap whatever chance says.
    pub(super) fn on_record(&mut self, at: Timestamp, day: Date, group: usize, certain: bool) {
        let Some(mut file) = self.extra.files.get_mut(group).map(std::mem::take) else { return };
        self.move_on_file(at, day, &mut file);
        if self.groups.get(group).is_some_and(|group| group.is_busy(day)) {
            self.plan_of(at, day, group, &mut file);
            if certain || self.chance(30) {
                let outcome = self.outcome(day);
                self.add_item(at, Some(ocg_id(group)), Content::Outcome(outcome));
            }
            if certain || self.chance(4) {
                let gap = Gap {
                    what: self.say(&records::GAPS),
                    raised_on: day,
                    state: GapState::Raised,
                    since: day,
                    remark: String::new(),
                };
                file.gaps.push((self.add_item(at, Some(ocg_id(group)), Content::Gap(gap.clone())), gap));
            }
            if self.chance(4) {
                let told = add_days(day, -self.extra.rng.i64(0..6));
                let trigger = Trigger {
                    kind: self.say(&records::TRIGGERS),
                    occurred_on: add_days(told, -self.extra.rng.i64(0..4)),
                    notified_on: told,
                    detail: String::new(),
                    disposal: None,
                };
                file.triggers
                    .push((self.add_item(at, Some(ocg_id(group)), Content::Trigger(trigger.clone())), trigger));
            }
            if self.chance(1) {
                let order = Order {
                    kind: self.say(&records::ORDERS),
                    subject: format!("custody record {}", self.extra.rng.u32(1_000..9_999)),
                    state: OrderState::Sought,
                    since: day,
                    granted_on: None,
                    expires_on: None,
                    remark: String::new(),
                };
                file.orders.push((self.add_item(at, Some(ocg_id(group)), Content::Order(order.clone())), order));
            }
        }
        if let Some(kept) = self.extra.files.get_mut(group) {
            *kept = file;
        }
    }

    /// Triggers get their disposal, gaps are filled, orders are granted.
    fn move_on_file(&mut self, at: Timestamp, day: Date, file: &mut File) {
        for (item, trigger) in std::mem::take(&mut file.triggers) {
            if self.chance(75) {
                let (what, because) = words::one_of(&mut self.extra.rng, &records::DISPOSALS);
                let disposal = Disposal { what: what.to_owned(), on: day, because: because.to_owned() };
                let disposed = Trigger { disposal: Some(disposal), ..trigger };
                self.change_item(at, item, Content::Trigger(disposed), "");
            } else {
                file.triggers.push((item, trigger));
            }
        }
        for (item, gap) in std::mem::take(&mut file.gaps) {
            let next = match gap.state {
                GapState::Raised if self.chance(20) => Some((GapState::Tasked, "intelligence unit".to_owned())),
                GapState::Tasked if self.chance(35) => Some((GapState::Filled, self.say(&records::FILLED))),
                _ => None,
            };
            match next {
                Some((state, remark)) => {
                    let moved = Gap { state, since: day, remark, ..gap };
                    self.change_item(at, item, Content::Gap(moved.clone()), "");
                    if state == GapState::Tasked {
                        file.gaps.push((item, moved));
                    }
                }
                None => file.gaps.push((item, gap)),
            }
        }
        for (item, order) in std::mem::take(&mut file.orders) {
            match order.state {
                OrderState::Sought if self.chance(30) => {
                    let granted = add_days(day, -self.extra.rng.i64(0..5));
                    let in_force = Order {
                        state: OrderState::InForce,
                        since: granted,
                        granted_on: Some(granted),
                        expires_on: Some(add_days(granted, 365 * self.extra.rng.i64(2..=5))),
                        ..order
                    };
                    self.change_item(at, item, Content::Order(in_force), "");
                }
                _ => file.orders.push((item, order)),
            }
        }
    }

    /// The plan of a group: agreed when it is first called, its objective renewed from time to time, partners consulted.
    fn plan_of(&mut self, at: Timestamp, day: Date, group: usize, file: &mut File) {
        let objective = |this: &mut Self| {
            let of = records::OBJECTIVES.get(this.extra.rng.usize(..4).min(this.extra.rng.usize(..4)));
            this.say(of.map_or(&[], |list| list.as_slice()))
        };
        let Some((item, mut plan)) = file.plan.take() else {
            let mut plan = Plan::first(day);
            let end = self.groups.get(group).and_then(|group| group.odd.empty);
            for (strand, list) in plan.strands.iter_mut().zip(&records::OBJECTIVES) {
                *strand = PlanStrand { objective: self.say(list), not_applicable: String::new() };
            }
            if let Some(empty) = end.and_then(|empty: Strand| plan.strands.get_mut(empty.index())) {
                *empty = PlanStrand::default();
            }
            plan.review_on = Some(add_days(day, 84));
            plan.objective = objective(self);
            plan.objective_to = Some(add_days(day, 28));
            let item = self.add_item(at, Some(ocg_id(group)), Content::Plan(plan.clone()));
            file.plan = Some((item, plan));
            return;
        };
        let renew = plan.objective_to.is_none_or(|to| to <= day) && self.chance(45);
        let consult = self.chance(6);
        if renew {
            let text = objective(self);
            if text != plan.objective {
                plan.objective = text;
            }
            plan.objective_to = Some(add_days(day, 28));
        }
        if consult {
            let on = add_days(day, -self.extra.rng.i64(1..10));
            let who = words::one_of(&mut self.extra.rng, &records::CONSULTED).to_owned();
            plan.consulted.retain(|(known, _)| *known != who);
            plan.consulted.push((who, on));
        }
        if renew || consult {
            self.change_item(at, item, Content::Plan(plan.clone()), "");
        }
        file.plan = Some((item, plan));
    }

    fn outcome(&mut self, day: Date) -> Outcome {
        let mut left = self.extra.rng.u32(..100);
        let found = OUTCOMES.iter().find(|(share, ..)| {
            let here = left < *share;
            left = left.saturating_sub(*share);
            here
        });
        let (_, kind, least, most) = found.copied().unwrap_or((0, OutcomeKind::Arrests, 1, 1));
        // The lesser of two draws: most seizures are small.
        let quantity = self.extra.rng.u64(least..=most).min(self.extra.rng.u64(least..=most));
        let quantity = match kind {
            OutcomeKind::CashSeized | OutcomeKind::AssetsRestrained => quantity / 500 * 500,
            _ => quantity,
        };
        let strand = match kind {
            OutcomeKind::Safeguarded | OutcomeKind::NrmReferrals => Strand::Protect,
            OutcomeKind::PreventCohort => Strand::Prevent,
            _ => Strand::Pursue,
        };
        let estimated = kind == OutcomeKind::ClassBGrams && self.chance(30);
        let on = add_days(day, -self.extra.rng.i64(0..12));
        Outcome { kind, quantity, on, strand: Some(strand), estimated, detail: String::new() }
    }

    /// Before a meeting closes: bids, learning, general decisions, the brand above the groups.
    pub(super) fn before_close(&mut self, at: Timestamp, day: Date, meeting: usize) {
        self.brand(at, day, meeting);
        for (item, bid) in std::mem::take(&mut self.extra.bids) {
            if !self.chance(60) {
                self.extra.bids.push((item, bid));
                continue;
            }
            let answer = match self.extra.rng.u32(..100) {
                0..40 => BidAnswer::Supported,
                40..65 => BidAnswer::PartSupported,
                65..95 => BidAnswer::Declined,
                _ => BidAnswer::Withdrawn,
            };
            let of = match answer {
                BidAnswer::Supported => [0, 5],
                BidAnswer::PartSupported => [1, 6],
                BidAnswer::Withdrawn => [7, 7],
                BidAnswer::Declined | BidAnswer::Deferred => [if self.chance(50) { 2 } else { 3 }, 4],
            };
            let reason = of.get(self.extra.rng.usize(..2)).and_then(|at| records::ANSWERS.get(*at));
            let reason = reason.copied().unwrap_or_default().to_owned();
            let answered = Bid { answer: Some(answer), answered_on: Some(day), reason, ..bid };
            self.change_item(at, item, Content::Bid(answered), "");
        }
        if self.chance(30) {
            let (what, to_whom) = words::one_of(&mut self.extra.rng, &records::BIDS);
            let bid = Bid {
                what: words::fill(&mut self.extra.rng, what),
                to_whom: to_whom.to_owned(),
                made_on: day,
                needed_by: Some(super::calendar::working(add_days(day, self.extra.rng.i64(10..30)))),
                answer: None,
                answered_on: None,
                reason: String::new(),
            };
            let item = self.add_item(at, None, Content::Bid(bid.clone()));
            self.extra.bids.push((item, bid));
        }
        if self.chance(15) {
            let group = self.extra.rng.usize(..self.groups.len().max(1));
            let Some(details) = self.groups.get(group).map(|group| &group.details) else { return };
            let theme = details.flags.first().or_else(|| details.threats.first()).cloned().unwrap_or_default();
            let from = details.operation.clone();
            let with = words::one_of(&mut self.extra.rng, &records::SHARED_WITH).to_owned();
            let shared = if self.chance(60) { vec![(with, day)] } else { Vec::new() };
            let what = self.say(&records::LEARNING);
            self.add_item(at, None, Content::Learning(Learning { what, theme, from, on: day, shared }));
        }
        if self.chance(12) {
            let (text, rationale, to_board) = words::one_of(&mut self.extra.rng, &records::DECISIONS);
            let decision = Decision {
                text: words::fill(&mut self.extra.rng, text),
                rationale: rationale.to_owned(),
                refused: String::new(),
                to_board,
            };
            self.add_item(at, None, Content::Decision(decision));
        }
    }

    /// A force-wide brand over the first groups, with a measure: begun at the first meeting, measured again near the end.
    fn brand(&mut self, at: Timestamp, day: Date, meeting: usize) {
        match self.extra.operation.take() {
            None => {
                let operation = Operation {
                    name: "Op Bulwark".into(),
                    kind: "brand".into(),
                    began_on: day,
                    ended_on: None,
                    groups: (0..self.groups.len().min(6)).map(ocg_id).collect(),
                    measure: "serious violence in 20 hotspots, against the same quarter a year before".into(),
                    before: Some(412),
                    after: None,
                };
                // Only groups that are in the record by now can be grouped.
                let known = |id: &OcgId| {
                    let at = usize::try_from(id.0 - 1).unwrap_or(usize::MAX);
                    self.groups.get(at).is_some_and(|group| group.status.is_some())
                };
                let groups = operation.groups.iter().copied().filter(known).collect();
                let operation = Operation { groups, ..operation };
                let item = self.add_item(at, None, Content::Operation(operation.clone()));
                self.extra.operation = Some((item, operation));
            }
            Some((item, operation)) if meeting + 3 == self.scale.meetings => {
                let measured = Operation { after: Some(337), ..operation };
                self.change_item(at, item, Content::Operation(measured.clone()), "");
                self.extra.operation = Some((item, measured));
            }
            kept => self.extra.operation = kept,
        }
    }
}
