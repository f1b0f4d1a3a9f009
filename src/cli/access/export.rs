//! `muster access-log`: what stands in the access log and what is read out of the journal, as one list in the order of time, for the auditor (domain
//! section 8).
//!
//! It must not know how a line is kept, and nothing else may be made of the lines.

use super::super::args::AccessLog;
use super::super::context::{Context, Opened};
use super::super::failure::Failure;
use super::super::find::shown;
use super::super::table::{self, Sheet};
use super::super::{output, words};
use crate::domain::access_log::{Access, ERASED, Operation, takes_back};
use crate::domain::date_words::{self, Anchors};
use crate::domain::time::{Date, Timestamp, clock, days_between, plain, short_year};
use crate::journal::hex;
use crate::text::Align::{Left, Right};
use crate::text::{count_group, plural};
use serde_json::{Value, json};

/// One line of the log, whichever of the two it comes from.
struct Line {
    at: Timestamp,
    operation: Operation,
    who: String,
    entered_by: String,
    meeting: Option<String>,
    subject: String,
    what: String,
    recipient: String,
    because: String,
    entry: Option<u64>,
    line: Option<u64>,
    hash: Option<String>,
}

/// Writes the log out.
pub(in crate::cli) fn run(asked: &AccessLog, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(true)?;
    let today = context.today_for(&opened.store);
    let (from, to) = range(asked, today)?;
    let kind = asked.kind.as_deref().map(Operation::from_words).transpose().map_err(words::unread)?;
    // The export is a consultation itself, and stands in what it writes.
    let mut export = vec!["export".to_owned()];
    export.extend(from.map(|from| format!("from {}", short_year(from))));
    export.extend(to.map(|to| format!("to {}", short_year(to))));
    export.extend(kind.map(|kind| format!("kind {}", kind.word())));
    export.extend(asked.who.as_ref().map(|who| format!("who {}", shown(who))));
    opened.note(Access::looked("access-log", &export.join(" ")), context);
    let who = asked.who.as_deref().map(|who| who.trim().to_lowercase());
    let wanted = |line: &Line| {
        let day = line.at.local_date();
        let is = |name: &str| who.as_ref().is_none_or(|who| name.to_lowercase().contains(who.as_str()));
        from.is_none_or(|from: Date| day >= from)
            && to.is_none_or(|to: Date| day <= to)
            && kind.is_none_or(|kind| {
                line.operation == kind || (kind == Operation::Disclosure && takes_back(&line.subject))
            })
            && (is(&line.who) || is(&line.entered_by))
    };
    let accesses = opened.store.accesses()?;
    // Count and head are those of the whole log, whatever is asked for: a later export has this hash at this line.
    let head = accesses.last().map(|last| (last.line, hex(&last.hash)));
    let mut lines: Vec<Line> = accesses.into_iter().map(of_access).filter(wanted).collect();
    opened.store.each_entry(|entry| {
        lines.push(of_entry(&entry.header));
        if lines.last().is_some_and(|line| !wanted(line)) {
            lines.pop();
        }
        Ok(())
    })?;
    lines.sort_by_key(|line| (line.at, line.entry.is_none(), line.entry, line.line));
    table::write(asked.shape, &sheet(&opened, head.as_ref())?, &lines)?;
    if let (Some((count, head)), false, None) = (&head, asked.shape.json, output::missed()) {
        output::remark(&format!("The access log has {}. Its head is {head}.", plural(*count, "line", "lines")));
    }
    // Somebody may have written the file anew: what is exported is what stands there, and that it is no chain is said.
    opened.store.verify_access()?;
    Ok(())
}

/// How many days ahead the end of a range may be that is typed without its year: the end of this month, before it has come.
const AHEAD: i64 = 31;

/// The days that are asked for. A day without a year is the last such day up to today; of the end of a range the next one, where it is near and the last would
/// be before the beginning.
fn range(asked: &AccessLog, today: Date) -> Result<(Option<Date>, Option<Date>), Failure> {
    let anchors = Anchors::default();
    let day =
        |text: &Option<String>| text.as_deref().map(|text| date_words::parse_past(text, today, &anchors)).transpose();
    let (from, to) = (day(&asked.from).map_err(words::unread)?, day(&asked.to).map_err(words::unread)?);
    let (Some(first), Some(last), Some(typed)) = (from, to, &asked.to) else { return Ok((from, to)) };
    if last >= first {
        return Ok((from, to));
    }
    let next = date_words::parse(typed, today, &anchors).ok();
    if let Some(next) = next.filter(|next| *next >= first && days_between(today, *next) <= AHEAD) {
        return Ok((from, Some(next)));
    }
    Err(Failure::usage(format!(
        "The range is backwards: {} is after {}. Nothing was looked for; say the earlier day with --from and the later one with --to.",
        plain(first),
        plain(last)
    )))
}

fn of_access(access: crate::domain::access_log::Accessed) -> Line {
    let erased = access.words.is_none();
    let words = access.words.unwrap_or_default();
    Line {
        at: access.at,
        operation: access.operation,
        entered_by: access.who.clone(),
        who: access.who,
        meeting: access.meeting,
        subject: access.subject,
        what: if erased { ERASED.to_owned() } else { words.what },
        recipient: words.recipient,
        because: words.because,
        entry: None,
        line: Some(access.line),
        hash: Some(hex(&access.hash)),
    }
}

/// An entry of the journal: its kind and its subject, and no word of its body.
fn of_entry(header: &crate::journal::Header) -> Line {
    Line {
        at: Timestamp(header.recorded_at),
        operation: Operation::of_entry(&header.kind, header.undoes.is_some()),
        who: header.decided_by.clone(),
        entered_by: header.entered_by.clone(),
        meeting: header.meeting.clone(),
        subject: header.subject.clone(),
        what: header.kind.clone(),
        recipient: String::new(),
        because: String::new(),
        entry: Some(header.seq),
        line: None,
        hash: None,
    }
}

fn sheet(opened: &Opened, head: Option<&(u64, String)>) -> Result<Sheet<'static, Line>, Failure> {
    let facts = opened.store.facts()?;
    Ok(Sheet {
        format: "muster.access-log/1",
        envelope: json!({
            "store_id": facts.as_ref().map(|facts| facts.founding.store_id.as_str()),
            "bcu": facts.as_ref().map(|facts| facts.founding.bcu.as_str()),
            "demo": facts.as_ref().map(|facts| facts.founding.demo),
            "entry": opened.store.entries(),
            "access_lines": head.map_or(0, |(count, _)| *count),
            "access_head": head.map(|(_, hash)| hash),
        }),
        columns: &[
            ("When", Left),
            ("Kind", Left),
            ("Who", Left),
            ("Subject", Left),
            ("What", Left),
            ("To", Left),
            ("Because", Left),
            ("Entry", Right),
        ],
        flexible: 6,
        cells: &|line: &Line| {
            vec![
                format!("{} {}", short_year(line.at.local_date()), clock(line.at)),
                line.operation.word().to_owned(),
                line.who.clone(),
                line.subject.clone(),
                line.what.clone(),
                line.recipient.clone(),
                line.because.clone(),
                line.entry.map_or_else(String::new, count_group),
            ]
        },
        keys: &[
            "at",
            "kind",
            "who",
            "entered_by",
            "meeting",
            "subject",
            "what",
            "recipient",
            "because",
            "entry",
            "line",
            "hash",
        ],
        json: &|line: &Line| -> Value {
            json!({
                "at": line.at.iso(),
                "kind": line.operation.word(),
                "who": line.who,
                "entered_by": line.entered_by,
                "meeting": line.meeting,
                "subject": line.subject,
                "what": line.what,
                "recipient": line.recipient,
                "because": line.because,
                "entry": line.entry,
                "line": line.line,
                "hash": line.hash,
            })
        },
        none: "Nothing of that kind is in the access log.",
    })
}
