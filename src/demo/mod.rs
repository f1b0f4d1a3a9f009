//! The invented division: a seeded stream of commands that found a store and fill it with three years of meetings. Knows no store and no screen.
//!
//! [`Plan::batches`] gives the commands lazily, in time order, with predictable identities (`OcgId(1)` is the first group registered), so that
//! nothing has to be read back and nothing holds the whole stream. The same size, seed and day give the same bytes. Every command comes to
//! exactly one fact; the minutes that the stream issues rely on nothing being recorded in between.
//!
//! The fortnightly meetings are meetings of record: prepared, attended, every group settled, signed; on request the next one is in progress.
//!
//! Everything is invented: operations are trees, officers are rank and collar number. A store founded by it is marked as a demo for its life.

mod calendar;
mod cast;
mod day;
mod flight;
mod group;
mod item;
mod meeting;
mod people;
mod posts;
mod records;
mod run;
mod scale;
mod words;

#[cfg(test)]
mod meeting_tests;
#[cfg(test)]
mod tests;

use crate::domain::command::{Asking, Command};
use crate::domain::profile::Profile;
use crate::domain::time::{Date, Timestamp};

pub use run::Batches;

/// How large the invented division is (domain section 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    /// 12 OCGs, 6 LROs, 120 actions over twenty weeks.
    Small,
    /// One division: 40 OCGs, 15 LROs, 6,000 actions over three years.
    Bcu,
    /// One force: 500 OCGs, 150 LROs, 150,000 actions over three years.
    Force,
    /// The country: 5,000 OCGs, 1,500 LROs, 500,000 actions over three years.
    National,
}

impl Size {
    /// Every size, smallest first.
    pub const ALL: [Self; 4] = [Self::Small, Self::Bcu, Self::Force, Self::National];

    /// The word of the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Bcu => "bcu",
            Self::Force => "force",
            Self::National => "national",
        }
    }

    /// A size from its word, any case.
    ///
    /// # Errors
    /// One sentence that names the text and the four words.
    pub fn from_words(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|size| size.word().eq_ignore_ascii_case(text.trim())).ok_or_else(|| {
            format!(
                "There is no demo size \"{}\". The sizes are small, bcu, force and national.",
                crate::text::cut(&crate::text::clean_line(text.trim()), 40)
            )
        })
    }

    /// Live OCGs at the end, LROs, and actions ever raised.
    #[must_use]
    pub const fn figures(self) -> (usize, usize, usize) {
        let scale = scale::of(self);
        (scale.ocgs, scale.lros, scale.actions)
    }
}

/// One user act: who asks and when, and what is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Who and when.
    pub asking: Asking,
    /// What, in order; decided one after another.
    pub commands: Vec<Command>,
}

/// How many of the force make an invented meeting quorate, beside the chair.
const QUORUM: u32 = 6;

/// What is to be invented.
#[derive(Debug, Clone)]
pub struct Plan {
    size: Size,
    seed: u64,
    today: Date,
    profile: Profile,
    now: Option<Timestamp>,
}

impl Plan {
    /// A division of `size` as it stands on the morning of `today`: its last entry is of the day before, its next meeting on the Tuesday that is
    /// today or follows.
    ///
    /// # Errors
    /// One sentence when the built-in profile cannot be read, which is a defect.
    pub fn new(size: Size, seed: u64, today: Date) -> Result<Self, String> {
        let first = Profile::builtin_names().first().copied().unwrap_or_default();
        let profile = Profile { quorum: Some(QUORUM), ..Profile::builtin(first)? };
        Ok(Self { size, seed, today, profile, now: None })
    }

    /// As [`new`](Self::new) for the local day of `now`, with a meeting in progress: opened 27 minutes before, two groups called.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn in_progress(size: Size, seed: u64, now: Timestamp) -> Result<Self, String> {
        Ok(Self { now: Some(now), ..Self::new(size, seed, now.local_date())? })
    }

    /// When the meeting in progress is prepared: what is recorded from here on belongs to it.
    #[must_use]
    pub fn opening(&self) -> Option<Timestamp> {
        self.now.map(meeting::prepared)
    }

    /// The size.
    #[must_use]
    pub const fn size(&self) -> Size {
        self.size
    }

    /// The commands from the founding on, in time order; each call begins again.
    #[must_use]
    pub fn batches(&self) -> Batches<'_> {
        Batches::new(self)
    }
}
