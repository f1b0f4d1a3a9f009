//! What happens between meetings: claims, sign-offs, disruptions, notes, assessments, training.

use super::calendar::moment;
use super::flight::{Flying, Step};
use super::people::CHAIR;
use super::run::{Batches, ocg_id};
use super::words::{self, reasons, results};
use crate::domain::assessment::AssessmentDetails;
use crate::domain::command::Command;
use crate::domain::disruption::Level;
use crate::domain::identity::DisruptionId;
use crate::domain::tier::Strand;
use crate::domain::time::{Date, Timestamp, add_days};
use std::collections::BTreeMap;

/// Something that happens on a day.
#[derive(Debug, Clone)]
pub(super) enum Event {
    /// An action takes its step.
    Action(Flying),
    /// A group is assessed.
    Assess(usize),
    /// A disruption of a group is claimed.
    Disrupt(usize),
    /// Somebody has a word for the minutes about a group.
    Note(usize),
    /// A lead was trained.
    Trained(usize),
    /// A lead will be away.
    Away(usize),
}

impl Batches<'_> {
    /// Everything of one day, spread over its working hours; after the meeting when there is one.
    pub(super) fn take_events(&mut self, day: Date) {
        let Some(mut events) = self.events.remove(&day) else { return };
        // What waits for a meeting goes on the table and makes no entry.
        events.retain_mut(|event| match event {
            Event::Action(flying) if flying.is_for_meeting() => {
                if let Some(group) = self.groups.get_mut(flying.group) {
                    group.table.push(flying.clone());
                }
                false
            }
            _ => true,
        });
        let (hour, length) = if self.meetings.binary_search(&day).is_ok() { (13, 4) } else { (8, 9) };
        let slot = length * 3_600_000 / i64::try_from(events.len() + 1).unwrap_or(i64::MAX);
        for (at, event) in (1_i64..).zip(events) {
            let millis = at * slot + self.rng.i64(0..slot.max(1));
            self.take_event(day, moment(day, hour, 0, millis), event);
        }
    }

    fn take_event(&mut self, day: Date, at: Timestamp, event: Event) {
        let busy = |group: usize, this: &Self| this.groups.get(group).is_some_and(|group| group.is_busy(day));
        match event {
            Event::Action(mut flying) => {
                if busy(flying.group, self) {
                    self.step(day, at, flying);
                } else if !flying.claimed {
                    // Where nothing is done, dates move.
                    flying.step = Step::Extend;
                    self.step(day, at, flying);
                }
            }
            Event::Assess(group) => {
                if busy(group, self) {
                    let on = add_days(day, -self.rng.i64(0..4));
                    let command = self.assess(group, on, day);
                    self.put(at, vec![command]);
                }
            }
            Event::Disrupt(group) => {
                if busy(group, self) {
                    self.disrupt(at, group);
                }
            }
            Event::Note(group) => {
                if busy(group, self) {
                    let text = words::say(&mut self.rng, &results::NOTES);
                    self.put(at, vec![Command::AddNote { ocg: ocg_id(group), action: None, text }]);
                }
            }
            Event::Trained(lead) => {
                if let Some(lead) = self.people.leads.get_mut(lead) {
                    lead.details.trained_on = lead.trains_on;
                    let command = Command::AmendOfficer { officer: lead.id, details: lead.details.clone() };
                    self.put(at, vec![command]);
                }
            }
            Event::Away(lead) => {
                if let Some(lead) = self.people.leads.get_mut(lead) {
                    lead.details.away = lead.away;
                    let command = Command::AmendOfficer { officer: lead.id, details: lead.details.clone() };
                    self.put(at, vec![command]);
                }
            }
        }
    }

    /// The step of an action between meetings.
    fn step(&mut self, day: Date, at: Timestamp, mut flying: Flying) {
        let action = flying.id;
        let command = match flying.step {
            Step::Start => Command::StartAction { action },
            Step::SignOff => {
                let typed = self.rng.u32(..100) < 20;
                let result = if typed { self.result(&flying) } else { String::new() };
                Command::DischargeAction { action, result }
            }
            Step::Claim => Command::ClaimAction { action, result: self.result(&flying) },
            _ => match self.settled(day, &mut flying) {
                Some(command) => command,
                None => return,
            },
        };
        let who = match flying.step {
            Step::SignOff | Step::Extend | Step::Cancel => CHAIR.to_owned(),
            _ => flying.owner.map_or_else(|| CHAIR.to_owned(), |owner| self.people.label(owner).to_owned()),
        };
        self.put_by(&who, at, at, vec![command]);
        let next = flying.after(&self.scale, day, &mut self.rng);
        self.move_on(day, next, flying);
    }

    /// Sets the next step of an action, or counts its end.
    pub(super) fn move_on(&mut self, day: Date, next: Option<Date>, flying: Flying) {
        match next {
            Some(on) => self.at(on.max(add_days(day, 1)), Event::Action(flying)),
            None => {
                if let Some(group) = self.groups.get_mut(flying.group) {
                    group.live = group.live.saturating_sub(1);
                }
            }
        }
    }

    /// What came of an action.
    pub(super) fn result(&mut self, flying: &Flying) -> String {
        words::say(&mut self.rng, results::of(flying.strand, flying.who))
    }

    fn disrupt(&mut self, at: Timestamp, group: usize) {
        // Major, moderate and minor about 8 to 31 to 55; a few without effect.
        let level = match self.rng.u32(..100) {
            0..8 => Level::Major,
            8..39 => Level::Moderate,
            39..94 => Level::Minor,
            94..98 => Level::None,
            _ => Level::Negative,
        };
        let strand = match self.rng.u32(..100) {
            0..66 => Strand::Pursue,
            66..78 => Strand::Prevent,
            78..94 => Strand::Protect,
            _ => Strand::Prepare,
        };
        let shared = if self.rng.u32(..100) < 12 { words::one_of(&mut self.rng, &results::SHARED) } else { "" };
        let evidence = words::say(&mut self.rng, results::evidence(level));
        self.disruptions += 1;
        let id = DisruptionId(self.disruptions);
        // One in six is entered the morning after.
        let decided = if self.rng.u32(..6) == 0 { Timestamp(at.0 - 15 * 3_600_000) } else { at };
        let command = Command::ClaimDisruption {
            ocg: ocg_id(group),
            on: Some(add_days(decided.local_date(), -self.rng.i64(0..4))),
            strand: Some(strand),
            threat: None,
            level,
            unit: None,
            shared_with: shared.to_owned(),
            evidence,
        };
        self.put_by(CHAIR, decided, at, vec![command]);
        if let Some(group) = self.groups.get_mut(group) {
            group.claims.push((id, level));
        }
    }

    /// An assessment of a group as on `on`; sets the next one, counted from `day`.
    pub(super) fn assess(&mut self, at: usize, on: Date, day: Date) -> Command {
        let bands = &self.plan.profile.bands;
        let planned = self.groups.get(at).map_or(0, |group| group.band);
        let left = crate::domain::time::days_between(day, self.plan.today);
        // Years ago a group may have stood a band lower or higher than at the end.
        let drift = if left > 250 { self.rng.usize(..3) } else { 1 };
        let band = (planned + drift).saturating_sub(1).min(bands.len().saturating_sub(1));
        let next = add_days(day, self.rng.i64(150..340));
        self.at(super::calendar::working(next), Event::Assess(at));
        let scheme = self.plan.profile.schemes.get(usize::from(self.rng.u32(..100) < 18));
        let values: BTreeMap<String, i64> = scheme
            .map(|scheme| scheme.values.clone())
            .unwrap_or_default()
            .into_iter()
            .map(|value| (value, self.rng.i64(1..4) + i64::try_from(band).unwrap_or_default()))
            .collect();
        let score = 25 * i64::try_from(band).unwrap_or_default() + self.rng.i64(2..25);
        let confidences = &self.plan.profile.confidences;
        Command::Assess {
            ocg: ocg_id(at),
            on,
            details: AssessmentDetails {
                scheme: scheme.map(|scheme| scheme.name.clone()).unwrap_or_default(),
                values,
                score: Some(score),
                band: bands.get(band).cloned().unwrap_or_default(),
                assessor: "Staff 7204".into(),
                confidence: confidences.get(self.rng.usize(..confidences.len().max(1))).cloned().unwrap_or_default(),
                next_due: Some(add_days(on, 365)),
            },
        }
    }

    /// The agreed level of a claim, with the reason when it differs.
    pub(super) fn moderation(&mut self, disruption: DisruptionId, claimed: Level) -> Command {
        let lower = match claimed {
            Level::Major => Level::Moderate,
            Level::Moderate => Level::Minor,
            Level::Minor | Level::None => Level::None,
            Level::Negative => Level::Negative,
        };
        let level = if self.rng.u32(..100) < 9 { lower } else { claimed };
        let because =
            if level == claimed { String::new() } else { words::one_of(&mut self.rng, &reasons::LEVEL).to_owned() };
        Command::ModerateDisruption { disruption, level, because }
    }
}
