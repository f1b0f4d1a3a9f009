//! Forms as data: fields in order, what they will record, and what is wrong. One engine for every form.
//!
//! It must not know how a form is drawn nor which key did what.

pub mod changes;
mod draft;
pub mod field;
mod name;
pub mod quantity;
pub mod quick;
pub mod read;
mod read_common;
mod read_crossing;
mod read_items;
mod read_meeting;
mod read_moving;
mod read_plan;
pub mod spec;

use serde::{Deserialize, Serialize};

use crate::domain::action::ActionDetails;
use crate::domain::identity::{ActionId, DisruptionId, MeetingId, OcgId, OcgTag, OfficerId};
use crate::domain::item::{BoardSubject, Item};
use crate::domain::meeting::{Called, MeetingDetails, MeetingTag, Visit};
use crate::domain::ocg::OcgDetails;
use crate::domain::officer::OfficerDetails;
use crate::domain::time::Timestamp;
use crate::model::port::BoardPaper;
use field::{Field, Kind, Name};

/// What a form is for: with its fields, all that a command needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Purpose {
    /// Decide the tier.
    Tier(OcgId),
    /// No change, because.
    Same(OcgId),
    /// Raise an action.
    Raise(OcgId),
    /// Edit an action.
    EditAction(ActionId, Box<ActionDetails>),
    /// Give actions a new date.
    Extend(Vec<ActionId>),
    /// Pass actions to another owner, or out of this record.
    Hand(Vec<ActionId>),
    /// Claim, sign off, refuse or start actions.
    Step(Vec<ActionId>),
    /// Cancel actions.
    Drop(Vec<ActionId>),
    /// Fill a post.
    Post(OcgId),
    /// Claim a disruption.
    Disrupt(OcgId),
    /// Moderate a disruption.
    Moderate(DisruptionId),
    /// A note for the minutes.
    Note(OcgId, Option<ActionId>),
    /// Record a score.
    Assess(OcgId),
    /// Change the status.
    Status(OcgId),
    /// How long a group is kept.
    Retain(OcgId),
    /// Enter a group.
    NewOcg,
    /// Edit a group.
    EditOcg(OcgId, Box<OcgDetails>),
    /// Enter an officer or agency.
    NewOfficer,
    /// Edit an officer or agency.
    EditOfficer(OfficerId, Box<OfficerDetails>),
    /// Withdraw an entry.
    Withdraw(u64),
    /// Something about a meeting.
    Meeting(MeetingForm),
    /// Something of a group with a life of its own.
    Item(OcgId, ItemForm),
    /// Something of no one group.
    Common(CommonForm),
    /// A group, an action or a bid goes to the governance board.
    ToBoard(Option<OcgId>, Box<BoardSubject>),
    /// An item moves on: disposal, answer, with whom it was shared.
    MoveOn(Box<Item>),
    /// Something passes to the open record.
    Cross(CrossForm),
}

/// Forms about what passes to the open record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CrossForm {
    /// An action, from a record of this store to a group of the open one.
    Pass(OcgId, OcgTag),
    /// What the entry of this number began.
    Unfinished(u64),
}

impl Purpose {
    /// Whether what it records is never taken back: a signature, the issue of a paper, what has crossed.
    #[must_use]
    pub const fn is_for_good(&self) -> bool {
        matches!(
            self,
            Self::Meeting(MeetingForm::Sign(..) | MeetingForm::Issue(_) | MeetingForm::Copies(_)) | Self::Cross(_)
        )
    }
}

/// Forms about something that is of no one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CommonForm {
    /// A decision that is none of the others.
    Decision,
    /// A remark under an item of the agenda.
    Remark,
    /// An operation.
    Operation,
    /// An objective of the division for the governance board.
    Objective,
    /// A correction by addition to a signed meeting.
    Correction(MeetingTag),
}

/// Forms about a meeting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum MeetingForm {
    /// Prepare one.
    Prepare,
    /// Open the one that is prepared.
    Open(MeetingId),
    /// Change what is written about one.
    Amend(MeetingId, Box<MeetingDetails>),
    /// Settle groups: taken as read or deferred, because.
    Settle(Called, Vec<OcgId>),
    /// Sign it; its number is typed to confirm.
    Sign(MeetingId, u32),
    /// Issue the board paper as at its close; the number of the paper is typed to confirm.
    Issue(BoardPaper),
    /// Hand out numbered copies of its minutes, once it is signed.
    Copies(MeetingId),
    /// When somebody really came and left: their last stay as it stands, and the opening, whose day the times are of.
    Times(MeetingId, String, Option<Visit>, Timestamp),
    /// Somebody sent apologies.
    Apologies(MeetingId, String),
    /// Somebody who is not on the list.
    Attend(MeetingId),
}

/// Forms about an item of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ItemForm {
    /// The objective for the next period, in the plan.
    Objective,
    /// Why a P does not apply, in the plan.
    NotApplicable,
    /// A partner was consulted, in the plan.
    Consulted,
    /// An intelligence gap.
    Gap,
    /// A trigger.
    Trigger,
    /// A bid.
    Bid,
    /// Learning.
    Learning,
    /// An outcome in figures.
    Outcome,
    /// A court order.
    Order,
    /// A whole version of the plan.
    Plan,
    /// A statement about people.
    Statement,
}

impl ItemForm {
    /// Whether it changes the plan, which has to be known first.
    #[must_use]
    pub const fn changes_plan(self) -> bool {
        matches!(self, Self::Objective | Self::NotApplicable | Self::Consulted | Self::Plan)
    }
}

/// What the record said it would do with the form as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Preview {
    /// Nothing asked yet.
    #[default]
    None,
    /// It would record these sentences.
    Will(Vec<String>),
    /// It would refuse, because.
    Refused(String),
}

/// One form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// The title of its frame.
    pub title: String,
    /// The first line: what it is about.
    pub about: String,
    /// Its fields, from the top.
    pub fields: Vec<Field>,
    /// The field with the input.
    pub at: usize,
    /// The actions it is about, for a form that changes some.
    pub acts_on: Vec<changes::Acted>,
    /// What would be recorded.
    pub preview: Preview,
    /// Words of warning; they never stop anything.
    pub warnings: Vec<String>,
    /// What was wrong when it was last saved and no field is to blame.
    pub wrong: Option<String>,
    /// Waiting for the disk.
    pub saving: bool,
    /// Start another one when it is saved.
    pub again: bool,
    /// Stay open when it is saved.
    pub stay: bool,
    /// Whether something changed since the record was asked what it would record.
    pub dirty: bool,
    /// The fields as they were opened, to tell a draft from an untouched form.
    opened: Vec<(String, String)>,
}

/// A field that is wrong, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Which.
    pub field: Name,
    /// One or two sentences.
    pub why: String,
}

impl Wrong {
    /// A field that is wrong, and why.
    pub fn new(field: Name, why: impl Into<String>) -> Self {
        Self { field, why: why.into() }
    }
}

impl Form {
    /// A form with the input on the field named `first`.
    #[must_use]
    pub fn new(purpose: Purpose, title: &str, about: String, fields: Vec<Field>, first: Name) -> Self {
        let at = fields.iter().position(|field| field.name == first).unwrap_or(0);
        let mut form = Self {
            purpose,
            title: title.to_owned(),
            about,
            fields,
            at,
            acts_on: Vec::new(),
            preview: Preview::None,
            warnings: Vec::new(),
            wrong: None,
            saving: false,
            again: false,
            stay: false,
            dirty: true,
            opened: Vec::new(),
        };
        form.opened = form.contents();
        form
    }

    fn contents(&self) -> Vec<(String, String)> {
        self.fields.iter().map(|field| (field.edit.text().to_owned(), field.value().to_owned())).collect()
    }

    /// A field begun for whoever goes on typing in it. The beginning is no draft.
    pub fn begin(&mut self, name: Name, words: &str) {
        if let Some(field) = self.field_mut(name) {
            field.edit.set(words);
        }
        self.opened = self.contents();
    }

    /// It was saved and stays open: what stands now is no draft.
    pub fn saved(&mut self) {
        self.opened = self.contents();
        self.dirty = true;
    }

    /// Whether another one may follow at once: several actions, notes or officers in a row.
    #[must_use]
    pub const fn is_one_of_many(&self) -> bool {
        matches!(
            self.purpose,
            Purpose::Raise(_)
                | Purpose::Note(_, None)
                | Purpose::Disrupt(_)
                | Purpose::Assess(_)
                | Purpose::NewOcg
                | Purpose::NewOfficer
        )
    }

    /// What Enter is called in the footer: what cannot be taken back is named for what it does.
    #[must_use]
    pub fn enter(&self) -> &str {
        match &self.purpose {
            Purpose::Meeting(MeetingForm::Sign(..)) => "sign",
            Purpose::Meeting(MeetingForm::Issue(_)) => "issue",
            Purpose::Meeting(MeetingForm::Copies(_)) => "write copies",
            Purpose::Cross(CrossForm::Pass(..)) => "release",
            // Finish, or give up: as it stands in the form.
            Purpose::Cross(CrossForm::Unfinished(_)) => self.value(Name::Status),
            _ => "save",
        }
    }

    /// Whether anything was changed since it was opened.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.contents() != self.opened
    }

    /// The field with the input.
    #[must_use]
    pub fn current(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// The field with the input, to change.
    pub fn current_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    /// A field by its name.
    #[must_use]
    pub fn field(&self, name: Name) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// A field by its name, to change.
    pub fn field_mut(&mut self, name: Name) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }

    /// The text of a field; empty when the form has no such field.
    #[must_use]
    pub fn text(&self, name: Name) -> &str {
        self.field(name).map_or("", Field::text)
    }

    /// The value of a field; empty when the form has no such field.
    #[must_use]
    pub fn value(&self, name: Name) -> &str {
        self.field(name).map_or("", Field::value)
    }

    /// Goes to the next field (or the previous one, for a negative step), round the ends.
    pub fn turn(&mut self, by: isize) {
        let len = self.fields.len();
        if len == 0 {
            return;
        }
        if let Some(field) = self.current_mut()
            && let Kind::Line { open, .. } = &mut field.kind
        {
            *open = None;
        }
        let step = by.rem_euclid(isize::try_from(len).unwrap_or(1));
        self.at = (self.at + step.unsigned_abs()) % len;
    }

    /// Shows what is wrong and goes to the field, if it is one of the form's.
    pub fn blame(&mut self, wrong: Wrong) {
        self.saving = false;
        match self.fields.iter().position(|field| field.name == wrong.field) {
            Some(at) => {
                self.at = at;
                if let Some(field) = self.current_mut() {
                    field.wrong = Some(wrong.why);
                }
            }
            None => self.wrong = Some(wrong.why),
        }
    }

    /// Something was typed or chosen: what was said about the former state no longer holds.
    pub fn changed(&mut self) {
        self.wrong = None;
        for field in &mut self.fields {
            field.wrong = None;
        }
    }
}
