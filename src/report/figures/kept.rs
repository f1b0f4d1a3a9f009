//! What became of dates that something was due by: on time, late or outstanding (papers section 3 rule 23), as a whole and by quarter.

use super::share;
use crate::domain::time::{Date, add_days, last_of_month};
use chrono::Datelike as _;

/// What became of one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Done on or before the day.
    OnTime,
    /// Done after it.
    Late,
    /// Not done.
    Outstanding,
}

/// Dates that fell due, each with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Timeliness(pub Vec<(Date, Kept)>);

impl Timeliness {
    /// How many became that.
    #[must_use]
    pub fn of(&self, wanted: Kept) -> u64 {
        self.0.iter().filter(|(_, kept)| *kept == wanted).count() as u64
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.0.len() as u64
    }

    /// Adds what became of a series of dates about one thing: each with when it was done and by when it is due again. The last is waited for only
    /// while `waited`. Only dates from `first` on and before `day` are taken.
    pub fn add(&mut self, series: &[(Date, Option<Date>)], waited: bool, first: Date, day: Date) {
        for (at, (_, due)) in series.iter().enumerate() {
            let Some(due) = due.filter(|due| (first..day).contains(due)) else { continue };
            match series.get(at + 1) {
                Some((done, _)) if *done <= due => self.0.push((due, Kept::OnTime)),
                Some(_) => self.0.push((due, Kept::Late)),
                None if waited => self.0.push((due, Kept::Outstanding)),
                None => {}
            }
        }
    }

    /// `54 of 71 (76%) on time, 11 late, 6 outstanding`.
    #[must_use]
    pub fn words(&self) -> String {
        if self.0.is_empty() {
            return "none fell due".to_owned();
        }
        format!(
            "on time {}, late {}, outstanding {}",
            share(self.of(Kept::OnTime), self.all(), ""),
            share(self.of(Kept::Late), self.all(), ""),
            share(self.of(Kept::Outstanding), self.all(), "")
        )
    }

    /// On time by quarter, only where the period has two quarters or more and each of them has 20 or more to count: a trend of less is none.
    #[must_use]
    pub fn trend(&self, first: Date, day: Date) -> Option<Vec<(Date, u64, u64)>> {
        let mut from = first;
        let mut found = Vec::new();
        for end in quarter_ends(first, day) {
            let inside: Vec<Kept> =
                self.0.iter().filter(|(due, _)| (from..=end).contains(due)).map(|(_, kept)| *kept).collect();
            let timely = inside.iter().filter(|kept| **kept == Kept::OnTime).count() as u64;
            found.push((end, timely, inside.len() as u64));
            from = add_days(end, 1);
        }
        (found.len() > 1 && found.iter().all(|(.., all)| *all >= 20)).then_some(found)
    }
}

/// The last days of the calendar quarters in a period, and its own last day.
#[must_use]
pub fn quarter_ends(first: Date, day: Date) -> Vec<Date> {
    let mut ends = Vec::new();
    let (mut year, mut month) = (first.year(), first.month().div_ceil(3) * 3);
    while let Some(end) = last_of_month(year, month).filter(|end| *end < day) {
        ends.push(end);
        (year, month) = if month == 12 { (year + 1, 3) } else { (year, month + 3) };
    }
    ends.push(day);
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn quarters_end_with_the_period() {
        let ends = quarter_ends(day("2026-05-12"), day("2027-01-10"));
        assert_eq!(ends, ["2026-06-30", "2026-09-30", "2026-12-31", "2027-01-10"].map(day));
        assert_eq!(quarter_ends(day("2026-11-09"), day("2026-11-24")), [day("2026-11-24")]);
    }

    #[test]
    fn a_date_is_kept_by_what_was_done_next_and_a_trend_needs_twenty_in_each_quarter() {
        let mut found = Timeliness::default();
        let series = [
            (day("2026-01-05"), Some(day("2026-02-01"))),
            (day("2026-02-01"), Some(day("2026-03-01"))),
            (day("2026-03-02"), Some(day("2026-04-01"))),
        ];
        found.add(&series, true, day("2026-01-01"), day("2026-05-01"));
        assert_eq!(
            found.0.iter().map(|(_, kept)| *kept).collect::<Vec<_>>(),
            [Kept::OnTime, Kept::Late, Kept::Outstanding]
        );
        found.add(&series, false, day("2026-02-15"), day("2026-05-01"));
        assert_eq!((found.all(), found.of(Kept::Late)), (4, 2));
        assert_eq!(found.trend(day("2026-01-01"), day("2026-05-01")), None);
        for at in 0..20 {
            found.0.push((add_days(day("2026-01-01"), at), Kept::OnTime));
            found.0.push((add_days(day("2026-04-02"), at), Kept::Late));
        }
        let trend = found.trend(day("2026-01-01"), day("2026-05-01")).unwrap_or_default();
        assert_eq!(trend, [(day("2026-03-31"), 21, 23), (day("2026-05-01"), 0, 21)]);
    }
}
