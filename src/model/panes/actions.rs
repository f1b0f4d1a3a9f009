//! The action log: a window on a list that may have half a million rows, held by the page.
//!
//! It must not know the disk; it says what it still needs.

use std::collections::BTreeSet;

use crate::domain::board::{ActionFilter, ActionLine, ActionOrder, ActionPage};
use crate::domain::identity::{ActionId, OcgId};

use super::super::filter::Filter;
use super::super::list::Cursor;
use super::super::tables::ActionColumn;

/// Rows asked for at a time.
pub const PAGE: usize = 200;

/// A question for a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// Which actions.
    pub filter: ActionFilter,
    /// In which order.
    pub order: ActionOrder,
    /// Turned round.
    pub reversed: bool,
    /// First row.
    pub offset: usize,
}

impl Question {
    /// Whether it asks for rows of the same list.
    fn is_same_list(&self, other: &Self) -> bool {
        self.filter == other.filter && self.order == other.order && self.reversed == other.reversed
    }
}

/// A list of actions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actions {
    /// The rows that are known.
    pub page: ActionPage,
    /// What they answer.
    pub shows: Option<Question>,
    /// What was asked last and not told yet.
    pub asked: Option<(u64, Question)>,
    /// Whether something was recorded since they were read.
    pub stale: bool,
    /// The cursor, a row of the whole list.
    pub cursor: Cursor,
    /// The column sorted by, and whether reversed.
    pub sort: (ActionColumn, bool),
    /// The column under the column cursor.
    pub column: ActionColumn,
    /// What is filtered.
    pub filter: Filter,
    /// All groups rather than the selected one.
    pub all: bool,
    /// Closed ones too.
    pub closed: bool,
    /// What is marked.
    pub marks: BTreeSet<ActionId>,
    /// Whether the rows keep the places they had when the list was opened, whatever is recorded about them since.
    pub keeps_places: bool,
}

impl Actions {
    /// A row, if it is known.
    #[must_use]
    pub fn row(&self, row: usize) -> Option<&ActionLine> {
        row.checked_sub(self.page.offset).and_then(|at| self.page.rows.get(at))
    }

    /// The action under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&ActionLine> {
        self.row(self.cursor.at)
    }

    /// How many rows the whole list has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.page.total
    }

    /// Whether the list has no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.page.total == 0
    }

    /// What has to be asked so that the list shows what it should; nothing when all of it is known or asked already.
    ///
    /// When it is another list than before, the rows known are forgotten at once: they must not stand under another title.
    pub fn question(&mut self, filter: ActionFilter, height: usize) -> Option<Question> {
        let (column, reversed) = self.sort;
        let order = column.order();
        let wanted = |offset| Question { filter: filter.clone(), order, reversed, offset };
        let latest = self.asked.as_ref().map(|(_, question)| question).or(self.shows.as_ref());
        let question = match latest.filter(|known| known.is_same_list(&wanted(0))) {
            None => {
                let whose = |filter: &ActionFilter| (filter.ocg, filter.owner);
                if self.shows.as_ref().is_none_or(|known| whose(&known.filter) != whose(&filter)) {
                    self.page = ActionPage::default();
                    self.shows = None;
                    self.marks.clear();
                }
                self.cursor = Cursor::default();
                wanted(0)
            }
            Some(known) if self.stale => wanted(known.offset),
            Some(_) if self.asked.is_some() => return None,
            Some(_) => wanted(self.missing(height)?),
        };
        self.stale = false;
        Some(question)
    }

    /// Takes the page that was told for a ticket, if it is the one asked for last. In the same list the cursor stays on its action, wherever that is now:
    /// the next key is meant for it. Where it has left the list, the cursor stays in its row.
    pub fn take(&mut self, ticket: u64, page: ActionPage) -> bool {
        match self.asked.take() {
            Some((asked, question)) if asked == ticket => {
                let again = self.shows.as_ref().is_some_and(|known| known.is_same_list(&question));
                let before = self.current().map(|line| line.id).filter(|_| again);
                let known = std::mem::replace(&mut self.page, page);
                self.shows = Some(question);
                if again && self.keeps_places {
                    keep_places(&mut self.page, &known);
                }
                let place = before.and_then(|id| self.page.rows.iter().position(|line| line.id == id));
                let at = place.map_or(self.cursor.at, |place| self.page.offset + place);
                self.cursor.to(at, self.page.total);
                true
            }
            other => {
                self.asked = other;
                false
            }
        }
    }

    /// The first row to ask for when the rows around the cursor are not all known; nothing when they are.
    fn missing(&self, height: usize) -> Option<usize> {
        let known = self.page.offset..self.page.offset + self.page.rows.len();
        let shown = self.cursor.shown(height, self.page.total);
        let here = shown.is_empty() || (known.contains(&shown.start) && known.contains(&(shown.end - 1)));
        (!here).then(|| self.cursor.at.saturating_sub(PAGE / 2))
    }

    /// The marked actions, or the one under the cursor when none is marked.
    #[must_use]
    pub fn chosen(&self) -> Vec<ActionId> {
        if self.marks.is_empty() {
            self.current().map(|line| line.id).into_iter().collect()
        } else {
            self.marks.iter().copied().collect()
        }
    }

    /// What to ask the record for, before the filter's terms.
    #[must_use]
    pub fn wanted(&self, selected: Option<OcgId>) -> ActionFilter {
        // Without a selected group there is nothing to show but everything.
        let ocg = if self.all { None } else { Some(selected.unwrap_or(OcgId(0))) };
        ActionFilter { ocg, live_only: !self.closed, ..ActionFilter::default() }
    }
}

/// Puts rows into the places they had; one that is new goes where the order puts it. Where not all rows are known there are no places to keep.
fn keep_places(page: &mut ActionPage, known: &ActionPage) {
    let whole = |page: &ActionPage| page.rows.len() == page.total;
    if !whole(page) || !whole(known) {
        return;
    }
    let place = |line: &ActionLine| known.rows.iter().position(|row| row.id == line.id);
    let (mut rows, new): (Vec<_>, Vec<_>) =
        std::mem::take(&mut page.rows).into_iter().enumerate().partition(|(_, line)| place(line).is_some());
    rows.sort_by_key(|(_, line)| place(line));
    for (at, line) in new {
        rows.insert(at.min(rows.len()), (at, line));
    }
    page.rows = rows.into_iter().map(|(_, line)| line).collect();
}
