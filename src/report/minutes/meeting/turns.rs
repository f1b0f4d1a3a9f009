//! The OCGs in the order in which they were called, and those that were not.

use super::RELEASED;
use super::attendance::heard;
use super::briefed::need_to_know;
use super::place::Place;
use super::released::is_named;
use super::room::{Room, Turn};
use crate::domain::board::OcgLine;
use crate::domain::fact::Fact;
use crate::domain::identity::{OcgId, OcgTag};
use crate::domain::item::Content;
use crate::domain::matters::{Matter, matters};
use crate::domain::meeting::{Called, Presence};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::{clock, days_between, plain};
use crate::report::document::{Block, Text, ended};
use crate::report::figures::{Step, is_no_change};
use crate::report::sentences::{named, tier_named};
use crate::text::{capital, listed, plural};

pub(super) fn turns(room: &Room<'_>) -> Vec<Block> {
    room.turns.iter().enumerate().flat_map(|(at, turn)| one(room, at + 1, turn)).collect()
}

fn one(room: &Room<'_>, number: usize, turn: &Turn) -> Vec<Block> {
    let heading = room.named(&turn.ocg).and(&format!(", {}", clock(turn.at)));
    let mut blocks = vec![Block::numbered(3, &format!("7.{number}"), heading)];
    let steps = room.at(Place::Group(turn.ocg.id));
    let bids: Vec<&Step> = of_ocg(room, Place::Section(super::place::BIDS), turn.ocg.id);
    let quiet = bids.is_empty() && steps.iter().all(|step| step.fact().is_some_and(is_no_change));
    if let Some((line, matters)) = standing(room, turn.ocg.id)
        && (!quiet || !matters.is_empty())
    {
        blocks.push(Block::paragraph(card(room, line, &matters)));
    }
    if room.run.profile.papers.business_only {
        blocks.extend(need_to_know(room, turn));
    } else {
        blocks.extend(partners_in(room, turn));
    }
    for step in &steps {
        blocks.extend(room.run.entry(step));
    }
    let numbers: Vec<Text> = bids
        .iter()
        .filter_map(|step| match step.fact() {
            Some(Fact::ItemAdded { item }) => Some(Text::reference(&item.number)),
            Some(Fact::ItemChanged { number, .. }) => Some(Text::reference(number)),
            _ => None,
        })
        .collect();
    if !numbers.is_empty() {
        blocks.push(Block::paragraph(Text::from("Bid ").and_text(Text::joined(numbers, ", ")).and(": see item 10.")));
    }
    let passed = is_named(room, turn.ocg.id);
    if passed {
        blocks.push(Block::paragraph(format!("{}: see item {RELEASED}.", room.run.profile.papers.released)));
    }
    let bare = if room.run.profile.papers.business_only {
        steps.is_empty() && bids.is_empty() && !passed
    } else {
        blocks.len() == 1
    };
    blocks.extend(became(room, turn, bare).map(Block::paragraph));
    blocks
}

/// What became of an item, where its entries do not say it: why it was called, that it was taken as read or deferred all the same. `bare` is one without entries.
fn became(room: &Room<'_>, turn: &Turn, bare: bool) -> Option<String> {
    let settled = room.meeting.result(turn.ocg.id);
    let because = settled.map_or("", |settled| settled.because.trim());
    let reason = if because.is_empty() { String::new() } else { format!(" Reason: {}", ended(because)) };
    match settled.map(|settled| (settled.called, clock(settled.at))) {
        Some((Called::TakenAsRead, at)) => Some(format!("Taken as read at {at}.{reason}")),
        Some((Called::Deferred, at)) => {
            Some(format!("Deferred to meeting {} at {at}.{reason}", room.meeting.number.saturating_add(1)))
        }
        Some((Called::Discussed, _)) if bare => Some(format!("Called; nothing was decided or raised.{reason}")),
        Some((Called::Discussed, _)) => (!reason.is_empty()).then(|| format!("Called.{reason}")),
        None => None,
    }
}

/// The steps of a place that are about one OCG.
fn of_ocg<'a>(room: &'a Room<'_>, place: Place, ocg: OcgId) -> Vec<&'a Step> {
    room.at(place).into_iter().filter(|step| step.ocg() == Some(ocg)).collect()
}

/// The OCG as it stood when it was called: at the opening, or at the close for one that is new.
fn standing<'a>(room: &'a Room<'_>, ocg: OcgId) -> Option<(&'a OcgLine, Vec<Matter>)> {
    let find = |board: &'a crate::domain::board::Board| {
        let line = board.ocgs.iter().find(|line| line.id == ocg)?;
        let lro = line.lro.and_then(|lro| board.officers.get(&lro));
        Some((line, matters(line, lro, &room.run.profile, room.day())))
    };
    find(&room.opening).or_else(|| find(&room.closing))
}

/// The card: tier, unit, LRO and load, live actions by P, what is flagged, the newest assessment.
fn card(room: &Room<'_>, line: &OcgLine, matters: &[Matter]) -> Text {
    let day = room.day();
    let days = |since| plural(u64::try_from(days_between(since, day)).unwrap_or(0), "day", "days");
    let mut parts = vec![match (line.tier, line.tier_since) {
        (Some(tier), Some(since)) => {
            capital(&format!("{}, {}", tier_named(tier, &room.run.profile.tier(tier.number()).name), days(since)))
        }
        _ => "No tier yet".to_owned(),
    }];
    parts.extend((!line.unit.is_empty()).then(|| line.unit.clone()));
    let lro = line.lro.and_then(|lro| room.opening.officers.get(&lro).or_else(|| room.closing.officers.get(&lro)));
    parts.push(match (lro, line.without_lro(lro, day)) {
        (_, Some(since)) => format!("LRO none for {}", days(since)),
        (Some(lro), None) => match lro.limit {
            Some(limit) => format!("LRO {} ({} of {limit})", lro.label, lro.leads),
            None => format!("LRO {} ({}, no limit set)", lro.label, lro.leads),
        },
        (None, None) => "LRO none".to_owned(),
    });
    let mut text = format!("{}. {}", parts.join("; "), live(line));
    let flags = flags(line, matters);
    if !flags.is_empty() {
        text.push_str(&format!(" Flags: {}.", flags.join("; ")));
    }
    if let (Some(on), false) = (line.assessed_on, line.band.is_empty() && line.score.is_none()) {
        let score = line.score.map_or_else(String::new, |score| format!("score {score}, "));
        let band = if line.band.is_empty() { String::new() } else { format!("band {}, ", line.band) };
        text.push_str(&format!(" Newest assessment: {score}{band}assessed {}.", plain(on)));
    }
    Text::from(text)
}

fn live(line: &OcgLine) -> String {
    let counts = &line.counts;
    if counts.live_total() == 0 {
        return "Live actions none.".to_owned();
    }
    let mut strands: Vec<String> = Strand::ALL
        .into_iter()
        .map(|strand| match counts.live.get(strand.index()) {
            Some(live) if *live > 0 => format!("{strand} {live}"),
            _ => format!("{strand} none"),
        })
        .collect();
    strands.extend((counts.live_without_strand > 0).then(|| format!("no P {}", counts.live_without_strand)));
    let late = if counts.late_total() == 0 { "none".to_owned() } else { counts.late_total().to_string() };
    format!("Live actions {}: {}; overdue {late}.", counts.live_total(), strands.join(", "))
}

/// The matters in words, empty Ps together.
fn flags(line: &OcgLine, matters: &[Matter]) -> Vec<String> {
    let days = |count: i64| plural(count.unsigned_abs(), "day", "days");
    let empty: Vec<&str> = matters
        .iter()
        .filter_map(|matter| match matter {
            Matter::EmptyStrand(strand) => Some(strand.word()),
            _ => None,
        })
        .collect();
    let mut flags: Vec<String> = matters
        .iter()
        .filter_map(|matter| match *matter {
            Matter::ReviewLate(late) => Some(format!("review overdue {}", days(late))),
            Matter::NoLro(_) => Some(match line.tier.map(Tier::number) {
                Some(tier @ 1..=2) => format!("tier {tier} without LRO"),
                _ => "no LRO".to_owned(),
            }),
            Matter::Unassessed(past) => Some(format!("provisional, assessment overdue {}", days(past))),
            Matter::HighInTierFour => Some("high band in tier 4".to_owned()),
            Matter::Quiet(quiet) => Some(format!("no activity for {}", days(quiet))),
            Matter::EmptyStrand(_) => None,
            Matter::LroOver(over) => Some(format!("LRO over limit by {over}")),
            Matter::LroUntrained => Some("no LRO training recorded".to_owned()),
            Matter::LroLapsed => Some("LRO training lapsed".to_owned()),
        })
        .collect();
    if !empty.is_empty() {
        flags.push(format!("empty {}", listed(&empty)));
    }
    flags
}

/// Partners who heard the item, when partners came and went.
fn partners_in(room: &Room<'_>, turn: &Turn) -> Option<Block> {
    let there: Vec<Text> = room
        .meeting
        .attenders
        .iter()
        .filter(|attender| attender.partner)
        .filter(|attender| match &attender.presence {
            Presence::Present { visits } => visits.iter().any(|visit| heard(visit, turn.at)),
            Presence::Expected | Presence::Apologies { .. } => false,
        })
        .map(|attender| Text::reference(&attender.who))
        .collect();
    (!there.is_empty()).then(|| {
        Block::paragraph(Text::from("In the room from partners: ").and_text(Text::joined(there, ", ")).and("."))
    })
}

/// Due OCGs that were taken as read, deferred or not settled yet, each once; and what was recorded about them all the same.
pub(super) fn not_called(room: &Room<'_>) -> Vec<Block> {
    if room.run.profile.papers.business_only {
        return room.at(Place::Section(14)).into_iter().filter_map(|step| room.run.entry(step)).collect();
    }
    if !room.calls() {
        return vec![Block::paragraph("This meeting calls no OCGs.")];
    }
    let mut rest: Vec<(OcgTag, u8)> = Vec::new();
    for line in room.closing.ocgs.iter().chain(&room.opening.ocgs) {
        let known = rest.iter().any(|(tag, _)| tag.id == line.id) || room.turn(line.id).is_some();
        if !known {
            let tag = OcgTag { id: line.id, reference: line.reference.clone(), operation: line.operation.clone() };
            rest.push((tag, line.tier.map_or(5, Tier::number)));
        }
    }
    rest.sort_by_key(|(tag, tier)| (*tier, tag.reference.is_empty(), tag.reference.clone(), tag.operation.clone()));
    let mut blocks = Vec::new();
    let mut read: Vec<(String, Vec<(OcgTag, u8)>)> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for (tag, tier) in rest {
        match room.meeting.result(tag.id).filter(|settled| settled.called != Called::Discussed) {
            Some(settled) if settled.called == Called::Deferred => {
                blocks.push(deferred(room, &tag, &settled.because));
            }
            Some(settled) => {
                let because = settled.because.trim().to_owned();
                match read.iter_mut().find(|(reason, _)| *reason == because) {
                    Some((_, tags)) => tags.push((tag, tier)),
                    None => read.push((because, vec![(tag, tier)])),
                }
            }
            None => open.push(tag.operation.clone()),
        }
    }
    blocks.extend(read.iter().map(|(because, tags)| as_read(because, tags)));
    if !open.is_empty() {
        blocks.push(Block::paragraph(format!("Not settled yet, {}: {}.", open.len(), open.join(", "))));
    }
    blocks.extend(room.at(Place::Section(14)).into_iter().filter_map(|step| room.run.entry(step)));
    blocks
}

fn deferred(room: &Room<'_>, tag: &OcgTag, because: &str) -> Block {
    let next = room.meeting.number + 1;
    let mut earlier: Vec<&crate::domain::meeting::Meeting> = room
        .record
        .meetings()
        .values()
        .filter(|other| other.kind == room.meeting.kind && other.number < room.meeting.number)
        .filter(|other| matches!(other.state, crate::domain::meeting::MeetingState::Signed { .. }))
        .collect();
    earlier.sort_by_key(|other| std::cmp::Reverse(other.number));
    let before = earlier
        .iter()
        .take_while(|other| other.result(tag.id).is_some_and(|settled| settled.called == Called::Deferred))
        .count();
    let running = if before == 0 { String::new() } else { format!(" (deferred {} meetings running)", before + 1) };
    let because = if because.trim().is_empty() { "none given" } else { because };
    Block::paragraph(
        named(tag).and(&format!(" was not called: deferred to meeting {next}{running}. Reason: {}", ended(because))),
    )
}

/// `Taken as read, 5: Op Oak, Op Yew (tier 3); Op Ginkgo (tier 4). Reason for each: ...`
fn as_read(because: &str, tags: &[(OcgTag, u8)]) -> Block {
    let mut tiers: Vec<(u8, Vec<&str>)> = Vec::new();
    for (tag, tier) in tags {
        match tiers.last_mut() {
            Some((last, names)) if last == tier => names.push(&tag.operation),
            _ => tiers.push((*tier, vec![&tag.operation])),
        }
    }
    let words: Vec<String> = tiers
        .iter()
        .map(|(tier, names)| {
            let tier = if *tier > 4 { "no tier yet".to_owned() } else { format!("tier {tier}") };
            format!("{} ({tier})", names.join(", "))
        })
        .collect();
    let because = if because.is_empty() { "none given" } else { because };
    let each = if tags.len() == 1 { "Reason" } else { "Reason for each" };
    Block::paragraph(format!(
        "Taken as read, {}: {}. No change was put and none was decided. {each}: {}",
        tags.len(),
        words.join("; "),
        ended(because)
    ))
}

/// The bids, triggers and the like that are open at the close.
pub(super) fn open_items<'a>(
    room: &'a Room<'_>,
    is: impl Fn(&Content) -> bool + 'a,
) -> impl Iterator<Item = &'a crate::domain::item::Item> {
    room.record.items().values().filter(move |item| item.content.is_open() && is(&item.content))
}
