//! Whether decisions are recorded with reasons and actions are done in time, in all four Ps (papers section 3 rules 11 to 18 and 28).

use super::{Pack, behind, count};
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::item::{Content, ItemKind};
use crate::domain::ocg::OcgKind;
use crate::domain::tier::Strand;
use crate::domain::time::plain;
use crate::report::document::{Block, Column, Row, Table};
use crate::report::figures::{Close, board, decision_number, on_time, reasons, share, strands};
use crate::report::sentences::entered_late;
use crate::text::{count_group, plural};
use std::collections::BTreeMap;

/// The reason of a numbered decision; `None` where none is asked: a disruption agreed at the level it was claimed at rests on its evidence.
fn reason<'a>(pack: &Pack<'_>, fact: &'a Fact) -> Option<&'a str> {
    match fact {
        Fact::DisruptionModerated { disruption, to: Some(to), .. } => {
            let claimed = pack.end.record.disruptions().get(disruption).map(|known| known.details.claimed);
            (to.joined.is_none() && claimed.is_some_and(|claimed| claimed != to.level)).then_some(to.because.as_str())
        }
        Fact::OcgStatusSet { because, .. } | Fact::PostFilled { because, .. } => Some(because),
        Fact::TierDecided { to, .. } => Some(to.as_ref().map_or("", |to| to.because.as_str())),
        Fact::ItemAdded { item } => match &item.content {
            Content::Decision(decision) => Some(&decision.rationale),
            _ => None,
        },
        Fact::ItemChanged { to, because, .. } => Some(to.reason(because)),
        _ => None,
    }
}

/// What was put and refused at it; `None` for decisions that do not record it.
fn refused(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::TierDecided { to, .. } => Some(to.as_ref().map_or("", |to| to.refused.as_str())),
        Fact::ItemAdded { item } => match &item.content {
            Content::Decision(decision) => Some(&decision.refused),
            _ => None,
        },
        _ => None,
    }
}

/// Rule 28: numbers given, withdrawn ones too.
pub(super) fn decisions(pack: &Pack<'_>) -> Vec<Block> {
    let (mut all, mut asked, mut may_refuse, mut refusals) = (0, 0, 0, 0);
    let (mut bare, mut late, mut withdrawn): (Vec<u64>, Vec<u64>, Vec<u64>) = Default::default();
    for (step, fact) in pack.own().filter(|(_, fact)| decision_number(fact).is_some()) {
        let entry = step.entered.entry;
        all += 1;
        late.extend(entered_late(&step.entered).then_some(entry));
        withdrawn.extend((!step.stands).then_some(entry));
        if let Some(reason) = reason(pack, fact) {
            asked += 1;
            bare.extend(reason.trim().is_empty().then_some(entry));
        }
        if let Some(refused) = refused(fact) {
            may_refuse += 1;
            refusals += u64::from(!refused.trim().is_empty());
        }
    }
    let corrections: Vec<u64> = pack
        .standing()
        .filter(|(_, fact)| matches!(fact, Fact::ItemAdded { item } if item.content.kind() == ItemKind::Correction))
        .map(|(step, _)| step.entered.entry)
        .collect();
    let rest = match all - asked {
        0 => String::new(),
        1 => " The other agrees a disruption as it was claimed, on its evidence, and needs no reason.".to_owned(),
        rest => format!(
            " The other {} agree a disruption as it was claimed, on its evidence, and need no reason.",
            count_group(rest)
        ),
    };
    vec![Block::paragraph(format!(
        "{}. With a reason: {}; without one {}{}.{rest} With an option refused recorded: {}; no other kind records one. Withdrawn {}{}; entered more than 15 minutes after the decision {}{}; corrected by addition {}{}.",
        plural(all, "decision", "decisions"),
        share(asked - count(bare.len()), asked, "that need one"),
        bare.len(),
        behind(&bare),
        share(refusals, may_refuse, "tier and general decisions"),
        share(count(withdrawn.len()), all, ""),
        behind(&withdrawn),
        share(count(late.len()), all, ""),
        behind(&late),
        corrections.len(),
        behind(&corrections)
    ))]
}

pub(super) fn actions(pack: &Pack<'_>) -> Vec<Block> {
    let found = pack.run.figures.actions;
    let whole = |count: i64| u64::try_from(count).unwrap_or(0);
    let (timely, discharged) = on_time(pack.past, &pack.run.period, &pack.end.record);
    let told = |cancelled: bool| {
        let codes = reasons(&pack.run.period, cancelled);
        let sum: u64 = codes.iter().map(|(_, count)| count).sum();
        let words: Vec<String> = codes.into_iter().map(|(code, count)| format!("{code} {count}")).collect();
        (sum, if words.is_empty() { "none".to_owned() } else { words.join(", ") })
    };
    let ((extended, why_extended), (cancelled, why_cancelled)) = (told(false), told(true));
    let rows = pack.quarters.iter().map(|(day, record)| {
        let close = Close::of_memory(record, *day, *day);
        let with_owner = close.actions_live - close.actions_claimed;
        Row::new(vec![
            plain(*day).into(),
            count_group(close.actions_live).into(),
            count_group(with_owner).into(),
            count_group(close.actions_claimed).into(),
            share(close.overdue, with_owner, "").into(),
        ])
    });
    vec![
        Block::paragraph(format!(
            "{} raised: {} discharged, {} cancelled, {} transferred out; {} live. Discharged by the first due date: {}. Overdue today: {}.",
            count_group(whole(found.raised)),
            count_group(whole(found.discharged)),
            count_group(whole(found.cancelled)),
            count_group(whole(found.passed_out)),
            count_group(whole(found.end)),
            share(timely, discharged, ""),
            share(whole(found.overdue_end), whole(found.with_owner_end()), "with owners")
        )),
        Block::paragraph(format!(
            "Reasons of {}: {why_extended}. Of {}: {why_cancelled}.",
            plural(extended, "extension", "extensions"),
            plural(cancelled, "cancellation", "cancellations")
        )),
        Block::Table(Table {
            caption: "Actions at the end of each quarter".into(),
            columns: vec![
                Column::words("As at"),
                Column::figures("Live"),
                Column::figures("With owners"),
                Column::figures("Awaiting sign-off"),
                Column::figures("Overdue, of those with owners"),
            ],
            rows: rows.collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "No action was live.".into(),
        }),
    ]
}

pub(super) fn strands_of_the_year(pack: &Pack<'_>) -> Vec<Block> {
    let rows = strands(&pack.run.period, &pack.end.record, pack.end.day);
    let mut discharged = [0_u64; 5];
    for (_, fact) in pack.standing() {
        if let Fact::ActionMoved { action, step: ActionStep::Discharged, .. } = fact {
            let strand = pack.end.record.actions().get(&action.id).and_then(|action| action.details.strand);
            discharged[strand.map_or(4, Strand::index)] += 1;
        }
    }
    let names: Vec<&str> = Strand::ALL.into_iter().map(Strand::word).chain(["No P"]).collect();
    let cells = |name: &str, [raised, discharged, live, overdue]: [u64; 4]| {
        let cells = [raised, discharged, live, overdue].map(|cell| count_group(cell).into());
        Row::new([name.into()].into_iter().chain(cells).collect())
    };
    let sums: Vec<[u64; 4]> =
        rows.iter().zip(discharged).map(|(row, done)| [row.raised, done, row.live, row.overdue]).collect();
    let mut total = [0; 4];
    for row in &sums {
        total.iter_mut().zip(row).for_each(|(sum, add)| *sum += add);
    }
    let shown = names.iter().zip(&sums).filter(|(name, sums)| **name != "No P" || sums.iter().any(|sum| *sum > 0));
    let by_p = Table {
        caption: "Actions by primary P".into(),
        columns: vec![
            Column::words("P"),
            Column::figures("Raised"),
            Column::figures("Discharged"),
            Column::figures("Live"),
            Column::figures("Overdue"),
        ],
        rows: shown.map(|(name, sums)| cells(name, *sums)).collect(),
        row_head: 0,
        total: Some(cells("Total", total)),
        note: None,
        empty: "No action was raised.".into(),
    };
    vec![Block::Table(by_p), Block::Table(empty_at(pack))]
}

/// Rule 18 at the end of each quarter.
fn empty_at(pack: &Pack<'_>) -> Table {
    let rows = pack.quarters.iter().map(|(day, record)| {
        let at = board(record, *day, pack.end.profile.empty_p_days, &BTreeMap::new());
        let lines: Vec<_> = at.ocgs.iter().filter(|line| line.kind == OcgKind::Ocg).collect();
        let of = |strand| lines.iter().filter(|line| line.counts.is_empty_strand(strand)).count();
        let any = lines
            .iter()
            .filter(|line| Strand::ALL.into_iter().any(|strand| line.counts.is_empty_strand(strand)))
            .count();
        let mut cells = vec![plain(*day).into(), share(count(any), count(lines.len()), "").into()];
        cells.extend(Strand::ALL.map(|strand| of(strand).to_string().into()));
        Row::new(cells)
    });
    let mut columns = vec![Column::words("As at"), Column::figures("Any P empty, of live OCGs")];
    columns.extend(Strand::ALL.map(|strand| Column::figures(strand.word())));
    Table {
        caption: "OCGs with an empty P at the end of each quarter".into(),
        columns,
        rows: rows.collect(),
        row_head: 0,
        total: None,
        note: Some("An OCG can be empty in several Ps.".into()),
        empty: "No OCG was live.".into(),
    }
}
