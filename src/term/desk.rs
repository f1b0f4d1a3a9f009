//! The desk: answers what the screen asks from an open store. Used by the store's thread, and by tests without one.
//!
//! It must not know what any answer is for.

mod around;
mod beside;
mod looking;
mod partner;
mod signed;
mod undo;

use std::path::PathBuf;

use self::around::Around;
use super::crossing::Beside;
use super::noting::Noting;
use super::standing::Looking;
use crate::domain::access_log::Access;
use crate::domain::board::StoreFacts;
use crate::domain::command::Asking;
use crate::domain::fact::Way;
use crate::domain::identity::MeetingId;
use crate::domain::item::Content;
use crate::domain::meeting::{Meeting, MeetingKind, MeetingState};
use crate::domain::picture::Picture;
use crate::domain::reading::Reading as _;
use crate::domain::receipt::Receipt;
use crate::domain::role::Seat;
use crate::domain::time::{Date, Timestamp, clock};
use crate::model::beside::BesideAsk;
use crate::model::charts::{ChartData, MOST};
use crate::model::port::{Ask, Told};
use crate::model::review::Reviewed;
use crate::store::record::Store;
use crate::store::{ActError, StoreError};

/// The kinds of entry the tier picture is folded from.
const PICTURED: [&str; 5] = ["ocg.registered", "ocg.struck-out", "ocg.status-set", "ocg.tier-decided", "meeting.moved"];
/// Disruptions read for the chart by month, the newest ones.
const DISRUPTIONS: usize = 20_000;

/// Tells the time.
pub type Clock = Box<dyn FnMut() -> Timestamp + Send>;

/// An open store, who sits at it, and the time.
pub struct Desk {
    store: Store,
    /// The record as at the close of a past meeting, with the day, while it is looked at.
    past: Option<(Box<Store>, Date)>,
    operator: String,
    seat: Seat,
    clock: Clock,
    /// Where papers go, if not to the store's own folder.
    papers: Option<PathBuf>,
    noting: Noting,
    /// The entries of the store, being looked through.
    looking: Option<Looking>,
    /// What other processes do to the store.
    around: Around,
    /// The open record beside a covert session.
    beside: Option<Beside>,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.note(true);
    }
}

impl Desk {
    /// A desk over a store for an operator, who decides and enters as the chair.
    #[must_use]
    pub fn new(store: Store, operator: &str, clock: Clock) -> Self {
        let around = Around::of(&store, operator);
        Self {
            store,
            past: None,
            operator: operator.to_owned(),
            seat: Seat::default(),
            clock,
            papers: None,
            noting: Noting::default(),
            looking: None,
            around,
            beside: None,
        }
    }

    /// The same desk for an operator of this role.
    #[must_use]
    pub fn seated(mut self, seat: Seat) -> Self {
        self.seat = Seat { by_keys: true, ..seat };
        self
    }

    /// The time.
    pub fn now(&mut self) -> Timestamp {
        (self.clock)()
    }

    /// Whether something waits to be written to the access log.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        self.noting.waits()
    }

    /// Writes to the access log what was looked at, when nobody waits for an answer. What the disk refuses is tried again; that it refuses shows at
    /// the next act.
    pub fn note(&mut self, end: bool) {
        let noted = self.noting.take(&self.operator, end);
        if self.store.note_access(&noted).is_err() && !self.store.is_read_only() {
            self.noting.again(noted);
        }
    }

    /// Answers one question, or does one order. Never fails without saying so in the answer.
    pub fn answer(&mut self, ask: Ask) -> Told {
        if let Some(told) = self.without_a_key(&ask) {
            return told;
        }
        let mut asking = Asking { seat: self.seat.clone(), ..Asking::now(&self.operator, (self.clock)()) };
        // Papers are noted when they are written, and a record that is not there was not looked at.
        let nothing = matches!(ask, Ask::Beside(BesideAsk::Look)) && self.beside.is_none();
        if !self.store.is_read_only() && !nothing {
            self.noting.hear(&ask, &self.operator, asking.recorded_at);
        }
        if let Some((_, day)) = &self.past {
            asking.today = *day;
            if matches!(
                ask,
                Ask::Act(_) | Ask::HandOut(_) | Ask::Undo(_) | Ask::Redo(_) | Ask::Withdraw(..) | Ask::Beside(_)
            ) {
                return Told::Refused("this is the record as it stood in the past. Go back to now first.".into());
            }
        }
        let answer = match ask {
            Ask::Preview(commands) => match self.store.preview(&commands, &asking) {
                Ok(sentences) => Ok(Told::Preview(Ok(sentences), Vec::new())),
                Err(ActError::Refused { sentence, .. }) => Ok(Told::Preview(Err(sentence), Vec::new())),
                Err(ActError::Store(error)) => Err(error),
            },
            Ask::Act(commands) => {
                let done = self.store.act(&commands, &asking);
                return self.written(done, &asking);
            }
            Ask::UndoWhat => self.would_undo(Way::Undo, &asking),
            Ask::RedoWhat => self.would_undo(Way::Redo, &asking),
            Ask::Undo(batch) => {
                let done = self.store.undo(batch, &asking);
                return self.written(done, &asking);
            }
            Ask::Redo(batch) => {
                let done = self.store.redo(batch, &asking);
                return self.written(done, &asking);
            }
            Ask::Withdraw(entry, because) => {
                let done = self.store.withdraw(entry, &because, &asking);
                return self.written(done, &asking);
            }
            Ask::Beside(asked) => return self.about_beside(asked, &asking),
            Ask::WritePapers(meeting, which) => return self.write_papers(meeting, which),
            Ask::HandOut(asked) => return self.hand_out(&asked, asking.recorded_at),
            Ask::BackUp => return self.back_up(),
            Ask::KeepPlace(text) => self.store.keep_place(&self.operator, text.as_deref()).map(|()| Told::Kept),
            Ask::Travel(to) => self.travel(to),
            Ask::Standing => self.standing(),
            Ask::Sought { .. } | Ask::Listed(_) => Ok(Told::Kept),
            other => self.read(other, &asking),
        };
        answer.unwrap_or_else(|error| Told::Failed { sentence: format!("NOT READ: {error}"), read_only: false })
    }

    fn read(&mut self, ask: Ask, asking: &Asking) -> Result<Told, StoreError> {
        let store = self.shown();
        Ok(match ask {
            Ask::Board => match self.facts()? {
                Some(facts) => Told::Board(Box::new(store.board(asking.today)?), store.profile()?, Box::new(facts)),
                None => Told::Failed {
                    sentence: "NOT READ: this store has no founding entry. Run \"muster init\" on an empty folder."
                        .into(),
                    read_only: true,
                },
            },
            Ask::Actions { filter, order, reversed, offset, limit } => {
                Told::Actions(store.actions(&filter, order, reversed, offset, limit)?)
            }
            Ask::Card(ocg) => Told::Card(store.card(ocg)?.map(Box::new)),
            Ask::Action(id) => match store.reading().action(id) {
                Ok(action) => Told::Action(action.map(Box::new)),
                Err(fault) => Told::Failed { sentence: format!("NOT READ: {fault}"), read_only: false },
            },
            Ask::History { ocg, before, limit } => Told::History(store.history(ocg, before, limit)?),
            Ask::Changes { before, limit } => {
                let from = store.facts()?.map_or(0, |facts| facts.entries);
                let mut lines = self.store.history(None, before, limit)?;
                lines.retain(|line| line.entry > from);
                Told::History(lines)
            }
            Ask::Search(typed, limit) => Told::Hits(store.search(&typed, limit)?),
            other => return self.read_meeting(other, asking),
        })
    }

    /// What the screens of a meeting ask for.
    fn read_meeting(&self, ask: Ask, asking: &Asking) -> Result<Told, StoreError> {
        let store = self.shown();
        Ok(match ask {
            Ask::Meeting => {
                let current = self.meeting()?;
                let kind = current.as_ref().map_or(self.usual_kind()?, |meeting| meeting.kind);
                let former = store.held(kind, 1)?.pop().map(Box::new);
                Told::Meeting(current, former)
            }
            Ask::Briefing(ocg) => Told::Briefing(store.briefing(ocg, asking.today)?.map(Box::new)),
            Ask::Plan(ocg) => match store.reading().plan_of(ocg) {
                Ok(found) => Told::Plan(
                    ocg,
                    found.and_then(|item| match item.content {
                        Content::Plan(plan) => Some(Box::new(plan)),
                        _ => None,
                    }),
                ),
                Err(fault) => Told::Failed { sentence: format!("NOT READ: {fault}"), read_only: false },
            },
            Ask::Items { kind, open_only, limit } => Told::Items(kind, store.items(kind, open_only, limit)?),
            Ask::Shown => self.for_partners(asking.today)?,
            Ask::Charts => {
                let mut picture = Picture::default();
                for entered in store.entered_of_kinds(&PICTURED)? {
                    if let Some(recorded) = &entered.recorded {
                        picture.take(&recorded.fact);
                    }
                }
                let standings = picture.end(asking.today, MOST + 1);
                Told::Charts(Box::new(ChartData { standings, disruptions: store.disruptions(DISRUPTIONS)? }))
            }
            Ask::Claims(limit) => Told::Claims(store.disruptions(limit)?),
            Ask::Preparation => {
                let (kind, on) = self.prepared_for(asking.today)?;
                Told::Preparation(Box::new(store.preparation(kind, on)?))
            }
            Ask::Agenda => {
                let (kind, on) = self.prepared_for(asking.today)?;
                Told::Agenda(store.agenda(kind, on)?)
            }
            Ask::Reviewed(ids) => {
                let kind = self.meeting()?.map_or(self.usual_kind()?, |meeting| meeting.kind);
                let carried = store.carried_of(kind, &ids)?;
                Told::Reviewed(Reviewed { carried, done: store.signed_off_on(asking.today)? })
            }
            Ask::ReadBack(meeting) => {
                let entries = match store.meeting(meeting)? {
                    Some(meeting) => store.meeting_entries(&meeting.code())?,
                    None => None,
                };
                Told::ReadBack(match entries {
                    Some((first, last)) => store.entered(first, last)?,
                    None => Vec::new(),
                })
            }
            Ask::Signed(meeting) => return self.signed(meeting),
            Ask::PaperCounts(meeting) => self.paper_counts(meeting),
            Ask::Place => Told::Place(self.store.place(&self.operator)?),
            Ask::Meetings(limit) => {
                let mut held = self.store.meetings(limit)?;
                held.retain(|meeting| matches!(meeting.state, MeetingState::Signed { .. }));
                Told::Meetings(held)
            }
            _ => Told::Refused("Nothing was asked.".into()),
        })
    }

    /// The record that is looked at: as it stands, or as it stood.
    fn shown(&self) -> &Store {
        self.past.as_ref().map_or(&self.store, |(past, _)| past)
    }

    /// Looks at the record as at the close of a meeting, or as at now again.
    fn travel(&mut self, to: Option<MeetingId>) -> Result<Told, StoreError> {
        let meeting = match to {
            Some(id) => self.store.meeting(id)?,
            None => None,
        };
        let day = |meeting: &Meeting| match meeting.state {
            MeetingState::Signed { at, .. } => at.local_date(),
            _ => meeting.details.on,
        };
        self.past = None;
        if let Some(meeting) = &meeting
            && let Some((_, last)) = self.store.meeting_entries(&meeting.code())?
        {
            self.past = Some((Box::new(self.store.as_at(last)?), day(meeting)));
            if !self.store.is_read_only() {
                let at = (self.clock)();
                self.noting.looked(Access::board_at(&meeting.code()), &self.operator, at);
            }
        }
        let today = self.past.as_ref().map_or_else(|| (self.clock)().local_date(), |(_, day)| *day);
        let store = self.shown();
        let Some(facts) = self.facts()? else {
            return Ok(Told::Refused("There is nothing to look at.".into()));
        };
        let to = meeting.filter(|_| self.past.is_some()).map(Box::new);
        Ok(Told::Travelled(to, Box::new(store.board(today)?), store.profile()?, Box::new(facts)))
    }

    /// Where the record that is shown stands, and whether the open one is beside it.
    fn facts(&self) -> Result<Option<StoreFacts>, StoreError> {
        let facts = self.shown().facts()?;
        Ok(facts.map(|facts| StoreFacts { beside: self.beside.is_some(), ..facts }))
    }

    /// The kind and the day of the meeting that is open or prepared, or else of the next usual one, today.
    fn prepared_for(&self, today: Date) -> Result<(MeetingKind, Date), StoreError> {
        let meeting = self.meeting()?;
        let kind = meeting.as_ref().map_or(self.usual_kind()?, |meeting| meeting.kind);
        Ok((kind, meeting.map_or(today, |meeting| meeting.details.on.max(today))))
    }

    /// The kind of meeting of this store.
    fn usual_kind(&self) -> Result<MeetingKind, StoreError> {
        Ok(MeetingKind::usual(self.store.is_covert()?))
    }

    /// The meeting that is open, or else the first that is prepared.
    fn meeting(&self) -> Result<Option<Box<Meeting>>, StoreError> {
        let store = self.shown();
        if let Some(open) = store.open_meeting()? {
            return Ok(Some(Box::new(open)));
        }
        let mut prepared = store.meetings(20)?;
        prepared.retain(|meeting| meeting.state == MeetingState::Prepared);
        Ok(prepared.into_iter().min_by_key(|meeting| (meeting.details.on, meeting.id)).map(Box::new))
    }

    fn written(&self, done: Result<Receipt, ActError>, asking: &Asking) -> Told {
        match done {
            Ok(receipt) => {
                let lines = || -> Result<_, StoreError> {
                    let ocgs = self.store.ocg_lines(&receipt.changed.ocgs, asking.today)?;
                    let officers = self.store.officer_lines(&receipt.changed.officers, asking.today)?;
                    Ok((ocgs, officers, self.meeting()?))
                };
                match lines() {
                    Ok((ocgs, officers, meeting)) => Told::Recorded(Box::new(receipt), ocgs, officers, meeting),
                    Err(error) => Told::Failed {
                        sentence: format!(
                            "SAVED AT {}, BUT NOT READ BACK: {error} Close Muster and start it again.",
                            clock(receipt.recorded_at)
                        ),
                        read_only: true,
                    },
                }
            }
            Err(ActError::Refused { sentence, .. }) => Told::Refused(sentence),
            Err(ActError::Store(error)) => {
                let read_only = self.store.facts().ok().flatten().is_none_or(|facts| facts.read_only);
                let time = clock(asking.recorded_at);
                Told::Failed {
                    sentence: format!("NOT WRITTEN TO DISK at {time}: {error} Your text is kept."),
                    read_only,
                }
            }
        }
    }
}
