//! What a form about actions would change, as a table: now, will be, reason; a row for each action (screens section 6).
//!
//! Worked out from the form as it stands, before the record is asked. It must not know how it is drawn nor judge what is typed.

use super::field::{Kind, Name};
use super::{Form, Purpose};
use crate::domain::action::{ActionStatus, days_late};
use crate::domain::board::ActionLine;
use crate::domain::carried::CARRIED_OFTEN;
use crate::domain::date_words::Anchors;
use crate::domain::time::{Date, days_between, month_name, weekday_name};
use crate::model::panes::short_reference;
use chrono::Datelike as _;

/// An action a form is about, as it stood when the form opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted {
    /// Number.
    pub number: String,
    /// Due.
    pub due: Option<Date>,
    /// Owner in words; empty for none.
    pub owner: String,
    /// Status.
    pub status: ActionStatus,
    /// At how many closed meetings it was overdue, as far as the screen knows.
    pub carried: u32,
}

impl Acted {
    /// The action of a line of a list.
    #[must_use]
    pub fn of(line: &ActionLine, carried: u32) -> Self {
        Self {
            number: line.number.clone(),
            due: line.due,
            owner: line.owner_label.clone(),
            status: line.status,
            carried,
        }
    }
}

/// What would become of one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number.
    pub number: String,
    /// As it is.
    pub now: String,
    /// As it would be; `-` while that is not said yet.
    pub will: String,
    /// Why; `-` while nothing is said.
    pub reason: String,
}

/// The heads of the table; nothing for a form that changes no actions.
#[must_use]
pub const fn heads(purpose: &Purpose) -> Option<[&'static str; 4]> {
    Some(match purpose {
        Purpose::Extend(_) => ["Action", "Due now", "Will be", "Reason"],
        Purpose::Hand(_) => ["Action", "Owner now", "Will be", "Because"],
        Purpose::Step(_) => ["Action", "Stands now", "Will be", "Result"],
        Purpose::Drop(_) => ["Action", "Stands now", "Will be", "Reason"],
        _ => return None,
    })
}

/// How many actions a form changes.
#[must_use]
pub const fn count(purpose: &Purpose) -> usize {
    match purpose {
        Purpose::Extend(ids) | Purpose::Hand(ids) | Purpose::Step(ids) | Purpose::Drop(ids) => ids.len(),
        _ => 0,
    }
}

/// What the form as it stands would make of each of its actions.
#[must_use]
pub fn changes(form: &Form, today: Date, anchors: &Anchors) -> Vec<Change> {
    let new = form.field(Name::Due).and_then(|field| field.read_date(today, anchors).ok().flatten());
    let reason = said(form, &[Name::Code, Name::Because, Name::Evidence]);
    form.acts_on
        .iter()
        .map(|acted| {
            let (now, will) = match &form.purpose {
                Purpose::Extend(_) => (acted.due.map_or("no date".to_owned(), dated), moved(acted.due, new)),
                Purpose::Hand(_) => (or(&acted.owner, "nobody"), said(form, &[Name::SharedWith, Name::Officer])),
                Purpose::Step(_) => (standing(acted.status).to_owned(), step(form.value(Name::Status)).to_owned()),
                _ => (standing(acted.status).to_owned(), "cancelled".to_owned()),
            };
            Change { number: acted.number.clone(), now, will, reason: reason.clone() }
        })
        .collect()
}

/// Of which actions a new date means that they were put off once more, many times by now: "0341 will have been carried 4 times."
#[must_use]
pub fn carried_on(form: &Form, today: Date) -> Option<String> {
    if !matches!(form.purpose, Purpose::Extend(_)) {
        return None;
    }
    let often = |acted: &&Acted| acted.carried >= CARRIED_OFTEN && days_late(acted.status, acted.due, today).is_some();
    let words: Vec<String> = form
        .acts_on
        .iter()
        .filter(often)
        .map(|acted| format!("{} will have been carried {} times.", short_reference(&acted.number), acted.carried + 1))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The first of these fields that says something, the label of what is picked rather than its value.
fn said(form: &Form, names: &[Name]) -> String {
    let words = names.iter().filter_map(|name| form.field(*name)).map(|field| match &field.kind {
        Kind::Pick { options, at } => at.and_then(|at| options.get(at)).map_or("", |option| option.label.as_str()),
        _ => field.text(),
    });
    or(words.filter(|words| !words.is_empty()).take(1).collect::<String>().as_str(), "-")
}

fn or(words: &str, other: &str) -> String {
    if words.is_empty() { other.to_owned() } else { words.to_owned() }
}

/// `Tue 8 December`.
fn dated(date: Date) -> String {
    let weekday: String = weekday_name(date).chars().take(3).collect();
    format!("{weekday} {} {}", date.day(), month_name(date))
}

/// `Tue 8 December (+35 days)`.
fn moved(from: Option<Date>, to: Option<Date>) -> String {
    match (from, to) {
        (_, None) => "-".to_owned(),
        (None, Some(to)) => dated(to),
        (Some(from), Some(to)) => match days_between(from, to) {
            0 => format!("{} (the same)", dated(to)),
            days => {
                let word = if days.unsigned_abs() == 1 { "day" } else { "days" };
                format!("{} ({days:+} {word})", dated(to))
            }
        },
    }
}

/// Where an action stands, in a word.
const fn standing(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Open => "open",
        ActionStatus::InProgress => "begun",
        ActionStatus::ClaimedComplete => "claimed",
        ActionStatus::Discharged => "signed off",
        ActionStatus::Transferred => "passed out",
        ActionStatus::Cancelled => "cancelled",
    }
}

fn step(value: &str) -> &'static str {
    match value {
        "claim" => "claimed",
        "start" => "begun",
        "refuse" => "back with its owner",
        _ => "signed off",
    }
}

/// `1st`, `2nd`, `3rd`, `11th`.
#[must_use]
pub fn ordinal(number: u32) -> String {
    let end = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_and_moves_read_as_they_are_said() {
        let words: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 112].into_iter().map(ordinal).collect();
        assert_eq!(words, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
        let day = |month, day| Date::from_ymd_opt(2026, month, day);
        assert_eq!(moved(day(11, 3), day(12, 8)), "Tue 8 December (+35 days)");
        assert_eq!(moved(day(12, 8), day(12, 7)), "Mon 7 December (-1 day)");
        assert_eq!(moved(day(12, 8), day(12, 8)), "Tue 8 December (the same)");
        assert_eq!(moved(day(12, 8), None), "-");
        assert_eq!(moved(None, day(12, 8)), "Tue 8 December");
    }
}
