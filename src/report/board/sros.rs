//! What each SRO answers for: every OCG reports to one SRO, who reports to the board (domain section 5, papers section 2c).

use super::Paper;
use crate::domain::disruption::{Level, Moderation};
use crate::domain::identity::OcgId;
use crate::domain::ocg::OcgKind;
use crate::domain::tier::Tier;
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::agreed;
use std::collections::BTreeMap;

/// OCGs live, of these in tiers 1 and 2, without an LRO, live actions, overdue, disruptions achieved.
type Sums = [u64; 6];

const NOBODY: &str = "No SRO";

/// One row for each SRO, by collar number; OCGs without one in a row of their own.
pub(super) fn answer_for(paper: &Paper<'_>) -> Block {
    let record = &paper.end.record;
    let sro = |id: OcgId| {
        let holder = record.ocgs().get(&id).and_then(|ocg| ocg.sro.as_ref());
        holder.map(|holder| {
            let now = record.officers().get(&holder.officer.id);
            now.map_or_else(|| holder.officer.label.clone(), |officer| officer.details.label.clone())
        })
    };
    let mut rows: BTreeMap<Option<String>, Sums> = BTreeMap::new();
    for line in paper.end.board.ocgs.iter().filter(|line| line.kind == OcgKind::Ocg) {
        let row = rows.entry(sro(line.id)).or_default();
        let adds = [
            1,
            u64::from(matches!(line.tier.map(Tier::number), Some(1 | 2))),
            u64::from(paper.end.board.without_lro(line, paper.end.day).is_some()),
            u64::from(line.counts.live_total()),
            u64::from(line.counts.late_total()),
            0,
        ];
        row.iter_mut().zip(adds).for_each(|(sum, add)| *sum += add);
    }
    for one in agreed(&paper.run.period, record) {
        let level = one.moderation.as_ref().and_then(Moderation::counted);
        if level.is_some_and(Level::is_achieved) {
            rows.entry(sro(one.ocg.id)).or_default()[5] += 1;
        }
    }
    if rows.keys().all(Option::is_none) {
        return Block::paragraph("No OCG has an SRO on record, so what each SRO answers for cannot be shown.");
    }
    let cells = |name: &str, sums: Sums| {
        let figures = sums.iter().map(|sum| Text::from(sum.to_string()));
        Row::new([Text::reference(name)].into_iter().chain(figures).collect())
    };
    // Those without an SRO come last.
    let nobody = rows.remove(&None);
    let mut total = Sums::default();
    for sums in rows.values().chain(&nobody) {
        total.iter_mut().zip(sums).for_each(|(sum, add)| *sum += add);
    }
    let named = rows.iter().filter_map(|(name, sums)| Some(cells(name.as_deref()?, *sums)));
    Block::Table(Table {
        caption: "What each SRO answers for".into(),
        columns: vec![
            Column::references("SRO"),
            Column::figures("OCGs"),
            Column::figures("In tiers 1 and 2"),
            Column::figures("Without an LRO"),
            Column::figures("Live actions"),
            Column::figures("Overdue"),
            Column::figures("Disruptions achieved"),
        ],
        rows: named.chain(nobody.map(|sums| cells(NOBODY, sums))).collect(),
        row_head: 0,
        total: Some(cells("Total", total)),
        note: Some(
            "OCGs and actions as at the end, disruptions of the period. Actions of OCGs no longer live are not here."
                .into(),
        ),
        empty: "No OCG is live.".into(),
    })
}
