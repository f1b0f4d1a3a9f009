//! The place of the screen and the unsent text as one line of text, kept in the store beside the record: after a crash, a lock or a flat
//! battery the same item is on the screen with the same words.
//!
//! It must not know where the line is kept. What cannot be read back is passed over: a place is a comfort, not a record.

use serde::{Deserialize, Serialize};

use super::form::field::Kind;
use super::form::{CommonForm, Form, ItemForm, MeetingForm, Purpose, spec};
use super::state::{Modal, Model, Screen};
use crate::domain::identity::OcgId;
use crate::domain::meeting::Called;

/// Forms kept at most.
const MOST: usize = 8;

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The item of the open meeting.
    #[serde(default)]
    pub item: Option<i64>,
    /// Whether it filled the screen.
    #[serde(default)]
    pub driving: bool,
    /// Entries of the open meeting that were read back and agreed.
    #[serde(default)]
    pub agreed: Vec<u64>,
    /// Forms with something typed, the one on top last.
    #[serde(default)]
    pub forms: Vec<KeptForm>,
    /// Whether the last of them was open.
    #[serde(default)]
    pub open: bool,
}

/// A form as it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// What it is for.
    name: String,
    /// The groups it is about.
    groups: Vec<i64>,
    /// The field with the input.
    at: usize,
    /// Text and value of each field.
    fields: Vec<(String, String)>,
}

const ITEMS: [(&str, ItemForm); 9] = [
    ("objective", ItemForm::Objective),
    ("not-applicable", ItemForm::NotApplicable),
    ("consulted", ItemForm::Consulted),
    ("gap", ItemForm::Gap),
    ("trigger", ItemForm::Trigger),
    ("bid", ItemForm::Bid),
    ("learning", ItemForm::Learning),
    ("outcome", ItemForm::Outcome),
    ("order", ItemForm::Order),
];

const COMMON: [(&str, CommonForm); 4] = [
    ("decision", CommonForm::Decision),
    ("remark", CommonForm::Remark),
    ("operation", CommonForm::Operation),
    ("board-objective", CommonForm::Objective),
];

/// The name and the groups of a form that can be made again from them.
fn named(purpose: &Purpose) -> Option<(&'static str, Vec<i64>)> {
    let one = |name, ocg: &OcgId| Some((name, vec![ocg.0]));
    match purpose {
        Purpose::Tier(ocg) => one("tier", ocg),
        Purpose::Same(ocg) => one("same", ocg),
        Purpose::Raise(ocg) => one("action", ocg),
        Purpose::Post(ocg) => one("post", ocg),
        Purpose::Disrupt(ocg) => one("disruption", ocg),
        Purpose::Note(ocg, None) => one("note", ocg),
        Purpose::Assess(ocg) => one("score", ocg),
        Purpose::Status(ocg) => one("status", ocg),
        Purpose::NewOcg => Some(("group", Vec::new())),
        Purpose::NewOfficer => Some(("officer", Vec::new())),
        Purpose::Meeting(MeetingForm::Prepare) => Some(("prepare", Vec::new())),
        Purpose::Meeting(MeetingForm::Settle(called, ids)) => {
            let name = if *called == Called::Deferred { "defer" } else { "read" };
            Some((name, ids.iter().map(|ocg| ocg.0).collect()))
        }
        Purpose::Common(what) => COMMON.iter().find(|(_, form)| form == what).map(|(name, _)| (*name, Vec::new())),
        Purpose::Item(ocg, what) => {
            let name = ITEMS.iter().find(|(_, form)| form == what).map(|(name, _)| *name)?;
            one(name, ocg)
        }
        _ => None,
    }
}

fn keep(form: &Form) -> Option<KeptForm> {
    let (name, groups) = named(&form.purpose)?;
    let fields = form.fields.iter().map(|field| (field.edit.text().to_owned(), field.value().to_owned())).collect();
    Some(KeptForm { name: name.to_owned(), groups, at: form.at, fields })
}

/// The form of that name, as it opens.
fn fresh(model: &Model, kept: &KeptForm) -> Option<Form> {
    let line = || kept.groups.first().and_then(|id| model.lines.ocg(OcgId(*id)));
    Some(match kept.name.as_str() {
        "tier" => spec::tier(model, line()?),
        "same" => spec::same(model, line()?),
        "action" => spec::raise(model, line()?),
        "post" => spec::post(model, line()?),
        "disruption" => spec::disrupt(model, line()?),
        "note" => spec::note(line()?, None),
        "score" => spec::assess(model, line()?),
        "status" => spec::status(model, line()?),
        "group" => spec::new_ocg(model),
        "officer" => spec::new_officer(),
        "decision" => spec::decision(),
        "remark" => spec::remark(model),
        "operation" => spec::operation(model),
        "board-objective" => spec::board_objective(),
        "prepare" => spec::prepare_meeting(model),
        "read" | "defer" => {
            let called = if kept.name == "defer" { Called::Deferred } else { Called::TakenAsRead };
            let ids: Vec<OcgId> =
                kept.groups.iter().map(|id| OcgId(*id)).filter(|id| model.lines.ocg(*id).is_some()).collect();
            if ids.is_empty() {
                return None;
            }
            spec::settle(model, called, ids)
        }
        name => {
            let what = ITEMS.iter().find(|(other, _)| *other == name).map(|(_, what)| *what)?;
            spec::item(model, line()?, what)
        }
    })
}

/// Makes a form again, with what was typed.
fn again(model: &Model, kept: &KeptForm) -> Option<Form> {
    let mut form = fresh(model, kept)?;
    for (field, (text, value)) in form.fields.iter_mut().zip(&kept.fields) {
        if field.edit.text() != text {
            field.edit.set(text);
        }
        match &mut field.kind {
            Kind::Choice { options, at, .. } => {
                *at = options.iter().position(|option| option.value == *value).unwrap_or(*at);
            }
            Kind::Pick { options, at } => *at = options.iter().position(|option| option.value == *value).or(*at),
            _ => {}
        }
    }
    form.at = kept.at.min(form.fields.len().saturating_sub(1));
    form.dirty = true;
    Some(form)
}

impl Model {
    /// The place as it stands; nothing when there is nothing to come back to.
    #[must_use]
    pub fn kept(&self) -> Option<String> {
        let item = self.sitting.open().and(self.sitting.item).map(|ocg| ocg.0);
        let on_top = self.modals.iter().rev().find_map(|modal| match modal {
            Modal::Form(form) if form.is_draft() => Some(form.as_ref()),
            _ => None,
        });
        let mut forms: Vec<KeptForm> = self.drafts.iter().rev().take(MOST).rev().filter_map(keep).collect();
        let top = on_top.and_then(keep);
        let open = top.is_some();
        forms.extend(top);
        let agreed: Vec<u64> =
            self.sitting.open().map_or(Vec::new(), |_| self.sitting.agreed.iter().copied().collect());
        if item.is_none() && forms.is_empty() && agreed.is_empty() {
            return None;
        }
        let kept = Kept { item, driving: self.sitting.driving, agreed, forms, open };
        serde_json::to_string(&kept).ok()
    }

    /// Goes back to a place: the item, and the forms with their text. Returns the item to put on the screen.
    pub fn come_back(&mut self, text: &str) -> Option<OcgId> {
        let kept: Kept = serde_json::from_str(text).ok()?;
        let mut forms: Vec<Form> = kept.forms.iter().take(MOST + 1).filter_map(|form| again(self, form)).collect();
        for form in &forms {
            self.drafts.retain(|draft| draft.purpose != form.purpose);
        }
        let all = forms.len() == kept.forms.len();
        let top = if kept.open && all && self.modals.is_empty() { forms.pop() } else { None };
        self.drafts.extend(forms);
        if let Some(form) = top {
            self.modals.push(Modal::Form(Box::new(form)));
        }
        if self.sitting.open().is_some() {
            self.sitting.agreed.extend(&kept.agreed);
        }
        self.sitting.item = kept.item.map(OcgId).filter(|ocg| self.lines.ocg(*ocg).is_some());
        self.sitting.item.filter(|_| kept.driving && matches!(self.screen, Screen::Board))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_place_is_passed_over() {
        for text in ["", "{", "{\"item\":\"x\"}"] {
            assert!(serde_json::from_str::<Kept>(text).is_err(), "{text}");
        }
        assert_eq!(serde_json::from_str::<Kept>("{\"new\":1}").ok(), Some(Kept::default()));
    }
}
