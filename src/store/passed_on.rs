//! What is in the way of taking something back that the records do not show: what passed to the open record from it, and what was recorded at the meeting that
//! it opened. The rule is [`passed_on`]'s; here the entries are read that it asks for, and only where it asks.

use super::act_error::ActError;
use super::act_words::stays;
use super::record::Store;
use crate::domain::crossing::MARKED;
use crate::domain::passed_on::{self, Taken};
use crate::domain::undo::Withdrawal;

impl Store {
    /// That these withdrawals take nothing from under what stands.
    ///
    /// # Errors
    /// The first that would, in one sentence; or the store cannot be read.
    pub(super) fn nothing_rests_on(&self, withdrawals: &[Withdrawal]) -> Result<(), ActError> {
        let mut crossings = None;
        let with: Vec<u64> = withdrawals.iter().map(|withdrawal| withdrawal.undoes).collect();
        for Withdrawal { undoes, recorded } in withdrawals {
            let Some(taken) = passed_on::taken(&recorded.fact) else { continue };
            let crossings = match &mut crossings {
                Some(crossings) => crossings,
                none => none.insert(passed_on::standing(self.entered_of_kinds(&[MARKED])?)),
            };
            let mut why = passed_on::rests(&taken, crossings);
            if let (None, Taken::Meeting(meeting)) = (&why, &taken)
                && let Some((first, last)) = self.meeting_entries(&meeting.code())?
            {
                let mut entries = self.entered(first, last)?;
                entries.retain(|entered| entered.meeting.as_ref() == Some(&meeting.code()));
                why = passed_on::held(meeting, &entries, *undoes, &with);
            }
            if let Some(why) = why {
                return Err(stays(*undoes, &why, ""));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "passed_on_tests.rs"]
mod tests;
