//! The review of actions, owner by owner, most late first.
//!
//! It must not know the disk or how it is drawn.

use crate::domain::board::{ActionFilter, OfficerLine};
use crate::domain::identity::OfficerId;

use super::board::Lines;
use super::panes::Actions;

/// The review.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// Whose actions show.
    pub owner: Option<OfficerId>,
    /// Their live actions.
    pub actions: Actions,
}

/// Everybody with open actions: most late first, then most open, then by name.
#[must_use]
pub fn owners(lines: &Lines) -> Vec<&OfficerLine> {
    let mut owners: Vec<&OfficerLine> = lines.officers().values().filter(|line| line.open > 0).collect();
    owners.sort_by(|a, b| (b.late, b.open).cmp(&(a.late, a.open)).then_with(|| a.label.cmp(&b.label)));
    owners
}

impl Review {
    /// Goes to another owner, so many places on; stays at the ends. Whoever has no open action any more keeps the place.
    pub fn turn(&mut self, lines: &Lines, by: isize) {
        let owners = owners(lines);
        let at = self.place(lines);
        let next = owners.get(at.saturating_add_signed(by).min(owners.len().saturating_sub(1)));
        self.owner = next.map(|line| line.id).or(self.owner);
    }

    /// The place of the owner in the list, from 0.
    #[must_use]
    pub fn place(&self, lines: &Lines) -> usize {
        owners(lines).iter().position(|line| Some(line.id) == self.owner).unwrap_or(0)
    }

    /// What to ask the record for.
    #[must_use]
    pub fn wanted(&self) -> ActionFilter {
        // Nobody: nothing may show.
        let owner = Some(self.owner.unwrap_or(OfficerId(0)));
        ActionFilter { owner, live_only: !self.actions.closed, ..ActionFilter::default() }
    }
}
