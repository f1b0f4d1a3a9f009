//! Keys of partner view, and the one that turns it on.

use super::{Row, row, writable};
use crate::model::act::{Act, Scope};
use crate::model::state::Model;

/// The keys in it.
pub(super) const PARTNER: &[Row] = &[
    row(
        Act::CallNext,
        "partner.call",
        Scope::Partner,
        &["Space"],
        "called",
        "Called and discussed; go to the next that may be shown",
    )
    .footer(1)
    .when(can_call),
    row(Act::Down, "partner.down", Scope::Partner, &["Down", "j"], "next", "Next group that may be shown").footer(2),
    row(Act::Up, "partner.up", Scope::Partner, &["Up", "k"], "previous", "Previous group that may be shown").footer(3),
    row(Act::Help, "partner.help", Scope::Partner, &["?"], "keys", "The keys of partner view, nothing of the record")
        .footer(4),
    row(
        Act::LeavePartnerView,
        "partner.leave",
        Scope::Partner,
        &["Enter"],
        "leave",
        "Leave partner view, once F5 has asked",
    )
    .when(asked),
];

/// What acts in it of what holds everywhere; nothing else does.
pub(in crate::keys) const EVERYWHERE: [Act; 3] = [Act::PartnerView, Act::Blank, Act::Redraw];

/// Turns it on, from anywhere.
pub(super) const SWITCH: &[Row] = &[row(
    Act::PartnerView,
    "screen.partner",
    Scope::Any,
    &["F5"],
    "partner view",
    "Show only what partners in the room may see; again leaves, and asks first while one is there",
)
.also("presentation projector share redact mask")
.when(can_be_shown)];

fn can_call(model: &Model) -> Result<(), String> {
    writable(model)?;
    match model.sitting.open() {
        Some(_) => Ok(()),
        None => Err("No meeting is open.".into()),
    }
}

fn asked(model: &Model) -> Result<(), String> {
    match &model.partner {
        Some(partner) if partner.leaving => Ok(()),
        _ => Err("F5 leaves partner view.".into()),
    }
}

fn can_be_shown(model: &Model) -> Result<(), String> {
    if model.facts.founding.covert {
        return Err("What is held here is shown to no partner.".into());
    }
    match model.past {
        Some(_) => Err("This is the past. Esc on the board goes back to now; then F5.".into()),
        None => Ok(()),
    }
}
