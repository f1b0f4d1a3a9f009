//! Who asks something of the record, and when: the surroundings of every decision, as values.

use super::role::Seat;
use super::time::{Date, Timestamp};

/// Who asks, and when it was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Who decided: rank and collar number.
    pub decided_by: String,
    /// Who enters it; the same person, or the loggist.
    pub entered_by: String,
    /// When it was decided; not later than `recorded_at`.
    pub decided_at: Timestamp,
    /// When it is entered.
    pub recorded_at: Timestamp,
    /// The local date of the decision: "today" for every rule.
    pub today: Date,
    /// The role of whoever enters, and for whom they may enter.
    pub seat: Seat,
}

impl Asking {
    /// Somebody decides and enters at the same moment.
    #[must_use]
    pub fn now(who: &str, at: Timestamp) -> Self {
        Self {
            decided_by: who.to_owned(),
            entered_by: who.to_owned(),
            decided_at: at,
            recorded_at: at,
            today: at.local_date(),
            seat: Seat::default(),
        }
    }
}
