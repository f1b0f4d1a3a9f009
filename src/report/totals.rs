//! Public totals (papers section 2g): figures nobody can work a group, a person or a figure below 5 out of. Whole quarters of the financial year
//! only; the paper is a proposal and never decides release.

use super::NoPaper;
use super::document::{Block, Column, Document, Level, Row, State, Table, Text};
use super::figures::{Period, disrupted};
use super::frame::Frame;
use super::minutes::Sheet;
use super::past::Past;
use super::redact::{Audience, Rule, rule};
use crate::domain::disruption::Level as Effect;
use crate::domain::fact::Fact;
use crate::domain::item::{Content, OutcomeKind};
use crate::domain::memory::Memory;
use crate::domain::tier::Strand;
use crate::domain::time::{Date, last_of_month, month_name, plain};
use crate::report::figures::Sort;
use crate::text::count_group;

/// What stands for a figure that is not shown.
const HIDDEN: &str = "[c]";

/// Cells of a line with its total, as far as they may be shown (papers section 2g, rules 2 and 3).
#[must_use]
pub fn suppressed(cells: &[u64]) -> (Vec<Option<u64>>, Option<u64>) {
    let sum: u64 = cells.iter().sum();
    let mut shown: Vec<Option<u64>> = cells.iter().map(|cell| Some(*cell).filter(|cell| *cell > 4)).collect();
    let mut total = Some(sum).filter(|sum| *sum > 4);
    loop {
        let hidden: Vec<u64> =
            cells.iter().zip(&shown).filter(|(_, one)| one.is_none()).map(|(cell, _)| *cell).collect();
        let open = !hidden.is_empty() && total.is_some() && (hidden.len() == 1 || hidden.iter().sum::<u64>() < 5);
        if !open {
            return (shown, total);
        }
        // The smallest that is left; of equal ones the last.
        let smallest =
            shown.iter().enumerate().rev().filter_map(|(at, one)| one.map(|one| (at, one))).min_by_key(|(_, one)| *one);
        match smallest {
            Some((at, _)) => {
                if let Some(cell) = shown.get_mut(at) {
                    *cell = None;
                }
            }
            None => total = None,
        }
    }
}

/// A quantity with how many records it comes from and the largest of them, rounded, if it may be shown (rule 4); a count by rule 2.
#[must_use]
pub fn quantity(kind: OutcomeKind, records: &[u64]) -> Option<String> {
    let sum: u64 = records.iter().sum();
    let largest = records.iter().max().copied().unwrap_or(0);
    let step = match kind {
        OutcomeKind::CashSeized | OutcomeKind::AssetsRestrained | OutcomeKind::Confiscated => 100_000,
        OutcomeKind::ClassAGrams | OutcomeKind::ClassBGrams | OutcomeKind::ClassCGrams => 100,
        OutcomeKind::SentenceMonths => 12,
        _ => return Some(count_group(sum)).filter(|_| sum > 4),
    };
    let enough = records.len() >= 5 && u128::from(largest) * 100 <= u128::from(sum) * 85;
    enough.then(|| kind.quantity((sum + step / 2) / step * step))
}

/// A quarter of a financial year: `2026-2` is July to September 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    year: i32,
    number: u32,
}

impl Quarter {
    /// From its words, `2026-2`.
    ///
    /// # Errors
    /// One sentence that says what a quarter looks like.
    pub fn from_words(text: &str) -> Result<Self, String> {
        let parts = text.trim().split_once('-').and_then(|(year, number)| {
            let (year, number) = (year.parse().ok()?, number.parse().ok()?);
            ((2000..=2200).contains(&year) && (1..=4).contains(&number)).then_some(Self { year, number })
        });
        parts.ok_or_else(|| {
            "A quarter is the year the financial year begins in and 1 to 4: 2026-2 is July to September 2026."
                .to_owned()
        })
    }

    /// First and last day.
    fn days(self) -> Option<(Date, Date)> {
        let (year, month) = if self.number == 4 { (self.year + 1, 1) } else { (self.year, self.number * 3 + 1) };
        Some((Date::from_ymd_opt(year, month, 1)?, last_of_month(year, month + 2)?))
    }
}

/// Writes the totals of a quarter that is over.
///
/// # Errors
/// [`NoPaper::Refused`] when the quarter is not over in the record or nothing was recorded in it.
pub fn totals(past: &Past, quarter: Quarter) -> Result<Document, NoPaper> {
    past.prints("totals")?;
    let refused = |words: String| Err(NoPaper::Refused(words));
    let Some((first_day, last_day)) = quarter.days() else {
        return refused("That quarter is not in the calendar.".to_owned());
    };
    let words = format!("{} to {} {}", month_name(first_day), month_name(last_day), chrono::Datelike::year(&last_day));
    let day = |entered: &crate::domain::receipt::Entered| entered.recorded_at.local_date();
    if past.entries().last().is_none_or(|last| day(last) <= last_day) {
        return refused(format!(
            "The totals of {words} were not written: nothing is recorded after {} yet, so the quarter is not over in the record.",
            plain(last_day)
        ));
    }
    let inside = || past.entries().iter().filter(|entered| (first_day..=last_day).contains(&day(entered)));
    let (Some(first), Some(last)) = (inside().next(), inside().next_back()) else {
        return refused(format!("Nothing was recorded in {words}, so there are no totals."));
    };
    let frame = Frame::at(past, last.entry, Some(last_day))?;
    let run = Sheet::of_run(past, first.entry, last.entry, &frame.record, 0)?;
    let mut blocks = vec![
        Block::heading(1, format!("Serious and organised crime: totals for {words}, {}", frame.founding.bcu)),
        Block::paragraph("Figures of fewer than 5, and figures that would reveal one, are shown as [c]."),
    ];
    blocks.extend(disruptions(&run.period, &past.record(first.entry - 1)?, &frame.record));
    blocks.extend(outcomes(&run.period, &frame.record));
    blocks.push(Block::paragraph(
        "A disruption is counted once, in the quarter in which its level was agreed. An arrest is an event: one person may be counted more than once.",
    ));
    blocks.push(Block::paragraph(
        "Prepared for decision on release; not approved for release until a release entry is recorded.",
    ));
    let mut meta = frame.meta("", &format!("Q{}-{}-totals", quarter.year, quarter.number), &words, State::Issued);
    // Entry numbers, seal and store are not for the public (papers section 4).
    meta.as_at_entry = 0;
    meta.store_id = String::new();
    Ok(Document::new(meta, super::document::Marking::of(Level::Official, Level::Official), blocks)?)
}

/// True when the allow-list lets totals of a field go to the public.
fn public(entity: &str, field: &str) -> bool {
    matches!(rule(Audience::Public, entity, field), Rule::Suppressed | Rule::Yes)
}

fn line(caption: &str, head: &str, names: &[&str], cells: &[u64]) -> Block {
    let (shown, total) = suppressed(cells);
    let words = |figure: Option<u64>| Text::from(figure.map_or_else(|| HIDDEN.to_owned(), count_group));
    Block::Table(Table {
        caption: caption.into(),
        columns: vec![Column::words(head), Column::figures("Number")],
        rows: names.iter().zip(shown).map(|(name, cell)| Row::new(vec![Text::from(*name), words(cell)])).collect(),
        row_head: 0,
        total: Some(Row::new(vec!["Total".into(), words(total)])),
        note: None,
        empty: "None to count.".into(),
    })
}

/// By level and by purpose, two one-way tables: no cross-table can be taken apart.
fn disruptions(period: &Period, start: &Memory, end: &Memory) -> Vec<Block> {
    if !public("disruption", "level") || !public("disruption", "strand") {
        return Vec::new();
    }
    let found = disrupted(period, start, end);
    let of = |level: Effect| found.of_level(level);
    let levels = [of(Effect::Major), of(Effect::Moderate), of(Effect::Minor), of(Effect::None) + of(Effect::Negative)];
    let strands: Vec<u64> = found.agreed.iter().map(|levels| levels.iter().sum()).collect();
    vec![
        line("Disruptions agreed, by level", "Level", &["Major", "Moderate", "Minor", "None or negative"], &levels),
        line("Disruptions agreed, by purpose", "Purpose", &Strand::ALL.map(Strand::word), &strands),
    ]
}

/// Kinds of which something was recorded; estimates are left out.
fn outcomes(period: &Period, end: &Memory) -> Option<Block> {
    if !public("outcome", "kind") || !public("outcome", "quantity") {
        return None;
    }
    let of = |kind: OutcomeKind| -> Vec<u64> {
        let steps = period.steps.iter().filter(|step| step.sort == Sort::Own && step.stands);
        let found = steps.filter_map(|step| match step.fact()? {
            Fact::ItemAdded { item } => match &end.items().get(&item.id)?.content {
                Content::Outcome(outcome) if outcome.kind == kind && !outcome.estimated => Some(outcome.quantity),
                _ => None,
            },
            _ => None,
        });
        found.collect()
    };
    let rows: Vec<Row> = OutcomeKind::ALL
        .into_iter()
        .map(|kind| {
            let shown = quantity(kind, &of(kind)).unwrap_or_else(|| HIDDEN.to_owned());
            let mut name = kind.word().to_owned();
            if let Some(first) = name.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            Row::new(vec![name.into(), shown.into()])
        })
        .collect();
    Some(Block::Table(Table {
        caption: "Outcomes".into(),
        columns: vec![Column::words("Outcome"), Column::figures("Number")],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "None to count.".into(),
    }))
}
