//! Deciding about what passes to the open record: in the covert store only, of an item of it, in words that are there.

use super::super::crossing::{Crossing, CrossingStep};
use super::super::fact::Fact;
use super::super::limits::{self, MOST_CHARACTERS};
use super::super::reading::Reading;
use super::{Reject, refuse};

pub(super) fn mark(crossing: &Crossing, step: &CrossingStep, record: &dyn Reading) -> Result<Vec<Fact>, Reject> {
    if !record.founding()?.is_some_and(|founding| founding.covert) {
        return refuse("Nothing passes from this record to another.");
    }
    let Some(ocg) = record.ocg(crossing.ocg.id)? else {
        return refuse("That item is not in the record.");
    };
    let text = limits::needed("what is to be done", &crossing.text, MOST_CHARACTERS)?;
    let crossing = Crossing { ocg: ocg.tag(), text, ..crossing.clone() };
    Ok(vec![Fact::CrossingMarked { crossing: Box::new(crossing), step: step.clone() }])
}
