//! Identities of records and the tags by which facts name them.
//!
//! An identity is a small number given once by the store and never reused. A *tag* carries the words of the day beside the identity, so that an
//! old entry stays readable by itself when the name changes later. Must not know how identities are handed out.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! identity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);
    };
}

identity!(
    /// An OCG, priority individual or vulnerability in this store; from 1, never reused.
    OcgId
);
identity!(
    /// An officer, a member of staff or a partner agency in this store; from 1, never reused.
    OfficerId
);
identity!(
    /// An action in this store; from 1, never reused.
    ActionId
);
identity!(
    /// A disruption in this store; from 1, never reused.
    DisruptionId
);
identity!(
    /// An assessment in this store; from 1, never reused.
    AssessmentId
);
identity!(
    /// A note for the minutes in this store; from 1, never reused.
    NoteId
);
identity!(
    /// A meeting in this store; from 1, never reused.
    MeetingId
);
identity!(
    /// A bid, trigger, gap, outcome, order, plan or other item in this store; from 1, never reused.
    ItemId
);

/// The kinds of record that have an identity of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Series {
    /// OCGs.
    Ocg,
    /// Officers and partner agencies.
    Officer,
    /// Actions.
    Action,
    /// Disruptions.
    Disruption,
    /// Assessments.
    Assessment,
    /// Notes.
    Note,
    /// Meetings.
    Meeting,
    /// Bids, triggers, gaps, outcomes and the other items.
    Item,
}

impl Series {
    /// Every series, in the order in which they are stored.
    pub const ALL: [Self; 8] = [
        Self::Ocg,
        Self::Officer,
        Self::Action,
        Self::Disruption,
        Self::Assessment,
        Self::Note,
        Self::Meeting,
        Self::Item,
    ];

    /// The stable word by which a store names the series.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ocg => "ocg",
            Self::Officer => "officer",
            Self::Action => "action",
            Self::Disruption => "disruption",
            Self::Assessment => "assessment",
            Self::Note => "note",
            Self::Meeting => "meeting",
            Self::Item => "item",
        }
    }
}

/// An OCG as a fact names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OcgTag {
    /// Identity.
    pub id: OcgId,
    /// Reference of the day, for example `NB/OCG/1007`; empty when there is none yet.
    pub reference: String,
    /// Operation name of the day, for example `Op Alder`.
    pub operation: String,
}

/// An officer or partner agency as a fact names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficerTag {
    /// Identity.
    pub id: OfficerId,
    /// Rank and collar number, or the agency, of the day: `DI 4102`, `Probation`.
    pub label: String,
}

/// An action as a fact names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionTag {
    /// Identity.
    pub id: ActionId,
    /// Number, for example `NB-2026-0412`.
    pub number: String,
    /// The OCG the action belongs to.
    pub ocg: OcgTag,
}

impl fmt::Display for OcgTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.operation)
    }
}

impl fmt::Display for OfficerTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

impl fmt::Display for ActionTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number)
    }
}
