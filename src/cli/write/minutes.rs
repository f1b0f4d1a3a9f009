//! `muster write minutes`: of everything since the last minutes. Issuing is an entry of its own; issued minutes can be written again, byte for
//! byte. The minutes of a meeting are in [`super::papers`].

use super::super::args::Write;
use super::super::context::Context;
use super::super::failure::Failure;
use super::super::replay;
use super::names::warn;
use super::{Issued as Written, put, put_issued};
use crate::domain::board::ActionFilter;
use crate::domain::command::Command;
use crate::domain::fact::Fact;
use crate::domain::reading::Reading;
use crate::domain::receipt::Entered;
use crate::domain::time::Date;
use crate::report::figures::{ActionTotals, Close, wanted};
use crate::report::minutes::{Issue, MinutesInput, days, minutes};
use crate::report::{Document, Format};
use crate::store::{Store, StoreError};

/// Minutes of everything since the last minutes, or those that were issued once more.
pub(super) fn run(write: &Write, format: Format, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(write.draft || write.number.is_some())?;
    warn(write, &opened, context)?;
    if let Some(place) = &write.out {
        opened.may_put(place, " with --out", context)?;
    }
    if opened.covert()? {
        return Err(Failure::refused(
            "In this store minutes are those of a meeting, each copy for a holder who is named. Name the meeting with --meeting and each holder with --to.",
        ));
    }
    if let Some(number) = write.number {
        let document = again(&opened.store, number)?;
        return opened.noting_paper(write, None, context, || put(write, &document, format));
    }
    let store = &opened.store;
    let last_issue = store.last_minutes()?;
    let number = last_issue.map_or(1, |(number, ..)| number + 1);
    // The entry that issued the last minutes opens the next period, so that the minutes can name them.
    let (first, last) = (last_issue.map_or(1, |(.., entry)| entry), store.entries());
    if last_issue.is_some_and(|(.., entry)| entry == last) {
        return Err(Failure::refused("Nothing was recorded since the last minutes, so there is nothing to write."));
    }
    // Written as a draft first: what cannot be written is not issued either.
    let input = now(store, number, first, last)?;
    let draft = paper(input.clone())?;
    if write.draft {
        return opened.noting_paper(write, None, context, || put(write, &draft, format));
    }
    let asking = opened.asking(context);
    let receipt = opened.act_and_note_paper(&[Command::IssueMinutes { first, last }], write, &asking, context)?;
    let document = paper(MinutesInput { issue: issued(&opened.store, receipt.last)?, ..input })?;
    let again = format!(
        "The minutes are issued all the same: write them again with \"muster write minutes --number {number}\"."
    );
    let written = Written { document: &document, format, receipt: &receipt, again: &again };
    put_issued(write, &written, &mut opened, context)
}

fn paper(input: MinutesInput) -> Result<Document, Failure> {
    minutes(input).map_err(|defect| StoreError::Defect(format!("the minutes: {}", defect.0)).into())
}

/// What a set of minutes covers.
struct Covered {
    entries: Vec<Entered>,
    /// Entries before them that they withdraw.
    earlier: Vec<Entered>,
    opening: Date,
    closing: Date,
}

fn covered(store: &Store, first: u64, last: u64) -> Result<Covered, Failure> {
    let mut entries = store.entered(first, last)?;
    // What was withdrawn after the period belongs to later minutes.
    for entered in &mut entries {
        entered.withdrawn_by = entered.withdrawn_by.filter(|by| *by <= last);
    }
    let mut earlier = Vec::new();
    for entry in wanted(&entries).earlier {
        earlier.extend(store.entered(entry, entry)?);
    }
    let (opening, closing) = days(&entries)
        .ok_or_else(|| Failure::refused("Nothing was recorded in that period, so there is nothing to write."))?;
    Ok(Covered { entries, earlier, opening, closing })
}

/// What minutes of the record as it stands are made of.
fn now(store: &Store, number: u32, first: u64, last: u64) -> Result<MinutesInput, Failure> {
    let Covered { entries, earlier, opening, closing } = covered(store, first, last)?;
    let board = store.board(closing)?;
    let total = |filter: ActionFilter| -> Result<u64, Failure> {
        Ok(store.actions(&filter, crate::domain::board::ActionOrder::Number, false, 0, 0)?.total as u64)
    };
    let late = |day: Date| ActionFilter { late_as_at: Some(day), ..ActionFilter::default() };
    let closed = store.closed_ocg_lines(closing)?;
    let claimed = board.ocgs.iter().chain(&closed).map(|line| u64::from(line.counts.claimed)).sum();
    let totals = ActionTotals {
        live: total(ActionFilter { live_only: true, ..ActionFilter::default() })?,
        claimed,
        overdue: total(late(closing))?,
        overdue_on_opening_day: total(late(opening))?,
    };
    gather(&store.reading(), number, entries, earlier, Close::of_board(&board, totals, closing))
}

fn gather(
    record: &dyn Reading,
    number: u32,
    entries: Vec<Entered>,
    earlier: Vec<Entered>,
    close: Close,
) -> Result<MinutesInput, Failure> {
    MinutesInput::gather(record, number, entries, earlier, close, Issue::Draft)
        .map_err(|fault| StoreError::Defect(fault.0).into())
}

/// Issued minutes once more, from the record as it stood then.
fn again(store: &Store, number: u32) -> Result<Document, Failure> {
    let none = || {
        let had = match store.last_minutes() {
            Ok(Some((last, ..))) => format!("the last are {last}"),
            _ => "none were issued yet".to_owned(),
        };
        Failure::usage(format!("There are no minutes {number}: {had}."))
    };
    let entry =
        store.subject_history(&format!("minutes:{number}"), 1)?.first().map(|line| line.entry).ok_or_else(none)?;
    let fact = store.entered(entry, entry)?.pop().and_then(|entered| entered.recorded).map(|recorded| recorded.fact);
    let Some(Fact::MinutesIssued { first, last, .. }) = fact else { return Err(none()) };
    let Covered { entries, earlier, opening, closing } = covered(store, first, last)?;
    let then = replay::up_to(store, last)?;
    let close = Close::of_memory(&then, opening, closing);
    let input = gather(&then, number, entries, earlier, close)?;
    paper(MinutesInput { issue: issued(store, entry)?, ..input })
}

/// By whom and when the minutes of an entry were issued, and the seal they carry.
fn issued(store: &Store, entry: u64) -> Result<Issue, Failure> {
    let missing = || Failure::from(StoreError::Defect("the entry of the minutes is not there".to_owned()));
    let found = store.entered(entry, entry)?.pop().ok_or_else(missing)?;
    let seal = store.seal_at(entry)?.ok_or_else(missing)?;
    Ok(Issue::Issued { by: found.decided_by, at: found.recorded_at, entry, seal })
}
