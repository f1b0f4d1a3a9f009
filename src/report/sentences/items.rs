//! Sentences about bids, triggers, gaps, outcomes, orders, plans, learning, operations, general decisions, remarks and corrections.

use super::{Around, Told, plans, reason_or_none};
use crate::domain::identity::OcgTag;
use crate::domain::item::{Bid, Content, Correction, Decision, Item, ItemKind, Objective, ObjectiveState};
use crate::domain::time::plain;
use crate::report::document::{Text, ended};
use crate::text::count_group;

/// The word an entry about an item begins with.
const fn word(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Bid => "Bid",
        ItemKind::Trigger => "Trigger",
        ItemKind::Gap => "Intelligence gap",
        ItemKind::Outcome => "Outcome",
        ItemKind::Order => "Order",
        ItemKind::Plan => "Plan",
        ItemKind::Learning => "Learning",
        ItemKind::Operation => "Operation",
        ItemKind::Decision => "Decision",
        ItemKind::Remark => "Remark",
        ItemKind::Correction => "Correction",
        ItemKind::Objective => "Board objective",
        ItemKind::BoardMatter => "For the board",
        ItemKind::Statement => "Statement",
        ItemKind::Disclosure => "Disclosure",
        ItemKind::Issue => "Issue",
    }
}

/// The number of an item, or what stands for it in the kinds that have none.
fn label(number: &str, ocg: Option<&OcgTag>, content: &Content, around: &Around<'_>) -> Text {
    match (number.is_empty(), ocg, content) {
        (false, ..) => Text::reference(number),
        (true, _, Content::Correction(correction)) => Text::from(format!("to {}", correction.meeting)),
        (true, _, Content::Operation(operation)) => Text::from(operation.name.as_str()),
        (true, _, Content::Objective(objective)) => Text::from(format!("of {}", plain(objective.set_on))),
        (true, _, Content::Issue(issue)) => Text::from(format!("of {}", issue.paper.word())),
        (true, Some(ocg), _) => around.reference(ocg),
        (true, None, _) => Text::from("without a number"),
    }
}

/// The OCG in front of what is said of it, unless the entry begins with the same words: then the sentence goes on from them.
fn about(ocg: Option<&OcgTag>, number: &Text, around: &Around<'_>) -> Text {
    let name = ocg.map(|ocg| around.named(ocg)).filter(|name| name != number);
    name.map_or_else(Text::default, |name| name.and(": "))
}

/// An entry about an item, which goes on from its number where that is the name of its OCG.
fn told(kind: ItemKind, number: &Text, sentence: Text, ocg: Option<&OcgTag>, around: &Around<'_>) -> Told {
    let runs_on = ocg.is_some_and(|ocg| around.named(ocg) == *number);
    Told { runs_on, ..Told::new(word(kind), number.clone(), sentence) }
}

fn bid(number: &str, bid: &Bid) -> Text {
    let needed = bid.needed_by.map_or_else(String::new, |by| format!(", needed by {}", plain(by)));
    Text::from("Bid ").and_ref(number).and(&format!(
        " to {}: {}{needed}.",
        bid.to_whom,
        bid.what.trim().trim_end_matches('.')
    ))
}

fn decided(decision: &Decision) -> (Text, Text) {
    let board = if decision.to_board { " It is put to the governance board." } else { "" };
    let refused = if decision.refused.trim().is_empty() {
        String::new()
    } else {
        format!(" Put and refused: {}", ended(&decision.refused))
    };
    (Text::from(format!("{}{board}", ended(&decision.text))), reason_or_none(&decision.rationale).and(&refused))
}

fn corrected(correction: &Correction) -> Text {
    let entry = count_group(correction.entry);
    Text::from(format!(
        "Entry {entry} of {} recorded \"{}\"; it should read \"{}\". The original entry {entry} is unchanged.",
        correction.meeting,
        correction.recorded.trim(),
        correction.reads.trim()
    ))
}

/// An item as recorded.
pub(super) fn added(item: &Item, around: &Around<'_>) -> Told {
    let ocg = item.ocg.as_ref();
    let number = label(&item.number, ocg, &item.content, around);
    let told = |sentence| told(item.content.kind(), &number, sentence, ocg, around);
    let about = || about(ocg, &number, around);
    match &item.content {
        Content::Bid(made) => told(about().and_text(bid(&item.number, made))),
        Content::Decision(decision) => {
            let (sentence, reason) = decided(decision);
            Told { reason: Some(reason), ..told(about().and_text(sentence)) }
        }
        Content::Correction(correction) => told(corrected(correction)).because(&correction.because),
        // A remark under an item of the agenda is a note without a number.
        Content::Remark(_) => {
            let (none, words) = (Text::default(), ended(&item.content.words()));
            Told::new("Note", none.clone(), self::about(ocg, &none, around).and(&words))
        }
        Content::Objective(objective) => told(Text::from(objective_words(objective))),
        Content::Plan(plan) => told(about().and(&plans::agreed(plan, around.plan))),
        Content::BoardMatter(_)
        | Content::Statement(_)
        | Content::Disclosure(_)
        | Content::Issue(_)
        | Content::Trigger(_)
        | Content::Gap(_)
        | Content::Outcome(_)
        | Content::Order(_)
        | Content::Learning(_)
        | Content::Operation(_) => told(about().and(&ended(&lead(&item.content)))),
    }
}

/// `close two county lines, to 22 December 2026: met (2 closed).`
fn objective_words(objective: &Objective) -> String {
    let to = objective.to.map_or_else(String::new, |to| format!(", to {}", plain(to)));
    let remark = if objective.remark.is_empty() { String::new() } else { format!(" ({})", objective.remark) };
    let state = match objective.state {
        ObjectiveState::Set => String::new(),
        state => format!(": {}{remark}", state.word()),
    };
    format!("{}{to}{state}.", objective.text.trim().trim_end_matches('.'))
}

/// The words of an item after its own word, which the entry begins with.
fn lead(content: &Content) -> String {
    let words = content.words();
    let bare = words.strip_prefix(content.kind().word()).map(|rest| rest.trim_start_matches([':', ',']).trim_start());
    bare.filter(|rest| !rest.is_empty()).unwrap_or(&words).to_owned()
}

/// An item struck out again.
pub(super) fn struck_out(item: &Item, around: &Around<'_>) -> Told {
    let ocg = item.ocg.as_ref();
    let number = label(&item.number, ocg, &item.content, around);
    let what = Text::from(format!("The {} ", item.content.kind().word())).and_text(number.clone());
    let sentence = about(ocg, &number, around).and_text(what).and(" is struck out.");
    Told::new(word(item.content.kind()), number, sentence)
}

/// An item that moved on.
pub(super) fn changed(
    (number, ocg): (&str, Option<&OcgTag>),
    (from, to): (&Content, &Content),
    because: &str,
    around: &Around<'_>,
) -> Told {
    let named = label(number, ocg, to, around);
    let told = |sentence| told(to.kind(), &named, sentence, ocg, around);
    let about = || about(ocg, &named, around);
    if let (Content::Bid(_), Content::Bid(now)) = (from, to)
        && let Some(answer) = now.answer
    {
        let reason = if now.reason.trim().is_empty() { because } else { &now.reason };
        return told(about().and_text(bid(number, now)).and(&format!(" Answer: {}.", answer.word()))).because(reason);
    }
    let sentence = match (from, to) {
        (_, Content::Objective(now)) => Text::from(objective_words(now)),
        (Content::Plan(before), Content::Plan(now)) => about().and(&plans::amended(now, before)),
        (Content::Statement(before), Content::Statement(now)) if let Some(said) = now.looked_at_again(before) => {
            about().and(&format!("\"{}\" was {said}.", now.text))
        }
        _ => {
            let (to, from) = (lead(to), lead(from));
            // What differs may be in none of the words: then nothing is said to have been otherwise.
            let before = if from == to { "Amended.".to_owned() } else { format!("Before: {}", ended(&from)) };
            about().and(&format!("{} {before}", ended(&to)))
        }
    };
    let told = told(sentence);
    if because.trim().is_empty() { told } else { told.because(because) }
}
