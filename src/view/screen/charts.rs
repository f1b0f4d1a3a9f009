//! A chart beside its table; under 120 columns one of the two.

use crate::model::charts::order::By;
use crate::model::charts::{Chart, Charts, MOST, Sheet, WIDE, chart, table};
use crate::model::layout::{Area, window};
use crate::model::state::Model;
use crate::text::count_group;
use crate::view::frame::pane;
use crate::view::pen::{Pen, Piece};
use crate::view::prose;
use crate::view::skin::Role;

use super::full;

/// Draws the charts.
pub(in crate::view) fn charts(pen: &mut Pen<'_>, model: &Model, charts: &Charts) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let (number, name) = (charts.chart.number(), charts.chart.name());
    pen.line(
        line,
        &[Piece::bold("Charts   "), Piece::dim("[ ] turn: tier picture, LRO load, 4P by group, disruptions by month")],
    );
    let waiting = charts.data.is_none();
    let mut spot = None;
    let note = match charts.chart {
        Chart::Tiers => format!("{MOST} meetings at most"),
        Chart::Months => format!("{MOST} months"),
        Chart::Load | Chart::Strands => String::new(),
    };
    let wide = body.width >= WIDE;
    let left = if wide { body.before(body.width / 2) } else { body };
    if wide || charts.drawn {
        let sheet = chart(model, charts);
        let title = format!("Chart {number}: {name}");
        // The rows of the tier picture are tiers: its cursor goes over the meetings, in the table.
        let (focused, at) = match charts.chart {
            Chart::Tiers => (!wide, None),
            _ => (true, Some(charts.at)),
        };
        spot = draw(pen, left, &Framed { title: &title, note: &note, focused, at }, &sheet, waiting);
    }
    if wide || !charts.drawn {
        let sheet = table(model, charts);
        let area = if wide { body.after(body.width / 2) } else { body };
        let title = format!("Table {number}: {name}");
        let note = if charts.by() == By::Usual { note } else { charts.by().word().to_owned() };
        let focused = !wide || charts.chart == Chart::Tiers;
        let framed = Framed { title: &title, note: &note, focused, at: Some(charts.at) };
        let here = draw(pen, area, &framed, &sheet, waiting);
        spot = spot.filter(|_| !focused).or(here);
    }
    spot.or(Some((left.x + 1, left.y + 1)))
}

/// A frame with its title, what stands at its right, whether it has the input, and the row under the cursor if its rows have one.
struct Framed<'a> {
    title: &'a str,
    note: &'a str,
    focused: bool,
    at: Option<usize>,
}

fn draw(pen: &mut Pen<'_>, area: Area, framed: &Framed<'_>, sheet: &Sheet, waiting: bool) -> Option<(u16, u16)> {
    let rows = usize::from(area.inside().height).saturating_sub(sheet.head.len() + sheet.foot.len());
    let at = framed.at.unwrap_or(0);
    let top = window(at, at.saturating_sub(rows / 2), rows, sheet.body.len());
    let last = (top + rows).min(sheet.body.len());
    let note = if sheet.body.len() > rows {
        let group = |n: usize| count_group(n as u64);
        let rows = format!("rows {} to {} of {}", group(top + 1), group(last), group(sheet.body.len()));
        if framed.note.is_empty() { rows } else { format!("{}, {rows}", framed.note) }
    } else {
        framed.note.to_owned()
    };
    let whole = pane(pen, area, framed.title, &note, framed.focused);
    let inside = whole.after(1).before(whole.width.saturating_sub(2));
    if sheet.head.is_empty() && waiting {
        pen.line(inside, &[Piece::dim("Reading the record.")]);
        return None;
    }
    let count = |lines: &[crate::model::drive::prose::Line]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
    prose::lines(pen, inside, &sheet.head);
    let shown = sheet.body.get(top..last).unwrap_or_default();
    let below = inside.below(count(&sheet.head));
    prose::lines(pen, below.above(u16::try_from(rows).unwrap_or(u16::MAX)), shown);
    prose::lines(pen, below.below(count(shown)), &sheet.foot);
    let row = framed.at.filter(|at| *at < sheet.body.len()).and_then(|at| u16::try_from(at.checked_sub(top)?).ok())?;
    let lit = whole.row(count(&sheet.head).saturating_add(row));
    if lit.is_empty() {
        return None;
    }
    let style = pen.skin.plain(Role::Text);
    pen.glyph(lit.x, lit.y, '>', style);
    if framed.focused {
        pen.mark_cursor(lit);
    }
    Some((lit.x, lit.y))
}
