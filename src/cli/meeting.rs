//! `muster meeting`: a meeting of record from the command line: prepare, open, attend, call, close. The dashboard's drive mode asks the same commands.

mod acts;
mod attend;
mod briefed;
mod card;
mod json;
mod looks;

pub(super) use json::{entries as entries_json, meeting as meeting_json};
pub(super) use looks::write as write_meeting;

use super::args::{self, Meeting, MeetingTask};
use super::context::{Context, Opened};
use super::failure::Failure;
use super::find::Finder;
use super::reason::Reason;
use super::receipt;
use super::{list, output, words};
use crate::domain::access_log::Access;
use crate::domain::command::{Asking, Command};
use crate::domain::date_words::Anchors;
use crate::domain::meeting::MeetingState;
use crate::domain::time::{Timestamp, clock, days_between, long};
use crate::text::plural;

/// Does what was asked.
pub(super) fn run(meeting: &Meeting, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(meeting.task.only_looks() || meeting.dry_run)?;
    let now = context.now_for(&opened.store);
    let mut asking = opened.asking(context);
    if let Some(text) = &meeting.decided_at {
        asking.decided_at = words::decided(text, now, &opened.store)?;
        asking.today = asking.decided_at.local_date();
    }
    if !meeting.task.only_looks() {
        remark_clock(&opened, &asking)?;
    }
    let anchors = words::anchors(&opened.store, asking.today)?;
    let reason = Reason::typed(meeting.because.as_ref());
    let mut desk = Desk { opened: &mut opened, asking, anchors, asked: meeting, context, reason };
    match &meeting.task {
        MeetingTask::Prepare { words } => desk.prepare(words),
        MeetingTask::Freeze => desk.freeze(),
        MeetingTask::Open { words, marking } => desk.open(words, marking.as_deref()),
        MeetingTask::AcceptMinutes => desk.accept_minutes(),
        MeetingTask::Agenda => looks::agenda(&mut desk),
        MeetingTask::Attend { .. } => desk.attend(&meeting.task),
        MeetingTask::Briefed { .. } => desk.briefed(&meeting.task),
        MeetingTask::Call { .. } | MeetingTask::Read { .. } | MeetingTask::Defer { .. } => desk.settle(&meeting.task),
        MeetingTask::Next { called } => desk.next(*called),
        MeetingTask::Rest { how } => desk.rest(how),
        MeetingTask::Show { meeting, prepare, order, card } => {
            looks::show(&mut desk, meeting.as_deref(), *prepare, *order, card.as_deref())
        }
        MeetingTask::List { limit, csv, plain } => {
            desk.note(Access::listed("meetings"));
            list::meetings(&desk.opened.store, *limit, args::shape(meeting.json, *csv, *plain))
        }
        MeetingTask::Amend { words } => desk.amend(words),
        MeetingTask::Cancel => desk.cancel(),
        MeetingTask::Close { rest, read_back } => desk.close(rest.as_deref(), *read_back),
    }
}

/// What every task needs.
pub(super) struct Desk<'a> {
    opened: &'a mut Opened,
    asking: Asking,
    anchors: Anchors,
    asked: &'a Meeting,
    context: &'a Context,
    reason: Reason,
}

impl Desk<'_> {
    fn find(&self) -> Finder<'_> {
        Finder::new(&self.opened.store, self.asking.today)
    }

    /// Notes a consultation, in the words of the dashboard.
    fn note(&mut self, access: Access) {
        self.opened.note(access, self.context);
    }

    fn because(&self) -> String {
        self.reason.take()
    }

    /// Records the commands as one batch, or says what would be recorded. True when it was recorded.
    fn act(&mut self, commands: &[Command]) -> Result<bool, Failure> {
        for command in commands {
            self.reason.must_be_kept(command)?;
        }
        if self.asked.dry_run {
            receipt::would(&self.opened.store.preview(commands, &self.asking)?, self.asked.json);
            return Ok(false);
        }
        let receipt = self.opened.store.act(commands, &self.asking)?;
        // A batch whose acts rest on one another cannot be read aloud before it is recorded.
        receipt::warn(&self.opened.store, &receipt.sentences)?;
        receipt::say(&receipt, self.asked.json);
        Ok(true)
    }
}

/// Says on standard error what a chair should know of the time before something is recorded: a clock that jumped back, a meeting that was left open.
fn remark_clock(opened: &Opened, asking: &Asking) -> Result<(), Failure> {
    let last = opened.store.facts()?.and_then(|facts| facts.last_recorded_at);
    if let Some(last) = last.filter(|last| asking.recorded_at < *last) {
        output::remark(&format!(
            "The clock stands before the last entry, which was recorded on {} at {}. Check the clock of this computer.",
            long(last.local_date()),
            clock(last)
        ));
    }
    let Some(open) = opened.store.open_meeting()? else { return Ok(()) };
    if let MeetingState::Open { at } = open.state
        && let days @ 1.. = days_between(at.local_date(), asking.today)
    {
        output::remark(&format!(
            "The {} is open since {} at {}, for {}. Close it with \"muster meeting close\"; --decided-at gives the time it really ended.",
            open.tag(),
            long(at.local_date()),
            clock(at),
            plural(days.unsigned_abs(), "day", "days")
        ));
    }
    Ok(())
}

/// Whole seconds from one moment to another.
const fn seconds(from: Timestamp, to: Timestamp) -> i64 {
    (to.0 - from.0).div_euclid(1_000)
}
