//! Whether the meeting was held and who came, and whether every OCG was called at it (papers section 3 rules 9 and 26).

use super::{Pack, behind, count};
use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::meeting::{Attender, Called, MeetingKind, MeetingState, Presence};
use crate::domain::time::plain;
use crate::report::document::{Block, Column, List, Row, Table, Text, ended};
use crate::report::figures::{median, share};
use crate::report::minutes::meeting::coverage;
use crate::text::plural;
use std::collections::BTreeMap;

pub(super) fn meetings(pack: &Pack<'_>) -> Vec<Block> {
    let record = &pack.end.record;
    let inside = |on| (pack.first_day..=pack.end.day).contains(&on);
    let of = |is: fn(MeetingState) -> bool| {
        let meetings = record.meetings().values().filter(|one| one.kind == MeetingKind::Tasking);
        meetings.filter(|one| is(one.state) && inside(one.details.on)).collect::<Vec<_>>()
    };
    let cancelled = of(|state| state == MeetingState::Cancelled);
    let missed = of(|state| state == MeetingState::Prepared);
    let missed = missed.into_iter().filter(|one| one.details.on < pack.end.day).count();
    let held: Vec<_> = pack.held.iter().filter_map(|held| record.meetings().get(&held.meeting.id)).collect();
    let minutes: Vec<u64> = pack
        .held
        .iter()
        .filter_map(|held| u64::try_from((held.signed?.1.0 - held.opened_at.0) / 60_000).ok())
        .collect();
    let there = |one: &Attender| matches!(one.presence, Presence::Present { .. });
    let stood_in =
        |one: &Attender| matches!(&one.presence, Presence::Apologies { deputy } if !deputy.trim().is_empty());
    let is_chaired = |one: &&&crate::domain::meeting::Meeting| {
        one.attender(&one.details.chair).is_some_and(|chair| there(chair) || stood_in(chair))
    };
    let chair = held.iter().filter(is_chaired).count();
    let partner = held.iter().filter(|one| one.attenders.iter().any(|who| who.partner && there(who))).count();
    let length = median(&minutes)
        .map_or_else(|| "no length to count".to_owned(), |median| format!("median length {median} minutes"));
    let all = count(held.len());
    let mut blocks = vec![Block::paragraph(format!(
        "{} due: {all} held, {} cancelled, {missed} prepared and not held; {length}. Chair or named deputy present at {}. A partner present at {}.",
        plural(all + count(cancelled.len() + missed), "meeting", "meetings"),
        cancelled.len(),
        share(count(chair), all, ""),
        share(count(partner), all, "")
    ))];
    let why: Vec<Text> = cancelled
        .iter()
        .map(|one| {
            let moved = pack.past.standing().filter(|(_, fact)| {
                matches!(fact, Fact::MeetingMoved { meeting, to: MeetingState::Cancelled, .. } if meeting.id == one.id)
            });
            let (because, entry) = moved.last().map_or((String::new(), Vec::new()), |(entered, fact)| match fact {
                Fact::MeetingMoved { remark, .. } => (remark.clone(), vec![entered.entry]),
                _ => (String::new(), Vec::new()),
            });
            let because = if because.trim().is_empty() { "none given.".to_owned() } else { ended(&because) };
            let on = plain(one.details.on);
            Text::from(format!("Cancelled: meeting {}, {on}{}. Reason: {because}", one.number, behind(&entry)))
        })
        .collect();
    if !why.is_empty() {
        blocks.push(Block::List(List { ordered: false, items: why }));
    }
    blocks.push(attendance(&held));
    blocks
}

/// Asked, present, deputy sent, apologies, no answer.
type Sums = [u64; 5];

fn attendance(held: &[&crate::domain::meeting::Meeting]) -> Block {
    let mut roles: BTreeMap<String, Sums> = BTreeMap::new();
    for who in held.iter().flat_map(|meeting| &meeting.attenders) {
        let role = if who.partner { "partner" } else { who.role.trim() };
        let at = match &who.presence {
            Presence::Present { .. } => 1,
            Presence::Apologies { deputy } if !deputy.trim().is_empty() => 2,
            Presence::Apologies { .. } => 3,
            Presence::Expected => 4,
        };
        let sums = roles.entry(role.to_owned()).or_default();
        sums[0] += 1;
        sums[at] += 1;
    }
    let row = |role: &str, sums: &Sums| {
        let mut cells = vec![Text::from(role), sums[0].to_string().into(), share(sums[1], sums[0], "").into()];
        cells.extend(sums[2..].iter().map(|sum| Text::from(sum.to_string())));
        Row::new(cells)
    };
    let mut total = Sums::default();
    for sums in roles.values() {
        total.iter_mut().zip(sums).for_each(|(sum, add)| *sum += add);
    }
    Block::Table(Table {
        caption: "Attendance by role, over all meetings held".into(),
        columns: vec![
            Column::words("Role"),
            Column::figures("Asked"),
            Column::figures("Present"),
            Column::figures("Sent a deputy"),
            Column::figures("Apologies only"),
            Column::figures("No answer"),
        ],
        rows: roles.iter().map(|(role, sums)| row(role, sums)).collect(),
        row_head: 0,
        total: Some(row("Total", &total)),
        note: None,
        empty: "Nobody's attendance is recorded.".into(),
    })
}

/// How one meeting called the OCGs that were due.
struct Coverage {
    meeting: String,
    found: [u64; 3],
}

/// Rule 9 over the meetings of the period; a cancelled meeting has no due.
pub(super) fn scrutiny(pack: &Pack<'_>) -> Vec<Block> {
    let mut rows: Vec<Coverage> = Vec::new();
    // The run of meetings at which each was not discussed, and the longest of all: length, OCG, first and last meeting.
    let mut running: BTreeMap<OcgId, (u64, u32)> = BTreeMap::new();
    let mut longest: Vec<(u64, OcgId, u32, u32)> = Vec::new();
    for held in &pack.held {
        let Ok(results) = coverage(pack.past, held) else { continue };
        let number = held.meeting.number;
        let mut found = [0_u64; 3];
        for (ocg, result) in results {
            let at = match result {
                Some(Called::Discussed) => 0,
                Some(Called::TakenAsRead) => 1,
                Some(Called::Deferred) => 2,
                None => continue,
            };
            found[at] += 1;
            if at == 0 {
                running.remove(&ocg);
                continue;
            }
            let (length, first) = running.entry(ocg).or_insert((0, number));
            *length += 1;
            let most = longest.first().map_or(0, |(most, ..)| *most);
            if *length > most {
                longest.clear();
            }
            if *length >= most {
                longest.push((*length, ocg, *first, number));
            }
        }
        rows.push(Coverage { meeting: format!("{number}, {}", plain(held.day())), found });
    }
    let sum = |at: usize| rows.iter().map(|row| row.found[at]).sum::<u64>();
    let due = sum(0) + sum(1) + sum(2);
    let named = longest.iter().filter_map(|(run, id, first, last)| {
        let name = &pack.end.record.ocgs().get(id)?.details.operation;
        let range = if first == last { format!("{first}") } else { format!("{first} to {last}") };
        Some(format!("{name}, {} ({range})", plural(*run, "meeting", "meetings")))
    });
    let named: Vec<String> = named.collect();
    let longest = match named.as_slice() {
        [] => "Every OCG was discussed at every meeting".to_owned(),
        all if all.len() > 6 => format!("Longest run not discussed: {} and {} others", all[0], all.len() - 1),
        all => format!("Longest run not discussed: {}", all.join("; ")),
    };
    let mut blocks = vec![Block::paragraph(format!(
        "{} were due: discussed {}, taken as read {}, deferred {}. {longest}. A cancelled meeting is not in these figures.",
        plural(due, "OCG item", "OCG items"),
        share(sum(0), due, ""),
        share(sum(1), due, ""),
        share(sum(2), due, "")
    ))];
    let cells = |name: &str, [discussed, read, deferred]: [u64; 3]| {
        let due = discussed + read + deferred;
        Row::new(vec![
            name.into(),
            due.to_string().into(),
            share(discussed, due, "").into(),
            read.to_string().into(),
            deferred.to_string().into(),
        ])
    };
    blocks.push(Block::Table(Table {
        caption: "OCGs called, by meeting".into(),
        columns: vec![
            Column::words("Meeting"),
            Column::figures("Due"),
            Column::figures("Discussed"),
            Column::figures("Taken as read"),
            Column::figures("Deferred"),
        ],
        rows: rows.iter().map(|row| cells(&row.meeting, row.found)).collect(),
        row_head: 0,
        total: Some(cells("Total", [sum(0), sum(1), sum(2)])),
        note: None,
        empty: "No meeting was held.".into(),
    }));
    blocks
}
