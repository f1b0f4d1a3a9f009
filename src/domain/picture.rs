//! The tier picture: how many live groups stood in each tier at the close of each meeting, and what moved in between (papers section 3 rule 11).
//!
//! Folded from the facts of the journal in order, so that it is the same on the screen and in the board paper. Must not know a store.

use super::fact::Fact;
use super::identity::OcgId;
use super::meeting::{MeetingKind, MeetingState};
use super::ocg::OcgStatus;
use super::tier::Tier;
use super::time::Date;
use std::collections::BTreeMap;

/// The picture at the close of one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Number of the meeting; `None` for the record as it stands now.
    pub meeting: Option<u32>,
    /// The day.
    pub on: Date,
    /// Live groups in tier 1 to 4.
    pub tiers: [u32; 4],
    /// Live groups, those without a tier too.
    pub all: u32,
    /// Moves since the meeting before, in words: `Op Alder 1 to 2`, `new Op Medlar`.
    pub moves: Vec<String>,
}

#[derive(Debug, Clone)]
struct Group {
    name: String,
    live: bool,
    tier: Option<Tier>,
}

/// The fold of the journal that takes the picture at every signature of a tasking meeting.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    groups: BTreeMap<OcgId, Group>,
    before: BTreeMap<OcgId, Option<Tier>>,
    taken: Vec<Standing>,
}

impl Picture {
    /// Takes the next fact, in the order of the journal. What is withdrawn is a fact like any other.
    pub fn take(&mut self, fact: &Fact) {
        match fact {
            Fact::OcgRegistered { ocg } => {
                let name = ocg.details.operation.clone();
                self.groups.insert(ocg.id, Group { name, live: ocg.status.is_live(), tier: ocg.tier() });
            }
            Fact::OcgStruckOut { ocg } => {
                self.groups.remove(&ocg.id);
            }
            Fact::OcgStatusSet { ocg, to, .. } => {
                if let Some(group) = self.groups.get_mut(&ocg.id) {
                    let status: OcgStatus = to.status;
                    group.live = status.is_live();
                }
            }
            Fact::TierDecided { ocg, to, .. } => {
                if let Some(group) = self.groups.get_mut(&ocg.id) {
                    group.tier = to.as_ref().map(|to| to.tier);
                }
            }
            Fact::MeetingMoved { meeting, to: MeetingState::Signed { at, .. }, .. }
                if meeting.kind == MeetingKind::Tasking =>
            {
                let standing = self.standing(Some(meeting.number), at.local_date());
                self.taken.push(standing);
                self.before = self.live().collect();
            }
            _ => {}
        }
    }

    fn live(&self) -> impl Iterator<Item = (OcgId, Option<Tier>)> + '_ {
        self.groups.iter().filter(|(_, group)| group.live).map(|(id, group)| (*id, group.tier))
    }

    fn standing(&self, meeting: Option<u32>, on: Date) -> Standing {
        let mut tiers = [0; 4];
        let mut all = 0;
        for (_, tier) in self.live() {
            all += 1;
            if let Some(count) = tier.and_then(|tier| tiers.get_mut(tier.index())) {
                *count += 1;
            }
        }
        Standing { meeting, on, tiers, all, moves: self.moves() }
    }

    fn moves(&self) -> Vec<String> {
        let word = |tier: Option<Tier>| tier.map_or("no tier".to_owned(), |tier| tier.to_string());
        let name = |id: &OcgId| self.groups.get(id).map_or("a group", |group| group.name.as_str());
        let now: BTreeMap<OcgId, Option<Tier>> = self.live().collect();
        let mut moves: Vec<String> = now
            .iter()
            .filter_map(|(id, tier)| match self.before.get(id) {
                None if self.taken.is_empty() => None,
                None => Some(format!("new {}", name(id))),
                Some(before) if before == tier => None,
                Some(before) => Some(format!("{} {} to {}", name(id), word(*before), word(*tier))),
            })
            .collect();
        moves.extend(self.before.keys().filter(|id| !now.contains_key(id)).map(|id| format!("{} closed", name(id))));
        moves
    }

    /// The pictures taken, the last `most` of them, and the one as it stands now.
    #[must_use]
    pub fn end(self, today: Date, most: usize) -> Vec<Standing> {
        let now = self.standing(None, today);
        let mut taken = self.taken;
        taken.push(now);
        let skip = taken.len().saturating_sub(most);
        taken.split_off(skip)
    }
}

#[cfg(test)]
mod tests;
