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
    // Where there is no home folder to look for a store in, the computer is told of all the same.
    let store = see::store(context, &asked.backups, &surface);
    let computer = see::computer(&context.store_path().unwrap_or_else(|_| ".".into()), &surface);
    let mut findings = match &store {
        Ok(store) => rules::store(store),
        Err(failure) => vec![Finding::wrong("folder", failure.sentence.clone())],
    };
    findings.extend(rules::computer(&computer));
    if asked.json {
        say(store.as_ref().ok(), &findings);
    } else {
        let columns = computer.terminal.and_then(|terminal| terminal.columns);
        findings.iter().for_each(|found| output::line(&found.lines(columns)));
    }
    let mut wrong: Vec<&str> =
        findings.iter().filter(|found| found.state == State::Wrong).map(|found| found.what).collect();
    wrong.dedup();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::environment(format!("To be put right: {}. The list above says how.", wrong.join(", "))))
}

/// Which programs are known to keep what this terminal shows, in one line for the screen; nothing where none is.
pub(super) fn screen_kept_by() -> Option<String> {
    rules::kept_by(&see::recording())
}

fn say(store: Option<&seen::store::Store>, findings: &[Finding]) {
    let rows: Vec<_> = findings
        .iter()
        .map(|found| {
            json!({ "what": found.what, "state": found.state.name(), "sentence": found.told(), "advice": found.advice })
        })
        .collect();
    let last = store.and_then(|store| rules::last_good(store).zip(Some(store))).map(|((_, backup), store)| {
        json!({
            "path": backup.at,
            "made": backup.made.map(|made| made.iso()),
            "days": rules::days(backup, store),
            "entries": backup.entries,
        })
    });
    output::json(&json!({ "format": "muster.doctor/1", "findings": rows, "last_good_backup": last }));
}
