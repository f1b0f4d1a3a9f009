//! Public totals (papers section 2g): figures nobody can work a group, a person or a figure below 5 out of. Whole quarters or years of the
//! financial year only; the paper is a proposal until somebody records its release.

mod counted;
mod revised;

use self::counted::{Cells, LEVEL_WORDS, LEVELS, OUTCOMES, PURPOSES, Run, sum};
use self::revised::{Release, quarters, revised};
use super::NoPaper;
use super::document::{Block, Column, Document, Level, Row, State, Table, Text};
use super::frame::Frame;
use super::past::Past;
use super::redact::{Audience, Rule, rule};
use crate::domain::item::{Issue, IssuedPaper, OutcomeKind};
use crate::domain::tier::Strand;
use crate::domain::time::{Date, last_of_month, month_name, plain};
use crate::text::{capital, count_group};

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

/// To what a quantity is rounded, in its base unit: £1,000, 100 g, whole years; `None` for a count.
const fn rounding(kind: OutcomeKind) -> Option<u64> {
    match kind {
        OutcomeKind::CashSeized | OutcomeKind::AssetsRestrained | OutcomeKind::Confiscated => Some(100_000),
        OutcomeKind::ClassAGrams | OutcomeKind::ClassBGrams | OutcomeKind::ClassCGrams => Some(100),
        OutcomeKind::SentenceMonths => Some(12),
        _ => None,
    }
}

/// A quantity with how many records it comes from and the largest of them, rounded, if it may be shown (rule 4); a count by rule 2.
#[must_use]
pub fn quantity(kind: OutcomeKind, records: &[u64]) -> Option<String> {
    let sum: u64 = records.iter().sum();
    let largest = records.iter().max().copied().unwrap_or(0);
    let Some(step) = rounding(kind) else { return Some(count_group(sum)).filter(|_| sum > 4) };
    let enough = records.len() >= 5 && u128::from(largest) * 100 <= u128::from(sum) * 85;
    enough.then(|| kind.quantity((sum + step / 2) / step * step))
}

/// A financial year, or a quarter of one: `2026-2` is July to September 2026, `2026` is April 2026 to March 2027.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    year: i32,
    /// 1 to 4; `None` for the whole year.
    quarter: Option<u32>,
}

impl Span {
    /// From its words, `2026-2` or `2026`.
    ///
    /// # Errors
    /// One sentence that says what they look like.
    pub fn from_words(text: &str) -> Result<Self, String> {
        let (year, quarter) = match text.trim().split_once('-') {
            Some((year, quarter)) => (year.parse().ok(), Some(quarter.parse::<u32>().unwrap_or(0))),
            None => (text.trim().parse().ok(), None),
        };
        let quarter_fits = quarter.is_none_or(|quarter| (1..=4).contains(&quarter));
        year.filter(|year| (2000..=2200).contains(year) && quarter_fits).map(|year| Self { year, quarter }).ok_or_else(
            || {
                "A quarter is the year the financial year begins in and 1 to 4: 2026-2 is July to September 2026. The year alone is the whole year."
                    .to_owned()
            },
        )
    }

    /// Its name in a release and in a file: `2026-2`, `2026`.
    #[must_use]
    pub fn name(self) -> String {
        match self.quarter {
            Some(quarter) => format!("{}-{quarter}", self.year),
            None => self.year.to_string(),
        }
    }

    const fn word(self) -> &'static str {
        if self.quarter.is_some() { "quarter" } else { "year" }
    }

    /// First and last day.
    fn days(self) -> Option<(Date, Date)> {
        let (first, months) = match self.quarter {
            Some(4) => ((self.year + 1, 1), 2),
            Some(quarter) => ((self.year, quarter * 3 + 1), 2),
            None => ((self.year, 4), 11),
        };
        let first = Date::from_ymd_opt(first.0, first.1, 1)?;
        let last = first.checked_add_months(chrono::Months::new(months))?;
        Some((first, last_of_month(chrono::Datelike::year(&last), chrono::Datelike::month(&last))?))
    }

    /// `July to September 2026`, `April 2026 to March 2027`.
    fn words(self) -> Option<String> {
        self.days().map(|(first, last)| months(first, last))
    }

    const fn ends_the_year(self) -> bool {
        matches!(self.quarter, Some(4))
    }

    /// Whether it is an earlier quarter of the same year.
    fn is_before(self, other: Self) -> bool {
        self.year == other.year && self.quarter.is_some() && self.quarter < other.quarter
    }
}

/// Months in words, the year said once where it is the same.
fn months(first: Date, last: Date) -> String {
    let year = |day: &Date| chrono::Datelike::year(day);
    let from = if year(&first) == year(&last) {
        month_name(first).to_owned()
    } else {
        format!("{} {}", month_name(first), year(&first))
    };
    format!("{from} to {} {}", month_name(last), year(&last))
}

/// The entries a span covers, with its last day and its words.
struct Covered {
    first: u64,
    last: u64,
    last_day: Date,
    words: String,
}

fn covered(past: &Past, span: Span) -> Result<Covered, NoPaper> {
    past.prints("totals")?;
    let refused = |words: String| Err(NoPaper::Refused(words));
    let Some((first_day, last_day)) = span.days() else {
        return refused(format!("That {} is not in the calendar.", span.word()));
    };
    let words = months(first_day, last_day);
    let day = |entered: &crate::domain::receipt::Entered| entered.recorded_at.local_date();
    if past.entries().last().is_none_or(|last| day(last) <= last_day) {
        return refused(format!(
            "The totals of {words} were not written: nothing is recorded after {} yet, so the {} is not over in the record.",
            plain(last_day),
            span.word()
        ));
    }
    let inside = || past.entries().iter().filter(|entered| (first_day..=last_day).contains(&day(entered)));
    let (Some(first), Some(last)) = (inside().next(), inside().next_back()) else {
        return refused(format!("Nothing was recorded in {words}, so there are no totals."));
    };
    Ok(Covered { first: first.entry, last: last.entry, last_day, words })
}

/// First and last entry that the totals of a span cover.
///
/// # Errors
/// As [`totals`].
pub fn covers(past: &Past, span: Span) -> Result<(u64, u64), NoPaper> {
    covered(past, span).map(|found| (found.first, found.last))
}

/// Writes the totals of a quarter or a year that is over: as released, or as a proposal.
///
/// # Errors
/// [`NoPaper::Refused`] when it is not over in the record, when nothing was recorded in it, or when what is released already would show what it hides.
pub fn totals(past: &Past, span: Span) -> Result<Document, NoPaper> {
    let Covered { first, last, last_day, words } = covered(past, span)?;
    let released = past.issues(IssuedPaper::Totals);
    if let Some(revealing) = Issue::reveals(&span.name(), released.iter().map(|(_, issue)| *issue)) {
        return Err(NoPaper::Refused(revealing));
    }
    let release = released.iter().map(|(_, issue)| issue).find(|issue| issue.period == span.name());
    let frame = Frame::at(past, last, Some(last_day))?;
    let run = Run::of(past, first, last, frame.record.clone())?;
    let cells = run.known(past, &run);
    let mut blocks = vec![
        Block::heading(1, format!("Serious and organised crime: totals for {words}, {}", frame.founding.bcu)),
        Block::paragraph("Figures of fewer than 5, and figures that would reveal one, are shown as [c]."),
    ];
    blocks.extend(disruptions(&cells));
    blocks.extend(outcomes(&cells));
    let number = release.map_or(u32::MAX, |release| release.number);
    blocks.extend(revisions(past, &released, Release { span, number, run })?);
    blocks.push(Block::paragraph(format!(
        "A disruption is counted once, in the {} in which its level was agreed. An arrest is an event: one person may be counted more than once.",
        span.word()
    )));
    // Who approved it is not for the public.
    blocks.push(Block::paragraph(match release {
        Some(release) => format!("Approved for release on {}: release {}.", plain(release.on), release.number),
        None => {
            "Prepared for decision on release; not approved for release until a release entry is recorded.".to_owned()
        }
    }));
    let letter = if span.quarter.is_some() { "Q" } else { "Y" };
    let mut meta = frame.meta("", &format!("{letter}{}-totals", span.name()), &words, State::Issued);
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
fn disruptions(cells: &Cells) -> Vec<Block> {
    if !counts_disruptions() {
        return Vec::new();
    }
    let sums: Vec<u64> = cells.iter().map(sum).collect();
    vec![
        line("Disruptions agreed, by level", "Level", &LEVEL_WORDS, &sums[LEVELS]),
        line("Disruptions agreed, by purpose", "Purpose", &Strand::ALL.map(Strand::word), &sums[PURPOSES]),
    ]
}

fn counts_disruptions() -> bool {
    public("disruption", "level") && public("disruption", "strand")
}

fn counts_outcomes() -> bool {
    public("outcome", "kind") && public("outcome", "quantity")
}

/// Every kind; estimates are left out.
fn outcomes(cells: &Cells) -> Option<Block> {
    if !counts_outcomes() {
        return None;
    }
    let rows = OutcomeKind::ALL.into_iter().zip(cells.iter().skip(OUTCOMES)).map(|(kind, records)| {
        let shown = quantity(kind, &records.values().copied().collect::<Vec<_>>());
        Row::new(vec![capital(kind.word()).into(), shown.unwrap_or_else(|| HIDDEN.to_owned()).into()])
    });
    Some(Block::Table(Table {
        caption: "Outcomes".into(),
        columns: vec![Column::words("Outcome"), Column::figures("Number")],
        rows: rows.collect(),
        row_head: 0,
        total: None,
        note: None,
        empty: "None to count.".into(),
    }))
}

/// What the quarters released before are known to come to now, where that is to be said.
fn revisions(
    past: &Past,
    released: &[(&crate::domain::receipt::Entered, &Issue)],
    own: Release,
) -> Result<Option<Block>, NoPaper> {
    let mut releases = Vec::new();
    for (_, issue) in released {
        let Ok(span) = Span::from_words(&issue.period) else { continue };
        if issue.number < own.number && span.is_before(own.span) {
            let run = Run::of(past, issue.first, issue.last, past.record(issue.last)?)?;
            releases.push(Release { span, number: issue.number, run });
        }
    }
    releases.sort_by_key(|release| release.span.quarter);
    releases.push(own);
    let rows: Vec<Row> = revised(past, &releases)
        .into_iter()
        .filter(|one| if one.cell < OUTCOMES { counts_disruptions() } else { counts_outcomes() })
        .map(|one| {
            let figure = one.figure.unwrap_or_else(|| HIDDEN.to_owned());
            Row::new(vec![counted::name(one.cell).into(), figure.into()])
        })
        .collect();
    if rows.is_empty() {
        return Ok(None);
    }
    let note = "What was released before has changed since. Each figure is of the year to date, as it is known now; one that has changed by fewer than 5 waits until it adds up to 5 or the year ends.";
    Ok(Some(Block::Table(Table {
        caption: Text::from(format!("Revised figures for the year to date, {}", quarters(&releases))),
        columns: vec![Column::words("Figure"), Column::figures("Number")],
        rows,
        row_head: 0,
        total: None,
        note: Some(note.into()),
        empty: "None.".into(),
    })))
}
