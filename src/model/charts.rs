//! The four charts, each beside its table: tier picture, LRO load, 4P by group, disruptions by month (screens section 9).
//!
//! Figures stand beside every bar; a glyph only repeats them. It must not know the disk or how ink is drawn.

mod lines;
pub mod order;

use crate::domain::disruption::Disruption;
use crate::domain::picture::Standing;

use super::drive::prose::Line;
use super::layout::Size;
use super::state::Model;

/// Meetings and months shown at most.
pub const MOST: usize = 12;

/// What was read for the charts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartData {
    /// The tier picture at the close of the last meetings, and now.
    pub standings: Vec<Standing>,
    /// Disruptions, newest first.
    pub disruptions: Vec<Disruption>,
}

/// Which chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Chart {
    /// Groups in each tier at the close of each meeting.
    #[default]
    Tiers,
    /// Groups led by each LRO, and the limit.
    Load,
    /// Open actions of each group by P.
    Strands,
    /// Moderated disruptions by month.
    Months,
}

impl Chart {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Tiers, Self::Load, Self::Strands, Self::Months];

    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|chart| *chart == self).unwrap_or(0) + 1
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tiers => "tier picture",
            Self::Load => "LRO load",
            Self::Strands => "4P by group",
            Self::Months => "disruptions by month",
        }
    }
}

/// The charts on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Charts {
    /// Which shows.
    pub chart: Chart,
    /// Whether the chart shows where only one fits, rather than its table.
    pub drawn: bool,
    /// The row under the cursor, of the table as it is sorted.
    pub at: usize,
    /// Which of the chart's orders its rows have, 0 for the usual one.
    pub sort: usize,
    /// What was read; nothing until told.
    pub data: Option<Box<ChartData>>,
    /// Whether it was asked for since something was recorded.
    pub asked: bool,
}

impl Charts {
    /// The next or previous chart.
    pub fn turn(&mut self, by: isize) {
        let at = self.chart.number() - 1;
        let next = at.saturating_add_signed(by).min(Chart::ALL.len() - 1);
        self.chart = Chart::ALL.get(next).copied().unwrap_or_default();
        self.at = 0;
        self.sort = 0;
    }

    /// What the rows are sorted by.
    #[must_use]
    pub fn by(&self) -> order::By {
        order::orders(self.chart).get(self.sort).copied().unwrap_or(order::By::Usual)
    }

    /// Sorts by the next of the chart's orders; after the last comes the usual one.
    pub fn turn_order(&mut self) {
        self.sort = (self.sort + 1) % order::orders(self.chart).len();
        self.at = 0;
    }
}

/// A chart or table in lines: those of the head stay while the others scroll.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Lines that stay.
    pub head: Vec<Line>,
    /// Lines that scroll.
    pub body: Vec<Line>,
    /// Lines that stay at the bottom.
    pub foot: Vec<Line>,
}

/// From this many columns on a chart and its table stand side by side.
pub const WIDE: u16 = 120;

/// Columns inside the pane of a chart.
fn columns(size: Size) -> usize {
    let pane = if size.width >= WIDE { size.width / 2 } else { size.width };
    usize::from(pane.saturating_sub(4))
}

/// The chart in lines.
#[must_use]
pub fn chart(model: &Model, charts: &Charts) -> Sheet {
    let data = charts.data.as_deref();
    match charts.chart {
        Chart::Tiers => data.map_or_else(Sheet::default, |data| lines::tier_chart(model, data)),
        Chart::Load => lines::load_chart(model, charts.by()),
        Chart::Strands => lines::strand_chart(model, charts.by()),
        Chart::Months => data.map_or_else(Sheet::default, |data| lines::month_chart(model, data, charts.by())),
    }
}

/// Its table in lines.
#[must_use]
pub fn table(model: &Model, charts: &Charts) -> Sheet {
    let data = charts.data.as_deref();
    match charts.chart {
        Chart::Tiers => data.map_or_else(Sheet::default, |data| lines::tier_table(data, charts.by())),
        Chart::Load => lines::load_table(model, charts.by()),
        Chart::Strands => lines::strand_table(model, charts.by()),
        Chart::Months => data.map_or_else(Sheet::default, |data| lines::month_table(model, data, charts.by())),
    }
}
