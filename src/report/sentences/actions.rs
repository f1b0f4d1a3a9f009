//! Sentences about actions: raised, changed, and every step of their life.

use super::{Around, Told, differ, on};
use crate::domain::action::{Action, ActionState};
use crate::domain::describe::action_differences;
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::identity::OfficerTag;
use crate::domain::tier::Strand;
use crate::domain::time::{long, plain};
use crate::report::document::{Text, ended};

pub(super) fn tell(fact: &Fact, around: &Around<'_>) -> Told {
    match fact {
        Fact::ActionRaised { action } => raised(action),
        Fact::ActionStruckOut { action } => Told::new(
            "Action",
            Text::reference(&action.number),
            lead(&action.number).and(" is struck out; its number stays spent."),
        ),
        Fact::ActionAmended { action, from, to } => {
            let what = differ(&action_differences(from, to));
            Told::new(
                "Amendment",
                Text::reference(&action.number),
                lead(&action.number).and(&format!(" is amended: {}", ended(&what))),
            )
        }
        Fact::ActionExtended { action, from, to, reason_code, because } => {
            let moves = match from.due {
                None => format!(": due date is set to {}.", on(to.due)),
                Some(due) => {
                    format!(": due date moves from {} to {} (extension {}).", plain(due), on(to.due), to.extensions)
                }
            };
            Told::new("Extension", Text::reference(&action.number), lead(&action.number).and(&moves))
                .because(&coded(reason_code, because))
        }
        Fact::ActionTransferred { action, from, to, because } => Told::new(
            "Transfer",
            Text::reference(&action.number),
            lead(&action.number)
                .and(": passes from ")
                .and_text(owner(from.as_ref()))
                .and(" to ")
                .and_text(owner(to.as_ref()))
                .and("; number and due date unchanged."),
        )
        .because(because),
        Fact::ActionMoved { action, step, to, .. } => moved(&action.number, *step, to, around),
        // Every other fact is told elsewhere; the match that sends facts here has no wildcard.
        other => Told::new("Entry", Text::from(other.kind()), Text::from(other.kind())),
    }
}

fn lead(number: &str) -> Text {
    Text::from("Action ").and_ref(number)
}

fn owner(owner: Option<&OfficerTag>) -> Text {
    owner.map_or_else(|| Text::from("no one"), |owner| Text::reference(&owner.label))
}

/// The P of an action in words, with the second one.
pub(in crate::report) fn strands(first: Option<Strand>, second: Option<Strand>) -> String {
    let first = first.map_or("no P", Strand::word);
    second.map_or_else(|| first.to_owned(), |second| format!("{first}, also {second}"))
}

/// A reason code with the words beside it, as far as each was given.
pub(in crate::report) fn coded(code: &str, words: &str) -> String {
    match (code.trim(), words.trim()) {
        ("", words) => words.to_owned(),
        (code, "") => code.to_owned(),
        (code, words) => format!("{code}: {words}"),
    }
}

/// Whether words begin as a sentence does: a capital and a small letter. They then stand after a colon, as typed.
fn begins_a_sentence(words: &str) -> bool {
    let mut letters = words.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

fn raised(action: &Action) -> Told {
    let due = action.due.map_or_else(|| ", no date".to_owned(), |due| format!(", by {}", long(due)));
    let text = action.details.text.trim().trim_end_matches('.');
    let mut sentence = owner(action.owner.as_ref())
        .and(if begins_a_sentence(text) { ": " } else { " to " })
        .and(text)
        .and(&due)
        .and(".");
    if !action.details.detail.trim().is_empty() {
        sentence = sentence.and(" Detail: ").and(&ended(&action.details.detail));
    }
    Told {
        aside: strands(action.details.strand, action.details.second),
        runs_on: true,
        ..Told::new("Action", Text::reference(&action.number), sentence)
    }
}

fn result(text: Text, words: &str) -> Text {
    if words.trim().is_empty() { text } else { text.and(" Result: ").and(&ended(words)) }
}

fn moved(number: &str, step: ActionStep, to: &ActionState, around: &Around<'_>) -> Told {
    let told = |word, sentence| Told::new(word, Text::reference(number), sentence);
    match step {
        ActionStep::Started => told("Progress", lead(number).and(" is in progress.")),
        ActionStep::Claimed => {
            let by = if to.by.is_empty() { Text::from("The owner") } else { Text::reference(&to.by) };
            told("Claim", result(by.and(" claims action ").and_ref(number).and(" complete."), &to.result))
        }
        ActionStep::ClaimRefused => {
            let due = around.due.map_or_else(String::new, |due| format!(", due {}", plain(due)));
            let sentence = Text::from("The claim on action ")
                .and_ref(number)
                .and(&format!(" is not accepted; it is in progress again{due}."));
            told("Claim", sentence).because(&to.result)
        }
        ActionStep::Discharged => told("Discharge", result(lead(number).and(" is discharged."), &to.result)),
        ActionStep::Cancelled => {
            told("Cancellation", lead(number).and(" is cancelled.")).because(&coded(&to.reason_code, &to.result))
        }
        ActionStep::PassedOut => {
            let (body, because) = to.result.split_once(": ").unwrap_or((&to.result, ""));
            told(
                "Transfer",
                lead(number).and(&format!(": passes to {} outside this record and is closed here.", body.trim())),
            )
            .because(because)
        }
        ActionStep::TakenBack => told("Action", lead(number).and(&format!(" is {} again.", to.status.word()))),
    }
}
