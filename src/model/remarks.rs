//! What the chair should know of the time before something is recorded: a clock that stands before the last entry, a meeting that was left open.
//! The command line says the same in its own words.
//!
//! It must not know a clock: the moments come in.

use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::time::{Date, Timestamp, clock, days_between, short_weekday};
use crate::text::plural;

/// The clock stands before the last entry: when that is so, in one sentence.
#[must_use]
pub fn clock_behind(last: Option<Timestamp>, now: Timestamp) -> Option<String> {
    let last = last.filter(|last| now < *last)?;
    let when = format!("{} {}", short_weekday(last.local_date()), clock(last));
    Some(format!("The clock stands before the last entry, {when}. Check the clock."))
}

/// The meeting was left open since another day: when that is so, in one sentence.
#[must_use]
pub fn left_open(meeting: &Meeting, today: Date) -> Option<String> {
    let MeetingState::Open { at } = meeting.state else { return None };
    let days = days_between(at.local_date(), today);
    (days > 0).then(|| {
        let since = format!("{} {}", short_weekday(at.local_date()), clock(at));
        let days = plural(days.unsigned_abs(), "day", "days");
        format!("Meeting {} is open since {since}, for {days}. g m closes it.", meeting.number)
    })
}
