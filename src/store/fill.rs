//! Filling: many batches under few commits, for the demo and for benchmarks. Each batch is decided and recorded as any other; only the disk is
//! asked less often.

use super::act_error::ActError;
use super::append::{AppendError, Writer};
use super::error::StoreError;
use super::record::Store;
use crate::domain::command::{Asking, Command};
use crate::domain::decide::{Reject, decide};
use crate::domain::fact::{Recorded, Way};
use rusqlite::TransactionBehavior;

/// Batches under one commit.
const PER_COMMIT: usize = 2_000;

impl Store {
    /// Records many batches. `progress` is told how many are done after each commit and answers whether to go on.
    ///
    /// # Errors
    /// The first refusal or failure; what was committed before it stays.
    pub fn fill(
        &mut self,
        batches: impl Iterator<Item = (Asking, Vec<Command>)>,
        progress: &mut dyn FnMut(usize) -> bool,
    ) -> Result<usize, ActError> {
        self.may_write()?;
        match self.fill_all(batches, progress) {
            Err(ActError::Store(error)) => Err(ActError::Store(self.after_failure(error))),
            Err(refused) => {
                self.kept.forget();
                Err(refused)
            }
            done => done,
        }
    }

    fn fill_all(
        &mut self,
        batches: impl Iterator<Item = (Asking, Vec<Command>)>,
        progress: &mut dyn FnMut(usize) -> bool,
    ) -> Result<usize, ActError> {
        let mut batches = batches.peekable();
        let mut done = 0;
        while batches.peek().is_some() {
            let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let (mut entries, mut head) = (self.entries, self.head);
            let mut last = self.last_recorded_at;
            for (asking, commands) in batches.by_ref().take(PER_COMMIT) {
                let mut writer = Writer::new(&transaction, &self.kept, &mut *self.random, (entries, head), &asking)?;
                for (position, command) in commands.iter().enumerate() {
                    let facts = decide(command, &writer.tables(), &asking).map_err(|reject| match reject {
                        Reject::Refused(sentence) => ActError::Refused { sentence, command: position },
                        Reject::Fault(fault) => {
                            ActError::Store(self.kept.take_error().unwrap_or(StoreError::Defect(fault.0)))
                        }
                    })?;
                    for fact in facts {
                        writer.append(&Recorded::act(fact), None, &asking).map_err(|error| match error {
                            AppendError::Stale(sentence) | AppendError::ForGood(sentence) => {
                                ActError::Refused { sentence, command: position }
                            }
                            AppendError::Store(error) => ActError::Store(error),
                        })?;
                    }
                }
                writer.finish(Way::Act, None, &asking)?;
                (entries, head) = (writer.entries, writer.head);
                last = Some(asking.recorded_at);
                done += 1;
            }
            transaction.commit()?;
            self.entries = entries;
            self.head = head;
            self.last_recorded_at = last;
            if !progress(done) {
                return Err(ActError::Store(StoreError::Stopped));
            }
        }
        Ok(done)
    }
}
