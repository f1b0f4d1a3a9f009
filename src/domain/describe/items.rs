//! Sentences about bids, triggers, gaps, outcomes, orders, plans and the other items.

use super::super::identity::OcgTag;
use super::super::item::{Content, Item};
use super::{Voice, because};
use crate::text::clean_line;

/// A change of an item, as the fact holds it.
pub(super) struct Change<'a> {
    pub(super) number: &'a str,
    pub(super) ocg: Option<&'a OcgTag>,
    pub(super) from: &'a Content,
    pub(super) to: &'a Content,
    pub(super) because: &'a str,
}

fn lead(number: &str, ocg: Option<&OcgTag>) -> String {
    match (number.is_empty(), ocg) {
        (false, Some(ocg)) => format!("{number} ({ocg}), "),
        (false, None) => format!("{number}, "),
        (true, Some(ocg)) => format!("{ocg}, "),
        (true, None) => String::new(),
    }
}

pub(super) fn added(item: &Item, voice: Voice) -> String {
    let words = clean_line(&item.content.words());
    format!("{}{words} {} recorded", lead(&item.number, item.ocg.as_ref()), voice.of("is", "was"))
}

pub(super) fn struck_out(item: &Item, voice: Voice) -> String {
    let words = clean_line(&item.content.words());
    format!("{}{words} {} struck out", lead(&item.number, item.ocg.as_ref()), voice.of("is", "was"))
}

pub(super) fn changed(change: &Change<'_>, voice: Voice) -> String {
    let lead = lead(change.number, change.ocg);
    if let (Content::Plan(from), Content::Plan(to)) = (change.from, change.to)
        && let differences = to.differences(from)
        && !differences.is_empty()
    {
        let said = clean_line(&differences.join("; "));
        let because = because(change.because);
        return format!("{lead}4P plan, version {}, {} amended: {said}{because}", to.version, voice.of("is", "was"));
    }
    let to = clean_line(&change.to.words());
    let from = clean_line(&change.from.words());
    if from == to {
        return format!("{lead}{to} {} amended{}", voice.of("is", "was"), because(change.because));
    }
    format!("{lead}{to} {} recorded in place of {from}{}", voice.of("is", "was"), because(change.because))
}
