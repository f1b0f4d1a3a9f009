//! A key that moves and found nothing to move to says so: no key is silent.
//!
//! It must not move anything itself.

use crate::app::Effect;
use crate::domain::identity::OcgId;
use crate::model::act::Act;
use crate::model::form::Form;
use crate::model::layout::Pane;
use crate::model::list::Cursor;
use crate::model::notice::Kind;
use crate::model::state::{Modal, Model, Screen, Tab};
use crate::model::tables::{ActionColumn, LroColumn, OcgColumn};

/// Everything a move could change.
#[derive(PartialEq)]
pub(crate) struct Spot {
    over: Option<Modal>,
    screen: Under,
    pane: (Pane, bool, Option<OcgId>),
    cursors: [usize; 3],
    columns: (OcgColumn, LroColumn, ActionColumn),
    marks: usize,
    all: bool,
}

/// The screen; of a history the places only, so that a key costs no more the longer it is.
#[derive(PartialEq)]
enum Under {
    Journal(Cursor),
    Record(OcgId, Tab, [usize; 3]),
    Other(Screen),
}

/// Where everything stands before an act that moves; nothing before any other act.
pub(crate) fn before(model: &Model, act: Act) -> Option<Spot> {
    words(model, act).map(|_| spot(model))
}

/// Says that nothing moved, when nothing did.
pub(crate) fn after(model: &mut Model, act: Act, before: Option<Spot>, effects: &[Effect]) {
    let Some(before) = before else { return };
    if effects.is_empty()
        && model.notices.standing().is_none()
        && before == spot(model)
        && let Some(words) = words(model, act)
    {
        model.notices.tell(Kind::Note, words);
    }
}

fn spot(model: &Model) -> Spot {
    let mut over = model.modals.last().cloned();
    if let Some(Modal::Form(form)) = &mut over {
        // To be looked at again is no change.
        form.dirty = false;
    }
    let screen = match &model.screen {
        Screen::Journal(history) => Under::Journal(history.cursor),
        Screen::Record(record) => {
            let rows = [record.history.cursor.at, record.events.at, record.actions.cursor.at];
            Under::Record(record.ocg, record.tab, rows)
        }
        other => Under::Other(other.clone()),
    };
    Spot {
        over,
        screen,
        pane: (model.focus, model.zoom, model.selected),
        cursors: [model.ocgs.cursor.at, model.lros.cursor.at, model.actions.cursor.at],
        columns: (model.ocgs.column, model.lros.column, model.actions.column),
        marks: model.ocgs.marks.len() + model.action_list().map_or(0, |list| list.marks.len()),
        all: model.actions.all,
    }
}

/// What is said when an act moved nothing; nothing for an act that is no move.
fn words(model: &Model, act: Act) -> Option<&'static str> {
    match model.modals.last() {
        Some(Modal::Form(form)) => return in_form(form, act),
        Some(Modal::Undo(..) | Modal::Quit) => {
            let moves = matches!(act, Act::ListDown | Act::ListUp | Act::PageDown | Act::PageUp);
            return moves.then_some("There is one thing to answer here. Enter does it, Esc leaves it.");
        }
        _ => {}
    }
    Some(match (act, &model.screen) {
        (Act::DeleteWord | Act::ClearField, _) => "Nothing is typed here yet.",
        (Act::Help, _) => "This is a list to choose from. Esc leaves it; then ? lists the keys.",
        (Act::Down | Act::PageDown | Act::Last, Screen::Drive(_)) if model.modals.is_empty() => {
            "This is the end of the card."
        }
        (Act::Up | Act::PageUp | Act::First, Screen::Drive(_)) if model.modals.is_empty() => {
            "This is the top of the card."
        }
        (Act::Down | Act::PageDown | Act::Last | Act::ListDown, _) => "This is the last row.",
        (Act::Up | Act::PageUp | Act::First | Act::ListUp, _) => "This is the first row.",
        (Act::Left, Screen::Board) => "This is the first column.",
        (Act::Right, Screen::Board) => "This is the last column.",
        (Act::Left, Screen::Record(_)) => "This is the first section of the record.",
        (Act::Right, Screen::Record(_)) => "This is the last section of the record.",
        (Act::Left | Act::Right, _) => "Nothing lies to the side here. Up and Down move.",
        (Act::NextPane | Act::PreviousPane, Screen::Review(_)) => "There is no other owner that way.",
        (Act::NextPane | Act::PreviousPane, _) => "There is no other section here.",
        (Act::PreviousOwner, _) => "This is the first owner.",
        (Act::NextOwner, _) => "This is the last owner.",
        (Act::PreviousItem, _) => "This is the first one.",
        (Act::NextItem, _) => "This is the last one.",
        (Act::PaneOcgs | Act::PaneTiers | Act::PaneLros | Act::PaneActions, _) => "This pane has the keys already.",
        (Act::GoBoard, _) => "This is the board.",
        (Act::GoDrive, _) => "This is the item the meeting is on.",
        (Act::Back, Screen::Board) => "This is the board. q quits.",
        (Act::NextHit | Act::PreviousHit, _) => "No other row matches the filter.",
        (Act::MarkRange, _) => "Nothing more to mark up to here.",
        _ => return None,
    })
}

fn in_form(form: &Form, act: Act) -> Option<&'static str> {
    let typed = form.current().is_some_and(|field| field.takes_text());
    Some(match act {
        Act::NewLine | Act::DeleteWord | Act::ClearField | Act::UndoTyping if !typed => {
            "This field is chosen from, not typed into. Left and Right choose."
        }
        Act::NewLine => "This field has one line.",
        Act::DeleteWord | Act::ClearField => "Nothing is typed in this field.",
        Act::UndoTyping => "No typing in this field is left to take back.",
        Act::NextField | Act::PreviousField => "This form has one field. Enter saves.",
        Act::ListDown | Act::ListUp => "There is nothing more that way.",
        _ => return None,
    })
}
