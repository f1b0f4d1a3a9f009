//! Reading back the forms about what passes to the open record: what is asked there. They ask no command of this record.

use super::field::Name;
use super::read::{Read, Reader};
use super::{CrossForm, Form, Purpose};
use crate::domain::crossing::Wanted;
use crate::domain::tier::Strand;
use crate::model::beside::BesideAsk;
use crate::model::state::Model;

/// What a form about a crossing asks, as it stands; nothing for any other form.
///
/// # Errors
/// The first field that is wrong.
pub fn crossing(form: &Form, model: &Model) -> Read<Option<BesideAsk>> {
    let Purpose::Cross(what) = &form.purpose else { return Ok(None) };
    let read = Reader { form, model };
    Ok(Some(match what {
        CrossForm::Unfinished(entry) if form.value(Name::Status) == "finish" => BesideAsk::Finish(*entry),
        CrossForm::Unfinished(entry) => BesideAsk::GiveUp(*entry),
        CrossForm::Pass(from, to) => BesideAsk::Pass(Box::new(Wanted {
            from: *from,
            to: to.id,
            text: read.needed(Name::Text, "the words are needed: what the open record is to say.")?,
            owner: read.officer("nobody of the open record matches. Clear the field, or type a number or unit.")?,
            strand: Strand::from_words(form.value(Name::Strand)).ok(),
            due: read.date(Name::Due)?,
        })),
    }))
}
