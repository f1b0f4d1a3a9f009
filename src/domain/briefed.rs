//! Briefed and accepted: who was told at a weekly meeting what an item asks of them, and took it on (papers section 2j).
//!
//! It must not know the clock, what the item is about or how it is drawn.

use super::identity::{OcgId, OcgTag};
use super::meeting::{Attender, Called, Meeting, MeetingTag, Presence};
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What was marked of one person and one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Briefed {
    /// Briefed and accepted; false where it was said that they were not.
    pub accepted: bool,
    /// When.
    pub at: Timestamp,
}

/// A mark as the meeting keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedOn {
    /// The item.
    pub ocg: OcgId,
    /// The person, as the list of the meeting has them.
    pub person: String,
    /// What was marked.
    pub mark: Briefed,
}

/// A mark as a fact tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedChange {
    /// Which meeting.
    pub meeting: MeetingTag,
    /// The item.
    pub ocg: OcgTag,
    /// The person, as the list of the meeting has them.
    pub person: String,
    /// Before; `None` when nothing was marked.
    pub from: Option<Briefed>,
    /// After; `None` when it is taken back.
    pub to: Option<Briefed>,
}

impl BriefedChange {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self { from: self.to, to: self.from, ..self.clone() }
    }
}

impl Attender {
    /// True if they were in the room at some moment of a while, its ends included.
    #[must_use]
    pub fn was_in_within(&self, (from, to): (Timestamp, Timestamp)) -> bool {
        match &self.presence {
            Presence::Present { visits } => {
                visits.iter().any(|visit| visit.joined <= to && visit.left.is_none_or(|left| from < left))
            }
            Presence::Expected | Presence::Apologies { .. } => false,
        }
    }

    /// The last moment up to `now` of their last stay that reaches into a while, its ends included; `None` if none does.
    #[must_use]
    pub fn last_in_within(&self, (from, to): (Timestamp, Timestamp), now: Timestamp) -> Option<Timestamp> {
        let Presence::Present { visits } = &self.presence else { return None };
        let stay = visits.iter().rfind(|visit| visit.joined <= to && visit.left.is_none_or(|left| from < left))?;
        Some(stay.left.map_or(now, |left| left.min(now)))
    }
}

impl Meeting {
    /// The edition of weekly meetings prepared from now on: their record says of every item who was briefed and accepted, and who was not.
    pub const BRIEFS: u8 = 2;

    /// Whether its record says who was briefed on each item: it could from its preparation on, or somebody was marked all the same.
    #[must_use]
    pub const fn says_briefed(&self) -> bool {
        self.edition >= Self::BRIEFS || !self.briefed.is_empty()
    }

    /// What is marked of a person and an item.
    #[must_use]
    pub fn briefed_on(&self, ocg: OcgId, person: &str) -> Option<Briefed> {
        self.briefed.iter().find(|on| on.ocg == ocg && on.person == person).map(|on| on.mark)
    }

    /// Sets what is marked of a person and an item; in the order of items, then of people.
    pub(super) fn set_briefed(&mut self, ocg: OcgId, person: &str, mark: Option<Briefed>) {
        self.briefed.retain(|on| !(on.ocg == ocg && on.person == person));
        if let Some(mark) = mark {
            let at = self.briefed.partition_point(|on| (on.ocg, on.person.as_str()) < (ocg, person));
            self.briefed.insert(at, BriefedOn { ocg, person: person.to_owned(), mark });
        }
    }

    /// The while for which an item was under call, as far as the record can tell at a moment: from when the last item before it was called, or the opening, to
    /// when it was called itself. The record has no moment at which an item is taken up.
    #[must_use]
    pub fn under_call(&self, ocg: OcgId, now: Timestamp) -> (Timestamp, Timestamp) {
        let to = self.result(ocg).map_or(now, |settled| settled.at.min(now));
        let called =
            self.settled.iter().filter(|(other, settled)| *other != ocg && settled.called == Called::Discussed);
        let before = called.map(|(_, settled)| settled.at).filter(|at| *at < to).max();
        (before.or(self.state.opened()).unwrap_or(to).min(to), to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::MeetingId;
    use crate::domain::meeting::{MeetingDetails, MeetingKind, MeetingState, Settled, Visit};

    fn meeting() -> Meeting {
        let settled = |at, called| Settled { called, at: Timestamp(at), because: String::new() };
        Meeting {
            id: MeetingId(1),
            kind: MeetingKind::Covert,
            number: 47,
            details: MeetingDetails::of(crate::domain::time::Date::default()),
            state: MeetingState::Open { at: Timestamp(10) },
            attenders: Vec::new(),
            settled: vec![
                (OcgId(1), settled(20, Called::Discussed)),
                (OcgId(2), settled(25, Called::TakenAsRead)),
                (OcgId(3), settled(40, Called::Discussed)),
            ],
            edition: Meeting::EDITION,
            minutes_accepted: None,
            read_back: None,
            order: Vec::new(),
            briefed: Vec::new(),
        }
    }

    #[test]
    fn an_item_is_under_call_from_the_one_called_before_it() {
        let at = |ocg, now| {
            let (from, to) = meeting().under_call(OcgId(ocg), Timestamp(now));
            (from.0, to.0)
        };
        assert_eq!(at(1, 90), (10, 20));
        assert_eq!(at(3, 90), (20, 40), "what is taken as read comes between no two items");
        assert_eq!(at(4, 90), (40, 90));
        assert_eq!(at(4, 5), (5, 5), "a clock that was put back");
    }

    #[test]
    fn whoever_left_before_it_or_came_after_it_was_not_there() {
        let with = |joined, left: Option<i64>| Attender {
            who: "DI 8107".into(),
            officer: None,
            role: String::new(),
            partner: false,
            presence: Presence::Present {
                visits: vec![Visit { joined: Timestamp(joined), left: left.map(Timestamp) }],
            },
        };
        let was = |joined, left| with(joined, left).was_in_within((Timestamp(20), Timestamp(40)));
        assert!(was(10, None) && was(10, Some(21)) && was(40, None) && was(30, Some(31)));
        assert!(!was(10, Some(20)) && !was(41, None));
        let last = |joined, left| {
            let found = with(joined, left).last_in_within((Timestamp(20), Timestamp(40)), Timestamp(50));
            found.map(|at| at.0)
        };
        // Still in the room it is now; gone since, it is when they left.
        assert_eq!((last(10, None), last(10, Some(60)), last(10, Some(30))), (Some(50), Some(50), Some(30)));
        assert_eq!((last(10, Some(20)), last(41, None)), (None, None));
    }

    #[test]
    fn marks_stand_in_one_order_and_a_meeting_without_any_is_written_without_them() {
        let mut meeting = meeting();
        assert!(!serde_json::to_string(&meeting).unwrap_or_default().contains("briefed"));
        assert!(!meeting.says_briefed());
        let mark = |accepted| Some(Briefed { accepted, at: Timestamp(30) });
        meeting.set_briefed(OcgId(3), "DS 6642", mark(true));
        meeting.set_briefed(OcgId(3), "DI 8107", mark(true));
        meeting.set_briefed(OcgId(1), "DS 6642", mark(true));
        meeting.set_briefed(OcgId(3), "DS 6642", mark(false));
        let all: Vec<(i64, &str)> = meeting.briefed.iter().map(|on| (on.ocg.0, on.person.as_str())).collect();
        assert_eq!(all, [(1, "DS 6642"), (3, "DI 8107"), (3, "DS 6642")]);
        assert_eq!(meeting.briefed_on(OcgId(3), "DS 6642"), mark(false));
        assert!(meeting.says_briefed());
        meeting.set_briefed(OcgId(3), "DS 6642", None);
        assert_eq!(meeting.briefed_on(OcgId(3), "DS 6642"), None);
    }
}
