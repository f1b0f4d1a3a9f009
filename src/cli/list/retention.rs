//! `muster list retention`: what is due for review or disposal, the most pressing first; every OCG when all are asked for.

use super::super::failure::Failure;
use super::super::json::{day, text};
use super::super::table::{self, Sheet};
use super::{Desk, or_dash};
use crate::domain::ocg::Ocg;
use crate::domain::retention::{Due, Hold, Retention, due};
use crate::domain::time::{iso, lateness, short_year};
use crate::text::Align::Left;
use serde_json::{Value, json};

/// One row: the OCG, its retention, and why it is due, if it is.
struct Row {
    ocg: Ocg,
    retention: Retention,
    due: Option<Due>,
}

/// A hold as JSON.
fn hold(hold: &Hold) -> Value {
    json!({ "kind": hold.kind.word(), "since": iso(hold.since), "by": hold.by, "because": hold.because })
}

/// The retention of an OCG as JSON.
pub(in crate::cli) fn retention_json(retention: &Retention) -> Value {
    let disposal = retention.disposal.as_ref().map(|disposal| {
        json!({
            "proposed_on": iso(disposal.proposed_on),
            "proposed_by": disposal.proposed_by,
            "because": disposal.because,
            "agreed_on": day(disposal.agreed_on),
            "agreed_by": text(&disposal.agreed_by),
            "erased_on": day(disposal.erased_on),
        })
    });
    json!({
        "group": text(&retention.group),
        "group_words": text(&retention.group_words),
        "review": day(retention.review),
        "reviewed_on": day(retention.reviewed_on),
        "reviewed_by": text(&retention.reviewed_by),
        "holds": retention.holds.iter().map(hold).collect::<Vec<_>>(),
        "disposal": disposal,
    })
}

fn row_json(row: &Row) -> Value {
    json!({
        "reference": text(&row.ocg.details.reference),
        "operation": row.ocg.details.operation,
        "status": row.ocg.status.word(),
        "status_since": iso(row.ocg.status_since),
        "due": row.due.map(Due::word),
        "group": text(&row.retention.group),
        "review": day(row.retention.review),
        "held": row.retention.holds.iter().map(|hold| hold.kind.word()).collect::<Vec<_>>(),
        "retention": retention_json(&row.retention),
    })
}

/// Lists.
pub(super) fn list(desk: &Desk<'_>) -> Result<(), Failure> {
    let mut rows: Vec<Row> = desk
        .opened
        .store
        .ocgs()?
        .into_iter()
        .map(|ocg| {
            let retention = ocg.retention.as_deref().cloned().unwrap_or_default();
            let due = due(&retention, ocg.status.is_live(), desk.today);
            Row { ocg, retention, due }
        })
        .filter(|row| desk.list.all || row.due.is_some())
        .filter(|row| {
            desk.takes_text(&format!(
                "{} {} {} {} {}",
                row.ocg.details.reference,
                row.ocg.details.operation,
                row.ocg.status.word(),
                row.due.map_or("", Due::word),
                row.retention.words()
            ))
        })
        .collect();
    rows.sort_by_key(|row| {
        (row.due.is_none(), row.due, row.retention.review.is_none(), row.retention.review, row.ocg.id)
    });
    rows.truncate(desk.most());
    let sheet = Sheet {
        format: "muster.retention/1",
        envelope: desk.envelope()?,
        columns: &[
            ("Ref", Left),
            ("Operation", Left),
            ("Status", Left),
            ("Due", Left),
            ("Group", Left),
            ("Review", Left),
            ("Held for", Left),
            ("Disposal", Left),
        ],
        flexible: 7,
        cells: &|row: &Row| {
            let held: Vec<&str> = row.retention.holds.iter().map(|hold| hold.kind.word()).collect();
            let review = row.retention.review.map(|on| format!("{}, {}", short_year(on), lateness(on, desk.today)));
            vec![
                or_dash(&row.ocg.details.reference),
                row.ocg.details.operation.clone(),
                row.ocg.status.word().to_owned(),
                or_dash(row.due.map_or("", Due::word)),
                or_dash(&row.retention.group),
                or_dash(&review.unwrap_or_default()),
                or_dash(&held.join(", ")),
                or_dash(&row.retention.disposal_words().unwrap_or_default()),
            ]
        },
        keys: &["reference", "operation", "status", "status_since", "due", "group", "review", "held"],
        json: &row_json,
        none: "Nothing is due for review or disposal.",
    };
    table::write(desk.list.shape, &sheet, &rows)
}
