//! Partner view: turning it on and off, and the few keys that act in it. Whatever else is pressed says so and does nothing.
//!
//! It must not know drawing; what may be shown is worked out elsewhere.

use crate::app::Effect;
use crate::domain::command::Command;
use crate::domain::meeting::Called;
use crate::domain::partner_view::Shown;
use crate::keys::chord::Chord;
use crate::keys::{Resolved, resolve};
use crate::model::act::Act;
use crate::model::notice::Kind;
use crate::model::partner::Partner;
use crate::model::port::Ask;
use crate::model::state::{Doing, Model};

/// Turns it on at once: what stood on the screen is not drawn any more.
pub(crate) fn enter(model: &mut Model) -> Vec<Effect> {
    model.partner = Some(Partner::default());
    model.prefix = None;
    model.locking.partner_view(true);
    Vec::new()
}

/// Who is in the room was told or changed. A partner who came turns the view on; one who was there when it was left does not. When the last has gone,
/// that is said.
pub(crate) fn room(model: &mut Model, before: &[String]) {
    if model.facts.founding.covert || model.past.is_some() || model.sitting.open().is_none() {
        return;
    }
    let now = model.sitting.partners();
    if now.iter().any(|who| !before.contains(who)) {
        if model.partner.is_none() {
            let _ = enter(model);
        }
        say(model, "A partner is in the room: partner view is on. F5 leaves.");
    } else if now.is_empty() && !before.is_empty() {
        if model.partner.is_none() {
            model.notices.tell(Kind::Note, "No partner is in the room any more. Partner view may stay off.");
        }
        say(model, "No partner is in the room any more. F5 leaves this view.");
    }
}

/// A key in partner view.
pub(crate) fn key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    let resolved = resolve(model, chord);
    let Some(partner) = model.partner.as_mut() else { return Vec::new() };
    let leaving = std::mem::take(&mut partner.leaving);
    let helped = std::mem::take(&mut partner.help);
    partner.said.clear();
    match resolved {
        Resolved::Run(Act::Blank) => return vec![Effect::Lock],
        Resolved::Run(Act::Redraw) => return vec![Effect::Redraw],
        Resolved::Run(Act::Suspend) => return super::lock::suspend(model),
        Resolved::Run(Act::PartnerView) if partner.somebody_is_there() => {
            partner.leaving = true;
            "A partner is in the room. Enter leaves this view, Esc stays.".clone_into(&mut partner.said);
        }
        Resolved::Run(Act::PartnerView) => leave(model),
        // What it would act on was covered.
        _ if helped => {}
        Resolved::Run(Act::Help) => {
            partner.help = true;
            "Any key goes back.".clone_into(&mut partner.said);
        }
        Resolved::Run(Act::LeavePartnerView) if leaving => leave(model),
        Resolved::Run(Act::Back) if leaving => {}
        Resolved::Run(act @ (Act::Down | Act::Up)) => {
            let (by, edge) = if act == Act::Down { (1, "last") } else { (-1, "first") };
            if !partner.step(by) {
                partner.said = format!("This is the {edge} group that may be shown.");
            }
        }
        Resolved::Run(Act::CallNext) => return call(model),
        Resolved::Blocked(_) => "This cannot be done now.".clone_into(&mut partner.said),
        _ => "This key does nothing in partner view. ? lists its keys, F5 leaves it.".clone_into(&mut partner.said),
    }
    Vec::new()
}

fn leave(model: &mut Model) {
    model.partner = None;
    model.locking.partner_view(false);
}

/// Called and discussed, then the next that may be shown.
fn call(model: &mut Model) -> Vec<Effect> {
    let Some(partner) = model.partner.as_mut() else { return Vec::new() };
    let Some(group) = partner.group() else {
        "There is no group here to call.".clone_into(&mut partner.said);
        return Vec::new();
    };
    let (ocg, called) = (group.ocg, group.called);
    if called {
        if !partner.step(1) {
            "This is the last group that may be shown.".clone_into(&mut partner.said);
        }
        return Vec::new();
    }
    "Called.".clone_into(&mut partner.said);
    partner.step(1);
    let command = Command::SettleOcg { ocg, called: Called::Discussed, because: String::new() };
    super::meeting::act(model, vec![command], Doing::Settle)
}

/// Asks for what may be shown when it is on and the record has grown since.
pub(crate) fn wants(model: &mut Model) -> Option<Effect> {
    let entries = model.facts.entries;
    let partner = model.partner.as_mut().filter(|partner| partner.asked != Some(entries))?;
    partner.asked = Some(entries);
    let ticket = model.next_ticket();
    model.awaited.partner = ticket;
    Some(Effect::Ask(ticket, Ask::Shown))
}

/// What may be shown was told.
pub(crate) fn told(model: &mut Model, shown: Shown) {
    if let Some(partner) = &mut model.partner {
        partner.take(shown);
    }
}

/// Something is to be said that names nothing of the record.
pub(crate) fn say(model: &mut Model, words: &str) {
    if let Some(partner) = &mut model.partner {
        words.clone_into(&mut partner.said);
    }
}
