//! Closing the meeting: what is not settled, and every decision and action read back; and the signed meeting.

use crate::domain::meeting::Called;
use crate::domain::time::{clock, long, short};
use crate::model::close::{Close, LEAD, Row, Signed, TAIL};
use crate::model::layout::{Area, modal};
use crate::model::state::Model;
use crate::text::{count_group, fit};
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::{paragraph, sheet};
use crate::view::skin::{Emphasis, Role};
use crate::view::{header, root};

use super::full;

/// Draws the closing screen.
pub(in crate::view) fn close(pen: &mut Pen<'_>, model: &Model, close: &Close) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let left = model.sitting.left();
    let (agreed, all) = close.agreed();
    let step = match (left, close.read.is_some()) {
        (0, _) if agreed == all => "g s signs".to_owned(),
        (0, _) => format!("{agreed} of {all} agreed as read"),
        (left, _) => format!("{left} not settled: they stop the close"),
    };
    pen.line(line, &[Piece::bold("Close"), Piece::dim("   settle, read back, set the next meeting, sign")]);
    pen.right(line, &Piece::plain(step));
    let last = body.row(body.height.saturating_sub(1));
    next_meeting(pen, model, last.after(1));
    rows(pen, model, close, body.above(body.height.saturating_sub(1)))
}

fn next_meeting(pen: &mut Pen<'_>, model: &Model, row: Area) {
    let Some(meeting) = model.sitting.open() else { return };
    match meeting.details.next_on {
        Some(on) => pen.line(row, &[Piece::dim("NEXT MEETING  "), Piece::plain(long(on))]),
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
                } else if close.agreed.contains(&one.entry) {
                    Piece::new("agreed", Role::Good, Emphasis::Plain)
                } else {
                    Piece::plain("to read")
                };
                pen.line(first.after(first.width.saturating_sub(TAIL)), &[word]);
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
    let before = model.sitting.former.as_ref().and_then(|former| Some((former, former.result(ocg)?)));
    let before = before.map_or("never called".to_owned(), |(former, settled)| {
        format!("{} at meeting {}, {}", settled.called.word(), former.number, short(settled.at.local_date()))
    });
    let words =
        format!("{} {} {} {}", cell(&line.operation, 14), cell(&line.reference, 13), cell(&tier, 3), cell(lro, 10));
    let twice = if model.sitting.read_last_time(ocg) { "; a reason is needed to read it again" } else { "" };
    let pieces = [Piece::plain(words), Piece::bold("not called   "), Piece::dim(before), Piece::dim(twice)];
    pen.line(row.after(3), &pieces);
}

/// Draws a signed meeting.
pub(in crate::view) fn signed(pen: &mut Pen<'_>, model: &Model, signed: &Signed) -> Option<(u16, u16)> {
    header::header(pen, model, crate::model::layout::frame(model.size, 1).header);
    let area = modal(model.size, 79, 19);
    let body = sheet(pen, area, "Signed", "read only from here", &root::hints(model));
    let meeting = &signed.meeting;
    let (discussed, read, deferred) = signed.counts();
    let at = match meeting.state {
        crate::domain::meeting::MeetingState::Signed { at, .. } => Some(at),
        _ => None,
    };
    let when = at.map_or(String::new(), |at| format!("{}, {}", long(at.local_date()), clock(at)));
    let words = |called: Called| called.word();
    let settled = format!(
        "{} settled: {discussed} {}, {read} {}, {deferred} {}",
        discussed + read + deferred,
        words(Called::Discussed),
        words(Called::TakenAsRead),
        words(Called::Deferred)
    );
    let loggist = if meeting.details.loggist.is_empty() { "the chair" } else { meeting.details.loggist.as_str() };
    let rows = [
        (1, "", format!("Meeting {} is signed.", meeting.number)),
        (3, "Signed by", format!("{}   {when}", model.operator)),
        (4, "Loggist", loggist.to_owned()),
        (5, "Groups", settled),
    ];
    for (row, label, words) in rows {
        let line = body.row(row);
        pen.line(line.before(12), &[Piece::dim(label)]);
        pen.line(line.after(if label.is_empty() { 0 } else { 13 }), &[Piece::plain(words)]);
    }
    let seal = body.below(7);
    match &signed.seal {
        Some(found) => {
            pen.line(seal.row(0).before(12), &[Piece::bold("SEAL")]);
            let used = paragraph(pen, seal.after(13), &found.words, Role::Text, Emphasis::Bold);
            let store = format!("store {}, {} entries", found.store, count_group(found.entries));
            pen.line(seal.row(used).after(13), &[Piece::plain(store)]);
            let why = "Write these words on paper. Anyone who holds them can prove, with \"muster verify --against\", \
                       that nothing up to here was changed.";
            paragraph(pen, seal.below(used + 2), why, Role::Dim, Emphasis::Plain);
        }
        None => {
            pen.line(seal, &[Piece::dim("Reading the seal.")]);
        }
    }
    Some((body.x, body.y + 1))
}
