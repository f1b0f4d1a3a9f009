//! Reading back the forms that change the 4P plan of a group: a part of it, or a whole version.
//!
//! The rules belong to the domain; only what a form alone can tell is judged here.

use super::Wrong;
use super::field::Name;
use super::read::{Read, Reader};
use super::spec::{NOT_APPLICABLE, name_of};
use crate::domain::identity::OcgId;
use crate::domain::item::{Content, Plan, PlanStrand};
use crate::domain::tier::Strand;

/// A whole version.
pub(super) fn version(ocg: OcgId, read: &Reader<'_>) -> Read<Content> {
    let mut plan = plan(ocg, read)?;
    let agreed_on = read.date(Name::On)?.unwrap_or(read.model.today);
    for strand in Strand::ALL {
        let name = name_of(strand);
        let part = strand_of(read.form.text(name)).ok_or_else(|| {
            Wrong::new(name, format!("why {strand} does not apply is needed. Type n/a and a few words."))
        })?;
        if let Some(slot) = plan.strands.get_mut(strand.index()) {
            *slot = part;
        }
    }
    for who in read.form.text(Name::Whom).split(',').map(str::trim).filter(|who| !who.is_empty()) {
        plan.consulted.retain(|(known, _)| !known.eq_ignore_ascii_case(who));
        plan.consulted.push((who.to_owned(), agreed_on));
    }
    let (objective, objective_to) = (read.text(Name::Text), read.date(Name::Due)?);
    // A day for an objective that is not set would be a day for nothing.
    let objective_to = objective_to.filter(|_| !objective.is_empty());
    Ok(Content::Plan(Plan { agreed_on, review_on: read.date(Name::Review)?, objective, objective_to, ..plan }))
}

/// What is typed for a P: its objective, or `n/a` and why it does not apply. `None` when the reason is missing.
fn strand_of(typed: &str) -> Option<PlanStrand> {
    let head = typed.get(..NOT_APPLICABLE.len()).unwrap_or_default();
    if !head.eq_ignore_ascii_case(NOT_APPLICABLE) {
        return Some(PlanStrand { objective: typed.to_owned(), not_applicable: String::new() });
    }
    let rest = typed.get(NOT_APPLICABLE.len()..).unwrap_or_default().trim_start_matches([',', ':', ' ']);
    let rest = rest.strip_prefix("because ").unwrap_or(rest).trim();
    (!rest.is_empty()).then(|| PlanStrand { objective: String::new(), not_applicable: rest.to_owned() })
}

/// The plan that stands, to change a part of it; the first version when there is none.
pub(super) fn plan(ocg: OcgId, read: &Reader<'_>) -> Read<Plan> {
    match &read.model.plan {
        Some((of, plan)) if *of == ocg => {
            let today = read.model.today;
            Ok(plan.as_deref().map_or_else(|| Plan::first(today), |plan| Plan { agreed_on: today, ..plan.clone() }))
        }
        _ => Err(Wrong::new(Name::Text, "the plan is still being read. Press Enter again.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_p_is_an_objective_or_does_not_apply_because() {
        let part = |typed: &str| strand_of(typed).map(|part| (part.objective, part.not_applicable));
        let said = |objective: &str, reason: &str| Some((objective.to_owned(), reason.to_owned()));
        assert_eq!(part("charge two"), said("charge two", ""));
        assert_eq!(part(""), said("", ""));
        assert_eq!(part("n/a no young people"), said("", "no young people"));
        assert_eq!(part("N/A, because no young people"), said("", "no young people"));
        assert_eq!(part("n/a: "), None);
        assert_eq!(part("nap time"), said("nap time", ""));
    }
}
