//! The record as at an entry with what every paper says of itself: founding, profile, marking, as-at line (papers section 2.0).

use super::document::{Defect, Level, Marking, Meta, State};
use super::figures::{Assessed, Harm, board, harm, live_since};
use super::past::Past;
use crate::domain::action::Action;
use crate::domain::board::{Board, OcgLine};
use crate::domain::carried::{Close, carried};
use crate::domain::fact::Fact;
use crate::domain::identity::{OcgId, OcgTag};
use crate::domain::memory::Memory;
use crate::domain::profile::Profile;
use crate::domain::reading::{Fault, Founding, Reading as _};
use crate::domain::tier::Tier;
use crate::domain::time::{Date, Timestamp};
use crate::text::clean_line;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The record as at an entry.
pub(in crate::report) struct Frame<'a> {
    pub(in crate::report) past: &'a Past,
    pub(in crate::report) founding: Founding,
    pub(in crate::report) profile: Arc<Profile>,
    pub(in crate::report) record: Memory,
    pub(in crate::report) board: Board,
    /// The day ages and overdue are counted on.
    pub(in crate::report) day: Date,
    pub(in crate::report) entry: u64,
    pub(in crate::report) at: Timestamp,
}

/// When something was last done about each OCG, up to an entry.
pub(in crate::report) fn activity(past: &Past, upto: u64) -> BTreeMap<OcgId, Date> {
    let mut found = BTreeMap::new();
    for (entered, fact) in past.standing().filter(|(entered, _)| entered.entry <= upto) {
        if let Some(ocg) = fact.subject().ocg.filter(|_| fact.is_activity()) {
            let on = entered.decided_at.local_date();
            let newest = found.entry(ocg).or_insert(on);
            *newest = on.max(*newest);
        }
    }
    found
}

/// The board of a record as at a day.
pub(in crate::report) fn board_at(record: &Memory, day: Date, active: &BTreeMap<OcgId, Date>) -> Board {
    let empty = record.profile().map_or(60, |profile| profile.empty_p_days);
    board(record, day, empty, active)
}

impl<'a> Frame<'a> {
    /// The record after an entry; ages as at `day`, or as at the local day of the entry.
    ///
    /// # Errors
    /// There is no such entry, it does not fold, or the store is not founded.
    pub(in crate::report) fn at(past: &'a Past, entry: u64, day: Option<Date>) -> Result<Self, Defect> {
        let at = past.entry(entry).ok_or_else(|| Defect(format!("there is no entry {entry}")))?.recorded_at;
        let day = day.unwrap_or_else(|| at.local_date());
        let record = past.record(entry)?;
        let unread = |fault: Fault| Defect(format!("its record cannot be read ({fault})"));
        let founding = record.founding().map_err(unread)?;
        Ok(Self {
            past,
            founding: founding.ok_or_else(|| Defect("its store is not founded".to_owned()))?,
            profile: record.profile().map_err(unread)?,
            board: board_at(&record, day, &activity(past, entry)),
            record,
            day,
            entry,
            at,
        })
    }

    /// What the paper is; `code` goes between the prefix and the name: `T24`.
    pub(in crate::report) fn meta(&self, code: &str, name: &str, period: &str, state: State) -> Meta {
        let label = |text: &str| clean_line(text);
        let code = if code.is_empty() { String::new() } else { format!("-{code}") };
        Meta {
            paper: format!("{}{code}-{name}", label(&self.founding.prefix)),
            force: label(&self.profile.force),
            bcu: label(&self.founding.bcu),
            period: label(period),
            as_at_entry: self.entry,
            as_at_time: self.at,
            store_id: label(&self.founding.store_id),
            profile: format!("{}, version {}", label(&self.profile.name), self.profile.version),
            state,
            invented: self.founding.demo,
            recipient: None,
        }
    }

    /// The marking of the paper's floor, or of the store if that is higher.
    pub(in crate::report) fn marking(&self, floor: Level) -> Marking {
        Marking::of(floor, Level::from_words(&self.profile.marking))
    }

    /// `2 (Neighbourhood)`, or `none yet`.
    pub(in crate::report) fn tier(&self, tier: Option<Tier>) -> String {
        tier.map_or_else(|| "none yet".to_owned(), |tier| format!("{tier} ({})", self.profile.tier(tier.number()).name))
    }

    /// At how many closed meetings an action was overdue (rule 17).
    pub(in crate::report) fn carried(&self, action: &Action, closes: &[Close]) -> u32 {
        let word = format!("action:{}", action.id.0);
        let life = self.past.run(1, self.entry).iter().filter_map(|entered| {
            let fact = &entered.recorded.as_ref()?.fact;
            is_about(fact, &word).then_some((entered.entry, fact))
        });
        carried(life, closes)
    }

    /// What assessments came to since an earlier record (rules 22 and 23).
    pub(in crate::report) fn harm(&self, start: &Memory) -> Harm {
        let by = Assessed {
            bands: &self.profile.bands,
            clock: self.profile.provisional_days,
            live_since: &live_since(&self.past.upto(self.entry)),
            day: self.day,
        };
        harm(start, &self.record, &by)
    }

    /// Live OCGs in the order of papers: tier, then reference.
    pub(in crate::report) fn ordered(&self) -> Vec<&OcgLine> {
        let mut lines: Vec<&OcgLine> = self.board.ocgs.iter().collect();
        lines.sort_by_key(|line| {
            (
                line.tier.map_or(5, Tier::number),
                line.reference.is_empty(),
                line.reference.clone(),
                line.operation.clone(),
                line.id,
            )
        });
        lines
    }
}

fn is_about(fact: &Fact, word: &str) -> bool {
    matches!(
        fact,
        Fact::ActionRaised { .. }
            | Fact::ActionStruckOut { .. }
            | Fact::ActionExtended { .. }
            | Fact::ActionMoved { .. }
    ) && fact.subject().word == word
}

/// The tag of a line of the board.
pub(in crate::report) fn tag_of(line: &OcgLine) -> OcgTag {
    OcgTag { id: line.id, reference: line.reference.clone(), operation: line.operation.clone() }
}
