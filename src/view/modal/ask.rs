//! Questions that Enter answers, in words; and the notices so far.

use crate::domain::receipt::Undoable;
use crate::model::layout::modal;
use crate::model::list::Cursor;
use crate::model::notice::Kind;
use crate::model::state::Model;
use crate::text::{count_group, plural, wrap};
use crate::view::keyline::Hint;
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::{paragraph, sheet};
use crate::view::skin::{Emphasis, Role};

/// Columns of a list beside its words: frame 2, a column within it at both sides, the cursor and a column after it.
const AROUND: u16 = 6;

/// Undo or redo, in words before it is done.
pub(super) fn undo(pen: &mut Pen<'_>, model: &Model, redo: bool, what: Option<&Undoable>) -> Option<(u16, u16)> {
    let (title, verb) = if redo { ("Redo", "redoes it") } else { ("Undo", "undoes it") };
    let (note, words) = match what {
        Some(what) => {
            let note = if what.entries == 1 {
                format!("entry {}", count_group(what.first))
            } else {
                format!("{} from entry {}", plural(what.entries, "entry", "entries"), count_group(what.first))
            };
            let newer = what.newer.as_ref().map_or_else(String::new, |newer| format!(" {newer}"));
            let words = match &what.refused {
                Some(why) => format!("Would be refused: {why}{newer}"),
                None => {
                    let done = if redo { "Would be recorded again" } else { "Would be recorded" };
                    format!("{done}: {}.{newer}", what.sentence.trim_end_matches('.'))
                }
            };
            (note, words)
        }
        None => (String::new(), "Reading the journal.".to_owned()),
    };
    // What would be refused is not offered, nor is what is not known yet.
    let goes = what.is_some_and(|what| what.refused.is_none());
    question(pen, model, title, &note, &words, (goes.then_some(verb), "leaves it"))
}

/// Quitting in the middle of something: what stays as it is, and what does not.
pub(super) fn quit(pen: &mut Pen<'_>, model: &Model) -> Option<(u16, u16)> {
    let mut words = match model.sitting.open() {
        Some(meeting) => format!("Meeting {} is open, and stays open. ", meeting.number),
        None => "No meeting is open. ".to_owned(),
    };
    let drafts: Vec<&str> = model.unsent().map(|draft| draft.title.as_str()).collect();
    if !drafts.is_empty() {
        let count = plural(drafts.len() as u64, "draft was", "drafts were");
        let titles = drafts.join(", ");
        words.push_str(&match model.facts.read_only {
            true => format!("{count} not sent and would be lost: {titles}. "),
            false => format!("{count} not sent: {titles}. It waits for {} here. ", model.operator),
        });
        if model.leaves_out() {
            words.push_str("A text above OFFICIAL-SENSITIVE is not kept. ");
        }
    }
    words.push_str("Everything shown as saved is on the disk.");
    question(pen, model, "Quit", "", &words, (Some("quits"), "stays"))
}

/// Draws a question; the last are what Enter does, where it does anything, and what Esc does.
fn question(
    pen: &mut Pen<'_>,
    model: &Model,
    title: &str,
    note: &str,
    words: &str,
    (enter, escape): (Option<&str>, &str),
) -> Option<(u16, u16)> {
    let width = modal(model.size, 79, 1).width.saturating_sub(4);
    let lines = u16::try_from(wrap(words, usize::from(width)).len()).unwrap_or(u16::MAX).min(12);
    let area = modal(model.size, 79, lines.saturating_add(6));
    let keys: Vec<Hint> =
        enter.map(|enter| Hint::new("Enter", enter)).into_iter().chain([Hint::new("Esc", escape)]).collect();
    let body = sheet(pen, area, title, note, &keys);
    paragraph(pen, body.below(1), words, Role::Text, Emphasis::Plain);
    Some((body.x, body.y.saturating_add(1)))
}

/// The notices so far, newest first, each of them whole.
pub(super) fn notices(pen: &mut Pen<'_>, model: &Model, cursor: Cursor) -> Option<(u16, u16)> {
    let log = model.notices.log();
    let wide = model.size.width.saturating_sub(8).max(79);
    let width = usize::from(modal(model.size, wide, 1).width.saturating_sub(AROUND));
    let told: Vec<Vec<String>> = log.iter().rev().map(|notice| wrap(&pen.skin.text(&notice.text), width)).collect();
    let rows = u16::try_from(told.iter().map(Vec::len).sum::<usize>()).unwrap_or(u16::MAX).clamp(1, 30);
    let area = modal(model.size, wide, rows.saturating_add(5));
    let keys = [Hint::new("Up Down", "choose"), Hint::new("Esc", "back")];
    let body = sheet(pen, area, "Notices", &plural(log.len() as u64, "notice", "notices"), &keys);
    if log.is_empty() {
        pen.line(body, &[Piece::dim("Nothing was told yet.")]);
    }
    // From the first one with which the one under the cursor still shows.
    let mut room = usize::from(body.height);
    let before = told.iter().take(cursor.at + 1).rev().take_while(|lines| {
        let fits = lines.len() <= room;
        room = room.saturating_sub(lines.len());
        fits
    });
    let top = (cursor.at + 1).saturating_sub(before.count().max(1));
    let mut row = 0_u16;
    for (at, (lines, notice)) in told.iter().zip(log.iter().rev()).enumerate().skip(top) {
        let role = match notice.kind {
            Kind::Saved => Role::Good,
            Kind::Note => Role::Info,
            Kind::Refused => Role::Warn,
            Kind::Failed => Role::Alert,
        };
        for (line, words) in lines.iter().enumerate() {
            let place = body.row(row);
            pen.line(place.after(2), &[Piece::new(words.as_str(), role, Emphasis::Plain)]);
            if at == cursor.at {
                if line == 0 && !place.is_empty() {
                    let style = pen.skin.plain(Role::Text);
                    pen.glyph(body.x, place.y, '>', style);
                }
                pen.mark_cursor(place);
            }
            row = row.saturating_add(1);
        }
    }
    Some((body.x, body.y))
}
