//! The verbs of the meeting: each opens its form on the selection, or the draft that was left.

use crate::app::Effect;
use crate::domain::action::Action;
use crate::domain::disruption::Disruption;
use crate::domain::identity::{ActionId, OfficerId};
use crate::domain::officer::OfficerDetails;
use crate::domain::receipt::Card;
use crate::model::act::Act;
use crate::model::events::{Event, events};
use crate::model::form::changes::Acted;
use crate::model::form::{Form, ItemForm, spec};
use crate::model::layout::Pane;
use crate::model::notice::Kind;
use crate::model::port::Ask;
use crate::model::state::{Modal, Model, Screen, Tab};

/// Opens the form of a verb.
pub(crate) fn open(model: &mut Model, verb: Act) -> Vec<Effect> {
    let on_action = model.action_list().is_some();
    match verb {
        Act::Edit => return edit(model),
        Act::AddObjective => return item(model, ItemForm::Objective),
        Act::AddNotApplicable => return item(model, ItemForm::NotApplicable),
        Act::AddStakeholder => return item(model, ItemForm::Consulted),
        Act::AddGap => return item(model, ItemForm::Gap),
        Act::AddTrigger => return item(model, ItemForm::Trigger),
        Act::AddBid => return item(model, ItemForm::Bid),
        Act::AddLearning => return item(model, ItemForm::Learning),
        Act::AddResult => return item(model, ItemForm::Outcome),
        Act::AddOrder => return item(model, ItemForm::Order),
        Act::AddStatement => return item(model, ItemForm::Statement),
        Act::AddPlan => return item(model, ItemForm::Plan),
        Act::AddDecision
        | Act::AddRemark
        | Act::AddOperation
        | Act::AddBoardObjective
        | Act::AddToBoard
        | Act::AddCorrection => super::common::open(model, verb),
        Act::AddDisruption if under_cursor(model).is_some() => return moderate(model),
        Act::Extend | Act::Complete => on_actions(model, verb),
        Act::SetOwner | Act::Withdraw if on_action => on_actions(model, verb),
        Act::Withdraw => withdraw(model),
        Act::AddNote if super::notes::on_sentence(model) => {}
        Act::AddNote if on_action => note_on_action(model),
        Act::AddPerson => show(model, spec::new_officer()),
        Act::AddGroup => {
            let form = spec::new_ocg(model);
            show(model, form);
        }
        _ => on_group(model, verb),
    }
    Vec::new()
}

/// Shows a form, or the draft of the same purpose.
pub(crate) fn show(model: &mut Model, mut form: Form) {
    let draft = model.drafts.iter().position(|draft| draft.purpose == form.purpose);
    if let Some(at) = draft {
        model.notices.tell(Kind::Note, "This is the draft you left. Ctrl-u clears a field.");
        let mut draft = model.drafts.remove(at);
        if draft.waits() {
            // The other record may stand otherwise by now.
            form.take_over(&draft);
        } else {
            draft.dirty = true;
            draft.acts_on = form.acts_on;
            form = draft;
        }
    }
    model.modals.push(Modal::Form(Box::new(form)));
}

fn on_group(model: &mut Model, verb: Act) {
    let Some(line) = model.subject() else {
        model.notices.tell(Kind::Refused, "No group is selected. Press 1 and choose one.");
        return;
    };
    let form = match verb {
        Act::DecideTier => spec::tier(model, &line),
        Act::SameTier => spec::same(model, &line),
        Act::AddAction => spec::raise(model, &line),
        Act::SetOwner => spec::post(model, &line),
        Act::AddDisruption => spec::disrupt(model, &line),
        Act::AddNote => spec::note(&line, None),
        Act::AddScore => spec::assess(model, &line),
        Act::SetStatus => spec::status(model, &line),
        Act::Retain => spec::retention(model, &line),
        _ => return,
    };
    show(model, form);
}

/// Opens the form of an item on the selected group. What changes the plan asks for the plan that stands.
fn item(model: &mut Model, what: ItemForm) -> Vec<Effect> {
    let Some(line) = model.subject() else {
        model.notices.tell(Kind::Refused, "No group is selected. Press 1 and choose one.");
        return Vec::new();
    };
    let form = spec::item(model, &line, what);
    show(model, form);
    if !what.changes_plan() {
        return Vec::new();
    }
    model.plan = None;
    let ticket = model.next_ticket();
    model.awaited.plan = ticket;
    vec![Effect::Ask(ticket, Ask::Plan(line.id))]
}

fn on_actions(model: &mut Model, verb: Act) {
    let Some(list) = model.action_list() else { return };
    let ids = list.chosen();
    if ids.is_empty() {
        model.notices.tell(Kind::Refused, "No action is selected.");
        return;
    }
    let lines: Vec<_> = list.page.rows.iter().filter(|line| ids.contains(&line.id)).collect();
    let acts_on = lines.iter().map(|line| Acted::of(line, carried(model, line.id))).collect();
    let mut form = match verb {
        Act::Extend => spec::extend(model, ids, &lines),
        Act::Complete => spec::step(ids, &lines),
        Act::SetOwner => spec::hand(model, ids, &lines),
        Act::Withdraw => spec::drop(model, ids, &lines),
        _ => return,
    };
    form.acts_on = acts_on;
    show(model, form);
}

/// How often an action was carried, as far as the review knows.
fn carried(model: &Model, action: ActionId) -> u32 {
    match &model.screen {
        Screen::Review(review) => review.reviewed.carried.get(&action).copied().unwrap_or(0),
        _ => 0,
    }
}

fn note_on_action(model: &mut Model) {
    let Some(action) = model.action_list().and_then(|list| list.current()).cloned() else {
        return on_group(model, Act::AddNote);
    };
    let Some(line) =
        model.lines.ocg(action.ocg).cloned().or_else(|| model.subject().filter(|line| line.id == action.ocg))
    else {
        return;
    };
    show(model, spec::note(&line, Some((action.id, &action.number))));
}

fn withdraw(model: &mut Model) {
    let line = match &model.screen {
        Screen::Journal(history) => history.current(),
        Screen::Record(record) if record.tab == Tab::Facts => record.history.current(),
        _ => None,
    };
    if let Some(form) = line.map(spec::withdraw) {
        show(model, form);
    }
}

/// The disruption under the cursor on a record card.
fn under_cursor(model: &Model) -> Option<Disruption> {
    match &model.screen {
        Screen::Record(record) if record.tab == Tab::Events => {
            let card = record.card.as_ref()?;
            match events(card).get(record.events.at)? {
                Event::Disruption(disruption) => Some((*disruption).clone()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Opens the form that agrees the level of the disruption under the cursor.
pub(crate) fn moderate(model: &mut Model) -> Vec<Effect> {
    let Some(disruption) = under_cursor(model) else { return Vec::new() };
    if model.read_only() {
        return Vec::new();
    }
    match &disruption.moderation {
        Some(moderation) => {
            let words = format!("{} was agreed as {} by {}.", disruption.number, moderation.word(), moderation.by);
            model.notices.tell(Kind::Refused, words);
        }
        None => {
            let form = spec::moderate(model, &disruption);
            show(model, form);
        }
    }
    Vec::new()
}

/// Edit needs all that is written, so the record is asked first.
fn edit(model: &mut Model) -> Vec<Effect> {
    if let Some(list) = model.action_list() {
        let Some(id) = list.current().map(|line| line.id) else { return Vec::new() };
        return ask(model, Ask::Action(id));
    }
    if matches!(model.screen, Screen::Board) && model.focus == Pane::Lros {
        if let Some(officer) = model.lros.current(&model.lines).map(|line| line.id) {
            open_officer(model, officer);
        }
        return Vec::new();
    }
    match &model.screen {
        Screen::Record(record) => {
            let ocg = record.ocg;
            ask(model, Ask::Card(ocg))
        }
        _ => match model.selected {
            Some(ocg) => ask(model, Ask::Card(ocg)),
            None => Vec::new(),
        },
    }
}

/// Opens the form of an officer, staff or agency.
pub(crate) fn open_officer(model: &mut Model, officer: OfficerId) {
    let Some(line) = model.lines.officers().get(&officer).filter(|_| !model.read_only()) else { return };
    let details = OfficerDetails {
        label: line.label.clone(),
        unit: line.unit.clone(),
        partner: line.partner,
        can_lead: line.can_lead,
        limit: line.limit,
        trained_on: line.trained_on,
        away: line.away,
        left_on: line.left_on,
    };
    show(model, spec::edit_officer(officer, &details));
}

fn ask(model: &mut Model, what: Ask) -> Vec<Effect> {
    let ticket = model.next_ticket();
    model.awaited.edit = ticket;
    vec![Effect::Ask(ticket, what)]
}

/// The record told what is written about an action: the form opens.
pub(crate) fn edit_action(model: &mut Model, action: Option<&Action>) {
    match action {
        Some(action) if !action.state.status.is_live() => {
            model.notices.tell(Kind::Refused, format!("{} is closed. It can be read, not changed.", action.number));
        }
        Some(action) => {
            show(model, spec::edit_action(action.id, &action.number, &action.ocg.operation, &action.details));
        }
        None => model.notices.tell(Kind::Refused, "This action is no longer in the record."),
    }
}

/// The record told what is written about a group: the form opens.
pub(crate) fn edit_group(model: &mut Model, card: Option<&Card>) {
    match card {
        Some(card) => {
            let form = spec::edit_ocg(model, card.ocg.id, &card.ocg.details);
            show(model, form);
        }
        None => model.notices.tell(Kind::Refused, "This group is no longer in the record."),
    }
}
