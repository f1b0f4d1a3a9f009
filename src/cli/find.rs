//! From what a person types to the record that is meant: references, names, numbers, or an unmistakable beginning of them.

use super::failure::Failure;
use crate::domain::board::Board;
use crate::domain::identity::{ActionId, DisruptionId, ItemId, MeetingId, OcgId, OfficerId};
use crate::domain::reading::{Answer, Founding, NumberSeries, Reading};
use crate::domain::time::Date;
use crate::exchange::people::Person;
use crate::store::{Store, StoreError};
use crate::text::{clean_line, cut};

/// Something in the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Ocg(OcgId),
    Action(ActionId),
    Officer(OfficerId),
    Disruption(DisruptionId),
    Meeting(MeetingId),
    Item(ItemId),
    Entry(u64),
}

impl Target {
    /// The word by which the journal and the access log name it.
    pub(super) fn subject(self) -> String {
        match self {
            Self::Ocg(id) => format!("ocg:{}", id.0),
            Self::Action(id) => format!("action:{}", id.0),
            Self::Officer(id) => format!("officer:{}", id.0),
            Self::Disruption(id) => format!("disruption:{}", id.0),
            Self::Meeting(id) => format!("meeting:{}", id.0),
            Self::Item(id) => format!("item:{}", id.0),
            Self::Entry(number) => format!("entry:{number}"),
        }
    }
}

/// Finds records by what is typed, as at a day.
pub(super) struct Finder<'s> {
    pub(super) store: &'s Store,
    today: Date,
}

/// Most names quoted when several fit.
const MOST_NAMED: usize = 4;

/// What was typed, as it may be quoted.
pub(super) fn shown(text: &str) -> String {
    cut(clean_line(text).trim(), 40).into_owned()
}

fn answer<T>(answer: Answer<T>) -> Result<T, Failure> {
    answer.map_err(|fault| StoreError::Defect(fault.0).into())
}

impl<'s> Finder<'s> {
    pub(super) const fn new(store: &'s Store, today: Date) -> Self {
        Self { store, today }
    }

    fn board(&self) -> Result<Board, Failure> {
        Ok(self.store.board(self.today)?)
    }

    /// The OCG with this reference or operation name ("Op" may be left out), or an unmistakable beginning or ending of one.
    pub(super) fn ocg(&self, typed: &str) -> Result<OcgId, Failure> {
        if let Some(id) = self.ocg_exactly(typed)? {
            return Ok(id);
        }
        let lower = typed.trim().to_lowercase();
        let board = self.board()?;
        let fits = board.ocgs.iter().filter(|line| {
            let (reference, operation) = (line.reference.to_lowercase(), line.operation.to_lowercase());
            let bare = operation.strip_prefix("op ").unwrap_or(&operation);
            !lower.is_empty()
                && (operation.starts_with(&lower)
                    || bare.starts_with(&lower)
                    || reference.starts_with(&lower)
                    || reference.rsplit('/').next().is_some_and(|last| last == lower))
        });
        let names: Vec<(OcgId, String)> =
            fits.map(|line| (line.id, format!("{} {}", line.reference, line.operation).trim().to_owned())).collect();
        one_of(&names, "OCG", typed, "\"muster list ocgs\"")
    }

    fn ocg_exactly(&self, typed: &str) -> Result<Option<OcgId>, Failure> {
        let reading = self.store.reading();
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(None);
        }
        if let Some(id) = answer(reading.ocg_by_reference(typed))? {
            return Ok(Some(id));
        }
        if let Some(id) = answer(reading.ocg_by_operation(typed))? {
            return Ok(Some(id));
        }
        answer(reading.ocg_by_operation(&format!("Op {typed}")))
    }

    /// The officer or agency with this label, however the rank is written; or the collar number alone, if it is unmistakable.
    pub(super) fn officer(&self, typed: &str) -> Result<OfficerId, Failure> {
        if let Some(id) = self.officer_exactly(typed)? {
            return Ok(id);
        }
        let lower = typed.trim().to_lowercase();
        let board = self.board()?;
        let fits = board.officers.values().filter(|line| {
            let label = line.label.to_lowercase();
            !lower.is_empty() && (label.starts_with(&lower) || label.rsplit(' ').next() == Some(lower.as_str()))
        });
        let names: Vec<(OfficerId, String)> = fits.map(|line| (line.id, line.label.clone())).collect();
        one_of(&names, "officer or agency", typed, "\"muster list officers\"")
    }

    fn officer_exactly(&self, typed: &str) -> Result<Option<OfficerId>, Failure> {
        let reading = self.store.reading();
        if let Some(id) = answer(reading.officer_by_label(typed.trim()))? {
            return Ok(Some(id));
        }
        answer(reading.officer_by_label(&Person::read(&clean_line(typed)).label()))
    }

    /// As [`officer`](Self::officer); `none` (or `-`) is nobody.
    pub(super) fn officer_or_none(&self, typed: &str) -> Result<Option<OfficerId>, Failure> {
        match typed.trim() {
            "none" | "-" => Ok(None),
            other => self.officer(other).map(Some),
        }
    }

    /// The action with this number; the prefix may be left out, and the year too.
    pub(super) fn action(&self, typed: &str) -> Result<ActionId, Failure> {
        self.action_exactly(typed)?.ok_or_else(|| {
            Failure::usage(format!(
                "There is no action \"{}\" in the record. \"muster list actions\" shows their numbers.",
                shown(typed)
            ))
        })
    }

    fn action_exactly(&self, typed: &str) -> Result<Option<ActionId>, Failure> {
        let reading = self.store.reading();
        for number in self.numbers(NumberSeries::Action, typed)? {
            if let Some(id) = answer(reading.action_by_number(&number))? {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// The disruption with this number; the prefix may be left out, and the year too.
    pub(super) fn disruption(&self, typed: &str) -> Result<DisruptionId, Failure> {
        self.disruption_exactly(typed)?.ok_or_else(|| {
            Failure::usage(format!(
                "There is no disruption \"{}\" in the record. \"muster list disruptions\" shows their numbers.",
                shown(typed)
            ))
        })
    }

    fn disruption_exactly(&self, typed: &str) -> Result<Option<DisruptionId>, Failure> {
        let reading = self.store.reading();
        for number in self.numbers(NumberSeries::Disruption, typed)? {
            if let Some(id) = answer(reading.disruption_by_number(&number))? {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }

    /// The full numbers that what is typed may stand for.
    pub(super) fn numbers(&self, series: NumberSeries, typed: &str) -> Result<Vec<String>, Failure> {
        use chrono::Datelike as _;
        let typed = typed.trim().to_uppercase();
        let mut numbers = vec![typed.clone()];
        let Some(Founding { prefix, .. }) = self.store.founding()? else { return Ok(numbers) };
        let parts: Vec<&str> = typed.split('-').collect();
        match parts.as_slice() {
            [running] => {
                numbers.extend(running.parse().ok().map(|running| series.number(&prefix, self.today.year(), running)));
            }
            [year, running] => {
                let read = year.parse().ok().zip(running.parse().ok());
                numbers.extend(read.map(|(year, running)| series.number(&prefix, year, running)));
            }
            _ => {}
        }
        Ok(numbers)
    }

    /// The number of an entry, with or without commas and the word "entry".
    pub(super) fn entry(&self, typed: &str) -> Result<u64, Failure> {
        let bare = typed.trim().to_lowercase().replace("entry", "").replace(',', "");
        let number: u64 = bare.trim().parse().map_err(|_| {
            Failure::usage(format!(
                "\"{}\" is not the number of an entry. \"muster journal\" shows the numbers.",
                shown(typed)
            ))
        })?;
        if number == 0 || number > self.store.entries() {
            return Err(Failure::usage(format!(
                "There is no entry {}; the journal has {}.",
                crate::text::count_group(number),
                crate::text::plural(self.store.entries(), "entry", "entries")
            )));
        }
        Ok(number)
    }

    /// Anything in the record.
    pub(super) fn any(&self, typed: &str) -> Result<Target, Failure> {
        if typed.trim().to_lowercase().starts_with("entry") {
            return self.entry(typed).map(Target::Entry);
        }
        if let Some(id) = self.ocg_exactly(typed)? {
            return Ok(Target::Ocg(id));
        }
        if let Some(id) = self.officer_exactly(typed)? {
            return Ok(Target::Officer(id));
        }
        if let Some(meeting) = self.meeting_exactly(typed)? {
            return Ok(Target::Meeting(meeting.id));
        }
        // A bare number is the number of an entry; with a hyphen it belongs to an action or a disruption.
        if typed.contains('-') {
            if let Some(id) = self.action_exactly(typed)? {
                return Ok(Target::Action(id));
            }
            if let Some(id) = self.disruption_exactly(typed)? {
                return Ok(Target::Disruption(id));
            }
        }
        if let Some(id) = self.any_item(typed)? {
            return Ok(Target::Item(id));
        }
        if typed.trim().chars().all(|letter| letter.is_ascii_digit() || letter == ',')
            && let Ok(entry) = self.entry(typed)
        {
            return Ok(Target::Entry(entry));
        }
        match (self.ocg(typed), self.officer(typed)) {
            (Ok(id), _) => Ok(Target::Ocg(id)),
            (Err(_), Ok(id)) => Ok(Target::Officer(id)),
            (Err(failure), Err(_)) if failure.sentence.contains("fits") => Err(failure),
            _ => Err(Failure::usage(format!(
                "Nothing in the record is called \"{}\". Give a reference, an operation name, the number of an action, a bid or a meeting, an officer or an entry number.",
                shown(typed)
            ))),
        }
    }
}

fn one_of<T: Copy>(names: &[(T, String)], what: &str, typed: &str, list: &str) -> Result<T, Failure> {
    match names {
        [(id, _)] => Ok(*id),
        [] => Err(Failure::usage(format!(
            "There is no {what} \"{}\" in the record. {list} shows what there is.",
            shown(typed)
        ))),
        several => {
            let named: Vec<&str> = several.iter().take(MOST_NAMED).map(|(_, name)| name.as_str()).collect();
            let more = several.len().saturating_sub(MOST_NAMED);
            let more = if more == 0 { String::new() } else { format!(" and {more} more") };
            Err(Failure::usage(format!(
                "\"{}\" fits more than one {what}: {}{more}. Say which.",
                shown(typed),
                named.join(", ")
            )))
        }
    }
}
