//! Numbered copies of a paper: the next numbers are taken and their lines written to the access log in one transaction, so that no two runs, not even two
//! at the same moment, give the same number.
//!
//! It must not know what the paper says.

use super::access::Noted;
use super::error::StoreError;
use super::record::Store;
use super::secret::DataKey;
use crate::domain::copies::{self, CopyFor, Fate, NumberedCopy, Unaccountable};
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

/// What became of copies of a paper.
#[derive(Debug, Clone, Copy)]
pub struct Accounted<'a> {
    /// The name of the paper.
    pub paper: &'a str,
    /// Their numbers.
    pub numbers: &'a [u32],
    /// What became of them.
    pub fate: Fate,
    /// How it is known, or why; it may be empty.
    pub because: &'a str,
    /// Who says so.
    pub who: &'a str,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// The key where the record is open here only to read: lines are then added beside whoever has it open. Whether this run may add any is asked before.
    fn beside(&self) -> Option<DataKey> {
        self.key.as_ref().filter(|_| self.is_read_only()).map(DataKey::again)
    }

    /// Every numbered copy with the name of its paper.
    ///
    /// # Errors
    /// The record cannot be read.
    pub fn numbered_copies(&self) -> Result<Vec<(String, NumberedCopy)>, StoreError> {
        Ok(copies::of_every_paper(&self.accesses()?))
    }

    /// Notes what became of copies that are out, all or none. Answers with them as they stood; `None` for a record of an older form, where nothing can be noted.
    ///
    /// # Errors
    /// The record cannot be written. Within: one of them was never given, or is accounted for already; nothing is noted then.
    pub fn account_for(
        &mut self,
        said: Accounted<'_>,
    ) -> Result<Option<Result<Vec<NumberedCopy>, Unaccountable>>, StoreError> {
        self.with_access_log(self.beside().as_ref(), |log| {
            let all = copies::of_paper(said.paper, &log.lines()?);
            let found = match copies::still_out(said.paper, &all, said.numbers) {
                Ok(found) => found,
                Err(why) => return Ok(Err(why)),
            };
            let noted = found.iter().map(|copy| Noted {
                access: copies::accounted(said.paper, copy.number, said.fate, said.because),
                who: said.who.to_owned(),
                at: said.at,
            });
            log.add(&noted.collect::<Vec<_>>())?;
            Ok(Ok(found))
        })
    }

    /// Gives these copies the next numbers of their paper, for good, and notes each as a disclosure. Answers with all copies of the paper so far, these
    /// last; `None` for a record of an older form, where nothing can be noted.
    ///
    /// # Errors
    /// The record cannot be written; no number is taken then.
    pub fn number_copies(&mut self, wanted: Copies<'_>) -> Result<Option<Vec<NumberedCopy>>, StoreError> {
        self.with_access_log(self.beside().as_ref(), |log| {
            let mut all = copies::of_paper(wanted.paper, &log.lines()?);
            let first = copies::next(&all);
            let mut noted = Vec::new();
            for (number, copy) in (first..).zip(wanted.to) {
                let access = copies::given(wanted.paper, number, wanted.format, copy);
                noted.push(Noted { access, who: wanted.who.to_owned(), at: wanted.at });
                all.push(NumberedCopy { number, holder: Some(copy.holder.clone()), at: wanted.at, became: None });
            }
            log.add(&noted)?;
            Ok(all)
        })
    }

    /// Notes that these numbers are spoilt: taken, and given to nobody. Answers whether it could be done.
    ///
    /// # Errors
    /// The record cannot be written; no line is written then, and the log goes on to say that they were given.
    pub fn spoil_copies(&mut self, taken: Copies<'_>, numbers: &[u32], why: &str) -> Result<bool, StoreError> {
        let noted = numbers.iter().map(|number| Noted {
            access: copies::accounted(taken.paper, *number, Fate::Spoilt, why),
            who: taken.who.to_owned(),
            at: taken.at,
        });
        let noted: Vec<Noted> = noted.collect();
        Ok(self.with_access_log(self.beside().as_ref(), |log| log.add(&noted))?.is_some())
    }
}
