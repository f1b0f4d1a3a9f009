//! The first lines: where we are, how many groups, the marking; and the chair's worklist in one sentence.
//!
//! When the line is short it drops the product name, the BCU and the weekday, in that order; never the count or the marking.

use crate::domain::time::{long, plain, short_weekday};
use crate::model::layout::Area;
use crate::model::state::{Model, Screen};
use crate::text::{count_group, plural};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

/// The header line.
pub(super) fn header(pen: &mut Pen<'_>, model: &Model, area: Area) {
    let mut right = Vec::new();
    let place = match &model.screen {
        Screen::Board => None,
        Screen::Record(_) => Some("Record"),
        Screen::Journal(_) => Some("Journal"),
    };
    if let Some(place) = place {
        right.push(Piece::bold(place));
    }
    right.push(Piece::plain(count(model, area.width)));
    if model.read_only() {
        right.push(Piece::new(" READ-ONLY ", Role::Warn, Emphasis::Reverse));
    }
    if model.facts.founding.demo {
        right.push(Piece::new(" DEMO ", Role::Warn, Emphasis::Reverse));
    }
    right.push(Piece::bold(model.profile.marking.clone()));
    let gap = if area.width >= 120 { 3 } else { 2 };
    let wide: u16 = right.iter().map(|piece| pen.width(&piece.text) + gap).sum();
    let room = area.width.saturating_sub(2).saturating_sub(wide);
    let left = left(pen, model, room);
    pen.line(area.after(1).before(room), &left);
    let mut x = area.right().saturating_sub(1);
    for piece in right.iter().rev() {
        let width = pen.width(&piece.text);
        x = x.saturating_sub(width);
        if x < area.x {
            break;
        }
        pen.piece(x, area.y, width, piece);
        x = x.saturating_sub(gap);
    }
}

fn left(pen: &Pen<'_>, model: &Model, room: u16) -> Vec<Piece<'static>> {
    let bcu = model.facts.founding.bcu.clone();
    let today = model.today;
    // `Tuesday 24 November 2026` as `Tue 24 November 2026`.
    let weekday: String = long(today).chars().take(3).collect();
    let day = format!("{weekday} {}", plain(today));
    let tries: [Vec<Piece<'static>>; 5] = [
        vec![Piece::bold("MUSTER  "), Piece::plain(format!("{bcu}  ")), Piece::plain(day.clone())],
        vec![Piece::plain(format!("{bcu}  ")), Piece::plain(day)],
        vec![Piece::plain(short_weekday(today))],
        vec![Piece::plain(crate::domain::time::short(today))],
        Vec::new(),
    ];
    let wide = |pieces: &Vec<Piece<'_>>| pieces.iter().map(|piece| pen.width(&piece.text)).sum::<u16>();
    tries.into_iter().find(|pieces| wide(pieces) <= room).unwrap_or_default()
}

fn count(model: &Model, width: u16) -> String {
    let all = model.lines.len();
    let filtered = model.ocgs.order.len();
    let groups = plural(all as u64, "group", "groups");
    if filtered < all {
        return format!("{} of {groups}", count_group(filtered as u64));
    }
    match model.selected {
        Some(_) if width >= 80 => format!("{} of {groups}", count_group(model.ocgs.cursor.at as u64 + 1)),
        _ => groups,
    }
}

/// What needs the chair, kind by kind, as many as fit whole.
pub(super) fn worklist(pen: &mut Pen<'_>, model: &Model, area: Area) {
    if area.is_empty() {
        return;
    }
    let line = area.after(1).before(area.width.saturating_sub(2));
    let (needing, kinds) = model.lines.worklist();
    if needing == 0 {
        pen.line(line, &[Piece::dim("No group needs you today.")]);
        return;
    }
    let mut words = needing_words(needing) + ": ";
    let mut left = kinds.len();
    for (kind, n) in kinds {
        let next = kind.counted(*n);
        let more = format!("+{left} more kinds");
        let reserve = if left > 1 { pen.width(&more) + 2 } else { 0 };
        if pen.width(&words) + pen.width(&next) + reserve > line.width {
            words.push_str(&more);
            break;
        }
        words.push_str(&next);
        words.push_str("  ");
        left -= 1;
    }
    pen.line(line, &[Piece::plain(words.trim_end().to_owned())]);
}

/// `16 groups need you`.
pub(super) fn needing_words(needing: usize) -> String {
    let verb = if needing == 1 { "needs" } else { "need" };
    format!("{} {verb} you", plural(needing as u64, "group", "groups"))
}
