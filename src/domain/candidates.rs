//! Candidates for LRO, ranked by fit and load with the reasons in words (domain section 5). The program ranks; it never allocates.

use super::board::{OcgLine, OfficerLine};
use super::officer::{Training, training};
use super::profile::Profile;
use super::time::{Date, short, short_year};

/// One candidate with the reasons for the rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The officer as on the board.
    pub officer: OfficerLine,
    /// The reasons in words, joined with semicolons.
    pub why: String,
    /// The rank value, lower is better; shown only as the order.
    pub rank: u32,
}

/// Ranks everybody who may lead and has not left: training first, then room under the limit, unit of the tier, presence, late actions, load.
#[must_use]
pub fn rank(ocg: &OcgLine, officers: &[OfficerLine], profile: &Profile, today: Date) -> Vec<Candidate> {
    let units = ocg.tier.map(|tier| profile.tier(tier.number()).units.as_slice()).unwrap_or_default();
    let mut ranked: Vec<Candidate> = officers
        .iter()
        .filter(|officer| officer.can_lead && officer.left_on.is_none_or(|left| left > today))
        .filter(|officer| ocg.lro != Some(officer.id))
        .map(|officer| weigh(ocg, officer, units, profile, today))
        .collect();
    ranked.sort_by(|one, other| (one.rank, &one.officer.label).cmp(&(other.rank, &other.officer.label)));
    ranked
}

fn weigh(ocg: &OcgLine, officer: &OfficerLine, units: &[String], profile: &Profile, today: Date) -> Candidate {
    let mut rank = 0;
    let mut why = Vec::new();
    match training(officer.trained_on, profile.lro_training_valid_days, today) {
        Training::Current(on) => why.push(format!("trained {}", month(on))),
        Training::Lapsed(until) => {
            rank += 400;
            why.push(format!("training LAPSED {}", month(until)));
        }
        Training::NoneRecorded => {
            rank += 500;
            why.push("UNTRAINED".to_owned());
        }
    }
    match officer.limit {
        Some(limit) if officer.leads >= limit => {
            rank += 300 + 20 * (officer.leads - limit);
            why.push(format!("would be OVER by {}", officer.leads + 1 - limit));
        }
        Some(limit) => why.push(format!("room for {}", limit - officer.leads)),
        None => why.push("no limit set".to_owned()),
    }
    if let Some(tier) = ocg.tier {
        let own = !officer.unit.is_empty() && officer.unit.eq_ignore_ascii_case(&ocg.unit);
        if own {
            why.push("same unit as the group".to_owned());
        } else if units.iter().any(|unit| unit.eq_ignore_ascii_case(&officer.unit)) {
            rank += 20;
            why.push(format!("tier {tier} unit"));
        } else {
            rank += 60;
            why.push(format!("not a tier {tier} unit"));
        }
    }
    if let Some((first, last)) = officer.away.filter(|(_, last)| *last >= today) {
        rank += if first <= today { 150 } else { 40 };
        why.push(format!("away {} to {}", short(first), short(last)));
    }
    if ocg.deputy == Some(officer.id) {
        why.push("deputy of this group".to_owned());
    }
    if officer.late > 0 {
        rank += 10 * officer.late.min(10);
        why.push(format!("{} late", officer.late));
    }
    rank += officer.leads * 8 + officer.open.min(50);
    Candidate { officer: officer.clone(), why: why.join("; "), rank }
}

fn month(date: Date) -> String {
    let words = short_year(date);
    words.split_once(' ').map_or_else(|| words.clone(), |(_, month)| month.to_owned())
}
