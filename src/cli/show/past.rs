//! `muster show board --at 23`, `muster show changes --since 23`: the division as it stood at the end of a meeting, and what was recorded since.

use super::super::args::{List, Listed, Shape, Show};
use super::super::context::{Context, Opened};
use super::super::failure::Failure;
use super::super::find::Finder;
use super::super::journal::sentence;
use super::super::{json, list, output};
use crate::domain::access_log::Access;
use crate::domain::time::{clock, long};
use crate::store::Store;
use crate::text::{count_group, plural};
use serde_json::json;

/// Entries of the changes that are shown; all of them are in the journal.
const MOST: usize = 100_000;

/// A moment of the past.
struct Moment {
    /// The last entry of it.
    entry: u64,
    /// In words: `at the end of the tasking meeting 23 of ..`.
    words: String,
    /// As the access log says it: `T23`.
    short: String,
}

/// The moment that is meant by a meeting's number or code (its signing entry), or by "entry 9,096".
fn moment(finder: &Finder<'_>, store: &Store, typed: &str) -> Result<Moment, Failure> {
    if typed.trim().to_lowercase().starts_with("entry") {
        let entry = finder.entry(typed)?;
        let short = format!("entry {}", count_group(entry));
        return Ok(Moment { entry, words: format!("after {short}"), short });
    }
    let meeting = finder.meeting(typed)?;
    let signed = matches!(meeting.state, crate::domain::meeting::MeetingState::Signed { .. });
    match store.meeting_entries(&meeting.code())? {
        Some((_, last)) if signed => {
            let words = format!("at the end of the {} of {}", meeting.tag(), long(meeting.details.on));
            Ok(Moment { entry: last, words, short: meeting.code() })
        }
        _ => Err(Failure::usage(format!(
            "The {} is {}, not signed: it has no end to look at. \"muster meeting list\" shows those that have.",
            meeting.tag(),
            meeting.state.word()
        ))),
    }
}

/// The board, now or as it stood.
pub(super) fn board(show: &Show, mut opened: Opened, context: &Context) -> Result<(), Failure> {
    let today = context.today_for(&opened.store);
    let shape = Shape { json: show.json, csv: false, plain: false };
    let asked = List { what: Listed::Ocgs, filter: Vec::new(), all: false, limit: None, shape };
    let Some(typed) = &show.at else {
        opened.note(Access::listed("board"), context);
        return list::ocgs_as_at(&asked, &opened, today);
    };
    let Moment { entry, words, short } = moment(&Finder::new(&opened.store, today), &opened.store, typed)?;
    opened.note(Access::board_at(&short), context);
    let past = opened.store.as_at(entry)?;
    let at = past.facts()?.and_then(|facts| facts.last_recorded_at);
    let day = at.map_or(today, |at| at.local_date());
    if !show.json {
        let time = at.map_or_else(String::new, |at| format!(", recorded {} at {}", long(day), clock(at)));
        output::line(&format!(
            "THE PAST: the division as it stood {words} (entry {}{time}). Nothing here can be changed.",
            count_group(entry)
        ));
        output::line("");
    }
    list::ocgs_as_at(
        &asked,
        &Opened { store: past, key: opened.key, operator: opened.operator, seat: opened.seat },
        day,
    )
}

/// What was recorded since, oldest first.
pub(super) fn changes(show: &Show, opened: &mut Opened, context: &Context) -> Result<(), Failure> {
    let today = context.today_for(&opened.store);
    let Some(typed) = &show.since else {
        return Err(Failure::usage("Say since when: \"muster show changes --since 23\", a meeting or an entry."));
    };
    let Moment { entry, words, short } = moment(&Finder::new(&opened.store, today), &opened.store, typed)?;
    opened.note(Access::looked("journal", &format!("changes since {short}")), context);
    let store = &opened.store;
    let wanted = usize::try_from(store.entries() - entry).unwrap_or(MOST).min(MOST);
    let mut lines = store.history(None, None, wanted)?;
    lines.retain(|line| line.entry > entry);
    lines.reverse();
    if show.json {
        let answer = json!({
            "format": "muster.changes/1",
            "since": entry,
            "entry": store.entries(),
            "rows": lines.iter().map(json::history).collect::<Vec<_>>(),
        });
        output::json(&answer);
        return Ok(());
    }
    let count = plural(store.entries() - entry, "entry was recorded", "entries were recorded");
    output::line(&format!("{count} since: {words} was entry {}.", count_group(entry)));
    for line in &lines {
        output::line(&format!("  {}", sentence(line)));
    }
    Ok(())
}
