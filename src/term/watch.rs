//! The clock of the machine: the one place that reads it, and how long it is to the next minute.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::domain::time::Timestamp;

/// The time of the machine.
#[must_use]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// How long it is from a moment to the next full minute; never nothing.
pub(super) fn to_the_minute(moment: Timestamp) -> Duration {
    let into = u64::try_from(moment.0.rem_euclid(60_000)).unwrap_or(0);
    Duration::from_millis(60_000 - into)
}
