//! A row of an action log beside the record.

mod steps;

use super::super::fields::What;
use super::super::people::Person;
use super::super::rows::ActionRow;
use super::{Desk, Entry, FieldChange, day, differ};
use crate::domain::action::{Action, ActionDetails, ActionState, ActionStatus};
use crate::domain::command::{ActionHistory, Command, NewAction};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::reading::Answer;
use crate::domain::time::Date;

/// The OCG a row belongs to.
struct Home {
    id: OcgId,
    operation: String,
    lro: Option<OfficerId>,
}

impl Desk<'_> {
    pub(super) fn action(&mut self, row: &ActionRow) -> Answer<()> {
        let entry = Entry { place: row.place.clone(), what: What::Actions, name: row.number.clone() };
        let Some(home) = self.home(&row.ocg)? else {
            let reason =
                format!("No OCG \"{}\" is in the record. Import the OCGs first.", super::super::shown_value(&row.ocg));
            self.reject(&row.place, "OCG", &row.ocg, reason);
            return Ok(());
        };
        if let Some(person) = &row.owner
            && !is_the_lro(person)
            && let Some(reason) = self.register.objection(person, self.today)?
        {
            self.reject(&row.place, "owner", &person.label(), reason);
            return Ok(());
        }
        match self.record.action_by_number(&row.number)? {
            Some(id) => match self.record.action(id)? {
                Some(action) => self.known_action(row, entry, &home, &action),
                None => Ok(()),
            },
            None => self.new_action(row, entry, &home),
        }
    }

    /// The OCG by reference or operation name, in this batch or in the record; `Op ` may be left out.
    fn home(&self, text: &str) -> Answer<Option<Home>> {
        for name in [text.to_owned(), format!("Op {text}")] {
            if let Some(promised) = self.promised.get(&name.to_lowercase()) {
                return Ok(Some(Home { id: promised.id, operation: promised.operation.clone(), lro: promised.lro }));
            }
            let found = match self.record.ocg_by_reference(&name)? {
                None => self.record.ocg_by_operation(&name)?,
                found => found,
            };
            if let Some(id) = found
                && let Some(ocg) = self.record.ocg(id)?
            {
                let lro = ocg.lro.as_ref().map(|held| held.officer.id);
                return Ok(Some(Home { id, operation: ocg.details.operation, lro }));
            }
        }
        Ok(None)
    }

    fn owner(&mut self, row: &ActionRow, home: &Home) -> Answer<Option<OfficerId>> {
        match &row.owner {
            None => Ok(None),
            Some(person) if is_the_lro(person) => Ok(home.lro),
            Some(person) => self.register.identity(person, &row.place, false).map(Some),
        }
    }

    fn new_action(&mut self, row: &ActionRow, entry: Entry, home: &Home) -> Answer<()> {
        let owner = self.owner(row, home)?;
        let raised_on = row.raised.unwrap_or_else(|| row.due.map_or(self.today, |due| due.min(self.today)));
        let state = self.history_state(row, raised_on);
        self.action_commands.push(Command::RaiseAction(NewAction {
            ocg: home.id,
            details: details(row, ActionDetails::default()),
            owner,
            due: row.due,
            history: Some(ActionHistory { number: row.number.clone(), raised_on, state }),
        }));
        let owner = row.owner.as_ref().map(Person::label).unwrap_or_default();
        let said = [row.detail.as_deref(), row.result.as_deref(), Some(owner.as_str())];
        let said: Vec<&str> = said.into_iter().flatten().chain([row.text.as_str()]).collect();
        self.enter(entry, &said);
        Ok(())
    }

    /// Where the action stood there. A log rarely says when a status was reached: the day it was closed, else the due date gone by, else the
    /// day it was raised.
    fn history_state(&self, row: &ActionRow, raised_on: Date) -> ActionState {
        let status =
            row.status.unwrap_or(if row.closed_on.is_some() { ActionStatus::Discharged } else { ActionStatus::Open });
        let result = row.result.clone().unwrap_or_default();
        let closed = || row.closed_on.or(row.due).map_or(raised_on, |date| date.min(self.today).max(raised_on));
        let reason_code = match status {
            ActionStatus::Cancelled => self.reason_code(&result),
            _ => String::new(),
        };
        let since = if status.is_with_owner() { raised_on } else { closed() };
        ActionState { status, since, result, reason_code, by: String::new() }
    }

    /// The reason code of the profile that the words name, else its `other`.
    fn reason_code(&self, words: &str) -> String {
        self.profile.reason_code(words).or_else(|| self.profile.reason_code("other")).unwrap_or_default().to_owned()
    }

    fn known_action(&mut self, row: &ActionRow, entry: Entry, home: &Home, action: &Action) -> Answer<()> {
        if action.ocg.id != home.id {
            let reason = format!("{} belongs to {} in the record, not to {}.", row.number, action.ocg, home.operation);
            self.reject(&row.place, "OCG", &row.ocg, reason);
            return Ok(());
        }
        if !action.imported && action.details.text != row.text {
            let reason =
                format!("{} was raised here as another action. Give the one in the file another number.", row.number);
            self.reject(&row.place, "action number", &row.number, reason);
            return Ok(());
        }
        let mut fields = Vec::new();
        let to = details(row, action.details.clone());
        differences(&action.details, &to, &mut fields);
        if !fields.is_empty() {
            self.action_commands.push(Command::AmendAction { action: action.id, details: to });
        }
        self.owner_step(row, home, action, &entry, &mut fields)?;
        self.due_step(row, action, &entry, &mut fields);
        self.status_step(row, action, &entry, &mut fields);
        if let Some(raised) = row.raised.filter(|raised| *raised != action.raised_on) {
            self.keep_action(
                &entry,
                "raised",
                day(Some(action.raised_on)),
                day(Some(raised)),
                "the day an action was raised does not change",
            );
        }
        self.settle(entry, fields);
        Ok(())
    }
}

/// What the row says, laid over what the record says.
fn details(row: &ActionRow, known: ActionDetails) -> ActionDetails {
    let strand = row.strand.or(known.strand);
    ActionDetails {
        text: row.text.clone(),
        detail: row.detail.clone().unwrap_or(known.detail),
        strand,
        second: row.second.or(known.second).filter(|second| Some(*second) != strand),
        shareable: known.shareable,
    }
}

fn differences(from: &ActionDetails, to: &ActionDetails, fields: &mut Vec<FieldChange>) {
    let word = |strand: Option<crate::domain::tier::Strand>| strand.map_or("", crate::domain::tier::Strand::word);
    differ(fields, "action", from.text.as_str(), to.text.as_str());
    differ(fields, "detail", from.detail.as_str(), to.detail.as_str());
    differ(fields, "P", word(from.strand), word(to.strand));
    differ(fields, "second P", word(from.second), word(to.second));
}

/// Logs write `LRO` for whoever leads the OCG.
fn is_the_lro(person: &Person) -> bool {
    matches!(person, Person::Partner(name) if name.eq_ignore_ascii_case("LRO") || name.eq_ignore_ascii_case("the LRO"))
}
