//! The calendar over a date field: a day under the cursor, and how many actions of the owner fall due on each day.
//!
//! It must not know how it is drawn.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, Months};

use crate::domain::date_words::YEARS;
use crate::domain::time::{Date, add_days};

/// The calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The day under the cursor.
    pub at: Date,
    /// Whose actions are counted; empty for nobody's.
    pub owner: String,
    /// Open actions of theirs by due date.
    pub due: BTreeMap<Date, u32>,
}

impl Calendar {
    /// A calendar with its cursor on a day.
    #[must_use]
    pub const fn new(at: Date) -> Self {
        Self { at, owner: String::new(), due: BTreeMap::new() }
    }

    /// So many days later; earlier when negative. Stays within the years a date may lie in.
    pub fn step_days(&mut self, by: i64) {
        self.to(add_days(self.at, by));
    }

    /// A month later or earlier, on the same day of it or its last.
    pub fn step_month(&mut self, later: bool) {
        let month = Months::new(1);
        let date = if later { self.at.checked_add_months(month) } else { self.at.checked_sub_months(month) };
        if let Some(date) = date {
            self.to(date);
        }
    }

    fn to(&mut self, date: Date) {
        if YEARS.contains(&date.year()) {
            self.at = date;
        }
    }

    /// The Monday of the week with which a month begins.
    #[must_use]
    pub fn first_monday(date: Date) -> Date {
        let first = date.with_day(1).unwrap_or(date);
        first.checked_sub_days(Days::new(u64::from(first.weekday().num_days_from_monday()))).unwrap_or(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        let mut calendar = Calendar::new(day(2027, 1, 31));
        calendar.step_month(true);
        assert_eq!(calendar.at, day(2027, 2, 28));
        calendar.step_days(1);
        assert_eq!(calendar.at, day(2027, 3, 1));
        calendar.at = day(2100, 12, 31);
        calendar.step_days(1);
        assert_eq!(calendar.at, day(2100, 12, 31), "no later than a date may be");
    }

    #[test]
    fn a_month_is_shown_from_its_monday() {
        assert_eq!(Calendar::first_monday(day(2026, 11, 24)), day(2026, 10, 26));
        assert_eq!(Calendar::first_monday(day(2027, 2, 3)), day(2027, 2, 1));
    }
}
