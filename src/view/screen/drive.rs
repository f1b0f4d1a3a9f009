//! The drive screen: the item, its clock, the line of what is called, the briefing card, and what comes next (screens section 4).

use crate::domain::meeting::Called;
use crate::model::drive::Drive;
use crate::model::drive::page::{page, places};
use crate::model::layout::{Area, frame};
use crate::model::panes::without_op;
use crate::model::sitting::minutes_and_seconds;
use crate::model::state::Model;
use crate::text::count_group;
use crate::view::pen::{Pen, Piece};
use crate::view::prose;
use crate::view::skin::{Emphasis, Role};
use crate::view::{header, root, status};

/// Draws the screen.
pub(in crate::view) fn drive(pen: &mut Pen<'_>, model: &Model, drive: &Drive) -> Option<(u16, u16)> {
    let areas = frame(model.size, 3);
    header::header(pen, model, areas.header);
    item_line(pen, model, drive, pen.all().row(1));
    progress(pen, model, pen.all().row(2));
    status::status(pen, model, areas.status);
    root::footer(pen, model, areas.footer);
    let places = places(model.size);
    if places.ruled {
        pen.rule(Area::new(0, places.next.y.saturating_sub(1), model.size.width, 1));
    }
    coming(pen, model, drive, places.next);
    let Some(page) = page(model, drive) else {
        let words = if model.lines.ocg(drive.ocg).is_some() { "Reading the record." } else { "This group is closed." };
        pen.line(places.left, &[Piece::dim(words)]);
        return Some((places.left.x, places.left.y));
    };
    let rows = usize::from(places.left.height);
    if page.whole > rows {
        let last = (page.top + rows).min(page.whole);
        let more = if drive.top == 0 { ", PgDn" } else { "" };
        let words = format!("rows {} to {last} of {}{more}", page.top + 1, page.whole);
        let shown =
            if drive.top == 0 && !drive.on_actions { format!("{} rows in all, PgDn", page.whole) } else { words };
        pen.right(places.next.after(1).before(places.next.width.saturating_sub(2)), &Piece::dim(shown));
    }
    if !places.right.is_empty() {
        let style = pen.skin.plain(Role::Border);
        let down = pen.skin.glyphs.lines(false).down;
        for y in places.right.y..places.right.bottom() {
            pen.glyph(places.right.x.saturating_sub(2), y, down, style);
        }
        prose::lines(pen, places.right, &page.right);
    }
    let spot = actions(pen, drive, places.left, &page.left);
    Some(spot.unwrap_or((0, 1)))
}

/// The lines of the left column, with the marks and the cursor of the actions. Returns where the cursor stands.
fn actions(
    pen: &mut Pen<'_>,
    drive: &Drive,
    area: Area,
    lines: &[crate::model::drive::prose::Line],
) -> Option<(u16, u16)> {
    prose::lines(pen, area, lines);
    let current = drive.actions.current().map(|line| line.id).filter(|_| drive.on_actions);
    let mut spot = None;
    for (row, line) in (0..area.height).zip(lines) {
        let Some(id) = line.action else { continue };
        let here = area.row(row);
        let style = pen.skin.plain(Role::Text);
        if drive.actions.marks.contains(&id) {
            pen.glyph(here.x + 1, here.y, 'x', style);
        }
        if current == Some(id) {
            pen.glyph(here.x, here.y, '>', style);
            pen.mark_cursor(here);
            spot = Some((here.x, here.y));
        }
    }
    spot
}

/// `Item 3 of 31   Op Alder   NB/OCG/1007   Tier 1 Investigation ... this item 1:42   3 min 12 s for each of 29 left`.
fn item_line(pen: &mut Pen<'_>, model: &Model, drive: &Drive, row: Area) {
    let line = row.after(1).before(row.width.saturating_sub(2));
    let wide = row.width >= 110;
    let clock = clock(model, drive, row.width);
    let taken: u16 = clock.iter().map(|piece| pen.width(&piece.text)).sum();
    pen.line(line.after(line.width.saturating_sub(taken)), &clock);
    let room = line.width.saturating_sub(taken + 2);
    let place = model.sitting.place(drive.ocg).map_or(0, |place| place + 1);
    let of = model.sitting.turns.len();
    let item = if wide { format!("Item {place} of {of}") } else { format!("Item {place}/{of}") };
    let gap = if row.width >= 150 { "   " } else { "  " };
    let mut pieces = vec![Piece::bold(item)];
    if let Some(group) = model.lines.ocg(drive.ocg) {
        pieces.push(Piece::bold(format!("{gap}{}", group.operation)));
        let mut more: Vec<String> = Vec::new();
        if !group.reference.is_empty() {
            more.push(group.reference.clone());
        }
        more.push(match group.tier {
            Some(tier) if wide => format!("Tier {tier} {}", model.profile.tier(tier.number()).name),
            Some(tier) => format!("Tier {tier}"),
            None => "no tier".to_owned(),
        });
        if row.width >= 150 {
            more.extend([group.unit.clone(), group.threat.clone(), group.flags.clone()]);
        }
        pieces
            .extend(more.into_iter().filter(|word| !word.is_empty()).map(|word| Piece::plain(format!("{gap}{word}"))));
    }
    if let Some(settled) = model.sitting.settled(drive.ocg) {
        let word = match settled.called {
            Called::Discussed => format!("{gap}called {}", model.sitting.word(drive.ocg)),
            other => format!("{gap}{}", other.word()),
        };
        pieces.insert(2.min(pieces.len()), Piece::new(word, Role::Good, Emphasis::Bold));
    }
    pen.line(line.before(room), &pieces);
}

fn clock(model: &Model, drive: &Drive, width: u16) -> Vec<Piece<'static>> {
    let wide = width >= 110;
    let seconds = drive.seconds(model.now);
    let this = match drive.over(model.now) {
        Some(over) => Piece::new(format!("OVER {}", minutes_and_seconds(over)), Role::Warn, Emphasis::Reverse),
        None if wide => Piece::plain(format!("this item {}", minutes_and_seconds(seconds))),
        None => Piece::plain(format!("{} used", minutes_and_seconds(seconds))),
    };
    let left = model.sitting.left();
    let each = match drive.share {
        None => "nothing left to call".to_owned(),
        Some(share) if share <= 0 => format!("no time left for {}", count_group(left as u64)),
        Some(share) if !wide => format!("{} each", minutes_and_seconds(share)),
        Some(share) => {
            let words = format!("{} min {:02} s for each of {}", share / 60, share % 60, count_group(left as u64));
            if width >= 150 { format!("{words} left") } else { words }
        }
    };
    vec![this, Piece::dim(if wide { "   " } else { ", " }), Piece::plain(each)]
}

/// How much is called: a full line for what is, a light one for what is not. The figures stand in the header.
fn progress(pen: &mut Pen<'_>, model: &Model, row: Area) {
    let of = model.sitting.turns.len();
    if row.width < 150 || of == 0 {
        pen.rule(row);
        return;
    }
    let room = row.width.saturating_sub(2);
    let done = usize::from(room) * model.sitting.done() / of;
    let style = pen.skin.plain(Role::Border);
    for at in 0..room {
        let shade = pen.skin.glyphs.shade(if usize::from(at) < done { 4 } else { 1 });
        pen.glyph(row.x + 1 + at, row.y, shade, style);
    }
}

/// What comes next, and what was settled last.
fn coming(pen: &mut Pen<'_>, model: &Model, drive: &Drive, row: Area) {
    let line = row.after(1).before(row.width.saturating_sub(2));
    let wide = row.width >= 110;
    let turns = &model.sitting.turns;
    let next = turns.iter().enumerate().filter(|(_, turn)| turn.settled.is_none() && turn.ocg != drive.ocg).take(3);
    let words: Vec<String> = next
        .filter_map(|(place, turn)| {
            let group = model.lines.ocg(turn.ocg)?;
            let lro = model.lines.label(group.lro);
            Some(match (wide, lro) {
                (true, "") => format!("{} {} (no LRO)", place + 1, group.operation),
                (true, lro) if row.width >= 150 => format!("{} {} ({lro})", place + 1, group.operation),
                (true, _) => format!("{} {}", place + 1, group.operation),
                (false, _) => group.operation.clone(),
            })
        })
        .collect();
    let gap = if wide { "   " } else { ", " };
    let next = if words.is_empty() { "none".to_owned() } else { words.join(gap) };
    let then = if wide { then_tier(model, drive) } else { String::new() };
    let past = turns.iter().enumerate().rev().filter(|(_, turn)| turn.settled.is_some() && turn.ocg != drive.ocg);
    let past = past.take(if row.width >= 150 { 2 } else { 0 }).filter_map(|(place, turn)| {
        let group = model.lines.ocg(turn.ocg)?;
        let word = turn.settled.as_ref().map_or("", |settled| settled.called.word());
        Some(format!("{} {} {word}", place + 1, without_op(&group.operation)))
    });
    let past: Vec<String> = past.collect();
    let past = if past.is_empty() { String::new() } else { format!("      Past: {}", past.join("   ")) };
    pen.line(line, &[Piece::dim("Next: "), Piece::plain(next), Piece::dim(then), Piece::dim(past)]);
}

/// `   then tier 2`: the tier of the first group to come that is in another than the last of those named; empty when there is none.
fn then_tier(model: &Model, drive: &Drive) -> String {
    let turns = model.sitting.turns.iter().filter(|turn| turn.settled.is_none() && turn.ocg != drive.ocg);
    let mut tiers = turns.filter_map(|turn| model.lines.ocg(turn.ocg)).map(|line| line.tier).skip(2);
    let last = tiers.next();
    match tiers.find(|tier| Some(*tier) != last) {
        Some(Some(tier)) => format!("   then tier {tier}"),
        Some(None) => "   then those without a tier".to_owned(),
        None => String::new(),
    }
}
