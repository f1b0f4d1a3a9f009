//! The place of the screen and the unsent text as one line of text, kept in the store beside the record: after a crash, a lock or a flat
//! battery the same item is on the screen with the same words, for the same person: what somebody typed and did not send is theirs. A text that the record
//! would refuse for its marking is not kept.
//!
//! It must not know where the line is kept. What cannot be read back is passed over: a place is a comfort, not a record.

mod again;

use serde::{Deserialize, Serialize};

use super::act::Act;
use super::form::field::{Field, Name};
use super::form::{Form, Purpose, quick};
use super::items::Listed;
use super::layout::Pane;
use super::state::{Modal, Model, Screen};
use crate::domain::identity::OcgId;
use crate::domain::marking;
use crate::domain::time::Timestamp;

/// Forms kept at most: as many as there can be drafts.
pub const MOST: usize = 20;

/// What is said when a text was left out for its marking.
pub const NOT_KEPT: &str = "A text above OFFICIAL-SENSITIVE was not kept.";

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Kept {
    /// Whose it is; nobody's when it is from before that was written down.
    #[serde(default)]
    by: String,
    /// The item of the open meeting.
    #[serde(default)]
    item: Option<OcgId>,
    /// Whether it filled the screen.
    #[serde(default)]
    driving: bool,
    /// Entries of the open meeting that were read back and agreed.
    #[serde(default)]
    agreed: Vec<u64>,
    /// Items of the agenda that were taken, by their place, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    taken: Vec<(usize, i64)>,
    /// Forms with something typed, the one on top last.
    #[serde(default)]
    forms: Vec<KeptForm>,
    /// Whether the last of them was open.
    #[serde(default)]
    open: bool,
    /// Where the screen was when it was locked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    locked: Option<Locked>,
}

/// What is kept at a lock besides: it is not written down with every key that moves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Locked {
    selected: Option<OcgId>,
    pane: u8,
    zoom: bool,
    record: Option<OcgId>,
    screen: String,
}

/// A form as it was left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct KeptForm {
    /// What it is for.
    purpose: Purpose,
    /// Its title and what it is about, for forms whose subject is not at hand when they are made again.
    title: String,
    about: String,
    /// The field with the input.
    at: usize,
    /// Text and value of each field; empty where it was left out for its marking.
    fields: Vec<(String, String)>,
    /// Whether a field was left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    above: bool,
}

/// Where to go back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Back {
    /// The item to put on the screen that drives the meeting.
    pub item: Option<OcgId>,
    /// The record card to open.
    pub record: Option<OcgId>,
    /// The way to the screen that was left.
    pub way: Option<Act>,
}

/// Screens that a key goes to, by the name a place has for them.
const WAYS: [(&str, Act); 15] = [
    ("journal", Act::GoJournal),
    ("close", Act::GoClose),
    ("prepare", Act::GoPrepare),
    ("agenda", Act::GoAgenda),
    ("review", Act::GoReview),
    ("charts", Act::GoCharts),
    ("triggers", Act::GoTriggers),
    ("claims", Act::GoClaims),
    ("bids", Act::GoBids),
    ("learning", Act::GoLearning),
    ("gaps", Act::GoGaps),
    ("orders", Act::GoOrders),
    ("operations", Act::GoOperations),
    ("objectives", Act::GoObjectives),
    ("board-matters", Act::GoBoardMatters),
];

/// The name of the screen.
fn named(screen: &Screen) -> &'static str {
    match screen {
        Screen::Journal(_) => "journal",
        Screen::Close(_) => "close",
        Screen::Prepare(_) => "prepare",
        Screen::Agenda(_) => "agenda",
        Screen::Review(_) => "review",
        Screen::Charts(_) => "charts",
        Screen::Items(items) => match items.listed {
            Listed::Triggers => "triggers",
            Listed::Claims => "claims",
            Listed::Bids => "bids",
            Listed::Learning => "learning",
            Listed::Gaps => "gaps",
            Listed::Orders => "orders",
            Listed::Operations => "operations",
            Listed::Objectives => "objectives",
            Listed::BoardMatters => "board-matters",
        },
        Screen::Board | Screen::Record(_) | Screen::Drive(_) | Screen::Signed(_) | Screen::Beside(_) => "",
    }
}

impl Model {
    /// A form with what was typed, but for a text that the record refuses for its marking: the store must not hold it under any name.
    fn keep(&self, form: &Form) -> KeptForm {
        let mut above = false;
        let mut fields = Vec::with_capacity(form.fields.len());
        for field in &form.fields {
            let refused = self.refuses(field);
            above |= refused;
            let typed = || (field.edit.text().to_owned(), field.value().to_owned());
            fields.push(if refused { Default::default() } else { typed() });
        }
        let (purpose, title, about) = (form.purpose.clone(), form.title.clone(), form.about.clone());
        KeptForm { purpose, title, about, at: form.at, fields, above }
    }

    /// Whether the record refuses what stands in a field for its marking.
    fn refuses(&self, field: &Field) -> bool {
        let text = field.edit.text();
        // The quick line is refused for what is left of it without owner, P and date.
        let told = match field.name {
            Name::Quick => quick::read(text, self.today, &self.anchors).text,
            _ => String::new(),
        };
        [text, field.value(), told.as_str()].into_iter().any(|words| marking::above(words).is_some())
    }

    fn place(&self) -> Kept {
        let item = self.sitting.open().and(self.sitting.item);
        let on_top = self.modals.iter().rev().find_map(|modal| match modal {
            Modal::Form(form) if form.is_draft() => Some(self.keep(form)),
            _ => None,
        });
        let mut forms: Vec<KeptForm> = self.drafts.iter().rev().take(MOST).rev().map(|form| self.keep(form)).collect();
        let open = on_top.is_some();
        forms.extend(on_top);
        let agreed: Vec<u64> =
            self.sitting.open().map_or(Vec::new(), |_| self.sitting.agreed.iter().copied().collect());
        let taken = self
            .sitting
            .open()
            .map_or(Vec::new(), |_| self.sitting.taken.iter().map(|(place, moment)| (*place, moment.0)).collect());
        let (by, driving) = (self.operator.clone(), self.sitting.driving);
        Kept { by, item, driving, agreed, taken, forms, open, locked: None }
    }

    /// What was typed into a form and not sent: the drafts, and the forms that are open.
    pub fn unsent(&self) -> impl Iterator<Item = &Form> {
        let open = || {
            self.modals.iter().filter_map(|modal| match modal {
                Modal::Form(form) if form.is_draft() => Some(&**form),
                _ => None,
            })
        };
        let left = self.drafts.iter().filter(move |draft| open().all(|form| form.purpose != draft.purpose));
        left.chain(open())
    }

    /// Whether a text that was not sent is not kept either.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        self.unsent().flat_map(|form| &form.fields).any(|field| self.refuses(field))
    }

    /// The place as it stands; nothing when there is nothing to come back to.
    #[must_use]
    pub fn kept(&self) -> Option<String> {
        let kept = self.place();
        if kept.item.is_none() && kept.forms.is_empty() && kept.agreed.is_empty() && kept.taken.is_empty() {
            return None;
        }
        serde_json::to_string(&kept).ok()
    }

    /// The place to keep at a lock: the screen and the selection too. Nothing to keep, and what was kept before stands, while the past is looked at
    /// or the place that was kept has not been told yet.
    #[must_use]
    pub fn kept_at_lock(&self) -> Option<String> {
        if self.past.is_some() || !self.placed {
            return None;
        }
        let locked = Locked {
            selected: self.selected,
            pane: u8::try_from(Pane::ALL.iter().position(|pane| *pane == self.focus).unwrap_or(0)).unwrap_or(0),
            zoom: self.zoom,
            record: match &self.screen {
                Screen::Record(record) => Some(record.ocg),
                _ => None,
            },
            screen: named(&self.screen).to_owned(),
        };
        serde_json::to_string(&Kept { locked: Some(locked), ..self.place() }).ok()
    }

    /// Goes back to a place: the selection, and the forms with their text. Returns what to put on the screen. Of a place that is not this operator's
    /// only where the screen was is taken: what somebody typed or agreed is theirs alone.
    pub fn come_back(&mut self, text: &str) -> Back {
        let Ok(mut kept) = serde_json::from_str::<Kept>(text) else { return Back::default() };
        if kept.by != self.operator {
            kept.forms.clear();
            kept.agreed.clear();
            kept.open = false;
        }
        let above = kept.forms.iter().any(|form| form.above);
        let mut forms: Vec<Form> =
            kept.forms.iter().take(MOST + 1).filter_map(|form| again::again(self, form)).collect();
        for form in &forms {
            self.drafts.retain(|draft| draft.purpose != form.purpose);
        }
        let all = forms.len() == kept.forms.len();
        let shown = kept.open && all && self.modals.is_empty() && forms.last().is_some_and(|form| !form.waits());
        let top = if shown { forms.pop() } else { None };
        if forms.iter().any(Form::waits) {
            let words = "What you began to pass to the open record is kept: g x and its group bring it back.";
            self.notices.tell(super::notice::Kind::Note, words);
        }
        if above {
            self.notices.tell(super::notice::Kind::Note, NOT_KEPT);
        }
        self.drafts.extend(forms);
        if let Some(form) = top {
            self.modals.push(Modal::Form(Box::new(form)));
        }
        if self.sitting.open().is_some() {
            self.sitting.agreed.extend(&kept.agreed);
            self.sitting.taken.extend(kept.taken.iter().map(|(place, moment)| (*place, Timestamp(*moment))));
        }
        let known = |ocg: &OcgId| self.lines.ocg(*ocg).is_some();
        let item = kept.item.filter(known);
        let locked = kept.locked.unwrap_or_default();
        let (selected, record) = (locked.selected.filter(known), locked.record.filter(known));
        self.sitting.item = item;
        self.selected = selected.or(self.selected);
        if let Some(pane) = Pane::ALL.get(usize::from(locked.pane)) {
            (self.focus, self.zoom) = (*pane, locked.zoom);
        }
        self.arrange();
        let on_board = matches!(self.screen, Screen::Board);
        Back {
            item: item.filter(|_| kept.driving && on_board),
            record: record.filter(|_| on_board),
            way: WAYS.iter().find(|(name, _)| *name == locked.screen && on_board).map(|(_, way)| *way),
        }
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
