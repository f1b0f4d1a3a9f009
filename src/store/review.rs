//! What the review of actions shows beside the actions: how often each was carried, and what was signed off on a day. Read from the journal.

use super::error::StoreError;
use super::record::Store;
use crate::domain::action::ActionStatus;
use crate::domain::fact::Fact;
use crate::domain::identity::ActionId;
use crate::domain::meeting::MeetingKind;
use crate::domain::time::Date;
use std::collections::BTreeMap;

/// Newest entries looked at for what was done on a day: several meetings' worth.
const NEWEST: u64 = 1_000;

impl Store {
    /// Of these actions those that were overdue at the close of a meeting of a kind, with at how many (papers section 3 rule 17).
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn carried_of(&self, kind: MeetingKind, ids: &[ActionId]) -> Result<BTreeMap<ActionId, u32>, StoreError> {
        let closes = self.closes(kind)?;
        let Some(last) = closes.last().map(|close| close.on) else { return Ok(BTreeMap::new()) };
        let mut found = BTreeMap::new();
        for id in ids {
            // What first fell due after the last close was never carried: its life need not be read.
            if self.first_due(*id)?.is_none_or(|due| due >= last) {
                continue;
            }
            if let Some(line) = self.action_line(*id)? {
                let count = self.times_carried(&line, &closes)?;
                if count > 0 {
                    found.insert(*id, count);
                }
            }
        }
        Ok(found)
    }

    /// Owners with how many of their actions were signed off on a day and are so still, by name.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn signed_off_on(&self, day: Date) -> Result<Vec<(String, u32)>, StoreError> {
        let last = self.facts()?.map_or(0, |facts| facts.entries);
        let mut done: BTreeMap<String, u32> = BTreeMap::new();
        for entered in self.entered(last.saturating_sub(NEWEST) + 1, last)? {
            let stands = entered.withdrawn_by.is_none() && entered.undoes.is_none();
            if !stands || entered.recorded_at.local_date() != day {
                continue;
            }
            if let Some(Fact::ActionMoved { action, to, .. }) = entered.recorded.map(|recorded| recorded.fact)
                && to.status == ActionStatus::Discharged
                && let Some(line) = self.action_line(action.id)?
            {
                *done.entry(line.owner_label).or_default() += 1;
            }
        }
        Ok(done.into_iter().collect())
    }
}
