//! How the store itself stands, for the foot of the preparation list: how old its last backup is, and whether its entries verify (screens section 7).
//!
//! It must not know the disk or a clock: both come in as values.

use crate::domain::time::{Date, Timestamp, clock, days_between, plain};
use crate::text::{count_group, plural};

/// Days after which the last backup is worth a look.
const DAYS: i64 = 7;

/// What is known of the entries of the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chain {
    /// They are being looked through.
    Checking,
    /// Each is tied to the one before.
    Whole,
    /// They do not verify.
    Broken,
    /// There are too many to look through in passing.
    NotLooked,
}

impl Chain {
    /// Whether it verifies; `None` where that is not known.
    #[must_use]
    pub const fn verified(self) -> Option<bool> {
        match self {
            Self::Whole => Some(true),
            Self::Broken => Some(false),
            Self::Checking | Self::NotLooked => None,
        }
    }
}

/// How the store stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// When the last whole backup beside the record was made; `None` where there is none.
    pub backup: Option<Timestamp>,
    /// The entries of the record.
    pub entries: u64,
    /// Whether they verify.
    pub chain: Chain,
}

impl Standing {
    /// `Last backup yesterday 17:40. Store verified, 3,995 entries.`
    #[must_use]
    pub fn sentence(&self, today: Date) -> String {
        let backup = match self.backup {
            None => "No backup beside the record.".to_owned(),
            Some(at) => {
                let day = at.local_date();
                match days_between(day, today) {
                    0 => format!("Last backup today {}.", clock(at)),
                    1 => format!("Last backup yesterday {}.", clock(at)),
                    days if days < 0 => format!("Last backup dated in the future, {}.", plain(day)),
                    days => {
                        let days = plural(days.unsigned_abs(), "day", "days");
                        format!("Last backup {days} ago, {} {}.", plain(day), clock(at))
                    }
                }
            }
        };
        let entries = plural(self.entries, "entry", "entries");
        let chain = match self.chain {
            Chain::Checking => format!("Checking {entries} ..."),
            Chain::Whole => format!("Store verified, {entries}."),
            Chain::Broken => "THE STORE DOES NOT VERIFY. \"muster verify\" says where.".to_owned(),
            Chain::NotLooked => {
                format!("Not verified here, {} entries: run \"muster verify\".", count_group(self.entries))
            }
        };
        format!("{backup} {chain}")
    }

    /// The entries were looked through: how many there are, or nothing where they do not verify.
    pub const fn looked_through(&mut self, found: Option<u64>) {
        match found {
            Some(entries) => (self.entries, self.chain) = (entries, Chain::Whole),
            None => self.chain = Chain::Broken,
        }
    }

    /// Whether it should not be passed over: no backup of the last days, or a record that does not verify.
    #[must_use]
    pub fn needs_a_look(&self, today: Date) -> bool {
        let fresh = self.backup.is_some_and(|at| (0..=DAYS).contains(&days_between(at.local_date(), today)));
        !fresh || self.chain == Chain::Broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::add_days;

    /// Sunday 22 November 2026, 17:40.
    const MADE: Timestamp = Timestamp(1_795_369_200_000);

    #[test]
    fn the_age_of_the_backup_is_in_words_and_an_old_one_is_worth_a_look() {
        let standing = Standing { backup: Some(MADE), entries: 3_995, chain: Chain::Whole };
        let at = |days: i64| add_days(MADE.local_date(), days);
        let said = |days: i64| standing.sentence(at(days));
        assert_eq!(said(1), "Last backup yesterday 17:40. Store verified, 3,995 entries.");
        assert_eq!(said(0), "Last backup today 17:40. Store verified, 3,995 entries.");
        assert_eq!(said(9), "Last backup 9 days ago, 22 November 2026 17:40. Store verified, 3,995 entries.");
        assert_eq!(said(-1), "Last backup dated in the future, 22 November 2026. Store verified, 3,995 entries.");
        let looks: Vec<bool> = [-1, 0, 7, 8].into_iter().map(|days| standing.needs_a_look(at(days))).collect();
        assert_eq!(looks, [true, false, false, true]);
    }

    #[test]
    fn what_is_not_there_and_what_was_not_looked_at_is_said() {
        let none = Standing { backup: None, entries: 155, chain: Chain::Broken };
        let said = "No backup beside the record. THE STORE DOES NOT VERIFY. \"muster verify\" says where.";
        assert_eq!(none.sentence(MADE.local_date()), said);
        let many = Standing { backup: Some(MADE), entries: 542_229, chain: Chain::NotLooked };
        assert!(
            many.sentence(MADE.local_date()).ends_with("Not verified here, 542,229 entries: run \"muster verify\".")
        );
        let mut looked = Standing { chain: Chain::Checking, ..many };
        assert!(looked.sentence(MADE.local_date()).ends_with("17:40. Checking 542,229 entries ..."));
        assert!(!looked.needs_a_look(MADE.local_date()) && looked.chain.verified().is_none());
        looked.looked_through(Some(542_231));
        assert!(looked.sentence(MADE.local_date()).ends_with("Store verified, 542,231 entries."));
        looked.looked_through(None);
        assert!(looked.needs_a_look(MADE.local_date()));
        assert!(none.needs_a_look(MADE.local_date()) && !many.needs_a_look(MADE.local_date()));
    }
}
