//! Saying what the chair should know of the time: when the screen opens, when a day begins, and when the clock is put back.

use crate::domain::time::Timestamp;
use crate::model::notice::Kind;
use crate::model::remarks::{clock_behind, left_open};
use crate::model::state::Model;

/// When the screen opens, or a day begins: the clock is said last, since it stands then.
pub(crate) fn all(model: &mut Model) {
    if model.past.is_some() {
        return;
    }
    if let Some(words) = model.sitting.open().and_then(|meeting| left_open(meeting, model.today)) {
        model.notices.tell(Kind::Refused, words);
    }
    clock(model, None);
}

/// When the minute passes: said once, when the clock has been put back behind the last entry.
pub(crate) fn clock(model: &mut Model, before: Option<Timestamp>) {
    let last = model.facts.last_recorded_at;
    if before.is_some_and(|before| clock_behind(last, before).is_some()) {
        return;
    }
    if let Some(words) = clock_behind(last, model.now) {
        model.notices.tell(Kind::Refused, words);
    }
}
