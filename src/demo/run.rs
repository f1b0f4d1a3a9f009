//! The run: day after day, meeting after meeting, one batch at a time. Holds what is live and what is to come, never what was.

use super::calendar::{meetings, moment};
use super::cast;
use super::day::Event;
use super::group::Group;
use super::people::{CHAIR, LOGGIST, People};
use super::records::Extra;
use super::scale::{self, Scale};
use super::{Batch, Plan};
use crate::domain::command::{Asking, Command, NewOcg};
use crate::domain::identity::OcgId;
use crate::domain::ocg::OcgStatus;
use crate::domain::reading::Founding;
use crate::domain::role::Seat;
use crate::domain::time::{Date, Timestamp, add_days};
use std::collections::{BTreeMap, VecDeque};

/// The letters and digits of a store id (journal): no vowels and none that is taken for another.
const ALPHABET: &[u8; 30] = b"0123456789BCDFGHJKMNPQRSTVWXYZ";

/// How many officers or groups one batch of the founding holds.
const CHUNK: usize = 50;

/// What the chair does with a key of their own, and the loggist does not enter.
fn in_person(commands: &[Command]) -> bool {
    commands.iter().any(|command| matches!(command, Command::Found { .. } | Command::SignMeeting { .. }))
}

/// Where the run stands.
#[derive(Debug, Clone)]
pub(super) enum Stage {
    Founding,
    /// Next officer to be entered.
    Officers(usize),
    /// Next group to be entered.
    Groups(usize),
    /// The morning of a day.
    Day(Date),
    /// At a meeting: which, the running order, the position in it.
    Item {
        day: Date,
        meeting: usize,
        order: Vec<usize>,
        at: usize,
    },
    /// What happens on a day besides a meeting.
    Events(Date),
    Over,
}

/// The commands of an invented division, in time order.
#[derive(Debug, Clone)]
pub struct Batches<'a> {
    pub(super) plan: &'a Plan,
    pub(super) scale: Scale,
    pub(super) rng: fastrand::Rng,
    pub(super) people: People,
    pub(super) groups: Vec<Group>,
    pub(super) meetings: Vec<Date>,
    pub(super) events: BTreeMap<Date, Vec<Event>>,
    /// Weights of the running order of this meeting, and their sum from the present item on.
    pub(super) weights: Vec<usize>,
    pub(super) weight_left: usize,
    pub(super) actions: i64,
    pub(super) disruptions: i64,
    pub(super) extra: Extra,
    founded: Date,
    queue: VecDeque<Batch>,
    stage: Stage,
    pub(super) entries: u64,
    minuted: u64,
    pub(super) last_at: Timestamp,
}

impl<'a> Batches<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let scale = scale::of(plan.size);
        let mut rng = fastrand::Rng::with_seed(plan.seed ^ (0x4d55_5354 << plan.size as u64));
        let meetings = meetings(plan.today, scale.meetings);
        let founded = add_days(meetings.first().copied().unwrap_or(plan.today), -8);
        let (people, groups) = cast::cast(plan, &scale, founded, &mut rng);
        let mut events: BTreeMap<Date, Vec<Event>> = BTreeMap::new();
        for (at, lead) in people.leads.iter().enumerate() {
            if let Some(on) = lead.trains_on {
                events.entry(super::calendar::working(on)).or_default().push(Event::Trained(at));
            }
            if lead.away.is_some() {
                let on = super::calendar::working(add_days(plan.today, -5));
                events.entry(on).or_default().push(Event::Away(at));
            }
        }
        let extra = Extra::new(plan.seed, groups.len());
        Self {
            plan,
            scale,
            rng,
            people,
            groups,
            meetings,
            events,
            weights: Vec::new(),
            weight_left: 0,
            actions: 0,
            disruptions: 0,
            extra,
            founded,
            queue: VecDeque::new(),
            stage: Stage::Founding,
            entries: 0,
            minuted: 0,
            last_at: Timestamp(i64::MIN),
        }
    }

    /// Puts one act into the stream: decided by the chair and entered by the loggist, but for what is done in person, at the moment or just after the last one.
    pub(super) fn put(&mut self, at: Timestamp, commands: Vec<Command>) {
        self.put_by(CHAIR, at, at, commands);
    }

    /// As `put`, by somebody else, decided at another moment than it is entered.
    pub(super) fn put_by(&mut self, who: &str, decided: Timestamp, at: Timestamp, commands: Vec<Command>) {
        let recorded = Timestamp(at.0.max(self.last_at.0.saturating_add(1)));
        let decided = if decided == at { recorded } else { decided.min(recorded) };
        self.last_at = recorded;
        self.entries += commands.len() as u64;
        let asking = Asking {
            decided_by: who.to_owned(),
            entered_by: if in_person(&commands) { who } else { LOGGIST }.to_owned(),
            decided_at: decided,
            recorded_at: recorded,
            today: decided.local_date(),
            seat: Seat::default(),
        };
        self.queue.push_back(Batch { asking, commands });
    }

    /// Sets an event for a day. Days beyond the end never come.
    pub(super) fn at(&mut self, day: Date, event: Event) {
        if day < self.plan.today {
            self.events.entry(day).or_default().push(event);
        }
    }

    /// Issues minutes of everything since the last.
    pub(super) fn issue_minutes(&mut self, at: Timestamp) {
        let (first, last) = (self.minuted + 1, self.entries);
        self.put(at, vec![Command::IssueMinutes { first, last }]);
        // The entry that issues minutes belongs to the next period.
        self.minuted = last;
    }

    fn store_id(&mut self) -> String {
        let mut id = String::from("D3M0");
        for _ in 0..2 {
            id.push('-');
            for _ in 0..4 {
                let at = self.rng.usize(..ALPHABET.len());
                id.push(ALPHABET.get(at).copied().map_or('0', char::from));
            }
        }
        id
    }

    fn found(&mut self) {
        let founding = Founding {
            store_id: self.store_id(),
            bcu: "Northern BCU".into(),
            prefix: self.plan.profile.prefix.clone(),
            demo: true,
            covert: false,
        };
        let command = Command::Found { founding, profile: self.plan.profile.clone() };
        self.put(moment(self.founded, 8, 30, 0), vec![command]);
    }

    fn enter_officers(&mut self, from: usize) -> usize {
        let leads = self.people.leads.iter().map(|lead| &lead.details);
        let others = self.people.others.iter().map(|(_, _, details)| details);
        let commands: Vec<Command> =
            leads.chain(others).skip(from).take(CHUNK).cloned().map(Command::RegisterOfficer).collect();
        let count = commands.len();
        if count > 0 {
            self.put(moment(self.founded, 8, 45, 0), commands);
        }
        count
    }

    fn enter_groups(&mut self, from: usize) -> usize {
        let mut commands = Vec::new();
        let mut count = 0;
        for at in from..(from + CHUNK).min(self.groups.len()) {
            let reviewed = add_days(self.founded, -self.rng.i64(1..14));
            let Some(group) = self.groups.get_mut(at).filter(|group| group.enters.is_none()) else { break };
            let days = i64::from(self.plan.profile.review_days(group.tier.number()));
            group.review = add_days(reviewed, days);
            group.status = Some(OcgStatus::Active);
            commands.push(Command::RegisterOcg(NewOcg {
                details: group.details.clone(),
                status: OcgStatus::Active,
                tier: Some(group.tier),
                unit: group.unit.clone(),
                reviewed_on: Some(reviewed),
                review: None,
                lro: group.lro,
                deputy: group.deputy,
                sro: None,
            }));
            count += 1;
            let on = add_days(self.founded, -self.rng.i64(10..300));
            commands.push(self.assess(at, on, self.founded));
        }
        if !commands.is_empty() {
            self.put(moment(self.founded, 9, 30, 0), commands);
        }
        count
    }

    /// One group at one meeting, with what is recorded on the side and what became of it.
    fn take_turn(&mut self, day: Date, meeting: usize, group: usize, (place, of): (usize, usize)) {
        if self.is_held(meeting) {
            self.let_partners(self.last_at, place, of);
        }
        let before = self.entries;
        self.take_item(day, meeting, group, (place, of));
        let spoken = self.entries > before;
        let after = |this: &Self| Timestamp(this.last_at.0 + 1_000);
        if self.is_recorded(meeting) {
            self.on_record(after(self), day, group, false);
        }
        if self.is_held(meeting) {
            self.settle_group(after(self), group, spoken);
        }
    }

    /// One step on: something is put into the stream, or the stage moves.
    fn advance(&mut self) {
        let stage = std::mem::replace(&mut self.stage, Stage::Over);
        self.stage = match stage {
            Stage::Founding => {
                self.found();
                Stage::Officers(0)
            }
            Stage::Officers(from) => match self.enter_officers(from) {
                0 => Stage::Groups(0),
                count => Stage::Officers(from + count),
            },
            Stage::Groups(from) => match self.enter_groups(from) {
                0 => Stage::Day(add_days(self.founded, 1)),
                count => Stage::Groups(from + count),
            },
            Stage::Day(day) if day >= self.plan.today => {
                if let Some(now) = self.plan.now {
                    self.open_now(now);
                }
                Stage::Over
            }
            Stage::Day(day) => match self.meetings.binary_search(&day) {
                Ok(meeting) => {
                    let order = self.running_order(meeting);
                    self.weigh(day, meeting, &order);
                    if self.is_held(meeting) {
                        self.convene_on(day, meeting, &order);
                    }
                    Stage::Item { day, meeting, order, at: 0 }
                }
                Err(_) => Stage::Events(day),
            },
            Stage::Item { day, meeting, order, at } => match order.get(at).copied() {
                Some(group) => {
                    self.take_turn(day, meeting, group, (at, order.len()));
                    Stage::Item { day, meeting, order, at: at + 1 }
                }
                None => {
                    if self.is_recorded(meeting) {
                        self.before_close(moment(day, 11, 57, 10_000), day, meeting);
                    }
                    if self.is_held(meeting) {
                        self.sign(moment(day, 11, 58, 0));
                    }
                    self.issue_minutes(moment(day, 12, 0, 0));
                    Stage::Events(day)
                }
            },
            Stage::Events(day) => {
                self.take_events(day);
                Stage::Day(add_days(day, 1))
            }
            Stage::Over => Stage::Over,
        };
    }
}

/// The identity of the group at a place.
pub(super) fn ocg_id(at: usize) -> OcgId {
    OcgId(i64::try_from(at + 1).unwrap_or(i64::MAX))
}

impl Iterator for Batches<'_> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        loop {
            if let Some(batch) = self.queue.pop_front() {
                return Some(batch);
            }
            if matches!(self.stage, Stage::Over) {
                return None;
            }
            self.advance();
        }
    }
}
