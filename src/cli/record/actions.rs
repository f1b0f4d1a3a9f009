//! `muster record`: raising an action and every step of its life.

use super::super::args::{ActionWords, RecordTask};
use super::super::failure::Failure;
use super::super::words::{self, bad};
use super::Clerk;
use crate::domain::action::ActionDetails;
use crate::domain::command::{Command, NewAction};
use crate::domain::identity::ActionId;
use crate::domain::reading::Reading as _;
use crate::domain::tier::Strand;

impl Clerk<'_> {
    fn action(&self, typed: &str) -> Result<ActionId, Failure> {
        self.find().action(typed)
    }

    pub(super) fn action_command(&self) -> Result<Command, Failure> {
        let code = |code: &Option<String>| code.clone().unwrap_or_default();
        Ok(match &self.record.task {
            RecordTask::Action { ocg, text, owner, due, words } => Command::RaiseAction(NewAction {
                ocg: self.find().ocg(ocg)?,
                details: action_details(ActionDetails { text: text.clone(), ..ActionDetails::default() }, words)?,
                owner: owner.as_ref().map(|owner| self.find().officer(owner)).transpose()?,
                due: self.ahead(due.as_ref())?,
                history: None,
            }),
            RecordTask::AmendAction { action, text, words } => {
                let id = self.action(action)?;
                let now = self.store.reading().action(id).ok().flatten();
                let mut details = now.map(|action| action.details).unwrap_or_default();
                if let Some(text) = text {
                    details.text.clone_from(text);
                }
                Command::AmendAction { action: id, details: action_details(details, words)? }
            }
            RecordTask::Extend { action, due, code: typed } => Command::ExtendAction {
                due: self.ahead(Some(due))?.unwrap_or(self.asking.today),
                action: self.action(action)?,
                reason_code: code(typed),
                because: self.because(),
            },
            RecordTask::Transfer { action, owner } => Command::TransferAction {
                action: self.action(action)?,
                owner: self.find().officer(owner)?,
                because: self.because(),
            },
            RecordTask::Start { action } => Command::StartAction { action: self.action(action)? },
            RecordTask::Claim { action, result } => {
                Command::ClaimAction { action: self.action(action)?, result: result.clone() }
            }
            RecordTask::RefuseClaim { action } => {
                Command::RefuseClaim { action: self.action(action)?, because: self.because() }
            }
            RecordTask::Discharge { action, result } => Command::DischargeAction {
                action: self.action(action)?,
                // Words after --because are the result where none is typed.
                result: result.clone().unwrap_or_else(|| self.because()),
            },
            RecordTask::Cancel { action, code: typed } => Command::CancelAction {
                action: self.action(action)?,
                reason_code: code(typed),
                because: self.because(),
            },
            RecordTask::PassOut { action, body } => {
                Command::PassActionOut { action: self.action(action)?, body: body.clone(), because: self.because() }
            }
            _ => return Err(Failure::usage("That is not something that can be done to an action.")),
        })
    }
}

fn action_details(mut details: ActionDetails, words: &ActionWords) -> Result<ActionDetails, Failure> {
    let strand = |text: &String| Strand::from_words(text).map_err(bad);
    if let Some(text) = &words.strand {
        details.strand = Some(strand(text)?);
    }
    if let Some(text) = &words.second {
        details.second = if matches!(text.trim(), "none" | "-" | "") { None } else { Some(strand(text)?) };
    }
    if let Some(detail) = &words.detail {
        details.detail.clone_from(detail);
    }
    if let Some(text) = &words.shareable {
        details.shareable = words::yes(text)?;
    }
    Ok(details)
}
