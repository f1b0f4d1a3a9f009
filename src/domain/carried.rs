//! Carried actions: at how many closed meetings an action was overdue (papers section 3 rule 17).
//!
//! Counted from the facts of one action and the closes of the meetings, so that it is the same for every as-at entry. Must not know a store.

use super::action::ActionStatus;
use super::fact::Fact;
use super::time::Date;

/// Carried so many times and more is a matter for the chair.
pub const CARRIED_OFTEN: u32 = 3;

/// The close of one meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Close {
    /// The entry that signed it.
    pub entry: u64,
    /// The local day of the signature.
    pub on: Date,
}

/// How often an action was carried: the number of closes at which it was with its owner and past its date. `life` is every entry about the action
/// with its fact, in order; `closes` in order too. Withdrawals are facts like any other. An extension stops the count from growing and does not
/// lower it.
#[must_use]
pub fn carried<'a>(life: impl IntoIterator<Item = (u64, &'a Fact)>, closes: &[Close]) -> u32 {
    let mut state: Option<(ActionStatus, Option<Date>)> = None;
    let mut count = 0;
    let mut closes = closes.iter().peekable();
    for (entry, fact) in life {
        while let Some(close) = closes.next_if(|close| close.entry < entry) {
            count += u32::from(is_late(state, close.on));
        }
        match fact {
            Fact::ActionRaised { action } => state = Some((action.state.status, action.due)),
            Fact::ActionStruckOut { .. } => state = None,
            Fact::ActionExtended { to, .. } => state = state.map(|(status, _)| (status, to.due)),
            Fact::ActionMoved { to, .. } => state = state.map(|(_, due)| (to.status, due)),
            _ => {}
        }
    }
    closes.fold(count, |count, close| count + u32::from(is_late(state, close.on)))
}

fn is_late(state: Option<(ActionStatus, Option<Date>)>, on: Date) -> bool {
    state.is_some_and(|(status, due)| super::action::days_late(status, due, on).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::action::{Action, ActionDetails, ActionState};
    use crate::domain::fact::{ActionStep, DueState};
    use crate::domain::identity::{ActionId, OcgId, OcgTag};

    fn day(day: u32) -> Date {
        Date::from_ymd_opt(2026, 11, day).unwrap_or_default()
    }

    fn action() -> Action {
        Action {
            id: ActionId(1),
            number: "NB-2026-0001".into(),
            ocg: OcgTag { id: OcgId(1), reference: String::new(), operation: "Op Alder".into() },
            details: ActionDetails::default(),
            owner: None,
            raised_on: day(1),
            first_due: Some(day(5)),
            due: Some(day(5)),
            extensions: 0,
            state: ActionState::open(day(1)),
            imported: false,
        }
    }

    fn extended(to: u32) -> Fact {
        let state = |due, extensions| DueState { first_due: Some(day(5)), due: Some(day(due)), extensions };
        Fact::ActionExtended {
            action: action().tag(),
            from: state(5, 0),
            to: state(to, 1),
            reason_code: String::new(),
            because: "court".into(),
        }
    }

    fn moved(status: ActionStatus) -> Fact {
        let to = ActionState { status, ..ActionState::open(day(6)) };
        Fact::ActionMoved { action: action().tag(), step: ActionStep::Claimed, from: ActionState::open(day(1)), to }
    }

    fn close(entry: u64, on: u32) -> Close {
        Close { entry, on: day(on) }
    }

    #[test]
    fn each_close_at_which_it_is_late_counts_once() {
        let raised = Fact::ActionRaised { action: Box::new(action()) };
        let closes = [close(5, 5), close(10, 6), close(20, 20), close(30, 28)];
        assert_eq!(carried([(1, &raised)], &closes), 3, "due on the day of the close is not late");
        assert_eq!(carried([(25, &raised)], &closes), 1, "not before it was raised");
    }

    #[test]
    fn an_extension_stops_the_count_and_keeps_it() {
        let raised = Fact::ActionRaised { action: Box::new(action()) };
        let extended = extended(25);
        let closes = [close(10, 6), close(20, 20), close(30, 28)];
        assert_eq!(carried([(1, &raised), (15, &extended)], &closes), 2);
    }

    #[test]
    fn a_claimed_action_is_not_carried_until_the_claim_is_refused() {
        let raised = Fact::ActionRaised { action: Box::new(action()) };
        let (claimed, refused) = (moved(ActionStatus::ClaimedComplete), moved(ActionStatus::InProgress));
        let closes = [close(10, 6), close(20, 20), close(30, 28)];
        assert_eq!(carried([(1, &raised), (11, &claimed)], &closes), 1);
        assert_eq!(carried([(1, &raised), (11, &claimed), (21, &refused)], &closes), 2);
    }
}
