//! The inspection evidence pack (papers section 2e): the inspector's questions, each with its figure, its denominator and the entries behind it. Bad
//! figures are as easy to find as good ones; a record younger than twelve months says so and nothing is extrapolated.

mod annex;
mod groups;
mod impact;
mod local_profile;
mod meetings;
mod outside;
mod people;
mod plans;
mod work;

use super::NoPaper;
use super::document::{Block, Document, Level, Seal, State};
use super::figures::{Bids, Disrupted, Sort, Step, bids, disrupted, quarter_ends};
use super::frame::Frame;
use super::minutes::Sheet;
use super::past::{Held, Past};
use crate::domain::fact::Fact;
use crate::domain::meeting::MeetingKind;
use crate::domain::memory::Memory;
use crate::domain::time::{Date, add_days, days_between, plain};
use crate::journal::Seal as JournalSeal;
use crate::text::{count_group, plural};

/// What the sections are written from.
struct Pack<'a> {
    past: &'a Past,
    /// The signed tasking meetings of the period.
    held: Vec<Held>,
    /// The last entry before the period.
    before: u64,
    first_day: Date,
    start: Memory,
    end: Frame<'a>,
    run: Sheet,
    disrupted: Disrupted,
    bids: Bids,
    /// The record at the end of each quarter, and as at the last entry.
    quarters: Vec<(Date, Memory)>,
    seal: &'a dyn Fn(u64) -> Option<JournalSeal>,
    verified: Option<u64>,
}

impl Pack<'_> {
    /// The steps somebody recorded by hand, standing or not.
    fn own(&self) -> impl Iterator<Item = (&Step, &Fact)> {
        let steps = self.run.period.steps.iter().filter(|step| step.sort == Sort::Own);
        steps.filter_map(|step| Some((step, step.fact()?)))
    }

    /// Those that stand.
    fn standing(&self) -> impl Iterator<Item = (&Step, &Fact)> {
        self.own().filter(|(step, _)| step.stands)
    }
}

fn count(found: usize) -> u64 {
    u64::try_from(found).unwrap_or(u64::MAX)
}

/// The entries behind a figure, in brackets: ` (entries 12, 15 and 3 more)`; nothing for none.
fn behind(entries: &[u64]) -> String {
    const MOST: usize = 12;
    let shown: Vec<String> = entries.iter().take(MOST).map(|entry| count_group(*entry)).collect();
    match (entries.len(), entries.len().saturating_sub(MOST)) {
        (0, _) => String::new(),
        (1, _) => format!(" (entry {})", shown.concat()),
        (_, 0) => format!(" (entries {})", shown.join(", ")),
        (_, more) => format!(" (entries {} and {more} more)", shown.join(", ")),
    }
}

type Section = (&'static str, fn(&Pack<'_>) -> Vec<Block>);
const SECTIONS: [Section; 15] = [
    ("Did the meeting happen, and who came?", meetings::meetings),
    ("Was every OCG under regular scrutiny?", meetings::scrutiny),
    ("Are threats mapped and re-assessed on time?", groups::assessed),
    ("Does each OCG have a capable LRO?", people::lros),
    ("Are plans complete and kept current?", plans::plans),
    ("Are decisions recorded with reasons?", work::decisions),
    ("Is action timely?", work::actions),
    ("All four Ps?", work::strands_of_the_year),
    ("Is impact measured?", impact::impact),
    ("Partners?", outside::partners),
    ("Resources and bids?", outside::resources),
    ("Is learning captured and used?", outside::learning),
    ("Local profile?", local_profile::local_profile),
    ("Can the record be trusted?", annex::trusted),
    ("Annex: rules of counting", annex::rules),
];

/// Writes the pack for the twelve months to the last entry. `verified` says up to which entry the chain was recomputed for it; `None` where it was
/// not.
///
/// # Errors
/// [`NoPaper::Refused`] when nothing was recorded; a defect when sums do not close.
pub fn evidence(
    past: &Past,
    seal: &dyn Fn(u64) -> Option<JournalSeal>,
    verified: Option<u64>,
) -> Result<Document, NoPaper> {
    past.prints("evidence pack")?;
    let Some(last) = past.entries().last() else {
        return Err(NoPaper::refused("Nothing is recorded yet, so there is no evidence to put together."));
    };
    let day = last.recorded_at.local_date();
    let from = add_days(day, -364);
    let inside = past.entries().iter().find(|entered| entered.recorded_at.local_date() >= from);
    let first = inside.map_or(1, |entered| entered.entry);
    let end = Frame::at(past, last.entry, None)?;
    let start = past.record(first - 1)?;
    let run = Sheet::of_run(past, first, last.entry, &end.record, 0)?;
    let all = past.held(MeetingKind::Tasking);
    let first_day = inside.map_or(from, |entered| entered.recorded_at.local_date());
    let pack = Pack {
        past,
        held: all.into_iter().filter(|held| held.signed.is_some() && held.opened >= first).collect(),
        before: first - 1,
        first_day,
        disrupted: disrupted(&run.period, &start, &end.record),
        bids: bids(&run.period, &start, &end.record, day)?,
        quarters: quarters(past, &start, first - 1, (first_day, day))?,
        start,
        end,
        run,
        seal,
        verified,
    };
    let weeks = u64::try_from(days_between(first_day, day) / 7).unwrap_or(0);
    let whole = if first == 1 && weeks < 52 {
        format!("The record begins on {}: {weeks} of 52 weeks are covered. ", plain(first_day))
    } else {
        String::new()
    };
    let mut blocks = vec![
        Block::heading(1, format!("Inspection evidence pack: {}, 12 months to {}", pack.end.founding.bcu, plain(day))),
        Block::paragraph(format!(
            "{whole}Entries {} to {}, {}.",
            count_group(first),
            count_group(last.entry),
            plural(count(pack.held.len()), "signed meeting", "signed meetings")
        )),
    ];
    for (at, (title, blocks_of)) in SECTIONS.iter().enumerate() {
        blocks.push(Block::numbered(2, &(at + 1).to_string(), *title));
        blocks.extend(blocks_of(&pack));
    }
    if let Some(seal) = seal(last.entry).filter(|seal| seal.entries == last.entry) {
        blocks.push(Block::Seal(Seal::of("the record", &seal)));
    }
    let code = format!("E{}", chrono::Datelike::year(&day));
    let meta = pack.end.meta(&code, "evidence", &format!("12 months to {}", plain(day)), State::Issued);
    Ok(Document::new(meta, pack.end.marking(Level::OfficialSensitive), blocks)?)
}

/// The record at the end of each quarter of a period, folded on from its start.
fn quarters(
    past: &Past,
    start: &Memory,
    before: u64,
    (first, day): (Date, Date),
) -> Result<Vec<(Date, Memory)>, NoPaper> {
    let mut record = start.clone();
    let mut at = before;
    let mut found = Vec::new();
    for end in quarter_ends(first, day) {
        let inside = past.run(at + 1, past.last()).iter();
        let upto = inside.take_while(|entered| entered.recorded_at.local_date() <= end).last();
        let upto = if end == day { past.last() } else { upto.map_or(at, |entered| entered.entry) };
        past.fold_on(&mut record, at, upto)?;
        at = upto;
        found.push((end, record.clone()));
    }
    Ok(found)
}
