//! Whether a meeting is quorate: the chair and so many others of the force in the room (screens section 7). How many is a word of the profile.
//!
//! It must not know where it is shown.

use super::meeting::{Attender, Meeting};
use super::time::Timestamp;

/// Who is in the room, held against what the profile asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum {
    /// How many must be there beside the chair.
    needed: u32,
    /// Whether the chair is there.
    chair: bool,
    /// How many others are there; partners, who may hear a part only, do not count.
    others: u32,
}

impl Quorum {
    /// As at now: who is marked as in the room.
    #[must_use]
    pub fn now(meeting: &Meeting, needed: u32) -> Self {
        Self::among(meeting, needed, &Attender::is_in)
    }

    /// As at a moment of the meeting (papers section 3 rule 26).
    #[must_use]
    pub fn at(meeting: &Meeting, needed: u32, at: Timestamp) -> Self {
        Self::among(meeting, needed, &|attender| attender.was_in(at))
    }

    fn among(meeting: &Meeting, needed: u32, is_in: &dyn Fn(&Attender) -> bool) -> Self {
        let chairs = |attender: &Attender| attender.who.eq_ignore_ascii_case(&meeting.details.chair);
        let here = || meeting.attenders.iter().filter(|attender| is_in(attender));
        let others = here().filter(|attender| !chairs(attender) && !attender.partner).count();
        Self { needed, chair: here().any(chairs), others: u32::try_from(others).unwrap_or(u32::MAX) }
    }

    /// True when enough are there.
    #[must_use]
    pub const fn is_met(self) -> bool {
        self.chair && self.others >= self.needed
    }

    /// In words: `yes (chair + 6)`, or `no (chair + 6 needed; no chair, 4 others)`.
    #[must_use]
    pub fn words(self) -> String {
        let needed = self.needed;
        if self.is_met() {
            return format!("yes (chair + {needed})");
        }
        let chair = if self.chair { "the chair" } else { "no chair" };
        format!(
            "no (chair + {needed} needed; {chair}, {})",
            crate::text::plural(u64::from(self.others), "other", "others")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::MeetingId;
    use crate::domain::meeting::{MeetingDetails, MeetingKind, MeetingState, Presence, Visit};

    fn at(minute: u32) -> Timestamp {
        Timestamp::from_local(Timestamp(1_795_000_000_000).local_date(), 10, minute)
    }

    fn meeting(stays: &[(&str, bool, u32, Option<u32>)]) -> Meeting {
        let attender = |(who, partner, joined, left): &(&str, bool, u32, Option<u32>)| Attender {
            who: (*who).to_owned(),
            officer: None,
            role: String::new(),
            partner: *partner,
            presence: Presence::Present { visits: vec![Visit { joined: at(*joined), left: left.map(at) }] },
        };
        Meeting {
            id: MeetingId(1),
            kind: MeetingKind::Tasking,
            number: 24,
            details: MeetingDetails { chair: "DCI 1550".into(), ..MeetingDetails::of(at(0).local_date()) },
            state: MeetingState::Open { at: at(0) },
            attenders: stays.iter().map(attender).collect(),
            settled: Vec::new(),
            edition: Meeting::EDITION,
            minutes_accepted: None,
            read_back: None,
            order: Vec::new(),
            briefed: Vec::new(),
        }
    }

    #[test]
    fn the_chair_and_so_many_of_the_force_make_it_quorate() {
        let stays = [("DCI 1550", false, 0, None), ("DI 1", false, 0, Some(20)), ("CSP 07", true, 0, None)];
        let held = meeting(&stays);
        assert_eq!(Quorum::at(&held, 1, at(10)).words(), "yes (chair + 1)");
        assert_eq!(Quorum::at(&held, 1, at(20)).words(), "no (chair + 1 needed; the chair, 0 others)");
        assert_eq!(Quorum::now(&held, 1).words(), "no (chair + 1 needed; the chair, 0 others)");
        assert_eq!(Quorum::now(&held, 0).words(), "yes (chair + 0)");
        let leaderless = meeting(&[("DI 1", false, 0, None), ("DI 2", false, 0, None)]);
        assert_eq!(Quorum::now(&leaderless, 2).words(), "no (chair + 2 needed; no chair, 2 others)");
    }
}
