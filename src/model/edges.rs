//! How much of the terminal the edges of the covert look take: two columns at each side, a row above and below. The open look has no edges.
//!
//! It must not know how they are drawn.

use super::layout::{MIN_COLUMNS, MIN_ROWS, Size};

/// Columns and rows the edges take of the terminal.
pub const EDGES: Size = Size::new(4, 2);

/// The size everything is laid out in, within the edges if there are any.
#[must_use]
pub const fn canvas(terminal: Size, covert: bool) -> Size {
    if covert {
        Size::new(terminal.width.saturating_sub(EDGES.width), terminal.height.saturating_sub(EDGES.height))
    } else {
        terminal
    }
}

/// The size of the terminal that leaves this canvas.
#[must_use]
pub const fn terminal(canvas: Size, covert: bool) -> Size {
    if covert {
        Size::new(canvas.width.saturating_add(EDGES.width), canvas.height.saturating_add(EDGES.height))
    } else {
        canvas
    }
}

/// The least terminal in which more than one sentence is drawn.
#[must_use]
pub const fn least(covert: bool) -> Size {
    terminal(Size::new(MIN_COLUMNS, MIN_ROWS), covert)
}
