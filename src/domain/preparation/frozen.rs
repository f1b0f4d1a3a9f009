//! A frozen pack: up to which entry the chair read the record, when that was, and how much was recorded since (domain section (b) step 1).
//!
//! It must not know a store: what was read comes in as values.

use super::super::time::{Timestamp, clock, day_and_month};
use crate::text::{count_group, plural};

/// The frozen pack of a meeting, as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frozen {
    /// The last entry that was read.
    pub entry: u64,
    /// When it was frozen; `None` where the entry that says so is not to be found.
    pub at: Option<Timestamp>,
    /// Entries recorded since, the freezing itself not counted.
    pub since: u64,
}

impl Frozen {
    /// `pack frozen at entry 3,995, 22 November 17:40`.
    #[must_use]
    pub fn words(&self) -> String {
        let at = self.at.map(|at| format!(", {} {}", day_and_month(at.local_date()), clock(at))).unwrap_or_default();
        format!("{}{at}", frozen_at(Some(self.entry)))
    }

    /// `3 entries since the pack was frozen`.
    #[must_use]
    pub fn since_words(&self) -> String {
        match self.since {
            0 => "nothing recorded since the pack was frozen".to_owned(),
            since => format!("{} since the pack was frozen", plural(since, "entry", "entries")),
        }
    }
}

/// How the pack of a meeting stands, without the time: `pack not frozen`, or `pack frozen at entry 3,995`.
#[must_use]
pub fn frozen_at(pack: Option<u64>) -> String {
    match pack {
        None => "pack not frozen".to_owned(),
        Some(entry) => format!("pack frozen at entry {}", count_group(entry)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_up_to_where_and_when_and_what_came_after() {
        let day = Timestamp(1_795_369_200_000).local_date();
        let frozen = Frozen { entry: 3_995, at: Some(Timestamp::from_local(day, 17, 40)), since: 3 };
        assert_eq!(frozen.words(), "pack frozen at entry 3,995, 22 November 17:40");
        assert_eq!(frozen.since_words(), "3 entries since the pack was frozen");
        assert_eq!(Frozen { since: 1, ..frozen }.since_words(), "1 entry since the pack was frozen");
        assert_eq!(Frozen { since: 0, ..frozen }.since_words(), "nothing recorded since the pack was frozen");
        assert_eq!(Frozen { at: None, ..frozen }.words(), "pack frozen at entry 3,995");
        assert_eq!(frozen_at(None), "pack not frozen");
    }
}
