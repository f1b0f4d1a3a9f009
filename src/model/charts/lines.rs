//! The charts and tables in lines of words, bars and letters.
//!
//! It must not know colours or which glyphs there are.

use super::super::drive::prose::{Ink, Line, Tone};
use super::super::panes::{note, without_op};
use super::super::review::owners;
use super::super::state::Model;
use super::order::{By, officers, standings, strands, year};
use super::{ChartData, MOST, Sheet};
use crate::domain::board::{OcgLine, OfficerLine};
use crate::domain::disruption::{Disruption, Level};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{Date, month_name, short_year};
use crate::text::{Align, fit};
use chrono::{Datelike as _, Months};

fn cell(text: impl std::fmt::Display, columns: usize) -> String {
    fit(&text.to_string(), columns, Align::Left)
}

fn figure(number: impl std::fmt::Display, columns: usize) -> String {
    fit(&number.to_string(), columns, Align::Right)
}

fn dim(text: impl Into<String>) -> Line {
    Line::said(text, Tone::Dim)
}

/// Columns of the tier picture: the name of a tier, each meeting, the change at the end.
const NAME: usize = 17;
const EACH: usize = 4;
const CHANGE: usize = 5;

/// Groups at the close of each meeting, a row of figures and a row of rising bars for each tier.
pub(super) fn tier_chart(model: &Model, data: &ChartData) -> Sheet {
    // The newest are what is asked about: what does not fit is left out at the far end.
    let fit = super::columns(model.size).saturating_sub(NAME + CHANGE) / EACH;
    let left_out = data.standings.len().saturating_sub(fit.max(1));
    let standings = data.standings.get(left_out..).unwrap_or_default();
    let most = standings.iter().flat_map(|one| one.tiers).max().unwrap_or(0).max(1);
    let mut body = Vec::new();
    for tier in Tier::ALL {
        let of = |standing: &crate::domain::picture::Standing| standing.tiers.get(tier.index()).copied().unwrap_or(0);
        let name = format!("{tier} {}", model.profile.tier(tier.number()).short);
        let mut row = Line::plain(cell(name, NAME));
        let mut bars = Line::plain(cell("", NAME));
        for standing in standings {
            let count = of(standing);
            row = row.and(figure(count, EACH), Tone::Plain);
            let eighths =
                if count == 0 { 0 } else { u8::try_from((count * 8).div_ceil(most)).unwrap_or(8).clamp(1, 8) };
            bars = bars.and("  ", Tone::Plain).ink(Ink::Rise(eighths)).ink(Ink::Rise(eighths));
        }
        let (first, last) = (standings.first().map_or(0, of), standings.last().map_or(0, of));
        let change = i64::from(last) - i64::from(first);
        body.push(row.and(format!("  {change:+}"), Tone::Bold));
        body.push(bars);
    }
    let mut all = Line::plain(cell("All groups", NAME));
    let mut numbers = dim(cell("Meeting", NAME));
    for standing in standings {
        all = all.and(figure(standing.all, EACH), Tone::Plain);
        numbers = numbers
            .and(figure(standing.meeting.map_or("now".to_owned(), |number| number.to_string()), EACH), Tone::Dim);
    }
    let foot = vec![all, numbers, dim(format!("Height: 0 to {most} groups."))];
    let head = match left_out {
        0 => "Groups at the close of each meeting, and now.".to_owned(),
        _ => format!("Groups at each close, and now: newest {} of {}.", standings.len(), data.standings.len()),
    };
    Sheet { head: vec![dim(head)], body, foot }
}

pub(super) fn tier_table(data: &ChartData, by: By) -> Sheet {
    let head = vec![dim("Meeting    T1   T2   T3   T4   All  Moves  Which")];
    let row = |standing: &crate::domain::picture::Standing| {
        let name = standing.meeting.map_or("now".to_owned(), |number| number.to_string());
        let tiers: String = standing.tiers.iter().map(|count| figure(count, 5)).collect();
        let moves = format!("{}{}  ", figure(standing.all, 6), figure(standing.moves.len(), 7));
        Line::plain(cell(name, 8) + &tiers + &moves).and(standing.moves.join(", "), Tone::Plain)
    };
    Sheet { head, body: standings(data, by).into_iter().map(row).collect(), foot: Vec::new() }
}

/// LROs: most over first, then those with least room.
pub(super) fn leaders(model: &Model) -> Vec<&OfficerLine> {
    let mut all: Vec<&OfficerLine> = model.lines.officers().values().filter(|line| line.is_lro(model.today)).collect();
    let room = |line: &OfficerLine| line.limit.map_or(i64::MAX, |limit| i64::from(limit) - i64::from(line.leads));
    all.sort_by(|a, b| (room(a), b.leads).cmp(&(room(b), a.leads)).then_with(|| a.label.cmp(&b.label)));
    all
}

/// `4 of 3  OVER by 1`, `full`, `room for 1`.
fn room_words(line: &OfficerLine) -> (String, Tone) {
    match line.limit {
        Some(limit) if line.leads > limit => (format!("OVER by {}", line.leads - limit), Tone::Alert),
        Some(limit) if line.leads == limit => ("full".to_owned(), Tone::Warn),
        Some(limit) => (format!("room for {}", limit - line.leads), Tone::Plain),
        None => ("no limit set".to_owned(), Tone::Dim),
    }
}

pub(super) fn load_chart(model: &Model, by: By) -> Sheet {
    let row = |line: &OfficerLine| {
        let limit = line.limit.unwrap_or(line.leads);
        let within = line.leads.min(limit).min(10);
        let free = limit.saturating_sub(line.leads).min(10);
        let over = line.leads.saturating_sub(limit).min(10);
        let width = |count: u32| u16::try_from(count * 2).unwrap_or(0);
        let used = usize::from(width(within + free + over)) + 1;
        let (words, tone) = room_words(line);
        let bar = Line::plain(cell(&line.label, 11)).ink(Ink::Bar(width(within), width(free))).and("|", Tone::Bold);
        let bar = bar.ink(Ink::Bar(width(over), 0)).and(" ".repeat(24_usize.saturating_sub(used)), Tone::Plain);
        let limit = line.limit.map_or("-".to_owned(), |limit| limit.to_string());
        bar.and(format!("{} of {limit}  ", line.leads), Tone::Plain).and(words, tone)
    };
    let all = officers(model, by);
    let free: u32 = all.iter().map(|line| line.limit.map_or(0, |limit| limit.saturating_sub(line.leads))).sum();
    let limits: u32 = all.iter().filter_map(|line| line.limit).sum();
    let led = model
        .lines
        .board()
        .ocgs
        .iter()
        .filter(|line| model.lines.board().without_lro(line, model.today).is_none())
        .count();
    let words = format!("Room in all: {free} of {limits} places ({led} of {} groups have an LRO)", model.lines.len());
    Sheet {
        head: vec![dim("Groups led, each block one group; | is the limit.")],
        body: all.into_iter().map(row).collect(),
        foot: vec![dim(words)],
    }
}

pub(super) fn load_table(model: &Model, by: By) -> Sheet {
    let head = vec![dim("LRO        Unit                    Led Limit Open Late Trained      Note")];
    let row = |line: &OfficerLine| {
        let limit = line.limit.map_or("-".to_owned(), |limit| limit.to_string());
        let late = if line.late == 0 { "-".to_owned() } else { line.late.to_string() };
        let trained = line.trained_on.map_or("none".to_owned(), short_year);
        let figures =
            format!("{}{}{}{}", figure(line.leads, 4), figure(limit, 6), figure(line.open, 5), figure(late, 5));
        Line::plain(cell(&line.label, 11) + &cell(&line.unit, 23) + &figures + " " + &cell(trained, 13))
            .and(note(line, &model.profile, model.today), Tone::Plain)
    };
    let all = officers(model, by);
    let others = owners(&model.lines).iter().filter(|line| line.leads == 0).map(|line| line.open).sum::<u32>();
    let (led, open, late) =
        all.iter().fold((0, 0, 0), |(led, open, late), line| (led + line.leads, open + line.open, late + line.late));
    let sum = format!("{}{}{}{}{}", cell("Sum", 34), figure(led, 4), figure("", 6), figure(open, 5), figure(late, 5));
    let foot = vec![
        Line::said(sum, Tone::Bold),
        dim(format!("{others} open with owners who lead no group. From actions, never from access logs.")),
    ];
    Sheet { head, body: all.into_iter().map(row).collect(), foot }
}

/// Groups in running order.
pub(super) fn groups(model: &Model) -> Vec<&OcgLine> {
    model.lines.running().iter().filter_map(|at| model.lines.at(*at)).collect()
}

fn sums(model: &Model) -> [u32; 4] {
    let mut sums = [0; 4];
    for line in &model.lines.board().ocgs {
        for (sum, live) in sums.iter_mut().zip(line.counts.live) {
            *sum += live;
        }
    }
    sums
}

/// Open actions as a figure and a density: empty is `0 ....`.
pub(super) fn strand_chart(model: &Model, by: By) -> Sheet {
    let key = dim("Open actions.   empty ....   1 ").ink(Ink::Shade(1, 4)).and("  2 ", Tone::Dim).ink(Ink::Shade(2, 4));
    let key = key.and("  3 ", Tone::Dim).ink(Ink::Shade(3, 4)).and("  4 or more ", Tone::Dim).ink(Ink::Shade(4, 4));
    let head = vec![key, dim("Op           Pursue    Prevent   Protect   Prepare    Sum")];
    let row = |line: &OcgLine| {
        let mut row = Line::plain(cell(without_op(&line.operation), 13));
        for live in line.counts.live {
            row = row.and(format!("{live} "), if live == 0 { Tone::Alert } else { Tone::Plain });
            row = match u8::try_from(live.min(4)).unwrap_or(4) {
                0 => row.and("....", Tone::Dim),
                density => row.ink(Ink::Shade(density, 4)),
            };
            let taken = live.to_string().len() + 5;
            row = row.and(" ".repeat(10_usize.saturating_sub(taken)), Tone::Plain);
        }
        row.and(figure(line.counts.live_total(), 4), Tone::Plain)
    };
    let all = sums(model);
    let cells: String = all.iter().map(|sum| cell(sum, 10)).collect();
    let foot =
        format!("{}{cells}{}", cell(format!("All {}", model.lines.len()), 13), figure(all.iter().sum::<u32>(), 4));
    Sheet { head, body: strands(model, by).into_iter().map(row).collect(), foot: vec![Line::said(foot, Tone::Bold)] }
}

pub(super) fn strand_table(model: &Model, by: By) -> Sheet {
    let head = vec![dim("Op         T  Pursue  Prevent  Protect  Prepare  Late  Empty in words")];
    let empty = |line: &OcgLine| -> Vec<&'static str> {
        Strand::ALL.into_iter().filter(|strand| line.counts.is_empty_strand(*strand)).map(Strand::word).collect()
    };
    let row = |line: &OcgLine| {
        let [pursue, prevent, protect, prepare] = line.counts.live;
        let tier = line.tier.map_or("-".to_owned(), |tier| tier.to_string());
        let late = line.counts.late_total();
        let late = if late == 0 { "-".to_owned() } else { late.to_string() };
        let figures = [(pursue, 8), (prevent, 9), (protect, 9), (prepare, 9)];
        let figures: String = figures.into_iter().map(|(count, columns)| figure(count, columns)).collect();
        let words = empty(line);
        let words = if words.is_empty() { "-".to_owned() } else { words.join(", ") };
        let row = cell(without_op(&line.operation), 11) + &cell(tier, 2) + &figures + &figure(late, 6) + "  ";
        Line::plain(row).and(words, Tone::Plain)
    };
    let all = strands(model, by);
    let late: u32 = all.iter().map(|line| line.counts.late_total()).sum();
    let count: usize = all.iter().map(|line| empty(line).len()).sum();
    let [pursue, prevent, protect, prepare] = sums(model);
    let sums = [(pursue, 8), (prevent, 9), (protect, 9), (prepare, 9), (late, 6)];
    let sums: String = sums.into_iter().map(|(sum, columns)| figure(sum, columns)).collect();
    let foot = cell(format!("All {}", model.lines.len()), 11) + &cell("-", 2) + &sums + &format!("  {count} empty");
    Sheet { head, body: all.into_iter().map(row).collect(), foot: vec![Line::said(foot, Tone::Bold)] }
}

/// The figures of one month: each level as moderated, how many were lowered, how many wait.
pub(super) struct Month {
    first: Date,
    pub(super) levels: [usize; 5],
    lowered: usize,
    pub(super) waiting: usize,
}

/// The last twelve months, the oldest first.
pub(super) fn months(model: &Model, data: &ChartData) -> Vec<Month> {
    let this = model.today.with_day(1).unwrap_or(model.today);
    let ago = |back: u32| this.checked_sub_months(Months::new(back)).unwrap_or(this);
    let of = |first: Date| {
        let inside =
            |one: &&Disruption| (one.details.on.year(), one.details.on.month()) == (first.year(), first.month());
        let mut month = Month { first, levels: [0; 5], lowered: 0, waiting: 0 };
        for one in data.disruptions.iter().filter(inside) {
            let Some(moderation) = &one.moderation else {
                month.waiting += 1;
                continue;
            };
            // Counted under the other record of the event.
            if moderation.joined.is_some() {
                continue;
            }
            let at = Level::ALL.iter().position(|level| *level == moderation.level).unwrap_or(0);
            if let Some(count) = month.levels.get_mut(at) {
                *count += 1;
            }
            month.lowered += usize::from(moderation.level > one.details.claimed);
        }
        month
    };
    (0..u32::try_from(MOST).unwrap_or(12)).rev().map(|back| of(ago(back))).collect()
}

/// Letters, so that it reads without colour: M major, m moderate, - minor.
pub(super) fn month_chart(model: &Model, data: &ChartData, by: By) -> Sheet {
    let row = |month: &Month| {
        let [major, moderate, minor, none, negative] = month.levels;
        let name: String = month_name(month.first).chars().take(3).collect();
        let mut row = Line::plain(cell(name, 5)).and("MM ".repeat(major.min(10)), Tone::Bold);
        row = row.and("mm ".repeat(moderate.min(10)), Tone::Plain).and("-- ".repeat(minor.min(12)), Tone::Dim);
        if none > 0 {
            row = row.and(format!("none {none} "), Tone::Dim);
        }
        if negative > 0 {
            row = row.and(format!("NEGATIVE {negative}"), Tone::Alert);
        }
        row
    };
    let body = year(model, data, by).iter().map(row).collect();
    let head = vec![dim("Moderated level, each disruption once.  M major  m moderate  - minor")];
    Sheet { head, body, foot: Vec::new() }
}

pub(super) fn month_table(model: &Model, data: &ChartData, by: By) -> Sheet {
    let head = vec![dim("Month     Major Moderate Minor None Negative  Sum  Lowered  Waiting")];
    let line = |name: String, levels: [usize; 5], lowered: usize, waiting: usize| {
        let [major, moderate, minor, none, negative] = levels;
        let sum: usize = levels.iter().sum();
        let figures =
            [(major, 5), (moderate, 9), (minor, 6), (none, 5), (negative, 9), (sum, 5), (lowered, 9), (waiting, 9)];
        cell(name, 10) + &figures.into_iter().map(|(count, columns)| figure(count, columns)).collect::<String>()
    };
    let all = year(model, data, by);
    let mut sums = ([0; 5], 0, 0);
    for month in &all {
        for (sum, count) in sums.0.iter_mut().zip(month.levels) {
            *sum += count;
        }
        sums.1 += month.lowered;
        sums.2 += month.waiting;
    }
    let row = |month: &Month| {
        let name: String = month_name(month.first).chars().take(3).collect();
        Line::plain(line(format!("{name} {}", month.first.year()), month.levels, month.lowered, month.waiting))
    };
    let foot = vec![
        Line::said(line("Sum".to_owned(), sums.0, sums.1, sums.2), Tone::Bold),
        dim("Lowered: claimed higher than agreed. Waiting: not moderated."),
    ];
    Sheet { head, body: all.iter().map(row).collect(), foot }
}
