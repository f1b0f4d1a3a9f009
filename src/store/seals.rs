//! Old seals held against the journal: the words on signed minutes say whether anything before them was changed since, and how. Knows no paper and no
//! screen.

use super::error::StoreError;
use super::record::Store;
use super::verify::verify_chain;
use crate::journal::canonical::genesis;
use crate::journal::claim::SealClaim;
use crate::journal::entry::Hash;

/// What an old seal turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealVerdict {
    /// The journal up to this entry is the one that was sealed.
    Confirmed {
        /// The sealed entry.
        entry: u64,
    },
    /// The seal names another store.
    OtherStore {
        /// The store of the seal.
        claimed: String,
    },
    /// The words are those of this journal, but of another entry than the seal says: the number was misread or altered.
    Elsewhere {
        /// The entry the seal names.
        claimed: u64,
        /// The entry the words belong to.
        entry: u64,
    },
    /// The journal has fewer entries than were sealed, and its tables say no more than it does: an older copy was put in the record's place.
    Older {
        /// Entries sealed.
        claimed: u64,
        /// Entries there are.
        entries: u64,
    },
    /// The journal has fewer entries than were sealed, and its tables still hold what the missing ones recorded: its end was cut off.
    CutShort {
        /// Entries sealed.
        claimed: u64,
        /// Entries there are.
        entries: u64,
    },
    /// The journal is whole in itself, but the sealed entries are not those of it: it was written anew, by somebody with the key, from `entry` on or
    /// later; before it an earlier seal was confirmed.
    Differs {
        /// First entry that can differ.
        entry: u64,
    },
    /// No entry of this journal carries these words, and the seal does not say how many entries it covers.
    Unknown,
}

/// Where in the journal the words of a claim were found.
#[derive(Default, Clone, Copy)]
struct Found {
    /// At the entry the claim names, or at any where it names none.
    confirmed: Option<u64>,
    /// At another entry than the claim names.
    elsewhere: Option<u64>,
}

impl Found {
    fn see(&mut self, claim: &SealClaim, seq: u64, hash: &Hash) {
        if claim.matches(hash) {
            match claim.entries {
                Some(entries) if entries != seq => self.elsewhere = Some(seq),
                _ => self.confirmed = Some(seq),
            }
        }
    }
}

impl Store {
    /// Verifies the chain once and holds old seals against it; the verdicts stand in the order of the claims. What an older seal confirms bounds where
    /// a newer one can differ.
    ///
    /// # Errors
    /// As [`verify`](Self::verify): a journal that is broken in itself says so first.
    pub fn hold(&self, claims: &[SealClaim]) -> Result<Vec<SealVerdict>, StoreError> {
        let mut found = vec![Found::default(); claims.len()];
        let id = self.founding()?.map(|founding| founding.store_id);
        let opening = genesis(id.as_deref().unwrap_or_default());
        let mut keep = |seq: u64, hash: &Hash| {
            for (found, claim) in found.iter_mut().zip(claims) {
                found.see(claim, seq, hash);
            }
        };
        let (head, _) = verify_chain(&self.conn, Some(&mut keep))?;
        for (found, claim) in found.iter_mut().zip(claims) {
            if claim.matches(&opening) && claim.entries.is_none_or(|entries| entries == 0) {
                found.confirmed = Some(0);
            }
        }
        let older = self.is_an_older_copy(claims, &found, head.entries)?;
        let confirmed: Vec<u64> = found.iter().filter_map(|found| found.confirmed).collect();
        let verdict = |(found, claim): (&Found, &SealClaim)| match (&claim.store_id, &id) {
            (Some(claimed), Some(id)) if claimed != id => SealVerdict::OtherStore { claimed: claimed.clone() },
            _ => match (found.confirmed, found.elsewhere, claim.entries) {
                (Some(entry), ..) => SealVerdict::Confirmed { entry },
                (None, Some(entry), Some(claimed)) => SealVerdict::Elsewhere { claimed, entry },
                (None, None, Some(claimed)) if claimed > head.entries => {
                    let entries = head.entries;
                    if older {
                        SealVerdict::Older { claimed, entries }
                    } else {
                        SealVerdict::CutShort { claimed, entries }
                    }
                }
                (None, None, Some(claimed)) => {
                    let before = confirmed.iter().copied().filter(|entry| *entry < claimed).max();
                    SealVerdict::Differs { entry: before.unwrap_or(0) + 1 }
                }
                (None, _, None) => SealVerdict::Unknown,
            },
        };
        Ok(found.iter().zip(claims).map(verdict).collect())
    }

    /// Whether a journal that is shorter than a claim says is an older copy, whose tables say no more than it does: replaying it in memory tells one from a
    /// journal whose end was taken off. Not asked where no claim is of more entries than there are.
    fn is_an_older_copy(&self, claims: &[SealClaim], found: &[Found], entries: u64) -> Result<bool, StoreError> {
        let longer = |(found, claim): (&Found, &SealClaim)| {
            found.confirmed.is_none() && found.elsewhere.is_none() && claim.entries.is_some_and(|claim| claim > entries)
        };
        if !found.iter().zip(claims).any(longer) {
            return Ok(false);
        }
        Ok(self.as_at(entries)?.projection_text()? == self.projection_text()?)
    }
}
