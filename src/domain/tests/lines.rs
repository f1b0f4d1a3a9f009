//! Lines of a board to judge: an OCG and an officer about whom there is nothing to say.

use super::room::day;
use crate::domain::board::{Counts, OcgLine, OfficerLine};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::ocg::{OcgKind, OcgStatus};
use crate::domain::profile::Profile;
use crate::domain::tier::Tier;

pub(super) fn profile() -> Profile {
    Profile::builtin("lancashire").unwrap()
}

/// Active in a tier, reviewed, led, busy under every P.
pub(super) fn line(tier: u8) -> OcgLine {
    OcgLine {
        id: OcgId(1),
        reference: "NB/OCG/1007".into(),
        operation: "Op Alder".into(),
        kind: OcgKind::Ocg,
        status: OcgStatus::Active,
        status_since: day(-400),
        tier: Tier::new(tier),
        tier_since: Some(day(-200)),
        unit: "Target Team North".into(),
        review: Some(day(10)),
        decided_on: Some(day(-14)),
        lro: Some(OfficerId(1)),
        deputy: None,
        without_lro_since: None,
        threat: "Illegal drugs".into(),
        flags: String::new(),
        band: "Low".into(),
        score: Some(20),
        assessed_on: Some(day(-30)),
        active_on: Some(day(-1)),
        objective: String::new(),
        counts: Counts { live: [1; 4], ..Counts::default() },
    }
}

/// Trained, present, with room.
pub(super) fn lead(id: i64, label: &str) -> OfficerLine {
    OfficerLine {
        id: OfficerId(id),
        label: label.into(),
        unit: "Target Team North".into(),
        partner: false,
        can_lead: true,
        limit: Some(3),
        trained_on: Some(day(-100)),
        away: None,
        left_on: None,
        leads: 1,
        open: 4,
        late: 0,
    }
}
