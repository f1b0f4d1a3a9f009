//! Reading back the forms that change the 4P plan of a group: a part of it, or a whole version.
//!
//! The rules belong to the domain; only what a form alone can tell is judged here.

use super::Wrong;
use super::field::Name;
use super::read::{Read, Reader};
use super::spec::name_of;
use crate::domain::identity::OcgId;
use crate::domain::item::{Content, Plan, PlanStrand};
use crate::domain::tier::Strand;

/// A whole version.
pub(super) fn version(ocg: OcgId, read: &Reader<'_>) -> Read<Content> {
    let mut plan = plan(ocg, read)?;
    let agreed_on = read.date(Name::On)?.unwrap_or(read.model.today);
    for strand in Strand::ALL {
        let name = name_of(strand);
        let part = PlanStrand::from_words(read.form.text(name)).ok_or_else(|| {
            Wrong::new(name, format!("why {strand} does not apply is needed. Type n/a and a few words."))
        })?;
        plan.set(strand, part);
    }
    for who in read.form.text(Name::Whom).split(',').map(str::trim).filter(|who| !who.is_empty()) {
        plan.consult(who, agreed_on);
    }
    let (objective, objective_to) = (read.text(Name::Text), read.date(Name::Due)?);
    // A day for an objective that is not set would be a day for nothing.
    let objective_to = objective_to.filter(|_| !objective.is_empty());
    Ok(Content::Plan(Plan { agreed_on, review_on: read.date(Name::Review)?, objective, objective_to, ..plan }))
}

/// The plan that stands, to change a part of it; the first version when there is none.
pub(super) fn plan(ocg: OcgId, read: &Reader<'_>) -> Read<Plan> {
    match &read.model.plan {
        Some((of, plan)) if *of == ocg => Ok(Plan::after(plan.as_deref(), read.model.today)),
        _ => Err(Wrong::new(Name::Text, "the plan is still being read. Press Enter again.")),
    }
}
