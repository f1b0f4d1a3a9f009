//! Keys of forms, lists to choose from, the filter line and questions.

use super::{Row, row};
use crate::model::act::{Act, Scope};
use crate::model::form::Form;
use crate::model::form::field::Kind;
use crate::model::state::{Modal, Model};

pub(super) const ROWS: &[Row] = &[
    row(
        Act::Save,
        "form.save",
        Scope::Form,
        &["Enter"],
        "save",
        "Save, from any field, or go to the first field that is wrong",
    )
    .footer(1),
    row(Act::NextField, "field.next", Scope::Form, &["Tab"], "next", "Next field").footer(2).when(fields),
    row(Act::PreviousField, "field.previous", Scope::Form, &["Shift-Tab"], "previous", "Previous field").when(fields),
    row(
        Act::ListDown,
        "field.down",
        Scope::Form,
        &["Down"],
        "choose",
        "Down in the list under the field, else the next field",
    )
    .footer(3)
    .when(a_list_or_fields),
    row(
        Act::ListUp,
        "field.up",
        Scope::Form,
        &["Up"],
        "choose",
        "Up in the list under the field, else the previous field",
    ),
    row(Act::SaveStay, "form.stay", Scope::Form, &["Ctrl-s"], "save, stay", "Save and stay in the form")
        .when(not_for_good),
    row(Act::SaveAgain, "form.again", Scope::Form, &["Ctrl-n"], "another", "Save and start another")
        .footer(4)
        .when(one_of_many),
    row(Act::Calendar, "field.calendar", Scope::Form, &["F4"], "calendar", "Calendar for a date field")
        .footer(5)
        .when(a_date),
    row(Act::NewLine, "field.line", Scope::Form, &["Alt-Enter"], "new line", "New line in a long field"),
    row(
        Act::DeleteWord,
        "field.word",
        Scope::Form,
        &["Ctrl-w"],
        "delete word",
        "Delete the word before the insertion point",
    ),
    row(Act::ClearField, "field.clear", Scope::Form, &["Ctrl-u"], "clear", "Clear the field"),
    row(Act::UndoTyping, "field.undo", Scope::Form, &["Ctrl-z"], "undo typing", "Take the last typing back"),
    row(Act::Take, "list.take", Scope::Finder, &["Enter"], "run", "Run or go to the entry under the cursor").footer(1),
    row(Act::ListDown, "list.down", Scope::Finder, &["Down", "Ctrl-n"], "choose", "Down").footer(2),
    row(Act::ListUp, "list.up", Scope::Finder, &["Up", "Ctrl-p"], "choose", "Up"),
    row(Act::PageDown, "list.page-down", Scope::Finder, &["PgDn"], "page", "A page down"),
    row(Act::PageUp, "list.page-up", Scope::Finder, &["PgUp"], "page", "A page up"),
    row(
        Act::DeleteWord,
        "list.word",
        Scope::Finder,
        &["Ctrl-w"],
        "delete word",
        "Delete the word before the insertion point",
    ),
    row(Act::ClearField, "list.clear", Scope::Finder, &["Ctrl-u"], "clear", "Clear what is typed"),
    row(Act::Take, "filter.take", Scope::Filter, &["Enter"], "apply", "Keep the filter and go back to the table")
        .footer(1),
    row(Act::DeleteWord, "filter.word", Scope::Filter, &["Ctrl-w"], "drop word", "Drop the last word of the filter")
        .footer(2),
    row(Act::ClearField, "filter.clear", Scope::Filter, &["Ctrl-u"], "clear", "Clear the filter").footer(3),
    row(Act::ListDown, "filter.down", Scope::Filter, &["Down"], "down", "Down in the table while typing"),
    row(Act::ListUp, "filter.up", Scope::Filter, &["Up"], "up", "Up in the table while typing"),
    row(Act::Take, "ask.take", Scope::Confirm, &["Enter"], "do it", "Do what is asked").footer(1),
    row(Act::ListDown, "ask.down", Scope::Confirm, &["Down", "j"], "down", "Down"),
    row(Act::ListUp, "ask.up", Scope::Confirm, &["Up", "k"], "up", "Up"),
    row(Act::PageDown, "ask.page-down", Scope::Confirm, &["PgDn"], "page", "A page down"),
    row(Act::PageUp, "ask.page-up", Scope::Confirm, &["PgUp"], "page", "A page up"),
    row(Act::Take, "store.open", Scope::Unlock, &["Enter"], "open", "Open the store with the passphrase").footer(1),
    row(Act::OpenReadOnly, "store.readonly", Scope::Unlock, &["Ctrl-r"], "read-only", "Open the store to read only")
        .footer(2),
    row(Act::ListDown, "unlock.down", Scope::Unlock, &["Down"], "operator", "Next operator"),
    row(Act::ListUp, "unlock.up", Scope::Unlock, &["Up"], "operator", "Previous operator"),
    row(Act::ClearField, "unlock.clear", Scope::Unlock, &["Ctrl-u"], "clear", "Clear the passphrase"),
    row(Act::Take, "calendar.take", Scope::Calendar, &["Enter"], "take", "Take the day into the field").footer(1),
    row(Act::Left, "calendar.left", Scope::Calendar, &["Left", "h"], "day", "A day earlier").footer(2),
    row(Act::Right, "calendar.right", Scope::Calendar, &["Right", "l"], "day", "A day later").footer(3),
    row(Act::Up, "calendar.up", Scope::Calendar, &["Up", "k"], "week", "A week earlier"),
    row(Act::Down, "calendar.down", Scope::Calendar, &["Down", "j"], "week", "A week later").footer(4),
    row(Act::PageUp, "calendar.page-up", Scope::Calendar, &["PgUp"], "month", "A month earlier"),
    row(Act::PageDown, "calendar.page-down", Scope::Calendar, &["PgDn"], "month", "A month later").footer(5),
];

/// More than one field to go to.
fn fields(model: &Model) -> Result<(), String> {
    match model.modals.last() {
        Some(Modal::Form(form)) if form.fields.len() < 2 => Err("This form has one field. Enter saves.".into()),
        _ => Ok(()),
    }
}

/// A list under the field, or a field below it.
fn a_list_or_fields(model: &Model) -> Result<(), String> {
    match model.modals.last() {
        Some(Modal::Form(form)) if form.current().is_some_and(|field| field.has_list()) => Ok(()),
        _ => fields(model),
    }
}

/// Only forms that are filled one after another start again.
fn one_of_many(model: &Model) -> Result<(), String> {
    match model.modals.last() {
        Some(Modal::Form(form)) if form.is_one_of_many() => Ok(()),
        _ => Err("This form is filled once. Enter saves it.".into()),
    }
}

/// What is done for good is done once: nobody stays in its form to do it again.
fn not_for_good(model: &Model) -> Result<(), String> {
    match model.modals.last() {
        Some(Modal::Form(form)) if form.purpose.is_for_good() => {
            Err("What this form does is for good and done once. Enter does it.".into())
        }
        _ => Ok(()),
    }
}

fn a_date(model: &Model) -> Result<(), String> {
    let date = |form: &Form| form.current().is_some_and(|field| matches!(field.kind, Kind::Date { .. }));
    match model.modals.last() {
        Some(Modal::Form(form)) if date(form) => Ok(()),
        _ => Err("The calendar is for date fields. Tab goes to one.".into()),
    }
}
