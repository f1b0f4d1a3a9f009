//! What the covert store says of crossings: begun, done, given up; and which of them wait. It opens nothing else.

use super::meant::{self, Stands};
use crate::domain::crossing::{Crossing, CrossingStep, MARKED};
use crate::domain::fact::Fact;
use crate::domain::passed_on::standing;
use crate::store::{Store, StoreError};

/// Every step of every crossing, each with its entry, in order.
pub(super) fn steps(covert: &Store) -> Result<Vec<(u64, Crossing, CrossingStep)>, StoreError> {
    let steps = covert.entered_of_kinds(&[MARKED])?.into_iter().filter_map(|entered| {
        match entered.recorded.map(|recorded| recorded.fact) {
            Some(Fact::CrossingMarked { crossing, step }) => Some((entered.entry, *crossing, step)),
            _ => None,
        }
    });
    Ok(steps.collect())
}

/// What was intended and neither done nor given up, each with the entry that decided it.
///
/// # Errors
/// The store cannot be read.
pub fn pending(covert: &Store) -> Result<Vec<(u64, Crossing)>, StoreError> {
    let mut stand = standing(covert.entered_of_kinds(&[MARKED])?);
    stand.retain(|one| one.number.is_none());
    Ok(stand.into_iter().map(|one| (one.intent, one.crossing)).collect())
}

/// What of [`pending`] may be of the record beside.
///
/// # Errors
/// A store cannot be read.
pub fn pending_for(covert: &Store, open: &Store) -> Result<Vec<(u64, Crossing)>, StoreError> {
    let store = open.founding()?.map(|founding| founding.store_id).unwrap_or_default();
    Ok(pending(covert)?.into_iter().filter(|(_, crossing)| meant::may_belong(crossing, &store)).collect())
}

/// What waits and is exactly this, begun for the record beside as it went on since.
pub(super) fn same(covert: &Store, open: &Store, wanted: &Crossing) -> Result<Option<(u64, Crossing)>, StoreError> {
    let alike = |crossing: &Crossing| {
        let owner = |crossing: &Crossing| crossing.owner.as_ref().map(|owner| owner.id);
        (crossing.ocg.id, crossing.to.id, owner(crossing)) == (wanted.ocg.id, wanted.to.id, owner(wanted))
            && (&crossing.text, crossing.strand, crossing.due) == (&wanted.text, wanted.strand, wanted.due)
    };
    let there = |crossing: &Crossing| matches!(meant::stands(open, crossing), Ok(Stands::There));
    Ok(pending(covert)?.into_iter().find(|(_, crossing)| alike(crossing) && there(crossing)))
}
