//! How days and words stand in a column: days as day numbers, words of closed lists as their position.

use crate::domain::action::ActionStatus;
use crate::domain::ocg::{OcgKind, OcgStatus};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::Date;
use chrono::Datelike as _;
use rusqlite::Row;

pub(in crate::store) fn day(date: Date) -> i64 {
    i64::from(date.num_days_from_ce())
}

pub(in crate::store) fn day_or_none(date: Option<Date>) -> Option<i64> {
    date.map(day)
}

pub(in crate::store) fn date(number: i64) -> Date {
    i32::try_from(number).ok().and_then(Date::from_num_days_from_ce_opt).unwrap_or_default()
}

pub(in crate::store) fn date_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Date> {
    Ok(date(row.get(column)?))
}

pub(in crate::store) fn date_or_none_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(date))
}

/// The word at a position of a closed list; the first one for a position that does not exist, which only a damaged row can hold.
fn at<T: Copy>(list: &[T], position: i64, otherwise: T) -> T {
    usize::try_from(position).ok().and_then(|position| list.get(position)).copied().unwrap_or(otherwise)
}

pub(in crate::store) fn position<T: PartialEq>(list: &[T], word: &T) -> i64 {
    list.iter().position(|other| other == word).map_or(0, |position| position as i64)
}

pub(in crate::store) fn kind_at(row: &Row<'_>, column: usize) -> rusqlite::Result<OcgKind> {
    Ok(at(&OcgKind::ALL, row.get(column)?, OcgKind::Ocg))
}

pub(in crate::store) fn ocg_status_at(row: &Row<'_>, column: usize) -> rusqlite::Result<OcgStatus> {
    Ok(at(&OcgStatus::ALL, row.get(column)?, OcgStatus::Provisional))
}

pub(in crate::store) fn action_status_at(row: &Row<'_>, column: usize) -> rusqlite::Result<ActionStatus> {
    Ok(at(&ActionStatus::ALL, row.get(column)?, ActionStatus::Open))
}

pub(in crate::store) fn strand_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Strand>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(|position| at(&Strand::ALL, position, Strand::Pursue)))
}

pub(in crate::store) fn tier_at(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Tier>> {
    Ok(row.get::<_, Option<u8>>(column)?.and_then(Tier::new))
}

pub(in crate::store) fn strand(strand: Option<Strand>) -> Option<i64> {
    strand.map(|strand| strand.index() as i64)
}

/// How references, operation names and labels are compared: trimmed, lower case.
pub(in crate::store) fn key(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Row number in the full-text table.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) enum SearchRow {
    Ocg(i64),
    Officer(i64),
    Action(i64),
    Note(i64),
}

impl SearchRow {
    pub(in crate::store) const fn number(self) -> i64 {
        match self {
            Self::Ocg(id) => id * 4,
            Self::Officer(id) => id * 4 + 1,
            Self::Action(id) => id * 4 + 2,
            Self::Note(id) => id * 4 + 3,
        }
    }

    pub(in crate::store) const fn from_number(number: i64) -> Self {
        match number % 4 {
            0 => Self::Ocg(number / 4),
            1 => Self::Officer(number / 4),
            2 => Self::Action(number / 4),
            _ => Self::Note(number / 4),
        }
    }
}
