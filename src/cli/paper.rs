//! `muster write`: papers, whole or not at all.

use super::args::Write;
use super::context::Context;
use super::failure::Failure;
use super::{files, output};

/// Writes a paper.
pub(super) fn run(write: &Write, context: &Context) -> Result<(), Failure> {
    let text = text(write, context)?;
    match &write.out {
        Some(path) => files::write_whole(path, text.as_bytes(), write.force),
        None => {
            output::say(&text);
            Ok(())
        }
    }
}

fn text(_write: &Write, _context: &Context) -> Result<String, Failure> {
    Err(Failure::usage("Minutes are not part of this build yet."))
}
