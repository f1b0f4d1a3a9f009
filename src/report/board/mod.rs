//! The governance board paper (papers section 2c): whether threat is being acted on, and what the BCU cannot decide. Asks first, evidence after.
//!
//! The period is a run of entries: from the close of one tasking meeting to that of another, two meetings as a rule. Start and flow give the end, or
//! the paper is not written.

mod asked;
mod charts;
mod moves;
mod objectives;
mod people;
mod results;

use super::NoPaper;
use super::document::{Block, Document, Level, Seal, State, Text};
use super::figures::{Bids, Disrupted, bids, disrupted};
use super::frame::Frame;
use super::minutes::Sheet;
use super::past::{Held, Past};
use crate::domain::meeting::MeetingKind;
use crate::domain::memory::Memory;
use crate::domain::time::{Date, plain};
use crate::journal::Seal as JournalSeal;
use crate::text::count_group;

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
}

impl Paper<'_> {
    /// The day of the meeting before the period; `None` when the period is the first.
    fn before_day(&self) -> Option<Date> {
        self.all.iter().find(|held| held.signed.is_some_and(|(entry, _)| entry == self.before)).map(Held::day)
    }
}

type Section = (&'static str, fn(&Paper<'_>) -> Vec<Block>, &'static str);
const SECTIONS: [Section; 15] = [
    ("What the board is asked to decide", asked::asked, "Nothing is asked of the board."),
    ("Tier picture and moves", moves::tiers, "No OCG is live."),
    ("Emerging threats and triggers", results::triggers, "No trigger was recorded."),
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
    ("Objectives for the next four weeks", objectives::next, "None are set."),
    ("Corrections to earlier figures; late entries", asked::corrections, "None."),
];

/// Writes the paper as at the close of a signed tasking meeting, over it and the `meetings` - 1 before it.
///
/// # Errors
/// [`NoPaper::Refused`] when the meeting is not signed; a defect when sums do not close.
pub fn paper(
    past: &Past,
    number: u32,
    meetings: usize,
    seal: &dyn Fn(u64) -> Option<JournalSeal>,
) -> Result<Document, NoPaper> {
    past.prints("board paper")?;
    let signed = past.meeting(MeetingKind::Tasking, number).and_then(|held| held.signed);
    let Some((entry, _)) = signed else {
        return Err(NoPaper::refused(format!(
            "There is no signed tasking meeting {number}, so there is no board paper as at its close."
        )));
    };
    let past = &past.upto(entry);
    let paper = gather(past, entry, meetings.max(1))?;
    let mut blocks = head(&paper);
    for (at, (title, blocks_of, empty)) in SECTIONS.iter().enumerate() {
        let mut found = blocks_of(&paper);
        if found.is_empty() {
            found.push(Block::paragraph(*empty));
        }
        blocks.push(Block::numbered(2, &(at + 1).to_string(), *title));
        blocks.extend(found);
    }
    blocks.push(Block::paragraph("Counted by the rules of Muster papers, edition 1."));
    if let Some(seal) = seal(entry).filter(|seal| seal.entries == entry) {
        blocks.push(Block::Seal(Seal::of(&format!("the record at the close of meeting {number}"), &seal)));
    }
    let meta = paper.end.meta(&format!("T{number}"), "board", &period(&paper), State::Issued);
    Ok(Document::new(meta, paper.end.marking(Level::OfficialSensitive), blocks)?)
}

fn gather(past: &Past, entry: u64, meetings: usize) -> Result<Paper<'_>, NoPaper> {
    let all: Vec<Held> = past.held(MeetingKind::Tasking).into_iter().filter(|held| held.signed.is_some()).collect();
    let first = all.len().saturating_sub(meetings);
    let before = first.checked_sub(1).and_then(|at| all.get(at)).and_then(|held| held.signed).map_or(0, |(at, _)| at);
    let day = all.last().map(Held::day);
    let end = Frame::at(past, entry, day)?;
    let start = past.record(before)?;
    let run = Sheet::of_run(past, before + 1, entry, &end.record, 0)?;
    let disrupted = disrupted(&run.period, &start, &end.record);
    let bids = bids(&run.period, &start, &end.record, end.day)?;
    Ok(Paper {
        past,
        meetings: all.iter().skip(first).cloned().collect(),
        all,
        before,
        start,
        end,
        run,
        disrupted,
        bids,
    })
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
    let chair = paper.meetings.last().and_then(|held| frame.record.meetings().get(&held.meeting.id));
    let rows = [
        (
            "Period",
            format!(
                "{} (entries {} to {}); meetings {}",
                period(paper),
                count_group(paper.before + 1),
                count_group(frame.entry),
                numbers.join(" and ")
            ),
        ),
        ("As at", format!("{}, entry {}", crate::domain::time::long(frame.day), count_group(frame.entry))),
        ("From", chair.map_or_else(|| "not recorded".to_owned(), |meeting| meeting.details.chair.clone())),
        ("Profile", format!("{}, version {}", frame.profile.name, frame.profile.version)),
    ];
    vec![
        Block::heading(1, format!("Governance board paper: {}, period to {}", frame.founding.bcu, plain(frame.day))),
        Block::Pairs(rows.into_iter().map(|(label, words)| (label.to_owned(), Text::from(words))).collect()),
    ]
}
