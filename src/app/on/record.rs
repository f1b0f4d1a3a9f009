//! The record card, the journal and the list of notices: opening, paging, going from group to group.

use crate::app::Effect;
use crate::domain::identity::OcgId;
use crate::model::history::{History, PAGE};
use crate::model::layout::Pane;
use crate::model::list::Cursor;
use crate::model::port::Ask;
use crate::model::state::{Modal, Model, Record, Screen, Tab};

/// Opens the record of the selection.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
    match &model.screen {
        Screen::Board if model.focus == Pane::Lros => return super::verbs::open(model, crate::model::act::Act::Edit),
        Screen::Record(record) if record.tab == Tab::Events => return super::verbs::moderate(model),
        Screen::Record(record) if record.tab == Tab::Actions && !model.read_only() => {
            return super::verbs::open(model, crate::model::act::Act::Edit);
        }
        Screen::Record(_) => return Vec::new(),
        Screen::Journal(history) => {
            if let Some(ocg) = history.current().and_then(|line| line.ocg) {
                return card(model, ocg);
            }
            return Vec::new();
        }
        Screen::Drive(drive) => {
            let (ocg, on_actions) = (drive.ocg, drive.on_actions);
            let effects = card(model, ocg);
            if on_actions && let Screen::Record(record) = &mut model.screen {
                record.tab = Tab::Actions;
            }
            return effects;
        }
        Screen::Close(_) => {
            return match model.selected {
                Some(ocg) => card(model, ocg),
                None => Vec::new(),
            };
        }
        Screen::Signed(_) => return board(model),
        Screen::Charts(_) => return super::lists::open_charted(model),
        Screen::Agenda(_) => return super::agenda::open(model),
        Screen::Beside(_) => return super::beside::open(model),
        Screen::Prepare(_) | Screen::Items(_) => return super::lists::open(model),
        Screen::Review(review) => {
            return match review.actions.current().map(|line| line.ocg) {
                Some(ocg) => card(model, ocg),
                None => Vec::new(),
            };
        }
        Screen::Board => {}
    }
    let of_action = model.action_list().and_then(|list| list.current()).map(|line| line.ocg);
    match of_action.filter(|_| model.actions.all).or(model.selected) {
        Some(ocg) => {
            let on_action = model.focus == Pane::Actions;
            let effects = card(model, ocg);
            if on_action && let Screen::Record(record) = &mut model.screen {
                record.tab = Tab::Actions;
            }
            effects
        }
        None => Vec::new(),
    }
}

/// Opens the card of a group.
pub(crate) fn card(model: &mut Model, ocg: OcgId) -> Vec<Effect> {
    if model.lines.ocg(ocg).is_some() {
        model.selected = Some(ocg);
        model.arrange();
    }
    model.screen = Screen::Record(Box::new(Record::new(ocg)));
    reread(model)
}

/// Asks for the card again.
pub(crate) fn reread(model: &mut Model) -> Vec<Effect> {
    let Screen::Record(record) = &model.screen else { return Vec::new() };
    let ocg = record.ocg;
    let ticket = model.next_ticket();
    model.awaited.card = ticket;
    vec![Effect::Ask(ticket, Ask::Card(ocg))]
}

/// The next or previous group, staying on the same section.
pub(crate) fn item(model: &mut Model, by: isize) -> Vec<Effect> {
    match &model.screen {
        Screen::Drive(_) => return super::meeting::step(model, by),
        Screen::Charts(_) => {
            super::lists::chart(model, by);
            return Vec::new();
        }
        _ => {}
    }
    let Screen::Record(record) = &model.screen else { return Vec::new() };
    let tab = record.tab;
    let len = model.ocgs.order.len();
    model.ocgs.cursor.step(by, len);
    let Some(ocg) = model.ocgs.current(&model.lines).map(|line| line.id) else { return Vec::new() };
    let effects = card(model, ocg);
    if let Screen::Record(record) = &mut model.screen {
        record.tab = tab;
    }
    effects
}

/// Goes to the board.
pub(crate) fn board(model: &mut Model) -> Vec<Effect> {
    model.screen = Screen::Board;
    model.sitting.driving = false;
    model.sitting.through_agenda = false;
    Vec::new()
}

/// Opens the journal.
pub(crate) fn journal(model: &mut Model) -> Vec<Effect> {
    model.screen = Screen::Journal(Box::new(History::new(None)));
    Vec::new()
}

/// Opens what was recorded since the meeting that is looked back to.
pub(crate) fn changes(model: &mut Model) -> Vec<Effect> {
    model.screen = Screen::Journal(Box::new(History::since()));
    Vec::new()
}

/// Shows the notices so far, the newest under the cursor.
pub(crate) fn notices(model: &mut Model) -> Vec<Effect> {
    model.modals.push(Modal::Notices(Cursor::default()));
    Vec::new()
}

/// Moves in the list of notices.
pub(crate) fn step_notices(model: &mut Model, by: isize) -> Vec<Effect> {
    let len = model.notices.log().len();
    if let Some(Modal::Notices(cursor)) = model.modals.last_mut() {
        cursor.step(by, len);
    }
    Vec::new()
}

/// The history on the screen.
pub(crate) fn history(model: &mut Model) -> Option<&mut History> {
    match &mut model.screen {
        Screen::Journal(history) => Some(history),
        Screen::Record(record) => Some(&mut record.history),
        _ => None,
    }
}

/// Asks for more history when the cursor comes near the end of what is known.
pub(crate) fn wants(model: &mut Model) -> Vec<Effect> {
    let Some(history) = history(model) else { return Vec::new() };
    if !history.wants_more() {
        return Vec::new();
    }
    history.asked = true;
    let (ocg, before) = (history.ocg, history.lines.last().map(|line| line.entry));
    let ask = match history.since {
        true => Ask::Changes { before, limit: PAGE },
        false => Ask::History { ocg, before, limit: PAGE },
    };
    let ticket = model.next_ticket();
    model.awaited.history = ticket;
    vec![Effect::Ask(ticket, ask)]
}

/// Something was recorded: what shows is read again from the newest.
pub(crate) fn stale(model: &mut Model) -> Vec<Effect> {
    model.actions.stale = true;
    match &mut model.screen {
        Screen::Record(record) => record.actions.stale = true,
        Screen::Drive(drive) => {
            drive.actions.stale = true;
            drive.asked = false;
        }
        Screen::Review(review) => review.actions.stale = true,
        Screen::Prepare(prepare) => prepare.asked = false,
        Screen::Agenda(agenda) => agenda.asked = false,
        Screen::Beside(screen) => screen.asked = false,
        Screen::Charts(charts) => charts.asked = false,
        Screen::Items(items) => items.asked = false,
        _ => {}
    }
    if let Some(history) = history(model) {
        let ocg = history.ocg;
        // As many as are known, so that the cursor finds its place again.
        let limit = history.lines.len().max(PAGE).next_multiple_of(PAGE);
        history.asked = true;
        history.fresh = true;
        let ticket = model.next_ticket();
        model.awaited.history = ticket;
        let mut effects = vec![Effect::Ask(ticket, Ask::History { ocg, before: None, limit })];
        effects.extend(reread(model));
        return effects;
    }
    Vec::new()
}
