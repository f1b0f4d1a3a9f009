//! Folding what changes an action: raising, details, date, owner, state.

use super::super::fact::{DueState, Fact};
use super::super::identity::Series;
use super::super::reading::{NumberSeries, Records};
use super::{FoldError, need, spend, stale};

pub(super) fn fold(fact: &Fact, records: &mut dyn Records) -> Result<(), FoldError> {
    match fact {
        Fact::ActionRaised { action } => {
            need(records.ocg(action.ocg.id)?, || action.ocg.to_string())?;
            if records.action(action.id)?.is_some() {
                return stale(format!("{} is in the record already", action.number));
            }
            records.spend_id(Series::Action, action.id.0)?;
            spend(records, NumberSeries::Action, &action.number)?;
            records.put_action(action)?;
        }
        Fact::ActionStruckOut { action } => {
            let now = need(records.action(action.id)?, || action.number.clone())?;
            let same = now.details == action.details
                && now.state == action.state
                && now.due == action.due
                && now.extensions == action.extensions
                && now.owner.as_ref().map(|owner| owner.id) == action.owner.as_ref().map(|owner| owner.id);
            if !same {
                return stale(format!("later entries rest on {}", action.number));
            }
            records.remove_action(action.id)?;
        }
        Fact::ActionAmended { action, from, to } => {
            let mut now = need(records.action(action.id)?, || action.number.clone())?;
            if now.details != **from {
                return stale(format!("what is written about {action} was changed again later"));
            }
            now.details = (**to).clone();
            records.put_action(&now)?;
        }
        Fact::ActionExtended { action, from, to, .. } => {
            let mut now = need(records.action(action.id)?, || action.number.clone())?;
            if (DueState { first_due: now.first_due, due: now.due, extensions: now.extensions }) != *from {
                return stale(format!("the date of {action} was moved again later"));
            }
            now.first_due = to.first_due;
            now.due = to.due;
            now.extensions = to.extensions;
            records.put_action(&now)?;
        }
        Fact::ActionTransferred { action, from, to, .. } => {
            let mut now = need(records.action(action.id)?, || action.number.clone())?;
            if now.owner.as_ref().map(|owner| owner.id) != from.as_ref().map(|owner| owner.id) {
                return stale(format!("{action} passed to another owner later"));
            }
            now.owner.clone_from(to);
            records.put_action(&now)?;
        }
        Fact::ActionMoved { action, from, to, .. } => {
            let mut now = need(records.action(action.id)?, || action.number.clone())?;
            if now.state != *from {
                return stale(format!("{action} moved on later"));
            }
            now.state = to.clone();
            records.put_action(&now)?;
        }
        _ => {}
    }
    Ok(())
}
