//! `muster doctor`: looks at this computer and this store; works also when the store does not open, and changes nothing.

mod finding;
mod rules;
mod see;
mod seen;

use super::args::Doctor;
use super::context::Context;
use super::failure::Failure;
use super::output;
use finding::{Finding, State};
use serde_json::json;

/// Looks: at the store, which needs no passphrase for most of it, and at the computer.
pub(super) fn run(asked: &Doctor, context: &Context) -> Result<(), Failure> {
    let surface = see::Surface::of_this_computer();
    let store = see::store(context, &asked.backups, &surface)?;
    let computer = see::computer(&context.store_path()?, &surface);
    let mut findings = rules::store(&store);
    findings.extend(rules::computer(&computer));
    if asked.json {
        say(&store, &findings);
    } else {
        for found in &findings {
            output::line(&format!("{:<6}{:<11}{}", found.state.word(), found.what, found.told()));
        }
    }
    let mut wrong: Vec<&str> =
        findings.iter().filter(|found| found.state == State::Wrong).map(|found| found.what).collect();
    wrong.dedup();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::environment(format!("To be put right: {}. The list above says how.", wrong.join(", "))))
}

fn say(store: &seen::store::Store, findings: &[Finding]) {
    let rows: Vec<_> = findings
        .iter()
        .map(|found| {
            json!({ "what": found.what, "state": found.state.name(), "sentence": found.told(), "advice": found.advice })
        })
        .collect();
    let last = rules::last_good(store).map(|(_, backup)| {
        json!({
            "path": backup.at,
            "made": backup.made.map(|made| made.iso()),
            "days": rules::days(backup, store),
            "entries": backup.entries,
        })
    });
    output::say(&format!("{}\n", json!({ "format": "muster.doctor/1", "findings": rows, "last_good_backup": last })));
}
