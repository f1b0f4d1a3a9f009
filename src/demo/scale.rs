//! The figures of each size.

use super::Size;

/// What a size means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// Live OCGs at the end.
    pub(super) ocgs: usize,
    /// Officers and partners who lead.
    pub(super) lros: usize,
    /// Actions ever raised.
    pub(super) actions: usize,
    /// Fortnightly meetings held.
    pub(super) meetings: usize,
    /// Fewest and most days from raising to the due date.
    pub(super) span: (i64, i64),
    /// Of a hundred groups without a reason to be called, how many are called all the same.
    pub(super) called: u32,
    /// Days after which a P is remembered.
    pub(super) cover: i64,
    /// Of a hundred actions, how many run late.
    pub(super) late: u32,
    /// How many of the last meetings are meetings of record.
    pub(super) held: usize,
    /// At how many of the last meetings bids, triggers, outcomes and the like are recorded.
    pub(super) recorded: usize,
}

/// The figures of a size (domain section 9).
pub(super) const fn of(size: Size) -> Scale {
    match size {
        Size::Small => Scale {
            ocgs: 12,
            lros: 6,
            actions: 120,
            meetings: 10,
            span: (24, 54),
            called: 40,
            cover: 80,
            late: 18,
            held: 10,
            recorded: 10,
        },
        Size::Bcu => Scale {
            ocgs: 40,
            lros: 15,
            actions: 6_000,
            meetings: 78,
            span: (10, 28),
            called: 70,
            cover: 40,
            late: 11,
            held: 78,
            recorded: 78,
        },
        Size::Force => Scale {
            ocgs: 500,
            lros: 150,
            actions: 150_000,
            meetings: 78,
            span: (6, 16),
            called: 55,
            cover: 40,
            late: 7,
            held: 2,
            recorded: 6,
        },
        Size::National => Scale {
            ocgs: 5_000,
            lros: 1_500,
            actions: 500_000,
            meetings: 78,
            span: (14, 42),
            called: 25,
            cover: 40,
            late: 11,
            held: 0,
            recorded: 2,
        },
    }
}
