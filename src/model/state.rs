//! The model: everything the screen is about, as one value.
//!
//! Reading it is free; only `app` changes it. It must not know keys, disk or terminal.

use std::sync::Arc;

use crate::domain::board::{Board, OcgLine, StoreFacts};
use crate::domain::date_words::Anchors;
use crate::domain::identity::OcgId;
use crate::domain::item::Plan;
use crate::domain::meeting::Meeting;
use crate::domain::profile::Profile;
use crate::domain::receipt::Undoable;
use crate::domain::role::Role;
use crate::domain::time::{Date, Timestamp};

use super::act::Scope;
use super::agenda::Agenda;
use super::beside::Besides;
use super::board::Lines;
use super::calendar::Calendar;
use super::charts::Charts;
use super::close::{Close, Signed};
use super::drive::Drive;
use super::edges::canvas;
use super::edit::Edit;
use super::finder::Finder;
use super::form::Form;
use super::history::{History, record_facts_height};
use super::items::Items;
use super::layout::{Areas, Pane, Size, layout};
use super::list::Cursor;
use super::locking::Locking;
use super::notice::Notices;
use super::panes::{Actions, Lros, Ocgs};
use super::partner::Partner;
use super::prepare::Prepare;
use super::review::Review;
use super::sitting::Sitting;

pub use super::awaited::{Awaited, Doing};
pub use super::card::{Record, Tab};

/// A number that ties an answer to its question.
pub type Ticket = u64;

/// What fills the screen under the modals.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Screen {
    /// The dashboard.
    #[default]
    Board,
    /// The record card of a group.
    Record(Box<Record>),
    /// Everything that was recorded.
    Journal(Box<History>),
    /// Driving the meeting.
    Drive(Box<Drive>),
    /// Closing the meeting: what is not settled, and the read-back.
    Close(Box<Close>),
    /// The meeting is signed.
    Signed(Box<Signed>),
    /// What needs the chair before the meeting.
    Prepare(Box<Prepare>),
    /// The standing agenda.
    Agenda(Box<Agenda>),
    /// The open record beside a covert session.
    Beside(Box<Besides>),
    /// The actions, owner by owner.
    Review(Box<Review>),
    /// The charts beside their tables.
    Charts(Box<Charts>),
    /// Triggers, claims, bids or learning.
    Items(Box<Items>),
}

/// What stands over the screen and takes the input.
#[derive(Clone, Debug, PartialEq)]
pub enum Modal {
    /// A form.
    Form(Box<Form>),
    /// A list to choose from.
    Finder(Finder),
    /// The filter of a pane, with the text it had before.
    Filter(Edit, String),
    /// Undo (or redo, when true), in words before it is done.
    Undo(bool, Option<Undoable>),
    /// The notices so far.
    Notices(Cursor),
    /// The calendar over a date field.
    Calendar(Calendar),
    /// Who is in the room.
    Room(super::room::Room),
    /// Who was briefed on an item.
    Briefed(super::briefed::Briefed),
    /// A question before quitting: a meeting is open, or something was not sent.
    Quit,
}

/// Everything the screen is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Size of the terminal.
    pub size: Size,
    /// The time, to the minute.
    pub now: Timestamp,
    /// The day.
    pub today: Date,
    /// Days with a name.
    pub anchors: Anchors,
    /// Who sits at the screen.
    pub operator: String,
    /// In which role they sit here.
    pub role: Role,
    /// The force profile.
    pub profile: Arc<Profile>,
    /// The store.
    pub facts: StoreFacts,
    /// The board.
    pub lines: Lines,
    /// The pane with the input.
    pub focus: Pane,
    /// Whether it fills the screen.
    pub zoom: bool,
    /// The selected group, everywhere the same.
    pub selected: Option<OcgId>,
    /// Pane 1 (and 2).
    pub ocgs: Ocgs,
    /// Pane 3.
    pub lros: Lros,
    /// Pane 4.
    pub actions: Actions,
    /// The meeting.
    pub sitting: Sitting,
    /// The meeting at whose close the record is looked at; nothing for now.
    pub past: Option<Box<Meeting>>,
    /// Signed meetings to look back to.
    pub held: Vec<Meeting>,
    /// The place as it was kept last.
    pub kept: Option<String>,
    /// Whether the place that was kept has been gone back to.
    pub placed: bool,
    /// The plan of a group as it was last told, for the forms that change it.
    pub plan: Option<(OcgId, Option<Box<Plan>>)>,
    /// What fills the screen.
    pub screen: Screen,
    /// What stands over it, the top last.
    pub modals: Vec<Modal>,
    /// Forms that were left with something typed.
    pub drafts: Vec<Form>,
    /// First key of a sequence, waiting for the second.
    pub prefix: Option<char>,
    /// What the user is told.
    pub notices: Notices,
    /// The last ticket given.
    pub ticket: Ticket,
    /// What is awaited.
    pub awaited: Awaited,
    /// What is being recorded.
    pub doing: Doing,
    /// Quit as soon as the disk has answered.
    pub quitting: bool,
    /// When the screen locks by itself.
    pub locking: Locking,
    /// Partner view while it is on: then nothing else is drawn and no other key acts.
    pub partner: Option<Partner>,
    /// When Ctrl-c was last pressed.
    pub cancelled_at: Option<Timestamp>,
}

impl Model {
    /// A model of a board that was just read.
    #[must_use]
    pub fn new(
        size: Size,
        now: Timestamp,
        operator: &str,
        board: Board,
        profile: Arc<Profile>,
        facts: StoreFacts,
    ) -> Self {
        let today = now.local_date();
        let mut model = Self {
            size: canvas(size, facts.founding.covert),
            now,
            today,
            anchors: Anchors::default(),
            operator: operator.to_owned(),
            role: Role::Chair,
            lines: Lines::new(board, &profile, today),
            profile,
            facts,
            focus: Pane::Ocgs,
            zoom: false,
            selected: None,
            ocgs: Ocgs::default(),
            lros: Lros::default(),
            actions: Actions::default(),
            sitting: Sitting::default(),
            past: None,
            held: Vec::new(),
            kept: None,
            placed: false,
            plan: None,
            screen: Screen::Board,
            modals: Vec::new(),
            drafts: Vec::new(),
            prefix: None,
            notices: Notices::default(),
            ticket: 0,
            awaited: Awaited::default(),
            doing: Doing::Act,
            quitting: false,
            locking: Locking::default(),
            partner: None,
            cancelled_at: None,
        };
        model.arrange();
        model
    }

    /// Works out the order of every pane again. The selection stays on its group; when that is gone, it takes the one at the same row.
    pub fn arrange(&mut self) {
        self.ocgs.arrange(&self.lines);
        self.lros.arrange(&self.lines, &self.profile, self.today);
        match self.selected.and_then(|id| self.ocgs.row_of(&self.lines, id)) {
            Some(row) => self.ocgs.cursor.at = row,
            None => {
                self.selected = self.ocgs.current(&self.lines).map(|line| line.id).or_else(|| {
                    // Nothing shows: keep a selection that the filter hides, as long as it is on the board.
                    self.selected.filter(|id| self.lines.ocg(*id).is_some())
                })
            }
        }
        self.scroll();
    }

    /// The next ticket.
    pub fn next_ticket(&mut self) -> Ticket {
        self.ticket += 1;
        self.ticket
    }

    /// Works out the running order of the meeting again, which the board follows, and the days that have a name in it.
    pub fn seat(&mut self) {
        if self.sitting.meeting.is_some() {
            self.sitting.arrange(self.lines.board(), &self.profile, self.today);
        } else {
            self.sitting.turns.clear();
        }
        self.lines.follow(&self.sitting.turns);
        if let Some(board) = self.sitting.meeting.as_ref().and_then(|meeting| meeting.details.board_on) {
            self.anchors.board = Some(board);
        }
        self.anchors.next_meeting = self.sitting.meeting.as_ref().and_then(|meeting| meeting.details.next_on);
    }

    /// Where everything stands on the dashboard; nothing when the screen is too small.
    #[must_use]
    pub fn areas(&self) -> Option<Areas> {
        layout(self.size, self.focus, self.zoom, self.lines.tallest_tier())
    }

    /// Rows for records in a pane: without its frame and head. At least one, so that paging always moves.
    #[must_use]
    pub fn rows(&self, pane: Pane) -> usize {
        let height = self.areas().map_or(0, |areas| areas.pane(pane).inside().height);
        usize::from(height.saturating_sub(1)).max(1)
    }

    /// Columns inside a pane.
    #[must_use]
    pub fn columns(&self, pane: Pane) -> u16 {
        self.areas().map_or(0, |areas| areas.pane(pane).inside().width)
    }

    /// Scrolls every list so that its cursor shows.
    pub fn scroll(&mut self) {
        let (rows, columns) = (self.rows(Pane::Ocgs), self.columns(Pane::Ocgs));
        self.ocgs.headed = self.ocgs.sort.is_none() && columns >= 75 && rows >= 29;
        self.ocgs.follow(rows);
        let rows = self.rows(Pane::Lros);
        self.lros.cursor.follow(rows, self.lros.order.len());
        let rows = self.rows(Pane::Actions);
        let len = self.actions.len();
        self.actions.cursor.follow(rows, len);
        let body = super::layout::frame(self.size, 3).body;
        match &mut self.screen {
            Screen::Board
            | Screen::Drive(_)
            | Screen::Signed(_)
            | Screen::Prepare(_)
            | Screen::Agenda(_)
            | Screen::Beside(_)
            | Screen::Charts(_) => {}
            Screen::Items(items) => {
                let len = items.len();
                items.cursor.follow(usize::from(body.height.saturating_sub(1)).max(1), len);
            }
            Screen::Review(review) => {
                let len = review.actions.len();
                review.actions.cursor.follow(usize::from(body.height.saturating_sub(1)).max(1), len);
            }
            Screen::Close(close) => {
                close.follow(usize::from(body.height.saturating_sub(close.foot())), body.width);
            }
            Screen::Journal(history) => history.follow(body.height, body.width),
            Screen::Record(record) => {
                let facts = record_facts_height(body.height);
                record.history.follow(body.height.saturating_sub(facts), body.width);
                let rows = usize::from(body.height.saturating_sub(1)).max(1);
                let len = record.actions.len();
                record.actions.cursor.follow(rows, len);
            }
        }
    }

    /// The line of the selected group.
    #[must_use]
    pub fn selection(&self) -> Option<&OcgLine> {
        self.selected.and_then(|id| self.lines.ocg(id))
    }

    /// The list of actions that has the input now, if one has.
    #[must_use]
    pub fn action_list(&self) -> Option<&Actions> {
        match &self.screen {
            Screen::Board if self.focus == Pane::Actions => Some(&self.actions),
            Screen::Record(record) if record.tab == Tab::Actions => Some(&record.actions),
            Screen::Drive(drive) if drive.on_actions => Some(&drive.actions),
            Screen::Review(review) => Some(&review.actions),
            _ => None,
        }
    }

    /// The same list, to change.
    pub fn action_list_mut(&mut self) -> Option<&mut Actions> {
        match &mut self.screen {
            Screen::Board if self.focus == Pane::Actions => Some(&mut self.actions),
            Screen::Record(record) if record.tab == Tab::Actions => Some(&mut record.actions),
            Screen::Drive(drive) if drive.on_actions => Some(&mut drive.actions),
            Screen::Review(review) => Some(&mut review.actions),
            _ => None,
        }
    }

    /// The form on top, if one is.
    pub fn form_mut(&mut self) -> Option<&mut Form> {
        match self.modals.last_mut() {
            Some(Modal::Form(form)) => Some(form),
            _ => None,
        }
    }

    /// The scopes whose keys hold now, innermost first.
    #[must_use]
    pub fn scopes(&self) -> Vec<Scope> {
        if self.partner.is_some() {
            return vec![Scope::Partner, Scope::Any];
        }
        match self.modals.last() {
            Some(Modal::Form(_)) => vec![Scope::Form, Scope::Any],
            Some(Modal::Finder(_)) => vec![Scope::Finder, Scope::Any],
            Some(Modal::Filter(..)) => vec![Scope::Filter, Scope::Any],
            Some(Modal::Calendar(_)) => vec![Scope::Calendar, Scope::Any],
            Some(Modal::Undo(..) | Modal::Notices(_) | Modal::Quit) => vec![Scope::Confirm, Scope::Any],
            Some(Modal::Room(_)) => vec![Scope::Room, Scope::Any],
            Some(Modal::Briefed(_)) => vec![Scope::Briefed, Scope::Any],
            None => {
                let mut scopes = Vec::new();
                if self.action_list().is_some() {
                    scopes.push(Scope::Action);
                }
                match &self.screen {
                    Screen::Record(_) | Screen::Journal(_) => scopes.push(Scope::Record),
                    Screen::Drive(_) => scopes.push(Scope::Drive),
                    Screen::Close(_) => scopes.push(Scope::Close),
                    Screen::Signed(_) => scopes.push(Scope::Signed),
                    Screen::Prepare(_) => scopes.push(Scope::Prepare),
                    Screen::Agenda(_) => scopes.push(Scope::Agenda),
                    Screen::Review(_) => scopes.push(Scope::Review),
                    Screen::Items(_) => scopes.push(Scope::Items),
                    Screen::Charts(_) => scopes.push(Scope::Charts),
                    Screen::Beside(_) => scopes.push(Scope::Beside),
                    Screen::Board => {}
                }
                // The keys of a covert session stand after those of the meeting, unless they lead.
                let covert = self.facts.founding.covert.then_some(Scope::Covert);
                scopes.extend([Some(Scope::Main), covert, Some(Scope::Any)].into_iter().flatten());
                scopes
            }
        }
    }

    /// Whether nothing can be recorded.
    #[must_use]
    pub const fn read_only(&self) -> bool {
        self.facts.read_only
    }
}
