//! The clock of the machine: the one place that reads it, and how long it is to the next minute.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::domain::time::Timestamp;
use crate::model::state::{Model, Screen};

/// The time of the machine.
#[must_use]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// How long it is until the screen has another time to show: to the next full minute, or second while the clock of an item runs. Never nothing.
pub(super) fn until_tick(model: &Model) -> Duration {
    let runs = matches!(model.screen, Screen::Drive(_)) && model.sitting.open().is_some();
    let step = if runs { 1_000 } else { 60_000 };
    let into = model.now.0.rem_euclid(step);
    Duration::from_millis(u64::try_from(step - into).unwrap_or(1_000))
}
