//! The keys that only a covert session has. In the open store they do nothing, stand in no help and are found by no search.

use super::{Row, on_group, row, writable};
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

/// Keys of the list of who was briefed on an item.
pub(super) const BRIEFED: &[Row] = &[
    row(
        Act::BriefAll,
        "briefed.all",
        Scope::Briefed,
        &["*"],
        "all",
        "Everybody in the room who is not marked yet: briefed and accepted",
    )
    .footer(1)
    .also("accepted everybody room")
    .when(in_open),
    row(Act::BriefedYes, "briefed.yes", Scope::Briefed, &["+"], "accepted", "Briefed and accepted")
        .footer(2)
        .also("yes add")
        .when(in_open),
    row(Act::BriefedNo, "briefed.no", Scope::Briefed, &["n"], "not", "Not briefed and accepted")
        .footer(3)
        .also("no refused")
        .when(in_open),
    row(Act::BriefedBack, "briefed.back", Scope::Briefed, &["-"], "take back", "Take back what is marked")
        .footer(4)
        .also("remove undo")
        .when(in_open),
    row(Act::ListDown, "briefed.down", Scope::Briefed, &["Down", "j"], "down", "Down"),
    row(Act::ListUp, "briefed.up", Scope::Briefed, &["Up", "k"], "up", "Up"),
    row(Act::PageDown, "briefed.page-down", Scope::Briefed, &["PgDn"], "page", "A page down"),
    row(Act::PageUp, "briefed.page-up", Scope::Briefed, &["PgUp"], "page", "A page up"),
];

/// The keys that lead to what only such a session has.
pub(super) const ROWS: &[Row] = &[
    row(
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
    .when(beside),
    row(Act::GoBriefed, "go.briefed", Scope::Covert, &["B"], "briefed", "Who was briefed on the item and accepted it")
        .footer(2)
        .also("accepted need to know attendance")
        .when(to_brief),
];

/// A meeting is open in which it is marked.
fn in_open(model: &Model) -> Result<(), String> {
    writable(model)?;
    match model.sitting.open() {
        Some(_) => Ok(()),
        None => Err("No meeting is open, so nobody is briefed. g d opens it.".into()),
    }
}

/// The same, and an item is on the screen or selected.
fn to_brief(model: &Model) -> Result<(), String> {
    in_open(model)?;
    on_group(model)
}

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
