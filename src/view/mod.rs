//! Pure drawing of the model. Changes nothing.
//!
//! [`draw`] is the only door. Everything is drawn with one [`pen`](pen::Pen), which cleans and measures text again and never leaves its area.

mod door;
mod edges;
pub mod frame;
pub mod glyphs;
pub mod grid;
mod header;
pub mod keyline;
mod modal;
mod pane;
pub mod pen;
mod prose;
mod root;
mod screen;
pub mod sheet;
pub mod skin;
mod status;
pub mod table;
pub mod themes;

pub use door::{FIRST_RUN, door, first_run};
pub use root::{blank, draw};
