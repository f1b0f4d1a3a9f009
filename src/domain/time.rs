//! Days and moments: UTC milliseconds in the record, local (Europe/London) days and clock times for people.
//!
//! Knows no clock: what is "today" always comes in as a value. Wording follows papers section 5.2.

mod holidays;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc, Weekday};
use serde::{Deserialize, Serialize};

pub use holidays::bank_holiday;

use crate::text::plural;

/// A local calendar day.
pub type Date = NaiveDate;

const HOUR: i64 = 3_600_000;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A moment: milliseconds since 1 January 1970 UTC, as stored in the record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Local time in London: one hour ahead of UTC from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last
    /// Sunday of October (the rule since 1996, applied to every year).
    #[must_use]
    pub fn london(self) -> NaiveDateTime {
        let ahead = if self.is_summer() { HOUR } else { 0 };
        Self(self.0.saturating_add(ahead)).utc()
    }

    /// The local calendar day.
    #[must_use]
    pub fn local_date(self) -> Date {
        self.london().date()
    }

    /// The moment of a local time. Of the hour that happens twice in October, the first; a time in the hour left out in
    /// March counts from the old time (01:30 gives 02:30). Hours beyond 23 and minutes beyond 59 are taken as 23 and 59.
    #[must_use]
    pub fn from_local(date: Date, hour: u32, minute: u32) -> Self {
        let time = NaiveTime::from_hms_opt(hour.min(23), minute.min(59), 0).unwrap_or_default();
        let winter = Self(date.and_time(time).and_utc().timestamp_millis());
        let summer = Self(winter.0 - HOUR);
        if summer.is_summer() { summer } else { winter }
    }

    /// Whether two moments are of one minute, as a clock shows them.
    #[must_use]
    pub const fn same_minute(self, other: Self) -> bool {
        self.0.div_euclid(60_000) == other.0.div_euclid(60_000)
    }

    /// ISO 8601 in UTC with milliseconds, for JSON: `2026-11-24T10:27:00.000Z`.
    #[must_use]
    pub fn iso(self) -> String {
        self.utc().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
    }

    fn utc(self) -> NaiveDateTime {
        DateTime::from_timestamp_millis(self.0)
            .unwrap_or(if self.0 < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC })
            .naive_utc()
    }

    fn is_summer(self) -> bool {
        let utc = self.utc();
        let change = |month| last_weekday(utc.year(), month, Weekday::Sun).and_hms_opt(1, 0, 0).unwrap_or_default();
        change(3) <= utc && utc < change(10)
    }
}

/// The last such weekday of a month; the first of January 1970 for a month that does not exist.
fn last_weekday(year: i32, month: u32, day: Weekday) -> Date {
    let last = last_of_month(year, month).unwrap_or_default();
    last - Days::new(u64::from((last.weekday().num_days_from_monday() + 7 - day.num_days_from_monday()) % 7))
}

/// The last day of a month, if there is such a month.
#[must_use]
pub fn last_of_month(year: i32, month: u32) -> Option<Date> {
    (28..=31).rev().find_map(|day| Date::from_ymd_opt(year, month, day))
}

/// The full name of the date's month: `November`.
#[must_use]
pub fn month_name(date: Date) -> &'static str {
    MONTHS.get(usize::try_from(date.month0()).unwrap_or_default()).copied().unwrap_or_default()
}

/// The full name of the date's weekday: `Friday`.
#[must_use]
pub fn weekday_name(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// `Friday 27 November 2026`.
#[must_use]
pub fn long(date: Date) -> String {
    format!("{} {}", weekday_name(date), plain(date))
}

/// `27 November 2026`.
#[must_use]
pub fn plain(date: Date) -> String {
    format!("{} {}", day_and_month(date), date.year())
}

/// `27 November`.
#[must_use]
pub fn day_and_month(date: Date) -> String {
    format!("{} {}", date.day(), month_name(date))
}

/// `Fri 27 Nov`.
#[must_use]
pub fn short_weekday(date: Date) -> String {
    format!("{} {}", three(weekday_name(date)), short(date))
}

/// A time of day of minutes after midnight: `10:00`.
#[must_use]
pub fn hour_and_minute(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `27 Nov`.
#[must_use]
pub fn short(date: Date) -> String {
    format!("{} {}", date.day(), three(month_name(date)))
}

/// `Nov 2026`.
#[must_use]
pub fn month_year(date: Date) -> String {
    format!("{} {}", three(month_name(date)), date.year())
}

/// `27 Nov 2026`.
#[must_use]
pub fn short_year(date: Date) -> String {
    format!("{} {}", short(date), date.year())
}

/// `2026-11-27`, for JSON, CSV and file names.
#[must_use]
pub fn iso(date: Date) -> String {
    date.to_string()
}

fn three(name: &str) -> &str {
    name.get(..3).unwrap_or(name)
}

/// Local clock time, `10:31`. In the hour that happens twice in October it says which: `01:30 BST`, `01:30 GMT`.
#[must_use]
pub fn clock(moment: Timestamp) -> String {
    let local = moment.london();
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    if !moment.is_summer() && Timestamp(moment.0.saturating_sub(HOUR)).is_summer() {
        return format!("{time} GMT");
    }
    if moment.is_summer() && !Timestamp(moment.0.saturating_add(HOUR)).is_summer() {
        return format!("{time} BST");
    }
    time
}

/// How far a day is from today, in words: `today`, `tomorrow`, `yesterday`, `in 3 days`, `5 days ago`.
#[must_use]
pub fn distance(date: Date, today: Date) -> String {
    let days = days_between(today, date);
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {}", plural(days.unsigned_abs(), "day", "days")),
        _ => format!("{} ago", plural(days.unsigned_abs(), "day", "days")),
    }
}

/// How late a due day is, for a column of eight: `9d late`, `today`, `in 4d`; from 100 days on in weeks (`29w late`), from 100 weeks in years.
#[must_use]
pub fn lateness(date: Date, today: Date) -> String {
    let days = days_between(today, date);
    match days {
        0 => "today".to_owned(),
        1.. => format!("in {}", span(days.unsigned_abs())),
        _ => format!("{} late", span(days.unsigned_abs())),
    }
}

/// How long ago a day was, for a column of eight: `6d ago`, `today`, `15w ago`.
#[must_use]
pub fn age(date: Date, today: Date) -> String {
    match days_between(date, today) {
        ..=0 => "today".to_owned(),
        days => format!("{} ago", span(days.unsigned_abs())),
    }
}

/// A span of days in at most three characters: `99d`, `14w`, `27y`.
fn span(days: u64) -> String {
    match days {
        0..100 => format!("{days}d"),
        100..700 => format!("{}w", days / 7),
        _ => format!("{}y", (days / 365).clamp(1, 99)),
    }
}

/// Whole days from one day to another; negative if `to` is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i64 {
    (to - from).num_days()
}

/// The day so many days later (earlier if negative); the nearest day that can be written if there is none.
#[must_use]
pub fn add_days(date: Date, days: i64) -> Date {
    let step = Days::new(days.unsigned_abs());
    if days < 0 {
        date.checked_sub_days(step).unwrap_or(Date::MIN)
    } else {
        date.checked_add_days(step).unwrap_or(Date::MAX)
    }
}

/// Whether the day is Monday to Friday and no bank holiday in England.
#[must_use]
pub fn is_working_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && bank_holiday(date).is_none()
}

/// The nearest working day before a day.
#[must_use]
pub fn working_day_before(date: Date) -> Date {
    date.iter_days().rev().skip(1).find(|day| is_working_day(*day)).unwrap_or(date)
}

#[cfg(test)]
mod tests;
