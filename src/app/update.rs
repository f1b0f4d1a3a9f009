//! The router: from a message to the behaviour that takes it, and what the screen still needs afterwards. Holds no logic of its own.

use super::on::{
    agenda, back, beside, briefed, calendar, drive, filter, finder, form, lists, lock, meeting, moves, partner, past,
    record, remarks, room, signed, still, told, undo, verbs,
};
use super::{Effect, Input, Msg};
use crate::domain::board::ActionFilter;
use crate::domain::time::Timestamp;
use crate::keys::chord::Chord;
use crate::keys::{Resolved, resolve};
use crate::model::act::Act;
use crate::model::edges::canvas;
use crate::model::layout::{Ladder, Pane};
use crate::model::notice::{Kind, WITH_PASTE};
use crate::model::panes::{Actions, PAGE, Question};
use crate::model::port::Ask;
use crate::model::state::{Modal, Model, Screen};

/// What to ask when the screen opens.
#[must_use]
pub fn start(model: &mut Model) -> Vec<Effect> {
    model.seat();
    let ticket = model.next_ticket();
    let mut effects = vec![Effect::Ask(ticket, Ask::Meeting)];
    let ticket = model.next_ticket();
    effects.push(Effect::Ask(ticket, Ask::Place));
    effects.extend(needs(model));
    effects
}

/// Takes one message; returns what is to be done outside.
#[must_use]
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let clock = match &model.screen {
        Screen::Drive(drive) => Some((drive.ocg, drive.since.0)),
        _ => None,
    };
    let mut effects = match msg {
        Msg::Input(Input::Key(chord)) => key(model, chord),
        Msg::Input(Input::Paste(text)) => paste(model, &text),
        Msg::Input(Input::WithPaste) => {
            partner::say(model, WITH_PASTE);
            refuse(model, WITH_PASTE.to_owned())
        }
        Msg::Input(Input::Resize(size)) => {
            model.size = canvas(size, model.facts.founding.covert);
            Vec::new()
        }
        Msg::Input(Input::End | Input::Lost(_)) => back::quit_now(model),
        Msg::Input(Input::Suspend) => lock::suspend(model),
        Msg::Told(ticket, answer) => told::told(model, ticket, answer),
        Msg::Tick(now) => tick(model, now),
        Msg::Moment(now) => lock::moment(model, now),
    };
    meeting::stop_clock(model, clock);
    effects.extend(needs(model));
    effects.extend(past::keep(model));
    effects
}

fn tick(model: &mut Model, now: Timestamp) -> Vec<Effect> {
    let before = std::mem::replace(&mut model.now, now);
    let today = now.local_date();
    if today == model.today || model.past.is_some() {
        remarks::clock(model, Some(before));
        return Vec::new();
    }
    model.today = today;
    remarks::all(model);
    let ticket = model.next_ticket();
    model.awaited.board = ticket;
    vec![Effect::Ask(ticket, Ask::Board)]
}

fn key(model: &mut Model, chord: Chord) -> Vec<Effect> {
    let stays = lock::only_stays(model, chord);
    let refused = signed::number_refused(model);
    model.notices.key_pressed();
    if stays || (refused && signed::typed_at_nothing(model, chord)) {
        return Vec::new();
    }
    if model.size.tier() == Ladder::TooSmall {
        return too_small(model, chord);
    }
    if model.partner.is_some() {
        return partner::key(model, chord);
    }
    let resolved = resolve(model, chord);
    let prefix = model.prefix.take();
    match resolved {
        Resolved::Run(Act::Back) if prefix.is_some() => Vec::new(),
        Resolved::Run(act) => run(model, act),
        Resolved::Blocked(why) => refuse(model, why),
        Resolved::Text(chord) => text(model, chord),
        Resolved::Wait(prefix) => {
            model.prefix = Some(prefix);
            Vec::new()
        }
        Resolved::Nothing => {
            let first = prefix.map_or(String::new(), |prefix| format!("{prefix} "));
            refuse(model, format!("{first}{chord} does nothing here. ? lists the keys."))
        }
    }
}

/// Only blank, quit and redraw work on a screen too small to show anything else; a form stays as it was.
fn too_small(model: &mut Model, chord: Chord) -> Vec<Effect> {
    match resolve(model, chord) {
        Resolved::Run(Act::Blank) => vec![Effect::Lock],
        Resolved::Run(Act::Redraw) => vec![Effect::Redraw],
        Resolved::Run(Act::Quit) => back::quit(model),
        // What stands over the screen cannot be seen, and its keys do nothing: q is the one that is named.
        _ if chord == Chord::char('q') && model.partner.is_none() => back::quit(model),
        _ => Vec::new(),
    }
}

fn refuse(model: &mut Model, why: String) -> Vec<Effect> {
    model.notices.tell(Kind::Refused, why);
    Vec::new()
}

/// Does an act, and says so when it moved nothing. Help runs acts through here too.
pub(super) fn run(model: &mut Model, act: Act) -> Vec<Effect> {
    let before = still::before(model, act);
    let effects = dispatch(model, act);
    still::after(model, act, before, &effects);
    effects
}

fn dispatch(model: &mut Model, act: Act) -> Vec<Effect> {
    if matches!(model.modals.last(), Some(Modal::Calendar(_))) && calendar::steps(act) {
        return calendar::step(model, act);
    }
    match act {
        Act::Help => finder::help(model),
        Act::Jump => finder::jump(model),
        Act::Back => back::back(model),
        Act::Cancel => back::cancel(model),
        Act::Quit => back::quit(model),
        Act::Blank => vec![Effect::Lock],
        Act::PartnerView => partner::enter(model),
        Act::Redraw => vec![Effect::Redraw],
        Act::Suspend => lock::suspend(model),
        Act::Filter => filter::open(model),
        Act::NextHit => moves::hit(model, 1),
        Act::PreviousHit => moves::hit(model, -1),
        Act::Down => moves::step(model, 1),
        Act::Up => moves::step(model, -1),
        Act::Left => moves::across(model, false),
        Act::Right => moves::across(model, true),
        Act::First => moves::edge(model, false),
        Act::Last => moves::edge(model, true),
        Act::PageDown => page(model, 1),
        Act::PageUp => page(model, -1),
        Act::NextPane => moves::turn(model, 1),
        Act::PreviousPane => moves::turn(model, -1),
        Act::PaneOcgs => moves::focus(model, Pane::Ocgs),
        Act::PaneTiers => moves::focus(model, Pane::Tiers),
        Act::PaneLros => moves::focus(model, Pane::Lros),
        Act::PaneActions => moves::focus(model, Pane::Actions),
        Act::Zoom => moves::zoom(model),
        Act::Sort => moves::sort(model),
        Act::Mark => moves::mark(model),
        Act::MarkRange => moves::mark_range(model),
        Act::MarkAll => moves::mark_all(model),
        Act::GoAllActions => moves::all_actions(model),
        Act::ShowClosed => moves::closed(model),
        Act::Open => record::open(model),
        Act::PreviousItem => record::item(model, -1),
        Act::NextItem => record::item(model, 1),
        Act::GoBoard => record::board(model),
        Act::GoJournal => record::journal(model),
        Act::GoNotices => record::notices(model),
        Act::Undo => undo::ask(model, false),
        Act::Redo => undo::ask(model, true),
        Act::Save => form::save(model, false, false),
        Act::SaveStay => form::save(model, false, true),
        Act::SaveAgain => form::save(model, true, false),
        Act::NextField => form::turn(model, 1),
        Act::PreviousField => form::turn(model, -1),
        Act::ListDown => list(model, 1),
        Act::ListUp => list(model, -1),
        Act::NewLine | Act::DeleteWord | Act::ClearField | Act::UndoTyping => edit(model, act),
        Act::Calendar => calendar::open(model),
        Act::Take => take(model),
        Act::GoPast => past::choose(model),
        Act::GoChanges => record::changes(model),
        other => {
            match meeting::run(model, other)
                .or_else(|| agenda::run(model, other))
                .or_else(|| beside::run(model, other))
                .or_else(|| briefed::run(model, other))
                .or_else(|| lists::run(model, other))
                .or_else(|| signed::run(model, other))
            {
                Some(effects) => effects,
                None => verbs::open(model, other),
            }
        }
    }
}

fn page(model: &mut Model, by: isize) -> Vec<Effect> {
    match model.modals.last() {
        Some(Modal::Finder(_)) => finder::step(model, by * 10),
        Some(Modal::Notices(_)) => record::step_notices(model, by * 10),
        Some(Modal::Room(_)) => room::step(model, by * 10),
        Some(Modal::Briefed(_)) => briefed::step(model, by * 10),
        Some(_) => Vec::new(),
        None => moves::page(model, by),
    }
}

fn list(model: &mut Model, by: isize) -> Vec<Effect> {
    match model.modals.last() {
        Some(Modal::Form(_)) => form::step(model, by),
        Some(Modal::Finder(_)) => finder::step(model, by),
        Some(Modal::Notices(_)) => record::step_notices(model, by),
        Some(Modal::Room(_)) => room::step(model, by),
        Some(Modal::Briefed(_)) => briefed::step(model, by),
        Some(Modal::Filter(..)) => moves::step(model, by),
        _ => Vec::new(),
    }
}

fn edit(model: &mut Model, act: Act) -> Vec<Effect> {
    match model.modals.last() {
        Some(Modal::Form(_)) => form::edit(model, act),
        Some(Modal::Finder(_)) => finder::edit(model, act),
        Some(Modal::Filter(..)) => filter::edit(model, act),
        _ => Vec::new(),
    }
}

fn take(model: &mut Model) -> Vec<Effect> {
    match model.modals.last() {
        Some(Modal::Finder(_)) => finder::take(model),
        Some(Modal::Calendar(_)) => calendar::take(model),
        Some(Modal::Filter(..)) => filter::apply(model),
        Some(Modal::Undo(..)) => undo::go(model),
        Some(Modal::Quit) => back::quit_now(model),
        Some(Modal::Notices(_)) => back::back(model),
        _ => Vec::new(),
    }
}

fn text(model: &mut Model, chord: Chord) -> Vec<Effect> {
    match model.modals.last() {
        Some(Modal::Form(_)) => form::text(model, chord),
        Some(Modal::Finder(_)) => finder::text(model, chord),
        Some(Modal::Filter(..)) => filter::text(model, chord),
        _ => Vec::new(),
    }
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    model.locking.key();
    if model.size.tier() == Ladder::TooSmall {
        return Vec::new();
    }
    if model.partner.is_some() {
        partner::say(model, "Nothing here takes text. F5 leaves partner view.");
        return Vec::new();
    }
    match model.modals.last() {
        Some(Modal::Form(_)) => form::paste(model, text),
        Some(Modal::Finder(_)) => finder::paste(model, text),
        Some(Modal::Filter(..)) => filter::paste(model, text),
        _ => refuse(model, "Nothing here takes text. Open a form first, then paste.".into()),
    }
}

/// What the screen needs and does not have yet.
fn needs(model: &mut Model) -> Vec<Effect> {
    model.scroll();
    let mut effects = Vec::new();
    let rows = model.rows(Pane::Actions);
    let Model { lines, actions, screen, ticket, today, selected, size, .. } = model;
    let mut ask = |actions: &mut Actions, base: ActionFilter, rows| {
        let officers = lines.officers().iter().map(|(id, line)| (*id, line.label.clone()));
        let wanted = actions.filter.for_actions(base, *today, officers);
        if let Some(question) = actions.question(wanted, rows) {
            *ticket += 1;
            effects.push(Effect::Ask(*ticket, asking(&question)));
            actions.asked = Some((*ticket, question));
        }
    };
    let base = actions.wanted(*selected);
    ask(actions, base, rows);
    match screen {
        Screen::Record(record) => {
            let base = record.actions.wanted(Some(record.ocg));
            ask(&mut record.actions, base, usize::from(size.height));
        }
        Screen::Drive(drive) => {
            let base = drive.actions.wanted(Some(drive.ocg));
            ask(&mut drive.actions, base, usize::from(size.height));
        }
        Screen::Review(review) => {
            let base = review.wanted();
            ask(&mut review.actions, base, usize::from(size.height));
        }
        _ => {}
    }
    effects.extend(drive::wants(model));
    effects.extend(lists::wants(model));
    effects.extend(record::wants(model));
    effects.extend(form::preview(model));
    effects.extend(partner::wants(model));
    effects
}

fn asking(question: &Question) -> Ask {
    Ask::Actions {
        filter: question.filter.clone(),
        order: question.order,
        reversed: question.reversed,
        offset: question.offset,
        limit: PAGE,
    }
}
