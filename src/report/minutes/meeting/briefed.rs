//! Need to know: of each item who was in the room for it, from when to when, and who was briefed and accepted it (papers section 2j). For papers that name only
//! what has business.

use super::attendance::{heard, items, order, over};
use super::room::{Room, Turn};
use crate::domain::meeting::{Attender, Presence, Visit};
use crate::domain::time::{Timestamp, clock, plain};
use crate::report::document::{Block, Column, Row, Table, Text};

/// Who heard the item, and by when it is asked whether it is still needed here.
pub(super) fn need_to_know(room: &Room<'_>, turn: &Turn) -> Vec<Block> {
    // The record of an older meeting could not say who was briefed: its minutes keep their wording.
    let mut blocks = if room.meeting.says_briefed() { vec![table(room, turn)] } else { in_and_out(room, turn) };
    let line = room.closing.ocgs.iter().find(|line| line.id == turn.ocg.id);
    if let Some(review) = line.and_then(|line| line.review) {
        blocks.push(Block::paragraph(format!("Still needed here? Check again by {}.", plain(review))));
    }
    blocks
}

/// The while of an item: from its first entry to when it was called, or else to the first entry of the next.
fn while_of(room: &Room<'_>, turn: &Turn) -> (Timestamp, Timestamp) {
    let next = || items(room).into_iter().map(|item| item.at).filter(|at| *at > turn.at).min();
    let close = || room.held.signed.map_or(Timestamp(i64::MAX), |(_, at)| at);
    let to = over(room, turn.ocg.id).or_else(next).unwrap_or_else(close);
    (turn.at, to.max(turn.at))
}

/// Whether somebody was in the room for an item during a stay. Of one that was neither called nor marked the record knows the moments of its entries only.
fn was_there(room: &Room<'_>, turn: &Turn, visit: &Visit) -> bool {
    let ocg = turn.ocg.id;
    let taken = over(room, ocg).is_some() || room.meeting.briefed.iter().any(|on| on.ocg == ocg);
    let moments = room.business(ocg);
    if taken || moments.is_empty() {
        let (from, to) = while_of(room, turn);
        return visit.joined <= to && visit.left.is_none_or(|left| from < left);
    }
    moments.into_iter().any(|step| heard(visit, step.entered.decided_at))
}

/// The stay in which a mark was made: the one that holds its moment, or else the last that began before it.
fn stay_of(visits: &[Visit], at: Timestamp) -> Option<Visit> {
    let mut began = visits.iter().filter(|visit| visit.joined <= at);
    began.clone().rfind(|visit| visit.left.is_none_or(|left| at <= left)).or_else(|| began.next_back()).copied()
}

fn table(room: &Room<'_>, turn: &Turn) -> Block {
    let mut attenders: Vec<&Attender> = room.meeting.attenders.iter().collect();
    attenders.sort_by_cached_key(|attender| order(room, attender));
    let mut rows = Vec::new();
    for attender in attenders {
        let Presence::Present { visits } = &attender.presence else { continue };
        let mark = room.meeting.briefed_on(turn.ocg.id, &attender.who);
        let told = match mark {
            Some(mark) if mark.accepted => clock(mark.at),
            _ => "no".to_owned(),
        };
        let row = |came: String, left: String, told: String| {
            Row::new(vec![Text::reference(&attender.who), came.into(), left.into(), told.into()])
        };
        // Somebody is only marked who was in the room for it, though perhaps before its first entry: the mark belongs to that stay.
        let marked = mark.and_then(|mark| stay_of(visits, mark.at));
        let stays: Vec<&Visit> =
            visits.iter().filter(|visit| marked == Some(**visit) || was_there(room, turn, visit)).collect();
        if stays.is_empty() {
            let out = || "out of the room".to_owned();
            rows.push(row(out(), out(), told));
            continue;
        }
        for visit in stays {
            let left = visit.left.or(room.held.signed.map(|(_, at)| at));
            let told = if marked == Some(*visit) { told.clone() } else { "no".to_owned() };
            rows.push(row(clock(visit.joined), left.map_or_else(|| "in the room".to_owned(), clock), told));
        }
    }
    Block::Table(Table {
        caption: "In the room for this item".into(),
        columns: vec![
            Column::references("Who"),
            Column::words("In"),
            Column::words("Out"),
            Column::words("Briefed and accepted"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "Nobody was marked as present.".into(),
    })
}

/// Who was in the room for the item and who was out of it, in two sentences.
fn in_and_out(room: &Room<'_>, turn: &Turn) -> Vec<Block> {
    let (mut there, mut out) = (Vec::new(), Vec::new());
    for attender in &room.meeting.attenders {
        match &attender.presence {
            Presence::Present { visits } if visits.iter().any(|visit| heard(visit, turn.at)) => {
                there.push(Text::reference(&attender.who));
            }
            Presence::Present { .. } => out.push(Text::reference(&attender.who)),
            Presence::Expected | Presence::Apologies { .. } => {}
        }
    }
    let list = |lead: &str, names: Vec<Text>| {
        let names = if names.is_empty() { Text::from("nobody") } else { Text::joined(names, ", ") };
        Block::paragraph(Text::from(lead).and_text(names).and("."))
    };
    let mut blocks = vec![list("In the room for this item: ", there)];
    if !out.is_empty() {
        blocks.push(list("Out of the room for this item: ", out));
    }
    blocks
}
