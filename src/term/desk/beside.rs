//! What the desk of a covert session answers about the open record beside it: what stands there, and what passes to it.
//!
//! The open record is opened for each question and closed again; it is opened for writing only while an action passes. It must not know what is shown.

use super::Desk;
use crate::domain::board::OfficerLine;
use crate::domain::command::Asking;
use crate::domain::crossing::Crossing;
use crate::domain::receipt::Receipt;
use crate::model::beside::{self, BesideAsk};
use crate::model::port::Told;
use crate::store::ActError;
use crate::term::crossing::{self, Begun, Beside};
use crate::term::papers::Trouble;

impl Desk {
    /// The open record beside this session, for as long as the desk stands.
    pub fn set_beside(&mut self, beside: Option<Beside>) {
        self.beside = beside;
    }

    /// Whether this is the desk of a covert store.
    pub(crate) fn is_covert(&self) -> bool {
        self.store.is_covert().unwrap_or_default()
    }

    /// Answers a question about it.
    pub(super) fn about_beside(&mut self, asked: BesideAsk, asking: &Asking) -> Told {
        let Some(beside) = self.beside.take() else {
            return match asked {
                BesideAsk::Look => Told::Beside(None),
                _ => Told::Refused("no open record is beside this one.".into()),
            };
        };
        let told = self.with(&beside, asked, asking);
        self.beside = Some(beside);
        told
    }

    fn with(&mut self, beside: &Beside, asked: BesideAsk, asking: &Asking) -> Told {
        match asked {
            BesideAsk::Look => self
                .look(beside)
                .unwrap_or_else(|error| Told::Failed { sentence: format!("NOT READ: {error}"), read_only: false }),
            BesideAsk::Preview(wanted, _) => match crossing::preview(&self.store, beside, &wanted, asking) {
                Ok(found) => Told::Preview(Ok(found.sentences), found.notes),
                Err(trouble) => Told::Preview(Err(trouble.to_string()), Vec::new()),
            },
            BesideAsk::Pass(wanted) => match crossing::begin(&mut self.store, beside, &wanted, asking) {
                Ok(begun) => self.finished(beside, begun, asking),
                Err(trouble) => self.trouble(trouble, asking),
            },
            BesideAsk::Finish(entry) => match self.begun(entry) {
                Ok(found) => {
                    let done = crossing::finish(&mut self.store, beside, entry, &found, asking);
                    self.passed(done.map(|(_, receipt)| receipt), asking)
                }
                Err(trouble) => self.trouble(trouble, asking),
            },
            BesideAsk::GiveUp(entry) => match self.begun(entry) {
                Ok(found) => {
                    let done = crossing::abandon(&mut self.store, beside, entry, &found, asking);
                    self.passed(done.map(|(_, receipt)| receipt), asking)
                }
                Err(trouble) => self.trouble(trouble, asking),
            },
        }
    }

    fn look(&self, beside: &Beside) -> Result<Told, Trouble> {
        let open = beside.read()?;
        let today = (beside.clock)().local_date();
        let board = open.board(today)?;
        let bcu = open.founding()?.map(|founding| founding.bcu).unwrap_or_default();
        let here = |officer: &OfficerLine| officer.left_on.is_none_or(|left| left > today);
        let mut officers: Vec<OfficerLine> = board.officers.into_values().filter(here).collect();
        officers.sort_by(|one, other| one.label.cmp(&other.label));
        let waiting = crossing::pending_for(&self.store, &open)?;
        Ok(Told::Beside(Some(Box::new(beside::Beside { bcu, groups: board.ocgs, officers, waiting }))))
    }

    fn begun(&self, entry: u64) -> Result<Crossing, Trouble> {
        let found = crossing::pending(&self.store)?.into_iter().find(|(intent, _)| *intent == entry);
        found.map(|(_, crossing)| crossing).ok_or_else(|| Trouble::Refused("that crossing waits no longer.".to_owned()))
    }

    /// What was intended just now is on record: whatever becomes of the rest, that is told as recorded.
    fn finished(&mut self, beside: &Beside, begun: Begun, asking: &Asking) -> Told {
        let done = crossing::finish(&mut self.store, beside, begun.intent, &begun.crossing, asking);
        match (done, begun.receipt) {
            (Ok((_, receipt)), _) => self.written(Ok(receipt), asking),
            (Err(trouble), Some(begun)) => {
                let headline = format!("begun, g x finishes it: {trouble}");
                self.written(Ok(Receipt { sentences: vec![headline.clone()], headline, ..begun }), asking)
            }
            (Err(trouble), None) => self.trouble(trouble, asking),
        }
    }

    fn passed(&self, done: Result<Receipt, Trouble>, asking: &Asking) -> Told {
        match done {
            Ok(receipt) => self.written(Ok(receipt), asking),
            Err(trouble) => self.trouble(trouble, asking),
        }
    }

    fn trouble(&self, trouble: Trouble, asking: &Asking) -> Told {
        match trouble {
            Trouble::Refused(_) | Trouble::Unwritten(_) | Trouble::Beside(_) | Trouble::Begun(..) => {
                Told::Refused(trouble.to_string())
            }
            // Only a store that may no longer be written is told as such: the other one is not this screen's.
            Trouble::Store(error) if self.store.may_write().is_ok() => Told::Refused(error.to_string()),
            Trouble::Store(error) => self.written(Err(ActError::Store(error)), asking),
        }
    }
}
