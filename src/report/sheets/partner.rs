//! What a meeting changed for one partner body: of its own actions and posts, what a partner may be told (papers section 4), and no word that was typed
//! for the force. It must not know the sentences of the minutes: they tell everything.

use super::changed::{News, holds, is_owner, run};
use super::{Desk, raised_for_you};
use crate::domain::action::ActionDetails;
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::identity::{ActionId, OfficerTag};
use crate::domain::time::plain;
use crate::report::document::{Text, ended};
use crate::report::redact::own;
use crate::report::sentences::on;

/// The lines there are, in the order of the record.
pub(super) fn changed(desk: &Desk<'_>) -> Vec<News> {
    let mut items: Vec<Text> = Vec::new();
    let mut raised: Vec<Text> = Vec::new();
    for (entered, fact) in run(desk) {
        let mine = |id: ActionId| is_owner(desk, owner_then(desk, id, entered.entry));
        match fact {
            Fact::ActionRaised { action } if is_owner(desk, action.owner.as_ref()) => {
                raised.push(number(&action.number))
            }
            Fact::ActionTransferred { action, to, .. } if is_owner(desk, to.as_ref()) => {
                items.push(action_of(&action.number).and(" is passed to you."));
            }
            Fact::ActionTransferred { action, from, .. } if is_owner(desk, from.as_ref()) => {
                items.push(action_of(&action.number).and(" is with you no longer."));
            }
            Fact::ActionAmended { action, from, to } if mine(action.id) && told_differ(from, to) => {
                items.push(action_of(&action.number).and(" is amended; it stands below as it is now."));
            }
            Fact::ActionExtended { action, from, to, .. } if mine(action.id) => {
                let words = match from.due {
                    None => format!(": due date is set to {}.", on(to.due)),
                    Some(due) => format!(": due date moves from {} to {}.", plain(due), on(to.due)),
                };
                items.push(action_of(&action.number).and_text(own("action", "due", Text::from(words))));
            }
            Fact::ActionMoved { action, step, to, .. } if mine(action.id) => {
                items.extend(moved(&action.number, *step, &to.result));
            }
            Fact::PostFilled { ocg, post, from, to, .. } => {
                let words = match (holds(desk, from.as_ref()), holds(desk, to.as_ref())) {
                    (false, true) => "you are",
                    (true, false) => "you are no longer",
                    (true, true) | (false, false) => continue,
                };
                let operation = own("ocg", "operation", Text::from(ocg.operation.as_str()));
                items.push(operation.and(&format!(": {words} {}.", post.word())));
            }
            _ => {}
        }
    }
    items.extend(raised_for_you(raised));
    items.into_iter().map(News::kept).collect()
}

/// Whose the action was when an entry was made: who passed it on first after it, or who has it at the end.
fn owner_then<'a>(desk: &'a Desk<'_>, id: ActionId, entry: u64) -> Option<&'a OfficerTag> {
    let passed = run(desk).filter(|(entered, _)| entered.entry > entry).find_map(|(_, fact)| match fact {
        Fact::ActionTransferred { action, from, .. } if action.id == id => Some(from.as_ref()),
        _ => None,
    });
    passed.unwrap_or_else(|| desk.frame.record.actions().get(&id).and_then(|action| action.owner.as_ref()))
}

/// Whether anything differs that the body is told of its action. The detail, and with whom else it is shared, are the force's.
fn told_differ(from: &ActionDetails, to: &ActionDetails) -> bool {
    (&from.text, from.strand, from.second) != (&to.text, to.strand, to.second)
}

/// A step of an action. Why a claim was refused or an action given up, and to whom it went, was typed for the force.
fn moved(of: &str, step: ActionStep, result: &str) -> Option<Text> {
    let said = match step {
        // The body's own claim is no news to it.
        ActionStep::Claimed | ActionStep::Started => return None,
        ActionStep::ClaimRefused => {
            return Some(
                Text::from("The claim on action ")
                    .and_text(number(of))
                    .and(" is not accepted; it is in progress again."),
            );
        }
        ActionStep::Discharged => " is discharged.",
        ActionStep::Cancelled => " is cancelled.",
        ActionStep::PassedOut => " is closed here.",
        ActionStep::TakenBack => " is live again.",
    };
    let said = action_of(of).and(said);
    let result = result.trim();
    Some(match step {
        ActionStep::Discharged if !result.is_empty() => {
            said.and(" Result: ").and_text(own("action", "result", Text::from(ended(result))))
        }
        _ => said,
    })
}

fn action_of(of: &str) -> Text {
    Text::from("Action ").and_text(number(of))
}

fn number(of: &str) -> Text {
    own("action", "number", Text::reference(of))
}
