//! What was found and what was achieved: triggers, harm, disruptions, outcomes, learning (papers section 3 rules 19 to 23).

use super::moves::own;
use super::{Paper, charts};
use crate::domain::disruption::Level;
use crate::domain::fact::Fact;
use crate::domain::item::{Content, OrderState, OutcomeKind};
use crate::domain::tier::Strand;
use crate::domain::time::plain;
use crate::report::document::{Block, Column, List, Row, Table, Text, ended};
use crate::report::figures::{Trend, outcomes, share};
use crate::report::minutes::Sheet;
use crate::text::{count_group, plural};
use std::collections::BTreeMap;

pub(super) fn triggers(paper: &Paper<'_>) -> Vec<Block> {
    let mut items: Vec<Text> = Vec::new();
    for (_, fact) in own(paper) {
        let Fact::ItemAdded { item } = fact else { continue };
        let Some(now) = paper.end.record.items().get(&item.id) else { continue };
        let Content::Trigger(trigger) = &now.content else { continue };
        let ocg = now.ocg.as_ref().map_or_else(|| "no OCG named".to_owned(), |ocg| ocg.operation.clone());
        let told =
            trigger.disposal.as_ref().map_or_else(|| "no disposal yet".to_owned(), |disposal| disposal.what.clone());
        items.push(Text::reference(&now.number).and(&format!(
            ": {}, {} ({ocg}): {told}.",
            trigger.kind,
            plain(trigger.occurred_on)
        )));
    }
    let new = new_threats(paper);
    if !new.is_empty() {
        items.push(Text::from(format!("New threat areas in the BCU: {}.", new.join(", "))));
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List { ordered: false, items })]
}

/// Threat areas of live OCGs at the end that none had at the start.
fn new_threats(paper: &Paper<'_>) -> Vec<String> {
    let live = |record: &crate::domain::memory::Memory| -> Vec<String> {
        let ocgs = record.ocgs().values().filter(|ocg| ocg.status.is_live());
        ocgs.flat_map(|ocg| ocg.details.threats.clone()).collect()
    };
    let before = live(&paper.start);
    if before.is_empty() {
        return Vec::new();
    }
    let mut new: Vec<String> = live(&paper.end.record).into_iter().filter(|threat| !before.contains(threat)).collect();
    new.sort();
    new.dedup();
    new
}

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
    let mut blocks = vec![Block::paragraph(format!(
        "{} achieved, {} judged none, {} negative. {awaiting}{shared}",
        found.achieved(),
        found.of_level(Level::None),
        found.of_level(Level::Negative)
    ))];
    blocks.push(charts::disruptions(paper));
    let row = |name: &str, levels: [u64; 5]| {
        let mut cells = vec![Text::from(name)];
        cells.extend(levels.iter().map(|count| Text::from(count.to_string())));
        cells.push(levels.iter().sum::<u64>().to_string().into());
        Row::new(cells)
    };
    let mut columns = vec![Column::words("P")];
    columns.extend(["Major", "Moderate", "Minor", "None", "Negative", "Total"].map(Column::figures));
    blocks.push(Block::Table(Table {
        caption: "Disruptions agreed in the period".into(),
        columns,
        rows: Strand::ALL.into_iter().map(|strand| row(strand.word(), found.agreed[strand.index()])).collect(),
        row_head: 0,
        total: Some(row("Total", Level::ALL.map(|level| found.of_level(level)))),
        note: Some(Text::from(format!("Levels changed on agreement: {}.", share(found.changed, found.all(), "")))),
        empty: "None agreed.".into(),
    }));
    blocks
}

/// Outcomes and orders granted of this period beside those of the run of entries of as many meetings before it.
pub(super) fn outcomes_in_figures(paper: &Paper<'_>) -> Vec<Block> {
    let now = outcomes(&paper.run.period, &paper.end.record);
    let (before, orders_before) = previous(paper).unwrap_or_default();
    let mut rows = Vec::new();
    let mut none = Vec::new();
    for kind in OutcomeKind::ALL {
        let mut any = false;
        for estimated in [false, true] {
            let this = now.get(&(kind, estimated)).copied().unwrap_or_default();
            let last = before.get(&(kind, estimated)).copied().unwrap_or_default();
            if this.1 + last.1 == 0 {
                continue;
            }
            any = true;
            let name = if estimated { format!("{}, estimated", kind.word()) } else { kind.word().to_owned() };
            let told = |(sum, records): (u64, u64)| if records == 0 { "0".to_owned() } else { kind.quantity(sum) };
            rows.push(Row::new(vec![name.into(), told(this).into(), told(last).into(), kind.unit().into()]));
        }
        none.extend((!any).then(|| kind.word()));
    }
    for (at, name) in ["orders granted", "orders breached", "orders expired"].into_iter().enumerate() {
        let (this, last) = (orders(&paper.run).get(at).copied(), orders_before.get(at).copied());
        let (this, last) = (this.unwrap_or(0), last.unwrap_or(0));
        if this + last > 0 {
            rows.push(Row::new(vec![name.into(), this.to_string().into(), last.to_string().into(), "orders".into()]));
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Table(Table {
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
        note: Some(Text::from(format!("None recorded: {}.", none.join(", ")))),
        empty: "No outcome was recorded.".into(),
    })]
}

type Sums = BTreeMap<(OutcomeKind, bool), (u64, u64)>;

/// The same figures of the period before, with what is known now (rule 5).
fn previous(paper: &Paper<'_>) -> Option<(Sums, [usize; 3])> {
    let first = paper.all.len().checked_sub(paper.meetings.len() * 2 + 1);
    let from = first.and_then(|at| paper.all.get(at)).and_then(|held| held.signed).map_or(0, |(entry, _)| entry);
    if paper.before == 0 {
        return None;
    }
    let record = paper.past.record(paper.before).ok()?;
    let run = Sheet::of_run(paper.past, from + 1, paper.before, &record, 0).ok()?;
    Some((outcomes(&run.period, &paper.end.record), orders(&run)))
}

/// Rule 21: orders granted, breached and expired by the entries of a run. Applied for is not granted.
fn orders(run: &Sheet) -> [usize; 3] {
    let state = |content: &Content| match content {
        Content::Order(order) => Some(order.state),
        _ => None,
    };
    let count = |is: fn(OrderState) -> bool| {
        let became = run.own(|fact| match fact {
            Fact::ItemAdded { item } => state(&item.content).is_some_and(is),
            Fact::ItemChanged { from, to, .. } => !state(from).is_some_and(is) && state(to).is_some_and(is),
            _ => false,
        });
        became.iter().filter(|step| step.stands).count()
    };
    [
        count(OrderState::is_in_force),
        count(|state| state == OrderState::Breached),
        count(|state| state == OrderState::Expired),
    ]
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
                        " (theme: {}; from {}): {} {}.",
                        learning.theme,
                        learning.from,
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

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A count with its comma, for sentences.
pub(super) fn grouped(count: i64) -> String {
    count_group(u64::try_from(count).unwrap_or(0))
}
