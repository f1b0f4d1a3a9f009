//! The review of actions, owner by owner, most late first.
//!
//! It must not know the disk or how it is drawn.

use crate::domain::board::{ActionFilter, OfficerLine};
use crate::domain::identity::{ActionId, OfficerId};
use std::collections::BTreeMap;

use super::board::Lines;
use super::panes::Actions;

/// What the journal says about the actions under review.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// At how many closed meetings an action was overdue; those at none are left out.
    pub carried: BTreeMap<ActionId, u32>,
    /// Owners with how many of their actions were signed off today.
    pub done: Vec<(String, u32)>,
}

/// The review.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Whose actions show.
    pub owner: Option<OfficerId>,
    /// The owners as they stood when it was opened: what is decided on the way puts nobody elsewhere, and whoever has nothing left keeps the place.
    pub order: Vec<OfficerId>,
    /// Their live actions.
    pub actions: Actions,
    /// What the journal says about them.
    pub reviewed: Reviewed,
    /// Whether that was asked for since the rows were told.
    pub asked: bool,
}

/// Everybody with open actions: most late first, then most open, then by name.
#[must_use]
pub fn owners(lines: &Lines) -> Vec<&OfficerLine> {
    let mut owners: Vec<&OfficerLine> = lines.officers().values().filter(|line| line.open > 0).collect();
    owners.sort_by(|a, b| (b.late, b.open).cmp(&(a.late, a.open)).then_with(|| a.label.cmp(&b.label)));
    owners
}

impl Review {
    /// A review on an owner, in the order that stands now.
    #[must_use]
    pub fn of(owner: OfficerId, lines: &Lines) -> Self {
        let order = owners(lines).iter().map(|line| line.id).collect();
        Self {
            owner: Some(owner),
            order,
            actions: Actions { all: true, keeps_places: true, ..Actions::default() },
            ..Self::default()
        }
    }

    /// The owners in the order of the review; who got an action since comes last.
    #[must_use]
    pub fn owners<'a>(&self, lines: &'a Lines) -> Vec<&'a OfficerLine> {
        let known = self.order.iter().filter_map(|id| lines.officers().get(id));
        let since = owners(lines).into_iter().filter(|line| !self.order.contains(&line.id));
        known.chain(since).collect()
    }

    /// Goes to another owner, so many places on; stays at the ends.
    pub fn turn(&mut self, lines: &Lines, by: isize) {
        let owners = self.owners(lines);
        let at = self.place(lines);
        let next = owners.get(at.saturating_add_signed(by).min(owners.len().saturating_sub(1)));
        self.owner = next.map(|line| line.id).or(self.owner);
    }

    /// The place of the owner in the list, from 0.
    #[must_use]
    pub fn place(&self, lines: &Lines) -> usize {
        self.owners(lines).iter().position(|line| Some(line.id) == self.owner).unwrap_or(0)
    }

    /// The actions of the rows that are known: what the journal is asked about.
    #[must_use]
    pub fn known(&self) -> Vec<ActionId> {
        self.actions.page.rows.iter().map(|line| line.id).collect()
    }

    /// What to ask the record for.
    #[must_use]
    pub fn wanted(&self) -> ActionFilter {
        // Nobody: nothing may show.
        let owner = Some(self.owner.unwrap_or(OfficerId(0)));
        ActionFilter { owner, live_only: !self.actions.closed, ..ActionFilter::default() }
    }
}
