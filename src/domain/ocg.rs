//! The OCG record: an organised crime group, a priority individual or a vulnerability (domain sections 1 and (a)).
//!
//! Descriptive data only; the rules that change it are in `decide`. The tier is never derived from a score.

use super::identity::{OcgId, OcgTag, OfficerTag};
use super::retention::Retention;
use super::tier::Tier;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// What kind of mapped threat the record is (domain section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum OcgKind {
    /// An organised crime group.
    #[default]
    Ocg,
    /// A mapped priority individual.
    PriorityIndividual,
    /// A mapped vulnerability: a place, sector or cohort.
    Vulnerability,
}

impl OcgKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Ocg, Self::PriorityIndividual, Self::Vulnerability];

    /// The words on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ocg => "OCG",
            Self::PriorityIndividual => "priority individual",
            Self::Vulnerability => "vulnerability",
        }
    }
}

/// Where the record stands (domain section (a)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OcgStatus {
    /// Awaiting assessment.
    Provisional,
    /// Mapped and active.
    Active,
    /// Mapped, nothing known at present.
    Dormant,
    /// Closed.
    Archived,
    /// Owned elsewhere now.
    Transferred,
}

impl OcgStatus {
    /// Every status.
    pub const ALL: [Self; 5] = [Self::Provisional, Self::Active, Self::Dormant, Self::Archived, Self::Transferred];

    /// The word on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Provisional => "provisional",
            Self::Active => "active",
            Self::Dormant => "dormant",
            Self::Archived => "archived",
            Self::Transferred => "transferred",
        }
    }

    /// Live means that the meeting calls it: provisional, active or dormant (papers section 3 rule 6).
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Provisional | Self::Active | Self::Dormant)
    }

    /// A status from its word, any case.
    ///
    /// # Errors
    /// One sentence that names the text and the five words.
    pub fn from_words(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|status| status.word().eq_ignore_ascii_case(text.trim())).ok_or_else(|| {
            format!(
                "there is no status \"{}\". The statuses are provisional, active, dormant, archived and transferred.",
                crate::text::cut(&crate::text::clean_line(text.trim()), 40)
            )
        })
    }
}

/// Where an OCG stands in the tiers, and the decision that put it there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// The tier.
    pub tier: Tier,
    /// Its name in the profile of the day.
    pub name: String,
    /// First day of the present unbroken run in this tier (papers section 3 rule 10).
    pub since: Date,
    /// The unit that owns the response; empty when not named.
    pub unit: String,
    /// When the chair wants to see it again.
    pub review: Option<Date>,
    /// The reason of the last decision, as typed; empty when it came with an import.
    pub because: String,
    /// Options that were put and refused at the last decision, with why; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refused: String,
    /// The day of the last decision (moves and no changes alike).
    pub decided_on: Date,
    /// Who decided it.
    pub decided_by: String,
}

/// A post on an OCG and who holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Who.
    pub officer: OfficerTag,
    /// First day.
    pub since: Date,
}

/// The three posts on an OCG (domain section 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Post {
    /// Lead responsible officer.
    Lro,
    /// Deputy to the LRO.
    Deputy,
    /// Senior responsible officer.
    Sro,
}

impl Post {
    /// Every post.
    pub const ALL: [Self; 3] = [Self::Lro, Self::Deputy, Self::Sro];

    /// The words on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lro => "LRO",
            Self::Deputy => "deputy LRO",
            Self::Sro => "SRO",
        }
    }
}

/// How many members are mapped, by role (domain section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Members {
    /// Principal members.
    pub principal: u32,
    /// Significant members.
    pub significant: u32,
    /// Peripheral members.
    pub peripheral: u32,
    /// Members whose role the extract did not give.
    pub unstated: u32,
}

impl Members {
    /// All of them.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.principal.saturating_add(self.significant).saturating_add(self.peripheral).saturating_add(self.unstated)
    }
}

/// What is written about an OCG apart from tier, posts and status: everything an extract can bring and a person can amend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct OcgDetails {
    /// Reference in APMIS or the mapping extract; empty while there is none.
    pub reference: String,
    /// Operation name, the everyday handle.
    pub operation: String,
    /// Descriptive name; optional, since such names can identify people and places.
    pub descriptive: String,
    /// Kind of mapped threat.
    pub kind: OcgKind,
    /// BCU and area in words.
    pub area: String,
    /// Threat areas; the first is the primary one.
    pub threats: Vec<String>,
    /// Flags of the profile that are up, for example `county lines`.
    pub flags: Vec<String>,
    /// Geographic reach, a word of the profile; empty when not known.
    pub reach: String,
    /// Members by role.
    pub members: Members,
    /// When the APMIS record was last carried across.
    pub apmis_updated: Option<Date>,
    /// What partner bodies may be told of it, in words written for them; empty for nothing (papers section 2f).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub partner_summary: String,
    /// The bodies that may be told (handling code C); empty for every partner that has an action on it (code P).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub summary_for: Vec<String>,
    /// The priority of the local profile it is tied to, a name of the force profile of the day; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub profile_priority: String,
}

/// One OCG, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ocg {
    /// Identity.
    pub id: OcgId,
    /// What is written about it.
    pub details: OcgDetails,
    /// Where the record stands.
    pub status: OcgStatus,
    /// Since when.
    pub status_since: Date,
    /// Place in the tiers; `None` until the first decision.
    pub placement: Option<Placement>,
    /// Lead responsible officer.
    pub lro: Option<Holder>,
    /// Deputy LRO.
    pub deputy: Option<Holder>,
    /// Senior responsible officer.
    pub sro: Option<Holder>,
    /// Since when there has been no LRO; `None` while there is one.
    pub without_lro_since: Option<Date>,
    /// Its retention; `None` until somebody has looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Box<Retention>>,
}

impl Ocg {
    /// The tag under which facts name this OCG today.
    #[must_use]
    pub fn tag(&self) -> OcgTag {
        OcgTag { id: self.id, reference: self.details.reference.clone(), operation: self.details.operation.clone() }
    }

    /// Who holds a post.
    #[must_use]
    pub const fn holder(&self, post: Post) -> Option<&Holder> {
        match post {
            Post::Lro => self.lro.as_ref(),
            Post::Deputy => self.deputy.as_ref(),
            Post::Sro => self.sro.as_ref(),
        }
    }

    /// The tier, if one was decided.
    #[must_use]
    pub fn tier(&self) -> Option<Tier> {
        self.placement.as_ref().map(|placement| placement.tier)
    }
}

/// Since when an OCG has no LRO, seen on `day`; `None` while it has one. `since` is the day the post fell empty, `left` the day its LRO left the
/// force: from then on there is none (papers section 3 rule 24). A deputy alone does not count.
#[must_use]
pub fn without_lro(led: bool, since: Option<Date>, left: Option<Date>, day: Date) -> Option<Date> {
    if led { left.filter(|left| *left <= day) } else { Some(since.unwrap_or(day)) }
}
