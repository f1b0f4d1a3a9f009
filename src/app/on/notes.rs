//! A note for the minutes on a sentence that is read back: on its group, or under the last item of the agenda where it is of none.
//!
//! It must not know what the sentence says: it names its entry.

use crate::domain::agenda::Business;
use crate::model::close::Row;
use crate::model::form::field::Name;
use crate::model::form::spec;
use crate::model::state::{Model, Screen};
use crate::text::count_group;

/// Opens the form on the sentence under the cursor. Returns whether there is one.
pub(crate) fn on_sentence(model: &mut Model) -> bool {
    let Screen::Close(close) = &model.screen else { return false };
    let Some(Row::Read(at)) = close.current() else { return false };
    let Some(one) = close.read.as_ref().and_then(|read| read.get(*at)) else { return false };
    let mut form = match one.ocg.and_then(|ocg| model.lines.ocg(ocg)) {
        Some(line) => spec::note(line, None),
        None => {
            let agenda = &model.profile.agenda;
            let close = agenda.iter().find(|item| Business::of(item) == Business::Close).or(agenda.last());
            spec::remark(model, close.map(String::as_str))
        }
    };
    form.begin(Name::Text, &format!("Entry {}: ", count_group(one.entry)));
    super::verbs::show(model, form);
    true
}
