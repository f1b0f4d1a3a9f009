//! What is said when something was recorded, or would be.

use super::json;
use super::output;
use crate::domain::profile::may_belong_elsewhere;
use crate::domain::receipt::{Receipt, Undoable};
use crate::domain::time::clock;
use crate::store::{Store, StoreError};
use crate::text::{count_group, plural};
use serde_json::json;

/// Most sentences of a batch that are read out.
const MOST: usize = 12;

/// A sentence with its full stop.
pub(super) fn stopped(sentence: &str) -> String {
    if sentence.ends_with(['.', '!', '?']) { sentence.to_owned() } else { format!("{sentence}.") }
}

/// `Saved 10:27, entry 4,119`.
fn saved(receipt: &Receipt) -> String {
    let time = clock(receipt.recorded_at);
    if receipt.first == receipt.last {
        format!("Saved {time}, entry {}", count_group(receipt.last))
    } else {
        format!("Saved {time}, entries {} to {}", count_group(receipt.first), count_group(receipt.last))
    }
}

/// Says what was recorded.
pub(super) fn say(receipt: &Receipt, as_json: bool) {
    if as_json {
        output::json(&json::receipt(receipt));
        return;
    }
    match receipt.sentences.as_slice() {
        [one] => output::line(&format!("{}: {}", saved(receipt), stopped(one))),
        several => {
            output::line(&format!("{}: {}", saved(receipt), stopped(&receipt.headline)));
            for sentence in several.iter().take(MOST) {
                output::line(&format!("  {}", stopped(sentence)));
            }
            let entries = receipt.last - receipt.first + 1;
            let rest = entries.saturating_sub(several.len().min(MOST) as u64);
            if rest > 0 {
                output::line(&format!("  and {}", plural(rest, "other entry", "other entries")));
            }
        }
    }
}

/// Warns of words that may belong in another store before anything is recorded; never stops it (domain section 7). On standard error, beside any JSON.
///
/// # Errors
/// The store cannot be read.
pub(super) fn warn(store: &Store, sentences: &[String]) -> Result<(), StoreError> {
    let covert = store.is_covert()?;
    if let Some(words) = store.profile()?.warned(sentences.iter().map(String::as_str)).filter(|_| !covert) {
        output::remark(&format!("Note: {}", may_belong_elsewhere(&words)));
    }
    Ok(())
}

/// Says that a batch was recorded, without reading it out.
pub(super) fn say_headline(receipt: &Receipt) {
    output::line(&format!("{}: {}", saved(receipt), stopped(&receipt.headline)));
}

/// The same on standard error, beside an answer that stands on standard output.
pub(super) fn remark_headline(receipt: &Receipt) {
    output::remark(&format!("{}: {}", saved(receipt), stopped(&receipt.headline)));
}

/// Says what an undo recorded: what was withdrawn, and how things stand now.
pub(super) fn say_undo(receipt: &Receipt, step: &Undoable, as_json: bool) {
    if as_json {
        output::json(&json::receipt(receipt));
    } else {
        output::line(&format!("{}: withdrew: {}", saved(receipt), stopped(&step.headline)));
        output::line(&format!("  {}", stopped(&step.sentence)));
    }
}

/// Says what a redo recorded.
pub(super) fn say_redo(receipt: &Receipt, step: &Undoable, as_json: bool) {
    if as_json {
        output::json(&json::receipt(receipt));
    } else {
        output::line(&format!("{}: brought back: {}", saved(receipt), stopped(&step.sentence)));
    }
}

/// Says what would be recorded.
pub(super) fn would(sentences: &[String], as_json: bool) {
    if as_json {
        output::json(&json!({ "format": "muster.preview/1", "sentences": sentences }));
        return;
    }
    for sentence in sentences {
        output::line(&format!("Would record: {}", stopped(sentence)));
    }
}
