//! `muster list decisions`: every numbered decision, newest first, read out of the journal.

use super::super::failure::Failure;
use super::super::json;
use super::super::table::{self, Sheet};
use super::Desk;
use crate::domain::describe::{Voice, describe};
use crate::domain::fact::Fact;
use crate::domain::identity::{OcgId, OcgTag};
use crate::domain::item::Content;
use crate::domain::receipt::Entered;
use crate::domain::time::short_year;
use crate::text::Align::{Left, Right};
use serde_json::{Value, json};

/// Entries read at a time.
const CHUNK: u64 = 5_000;

/// One decision.
struct Decision {
    entered: Entered,
    number: String,
    reference: String,
    operation: String,
    kind: &'static str,
    sentence: String,
    because: String,
}

/// Lists.
pub(super) fn list(desk: &Desk<'_>) -> Result<(), Failure> {
    let store = &desk.opened.store;
    let mut rows: Vec<Decision> = Vec::new();
    let mut last = store.entries();
    while last > 0 && rows.len() < desk.most() {
        let first = last.saturating_sub(CHUNK - 1).max(1);
        let found = store.entered(first, last)?.into_iter().rev().filter_map(decision);
        rows.extend(found.filter(|row| {
            desk.takes_text(&format!(
                "{} {} {} {} {}",
                row.number, row.reference, row.operation, row.sentence, row.entered.decided_by
            ))
        }));
        last = first - 1;
    }
    rows.truncate(desk.most());
    let sheet = Sheet {
        format: "muster.decisions/1",
        envelope: desk.envelope()?,
        columns: &[("Number", Left), ("Day", Left), ("Decided by", Left), ("Entry", Right), ("Decision", Left)],
        flexible: 4,
        cells: &|row: &Decision| {
            let withdrawn = if row.entered.withdrawn_by.is_some() { "Withdrawn: " } else { "" };
            vec![
                row.number.clone(),
                short_year(row.entered.decided_at.local_date()),
                row.entered.decided_by.clone(),
                crate::text::count_group(row.entered.entry),
                format!("{withdrawn}{}", row.sentence),
            ]
        },
        keys: &[
            "number",
            "reference",
            "operation",
            "kind",
            "sentence",
            "because",
            "decided_at",
            "decided_by",
            "entered_by",
            "entry",
            "withdrawn_by",
        ],
        json: &to_json,
        none: "No decision fits.",
    };
    table::write(desk.list.shape, &sheet, &rows)
}

fn to_json(row: &Decision) -> Value {
    json!({
        "number": row.number,
        "reference": json::text(&row.reference),
        "operation": json::text(&row.operation),
        "kind": row.kind,
        "sentence": row.sentence,
        "because": json::text(&row.because),
        "decided_at": row.entered.decided_at.iso(),
        "decided_by": row.entered.decided_by,
        "entered_by": row.entered.entered_by,
        "entry": row.entered.entry,
        "withdrawn_by": row.entered.withdrawn_by,
    })
}

/// A decision, if the entry is one: it has a number of the decision series and withdraws nothing.
fn decision(entered: Entered) -> Option<Decision> {
    if entered.undoes.is_some() {
        return None;
    }
    let fact = &entered.recorded.as_ref()?.fact;
    let none = OcgTag { id: OcgId(0), reference: String::new(), operation: String::new() };
    let (ocg, number, because) = match fact {
        Fact::TierDecided { ocg, number, to, .. } => {
            (ocg, number, to.as_ref().map_or("", |placement| placement.because.as_str()))
        }
        Fact::OcgStatusSet { ocg, number, because, .. } | Fact::PostFilled { ocg, number, because, .. } => {
            (ocg, number, because.as_str())
        }
        Fact::DisruptionModerated { ocg, number, to, .. } => {
            (ocg, number, to.as_ref().map_or("", |moderation| moderation.because.as_str()))
        }
        Fact::ItemChanged { ocg, decision, to, because, .. } => {
            (ocg.as_ref().unwrap_or(&none), decision, to.reason(because))
        }
        Fact::ItemAdded { item } => match &item.content {
            Content::Decision(general) => {
                (item.ocg.as_ref().unwrap_or(&none), &item.number, general.rationale.as_str())
            }
            _ => return None,
        },
        _ => return None,
    };
    if number.is_empty() {
        return None;
    }
    Some(Decision {
        number: number.clone(),
        reference: ocg.reference.clone(),
        operation: ocg.operation.clone(),
        kind: fact.kind(),
        sentence: describe(fact, Voice::Past),
        because: because.to_owned(),
        entered,
    })
}
