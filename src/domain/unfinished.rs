//! What somebody still has to do about an OCG: an action, an answer to a bid, a court order, a matter for the board. None of these is disposed of with the
//! words that say what it was (domain section 8); what nobody knew about the group, and what happened to it, goes with it.
//!
//! It must not know how words are erased.

use super::item::ItemKind;
use super::ocg::Ocg;
use super::reading::{Answer, Reading};
use crate::text::{count_group, listed, plural};

/// The items that bind somebody, beside the actions.
const BINDING: [ItemKind; 3] = [ItemKind::Bid, ItemKind::Order, ItemKind::BoardMatter];

/// Most numbers that are named; the rest are counted.
const MOST_NAMED: usize = 4;

/// Why the record of this OCG cannot be disposed of yet: `Op Alder still has 2 open actions (NB-2026-0412 and NB-2026-0413) and 1 open bid
/// (NB-BID-2026-0007). Decide them first, then dispose of it.` `None` when nothing waits.
///
/// # Errors
/// The record cannot be read.
pub fn unfinished(ocg: &Ocg, record: &dyn Reading) -> Answer<Option<String>> {
    let mut waiting: Vec<String> = Vec::new();
    let actions = record.live_actions_on(ocg.id)?;
    waiting.extend(of_one_kind(&actions, "action"));
    let items = record.open_items_on(ocg.id)?;
    for kind in BINDING {
        let open = items.iter().filter(|item| item.content.kind() == kind);
        let numbers: Vec<String> = open.map(|item| item.number.clone()).collect();
        waiting.extend(of_one_kind(&numbers, kind.word()));
    }
    if waiting.is_empty() {
        return Ok(None);
    }
    Ok(Some(format!("{} still has {}. Decide what waits first, then dispose of it.", ocg.tag(), listed(&waiting))))
}

fn of_one_kind(numbers: &[String], word: &str) -> Option<String> {
    if numbers.is_empty() {
        return None;
    }
    let many = match word.split_once(' ') {
        // "matter for the board": the first word is the one that is counted.
        Some((first, rest)) => format!("{first}s {rest}"),
        None => format!("{word}s"),
    };
    let count = plural(numbers.len() as u64, &format!("open {word}"), &format!("open {many}"));
    let named: Vec<&str> = numbers.iter().map(String::as_str).filter(|number| !number.is_empty()).collect();
    if named.is_empty() {
        return Some(count);
    }
    let mut shown: Vec<String> = named.iter().take(MOST_NAMED).map(|number| (*number).to_owned()).collect();
    if named.len() > MOST_NAMED {
        shown.push(format!("{} more", count_group((named.len() - MOST_NAMED) as u64)));
    }
    Some(format!("{count} ({})", listed(&shown)))
}
