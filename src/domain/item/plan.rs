//! The 4P plan of an OCG, by version (domain section 3). The SOC threat management plan is the same thing under another name.

use super::super::tier::Strand;
use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// One P of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct PlanStrand {
    /// The objective; empty when there is none.
    pub objective: String,
    /// Why the P does not apply; empty when it does. It fills an empty P (papers section 3 rule 18).
    pub not_applicable: String,
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

    /// What this plan says otherwise than the one before it, in words: `objective from "a" to "b"`, `Prevent does not apply, because ..`.
    #[must_use]
    pub(in crate::domain) fn differences(&self, before: &Self) -> Vec<String> {
        let quoted = |text: &str| if text.is_empty() { "none".to_owned() } else { format!("\"{text}\"") };
        let day = |day: Option<Date>| day.map_or_else(|| "none".to_owned(), plain);
        let mut differences = Vec::new();
        if self.objective != before.objective {
            differences.push(format!("objective from {} to {}", quoted(&before.objective), quoted(&self.objective)));
        }
        if self.objective_to != before.objective_to {
            let instead = before.objective_to.map_or_else(String::new, |to| format!(" instead of {}", plain(to)));
            differences.push(format!("objective runs to {}{instead}", day(self.objective_to)));
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
