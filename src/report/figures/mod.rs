//! Figures of a period: counted from its entries by the rules of papers section 3, each named where it is applied. Pure counting, no words.
//!
//! [`Close`] is the record as at the last entry, [`Period`] the entries read backwards from there to the opening. The two ends and the flow
//! between them must agree; where they do not, there is no paper (rules 7 and 11).

mod board;
mod close;
mod count;
mod flow;
mod harm;
mod kept;
mod period;
mod points;

pub use board::{board, newest, plan_of};
pub use close::{ActionTotals, Close, Lead, LiveOcg};
pub use count::{Actions, Decisions, Figures, Moves, count};
pub(in crate::report) use count::{archives, decision_number, is_no_change};
pub use flow::{Balance, Bids, Disrupted, agreed, bids, disrupted, on_time, on_time_of, outcomes, reasons, strands};
pub use harm::{Assessed, Harm, Trend, harm, live_since, reassessed};
pub use kept::{Kept, Timeliness, quarter_ends};
pub use period::{Period, Sort, Step, Wanted, disruptions, touched, wanted};
pub use points::{ActionPoint, OcgPoint};

use crate::text::count_group;

/// Shares of a whole that add up to 100 (rule 31): largest remainder, ties to the first. Nothing to count gives no shares.
#[must_use]
pub fn shares(parts: &[u64]) -> Vec<u64> {
    let whole: u128 = parts.iter().map(|part| u128::from(*part)).sum();
    if whole == 0 {
        return vec![0; parts.len()];
    }
    let mut shares: Vec<u64> =
        parts.iter().map(|part| u64::try_from(u128::from(*part) * 100 / whole).unwrap_or(0)).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(u128::from(parts[*at]) * 100 % whole), *at));
    let missing = usize::try_from(100_u64.saturating_sub(shares.iter().sum())).unwrap_or(0);
    for at in order.into_iter().take(missing) {
        shares[at] += 1;
    }
    shares
}

/// The same shares in words: `0%` only for none, `under 1%` for a part that rounds to nothing, `100%` only for all (rule 31).
#[must_use]
pub fn share_words(parts: &[u64]) -> Vec<String> {
    let whole: u64 = parts.iter().sum();
    let word = |(part, share): (&u64, u64)| match share {
        0 if *part > 0 => "under 1%".to_owned(),
        100 if *part < whole => "99%".to_owned(),
        share => format!("{share}%"),
    };
    parts.iter().zip(shares(parts)).map(word).collect()
}

/// How many entries were left out since the law had them erased (rule 32); `None` for none.
#[must_use]
pub fn erased(count: u64) -> Option<String> {
    match count {
        0 => None,
        1 => Some("1 entry erased by law is not in these figures.".to_owned()),
        count => Some(format!("{} entries erased by law are not in these figures.", count_group(count))),
    }
}

/// The lower of the middle two of an even count, so a value that occurred (rule 29); `None` of nothing.
#[must_use]
pub fn median(values: &[u64]) -> Option<u64> {
    let mut values = values.to_vec();
    values.sort_unstable();
    values.get(values.len().checked_sub(1)? / 2).copied()
}

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
