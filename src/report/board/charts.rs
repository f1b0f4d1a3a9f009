//! The charts of the board paper: each a table with a picture and words that name its highest and lowest figure.

use super::Paper;
use crate::domain::disruption::Level;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::plain;
use crate::report::document::{Block, Chart, ChartKind, Series};
use crate::report::figures::{Balance, Close};
use crate::report::render::figure;

/// The highest and the lowest figure with where they stand: `Highest: Pursue, 41. Lowest: Prepare, 9.`
fn extremes(categories: &[String], series: &[Series]) -> String {
    let mut cells: Vec<(i64, String)> = Vec::new();
    for one in series {
        for (category, value) in categories.iter().zip(&one.values) {
            let name = if series.len() == 1 { category.clone() } else { format!("{category}, {}", one.name) };
            cells.push((*value, name));
        }
    }
    let highest = cells.iter().rev().max_by_key(|(value, _)| *value);
    let lowest = cells.iter().min_by_key(|(value, _)| *value);
    match (highest, lowest) {
        (Some((high, at)), Some((low, below))) => {
            format!("Highest: {at}, {}. Lowest: {below}, {}.", figure(*high), figure(*low))
        }
        _ => String::new(),
    }
}

fn chart(
    caption: &str,
    kind: ChartKind,
    over: &str,
    unit: &str,
    categories: Vec<String>,
    series: Vec<Series>,
) -> Block {
    let how = match (kind, series.len()) {
        (ChartKind::Stacked, _) => "Stacked bars",
        (ChartKind::Bars, 1) => "Bars",
        (ChartKind::Bars, _) => "Grouped bars",
    };
    let alt = format!("{how} of {unit}. {}", extremes(&categories, &series));
    Block::Chart(Chart {
        caption: caption.into(),
        kind,
        over: over.to_owned(),
        categories,
        series,
        unit: unit.to_owned(),
        alt: alt.into(),
    })
}

/// Chart 1: live OCGs by tier at the close of the last six meetings.
pub(super) fn tiers(paper: &Paper<'_>) -> Option<Block> {
    let from = paper.all.len().saturating_sub(6);
    let mut categories = Vec::new();
    let mut rows: Vec<[i64; 5]> = Vec::new();
    for held in paper.all.iter().skip(from) {
        let (entry, _) = held.signed?;
        let record = paper.past.record(entry).ok()?;
        categories.push(format!("{}, {}", held.meeting.number, plain(held.day())));
        rows.push(Close::of_memory(&record, held.day(), held.day()).tiers());
    }
    if rows.is_empty() {
        return None;
    }
    let named = |at: usize| Tier::ALL.get(at).map_or_else(|| "No tier yet".to_owned(), |tier| format!("Tier {tier}"));
    let series = (0..5)
        .filter(|at| *at < 4 || rows.iter().any(|row| row[*at] > 0))
        .map(|at| Series { name: named(at), values: rows.iter().map(|row| row[at]).collect() })
        .collect();
    Some(chart(
        "Chart 1. Live OCGs by tier at the close of the last meetings",
        ChartKind::Stacked,
        "Meeting",
        "live OCGs",
        categories,
        series,
    ))
}

/// Chart 2: live actions by primary P.
pub(super) fn balance(rows: &[Balance; 5]) -> Block {
    let mut categories: Vec<String> = Strand::ALL.map(|strand| strand.word().to_owned()).to_vec();
    let mut values: Vec<i64> = rows.iter().map(|row| i64::try_from(row.live).unwrap_or(i64::MAX)).collect();
    if rows[4].live == 0 {
        values.truncate(4);
    } else {
        categories.push("No P".to_owned());
    }
    let series = vec![Series { name: "Live".to_owned(), values }];
    chart("Chart 2. Live actions by primary P", ChartKind::Bars, "P", "live actions", categories, series)
}

/// Chart 3: disruptions agreed, by level and P.
pub(super) fn disruptions(paper: &Paper<'_>) -> Block {
    let categories: Vec<String> = Strand::ALL.map(|strand| strand.word().to_owned()).to_vec();
    let series = Level::ALL
        .into_iter()
        .enumerate()
        .map(|(at, level)| Series {
            name: level.word().to_owned(),
            values: paper
                .disrupted
                .agreed
                .iter()
                .map(|levels| levels.get(at).copied().and_then(|count| i64::try_from(count).ok()).unwrap_or(0))
                .collect(),
        })
        .collect();
    chart(
        "Chart 3. Disruptions agreed in the period, by level and P",
        ChartKind::Bars,
        "P",
        "disruptions",
        categories,
        series,
    )
}

/// Chart 4: OCGs for each LRO against the limit; who has no limit is not drawn with one.
pub(super) fn load(rows: &[(String, u32, Option<u32>)]) -> Option<Block> {
    if rows.is_empty() {
        return None;
    }
    let categories = rows.iter().map(|(label, ..)| label.clone()).collect();
    let series = vec![
        Series { name: "OCGs".to_owned(), values: rows.iter().map(|(_, leads, _)| i64::from(*leads)).collect() },
        Series {
            name: "Limit".to_owned(),
            values: rows.iter().map(|(.., limit)| i64::from(limit.unwrap_or(0))).collect(),
        },
    ];
    Some(chart("Chart 4. OCGs per LRO against limit", ChartKind::Bars, "LRO", "OCGs", categories, series))
}
