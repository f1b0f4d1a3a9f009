//! Keys of what is recorded beside tiers and actions: orders, plans, general decisions, remarks, operations, what the governance board is owed,
//! corrections; and the lists in which they move on.

use super::{Row, on_group as group, row, writable as write};
use crate::model::act::{Act, Scope};
use crate::model::items::Entry;
use crate::model::state::{Model, Screen};

use Scope::Main;

/// The keys.
pub(super) const ROWS: &[Row] = &[
    row(
        Act::AddPlan,
        "plan.add",
        Main,
        &["+ 4"],
        "4P plan",
        "Write a version of the 4P plan: an objective or n/a for each P",
    )
    .also("objective review partners consulted soc threat management")
    .when(group),
    row(
        Act::AddOrder,
        "order.add",
        Main,
        &["+ w"],
        "court order",
        "Record a court order: sought, applied for, in force",
    )
    .also("writ scpo stpo tro fro ancillary")
    .when(group),
    row(
        Act::Retain,
        "retention.set",
        Main,
        &["+ h"],
        "hold",
        "Hold the group for disclosure or inquiry; its retention review; its disposal, proposed and decided",
    )
    .also("retention hold disclosure inquiry review group disposal erase keep")
    .when(group),
    row(
        Act::AddDecision,
        "decision.add",
        Main,
        &["+ d"],
        "decision",
        "Record a decision about no one group, with options refused",
    )
    .also("general decide")
    .when(write),
    row(Act::AddRemark, "remark.add", Main, &["+ i"], "agenda item", "Note something under an item of the agenda")
        .also("remark minute under")
        .when(write),
    row(
        Act::AddOperation,
        "operation.add",
        Main,
        &["+ f"],
        "operation",
        "Record an operation: its groups, what is measured before and after",
    )
    .also("force brand intensification week place hotspot")
    .when(write),
    row(
        Act::AddBoardObjective,
        "objective.board",
        Main,
        &["+ j"],
        "board aim",
        "Set an objective of the division for the governance board",
    )
    .also("objective governance weeks")
    .when(write),
    row(
        Act::AddToBoard,
        "board.take",
        Main,
        &["+ v"],
        "to board",
        "Take the group, action or bid to the governance board",
    )
    .also("governance matter ask flag")
    .when(takeable),
    row(
        Act::AddCorrection,
        "correction.add",
        Main,
        &["+ y"],
        "correction",
        "Correct the last signed meeting by addition",
    )
    .also("addendum minutes wrong")
    .when(signed),
    row(
        Act::GoGaps,
        "go.gaps",
        Main,
        &["g k"],
        "gaps",
        "Intelligence gaps, the open ones first: tasked, filled, closed",
    )
    .also("not known unknown"),
    row(
        Act::GoOrders,
        "go.orders",
        Main,
        &["g o"],
        "orders",
        "Court orders, the open ones first: applied for, in force, expired",
    )
    .also("scpo writ"),
    row(
        Act::GoOperations,
        "go.operations",
        Main,
        &["g r"],
        "operations",
        "Operations, those that run first: figure after, groups, end",
    )
    .also("brand intensification"),
    row(
        Act::GoObjectives,
        "go.objectives",
        Main,
        &["g y"],
        "board aims",
        "Objectives for the governance board, the open ones first",
    )
    .also("objective met not met"),
    row(
        Act::GoBoardMatters,
        "go.board-asks",
        Main,
        &["g z"],
        "to board",
        "What was taken to the governance board, what waits first",
    )
    .also("answer governance"),
    row(
        Act::GoChanges,
        "go.changes",
        Main,
        &["g n"],
        "since then",
        "What was recorded since the meeting that is looked back to",
    )
    .footer(3)
    .also("changes time travel past news")
    .when(looking_back),
];

fn looking_back(model: &Model) -> Result<(), String> {
    match &model.past {
        Some(_) => Ok(()),
        None => Err("This is now. g v looks back to a meeting; then g n shows what came after it.".into()),
    }
}

/// A group, an action or a bid is under the cursor.
fn takeable(model: &Model) -> Result<(), String> {
    match &model.screen {
        Screen::Items(items) if matches!(items.current(), Some(Entry::Item(_))) => write(model),
        _ => group(model),
    }
}

fn signed(model: &Model) -> Result<(), String> {
    write(model)?;
    match &model.sitting.former {
        Some(_) => Ok(()),
        None => Err("No meeting is signed yet, so there is nothing to correct by addition.".into()),
    }
}
