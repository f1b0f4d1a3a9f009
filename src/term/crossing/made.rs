//! What became of the action of an intention in the open record: not made, made, made and taken back there, or perhaps made and erased by law. It writes
//! nothing.

use super::pending::steps;
use crate::domain::action::Action;
use crate::domain::crossing::{Crossing, CrossingStep};
use crate::domain::erasure::is_mark;
use crate::domain::fact::Fact;
use crate::store::{Store, StoreError};
use crate::term::papers::Trouble;

/// What stands of it in the open record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// It was not made.
    No,
    /// It was made as this action, and stands there, whatever its state.
    Stands(Box<Action>),
    /// It was made as this action and taken back there.
    TakenBack(Box<Action>),
    /// The action of this number may be it: all but its words fits, and those were erased by law.
    Erased(String),
}

/// Looks for the action of an intention: raised after it with the same words, for the same group and owner, and not the action of another crossing.
pub(super) fn made(covert: &Store, open: &Store, intent: u64, crossing: &Crossing) -> Result<Made, Trouble> {
    let others = numbers_of_others(covert, intent, crossing)?;
    let found = raised(open, crossing, crossing.after + 1, open.entries())?;
    let mut made = Made::No;
    for one in found.into_iter().filter(|one| !others.contains(&one.action.number)) {
        match (one.erased, one.stands) {
            (false, true) => return Ok(Made::Stands(one.action)),
            (false, false) => made = Made::TakenBack(one.action),
            // What has the words says more than what has none.
            (true, _) if made == Made::No => made = Made::Erased(one.action.number),
            (true, _) => {}
        }
    }
    Ok(made)
}

/// An action of the open record that fits an intention.
pub(super) struct Raised {
    /// The action as it was raised.
    pub(super) action: Box<Action>,
    /// Whether it stands, and was not taken back.
    stands: bool,
    /// Whether its words were erased by law: then all that is left of it fits.
    erased: bool,
}

/// The actions that fit an intention, raised between two entries.
pub(super) fn raised(open: &Store, crossing: &Crossing, first: u64, last: u64) -> Result<Vec<Raised>, StoreError> {
    let fits = |action: &Action| {
        action.ocg.id == crossing.to.id
            && (action.details.text == crossing.text || is_mark(&action.details.text))
            // What was not said is filled in by the rules of that store.
            && (crossing.strand.is_none() || action.details.strand == crossing.strand)
            && (crossing.due.is_none() || action.due == crossing.due)
            && crossing.owner.as_ref().is_none_or(|owner| action.owner.as_ref().is_some_and(|one| one.id == owner.id))
    };
    let mut found = Vec::new();
    for entered in open.entered(first, last)? {
        let stands = entered.withdrawn_by.is_none();
        if let Some(Fact::ActionRaised { action }) = entered.recorded.map(|recorded| recorded.fact)
            && fits(&action)
        {
            let erased = action.details.text != crossing.text;
            found.push(Raised { action, stands, erased });
        }
    }
    Ok(found)
}

/// What crossed, as the open record has it: what was not said when it was intended was filled in by the rules of that record.
pub(super) fn as_made(crossing: &Crossing, action: &Action) -> Crossing {
    Crossing { owner: action.owner.clone(), strand: action.details.strand, due: action.due, ..crossing.clone() }
}

/// The numbers that other crossings into the same record ended with: an action is the end of one of them only.
fn numbers_of_others(covert: &Store, intent: u64, crossing: &Crossing) -> Result<Vec<String>, StoreError> {
    let store = |crossing: &Crossing| crossing.meant.as_ref().map(|meant| meant.store.clone());
    let here = store(crossing);
    let found = steps(covert)?.into_iter().filter_map(|(_, other, step)| match step {
        CrossingStep::Done { intent: of, number } | CrossingStep::Abandoned { intent: of, number: Some(number) }
            if of != intent && (here.is_none() || store(&other).is_none() || store(&other) == here) =>
        {
            Some(number)
        }
        _ => None,
    });
    Ok(found.collect())
}
