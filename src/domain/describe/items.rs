//! Sentences about bids, triggers, gaps, outcomes, orders, plans and the other items.

use super::super::identity::OcgTag;
use super::super::item::{Content, Item, Plan};
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

/// `4P plan, version 2,`: what a sentence about a version goes on from.
fn version(plan: &Plan) -> String {
    format!("4P plan, version {},", plan.version)
}

/// A version with all that it says: the fact does not know the version before it.
fn plan_added(ocg: Option<&OcgTag>, plan: &Plan, voice: Voice) -> String {
    let said = clean_line(&plan.clauses().join("; "));
    let said = if said.is_empty() { said } else { format!(": {said}") };
    format!("{}{} {} recorded{said}", lead("", ocg), version(plan), voice.of("is", "was"))
}

pub(super) fn added(item: &Item, voice: Voice) -> String {
    if let Content::Plan(plan) = &item.content {
        return plan_added(item.ocg.as_ref(), plan, voice);
    }
    // The words of an item are no subject of a sentence ("1 December 2026: 4 arrests"), and every line of a record says what was recorded.
    format!("{}{}", lead(&item.number, item.ocg.as_ref()), clean_line(&item.content.words()))
}

pub(super) fn struck_out(item: &Item, voice: Voice) -> String {
    let words = match &item.content {
        Content::Plan(plan) => version(plan),
        content => clean_line(&content.words()),
    };
    format!("{}{words} {} struck out", lead(&item.number, item.ocg.as_ref()), voice.of("is", "was"))
}

pub(super) fn changed(change: &Change<'_>, voice: Voice) -> String {
    let lead = lead(change.number, change.ocg);
    if let (Content::Plan(from), Content::Plan(to)) = (change.from, change.to) {
        let said = clean_line(&to.differences(from).join("; "));
        let said = if said.is_empty() { said } else { format!(": {said}") };
        let because = because(change.because);
        return format!("{lead}{} {} amended{said}{because}", version(to), voice.of("is", "was"));
    }
    if let (Content::Statement(from), Content::Statement(to)) = (change.from, change.to)
        && let Some(said) = to.looked_at_again(from)
    {
        let (is, text) = (voice.of("is", "was"), clean_line(&to.text));
        return format!("{lead}statement \"{text}\" {is} {said}{}", because(change.because));
    }
    let to = clean_line(&change.to.words());
    let from = clean_line(&change.from.words());
    if from == to {
        return format!("{lead}{to} {} amended{}", voice.of("is", "was"), because(change.because));
    }
    format!("{lead}{to}, in place of {from}{}", because(change.because))
}
