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

/// The manual page.
pub(super) fn man() -> Result<(), Failure> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command())
        .render(&mut page)
        .map_err(|error| Failure::environment(format!("The manual page was not made: {}.", files::why(&error))))?;
    output::say(&String::from_utf8_lossy(&page));
    Ok(())
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
