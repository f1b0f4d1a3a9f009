//! The kinds of meeting, and what goes with each: its word, its letter, whether it calls the groups (domain section 6).
//!
//! It must not know what any meeting holds.

use serde::{Deserialize, Serialize};

/// The kinds of meeting (domain section 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MeetingKind {
    /// The fortnightly tasking meeting.
    Tasking,
    /// The weekly meeting of the separate store; in such a store only. Its word on screen and paper says only that it is weekly (papers section 2j).
    Covert,
    /// A meeting of LROs.
    Lro,
    /// The monthly governance board.
    Board,
    /// A debrief.
    Debrief,
}

impl MeetingKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Tasking, Self::Covert, Self::Lro, Self::Board, Self::Debrief];

    /// The words on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tasking => "tasking meeting",
            Self::Covert => "weekly meeting",
            Self::Lro => "LRO meeting",
            Self::Board => "governance board",
            Self::Debrief => "debrief",
        }
    }

    /// Whether a meeting of this kind calls the groups, so that each needs a result before it is signed (papers section 3 rule 9).
    #[must_use]
    pub const fn calls_groups(self) -> bool {
        match self {
            Self::Tasking | Self::Covert => true,
            Self::Lro | Self::Board | Self::Debrief => false,
        }
    }

    /// Whether a meeting of this kind marks who was briefed on each item and accepted it (papers section 2j).
    #[must_use]
    pub const fn briefs(self) -> bool {
        matches!(self, Self::Covert)
    }

    /// The letter before the number in names of papers (papers section 5.6): that of the entries, but for the weekly meeting, whose papers do not say what
    /// it is.
    #[must_use]
    pub const fn paper_letter(self) -> char {
        match self {
            Self::Covert => 'M',
            other => other.letter(),
        }
    }

    /// The letter before the number in the words that entries of a meeting carry.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Tasking => 'T',
            Self::Covert => 'C',
            Self::Lro => 'L',
            Self::Board => 'B',
            Self::Debrief => 'D',
        }
    }

    /// The kind that is held where nothing else is said.
    #[must_use]
    pub const fn usual(covert: bool) -> Self {
        if covert { Self::Covert } else { Self::Tasking }
    }

    /// Whether a store holds meetings of this kind: the weekly one in a covert store and nowhere else, and there no other.
    #[must_use]
    pub const fn is_held(self, covert: bool) -> bool {
        matches!(self, Self::Covert) == covert
    }

    /// A kind from its first word, any case, as a store of that sort holds them: `tasking`, `lro`, `board` or `governance`, `debrief`; `weekly` in a covert
    /// store.
    ///
    /// # Errors
    /// One sentence that names the text and the kinds. In the open store the kind of the other store is a word like any other that is no kind.
    pub fn from_words(text: &str, covert: bool) -> Result<Self, String> {
        match text.trim().to_ascii_lowercase().as_str() {
            "weekly" | "weekly meeting" | "covert" if covert => Ok(Self::Covert),
            other if covert => Err(format!(
                "there is no meeting kind \"{}\" here. This store holds the weekly meeting only.",
                crate::text::cut(&crate::text::clean_line(other), 40)
            )),
            "tasking" | "tasking meeting" => Ok(Self::Tasking),
            "lro" | "lro meeting" => Ok(Self::Lro),
            "board" | "governance" | "governance board" => Ok(Self::Board),
            "debrief" => Ok(Self::Debrief),
            other => Err(format!(
                "there is no meeting kind \"{}\". The kinds are tasking, lro, board and debrief.",
                crate::text::cut(&crate::text::clean_line(other), 40)
            )),
        }
    }
}
