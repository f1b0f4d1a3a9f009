//! The 4P balance of the group on the screen: completed in the last months and open, two Ps to a line (screens section 4).
//!
//! It must not know which of the lines show.

use super::budget::{Part, Section};
use super::prose::{Ink, Line, Tone};
use crate::domain::briefing::{BALANCE_MONTHS, Briefing};
use crate::domain::tier::Strand;
use crate::text::{Align, fit};

/// Columns of the name of a P with a space behind it.
const NAME: usize = 9;
/// Columns of `  13 / 4` with room for three figures each.
const FIGURES: usize = 11;
/// Most cells of a bar.
const MOST: usize = 20;

/// The part with its bars: a full cell for each action completed, a light one for each that is open, or as many in proportion as there is room for.
#[must_use]
pub fn section(card: &Briefing, columns: usize) -> Section {
    let heading = Line::heading("4P balance");
    let about = format!(", last {BALANCE_MONTHS} months (completed / open)");
    let balance = &card.balance;
    let half = columns / 2;
    let cells = half.saturating_sub(NAME + FIGURES).clamp(4, MOST) as u32;
    let scale = balance.most().max(cells);
    // At least one cell for what there is at all, and never more than there is room for.
    let length = |count: u32| if count == 0 { 0 } else { (count * cells / scale).max(1) as u16 };
    let mut lines = vec![heading.and(about, Tone::Bold)];
    let mut line = Line::default();
    for (place, strand) in Strand::ALL.into_iter().enumerate() {
        let (done, open) = balance.at(place);
        let (full, light) = (length(done), length(open));
        let figures = format!("  {done} / {open}");
        let used = NAME + usize::from(full + light) + figures.len();
        line = line.and(fit(strand.word(), NAME, Align::Left), Tone::Plain).ink(Ink::Bar(full, light));
        line = line.and(figures, Tone::Plain);
        if place % 2 == 0 {
            line = line.and(" ".repeat(half.saturating_sub(used)), Tone::Plain);
        } else {
            lines.push(std::mem::take(&mut line));
        }
    }
    let (done, open) = balance.at(Strand::ALL.len());
    if done + open > 0 {
        lines.push(Line::said(format!("No P     {done} / {open}"), Tone::Dim));
    }
    let spare = (0..lines.len()).rev().collect();
    Section { part: Part::Balance, lines, spare, more: "" }
}

/// The same in one line of figures: `Pursue 13/4  Prevent 1/0  Protect 4/2  Prepare 2/1`.
#[must_use]
pub fn words(card: &Briefing) -> String {
    let one = |(place, strand): (usize, Strand)| {
        let (done, open) = card.balance.at(place);
        format!("{} {done}/{open}", strand.word())
    };
    Strand::ALL.into_iter().enumerate().map(one).collect::<Vec<_>>().join("  ")
}
