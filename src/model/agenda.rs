//! The standing agenda on the screen: its items with what waits under each, a cursor, and where each item leads.
//!
//! It must not know the disk or how it is drawn. Which items were taken is kept with the place: the record has what was decided under them.

use crate::domain::agenda::{Business, Item};
use crate::domain::time::Timestamp;

use super::items::Listed;
use super::list::Cursor;
use super::sitting::Sitting;

/// The screen of the agenda.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// The items; nothing until told.
    pub items: Option<Vec<Item>>,
    /// Whether they were asked for since something was recorded.
    pub asked: bool,
    /// The cursor.
    pub cursor: Cursor,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was not taken yet.
    Open,
    /// It was taken, at this moment.
    Taken(Timestamp),
    /// The record says that it was dealt with.
    Done,
}

impl Agenda {
    /// The items.
    #[must_use]
    pub fn rows(&self) -> &[Item] {
        self.items.as_deref().unwrap_or_default()
    }

    /// The item under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Item> {
        self.rows().get(self.cursor.at)
    }

    /// How an item stands at the open meeting.
    #[must_use]
    pub fn standing(&self, sitting: &Sitting, at: usize) -> Standing {
        match (sitting.taken.get(&at), self.rows().get(at)) {
            (_, Some(item)) if item.done => Standing::Done,
            (Some(moment), _) => Standing::Taken(*moment),
            (None, _) => Standing::Open,
        }
    }

    /// How many items were taken or dealt with.
    #[must_use]
    pub fn taken(&self, sitting: &Sitting) -> usize {
        (0..self.rows().len()).filter(|at| self.standing(sitting, *at) != Standing::Open).count()
    }

    /// The first item after the cursor that was not taken, or else the first at all.
    #[must_use]
    pub fn next(&self, sitting: &Sitting) -> Option<usize> {
        let open = |at: &usize| self.standing(sitting, *at) == Standing::Open;
        let after = (self.cursor.at + 1..self.rows().len()).find(open);
        after.or_else(|| (0..self.rows().len()).find(open))
    }
}

/// Where Enter on an item leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Who is in the room.
    Room,
    /// The papers of the meeting before.
    Former,
    /// The review, owner by owner.
    Review,
    /// A list of items.
    Items(Listed),
    /// The groups, filtered.
    Groups(&'static str),
    /// What needs the chair, where late reviews and statements stand under one another.
    Prepare,
    /// The groups in turn.
    Drive,
    /// LRO workload.
    Lros,
    /// Closing and reading back, where the next date is set.
    Close,
    /// The review, from the first partner that owns an action.
    Partners,
    /// A remark under the item.
    Remark,
}

/// Where an item leads.
#[must_use]
pub const fn way(business: Business) -> Way {
    match business {
        Business::Attendance => Way::Room,
        Business::Previous => Way::Former,
        Business::Review => Way::Review,
        Business::Triggers => Way::Items(Listed::Triggers),
        Business::New => Way::Groups("state:provisional"),
        Business::Groups => Way::Drive,
        Business::Recheck => Way::Prepare,
        Business::Workload => Way::Lros,
        Business::Disruptions => Way::Items(Listed::Claims),
        Business::Bids => Way::Items(Listed::Bids),
        Business::Partners => Way::Partners,
        Business::Closures => Way::Groups("tier:4 is:quiet"),
        Business::Learning => Way::Items(Listed::Learning),
        Business::Close => Way::Close,
        Business::Other => Way::Remark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agenda(done: &[bool]) -> Agenda {
        let item = |done: &bool| Item {
            words: "x".into(),
            business: Business::Other,
            waiting: 0,
            sentence: String::new(),
            done: *done,
        };
        Agenda { items: Some(done.iter().map(item).collect()), ..Agenda::default() }
    }

    #[test]
    fn the_next_item_is_the_first_that_was_not_taken_and_then_the_first_that_was_left() {
        let mut sitting = Sitting::default();
        let mut agenda = agenda(&[false, true, false]);
        assert_eq!((agenda.next(&sitting), agenda.taken(&sitting)), (Some(2), 1));
        agenda.cursor.at = 2;
        sitting.taken.insert(2, Timestamp(5));
        assert_eq!((agenda.next(&sitting), agenda.standing(&sitting, 2)), (Some(0), Standing::Taken(Timestamp(5))));
        sitting.taken.insert(0, Timestamp(6));
        assert_eq!((agenda.next(&sitting), agenda.taken(&sitting)), (None, 3));
    }
}
