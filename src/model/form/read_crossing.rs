//! Reading back the forms about what passes to the open record: what is asked there. They ask no command of this record.

use super::CrossForm;
use super::field::Name;
use super::read::{Read, Reader};
use crate::domain::crossing::Wanted;
use crate::domain::tier::Strand;
use crate::model::beside::BesideAsk;

/// What a form about a crossing asks, as it stands.
pub(super) fn crossing(what: &CrossForm, read: &Reader<'_>) -> Read<BesideAsk> {
    Ok(match what {
        CrossForm::Unfinished(entry) if read.form.value(Name::Status) == "finish" => BesideAsk::Finish(*entry),
        CrossForm::Unfinished(entry) => BesideAsk::GiveUp(*entry),
        CrossForm::Pass(from, to) => BesideAsk::Pass(Box::new(Wanted {
            from: *from,
            to: to.id,
            text: read.needed(Name::Text, "the words are needed: what the open record is to say.")?,
            owner: read.officer("nobody of the open record matches. Clear the field, or type a number or unit.")?,
            strand: Strand::from_words(read.form.value(Name::Strand)).ok(),
            due: read.date(Name::Due)?,
        })),
    })
}
