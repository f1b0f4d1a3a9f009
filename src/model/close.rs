//! Closing a meeting: the groups that are not settled, every decision and action read back, and the signed meeting (screens section 7).
//!
//! It must not know the disk or how it is drawn.

use std::collections::BTreeSet;

use crate::domain::describe::entry_sentence;
use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::item::Content;
use crate::domain::meeting::{Called, Meeting};
use crate::domain::receipt::Entered;
use crate::domain::time::{Timestamp, clock};
use crate::text;

use super::list::Cursor;
use super::port::{PaperCounts, SignedFacts};
use super::sitting::Sitting;

/// Columns before a sentence of the read-back: cursor, entry and time.
pub const LEAD: u16 = 19;
/// Columns kept free behind it: agreed or not.
pub const TAIL: u16 = 11;

/// What kind of entry is read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A tier move, or a change of LRO, deputy or SRO.
    Move,
    /// No change.
    Same,
    /// An action that was raised.
    Raised,
    /// Anything else.
    Other,
    /// A note or a remark for the minutes.
    Noted,
}

/// One sentence to read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The entry.
    pub entry: u64,
    /// When it was decided.
    pub at: Timestamp,
    /// What kind it is.
    pub kind: Kind,
    /// The sentence, with the withdrawal said first if there is one.
    pub sentence: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// The owner of an action that was raised.
    pub owner: String,
    /// The group it is about, if one.
    pub ocg: Option<OcgId>,
}

/// One row of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A heading.
    Heading(String),
    /// A group that is not settled.
    Unsettled(OcgId),
    /// A sentence: its position.
    Read(usize),
}

/// The screen that closes a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Close {
    /// The sentences; nothing until told.
    pub read: Option<Vec<Read>>,
    /// The rows, headings too.
    pub rows: Vec<Row>,
    /// The cursor among the rows; never on a heading.
    pub cursor: Cursor,
    /// Groups that are marked.
    pub marks: BTreeSet<OcgId>,
    /// Columns the rows were last measured for.
    pub columns: u16,
}

impl Close {
    /// Takes the entries of the meeting.
    pub fn take(&mut self, entries: &[Entered]) {
        let by = |entry: u64| entries.iter().find(|entered| entered.undoes == Some(entry));
        let mut read: Vec<Read> = entries
            .iter()
            .filter(|entered| entered.undoes.is_none())
            .filter_map(|entered| {
                let recorded = entered.recorded.as_ref()?;
                let (kind, owner) = kind(&recorded.fact)?;
                let mut sentence = entry_sentence(recorded, None);
                if entered.withdrawn_by.is_some() {
                    let when =
                        by(entered.entry).map_or(String::new(), |undo| format!(" at {}", clock(undo.decided_at)));
                    let why =
                        by(entered.entry).and_then(|undo| undo.recorded.as_ref()).map(|undo| undo.because.clone());
                    let why =
                        why.filter(|why| !why.is_empty()).map_or(String::new(), |why| format!(", because \"{why}\""));
                    sentence = format!("WITHDRAWN{when}{why}: {sentence}");
                }
                Some(Read {
                    entry: entered.entry,
                    at: entered.decided_at,
                    kind,
                    sentence: format!("{}.", text::clean_line(&sentence).trim_end_matches('.')),
                    withdrawn: entered.withdrawn_by.is_some(),
                    owner,
                    ocg: recorded.fact.subject().ocg,
                })
            })
            .collect();
        let group = |read: &Read| match read.kind {
            Kind::Move | Kind::Same => 0,
            Kind::Raised => 1,
            Kind::Other => 2,
            Kind::Noted => 3,
        };
        read.sort_by(|a, b| (group(a), &a.owner, a.entry).cmp(&(group(b), &b.owner, b.entry)));
        self.read = Some(read);
    }

    /// Works out the rows: what is not settled first, then what is read back. The cursor stays on what it was on, if that is still there.
    pub fn arrange(&mut self, sitting: &Sitting) {
        let before = self.rows.get(self.cursor.at).cloned();
        let open: Vec<OcgId> = match sitting.calling() {
            Some(_) => sitting.turns.iter().filter(|turn| turn.settled.is_none()).map(|turn| turn.ocg).collect(),
            None => Vec::new(),
        };
        self.marks.retain(|id| open.contains(id));
        self.rows.clear();
        self.rows.push(Row::Heading(if open.is_empty() {
            "Every group is settled.".to_owned()
        } else {
            format!("NOT SETTLED: {} of {}", text::count_group(open.len() as u64), sitting.turns.len())
        }));
        self.rows.extend(open.into_iter().map(Row::Unsettled));
        if let Some(read) = &self.read {
            let count = |kind: Kind| read.iter().filter(|one| one.kind == kind && !one.withdrawn).count() as u64;
            self.rows.push(Row::Heading(format!(
                "READ BACK: {}, {} no change, {}, {}",
                text::plural(count(Kind::Move), "tier move or change of a post", "tier moves or changes of a post"),
                text::count_group(count(Kind::Same)),
                text::plural(count(Kind::Raised), "action", "actions"),
                text::plural(count(Kind::Other), "other", "others")
            )));
            let mut kind = Kind::Move;
            for (at, one) in read.iter().enumerate() {
                if one.kind == Kind::Raised && kind < Kind::Raised {
                    self.rows.push(Row::Heading("ACTIONS RAISED, by owner".to_owned()));
                } else if one.kind == Kind::Other && kind < Kind::Other {
                    self.rows.push(Row::Heading("OTHERS".to_owned()));
                } else if one.kind == Kind::Noted && kind < Kind::Noted {
                    self.rows.push(Row::Heading("NOTES AND REMARKS".to_owned()));
                }
                kind = kind.max(one.kind);
                self.rows.push(Row::Read(at));
            }
        }
        let at = before.and_then(|row| self.rows.iter().position(|other| *other == row)).unwrap_or(self.cursor.at);
        self.cursor.to(at, self.rows.len());
        self.off_heading(1);
    }

    /// Moves by so many rows; headings are passed over.
    pub fn step(&mut self, by: isize) {
        self.cursor.step(by, self.rows.len());
        self.off_heading(if by < 0 { -1 } else { 1 });
    }

    fn off_heading(&mut self, by: isize) {
        let heading = |at: usize| matches!(self.rows.get(at), Some(Row::Heading(_)));
        let start = self.cursor.at;
        while heading(self.cursor.at) {
            let next = self.cursor.at.saturating_add_signed(by);
            if next == self.cursor.at || next >= self.rows.len() {
                // At the end: the other way.
                let other = (0..self.rows.len()).min_by_key(|at| (heading(*at), at.abs_diff(start)));
                self.cursor.at = other.unwrap_or(0);
                return;
            }
            self.cursor.at = next;
        }
    }

    /// The row under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Row> {
        self.rows.get(self.cursor.at)
    }

    /// The marked groups, or the one under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Vec<OcgId> {
        match self.current() {
            _ if !self.marks.is_empty() => self.marks.iter().copied().collect(),
            Some(Row::Unsettled(ocg)) => vec![*ocg],
            _ => Vec::new(),
        }
    }

    /// Marks all that are not settled, or none when something is marked.
    pub fn mark_all(&mut self) {
        if self.marks.is_empty() {
            self.marks = self
                .rows
                .iter()
                .filter_map(|row| match row {
                    Row::Unsettled(ocg) => Some(*ocg),
                    _ => None,
                })
                .collect();
        } else {
            self.marks.clear();
        }
    }

    /// What was noted for the minutes and stands, in one line; nothing while nothing was.
    #[must_use]
    pub fn noted(&self) -> Option<String> {
        let read = self.read.as_deref().unwrap_or_default();
        let noted = read.iter().filter(|one| one.kind == Kind::Noted && !one.withdrawn);
        let words: Vec<&str> = noted.map(|one| one.sentence.trim_end_matches('.')).collect();
        (!words.is_empty()).then(|| words.join("; "))
    }

    /// Lines below the rows: the next meeting, and what was noted where something was.
    #[must_use]
    pub fn foot(&self) -> u16 {
        if self.noted().is_some() { 2 } else { 1 }
    }

    /// How many sentences are agreed, and how many there are.
    #[must_use]
    pub fn agreed(&self, sitting: &Sitting) -> (usize, usize) {
        let all = self.read.as_deref().unwrap_or_default();
        (all.iter().filter(|one| sitting.agreed.contains(&one.entry)).count(), all.len())
    }

    /// The lines of a row.
    #[must_use]
    pub fn wrapped(&self, row: &Row, columns: u16) -> Vec<String> {
        match row {
            Row::Heading(words) => vec![words.clone()],
            Row::Unsettled(_) => vec![String::new()],
            Row::Read(at) => {
                let one = self.read.as_ref().and_then(|read| read.get(*at));
                let room = usize::from(columns.saturating_sub(LEAD + TAIL).max(20));
                one.map_or(Vec::new(), |one| text::wrap(&one.sentence, room))
            }
        }
    }

    /// Scrolls so that the row under the cursor shows whole among so many lines.
    pub fn follow(&mut self, height: usize, columns: u16) {
        self.columns = columns;
        let at = self.cursor.at;
        if at <= self.cursor.top {
            // The heading above the first row belongs to it.
            let heading = at.checked_sub(1).filter(|above| matches!(self.rows.get(*above), Some(Row::Heading(_))));
            self.cursor.top = heading.unwrap_or(at);
        }
        let tall = |top: usize| -> usize {
            let rows = self.rows.get(top..=at).unwrap_or_default();
            rows.iter().map(|row| self.wrapped(row, columns).len()).sum()
        };
        let mut top = self.cursor.top.max((at + 1).saturating_sub(height.max(1)));
        while top < at && tall(top) > height {
            top += 1;
        }
        self.cursor.top = top;
    }
}

/// What is read back, and of what kind; attendance, calls and the opening are not.
fn kind(fact: &Fact) -> Option<(Kind, String)> {
    let kind = match fact {
        Fact::TierDecided { from: Some(from), to: Some(to), .. } if from.tier == to.tier => Kind::Same,
        Fact::TierDecided { .. } | Fact::PostFilled { .. } => Kind::Move,
        Fact::ActionRaised { action } => {
            let owner = action.owner.as_ref().map_or_else(|| "no owner".to_owned(), |owner| owner.label.clone());
            return Some((Kind::Raised, owner));
        }
        Fact::MeetingMoved { .. }
        | Fact::MeetingPrepared { .. }
        | Fact::AttendanceMarked { .. }
        | Fact::MeetingBriefed(_) => return None,
        Fact::OcgSettled { to: Some(to), .. } if to.called == Called::Discussed => return None,
        Fact::NoteAdded { .. } => Kind::Noted,
        Fact::ItemAdded { item } if matches!(item.content, Content::Remark(_)) => Kind::Noted,
        _ => Kind::Other,
    };
    Some((kind, String::new()))
}

/// A meeting that was just signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Signed {
    /// The meeting.
    pub meeting: Meeting,
    /// Who signed and the seal; nothing until told.
    pub facts: Option<Box<SignedFacts>>,
    /// How its papers stand; nothing until told.
    pub counts: Option<PaperCounts>,
}

impl Signed {
    /// How many groups were discussed, taken as read and deferred.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let count = |called: Called| self.meeting.settled.iter().filter(|(_, one)| one.called == called).count();
        (count(Called::Discussed), count(Called::TakenAsRead), count(Called::Deferred))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(rows: Vec<Row>) -> Close {
        Close { rows, ..Close::default() }
    }

    #[test]
    fn the_cursor_never_stands_on_a_heading() {
        let heading = || Row::Heading("x".into());
        let mut close = close(vec![heading(), Row::Unsettled(OcgId(1)), heading(), Row::Read(0)]);
        close.step(0);
        assert_eq!(close.cursor.at, 1);
        close.step(1);
        assert_eq!(close.cursor.at, 3);
        close.step(1);
        assert_eq!(close.cursor.at, 3);
        close.step(-1);
        assert_eq!(close.cursor.at, 1);
        close.step(-1);
        assert_eq!(close.cursor.at, 1);
    }

    #[test]
    fn marks_are_for_what_is_not_settled() {
        let mut close = close(vec![Row::Unsettled(OcgId(1)), Row::Unsettled(OcgId(2)), Row::Read(0)]);
        close.mark_all();
        assert_eq!(close.chosen(), [OcgId(1), OcgId(2)]);
        close.mark_all();
        assert_eq!(close.chosen(), [OcgId(1)]);
    }
}
