//! A chart beside its table; under 120 columns one of the two.

use crate::model::charts::{Chart, Charts, MOST, Sheet, chart, table};
use crate::model::layout::Area;
use crate::model::state::Model;
use crate::text::count_group;
use crate::view::frame::pane;
use crate::view::pen::{Pen, Piece};
use crate::view::prose;

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
    let note = match charts.chart {
        Chart::Tiers => format!("{MOST} meetings at most"),
        Chart::Months => format!("{MOST} months"),
        Chart::Load | Chart::Strands => String::new(),
    };
    let wide = body.width >= 120;
    let left = if wide { body.before(body.width / 2) } else { body };
    if wide || charts.drawn {
        let sheet = chart(model, charts);
        let title = format!("Chart {number}: {name}");
        draw(pen, left, &Framed { title: &title, note: &note, focused: true }, &sheet, charts.top, waiting);
    }
    if wide || !charts.drawn {
        let sheet = table(model, charts);
        let area = if wide { body.after(body.width / 2) } else { body };
        let title = format!("Table {number}: {name}");
        draw(pen, area, &Framed { title: &title, note: &note, focused: !wide }, &sheet, charts.top, waiting);
    }
    Some((left.x + 1, left.y + 1))
}

/// A frame with its title, what stands at its right, and whether it has the input.
struct Framed<'a> {
    title: &'a str,
    note: &'a str,
    focused: bool,
}

fn draw(pen: &mut Pen<'_>, area: Area, framed: &Framed<'_>, sheet: &Sheet, top: usize, waiting: bool) {
    let rows = usize::from(area.inside().height).saturating_sub(sheet.head.len() + sheet.foot.len());
    let top = top.min(sheet.body.len().saturating_sub(rows));
    let last = (top + rows).min(sheet.body.len());
    let note = if sheet.body.len() > rows {
        let group = |n: usize| count_group(n as u64);
        format!("rows {} to {} of {}", group(top + 1), group(last), group(sheet.body.len()))
    } else {
        framed.note.to_owned()
    };
    let inside = pane(pen, area, framed.title, &note, framed.focused);
    let inside = inside.after(1).before(inside.width.saturating_sub(2));
    if sheet.head.is_empty() && waiting {
        pen.line(inside, &[Piece::dim("Reading the record.")]);
        return;
    }
    let count = |lines: &[crate::model::drive::prose::Line]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
    prose::lines(pen, inside, &sheet.head);
    let shown = sheet.body.get(top..last).unwrap_or_default();
    let below = inside.below(count(&sheet.head));
    prose::lines(pen, below.above(u16::try_from(rows).unwrap_or(u16::MAX)), shown);
    prose::lines(pen, below.below(count(shown)), &sheet.foot);
}
