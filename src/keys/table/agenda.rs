//! Keys of the standing agenda.

use super::{Row, row, writable};
use crate::model::act::{Act, Scope};
use crate::model::agenda::Standing;
use crate::model::state::{Model, Screen};

pub(super) const ROWS: &[Row] = &[
    row(
        Act::TakeItem,
        "agenda.taken",
        Scope::Agenda,
        &["y"],
        "taken",
        "The item was taken, next; the minutes of the meeting before are accepted by it",
    )
    .footer(1)
    .also("done agreed accept previous minutes")
    .when(can_take),
    row(Act::LeaveItem, "agenda.open", Scope::Agenda, &["Backspace"], "not taken", "The item was not taken after all")
        .footer(2)
        .also("back open again")
        .when(can_leave),
    row(
        Act::GoAgenda,
        "go.agenda",
        Scope::Main,
        &["g u"],
        "agenda",
        "The standing agenda: what waits under each item; Enter opens it, Esc comes back",
    )
    .also("items order of business standing minutes next date"),
];

/// Items are taken at an open meeting.
fn can_take(model: &Model) -> Result<(), String> {
    writable(model)?;
    match model.sitting.open() {
        Some(_) => Ok(()),
        None => Err("No meeting is open. g d opens one; Enter looks at what waits.".into()),
    }
}

/// The item under the cursor was marked as taken.
fn can_leave(model: &Model) -> Result<(), String> {
    can_take(model)?;
    let Screen::Agenda(agenda) = &model.screen else { return Ok(()) };
    match agenda.standing(&model.sitting, agenda.cursor.at) {
        Standing::Taken(_) => Ok(()),
        Standing::Open => Err("This item was not taken yet.".into()),
        Standing::Done => Err("The record says that this item was dealt with. u undoes.".into()),
    }
}
