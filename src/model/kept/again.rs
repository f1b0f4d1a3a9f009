//! A form made again from what was kept of it: as it opens today, with what was typed.
//!
//! It must not know where it was kept. A form whose subject is gone is not made again.

use super::KeptForm;
use crate::domain::identity::OcgId;
use crate::domain::meeting::Meeting;
use crate::model::form::field::{Choice, Field, Kind, Name};
use crate::model::form::{CommonForm, CrossForm, Form, MeetingForm, Purpose, spec};
use crate::model::state::Model;

/// The form of that purpose, as it opens. What only its title and first line would need is left empty; they come from what was kept.
fn fresh(model: &Model, purpose: &Purpose) -> Option<Form> {
    let line = |ocg: &OcgId| model.lines.ocg(*ocg);
    let because = || vec![Field::line(Name::Because, "Because", "").hint("needed, a few words")];
    Some(match purpose {
        Purpose::Tier(ocg) => spec::tier(model, line(ocg)?),
        Purpose::Same(ocg) => spec::same(model, line(ocg)?),
        Purpose::Raise(ocg) => spec::raise(model, line(ocg)?),
        Purpose::EditAction(id, details) => spec::edit_action(*id, "", "", details),
        Purpose::Extend(ids) => spec::extend(model, ids.clone(), &[]),
        Purpose::Hand(ids) => spec::hand(model, ids.clone(), &[]),
        Purpose::Step(ids) => spec::step(ids.clone(), &[]),
        Purpose::Drop(ids) => spec::drop(model, ids.clone(), &[]),
        Purpose::Post(ocg) => spec::post(model, line(ocg)?),
        Purpose::Disrupt(ocg) => spec::disrupt(model, line(ocg)?),
        Purpose::Moderate(id) => spec::agree_level(model, *id, "", String::new()),
        Purpose::Note(ocg, action) => spec::note(line(ocg)?, action.map(|id| (id, ""))),
        Purpose::Assess(ocg) => spec::assess(model, line(ocg)?),
        Purpose::Status(ocg) => spec::status(model, line(ocg)?),
        Purpose::Retain(ocg) => spec::retention(model, line(ocg)?),
        Purpose::NewOcg => spec::new_ocg(model),
        Purpose::EditOcg(id, details) => spec::edit_ocg(model, *id, details),
        Purpose::NewOfficer => spec::new_officer(),
        Purpose::EditOfficer(id, details) => spec::edit_officer(*id, details),
        Purpose::Withdraw(_) => Form::new(purpose.clone(), "", String::new(), because(), Name::Because),
        Purpose::Meeting(form) => return meeting(model, form),
        Purpose::Item(ocg, what) => spec::item(model, line(ocg)?, *what),
        Purpose::Common(form) => return common(model, form),
        Purpose::ToBoard(ocg, about) => spec::to_board(*ocg, (**about).clone(), String::new()),
        Purpose::MoveOn(item) => spec::move_on(item)?,
        Purpose::Cross(CrossForm::Pass(..)) => spec::pass_kept(purpose),
        Purpose::Cross(CrossForm::Unfinished(_)) => return None,
    })
}

fn common(model: &Model, form: &CommonForm) -> Option<Form> {
    Some(match form {
        CommonForm::Decision => spec::decision(),
        CommonForm::Remark => spec::remark(model, None),
        CommonForm::Operation => spec::operation(model),
        CommonForm::Objective => spec::board_objective(),
        CommonForm::Correction(tag) => spec::correction(model.held_meeting(tag.id)?, None),
    })
}

fn meeting(model: &Model, form: &MeetingForm) -> Option<Form> {
    let now = |id| model.sitting.meeting.as_deref().filter(|meeting: &&Meeting| meeting.id == id);
    Some(match form {
        MeetingForm::Prepare => spec::prepare_meeting(model),
        MeetingForm::Open(id) => spec::open_meeting(model, now(*id)?),
        MeetingForm::Amend(id, details) => {
            spec::amend_meeting(model, &Meeting { details: (**details).clone(), ..now(*id)?.clone() })
        }
        MeetingForm::Settle(called, ids) => {
            let mut ids = ids.clone();
            ids.retain(|ocg| model.lines.ocg(*ocg).is_some());
            if ids.is_empty() {
                return None;
            }
            spec::settle(model, *called, ids)
        }
        // The number that confirms what is for good is typed anew.
        MeetingForm::Sign(..) | MeetingForm::Issue(_) => return None,
        MeetingForm::Copies(id) => spec::copies(model, model.held_meeting(*id)?),
        MeetingForm::Times(id, who, ..) => {
            let meeting = now(*id)?;
            spec::times(meeting, meeting.attender(who)?, model.now)
        }
        MeetingForm::Apologies(id, who) => spec::apologies(now(*id)?, who),
        MeetingForm::Attend(id) => spec::attend(now(*id)?),
    })
}

/// Makes a form again, with what was typed.
pub(super) fn again(model: &Model, kept: &KeptForm) -> Option<Form> {
    let mut form = fresh(model, &kept.purpose)?;
    let waits = form.waits();
    form.title.clone_from(&kept.title);
    form.about.clone_from(&kept.about);
    for (field, (text, value)) in form.fields.iter_mut().zip(&kept.fields) {
        if field.edit.text() != text {
            field.edit.set(text);
        }
        match &mut field.kind {
            // What was chosen and cannot be chosen as the form opens now must not come back as something else: a refusal is no sign-off.
            Kind::Choice { options, at, .. } => *at = options.iter().position(|option| option.value == *value)?,
            // What it is a name of is known when the form it waits for opens.
            Kind::Pick { options, at } if waits => {
                *options = vec![Choice::new(value.clone(), String::new(), String::new())];
                *at = Some(0);
            }
            Kind::Pick { options, at } => *at = options.iter().position(|option| option.value == *value).or(*at),
            _ => {}
        }
    }
    form.at = kept.at.min(form.fields.len().saturating_sub(1));
    form.dirty = true;
    Some(form)
}
