//! The group the verbs of the meeting act on: the selected one, or the one whose record or journal entry is on the screen.
//!
//! It must not know the verbs.

use crate::domain::board::{Counts, OcgLine};
use crate::domain::ocg::Ocg;

use super::state::{Model, Screen};

impl Model {
    /// The group that is on the screen. On a record card it is the card's group, also when that has left the board; in the journal the one the entry
    /// under the cursor is about; everywhere else the selected one.
    #[must_use]
    pub fn subject(&self) -> Option<OcgLine> {
        match &self.screen {
            Screen::Record(record) => {
                let off_board = || record.card.as_deref().map(|card| line(&card.ocg));
                self.lines.ocg(record.ocg).cloned().or_else(off_board)
            }
            Screen::Journal(history) => self.lines.ocg(history.current()?.ocg?).cloned(),
            _ => self.selection().cloned(),
        }
    }
}

/// A group that is not on the board, as a line of it.
fn line(ocg: &Ocg) -> OcgLine {
    let placement = ocg.placement.as_ref();
    OcgLine {
        id: ocg.id,
        reference: ocg.details.reference.clone(),
        operation: ocg.details.operation.clone(),
        kind: ocg.details.kind,
        status: ocg.status,
        status_since: ocg.status_since,
        tier: ocg.tier(),
        tier_since: placement.map(|placement| placement.since),
        unit: placement.map_or(String::new(), |placement| placement.unit.clone()),
        review: placement.and_then(|placement| placement.review),
        decided_on: placement.map(|placement| placement.decided_on),
        lro: ocg.lro.as_ref().map(|holder| holder.officer.id),
        deputy: ocg.deputy.as_ref().map(|holder| holder.officer.id),
        without_lro_since: ocg.without_lro_since,
        threat: ocg.details.threats.first().cloned().unwrap_or_default(),
        flags: ocg.details.flags.join(", "),
        band: String::new(),
        score: None,
        assessed_on: None,
        active_on: None,
        objective: String::new(),
        counts: Counts::default(),
    }
}
