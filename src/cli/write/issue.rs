//! `muster write board --issue`: the entry that gives a board paper its number and ends its period. `muster write totals --issue`: the entry that records
//! their release. Made as a draft first: what cannot be made is not issued either. An issued paper can be written again, byte for byte.

use super::super::args::Write;
use super::super::context::Context;
use super::super::failure::Failure;
use super::names::warn;
use super::papers::{goes_outside, number, span};
use super::{Issued, put_issued};
use crate::domain::command::Command;
use crate::domain::item::{Content, Issue, IssuedPaper};
use crate::domain::meeting::MeetingKind;
use crate::report::{Format, Past, board, totals};

/// Issues the board paper as at the close of a signed meeting, and writes it.
pub(super) fn board(write: &Write, format: Format, context: &Context) -> Result<(), Failure> {
    if write.meetings.is_some() {
        return Err(Failure::usage(
            "A board paper is issued from where the last one ended: leave --meetings out. Nothing was issued.",
        ));
    }
    let mut opened = context.open(false)?;
    warn(write, &opened, context)?;
    let past = crate::term::papers::past(&opened.store)?;
    past.prints("board paper")?;
    let meeting = number(write, &past, MeetingKind::Tasking)?;
    board::paper(&past, meeting, None, &|entry| opened.store.seal_at(entry).ok().flatten())?;
    let (first, last) = board::covers(&past, meeting, None)?;
    let asking = opened.asking(context);
    let issue = Issue { paper: IssuedPaper::Board, number: 0, period: String::new(), first, last, on: asking.today };
    let issue = [Command::AddItem { ocg: None, content: Content::Issue(issue) }];
    let receipt = opened.act_and_note_paper(&issue, write, &asking, context)?;
    let past = crate::term::papers::past(&opened.store)?;
    let document = board::paper(&past, meeting, None, &|entry| opened.store.seal_at(entry).ok().flatten())?;
    let again =
        format!("The paper is issued all the same: write it again with \"muster write board --meeting {meeting}\".");
    let issued = Issued { document: &document, format, receipt: &receipt, again: &again };
    put_issued(write, &issued, &mut opened, context)
}

/// Records that the release of totals was approved, and writes them as released. The disclosure is noted before anything is written, as with every paper
/// that goes outside: in the transaction that records the release. A release that stands without its line in the access log would be a disclosure nobody
/// is told of, and its number is never given again; a line without its release would say that something was given which was refused.
pub(super) fn totals(write: &Write, format: Format, context: &Context) -> Result<(), Failure> {
    goes_outside(write)?;
    let span = span(write)?;
    let mut opened = context.open(false)?;
    warn(write, &opened, context)?;
    let past = crate::term::papers::past(&opened.store)?;
    totals::totals(&past, span)?;
    let (first, last) = totals::covers(&past, span)?;
    let asking = opened.asking(context);
    let issue = Issue { paper: IssuedPaper::Totals, number: 0, period: span.name(), first, last, on: asking.today };
    let release = [Command::AddItem { ocg: None, content: Content::Issue(issue) }];
    let receipt = opened.act_and_note_paper(&release, write, &asking, context)?;
    let past = crate::term::papers::past(&opened.store)?;
    let document = totals::totals(&past, span)?;
    let again = format!(
        "The totals are released all the same: write them again with \"muster write totals --quarter {}\".",
        span.name()
    );
    let issued = Issued { document: &document, format, receipt: &receipt, again: &again };
    put_issued(write, &issued, &mut opened, context)
}

/// The meeting at whose close the board paper of a number stands.
pub(super) fn meeting_of(past: &Past, number: u32) -> Result<u32, Failure> {
    let issued = past.issues(IssuedPaper::Board);
    let issue = issued.iter().find(|(_, issue)| issue.number == number);
    let held = past.held(MeetingKind::Tasking);
    let closed = issue.and_then(|(_, issue)| {
        held.iter()
            .find(|held| held.signed.is_some_and(|(entry, _)| entry == issue.last))
            .map(|held| held.meeting.number)
    });
    closed.ok_or_else(|| {
        Failure::usage(match issued.last() {
            Some((_, last)) => format!("There is no governance board paper {number}: the last is {}.", last.number),
            None => format!("There is no governance board paper {number}: none was issued yet."),
        })
    })
}
