//! The keys that only a covert session has. In the open store they do nothing, stand in no help and are found by no search.

use super::{Row, row};
use crate::model::act::{Act, Scope};
use crate::model::beside::Row as Told;
use crate::model::notice::READ_ONLY;
use crate::model::state::{Model, Screen};

/// Keys of the open record beside the session.
pub(super) const BESIDE: &[Row] = &[
    row(
        Act::Open,
        "beside.release",
        Scope::Beside,
        &["Enter"],
        "release",
        "Release an action, in words of its own, to the group of the open record; finish or give up what was begun",
    )
    .footer(1)
    .also("sanitise pass on crossing")
    .when(to_release),
    row(Act::Back, "beside.back", Scope::Beside, &["Esc"], "back", "Back to the covert record").footer(2),
];

/// The key that leads there.
pub(super) const ROWS: &[Row] = &[row(
    Act::Cross,
    "cross.open",
    Scope::Covert,
    &["g x"],
    "cross",
    "The open record beside this one, to read only; Enter releases an action to it, in words of its own",
)
.footer(1)
.leads(on_an_item)
.also("sanitise release open record pass on crossing")
.when(beside)];

/// Where items are looked at and none of the meeting's own keys is wanted first.
fn on_an_item(model: &Model) -> bool {
    matches!(model.screen, Screen::Board | Screen::Record(_))
}

/// An open record stands beside, and it is now that is looked at.
fn beside(model: &Model) -> Result<(), String> {
    match &model.past {
        Some(_) => {
            Err("Nothing passes to the open record from a past meeting. Esc on the board goes back to now.".into())
        }
        None if !model.facts.beside => {
            Err("No open record is beside this one. Start Muster with --with and the folder of the open record.".into())
        }
        None => Ok(()),
    }
}

/// Something can be released to the row under the cursor, or was begun there.
fn to_release(model: &Model) -> Result<(), String> {
    let Screen::Beside(screen) = &model.screen else { return Ok(()) };
    match (screen.current(), screen.from) {
        (None, _) if screen.told.is_none() => Err("The open record is being read. Wait a moment.".into()),
        (None, _) => Err("The open record has no live group to release anything to. Esc goes back.".into()),
        _ if model.read_only() => Err(READ_ONLY.into()),
        (Some(Told::Group(_)), None) => Err("Nothing is selected to release. Esc, choose a record, then g x.".into()),
        (Some(_), _) => Ok(()),
    }
}
