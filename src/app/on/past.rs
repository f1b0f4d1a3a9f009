//! Looking back: the board as it stood at the close of a past meeting, to read only; and the way back to now. And the place that was kept.

use crate::app::Effect;
use crate::domain::identity::MeetingId;
use crate::domain::meeting::Meeting;
use crate::domain::time::short_weekday;
use crate::model::finder::{Entry, Finder, Purpose, Target};
use crate::model::form::Purpose as FormPurpose;
use crate::model::kept::Back;
use crate::model::port::Ask;
use crate::model::state::{Modal, Model, Screen};

/// Meetings offered at most.
const MOST: usize = 200;

/// Asks for the meetings that were signed, to choose one.
pub(crate) fn choose(model: &mut Model) -> Vec<Effect> {
    model.modals.push(Modal::Finder(Finder::new(Purpose::Past)));
    let ticket = model.next_ticket();
    model.awaited.search = ticket;
    vec![Effect::Ask(ticket, Ask::Meetings(MOST))]
}

/// The meetings were told.
pub(crate) fn told(model: &mut Model, meetings: Vec<Meeting>) {
    model.held = meetings;
    refill(model, "");
}

/// Shows those that match what is typed.
pub(crate) fn refill(model: &mut Model, typed: &str) {
    let wanted = typed.trim().to_lowercase();
    let entries: Vec<Entry> = model
        .held
        .iter()
        .map(|meeting| Entry {
            key: meeting.code(),
            about: format!("{} {}, {}", meeting.kind.word(), meeting.number, short_weekday(meeting.details.on)),
            place: meeting.state.word().to_owned(),
            refused: None,
            target: Target::Past(meeting.id),
        })
        .filter(|entry| format!("{} {}", entry.key, entry.about).to_lowercase().contains(&wanted))
        .collect();
    if let Some(Modal::Finder(finder)) = model.modals.last_mut()
        && finder.purpose == Purpose::Past
    {
        finder.fill(entries);
    }
}

/// Goes to the close of a meeting, or back to now.
pub(crate) fn travel(model: &mut Model, to: Option<MeetingId>) -> Vec<Effect> {
    let ticket = model.next_ticket();
    model.awaited.board = ticket;
    model.screen = Screen::Board;
    vec![Effect::Ask(ticket, Ask::Travel(to))]
}

/// The place that was kept was told: back to it, when there is one.
pub(crate) fn place(model: &mut Model, text: Option<&str>) -> Vec<Effect> {
    let back = text.map(|text| model.come_back(text)).unwrap_or_default();
    let mut effects = Vec::new();
    let open = model.sitting.open().is_some();
    match back {
        Back { record: Some(ocg), .. } => effects.extend(super::record::card(model, ocg)),
        Back { way: Some(way), .. } => effects.extend(crate::app::update::run(model, way)),
        Back { item: Some(ocg), .. } if open => super::meeting::turn_to(model, ocg, true),
        Back { .. } => {}
    }
    // A form that changes the plan needs the plan that stands.
    let plan = model.form_mut().and_then(|form| match &form.purpose {
        FormPurpose::Item(ocg, what) if what.changes_plan() => Some(*ocg),
        _ => None,
    });
    if let Some(ocg) = plan {
        let ticket = model.next_ticket();
        model.awaited.plan = ticket;
        effects.push(Effect::Ask(ticket, Ask::Plan(ocg)));
    }
    effects
}

/// What is to be kept, when it is something else than before.
pub(crate) fn keep(model: &mut Model) -> Option<Effect> {
    if model.past.is_some() || !model.placed {
        return None;
    }
    let now = model.kept();
    (now != model.kept).then(|| {
        model.kept.clone_from(&now);
        Effect::Keep(now)
    })
}
