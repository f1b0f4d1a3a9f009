//! Forms: typing, choosing, moving between fields, what would be recorded, saving. The same for every form.

use crate::app::Effect;
use crate::domain::command::Command;
use crate::domain::tier::Strand;
use crate::keys::chord::{Chord, Key};
use crate::model::act::Act;
use crate::model::beside::BesideAsk;
use crate::model::form::field::{Kind, Name};
use crate::model::form::read::{self, Asked};
use crate::model::form::{CrossForm, Form, Preview, Purpose, quick};
use crate::model::notice;
use crate::model::port::Ask;
use crate::model::state::{Doing, Model};

/// Types into the field, or picks in a choice.
pub(crate) fn text(model: &mut Model, chord: Chord) -> Vec<Effect> {
    change(model, |form| {
        let Some(field) = form.current_mut() else { return };
        match chord.typed() {
            Some(c) => {
                if field.type_char(c) {
                    form.turn(1);
                }
            }
            None => match (&field.kind, chord.key) {
                (Kind::Choice { .. }, Key::Left) => {
                    field.step(-1);
                }
                (Kind::Choice { .. }, Key::Right) => {
                    field.step(1);
                }
                (Kind::Choice { .. }, _) => {}
                (_, key) => {
                    super::filter::key_on(&mut field.edit, key);
                    if matches!(key, Key::Backspace | Key::Del) {
                        field.typed();
                    }
                }
            },
        }
    })
}

/// Puts a pasted text into the field.
pub(crate) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    change(model, |form| {
        if let Some(field) = form.current_mut().filter(|field| field.takes_text()) {
            field.edit.paste(text);
            field.typed();
        }
    })
}

/// Edits what is typed.
pub(crate) fn edit(model: &mut Model, act: Act) -> Vec<Effect> {
    change(model, |form| {
        let Some(field) = form.current_mut().filter(|field| field.takes_text()) else { return };
        match act {
            Act::NewLine => field.edit.new_line(),
            Act::DeleteWord => field.edit.delete_word(),
            Act::ClearField => field.edit.clear(),
            _ => {
                field.edit.undo();
            }
        }
        field.typed();
    })
}

/// Up or down in the list of the field; a field without one goes to the next.
pub(crate) fn step(model: &mut Model, by: isize) -> Vec<Effect> {
    change(model, |form| {
        let taken = form.current_mut().is_some_and(|field| field.step(by));
        if !taken {
            form.turn(by);
        }
    })
}

/// The next or previous field.
pub(crate) fn turn(model: &mut Model, by: isize) -> Vec<Effect> {
    if let Some(form) = model.form_mut() {
        form.turn(by);
    }
    Vec::new()
}

fn change(model: &mut Model, with: impl FnOnce(&mut Form)) -> Vec<Effect> {
    let (today, anchors) = (model.today, model.anchors);
    let Some(form) = model.form_mut() else { return Vec::new() };
    if form.saving {
        return Vec::new();
    }
    form.changed();
    let before = form.text(Name::Quick).to_owned();
    with(form);
    if form.text(Name::Quick) != before {
        let (was, is) = (quick::read(&before, today, &anchors), quick::read(form.text(Name::Quick), today, &anchors));
        spread(form, &was, &is);
    }
    form.dirty = true;
    Vec::new()
}

/// What changed in the quick line goes to the fields; what was set in a field by hand and is not in the line stays.
fn spread(form: &mut Form, was: &quick::Quick, is: &quick::Quick) {
    if was.owner != is.owner
        && let Some(field) = form.field_mut(Name::Officer)
    {
        field.edit.set(is.owner.as_deref().unwrap_or_default());
        match &is.owner {
            Some(_) => field.typed(),
            // The owner that is usual stands first in the list.
            None => {
                field.typed();
                if let Kind::Pick { at, options } = &mut field.kind {
                    *at = (!options.is_empty()).then_some(0);
                }
            }
        }
    }
    if was.strand != is.strand
        && let Some(field) = form.field_mut(Name::Strand)
        && let Kind::Choice { options, at, .. } = &mut field.kind
    {
        let letters = is.strand.unwrap_or(Strand::Pursue).letters();
        *at = options.iter().position(|option| option.value == letters).unwrap_or(*at);
    }
    if was.due != is.due
        && let Some(field) = form.field_mut(Name::Due)
    {
        field.edit.set(is.due.as_deref().unwrap_or_default());
    }
}

/// Asks what the form would record, when it changed since the last time.
pub(crate) fn preview(model: &mut Model) -> Vec<Effect> {
    let Some(form) = model.form_mut().filter(|form| form.dirty) else { return Vec::new() };
    form.dirty = false;
    let form = form.clone();
    let warnings = read::warnings(&form, model);
    let asked = read::asked(&form, model);
    let ticket = model.next_ticket();
    // Whatever was asked before is about another state of the form.
    model.awaited.preview = ticket;
    let (today, anchors) = (model.today, model.anchors);
    let Some(form) = model.form_mut() else { return Vec::new() };
    form.warnings = warnings;
    for field in &mut form.fields {
        field.understand(today, &anchors);
    }
    match asked {
        Ok(Asked::Commands(commands)) if !commands.is_empty() => vec![Effect::Ask(ticket, Ask::Preview(commands))],
        Ok(Asked::Beside(BesideAsk::Pass(wanted))) => {
            form.preview = Preview::None;
            let to = match &form.purpose {
                Purpose::Cross(CrossForm::Pass(_, to)) => to.operation.clone(),
                _ => String::new(),
            };
            vec![Effect::Ask(ticket, Ask::Beside(BesideAsk::Preview(wanted, to)))]
        }
        Ok(Asked::Copies(_, words)) => {
            form.preview = Preview::Will(words);
            Vec::new()
        }
        _ => {
            form.preview = Preview::None;
            Vec::new()
        }
    }
}

/// The record told what the form would record, and what to think of before.
pub(crate) fn previewed(model: &mut Model, answer: Result<Vec<String>, String>, notes: Vec<String>) {
    if let Some(form) = model.form_mut() {
        form.warnings.extend(notes);
        form.preview = match answer {
            Ok(sentences) => Preview::Will(sentences),
            Err(why) => Preview::Refused(why),
        };
    }
}

/// Saves: hands the commands to the record, or goes to the first field that is wrong.
pub(crate) fn save(model: &mut Model, again: bool, stay: bool) -> Vec<Effect> {
    if model.awaited.record != 0 {
        model.notices.tell(notice::Kind::Refused, notice::STILL_WRITING);
        return Vec::new();
    }
    if model.read_only() {
        model.notices.tell(notice::Kind::Refused, notice::READ_ONLY);
        return Vec::new();
    }
    let Some(form) = model.form_mut() else { return Vec::new() };
    let form = form.clone();
    let asked = read::asked(&form, model);
    if matches!(asked, Ok(Asked::Beside(BesideAsk::Pass(_)))) && !matches!(form.preview, Preview::Will(_)) {
        model.notices.tell(
            notice::Kind::Refused,
            "What crosses has to stand there first, word by word. Look at it, then press Enter again.",
        );
        return Vec::new();
    }
    let ticket = model.next_ticket();
    let Some(shown) = model.form_mut() else { return Vec::new() };
    let ask = match (asked, &form.purpose) {
        (Err(wrong), _) => {
            shown.blame(wrong);
            return Vec::new();
        }
        (Ok(Asked::Beside(asked)), _) => Ask::Beside(asked),
        (Ok(Asked::Copies(asked, _)), _) => Ask::HandOut(asked),
        (Ok(_), Purpose::Withdraw(entry)) => Ask::Withdraw(*entry, form.text(Name::Because).to_owned()),
        (Ok(Asked::Commands(mut commands)), _) => {
            // Saved to stay on the item: it is not called yet.
            if stay && matches!(form.purpose, Purpose::Same(_)) {
                commands.retain(|command| !matches!(command, Command::SettleOcg { .. }));
            }
            Ask::Act(commands)
        }
    };
    shown.saving = true;
    shown.again = again;
    shown.stay = stay;
    model.awaited.record = ticket;
    model.doing = match form.purpose {
        Purpose::Withdraw(_) => Doing::Withdraw,
        Purpose::Cross(_) => Doing::Cross,
        _ => Doing::Act,
    };
    vec![Effect::Ask(ticket, ask)]
}
