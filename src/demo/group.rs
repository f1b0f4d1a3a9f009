//! One invented group: what is planned for it, where it stands, what is written about it.

use super::Plan;
use super::flight::Flying;
use super::words::{self, names};
use crate::domain::disruption::Level;
use crate::domain::identity::{DisruptionId, OfficerId};
use crate::domain::ocg::{Members, OcgDetails, OcgKind, OcgStatus};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, add_days};

/// What is out of the ordinary about a group on the last day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Oddity {
    /// The review is so many days late.
    pub(super) late_by: Option<i64>,
    /// At which meeting such a group is called for the last time.
    pub(super) last_call: usize,
    /// Nothing is done from that day on.
    pub(super) quiet_from: Option<Date>,
    /// A P without an action.
    pub(super) empty: Option<Strand>,
    /// No LRO.
    pub(super) no_lro: bool,
    /// A high band in tier 4.
    pub(super) high: bool,
    /// Nothing known at present.
    pub(super) dormant: bool,
    /// Still provisional.
    pub(super) provisional: bool,
    /// Archived from that meeting on, as soon as nothing is open.
    pub(super) closes: Option<usize>,
}

/// One group: what is planned for it and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) details: OcgDetails,
    /// The meeting at which it enters; `None` for those that are there from the founding.
    pub(super) enters: Option<usize>,
    pub(super) status: Option<OcgStatus>,
    pub(super) tier: Tier,
    /// Moves to come: meeting and tier.
    pub(super) moves: Vec<(usize, Tier)>,
    pub(super) unit: String,
    pub(super) lro: Option<OfficerId>,
    /// Changes of LRO to come: meeting and officer.
    pub(super) posts: Vec<(usize, Option<OfficerId>)>,
    pub(super) deputy: Option<OfficerId>,
    pub(super) review: Date,
    pub(super) odd: Oddity,
    /// Position among the profile's bands at the end.
    pub(super) band: usize,
    /// Actions raised by P, to walk through the wordings without repeating one soon.
    pub(super) raised: [usize; 4],
    pub(super) raised_on: [Date; 4],
    /// Actions that are live.
    pub(super) live: u32,
    /// What waits for the next meeting.
    pub(super) table: Vec<Flying>,
    /// Claims that were not agreed yet.
    pub(super) claims: Vec<(DisruptionId, Level)>,
}

impl Group {
    /// True while the meeting calls it.
    pub(super) fn is_live(&self) -> bool {
        self.status.is_some_and(OcgStatus::is_live)
    }

    /// True when something may be done about it on that day.
    pub(super) fn is_busy(&self, day: Date) -> bool {
        self.is_live() && self.odd.quiet_from.is_none_or(|from| day < from)
    }
}

/// The operation name at a place: a tree, from the second round on with a word before it.
pub(super) fn operation(at: usize, order: &[usize]) -> String {
    let trees = names::TREES;
    let tree = |at: usize| {
        let at = order.get(at % trees.len()).copied().unwrap_or_default();
        trees.get(at).copied().unwrap_or_default()
    };
    match at.checked_sub(trees.len()) {
        None => format!("Op {}", tree(at)),
        Some(beyond) => {
            let before = names::BEFORE.get(beyond % names::BEFORE.len()).copied().unwrap_or_default();
            format!("Op {before} {}", tree(beyond + beyond / names::BEFORE.len()))
        }
    }
}

/// What is written about the group at a place.
pub(super) fn details(plan: &Plan, at: usize, operation: String, founded: Date, rng: &mut fastrand::Rng) -> OcgDetails {
    let areas = &plan.profile.threat_areas;
    // Drugs lead the list of most groups (domain section 1).
    let first = if rng.u32(..100) < 55 { 3 } else { rng.usize(..areas.len().max(1)) };
    let mut threats: Vec<String> = areas.get(first).cloned().into_iter().collect();
    for _ in 0..rng.usize(..3) {
        let other = areas.get(rng.usize(..areas.len().max(1))).cloned().unwrap_or_default();
        if !other.is_empty() && !threats.contains(&other) {
            threats.push(other);
        }
    }
    let flags = plan.profile.flags.iter().filter(|_| rng.u32(..100) < 22).cloned().collect();
    // The nearer of two, so that most are local.
    let reach = rng.usize(..5).min(rng.usize(..5));
    let kind = match (plan.size != super::Size::Small, at % 40) {
        (true, 17 | 29) => OcgKind::PriorityIndividual,
        (true, 23) => OcgKind::Vulnerability,
        _ => OcgKind::Ocg,
    };
    OcgDetails {
        reference: format!("NB/OCG/{}", 1_000 + 7 * at + rng.usize(..7)),
        operation,
        kind,
        area: words::one_of(rng, &names::AREAS).to_owned(),
        threats,
        flags,
        reach: plan.profile.reaches.get(reach).cloned().unwrap_or_default(),
        members: Members {
            principal: rng.u32(1..=3),
            significant: rng.u32(1..=5),
            peripheral: rng.u32(0..=8),
            unstated: 0,
        },
        apmis_updated: Some(add_days(founded, -rng.i64(3..60))),
        ..OcgDetails::default()
    }
}
