//! The calendar of the invented division: fortnightly meetings on Tuesdays at ten, and working days between.

use crate::domain::time::{Date, Timestamp, add_days, is_working_day};
use chrono::{Datelike as _, Weekday};

/// The day, or the working day that follows.
pub(super) fn working(day: Date) -> Date {
    let mut day = day;
    while !is_working_day(day) && day < Date::MAX {
        day = add_days(day, 1);
    }
    day
}

/// The days of the last `count` meetings before `today`, the first first. The meeting after them is on the Tuesday that is today or follows; so
/// the last was eight to fourteen days ago. A meeting that falls on a bank holiday is held on the working day after.
pub(super) fn meetings(today: Date, count: usize) -> Vec<Date> {
    let to_tuesday = (7 + Weekday::Tue.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
    let next = add_days(today, i64::from(to_tuesday));
    let fortnights = i64::try_from(count).unwrap_or_default();
    (0..fortnights).map(|at| working(add_days(next, -14 * (fortnights - at)))).collect()
}

/// The moment of a local clock time, with milliseconds after it.
pub(super) fn moment(day: Date, hour: u32, minute: u32, millis: i64) -> Timestamp {
    Timestamp(Timestamp::from_local(day, hour, minute).0.saturating_add(millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_meeting_is_today_or_the_tuesday_that_follows() {
        let day = |day| Date::from_ymd_opt(2026, 11, day).unwrap_or_default();
        for (today, last) in [(24, 10), (25, 17), (23, 10), (30, 17)] {
            let held = meetings(day(today), 3);
            assert_eq!(held.len(), 3);
            assert_eq!(held.last(), Some(&day(last)), "{today}");
            assert!(held.windows(2).all(|pair| pair.first() < pair.last()));
        }
    }
}
