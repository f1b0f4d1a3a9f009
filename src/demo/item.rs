//! One item of a meeting: a group is called, what is on the table is settled, its tier is decided, actions are raised.

use super::calendar::moment;
use super::cast;
use super::day::Event;
use super::flight::{self, Flying, Step};
use super::posts;
use super::run::{Batches, ocg_id};
use super::words::{self, reasons, results};
use crate::domain::action::ActionDetails;
use crate::domain::command::{Command, NewAction, NewOcg};
use crate::domain::identity::ActionId;
use crate::domain::ocg::{OcgStatus, Post};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, Timestamp, add_days, days_between};

/// The moments of one item, in order.
struct Clock {
    next: Timestamp,
    step: i64,
}

impl Clock {
    fn tick(&mut self) -> Timestamp {
        self.next = Timestamp(self.next.0 + self.step);
        self.next
    }
}

impl Batches<'_> {
    /// New groups first, in the order of their identities, then tier 1 to 4.
    pub(super) fn running_order(&self, meeting: usize) -> Vec<usize> {
        let mut order: Vec<(u8, usize)> = self
            .groups
            .iter()
            .enumerate()
            .filter_map(|(at, group)| match group.status {
                Some(status) => status.is_live().then(|| (group.tier.number(), at)),
                None => (group.enters == Some(meeting)).then_some((0, at)),
            })
            .collect();
        order.sort_unstable();
        order.into_iter().map(|(_, at)| at).collect()
    }

    /// One group at one meeting.
    pub(super) fn take_item(&mut self, day: Date, meeting: usize, at: usize, (place, of): (usize, usize)) {
        let slot = 115 * 60_000 / i64::try_from(of.max(1)).unwrap_or(i64::MAX);
        let begin = moment(day, 10, 2, slot * i64::try_from(place).unwrap_or_default());
        let mut clock = Clock { next: begin, step: (slot / 16).clamp(1, 40_000) };
        if self.groups.get(at).is_some_and(|group| group.status.is_none()) {
            self.enter(day, at, &mut clock);
            return;
        }
        let share = self.weights.get(place).copied().unwrap_or_default();
        self.settle(day, at, &mut clock);
        self.agree(at, &mut clock);
        self.change_status(day, meeting, at, &mut clock);
        if self.groups.get(at).is_some_and(|group| !group.is_live()) {
            self.weight_left = self.weight_left.saturating_sub(share);
            return;
        }
        self.change_post(meeting, at, &mut clock);
        self.decide(day, meeting, at, &mut clock);
        self.raise(day, meeting, at, share, &mut clock);
        self.weight_left = self.weight_left.saturating_sub(share);
        self.look_ahead(day, meeting, at, &mut clock);
    }

    /// A new group: provisional, placed in a tier.
    fn enter(&mut self, day: Date, at: usize, clock: &mut Clock) {
        let Some(group) = self.groups.get_mut(at) else { return };
        group.status = Some(OcgStatus::Provisional);
        group.details.apmis_updated = None;
        let new = NewOcg {
            details: group.details.clone(),
            status: OcgStatus::Provisional,
            tier: None,
            unit: String::new(),
            reviewed_on: None,
            review: None,
            lro: group.lro,
            deputy: group.deputy,
            sro: None,
        };
        let (tier, provisional) = (group.tier, group.odd.provisional);
        self.put(clock.tick(), vec![Command::RegisterOcg(new)]);
        self.place(day, at, Some(tier), None, clock);
        if !provisional {
            let on = super::calendar::working(add_days(day, self.rng.i64(3..12)));
            self.at(on, Event::Assess(at));
        }
    }

    /// What is on the table: sign-offs, refusals, new dates, new owners, ends.
    fn settle(&mut self, day: Date, at: usize, clock: &mut Clock) {
        let Some(group) = self.groups.get_mut(at) else { return };
        let busy = group.is_busy(day);
        let table = std::mem::take(&mut group.table);
        for mut flying in table {
            if !busy && flying.step != Step::Extend {
                continue;
            }
            if let Some(command) = self.settled(day, &mut flying) {
                self.put(clock.tick(), vec![command]);
            }
            let next = flying.after(&self.scale, day, &mut self.rng);
            self.move_on(day, next, flying);
        }
    }

    /// What the chair says of an action; `None` when it comes to nothing.
    pub(super) fn settled(&mut self, day: Date, flying: &mut Flying) -> Option<Command> {
        let action = flying.id;
        Some(match flying.step {
            Step::Refuse => {
                Command::RefuseClaim { action, because: words::one_of(&mut self.rng, &reasons::REFUSAL).to_owned() }
            }
            Step::Extend => {
                let (code, because) = words::one_of(&mut self.rng, &reasons::EXTENSION);
                flying.due = flight::due(&self.scale, flying.due.max(day), &mut self.rng);
                Command::ExtendAction {
                    action,
                    due: flying.due,
                    reason_code: code.to_owned(),
                    because: because.to_owned(),
                }
            }
            Step::Transfer => {
                let lro = self.groups.get(flying.group).and_then(|group| group.lro);
                let owner = posts::owner(&self.people, words::Who::Team, flying.group + 3, lro, &mut self.rng);
                let owner = owner.filter(|owner| Some(*owner) != flying.owner)?;
                flying.owner = Some(owner);
                let because = words::one_of(&mut self.rng, &reasons::TRANSFER).to_owned();
                Command::TransferAction { action, owner, because }
            }
            Step::Cancel => {
                let (code, because) = words::one_of(&mut self.rng, &reasons::CANCEL);
                Command::CancelAction { action, reason_code: code.to_owned(), because: because.to_owned() }
            }
            Step::PassOut => Command::PassActionOut {
                action,
                body: words::one_of(&mut self.rng, &results::BODIES).to_owned(),
                because: if self.rng.bool() { "their power, not ours".to_owned() } else { String::new() },
            },
            Step::Discharge if flying.claimed && self.rng.u32(..100) < 70 => {
                Command::DischargeAction { action, result: String::new() }
            }
            _ => Command::DischargeAction { action, result: self.result(flying) },
        })
    }

    /// Claims of disruptions are agreed, most at the first meeting after.
    fn agree(&mut self, at: usize, clock: &mut Clock) {
        let claims = self.groups.get_mut(at).map(|group| std::mem::take(&mut group.claims)).unwrap_or_default();
        for (id, level) in claims {
            if self.rng.u32(..100) < 85 {
                let command = self.moderation(id, level);
                self.put(clock.tick(), vec![command]);
            } else if let Some(group) = self.groups.get_mut(at) {
                group.claims.push((id, level));
            }
        }
    }

    /// Provisional to active once assessed; dormant or archived as planned.
    fn change_status(&mut self, day: Date, meeting: usize, at: usize, clock: &mut Clock) {
        let last = self.scale.meetings;
        let Some(group) = self.groups.get(at) else { return };
        let (status, reasons): (OcgStatus, &[&'static str]) = match group.status {
            Some(OcgStatus::Provisional) if !group.odd.provisional => (OcgStatus::Active, &reasons::ACTIVE),
            Some(OcgStatus::Active) if group.odd.dormant && meeting + 7 == last => {
                (OcgStatus::Dormant, &reasons::DORMANT)
            }
            Some(OcgStatus::Active) if group.odd.closes.is_some_and(|closes| meeting >= closes) && group.live == 0 => {
                (OcgStatus::Archived, &reasons::DORMANT)
            }
            _ => return,
        };
        let because = words::one_of(&mut self.rng, reasons).to_owned();
        self.put(clock.tick(), vec![Command::SetStatus { ocg: ocg_id(at), status, because }]);
        if let Some(group) = self.groups.get_mut(at) {
            group.status = Some(status);
            if status == OcgStatus::Dormant {
                group.odd.quiet_from = Some(day);
            }
        }
    }

    fn change_post(&mut self, meeting: usize, at: usize, clock: &mut Clock) {
        let Some(group) = self.groups.get_mut(at) else { return };
        let Some(next) = group.posts.iter().position(|(when, _)| *when <= meeting) else { return };
        let (_, officer) = group.posts.remove(next);
        if officer == group.lro {
            return;
        }
        group.lro = officer;
        let list: &[&'static str] = if officer.is_some() { &reasons::POST } else { &reasons::POST_EMPTIED };
        let because = words::one_of(&mut self.rng, list).to_owned();
        let command = Command::FillPost { ocg: ocg_id(at), post: Post::Lro, officer, because };
        self.put(clock.tick(), vec![command]);
    }

    /// The tier: a move as planned, else no change when the group is called.
    fn decide(&mut self, day: Date, meeting: usize, at: usize, clock: &mut Clock) {
        let today = self.plan.today;
        let next = self.meetings.get(meeting + 1).copied().unwrap_or_else(|| add_days(today, 7));
        let by_chance = self.rng.u32(..100) < self.scale.called;
        let Some(group) = self.groups.get_mut(at) else { return };
        if let Some(moved) = group.moves.iter().position(|(when, _)| *when <= meeting) {
            let (_, tier) = group.moves.remove(moved);
            if tier != group.tier {
                group.tier = tier;
                group.unit = cast::unit(self.plan, tier, at);
                self.place(day, at, Some(tier), None, clock);
                return;
            }
        }
        let review = match group.odd.late_by {
            Some(_) if meeting > group.odd.last_call => return,
            // Never before the meeting itself, which a bank holiday may have moved.
            Some(days) if meeting == group.odd.last_call => Some(add_days(today, -days).max(day)),
            _ => None,
        };
        if review.is_some() || by_chance || group.review <= next {
            self.place(day, at, None, review, clock);
        }
    }

    fn place(&mut self, day: Date, at: usize, tier: Option<Tier>, review: Option<Date>, clock: &mut Clock) {
        let list: &[&'static str] = match tier {
            Some(tier) => reasons::TO_TIER.get(tier.index()).map_or(&[], |list| list.as_slice()),
            None => &reasons::NO_CHANGE,
        };
        let because = words::say(&mut self.rng, list);
        let Some(group) = self.groups.get_mut(at) else { return };
        let days = i64::from(self.plan.profile.review_days(group.tier.number()));
        group.review = review.unwrap_or_else(|| add_days(day, days));
        let unit = tier.map(|_| group.unit.clone());
        self.put(
            clock.tick(),
            vec![Command::DecideTier { ocg: ocg_id(at), tier, because, unit, review, refused: String::new() }],
        );
    }

    /// How much of a meeting's actions falls to each group of the running order.
    pub(super) fn weigh(&mut self, day: Date, meeting: usize, order: &[usize]) {
        self.weights = order.iter().map(|at| self.weight(*at, day, meeting)).collect();
        self.weight_left = self.weights.iter().sum();
    }

    fn weight(&self, at: usize, day: Date, meeting: usize) -> usize {
        let Some(group) = self.groups.get(at).filter(|group| group.is_busy(day)) else { return 0 };
        if group.odd.closes.is_some_and(|closes| meeting + 5 >= closes) {
            return 0;
        }
        match group.tier.number() {
            1 => 16,
            2 => 12,
            3 => 9,
            _ => 4,
        }
    }

    /// New actions: this group's share of what is left of the meeting's number, so that the number comes out exactly.
    fn raise(&mut self, day: Date, meeting: usize, at: usize, share: usize, clock: &mut Clock) {
        let busy = self.groups.get(at).is_some_and(|group| group.is_busy(day));
        let count = if busy { self.share(meeting, share) } else { 0 };
        for _ in 0..count {
            self.raise_one(day, at, clock);
        }
    }

    /// `weight` of what is left, where `weight_left` counts from this item to the end.
    fn share(&mut self, meeting: usize, weight: usize) -> usize {
        let raised = usize::try_from(self.actions).unwrap_or(usize::MAX);
        let until = self.scale.actions * (meeting + 1) / self.scale.meetings;
        let (left, rest) = (until.saturating_sub(raised) * weight, self.weight_left.max(1));
        left / rest + usize::from(self.rng.usize(..rest) < left % rest)
    }

    fn raise_one(&mut self, day: Date, at: usize, clock: &mut Clock) {
        let strand = self.strand(day, at);
        let due = flight::due(&self.scale, day, &mut self.rng);
        let list = words::of(strand);
        let Some(group) = self.groups.get_mut(at) else { return };
        let nth = group.raised.get(strand.index()).copied().unwrap_or_default();
        if let Some(count) = group.raised.get_mut(strand.index()) {
            *count += 1;
        }
        if let Some(on) = group.raised_on.get_mut(strand.index()) {
            *on = day;
        }
        group.live += 1;
        let lro = group.lro;
        let (who, text) = list.get(nth * 17 % list.len().max(1)).copied().unwrap_or((words::Who::Lead, ""));
        let owner = posts::owner(&self.people, who, at, lro, &mut self.rng);
        let partner = matches!(who, words::Who::Csp | words::Who::Housing | words::Who::Probation | words::Who::Youth);
        let second = Strand::ALL.get(self.rng.usize(..40)).copied().filter(|second| *second != strand);
        let detail =
            if self.rng.u32(..100) < 14 { words::one_of(&mut self.rng, &results::DETAILS) } else { "" }.to_owned();
        let details = ActionDetails {
            text: words::fill(&mut self.rng, text),
            detail,
            strand: Some(strand),
            second,
            shareable: partner || self.rng.u32(..100) < 15,
        };
        self.actions += 1;
        let id = ActionId(self.actions);
        let new = NewAction { ocg: ocg_id(at), details, owner, due: Some(due), history: None };
        self.put(clock.tick(), vec![Command::RaiseAction(new)]);
        let (flying, on) = Flying::launch(&self.scale, (id, at, strand, who, owner), (day, due), &mut self.rng);
        self.at(on.max(add_days(day, 1)), Event::Action(flying));
    }

    /// The P of a new action: mostly Pursue, but a P that was forgotten comes back, unless this group leaves one empty.
    fn strand(&mut self, day: Date, at: usize) -> Strand {
        let Some(group) = self.groups.get(at) else { return Strand::Pursue };
        let near_end = days_between(day, self.plan.today) < 170;
        let empty = group.odd.empty.filter(|_| near_end);
        if group.tier.number() < 4 && self.rng.u32(..100) < 75 {
            let forgotten = Strand::ALL.into_iter().filter(|strand| Some(*strand) != empty).find(|strand| {
                let on = group.raised_on.get(strand.index()).copied().unwrap_or(day);
                days_between(on, day) > self.scale.cover
            });
            if let Some(strand) = forgotten {
                return strand;
            }
        }
        let weights: [u32; 4] = match group.tier.number() {
            1 => [60, 9, 20, 11],
            2 => [46, 17, 25, 12],
            3 => [54, 12, 13, 21],
            _ => [60, 10, 10, 20],
        };
        let mut roll = self.rng.u32(..100);
        for (strand, weight) in Strand::ALL.into_iter().zip(weights) {
            if roll < weight {
                return if Some(strand) == empty { Strand::Pursue } else { strand };
            }
            roll -= weight;
        }
        Strand::Pursue
    }

    /// What the fortnight will bring, and what is written about the group now.
    fn look_ahead(&mut self, day: Date, meeting: usize, at: usize, clock: &mut Clock) {
        let Some(group) = self.groups.get(at).filter(|group| group.is_live()) else { return };
        // About seven a month for a division of forty.
        let chance = match group.tier.number() {
            1 => 170,
            2 => 100,
            3 => 60,
            _ => 15,
        };
        if self.rng.u32(..1_000) < chance {
            let on = super::calendar::working(add_days(day, self.rng.i64(1..14)));
            self.at(on, Event::Disrupt(at));
        }
        if self.rng.u32(..100) < 12 {
            let text = words::say(&mut self.rng, &results::NOTES);
            self.put(clock.tick(), vec![Command::AddNote { ocg: ocg_id(at), action: None, text }]);
        }
        if self.rng.u32(..100) < 5 {
            let on = super::calendar::working(add_days(day, self.rng.i64(1..14)));
            self.at(on, Event::Note(at));
        }
        // The record in APMIS is brought up to date now and then, and lately for most.
        let chance = if meeting + 3 >= self.scale.meetings { 30 } else { 4 };
        if self.rng.u32(..100) < chance {
            let peripheral = self.rng.u32(..3);
            if let Some(group) = self.groups.get_mut(at).filter(|group| group.status != Some(OcgStatus::Provisional)) {
                group.details.apmis_updated = Some(day);
                group.details.members.peripheral = (group.details.members.peripheral + peripheral).saturating_sub(1);
                let details = group.details.clone();
                self.put(clock.tick(), vec![Command::AmendOcg { ocg: ocg_id(at), details }]);
            }
        }
    }
}
