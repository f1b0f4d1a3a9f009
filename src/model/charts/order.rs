//! In which order the rows of a chart and its table stand, which row has the cursor, and what that row is about.
//!
//! It must not know how a row is said.

use super::super::state::Model;
use super::lines::{Month, groups, leaders, months};
use super::{Chart, ChartData, Charts};
use crate::domain::board::{OcgLine, OfficerLine};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::picture::Standing;

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The order they have by themselves: running order, least room first, oldest first.
    Usual,
    /// Newest first.
    Newest,
    /// Most moves first.
    Moves,
    /// Most open actions first.
    Open,
    /// Most late actions first.
    Late,
    /// Most empty Ps first.
    Empty,
    /// Most first.
    Sum,
    /// Most that wait first.
    Waiting,
    /// By name.
    Name,
}

impl By {
    /// As the title of the table says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Usual => "usual order",
            Self::Newest => "newest first",
            Self::Moves => "most moves first",
            Self::Open => "most open first",
            Self::Late => "most late first",
            Self::Empty => "most empty Ps first",
            Self::Sum => "most first",
            Self::Waiting => "most waiting first",
            Self::Name => "by name",
        }
    }
}

/// The orders of a chart, the usual one first.
#[must_use]
pub const fn orders(chart: Chart) -> &'static [By] {
    match chart {
        Chart::Tiers => &[By::Usual, By::Newest, By::Moves],
        Chart::Load => &[By::Usual, By::Open, By::Late, By::Name],
        Chart::Strands => &[By::Usual, By::Open, By::Late, By::Empty, By::Name],
        Chart::Months => &[By::Usual, By::Newest, By::Sum, By::Waiting],
    }
}

/// What the row under the cursor is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A group.
    Group(OcgId),
    /// An officer.
    Officer(OfficerId),
    /// A meeting or a month: nothing of its own to open.
    Time,
}

/// How many rows the table has.
#[must_use]
pub fn rows(model: &Model, charts: &Charts) -> usize {
    let data = charts.data.as_deref();
    match charts.chart {
        Chart::Tiers => data.map_or(0, |data| data.standings.len()),
        Chart::Load => leaders(model).len(),
        Chart::Strands => groups(model).len(),
        Chart::Months => data.map_or(0, |data| months(model, data).len()),
    }
}

/// What the row under the cursor is about; nothing where there is none.
#[must_use]
pub fn about(model: &Model, charts: &Charts) -> Option<About> {
    match charts.chart {
        Chart::Load => officers(model, charts.by()).get(charts.at).map(|line| About::Officer(line.id)),
        Chart::Strands => strands(model, charts.by()).get(charts.at).map(|line| About::Group(line.id)),
        Chart::Tiers | Chart::Months => (charts.at < rows(model, charts)).then_some(About::Time),
    }
}

/// The row that is about something, wherever it stands now.
#[must_use]
pub fn row_of(model: &Model, charts: &Charts, wanted: About) -> Option<usize> {
    match wanted {
        About::Officer(id) => officers(model, charts.by()).iter().position(|line| line.id == id),
        About::Group(id) => strands(model, charts.by()).iter().position(|line| line.id == id),
        About::Time => None,
    }
}

/// Meetings, in an order.
pub(super) fn standings(data: &ChartData, by: By) -> Vec<&Standing> {
    let mut all: Vec<&Standing> = data.standings.iter().collect();
    match by {
        By::Newest => all.reverse(),
        By::Moves => all.sort_by_key(|standing| std::cmp::Reverse(standing.moves.len())),
        _ => {}
    }
    all
}

/// Those who lead, in an order.
pub(super) fn officers(model: &Model, by: By) -> Vec<&OfficerLine> {
    let mut all = leaders(model);
    match by {
        By::Open => all.sort_by_key(|line| std::cmp::Reverse(line.open)),
        By::Late => all.sort_by_key(|line| std::cmp::Reverse(line.late)),
        By::Name => all.sort_by(|a, b| a.label.cmp(&b.label)),
        _ => {}
    }
    all
}

/// Groups, in an order.
pub(super) fn strands(model: &Model, by: By) -> Vec<&OcgLine> {
    let empty = |line: &OcgLine| {
        crate::domain::tier::Strand::ALL.into_iter().filter(|strand| line.counts.is_empty_strand(*strand)).count()
    };
    let mut all = groups(model);
    match by {
        By::Open => all.sort_by_key(|line| std::cmp::Reverse(line.counts.live_total())),
        By::Late => all.sort_by_key(|line| std::cmp::Reverse(line.counts.late_total())),
        By::Empty => all.sort_by_key(|line| std::cmp::Reverse(empty(line))),
        By::Name => all.sort_by(|a, b| a.operation.cmp(&b.operation)),
        _ => {}
    }
    all
}

/// Months, in an order.
pub(super) fn year(model: &Model, data: &ChartData, by: By) -> Vec<Month> {
    let mut all = months(model, data);
    match by {
        By::Newest => all.reverse(),
        By::Sum => all.sort_by_key(|month| std::cmp::Reverse(month.levels.iter().sum::<usize>())),
        By::Waiting => all.sort_by_key(|month| std::cmp::Reverse(month.waiting)),
        _ => {}
    }
    all
}
