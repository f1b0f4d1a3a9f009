//! `muster doctor`: looks at this computer and this store; works also when the store does not open.

use super::args::Look;
use super::context::Context;
use super::failure::Failure;

/// Looks.
pub(super) fn run(_look: &Look, _context: &Context) -> Result<(), Failure> {
    Err(Failure::usage("The doctor is not part of this build yet."))
}
