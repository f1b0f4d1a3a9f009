//! Whether the record beside is the one that a crossing was begun for. Identities of groups and officers are small numbers that mean another one in every
//! store: nothing is made, found or given up in any record but the one meant. It writes nothing.

use super::fault;
use crate::domain::crossing::{Crossing, Meant};
use crate::domain::reading::Reading as _;
use crate::journal::canonical::hex;
use crate::store::Store;
use crate::term::papers::Trouble;
use crate::text::count_group;

/// The record as it stands, to be kept with an intention.
pub(super) fn meant(open: &Store) -> Result<Option<Meant>, Trouble> {
    Ok(open.seal()?.map(|seal| Meant { store: seal.store_id, head: hex(&seal.head) }))
}

/// The record beside, as an intention sees it, where it may be looked into at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// It is the one meant, with everything that was in it then.
    There,
    /// It is the one meant, but was put back to an earlier state and went on otherwise: nothing of this intention can be in it.
    Otherwise,
}

/// Whether an intention may be looked for in the record beside.
///
/// An intention of before the record was kept with it is taken for one of this record where its group and its owner have the same numbers and names here:
/// nothing better was written down.
///
/// # Errors
/// It is another record, or an older copy of the one meant; each in one sentence.
pub(super) fn stands(open: &Store, crossing: &Crossing) -> Result<Stands, Trouble> {
    let here = open.founding()?.map(|founding| (founding.store_id, founding.bcu)).unwrap_or_default();
    match &crossing.meant {
        Some(meant) if meant.store != here.0 => {
            return Err(Trouble::Refused(format!(
                "The open record beside is store {} of {}, and this crossing was begun for store {}. Nothing was written; name that record with --with.",
                here.0, here.1, meant.store
            )));
        }
        None if !named_alike(open, crossing)? => {
            return Err(Trouble::Refused(format!(
                "An earlier Muster began this crossing without writing down for which open record, and in the one beside (store {} of {}) other names stand for its group or its owner. Nothing was written; name the record it was begun for with --with.",
                here.0, here.1
            )));
        }
        _ => {}
    }
    if open.entries() < crossing.after {
        return Err(Trouble::Refused(format!(
            "The open record beside is an older copy: it ends at entry {0}, and this crossing was begun at entry {1} of it. Nothing was written. Name the record in use with --with; if this is the record in use, since a backup was put in its place, the crossing can be given up once it has reached entry {1}.",
            count_group(open.entries()),
            count_group(crossing.after)
        )));
    }
    let Some(meant) = &crossing.meant else { return Ok(Stands::There) };
    let then = open.seal_at(crossing.after)?.map(|seal| hex(&seal.head));
    Ok(if then.as_ref() == Some(&meant.head) { Stands::There } else { Stands::Otherwise })
}

/// What is said where something is to be finished in a record that went on otherwise.
pub(super) fn otherwise(crossing: &Crossing) -> Trouble {
    Trouble::Refused(format!(
        "The open record beside was put back to an earlier state since: its entry {} is not the one that this crossing was begun at, so it is not finished there. Give it up, and let it cross anew if it is still wanted.",
        count_group(crossing.after)
    ))
}

/// Whether an intention belongs to the record that has this store id; one that does not say so might.
pub(super) fn may_belong(crossing: &Crossing, store: &str) -> bool {
    crossing.meant.as_ref().is_none_or(|meant| meant.store == store)
}

fn named_alike(open: &Store, crossing: &Crossing) -> Result<bool, Trouble> {
    let group = open.reading().ocg(crossing.to.id).map_err(fault)?;
    let owner = match &crossing.owner {
        Some(owner) => {
            let found = open.reading().officer(owner.id).map_err(fault)?;
            found.is_some_and(|found| found.tag().label == owner.label)
        }
        None => true,
    };
    Ok(owner && group.is_some_and(|group| group.tag().operation == crossing.to.operation))
}
