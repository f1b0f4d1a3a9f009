//! Deciding about actions: raising and every step of their life (domain section 6, papers section 3 rules 11 to 17).

use super::super::action::{Action, ActionDetails, ActionState, ActionStatus};
use super::super::command::{Asking, Command, NewAction};
use super::super::fact::{ActionStep, DueState, Fact};
use super::super::identity::{ActionId, Series};
use super::super::limits::{self, MOST_CHARACTERS, MOST_NAME};
use super::super::reading::{NumberSeries, Reading};
use super::super::tier::Strand;
use super::super::time::{Date, plain};
use super::{Reject, brief, details, next_number, ocgs, refuse};

fn clean(written: &ActionDetails) -> Result<ActionDetails, Reject> {
    if written.second.is_some() && written.second == written.strand {
        return refuse("The second P is the same as the first. Leave it empty or choose another.");
    }
    Ok(ActionDetails {
        text: limits::needed("what is to be done", &written.text, MOST_CHARACTERS)?,
        detail: limits::optional("the detail", &written.detail, MOST_CHARACTERS)?,
        ..written.clone()
    })
}

pub(super) fn raise(new: &NewAction, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    let ocg = ocgs::found_ocg(new.ocg, record)?;
    let mut written = clean(&new.details)?;
    let id = ActionId(record.highest_id(Series::Action)? + 1);
    if let Some(history) = &new.history {
        let number = limits::name("the action number", &history.number)?;
        let state = ActionState {
            result: limits::optional("the result", &history.state.result, MOST_CHARACTERS)?,
            reason_code: limits::name("the reason code", &history.state.reason_code)?,
            by: limits::name("who closed it", &history.state.by)?,
            ..history.state.clone()
        };
        if record.action_by_number(&number)?.is_some() {
            return refuse(format!("The action number {number} is in the record already."));
        }
        let number = if number.is_empty() { next_number(NumberSeries::Action, record, asking)? } else { number };
        let owner = new.owner.map(|owner| record.officer(owner)).transpose()?.flatten().map(|officer| officer.tag());
        return Ok(vec![raised(Action {
            id,
            number,
            ocg: ocg.tag(),
            details: written,
            owner,
            raised_on: history.raised_on,
            first_due: new.due,
            due: new.due,
            extensions: 0,
            state,
            imported: true,
        })]);
    }
    if !ocg.status.is_live() {
        return refuse(format!("{} is {}. Set its status to active first.", ocg.tag(), ocg.status.word()));
    }
    written.strand = written.strand.or(Some(Strand::Pursue));
    if written.second == written.strand {
        written.second = None;
    }
    let owner = match (new.owner, &ocg.lro) {
        (Some(owner), _) => details::owner_tag(owner, record, asking)?,
        (None, Some(lro)) => details::owner_tag(lro.officer.id, record, asking)?,
        (None, None) => {
            return refuse(format!("An owner is needed: {} has no LRO. Type @ and a number or a name.", ocg.tag()));
        }
    };
    let usual = u64::from(record.profile()?.default_due_days);
    let due = new.due.or_else(|| asking.today.checked_add_days(chrono::Days::new(usual)));
    if let Some(due) = due {
        not_past(due, asking.today)?;
    }
    Ok(vec![raised(Action {
        id,
        number: next_number(NumberSeries::Action, record, asking)?,
        ocg: ocg.tag(),
        details: written,
        owner: Some(owner),
        raised_on: asking.today,
        first_due: due,
        due,
        extensions: 0,
        state: ActionState::open(asking.today),
        imported: false,
    })])
}

fn raised(action: Action) -> Fact {
    Fact::ActionRaised { action: Box::new(action) }
}

fn not_past(due: Date, today: Date) -> Result<(), Reject> {
    if due < today {
        return refuse(format!("The date must not be in the past: {} is before today.", plain(due)));
    }
    Ok(())
}

fn found(id: ActionId, record: &dyn Reading) -> Result<Action, Reject> {
    record
        .action(id)?
        .ok_or_else(|| Reject::Refused("That action is not in the record. Choose one from the list.".into()))
}

fn live(id: ActionId, record: &dyn Reading) -> Result<Action, Reject> {
    let action = found(id, record)?;
    if action.state.status.is_live() {
        Ok(action)
    } else {
        refuse(format!("{} is {} since {}.", action.number, action.state.status.word(), plain(action.state.since)))
    }
}

fn moved(action: Action, step: ActionStep, to: ActionState) -> Vec<Fact> {
    vec![Fact::ActionMoved { action: action.tag(), step, from: action.state, to }]
}

pub(super) fn change(command: &Command, record: &dyn Reading, asking: &Asking) -> Result<Vec<Fact>, Reject> {
    match command {
        Command::AmendAction { action, details } => {
            let now = found(*action, record)?;
            let to = clean(details)?;
            if to == now.details {
                return refuse(format!("Nothing about {} was changed.", now.number));
            }
            Ok(vec![Fact::ActionAmended { action: now.tag(), from: Box::new(now.details), to: Box::new(to) }])
        }
        Command::ExtendAction { action, due, reason_code, because } => {
            let now = live(*action, record)?;
            not_past(*due, asking.today)?;
            if now.due == Some(*due) {
                return refuse(format!("{} is due on {} already.", now.number, plain(*due)));
            }
            let reason_code = reason(reason_code, record)?;
            let because = limits::optional("the reason", because, MOST_CHARACTERS)?;
            if reason_code.is_empty() && because.is_empty() {
                return refuse("A reason is needed. Type a few words, or choose a reason code.");
            }
            let from = DueState { first_due: now.first_due, due: now.due, extensions: now.extensions };
            let to = DueState {
                first_due: now.first_due.or(Some(*due)),
                due: Some(*due),
                extensions: now.extensions + u32::from(now.due.is_some()),
            };
            Ok(vec![Fact::ActionExtended { action: now.tag(), from, to, reason_code, because }])
        }
        Command::TransferAction { action, owner, because } => {
            let now = live(*action, record)?;
            let to = details::owner_tag(*owner, record, asking)?;
            if now.owner.as_ref().is_some_and(|owner| owner.id == to.id) {
                return refuse(format!("{} is with {} already.", brief(&now.number), brief(&to)));
            }
            let because = limits::optional("the reason", because, MOST_CHARACTERS)?;
            Ok(vec![Fact::ActionTransferred { action: now.tag(), from: now.owner, to: Some(to), because }])
        }
        Command::StartAction { action } => {
            let now = live(*action, record)?;
            if now.state.status != ActionStatus::Open {
                return refuse(format!("{} is {} already.", now.number, now.state.status.word()));
            }
            let to = ActionState { status: ActionStatus::InProgress, ..ActionState::open(asking.today) };
            Ok(moved(now, ActionStep::Started, to))
        }
        Command::ClaimAction { action, result } => {
            let now = live(*action, record)?;
            if now.state.status == ActionStatus::ClaimedComplete {
                return refuse(format!("{} is claimed complete already and awaits sign-off.", now.number));
            }
            let to = ActionState {
                status: ActionStatus::ClaimedComplete,
                since: asking.today,
                result: limits::needed("what was done", result, MOST_CHARACTERS)?,
                reason_code: String::new(),
                by: now.owner.as_ref().map_or_else(|| asking.decided_by.clone(), |owner| owner.label.clone()),
            };
            Ok(moved(now, ActionStep::Claimed, to))
        }
        Command::RefuseClaim { action, because } => {
            let now = live(*action, record)?;
            if now.state.status != ActionStatus::ClaimedComplete {
                return refuse(format!("{} is not claimed complete, so there is nothing to refuse.", now.number));
            }
            let to = ActionState {
                status: ActionStatus::InProgress,
                since: asking.today,
                result: limits::needed("a reason", because, MOST_CHARACTERS)?,
                reason_code: String::new(),
                by: asking.decided_by.clone(),
            };
            Ok(moved(now, ActionStep::ClaimRefused, to))
        }
        Command::DischargeAction { action, result } => {
            let now = live(*action, record)?;
            let typed = limits::optional("the result", result, MOST_CHARACTERS)?;
            let claimed = now.state.status == ActionStatus::ClaimedComplete;
            if typed.is_empty() && !claimed {
                return refuse("What came of it is needed. Type a few words.");
            }
            let to = ActionState {
                status: ActionStatus::Discharged,
                since: asking.today,
                result: if typed.is_empty() { now.state.result.clone() } else { typed },
                reason_code: String::new(),
                by: asking.decided_by.clone(),
            };
            Ok(moved(now, ActionStep::Discharged, to))
        }
        Command::CancelAction { action, reason_code, because } => {
            let now = live(*action, record)?;
            let reason_code = reason(reason_code, record)?;
            if reason_code.is_empty() {
                return refuse(format!("A reason code is needed: {}.", record.profile()?.reason_codes.join(", ")));
            }
            let to = ActionState {
                status: ActionStatus::Cancelled,
                since: asking.today,
                result: limits::optional("the reason", because, MOST_CHARACTERS)?,
                reason_code,
                by: asking.decided_by.clone(),
            };
            Ok(moved(now, ActionStep::Cancelled, to))
        }
        Command::PassActionOut { action, body, because } => {
            let now = live(*action, record)?;
            let body = crate::text::clean_line(&limits::needed("the body it passes to", body, MOST_NAME)?);
            let because = limits::optional("the reason", because, MOST_CHARACTERS)?;
            let to = ActionState {
                status: ActionStatus::Transferred,
                since: asking.today,
                result: if because.is_empty() { body } else { format!("{body}: {because}") },
                reason_code: String::new(),
                by: asking.decided_by.clone(),
            };
            Ok(moved(now, ActionStep::PassedOut, to))
        }
        _ => refuse("That is not something that can be done to an action."),
    }
}

/// A reason code of the profile in its own spelling, found by its beginning; empty stays empty.
fn reason(typed: &str, record: &dyn Reading) -> Result<String, Reject> {
    let typed = typed.trim().to_ascii_lowercase();
    if typed.is_empty() {
        return Ok(String::new());
    }
    let profile = record.profile()?;
    profile
        .reason_codes
        .iter()
        .find(|code| code.eq_ignore_ascii_case(&typed))
        .or_else(|| profile.reason_codes.iter().find(|code| code.to_ascii_lowercase().starts_with(&typed)))
        .cloned()
        .ok_or_else(|| {
            Reject::Refused(format!(
                "There is no reason code \"{}\". The codes are {}.",
                crate::text::cut(&crate::text::clean_line(&typed), 40),
                profile.reason_codes.join(", ")
            ))
        })
}
