//! The force profile: the words, intervals and lists of one force, as data (design section 3, domain sections 1, 2, 4, 6 and (a)).
//!
//! Read from TOML at `init`, kept as JSON in the journal, so that old entries keep the words of their day. A field added
//! later needs a serde default, or old journals could no longer be read. Knows no file and no environment: the built-in
//! profiles are part of the program, any other comes in as text.

mod check;
mod local;
mod locking;
mod papers;
mod retention;
mod warning;

pub use papers::PaperRules;

use serde::{Deserialize, Serialize};

pub use local::LocalProfile;
pub use locking::Locking;
pub use retention::{RetentionGroup, RetentionRules};
pub use warning::{may_belong_elsewhere, warned};

/// The words and intervals of one force. All intervals are whole days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name by which `init` finds it.
    pub name: String,
    /// Counts up whenever the words change; from 1.
    pub version: u32,
    /// The force, as printed.
    pub force: String,
    /// What numbers start with, `NB` in `NB-2026-0416`: one to six capitals or figures.
    pub prefix: String,
    /// The marking of the store, `OFFICIAL` or `OFFICIAL-SENSITIVE`: nothing above it may be held.
    pub marking: String,
    /// A provisional group must be assessed within so many days.
    pub provisional_days: u32,
    /// LRO training is current for so many days.
    pub lro_training_valid_days: u32,
    /// Groups one LRO leads at most where the officer's own limit is not set.
    pub default_capacity: u32,
    /// A P without an action for so many days is empty.
    pub empty_p_days: u32,
    /// The APMIS record is to be brought up to date every so many days.
    pub apmis_due_days: u32,
    /// An action without a date falls due after so many days.
    pub default_due_days: u32,
    /// So many must be in the room beside the chair for a meeting to be quorate; none: not watched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<u32>,
    /// Threat areas, in the order of papers.
    pub threat_areas: Vec<String>,
    /// Flags a group may carry.
    pub flags: Vec<String>,
    /// Geographic reaches, nearest first.
    pub reaches: Vec<String>,
    /// Bands of a score, lowest first.
    pub bands: Vec<String>,
    /// The bands worth a word when the group is in tier 4; each is one of `bands`.
    pub high_bands: Vec<String>,
    /// How sure an assessor may be, least first.
    pub confidences: Vec<String>,
    /// Why an action was extended, transferred, discharged or cancelled.
    pub reason_codes: Vec<String>,
    /// Reasons offered for a new tier; never recorded unless chosen.
    pub usual_reasons_tier_change: Vec<String>,
    /// Reasons offered for no change.
    pub usual_reasons_no_change: Vec<String>,
    /// The standing agenda, in order.
    pub agenda: Vec<String>,
    /// Words that may belong in the covert store: they raise a note and never stop anything.
    pub warning_words: Vec<String>,
    /// When a screen locks by itself.
    #[serde(default, skip_serializing_if = "Locking::is_standard")]
    pub locking: Locking,
    /// Retention groups and after how many years each is looked at again.
    #[serde(default, skip_serializing_if = "RetentionRules::is_standard")]
    pub retention: RetentionRules,
    /// The priorities of the local profile, which groups may be tied to.
    #[serde(default, skip_serializing_if = "LocalProfile::is_none")]
    pub local_profile: LocalProfile,
    /// The words for the five statuses.
    pub statuses: StatusWords,
    /// What each disruption level means here.
    pub disruption_levels: LevelCriteria,
    /// Assessment schemes.
    pub schemes: Vec<Scheme>,
    /// Tiers 1 to 4, in order.
    #[serde(deserialize_with = "check::four")]
    pub tiers: [ProfileTier; 4],
    /// What the store may print; nothing said: everything, without a handling line.
    #[serde(default, skip_serializing_if = "PaperRules::is_usual")]
    pub papers: PaperRules,
}

/// One tier: who acts, not how dangerous a group is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileTier {
    /// 1 to 4.
    pub number: u8,
    /// Name, `Investigation`.
    pub name: String,
    /// Name for a narrow column, `Intel dev`.
    pub short: String,
    /// Who acts, in a few words, `investigation teams`.
    pub owner: String,
    /// Names of the units that may own a group in this tier.
    pub units: Vec<String>,
    /// A group in this tier is to be reviewed within so many days.
    pub review_days: u32,
    /// A group without activity for more than so many days has gone quiet; none: not watched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_days: Option<u32>,
}

/// The force's words for the five statuses, which the rules know by their own names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusWords {
    /// Awaiting assessment.
    pub provisional: String,
    /// Mapped and active.
    pub active: String,
    /// Mapped, nothing known at present.
    pub dormant: String,
    /// Closed.
    pub archived: String,
    /// Owned elsewhere now.
    pub transferred: String,
}

/// Local criteria for the disruption levels; there are no national ones (domain section 4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelCriteria {
    /// Significant or long-term.
    pub major: String,
    /// Noticeable or medium-term.
    pub moderate: String,
    /// Minimal or short-term.
    pub minor: String,
    /// No effect.
    pub none: String,
    /// More capable or more harmful as a result.
    pub negative: String,
}

/// An assessment scheme: its name and the values an assessor enters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Name, `OCGM`.
    pub name: String,
    /// Names of the values.
    pub values: Vec<String>,
}

/// The profiles that are part of the program: name and text.
const BUILTIN: [(&str, &str); 2] = [
    ("lancashire", include_str!("../../assets/profiles/lancashire.toml")),
    ("plain", include_str!("../../assets/profiles/plain.toml")),
];

impl Profile {
    /// Reads a profile from TOML and checks that it makes sense.
    ///
    /// # Errors
    /// One sentence that names the key, and the line where it is known.
    pub fn parse(text: &str) -> Result<Self, String> {
        let profile: Self = toml::from_str(text).map_err(|error| check::told(&error, text))?;
        check::checked(profile)
    }

    /// A built-in profile by its name.
    ///
    /// # Errors
    /// One sentence that names the profiles there are.
    pub fn builtin(name: &str) -> Result<Self, String> {
        match BUILTIN.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim())) {
            Some((_, text)) => Self::parse(text),
            None => Err(format!(
                "There is no profile \"{}\". The profiles are {}.",
                crate::text::cut(&crate::text::clean_line(name), 40),
                Self::builtin_names().join(" and ")
            )),
        }
    }

    /// The words of the weekly meeting's own store. Not among the built-in names: it is taken by `init --covert` alone.
    ///
    /// # Errors
    /// As [`Profile::parse`]; a test holds it to none.
    pub fn weekly() -> Result<Self, String> {
        Self::parse(include_str!("../../assets/profiles/covert.toml"))
    }

    /// Names of the built-in profiles; the first is the default.
    #[must_use]
    pub fn builtin_names() -> Vec<&'static str> {
        BUILTIN.iter().map(|(name, _)| *name).collect()
    }

    /// A tier by its number, 1 to 4; a number beyond is taken as the nearest.
    #[must_use]
    pub fn tier(&self, number: u8) -> &ProfileTier {
        let [first, second, third, fourth] = &self.tiers;
        match number {
            0..=1 => first,
            2 => second,
            3 => third,
            4.. => fourth,
        }
    }

    /// A tier by its number, `2` or `Tier 2`, its name or its short name, in any case.
    #[must_use]
    pub fn tier_named(&self, text: &str) -> Option<&ProfileTier> {
        let text = text.trim();
        let bare = match text.get(..4) {
            Some(head) if head.eq_ignore_ascii_case("tier") => text.get(4..).unwrap_or_default().trim(),
            _ => text,
        };
        self.tiers.iter().find(|tier| {
            bare == tier.number.to_string()
                || [&tier.name, &tier.short].into_iter().any(|name| name.eq_ignore_ascii_case(text))
        })
    }

    /// The lowest-numbered tier a unit belongs to, whatever the case of its name.
    #[must_use]
    pub fn tier_of_unit(&self, unit: &str) -> Option<&ProfileTier> {
        self.tiers.iter().find(|tier| known(&tier.units, unit).is_some())
    }

    /// Whether an empty P is worth a word: with ten years and more, no item needs a balanced plan.
    #[must_use]
    pub const fn balances_plans(&self) -> bool {
        self.empty_p_days < 3_650
    }

    /// Days to the next review of a group in this tier.
    #[must_use]
    pub fn review_days(&self, number: u8) -> u32 {
        self.tier(number).review_days
    }

    /// Days without activity after which a group in this tier has gone quiet; none: the tier is not watched.
    #[must_use]
    pub fn quiet_days(&self, number: u8) -> Option<u32> {
        self.tier(number).quiet_days
    }

    /// Whether a band is a high one, in any case.
    #[must_use]
    pub fn is_high_band(&self, band: &str) -> bool {
        known(&self.high_bands, band).is_some()
    }

    /// The profile's spelling of a threat area, if it is one, in any case.
    #[must_use]
    pub fn threat_area(&self, text: &str) -> Option<&str> {
        known(&self.threat_areas, text)
    }

    /// The profile's spelling of a band, if it is one, in any case.
    #[must_use]
    pub fn band(&self, text: &str) -> Option<&str> {
        known(&self.bands, text)
    }

    /// The profile's spelling of a flag, if it is one, in any case.
    #[must_use]
    pub fn flag(&self, text: &str) -> Option<&str> {
        known(&self.flags, text)
    }

    /// The profile's spelling of a reason code, if it is one, in any case.
    #[must_use]
    pub fn reason_code(&self, text: &str) -> Option<&str> {
        known(&self.reason_codes, text)
    }

    /// The local criteria of a disruption level, by its word (`major`, `moderate`, `minor`, `none`, `negative`).
    #[must_use]
    pub fn criteria(&self, level: &str) -> Option<&str> {
        let levels = &self.disruption_levels;
        match level {
            "major" => Some(&levels.major),
            "moderate" => Some(&levels.moderate),
            "minor" => Some(&levels.minor),
            "none" => Some(&levels.none),
            "negative" => Some(&levels.negative),
            _ => None,
        }
    }
}

fn known<'a>(list: &'a [String], text: &str) -> Option<&'a str> {
    list.iter().map(String::as_str).find(|entry| entry.eq_ignore_ascii_case(text.trim()))
}

#[cfg(test)]
mod tests;
