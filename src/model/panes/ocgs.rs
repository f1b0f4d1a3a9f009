//! The list of groups: which show, in what order, under which headings; and the same order as four columns for the tier board.
//!
//! It must not know how it is drawn.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::domain::board::OcgLine;
use crate::domain::identity::OcgId;
use crate::domain::matters::Matter;
use crate::domain::tier::Tier;

use super::super::board::Lines;
use super::super::filter::Filter;
use super::super::list::Cursor;
use super::super::tables::OcgColumn;

/// A run of groups of one tier in running order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// The tier; none for groups without one.
    pub tier: Option<Tier>,
    /// Row of the first of them.
    pub start: usize,
    /// How many.
    pub len: usize,
}

/// One line of the list as it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The heading of a tier.
    Heading(Group),
    /// A group: its row in the list, and its position on the board.
    Row(usize, usize),
}

/// The list of groups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ocgs {
    /// Positions on the board, in the order shown.
    pub order: Vec<usize>,
    /// Runs of one tier; only in running order.
    pub groups: Vec<Group>,
    /// Rows of each tier, for the tier board.
    pub tiers: [Vec<usize>; 4],
    /// First row shown of each column of the tier board.
    pub tops: [usize; 4],
    /// The cursor, a row of `order`. `top` counts displayed lines, headings included.
    pub cursor: Cursor,
    /// The column sorted by, and whether reversed; nothing is running order.
    pub sort: Option<(OcgColumn, bool)>,
    /// The column under the column cursor.
    pub column: OcgColumn,
    /// What is filtered.
    pub filter: Filter,
    /// What is marked.
    pub marks: BTreeSet<OcgId>,
    /// Whether tiers have headings at this size.
    pub headed: bool,
}

impl Ocgs {
    /// Works out the order. Call it when the board, the sort or the filter changes.
    pub fn arrange(&mut self, lines: &Lines) {
        self.order = lines.running().iter().copied().filter(|at| self.takes(lines, *at)).collect();
        if let Some((column, reversed)) = self.sort {
            self.order.sort_by(|one, other| {
                let order = compare(lines, *one, *other, column);
                if reversed { order.reverse() } else { order }
            });
        }
        self.groups.clear();
        self.tiers = Default::default();
        for (row, at) in self.order.iter().enumerate() {
            let Some(line) = lines.at(*at) else { continue };
            if let Some(column) = line.tier.and_then(|tier| self.tiers.get_mut(tier.index())) {
                column.push(row);
            }
            if self.sort.is_none() {
                match self.groups.last_mut().filter(|group| group.tier == line.tier) {
                    Some(group) => group.len += 1,
                    None => self.groups.push(Group { tier: line.tier, start: row, len: 1 }),
                }
            }
        }
        self.cursor.to(self.cursor.at, self.order.len());
    }

    fn takes(&self, lines: &Lines, at: usize) -> bool {
        let Some(line) = lines.at(at) else { return false };
        self.filter.is_empty() || self.filter.takes_ocg(line, lines.matters(at), lines.hay(at), lines.label(line.lro))
    }

    /// The row of a group, if it shows.
    #[must_use]
    pub fn row_of(&self, lines: &Lines, id: OcgId) -> Option<usize> {
        let position = lines.position(id)?;
        self.order.iter().position(|at| *at == position)
    }

    /// The group under the cursor.
    #[must_use]
    pub fn current<'a>(&self, lines: &'a Lines) -> Option<&'a OcgLine> {
        self.order.get(self.cursor.at).and_then(|at| lines.at(*at))
    }

    /// How many lines the list displays, headings included.
    #[must_use]
    pub fn displayed(&self) -> usize {
        self.order.len() + if self.headed { self.groups.len() } else { 0 }
    }

    /// The displayed line of a row.
    #[must_use]
    pub fn line_of(&self, row: usize) -> usize {
        if self.headed { row + self.groups.iter().filter(|group| group.start <= row).count() } else { row }
    }

    /// What a displayed line is.
    #[must_use]
    pub fn shown(&self, line: usize) -> Option<Shown> {
        if !self.headed {
            return self.order.get(line).map(|at| Shown::Row(line, *at));
        }
        let (before, group) =
            self.groups.iter().enumerate().rev().find(|(before, group)| group.start + before <= line)?;
        let heading = group.start + before;
        if line == heading {
            return Some(Shown::Heading(*group));
        }
        let row = line - before - 1;
        self.order.get(row).map(|at| Shown::Row(row, *at))
    }

    /// Scrolls so that the cursor shows among so many lines; with it the heading above the first row.
    pub fn follow(&mut self, height: usize) {
        let line = self.line_of(self.cursor.at);
        let mut at = Cursor { at: line, top: self.cursor.top };
        if line == 1 && self.headed {
            at.top = 0;
        }
        at.follow(height, self.displayed());
        self.cursor.top = at.top;
    }

    /// The column of the tier board the cursor is in, and the place in it.
    #[must_use]
    pub fn place(&self, lines: &Lines) -> Option<(usize, usize)> {
        let tier = self.current(lines)?.tier?;
        let place = self.tiers.get(tier.index())?.iter().position(|row| *row == self.cursor.at)?;
        Some((tier.index(), place))
    }

    /// Moves up or down inside the column of the tier board.
    pub fn step_in_tier(&mut self, lines: &Lines, by: isize) {
        let rows = self.place(lines).and_then(|(tier, place)| {
            let column = self.tiers.get(tier)?;
            column.get(place.saturating_add_signed(by).min(column.len().saturating_sub(1))).copied()
        });
        if let Some(row) = rows.or_else(|| self.tiers.iter().flatten().next().copied()) {
            self.cursor.at = row;
        }
    }

    /// Moves to the next column of the tier board that has groups, to the left or right, staying at the same height.
    pub fn step_across(&mut self, lines: &Lines, right: bool) {
        let Some((tier, place)) = self.place(lines) else { return self.step_in_tier(lines, 0) };
        let next = if right {
            self.tiers.iter().skip(tier + 1).find(|column| !column.is_empty())
        } else {
            self.tiers.iter().take(tier).rev().find(|column| !column.is_empty())
        };
        if let Some(row) = next.and_then(|column| column.get(place.min(column.len() - 1))) {
            self.cursor.at = *row;
        }
    }
}

fn compare(lines: &Lines, one: usize, other: usize, column: OcgColumn) -> Ordering {
    let (Some(a), Some(b)) = (lines.at(one), lines.at(other)) else { return Ordering::Equal };
    // Numbers: the most first. Dates: the earliest first, none last. Words: by the alphabet, empty last.
    let words = |x: &str, y: &str| (x.is_empty(), x).cmp(&(y.is_empty(), y));
    match column {
        OcgColumn::Reference => words(&a.reference, &b.reference),
        OcgColumn::Operation => a.operation.cmp(&b.operation),
        OcgColumn::Tier => a.tier.map_or(u8::MAX, Tier::number).cmp(&b.tier.map_or(u8::MAX, Tier::number)),
        OcgColumn::Lro => words(lines.label(a.lro), lines.label(b.lro)),
        OcgColumn::Review => (a.review.is_none(), a.review).cmp(&(b.review.is_none(), b.review)),
        OcgColumn::Open => b.counts.live_total().cmp(&a.counts.live_total()),
        OcgColumn::Late => b.counts.late_total().cmp(&a.counts.late_total()),
        OcgColumn::Chair | OcgColumn::Call => lines.matters(other).len().cmp(&lines.matters(one).len()),
    }
}

/// What stands in the last column: the most pressing matter, and how many more there are.
#[must_use]
pub fn chair_words(matters: &[Matter]) -> String {
    match matters {
        [] => String::new(),
        [one] => one.short(),
        [first, rest @ ..] => format!("{} +{}", first.short(), rest.len()),
    }
}

/// The last part of a reference: `1007` of `NB/OCG/1007`.
#[must_use]
pub fn short_reference(reference: &str) -> &str {
    reference.rsplit(['/', '-']).next().unwrap_or(reference)
}

/// An operation name without its `Op`.
#[must_use]
pub fn without_op(operation: &str) -> &str {
    operation.strip_prefix("Op ").unwrap_or(operation)
}
