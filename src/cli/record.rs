//! `muster record`: every command a person can ask, one batch a call.

mod actions;
mod items;
mod ocgs;
mod officers;
mod retention;
mod withdraw;

use super::args::{OcgAsk, OfficerAsk, Record, RecordTask};
use super::context::Context;
use super::failure::Failure;
use super::find::Finder;
use super::reason::Reason;
use super::receipt;
use super::words;
use crate::domain::command::{Asking, Command};
use crate::domain::date_words::{self, Anchors};
use crate::domain::ocg::Post;
use crate::domain::time::Date;
use crate::store::Store;

/// Records, or says what would be recorded.
pub(super) fn run(record: &Record, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(record.dry_run)?;
    let now = context.now_for(&opened.store);
    let mut asking = opened.asking(context);
    if let Some(text) = &record.decided_at {
        asking.decided_at = words::decided(text, now, &opened.store)?;
        asking.today = asking.decided_at.local_date();
    }
    if let RecordTask::Withdraw { entry } = &record.task {
        return withdraw::run(entry, record, &mut opened.store, &asking);
    }
    let anchors = words::anchors(&opened.store, asking.today)?;
    let reason = Reason::typed(record.because.as_ref());
    let command = Clerk { store: &opened.store, record, asking: &asking, anchors, reason: &reason }.command()?;
    reason.must_be_kept(&command)?;
    let preview = opened.store.preview(std::slice::from_ref(&command), &asking)?;
    receipt::warn(&opened.store, &preview)?;
    if record.dry_run {
        receipt::would(&preview, record.json);
    } else {
        receipt::say(&opened.store.act(&[command], &asking)?, record.json);
    }
    Ok(())
}

/// Turns what was typed into a command; judging it is the rules' work.
struct Clerk<'a> {
    store: &'a Store,
    record: &'a Record,
    asking: &'a Asking,
    anchors: Anchors,
    reason: &'a Reason,
}

impl Clerk<'_> {
    fn find(&self) -> Finder<'_> {
        Finder::new(self.store, self.asking.today)
    }

    fn because(&self) -> String {
        self.reason.take()
    }

    fn ahead(&self, text: Option<&String>) -> Result<Option<Date>, Failure> {
        text.map(|text| date_words::parse(text, self.asking.today, &self.anchors).map_err(words::bad)).transpose()
    }

    fn command(&self) -> Result<Command, Failure> {
        match &self.record.task {
            RecordTask::Tier { ocg, tier, unit, review, refused } => {
                self.tier(ocg, Some(tier), unit.as_ref(), review.as_ref(), refused.as_ref())
            }
            RecordTask::NoChange { ocg, unit, review, refused } => {
                self.tier(ocg, None, unit.as_ref(), review.as_ref(), refused.as_ref())
            }
            RecordTask::Lro { ocg, officer } => self.post(ocg, Post::Lro, officer),
            RecordTask::Deputy { ocg, officer } => self.post(ocg, Post::Deputy, officer),
            RecordTask::Sro { ocg, officer } => self.post(ocg, Post::Sro, officer),
            RecordTask::Status { ocg, status } => self.status(ocg, status),
            RecordTask::Ocg(OcgAsk::Register { words, status, tier, unit, review, lro, deputy, sro }) => {
                let posts = [lro.as_ref(), deputy.as_ref(), sro.as_ref()];
                self.register_ocg(words, status.as_ref(), tier.as_ref(), unit.as_ref(), review.as_ref(), posts)
            }
            RecordTask::Ocg(OcgAsk::Amend { ocg, words }) => self.amend_ocg(ocg, words),
            RecordTask::Officer(OfficerAsk::Register { label, words }) => self.register_officer(label, words),
            RecordTask::Officer(OfficerAsk::Amend { officer, label, words }) => {
                self.amend_officer(officer, label.as_ref(), words)
            }
            RecordTask::Retention(task) => self.retention(task),
            RecordTask::Assess { ocg, words } => self.assess(ocg, words),
            RecordTask::Note { reference, text } => self.note(reference, text),
            RecordTask::Disruption { ocg, level, evidence, words } => self.disruption(ocg, level, evidence, words),
            RecordTask::Moderate { disruption, level } => self.moderate(disruption, level),
            RecordTask::Join { disruption, into } => self.join(disruption, into),
            RecordTask::Profile { profile } => Ok(Command::AdoptProfile { profile: words::profile(profile)? }),
            RecordTask::Item(task) => self.item_command(task),
            RecordTask::Withdraw { .. } => Err(Failure::usage("An entry is withdrawn by its number.")),
            RecordTask::Action { .. }
            | RecordTask::AmendAction { .. }
            | RecordTask::Extend { .. }
            | RecordTask::Transfer { .. }
            | RecordTask::Start { .. }
            | RecordTask::Claim { .. }
            | RecordTask::RefuseClaim { .. }
            | RecordTask::Discharge { .. }
            | RecordTask::Cancel { .. }
            | RecordTask::PassOut { .. } => self.action_command(),
        }
    }
}
