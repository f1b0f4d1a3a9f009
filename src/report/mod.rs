//! Papers: one document model, one renderer for each format, and one builder for each paper. Knows no SQL, no screen, no clock.
//!
//! A builder turns facts into a [`Document`]; a renderer turns a `Document` into bytes. Same record, same entry, same format: same bytes
//! (papers sections 1 and 1.4).

pub mod board;
pub mod briefing;
pub mod document;
pub mod evidence;
pub mod figures;
mod frame;
pub mod minutes;
mod no_paper;
pub mod past;
pub mod redact;
pub mod register;
pub mod render;
pub mod rules;
pub mod sentences;
pub mod sheets;
pub mod totals;
pub mod worklist;

pub use document::{Defect, Document};
pub use no_paper::NoPaper;
pub use past::Past;
pub use render::{Format, render};
