//! Driving the meeting: the item on the screen, its clock, its actions, and what to show of its briefing card.
//!
//! It must not know the disk, the keys or how ink is drawn.

pub mod balance;
mod brief;
mod briefed;
pub mod budget;
pub mod narrow;
pub mod page;
pub mod prose;
pub mod sections;

use crate::domain::action::ActionStatus;
use crate::domain::board::ActionPage;
use crate::domain::briefing::Briefing;
use crate::domain::identity::OcgId;
use crate::domain::tier::Strand;
use crate::domain::time::{Date, Timestamp};

use super::panes::Actions;

/// The item on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Drive {
    /// Which group.
    pub ocg: OcgId,
    /// Its briefing card; nothing until told.
    pub card: Option<Box<Briefing>>,
    /// When it came on the screen.
    pub since: Timestamp,
    /// Seconds it had as its share when it did; nothing when no group is left.
    pub share: Option<i64>,
    /// Milliseconds spent on it before.
    pub before: i64,
    /// Its live actions.
    pub actions: Actions,
    /// Whether the actions have the input.
    pub on_actions: bool,
    /// First line shown when the card is read whole; 0 shows the part that fits.
    pub top: usize,
    /// Whether the card was asked for.
    pub asked: bool,
    /// The item that was left by a jump.
    pub left_at: Option<OcgId>,
}

impl Drive {
    /// The screen on an item.
    #[must_use]
    pub fn new(ocg: OcgId, now: Timestamp, share: Option<i64>, before: i64) -> Self {
        Self {
            ocg,
            card: None,
            since: now,
            share,
            before,
            actions: Actions::default(),
            on_actions: false,
            top: 0,
            asked: false,
            left_at: None,
        }
    }

    /// Seconds spent on the item, also before it was left and come back to.
    #[must_use]
    pub fn seconds(&self, now: Timestamp) -> i64 {
        (self.before + now.0.saturating_sub(self.since.0).max(0)) / 1_000
    }

    /// Seconds over the share of the item; nothing while it is within.
    #[must_use]
    pub fn over(&self, now: Timestamp) -> Option<i64> {
        let share = self.share?.max(0);
        Some(self.seconds(now) - share).filter(|over| *over > 0)
    }

    /// Takes a page of actions, in the order of the screen: by P, then as they came.
    pub fn take(&mut self, ticket: u64, mut page: ActionPage) -> bool {
        page.rows.sort_by_key(|line| line.strand.map_or(usize::MAX, Strand::index));
        self.actions.take(ticket, page)
    }

    /// The input goes to the actions: to the first that is claimed, else the first that is late.
    pub fn enter_actions(&mut self, today: Date) {
        let rows = &self.actions.page.rows;
        let claimed = rows.iter().position(|line| line.status == ActionStatus::ClaimedComplete);
        let late =
            || rows.iter().position(|line| line.due.is_some_and(|due| due < today && line.status.is_with_owner()));
        let at = claimed.or_else(late).unwrap_or(0);
        let len = self.actions.len();
        self.actions.cursor.to(at, len);
        self.on_actions = len > 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_of_an_item_goes_on_when_it_is_come_back_to() {
        let drive = Drive::new(OcgId(1), Timestamp(50_000), Some(60), 42_000);
        assert_eq!((drive.seconds(Timestamp(68_000)), drive.over(Timestamp(68_000))), (60, None));
        assert_eq!(drive.over(Timestamp(90_000)), Some(22));
    }

    #[test]
    fn a_clock_that_jumps_back_takes_nothing_away() {
        let drive = Drive::new(OcgId(1), Timestamp(90_000), Some(60), 0);
        assert_eq!(drive.seconds(Timestamp(0)), 0);
    }
}
