//! What was achieved: harm, disruptions, outcomes with orders and operations, learning (papers section 3 rules 19 to 23).

use super::moves::own;
use super::{Paper, charts};
use crate::domain::disruption::Level;
use crate::domain::fact::Fact;
use crate::domain::item::{Content, OrderState, OutcomeKind};
use crate::domain::memory::Memory;
use crate::domain::tier::Strand;
use crate::domain::time::plain;
use crate::report::document::{Block, Column, Defect, List, Row, Table, Text, ended};
use crate::report::figures::{Trend, outcomes, share};
use crate::report::minutes::Sheet;
use crate::report::past::{Held, Past};
use crate::text::{capital, count_group, plural};
use std::collections::BTreeMap;

pub(super) fn harm_trend(paper: &Paper<'_>) -> Vec<Block> {
    let found = paper.end.harm(&paper.start);
    if found.assessed.is_empty() && found.overdue.is_empty() && found.never == 0 {
        return Vec::new();
    }
    let names = |trend: Trend| {
        let names: Vec<&str> =
            found.assessed.iter().filter(|(.., way)| *way == trend).map(|(_, name, _)| name.as_str()).collect();
        match names.len() {
            0 => "none".to_owned(),
            count => format!("{count} ({})", names.join(", ")),
        }
    };
    let assessed = found.assessed.len() as u64;
    let mut text = format!(
        "Re-assessed: {}. More than before: {}. The same: {}. Less: {}. First score: {}. Not comparable: {}.",
        share(assessed, found.live, "live OCGs"),
        names(Trend::More),
        names(Trend::Same),
        names(Trend::Less),
        names(Trend::First),
        names(Trend::NotComparable)
    );
    let overdue = found.overdue.len() as u64;
    text.push_str(&format!(" Past the date for assessment: {}", share(overdue, found.live, "live OCGs")));
    if let Some((_, name, since)) = found.overdue.first() {
        text.push_str(&format!("; longest {name}, due {}", plain(*since)));
    }
    text.push_str(&format!(". Never assessed: {}", count_group(found.never)));
    vec![
        Block::paragraph(format!("{text}.")),
        Block::paragraph("A score says how harmful a group is judged to be; the tier says who acts."),
    ]
}

pub(super) fn disruptions(paper: &Paper<'_>) -> Vec<Block> {
    let found = &paper.disrupted;
    let awaiting = match found.awaiting {
        0 => "No claim awaits agreement.".to_owned(),
        1 => "1 claim awaits agreement and is not in the table.".to_owned(),
        count => format!("{count} claims await agreement and are not in the table."),
    };
    if found.all() == 0 {
        return vec![Block::paragraph(format!("None agreed. {awaiting}"))];
    }
    let shared = match found.shared {
        0 => String::new(),
        count => format!(" {} shared with another body, counted once.", plural(count, "is", "are")),
    };
    let joined = match found.joined {
        0 => String::new(),
        count => format!(" {} joined with another record of the same event.", plural(count, "is", "are")),
    };
    let mut blocks = vec![Block::paragraph(format!(
        "{} achieved, {} judged none, {} negative. {awaiting}{shared}{joined}",
        found.achieved(),
        found.of_level(Level::None),
        found.of_level(Level::Negative)
    ))];
    let row = |name: &str, levels: [u64; 5]| {
        let mut cells = vec![Text::from(name)];
        cells.extend(levels.iter().map(|count| Text::from(count.to_string())));
        cells.push(levels.iter().sum::<u64>().to_string().into());
        Row::new(cells)
    };
    let mut columns = vec![Column::words("P")];
    columns.extend(["Major", "Moderate", "Minor", "None", "Negative", "Total"].map(Column::figures));
    let table = Table {
        caption: "Disruptions agreed in the period".into(),
        columns,
        rows: Strand::ALL.into_iter().map(|strand| row(strand.word(), found.agreed[strand.index()])).collect(),
        row_head: 0,
        total: Some(row("Total", Level::ALL.map(|level| found.of_level(level)))),
        note: Some(Text::from(format!("Levels changed on agreement: {}.", share(found.changed, found.all(), "")))),
        empty: "None agreed.".into(),
    };
    blocks.push(charts::disruptions(paper, table));
    blocks
}

/// Outcomes and orders granted of this period beside those of the run of entries of as many meetings before it, then the operations that ran.
pub(super) fn outcomes_in_figures(paper: &Paper<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = figures(paper).into_iter().collect();
    blocks.extend(operations(paper));
    blocks
}

fn figures(paper: &Paper<'_>) -> Option<Block> {
    let now = outcomes(&paper.run.period, &paper.end.record);
    let before = &paper.previous;
    let mut rows = Vec::new();
    let mut none = Vec::new();
    let mut corrected = false;
    for kind in OutcomeKind::ALL {
        let mut any = false;
        for estimated in [false, true] {
            let of = |sums: &Sums| sums.get(&(kind, estimated)).copied().unwrap_or_default();
            let (this, last, issued) = (of(&now), of(&before.now), of(&before.issued));
            if this.1 + last.1 + issued.1 == 0 {
                continue;
            }
            any = true;
            let name = capital(kind.word());
            let name = if estimated { format!("{name}, estimated") } else { name };
            let told = |(sum, records): (u64, u64)| if records == 0 { "0".to_owned() } else { kind.quantity(sum) };
            let note = if last.0 == issued.0 { "" } else { ", corrected (section 15)" };
            corrected |= !note.is_empty();
            let unit = unit(kind, this.0, last.0);
            let last = format!("{}{note}", told(last));
            rows.push(Row::new(vec![name.into(), told(this).into(), last.into(), unit.into()]));
        }
        none.extend((!any).then(|| kind.word()));
    }
    let orders = orders(&paper.run);
    for ((name, this), last) in
        ["Orders granted", "Orders breached", "Orders expired"].into_iter().zip(&orders).zip(&before.orders)
    {
        if this.is_empty() && last.is_empty() {
            continue;
        }
        let count = |kinds: &BTreeMap<String, usize>| kinds.values().sum::<usize>().to_string();
        let words = |kinds: &BTreeMap<String, usize>| {
            kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect::<Vec<_>>().join(", ")
        };
        let unit = match (this.is_empty(), last.is_empty()) {
            (false, true) => words(this),
            (false, false) => format!("{}; before {}", words(this), words(last)),
            _ => format!("before {}", words(last)),
        };
        rows.push(Row::new(vec![name.into(), count(this).into(), count(last).into(), unit.into()]));
    }
    if rows.is_empty() {
        return None;
    }
    let mut note = if none.is_empty() { String::new() } else { format!("None recorded: {}. ", none.join(", ")) };
    if corrected {
        note.push_str("Corrected: not as it was issued, because what is known now differs. ");
    }
    Some(Block::Table(Table {
        caption: "Outcomes".into(),
        columns: vec![
            Column::words("Outcome"),
            Column::figures("This period"),
            Column::figures("Period before"),
            Column::words("Unit"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: Some(note.trim_end()).filter(|note| !note.is_empty()).map(Text::from),
        empty: "No outcome was recorded.".into(),
    }))
}

/// The unit of a kind; where its figures are printed in larger units, those that are counted beside it: `187 and 36 months`.
fn unit(kind: OutcomeKind, this: u64, last: u64) -> String {
    let (this, last) = (count_group(this), count_group(last));
    match kind {
        OutcomeKind::SentenceMonths => format!("{this} and {last} months"),
        OutcomeKind::ClassAGrams | OutcomeKind::ClassBGrams | OutcomeKind::ClassCGrams => {
            format!("{this} g and {last} g")
        }
        kind => kind.unit().to_owned(),
    }
}

type Sums = BTreeMap<(OutcomeKind, bool), (u64, u64)>;
type Orders = [BTreeMap<String, usize>; 3];

/// The figures of the period before; all nought when there was none.
#[derive(Default)]
pub(super) struct Previous {
    /// With what is known now (rule 5).
    now: Sums,
    /// As they were at its end.
    issued: Sums,
    orders: Orders,
}

/// The figures of as many meetings before entry `before` as the period has; `all` are the signed meetings and `end` the record at the end of the period.
///
/// # Errors
/// The record does not fold.
pub(super) fn previous(
    past: &Past,
    all: &[Held],
    (before, meetings): (u64, usize),
    end: &Memory,
) -> Result<Previous, Defect> {
    if before == 0 {
        return Ok(Previous::default());
    }
    let upto = all.iter().filter(|held| held.signed.is_some_and(|(entry, _)| entry <= before)).count();
    let first = upto.checked_sub(meetings + 1);
    let from = first.and_then(|at| all.get(at)).and_then(|held| held.signed).map_or(0, |(entry, _)| entry);
    let record = past.record(before)?;
    let run = Sheet::of_run(past, from + 1, before, &record, 0)?;
    Ok(Previous { now: outcomes(&run.period, end), issued: outcomes(&run.period, &record), orders: orders(&run) })
}

/// Rule 21: orders granted, breached and expired by the entries of a run, by kind. Applied for is not granted.
fn orders(run: &Sheet) -> Orders {
    let order = |content: &Content| match content {
        Content::Order(order) => Some(order.clone()),
        _ => None,
    };
    let count = |is: fn(OrderState) -> bool| {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for step in run.own(|fact| matches!(fact, Fact::ItemAdded { .. } | Fact::ItemChanged { .. })) {
            let became = match step.fact().filter(|_| step.stands) {
                Some(Fact::ItemAdded { item }) => order(&item.content).filter(|order| is(order.state)),
                Some(Fact::ItemChanged { from, to, .. }) if !order(from).is_some_and(|order| is(order.state)) => {
                    order(to).filter(|order| is(order.state))
                }
                _ => None,
            };
            if let Some(order) = became {
                *kinds.entry(order.kind).or_default() += 1;
            }
        }
        kinds
    };
    [
        count(OrderState::is_in_force),
        count(|state| state == OrderState::Breached),
        count(|state| state == OrderState::Expired),
    ]
}

/// The operations that ran in the period, with what is measured before and after. The figures are as recorded; none is worked out.
fn operations(paper: &Paper<'_>) -> Option<Block> {
    let first = paper.first_day();
    let rows: Vec<Row> = paper
        .end
        .record
        .items()
        .values()
        .filter_map(|item| match &item.content {
            Content::Operation(operation) => Some(operation),
            _ => None,
        })
        .filter(|one| one.began_on <= paper.end.day && one.ended_on.is_none_or(|ended| ended >= first))
        .map(|one| {
            let to = one.ended_on.map_or_else(|| "still running".to_owned(), plain);
            let told =
                |figure: Option<i64>| figure.map_or_else(|| "not recorded".to_owned(), crate::report::render::figure);
            Row::new(vec![
                one.name.as_str().into(),
                one.kind.as_str().into(),
                format!("{} to {to}", plain(one.began_on)).into(),
                one.groups.len().to_string().into(),
                one.measure.as_str().into(),
                told(one.before).into(),
                told(one.after).into(),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    Some(Block::Table(Table {
        caption: "Operations that ran in the period".into(),
        columns: vec![
            Column::words("Operation"),
            Column::words("Kind"),
            Column::words("Ran"),
            Column::figures("Groups"),
            Column::words("Measured"),
            Column::figures("Before"),
            Column::figures("After"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "No operation ran.".into(),
    }))
}

pub(super) fn learning(paper: &Paper<'_>) -> Vec<Block> {
    let items: Vec<Text> = own(paper)
        .filter_map(|(_, fact)| match fact {
            Fact::ItemAdded { item } => match &paper.end.record.items().get(&item.id)?.content {
                Content::Learning(learning) => {
                    let shared: Vec<String> =
                        learning.shared.iter().map(|(with, on)| format!("{with}, {}", plain(*on))).collect();
                    let shared = if shared.is_empty() {
                        "not shared yet".to_owned()
                    } else {
                        format!("shared with {}", shared.join("; "))
                    };
                    Some(Text::reference(&item.number).and(&format!(
                        " ({}): {} {}.",
                        learning.theme_and_source(),
                        ended(&learning.what),
                        capital(&shared)
                    )))
                }
                _ => None,
            },
            _ => None,
        })
        .collect();
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { ordered: false, items })] }
}

/// A count with its comma, for sentences.
pub(super) fn grouped(count: i64) -> String {
    count_group(u64::try_from(count).unwrap_or(0))
}
