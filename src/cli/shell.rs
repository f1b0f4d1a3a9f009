//! What the program says about itself to a shell: completions, manual page, keys; and the hidden reader of sheets.

use super::args::{Arguments, Look};
use super::failure::Failure;
use super::files;
use super::output;
use clap::CommandFactory as _;

/// Completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "muster", &mut script);
    output::say(&String::from_utf8_lossy(&script));
    Ok(())
}

/// The manual: the page of the program, and after it one for each subcommand.
pub(super) fn man() -> Result<(), Failure> {
    let mut program = Arguments::command();
    program.build();
    let mut pages = Vec::new();
    page(&program, &mut pages)
        .map_err(|error| Failure::environment(format!("The manual was not made: {}.", files::why(&error))))?;
    output::say(&String::from_utf8_lossy(&pages));
    Ok(())
}

fn page(command: &clap::Command, pages: &mut Vec<u8>) -> std::io::Result<()> {
    let title = command.get_bin_name().unwrap_or(command.get_name()).replace(' ', "-");
    clap_mangen::Man::new(command.clone()).title(title).render(pages)?;
    command.get_subcommands().filter(|below| !below.is_hide_set()).try_for_each(|below| page(below, pages))
}

/// The keys of the dashboard.
pub(super) fn keys(look: &Look) -> Result<(), Failure> {
    let listing = crate::keys::listing(look.json);
    output::say(listing.trim_end());
    output::say("\n");
    Ok(())
}

/// Reads sheets for the parent process.
pub(super) fn read_sheets() -> Result<(), Failure> {
    crate::exchange::child::serve(std::io::stdin().lock(), std::io::stdout().lock())
        .map_err(|error| Failure::environment(format!("The sheets were not passed on: {}.", files::why(&error))))
}
