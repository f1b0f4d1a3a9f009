//! What the rules refuse about bids, triggers, outcomes, orders, plans and decisions: each refusal once, in its words.

use super::room::{Room, day};
use crate::domain::command::Command;
use crate::domain::fact::Fact;
use crate::domain::identity::{ItemId, OcgId};
use crate::domain::item::{
    Basis, Content, Decision, Gap, GapState, Handling, Operation, Order, OrderState, Outcome, OutcomeKind, Plan,
    Statement, Subject,
};

fn add(ocg: Option<i64>, content: Content) -> Command {
    Command::AddItem { ocg: ocg.map(OcgId), content }
}

fn outcome(quantity: u64, on: i64) -> Content {
    Content::Outcome(Outcome {
        kind: OutcomeKind::CashSeized,
        quantity,
        on: day(on),
        strand: None,
        estimated: false,
        detail: String::new(),
    })
}

fn gap(what: &str) -> Content {
    Content::Gap(Gap {
        what: what.into(),
        raised_on: day(0),
        state: GapState::Raised,
        since: day(0),
        remark: String::new(),
    })
}

fn decision() -> Content {
    Content::Decision(Decision {
        text: "Ask the board for two analysts".into(),
        rationale: "none free before January".into(),
        refused: String::new(),
        to_board: true,
    })
}

#[test]
fn figures_that_cannot_be() {
    let room = Room::furnished();
    assert_eq!(room.refuses(add(Some(1), outcome(0, 0))), "A quantity above nothing is needed.");
    assert_eq!(
        room.refuses(add(Some(1), outcome(u64::MAX, 0))),
        "The quantity is too high to be counted with others. Check its unit."
    );
    assert_eq!(
        room.refuses(add(Some(1), outcome(5, 1))),
        "An outcome cannot be dated in the future: 25 November 2026 is after today."
    );
}

#[test]
fn dates_that_cannot_be() {
    let room = Room::furnished();
    let order = Order {
        kind: "SCPO".into(),
        subject: "nominal 4 of 7".into(),
        state: OrderState::InForce,
        since: day(0),
        granted_on: Some(day(0)),
        expires_on: Some(day(-1)),
        remark: String::new(),
    };
    assert_eq!(
        room.refuses(add(Some(1), Content::Order(order))),
        "An order cannot run out before it is granted. Check the two dates."
    );
    let operation = Operation {
        name: "Op Beacon".into(),
        kind: "week".into(),
        began_on: day(0),
        ended_on: Some(day(-1)),
        groups: Vec::new(),
        measure: String::new(),
        before: None,
        after: None,
    };
    assert_eq!(
        room.refuses(add(None, Content::Operation(operation))),
        "An operation cannot end before it begins. Check the two dates."
    );
}

#[test]
fn what_needs_a_group_or_words() {
    let room = Room::furnished();
    assert_eq!(room.refuses(add(None, gap("who pays"))), "The intelligence gap needs a group. Choose one first.");
    assert_eq!(room.refuses(add(Some(1), gap(" "))), "What is not known is needed. Type a few words.");
    assert_eq!(room.refuses(add(Some(9), gap("who pays"))), "That OCG is not in the record. Choose one from the list.");
    let mut plan = Plan::first(day(0));
    plan.strands[1].objective = "fewer runners".into();
    plan.strands[1].not_applicable = "no children involved".into();
    assert_eq!(
        room.refuses(add(Some(1), Content::Plan(plan))),
        "A P that does not apply has no objective. Empty one of the two."
    );
}

#[test]
fn statements_say_who_may_be_told_and_nothing_above_the_ceiling_is_held() {
    let mut room = Room::furnished();
    let stated = |text: &str, handling, conditions: &str| {
        add(
            Some(1),
            Content::Statement(Statement {
                text: text.into(),
                basis: Basis::Assessment,
                subjects: vec![Subject::Victim],
                grade: None,
                handling,
                conditions: conditions.into(),
                system_reference: String::new(),
                recheck_on: None,
                on: day(0),
            }),
        )
    };
    assert_eq!(
        room.refuses(stated("tenant moved out", Handling::C, " ")),
        "Handling code C needs its conditions. Say who may be told, or what must not be done."
    );
    assert_eq!(
        room.refuses(stated("tenant moved out", Handling::P, "housing only")),
        "Handling code P has no conditions. Choose C, or leave the conditions empty."
    );
    let above = "The marking is above OFFICIAL-SENSITIVE. This store must not hold it.";
    assert_eq!(room.refuses(stated("SECRET: tenant moved out", Handling::P, "")), above);
    assert_eq!(room.refuses(add(Some(1), gap("who pays\nTOP SECRET"))), above);
    room.does(stated("a secret room behind the shop", Handling::C, "housing only"));
}

#[test]
fn changing() {
    let mut room = Room::furnished();
    let change = |item, content| Command::ChangeItem { item: ItemId(item), content, because: String::new() };
    assert_eq!(room.refuses(change(1, gap("who pays"))), "That item is not in the record.");
    room.does(add(Some(1), gap("who pays")));
    assert_eq!(room.refuses(change(1, gap("who pays"))), "Nothing about the intelligence gap was changed.");
    assert_eq!(
        room.refuses(change(1, decision())),
        "What is recorded as intelligence gap cannot become decision. Record it anew."
    );
    room.does(add(None, decision()));
    assert_eq!(room.refuses(change(2, decision())), "A decision is not changed: withdraw it, or record a correction.");
}

#[test]
fn versions_of_a_plan_count_up_and_never_over() {
    let mut room = Room::furnished();
    let version = |room: &mut Room| match room.does(add(Some(1), Content::Plan(Plan::first(day(0))))) {
        Fact::ItemAdded { item } => match item.content {
            Content::Plan(plan) => plan.version,
            other => unreachable!("{other:?}"),
        },
        other => unreachable!("{other:?}"),
    };
    assert_eq!((version(&mut room), version(&mut room)), (1, 2));
    let last = Plan { version: u32::MAX, ..Plan::first(day(0)) };
    room.does(Command::ChangeItem { item: ItemId(2), content: Content::Plan(last), because: String::new() });
    assert_eq!(version(&mut room), u32::MAX);
}
