//! The four Ps, actions and what is overdue, LROs and their load (papers section 3 rules 11 to 18, 24 and 25).

use super::results::grouped;
use super::{Paper, charts, sros};
use crate::domain::carried::CARRIED_OFTEN;
use crate::domain::meeting::MeetingKind;
use crate::domain::ocg::OcgKind;
use crate::domain::officer::{Training, training};
use crate::domain::tier::{Strand, Tier};
use crate::domain::time::days_between;
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::{Close, on_time, reasons, share, share_words, strands};
use crate::text::plural;

pub(super) fn balance(paper: &Paper<'_>) -> Vec<Block> {
    let rows = strands(&paper.run.period, &paper.end.record, paper.end.day);
    if rows.iter().all(|row| row.live + row.raised == 0) {
        return Vec::new();
    }
    let parts = share_words(&rows.map(|row| row.live));
    let names: Vec<&str> = Strand::ALL.into_iter().map(Strand::word).chain(["No P"]).collect();
    let cells = rows
        .iter()
        .zip(&parts)
        .zip(names)
        .filter(|((row, _), name)| *name != "No P" || row.live + row.raised > 0)
        .map(|((row, share), name)| {
            Row::new(vec![
                name.into(),
                row.live.to_string().into(),
                share.as_str().into(),
                row.raised.to_string().into(),
                row.overdue.to_string().into(),
                row.second.to_string().into(),
            ])
        })
        .collect();
    let sum = |of: fn(&crate::report::figures::Balance) -> u64| rows.iter().map(of).sum::<u64>();
    let live = sum(|row| row.live);
    let total = Row::new(vec![
        "Total".into(),
        live.to_string().into(),
        if live == 0 { "none to count" } else { "100%" }.into(),
        sum(|row| row.raised).to_string().into(),
        sum(|row| row.overdue).to_string().into(),
        "not added".into(),
    ]);
    let mut columns = vec![Column::words("P")];
    columns.extend(["Live", "Share", "Raised in period", "Overdue", "Also secondary"].map(Column::figures));
    let table = Table {
        caption: "Actions by primary P".into(),
        columns,
        rows: cells,
        row_head: 0,
        total: Some(total),
        note: None,
        empty: "No action is live.".into(),
    };
    vec![charts::balance(&rows, table), Block::paragraph(empty(paper))]
}

/// Rule 18: an OCG can appear under several Ps.
fn empty(paper: &Paper<'_>) -> String {
    let lines: Vec<_> = paper.end.board.ocgs.iter().filter(|line| line.kind == OcgKind::Ocg).collect();
    let of = |strand: Strand| lines.iter().filter(|line| line.counts.is_empty_strand(strand)).count();
    let any =
        lines.iter().filter(|line| Strand::ALL.into_iter().any(|strand| line.counts.is_empty_strand(strand))).count();
    let words: Vec<String> = Strand::ALL.into_iter().map(|strand| format!("{strand} {}", of(strand))).collect();
    format!(
        "With at least one empty P: {}; {} (an OCG can appear under several).",
        share(any as u64, lines.len() as u64, "live OCGs"),
        words.join(", ")
    )
}

pub(super) fn actions(paper: &Paper<'_>) -> Vec<Block> {
    let found = paper.run.figures.actions;
    let mut parts = vec![
        format!("{} live at start", grouped(found.start)),
        format!("{} raised", grouped(found.raised)),
        format!("{} discharged", grouped(found.discharged)),
        format!("{} cancelled", grouped(found.cancelled)),
        format!("{} transferred out", grouped(found.passed_out)),
    ];
    for (count, words) in [
        (found.imported, "imported"),
        (found.reopened, "reopened"),
        (found.corrections, "by withdrawals of earlier entries"),
    ] {
        parts.extend((count != 0).then(|| format!("{} {words}", crate::report::render::figure(count))));
    }
    let whole = |count: i64| u64::try_from(count).unwrap_or(0);
    let (timely, discharged) = on_time(paper.past, &paper.run.period, &paper.end.record);
    let closes = paper.past.closes(MeetingKind::Tasking);
    let carried = paper
        .end
        .record
        .actions()
        .values()
        .filter(|action| action.state.status.is_live())
        .filter(|action| paper.end.carried(action, &closes) >= CARRIED_OFTEN)
        .count();
    let told = |cancelled: bool| {
        let codes = reasons(&paper.run.period, cancelled);
        let sum: u64 = codes.iter().map(|(_, count)| count).sum();
        let words: Vec<String> = codes.into_iter().map(|(code, count)| format!("{code} {count}")).collect();
        (sum, if words.is_empty() { "none".to_owned() } else { words.join(", ") })
    };
    let ((extended, why_extended), (cancelled, why_cancelled)) = (told(false), told(true));
    let before = paper.before_day().map(|day| Close::of_memory(&paper.start, day, day)).unwrap_or_default();
    vec![
        Block::paragraph(format!(
            "{}, {} live at end; {} with owners, {} awaiting sign-off.",
            parts.join(", "),
            grouped(found.end),
            grouped(found.with_owner_end()),
            grouped(found.claimed_end)
        )),
        Block::paragraph(format!(
            "Overdue: {} at start; {} at end. Carried three meetings or more: {carried}. Discharged by the first due date: {}.",
            share(before.overdue, before.actions_live - before.actions_claimed, "with owners"),
            share(whole(found.overdue_end), whole(found.with_owner_end()), "with owners"),
            share(timely, discharged, "")
        )),
        Block::paragraph(format!(
            "Reasons for the {}: {why_extended}. For the {}: {why_cancelled}.",
            plural(extended, "extension", "extensions"),
            plural(cancelled, "cancellation", "cancellations")
        )),
    ]
}

pub(super) fn lros(paper: &Paper<'_>) -> Vec<Block> {
    let day = paper.end.day;
    let lines: Vec<_> = paper.end.ordered().into_iter().filter(|line| line.kind == OcgKind::Ocg).collect();
    let without: Vec<String> = lines
        .iter()
        .filter_map(|line| Some((line, paper.end.board.without_lro(line, day)?)))
        .map(|(line, since)| {
            let tier = line.tier.map_or_else(|| "no tier yet".to_owned(), |tier: Tier| format!("tier {tier}"));
            let days = plural(u64::try_from(days_between(since, day)).unwrap_or(0), "day", "days");
            format!("{} ({tier}, {days})", line.operation)
        })
        .collect();
    let count = without.len() as u64;
    let names = if without.is_empty() { String::new() } else { format!(": {}", without.join(", ")) };
    let mut officers: Vec<_> = paper.end.board.officers.values().filter(|officer| officer.is_lro(day)).collect();
    officers.sort_by(|one, other| one.label.cmp(&other.label));
    let valid = paper.end.profile.lro_training_valid_days;
    let answer = |wanted: fn(Training) -> bool| {
        let found: Vec<&str> = officers
            .iter()
            .filter(|officer| wanted(training(officer.trained_on, valid, day)))
            .map(|officer| officer.label.as_str())
            .collect();
        let names = if found.is_empty() { String::new() } else { format!(" ({})", found.join(", ")) };
        let leads: u32 = officers
            .iter()
            .filter(|officer| wanted(training(officer.trained_on, valid, day)))
            .map(|officer| officer.leads)
            .sum();
        let leads = if found.is_empty() {
            String::new()
        } else {
            format!(", leading {}", plural(u64::from(leads), "OCG", "OCGs"))
        };
        format!("{}{names}{leads}", share(found.len() as u64, officers.len() as u64, ""))
    };
    let mut blocks = vec![
        Block::paragraph(format!("Without an LRO: {}{names}.", share(count, lines.len() as u64, "live OCGs"))),
        Block::paragraph(format!(
            "LROs with lapsed training: {}. With no training recorded: {}.",
            answer(|training| matches!(training, Training::Lapsed(_))),
            answer(|training| matches!(training, Training::NoneRecorded))
        )),
    ];
    let load: Vec<(String, u32, Option<u32>)> =
        officers.iter().map(|officer| (officer.label.clone(), officer.leads, officer.limit)).collect();
    let deputy = |id| lines.iter().filter(|line| line.deputy == Some(id)).count().to_string();
    let deputy: Vec<String> = officers.iter().map(|officer| deputy(officer.id)).collect();
    let table = Table {
        caption: "LROs and their room".into(),
        columns: vec![
            Column::references("LRO"),
            Column::figures("OCGs"),
            Column::figures("Limit"),
            Column::words("Room"),
            Column::figures("Deputy of"),
        ],
        rows: load
            .iter()
            .zip(&deputy)
            .map(|((label, leads, limit), deputy)| {
                let room = match limit {
                    None => "no limit set".to_owned(),
                    Some(limit) if leads > limit => format!("Over by {}", leads - limit),
                    Some(limit) if leads == limit => "At limit".to_owned(),
                    Some(limit) => (limit - leads).to_string(),
                };
                let limit = limit.map_or_else(|| "not set".to_owned(), |limit| limit.to_string());
                Row::new(vec![
                    Text::reference(label),
                    leads.to_string().into(),
                    limit.into(),
                    room.into(),
                    deputy.as_str().into(),
                ])
            })
            .collect(),
        row_head: 0,
        total: None,
        note: Some("Deputies are counted apart and never as load.".into()),
        empty: "No OCG has an LRO.".into(),
    };
    // Nothing is drawn of nobody: the table says so.
    blocks.push(if load.is_empty() { Block::Table(table) } else { charts::load(&load, table) });
    blocks.push(sros::answer_for(paper));
    blocks
}
