//! Officers, staff and partner agencies: who can lead an OCG or own an action (domain section 5).
//!
//! Nobody appears by name: an officer is rank and collar number, a partner is the body. Load is counted from OCGs and actions only, never from
//! access logs (domain section 7).

use super::identity::{OfficerId, OfficerTag};
use super::time::Date;
use serde::{Deserialize, Serialize};

/// What is written about an officer or agency: everything an extract can bring and a person can amend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct OfficerDetails {
    /// Rank and collar number (`DI 4102`), role (`Staff 7204`) or agency (`Probation`): the label by which the record knows them, unique.
    pub label: String,
    /// The unit or agency they belong to; empty when not known.
    pub unit: String,
    /// True for a partner agency or a member of one.
    pub partner: bool,
    /// True when they may be asked to lead OCGs.
    pub can_lead: bool,
    /// How many OCGs they should lead at most; `None` when no limit is set.
    pub limit: Option<u32>,
    /// When they were trained as LRO.
    pub trained_on: Option<Date>,
    /// First and last day of an absence that is known.
    pub away: Option<(Date, Date)>,
    /// The day they left the force or the agency.
    pub left_on: Option<Date>,
}

/// One officer or agency, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    /// Identity.
    pub id: OfficerId,
    /// What is written about them.
    pub details: OfficerDetails,
}

/// How an officer stands as to LRO training on a day (papers section 3 rule 25).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Training {
    /// Trained, and the training is still valid.
    Current(Date),
    /// Trained, and the training ran out on that day.
    Lapsed(Date),
    /// None recorded: its own answer, not "lapsed".
    NoneRecorded,
}

impl Officer {
    /// The tag under which facts name this officer today.
    #[must_use]
    pub fn tag(&self) -> OfficerTag {
        OfficerTag { id: self.id, label: self.details.label.clone() }
    }
}

/// Training on `today`, valid for `valid_days` days from the training date.
#[must_use]
pub fn training(trained_on: Option<Date>, valid_days: u32, today: Date) -> Training {
    match trained_on {
        None => Training::NoneRecorded,
        Some(on) => {
            let until = on.checked_add_days(chrono::Days::new(u64::from(valid_days))).unwrap_or(Date::MAX);
            if until >= today { Training::Current(on) } else { Training::Lapsed(until) }
        }
    }
}
