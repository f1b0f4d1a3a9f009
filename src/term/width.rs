//! How wide the terminal is, for lists on standard output. Takes nothing over and draws nothing.

/// Columns of the terminal; none where there is no terminal to ask.
#[must_use]
pub fn columns() -> Option<u16> {
    crossterm::terminal::size().ok().map(|(columns, _)| columns).filter(|columns| *columns > 0)
}
