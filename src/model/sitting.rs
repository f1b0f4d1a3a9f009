//! The meeting as the screen holds it: the one that is open or prepared, the one before it, and whose turn it is.
//!
//! It must not know the disk or how anything is drawn. All times come in.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::board::Board;
use crate::domain::identity::{MeetingId, OcgId};
use crate::domain::meeting::{Called, Meeting, MeetingState, Settled};
use crate::domain::profile::Profile;
use crate::domain::role::Role;
use crate::domain::running_order::{Turn, next, running_order, seconds_each};
use crate::domain::time::{Date, Timestamp};

use super::state::{Model, Screen};

/// A second press of Space within so many milliseconds is a held key.
pub const HELD: i64 = 300;

/// The meeting and the order of its items.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sitting {
    /// The meeting that is open, or else prepared.
    pub meeting: Option<Box<Meeting>>,
    /// The last signed one of its kind.
    pub former: Option<Box<Meeting>>,
    /// The items in running order.
    pub turns: Vec<Turn>,
    /// When Space was last pressed.
    pub spaced_at: Option<Timestamp>,
    /// The item that was on the screen last.
    pub item: Option<OcgId>,
    /// Whether a screen opened from the drive screen goes back to it.
    pub driving: bool,
    /// Items of the agenda that were taken, by their place, and when. Kept with the place, as `agreed` is.
    pub taken: BTreeMap<usize, Timestamp>,
    /// Whether a screen opened from the agenda goes back to it.
    pub through_agenda: bool,
    /// The item of the agenda that was left last.
    pub agenda_at: usize,
    /// Entries of the open meeting that were read back and agreed. Kept with the place: a comfort of the reading, not a record.
    pub agreed: BTreeSet<u64>,
    /// Milliseconds spent on each item.
    pub spent: BTreeMap<OcgId, i64>,
}

impl Sitting {
    /// Works out the running order again.
    pub fn arrange(&mut self, board: &Board, profile: &Profile, today: Date) {
        self.turns = running_order(board, self.meeting.as_deref(), profile, today);
    }

    /// The meeting, while it is open.
    #[must_use]
    pub fn open(&self) -> Option<&Meeting> {
        self.meeting.as_deref().filter(|meeting| matches!(meeting.state, MeetingState::Open { .. }))
    }

    /// The names of the partners who are in the room.
    #[must_use]
    pub fn partners(&self) -> Vec<String> {
        self.meeting.iter().flat_map(|meeting| meeting.partners_in()).map(|attender| attender.who.clone()).collect()
    }

    /// The last signed meeting of the kind of the present one: whose minutes it accepts.
    #[must_use]
    pub fn previous(&self) -> Option<&Meeting> {
        let kind = self.meeting.as_ref()?.kind;
        self.former.as_deref().filter(|former| former.kind == kind)
    }

    /// The meeting, while it is prepared and not open yet.
    #[must_use]
    pub fn prepared(&self) -> Option<&Meeting> {
        self.meeting.as_deref().filter(|meeting| meeting.state == MeetingState::Prepared)
    }

    /// The open meeting, if it is of a kind that calls groups.
    #[must_use]
    pub fn calling(&self) -> Option<&Meeting> {
        self.open().filter(|meeting| meeting.kind.calls_groups())
    }

    /// What became of a group at the open meeting.
    #[must_use]
    pub fn settled(&self, ocg: OcgId) -> Option<&Settled> {
        let settled = &self.open()?.settled;
        let at = settled.binary_search_by_key(&ocg, |(id, _)| *id).ok()?;
        settled.get(at).map(|(_, settled)| settled)
    }

    /// How many groups are not settled.
    #[must_use]
    pub fn left(&self) -> usize {
        if self.calling().is_none() {
            return 0;
        }
        self.turns.iter().filter(|turn| turn.settled.is_none()).count()
    }

    /// How many are settled.
    #[must_use]
    pub fn done(&self) -> usize {
        self.turns.iter().filter(|turn| turn.settled.is_some()).count()
    }

    /// The place of a group in the order, from 0.
    #[must_use]
    pub fn place(&self, ocg: OcgId) -> Option<usize> {
        self.turns.iter().position(|turn| turn.ocg == ocg)
    }

    /// The group whose turn it is after another, or from the start.
    #[must_use]
    pub fn next(&self, after: Option<OcgId>) -> Option<OcgId> {
        next(&self.turns, after)
    }

    /// Milliseconds since the meeting was opened; never less than nothing, whatever the clock did.
    #[must_use]
    pub fn used(&self, now: Timestamp) -> i64 {
        let opened = self.open().and_then(|meeting| meeting.state.opened());
        opened.map_or(0, |opened| now.0.saturating_sub(opened.0).max(0))
    }

    /// Whole minutes of the planned length that are left; negative when it is over.
    #[must_use]
    pub fn minutes_left(&self, now: Timestamp) -> i64 {
        let planned = self.open().map_or(0, |meeting| i64::from(meeting.details.minutes));
        planned - self.used(now) / 60_000
    }

    /// Seconds for each group that is left, as at a moment; nothing when none is left.
    #[must_use]
    pub fn share(&self, at: Timestamp) -> Option<i64> {
        seconds_each(self.open()?.details.minutes, self.used(at) / 1_000, self.left())
    }

    /// The word in the last column of the list of groups: `10:21`, `read`, `defer`, or `-`.
    #[must_use]
    pub fn word(&self, ocg: OcgId) -> String {
        match self.settled(ocg) {
            None => "-".to_owned(),
            Some(settled) => match settled.called {
                Called::Discussed => crate::domain::time::clock(settled.at),
                Called::TakenAsRead => "read".to_owned(),
                Called::Deferred => "defer".to_owned(),
            },
        }
    }

    /// Whether a group was taken as read at the meeting before, so that a reason is needed to do it again.
    #[must_use]
    pub fn read_last_time(&self, ocg: OcgId) -> bool {
        let before = self.former.as_ref().and_then(|former| former.result(ocg));
        before.is_some_and(|settled| settled.called == Called::TakenAsRead)
    }
}

/// `1:42`, or `1:04:05` beyond the hour, of seconds.
#[must_use]
pub fn minutes_and_seconds(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// `00:27` of milliseconds: hours and minutes.
#[must_use]
pub fn hours_and_minutes(used: i64) -> String {
    let minutes = used.max(0) / 60_000;
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

impl Model {
    /// A meeting that is over, as far as the screen was told of it: the one whose signed screen it is, the last one, or one of the list.
    #[must_use]
    pub fn held_meeting(&self, id: MeetingId) -> Option<&Meeting> {
        let shown = match &self.screen {
            Screen::Signed(signed) => Some(&signed.meeting),
            _ => None,
        };
        shown.into_iter().chain(self.sitting.former.as_deref()).chain(&self.held).find(|meeting| meeting.id == id)
    }

    /// Whether a loggist sits here who stands as the chair of a meeting, and so could enter no decision of it.
    #[must_use]
    pub fn is_own_chair(&self, meeting: &Meeting) -> bool {
        self.role == Role::Loggist && meeting.details.chair.eq_ignore_ascii_case(&self.operator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_screen_shows_them() {
        assert_eq!(minutes_and_seconds(102), "1:42");
        assert_eq!(minutes_and_seconds(3_845), "1:04:05");
        assert_eq!(minutes_and_seconds(-5), "0:00");
        assert_eq!(hours_and_minutes(27 * 60_000 + 59_000), "00:27");
        assert_eq!(hours_and_minutes(-1), "00:00");
    }

    #[test]
    fn without_a_meeting_nothing_is_left_to_call() {
        let sitting = Sitting::default();
        assert_eq!((sitting.left(), sitting.used(Timestamp(5)), sitting.share(Timestamp(5))), (0, 0, None));
        assert_eq!(sitting.word(OcgId(1)), "-");
    }
}
