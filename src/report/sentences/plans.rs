//! Sentences about the 4P plan of an OCG: what a version says, or what it changed from what to what, and whom of the partners was consulted.

use crate::domain::item::Plan;
use crate::domain::tier::Strand;
use crate::domain::time::plain;
use crate::report::document::ended;

/// A new version: what it changed in the one before, or all that it says when there is none. It goes on from the name of the OCG.
pub(super) fn agreed(plan: &Plan, before: Option<&Plan>) -> String {
    let lead = format!("version {} of the 4P plan is agreed.", plan.version);
    let Some(before) = before else {
        let said = whole(plan);
        return if said.is_empty() {
            format!("{lead} It says nothing yet.")
        } else {
            format!("{lead} {}", said.join(" "))
        };
    };
    let differences = plan.differences(before);
    if differences.is_empty() {
        return format!("{lead} It says what version {} said.", before.version);
    }
    format!("{lead} Changed: {}", ended(&differences.join("; ")))
}

/// A version that was amended; it goes on from the name of the OCG.
pub(super) fn amended(plan: &Plan, before: &Plan) -> String {
    let mut differences = plan.differences(before);
    if plan.agreed_on != before.agreed_on && differences.is_empty() {
        differences.push(format!("agreed on {} instead of {}", plain(plan.agreed_on), plain(before.agreed_on)));
    }
    let said = if differences.is_empty() { String::new() } else { format!(": {}", differences.join("; ")) };
    ended(&format!("the 4P plan, version {}, is amended{said}", plan.version))
}

/// All that a plan says, in sentences; officers' words stand as typed.
fn whole(plan: &Plan) -> Vec<String> {
    let mut said = Vec::new();
    if !plan.objective.trim().is_empty() {
        let to = plan.objective_to.map_or_else(String::new, |to| format!(" to {}", plain(to)));
        said.push(format!("Objective{to}: {}", ended(&plan.objective)));
    }
    for strand in Strand::ALL {
        let part = plan.strand(strand);
        if !part.not_applicable.trim().is_empty() {
            said.push(format!("{strand} does not apply: {}", ended(&part.not_applicable)));
        } else if !part.objective.trim().is_empty() {
            said.push(format!("{strand}: {}", ended(&part.objective)));
        }
    }
    said.extend(plan.review_on.map(|on| format!("Next review by {}.", plain(on))));
    if !plan.consulted.is_empty() {
        let with: Vec<String> = plan.consulted.iter().map(|(who, on)| format!("{who} on {}", plain(*on))).collect();
        said.push(format!("Consulted: {}.", with.join(", ")));
    }
    said
}
