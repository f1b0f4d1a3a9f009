//! Closing the meeting: what is not settled, and every decision and action read back.

use crate::domain::meeting::Called;
use crate::domain::time::{clock, hour_and_minute, long, short};
use crate::model::close::{Close, LEAD, Row, TAIL};
use crate::model::layout::Area;
use crate::model::state::Model;
use crate::text::{count_group, fit, plural};
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};

use super::full;

/// Draws the closing screen.
pub(in crate::view) fn close(pen: &mut Pen<'_>, model: &Model, close: &Close) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let left = model.sitting.left();
    let (agreed, all) = close.agreed(&model.sitting);
    let dated = model.sitting.open().is_some_and(|meeting| meeting.details.next_on.is_some());
    let step = match (left, agreed == all && close.read.is_some(), dated) {
        (0, false, _) => 2,
        (0, true, false) => 3,
        (0, true, true) => 4,
        _ => 1,
    };
    let stops = match left {
        0 if step == 4 => "g s signs".to_owned(),
        0 => format!("{agreed} of {all} read back"),
        left => format!("{} the close", plural(left as u64, "group stops", "groups stop")),
    };
    steps(pen, line, step, &format!("step {} of 5, {stops}", step + 1));
    let last = body.row(body.height.saturating_sub(1));
    next_meeting(pen, model, last.after(1));
    if let Some(noted) = close.noted() {
        let row = body.row(body.height.saturating_sub(2)).after(1);
        pen.line(row, &[Piece::dim("NOTED FOR THE MINUTES  "), Piece::plain(noted)]);
    }
    rows(pen, model, close, body.above(body.height.saturating_sub(close.foot())))
}

/// The steps of the close, in order.
const STEPS: [&str; 5] = ["room", "not settled", "read back", "next meeting", "sign"];

/// The line of the steps: all of them with the one that is on where there is room, else only that one.
fn steps(pen: &mut Pen<'_>, line: Area, at: usize, words: &str) {
    let one = |(place, name): (usize, &&str)| {
        let name = format!("{} {name}   ", place + 1);
        if place == at { Piece::bold(name) } else { Piece::dim(name) }
    };
    let all: Vec<Piece<'_>> = STEPS.iter().enumerate().map(one).collect();
    let wide: u16 = all.iter().map(|piece| pen.width(&piece.text)).sum();
    if wide.saturating_add(pen.width(words)) <= line.width {
        pen.line(line, &all);
    } else {
        let now = STEPS.iter().enumerate().filter(|(place, _)| *place == at).map(one);
        pen.line(line, &now.collect::<Vec<_>>());
    }
    pen.right(line, &Piece::plain(words));
}

fn next_meeting(pen: &mut Pen<'_>, model: &Model, row: Area) {
    let Some(meeting) = model.sitting.open() else { return };
    match meeting.details.next_on {
        Some(on) => {
            let at = meeting.details.next_at.map_or(String::new(), |at| format!(", {}", hour_and_minute(at)));
            let board = meeting.details.board_on.map_or(String::new(), |on| format!("   Board: {}", long(on)));
            pen.line(row, &[Piece::dim("NEXT MEETING  "), Piece::plain(format!("{}{at}{board}", long(on)))])
        }
        None => pen.line(
            row,
            &[
                Piece::dim("NEXT MEETING  "),
                Piece::new("not set", Role::Warn, Emphasis::Bold),
                Piece::dim("   E sets it"),
            ],
        ),
    };
}

fn rows(pen: &mut Pen<'_>, model: &Model, close: &Close, area: Area) -> Option<(u16, u16)> {
    let mut row = 0;
    let mut spot = None;
    for (at, shown) in close.rows.iter().enumerate().skip(close.cursor.top) {
        if row >= area.height {
            break;
        }
        let first = area.row(row);
        let start = row;
        let cursor = at == close.cursor.at;
        match shown {
            Row::Heading(words) => {
                pen.line(first.after(1), &[Piece::bold(words.as_str())]);
                row += 1;
            }
            Row::Unsettled(ocg) => {
                unsettled(pen, model, close, first, *ocg);
                row += 1;
            }
            Row::Read(read) => {
                let Some(one) = close.read.as_ref().and_then(|all| all.get(*read)) else { continue };
                let (role, emphasis) =
                    if one.withdrawn { (Role::Dim, Emphasis::Dim) } else { (Role::Text, Emphasis::Plain) };
                let lead = format!("{}  {}", fit(&count_group(one.entry), 7, crate::text::Align::Left), clock(one.at));
                pen.line(first.after(2).before(LEAD - 3), &[Piece::dim(lead)]);
                for words in close.wrapped(shown, area.width) {
                    if row < area.height {
                        pen.line(area.row(row).after(LEAD), &[Piece::new(words, role, emphasis)]);
                    }
                    row += 1;
                }
                let word = if one.withdrawn {
                    Piece::dim("withdrawn")
                } else if model.sitting.agreed.contains(&one.entry) {
                    Piece::new("agreed", Role::Good, Emphasis::Plain)
                } else {
                    Piece::plain("to read")
                };
                pen.line(first.after(first.width.saturating_sub(TAIL - 1)), &[word]);
            }
        }
        if cursor {
            let style = pen.skin.plain(Role::Text);
            pen.glyph(first.x, first.y, '>', style);
            for lit in start..row.min(area.height) {
                pen.mark_cursor(area.row(lit));
            }
            spot = Some((first.x, first.y));
        }
    }
    if close.read.is_none() && row < area.height {
        pen.line(area.row(row).after(1), &[Piece::dim("Reading the entries of the meeting.")]);
    }
    spot
}

fn unsettled(pen: &mut Pen<'_>, model: &Model, close: &Close, row: Area, ocg: crate::domain::identity::OcgId) {
    let Some(line) = model.lines.ocg(ocg) else { return };
    if close.marks.contains(&ocg) {
        let style = pen.skin.plain(Role::Text);
        pen.glyph(row.x + 1, row.y, 'x', style);
    }
    let tier = line.tier.map_or("no tier".to_owned(), |tier| format!("T{tier}"));
    let lro = if line.lro.is_some() { model.lines.label(line.lro) } else { "no LRO" };
    let cell = |words: &str, columns: usize| fit(words, columns, crate::text::Align::Left);
    let before = model.sitting.former.as_ref().and_then(|former| former.result(ocg));
    let before = before.map_or("never called".to_owned(), |settled| {
        let on = short(settled.at.local_date());
        match settled.called {
            Called::TakenAsRead => format!("as read {on}: needs a reason"),
            Called::Discussed | Called::Deferred => format!("last {} {on}", settled.called.word()),
        }
    });
    let words =
        format!("{} {} {} {}", cell(&line.operation, 14), cell(&line.reference, 13), cell(&tier, 3), cell(lro, 10));
    let pieces = [Piece::plain(words), Piece::dim("  "), Piece::dim(before)];
    pen.line(row.after(3), &pieces);
}
