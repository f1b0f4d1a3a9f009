//! Numbered copies of a paper: the next numbers are taken and their lines written to the access log in one transaction, so that no two runs, not even two
//! at the same moment, give the same number.
//!
//! It must not know what the paper says.

use super::access::Noted;
use super::error::StoreError;
use super::record::Store;
use super::secret::DataKey;
use crate::domain::copies::{self, CopyFor, NumberedCopy};
use crate::domain::time::Timestamp;

/// Copies of a paper that are about to be given.
#[derive(Debug, Clone, Copy)]
pub struct Copies<'a> {
    /// The name of the paper: `KX-M1-minutes`.
    pub paper: &'a str,
    /// The word of its format.
    pub format: &'a str,
    /// To whom, and why.
    pub to: &'a [CopyFor],
    /// By whom.
    pub who: &'a str,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Gives these copies the next numbers of their paper, for good, and notes each as a disclosure. Answers with all copies of the paper so far, these
    /// last; `None` for a record of an older form, where nothing can be noted. `beside` is the key where the record is open here only to read.
    ///
    /// # Errors
    /// The record cannot be written; no number is taken then.
    pub fn number_copies(
        &mut self,
        beside: Option<&DataKey>,
        wanted: Copies<'_>,
    ) -> Result<Option<Vec<NumberedCopy>>, StoreError> {
        self.with_access_log(beside, |log| {
            let mut all = copies::of_paper(wanted.paper, &log.lines()?);
            let first = copies::next(&all);
            let mut noted = Vec::new();
            for (number, copy) in (first..).zip(wanted.to) {
                let access = copies::given(wanted.paper, number, wanted.format, copy);
                noted.push(Noted { access, who: wanted.who.to_owned(), at: wanted.at });
                all.push(NumberedCopy { number, holder: Some(copy.holder.clone()), at: wanted.at, spoilt: false });
            }
            log.add(&noted)?;
            Ok(all)
        })
    }

    /// Notes that these numbers are spoilt: taken, and given to nobody. Answers whether it could be done.
    ///
    /// # Errors
    /// The record cannot be written; no line is written then, and the log goes on to say that they were given.
    pub fn spoil_copies(
        &mut self,
        beside: Option<&DataKey>,
        taken: Copies<'_>,
        numbers: &[u32],
        why: &str,
    ) -> Result<bool, StoreError> {
        let noted = numbers.iter().map(|number| Noted {
            access: copies::spoilt(taken.paper, *number, why),
            who: taken.who.to_owned(),
            at: taken.at,
        });
        let noted: Vec<Noted> = noted.collect();
        Ok(self.with_access_log(beside, |log| log.add(&noted))?.is_some())
    }
}
