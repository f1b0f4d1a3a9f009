//! The filter line: live while typing, one for each pane. Esc puts the former filter back.

use crate::app::Effect;
use crate::keys::chord::{Chord, Key};
use crate::model::act::Act;
use crate::model::edit::Edit;
use crate::model::filter::Filter;
use crate::model::layout::Pane;
use crate::model::port::Ask;
use crate::model::state::{Modal, Model, Screen};

/// Opens the filter of the table that has the input.
pub(crate) fn open(model: &mut Model) -> Vec<Effect> {
    if matches!(model.screen, Screen::Drive(_)) {
        // There is no table to filter; what is looked for is an item.
        return super::finder::jump(model);
    }
    let text = current(model).text.clone();
    model.modals.push(Modal::Filter(Edit::new(&text), text));
    Vec::new()
}

fn current(model: &Model) -> &Filter {
    if let Some(list) = model.action_list() {
        return &list.filter;
    }
    match model.focus {
        Pane::Ocgs | Pane::Tiers => &model.ocgs.filter,
        Pane::Lros => &model.lros.filter,
        Pane::Actions => &model.actions.filter,
    }
}

/// Puts a filter in force on the table that has the input.
pub(crate) fn set(model: &mut Model, text: &str) {
    let filter = Filter::read(text, model.today, &model.anchors);
    if let Some(list) = model.action_list_mut() {
        // A filter that names an owner or a state looks beyond the selected group only when asked to, with A.
        list.filter = filter;
        return;
    }
    match model.focus {
        Pane::Ocgs | Pane::Tiers => model.ocgs.filter = filter,
        Pane::Lros => model.lros.filter = filter,
        Pane::Actions => {}
    }
    model.arrange();
}

/// Types into the filter.
pub(crate) fn text(model: &mut Model, chord: Chord) -> Vec<Effect> {
    change(model, |edit| match (chord.typed(), chord.key) {
        (Some(c), _) => edit.type_char(c),
        (None, key) => key_on(edit, key),
    })
}

/// Edits what is typed.
pub(crate) fn edit(model: &mut Model, act: Act) -> Vec<Effect> {
    change(model, |edit| match act {
        Act::DeleteWord => edit.delete_word(),
        _ => edit.clear(),
    })
}

/// Puts a pasted text in.
pub(crate) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    change(model, |edit| edit.paste(text))
}

fn change(model: &mut Model, with: impl FnOnce(&mut Edit)) -> Vec<Effect> {
    let Some(Modal::Filter(edit, _)) = model.modals.last_mut() else { return Vec::new() };
    with(edit);
    let text = edit.text().to_owned();
    set(model, &text);
    sought(model, text, false)
}

/// Keeps the filter.
pub(crate) fn apply(model: &mut Model) -> Vec<Effect> {
    match model.modals.pop() {
        Some(Modal::Filter(edit, before)) if edit.text() != before => sought(model, edit.text().to_owned(), true),
        _ => Vec::new(),
    }
}

/// Leaves the filter: the former one is in force again.
pub(crate) fn leave(model: &mut Model) -> Vec<Effect> {
    let Some(Modal::Filter(edit, before)) = model.modals.pop() else { return Vec::new() };
    let text = edit.text().to_owned();
    set(model, &before);
    if text == before { Vec::new() } else { sought(model, text, true) }
}

/// Has the access log told what is looked for, under the name that the list has on the command line.
fn sought(model: &mut Model, words: String, left: bool) -> Vec<Effect> {
    let list = match model.focus {
        _ if model.action_list().is_some() => "actions",
        Pane::Ocgs | Pane::Tiers => "ocgs",
        Pane::Lros => "officers",
        Pane::Actions => "actions",
    };
    let ticket = model.next_ticket();
    vec![Effect::Ask(ticket, Ask::Sought { list, words, left })]
}

/// The keys that move and delete in any line of text.
pub(crate) fn key_on(edit: &mut Edit, key: Key) {
    match key {
        Key::Backspace => edit.backspace(),
        Key::Del => edit.delete(),
        Key::Left => edit.step(-1),
        Key::Right => edit.step(1),
        Key::Home => edit.home(),
        Key::End => edit.end(),
        _ => {}
    }
}
