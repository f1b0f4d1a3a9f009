//! Keys of the preparation list.

use super::{Row, row, writable as write};
use crate::model::act::{Act, Scope};
use crate::model::state::Model;

pub(super) const ROWS: &[Row] =
    &[row(Act::FreezePack, "pack.freeze", Scope::Prepare, &["g f"], "freeze", "Freeze the pack at the last entry")
        .footer(4)
        .also("pack frozen")
        .when(can_freeze)];

fn can_freeze(model: &Model) -> Result<(), String> {
    write(model)?;
    match (model.sitting.prepared(), model.sitting.open()) {
        (Some(_), _) => Ok(()),
        (None, Some(_)) => Err("The meeting is open. Its pack is frozen before it is opened.".into()),
        (None, None) => Err("No meeting is prepared. g d prepares one.".into()),
    }
}
