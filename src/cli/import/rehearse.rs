//! Several files previewed together: what earlier ones bring is carried out in memory, so that later ones find it. Nothing is written.

use super::super::failure::Failure;
use crate::domain::command::{Asking, Command};
use crate::domain::decide::{Reject, decide};
use crate::domain::fold::fold;
use crate::domain::memory::Memory;
use crate::store::StoreError;

fn defect(fault: &dyn std::fmt::Display) -> Failure {
    StoreError::Defect(fault.to_string()).into()
}

/// Carries a batch out in memory.
pub(super) fn carry_out(memory: &mut Memory, commands: &[Command], asking: &Asking) -> Result<(), Failure> {
    for command in commands {
        let facts = decide(command, memory, asking).map_err(|reject| match reject {
            Reject::Refused(sentence) => Failure::refused(format!("Not saved: {sentence}")),
            Reject::Fault(fault) => defect(&fault),
        })?;
        for fact in facts {
            fold(&fact, memory).map_err(|fault| defect(&fault))?;
        }
    }
    Ok(())
}
