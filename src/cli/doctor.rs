//! `muster doctor`: looks at this computer and this store; works also when the store does not open, and changes nothing.

mod finding;
mod place;
mod rules;
mod see;
mod seen;

use super::args::Look;
use super::context::Context;
use super::failure::Failure;
use super::output;
use finding::State;
use serde_json::json;

/// Looks.
pub(super) fn run(look: &Look, context: &Context) -> Result<(), Failure> {
    let mut findings = place::look(context)?;
    findings.extend(rules::computer(&see::computer(&context.store_path()?, &see::Surface::of_this_computer())));
    if look.json {
        let rows: Vec<_> = findings
            .iter()
            .map(|found| json!({ "what": found.what, "state": found.state.name(), "sentence": found.told(), "advice": found.advice }))
            .collect();
        output::say(&format!("{}\n", json!({ "format": "muster.doctor/1", "findings": rows })));
    } else {
        for found in &findings {
            output::line(&format!("{:<6}{:<11}{}", found.state.word(), found.what, found.told()));
        }
    }
    let wrong: Vec<&str> =
        findings.iter().filter(|found| found.state == State::Wrong).map(|found| found.what).collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::environment(format!("To be put right: {}. The list above says how.", wrong.join(", "))))
}
