//! Pure drawing of the model. Changes nothing.

pub mod columns;
pub mod glyphs;
pub mod grid;
pub mod keyline;
pub mod pane;
pub mod pen;
pub mod sheet;
pub mod skin;
pub mod table;
pub mod themes;
