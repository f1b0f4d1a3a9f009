//! The command line: one file for each subcommand. The same commands, the same decide, the same append as the dashboard.
//!
//! Output goes to standard output, errors to standard error as one sentence. Exit codes: 0 done, 1 refused by a rule, 2 bad input or usage,
//! 3 environment (disk, lock, key), 101 a mistake of ours. Nothing here draws.

mod access;
pub mod args;
mod backup;
mod changing;
mod checkpoint;
mod config;
mod context;
mod copies;
mod cross;
mod dashboard;
mod demo;
mod doctor;
mod ending;
mod erase;
mod failure;
mod files;
mod find;
mod find_meetings;
mod given;
mod import;
mod init;
mod journal;
mod json;
mod list;
mod meeting;
mod operator;
mod output;
mod reason;
mod receipt;
mod record;
mod replay;
mod restore;
mod secrets;
mod shell;
mod show;
mod table;
mod typed;
mod undo;
mod verify;
mod words;
mod write;

use args::{Arguments, Task};
use clap::Parser as _;
use context::Context;
use failure::Failure;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with the arguments of a command line, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Before any thread starts, and before a word of the record is read. What a system refuses is no reason to stop; `muster doctor` says it.
    let _ = crate::term::hardening::harden();
    let _ = crate::term::offline::deny_network();
    std::panic::set_hook(Box::new(output::fault));
    let arguments = match given::arguments(arguments) {
        Ok(arguments) => arguments,
        Err(failure) => return output::failed(&failure),
    };
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            return given::misplaced(&error).map_or_else(|| output::usage(&error), |failure| output::failed(&failure));
        }
    };
    let beside = matches!(parsed.task, None | Some(Task::List(_) | Task::Show(_) | Task::Cross(_)));
    let context = Context::new(given::folders(parsed.global, beside));
    let left = ending::left_by(parsed.task.as_ref());
    ending::code(dispatch(parsed.task, beside, &context), left)
}

fn dispatch(task: Option<Task>, beside: bool, context: &Context) -> Result<(), Failure> {
    if context.global.beside.is_some() && !beside {
        return Err(Failure::usage("--with goes with list, show and cross. Leave it out."));
    }
    match task {
        None => dashboard::run(context),
        Some(Task::Init(init)) => init::run(&init, context),
        Some(Task::Demo(demo)) => demo::run(&demo, context),
        Some(Task::Import(import)) => import::run(&import, context),
        Some(Task::List(list)) => list::run(&list, context),
        Some(Task::Show(show)) => show::run(&show, context),
        Some(Task::Record(record)) => record::run(&record, context),
        Some(Task::Meeting(meeting)) => meeting::run(&meeting, context),
        Some(Task::Cross(cross)) => cross::run(&cross, context),
        Some(Task::Erase(erase)) => erase::run(&erase, context),
        Some(Task::Undo(step)) => undo::undo(&step, context),
        Some(Task::Redo(step)) => undo::redo(&step, context),
        Some(Task::Journal(journal)) => journal::run(&journal, context),
        Some(Task::AccessLog(asked)) => access::export::run(&asked, context),
        Some(Task::Verify(verify)) => verify::run(&verify, context),
        Some(Task::Rebuild) => verify::rebuild(context),
        Some(Task::Backup(backup)) => backup::backup(&backup, context),
        Some(Task::Restore(restore)) => restore::run(&restore, context),
        Some(Task::Write(write)) => write::run(&write, context),
        Some(Task::Copies(asked)) => copies::run(&asked, context),
        Some(Task::Doctor(look)) => doctor::run(&look, context),
        Some(Task::Keys(look)) => shell::keys(&look),
        Some(Task::Operator(operator)) => operator::run(&operator, context),
        Some(Task::Config(config)) => config::run(&config, context),
        Some(Task::Completions { shell }) => shell::completions(shell),
        Some(Task::Man) => shell::man(),
        Some(Task::ReadSheets) => shell::read_sheets(),
    }
}
