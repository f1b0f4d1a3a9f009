//! Where everything of a chart stands, in whole units: bars side by side from the left, one row for each category, a figure at the end of each
//! bar. Series differ by pattern, never by colour alone (papers section 1.3).

use super::super::super::document::{Chart, ChartKind};
use super::super::figure;

/// Width of every chart.
pub(in crate::report::render) const WIDTH: u32 = 640;
/// Size of the letters.
const SIZE: u32 = 13;
/// Height of a bar, and the space between two categories.
const BAR: u32 = 18;
const GAP: u32 = 8;
/// Widest column of labels.
const MOST_LABEL: u32 = 220;
/// Space kept at the right for figures.
const FIGURES: u32 = 110;

/// How a bar is filled. Drawn in this order; the outline is always black.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report::render) enum Fill {
    Dark,
    Slanted,
    Light,
    Lines,
    Crossed,
}

impl Fill {
    pub(in crate::report::render) const ALL: [Self; 5] =
        [Self::Dark, Self::Slanted, Self::Light, Self::Lines, Self::Crossed];

    fn of(series: usize) -> Self {
        Self::ALL.get(series % Self::ALL.len()).copied().unwrap_or(Self::Dark)
    }
}

/// A filled box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report::render) struct Bar {
    pub(in crate::report::render) x: u32,
    pub(in crate::report::render) y: u32,
    pub(in crate::report::render) wide: u32,
    pub(in crate::report::render) high: u32,
    pub(in crate::report::render) fill: Fill,
}

/// Words with the left end of their base line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report::render) struct Label {
    pub(in crate::report::render) x: u32,
    pub(in crate::report::render) y: u32,
    pub(in crate::report::render) words: String,
}

/// A chart laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report::render) struct Layout {
    pub(in crate::report::render) high: u32,
    pub(in crate::report::render) size: u32,
    /// Where the bars begin, a line over the whole height.
    pub(in crate::report::render) axis: (u32, u32, u32),
    pub(in crate::report::render) bars: Vec<Bar>,
    pub(in crate::report::render) labels: Vec<Label>,
}

/// Widths of the printable ASCII characters in thousandths of the letter size.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// Width of a character at a letter size, rounded up.
pub(in crate::report::render) fn char_width(c: char, size: u32) -> u32 {
    let at = u32::from(c).checked_sub(32).and_then(|at| usize::try_from(at).ok());
    let units = at.and_then(|at| WIDTHS.get(at)).copied().unwrap_or(600);
    (u32::from(units) * size).div_ceil(1000)
}

fn wide(words: &str) -> u32 {
    words.chars().map(|c| char_width(c, SIZE)).sum()
}

/// Words cut to a width.
fn fitted(words: &str, room: u32) -> String {
    if wide(words) <= room {
        return words.to_owned();
    }
    let mut kept = String::new();
    for c in words.chars() {
        if wide(&kept) + char_width(c, SIZE) + wide("..") > room {
            break;
        }
        kept.push(c);
    }
    format!("{}..", kept.trim_end())
}

fn part(value: i64, longest: u64, room: u32) -> u32 {
    if value <= 0 || longest == 0 {
        return 0;
    }
    let wide = u128::from(value.unsigned_abs()) * u128::from(room) / u128::from(longest);
    u32::try_from(wide).unwrap_or(room).max(2)
}

/// Lays a chart out.
pub(in crate::report::render) fn layout(chart: &Chart) -> Layout {
    let left = chart.categories.iter().map(|name| wide(name)).max().unwrap_or(0).min(MOST_LABEL) + 10;
    let room = WIDTH - left - FIGURES;
    let mut picture = Layout { high: 0, size: SIZE, axis: (left, 0, 0), bars: Vec::new(), labels: Vec::new() };
    let mut y = 4;
    if chart.series.len() > 1 {
        let mut x = left;
        for (at, series) in chart.series.iter().enumerate() {
            let words = fitted(&series.name, 120);
            if x + 24 + wide(&words) > WIDTH && x > left {
                (x, y) = (left, y + BAR + 2);
            }
            picture.bars.push(Bar { x, y, wide: 14, high: 14, fill: Fill::of(at) });
            picture.labels.push(Label { x: x + 19, y: y + 12, words: words.clone() });
            x += 19 + wide(&words) + 16;
        }
        y += BAR + GAP;
    }
    let top = y;
    let value = |series: usize, at: usize| {
        chart.series.get(series).and_then(|series| series.values.get(at)).copied().unwrap_or(0)
    };
    let count = chart.series.len();
    let sum = |at: usize| (0..count).map(|series| value(series, at).max(0).unsigned_abs()).sum::<u64>();
    let stacked = chart.kind == ChartKind::Stacked;
    let longest = if stacked {
        (0..chart.categories.len()).map(sum).max().unwrap_or(0)
    } else {
        chart
            .series
            .iter()
            .flat_map(|series| &series.values)
            .map(|value| value.max(&0).unsigned_abs())
            .max()
            .unwrap_or(0)
    };
    for (at, category) in chart.categories.iter().enumerate() {
        let rows = if stacked { 1 } else { u32::try_from(count).unwrap_or(1) };
        let words = fitted(category, MOST_LABEL);
        let label_x = left.saturating_sub(10 + wide(&words));
        picture.labels.push(Label { x: label_x, y: y + rows * BAR / 2 + 5, words });
        let mut x = left;
        for series in 0..count {
            let wide = part(value(series, at), longest, room);
            if wide > 0 {
                picture.bars.push(Bar { x, y: y + 1, wide, high: BAR - 2, fill: Fill::of(series) });
            }
            if stacked {
                x += wide;
            } else {
                picture.labels.push(Label { x: left + wide + 6, y: y + 14, words: figure(value(series, at)) });
                y += BAR;
            }
        }
        if stacked {
            let total = figure(i64::try_from(sum(at)).unwrap_or(i64::MAX));
            picture.labels.push(Label { x: x + 6, y: y + 14, words: total });
            y += BAR;
        }
        y += GAP;
    }
    picture.axis = (left, top, y - GAP);
    picture.high = y;
    picture
}
