//! Actions in the table: every field a column, since lists of them are read by the page.

use super::Tables;
use super::coding::{
    SearchRow, action_status_at, date_at, date_or_none_at, day, day_or_none, position, strand, strand_at,
};
use crate::domain::action::{Action, ActionDetails, ActionState, ActionStatus};
use crate::domain::identity::{ActionId, OcgId, OcgTag, OfficerId, OfficerTag};
use crate::domain::reading::Answer;
use rusqlite::{Row, params};

const COLUMNS: &str =
    "a.id, a.number, a.ocg, l.reference, l.operation, a.strand, a.second, a.text, a.detail, a.shareable,
    a.owner, f.record ->> '$.details.label', a.raised_on, a.first_due, a.due, a.extensions, a.status, a.since, a.result,
    a.reason_code, a.by, a.imported
  FROM action a JOIN ocg_line l ON l.id = a.ocg LEFT JOIN officer f ON f.id = a.owner";

fn read(row: &Row<'_>) -> rusqlite::Result<Action> {
    let owner = match (row.get::<_, Option<i64>>(10)?, row.get::<_, Option<String>>(11)?) {
        (Some(id), Some(label)) => Some(OfficerTag { id: OfficerId(id), label }),
        _ => None,
    };
    Ok(Action {
        id: ActionId(row.get(0)?),
        number: row.get(1)?,
        ocg: OcgTag { id: OcgId(row.get(2)?), reference: row.get(3)?, operation: row.get(4)? },
        details: ActionDetails {
            strand: strand_at(row, 5)?,
            second: strand_at(row, 6)?,
            text: row.get(7)?,
            detail: row.get(8)?,
            shareable: row.get(9)?,
        },
        owner,
        raised_on: date_at(row, 12)?,
        first_due: date_or_none_at(row, 13)?,
        due: date_or_none_at(row, 14)?,
        extensions: row.get(15)?,
        state: ActionState {
            status: action_status_at(row, 16)?,
            since: date_at(row, 17)?,
            result: row.get(18)?,
            reason_code: row.get(19)?,
            by: row.get(20)?,
        },
        imported: row.get(21)?,
    })
}

impl Tables<'_> {
    pub(super) fn read_action(&self, id: ActionId) -> Answer<Option<Action>> {
        self.one(&format!("SELECT {COLUMNS} WHERE a.id = ?1"), [id.0], read)
    }

    pub(super) fn write_action(&self, action: &Action) -> Answer<()> {
        let details = &action.details;
        self.run(
            "INSERT INTO action (id, number, ocg, strand, second, text, detail, shareable, owner, raised_on, first_due, due,
               extensions, status, since, result, reason_code, by, imported)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
             ON CONFLICT (id) DO UPDATE SET strand = ?4, second = ?5, text = ?6, detail = ?7, shareable = ?8, owner = ?9,
               first_due = ?11, due = ?12, extensions = ?13, status = ?14, since = ?15, result = ?16, reason_code = ?17,
               by = ?18",
            params![
                action.id.0,
                action.number,
                action.ocg.id.0,
                strand(details.strand),
                strand(details.second),
                details.text,
                details.detail,
                details.shareable,
                action.owner.as_ref().map(|owner| owner.id.0),
                day(action.raised_on),
                day_or_none(action.first_due),
                day_or_none(action.due),
                action.extensions,
                position(&ActionStatus::ALL, &action.state.status),
                day(action.state.since),
                action.state.result,
                action.state.reason_code,
                action.state.by,
                action.imported,
            ],
        )?;
        let words = format!("{} {} {} {}", action.number, details.text, details.detail, action.state.result);
        self.index(SearchRow::Action(action.id.0), &words)
    }
}
