//! The running order: in which order a meeting calls the groups (domain section 6, screens section 4).
//!
//! What was settled comes first, in the order in which it was; then the groups the chair moved to the front; then tier 1 first, within a tier those
//! with most matters for the chair first, then by reference. A group without a tier comes last. While a meeting is open, what is still to come stays as it
//! stood at the opening: a decision moves no group under the chair's hands. Must not know a store or a screen.

use super::board::{Board, OcgLine};
use super::identity::OcgId;
use super::matters::{Matter, matters};
use super::meeting::{Meeting, Settled};
use super::profile::Profile;
use super::tier::Tier;
use super::time::Date;
use std::cmp::Reverse;
use std::collections::HashMap;

/// One group's turn at a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The group.
    pub ocg: OcgId,
    /// True when the chair moved it to the front.
    pub moved: bool,
    /// The matters for the chair, most pressing first.
    pub matters: Vec<Matter>,
    /// What became of it at this meeting; `None` while nothing did.
    pub settled: Option<Settled>,
}

/// Where a group stands among those that are still to come and were not moved: the one rule for the meeting, the board and the charts.
pub type Rank<'a> = (u8, Reverse<usize>, bool, &'a str, &'a str, OcgId);

/// The rank of a group with so many matters for the chair.
#[must_use]
pub fn rank(line: &OcgLine, matters: usize) -> Rank<'_> {
    let tier = line.tier.map_or(u8::MAX, Tier::number);
    (tier, Reverse(matters), line.reference.is_empty(), line.reference.as_str(), line.operation.as_str(), line.id)
}

/// The turns of every live group as at `today`, in order. Without a meeting nothing is settled and nothing was moved.
#[must_use]
pub fn running_order(board: &Board, meeting: Option<&Meeting>, profile: &Profile, today: Date) -> Vec<Turn> {
    let first = meeting.map_or(&[][..], |meeting| &meeting.details.first);
    let opened: HashMap<OcgId, usize> =
        meeting.into_iter().flat_map(|meeting| &meeting.order).enumerate().map(|(place, ocg)| (*ocg, place)).collect();
    let mut turns: Vec<(&OcgLine, Option<usize>, Turn)> = board
        .ocgs
        .iter()
        .map(|line| {
            let place = first.iter().position(|moved| *moved == line.id);
            let lro = line.lro.and_then(|lro| board.officers.get(&lro));
            let turn = Turn {
                ocg: line.id,
                moved: place.is_some(),
                matters: matters(line, lro, profile, today),
                settled: meeting.and_then(|meeting| meeting.result(line.id).cloned()),
            };
            (line, place, turn)
        })
        .collect();
    turns.sort_by_key(|(line, place, turn)| {
        (
            turn.settled.as_ref().map_or((true, 0), |settled| (false, settled.at.0)),
            place.map_or((true, 0), |place| (false, place)),
            opened.get(&turn.ocg).map_or((true, 0), |place| (false, *place)),
            rank(line, turn.matters.len()),
        )
    });
    turns.into_iter().map(|(.., turn)| turn).collect()
}

/// The group whose turn it is: the first that is not settled, after `last` if it is in the order and something after it is left.
#[must_use]
pub fn next(turns: &[Turn], last: Option<OcgId>) -> Option<OcgId> {
    let from = last.and_then(|last| turns.iter().position(|turn| turn.ocg == last)).map_or(0, |at| at + 1);
    let open = |turn: &&Turn| turn.settled.is_none();
    turns.iter().skip(from).find(open).or_else(|| turns.iter().find(open)).map(|turn| turn.ocg)
}

/// Whole seconds for each group that is left, out of a planned length; `None` when nothing is left. Negative when the time is used up.
#[must_use]
pub fn seconds_each(planned_minutes: u32, used_seconds: i64, left: usize) -> Option<i64> {
    let left = i64::try_from(left).ok().filter(|left| *left > 0)?;
    Some((i64::from(planned_minutes) * 60 - used_seconds).div_euclid(left))
}

#[cfg(test)]
mod tests;
