//! The words of a typed date: numbers, month names and weekdays, whatever stands between them.

use chrono::Weekday;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];

/// One word of a typed date, in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word<'a> {
    /// Up to four figures, and how many there were.
    Number { value: u32, digits: usize },
    /// Letters.
    Name(&'a str),
}

impl Word<'_> {
    /// The month meant: a name, or a number of one or two figures (which may be too high).
    pub(super) fn month(self) -> Option<u32> {
        match self {
            Word::Number { value, digits: 1..=2 } => Some(value),
            Word::Number { .. } => None,
            Word::Name(name) => month_of(name),
        }
    }
}

/// The words of a lower-case text; nothing if it holds what no date holds. Between two words stands one separator
/// (`/`, `-`, `.`, a comma or a space, with spaces round it), or none between figures and letters. `27th` is 27.
pub(super) fn split(lower: &str) -> Option<Vec<Word<'_>>> {
    let mut words = Vec::new();
    let mut rest = lower.trim();
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let letters = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        let (word, after) = rest.split_at_checked(digits.max(letters))?;
        match (digits, letters) {
            (1..=4, _) => words.push(Word::Number { value: word.parse().ok()?, digits }),
            (0, 1..) if is_ordinal(word) && matches!(words.last(), Some(Word::Number { digits: 1..=2, .. })) => {}
            (0, 1..) => words.push(Word::Name(word)),
            _ => return None,
        }
        let after = after.trim_start();
        rest = after.strip_prefix(['/', '-', '.', ',']).unwrap_or(after).trim_start();
        if rest.is_empty() && after.starts_with(['/', '-']) || words.len() > 4 {
            return None;
        }
    }
    Some(words)
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

/// The number of a month by its name or at least three letters of it.
pub(super) fn month_of(name: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(name))?;
    u32::try_from(index + 1).ok()
}

/// The first three letters of a month; nothing for a number that is none.
pub(super) fn month_short(month: u32) -> &'static str {
    let index = usize::try_from(month).unwrap_or_default().wrapping_sub(1);
    MONTHS.get(index).and_then(|name| name.get(..3)).unwrap_or_default()
}

/// A weekday by its name or at least three letters of it (`weds` too).
pub(super) fn weekday_of(name: &str) -> Option<Weekday> {
    if name == "weds" {
        return Some(Weekday::Wed);
    }
    WEEKDAYS.iter().find(|(day, _)| name.len() >= 3 && day.starts_with(name)).map(|(_, day)| *day)
}
