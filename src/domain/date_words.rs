//! Dates as people type them: `fri`, `+2w`, `27/11`, `27 nov`, `next`, `board`, `eom`. Day first, never US order.
//!
//! Knows no clock and no meeting: today and the anchors come in as values. Every refusal is one sentence that says what
//! would be understood (screens section 17).

mod words;

use chrono::{Datelike, Months, Weekday};

use self::words::{Word, month_of, split, weekday_of};
use super::time::{
    Date, add_days, bank_holiday, days_between, distance, last_of_month, long, month_name, weekday_name,
    working_day_before,
};

/// Years a date may lie in; anything else is a slip of the finger.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

const HINT: &str = "Type 27/11, fri or +2w.";

/// Days that have a name in the meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    /// The next tasking meeting: `next`.
    pub next_meeting: Option<Date>,
    /// The next governance board: `board`.
    pub board: Option<Date>,
}

/// Which way a date without a year, or a weekday, is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Ahead,
    Back,
}

/// Reads a date that is to come, as typed: a weekday is the next such day and never today; a day and month without a year
/// is the next such day from today on.
///
/// # Errors
/// One sentence for the person who typed it.
pub fn parse(text: &str, today: Date, anchors: &Anchors) -> Result<Date, String> {
    read(text, today, anchors, Look::Ahead)
}

/// Reads a date that has been, as typed: a weekday is the last such day before today; a day and month without a year is
/// the last such day up to today.
///
/// # Errors
/// As [`parse`].
pub fn parse_past(text: &str, today: Date, anchors: &Anchors) -> Result<Date, String> {
    read(text, today, anchors, Look::Back)
}

/// Reads a date in a cell of an imported sheet: the forms with a four-figure year only (`27/11/2026`, `2026-11-27`,
/// `27 Nov 2026`), with or without a time, which is ignored.
///
/// # Errors
/// One sentence that names the text.
pub fn parse_cell(text: &str) -> Result<Date, String> {
    let lower = text.trim().to_ascii_lowercase();
    let dated = before_time(&lower);
    let words = split(dated).ok_or_else(|| unread_cell(text))?;
    match full_date(&words) {
        Some(found) => in_range(found?),
        None => Err(unread_cell(text)),
    }
}

/// A date as it is echoed beside the field: `Friday 27 November 2026, in 3 days`.
#[must_use]
pub fn echo(date: Date, today: Date) -> String {
    format!("{}, {}", long(date), distance(date, today))
}

/// What to say of a day that is not a working day, with the working day before it; nothing for a working day.
#[must_use]
pub fn note(date: Date) -> Option<String> {
    let before = working_day_before(date);
    let holiday = bank_holiday(date);
    if holiday.is_none() && !matches!(date.weekday(), Weekday::Sat | Weekday::Sun) {
        return None;
    }
    let name = holiday.map_or(String::new(), |name| format!(" ({name})"));
    let which = if days_between(before, date) == 1 { "the day before" } else { "the last working day before it" };
    Some(format!("{} is not a working day{name}. {} is {which}.", day_month(date), day_month(before)))
}

fn day_month(date: Date) -> String {
    format!("{} {} {}", weekday_name(date), date.day(), month_name(date))
}

fn read(text: &str, today: Date, anchors: &Anchors, look: Look) -> Result<Date, String> {
    let lower = text.trim().to_ascii_lowercase();
    let found = match lower.as_str() {
        "" => return Err(format!("A date is needed. {HINT}")),
        "today" => today,
        "tomorrow" | "tom" => add_days(today, 1),
        "yesterday" => add_days(today, -1),
        "next" => anchors.next_meeting.ok_or_else(|| format!("No next meeting has a date yet. {HINT}"))?,
        "board" => anchors.board.ok_or_else(|| format!("No board has a date yet. {HINT}"))?,
        "eom" => last_of_month(today.year(), today.month()).unwrap_or(today),
        other => match (other.strip_prefix('+'), other.strip_prefix('-')) {
            (Some(step), _) => stepped(step, today, 1)?,
            (_, Some(step)) => stepped(step, today, -1)?,
            _ => written(text, other, today, look)?,
        },
    };
    in_range(found)
}

fn in_range(date: Date) -> Result<Date, String> {
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(year_refused(date.year())) }
}

fn year_refused(year: i32) -> String {
    format!("The year {year} is too far away. Use a year from {} to {}.", YEARS.start(), YEARS.end())
}

/// `2w`, `10d`, `3m`, `1y` after a sign.
fn stepped(step: &str, today: Date, sign: i64) -> Result<Date, String> {
    let step = step.trim_start();
    let digits = step.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = step.split_at_checked(digits).unwrap_or_default();
    let shown = if sign < 0 { '-' } else { '+' };
    let far = || format!("{shown}{number}{} is too far away. {HINT}", unit.trim());
    let count = match number {
        "" => return Err(format!("A number is needed after {shown}. {HINT}")),
        number => number.parse::<u32>().map_err(|_| "That is too far away. Type 27/11, fri or +2w.".to_owned())?,
    };
    let days = match unit.trim() {
        "d" | "day" | "days" => 1,
        "w" | "week" | "weeks" => 7,
        "m" | "month" | "months" => return months(today, Some(count), sign).ok_or_else(far),
        "y" | "year" | "years" => return months(today, count.checked_mul(12), sign).ok_or_else(far),
        _ => return Err(format!("{shown}{number} needs d, w or m for days, weeks or months: {shown}{number}d.")),
    };
    let date = add_days(today, sign * days * i64::from(count));
    if YEARS.contains(&date.year()) { Ok(date) } else { Err(far()) }
}

fn months(today: Date, count: Option<u32>, sign: i64) -> Option<Date> {
    let step = Months::new(count?);
    let date = if sign < 0 { today.checked_sub_months(step) } else { today.checked_add_months(step) }?;
    YEARS.contains(&date.year()).then_some(date)
}

/// A date in figures or with the month's name, with or without weekday and year.
fn written(typed: &str, lower: &str, today: Date, look: Look) -> Result<Date, String> {
    use Word::{Name, Number};
    let unread =
        || format!("\"{}\" is not a date. {HINT}", crate::text::cut(&crate::text::clean_line(typed.trim()), 30));
    let words = split(lower).ok_or_else(unread)?;
    if let Some(found) = full_date(&words) {
        return found;
    }
    let (weekday, rest) = without_weekday(&words);
    let date = match *rest {
        [] => return weekday.map(|day| nearest_weekday(day, today, look)).ok_or_else(unread),
        [Number { digits: 4, .. }] | [Number { digits: 4, .. }, _] | [_, Number { digits: 4, .. }] => {
            return Err(format!("The date must include a day. {HINT}"));
        }
        [Name(name)] if month_of(name).is_some() => return Err(format!("The date must include a day. {HINT}")),
        [Number { .. }] => return Err(format!("The date must include a month. {HINT}")),
        [Number { value: day, .. }, month] => {
            let month = month.month().ok_or_else(unread)?;
            without_year(day, month, today, look)?
        }
        [Number { value: day, .. }, month, Number { value, digits: 2 }] => {
            let month = month.month().ok_or_else(unread)?;
            built(day, month, if value < 90 { 2000 + value } else { 1900 + value })?
        }
        [Number { .. }, month, Number { value, .. }] if month.month().is_some() => {
            return Err(year_refused(i32::try_from(value).unwrap_or_default()));
        }
        [Name(name), Number { value: day, .. }, ..] => match month_of(name) {
            Some(month) if (1..=31).contains(&day) => {
                return Err(format!("The day comes before the month. Type {day} {}.", words::month_short(month)));
            }
            _ => return Err(unread()),
        },
        _ => return Err(unread()),
    };
    agreeing(weekday, date)
}

/// A date with day, month and four-figure year, in either order that is not American. Nothing if it is another form.
fn full_date(words: &[Word<'_>]) -> Option<Result<Date, String>> {
    use Word::Number;
    let (weekday, rest) = without_weekday(words);
    let (day, month, year) = match *rest {
        [Number { value: year, digits: 4 }, Number { value: month, .. }, Number { value: day, digits: 1..=2 }] => {
            (day, month, year)
        }
        [Number { value: day, digits: 1..=2 }, month, Number { value: year, digits: 4 }] => (day, month.month()?, year),
        _ => return None,
    };
    Some(built(day, month, year).and_then(|date| agreeing(weekday, date)))
}

fn without_weekday<'a, 'b>(words: &'b [Word<'a>]) -> (Option<Weekday>, &'b [Word<'a>]) {
    match words {
        [Word::Name(name), rest @ ..] => match weekday_of(name) {
            Some(day) => (Some(day), rest),
            None => (None, words),
        },
        _ => (None, words),
    }
}

fn agreeing(weekday: Option<Weekday>, date: Date) -> Result<Date, String> {
    match weekday {
        Some(day) if day != date.weekday() => {
            let named = add_days(
                date,
                i64::from(day.num_days_from_monday()) - i64::from(date.weekday().num_days_from_monday()),
            );
            Err(format!("{} is a {}, not a {}.", super::time::plain(date), weekday_name(date), weekday_name(named)))
        }
        _ => Ok(date),
    }
}

fn nearest_weekday(day: Weekday, today: Date, look: Look) -> Date {
    let (from, to) = (i64::from(today.weekday().num_days_from_monday()), i64::from(day.num_days_from_monday()));
    match look {
        Look::Ahead => add_days(today, (to - from - 1).rem_euclid(7) + 1),
        Look::Back => add_days(today, -((from - to - 1).rem_euclid(7) + 1)),
    }
}

/// The day and month nearest to today in the direction asked; 29 February is refused where that year has none.
fn without_year(day: u32, month: u32, today: Date, look: Look) -> Result<Date, String> {
    let this_year = u32::try_from(today.year()).unwrap_or_default();
    let passed = match look {
        Look::Ahead => (month, day) < (today.month(), today.day()),
        Look::Back => (month, day) > (today.month(), today.day()),
    };
    match (passed, look) {
        (false, _) => built(day, month, this_year),
        (true, Look::Ahead) => built(day, month, this_year.saturating_add(1)),
        (true, Look::Back) => built(day, month, this_year.saturating_sub(1)),
    }
}

fn built(day: u32, month: u32, year: u32) -> Result<Date, String> {
    let year = i32::try_from(year).unwrap_or_default();
    if !YEARS.contains(&year) {
        return Err(year_refused(year));
    }
    let Some(last) = last_of_month(year, month) else {
        return Err(format!("There is no month {month}. The day comes first: 27/11 is 27 November."));
    };
    if day == 0 {
        let first = last.with_day(1).unwrap_or(last);
        return Err(format!("0 {} does not exist. The first day is {}.", month_name(last), long(first)));
    }
    last.with_day(day).ok_or_else(|| {
        let name = month_name(last);
        let year = if month == 2 && day == 29 { format!(" {year}") } else { String::new() };
        format!("{day} {name}{year} does not exist. The last day is {}.", long(last))
    })
}

/// A time of day as it is typed: `09:58`, `9:58` or `0958`, as hour and minute.
///
/// # Errors
/// One sentence that names the text.
pub fn clock_time(text: &str) -> Result<(u32, u32), String> {
    let text = text.trim();
    let parts = text.split_once(':').or_else(|| match text.len() {
        4 => text.split_at_checked(2),
        _ => None,
    });
    let figures = |part: &str| {
        let plain = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| plain)
    };
    parts
        .and_then(|(hour, minute)| figures(hour).zip(figures(minute)))
        .filter(|(hour, minute)| *hour < 24 && *minute < 60)
        .ok_or_else(|| {
            let shown = crate::text::clean_line(text);
            format!("\"{}\" is not a time of day. Type 09:58.", crate::text::cut(&shown, 30))
        })
}

/// The text of a cell without a time of day after the date.
fn before_time(lower: &str) -> &str {
    let Some((head, tail)) = lower.split_once(':') else { return lower };
    let is_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' ' | '+' | '-' | 'a' | 'p' | 'm' | 'z');
    let date = head.trim_end_matches(|c: char| c.is_ascii_digit());
    if date.len() == head.len() || !tail.chars().all(is_time) {
        return lower;
    }
    date.strip_suffix('t').unwrap_or(date).trim_end().trim_end_matches(',')
}

fn unread_cell(text: &str) -> String {
    let shown = crate::text::clean_line(text.trim());
    format!("\"{}\" is not a date such as 27/11/2026.", crate::text::cut(&shown, 30))
}

#[cfg(test)]
mod tests;
