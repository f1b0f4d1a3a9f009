//! `muster undo` and `muster redo`: the last batch, in words first, then in the record.

use super::args::Step;
use super::context::Context;
use super::failure::Failure;
use super::{output, receipt};

/// Takes the newest batch back.
pub(super) fn undo(step: &Step, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(step.dry_run)?;
    let asking = opened.asking(context);
    let Some(undoable) = opened.store.undoable()? else {
        return Err(Failure::refused("There is nothing to undo."));
    };
    if step.dry_run {
        // Refused as undo itself would be.
        opened.store.rehearse_undo(undoable.batch, &asking)?;
        receipt::would(std::slice::from_ref(&undoable.sentence), step.json);
    } else {
        let receipt = opened.store.undo(undoable.batch, &asking)?;
        receipt::say_undo(&receipt, &undoable, step.json);
    }
    if let Some(newer) = &undoable.newer {
        output::remark(newer);
    }
    Ok(())
}

/// Brings back what was undone last.
pub(super) fn redo(step: &Step, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(step.dry_run)?;
    let asking = opened.asking(context);
    let Some(redoable) = opened.store.redoable()? else {
        return Err(Failure::refused("There is nothing to redo."));
    };
    if step.dry_run {
        opened.store.rehearse_redo(redoable.batch, &asking)?;
        receipt::would(std::slice::from_ref(&redoable.sentence), step.json);
        return Ok(());
    }
    let receipt = opened.store.redo(redoable.batch, &asking)?;
    receipt::say_redo(&receipt, &redoable, step.json);
    Ok(())
}
