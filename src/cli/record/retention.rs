//! Retention as commands: review, holds, disposal.

use super::super::args::RetentionTask;
use super::super::failure::Failure;
use super::super::words::bad;
use super::Clerk;
use crate::domain::command::Command;
use crate::domain::retention::{HoldKind, RetentionAsk, RetentionAsked};

impl Clerk<'_> {
    pub(super) fn retention(&self, task: &RetentionTask) -> Result<Command, Failure> {
        let kind = |text: &str| HoldKind::from_words(text).map_err(bad);
        let (ocg, ask) = match task {
            RetentionTask::Review { ocg, group, review } => {
                let group = group.clone().unwrap_or_default();
                (ocg, RetentionAsk::Review { group, review: self.ahead(review.as_ref())? })
            }
            RetentionTask::Hold { ocg, kind: typed } => (ocg, RetentionAsk::Hold(kind(typed)?)),
            RetentionTask::Lift { ocg, kind: typed } => (ocg, RetentionAsk::Lift(kind(typed)?)),
            RetentionTask::Propose { ocg } => (ocg, RetentionAsk::Propose),
            RetentionTask::Agree { ocg } => (ocg, RetentionAsk::Answer { agreed: true }),
            RetentionTask::Refuse { ocg } => (ocg, RetentionAsk::Answer { agreed: false }),
        };
        Ok(Command::Retain(RetentionAsked { ocg: self.find().ocg(ocg)?, ask, because: self.because() }))
    }
}
