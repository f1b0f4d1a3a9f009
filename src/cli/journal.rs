//! `muster journal`: every entry in order, as sentences or as JSON with everything that is hashed (docs/journal-format.md).

use super::args::Journal;
use super::context::Context;
use super::failure::Failure;
use super::find::Finder;
use super::output;
use super::receipt::stopped;
use crate::domain::access_log::Access;
use crate::domain::board::HistoryLine;
use crate::domain::time::{clock, short_year};
use crate::journal::listing;
use crate::store::Store;
use crate::text::count_group;

/// Entries read at a time.
const CHUNK: u64 = 2_000;

/// Reads the journal out.
pub(super) fn run(journal: &Journal, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(true)?;
    let terms = journal.ocg.as_ref().map_or_else(|| "journal".to_owned(), |typed| format!("journal of {typed}"));
    opened.note(Access::looked("journal", &terms), context);
    let store = &opened.store;
    let today = context.today_for(store);
    let ocg = journal.ocg.as_ref().map(|typed| Finder::new(store, today).ocg(typed)).transpose()?;
    if journal.json {
        return as_json(store, journal.from, ocg);
    }
    let mut first = journal.from.max(1);
    while first <= store.entries() {
        let next = first.saturating_add(CHUNK).min(store.entries() + 1);
        let limit = usize::try_from(next - first).unwrap_or(usize::MAX);
        let mut lines = store.history(ocg, Some(next), limit)?;
        lines.retain(|line| line.entry >= first);
        for line in lines.iter().rev() {
            output::line(&sentence(line));
        }
        first = next;
    }
    Ok(())
}

/// One entry as a line.
pub(super) fn sentence(line: &HistoryLine) -> String {
    let by = if line.decided_by == line.entered_by {
        line.decided_by.clone()
    } else {
        format!("{}, entered by {}", line.decided_by, line.entered_by)
    };
    let withdrawn =
        line.withdrawn_by.map_or_else(String::new, |by| format!(" Withdrawn by entry {}.", count_group(by)));
    format!(
        "{}  {} {}  {by}  {}{withdrawn}",
        count_group(line.entry),
        short_year(line.decided_at.local_date()),
        clock(line.decided_at),
        stopped(&line.sentence)
    )
}

fn as_json(store: &Store, from: u64, ocg: Option<crate::domain::identity::OcgId>) -> Result<(), Failure> {
    let store_id = store.founding()?.map(|founding| founding.store_id).unwrap_or_default();
    let (entries, seal) = (store.entries(), store.seal()?);
    output::json(&listing::head(&store_id, entries, seal.as_ref().map(|seal| &seal.head)));
    let mut wanted = match ocg {
        None => None,
        Some(ocg) => {
            let lines = store.history(Some(ocg), None, usize::try_from(u32::MAX).unwrap_or(usize::MAX))?;
            Some(lines.into_iter().map(|line| line.entry).collect::<std::collections::BTreeSet<_>>())
        }
    };
    store.entries_from(from, |entry| {
        // What somebody else records meanwhile is not among those that the first line counts.
        if entry.header.seq > entries {
            return Ok(false);
        }
        if wanted.as_mut().is_none_or(|wanted| wanted.remove(&entry.header.seq)) {
            output::json(&listing::line(&entry));
        }
        Ok(true)
    })?;
    Ok(())
}
