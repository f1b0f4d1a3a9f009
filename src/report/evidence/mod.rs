//! The inspection evidence pack (papers section 2e): the inspector's questions, each with its figure and its denominator. Bad figures are as easy to
//! find as good ones; a record younger than twelve months says so and nothing is extrapolated.

mod groups;
mod work;

use super::NoPaper;
use super::document::{Block, Document, Level, Seal, State};
use super::figures::{Bids, Disrupted, bids, disrupted, erased};
use super::frame::Frame;
use super::minutes::Sheet;
use super::past::{Held, Past};
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
}

type Section = (&'static str, fn(&Pack<'_>) -> Vec<Block>);
const SECTIONS: [Section; 10] = [
    ("Did the meeting happen, and who came?", groups::meetings),
    ("Was every OCG under regular scrutiny?", groups::scrutiny),
    ("Are threats mapped and re-assessed on time?", groups::assessed),
    ("Does each OCG have a capable LRO?", groups::lros),
    ("Are plans complete and kept current?", groups::plans),
    ("Are decisions recorded with reasons?", work::decisions),
    ("Is action timely?", work::actions),
    ("All four Ps?", work::strands_of_the_year),
    ("Is impact measured?", work::impact),
    ("Resources, bids and learning?", work::resources),
];

/// Writes the pack for the twelve months to the last entry.
///
/// # Errors
/// [`NoPaper::Refused`] when nothing was recorded; a defect when sums do not close.
pub fn evidence(past: &Past, seal: &dyn Fn(u64) -> Option<JournalSeal>) -> Result<Document, NoPaper> {
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
    let held = all.into_iter().filter(|held| held.signed.is_some() && held.opened >= first).collect();
    let bids = bids(&run.period, &start, &end.record, day)?;
    let first_day = inside.map_or(from, |entered| entered.recorded_at.local_date());
    let disrupted = disrupted(&run.period, &start, &end.record);
    let pack = Pack { past, held, before: first - 1, first_day, start, end, run, disrupted, bids };
    let weeks = u64::try_from(days_between(first_day, day) / 7).unwrap_or(0);
    let whole = if first == 1 && weeks < 52 {
        format!("The record begins on {}: {weeks} of 52 weeks are covered. ", plain(first_day))
    } else {
        String::new()
    };
    let mut blocks = vec![
        Block::heading(1, format!("Inspection evidence pack: {}, 12 months to {}", pack.end.founding.bcu, plain(day))),
        Block::paragraph(format!("{whole}Entries {} to {}.", count_group(first), count_group(last.entry))),
    ];
    for (at, (title, blocks_of)) in SECTIONS.iter().enumerate() {
        blocks.push(Block::numbered(2, &(at + 1).to_string(), *title));
        blocks.extend(blocks_of(&pack));
    }
    blocks.push(Block::numbered(2, &(SECTIONS.len() + 1).to_string(), "Can the record be trusted?"));
    let found = pack.run.figures.decisions;
    blocks.push(Block::paragraph(format!(
        "Seals of {} are printed on their signed minutes. Decisions withdrawn: {} within the period, {} of earlier periods. The access log can be exported apart.",
        plural(pack.held.len() as u64, "meeting", "meetings"),
        found.withdrawn,
        found.earlier_withdrawn
    )));
    blocks.extend(erased(pack.run.figures.erased).map(Block::paragraph));
    blocks.push(Block::paragraph("Counted by the rules of Muster papers, edition 1."));
    if let Some(seal) = seal(last.entry).filter(|seal| seal.entries == last.entry) {
        blocks.push(Block::Seal(Seal::of("the record", &seal)));
    }
    let code = format!("E{}", chrono::Datelike::year(&day));
    let meta = pack.end.meta(&code, "evidence", &format!("12 months to {}", plain(day)), State::Issued);
    Ok(Document::new(meta, pack.end.marking(Level::OfficialSensitive), blocks)?)
}
