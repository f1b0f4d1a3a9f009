//! The open record beside a covert session: looking at it, and the forms by which an action of its own words crosses, is finished or given up.
//!
//! It must not know how anything crosses. The open store has no key that leads here.

use crate::app::Effect;
use crate::model::act::Act;
use crate::model::beside::{Beside, Besides, Row};
use crate::model::form::spec;
use crate::model::notice::Kind;
use crate::model::state::{Model, Screen};

/// Opens the screen for the record that is selected; from this screen it looks again, for the same one.
fn go(model: &mut Model) -> Vec<Effect> {
    let from = match &model.screen {
        Screen::Beside(screen) => screen.from,
        _ => model.subject().map(|line| line.id),
    };
    model.screen = Screen::Beside(Box::new(Besides::new(from)));
    model.sitting.driving = false;
    model.sitting.through_agenda = false;
    Vec::new()
}

/// It was told; nothing when this session has none beside it.
pub(crate) fn told(model: &mut Model, found: Option<Box<Beside>>) {
    let Screen::Beside(screen) = &mut model.screen else { return };
    if found.is_none() {
        model.screen = Screen::Board;
        model.notices.tell(Kind::Refused, "No open record is beside this one any more.");
        return;
    }
    screen.told = found;
    let (at, len) = (screen.cursor.at, screen.len());
    screen.cursor.to(at, len);
}

/// Moves the cursor.
pub(crate) fn step(screen: &mut Besides, by: isize) {
    let len = screen.len();
    screen.cursor.step(by, len);
}

/// What Enter does with the row under the cursor: a form for what is to cross, or for what was begun.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
    let Screen::Beside(screen) = &model.screen else { return Vec::new() };
    let (Some(told), Some(row)) = (screen.told.as_deref(), screen.current()) else { return Vec::new() };
    let form = match row {
        Row::Waiting(entry, crossing) => spec::unfinished(entry, crossing),
        Row::Group(to) => match screen.from.and_then(|from| model.lines.ocg(from)) {
            Some(from) => spec::pass(told, from, to),
            None => return Vec::new(),
        },
    };
    super::verbs::show(model, form);
    Vec::new()
}

/// Runs an act of this screen; `None` for an act that is none.
pub(crate) fn run(model: &mut Model, act: Act) -> Option<Vec<Effect>> {
    match act {
        Act::Cross => Some(go(model)),
        _ => None,
    }
}
