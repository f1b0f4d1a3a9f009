//! A paper that went out: the board paper to the governance board, totals to the public (papers sections 2c and 2g). Issued once and for all: its number
//! is not given again, and the figures it printed stay what was issued.

use super::super::time::Date;
use crate::text::count_group;
use serde::{Deserialize, Serialize};

/// Papers whose issue is an entry of its own, each with a running number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssuedPaper {
    /// The governance board paper: `B11`.
    Board,
    /// Public totals: their release.
    Totals,
}

impl IssuedPaper {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Board, Self::Totals];

    /// The words on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Board => "governance board paper",
            Self::Totals => "totals for the public",
        }
    }
}

/// The issue of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Which paper.
    pub paper: IssuedPaper,
    /// Its running number, from 1; given by the rules.
    pub number: u32,
    /// The period by its name where it has one: `2026-2`, `2026`; empty otherwise.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub period: String,
    /// First entry it covers.
    pub first: u64,
    /// Last entry it covers: its as-at entry.
    pub last: u64,
    /// The day it was issued.
    pub on: Date,
}

impl Issue {
    /// What another release of totals would give away beside those that are out: of a year and its quarters only one or the other is released, since what a
    /// quarter hides is what the year has more than the others (papers section 2g).
    #[must_use]
    pub fn reveals<'a>(period: &str, released: impl IntoIterator<Item = &'a Self>) -> Option<String> {
        let year = |period: &str| period.split('-').next().unwrap_or_default().to_owned();
        let is_year = |period: &str| !period.contains('-');
        let other = released.into_iter().find(|other| {
            other.paper == IssuedPaper::Totals
                && year(&other.period) == year(period)
                && is_year(&other.period) != is_year(period)
        })?;
        Some(format!(
            "The totals of {} are released (release {}): those of {period} beside them would show figures that were hidden.",
            other.period, other.number
        ))
    }

    pub(super) fn words(&self) -> String {
        let (first, last) = (count_group(self.first), count_group(self.last));
        match self.paper {
            IssuedPaper::Board => format!("governance board paper {} issued, entries {first} to {last}", self.number),
            IssuedPaper::Totals => {
                format!("totals of {} released, release {}, as at entry {last}", self.period, self.number)
            }
        }
    }
}
