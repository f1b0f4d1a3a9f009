//! What the quarters released before in a financial year are known to come to now (papers section 2g): one revised figure for the year to date, in the next
//! release after a correction. A change of fewer than 5 waits until it adds up to 5 or the year ends.
//!
//! A revised figure beside the released ones shows the change, and by subtraction what the earlier quarters come to now. So it is shown only where neither
//! gives away what the suppression rule hides; at the end of the year `[c]` says that a figure has changed and cannot be shown.

use super::counted::{ALL, Cells, LEVELS, PURPOSES, Records, Run, none, outcome_of, sum};
use super::{Span, quantity, rounding, suppressed};
use crate::report::past::Past;
use crate::text::{count_group, listed};
use std::collections::BTreeSet;

/// A quarter that was released, or the one that is written.
pub(super) struct Release {
    pub(super) span: Span,
    /// The number of the release; the highest there is for a proposal.
    pub(super) number: u32,
    pub(super) run: Run,
}

/// A revised figure: the cell, and its figure where it may be shown.
pub(super) struct Revised {
    pub(super) cell: usize,
    pub(super) figure: Option<String>,
}

/// The revised figures of the last of these quarters of one year, which stand in the order of the year.
pub(super) fn revised(past: &Past, releases: &[Release]) -> Vec<Revised> {
    releases.len().checked_sub(1).map_or_else(Vec::new, |at| made(past, releases, at).0)
}

/// Which figures of a quarter were printed.
fn printed(cells: &Cells) -> Vec<bool> {
    let sums: Vec<u64> = cells.iter().map(sum).collect();
    let (levels, total) = suppressed(&sums[LEVELS]);
    let (purposes, _) = suppressed(&sums[PURPOSES]);
    let mut printed: Vec<bool> = levels.iter().chain(&purposes).chain([&total]).map(Option::is_some).collect();
    let outcomes = cells.iter().enumerate().filter_map(|(cell, records)| Some((outcome_of(cell)?, records)));
    printed.extend(outcomes.map(|(kind, records)| quantity(kind, &amounts(records)).is_some()));
    printed
}

fn amounts(records: &Records) -> Vec<u64> {
    records.values().copied().collect()
}

fn both(one: &Records, other: &Records) -> Records {
    one.iter().chain(other).map(|(id, amount)| (*id, *amount)).collect()
}

/// By how much each record differs that differs.
fn differences(said: &Records, now: &Records) -> Vec<u64> {
    let of = |records: &Records, id: &i64| records.get(id).copied().unwrap_or(0);
    let ids: BTreeSet<&i64> = said.keys().chain(now.keys()).collect();
    ids.into_iter().map(|id| of(said, id).abs_diff(of(now, id))).filter(|by| *by > 0).collect()
}

/// Adds the cells that were printed.
fn add(to: &mut Cells, cells: &Cells, printed: &[bool]) {
    for ((to, cell), _) in to.iter_mut().zip(cells).zip(printed).filter(|(_, printed)| **printed) {
        to.extend(cell);
    }
}

/// What became of one figure since it was released.
#[derive(Clone)]
struct Change {
    by: i128,
    /// Every quarter before printed it, and this one does.
    open: bool,
    /// It is to be said now.
    due: bool,
    /// It may be shown.
    shown: bool,
}

fn change(cell: usize, said: &Records, now: &Records, own: &Records, open: bool, year_ends: bool) -> Change {
    let by = i128::from(sum(now)) - i128::from(sum(said));
    let Some((kind, step)) = outcome_of(cell).and_then(|kind| Some((kind, rounding(kind)?))) else {
        let due = by.abs() >= 5 || (year_ends && by != 0);
        return Change { by, open, due, shown: due && open && sum(now) >= 5 };
    };
    // A quantity is shown when enough records are behind it (rule 4): behind the change too, and behind what was released before.
    let round = |records: &Records| (sum(records) + step / 2) / step;
    let enough = quantity(kind, &differences(said, now)).is_some();
    let due = round(said) != round(now) && (enough || year_ends);
    let behind = [now, &both(now, own)].into_iter().all(|records| quantity(kind, &amounts(records)).is_some());
    Change { by, open, due, shown: due && open && enough && behind }
}

/// The revised figures of one of the releases, and what is said of the year with it, cell by cell.
fn made(past: &Past, releases: &[Release], at: usize) -> (Vec<Revised>, Cells) {
    let Some(release) = releases.get(at) else { return (Vec::new(), none()) };
    let before = |at: usize| {
        let number = releases.get(at).map_or(0, |one| one.number);
        releases.iter().enumerate().take(at).filter(move |(_, one)| one.number < number)
    };
    let own = release.run.known(past, &release.run);
    let own_printed = printed(&own);
    let mut said = none();
    if let Some((latest, newest)) = before(at).next_back() {
        said = made(past, releases, latest).1;
        // What was released after it, of a quarter before it, stands as released.
        for (_, late) in before(at).filter(|(_, one)| one.number > newest.number) {
            let cells = late.run.known(past, &late.run);
            add(&mut said, &cells, &printed(&cells));
        }
    }
    let mut now = none();
    let mut open = own_printed.clone();
    // What is hidden of the quarters before, by level and by purpose.
    let mut hidden: [Option<u64>; 2] = [None; 2];
    // A disruption that was counted again later is counted there.
    let mut counted: BTreeSet<i64> = own[ALL].keys().copied().collect();
    for (_, earlier) in before(at).collect::<Vec<_>>().into_iter().rev() {
        let was_printed = printed(&earlier.run.known(past, &earlier.run));
        let mut cells = earlier.run.known(past, &release.run);
        for cell in cells.iter_mut().take(ALL + 1) {
            cell.retain(|id, _| !counted.contains(id));
        }
        counted.extend(cells[ALL].keys());
        add(&mut now, &cells, &was_printed);
        for (cell, _) in was_printed.iter().enumerate().filter(|(_, printed)| !**printed) {
            open[cell] = false;
            for (line, hidden) in [LEVELS, PURPOSES].iter().zip(&mut hidden) {
                if line.contains(&cell) {
                    *hidden = Some(hidden.unwrap_or(0) + sum(&cells[cell]));
                }
            }
        }
    }
    let year_ends = release.span.ends_the_year();
    let mut changes: Vec<Change> =
        (0..own.len()).map(|cell| change(cell, &said[cell], &now[cell], &own[cell], open[cell], year_ends)).collect();
    hold_back(&mut changes, hidden, year_ends);
    let mut found = Vec::new();
    for (cell, change) in changes.iter().enumerate() {
        if change.shown {
            let year = both(&now[cell], &own[cell]);
            let figure = match outcome_of(cell) {
                Some(kind) => quantity(kind, &amounts(&year)),
                None => Some(count_group(sum(&year))),
            };
            found.push(Revised { cell, figure });
            said[cell].clone_from(&now[cell]);
        } else if change.due && year_ends {
            found.push(Revised { cell, figure: None });
        }
    }
    add(&mut said, &own, &own_printed);
    (found, said)
}

/// Takes back what would show, by the total, a small change of the figures that are not shown, or what was hidden before.
fn hold_back(changes: &mut [Change], hidden: [Option<u64>; 2], year_ends: bool) {
    let by = changes[ALL].by;
    let sound = [LEVELS, PURPOSES].into_iter().zip(hidden).all(|(line, hidden)| {
        let rest = by - changes[line].iter().filter(|one| one.shown).map(|one| one.by).sum::<i128>();
        (rest == 0 || rest.abs() >= 5) && hidden.is_none_or(|sum| sum >= 5)
    });
    if sound {
        return;
    }
    changes[ALL].shown = false;
    for line in [LEVELS, PURPOSES] {
        let line = &mut changes[line];
        // The total of a line of which every figure is known is known.
        if line.iter().all(|one| one.shown || (year_ends && one.open && one.by == 0))
            && let Some(least) = line.iter_mut().filter(|one| one.shown).min_by_key(|one| one.by.abs())
        {
            least.shown = false;
        }
    }
}

/// The quarters that a revised figure covers, in words.
pub(super) fn quarters(releases: &[Release]) -> String {
    let spans: Vec<Span> = releases.iter().map(|release| release.span).collect();
    let (first, last) = (spans.first(), spans.last());
    let whole = spans.iter().map(|span| span.quarter).eq((1..=4).take(spans.len()).map(Some));
    match (first.and_then(|first| first.days()), last.and_then(|last| last.days())) {
        (Some((first, _)), Some((_, last))) if whole => super::months(first, last),
        _ => {
            let words: Vec<String> = spans.iter().filter_map(|span| span.words()).collect();
            listed(&words)
        }
    }
}
