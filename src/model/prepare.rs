//! What needs the chair before the meeting: the rows of the preparation list under their headings, with a cursor.
//!
//! It must not know the disk or how it is drawn.

use crate::domain::identity::OcgId;
use crate::domain::preparation::{Preparation, Row, Section, Target, Topic};

use super::list::Cursor;
use super::standing::Standing;

/// The screen that prepares a meeting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prepare {
    /// The list; nothing until told.
    pub list: Option<Box<Preparation>>,
    /// Whether it was asked for since something was recorded.
    pub asked: bool,
    /// How the store itself stands; nothing until told.
    pub standing: Option<Standing>,
    /// Whether that was asked for: once each time the screen is opened.
    pub standing_asked: bool,
    /// The cursor among the rows, headings not counted.
    pub cursor: Cursor,
}

/// One line of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// The heading of a part, with its number.
    Heading(usize, Section),
    /// A row: its position.
    Row(usize, &'a Row),
}

impl Prepare {
    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        self.list.as_ref().map_or(&[], |list| list.rows.as_slice())
    }

    /// The row under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Row> {
        self.rows().get(self.cursor.at)
    }

    /// The group the row under the cursor names first.
    #[must_use]
    pub fn group(&self) -> Option<OcgId> {
        self.current()?.named.iter().find_map(|named| match named.target {
            Target::Ocg(ocg) | Target::Action(_, ocg) | Target::Disruption(_, ocg) | Target::Item(_, Some(ocg)) => {
                Some(ocg)
            }
            Target::Officer(_) | Target::Item(_, None) | Target::Attender(_) => None,
        })
    }

    /// Rows and headings as they stand.
    #[must_use]
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        let mut section = None;
        for (at, row) in self.rows().iter().enumerate() {
            let here = row.topic.section();
            if section != Some(here) {
                section = Some(here);
                let number = Section::ALL.iter().position(|other| *other == here).unwrap_or(0) + 1;
                lines.push(Line::Heading(number, here));
            }
            lines.push(Line::Row(at, row));
        }
        lines
    }
}

/// Where Enter on a row leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the groups, filtered.
    Groups(&'static str),
    /// To one group.
    Group,
    /// To the actions of all groups, filtered.
    Actions(&'static str),
    /// To the review, owner by owner.
    Review,
    /// To the disruptions that wait.
    Claims,
    /// To the bids.
    Bids,
    /// To the triggers.
    Triggers,
    /// To the people.
    Room,
    /// To all groups in the running order.
    Order,
    /// To the journal.
    Journal,
}

/// Where a row leads.
#[must_use]
pub const fn way(topic: Topic) -> Way {
    match topic {
        Topic::NoLro => Way::Groups("is:nolro"),
        Topic::Unassessed(_) => Way::Groups("is:unassessed"),
        Topic::HighInTierFour => Way::Groups("is:high"),
        Topic::Quiet(..) => Way::Groups("is:quiet"),
        Topic::LroOver => Way::Groups("is:over"),
        Topic::LroUntrained => Way::Groups("is:untrained"),
        Topic::ReviewLate => Way::Groups("is:review"),
        Topic::EmptyStrand => Way::Groups("is:empty"),
        Topic::LateByOwner | Topic::Carried => Way::Review,
        Topic::AwaitingSignOff => Way::Actions("state:claimed"),
        Topic::NotModerated => Way::Claims,
        Topic::BidsOpen => Way::Bids,
        Topic::TriggersOpen => Way::Triggers,
        Topic::LrosAsked | Topic::NoWord => Way::Room,
        Topic::Order => Way::Order,
        Topic::SincePack => Way::Journal,
        Topic::Deferred(_) | Topic::TakenAsRead(_) | Topic::NotListed(_) | Topic::RecheckLate => Way::Group,
    }
}

/// The key that settles a row, as the list names it.
#[must_use]
pub const fn remedy(topic: Topic) -> &'static str {
    match topic {
        Topic::NoLro | Topic::LroOver | Topic::LroUntrained => "o LRO",
        Topic::Unassessed(_) | Topic::HighInTierFour | Topic::Quiet(..) => "t tier",
        Topic::ReviewLate => "= t",
        Topic::EmptyStrand => "a, + n",
        Topic::LateByOwner | Topic::Carried => "g a",
        Topic::Order => "< >",
        Topic::LrosAsked | Topic::NoWord => "g w",
        Topic::SincePack => "g j",
        _ => "Enter",
    }
}
