//! The filter language of lists: `tier:1 due:<fri 4p:protect is:late` and plain words, read into terms and matched against lines.
//!
//! What cannot be read as a term is a plain word: a filter is never refused.

use crate::domain::action::ActionStatus;
use crate::domain::board::{ActionFilter, OcgLine, OfficerLine};
use crate::domain::date_words::{self, Anchors};
use crate::domain::identity::OfficerId;
use crate::domain::matters::{Matter, MatterKind};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::Date;

/// One term of a filter. All terms must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// The word stands somewhere in the line.
    Word(String),
    /// In this tier.
    Tier(Tier),
    /// Has this matter for the chair.
    Is(MatterKind),
    /// Has late actions, or is late.
    Late,
    /// Has open actions under this P, or is under it.
    Strand(Strand),
    /// The LRO's label holds this.
    Lro(String),
    /// The owner's label holds this.
    Owner(String),
    /// The unit holds this.
    Unit(String),
    /// Due, or to be reviewed, before this day.
    Before(Date),
    /// The status begins so.
    State(String),
}

/// A filter as typed and as read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// As typed.
    pub(super) text: String,
    /// As read.
    pub(super) terms: Vec<Term>,
}

impl Filter {
    /// Reads a filter. Dates are typed the short way.
    #[must_use]
    pub(super) fn read(text: &str, today: Date, anchors: &Anchors) -> Self {
        let terms = text.split_whitespace().map(|word| term(word, today, anchors)).collect();
        Self { text: text.to_owned(), terms }
    }

    /// Whether a group passes. `hay` holds its words in small letters, `lro` and `deputy` the labels.
    #[must_use]
    pub(super) fn takes_ocg(&self, line: &OcgLine, matters: &[Matter], hay: &str, lro: &str) -> bool {
        self.terms.iter().all(|term| match term {
            Term::Word(word) => hay.contains(word),
            Term::Tier(tier) => line.tier == Some(*tier),
            Term::Is(kind) => matters.iter().any(|matter| matter.kind() == *kind),
            Term::Late => line.counts.late_total() > 0,
            Term::Strand(strand) => line.counts.live.get(strand.index()).is_some_and(|n| *n > 0),
            Term::Lro(label) | Term::Owner(label) => holds(lro, label),
            Term::Unit(unit) => holds(&line.unit, unit),
            Term::Before(date) => line.review.is_some_and(|review| review < *date),
            Term::State(state) => line.status.word().starts_with(state.as_str()),
        })
    }

    /// Whether an officer passes. `matters` are those that lie with the officer.
    #[must_use]
    pub(super) fn takes_officer(&self, line: &OfficerLine, matters: &[Matter]) -> bool {
        self.terms.iter().all(|term| match term {
            Term::Word(word) => holds(&line.label, word) || holds(&line.unit, word),
            Term::Is(kind) => matters.iter().any(|matter| matter.kind() == *kind),
            Term::Late => line.late > 0,
            Term::Lro(label) | Term::Owner(label) => holds(&line.label, label),
            Term::Unit(unit) => holds(&line.unit, unit),
            Term::Tier(_) | Term::Strand(_) | Term::Before(_) | Term::State(_) => true,
        })
    }

    /// What to ask the record for so that only actions pass that the filter takes. Terms about groups do not narrow a list of actions.
    #[must_use]
    pub(super) fn for_actions(
        &self,
        mut filter: ActionFilter,
        today: Date,
        officers: impl Iterator<Item = (OfficerId, String)>,
    ) -> ActionFilter {
        let mut words = Vec::new();
        let mut known: Option<Vec<(OfficerId, String)>> = None;
        let mut officers = Some(officers);
        for term in &self.terms {
            match term {
                Term::Word(word) => words.push(word.clone()),
                Term::Late => filter.late_as_at = Some(today),
                Term::Strand(strand) => filter.strand = Some(*strand),
                Term::Before(date) => filter.due_before = Some(*date),
                Term::Owner(label) | Term::Lro(label) => {
                    let known = known.get_or_insert_with(|| officers.take().map(Iterator::collect).unwrap_or_default());
                    let ends = known.iter().find(|(_, name)| name.to_lowercase().ends_with(label.as_str()));
                    let found = ends.or_else(|| known.iter().find(|(_, name)| holds(name, label)));
                    // Nobody by that name: nothing may show.
                    filter.owner = Some(found.map_or(OfficerId(0), |(id, _)| *id));
                }
                Term::State(state) => {
                    let closed = ActionStatus::ALL.into_iter().filter(|status| !status.is_live());
                    if state == "all" || closed.into_iter().any(|status| status.word().starts_with(state.as_str())) {
                        filter.live_only = false;
                    }
                }
                Term::Tier(_) | Term::Is(_) | Term::Unit(_) => {}
            }
        }
        filter.words = words.join(" ");
        filter
    }
}

fn holds(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(part)
}

fn term(word: &str, today: Date, anchors: &Anchors) -> Term {
    let lower = word.to_lowercase();
    let read = lower.split_once(':').and_then(|(name, value)| {
        if value.is_empty() {
            return None;
        }
        match name {
            "tier" | "t" => Tier::from_words(value).ok().map(Term::Tier),
            "is" if value == "late" => Some(Term::Late),
            "is" => MatterKind::ALL.into_iter().find(|kind| kind.word() == value).map(Term::Is),
            "4p" | "p" => Strand::from_words(value).ok().map(Term::Strand),
            "lro" => Some(Term::Lro(value.to_owned())),
            "owner" => Some(Term::Owner(value.to_owned())),
            "unit" => Some(Term::Unit(value.to_owned())),
            "due" | "review" => {
                let typed = value.trim_start_matches('<');
                date_words::parse(typed, today, anchors).ok().map(Term::Before)
            }
            "state" | "status" => Some(Term::State(value.to_owned())),
            _ => None,
        }
    });
    read.unwrap_or(Term::Word(lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Filter {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        Filter::read(text, today, &Anchors::default())
    }

    #[test]
    fn terms_are_read() {
        let friday = Date::from_ymd_opt(2026, 11, 27).unwrap_or_default();
        let tier = Tier::new(1).map(Term::Tier);
        assert_eq!(
            read("tier:1 due:<fri 4p:protect is:late").terms,
            [tier.unwrap_or(Term::Late), Term::Before(friday), Term::Strand(Strand::Protect), Term::Late]
        );
    }

    #[test]
    fn what_is_no_term_is_a_word() {
        for text in ["tier:9", "is:purple", "tier:", "due:<31/31", "Meadow", "a:b"] {
            assert_eq!(read(text).terms, [Term::Word(text.to_lowercase())]);
        }
        assert!(read("   ").terms.is_empty());
    }

    #[test]
    fn an_unknown_owner_shows_nothing_rather_than_everything() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        let officers = || [(OfficerId(7), "DI 4102".to_owned())].into_iter();
        let base = ActionFilter { live_only: true, ..ActionFilter::default() };
        assert_eq!(read("owner:4102").for_actions(base.clone(), today, officers()).owner, Some(OfficerId(7)));
        assert_eq!(read("owner:999").for_actions(base.clone(), today, officers()).owner, Some(OfficerId(0)));
        let closed = read("state:discharged warrant").for_actions(base, today, officers());
        assert_eq!((closed.live_only, closed.words.as_str()), (false, "warrant"));
    }
}
