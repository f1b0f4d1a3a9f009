//! How long a text may be, that it is clean, and that it carries no marking above what a store may hold: one rule for every field of the record.

use crate::text;

/// Most characters a field may hold. Longer text belongs in the system the record refers to.
pub const MOST_CHARACTERS: usize = 10_000;
/// Most characters of a name, a reference or a label.
pub const MOST_NAME: usize = 200;

/// A needed line, cleaned and trimmed.
///
/// # Errors
/// One sentence when it is empty or too long; `what` reads like "a reason" and begins the sentence.
pub fn needed(what: &str, value: &str, most: usize) -> Result<String, String> {
    let line = optional(what, value, most)?;
    if line.is_empty() { Err(format!("{} is needed. Type a few words.", text::capital(what))) } else { Ok(line) }
}

/// A name or another short line that may stay empty: as [`optional`], in one line.
///
/// # Errors
/// One sentence when it is too long.
pub fn name(what: &str, value: &str) -> Result<String, String> {
    Ok(text::clean_line(&optional(what, value, MOST_NAME)?))
}

/// A line that may stay empty, cleaned and trimmed.
///
/// # Errors
/// One sentence when it is too long.
pub fn optional(what: &str, value: &str, most: usize) -> Result<String, String> {
    within(what, value, most)?;
    super::marking::within(value)?;
    // A control character is kept as a mark of several letters, and these count.
    let line = text::clean_block(value.trim()).trim().to_owned();
    within(what, &line, most)?;
    Ok(line)
}

fn within(what: &str, value: &str, most: usize) -> Result<(), String> {
    let count = value.chars().count();
    if count <= most {
        return Ok(());
    }
    Err(format!(
        "{} has {} characters; at most {} can be kept. Shorten it.",
        text::capital(what),
        text::count_group(count as u64),
        text::count_group(most as u64)
    ))
}
