//! Bank holidays in England: computed for any year, with the days moved or added by proclamation since 2011.

use chrono::{Datelike, Weekday};

use super::{Date, days_between, last_weekday};

/// Days proclaimed once: added, or to which a holiday was moved.
const PROCLAIMED: [(i32, u32, u32, &str); 8] = [
    (2011, 4, 29, "Royal Wedding"),
    (2012, 6, 4, "spring bank holiday"),
    (2012, 6, 5, "Diamond Jubilee"),
    (2020, 5, 8, "early May bank holiday"),
    (2022, 6, 2, "spring bank holiday"),
    (2022, 6, 3, "Platinum Jubilee"),
    (2022, 9, 19, "State Funeral"),
    (2023, 5, 8, "Coronation"),
];

/// The name of the bank holiday in England on that day, if it is one. A holiday on a weekend is taken on its substitute
/// day; the weekend day itself is not named. Holidays not yet proclaimed are not known.
#[must_use]
pub fn bank_holiday(date: Date) -> Option<&'static str> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if let Some((.., name)) = PROCLAIMED.iter().find(|(y, m, d, _)| (*y, *m, *d) == (year, month, day)) {
        return Some(name);
    }
    let weekday = date.weekday();
    if matches!(weekday, Weekday::Sat | Weekday::Sun) {
        return None;
    }
    let monday = weekday == Weekday::Mon;
    match (month, day) {
        (1, 1) => Some("New Year's Day"),
        (1, 2..=3) if monday => Some("New Year's Day (substitute day)"),
        (5, 1..=7) if monday && year != 2020 => Some("early May bank holiday"),
        (5, _) if date == last_weekday(year, 5, Weekday::Mon) && !matches!(year, 2012 | 2022) => {
            Some("spring bank holiday")
        }
        (8, _) if date == last_weekday(year, 8, Weekday::Mon) => Some("summer bank holiday"),
        (12, 25) => Some("Christmas Day"),
        (12, 26) => Some("Boxing Day"),
        // Christmas Day on a Saturday or a Sunday.
        (12, 27) if matches!(weekday, Weekday::Mon | Weekday::Tue) => Some("Christmas Day (substitute day)"),
        // Boxing Day on a Saturday or a Sunday.
        (12, 28) if matches!(weekday, Weekday::Mon | Weekday::Tue) => Some("Boxing Day (substitute day)"),
        _ => match days_between(easter(year)?, date) {
            -2 => Some("Good Friday"),
            1 => Some("Easter Monday"),
            _ => None,
        },
    }
}

/// Easter Sunday in the Gregorian calendar, by the rule of 1876 (Butcher).
fn easter(year: i32) -> Option<Date> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let shift = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - century.div_euclid(4) - shift + 15).rem_euclid(30);
    let to_sunday = (32 + 2 * century.rem_euclid(4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    Date::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}
