//! What may be relevant to an investigation, and the numbered items of its register for disclosure (papers section 2h, domain section 8).
//!
//! A number once given in a part stays given: an item is never struck out, and one that changes its part leaves its old number spent.

use super::super::identity::OcgTag;
use super::super::meeting::MeetingTag;
use super::super::time::Date;
use crate::text::count_group;
use serde::{Deserialize, Serialize};

/// A part of the register: two files that never mention each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Proposed non-sensitive.
    A,
    /// Proposed sensitive.
    B,
}

impl Part {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// The letter typed and in file names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }

    /// The letter on paper.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
        }
    }
}

/// What is flagged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Relevant {
    /// Every entry about an OCG.
    Group {
        /// Which.
        ocg: OcgTag,
    },
    /// Every entry of a meeting.
    Meeting {
        /// Which.
        meeting: MeetingTag,
    },
    /// One entry.
    Entry {
        /// Its number.
        entry: u64,
    },
}

/// One item of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterItem {
    /// The investigation, in the words of whoever runs it.
    pub investigation: String,
    /// The number of the investigation in the store, for file names; worked out when it is recorded.
    pub register: u32,
    /// The entry that is described.
    pub entry: u64,
    /// The part it is proposed for.
    pub part: Part,
    /// Its number in part A; 0 when it never had one. Worked out when it is recorded.
    pub number_a: u32,
    /// Its number in part B; 0 when it never had one.
    pub number_b: u32,
    /// The description a person wrote or confirmed; empty while it is to be confirmed.
    pub description: String,
    /// Why it is proposed as sensitive; empty in part A.
    pub sensitive: String,
    /// The day this was said.
    pub on: Date,
}

impl RegisterItem {
    /// The number it has, or had, in a part; 0 for none.
    #[must_use]
    pub const fn number_in(&self, part: Part) -> u32 {
        match part {
            Part::A => self.number_a,
            Part::B => self.number_b,
        }
    }
}

/// A flag, or an item of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Disclosure {
    /// May be relevant to an investigation.
    Flag {
        /// The investigation.
        investigation: String,
        /// What may be relevant.
        relevant: Relevant,
        /// The day it was flagged.
        on: Date,
    },
    /// An entry was assessed, and perhaps described.
    Item(RegisterItem),
}

impl Disclosure {
    /// The investigation.
    #[must_use]
    pub fn investigation(&self) -> &str {
        match self {
            Self::Flag { investigation, .. } => investigation,
            Self::Item(item) => &item.investigation,
        }
    }

    /// The day it was said.
    #[must_use]
    pub const fn on(&self) -> Date {
        match self {
            Self::Flag { on, .. } => *on,
            Self::Item(item) => item.on,
        }
    }

    /// The item, when it is one.
    #[must_use]
    pub const fn item(&self) -> Option<&RegisterItem> {
        match self {
            Self::Item(item) => Some(item),
            Self::Flag { .. } => None,
        }
    }

    pub(super) fn words(&self) -> String {
        match self {
            Self::Flag { investigation, relevant, .. } => {
                let what = match relevant {
                    Relevant::Group { ocg } => ocg.to_string(),
                    Relevant::Meeting { meeting } => meeting.to_string(),
                    Relevant::Entry { entry } => format!("entry {}", count_group(*entry)),
                };
                format!("{what} may be relevant to investigation {investigation}")
            }
            Self::Item(item) => {
                let said = if item.description.is_empty() { "description to be confirmed" } else { &item.description };
                format!(
                    "entry {} as item {} of part {} for investigation {}: {said}",
                    count_group(item.entry),
                    item.number_in(item.part),
                    item.part.letter(),
                    item.investigation
                )
            }
        }
    }
}
