//! Owner, date and status of an action that is in the record: the steps that bring it to what the log says, where the rules allow them.

use super::super::super::rows::ActionRow;
use super::super::{Desk, Entry, FieldChange, Kept, day, differ};
use super::Home;
use crate::domain::action::{Action, ActionStatus};
use crate::domain::command::Command;
use crate::domain::reading::Answer;
use crate::domain::time::plain;

impl Desk<'_> {
    pub(super) fn owner_step(
        &mut self,
        row: &ActionRow,
        home: &Home,
        action: &Action,
        entry: &Entry,
        fields: &mut Vec<FieldChange>,
    ) -> Answer<()> {
        let now = action.owner.as_ref().map(|owner| owner.id);
        if !action.state.status.is_live() {
            if let Some(person) = &row.owner
                && !super::is_the_lro(person)
                && self.register.find(person)? != now
            {
                let from = action.owner.as_ref().map_or_else(String::new, |owner| owner.label.clone());
                self.keep_action(entry, "owner", from, person.label(), &closed(action));
            }
            return Ok(());
        }
        let Some(owner) = self.owner(row, home)?.filter(|owner| Some(*owner) != now) else { return Ok(()) };
        let from = action.owner.as_ref().map_or_else(String::new, |owner| owner.label.clone());
        differ(fields, "owner", from, self.register.label(owner)?);
        let because = self.plan.file.reason();
        self.action_commands.push(Command::TransferAction { action: action.id, owner, because });
        Ok(())
    }

    pub(super) fn due_step(&mut self, row: &ActionRow, action: &Action, entry: &Entry, fields: &mut Vec<FieldChange>) {
        let Some(due) = row.due.filter(|due| Some(*due) != action.due) else { return };
        if !action.state.status.is_live() {
            self.keep_action(entry, "due", day(action.due), day(Some(due)), &closed(action));
        } else if due < self.today {
            self.keep_action(entry, "due", day(action.due), day(Some(due)), "a date in the past cannot be set");
        } else {
            differ(fields, "due", day(action.due), day(Some(due)));
            let because = self.plan.file.reason();
            self.action_commands.push(Command::ExtendAction {
                action: action.id,
                due,
                reason_code: String::new(),
                because,
            });
        }
    }

    pub(super) fn status_step(
        &mut self,
        row: &ActionRow,
        action: &Action,
        entry: &Entry,
        fields: &mut Vec<FieldChange>,
    ) {
        use ActionStatus::{Cancelled, ClaimedComplete, Discharged, InProgress, Open, Transferred};
        let (now, said) = (action.state.status, row.status.unwrap_or(action.state.status));
        let said_result = row.result.clone().unwrap_or_default();
        if said == now {
            if !said_result.is_empty() && said_result != action.state.result {
                let why = "what came of it is written when its status changes";
                self.keep_action(entry, "result", action.state.result.clone(), said_result, why);
            }
            return;
        }
        if !now.is_live() {
            self.keep_action(entry, "status", now.word().to_owned(), said.word().to_owned(), &closed(action));
            return;
        }
        let id = action.id;
        let because = self.plan.file.reason();
        let result = if said_result.is_empty() { because.clone() } else { said_result.clone() };
        let command = match (now, said) {
            (_, Discharged) => Command::DischargeAction { action: id, result },
            (_, Cancelled) => {
                Command::CancelAction { action: id, reason_code: self.reason_code(&said_result), because: result }
            }
            (_, Transferred) => Command::PassActionOut { action: id, body: "another body".to_owned(), because: result },
            (_, ClaimedComplete) => Command::ClaimAction { action: id, result },
            (Open, InProgress) => Command::StartAction { action: id },
            (_, Open | InProgress) => {
                let why = format!("it is {} here since {}", now.word(), plain(action.state.since));
                self.keep_action(entry, "status", now.word().to_owned(), said.word().to_owned(), &why);
                return;
            }
        };
        differ(fields, "status", now.word(), said.word());
        if !said_result.is_empty() {
            differ(fields, "result", action.state.result.as_str(), said_result);
        }
        self.action_commands.push(command);
    }

    pub(super) fn keep_action(&mut self, entry: &Entry, field: &'static str, record: String, file: String, why: &str) {
        self.plan.kept.push(Kept { entry: entry.clone(), field, record, file, why: why.to_owned() });
    }
}

fn closed(action: &Action) -> String {
    format!("it is {} here since {}", action.state.status.word(), plain(action.state.since))
}
