//! The life of an invented action: what happens to it next, and on which day. Only live actions are held, one step each.

use super::calendar::working;
use super::scale::Scale;
use super::words::Who;
use crate::domain::identity::{ActionId, OfficerId};
use crate::domain::tier::Strand;
use crate::domain::time::{Date, add_days, days_between};

/// What happens to an action next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The owner begins.
    Start,
    /// The owner says it is done.
    Claim,
    /// The chair signs a claim off between meetings.
    SignOff,
    /// The chair signs it off at the meeting.
    Discharge,
    /// The chair refuses the claim at the meeting.
    Refuse,
    /// The date moves at the meeting.
    Extend,
    /// It passes to another owner at the meeting.
    Transfer,
    /// It is given up at the meeting.
    Cancel,
    /// It passes out of the record at the meeting.
    PassOut,
}

/// A live action and its next step.
#[derive(Debug, Clone)]
pub(super) struct Flying {
    pub(super) id: ActionId,
    pub(super) group: usize,
    pub(super) strand: Strand,
    /// To whom its wording falls, whoever owns it.
    pub(super) who: Who,
    pub(super) owner: Option<OfficerId>,
    pub(super) due: Date,
    pub(super) step: Step,
    /// The day it will be done.
    done: Date,
    /// True when the chair signs it off without a claim.
    unclaimed: bool,
    /// True when a new date or the end of it waits for a meeting.
    tabled: bool,
    /// True once claimed.
    pub(super) claimed: bool,
}

/// The day a due date falls on: so many days on, a working day.
pub(super) fn due(scale: &Scale, raised: Date, rng: &mut fastrand::Rng) -> Date {
    let (fewest, most) = scale.span;
    working(add_days(raised, rng.i64(fewest..=most)))
}

impl Flying {
    /// True when its next step waits for a meeting.
    pub(super) const fn is_for_meeting(&self) -> bool {
        match self.step {
            Step::Start | Step::Claim | Step::SignOff => false,
            Step::Extend | Step::Cancel => self.tabled,
            Step::Discharge | Step::Refuse | Step::Transfer | Step::PassOut => true,
        }
    }

    /// An action just raised, and the day of its first step.
    pub(super) fn launch(
        scale: &Scale,
        (id, group, strand, who, owner): (ActionId, usize, Strand, Who, Option<OfficerId>),
        (raised, due): (Date, Date),
        rng: &mut fastrand::Rng,
    ) -> (Self, Date) {
        let mut flying = Self {
            id,
            group,
            strand,
            who,
            owner,
            due,
            step: Step::Claim,
            done: due,
            unclaimed: false,
            tabled: rng.u32(..100) < 40,
            claimed: false,
        };
        let open = days_between(raised, due).max(2);
        let within = |rng: &mut fastrand::Rng, from: f64, to: f64| {
            #[expect(clippy::cast_possible_truncation, reason = "a few dozen days")]
            let days = (open as f64 * (from + rng.f64() * (to - from))).round() as i64;
            working(add_days(raised, days.max(1)))
        };
        let day = match rng.u32(..100) {
            0..10 => {
                flying.step = Step::Extend;
                within(rng, 0.5, 1.0)
            }
            10..14 => {
                flying.step = Step::Cancel;
                within(rng, 0.4, 1.3)
            }
            14..15 => {
                flying.step = Step::PassOut;
                within(rng, 0.3, 0.9)
            }
            15..18 => {
                flying.step = Step::Transfer;
                within(rng, 0.1, 0.6)
            }
            _ => flying.set_off(scale, raised, rng),
        };
        (flying, day)
    }

    /// Towards its end, on time or late; gives the day of the next step.
    fn set_off(&mut self, scale: &Scale, from: Date, rng: &mut fastrand::Rng) -> Date {
        let open = days_between(from, self.due).max(1);
        let late = rng.u32(..100) < scale.late;
        let days = if late { open + rng.i64(3..scale.span.1.max(5)) } else { (open * rng.i64(35..=100) / 100).max(1) };
        self.done = working(add_days(from, days));
        self.unclaimed = rng.u32(..100) < 12;
        let begins = working(add_days(from, days * rng.i64(10..50) / 100 + 1));
        if rng.u32(..100) < 30 && begins < self.done {
            self.step = Step::Start;
            return begins;
        }
        self.finish()
    }

    fn finish(&mut self) -> Date {
        self.step = if self.unclaimed { Step::Discharge } else { Step::Claim };
        self.done
    }

    /// After its step was taken on `day`: the day of the next step, or `None` when its life is over.
    pub(super) fn after(&mut self, scale: &Scale, day: Date, rng: &mut fastrand::Rng) -> Option<Date> {
        match self.step {
            Step::Start => Some(self.finish()),
            Step::Claim => {
                self.claimed = true;
                let wait = match rng.u32(..100) {
                    0..6 => {
                        self.step = Step::Refuse;
                        0
                    }
                    6..56 => {
                        self.step = Step::SignOff;
                        rng.i64(1..=4)
                    }
                    _ => {
                        self.step = Step::Discharge;
                        0
                    }
                };
                Some(working(add_days(day, wait.max(1))))
            }
            Step::Refuse => {
                self.claimed = false;
                self.step = Step::Claim;
                Some(working(add_days(day, rng.i64(4..=16))))
            }
            Step::Extend | Step::Transfer => Some(self.set_off(scale, day, rng)),
            Step::SignOff | Step::Discharge | Step::Cancel | Step::PassOut => None,
        }
    }
}
