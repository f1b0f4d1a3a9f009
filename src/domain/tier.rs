//! The tier of an OCG and the strand (P) of an action: the two words every decision turns on.
//!
//! A tier says who acts, not how dangerous a group is (domain section 2), so nothing here derives one from a score. The names of the tiers are
//! force words and live in the profile.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The operational-response tier, 1 to 4 (domain section 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Tier(u8);

impl Tier {
    /// The four tiers in order.
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    /// A tier from its number; `None` outside 1 to 4.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            1..=4 => Some(Self(number)),
            _ => None,
        }
    }

    /// A tier from what a person types: `2`, `tier 2`, `T2`.
    ///
    /// # Errors
    /// One sentence that names the text and the four tiers there are.
    pub fn from_words(text: &str) -> Result<Self, String> {
        let lower = text.trim().to_ascii_lowercase();
        let digits = lower.trim_start_matches("tier").trim_start_matches('t').trim();
        digits.parse::<u8>().ok().and_then(Self::new).ok_or_else(|| {
            format!(
                "there is no tier \"{}\". The tiers are 1, 2, 3 and 4.",
                crate::text::cut(&crate::text::clean_line(text.trim()), 40)
            )
        })
    }

    /// The number, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// Position among [`Tier::ALL`], 0 to 3.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize - 1
    }
}

impl TryFrom<u8> for Tier {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or_else(|| format!("there is no tier {number}"))
    }
}

impl From<Tier> for u8 {
    fn from(tier: Tier) -> Self {
        tier.0
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// One of the four Ps (domain section 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strand {
    /// Pursue offenders by prosecution and disruption.
    Pursue,
    /// Prevent people engaging.
    Prevent,
    /// Protect individuals, organisations and systems.
    Protect,
    /// Prepare for when it occurs and mitigate the impact.
    Prepare,
}

impl Strand {
    /// The four in their customary order.
    pub const ALL: [Self; 4] = [Self::Pursue, Self::Prevent, Self::Protect, Self::Prepare];

    /// The word on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pursue => "Pursue",
            Self::Prevent => "Prevent",
            Self::Protect => "Protect",
            Self::Prepare => "Prepare",
        }
    }

    /// Two letters for narrow tables (screens section 12).
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Pursue => "Pu",
            Self::Prevent => "Pv",
            Self::Protect => "Pt",
            Self::Prepare => "Pp",
        }
    }

    /// Position among [`Strand::ALL`], 0 to 3.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// A strand from what a person types: the two letters, or any beginning that names one strand only (`pur`, `prot`).
    ///
    /// # Errors
    /// One sentence that names the text and the four strands.
    pub fn from_words(text: &str) -> Result<Self, String> {
        let lower = text.trim().to_ascii_lowercase();
        let mut found = Self::ALL.into_iter().filter(|strand| {
            strand.letters().eq_ignore_ascii_case(&lower)
                || (lower.len() >= 2 && strand.word().to_ascii_lowercase().starts_with(&lower))
        });
        match (found.next(), found.next()) {
            (Some(strand), None) => Ok(strand),
            _ => Err(format!(
                "\"{}\" is not one of the four Ps. They are Pursue, Prevent, Protect and Prepare (pu, pv, pt, pp).",
                crate::text::cut(&crate::text::clean_line(text.trim()), 40)
            )),
        }
    }
}

impl fmt::Display for Strand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_is_one_to_four_however_it_is_typed() {
        assert_eq!(Tier::from_words(" Tier 2 ").map(Tier::number), Ok(2));
        assert_eq!(Tier::from_words("T4").map(Tier::number), Ok(4));
        for wrong in ["0", "5", "tier", "", "two", "22"] {
            assert!(Tier::from_words(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_strand_needs_an_unmistakable_beginning() {
        assert_eq!(Strand::from_words("prot"), Ok(Strand::Protect));
        assert_eq!(Strand::from_words("PU"), Ok(Strand::Pursue));
        assert_eq!(Strand::from_words("pp"), Ok(Strand::Prepare));
        assert!(Strand::from_words("pr").is_err());
        assert!(Strand::from_words("").is_err());
    }
}
