//! What of a record a backup does not hold: how many of its entries, and from which on the two histories part. It must not know who asks.

use crate::store::{Store, StoreError};
use crate::text::{count_group, plural};

/// Entries of the record in use that are not in the backup; there is at least one.
pub(super) struct Lost {
    /// Entries of the record.
    record: u64,
    /// Entries of the backup.
    backup: u64,
    /// Entries that both begin with.
    common: u64,
}

impl Lost {
    /// Compares the two; `None` where the backup holds every entry of the record. The hash of an entry covers all before it, so the last entry that both
    /// have is found by halving.
    pub(super) fn between(record: &Store, backup: &Store) -> Result<Option<Self>, StoreError> {
        let same = |entry| -> Result<bool, StoreError> { Ok(record.seal_at(entry)? == backup.seal_at(entry)?) };
        let (mut common, mut most) = (0, record.entries().min(backup.entries()));
        while common < most {
            let middle = common + (most - common).div_ceil(2);
            if same(middle)? {
                common = middle;
            } else {
                most = middle - 1;
            }
        }
        let lost = Self { record: record.entries(), backup: backup.entries(), common };
        Ok((lost.entries() > 0).then_some(lost))
    }

    /// How many.
    pub(super) const fn entries(&self) -> u64 {
        self.record.saturating_sub(self.common)
    }

    /// In words, for whoever is about to lose them.
    pub(super) fn sentence(&self) -> String {
        let are = if self.entries() == 1 { "is" } else { "are" };
        let lost = format!("{} of the record that is there {are}", plural(self.entries(), "entry", "entries"));
        let (common, backup) = (count_group(self.common), count_group(self.backup));
        let from = count_group(self.common + 1);
        match () {
            () if self.common == 0 => format!("The backup is of another history: {lost} not in it."),
            () if self.common == self.backup => format!("The backup ends at entry {common}: {lost} not in it."),
            () => {
                format!("From entry {from} on the backup is another history, up to entry {backup}: {lost} not in it.")
            }
        }
    }

    /// For the access log, after how many entries were replaced.
    pub(super) fn noted(&self) -> String {
        let without = format!(", without {} of them", count_group(self.entries()));
        if self.common == self.backup {
            return without;
        }
        format!("{without}, another history from entry {} on", count_group(self.common + 1))
    }
}
