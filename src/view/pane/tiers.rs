//! Pane 2: the tier board. Four columns that count; a tier has no colour, for it says who acts, not how dangerous a group is.

use crate::model::layout::window;
use crate::model::layout::{Area, Pane};
use crate::model::panes::without_op;
use crate::model::state::Model;
use crate::text::plural;
use crate::view::frame::pane;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

/// Draws the pane.
pub(super) fn draw(pen: &mut Pen<'_>, model: &Model, area: Area) -> Option<(u16, u16)> {
    let focused = model.focus == Pane::Tiers;
    let wide = area.inside().width >= 80;
    let placed: usize = model.ocgs.tiers.iter().map(Vec::len).sum();
    let homeless = model.ocgs.order.len() - placed.min(model.ocgs.order.len());
    let note = match (homeless, wide) {
        (0, true) => "open actions, late".to_owned(),
        (0, false) => "L = late actions".to_owned(),
        (n, _) => format!("{} without a tier", plural(n as u64, "group", "groups")),
    };
    let inside = pane(pen, area, "2 Tier board", &note, focused);
    if inside.is_empty() {
        return None;
    }
    // A late word needs room; so do the counts under the names of the tiers.
    let counts = inside.width >= 56 && inside.height >= 9;
    let head = if counts { 2 } else { 1 };
    let width = inside.width / 4;
    let mut spot = None;
    for (index, rows) in (0_u16..).zip(&model.ocgs.tiers) {
        let column = inside.after(index * width).before(width);
        let number = index + 1;
        let tier = model.profile.tiers.get(usize::from(index));
        let name = match tier {
            Some(tier) if wide => format!("{number} {}", if tier.name.len() > 17 { &tier.short } else { &tier.name }),
            _ => format!("Tier {number}"),
        };
        let cut = column.width.saturating_sub(1);
        pen.line(column.before(cut), &[Piece::bold(name)]);
        if counts {
            pen.line(column.row(1).before(cut), &[Piece::dim(plural(rows.len() as u64, "group", "groups"))]);
        }
        let found = groups(pen, model, column.below(head), rows, wide, focused);
        spot = spot.or(found);
    }
    spot
}

fn groups(
    pen: &mut Pen<'_>,
    model: &Model,
    area: Area,
    rows: &[usize],
    wide: bool,
    focused: bool,
) -> Option<(u16, u16)> {
    let height = usize::from(area.height);
    let here = rows.iter().position(|row| *row == model.ocgs.cursor.at);
    // The last line says how many more there are, so one row fewer is for groups.
    let fits = rows.len() <= height;
    let shown = if fits { height } else { height.saturating_sub(1) };
    let top = if fits { 0 } else { window(here.unwrap_or(0), 0, shown, rows.len()) };
    let mut spot = None;
    for (line, row) in (0_u16..).zip(rows.iter().skip(top).take(shown)) {
        let Some(group) = model.ocgs.order.get(*row).and_then(|at| model.lines.at(*at)) else { continue };
        let place = area.row(line);
        let selected = *row == model.ocgs.cursor.at;
        let (live, late) = (group.counts.live_total(), group.counts.late_total());
        let name_width = area.width.saturating_sub(if wide { 11 } else { 6 });
        let style = |pen: &Pen<'_>, role, emphasis| pen.skin.style(role, emphasis);
        if selected {
            let plain = style(pen, Role::Text, Emphasis::Plain);
            pen.glyph(place.x, place.y, '>', plain);
        }
        let text = style(pen, Role::Text, Emphasis::Plain);
        pen.text(
            place.x + 1,
            place.y,
            name_width.min(area.width.saturating_sub(1)),
            without_op(&group.operation),
            text,
        );
        let words = match (wide, late) {
            (true, 0) => format!("{live:>2}"),
            (true, n) => format!("{live:>2} {n} late"),
            (false, 0) => String::new(),
            (false, n) => format!("{n} L"),
        };
        let role = if late > 0 { Role::Alert } else { Role::Dim };
        let offset = if wide { 1 + name_width } else { 2 + name_width };
        pen.line(place.after(offset), &[Piece::new(words, role, Emphasis::Plain)]);
        if selected {
            if focused {
                pen.mark_cursor(place.before(area.width.saturating_sub(1)));
            }
            spot = Some((place.x, place.y));
        }
    }
    if !fits && height > 0 {
        let more = rows.len() - (top + shown).min(rows.len());
        let words = if more > 0 { format!(" +{more} more") } else { format!(" {top} above") };
        pen.line(area.row(area.height - 1), &[Piece::dim(words)]);
    }
    spot
}
