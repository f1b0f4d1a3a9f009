//! The column specs of every table, with what each column means for sorting (screens section 12.3).
//!
//! It must not know how a column is filled or drawn.

use crate::domain::board::ActionOrder;

use super::columns::{Column, fit};

/// A table: specs, and what each column means. Both lists have the same length.
#[derive(Debug)]
pub struct Table<M: 'static> {
    /// The specs, from left to right.
    pub columns: &'static [Column],
    /// What they mean.
    pub means: &'static [M],
}

impl<M: Copy + PartialEq> Table<M> {
    /// What the columns mean that show at this inner width, from left to right.
    #[must_use]
    pub fn shown(&self, inner: u16) -> Vec<M> {
        fit(self.columns, inner).iter().filter_map(|span| self.means.get(span.column).copied()).collect()
    }

    /// The index of the shown column with that meaning.
    #[must_use]
    pub fn position(&self, means: M, inner: u16) -> Option<usize> {
        fit(self.columns, inner).iter().map(|span| span.column).find(|index| self.means.get(*index) == Some(&means))
    }

    /// The meaning `step` columns to the right (left, when negative) of the one given, among those shown.
    #[must_use]
    pub fn turn(&self, from: M, step: isize, inner: u16) -> M {
        let shown = self.shown(inner);
        let at = shown.iter().position(|means| *means == from).unwrap_or(0);
        let next = at.saturating_add_signed(step).min(shown.len().saturating_sub(1));
        shown.get(next).copied().unwrap_or(from)
    }
}

/// Columns of the list of groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OcgColumn {
    /// Reference.
    Reference,
    /// Operation name.
    #[default]
    Operation,
    /// Tier.
    Tier,
    /// LRO.
    Lro,
    /// Next review.
    Review,
    /// Open actions.
    Open,
    /// Late actions.
    Late,
    /// Matters for the chair.
    Chair,
    /// What became of it at the open meeting.
    Call,
}

impl OcgColumn {
    /// The column in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Operation => "operation",
            Self::Tier => "tier",
            Self::Lro => "LRO",
            Self::Review => "review",
            Self::Open => "open actions",
            Self::Late => "late actions",
            Self::Chair => "matters for the chair",
            Self::Call => "called",
        }
    }
}

const REF: Column = Column::new("Ref", 11, 11).priority(4).from(75).reference();
const REF_SHORT: Column = Column::new("Ref", 4, 5).priority(5).from(52).until(74).reference();
const OPERATION: Column = Column::new("Operation", 11, 14);
const TIER: Column = Column::new("T", 1, 1).priority(3).whole();
const LRO: Column = Column::new("LRO", 9, 9).priority(6).from(46);
const REVIEW: Column = Column::new("Review", 8, 8).priority(8).from(62).whole();
const OPEN: Column = Column::new("Open", 4, 4).priority(9).from(66).number();
const LATE: Column = Column::new("Late", 4, 4).priority(7).from(40).number();
const CHAIR: Column = Column::new("For the chair", 14, 14).priority(2).grow();

/// The list of groups, one column for the tier.
pub static OCGS: Table<OcgColumn> = Table {
    columns: &[REF, REF_SHORT, OPERATION, TIER, LRO, REVIEW, OPEN, LATE, CHAIR],
    means: &[
        OcgColumn::Reference,
        OcgColumn::Reference,
        OcgColumn::Operation,
        OcgColumn::Tier,
        OcgColumn::Lro,
        OcgColumn::Review,
        OcgColumn::Open,
        OcgColumn::Late,
        OcgColumn::Chair,
    ],
};

/// The list of groups under headings of their tiers.
pub static OCGS_GROUPED: Table<OcgColumn> = Table {
    columns: &[REF, REF_SHORT, OPERATION, LRO, REVIEW, OPEN, LATE, CHAIR],
    means: &[
        OcgColumn::Reference,
        OcgColumn::Reference,
        OcgColumn::Operation,
        OcgColumn::Lro,
        OcgColumn::Review,
        OcgColumn::Open,
        OcgColumn::Late,
        OcgColumn::Chair,
    ],
};

const CALL: Column = Column::new("Call", 5, 5).priority(3).from(34).whole();

/// The list of groups while a meeting calls them.
pub static OCGS_CALLED: Table<OcgColumn> = Table {
    columns: &[REF, REF_SHORT, OPERATION, TIER, LRO, REVIEW, OPEN, LATE, CHAIR, CALL],
    means: &[
        OcgColumn::Reference,
        OcgColumn::Reference,
        OcgColumn::Operation,
        OcgColumn::Tier,
        OcgColumn::Lro,
        OcgColumn::Review,
        OcgColumn::Open,
        OcgColumn::Late,
        OcgColumn::Chair,
        OcgColumn::Call,
    ],
};

/// The list of groups under headings of their tiers, while a meeting calls them.
pub static OCGS_GROUPED_CALLED: Table<OcgColumn> = Table {
    columns: &[REF, REF_SHORT, OPERATION, LRO, REVIEW, OPEN, LATE, CHAIR, CALL],
    means: &[
        OcgColumn::Reference,
        OcgColumn::Reference,
        OcgColumn::Operation,
        OcgColumn::Lro,
        OcgColumn::Review,
        OcgColumn::Open,
        OcgColumn::Late,
        OcgColumn::Chair,
        OcgColumn::Call,
    ],
};

/// The table of groups as it shows: under headings or not, with what became of each at the meeting or not.
#[must_use]
pub const fn ocgs(headed: bool, called: bool) -> &'static Table<OcgColumn> {
    match (headed, called) {
        (true, true) => &OCGS_GROUPED_CALLED,
        (true, false) => &OCGS_GROUPED,
        (false, true) => &OCGS_CALLED,
        (false, false) => &OCGS,
    }
}

/// Columns of the LRO workload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LroColumn {
    /// Label.
    #[default]
    Label,
    /// Unit.
    Unit,
    /// Groups led, and the limit.
    Groups,
    /// The same as a bar.
    Load,
    /// Open actions.
    Open,
    /// Late actions.
    Late,
    /// Remarks.
    Note,
}

impl LroColumn {
    /// The column in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Label => "LRO",
            Self::Unit => "unit",
            Self::Groups | Self::Load => "groups led",
            Self::Open => "open",
            Self::Late => "late",
            Self::Note => "note",
        }
    }
}

/// The LRO workload.
pub static LROS: Table<LroColumn> = Table {
    columns: &[
        Column::new("LRO", 9, 9),
        Column::new("Unit", 10, 22).priority(5).from(40),
        Column::new("Groups", 6, 6).priority(2).number(),
        Column::new("Load", 10, 10).priority(8).from(79),
        Column::new("Open", 4, 4).priority(6).from(44).number(),
        Column::new("Late", 4, 4).priority(4).from(34).number(),
        Column::new("Note", 10, 18).priority(3).grow(),
    ],
    means: &[
        LroColumn::Label,
        LroColumn::Unit,
        LroColumn::Groups,
        LroColumn::Load,
        LroColumn::Open,
        LroColumn::Late,
        LroColumn::Note,
    ],
};

/// Columns of the action log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActionColumn {
    /// Number.
    Number,
    /// The group, in a list of all groups.
    Group,
    /// The P.
    Strand,
    /// What is to be done.
    Text,
    /// Owner.
    Owner,
    /// Due date.
    Due,
    /// Days late or left.
    #[default]
    When,
    /// State.
    State,
}

impl ActionColumn {
    /// The column in words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number | Self::Group => "number",
            Self::Strand => "P",
            Self::Text => "action",
            Self::Owner => "owner",
            Self::Due | Self::When => "due date",
            Self::State => "state",
        }
    }

    /// The order a list has when sorted by this column.
    #[must_use]
    pub const fn order(self) -> ActionOrder {
        match self {
            Self::Number | Self::Group => ActionOrder::Number,
            Self::Strand => ActionOrder::Strand,
            Self::Text => ActionOrder::Text,
            Self::Owner => ActionOrder::Owner,
            Self::Due | Self::When => ActionOrder::Due,
            Self::State => ActionOrder::Status,
        }
    }
}

const NUMBER: Column = Column::new("Number", 12, 12).priority(2).from(70).reference();
const NUMBER_SHORT: Column = Column::new("No", 4, 4).priority(2).until(69).reference();
const STRAND: Column = Column::new("P", 7, 7).priority(5).from(44).whole();
const STRAND_SHORT: Column = Column::new("P", 2, 2).priority(5).until(43).whole();
const ACTION: Column = Column::new("Action", 12, 29).grow();
const OWNER: Column = Column::new("Owner", 9, 9).priority(6).from(60);
const DUE: Column = Column::new("Due", 10, 10).priority(9).from(92).whole();
const WHEN: Column = Column::new("When", 8, 8).priority(3).from(40).whole();
const STATE: Column = Column::new("State", 7, 9).priority(4).from(50);
const GROUP: Column = Column::new("Group", 11, 11).priority(7).from(62);

/// The actions of one group.
pub static ACTIONS: Table<ActionColumn> = Table {
    columns: &[NUMBER, NUMBER_SHORT, STRAND, STRAND_SHORT, ACTION, OWNER, DUE, WHEN, STATE],
    means: &[
        ActionColumn::Number,
        ActionColumn::Number,
        ActionColumn::Strand,
        ActionColumn::Strand,
        ActionColumn::Text,
        ActionColumn::Owner,
        ActionColumn::Due,
        ActionColumn::When,
        ActionColumn::State,
    ],
};

/// The actions of all groups.
pub static ALL_ACTIONS: Table<ActionColumn> = Table {
    columns: &[NUMBER, NUMBER_SHORT, GROUP, STRAND, STRAND_SHORT, ACTION, OWNER, DUE, WHEN, STATE],
    means: &[
        ActionColumn::Number,
        ActionColumn::Number,
        ActionColumn::Group,
        ActionColumn::Strand,
        ActionColumn::Strand,
        ActionColumn::Text,
        ActionColumn::Owner,
        ActionColumn::Due,
        ActionColumn::When,
        ActionColumn::State,
    ],
};

/// The actions of one owner in the review: no owner in each row, how often each was carried instead.
pub static REVIEWED: [Column; 8] = [
    Column::new("Number", 12, 12).from(100).reference(),
    Column::new("No", 4, 4).until(99).reference(),
    Column::new("Group", 11, 12).priority(4).from(72),
    Column::new("P", 7, 7).priority(5).from(60).whole(),
    Column::new("Action", 12, 34).grow(),
    Column::new("Due", 10, 10).priority(3).from(84).whole(),
    Column::new("When", 8, 8).whole(),
    Column::new("Carry", 5, 5).priority(2).from(90).whole(),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn specs_and_meanings_go_together() {
        assert_eq!(OCGS.columns.len(), OCGS.means.len());
        assert_eq!(OCGS_GROUPED.columns.len(), OCGS_GROUPED.means.len());
        assert_eq!(LROS.columns.len(), LROS.means.len());
        assert_eq!(ACTIONS.columns.len(), ACTIONS.means.len());
        assert_eq!(ALL_ACTIONS.columns.len(), ALL_ACTIONS.means.len());
    }

    #[test]
    fn the_workload_stands_as_drawn() {
        let spans = |inner| fit(LROS.columns, inner).iter().map(|span| (span.x, span.width)).collect::<Vec<_>>();
        assert_eq!(spans(81), [(2, 9), (12, 22), (35, 6), (42, 10), (53, 4), (58, 4), (63, 18)]);
        assert_eq!(spans(58), [(2, 9), (12, 10), (23, 6), (30, 4), (35, 4), (40, 18)]);
    }

    #[test]
    fn the_column_cursor_stays_among_the_shown() {
        assert_eq!(OCGS.turn(OcgColumn::Operation, -9, 58), OcgColumn::Reference);
        assert_eq!(OCGS.turn(OcgColumn::Operation, 99, 58), OcgColumn::Chair);
        assert_eq!(
            OCGS.turn(OcgColumn::Review, 1, 58),
            OcgColumn::Operation,
            "from a column that is gone, near the start"
        );
    }
}
