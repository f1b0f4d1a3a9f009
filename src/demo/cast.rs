//! The cast: what becomes of each group, planned from its end, so that the last day looks like a real division (screens section 3, domain
//! section 9). A tier is given first and a score afterwards: neither follows from the other.

use super::Plan;
use super::group::{Group, Oddity, details, operation};
use super::people::{self, People};
use super::posts::posts;
use super::scale::Scale;
use super::words::names;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, add_days};
use std::collections::BTreeSet;

/// How the groups stand at the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// Live groups in tiers 1 to 4, about 6 to 9 to 10 to 6.
    pub(super) per_tier: [usize; 4],
    /// Groups archived on the way.
    pub(super) archived: usize,
    /// True when a partner leads one of them.
    pub(super) partner_leads: bool,
}

impl Shape {
    /// The shape of a size: largest remainder, so that the tiers add up.
    pub(super) fn of(scale: &Scale) -> Self {
        const SHARES: [usize; 4] = [6, 9, 10, 6];
        let total: usize = SHARES.iter().sum();
        let mut per_tier = SHARES.map(|share| scale.ocgs * share / total);
        let mut order = [0_usize, 1, 2, 3];
        order.sort_by_key(|at| std::cmp::Reverse(SHARES.get(*at).map_or(0, |share| scale.ocgs * share % total)));
        let missing = scale.ocgs - per_tier.iter().sum::<usize>();
        for at in order.into_iter().take(missing) {
            if let Some(count) = per_tier.get_mut(at) {
                *count += 1;
            }
        }
        Self {
            per_tier,
            archived: if scale.ocgs < 20 { 0 } else { (scale.ocgs / 25).max(3) },
            partner_leads: scale.lros >= 10,
        }
    }
}

fn pick(rng: &mut fastrand::Rng, groups: &[Group], count: usize, fits: impl Fn(&Group) -> bool) -> Vec<usize> {
    let mut found: Vec<usize> = (0..groups.len()).filter(|at| groups.get(*at).is_some_and(&fits)).collect();
    rng.shuffle(&mut found);
    found.truncate(count);
    found
}

/// A unit of the tier, the same for the same group.
pub(super) fn unit(plan: &Plan, tier: Tier, at: usize) -> String {
    let units = &plan.profile.tier(tier.number()).units;
    units.get(at % units.len().max(1)).cloned().unwrap_or_default()
}

fn tier(number: usize) -> Tier {
    Tier::ALL.get(number.saturating_sub(1).min(3)).copied().unwrap_or(Tier::ALL[3])
}

/// Where it came from: walks back from the end, one tier at a time or further. Gives the first tier and the moves.
fn walk(end: Tier, first: usize, last: usize, rng: &mut fastrand::Rng, most: usize) -> (Tier, Vec<(usize, Tier)>) {
    let mut at: BTreeSet<usize> = BTreeSet::new();
    if last > first {
        for _ in 0..rng.usize(..=most) {
            at.insert(rng.usize(first..last));
        }
    }
    let mut now = end;
    let mut moves: Vec<(usize, Tier)> = Vec::with_capacity(at.len());
    for meeting in at.into_iter().rev() {
        moves.push((meeting, now));
        let before = loop {
            let number = usize::from(now.number());
            let other = if rng.u32(..100) < 70 {
                if rng.bool() { number + 1 } else { number.saturating_sub(1) }
            } else {
                rng.usize(1..=4)
            };
            if (1..=4).contains(&other) && other != number {
                break tier(other);
            }
        };
        now = before;
    }
    moves.reverse();
    (now, moves)
}

/// Everybody and every group.
pub(super) fn cast(plan: &Plan, scale: &Scale, founded: Date, rng: &mut fastrand::Rng) -> (People, Vec<Group>) {
    let shape = Shape::of(scale);
    let mut taken = BTreeSet::from([3_051, 7_719]);
    let leads = people::leads(plan, scale, &shape, founded, rng, &mut taken);
    let first_other = i64::try_from(leads.len() + 1).unwrap_or(i64::MAX);
    let others = people::others(plan, scale, &shape, first_other, rng, &mut taken);
    let mut groups = groups(plan, scale, &shape, founded, rng);
    let mut people = People::new(leads, others);
    oddities(plan, scale, &mut groups, rng);
    for (at, group) in groups.iter_mut().enumerate() {
        history(plan, scale, at, group, rng);
    }
    posts(scale, &mut groups, &mut people.leads, rng);
    (people, groups)
}

fn groups(plan: &Plan, scale: &Scale, shape: &Shape, founded: Date, rng: &mut fastrand::Rng) -> Vec<Group> {
    let mut tiers: Vec<Tier> = Vec::with_capacity(scale.ocgs);
    for (at, count) in shape.per_tier.into_iter().enumerate() {
        tiers.extend(std::iter::repeat_n(tier(at + 1), count));
    }
    rng.shuffle(&mut tiers);
    // The provisional ones come last and are in tier 3: bring as many tier 3 groups to the end.
    let provisional = (scale.ocgs / 40).max(1);
    let mut end = tiers.len();
    for _ in 0..provisional {
        end -= 1;
        if let Some(at) = tiers.iter().take(end + 1).rposition(|tier| tier.number() == 3) {
            tiers.swap(at, end);
        }
    }
    // Those archived on the way are among the first.
    tiers.splice(0..0, std::iter::repeat_n(tier(4), shape.archived));
    let mut order: Vec<usize> = (0..names::TREES.len()).collect();
    rng.shuffle(&mut order);
    let at_founding = tiers.len() - scale.ocgs * 3 / 10;
    let mut entering: Vec<usize> = (at_founding..tiers.len() - provisional)
        .map(|_| rng.usize(2..scale.meetings - 6 + usize::from(scale.meetings < 12)))
        .collect();
    entering.sort_unstable();
    entering.extend(std::iter::repeat_n(scale.meetings - 5, provisional));
    let mut entering = entering.into_iter();
    tiers
        .into_iter()
        .enumerate()
        .map(|(at, end)| Group {
            details: details(plan, at, operation(at, &order), founded, rng),
            enters: if at < at_founding { None } else { entering.next() },
            status: None,
            tier: end,
            moves: Vec::new(),
            unit: String::new(),
            lro: None,
            posts: Vec::new(),
            deputy: None,
            review: founded,
            odd: Oddity {
                closes: (at < shape.archived).then(|| rng.usize(scale.meetings / 3..scale.meetings - 10)),
                provisional: at + provisional >= scale.ocgs + shape.archived,
                ..Oddity::default()
            },
            band: match end.number() {
                1 => [1, 2, 2, 3],
                2 => [0, 1, 1, 2],
                3 => [0, 1, 1, 2],
                _ => [0, 0, 0, 1],
            }
            .get(rng.usize(..4))
            .copied()
            .unwrap_or_default(),
            raised: [rng.usize(..40), rng.usize(..40), rng.usize(..40), rng.usize(..40)],
            raised_on: [founded; 4],
            live: 0,
            table: Vec::new(),
            claims: Vec::new(),
        })
        .collect()
}

fn oddities(plan: &Plan, scale: &Scale, groups: &mut [Group], rng: &mut fastrand::Rng) {
    let stays = |group: &Group| group.odd.closes.is_none();
    let settled = |group: &Group| stays(group) && !group.odd.provisional;
    let last = scale.meetings - 1;
    for at in pick(rng, groups, (scale.ocgs * 6).div_ceil(31), settled) {
        let last_call = last - rng.usize(..2);
        let late_by = if last_call == last { rng.i64(2..=8) } else { rng.i64(2..=18) };
        if let Some(group) = groups.get_mut(at) {
            group.odd.late_by = Some(late_by);
            group.odd.last_call = last_call;
        }
    }
    let quiet: &[(u8, i64)] = if scale.ocgs < 20 { &[(2, 45)] } else { &[(1, 33), (2, 47), (3, 90)] };
    for (number, days) in quiet {
        let each = (scale.ocgs / 40).max(1);
        for at in pick(rng, groups, each, |group| settled(group) && group.tier.number() == *number) {
            if let Some(group) = groups.get_mut(at) {
                group.odd.quiet_from = Some(add_days(plan.today, -days - rng.i64(0..12)));
            }
        }
    }
    let worked = |group: &Group| settled(group) && group.tier.number() < 4 && group.odd.quiet_from.is_none();
    for at in pick(rng, groups, scale.ocgs * 5 / 31, worked) {
        let strand = [Strand::Prevent, Strand::Prepare, Strand::Protect, Strand::Prepare, Strand::Prevent];
        if let Some(group) = groups.get_mut(at) {
            group.odd.empty = strand.get(rng.usize(..strand.len())).copied();
        }
    }
    for at in pick(rng, groups, (scale.ocgs / 50).max(1), |group| settled(group) && group.tier.number() == 3) {
        if let Some(group) = groups.get_mut(at) {
            group.odd.no_lro = true;
        }
    }
    let watched = |group: &Group| settled(group) && group.tier.number() == 4;
    for at in pick(rng, groups, (scale.ocgs / 40).max(1), watched) {
        if let Some(group) = groups.get_mut(at) {
            group.odd.high = true;
            group.band = 2 + rng.usize(..2);
        }
    }
    for at in pick(rng, groups, scale.ocgs / 20, |group| watched(group) && !group.odd.high) {
        if let Some(group) = groups.get_mut(at) {
            group.odd.dormant = true;
        }
    }
}

fn history(plan: &Plan, scale: &Scale, at: usize, group: &mut Group, rng: &mut fastrand::Rng) {
    let first = group.enters.map_or(1, |meeting| meeting + 2);
    let settled = group.odd.late_by.is_some() || group.odd.quiet_from.is_some() || group.odd.dormant;
    let mut last = if settled { scale.meetings.saturating_sub(8) } else { scale.meetings - 2 };
    if let Some(closes) = group.odd.closes {
        last = closes.saturating_sub(6);
    }
    let most = if scale.meetings < 20 { 1 } else { 4 };
    if !group.odd.provisional {
        (group.tier, group.moves) = walk(group.tier, first, last, rng, most);
    }
    group.unit = unit(plan, group.tier, at);
}
