//! `muster list bids`, `triggers`, `gaps` and the other items: newest first; the open ones only, unless all are asked for.

use super::super::failure::Failure;
use super::super::find_meetings::item_name;
use super::super::json::text;
use super::super::table::{self, Sheet};
use super::{Desk, or_dash};
use crate::domain::item::{Content, Disclosure, Item, ItemKind};
use crate::domain::time::{Date, iso, short_year};
use crate::text::Align::Left;
use crate::text::clean_line;
use serde_json::{Value, json};

/// The day an item is listed under.
pub(in crate::cli) const fn day(content: &Content) -> Option<Date> {
    Some(match content {
        Content::Bid(bid) => bid.made_on,
        Content::Trigger(trigger) => trigger.occurred_on,
        Content::Gap(gap) => gap.raised_on,
        Content::Outcome(outcome) => outcome.on,
        Content::Order(order) => order.since,
        Content::Plan(plan) => plan.agreed_on,
        Content::Learning(learning) => learning.on,
        Content::Operation(operation) => operation.began_on,
        Content::Objective(objective) => objective.set_on,
        Content::BoardMatter(matter) => matter.on,
        Content::Statement(statement) => statement.on,
        Content::Disclosure(disclosure) => disclosure.on(),
        Content::Issue(issue) => issue.on,
        Content::Decision(_) | Content::Remark(_) | Content::Correction(_) => return None,
    })
}

/// Where an item stands, in a word.
pub(in crate::cli) fn state(content: &Content) -> &str {
    match content {
        Content::Bid(bid) => bid.answer.map_or("no answer", |answer| answer.word()),
        Content::Trigger(trigger) => trigger.disposal.as_ref().map_or("no disposal", |disposal| &disposal.what),
        Content::Gap(gap) => gap.state.word(),
        Content::Order(order) => order.state.word(),
        Content::Operation(operation) if operation.ended_on.is_some() => "ended",
        Content::Operation(_) => "runs",
        Content::Objective(objective) => objective.state.word(),
        Content::BoardMatter(matter) if matter.settled_on.is_some() => "settled",
        Content::BoardMatter(_) => "open",
        Content::Disclosure(Disclosure::Flag { .. }) => "flagged",
        Content::Disclosure(Disclosure::Item(item)) if item.description.is_empty() => "to be confirmed",
        Content::Disclosure(Disclosure::Item(_)) => "described",
        Content::Issue(_) => "issued",
        Content::Outcome(outcome) if outcome.estimated => "estimate",
        Content::Statement(statement) => statement.handling.word(),
        Content::Outcome(_)
        | Content::Plan(_)
        | Content::Learning(_)
        | Content::Decision(_)
        | Content::Remark(_)
        | Content::Correction(_) => "",
    }
}

/// An item as JSON: what all have, and under its own keys what it holds.
pub(in crate::cli) fn item_json(item: &Item) -> Value {
    json!({
        "item": item.id.0,
        "number": text(&item.number),
        "kind": item.content.kind().word(),
        "reference": item.ocg.as_ref().map(|ocg| text(&ocg.reference)),
        "operation": item.ocg.as_ref().map(|ocg| ocg.operation.as_str()),
        "on": day(&item.content).map(iso),
        "state": text(state(&item.content)),
        "open": item.content.is_open(),
        "words": item.content.words(),
        "content": serde_json::to_value(&item.content).unwrap_or(Value::Null),
    })
}

/// Kinds that have an end: the list leaves the ended ones out unless all are asked for.
const fn ends(kind: ItemKind) -> bool {
    matches!(
        kind,
        ItemKind::Bid
            | ItemKind::Trigger
            | ItemKind::Gap
            | ItemKind::Order
            | ItemKind::Operation
            | ItemKind::BoardMatter
    )
}

/// Lists one kind.
pub(super) fn list(desk: &Desk<'_>, kind: ItemKind) -> Result<(), Failure> {
    let open_only = ends(kind) && !desk.list.all;
    let all = usize::try_from(u32::MAX).unwrap_or(usize::MAX);
    let mut rows = desk.opened.store.items(kind, open_only, all)?;
    rows.retain(|item| {
        let ocg = item.ocg.as_ref();
        desk.takes_text(&format!(
            "{} {} {} {}",
            item_name(item),
            ocg.map_or("", |ocg| &ocg.reference),
            ocg.map_or("", |ocg| &ocg.operation),
            item.content.words()
        ))
    });
    rows.truncate(desk.most());
    let format = format!("muster.{}/1", kind.list());
    let sheet = Sheet {
        format: &format,
        envelope: desk.envelope()?,
        columns: &[("Number", Left), ("Day", Left), ("Operation", Left), ("State", Left), ("What", Left)],
        flexible: 4,
        cells: &|item: &Item| {
            vec![
                item_name(item),
                day(&item.content).map_or_else(|| "-".to_owned(), short_year),
                or_dash(item.ocg.as_ref().map_or("", |ocg| &ocg.operation)),
                or_dash(state(&item.content)),
                clean_line(&item.content.words()),
            ]
        },
        keys: &["item", "number", "kind", "reference", "operation", "on", "state", "open", "words"],
        json: &item_json,
        none: "No such item fits.",
    };
    table::write(desk.list.shape, &sheet, &rows)
}
