//! The reason that was typed with `--because`: kept with what has a place for one, and refused where it would be lost while "Saved" is said.
//!
//! Whoever makes a command asks for the reason exactly where the command keeps it; so what did not ask has no place for it.

use super::failure::Failure;
use super::words::bad;
use crate::domain::command::Command;
use crate::domain::item::Content;
use std::cell::Cell;

/// What was typed after `--because`, and whether a command took it.
#[derive(Debug)]
pub(super) struct Reason {
    typed: Option<String>,
    taken: Cell<bool>,
}

impl Reason {
    pub(super) fn typed(because: Option<&String>) -> Self {
        Self { typed: because.cloned(), taken: Cell::new(false) }
    }

    /// The reason, for a command that keeps it; empty where none was typed.
    pub(super) fn take(&self) -> String {
        self.taken.set(true);
        self.typed.clone().unwrap_or_default()
    }

    /// Asked before the command is recorded.
    pub(super) fn must_be_kept(&self, command: &Command) -> Result<(), Failure> {
        if self.taken.get() || self.typed.is_none() {
            return Ok(());
        }
        Err(bad(format!(
            "no reason is kept with {}. Leave --because out, and say it in a note (\"muster record note\")",
            without(command)
        )))
    }
}

/// What has no place for a reason, after "no reason is kept with".
fn without(command: &Command) -> String {
    match command {
        Command::AmendOcg { .. } | Command::AmendOfficer { .. } | Command::AmendAction { .. } => "an amendment".into(),
        Command::RegisterOcg(_) => "a new OCG".into(),
        Command::RegisterOfficer(_) => "a new officer or agency".into(),
        Command::RaiseAction(_) => "a new action".into(),
        Command::StartAction { .. } => "the start of an action".into(),
        Command::ClaimAction { .. } | Command::DischargeAction { .. } => "an action beside its result".into(),
        Command::Assess { .. } => "an assessment".into(),
        Command::ClaimDisruption { .. } => "a claimed disruption beside its evidence".into(),
        Command::AddNote { .. } => "a note beside its words".into(),
        Command::AdoptProfile { .. } => "a profile".into(),
        Command::AddItem { content, .. } | Command::ChangeItem { content, .. } => match content {
            Content::Disclosure(_) => "what is flagged, or stands in part a of a register".into(),
            content => format!("what is recorded as {}", content.kind().word()),
        },
        _ => "this".into(),
    }
}
