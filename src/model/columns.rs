//! Which columns of a table fit, and how wide they are: the ladder of screens section 12.3.
//!
//! Depends on the column specs and the width only, never on the text of the rows, so that nothing jumps while scrolling.

use crate::text::Align;

/// Columns in front of every row: the cursor `>` and the mark `x`.
pub const LEAD: u16 = 2;

/// What happens to a text that is wider than its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Cut at the end with `..`: words.
    #[default]
    Start,
    /// Cut at the start with `..`: references, whose end tells them apart.
    End,
    /// Never shown in part: numbers, dates and state words become `..` alone.
    Whole,
}

/// The spec of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The head.
    pub head: &'static str,
    /// Fewest columns it can live with.
    pub min: u16,
    /// Columns it would like.
    pub ideal: u16,
    /// 1 stays longest; the highest is dropped first.
    pub priority: u8,
    /// Whether it takes what is left over.
    pub grow: bool,
    /// On which side its text stands.
    pub align: Align,
    /// Least inner width of the pane at which it is shown.
    pub from: u16,
    /// Greatest inner width of the pane at which it is shown (for a short form that gives way to a long one).
    pub until: u16,
    /// How its text is cut.
    pub keep: Keep,
}

impl Column {
    /// A left-aligned column of words that is always eligible, priority 1.
    #[must_use]
    pub const fn new(head: &'static str, min: u16, ideal: u16) -> Self {
        Self {
            head,
            min,
            ideal,
            priority: 1,
            grow: false,
            align: Align::Left,
            from: 0,
            until: u16::MAX,
            keep: Keep::Start,
        }
    }

    /// Drops at this priority (1 stays longest).
    #[must_use]
    pub const fn priority(self, priority: u8) -> Self {
        Self { priority, ..self }
    }

    /// Takes what is left over.
    #[must_use]
    pub const fn grow(self) -> Self {
        Self { grow: true, ..self }
    }

    /// Shown only in panes of this inner width and more.
    #[must_use]
    pub const fn from(self, from: u16) -> Self {
        Self { from, ..self }
    }

    /// Shown only in panes of this inner width and less.
    #[must_use]
    pub const fn until(self, until: u16) -> Self {
        Self { until, ..self }
    }

    /// A number: right-aligned and never shown in part.
    #[must_use]
    pub const fn number(self) -> Self {
        Self { align: Align::Right, keep: Keep::Whole, ..self }
    }

    /// A date or a state word: never shown in part.
    #[must_use]
    pub const fn whole(self) -> Self {
        Self { keep: Keep::Whole, ..self }
    }

    /// A reference: cut at the start, if ever.
    #[must_use]
    pub const fn reference(self) -> Self {
        Self { keep: Keep::End, ..self }
    }
}

/// One column that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Index into the specs.
    pub column: usize,
    /// First column, counted from the left edge of the pane's inside.
    pub x: u16,
    /// Columns it has.
    pub width: u16,
}

/// The columns that fit into a pane of this inner width, from left to right, one column of gap between them.
#[must_use]
pub fn fit(columns: &[Column], inner: u16) -> Vec<Span> {
    let room = inner.saturating_sub(LEAD);
    let mut kept: Vec<(usize, &Column, u16)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| (column.from..=column.until).contains(&inner))
        .map(|(index, column)| (index, column, column.min))
        .collect();
    let total = |kept: &[(usize, &Column, u16)]| -> u16 {
        let gaps = u16::try_from(kept.len().saturating_sub(1)).unwrap_or(u16::MAX);
        kept.iter().fold(gaps, |sum, (_, _, width)| sum.saturating_add(*width))
    };
    while kept.len() > 1 && total(&kept) > room {
        let least = kept.iter().enumerate().max_by_key(|(_, (_, column, _))| column.priority).map(|(at, _)| at);
        if let Some(at) = least {
            kept.remove(at);
        }
    }
    let mut spare = room.saturating_sub(total(&kept));
    let mut order: Vec<usize> = (0..kept.len()).collect();
    order.sort_by_key(|at| kept.get(*at).map(|(_, column, _)| column.priority));
    for at in order {
        if let Some((_, column, width)) = kept.get_mut(at) {
            let more = column.ideal.saturating_sub(*width).min(spare);
            *width += more;
            spare -= more;
        }
    }
    if let Some((_, _, width)) = kept.iter_mut().find(|(_, column, _)| column.grow) {
        *width += spare;
    }
    let mut x = LEAD;
    kept.iter()
        .map(|(index, _, width)| {
            let width = (*width).min(inner.saturating_sub(x));
            let span = Span { column: *index, x, width };
            x = x.saturating_add(width).saturating_add(1);
            span
        })
        .filter(|span| span.width > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: [Column; 7] = [
        Column::new("Number", 12, 12).from(70).reference(),
        Column::new("No", 4, 4).until(69).reference(),
        Column::new("P", 7, 7).priority(5).whole(),
        Column::new("Action", 12, 29).grow(),
        Column::new("Owner", 9, 9).priority(4).from(60),
        Column::new("When", 8, 8).priority(2).whole(),
        Column::new("State", 7, 9).priority(3).whole(),
    ];

    fn heads(inner: u16) -> Vec<(&'static str, u16, u16)> {
        fit(&LOG, inner).iter().map(|span| (LOG[span.column].head, span.x, span.width)).collect()
    }

    #[test]
    fn the_action_log_stands_as_drawn_at_81_78_and_58() {
        assert_eq!(
            heads(81),
            [("Number", 2, 12), ("P", 15, 7), ("Action", 23, 29), ("Owner", 53, 9), ("When", 63, 8), ("State", 72, 9)]
        );
        assert_eq!(
            heads(78),
            [("Number", 2, 12), ("P", 15, 7), ("Action", 23, 28), ("Owner", 52, 9), ("When", 62, 8), ("State", 71, 7)]
        );
        assert_eq!(heads(58), [("No", 2, 4), ("P", 7, 7), ("Action", 15, 26), ("When", 42, 8), ("State", 51, 7)]);
    }

    #[test]
    fn the_highest_number_goes_first_and_one_column_always_stays() {
        assert_eq!(heads(40).iter().map(|(head, ..)| *head).collect::<Vec<_>>(), ["No", "Action", "When", "State"]);
        assert_eq!(heads(20).iter().map(|(head, ..)| *head).collect::<Vec<_>>(), ["No", "Action"]);
        assert_eq!(heads(8).len(), 1);
        assert!(heads(2).is_empty() && heads(0).is_empty());
    }

    #[test]
    fn columns_never_overlap_and_never_leave_the_pane() {
        for inner in 0..=220 {
            let mut free = 0;
            for span in fit(&LOG, inner) {
                assert!(span.x >= free && span.x + span.width <= inner, "{inner}");
                free = span.x + span.width + 1;
            }
        }
    }
}
