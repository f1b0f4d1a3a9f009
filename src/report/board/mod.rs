//! The governance board paper (papers section 2c): whether threat is being acted on, and what the BCU cannot decide. Asks first, evidence after.
//!
//! The period is a run of entries: from where the paper issued before it ended to the close of a tasking meeting, two meetings as a rule. Start and flow give the end, or
//! the paper is not written.

mod asked;
mod charts;
mod emerging;
mod moves;
mod objectives;
mod people;
mod results;
mod sros;

use super::NoPaper;
use super::document::{Block, Document, Level, Seal, State, Text};
use super::figures::{Bids, Disrupted, bids, disrupted};
use super::frame::Frame;
use super::minutes::Sheet;
use super::past::{Held, Past};
use crate::domain::item::IssuedPaper;
use crate::domain::meeting::{MeetingKind, MeetingState};
use crate::domain::memory::Memory;
use crate::domain::time::{Date, days_between, long, plain};
use crate::journal::Seal as JournalSeal;
use crate::text::{count_group, listed};

/// Meetings of a usual period.
pub const MEETINGS: usize = 2;

/// What the sections are written from.
struct Paper<'a> {
    past: &'a Past,
    /// The meetings of the period, oldest first.
    meetings: Vec<Held>,
    /// Every signed meeting up to the end.
    all: Vec<Held>,
    /// The last entry before the period.
    before: u64,
    start: Memory,
    end: Frame<'a>,
    run: Sheet,
    disrupted: Disrupted,
    bids: Bids,
    /// The outcomes of the period before.
    previous: results::Previous,
    /// Its number among board papers: `11` in `B11`.
    series: u32,
    /// By whom and when it was issued; `None` for a draft.
    issued: Option<Issued>,
    /// The day of the board it is for, if that is recorded.
    board_on: Option<Date>,
}

/// Which paper it is, what it covers, and whether it is out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Its running number, or that of the next one.
    pub number: u32,
    /// First entry it covers.
    pub first: u64,
    /// Last entry it covers.
    pub last: u64,
    /// The day it was issued.
    pub issued: Option<Date>,
}

/// The issue of the paper.
struct Issued {
    by: String,
    on: Date,
    entry: u64,
}

impl Paper<'_> {
    /// The local day of the first entry of the period.
    fn first_day(&self) -> Date {
        self.past.entry(self.before + 1).map_or(self.end.day, |entered| entered.recorded_at.local_date())
    }

    /// The day of the meeting before the period; `None` when the period is the first.
    fn before_day(&self) -> Option<Date> {
        self.all.iter().find(|held| held.signed.is_some_and(|(entry, _)| entry == self.before)).map(Held::day)
    }
}

/// A section: its title, or none where the days of the paper make it; what writes it; what stands there when nothing does.
type Section = (&'static str, fn(&Paper<'_>) -> Vec<Block>, &'static str);
const SECTIONS: [Section; 15] = [
    ("What the board is asked to decide", asked::asked, "Nothing is asked of the board."),
    ("Tier picture and moves", moves::tiers, "No OCG is live."),
    ("Emerging threats and triggers", emerging::threats, "No trigger was recorded."),
    ("New, reopened, archived, transferred", moves::entered, "None."),
    ("Harm trend", results::harm_trend, "No assessment was recorded."),
    ("Disruptions by level and P", results::disruptions, "None agreed."),
    ("Outcomes in figures", results::outcomes_in_figures, "No outcome was recorded."),
    ("4P balance", people::balance, "No action is live."),
    ("Actions and overdue", people::actions, "No action is live."),
    ("LRO gaps and load", people::lros, "No OCG is live."),
    ("Bids and unmet demand", asked::bids_and_demand, "No bid was open."),
    ("Learning", results::learning, "None recorded."),
    ("Last period's objectives", objectives::last, "None were set."),
    ("", objectives::next, objectives::NONE_SET),
    ("Corrections to earlier figures; late entries", asked::corrections, "None."),
];

/// Writes the paper as at the close of a signed tasking meeting: as it was issued there, or as a draft. A draft begins where the paper issued before it
/// ended, or covers [`MEETINGS`] meetings when none was; `meetings` says otherwise, and is always a draft.
///
/// # Errors
/// [`NoPaper::Refused`] when the meeting is not signed; a defect when sums do not close.
pub fn paper(
    past: &Past,
    number: u32,
    meetings: Option<usize>,
    seal: &dyn Fn(u64) -> Option<JournalSeal>,
) -> Result<Document, NoPaper> {
    let whole = past;
    let entry = signed(past, number)?;
    let past = &past.upto(entry);
    let paper = gather(whole, past, entry, meetings)?;
    let mut blocks = head(&paper);
    for (at, (title, blocks_of, empty)) in SECTIONS.iter().enumerate() {
        let mut found = blocks_of(&paper);
        if found.is_empty() {
            found.push(Block::paragraph(*empty));
        }
        let title = if title.is_empty() { objectives::title(paper.end.day) } else { (*title).to_owned() };
        blocks.push(Block::numbered(2, &(at + 1).to_string(), title));
        blocks.extend(found);
    }
    blocks.push(Block::paragraph(crate::report::rules::COUNTED));
    blocks.push(Block::paragraph(match &paper.issued {
        Some(issued) => {
            format!("Issued by {} on {} (entry {}).", issued.by, plain(issued.on), count_group(issued.entry))
        }
        None => "Not issued.".to_owned(),
    }));
    if let Some(seal) = seal(entry).filter(|seal| seal.entries == entry) {
        blocks.push(Block::Seal(Seal::of(&format!("the record at the close of meeting {number}"), &seal)));
    }
    let (name, state) = match paper.issued {
        Some(_) => ("board", State::Issued),
        None => ("board-draft", State::Unissued),
    };
    let meta = paper.end.meta(&format!("B{}", paper.series), name, &period(&paper), state);
    Ok(Document::new(meta, paper.end.marking(Level::OfficialSensitive), blocks)?)
}

/// The first and the last entry the paper covers.
///
/// # Errors
/// As [`paper`].
pub fn covers(past: &Past, number: u32, meetings: Option<usize>) -> Result<(u64, u64), NoPaper> {
    let entry = signed(past, number)?;
    Ok((before(past, &tasking(&past.upto(entry)), entry, meetings) + 1, entry))
}

/// How the paper as at the close of a signed tasking meeting stands: its number and day where it was issued, else the number of the next one.
///
/// # Errors
/// As [`paper`].
pub fn standing(past: &Past, number: u32) -> Result<Standing, NoPaper> {
    let (first, last) = covers(past, number, None)?;
    let issues = past.issues(IssuedPaper::Board);
    if let Some((_, issue)) = issues.iter().find(|(_, issue)| issue.last == last) {
        return Ok(Standing { number: issue.number, first: issue.first, last, issued: Some(issue.on) });
    }
    let newest = issues.iter().map(|(_, issue)| issue.number).max().unwrap_or(0);
    Ok(Standing { number: newest + 1, first, last, issued: None })
}

/// The entry that signed a tasking meeting.
fn signed(past: &Past, number: u32) -> Result<u64, NoPaper> {
    past.prints("board paper")?;
    let signed = past.meeting(MeetingKind::Tasking, number).and_then(|held| held.signed);
    signed.map(|(entry, _)| entry).ok_or_else(|| {
        NoPaper::refused(format!(
            "There is no signed tasking meeting {number}, so there is no board paper as at its close."
        ))
    })
}

/// Every signed tasking meeting.
fn tasking(past: &Past) -> Vec<Held> {
    past.held(MeetingKind::Tasking).into_iter().filter(|held| held.signed.is_some()).collect()
}

/// The last entry before the period of a paper as at `entry` (rule 1).
fn before(whole: &Past, all: &[Held], entry: u64, meetings: Option<usize>) -> u64 {
    let issued = whole.issues(IssuedPaper::Board);
    let last = issued.iter().rev().find(|(_, issue)| issue.last < entry).map(|(_, issue)| issue.last);
    match (meetings, last) {
        (None, Some(last)) => last,
        (meetings, _) => {
            let first = all.len().saturating_sub(meetings.unwrap_or(MEETINGS).max(1));
            first.checked_sub(1).and_then(|at| all.get(at)).and_then(|held| held.signed).map_or(0, |(at, _)| at)
        }
    }
}

fn gather<'a>(whole: &Past, past: &'a Past, entry: u64, meetings: Option<usize>) -> Result<Paper<'a>, NoPaper> {
    let all = tasking(past);
    let issues = whole.issues(IssuedPaper::Board);
    let issue = issues.iter().find(|(_, issue)| meetings.is_none() && issue.last == entry);
    let before = before(whole, &all, entry, meetings);
    let earlier = issues.iter().filter(|(_, issue)| issue.last < entry).map(|(_, issue)| issue.number).max();
    let series = issue.map_or_else(|| earlier.unwrap_or(0) + 1, |(_, issue)| issue.number);
    // What is prepared for the board may have been prepared after the close: an issued paper reads it as at its issue.
    let board_on = match issue {
        Some((issued, _)) => board_day(&whole.record(issued.entry)?, all.last()),
        None => board_day(&past.record(entry)?, all.last()),
    };
    let issued =
        issue.map(|(issued, issue)| Issued { by: issued.decided_by.clone(), on: issue.on, entry: issued.entry });
    let day = all.last().map(Held::day);
    let end = Frame::at(past, entry, day)?;
    let start = past.record(before)?;
    let run = Sheet::of_run(past, before + 1, entry, &end.record, 0)?;
    let disrupted = disrupted(&run.period, &start, &end.record);
    let bids = bids(&run.period, &start, &end.record, end.day)?;
    let inside = |held: &&Held| held.signed.is_some_and(|(at, _)| at > before);
    let meetings: Vec<Held> = all.iter().filter(inside).cloned().collect();
    let previous = results::previous(past, &all, (before, meetings.len()), &end.record)?;
    Ok(Paper { past, meetings, previous, all, before, start, end, run, disrupted, bids, series, issued, board_on })
}

/// The days of the period in words.
fn period(paper: &Paper<'_>) -> String {
    let day = |entry: u64| paper.past.entry(entry).map(|entered| entered.recorded_at.local_date());
    match (day(paper.before + 1), day(paper.end.entry)) {
        (Some(first), Some(last)) if first != last => format!("{} to {}", plain(first), plain(last)),
        (_, last) => last.map_or_else(String::new, plain),
    }
}

fn head(paper: &Paper<'_>) -> Vec<Block> {
    let frame = &paper.end;
    let numbers: Vec<String> = paper.meetings.iter().map(|held| held.meeting.number.to_string()).collect();
    let named: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let chair = paper.meetings.last().and_then(|held| frame.record.meetings().get(&held.meeting.id));
    let rows = [
        ("Paper", format!("B{}", paper.series)),
        ("Board", paper.board_on.map_or_else(|| "not recorded".to_owned(), long)),
        (
            "Period",
            format!(
                "{} (entries {} to {}); {} {}",
                period(paper),
                count_group(paper.before + 1),
                count_group(frame.entry),
                if numbers.len() == 1 { "meeting" } else { "meetings" },
                listed(&named)
            ),
        ),
        ("As at", format!("{}, entry {}", long(frame.day), count_group(frame.entry))),
        ("From", chair.map_or_else(|| "not recorded".to_owned(), |meeting| meeting.details.chair.clone())),
        ("Profile", format!("{}, version {}", frame.profile.name, frame.profile.version)),
    ];
    vec![
        Block::heading(
            1,
            format!("Governance board paper: {}, {} to {}", frame.founding.bcu, span(paper), plain(frame.day)),
        ),
        Block::Pairs(rows.into_iter().map(|(label, words)| (label.to_owned(), Text::from(words))).collect()),
    ]
}

/// The day of the governance board the paper is for: as the meeting names it, or else the first that is prepared for a day from then on.
fn board_day(record: &Memory, last: Option<&Held>) -> Option<Date> {
    let named =
        last.and_then(|held| record.meetings().get(&held.meeting.id)).and_then(|meeting| meeting.details.board_on);
    let boards =
        record.meetings().values().filter(|one| one.kind == MeetingKind::Board && one.state != MeetingState::Cancelled);
    let prepared = boards.map(|one| one.details.on).filter(|on| last.is_none_or(|last| *on >= last.day())).min();
    named.or(prepared)
}

/// `four weeks` where the period is whole weeks from the close of one meeting to that of another.
fn span(paper: &Paper<'_>) -> String {
    const WORDS: [&str; 8] = ["two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let days = paper.before_day().map_or(0, |before| days_between(before, paper.end.day));
    let weeks = usize::try_from(days / 7).ok().filter(|_| days % 7 == 0);
    let word = weeks.and_then(|weeks| WORDS.get(weeks.checked_sub(2)?));
    word.map_or_else(|| "period".to_owned(), |word| format!("{word} weeks"))
}
