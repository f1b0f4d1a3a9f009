//! Harm trend of a period (papers section 3 rules 22 and 23): scores are compared under one scheme, never averaged and never turned into a tier.

use super::board::newest;
use crate::domain::identity::OcgId;
use crate::domain::memory::Memory;
use crate::domain::ocg::{Ocg, OcgKind};
use crate::domain::time::Date;

/// Which way an assessment went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// More than before.
    More,
    /// The same.
    Same,
    /// Less than before.
    Less,
    /// The first.
    First,
    /// Under another scheme, or nothing to compare.
    NotComparable,
}

/// What assessments of a period came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Harm {
    /// Live OCGs at the end.
    pub live: u64,
    /// Assessed anew in the period, with the way it went.
    pub assessed: Vec<(OcgId, String, Trend)>,
    /// Past their date on the day, with since when: never assessed counts from the day it became live plus nothing.
    pub overdue: Vec<(OcgId, String, Date)>,
}

/// Compares the newest assessments of live OCGs at both ends. `bands` are the profile's, lowest first.
#[must_use]
pub fn harm(start: &Memory, end: &Memory, bands: &[String], day: Date) -> Harm {
    let (before, after) = (newest(start), newest(end));
    let rank = |band: &str| bands.iter().position(|known| known.eq_ignore_ascii_case(band));
    let mut found = Harm::default();
    let live = |ocg: &&Ocg| ocg.status.is_live() && ocg.details.kind == OcgKind::Ocg;
    for ocg in end.ocgs().values().filter(live) {
        found.live += 1;
        let name = ocg.details.operation.clone();
        let Some(now) = after.get(&ocg.id) else { continue };
        if now.details.next_due.is_some_and(|due| due < day) {
            found.overdue.push((ocg.id, name.clone(), now.details.next_due.unwrap_or(day)));
        }
        let trend = match before.get(&ocg.id) {
            Some(then) if then.id == now.id => continue,
            None => Trend::First,
            Some(then) if !then.details.scheme.eq_ignore_ascii_case(&now.details.scheme) => Trend::NotComparable,
            Some(then) => match (then.details.score, now.details.score) {
                (Some(then), Some(now)) => ordered(then.cmp(&now)),
                _ => match (rank(&then.details.band), rank(&now.details.band)) {
                    (Some(then), Some(now)) => ordered(then.cmp(&now)),
                    _ => Trend::NotComparable,
                },
            },
        };
        found.assessed.push((ocg.id, name, trend));
    }
    found.overdue.sort_by(|one, other| one.2.cmp(&other.2).then_with(|| one.1.cmp(&other.1)));
    found
}

fn ordered(then_to_now: std::cmp::Ordering) -> Trend {
    match then_to_now {
        std::cmp::Ordering::Less => Trend::More,
        std::cmp::Ordering::Equal => Trend::Same,
        std::cmp::Ordering::Greater => Trend::Less,
    }
}
