//! The table of a form about actions: now and will be, a row for each (screens section 6).

use crate::model::form::Form;
use crate::model::form::changes::{Change, changes, count, heads};
use crate::model::layout::Area;
use crate::model::state::{Model, Screen};
use crate::text::{Align, fit, plural};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

/// Rows shown at most; the others are counted.
const MOST: usize = 6;
/// Columns of the form when it stands under the rows of the review.
const WIDE: u16 = 90;

/// Rows the table takes with its head, the line for those that do not fit, and a blank one after it; none for a form that changes no actions.
/// `room` is how many rows there are.
pub(super) fn height(form: &Form, room: u16) -> u16 {
    if heads(&form.purpose).is_none() || form.acts_on.is_empty() || room < 3 {
        return 0;
    }
    let more = usize::from(count(&form.purpose) > form.acts_on.len().min(MOST));
    let rows = form.acts_on.len().min(MOST) + more + 2;
    u16::try_from(rows).unwrap_or(room).min(room)
}

/// Draws the table.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, form: &Form, area: Area) {
    let Some(head) = heads(&form.purpose).filter(|_| area.height > 1) else { return };
    // The numbers and the dates whole; the rest to the reason.
    let wide = if area.width >= 84 { 30 } else { 26 };
    let row = |words: [&str; 4]| {
        let [number, now, will, reason] = words;
        let cells = [fit(number, 14, Align::Left), fit(now, 17, Align::Left), fit(will, wide, Align::Left)];
        (format!("{} {} ", cells[0], cells[1]), format!("{} ", cells[2]), reason.to_owned())
    };
    let (number, will, reason) = row(head);
    pen.line(area.row(0), &[Piece::dim(number), Piece::dim(will), Piece::dim(reason)]);
    let all = changes(form, model.today, &model.anchors);
    // The last row is blank, and one counts those that do not fit.
    let rows = usize::from(area.height).saturating_sub(2);
    let shown = if all.len() > rows { rows.saturating_sub(1) } else { all.len() };
    for (at, Change { number, now, will, reason }) in (1..area.height).zip(all.iter().take(shown)) {
        let (number, will, reason) = row([number, now, will, reason]);
        pen.line(
            area.row(at),
            &[Piece::plain(number), Piece::new(will, Role::Text, Emphasis::Bold), Piece::plain(reason)],
        );
    }
    // What was marked on a page that is no longer known has no row either.
    let hidden = count(&form.purpose).max(all.len()) - shown;
    if hidden > 0 {
        let words = format!("and {}", plural(hidden as u64, "more action", "more actions"));
        pen.line(area.row(u16::try_from(shown + 1).unwrap_or(0)), &[Piece::dim(words)]);
    }
}

/// Where the form stands: under the rows it changes, in the review where there is room; else where it would.
pub(super) fn place(model: &Model, form: &Form, centred: Area) -> Area {
    let Screen::Review(review) = &model.screen else { return centred };
    if form.acts_on.is_empty() || model.size.width < 120 || model.size.height < 30 {
        return centred;
    }
    let width = WIDE.min(model.size.width - 29);
    // Header, line, rule and the head of the table above; the line about marks and a blank one; the rule, status and footer below.
    let rows = u16::try_from(review.actions.len()).unwrap_or(u16::MAX);
    let lowest = model.size.height.saturating_sub(centred.height + 3);
    let y = rows.saturating_add(7).min(lowest);
    Area::new(model.size.width - width - 2, y, width, centred.height)
}
