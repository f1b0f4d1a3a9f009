//! The filter language: `tier:1 due:<fri 4p:protect is:late` and plain words, read into terms, echoed in words, matched against lines.
//!
//! What cannot be read as a term is a plain word: a filter is never refused. It must not know the screen.

use crate::domain::action::ActionStatus;
use crate::domain::board::{ActionFilter, OcgLine, OfficerLine};
use crate::domain::date_words::{self, Anchors};
use crate::domain::identity::OfficerId;
use crate::domain::matters::{Matter, MatterKind};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, plain};

/// One term of a filter. All terms must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
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
pub struct Filter {
    /// As typed.
    pub text: String,
    /// As read.
    pub terms: Vec<Term>,
}

impl Filter {
    /// Reads a filter. Dates are typed the short way.
    #[must_use]
    pub fn read(text: &str, today: Date, anchors: &Anchors) -> Self {
        let terms = parted(text).iter().map(|word| term(word, today, anchors)).collect();
        Self { text: text.to_owned(), terms }
    }

    /// Whether it holds nothing back.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The filter in words: "in tier 1, late, with \"meadow\"".
    #[must_use]
    pub fn words(&self) -> String {
        self.terms.iter().map(said).collect::<Vec<_>>().join(", ")
    }

    /// Whether a group passes. `hay` holds its words in small letters, `lro` and `deputy` the labels.
    #[must_use]
    pub fn takes_ocg(&self, line: &OcgLine, matters: &[Matter], hay: &str, lro: &str) -> bool {
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
    pub fn takes_officer(&self, line: &OfficerLine, matters: &[Matter]) -> bool {
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
    pub fn for_actions(
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

/// The words of a filter. What stands in double quotes is one word, spaces and all: `owner:"CSP 11"`; a quote that is still open reaches to the end.
fn parted(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            letter if letter.is_whitespace() && !quoted => words.push(std::mem::take(&mut word)),
            letter => word.push(letter),
        }
    }
    words.push(word);
    words.retain(|word| !word.trim().is_empty());
    words
}

/// Words handed over one by one, as a command line does, as one filter: a value with spaces in it stays one.
#[must_use]
pub fn joined(words: &[String]) -> String {
    let one = |word: &String| match word.split_once(':') {
        Some((name, value)) if value.contains(' ') && !name.contains(' ') && !value.contains('"') => {
            format!("{name}:\"{value}\"")
        }
        _ => word.clone(),
    };
    words.iter().map(one).collect::<Vec<_>>().join(" ")
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

fn said(term: &Term) -> String {
    match term {
        Term::Word(word) => format!("with \"{word}\""),
        Term::Tier(tier) => format!("in tier {tier}"),
        Term::Is(kind) => match kind {
            MatterKind::Empty => "with an empty P".into(),
            MatterKind::Review => "review late".into(),
            MatterKind::Over => "LRO over the limit".into(),
            MatterKind::Lapsed => "LRO training lapsed".into(),
            MatterKind::Quiet => "gone quiet".into(),
            MatterKind::Untrained => "LRO untrained".into(),
            MatterKind::NoLro => "without an LRO".into(),
            MatterKind::Unassessed => "unassessed".into(),
            MatterKind::High => "high in tier 4".into(),
        },
        Term::Late => "late".into(),
        Term::Strand(strand) => strand.word().into(),
        Term::Lro(label) => format!("LRO \"{label}\""),
        Term::Owner(label) => format!("owner \"{label}\""),
        Term::Unit(unit) => format!("unit \"{unit}\""),
        Term::Before(date) => format!("due before {}", plain(*date)),
        Term::State(state) => format!("state \"{state}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Filter {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        Filter::read(text, today, &Anchors::default())
    }

    #[test]
    fn terms_are_read_and_echoed() {
        assert_eq!(
            read("tier:1 due:<fri 4p:protect is:late").words(),
            "in tier 1, due before 27 November 2026, Protect, late"
        );
        assert_eq!(read("is:over lro:4102").words(), "LRO over the limit, LRO \"4102\"");
    }

    #[test]
    fn what_is_no_term_is_a_word() {
        for text in ["tier:9", "is:purple", "tier:", "due:<31/31", "Meadow", "a:b"] {
            assert_eq!(read(text).terms, [Term::Word(text.to_lowercase())]);
        }
        assert!(read("   ").is_empty());
    }

    #[test]
    fn a_value_with_spaces_is_one_word() {
        let owner = |label: &str| [Term::Owner(label.to_owned())];
        assert_eq!(read("owner:\"CSP 11\"").terms, owner("csp 11"));
        assert_eq!(read("owner:\"csp 1").terms, owner("csp 1"), "while it is typed");
        assert_eq!(read("\"hostel door\" late").terms, [Term::Word("hostel door".into()), Term::Word("late".into())]);
        assert_eq!(read(&joined(&["owner:CSP 11".into(), "is:late".into()])).words(), "owner \"csp 11\", late");
        assert_eq!(joined(&["hostel door".into(), "owner:\"a b\"".into()]), "hostel door owner:\"a b\"");
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
