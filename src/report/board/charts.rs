//! The charts of the board paper: each a table with a picture and words that name its highest and lowest figure. The table under a picture is the full
//! one of its section, so that no figure stands twice.

use super::Paper;
use crate::domain::disruption::Level;
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::plain;
use crate::report::document::{Block, Chart, ChartKind, Column, Row, Series, Table, Text};
use crate::report::figures::{Balance, Close, share};
use crate::report::render::figure;
use crate::text::{listed, plural};

fn whole(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

fn value(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The names joined; `none` where there is none.
fn all_of(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { listed(names) }
}

/// The names, or how many of them where they are many.
fn few(names: &[&str], one: &str, many: &str) -> String {
    if names.len() > 3 { plural(names.len() as u64, one, many) } else { all_of(names) }
}

/// The names that stand at a figure.
fn at(named: &[(String, i64)], figure: i64) -> Vec<&str> {
    named.iter().filter(|(_, count)| *count == figure).map(|(name, _)| name.as_str()).collect()
}

fn ends(named: &[(String, i64)]) -> (i64, i64) {
    let counts = || named.iter().map(|(_, count)| *count);
    (counts().max().unwrap_or(0), counts().min().unwrap_or(0))
}

/// Chart 1: live OCGs by tier at the close of the last six meetings.
pub(super) fn tiers(paper: &Paper<'_>) -> Option<Block> {
    let from = paper.all.len().saturating_sub(6);
    let meetings = paper.all.get(from..)?;
    let mut rows: Vec<[i64; 5]> = Vec::new();
    for held in meetings {
        let (entry, _) = held.signed?;
        let record = paper.past.record(entry).ok()?;
        rows.push(Close::of_memory(&record, held.day(), held.day()).tiers());
    }
    let (first, last) = (meetings.first()?, meetings.last()?);
    let shown: Vec<usize> = (0..5).filter(|at| *at < 4 || rows.iter().any(|row| row[*at] > 0)).collect();
    let name = |at: usize| Tier::ALL.get(at).map_or_else(|| "No tier yet".to_owned(), |tier| format!("Tier {tier}"));
    let categories: Vec<String> =
        meetings.iter().map(|held| format!("{}, {}", held.meeting.number, plain(held.day()))).collect();
    let totals: Vec<i64> = rows.iter().map(|row| row.iter().sum()).collect();
    let parts: Vec<(String, i64)> = meetings
        .iter()
        .zip(&rows)
        .flat_map(|(held, row)| {
            let part =
                |at: &usize| (format!("{} at meeting {}", name(*at).to_lowercase(), held.meeting.number), row[*at]);
            shown.iter().map(part).collect::<Vec<_>>()
        })
        .collect();
    let total = match totals.as_slice() {
        [one] => format!("The total is {}", figure(*one)),
        [one, rest @ ..] if rest.iter().all(|other| other == one) => {
            format!("The total is {} at every meeting", figure(*one))
        }
        all => {
            let said: Vec<String> = meetings
                .iter()
                .zip(all)
                .map(|(held, total)| format!("{} at meeting {}", figure(*total), held.meeting.number))
                .collect();
            format!("The total is {}", said.join(", "))
        }
    };
    let (most, least) = ends(&parts);
    let alt = format!(
        "Stacked bars for {}, {} to {}. {total}. Highest part: {} with {}. Lowest part: {} with {}.",
        plural(meetings.len() as u64, "meeting", "meetings"),
        plain(first.day()),
        plain(last.day()),
        few(&at(&parts, most), "bar", "bars"),
        figure(most),
        few(&at(&parts, least), "bar", "bars"),
        figure(least)
    );
    let mut columns = vec![Column::words("Meeting")];
    columns.extend(shown.iter().map(|at| Column::figures(&name(*at))));
    columns.push(Column::figures("Total"));
    let table_rows = categories.iter().zip(&rows).zip(&totals).map(|((category, row), total)| {
        let cells = shown.iter().map(|at| row[*at]).chain([*total]);
        Row::new([Text::from(category.as_str())].into_iter().chain(cells.map(|cell| figure(cell).into())).collect())
    });
    let table = Table {
        caption: "Live OCGs by tier at the close of each meeting".into(),
        columns,
        rows: table_rows.collect(),
        row_head: 0,
        total: None,
        note: None,
        empty: "No meeting is signed.".into(),
    };
    let series =
        shown.iter().map(|at| Series { name: name(*at), values: rows.iter().map(|row| row[*at]).collect() }).collect();
    let meetings = if meetings.len() == 1 { "meeting".to_owned() } else { format!("{} meetings", meetings.len()) };
    Some(Block::Chart(Chart {
        caption: format!("Chart 1. Live OCGs by tier at the close of the last {meetings}").into(),
        kind: ChartKind::Stacked,
        over: "Meeting".to_owned(),
        categories,
        series,
        unit: "live OCGs".to_owned(),
        alt: alt.into(),
        table: Some(table),
    }))
}

/// Chart 2: live actions by primary P, with the table of the section.
pub(super) fn balance(rows: &[Balance; 5], table: Table) -> Block {
    let mut named: Vec<(String, i64)> =
        Strand::ALL.into_iter().map(|strand| (strand.word().to_owned(), value(rows[strand.index()].live))).collect();
    if table.rows.len() > named.len() {
        named.push(("No P".to_owned(), value(rows[4].live)));
    }
    let all: u64 = named.iter().map(|(_, count)| whole(*count)).sum();
    let (most, least) = ends(&named);
    let said = |figure: i64| share(whole(figure), all, "");
    let between: Vec<String> = named
        .iter()
        .filter(|(_, count)| *count != most && *count != least)
        .map(|(name, count)| format!("{name} {}", said(*count)))
        .collect();
    let between = if between.is_empty() { String::new() } else { format!(" Between them: {}.", between.join(", ")) };
    let each = |names: &[&str]| if names.len() > 1 { " each" } else { "" };
    let (high, low) = (at(&named, most), at(&named, least));
    let alt = format!(
        "Bars of live actions. Highest: {} with {}{}. Lowest: {} with {}{}.{between}",
        all_of(&high),
        said(most),
        each(&high),
        all_of(&low),
        said(least),
        each(&low)
    );
    let (categories, values) = named.into_iter().unzip();
    Block::Chart(Chart {
        caption: "Chart 2. Live actions by primary P".into(),
        kind: ChartKind::Bars,
        over: "P".to_owned(),
        categories,
        series: vec![Series { name: "Live".to_owned(), values }],
        unit: "live actions".to_owned(),
        alt: alt.into(),
        table: Some(table),
    })
}

/// Chart 3: disruptions agreed, by level and P, with the table of the section.
pub(super) fn disruptions(paper: &Paper<'_>, table: Table) -> Block {
    let agreed = &paper.disrupted.agreed;
    let of = |strand: Strand, at: usize| agreed[strand.index()].get(at).copied().unwrap_or(0);
    let said: Vec<String> = Strand::ALL
        .into_iter()
        .map(|strand| {
            let levels = Level::ALL.into_iter().enumerate();
            let levels: Vec<String> = levels
                .filter(|(at, _)| of(strand, *at) > 0)
                .map(|(at, level)| format!("{} {}", of(strand, at), level.word()))
                .collect();
            let sum: u64 = agreed[strand.index()].iter().sum();
            if sum == 0 { format!("{strand} none") } else { format!("{strand} {sum} ({})", levels.join(", ")) }
        })
        .collect();
    let bars: Vec<(String, i64)> = Strand::ALL
        .into_iter()
        .flat_map(|strand| {
            let levels = Level::ALL.into_iter().enumerate();
            levels.map(move |(at, level)| (format!("{strand} {}", level.word()), value(of(strand, at))))
        })
        .collect();
    let (most, least) = ends(&bars);
    let lowest = few(&at(&bars, least), "bar", "bars");
    let alt = format!(
        "Grouped bars by P: {}. Highest: {} with {}. Lowest: {lowest} with {}.",
        said.join("; "),
        few(&at(&bars, most), "bar", "bars"),
        figure(most),
        figure(least)
    );
    let series = Level::ALL.into_iter().enumerate().map(|(at, level)| Series {
        name: level.word().to_owned(),
        values: Strand::ALL.into_iter().map(|strand| value(of(strand, at))).collect(),
    });
    Block::Chart(Chart {
        caption: "Chart 3. Disruptions agreed in the period, by level and P".into(),
        kind: ChartKind::Bars,
        over: "P".to_owned(),
        categories: Strand::ALL.map(|strand| strand.word().to_owned()).to_vec(),
        series: series.collect(),
        unit: "disruptions".to_owned(),
        alt: alt.into(),
        table: Some(table),
    })
}

/// Chart 4: OCGs for each LRO against the limit, with the table of the section; who has no limit is not drawn with one.
pub(super) fn load(rows: &[(String, u32, Option<u32>)], table: Table) -> Block {
    let named: Vec<(String, i64)> = rows.iter().map(|(label, leads, _)| (label.clone(), i64::from(*leads))).collect();
    let limits: Vec<i64> = rows.iter().map(|(.., limit)| i64::from(limit.unwrap_or(0))).collect();
    let (most, least) = ends(&named);
    let low = few(&at(&named, least), "LRO", "LROs");
    let over: Vec<&str> = rows
        .iter()
        .filter(|(_, leads, limit)| limit.is_some_and(|limit| *leads > limit))
        .map(|(label, ..)| label.as_str())
        .collect();
    let set: Vec<u32> = rows.iter().filter_map(|(.., limit)| *limit).collect();
    let limit = match (set.iter().max(), set.iter().min()) {
        (Some(most), Some(least)) if most == least => format!(" Every limit that is set is {most}."),
        (Some(most), Some(least)) => format!(" Limits run from {least} to {most}."),
        _ => String::new(),
    };
    let unset = rows.len() - set.len();
    let unset = if unset == 0 {
        String::new()
    } else {
        format!(" No limit is set for {}: 0 is drawn.", plural(unset as u64, "LRO", "LROs"))
    };
    let alt = format!(
        "Bars for {}, OCGs beside the limit. Most OCGs: {} with {}. Fewest: {low} with {}.{limit}{unset} Over the limit: {}.",
        plural(rows.len() as u64, "LRO", "LROs"),
        few(&at(&named, most), "LRO", "LROs"),
        figure(most),
        figure(least),
        all_of(&over)
    );
    let (categories, values) = named.into_iter().unzip();
    Block::Chart(Chart {
        caption: "Chart 4. OCGs per LRO against limit".into(),
        kind: ChartKind::Bars,
        over: "LRO".to_owned(),
        categories,
        series: vec![Series { name: "OCGs".to_owned(), values }, Series { name: "Limit".to_owned(), values: limits }],
        unit: "OCGs".to_owned(),
        alt: alt.into(),
        table: Some(table),
    })
}
