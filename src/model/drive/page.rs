//! What the drive screen shows at its size: one column or two, the part that fits, or the card read whole from a line on.
//!
//! It must not know how a line is drawn.

use super::Drive;
use super::budget::{column, whole};
use super::prose::Line;
use super::{briefed, narrow, sections};
use crate::domain::time::{Date, add_days};
use crate::model::layout::{Area, Size, frame};
use crate::model::state::Model;

/// Days to the next meeting when none is set.
const FORTNIGHT: i64 = 14;

/// Where the parts of the screen stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// The left column, or the only one.
    pub left: Area,
    /// The right column; empty where there is only one.
    pub right: Area,
    /// The line of what comes next.
    pub next: Area,
    /// Whether a rule stands above it.
    pub ruled: bool,
}

/// The lines to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Lines of the left column.
    pub left: Vec<Line>,
    /// Lines of the right column.
    pub right: Vec<Line>,
    /// Lines of the longer column when all is read.
    pub whole: usize,
    /// First line shown, when it is read whole.
    pub top: usize,
}

/// Where everything stands at a size (screens section 12.4).
#[must_use]
pub fn places(size: Size) -> Places {
    let body = frame(size, 3).body;
    let ruled = size.width >= 110 && body.height > 12;
    let foot = if ruled { 2 } else { 1 };
    let columns = body.above(body.height.saturating_sub(foot));
    let next = body.below(body.height.saturating_sub(1));
    let inside = columns.after(1).before(columns.width.saturating_sub(2));
    if size.width < 110 {
        return Places { left: inside, right: Area::default(), next, ruled };
    }
    let right = (51 + size.width.saturating_sub(120) / 4).min(61);
    let left = inside.before(inside.width.saturating_sub(right + 2));
    Places { left, right: inside.after(inside.width - right), next, ruled }
}

/// The day before which an open action counts as due before the next meeting.
fn next_meeting(model: &Model) -> Date {
    model.anchors.next_meeting.unwrap_or_else(|| add_days(model.today, FORTNIGHT))
}

/// What the screen shows; nothing while the card is not told yet.
#[must_use]
pub fn page(model: &Model, drive: &Drive) -> Option<Page> {
    let card = drive.card.as_deref()?;
    let places = places(model.size);
    let next = Some(next_meeting(model));
    let columns = usize::from(places.left.width);
    let (mut left, right) = if places.right.is_empty() {
        (narrow::all(model, card, columns, next), Vec::new())
    } else {
        let beside = usize::from(places.right.width);
        (sections::left(model, card, columns, next), sections::right(model, card, beside))
    };
    // Before everything but what is to be decided.
    left.splice(1..1, briefed::section(model, drive.ocg, columns));
    let all = (whole(&left), whole(&right));
    let longest = all.0.len().max(all.1.len());
    let rows = usize::from(places.left.height);
    let on_action = if drive.on_actions { drive.actions.current().map(|line| line.id) } else { None };
    if drive.top == 0 {
        let shown = column(&left, rows);
        let found = on_action.is_none() || shown.iter().take(rows).any(|line| line.action == on_action);
        if found {
            return Some(Page { left: shown, right: column(&right, rows), whole: longest, top: 0 });
        }
    }
    // Read whole: from the line scrolled to, or so that the action under the cursor shows.
    let top = match on_action.and_then(|id| all.0.iter().position(|line| line.action == Some(id))) {
        Some(at) => drive.top.clamp((at + 1).saturating_sub(rows), at),
        None => drive.top,
    };
    let top = top.min(longest.saturating_sub(rows));
    let from = |lines: Vec<Line>| lines.into_iter().skip(top).collect();
    Some(Page { left: from(all.0), right: from(all.1), whole: longest, top })
}

/// The furthest line the card can be scrolled to.
#[must_use]
pub fn furthest(model: &Model, drive: &Drive) -> usize {
    let rows = usize::from(places(model.size).left.height);
    page(model, drive).map_or(0, |page| page.whole.saturating_sub(rows))
}
