//! The verbs about what is of no one group, and what goes to the governance board: each opens its form.

use crate::domain::identity::{ActionTag, OcgId, OcgTag};
use crate::domain::item::{BoardSubject, ItemKind};
use crate::model::act::Act;
use crate::model::form::{Form, ItemForm, Purpose, spec};
use crate::model::items::Entry;
use crate::model::notice::Kind;
use crate::model::state::{Model, Screen};

/// Opens the form of a verb.
pub(super) fn open(model: &mut Model, verb: Act) {
    let form = match verb {
        Act::AddDecision => Some(spec::decision()),
        Act::AddRemark => Some(spec::remark(model, None)),
        Act::AddOperation => Some(spec::operation(model)),
        Act::AddBoardObjective => Some(spec::board_objective()),
        Act::AddToBoard => to_board(model),
        Act::AddCorrection => correction(model),
        _ => None,
    };
    if let Some(form) = form {
        super::verbs::show(model, form);
    }
}

fn correction(model: &mut Model) -> Option<Form> {
    let Some(meeting) = model.sitting.former.as_deref() else {
        model.notices.tell(Kind::Refused, "No meeting is signed yet, so there is nothing to correct by addition.");
        return None;
    };
    let line = match &model.screen {
        Screen::Journal(history) => history.current(),
        Screen::Record(record) => record.history.current(),
        _ => None,
    };
    Some(spec::correction(meeting, line))
}

/// The bid under the cursor of their list, the action under the cursor of a list of actions, else the selected group.
fn to_board(model: &Model) -> Option<Form> {
    if let Screen::Items(items) = &model.screen
        && let Some(Entry::Item(item)) = items.current()
        && item.content.kind() == ItemKind::Bid
    {
        let ocg = item.ocg.as_ref().map(|tag| tag.id);
        let about = BoardSubject::Bid { bid: item.id, number: item.number.clone() };
        return Some(spec::to_board(ocg, about, format!("{}   {}", item.number, item.content.words())));
    }
    if let Some(line) = model.action_list().and_then(|list| list.current()) {
        let group = model.lines.ocg(line.ocg)?;
        let ocg = OcgTag { id: group.id, reference: group.reference.clone(), operation: group.operation.clone() };
        let (id, number) = (line.id, line.number.clone());
        let words = format!("{number}   {}", line.text);
        return Some(spec::to_board(
            Some(line.ocg),
            BoardSubject::Action { action: ActionTag { id, number, ocg } },
            words,
        ));
    }
    let line = model.subject()?;
    let words = format!("{}   {}", line.operation, line.reference);
    Some(spec::to_board(Some(line.id), BoardSubject::Group, words))
}

/// The plan of a group was told: a form of a whole version that is not begun yet is filled with it.
pub(super) fn planned(model: &mut Model, ocg: OcgId) {
    let Some(line) = model.subject().filter(|line| line.id == ocg) else { return };
    let fresh = spec::item(model, &line, ItemForm::Plan);
    if let Some(form) = model.form_mut() {
        if form.purpose == Purpose::Item(ocg, ItemForm::Plan) && !form.is_draft() {
            *form = fresh;
        }
        form.dirty = true;
    }
}
