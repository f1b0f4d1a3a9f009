//! The 4P balance of one group: what was completed in the last months and what is open, by P (papers section 3 rule 18, screens section 4).
//!
//! Must not know a store or a screen.

use super::super::time::Date;
use chrono::Months;

/// Months the balance looks back.
pub const BALANCE_MONTHS: u32 = 6;

/// The first day whose discharges count, as at `today`.
#[must_use]
pub fn balance_from(today: Date) -> Date {
    today.checked_sub_months(Months::new(BALANCE_MONTHS)).unwrap_or(today)
}

/// Completed and open by primary P, with those without a P (imported) last: five pairs, in the order of [`super::Strand::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// Discharged in the last six months.
    pub done: [u32; 5],
    /// Live now.
    pub open: [u32; 5],
}

impl Balance {
    /// Completed and open of one place.
    #[must_use]
    pub fn at(&self, place: usize) -> (u32, u32) {
        (self.done.get(place).copied().unwrap_or(0), self.open.get(place).copied().unwrap_or(0))
    }

    /// The greatest number of completed and open together of one P.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.done.iter().zip(self.open).map(|(done, open)| done + open).max().unwrap_or(0)
    }
}
