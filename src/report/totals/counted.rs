//! What the cells of the totals come to, each with the records behind it: as a quarter was known at its end, or as it is known at the end of a later one.
//!
//! Cells stand in the order in which they are printed. It must not know what may be shown.

use crate::domain::disruption::{Level, Moderation};
use crate::domain::fact::Fact;
use crate::domain::item::{Content, OutcomeKind};
use crate::domain::memory::Memory;
use crate::domain::tier::Strand;
use crate::report::document::Defect;
use crate::report::figures::{Period, Sort, agreed};
use crate::report::minutes::Sheet;
use crate::report::past::Past;
use crate::text::capital;
use std::collections::BTreeMap;
use std::ops::Range;

/// The records behind a cell with what each adds to it.
pub(super) type Records = BTreeMap<i64, u64>;

/// All cells.
pub(super) type Cells = Vec<Records>;

/// The cells of disruptions by level.
pub(super) const LEVELS: Range<usize> = 0..4;
/// The cells of disruptions by purpose.
pub(super) const PURPOSES: Range<usize> = 4..8;
/// The total of either.
pub(super) const ALL: usize = 8;
/// The first cell of outcomes.
pub(super) const OUTCOMES: usize = 9;

/// The words of the levels; none and negative are one (papers section 2g, rule 1).
pub(super) const LEVEL_WORDS: [&str; 4] = ["Major", "Moderate", "Minor", "None or negative"];

/// The kind of outcome a cell holds; `None` for cells of disruptions.
pub(super) fn outcome_of(cell: usize) -> Option<OutcomeKind> {
    OutcomeKind::ALL.get(cell.checked_sub(OUTCOMES)?).copied()
}

/// What a cell is called where it stands by itself.
pub(super) fn name(cell: usize) -> String {
    let purposes = Strand::ALL.map(Strand::word);
    let word = match cell.checked_sub(PURPOSES.start) {
        None => LEVEL_WORDS.get(cell).map(|word| word.to_lowercase()),
        Some(at) => purposes.get(at).map(|word| (*word).to_owned()),
    };
    match (outcome_of(cell), word) {
        (Some(kind), _) => capital(kind.word()),
        (None, Some(word)) => format!("Disruptions agreed, {word}"),
        (None, None) => "Disruptions agreed, total".to_owned(),
    }
}

/// Cells without records.
pub(super) fn none() -> Cells {
    vec![Records::new(); OUTCOMES + OutcomeKind::ALL.len()]
}

/// The sum of a cell.
pub(super) fn sum(records: &Records) -> u64 {
    records.values().fold(0, |sum, one| sum.saturating_add(*one))
}

/// A quarter or a year: its entries, with the record at its end.
pub(super) struct Run {
    last: u64,
    period: Period,
    record: Memory,
}

impl Run {
    /// # Errors
    /// The entries do not lead to the record.
    pub(super) fn of(past: &Past, first: u64, last: u64, record: Memory) -> Result<Self, Defect> {
        let period = Sheet::of_run(past, first, last, &record, 0)?.period;
        Ok(Self { last, period, record })
    }

    /// The cells as known at the end of this run or of a later one: what was withdrawn until then is gone, what was corrected counts as it stands then.
    pub(super) fn known(&self, past: &Past, at: &Self) -> Cells {
        let withdrawn = past.withdrawn_at(at.last);
        let mut period = self.period.clone();
        for step in &mut period.steps {
            step.stands = !withdrawn.contains_key(&step.entered.entry);
        }
        let mut cells = none();
        for one in agreed(&period, &at.record) {
            let level = match one.moderation.as_ref().and_then(Moderation::counted) {
                Some(Level::Major) => 0,
                Some(Level::Moderate) => 1,
                Some(Level::Minor) => 2,
                Some(Level::None | Level::Negative) => 3,
                None => continue,
            };
            for cell in [LEVELS.start + level, PURPOSES.start + one.details.strand.index(), ALL] {
                cells[cell].insert(one.id.0, 1);
            }
        }
        for step in period.steps.iter().filter(|step| step.sort == Sort::Own && step.stands) {
            let Some(Fact::ItemAdded { item }) = step.fact() else { continue };
            let Some(Content::Outcome(outcome)) = at.record.items().get(&item.id).map(|item| &item.content) else {
                continue;
            };
            // An estimate is in no measured figure (papers section 3, rule 20).
            let at = OutcomeKind::ALL.into_iter().position(|kind| kind == outcome.kind && !outcome.estimated);
            if let Some(at) = at {
                cells[OUTCOMES + at].insert(item.id.0, outcome.quantity);
            }
        }
        cells
    }
}
