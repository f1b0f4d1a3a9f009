//! The 4P plan of an OCG, by version (domain section 3). The SOC threat management plan is the same thing under another name.

use super::super::tier::Strand;
use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// What is typed in the place of an objective where the P does not apply, with the reason after it.
pub const NOT_APPLICABLE: &str = "n/a";

/// One P of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct PlanStrand {
    /// The objective; empty when there is none.
    pub objective: String,
    /// Why the P does not apply; empty when it does. It fills an empty P (papers section 3 rule 18).
    pub not_applicable: String,
}

impl PlanStrand {
    /// A P with an objective.
    #[must_use]
    pub const fn to_reach(objective: String) -> Self {
        Self { objective, not_applicable: String::new() }
    }

    /// A P that does not apply, because.
    #[must_use]
    pub const fn does_not_apply(because: String) -> Self {
        Self { objective: String::new(), not_applicable: because }
    }

    /// What is typed for a P: its objective, or [`NOT_APPLICABLE`] and why it does not apply. `None` when the reason is missing.
    #[must_use]
    pub fn from_words(typed: &str) -> Option<Self> {
        let head = typed.get(..NOT_APPLICABLE.len()).unwrap_or_default();
        if !head.eq_ignore_ascii_case(NOT_APPLICABLE) {
            return Some(Self::to_reach(typed.to_owned()));
        }
        let rest = typed.get(NOT_APPLICABLE.len()..).unwrap_or_default().trim_start_matches([',', ':', ' ']);
        let rest = rest.strip_prefix("because ").unwrap_or(rest).trim();
        (!rest.is_empty()).then(|| Self::does_not_apply(rest.to_owned()))
    }
}

/// A plan: each version replaces the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Version, from 1.
    pub version: u32,
    /// The day it was agreed.
    pub agreed_on: Date,
    /// When it is to be looked at again.
    #[serde(default)]
    pub review_on: Option<Date>,
    /// The four Ps in the order of [`Strand::ALL`].
    pub strands: [PlanStrand; 4],
    /// The objective for the next period; empty when none is set.
    #[serde(default)]
    pub objective: String,
    /// The day the objective runs to.
    #[serde(default)]
    pub objective_to: Option<Date>,
    /// Partners consulted and when.
    #[serde(default)]
    pub consulted: Vec<(String, Date)>,
}

impl Plan {
    /// The first version, empty.
    #[must_use]
    pub fn first(agreed_on: Date) -> Self {
        Self {
            version: 1,
            agreed_on,
            review_on: None,
            strands: Default::default(),
            objective: String::new(),
            objective_to: None,
            consulted: Vec::new(),
        }
    }

    /// What the next version begins with: all that the one before says, agreed on another day. Whatever changes a plan adds a version, so that the one
    /// before stays as it was agreed.
    #[must_use]
    pub fn after(before: Option<&Self>, agreed_on: Date) -> Self {
        before.map_or_else(|| Self::first(agreed_on), |before| Self { agreed_on, ..before.clone() })
    }

    /// Says of one P what is to be reached, or why it does not apply.
    pub fn set(&mut self, strand: Strand, part: PlanStrand) {
        let [pursue, prevent, protect, prepare] = &mut self.strands;
        let slot = match strand {
            Strand::Pursue => pursue,
            Strand::Prevent => prevent,
            Strand::Protect => protect,
            Strand::Prepare => prepare,
        };
        *slot = part;
    }

    /// Notes that a partner was consulted; a day noted before gives way.
    pub fn consult(&mut self, who: &str, on: Date) {
        self.consulted.retain(|(known, _)| !known.eq_ignore_ascii_case(who));
        self.consulted.push((who.to_owned(), on));
    }

    /// One P of the plan.
    #[must_use]
    pub fn strand(&self, strand: Strand) -> &PlanStrand {
        let [pursue, prevent, protect, prepare] = &self.strands;
        match strand {
            Strand::Pursue => pursue,
            Strand::Prevent => prevent,
            Strand::Protect => protect,
            Strand::Prepare => prepare,
        }
    }

    /// Whether the objective for the next period is set and runs beyond a day; one without a last day runs on.
    #[must_use]
    pub fn aims_beyond(&self, day: Date) -> bool {
        !self.objective.trim().is_empty() && self.objective_to.is_none_or(|to| to > day)
    }

    /// What this plan says otherwise than the one before it, in words: `objective from "a" to "b"`, `Prevent does not apply, because ..`. The day it
    /// was agreed is said by the entry, not here. The screen reads it back and papers print it, so that both say the same change.
    #[must_use]
    pub fn differences(&self, before: &Self) -> Vec<String> {
        let day = |day: Option<Date>| day.map_or_else(|| "none".to_owned(), plain);
        let mut differences = Vec::new();
        if self.objective != before.objective {
            differences.push(format!("objective from {} to {}", quoted(&before.objective), quoted(&self.objective)));
        }
        if self.objective_to != before.objective_to {
            differences.push(match (before.objective_to, self.objective_to) {
                (Some(was), Some(now)) => format!("objective runs to {} instead of {}", plain(now), plain(was)),
                (None, Some(now)) => format!("objective runs to {}", plain(now)),
                (was, None) => format!("objective runs to no set day instead of {}", day(was)),
            });
        }
        for strand in Strand::ALL {
            let (was, now) = (before.strand(strand), self.strand(strand));
            if was.not_applicable != now.not_applicable {
                differences.push(match now.not_applicable.as_str() {
                    "" => format!("{strand} applies again"),
                    because => format!("{strand} does not apply, because {}", quoted(because)),
                });
            }
            if was.objective != now.objective && now.not_applicable.is_empty() {
                let words = (quoted(&was.objective), quoted(&now.objective));
                differences.push(format!("{strand} objective from {} to {}", words.0, words.1));
            }
        }
        if self.review_on != before.review_on {
            differences.push(format!("review from {} to {}", day(before.review_on), day(self.review_on)));
        }
        let consulted = self.consulted.iter().filter(|entry| !before.consulted.contains(entry));
        differences.extend(consulted.map(|(who, on)| format!("{who} consulted on {}", plain(*on))));
        let dropped = before.consulted.iter().filter(|entry| !self.consulted.contains(entry));
        let dropped = dropped.filter(|(who, _)| !self.consulted.iter().any(|(known, _)| known == who));
        differences.extend(dropped.map(|(who, on)| format!("no longer: {who} consulted on {}", plain(*on))));
        differences
    }

    /// All that the plan says, one clause for each thing: `objective to 22 December 2026: "no further victims"`, `Prevent: "visit two schools"`,
    /// `review on 5 January 2027`, `CSP consulted on 10 November 2026`.
    #[must_use]
    pub fn clauses(&self) -> Vec<String> {
        let mut clauses = Vec::new();
        if !self.objective.is_empty() {
            let to = self.objective_to.map_or_else(String::new, |to| format!(" to {}", plain(to)));
            clauses.push(format!("objective{to}: {}", quoted(&self.objective)));
        }
        for strand in Strand::ALL {
            let part = self.strand(strand);
            if !part.not_applicable.is_empty() {
                clauses.push(format!("{strand} does not apply, because {}", quoted(&part.not_applicable)));
            } else if !part.objective.is_empty() {
                clauses.push(format!("{strand}: {}", quoted(&part.objective)));
            }
        }
        clauses.extend(self.review_on.map(|on| format!("review on {}", plain(on))));
        clauses.extend(self.consulted.iter().map(|(who, on)| format!("{who} consulted on {}", plain(*on))));
        clauses
    }

    pub(super) fn words(&self) -> String {
        let review = self.review_on.map_or_else(String::new, |on| format!(", review {}", plain(on)));
        let objective = match (self.objective.is_empty(), self.objective_to) {
            (true, _) => String::new(),
            (false, Some(to)) => format!("; objective to {}: {}", plain(to), self.objective),
            (false, None) => format!("; objective: {}", self.objective),
        };
        format!("4P plan, version {}{review}{objective}", self.version)
    }
}

/// Words of a plan as they are quoted in a sentence; `none` where there are none.
fn quoted(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() { "none".to_owned() } else { format!("\"{text}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_says_all_that_it_holds() {
        let day = |day| Date::from_ymd_opt(2026, 11, day).unwrap_or_default();
        let mut plan = Plan::first(day(3));
        assert_eq!(plan.clauses(), Vec::<String>::new());
        plan.objective = "close the line.".into();
        plan.objective_to = Some(day(24));
        plan.review_on = Some(day(30));
        plan.consulted = vec![("CPS".into(), day(4))];
        plan.set(Strand::Pursue, PlanStrand::to_reach("charge two".into()));
        plan.set(Strand::Prevent, PlanStrand::does_not_apply("no young people".into()));
        assert_eq!(
            plan.clauses(),
            [
                "objective to 24 November 2026: \"close the line\"",
                "Pursue: \"charge two\"",
                "Prevent does not apply, because \"no young people\"",
                "review on 30 November 2026",
                "CPS consulted on 4 November 2026",
            ]
        );
    }

    #[test]
    fn a_plan_says_what_it_says_otherwise() {
        let day = |day| Date::from_ymd_opt(2026, 11, day).unwrap_or_default();
        let mut before = Plan::first(day(3));
        before.objective = "charge two".into();
        before.consulted = vec![("CPS".into(), day(4)), ("CSP".into(), day(4))];
        let mut after = before.clone();
        assert_eq!(after.differences(&before), Vec::<String>::new());
        after.objective = "close the line".into();
        after.objective_to = Some(day(24));
        after.strands = Default::default();
        let [_, prevent, protect, _] = &mut after.strands;
        prevent.not_applicable = "no young people".into();
        protect.objective = "no further victims".into();
        after.consulted = vec![("CPS".into(), day(10))];
        assert_eq!(
            after.differences(&before),
            [
                "objective from \"charge two\" to \"close the line\"",
                "objective runs to 24 November 2026",
                "Prevent does not apply, because \"no young people\"",
                "Protect objective from none to \"no further victims\"",
                "CPS consulted on 10 November 2026",
                "no longer: CSP consulted on 4 November 2026",
            ]
        );
        assert!(before.differences(&after).contains(&"Prevent applies again".to_owned()));
    }

    #[test]
    fn a_p_is_an_objective_or_does_not_apply_because() {
        let part = |typed: &str| PlanStrand::from_words(typed).map(|part| (part.objective, part.not_applicable));
        let said = |objective: &str, reason: &str| Some((objective.to_owned(), reason.to_owned()));
        assert_eq!(part("charge two"), said("charge two", ""));
        assert_eq!(part(""), said("", ""));
        assert_eq!(part("n/a no young people"), said("", "no young people"));
        assert_eq!(part("N/A, because no young people"), said("", "no young people"));
        assert_eq!(part("n/a: "), None);
        assert_eq!(part("nap time"), said("nap time", ""));
    }
}
