//! How a run ends: the exit code, and the sentence where what was asked was done and standard output did not take all of the answer. What is cut off looks
//! like a whole answer, and what was recorded must never look as if it had not been.
//!
//! It must not know what any answer says.

use super::args::{Operator, Paper, Task};
use super::failure::Failure;
use super::secrets::{self, Lost};
use super::{output, write};
use std::process::ExitCode;

/// What a run leaves behind, when it did what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// An answer and nothing else.
    Answer,
    /// Entries, or lines that are kept.
    Recorded,
    /// Files, keys or tables.
    Done,
    /// A new record with its keys.
    Founded,
}

/// What this task leaves behind.
pub(super) fn left_by(task: Option<&Task>) -> Left {
    let when = |changes: bool, left: Left| if changes { left } else { Left::Answer };
    let Some(task) = task else { return Left::Answer };
    match task {
        Task::Init(_) => Left::Founded,
        Task::Demo(demo) => when(demo.keep.is_some(), Left::Done),
        Task::Import(import) => when(!import.preview, Left::Recorded),
        Task::Record(record) => when(!record.dry_run, Left::Recorded),
        Task::Meeting(meeting) => when(!meeting.task.only_looks() && !meeting.dry_run, Left::Recorded),
        Task::Cross(cross) => when(cross.yes || cross.finish.is_some() || cross.abandon.is_some(), Left::Recorded),
        Task::Erase(erase) => when(!erase.dry_run, Left::Recorded),
        Task::Undo(step) | Task::Redo(step) => when(!step.dry_run, Left::Recorded),
        Task::Copies(asked) => when(asked.returned || asked.destroyed || asked.spoilt, Left::Recorded),
        Task::Write(paper) => when(matches!(write::wanted(paper), Ok(Paper::All)), Left::Done),
        Task::Operator(operator) => when(!matches!(operator, Operator::List { .. }), Left::Done),
        Task::Rebuild | Task::Backup(_) | Task::Restore(_) => Left::Done,
        Task::List(_)
        | Task::Show(_)
        | Task::Journal(_)
        | Task::AccessLog(_)
        | Task::Verify(_)
        | Task::Doctor(_)
        | Task::Keys(_)
        | Task::Config(_)
        | Task::Completions { .. }
        | Task::Man
        | Task::ReadSheets => Left::Answer,
    }
}

/// The exit code of a run. What failed says so itself; what was done and not told whole is said here.
pub(super) fn code(done: Result<(), Failure>, left: Left) -> ExitCode {
    match (done, output::missed()) {
        (Err(failure), _) => output::failed(&failure),
        (Ok(()), None) => ExitCode::SUCCESS,
        (Ok(()), Some(why)) => output::failed(&Failure::environment(untold(why, left, secrets::lost()))),
    }
}

/// What is said where standard output did not take all of it.
fn untold(why: &str, left: Left, lost: Lost) -> String {
    let stands = match left {
        Left::Answer => "Do not go by what came out; ask again where there is room.",
        Left::Recorded => {
            "What was to be recorded is recorded all the same: look with \"muster journal\" before you do it again."
        }
        Left::Done | Left::Founded => "What was asked for is done all the same: look before you do it again.",
    };
    let shown = match (left, lost) {
        (_, Lost { passphrase: false, recovery: false }) => "",
        (Left::Founded, Lost { passphrase: true, .. }) => {
            " The passphrase and the recovery words were to be shown this once and are lost, so nobody can open the new record: destroy what came out, move its folder away and run \"muster init\" again."
        }
        (_, Lost { recovery: true, .. }) => {
            " The recovery words were to be shown this once and are lost: destroy what came out, and make new ones with \"muster operator recovery\"."
        }
        (_, Lost { passphrase: true, .. }) => {
            " The passphrase was to be shown this once and is lost: destroy what came out, and have another set with \"muster operator passphrase\", by a chair or deputy or with the recovery words."
        }
    };
    format!("Standard output did not take all of the answer ({why}). {stands}{shown}")
}
