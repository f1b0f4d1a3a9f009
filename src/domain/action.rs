//! The action: a numbered task with one owner and a date, under one of the four Ps (domain sections 3, 6 and (a)).
//!
//! Overdue is computed, never stored (papers section 3 rule 12).

use super::identity::{ActionId, ActionTag, OcgTag, OfficerTag};
use super::tier::Strand;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// Where an action stands in its life (domain section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionStatus {
    /// Raised, not begun.
    Open,
    /// The owner has begun.
    InProgress,
    /// The owner says it is done; it waits for the chair.
    ClaimedComplete,
    /// The chair accepts that nothing more is needed.
    Discharged,
    /// Passed to a body outside this record.
    Transferred,
    /// Given up, with a reason code.
    Cancelled,
}

impl ActionStatus {
    /// Every status.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::InProgress, Self::ClaimedComplete, Self::Discharged, Self::Transferred, Self::Cancelled];

    /// The stable word of exports and filters.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InProgress => "in progress",
            Self::ClaimedComplete => "claimed complete",
            Self::Discharged => "discharged",
            Self::Transferred => "transferred",
            Self::Cancelled => "cancelled",
        }
    }

    /// Live: open, in progress or claimed complete (papers section 3 rule 11).
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Open | Self::InProgress | Self::ClaimedComplete)
    }

    /// With its owner: open or in progress. Only these can be overdue (papers section 3 rules 11 and 12).
    #[must_use]
    pub const fn is_with_owner(self) -> bool {
        matches!(self, Self::Open | Self::InProgress)
    }
}

/// The status of an action with everything that was said when it was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionState {
    /// Status.
    pub status: ActionStatus,
    /// The day it was reached.
    pub since: Date,
    /// What was done or why not, as typed; empty when nothing was said.
    pub result: String,
    /// Reason code of the profile for a cancelled action; empty otherwise.
    pub reason_code: String,
    /// Who claimed it or signed it off; empty while it is with the owner.
    pub by: String,
}

impl ActionState {
    /// The state of a new action.
    #[must_use]
    pub const fn open(since: Date) -> Self {
        Self { status: ActionStatus::Open, since, result: String::new(), reason_code: String::new(), by: String::new() }
    }
}

/// What is written about an action apart from its owner, its date and its state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct ActionDetails {
    /// What is to be done.
    pub text: String,
    /// More about it; empty when nothing more was said.
    pub detail: String,
    /// The primary P; `None` for an imported action without one.
    pub strand: Option<Strand>,
    /// A second P it also serves.
    pub second: Option<Strand>,
    /// True when partners may be told of it.
    pub shareable: bool,
}

/// One action, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Identity.
    pub id: ActionId,
    /// Number, `PREFIX-yyyy-nnnn`; never reused, never renumbered.
    pub number: String,
    /// The OCG it belongs to.
    pub ocg: OcgTag,
    /// What is written about it.
    pub details: ActionDetails,
    /// Owner: an officer or a partner agency; `None` only for an imported action without one.
    pub owner: Option<OfficerTag>,
    /// The day it was raised.
    pub raised_on: Date,
    /// The due date it was first given.
    pub first_due: Option<Date>,
    /// The due date that stands.
    pub due: Option<Date>,
    /// How often the date was moved.
    pub extensions: u32,
    /// Where it stands.
    pub state: ActionState,
    /// True when it was brought in from another system rather than raised here.
    pub imported: bool,
}

impl Action {
    /// The tag under which facts name this action today.
    #[must_use]
    pub fn tag(&self) -> ActionTag {
        ActionTag { id: self.id, number: self.number.clone(), ocg: self.ocg.clone() }
    }

    /// Days past the due date; `None` when it is not overdue (papers section 3 rule 12).
    #[must_use]
    pub fn days_late(&self, today: Date) -> Option<i64> {
        days_late(self.state.status, self.due, today)
    }
}

/// Days past the due date of an action in `status`; `None` when it is not overdue. Due today is not overdue; a claimed action never is.
#[must_use]
pub fn days_late(status: ActionStatus, due: Option<Date>, today: Date) -> Option<i64> {
    due.filter(|due| status.is_with_owner() && *due < today).map(|due| (today - due).num_days())
}
