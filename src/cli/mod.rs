//! The command line: one file for each subcommand. The same commands, the same decide, the same append as the dashboard.
//!
//! Output goes to standard output, errors to standard error as one sentence. Exit codes: 0 done, 1 refused by a rule, 2 bad input or usage,
//! 3 environment (disk, lock, key), 101 a mistake of ours. Nothing here draws.

pub mod args;
mod context;
mod failure;
mod output;

use args::{Arguments, Task};
use clap::Parser as _;
use context::Context;
use failure::Failure;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program with the arguments of a command line, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return output::usage(&error),
    };
    let context = Context::new(parsed.global);
    match dispatch(parsed.task, &context) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => output::failed(&failure),
    }
}

fn dispatch(task: Option<Task>, context: &Context) -> Result<(), Failure> {
    match task {
        None => Err(Failure::usage("The dashboard is not wired yet.")),
        Some(_) => {
            let _ = context;
            Err(Failure::usage("This subcommand is not wired yet."))
        }
    }
}
