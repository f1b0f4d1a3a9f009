//! Reading back the forms by which an item moves on.
//!
//! The rules belong to the domain; only what a form alone can tell is judged here.

use super::field::Name;
use super::read::{Read, Reader};
use super::read_common::{figure, groups};
use crate::domain::command::Command;
use crate::domain::item::{
    Bid, BidAnswer, BoardMatter, Content, Disposal, Gap, GapState, Item, Objective, ObjectiveState, Operation, Order,
    OrderState, Trigger,
};

/// The command of a form that moves an item on.
pub(super) fn move_on(item: &Item, read: &Reader<'_>) -> Read<Command> {
    let on = read.date(Name::On)?.unwrap_or(read.model.today);
    let because = read.text(Name::Because);
    let remark = read.text(Name::Detail);
    let word = read.form.value(Name::Status);
    let content = match item.content.clone() {
        Content::Trigger(trigger) => {
            let disposal = Some(Disposal { what: word.to_owned(), on, because });
            Content::Trigger(Trigger { disposal, ..trigger })
        }
        Content::Bid(bid) => {
            let answer = BidAnswer::ALL.into_iter().find(|answer| answer.word() == word);
            Content::Bid(Bid { answer, answered_on: Some(on), reason: because, ..bid })
        }
        Content::Learning(mut learning) => {
            let with = read.needed(Name::Whom, "with whom it was shared is needed. Type it.")?;
            learning.shared.push((with, on));
            Content::Learning(learning)
        }
        Content::Gap(gap) => {
            let state = GapState::ALL.into_iter().find(|state| state.word() == word).unwrap_or(gap.state);
            let since = if state == gap.state { gap.since } else { on };
            Content::Gap(Gap { state, since, remark, ..gap })
        }
        Content::Order(order) => {
            let state = OrderState::ALL.into_iter().find(|state| state.word() == word).unwrap_or(order.state);
            let since = if state == order.state { order.since } else { on };
            let granted_on = read.date(Name::Granted)?.or((state == OrderState::InForce).then_some(since));
            let expires_on = read.date(Name::Expires)?;
            Content::Order(Order { state, since, granted_on, expires_on, remark, ..order })
        }
        Content::Operation(operation) => {
            let mut members = operation.groups.clone();
            members.extend(groups(read)?.into_iter().filter(|id| !operation.groups.contains(id)));
            Content::Operation(Operation {
                groups: members,
                measure: read.text(Name::Measure),
                before: figure(read, Name::Before)?,
                after: figure(read, Name::After)?,
                ended_on: read.date(Name::Ended)?,
                ..operation
            })
        }
        Content::Objective(objective) => {
            let state = ObjectiveState::ALL.into_iter().find(|state| state.word() == word).unwrap_or(objective.state);
            let since = if state == objective.state { objective.since } else { on };
            Content::Objective(Objective { state, since, remark, ..objective })
        }
        Content::BoardMatter(matter) => {
            Content::BoardMatter(BoardMatter { settled_on: Some(on), answer: because, ..matter })
        }
        other => other,
    };
    Ok(Command::ChangeItem { item: item.id, content, because: String::new() })
}
