//! One field of a form: its rows, and how each kind is drawn.
//!
//! It must not know which form it stands in.

use crate::model::form::field::{Choice, Field, Kind, Name};
use crate::model::layout::Area;
use crate::text;
use crate::view::pen::{Pen, Piece};
use crate::view::sheet::{FieldText, field as draw_field, paragraph};
use crate::view::skin::{Emphasis, Role};

/// Columns of the labels.
pub(super) const LABEL: u16 = 13;
/// Rows of a list under a field.
const LIST: usize = 6;
/// Rows of a long text.
const LONG: u16 = 3;
/// Columns of the label of an entry.
const ENTRY: u16 = 23;

/// Rows the field takes.
pub(super) fn height(field: &Field, focused: bool, width: u16) -> u16 {
    let own = match &field.kind {
        Kind::Choice { options, row: false, .. } => {
            // As many rows as the longest words beside the entries need, so that nothing jumps when the cursor moves.
            let room = beside(width.saturating_sub(LABEL));
            let words = |option: &Choice| text::wrap(&option.about, room).len();
            let beside = if is_long(options, room) { options.iter().map(words).max().unwrap_or(0).min(8) } else { 0 };
            u16::try_from(options.len().max(beside)).unwrap_or(1).max(1)
        }
        Kind::Choice { .. } | Kind::Date { .. } | Kind::Secret => 1,
        Kind::Line { usual, open } => match open {
            Some(_) if focused => 1 + u16::try_from(usual.len().min(LIST)).unwrap_or(0),
            _ => 1,
        },
        Kind::Long => LONG,
        Kind::Pick { .. } if focused => 1 + u16::try_from(field.matching().len().clamp(1, LIST)).unwrap_or(1),
        Kind::Pick { .. } => 1,
    };
    own + u16::try_from(said(field, focused, width).len()).unwrap_or(0)
}

/// The lines under a field: what is wrong, else its hint while it has the input.
fn said(field: &Field, focused: bool, width: u16) -> Vec<(String, Role)> {
    let room = usize::from(width.saturating_sub(LABEL));
    let lines =
        |words: &str, role: Role| text::wrap(words, room).into_iter().take(2).map(|line| (line, role)).collect();
    if let (None, true, Kind::Pick { options, at }) = (&field.wrong, focused, &field.kind) {
        // What is cut in the list stands whole below it; the hint stands beside what is typed.
        let about = at.and_then(|at| options.get(at)).map_or("", |option| option.about.as_str());
        let cut = text::width(about) + usize::from(ENTRY) + 1 > room;
        return if cut { lines(about, Role::Text) } else { Vec::new() };
    }
    match &field.wrong {
        Some(why) => lines(&format!("Not saved: {why}"), Role::Alert),
        None if focused && !field.hint.is_empty() => lines(&field.hint, Role::Dim),
        None => Vec::new(),
    }
}

/// Draws a field. Returns where the hardware cursor belongs when it has the input.
pub(super) fn field(pen: &mut Pen<'_>, area: Area, field: &Field, focused: bool) -> Option<(u16, u16)> {
    let label = if focused { Piece::bold(field.label) } else { Piece::dim(field.label) };
    pen.line(area.before(LABEL - 1), &[label]);
    let room = area.after(LABEL);
    let notes = said(field, focused, area.width);
    let own = room.above(room.height.saturating_sub(u16::try_from(notes.len()).unwrap_or(0)));
    let spot = match &field.kind {
        Kind::Choice { options, at, row: true } => in_a_row(pen, own, options, *at, focused),
        Kind::Choice { options, at, row: false } => in_a_list(pen, own, options, *at, focused),
        Kind::Line { usual, open } => {
            let spot = line(pen, own, field, focused);
            if let Some(open) = open.filter(|_| focused) {
                for (row, words) in (1_u16..).zip(usual.iter().take(LIST)) {
                    entry(pen, own.row(row), words, "", usize::from(row) == open + 1, false);
                }
            }
            spot
        }
        Kind::Date { .. } => line(pen, own, field, focused),
        Kind::Long => long(pen, own, field, focused),
        Kind::Pick { options, at } => pick(pen, own, field, options, *at, focused),
        Kind::Secret => {
            let shown = FieldText { text: field.edit.text(), at: field.edit.at(), focused, secret: true };
            draw_field(pen, own.row(0), &shown)
        }
    };
    for (row, (words, role)) in (own.height..).zip(notes) {
        let emphasis = if role == Role::Alert { Emphasis::Bold } else { Emphasis::Plain };
        pen.line(room.row(row), &[Piece::new(words, role, emphasis)]);
    }
    spot
}

fn line(pen: &mut Pen<'_>, area: Area, field: &Field, focused: bool) -> Option<(u16, u16)> {
    let shown = FieldText { text: field.edit.text(), at: field.edit.at(), focused, secret: false };
    let echo = matches!(field.kind, Kind::Date { .. });
    let width = if echo { 16.min(area.width) } else { area.width };
    let spot = draw_field(pen, area.row(0).before(width), &shown);
    if echo {
        let role = if field.echo.is_empty() { Role::Dim } else { Role::Text };
        pen.line(area.row(0).after(width + 2), &[Piece::new(field.echo.as_str(), role, Emphasis::Plain)]);
    }
    spot
}

fn in_a_row(pen: &mut Pen<'_>, area: Area, options: &[Choice], at: usize, focused: bool) -> Option<(u16, u16)> {
    let mut used = 0;
    let mut spot = None;
    for (index, option) in options.iter().enumerate() {
        let chosen = index == at;
        let words = format!("{} {}", if chosen { ">" } else { " " }, option.label);
        let wide = pen.width(&words);
        let place = area.row(0).after(used).before(wide);
        let piece = if chosen { Piece::bold(words) } else { Piece::dim(words) };
        pen.line(place, &[piece]);
        if chosen {
            spot = Some((place.x, place.y));
            if focused {
                pen.mark_cursor(place);
            }
        }
        used = used.saturating_add(wide).saturating_add(2);
    }
    spot.filter(|_| focused)
}

/// Columns for the words beside an entry.
fn beside(width: u16) -> usize {
    usize::from(width.saturating_sub(ENTRY + 2))
}

/// Whether the words beside some entry do not fit on its row.
fn is_long(options: &[Choice], room: usize) -> bool {
    options.iter().any(|option| text::width(&option.about) > room)
}

/// One entry a row. Long words beside the entries show for the chosen one only, in a column of their own.
fn in_a_list(pen: &mut Pen<'_>, area: Area, options: &[Choice], at: usize, focused: bool) -> Option<(u16, u16)> {
    let long = is_long(options, beside(area.width));
    let mut spot = None;
    for (row, option) in (0_u16..).zip(options) {
        let chosen = usize::from(row) == at;
        let key = option.key.map_or(String::new(), |key| format!("{key}  "));
        let label = format!("{key}{}", option.label);
        let about = if long { "" } else { option.about.as_str() };
        let place = if long { area.row(row).before(ENTRY) } else { area.row(row) };
        entry(pen, place, &label, about, chosen, focused && chosen);
        if chosen {
            spot = Some((place.x, place.y));
        }
    }
    if let Some(option) = options.get(at).filter(|_| long) {
        paragraph(pen, area.after(ENTRY + 2), &option.about, Role::Text, Emphasis::Plain);
    }
    spot.filter(|_| focused)
}

fn entry(pen: &mut Pen<'_>, row: Area, label: &str, about: &str, chosen: bool, lit: bool) {
    let words = format!("{} {label}", if chosen { ">" } else { " " });
    let piece = if chosen { Piece::bold(words) } else { Piece::plain(words) };
    let width = if about.is_empty() { row.width } else { ENTRY };
    pen.line(row.before(width), &[piece]);
    if !about.is_empty() {
        pen.line(row.after(ENTRY + 1), &[Piece::dim(about)]);
    }
    if lit {
        pen.mark_cursor(row);
    }
}

/// What is typed, and the entries it finds; without the input only the chosen one.
fn pick(
    pen: &mut Pen<'_>,
    area: Area,
    field: &Field,
    options: &[Choice],
    at: Option<usize>,
    focused: bool,
) -> Option<(u16, u16)> {
    let chosen = at.and_then(|at| options.get(at));
    if !focused {
        match chosen {
            Some(option) => entry(pen, area.row(0), &option.label, &option.about, true, false),
            None => {
                pen.line(area.row(0), &[Piece::dim("[ none ]")]);
            }
        }
        return None;
    }
    let shown = FieldText { text: field.edit.text(), at: field.edit.at(), focused, secret: false };
    let spot = draw_field(pen, area.row(0).before(26), &shown);
    let found = field.matching();
    let count = format!("{} of {}   {}", found.len(), options.len(), field.hint);
    pen.line(area.row(0).after(28), &[Piece::dim(count)]);
    let list = area.below(1);
    if found.is_empty() {
        let (words, role) = match field.name {
            _ if field.or_words => ("None of the usual ones: your words are kept.", Role::Dim),
            Name::Officer => ("Nobody matches.", Role::Warn),
            _ => ("Nothing matches.", Role::Warn),
        };
        pen.line(list, &[Piece::new(words, role, Emphasis::Plain)]);
        return spot;
    }
    let place = at.and_then(|at| found.iter().position(|index| *index == at)).unwrap_or(0);
    let height = usize::from(list.height);
    let top = crate::model::layout::window(place, 0, height, found.len());
    for (row, index) in (0_u16..).zip(found.iter().skip(top).take(height)) {
        if let Some(option) = options.get(*index) {
            let chosen = at == Some(*index);
            entry(pen, list.row(row), &option.label, &option.about, chosen, chosen);
        }
    }
    spot
}

/// A text over a few lines; the line with the insertion point always shows.
fn long(pen: &mut Pen<'_>, area: Area, field: &Field, focused: bool) -> Option<(u16, u16)> {
    if area.width < 6 || area.height == 0 {
        return None;
    }
    let width = usize::from(area.width - 4);
    let all = text::wrap(field.edit.text(), width);
    let head = field.edit.text().get(..field.edit.at()).unwrap_or_default();
    let before = text::wrap(head, width);
    let row = before.len() - 1;
    // Spaces at the end of a line are not wrapped, but typed: count them.
    let trailing = head.len() - head.trim_end_matches(' ').len();
    let column = before.last().map_or(0, |line| text::width(line.trim_end_matches(' '))) + trailing;
    let height = usize::from(area.height);
    let top = crate::model::layout::window(row, 0, height, all.len().max(row + 1));
    let role = if focused { Role::Focus } else { Role::Border };
    let style = pen.skin.plain(role);
    for (line, words) in (0..area.height).zip(all.iter().skip(top).map(String::as_str).chain(std::iter::repeat(""))) {
        let place = area.row(line);
        pen.glyph(place.x, place.y, '[', style);
        pen.glyph(place.right() - 1, place.y, ']', style);
        pen.line(place.after(2).before(area.width - 4), &[Piece::plain(words)]);
    }
    let x = area.x + 2 + u16::try_from(column.min(width.saturating_sub(1))).unwrap_or(0);
    let y = area.y + u16::try_from(row - top.min(row)).unwrap_or(0).min(area.height - 1);
    focused.then_some((x, y))
}
