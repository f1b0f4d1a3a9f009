//! Who leads what, within which limits, and to whom actions fall.

use super::group::Group;
use super::people::{Lead, People};
use super::scale::Scale;
use super::words::Who;
use crate::domain::identity::OfficerId;
use std::collections::BTreeSet;

/// Who leads what: at the end everybody in the units of the tier, on the way anybody.
pub(super) fn posts(scale: &Scale, groups: &mut [Group], leads: &mut [Lead], rng: &mut fastrand::Rng) {
    let mut turn = [0_usize; 5];
    let mut partner = leads.iter().find(|lead| lead.details.partner).map(|lead| lead.id);
    let officers: Vec<(OfficerId, u8)> =
        leads.iter().filter(|lead| !lead.details.partner).map(|lead| (lead.id, lead.tier)).collect();
    let anybody = |rng: &mut fastrand::Rng, not: OfficerId| loop {
        let id = officers.get(rng.usize(..officers.len().max(1))).map_or(not, |(id, _)| *id);
        if id != not || officers.len() < 2 {
            break id;
        }
    };
    for group in groups.iter_mut() {
        let end = group.moves.last().map_or(group.tier, |(_, tier)| *tier).number();
        let own: Vec<OfficerId> = officers.iter().filter(|(_, tier)| *tier == end).map(|(id, _)| *id).collect();
        let next = turn.get(usize::from(end)).copied().unwrap_or_default();
        let mut lro = own.get(next % own.len().max(1)).copied().unwrap_or(OfficerId(1));
        let ordinary = group.odd.closes.is_none() && !group.odd.no_lro;
        match partner.take_if(|_| ordinary && end == 3 && group.odd.quiet_from.is_none()) {
            Some(agency) => lro = agency,
            None if ordinary => {
                if let Some(next) = turn.get_mut(usize::from(end)) {
                    *next += 1;
                }
            }
            None => {}
        }
        if ordinary && let Some(lead) = leads.iter_mut().find(|lead| lead.id == lro) {
            lead.leads += 1;
        }
        let first = group.enters.map_or(1, |meeting| meeting + 1);
        let last = group.odd.closes.unwrap_or(scale.meetings - 2);
        let mut changes = BTreeSet::new();
        if last > first {
            let most = if scale.meetings < 20 { usize::from(rng.u32(..100) < 30) } else { rng.usize(..=2) };
            for _ in 0..most {
                changes.insert(rng.usize(first..last));
            }
        }
        let mut later = lro;
        for meeting in changes.into_iter().rev() {
            group.posts.push((meeting, Some(later)));
            later = anybody(rng, later);
        }
        group.posts.reverse();
        group.lro = Some(later);
        if group.odd.no_lro {
            let gone = scale.meetings - 4;
            group.posts.retain(|(meeting, _)| *meeting < gone);
            group.posts.push((gone, None));
        }
        let held: Vec<OfficerId> =
            group.lro.into_iter().chain(group.posts.iter().filter_map(|(_, officer)| *officer)).collect();
        if rng.u32(..100) < 35 {
            let deputy = anybody(rng, lro);
            group.deputy = (!held.contains(&deputy)).then_some(deputy);
        }
    }
    limits(leads);
}

/// Limits round what is led: one lead over it (of many, one in thirty), some at it, the others with room.
fn limits(leads: &mut [Lead]) {
    let mut over = 0;
    for at in 0..leads.len() {
        let allowed = 1 + at / 30;
        if let Some(lead) = leads.get_mut(at) {
            let room = if lead.details.partner { 0 } else { u32::from(at % 5 != 1) + u32::from(at % 7 == 6) };
            let limit = if lead.leads >= 2 && over < allowed && lead.tier < 3 && at % 30 != 2 {
                over += 1;
                lead.leads - 1
            } else {
                (lead.leads + room).max(1)
            };
            lead.details.limit = Some(limit);
        }
    }
}

/// An officer to whom an action of such a wording falls; the LRO when there is nobody else.
pub(super) fn owner(
    people: &People,
    who: Who,
    at: usize,
    lro: Option<OfficerId>,
    rng: &mut fastrand::Rng,
) -> Option<OfficerId> {
    // Much of what is not the LRO's is the LRO's all the same: some LROs carry the plan alone (domain section 5).
    let own = matches!(who, Who::Lead) || (matches!(who, Who::Team | Who::Intel) && rng.u32(..100) < 38);
    if own && lro.is_some() {
        return lro;
    }
    let wanted = if matches!(who, Who::Lead) { Who::Team } else { who };
    // Two or three colleagues work a group: near its own place in the list.
    let fitting = people.others_for(wanted);
    fitting.get((at + rng.usize(..3)) % fitting.len().max(1)).copied().or(lro)
}
