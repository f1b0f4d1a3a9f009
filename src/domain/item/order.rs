//! An ancillary order: a court order that restricts an offender, with a life of its own (domain section 3).

use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderState {
    /// Being sought.
    Sought,
    /// Applied for.
    Applied,
    /// In force.
    InForce,
    /// In force, with other terms.
    Varied,
    /// In force, and broken.
    Breached,
    /// Ended by time.
    Expired,
    /// Ended by a court.
    Discharged,
    /// Not granted.
    Refused,
}

impl OrderState {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Sought,
        Self::Applied,
        Self::InForce,
        Self::Varied,
        Self::Breached,
        Self::Expired,
        Self::Discharged,
        Self::Refused,
    ];

    /// The words on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sought => "sought",
            Self::Applied => "applied for",
            Self::InForce => "in force",
            Self::Varied => "varied",
            Self::Breached => "breached",
            Self::Expired => "expired",
            Self::Discharged => "discharged",
            Self::Refused => "refused",
        }
    }

    /// In force, in whatever form (papers section 3 rule 21).
    #[must_use]
    pub const fn is_in_force(self) -> bool {
        matches!(self, Self::InForce | Self::Varied | Self::Breached)
    }
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Kind: SCPO, STPO, TRO, FRO, or words.
    pub kind: String,
    /// Whom it is about: a reference in another system, never a name.
    pub subject: String,
    /// Where it stands.
    pub state: OrderState,
    /// Since when.
    pub since: Date,
    /// Granted on.
    #[serde(default)]
    pub granted_on: Option<Date>,
    /// Runs out on.
    #[serde(default)]
    pub expires_on: Option<Date>,
    /// More about it; may be empty.
    #[serde(default)]
    pub remark: String,
}

impl Order {
    /// In force on a day: granted by then, not run out before it, and not ended (papers section 3 rule 21).
    #[must_use]
    pub fn is_in_force_on(&self, day: Date) -> bool {
        self.state.is_in_force()
            && self.granted_on.is_none_or(|granted| granted <= day)
            && self.expires_on.is_none_or(|expires| expires >= day)
    }

    pub(super) fn words(&self) -> String {
        let expires = self.expires_on.map_or_else(String::new, |on| format!(", until {}", plain(on)));
        format!("{} against {}: {} since {}{expires}", self.kind, self.subject, self.state.word(), plain(self.since))
    }
}
