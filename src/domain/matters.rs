//! Matters for the chair: mismatches shown in words, never acted upon (domain section 2, screens section 3).
//!
//! Each rule reads one line of the board, its LRO and the profile. A tier is never derived from a score; "high in T4" is put before the chair, who
//! decides.

use super::board::{OcgLine, OfficerLine};
use super::ocg::OcgStatus;
use super::officer::{Training, training};
use super::profile::Profile;
use super::tier::{Strand, Tier};
use super::time::Date;

/// One matter for the chair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Review date passed by so many days.
    ReviewLate(i64),
    /// No LRO for so many days.
    NoLro(i64),
    /// Provisional past its clock by so many days.
    Unassessed(i64),
    /// A high band in tier 4.
    HighInTierFour,
    /// Nothing done for so many days, beyond what the tier allows.
    Quiet(i64),
    /// A P without an action (papers section 3 rule 18).
    EmptyStrand(Strand),
    /// The LRO leads more OCGs than the limit, by so many.
    LroOver(u32),
    /// The LRO has no training recorded.
    LroUntrained,
    /// The LRO's training lapsed.
    LroLapsed,
}

/// The kinds of matter, for the worklist in one sentence and for filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatterKind {
    /// At least one P is empty.
    Empty,
    /// Review late.
    Review,
    /// LRO over limit.
    Over,
    /// Training lapsed.
    Lapsed,
    /// Gone quiet.
    Quiet,
    /// LRO untrained.
    Untrained,
    /// No LRO.
    NoLro,
    /// Unassessed.
    Unassessed,
    /// High in tier 4.
    High,
}

impl MatterKind {
    /// Every kind, in the order of the worklist sentence.
    pub const ALL: [Self; 9] = [
        Self::Empty,
        Self::Review,
        Self::Over,
        Self::Lapsed,
        Self::Quiet,
        Self::Untrained,
        Self::NoLro,
        Self::Unassessed,
        Self::High,
    ];

    /// The word of a filter, `is:empty`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Review => "review",
            Self::Over => "over",
            Self::Lapsed => "lapsed",
            Self::Quiet => "quiet",
            Self::Untrained => "untrained",
            Self::NoLro => "nolro",
            Self::Unassessed => "unassessed",
            Self::High => "high",
        }
    }

    /// The count in words, as in "7 have an empty P".
    #[must_use]
    pub fn counted(self, n: usize) -> String {
        let words = match self {
            Self::Empty if n == 1 => "has an empty P",
            Self::Empty => "have an empty P",
            Self::Review if n == 1 => "review late",
            Self::Review => "reviews late",
            Self::Over => "LRO over limit",
            Self::Lapsed => "training lapsed",
            Self::Quiet => "gone quiet",
            Self::Untrained => "LRO untrained",
            Self::NoLro => "no LRO",
            Self::Unassessed => "unassessed",
            Self::High => "high in tier 4",
        };
        format!("{n} {words}")
    }
}

impl Matter {
    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> MatterKind {
        match self {
            Self::ReviewLate(_) => MatterKind::Review,
            Self::NoLro(_) => MatterKind::NoLro,
            Self::Unassessed(_) => MatterKind::Unassessed,
            Self::HighInTierFour => MatterKind::High,
            Self::Quiet(_) => MatterKind::Quiet,
            Self::EmptyStrand(_) => MatterKind::Empty,
            Self::LroOver(_) => MatterKind::Over,
            Self::LroUntrained => MatterKind::Untrained,
            Self::LroLapsed => MatterKind::Lapsed,
        }
    }

    /// Two or three words for the list (screens section 3).
    #[must_use]
    pub fn short(self) -> String {
        match self {
            Self::ReviewLate(_) => "review late".into(),
            Self::NoLro(_) => "no LRO".into(),
            Self::Unassessed(_) => "unassessed".into(),
            Self::HighInTierFour => "high in T4".into(),
            Self::Quiet(days) => format!("quiet {days}d"),
            Self::EmptyStrand(strand) => format!("no {strand}"),
            Self::LroOver(_) => "LRO over".into(),
            Self::LroUntrained => "untrained".into(),
            Self::LroLapsed => "lapsed".into(),
        }
    }

    /// A whole sentence for the record card.
    #[must_use]
    pub fn sentence(self) -> String {
        use crate::text::plural;
        let days = |n: i64| plural(n.unsigned_abs(), "day", "days");
        match self {
            Self::ReviewLate(n) => format!("The review is {} late.", days(n)),
            Self::NoLro(0) => "There is no LRO since today.".into(),
            Self::NoLro(n) => format!("There is no LRO for {}.", days(n)),
            Self::Unassessed(n) => format!("Provisional, and {} past the time allowed for an assessment.", days(n)),
            Self::HighInTierFour => "The band is high and the tier is 4.".into(),
            Self::Quiet(n) => format!("Nothing was done for {}.", days(n)),
            Self::EmptyStrand(strand) => format!("{strand} is empty: nothing open, nothing completed lately."),
            Self::LroOver(n) => format!("The LRO is over the limit by {n}."),
            Self::LroUntrained => "The LRO has no LRO training recorded.".into(),
            Self::LroLapsed => "The LRO's training has lapsed.".into(),
        }
    }
}

/// Days a provisional group is past the time allowed for its assessment, `clock` days; `None` while it is within it (domain section 1).
#[must_use]
pub fn unassessed(line: &OcgLine, clock: u32, today: Date) -> Option<i64> {
    let past = (today - line.status_since).num_days() - i64::from(clock);
    (line.status == OcgStatus::Provisional && past > 0).then_some(past)
}

/// The matters of one OCG on `today`, most pressing first.
#[must_use]
pub fn matters(line: &OcgLine, lro: Option<&OfficerLine>, profile: &Profile, today: Date) -> Vec<Matter> {
    let mut found = Vec::new();
    if !line.status.is_live() {
        return found;
    }
    if let Some(review) = line.review.filter(|review| *review < today) {
        found.push(Matter::ReviewLate((today - review).num_days()));
    }
    if let Some(since) = line.without_lro(lro, today) {
        found.push(Matter::NoLro((today - since).num_days().max(0)));
    }
    found.extend(unassessed(line, profile.provisional_days, today).map(Matter::Unassessed));
    if line.tier.map(Tier::number) == Some(4) && profile.is_high_band(&line.band) {
        found.push(Matter::HighInTierFour);
    }
    if let Some(tier) = line.tier {
        let since = line.active_on.or(line.tier_since).unwrap_or(line.status_since);
        let days = (today - since).num_days();
        if profile.tier(tier.number()).quiet_days.is_some_and(|allowed| days > i64::from(allowed)) {
            found.push(Matter::Quiet(days));
        }
    }
    // Tier 4 and dormant groups are watched, not worked on: an empty P there is no matter for the list (papers section 3 rule 18).
    if profile.balances_plans() && line.status != OcgStatus::Dormant && line.tier.map(Tier::number) != Some(4) {
        found.extend(
            Strand::ALL.into_iter().filter(|strand| line.counts.is_empty_strand(*strand)).map(Matter::EmptyStrand),
        );
    }
    if let Some(lro) = lro {
        found.extend(lro_matters(lro, profile, today));
    }
    found
}

/// The matters that lie with the LRO.
#[must_use]
pub fn lro_matters(lro: &OfficerLine, profile: &Profile, today: Date) -> Vec<Matter> {
    let mut found = Vec::new();
    if let Some(limit) = lro.limit.filter(|limit| lro.leads > *limit) {
        found.push(Matter::LroOver(lro.leads - limit));
    }
    match training(lro.trained_on, profile.lro_training_valid_days, today) {
        Training::Current(_) => {}
        Training::Lapsed(_) => found.push(Matter::LroLapsed),
        Training::NoneRecorded => found.push(Matter::LroUntrained),
    }
    found
}
