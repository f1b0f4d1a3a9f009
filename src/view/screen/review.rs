//! The review of actions, owner by owner: who is left, what was signed off today, and the owner's actions with how often each was carried.
//!
//! What the marked rows would become is drawn by the form that changes them.

use crate::domain::carried::CARRIED_OFTEN;
use crate::domain::tier::Strand;
use crate::model::form::changes::ordinal;
use crate::model::layout::Area;
use crate::model::panes::short_reference;
use crate::model::review::Review;
use crate::model::state::Model;
use crate::model::tables::REVIEWED;
use crate::text::{Align, fit};
use crate::view::pane::{action_note, when_cells};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::{Row, table};

use super::full;

/// Columns of the list of owners.
const OWNERS: u16 = 24;

/// Draws the review.
pub(in crate::view) fn review(pen: &mut Pen<'_>, model: &Model, review: &Review) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let all = review.owners(&model.lines);
    let place = review.place(&model.lines);
    if let Some(owner) = review.owner.and_then(|id| model.lines.officers().get(&id)) {
        let room = crate::model::drive::sections::room(model, &owner.label)
            .map_or(String::new(), |(words, _)| format!("   {words}"));
        // On a narrow screen the counts are worth more than the unit and the room.
        let counts = format!("{} open, {} late", owner.open, owner.late);
        let words = if line.width < 98 { counts } else { format!("{}   {counts}{room}", owner.unit) };
        let of = format!("Owner {} of {}   ", place + 1, all.len());
        pen.line(line, &[Piece::dim(of), Piece::bold(owner.label.as_str()), Piece::plain(format!("   {words}"))]);
        pen.right(line, &Piece::dim(format!("owners left {}", all.len().saturating_sub(place))));
    }
    let wide = body.width >= 100;
    if wide {
        owner_list(pen, model, review, body.before(OWNERS));
        let style = pen.skin.plain(Role::Border);
        let down = pen.skin.glyphs.lines(false).down;
        for y in body.y..body.bottom() {
            pen.glyph(body.x + OWNERS + 1, y, down, style);
        }
    }
    let list = if wide { body.after(OWNERS + 3) } else { body };
    let height = usize::from(list.height.saturating_sub(1));
    let rows = rows(model, review, height);
    let used = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let spot = table(pen, list, &REVIEWED, None, true, &rows);
    let marked = review.actions.marks.len();
    if marked > 0 {
        let all = if marked == 1 { "it" } else { "all of them" };
        let words = format!("{marked} marked: e extends {all}, c completes, o moves to another owner");
        pen.line(list.row(used).after(2), &[Piece::dim(words)]);
    }
    spot
}

fn rows<'a>(model: &Model, review: &'a Review, height: usize) -> Vec<Row<'a>> {
    let list = &review.actions;
    let mut rows: Vec<Row<'a>> = list
        .cursor
        .shown(height, list.len())
        .filter_map(|row| list.row(row).map(|line| (row, line)))
        .map(|(row, line)| {
            let [due, when] = when_cells(model, line);
            let cells = vec![
                Piece::plain(line.number.as_str()),
                Piece::plain(short_reference(&line.number)),
                Piece::plain(line.operation.as_str()),
                Piece::plain(line.strand.map_or("-", Strand::word)),
                Piece::plain(line.text.as_str()),
                due,
                when,
                carry(review.reviewed.carried.get(&line.id).copied().unwrap_or(0)),
            ];
            Row::Cells { cells, cursor: row == list.cursor.at, mark: list.marks.contains(&line.id) }
        })
        .collect();
    rows.extend(action_note(list).filter(|_| rows.is_empty()));
    rows
}

/// At which closed meeting running it was late: bold from the third (screens section 13).
fn carry(times: u32) -> Piece<'static> {
    match times {
        0 => Piece::dim("-"),
        times if times >= CARRIED_OFTEN => Piece::new(ordinal(times), Role::Warn, Emphasis::Bold),
        times => Piece::plain(ordinal(times)),
    }
}

fn owner_list(pen: &mut Pen<'_>, model: &Model, review: &Review, area: Area) {
    pen.line(area.after(2), &[Piece::dim("Owner      Open Late")]);
    let all = review.owners(&model.lines);
    let place = review.place(&model.lines);
    let done = &review.reviewed.done;
    // A blank line, the heading, and a row for each (one for none), as long as half of the column stays for who is left.
    let foot = u16::try_from(done.len().max(1) + 2).unwrap_or(u16::MAX).min(area.height / 2);
    done_today(pen, done, area.below(area.height - foot));
    let area = area.above(area.height - foot);
    let height = usize::from(area.height.saturating_sub(1));
    let first = crate::model::layout::window(place, place.saturating_sub(height / 2), height, all.len());
    for (row, (at, owner)) in (1..area.height).zip(all.iter().enumerate().skip(first)) {
        let here = area.row(row);
        let late = if owner.late == 0 { "-".to_owned() } else { owner.late.to_string() };
        let (role, emphasis) =
            if owner.late > 0 { (Role::Alert, Emphasis::Plain) } else { (Role::Dim, Emphasis::Plain) };
        let words = format!("{} {:>4} ", fit(&owner.label, 10, Align::Left), owner.open);
        pen.line(here.after(2), &[Piece::plain(words), Piece::new(format!("{late:>4}"), role, emphasis)]);
        if at == place {
            let style = pen.skin.plain(Role::Text);
            pen.glyph(here.x, here.y, '>', style);
            pen.mark(here.after(2).before(10), Role::Text, Emphasis::Bold);
        }
    }
}

/// Owners whose actions were signed off today.
fn done_today(pen: &mut Pen<'_>, done: &[(String, u32)], area: Area) {
    if area.height < 3 {
        return;
    }
    pen.line(area.row(1).after(2), &[Piece::dim("Done today")]);
    if done.is_empty() {
        pen.line(area.row(2).after(2), &[Piece::dim("none")]);
    }
    for (row, (owner, times)) in (2..area.height).zip(done) {
        let words = format!("{} {times:>4}", fit(owner, 10, Align::Left));
        pen.line(area.row(row).after(2), &[Piece::plain(words)]);
    }
}
