//! Forms by which an item moves on: disposal, answer, with whom it was shared, what became of a gap, an order, an operation, an objective.
//!
//! They must not know how they are drawn.

use super::super::field::{Choice, Field, Name};
use super::super::{Form, Purpose};
use super::common::figure;
use crate::domain::item::{BidAnswer, Content, GapState, Item, ObjectiveState, OrderState};
use crate::domain::time::{Date, short_year};

type Parts = (&'static str, Vec<Field>, Name);

/// What follows from an item. Nothing for the kinds that nothing follows from.
#[must_use]
pub fn move_on(item: &Item) -> Option<Form> {
    let about = item.ocg.as_ref().map_or(item.number.clone(), |ocg| format!("{}   {ocg}", item.number));
    let about = format!("{about}   {}", item.content.words()).trim_start().to_owned();
    let (title, fields, first) = parts(&item.content)?;
    Some(Form::new(Purpose::MoveOn(Box::new(item.clone())), title, about, fields, first))
}

fn on() -> Field {
    Field::date(Name::On, "On", "today", true)
}

fn day(date: Option<Date>) -> String {
    date.map_or(String::new(), short_year)
}

fn parts(content: &Content) -> Option<Parts> {
    Some(match content {
        Content::Trigger(_) => {
            let made = ["acted on", "hold", "referred", "no action"].map(Choice::word).to_vec();
            let because = Field::line(Name::Because, "Because", "").hint("or what was done; may be empty");
            let fields = vec![Field::choice(Name::Status, "Made of it", made, "acted on", true), because, on()];
            ("What was made of a trigger", fields, Name::Status)
        }
        Content::Bid(bid) => {
            let answers = BidAnswer::ALL.map(|answer| Choice::word(answer.word())).to_vec();
            let now = bid.answer.map_or(BidAnswer::Supported, |answer| answer).word();
            let because = Field::line(Name::Because, "Because", &bid.reason).hint("the reason given, or empty");
            let fields = vec![Field::choice(Name::Status, "Answer", answers, now, true), because, on()];
            ("Answer to a bid", fields, Name::Status)
        }
        Content::Learning(_) => {
            let whom = Field::line(Name::Whom, "With whom", "").hint("needed: a team, a meeting, another force");
            ("Learning shared", vec![whom, on()], Name::Whom)
        }
        Content::Gap(gap) => {
            let states = GapState::ALL.map(|state| Choice::word(state.word())).to_vec();
            let next = match gap.state {
                GapState::Raised => GapState::Tasked,
                GapState::Tasked => GapState::Filled,
                state => state,
            };
            let remark = Field::line(Name::Detail, "Who or what", "").hint("who was tasked, what filled it; or empty");
            let fields = vec![Field::choice(Name::Status, "Stands", states, next.word(), true), remark, on()];
            ("Intelligence gap", fields, Name::Status)
        }
        Content::Order(order) => {
            let states = OrderState::ALL.map(|state| Choice::word(state.word())).to_vec();
            let fields = vec![
                Field::choice(Name::Status, "Stands", states, order.state.word(), false),
                on(),
                Field::date(Name::Granted, "Granted on", &day(order.granted_on), true).hint("empty: not granted"),
                Field::date(Name::Expires, "Runs to", &day(order.expires_on), false).hint("empty: no day set"),
                Field::line(Name::Detail, "Remark", &order.remark).hint("or empty"),
            ];
            ("Court order", fields, Name::Status)
        }
        Content::Operation(operation) => {
            let fields = vec![
                Field::line(Name::After, "After", &figure(operation.after)).hint("the figure after; empty: not yet"),
                Field::line(Name::Before, "Before", &figure(operation.before)).hint("the figure before"),
                Field::line(Name::Measure, "Measure", &operation.measure).hint("what is counted"),
                Field::line(Name::Groups, "Add groups", "").hint("operation names with commas between, or empty"),
                Field::date(Name::Ended, "Ended on", &day(operation.ended_on), false).hint("empty: it runs"),
            ];
            ("Operation", fields, Name::After)
        }
        Content::Objective(objective) => {
            let states = ObjectiveState::ALL.map(|state| Choice::word(state.word())).to_vec();
            let now = if objective.state == ObjectiveState::Set { ObjectiveState::Met } else { objective.state };
            let remark = Field::line(Name::Detail, "Remark", &objective.remark).hint("a word on it: 2 lines closed");
            let fields = vec![Field::choice(Name::Status, "Became of it", states, now.word(), true), remark, on()];
            ("Board objective", fields, Name::Status)
        }
        Content::BoardMatter(matter) => {
            let answer = Field::line(Name::Because, "Answer", &matter.answer).hint("what the board said, or empty");
            ("Answer of the board", vec![answer, on()], Name::Because)
        }
        _ => return None,
    })
}
