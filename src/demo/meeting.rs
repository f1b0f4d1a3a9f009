//! The invented meetings as meetings of record: prepared, opened, attended, every group settled, signed; and one that is in progress at the end.

use super::calendar::moment;
use super::people::{CHAIR, LOGGIST};
use super::run::{Batches, ocg_id};
use super::words::{self, records};
use crate::domain::command::{Command, Mark};
use crate::domain::identity::{MeetingId, OfficerId};
use crate::domain::meeting::{Called, MeetingDetails, MeetingKind};
use crate::domain::time::{Date, Timestamp, add_days};
use std::collections::BTreeSet;

/// Partners who come for a part of a meeting.
const PARTNERS: [&str; 2] = ["CSP manager", "Probation liaison"];

/// Most LROs whose attendance is marked.
const MOST_MARKED: usize = 40;

const MINUTE: i64 = 60_000;

/// How long the meeting in progress has been open: as drawn in the handbook of screens.
const IN_PROGRESS: i64 = 27 * MINUTE;

impl Batches<'_> {
    /// Whether this meeting is one of record. The largest divisions hold the last ones only: a meeting of thousands is none.
    pub(super) const fn is_held(&self, meeting: usize) -> bool {
        meeting + self.scale.held >= self.scale.meetings
    }

    /// Meetings of a small division are numbered so that the next one is the 24th; of a larger one from the first.
    const fn number(&self, meeting: usize) -> u32 {
        let before = 23_usize.saturating_sub(self.scale.meetings);
        let before = if self.scale.meetings < 23 { before } else { 0 };
        (meeting + before + 1) as u32
    }

    const fn meeting_id(&self) -> MeetingId {
        MeetingId(self.extra.meetings)
    }

    fn mark(&self, who: &str, role: &str, partner: Option<bool>, mark: Mark) -> Command {
        Command::MarkAttendance {
            meeting: self.meeting_id(),
            who: who.to_owned(),
            role: role.to_owned(),
            partner,
            mark,
        }
    }

    /// Prepares and opens a meeting, and marks who came.
    fn convene(&mut self, (on, meeting): (Date, usize), prepared: Timestamp, opened: Timestamp, order: &[usize]) {
        self.extra.meetings += 1;
        let following = self.meetings.get(meeting + 1).copied().filter(|next| *next > on);
        let details = MeetingDetails {
            chair: CHAIR.to_owned(),
            loggist: LOGGIST.to_owned(),
            next_on: Some(following.unwrap_or_else(|| super::calendar::working(add_days(on, 14)))),
            ..MeetingDetails::of(on)
        };
        let number = Some(self.number(meeting));
        self.put(prepared, vec![Command::PrepareMeeting { kind: MeetingKind::Tasking, details, number }]);
        let marking = self.plan.profile.marking.clone();
        self.put(opened, vec![Command::OpenMeeting { meeting: self.meeting_id(), marking, order: Vec::new() }]);
        let room = [self.mark(CHAIR, "chair", None, Mark::In), self.mark(LOGGIST, "loggist", None, Mark::In)];
        self.put(Timestamp(opened.0 + 5_000), room.to_vec());
        let leads: BTreeSet<OfficerId> =
            order.iter().filter_map(|at| self.groups.get(*at).and_then(|group| group.lro)).collect();
        let (mut present, mut away) = (Vec::new(), Vec::new());
        for id in leads.into_iter().take(MOST_MARKED) {
            let who = self.people.label(id).to_owned();
            // A partner who leads a group comes for a part of the meeting, as the other partners do.
            match self.extra.rng.u32(..100) {
                _ if self.people.is_partner(id) => {}
                0..86 => present.push(self.mark(&who, "LRO", None, Mark::In)),
                86..95 => away.push(self.mark(&who, "LRO", None, Mark::Apologies { deputy: String::new() })),
                _ => {}
            }
        }
        for (seconds, commands) in [(20, present), (40, away)] {
            if !commands.is_empty() {
                self.put(Timestamp(opened.0 + seconds * 1_000), commands);
            }
        }
        if self.extra.meetings > 1 {
            let accept = Command::AcceptMinutes { meeting: self.meeting_id() };
            self.put(Timestamp(opened.0 + MINUTE), vec![accept]);
        }
    }

    /// Opens the meeting of a day.
    pub(super) fn convene_on(&mut self, day: Date, meeting: usize, order: &[usize]) {
        self.extra.partners = self.extra.rng.u32(..100) < 75;
        self.convene((day, meeting), moment(day, 9, 30, 0), moment(day, 10, 0, 0), order);
    }

    /// Partners come when a fifth of the groups was called and leave when three fifths were.
    pub(super) fn let_partners(&mut self, at: Timestamp, place: usize, of: usize) {
        if !self.extra.partners {
            return;
        }
        let mark = match place {
            place if place == of / 5 => Mark::In,
            place if place == of * 3 / 5 => Mark::Out,
            _ => return,
        };
        let leads = self.people.leads.iter().filter(|lead| lead.details.partner);
        let leads = leads.map(|lead| self.mark(&lead.details.label, "LRO", None, mark.clone()));
        let others = PARTNERS.iter().map(|who| self.mark(who, "partner", Some(true), mark.clone()));
        let commands = others.chain(leads).collect();
        self.put(at, commands);
    }

    /// Settles a group after its turn; `spoken` when something was recorded on it.
    pub(super) fn settle_group(&mut self, at: Timestamp, group: usize, spoken: bool) {
        let chance = self.extra.rng.u32(..100);
        let (called, because) = match (spoken, chance) {
            (true, _) | (false, 0..35) => (Called::Discussed, ""),
            (false, 35..94) => (Called::TakenAsRead, words::one_of(&mut self.extra.rng, &records::AS_READ)),
            (false, _) => (Called::Deferred, words::one_of(&mut self.extra.rng, &records::DEFERRED)),
        };
        self.put(at, vec![Command::SettleOcg { ocg: ocg_id(group), called, because: because.to_owned() }]);
    }

    /// Signs the meeting.
    pub(super) fn sign(&mut self, at: Timestamp) {
        self.put(at, vec![Command::SignMeeting { meeting: self.meeting_id(), read_back: None }]);
    }

    /// The meeting in progress: open for a while, two groups called, the third on the floor.
    pub(super) fn open_now(&mut self, now: Timestamp) {
        let opened = Timestamp(now.0 - IN_PROGRESS);
        let meeting = self.meetings.len();
        let order = self.running_order(meeting);
        let mut first: Vec<usize> = order
            .iter()
            .copied()
            .filter(|at| self.groups.get(*at).is_some_and(|group| group.tier.number() == 1))
            .collect();
        first.sort_by_key(|at| self.groups.get(*at).map(|group| group.details.reference.clone()));
        self.convene((opened.local_date(), meeting), prepared(now), opened, &order);
        for (place, group) in (0_i64..).zip(first.iter().take(2).copied()) {
            let turn = Timestamp(opened.0 + (3 + 11 * place) * MINUTE);
            self.on_record(turn, opened.local_date(), group, true);
            let because = words::say(&mut self.extra.rng, &words::reasons::NO_CHANGE);
            let stays = Command::DecideTier {
                ocg: ocg_id(group),
                tier: None,
                because,
                unit: None,
                review: None,
                refused: String::new(),
            };
            self.put(Timestamp(turn.0 + 8 * MINUTE), vec![stays]);
            self.settle_group(Timestamp(turn.0 + 10 * MINUTE), group, true);
        }
    }
}

/// When the meeting that is in progress at `now` was prepared.
pub(super) const fn prepared(now: Timestamp) -> Timestamp {
    Timestamp(now.0 - IN_PROGRESS - 13 * MINUTE)
}
