//! Harm trend of a period, and assessments past their date (papers section 3 rules 22 and 23): scores are compared under one scheme, never averaged
//! and never turned into a tier.

use super::board::newest;
use super::kept::Timeliness;
use crate::domain::assessment::Assessment;
use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::memory::Memory;
use crate::domain::ocg::{Ocg, OcgKind};
use crate::domain::time::{Date, add_days};
use crate::report::past::Past;
use std::collections::BTreeMap;

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
    /// Past their date on the day, with the date; longest first.
    pub overdue: Vec<(OcgId, String, Date)>,
    /// Live OCGs that were never assessed.
    pub never: u64,
}

/// What assessments are measured by.
#[derive(Debug, Clone, Copy)]
pub struct Assessed<'a> {
    /// The bands of the profile, lowest first.
    pub bands: &'a [String],
    /// A group that was never assessed is past its date after so many days of being live.
    pub clock: u32,
    /// Since when each OCG is live.
    pub live_since: &'a BTreeMap<OcgId, Date>,
    /// The day dates are past or not.
    pub day: Date,
}

fn is_counted(ocg: &&Ocg) -> bool {
    ocg.status.is_live() && ocg.details.kind == OcgKind::Ocg
}

/// Compares the newest assessments of live OCGs at both ends.
#[must_use]
pub fn harm(start: &Memory, end: &Memory, by: &Assessed<'_>) -> Harm {
    let (before, after) = (newest(start), newest(end));
    let mut found = Harm::default();
    for ocg in end.ocgs().values().filter(is_counted) {
        found.live += 1;
        let name = ocg.details.operation.clone();
        let now = after.get(&ocg.id).copied();
        found.never += u64::from(now.is_none());
        let due = match now {
            Some(now) => now.details.next_due,
            None => by.live_since.get(&ocg.id).map(|since| add_days(*since, i64::from(by.clock))),
        };
        if let Some(due) = due.filter(|due| *due < by.day) {
            found.overdue.push((ocg.id, name.clone(), due));
        }
        if let Some(trend) = now.and_then(|now| trend(before.get(&ocg.id).copied(), now, by.bands)) {
            found.assessed.push((ocg.id, name, trend));
        }
    }
    found.overdue.sort_by(|one, other| one.2.cmp(&other.2).then_with(|| one.1.cmp(&other.1)));
    found
}

/// The way from one assessment to another; `None` when the other is not newer.
fn trend(then: Option<&Assessment>, now: &Assessment, bands: &[String]) -> Option<Trend> {
    let Some(then) = then else { return Some(Trend::First) };
    if (now.on, now.id) <= (then.on, then.id) {
        return None;
    }
    if !then.details.scheme.eq_ignore_ascii_case(&now.details.scheme) {
        return Some(Trend::NotComparable);
    }
    let rank = |band: &str| bands.iter().position(|known| known.eq_ignore_ascii_case(band));
    Some(match (then.details.score, now.details.score) {
        (Some(then), Some(now)) => ordered(then.cmp(&now)),
        _ => match (rank(&then.details.band), rank(&now.details.band)) {
            (Some(then), Some(now)) => ordered(then.cmp(&now)),
            _ => Trend::NotComparable,
        },
    })
}

fn ordered(then_to_now: std::cmp::Ordering) -> Trend {
    match then_to_now {
        std::cmp::Ordering::Less => Trend::More,
        std::cmp::Ordering::Equal => Trend::Same,
        std::cmp::Ordering::Greater => Trend::Less,
    }
}

/// The day each live OCG became live, and stayed so, by the standing entries of the past.
#[must_use]
pub fn live_since(past: &Past) -> BTreeMap<OcgId, Date> {
    let mut since = BTreeMap::new();
    for (_, fact) in past.standing() {
        match fact {
            Fact::OcgRegistered { ocg } if ocg.status.is_live() => {
                since.insert(ocg.id, ocg.status_since);
            }
            Fact::OcgStatusSet { ocg, to, .. } if to.status.is_live() => {
                since.entry(ocg.id).or_insert(to.since);
            }
            Fact::OcgStatusSet { ocg, .. } => {
                since.remove(&ocg.id);
            }
            _ => {}
        }
    }
    since
}

/// What became of the re-assessments that fell due from `first` on and before `day` (rule 23). Only live OCGs are waited for.
#[must_use]
pub fn reassessed(record: &Memory, first: Date, day: Date) -> Timeliness {
    let mut of: BTreeMap<OcgId, Vec<&Assessment>> = BTreeMap::new();
    for assessment in record.assessments().values() {
        of.entry(assessment.ocg.id).or_default().push(assessment);
    }
    let mut found = Timeliness::default();
    for (id, mut assessments) in of {
        let Some(ocg) = record.ocgs().get(&id).filter(|ocg| ocg.details.kind == OcgKind::Ocg) else { continue };
        assessments.sort_by_key(|one| (one.on, one.id));
        let series: Vec<_> = assessments.iter().map(|one| (one.on, one.details.next_due)).collect();
        found.add(&series, ocg.status.is_live(), first, day);
    }
    found
}
