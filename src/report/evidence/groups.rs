//! The questions about meetings and groups: held, heard, called, assessed, led, planned.

use super::Pack;
use crate::domain::identity::OcgId;
use crate::domain::matters::unassessed;
use crate::domain::meeting::{Attender, Called, MeetingKind, MeetingState, Presence};
use crate::domain::memory::Memory;
use crate::domain::ocg::{Ocg, OcgKind, OcgStatus, without_lro};
use crate::domain::officer::{Training, training};
use crate::domain::time::{Date, add_days, plain};
use crate::report::document::Block;
use crate::report::figures::{median, plan_of, reassessed, share};
use crate::report::minutes::meeting::coverage;
use crate::text::plural;
use std::collections::BTreeMap;

fn count(found: usize) -> u64 {
    u64::try_from(found).unwrap_or(u64::MAX)
}

fn is_counted(ocg: &&Ocg) -> bool {
    ocg.status.is_live() && ocg.details.kind == OcgKind::Ocg
}

pub(super) fn meetings(pack: &Pack<'_>) -> Vec<Block> {
    let record = &pack.end.record;
    let cancelled = record
        .meetings()
        .values()
        .filter(|one| one.kind == MeetingKind::Tasking && one.state == MeetingState::Cancelled)
        .filter(|one| one.details.on >= pack.first_day && one.details.on <= pack.end.day)
        .count();
    let held: Vec<_> = pack.held.iter().filter_map(|held| record.meetings().get(&held.meeting.id)).collect();
    let minutes: Vec<u64> = pack
        .held
        .iter()
        .filter_map(|held| u64::try_from((held.signed?.1.0 - held.opened_at.0) / 60_000).ok())
        .collect();
    let there = |one: &Attender| matches!(one.presence, Presence::Present { .. });
    let chair = held.iter().filter(|one| one.attender(&one.details.chair).is_some_and(&there)).count();
    let partner = held.iter().filter(|one| one.attenders.iter().any(|who| who.partner && there(who))).count();
    let length = median(&minutes)
        .map_or_else(|| "no length to count".to_owned(), |median| format!("median length {median} minutes"));
    let all = count(held.len());
    vec![Block::paragraph(format!(
        "{} held, {cancelled} cancelled; {length}. Chair present at {}. A partner present at {}.",
        plural(all, "meeting", "meetings"),
        share(count(chair), all, ""),
        share(count(partner), all, "")
    ))]
}

/// Rule 9 over the meetings of the period; a cancelled meeting has no due.
pub(super) fn scrutiny(pack: &Pack<'_>) -> Vec<Block> {
    let mut found = [0_u64; 3];
    let mut running: BTreeMap<OcgId, u64> = BTreeMap::new();
    let mut longest: Option<(u64, OcgId)> = None;
    for held in &pack.held {
        let Ok(results) = coverage(pack.past, held) else { continue };
        for (ocg, result) in results {
            let at = match result {
                Some(Called::Discussed) => 0,
                Some(Called::TakenAsRead) => 1,
                Some(Called::Deferred) => 2,
                None => continue,
            };
            found[at] += 1;
            let run = running.entry(ocg).or_default();
            *run = if at == 0 { 0 } else { *run + 1 };
            if *run > longest.map_or(0, |(most, _)| most) {
                longest = Some((*run, ocg));
            }
        }
    }
    let due = found.iter().sum();
    let name = longest.and_then(|(run, id)| Some((run, pack.end.record.ocgs().get(&id)?.details.operation.clone())));
    let longest = name.map_or_else(
        || "Every OCG was discussed at every meeting".to_owned(),
        |(run, name)| format!("Longest run not discussed: {name}, {}", plural(run, "meeting", "meetings")),
    );
    vec![Block::paragraph(format!(
        "{} were due: discussed {}, taken as read {}, deferred {}. {longest}.",
        plural(due, "OCG item", "OCG items"),
        share(found[0], due, ""),
        share(found[1], due, ""),
        share(found[2], due, "")
    ))]
}

pub(super) fn assessed(pack: &Pack<'_>) -> Vec<Block> {
    let found = pack.end.harm(&pack.start);
    let due = reassessed(&pack.end.record, pack.first_day, pack.end.day);
    let all = due.on_time + due.late + due.outstanding;
    let board = &pack.end.board;
    let clock = pack.end.profile.provisional_days;
    let lines = board.ocgs.iter().filter(|line| line.kind == OcgKind::Ocg);
    let provisional: Vec<_> = lines.filter(|line| line.status == OcgStatus::Provisional).collect();
    let past = provisional.iter().filter(|line| unassessed(line, clock, pack.end.day).is_some()).count();
    vec![
        Block::paragraph(format!(
            "Assessed in the period: {}. Past the date for assessment: {}. Never assessed: {}. Provisional past the {clock}-day clock: {}.",
            share(count(found.assessed.len()), found.live, "live OCGs"),
            share(count(found.overdue.len()), found.live, "live OCGs"),
            share(found.never, found.live, "live OCGs"),
            share(count(past), count(provisional.len()), "")
        )),
        Block::paragraph(format!(
            "{} fell due: on time {}, late {}, outstanding {}.",
            plural(all, "re-assessment", "re-assessments"),
            share(due.on_time, all, ""),
            share(due.late, all, ""),
            share(due.outstanding, all, "")
        )),
    ]
}

/// Whether somebody leads it who has not left.
fn is_led(record: &Memory, ocg: &Ocg, day: Date) -> bool {
    let left = ocg.lro.as_ref().and_then(|lro| record.officers().get(&lro.officer.id)?.details.left_on);
    without_lro(ocg.lro.is_some(), ocg.without_lro_since, left, day).is_none()
}

/// Rule 24: live OCGs at the end of each day, and of these with an LRO.
pub(super) fn lros(pack: &Pack<'_>) -> Vec<Block> {
    let mut record = pack.start.clone();
    let mut at = pack.before;
    let (mut led, mut live) = (0_u64, 0_u64);
    let mut entries = pack.past.run(pack.before + 1, pack.end.entry).iter().peekable();
    let mut day = pack.first_day;
    while day <= pack.end.day {
        let mut upto = at;
        while let Some(entered) = entries.next_if(|entered| entered.recorded_at.local_date() <= day) {
            upto = entered.entry;
        }
        if pack.past.fold_on(&mut record, at, upto).is_err() {
            return vec![Block::paragraph("The days could not be counted.")];
        }
        at = upto;
        for ocg in record.ocgs().values().filter(is_counted) {
            live += 1;
            led += u64::from(is_led(&record, ocg, day));
        }
        day = add_days(day, 1);
    }
    let valid = pack.end.profile.lro_training_valid_days;
    let officers: Vec<_> = pack.end.board.officers.values().filter(|officer| officer.is_lro(pack.end.day)).collect();
    let current = officers
        .iter()
        .filter(|officer| matches!(training(officer.trained_on, valid, pack.end.day), Training::Current(_)))
        .count();
    let over = officers.iter().filter(|officer| officer.limit.is_some_and(|limit| officer.leads > limit)).count();
    vec![Block::paragraph(format!(
        "OCG-days with an LRO: {}. LRO training current on {}: {}. Over their limit: {}.",
        share(led, live, ""),
        plain(pack.end.day),
        share(count(current), count(officers.len()), ""),
        share(count(over), count(officers.len()), "")
    ))]
}

pub(super) fn plans(pack: &Pack<'_>) -> Vec<Block> {
    let record = &pack.end.record;
    let live: Vec<&Ocg> = record.ocgs().values().filter(is_counted).collect();
    let plans: Vec<_> = live.iter().filter_map(|ocg| plan_of(record, ocg.id)).collect();
    let in_date = plans.iter().filter(|plan| plan.review_on.is_none_or(|on| on >= pack.end.day)).count();
    let whole = plans
        .iter()
        .filter(|plan| {
            let told = |one: &crate::domain::item::PlanStrand| {
                !one.objective.trim().is_empty() || !one.not_applicable.trim().is_empty()
            };
            plan.strands.iter().all(told)
        })
        .count();
    let consulted =
        plans.iter().filter(|plan| plan.consulted.iter().any(|(_, on)| *on >= add_days(pack.end.day, -90))).count();
    let all = count(live.len());
    vec![Block::paragraph(format!(
        "With a plan: {}; in date: {}; every P with an objective or a reason: {}; a partner consulted in 90 days: {}.",
        share(count(plans.len()), all, "live OCGs"),
        share(count(in_date), all, ""),
        share(count(whole), all, ""),
        share(count(consulted), all, "")
    ))]
}
