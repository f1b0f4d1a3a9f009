//! Figures of a period: counted from its entries by the rules of papers section 3, each named where it is applied. Pure counting, no words.
//!
//! [`Close`] is the record as at the last entry, [`Period`] the entries read backwards from there to the opening. The two ends and the flow
//! between them must agree; where they do not, there is no paper (rules 7 and 11).

mod board;
mod close;
mod count;
mod period;
mod points;

pub use board::{board, newest, plan_of};
pub use close::{ActionTotals, Close, Lead, LiveOcg};
pub use count::{Actions, Decisions, Figures, Moves, count};
pub(in crate::report) use count::{archives, decision_number, is_no_change};
pub use period::{Period, Sort, Step, Wanted, disruptions, touched, wanted};
pub use points::{ActionPoint, OcgPoint};

use crate::text::count_group;

/// `11 of 79 (14%)`, or with words `11 of 79 with owners (14%)` (rules 30 and 31): the share only from 20 up, half up to whole per cent,
/// `under 1%` for less than half a per cent, and 100% only for all.
#[must_use]
pub fn share(part: u64, whole: u64, words: &str) -> String {
    if whole == 0 {
        return "none to count".to_owned();
    }
    let words = if words.is_empty() { String::new() } else { format!(" {words}") };
    let counted = format!("{} of {}{words}", count_group(part), count_group(whole));
    if whole < 20 {
        return counted;
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let percent = match (part * 200 + whole) / (whole * 2) {
        0 if part > 0 => "under 1%".to_owned(),
        100 if part < whole => "99%".to_owned(),
        percent => format!("{percent}%"),
    };
    format!("{counted} ({percent})")
}
