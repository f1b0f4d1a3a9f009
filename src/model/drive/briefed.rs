//! The line of the driven item that says who was briefed on it and who was not yet; at a weekly meeting only.
//!
//! It must not know how a line is drawn.

use super::budget::{Part, Section};
use super::prose::{Ink, Tone, hanging};
use crate::domain::identity::OcgId;
use crate::model::briefed::{of_item, waiting};
use crate::model::state::Model;

/// The line, wrapped into so many columns; nothing where it is not marked.
pub(super) fn section(model: &Model, ocg: OcgId, columns: usize) -> Option<Section> {
    let words = of_item(model, ocg)?;
    let open = model.sitting.open().is_some_and(|meeting| !waiting(meeting, ocg, model.now).is_empty());
    let words = if open { format!("{words} (B)") } else { words };
    let mut lines = hanging("BRIEFED: ", &words, columns, Tone::Plain);
    if let Some(Ink::Words(_, tone)) = lines.first_mut().and_then(|line| line.inks.first_mut()) {
        *tone = Tone::Bold;
    }
    Some(Section::kept(Part::Briefed, lines))
}
