//! Who decided, when, who entered it, and what became of it: bylines, withdrawals, restorings (papers section 2.0).

use super::Told;
use crate::domain::receipt::Entered;
use crate::domain::time::{Date, Timestamp, clock, plain};
use crate::report::document::{Block, Entry, EntryStatus, Text};
use crate::text::count_group;

use super::reason_or_none;

/// An entry made more than so many minutes after the decision says both times.
pub const LATE_MINUTES: i64 = 15;

/// Whether an entry was made more than [`LATE_MINUTES`] after the decision.
#[must_use]
pub fn entered_late(entered: &Entered) -> bool {
    entered.recorded_at.0.saturating_sub(entered.decided_at.0) > LATE_MINUTES * 60_000
}

/// `24 November 2026 at 10:31`; the day is left out when it is `day`.
fn at(moment: Timestamp, day: Option<Date>, lead: &str) -> String {
    if day == Some(moment.local_date()) {
        format!("at {}", clock(moment))
    } else {
        format!("{lead}{} at {}", plain(moment.local_date()), clock(moment))
    }
}

/// `on 24 November 2026 at 10:31`.
#[must_use]
pub fn moment(moment: Timestamp) -> String {
    at(moment, None, "on ")
}

fn who(label: &str) -> Text {
    if label.trim().is_empty() { Text::from("a person not recorded") } else { Text::reference(label) }
}

/// Who decided, and who entered it where that was another: `DCI 3051, entered by Staff 7719`.
#[must_use]
pub fn by_whom(entered: &Entered) -> Text {
    let text = who(&entered.decided_by);
    if entered.decided_by == entered.entered_by {
        return text;
    }
    text.and(", entered by ").and_text(who(&entered.entered_by))
}

/// `Decided by DCI 3051 at 10:31, entered by Staff 7719; entry 9,324.` With the dates unless the whole paper is of one `day`; who entered it is
/// left out when it is the same person, and the time of entering unless it was late.
#[must_use]
pub fn byline(entered: &Entered, day: Option<Date>) -> Text {
    let mut text = Text::from("Decided by ")
        .and_text(who(&entered.decided_by))
        .and(&format!(" {}", at(entered.decided_at, day, "on ")));
    let other = entered.decided_by != entered.entered_by;
    let late = entered_late(entered);
    if other {
        text = text.and(", entered by ").and_text(who(&entered.entered_by));
        if late {
            text = text.and(&format!(" {}", at(entered.recorded_at, day, "on ")));
        }
    } else if late {
        text = text.and(&format!(", entered {}", at(entered.recorded_at, day, "")));
    }
    text.and(&format!("; entry {}.", count_group(entered.entry)))
}

/// The entry of a fact that was withdrawn by another entry.
#[must_use]
pub fn withdrawn(told: &Told, by: &Entered) -> Block {
    let reason = by.recorded.as_ref().map_or("", |recorded| recorded.because.as_str());
    let sentence = told
        .quoted()
        .and(&format!(" Withdrawn {} by ", moment(by.decided_at)))
        .and_text(by_whom(by))
        .and(&format!(" (entry {}), and of no effect.", count_group(by.entry)));
    Block::Entry(Entry {
        word: told.word.to_owned(),
        number: told.number.clone(),
        aside: told.aside.clone(),
        runs_on: told.runs_on,
        status: EntryStatus::Withdrawn,
        sentence,
        reason: Some(reason_or_none(reason)),
        byline: None,
    })
}

/// The entry of a fact that was withdrawn once and now stands again.
#[must_use]
pub fn restored(told: &Told, by: &Entered) -> Block {
    let sentence = Text::from(format!("Restored {} by ", moment(by.decided_at)))
        .and_text(by_whom(by))
        .and(&format!(" (entry {}): ", count_group(by.entry)))
        .and_text(told.sentence.clone());
    Block::Entry(Entry {
        word: told.word.to_owned(),
        number: told.number.clone(),
        aside: told.aside.clone(),
        runs_on: told.runs_on,
        status: EntryStatus::Stands,
        sentence,
        reason: told.reason.clone(),
        byline: None,
    })
}
