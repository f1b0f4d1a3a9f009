//! The drive screen: reading on in the card, the input between card and actions, and what it asks for.

use crate::app::Effect;
use crate::model::drive::page::{furthest, places};
use crate::model::port::Ask;
use crate::model::state::{Model, Screen};

/// Reads on by so many lines. From the part that fits to the whole card and back.
pub(crate) fn scroll(model: &mut Model, by: isize) {
    let Screen::Drive(drive) = &model.screen else { return };
    let most = furthest(model, drive);
    let top = drive.top.saturating_add_signed(by).min(most);
    if let Screen::Drive(drive) = &mut model.screen {
        drive.top = top;
    }
}

/// Lines of a page.
pub(crate) fn page(model: &Model) -> isize {
    isize::try_from(places(model.size).left.height.saturating_sub(1).max(1)).unwrap_or(1)
}

/// The input goes to the actions, or back to the card.
pub(crate) fn turn(model: &mut Model) {
    let today = model.today;
    if let Screen::Drive(drive) = &mut model.screen {
        if drive.on_actions {
            drive.on_actions = false;
            drive.actions.marks.clear();
        } else {
            drive.enter_actions(today);
        }
    }
}

/// One step back: from the actions to the card, from the whole card to the part that fits. Returns whether there was one.
pub(crate) fn back(model: &mut Model) -> bool {
    let Screen::Drive(drive) = &mut model.screen else { return false };
    if drive.on_actions {
        drive.on_actions = false;
        return true;
    }
    if drive.top > 0 {
        drive.top = 0;
        return true;
    }
    false
}

/// Asks for the card when it is not there.
pub(crate) fn wants(model: &mut Model) -> Vec<Effect> {
    let Screen::Drive(drive) = &mut model.screen else { return Vec::new() };
    if drive.asked {
        return Vec::new();
    }
    drive.asked = true;
    let ocg = drive.ocg;
    let ticket = model.next_ticket();
    model.awaited.briefing = ticket;
    vec![Effect::Ask(ticket, Ask::Briefing(ocg))]
}
