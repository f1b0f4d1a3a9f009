//! `muster doctor`: looks at this computer and this store; works also when the store does not open, and changes nothing.

mod computer;
mod place;

use super::args::Look;
use super::context::Context;
use super::failure::Failure;
use super::output;
use serde_json::json;

/// How a thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// As it should be.
    Ok,
    /// Worth a look.
    Look,
    /// Has to be put right.
    Wrong,
}

impl State {
    const fn word(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Look => "LOOK",
            Self::Wrong => "WRONG",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug)]
struct Finding {
    what: &'static str,
    state: State,
    sentence: String,
}

impl Finding {
    fn ok(what: &'static str, sentence: impl Into<String>) -> Self {
        Self { what, state: State::Ok, sentence: sentence.into() }
    }

    fn look(what: &'static str, sentence: impl Into<String>) -> Self {
        Self { what, state: State::Look, sentence: sentence.into() }
    }

    fn wrong(what: &'static str, sentence: impl Into<String>) -> Self {
        Self { what, state: State::Wrong, sentence: sentence.into() }
    }
}

/// Looks.
pub(super) fn run(look: &Look, context: &Context) -> Result<(), Failure> {
    let mut findings = place::look(context)?;
    findings.extend(computer::look(context)?);
    if look.json {
        let rows: Vec<_> = findings
            .iter()
            .map(|found| json!({ "what": found.what, "state": found.state.word().to_lowercase(), "sentence": found.sentence }))
            .collect();
        output::say(&format!("{}\n", json!({ "format": "muster.doctor/1", "findings": rows })));
    } else {
        for found in &findings {
            output::line(&format!("{:<6}{:<11}{}", found.state.word(), found.what, found.sentence));
        }
    }
    let wrong: Vec<&str> =
        findings.iter().filter(|found| found.state == State::Wrong).map(|found| found.what).collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(Failure::environment(format!("To be put right: {}. The list above says how.", wrong.join(", "))))
}
