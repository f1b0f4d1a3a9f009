//! What the counting rules look at in a record: a few words of it, before and after an entry.

use crate::domain::action::{Action, ActionStatus, days_late};
use crate::domain::identity::{OcgId, OcgTag, OfficerId};
use crate::domain::ocg::{Ocg, OcgKind};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::Date;

/// An OCG at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OcgPoint {
    /// Kind of threat.
    pub kind: OcgKind,
    /// Provisional, active or dormant.
    pub live: bool,
    /// Tier, if decided.
    pub tier: Option<Tier>,
    /// LRO, if there is one.
    pub lro: Option<OfficerId>,
}

impl OcgPoint {
    /// The OCG as it stands.
    #[must_use]
    pub fn of(ocg: &Ocg) -> Self {
        Self {
            kind: ocg.details.kind,
            live: ocg.status.is_live(),
            tier: ocg.tier(),
            lro: ocg.lro.as_ref().map(|lro| lro.officer.id),
        }
    }

    /// Whether it counts as a live OCG (rule 6): priority individuals and vulnerabilities have their own lines.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.live && self.kind == OcgKind::Ocg
    }

    /// Its row in the tier table, 0 to 3 for tiers 1 to 4, 4 for none yet; `None` when it does not count.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        self.counts().then(|| self.tier.map_or(4, Tier::index))
    }
}

/// An action at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionPoint {
    /// Number.
    pub number: String,
    /// The OCG it belongs to.
    pub ocg: OcgTag,
    /// Status.
    pub status: ActionStatus,
    /// Due date that stands.
    pub due: Option<Date>,
    /// Owner in words; empty for none.
    pub owner: String,
    /// Primary P.
    pub strand: Option<Strand>,
    /// Second P.
    pub second: Option<Strand>,
}

impl ActionPoint {
    /// The action as it stands.
    #[must_use]
    pub fn of(action: &Action) -> Self {
        Self {
            number: action.number.clone(),
            ocg: action.ocg.clone(),
            status: action.state.status,
            due: action.due,
            owner: action.owner.as_ref().map_or_else(String::new, |owner| owner.label.clone()),
            strand: action.details.strand,
            second: action.details.second,
        }
    }

    /// The OCG's identity.
    #[must_use]
    pub const fn ocg_id(&self) -> OcgId {
        self.ocg.id
    }

    /// Days overdue on a day; `None` when it is not overdue (rule 12).
    #[must_use]
    pub fn late(&self, day: Date) -> Option<i64> {
        days_late(self.status, self.due, day)
    }
}

/// Adds what an action adds to a count: 1 when `is` holds after and not before, -1 the other way round.
#[must_use]
pub(super) fn change(
    before: Option<&ActionPoint>,
    after: Option<&ActionPoint>,
    is: impl Fn(&ActionPoint) -> bool,
) -> i64 {
    i64::from(after.is_some_and(&is)) - i64::from(before.is_some_and(&is))
}
