//! How long a text may be, and that it is clean: one rule for every field of the record.

use crate::text;

/// Most characters a field may hold. Longer text belongs in the system the record refers to.
pub const MOST_CHARACTERS: usize = 10_000;
/// Most characters of a name, a reference or a label.
pub const MOST_NAME: usize = 200;

/// A needed line, cleaned and trimmed.
///
/// # Errors
/// One sentence when it is empty or too long; `what` reads like "a reason".
pub fn needed(what: &str, value: &str, most: usize) -> Result<String, String> {
    let line = optional(what, value, most)?;
    if line.is_empty() { Err(format!("{what} is needed. Type a few words.")) } else { Ok(line) }
}

/// A line that may stay empty, cleaned and trimmed.
///
/// # Errors
/// One sentence when it is too long.
pub fn optional(what: &str, value: &str, most: usize) -> Result<String, String> {
    let count = value.chars().count();
    if count > most {
        return Err(format!(
            "{what} has {} characters; at most {} can be kept. Shorten it.",
            text::count_group(count as u64),
            text::count_group(most as u64)
        ));
    }
    Ok(text::clean_block(value.trim()).trim().to_owned())
}
