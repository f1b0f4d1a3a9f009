//! The one key table, the chord parser and the resolver. Knows no drawing.
//!
//! Dispatch, footer, help, palette, the `keys` command and the README all read the same rows.

pub mod chord;
mod help;
mod listing;
mod resolve;
mod table;

pub use help::{MORE, entries, follows, hints, in_partner_view, key_of};
pub use listing::{listing, markdown};
pub use resolve::{Resolved, door, resolve};
pub use table::{Row, Rows, rows};
