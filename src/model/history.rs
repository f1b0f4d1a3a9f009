//! History in sentences, newest first, read in pages: of one group, or the whole journal.
//!
//! It must not know the disk; it says what it still needs.

use crate::domain::board::HistoryLine;
use crate::domain::identity::OcgId;
use crate::domain::time::{clock, short_year};
use crate::text;

use super::list::Cursor;

/// Lines asked for at a time.
pub const PAGE: usize = 100;
/// Columns before the sentence: cursor, entry number, day and time.
pub const LEAD: u16 = 30;

/// A history as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// What was recorded since the meeting that is looked back to, rather than what was before.
    pub since: bool,
    /// Of this group only.
    pub ocg: Option<OcgId>,
    /// The lines, newest first.
    pub lines: Vec<HistoryLine>,
    /// Whether the oldest is among them.
    pub whole: bool,
    /// Whether more was asked for and not told yet.
    pub asked: bool,
    /// Whether what was asked for replaces what is known.
    pub fresh: bool,
    /// The cursor, and the first line shown.
    pub cursor: Cursor,
}

impl History {
    /// Nothing known yet.
    #[must_use]
    pub fn new(ocg: Option<OcgId>) -> Self {
        let cursor = Cursor::default();
        Self { since: false, ocg, lines: Vec::new(), whole: false, asked: false, fresh: false, cursor }
    }

    /// What was recorded since the meeting that is looked back to: nothing known yet.
    #[must_use]
    pub fn since() -> Self {
        Self { since: true, ..Self::new(None) }
    }

    /// Takes the lines that were asked for. The cursor stays on its entry when that is still there.
    pub fn take(&mut self, lines: Vec<HistoryLine>) {
        let entry = self.current().map(|line| line.entry);
        self.asked = false;
        self.whole = lines.is_empty() || !lines.len().is_multiple_of(PAGE);
        if std::mem::take(&mut self.fresh) {
            self.lines = lines;
        } else {
            self.lines.extend(lines);
        }
        let at = entry
            .filter(|_| self.cursor.at > 0)
            .and_then(|entry| self.lines.iter().position(|line| line.entry == entry));
        self.cursor.to(at.unwrap_or(self.cursor.at), self.lines.len());
    }

    /// The line under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&HistoryLine> {
        self.lines.get(self.cursor.at)
    }

    /// Whether the cursor comes near the end of what is known.
    #[must_use]
    pub fn wants_more(&self) -> bool {
        !self.whole && !self.asked && self.cursor.at + PAGE / 2 >= self.lines.len()
    }

    /// Scrolls so that the cursor's sentence shows whole, in an area of so many rows and columns.
    pub fn follow(&mut self, rows: u16, columns: u16) {
        let at = self.cursor.at;
        if at < self.cursor.top {
            self.cursor.top = at;
        }
        let tall = |range: std::ops::RangeInclusive<usize>| -> usize {
            self.lines.get(range).unwrap_or_default().iter().map(|line| wrapped(line, columns).len()).sum()
        };
        // Every sentence takes a row at least, so no more lines than rows can show.
        let mut top = self.cursor.top.max((at + 1).saturating_sub(usize::from(rows)));
        while top < at && tall(top..=at) > usize::from(rows) {
            top += 1;
        }
        self.cursor.top = top;
    }
}

/// The sentence of a line, wrapped beside its number and time.
#[must_use]
pub fn wrapped(line: &HistoryLine, columns: u16) -> Vec<String> {
    let room = usize::from(columns.saturating_sub(LEAD).max(20));
    let mut sentence = text::clean_line(&line.sentence);
    if let Some(by) = line.withdrawn_by {
        sentence = format!("WITHDRAWN by entry {}. It said: {sentence}", text::count_group(by));
    }
    text::wrap(&sentence, room)
}

/// The words before the sentence: `3,871   10 Nov 2026 10:21`.
#[must_use]
pub fn when(line: &HistoryLine) -> (String, String) {
    let day = short_year(line.decided_at.local_date());
    (text::count_group(line.entry), format!("{day} {}", clock(line.decided_at)))
}

/// Rows of the facts on a record card above its history, which has the rest, and never less than half.
#[must_use]
pub const fn record_facts_height(body: u16) -> u16 {
    let wanted = 11;
    if body / 2 < wanted { body / 2 } else { wanted }
}
