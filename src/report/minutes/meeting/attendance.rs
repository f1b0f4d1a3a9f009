//! Who heard what (papers section 3 rule 26): present for an item is whoever had joined by its first entry and had not left before it.

use super::place::Place;
use super::room::Room;
use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::meeting::{Attender, Called, MeetingState, Presence, Visit};
use crate::domain::quorum::Quorum;
use crate::domain::time::{Timestamp, clock};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::Sort;

/// An item of the meeting with the time of its first entry, in the order of the paper.
pub(super) struct Item {
    pub(super) name: String,
    pub(super) at: Timestamp,
    /// The time of its last entry.
    last: Timestamp,
    /// When it was over, where the record of the meeting says who was briefed: whoever comes then was not there for it.
    until: Option<Timestamp>,
}

/// The items that were taken, in the order of the paper. Attendance itself, and what was entered before or while it was taken, is none of them.
pub(super) fn items(room: &Room<'_>) -> Vec<Item> {
    let mut found: Vec<((u32, u32), Item)> = Vec::new();
    for step in room.run.period.steps.iter().filter(|step| step.sort == Sort::Own) {
        let Some(fact) = step.fact() else { continue };
        let called = fact.subject().ocg.and_then(|ocg| room.turn(ocg)).map(|(_, turn)| turn.ocg.id);
        let is_item = match room.place(fact) {
            // What was taken as read is no item of a paper that names only what has business.
            Place::Frame => match fact {
                Fact::OcgSettled { .. } | Fact::MeetingBriefed(_) => called.is_some() || !room.meeting.says_briefed(),
                Fact::CrossingMarked { .. } => called.is_some(),
                _ => false,
            },
            Place::Section(number) => !room.leaves_out(number),
            Place::Group(_) => true,
        };
        if !is_item {
            continue;
        }
        let name = room.item(fact);
        let at = step.entered.decided_at;
        if let Some((_, item)) = found.iter_mut().find(|(_, item)| item.name == name) {
            item.last = item.last.max(at);
            continue;
        }
        let mut parts = name.split('.').map(|part| part.parse().unwrap_or(0));
        let order = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
        let until = called.and_then(|ocg| over(room, ocg));
        found.push((order, Item { name, at, last: at, until }));
    }
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, item)| item).collect()
}

/// When an item was over, where the record of the meeting says who was briefed.
pub(super) fn over(room: &Room<'_>, ocg: OcgId) -> Option<Timestamp> {
    let settled = room.meeting.result(ocg).filter(|settled| settled.called == Called::Discussed);
    settled.filter(|_| room.meeting.says_briefed()).map(|settled| settled.at)
}

pub(super) fn heard(visit: &Visit, at: Timestamp) -> bool {
    visit.joined <= at && visit.left.is_none_or(|left| at < left)
}

/// Items as runs: `all`, `from 4`, `1 to 8`, `7.1 to 7.9 and 12`.
fn runs(items: &[Item], is_in: impl Fn(&Item) -> bool) -> String {
    let last = items.len().saturating_sub(1);
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in items.iter().enumerate().filter(|(_, item)| is_in(item)).map(|(at, _)| at) {
        match runs.last_mut() {
            Some((_, to)) if *to + 1 == at => *to = at,
            _ => runs.push((at, at)),
        }
    }
    let name = |at: usize| items.get(at).map_or("", |item| item.name.as_str());
    match runs.as_slice() {
        [] => "none".to_owned(),
        [(0, to)] if *to == last => "all".to_owned(),
        [(from, to)] if *to == last && from < to => format!("from {}", name(*from)),
        runs => {
            let words: Vec<String> = runs
                .iter()
                .map(
                    |(from, to)| {
                        if from == to { name(*from).to_owned() } else { format!("{} to {}", name(*from), name(*to)) }
                    },
                )
                .collect();
            words.join(", ")
        }
    }
}

/// The item that was being taken at a moment: the last begun before it, in time.
fn during(items: &[Item], at: Timestamp) -> Option<&str> {
    let last = items.iter().filter(|item| item.at < at).max_by_key(|item| item.at);
    last.filter(|item| item.until.is_none_or(|until| at <= until)).map(|item| item.name.as_str())
}

fn visit_row(room: &Room<'_>, items: &[Item], attender: &Attender, visit: &Visit) -> Row {
    let mut words = runs(items, |item| heard(visit, item.at));
    if let Some(name) = during(items, visit.joined) {
        words.push_str(&format!(" (joined during {name})"));
    }
    let closed = room.held.signed.map(|(_, at)| at);
    let left = match (visit.left, closed) {
        (Some(left), _) => {
            // Another item came, or this one went on.
            let after = items.iter().any(|item| item.at >= left || left < item.last);
            if let Some(name) = during(items, left).filter(|_| after) {
                words.push_str(&format!(" (left during {name})"));
            }
            clock(left)
        }
        (None, Some(at)) => clock(at),
        (None, None) => "in the room".to_owned(),
    };
    Row::new(vec![
        Text::reference(&attender.who),
        crate::text::capital(&attender.role).into(),
        clock(visit.joined).into(),
        left.into(),
        words.into(),
    ])
}

/// Chair first, then the loggist, then officers, then partners, each by their words.
pub(super) fn order(room: &Room<'_>, attender: &Attender) -> (u8, String) {
    let details = &room.meeting.details;
    let rank = match attender {
        one if one.who.eq_ignore_ascii_case(&details.chair) => 0,
        one if one.who.eq_ignore_ascii_case(&details.loggist) => 1,
        one if one.partner => 3,
        _ => 2,
    };
    (rank, attender.who.clone())
}

pub(super) fn attendance(room: &Room<'_>) -> Vec<Block> {
    let items = items(room);
    let mut attenders: Vec<&Attender> = room.meeting.attenders.iter().collect();
    attenders.sort_by_cached_key(|attender| order(room, attender));
    let mut rows = Vec::new();
    let (mut away, mut silent) = (Vec::new(), Vec::new());
    for attender in attenders {
        match &attender.presence {
            Presence::Present { visits } => {
                rows.extend(visits.iter().map(|visit| visit_row(room, &items, attender, visit)));
            }
            Presence::Apologies { deputy } => {
                let deputy = if deputy.is_empty() { "no deputy".to_owned() } else { format!("deputy: {deputy}") };
                away.push(Text::reference(&attender.who).and(&format!(" ({deputy})")));
            }
            Presence::Expected => silent.push(Text::reference(&attender.who)),
        }
    }
    let mut blocks = vec![Block::Table(Table {
        caption: "Present".into(),
        columns: vec![
            Column::references("Who"),
            Column::words("Role"),
            Column::words("Joined"),
            Column::words("Left"),
            Column::words("Items"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "Nobody was marked as present.".into(),
    })];
    blocks.push(Block::paragraph(if away.is_empty() {
        Text::from("No apologies.")
    } else {
        Text::from("Apologies: ").and_text(Text::joined(away, "; ")).and(".")
    }));
    if !silent.is_empty() {
        let words = Text::from("Asked to come, no word: ").and_text(Text::joined(silent, ", ")).and(".");
        blocks.push(Block::paragraph(words));
    }
    blocks.push(Block::paragraph(format!("{}{}", marking(room), partners(room, &items))));
    blocks.extend(quorate(room, &items).map(Block::paragraph));
    blocks
}

/// Whether the meeting was quorate at each item, where the profile asks for it and the record can say it.
fn quorate(room: &Room<'_>, items: &[Item]) -> Option<String> {
    let needed = room.run.profile.quorum.filter(|_| room.meeting.says_all() && !items.is_empty())?;
    let lacking = |item: &Item| !Quorum::at(&room.meeting, needed, item.at).is_met();
    Some(match runs(items, lacking).as_str() {
        "none" => format!("Quorate: yes (chair + {needed})."),
        "all" => format!("Quorate: no (chair + {needed} needed)."),
        words => format!("Quorate: no (chair + {needed} needed) at these items: {words}."),
    })
}

fn marking(room: &Room<'_>) -> String {
    let opening = room.run.period.steps.iter().find_map(|step| match step.fact() {
        Some(Fact::MeetingMoved { to: MeetingState::Open { at }, remark, .. }) if !remark.is_empty() => {
            Some((remark.clone(), *at))
        }
        _ => None,
    });
    opening.map_or_else(
        || "No marking was confirmed at the opening.".to_owned(),
        |(remark, at)| format!("Marking {remark} was confirmed at {}.", clock(at)),
    )
}

/// At which items no partner was in the room.
fn partners(room: &Room<'_>, items: &[Item]) -> String {
    let visits: Vec<&Visit> = room
        .meeting
        .attenders
        .iter()
        .filter(|attender| attender.partner)
        .filter_map(|attender| match &attender.presence {
            Presence::Present { visits } => Some(visits),
            Presence::Expected | Presence::Apologies { .. } => None,
        })
        .flatten()
        .collect();
    if visits.is_empty() {
        return " No partner was in the room.".to_owned();
    }
    match runs(items, |item| !visits.iter().any(|visit| heard(visit, item.at))).as_str() {
        "none" => " A partner was in the room for every item.".to_owned(),
        "all" => " No partner was in the room for any item.".to_owned(),
        words => format!(" Partners were not in the room for these items: {words}."),
    }
}
