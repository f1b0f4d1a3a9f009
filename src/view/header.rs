//! The first lines: where we are, how many groups, the marking; and the chair's worklist in one sentence.
//!
//! When the line is short it drops the product name, the BCU and the weekday, in that order; never the count or the marking.

use crate::domain::meeting::Meeting;
use crate::domain::preparation::frozen_at;
use crate::domain::time::{long, plain, short_weekday, short_year};
use crate::model::layout::Area;
use crate::model::prepare::Prepare;
use crate::model::sitting::hours_and_minutes;
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
        Screen::Drive(_) => Some("Drive"),
        Screen::Close(_) => Some("Close"),
        Screen::Signed(_) => Some("Signed"),
        Screen::Prepare(_) => Some("Prepare"),
        Screen::Agenda(_) => Some("Agenda"),
        Screen::Beside(_) => Some("Open record"),
        Screen::Review(_) => Some("Actions review"),
        Screen::Charts(_) => Some("Charts"),
        Screen::Items(items) => Some(items.listed.title()),
    };
    if let Some(place) = place {
        right.push(Piece::bold(place));
    }
    if let Some(meeting) = &model.past {
        let words = format!(" PAST: close of meeting {}, {} ", meeting.number, short_weekday(model.today));
        right.push(Piece::new(words, Role::Warn, Emphasis::Loud));
    }
    match model.sitting.open() {
        Some(_) => right.extend(meeting(model, area.width)),
        None => right.push(Piece::plain(match &model.screen {
            Screen::Prepare(prepare) if model.sitting.prepared().is_some() => pack(model, prepare, area.width),
            _ => count(model, area.width),
        })),
    }
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

/// `pack not frozen`, or `pack frozen at entry 3,995, 22 November 17:40`; the time where there is room.
fn pack(model: &Model, prepare: &Prepare, width: u16) -> String {
    let frozen = prepare.list.as_ref().and_then(|list| list.frozen).filter(|_| width >= 110);
    let pack = model.sitting.prepared().and_then(|meeting| meeting.details.pack);
    // The list is told a moment after the meeting.
    frozen.filter(|frozen| Some(frozen.entry) == pack).map_or_else(|| frozen_at(pack), |frozen| frozen.words())
}

fn left(pen: &Pen<'_>, model: &Model, room: u16) -> Vec<Piece<'static>> {
    let bcu = model.facts.founding.bcu.clone();
    let today = model.today;
    // `Tuesday 24 November 2026` as `Tue 24 November 2026`.
    let weekday: String = long(today).chars().take(3).collect();
    let day = format!("{weekday} {}", plain(today));
    if let Some(meeting) = model.sitting.open() {
        return left_in_meeting(pen, model, meeting, room);
    }
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

/// In a meeting: the product, the BCU, which meeting, and the day.
fn left_in_meeting(pen: &Pen<'_>, model: &Model, meeting: &Meeting, room: u16) -> Vec<Piece<'static>> {
    let bcu = model.facts.founding.bcu.clone();
    let on = meeting.details.on;
    let kind = meeting.kind.word();
    let named: String = kind.chars().take(1).flat_map(char::to_uppercase).chain(kind.chars().skip(1)).collect();
    let weekday: String = long(on).chars().take(3).collect();
    let number = meeting.number;
    let tries = [
        format!("{bcu}  {named} {number}  {weekday} {}", plain(on)),
        format!("{bcu}  Meeting {number}  {weekday} {}", short_year(on)),
        format!("Meeting {number}  {weekday} {}", short_year(on)),
        format!("Meeting {number}"),
        number.to_string(),
    ];
    let fits = |words: &&String| pen.width(words) + 8 <= room;
    let words = tries.iter().find(fits).cloned().unwrap_or_else(|| number.to_string());
    vec![Piece::bold("MUSTER  "), Piece::plain(words)]
}

/// `item 3 of 31`, `29 not called`, `00:27 used, 93 min left`: the count always, the time where there is room.
fn meeting(model: &Model, width: u16) -> Vec<Piece<'static>> {
    let sitting = &model.sitting;
    let (done, left, of) = (sitting.done(), sitting.left(), sitting.turns.len());
    let wide = width >= 150;
    let minutes = sitting.minutes_left(model.now);
    let mut found = Vec::new();
    if sitting.calling().is_some() {
        let item = (done + 1).min(of);
        found.push(Piece::plain(match &model.screen {
            Screen::Drive(_) if wide => format!("{done} called, {left} not called"),
            Screen::Drive(_) => format!("{left} not called"),
            _ if wide => format!("item {item} of {of}"),
            _ => format!("item {item}/{of}"),
        }));
        if width >= 110 && !matches!(model.screen, Screen::Drive(_)) {
            found.push(Piece::plain(format!("{left} not called")));
        }
    }
    let used = if wide { format!("{} used, ", hours_and_minutes(sitting.used(model.now))) } else { String::new() };
    if minutes >= 0 {
        let word = if width >= 80 { "min left" } else { "min" };
        found.push(Piece::plain(format!("{used}{minutes} {word}")));
    } else {
        found.push(Piece::plain(used));
        found.push(Piece::new(format!(" +{} min OVER ", -minutes), Role::Warn, Emphasis::Reverse));
    }
    found
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
