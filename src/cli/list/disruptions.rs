//! `muster list disruptions`: what was claimed and what was agreed, newest first.

use super::super::failure::Failure;
use super::super::json;
use super::super::table::{self, Sheet};
use super::{Desk, or_dash};
use crate::domain::disruption::{Disruption, Moderation};
use crate::domain::time::short_year;
use crate::text::Align::Left;

/// Lists.
pub(super) fn list(desk: &Desk<'_>) -> Result<(), Failure> {
    let mut rows = desk.opened.store.disruptions(usize::try_from(u32::MAX).unwrap_or(usize::MAX))?;
    rows.retain(|row| {
        let details = &row.details;
        desk.takes_text(&format!(
            "{} {} {} {} {} {} {}",
            row.number,
            row.ocg.reference,
            row.ocg.operation,
            details.strand,
            details.threat,
            details.claimed.word(),
            details.evidence
        ))
    });
    rows.truncate(desk.most());
    let sheet = Sheet {
        format: "muster.disruptions/1",
        envelope: desk.envelope()?,
        columns: &[
            ("Number", Left),
            ("Day", Left),
            ("Operation", Left),
            ("P", Left),
            ("Claimed", Left),
            ("Agreed", Left),
            ("Unit", Left),
            ("Evidence", Left),
        ],
        flexible: 7,
        cells: &|row: &Disruption| {
            vec![
                row.number.clone(),
                short_year(row.details.on),
                row.ocg.operation.clone(),
                row.details.strand.word().to_owned(),
                row.details.claimed.word().to_owned(),
                row.moderation.as_ref().map_or_else(|| "awaits".to_owned(), Moderation::word),
                or_dash(&row.details.unit),
                row.details.evidence.clone(),
            ]
        },
        keys: &[
            "number",
            "reference",
            "operation",
            "on",
            "p",
            "threat",
            "claimed",
            "unit",
            "shared_with",
            "evidence",
            "moderated",
            "moderated_by",
            "moderated_on",
            "moderated_because",
        ],
        json: &json::disruption,
        none: "No disruption fits.",
    };
    table::write(desk.list.shape, &sheet, &rows)
}
