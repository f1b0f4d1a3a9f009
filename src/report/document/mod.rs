//! The document model: what a paper says, apart from any format (papers section 1.1). Must not know how it will look.
//!
//! No merged cells, no lists in lists, no pictures, no colours, no links. Marking, draft line and footer are not blocks: each renderer takes them
//! from [`Meta`] and [`Marking`], so that no paper can forget them.

mod blocks;
mod check;
mod text;

pub use blocks::{
    Align, Block, Chart, ChartKind, Column, Entry, EntryStatus, Heading, List, Row, Seal, Series, Signature, Table,
};
pub use check::Defect;
pub use text::{Span, Text, ended};

use crate::domain::copies::{Fate, NumberedCopy};
use crate::domain::time::{Timestamp, clock, plain};

/// Where a paper stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not signed: says so under the marking, carries no seal.
    Draft,
    /// Signed off in the record.
    Signed,
    /// Issued.
    Issued,
    /// Not issued: says so under the marking, has no number of its own.
    Unissued,
}

/// What a paper is: who made it, of what, up to which entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Paper id, equal to the file name without ending: `NB-T24-minutes`.
    pub paper: String,
    /// The force, as in its profile.
    pub force: String,
    /// The BCU.
    pub bcu: String,
    /// The meeting or the period in words: `10 to 24 November 2026`.
    pub period: String,
    /// The entry up to which it reads the record.
    pub as_at_entry: u64,
    /// When that entry was recorded.
    pub as_at_time: Timestamp,
    /// Store id as printed on seals.
    pub store_id: String,
    /// Profile and version.
    pub profile: String,
    /// Draft, signed or issued.
    pub state: State,
    /// True for a demo store: says `INVENTED DATA` under the marking.
    pub invented: bool,
    /// For whom it was written, if for one body only.
    pub recipient: Option<String>,
}

/// How far a paper may travel. Above these two nothing is written (papers section 5.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// `OFFICIAL`
    Official,
    /// `OFFICIAL-SENSITIVE`
    OfficialSensitive,
}

impl Level {
    /// The words of the marking line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Official => "OFFICIAL",
            Self::OfficialSensitive => "OFFICIAL-SENSITIVE",
        }
    }

    /// The level a profile names; what is not understood is taken as the higher of the two.
    #[must_use]
    pub fn from_words(text: &str) -> Self {
        if text.trim().eq_ignore_ascii_case("OFFICIAL") { Self::Official } else { Self::OfficialSensitive }
    }
}

/// The marking of a paper, first and last on every page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marking {
    /// The level.
    pub level: Level,
    /// One line of handling under it, sentence case.
    pub handling: Option<Text>,
    /// Handling code; printed by the papers that have one, never on the marking lines.
    pub code: Option<Text>,
    /// Conditions that go with the code.
    pub conditions: Option<Text>,
}

impl Marking {
    /// The higher of the paper's floor and the level of its contents, without a handling line. A level is never lowered.
    #[must_use]
    pub fn of(floor: Level, contents: Level) -> Self {
        Self { level: floor.max(contents), handling: None, code: None, conditions: None }
    }
}

/// One paper, whole and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    meta: Meta,
    marking: Marking,
    blocks: Vec<Block>,
}

impl Document {
    /// Puts a paper together and checks it (papers section 1.1).
    ///
    /// # Errors
    /// [`Defect`] names the first rule the paper breaks: a fault of the program, never of the record. Such a paper is not written.
    pub fn new(meta: Meta, marking: Marking, blocks: Vec<Block>) -> Result<Self, Defect> {
        check::check(&meta, &marking, &blocks)?;
        Ok(Self { meta, marking, blocks })
    }

    /// The copy of this number for its holder, among all copies of the paper so far: said in the handling line of every page, and all of them listed at the
    /// end for the recall: first those that are out, then those that are accounted for.
    ///
    /// # Errors
    /// As [`Document::new`], or there is no copy of this number.
    pub fn copy_for(&self, number: u32, copies: &[NumberedCopy]) -> Result<Self, Defect> {
        let Some(own) = copies.iter().find(|copy| copy.number == number) else {
            return Err(Defect(format!("copy {number} has no holder")));
        };
        let holder = own.holder.clone().unwrap_or_default();
        let last = copies.iter().map(|copy| copy.number).max().unwrap_or(number);
        let said = format!("Copy {number} of {last}: {holder}");
        let handling = match &self.marking.handling {
            Some(line) => line.clone().and(&format!(" {said}")),
            None => Text::from(said),
        };
        let mut blocks = self.blocks.clone();
        blocks.push(Block::heading(2, "Copies"));
        blocks.push(Block::paragraph(format!(
            "Every copy as at {} on {}. Copies after {last} are listed in those that follow.",
            clock(own.at),
            plain(own.at.local_date())
        )));
        let (out, settled): (Vec<_>, Vec<_>) = copies.iter().partition(|copy| copy.became.is_none());
        for (copies, before) in [(out, ""), (settled, "No longer to be recalled:")] {
            if !before.is_empty() && !copies.is_empty() {
                blocks.push(Block::paragraph(before));
            }
            if !copies.is_empty() {
                blocks.push(Block::List(List { ordered: false, items: copies.into_iter().map(recalled).collect() }));
            }
        }
        let meta =
            Meta { paper: format!("{}-copy-{number}", self.meta.paper), recipient: Some(holder), ..self.meta.clone() };
        Self::new(meta, Marking { handling: Some(handling), ..self.marking.clone() }, blocks)
    }

    /// What the paper is.
    #[must_use]
    pub const fn meta(&self) -> &Meta {
        &self.meta
    }

    /// Its marking.
    #[must_use]
    pub const fn marking(&self) -> &Marking {
        &self.marking
    }

    /// What it says, in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The title: the one heading of level 1.
    #[must_use]
    pub fn title(&self) -> String {
        self.blocks
            .iter()
            .find_map(|block| match block {
                Block::Heading(heading) if heading.level == 1 => Some(heading.text.words()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// The lines that stand under the marking: that it is a draft, that its data is invented.
    #[must_use]
    pub fn warnings(&self) -> Vec<&'static str> {
        let mut lines = Vec::new();
        if self.meta.state == State::Draft {
            lines.push("DRAFT: not signed");
        }
        if self.meta.state == State::Unissued {
            lines.push("DRAFT: not issued");
        }
        if self.meta.invented {
            lines.push("INVENTED DATA: not a police record");
        }
        lines
    }
}

/// One copy in the list for the recall: `Copy 2: DS 6642, given 23 November 2026, returned 27 November 2026.`
fn recalled(copy: &NumberedCopy) -> Text {
    let day = |at: Timestamp| plain(at.local_date());
    let number = Text::from(format!("Copy {}: ", copy.number));
    if let Some((Fate::Spoilt, at)) = copy.became {
        return number.and(&format!("spoilt on {}, given to nobody.", day(at)));
    }
    let whose = match &copy.holder {
        Some(holder) => number.and_text(Text::reference(holder)),
        None => number.and("holder erased by law"),
    };
    let became = copy.became.map_or_else(String::new, |(fate, at)| format!(", {} {}", fate.word(), day(at)));
    whose.and(&format!(", given {}{became}.", day(copy.at)))
}
