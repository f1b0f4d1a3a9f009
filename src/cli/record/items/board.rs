//! `muster record board-objective`, `board-state`, `to-board` and `board-answer`: what the division and the governance board owe one another.

use super::super::super::args::ItemTask;
use super::super::super::failure::Failure;
use super::super::super::find::Target;
use super::super::super::words::bad;
use super::super::Clerk;
use super::{add, other_kind, word_of};
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::item::{BoardMatter, BoardSubject, Content, ItemKind, Objective, ObjectiveState};
use crate::domain::reading::Reading as _;
use crate::store::StoreError;

impl Clerk<'_> {
    pub(super) fn board(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::BoardObjective { text, to, on } => {
                let on = self.on(on.as_ref())?;
                let objective = Objective {
                    text: text.clone(),
                    set_on: on,
                    to: self.ahead(to.as_ref())?,
                    state: ObjectiveState::Set,
                    since: on,
                    remark: String::new(),
                };
                Ok(add(None, Content::Objective(objective)))
            }
            ItemTask::BoardState { objective, state, remark, on } => {
                let item = self.find().item(ItemKind::Objective, objective)?;
                let Content::Objective(before) = &item.content else { return Err(other_kind()) };
                let said = Objective {
                    state: word_of(&ObjectiveState::ALL, ObjectiveState::word, "state of an objective", state)?,
                    since: self.on(on.as_ref())?,
                    remark: remark.clone().unwrap_or_default(),
                    ..before.clone()
                };
                Ok(self.change(&item, Content::Objective(said)))
            }
            ItemTask::ToBoard { reference, why, on } => {
                let (ocg, about) = self.taken(reference)?;
                let on = self.on(on.as_ref())?;
                let matter = BoardMatter { about, why: why.clone(), on, settled_on: None, answer: String::new() };
                Ok(add(ocg, Content::BoardMatter(matter)))
            }
            ItemTask::BoardAnswer { matter, answer, on } => {
                let item = self.find().item(ItemKind::BoardMatter, matter)?;
                let Content::BoardMatter(before) = &item.content else { return Err(other_kind()) };
                let settled = BoardMatter {
                    settled_on: Some(self.on(on.as_ref())?),
                    answer: answer.clone().unwrap_or_default(),
                    ..before.clone()
                };
                Ok(self.change(&item, Content::BoardMatter(settled)))
            }
            _ => Err(other_kind()),
        }
    }

    fn taken(&self, reference: &str) -> Result<(Option<OcgId>, BoardSubject), Failure> {
        let unread = |fault: crate::domain::reading::Fault| Failure::from(StoreError::Defect(fault.0));
        match self.find().any(reference)? {
            Target::Ocg(id) => Ok((Some(id), BoardSubject::Group)),
            Target::Action(id) => {
                let action = self.store.reading().action(id).map_err(unread)?;
                let action = action.ok_or_else(|| bad("that action is not in the record".to_owned()))?;
                Ok((Some(action.ocg.id), BoardSubject::Action { action: action.tag() }))
            }
            Target::Item(id) => {
                let item = self.store.item(id)?.filter(|item| item.content.kind() == ItemKind::Bid);
                let item = item.ok_or_else(not_takeable)?;
                Ok((item.ocg.map(|ocg| ocg.id), BoardSubject::Bid { bid: item.id, number: item.number }))
            }
            Target::Disruption(_) | Target::Officer(_) | Target::Meeting(_) | Target::Entry(_) => Err(not_takeable()),
        }
    }
}

fn not_takeable() -> Failure {
    bad("an OCG, an action or a bid is taken to the board. Name one of them".to_owned())
}
