//! A disruption: what was claimed, what was agreed, on what evidence (domain section 4, papers section 3 rule 19).
//!
//! Levels have no national criteria; the local text stands in the profile beside the choice. The claimed and the moderated level are both kept.

use super::identity::{DisruptionId, OcgTag};
use super::tier::Strand;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// The level of a disruption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Significant or long-term.
    Major,
    /// Noticeable or medium-term.
    Moderate,
    /// Minimal or short-term.
    Minor,
    /// No effect.
    None,
    /// The group is more capable or more harmful as a result.
    Negative,
}

impl Level {
    /// Every level, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Major, Self::Moderate, Self::Minor, Self::None, Self::Negative];

    /// Whether it counts as achieved: none and negative are shown and never added (papers section 3 rule 19).
    #[must_use]
    pub const fn is_achieved(self) -> bool {
        match self {
            Self::Major | Self::Moderate | Self::Minor => true,
            Self::None | Self::Negative => false,
        }
    }

    /// The word on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Major => "major",
            Self::Moderate => "moderate",
            Self::Minor => "minor",
            Self::None => "none",
            Self::Negative => "negative",
        }
    }

    /// A level from its word or an unmistakable beginning of it.
    ///
    /// # Errors
    /// One sentence that names the text and the five levels.
    pub fn from_words(text: &str) -> Result<Self, String> {
        let lower = text.trim().to_ascii_lowercase();
        let mut found =
            Self::ALL.into_iter().filter(|level| !lower.is_empty() && level.word().starts_with(lower.as_str()));
        match (found.next(), found.next()) {
            (Some(level), None) => Ok(level),
            _ => Err(format!(
                "there is no disruption level \"{}\". The levels are major, moderate, minor, none and negative.",
                crate::text::cut(&crate::text::clean_line(text.trim()), 40)
            )),
        }
    }
}

/// What the chair or a panel said of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moderation {
    /// The level that was agreed.
    pub level: Level,
    /// Who agreed it.
    pub by: String,
    /// When.
    pub on: Date,
    /// Why it differs from the claim; may be empty when it does not.
    pub because: String,
    /// The record of the same event under which this one is counted; `None` for one that stands by itself. The level of a joined record is that of its
    /// claim, and in no figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<Joined>,
}

/// Another record of the same event (papers section 3 rule 19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// Which.
    pub id: DisruptionId,
    /// Its number.
    pub number: String,
}

impl Moderation {
    /// The level it counts at; none for a record that is counted under another.
    #[must_use]
    pub fn counted(&self) -> Option<Level> {
        self.joined.is_none().then_some(self.level)
    }

    /// What came of the claim: `moderate`, or `joined with NB-DIS-2026-0041`.
    #[must_use]
    pub fn word(&self) -> String {
        match &self.joined {
            Some(joined) => format!("joined with {}", joined.number),
            None => self.level.word().to_owned(),
        }
    }
}

/// What is claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisruptionDetails {
    /// The day of the disruption.
    pub on: Date,
    /// The primary P.
    pub strand: Strand,
    /// Threat area, a word of the profile.
    pub threat: String,
    /// The level that is claimed.
    pub claimed: Level,
    /// Who claims it: a unit.
    pub unit: String,
    /// With whom the claim is shared; empty for nobody.
    pub shared_with: String,
    /// What shows it: mandatory.
    pub evidence: String,
}

/// One disruption, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disruption {
    /// Identity.
    pub id: DisruptionId,
    /// Number, `PREFIX-DIS-yyyy-nnnn`; never reused.
    pub number: String,
    /// The OCG it is counted for, once.
    pub ocg: OcgTag,
    /// What is claimed.
    pub details: DisruptionDetails,
    /// What was agreed; `None` while it awaits moderation and counts in no figure.
    pub moderation: Option<Moderation>,
}
