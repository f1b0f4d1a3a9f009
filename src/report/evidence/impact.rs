//! Whether impact is measured: disruptions claimed and agreed, outcomes in figures (papers section 3 rules 19 and 20).

use super::Pack;
use crate::domain::disruption::Level;
use crate::domain::fact::Fact;
use crate::domain::item::OutcomeKind;
use crate::domain::tier::Strand;
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::{outcomes, share};

pub(super) fn impact(pack: &Pack<'_>) -> Vec<Block> {
    let found = &pack.disrupted;
    let claimed = pack.standing().filter(|(_, fact)| matches!(fact, Fact::DisruptionClaimed { .. })).count();
    let row = |name: &str, levels: [u64; 5]| {
        let sum = levels.iter().sum::<u64>();
        let cells = levels.into_iter().chain([sum]).map(|count| Text::from(count.to_string()));
        Row::new([Text::from(name)].into_iter().chain(cells).collect())
    };
    let mut columns = vec![Column::words("P")];
    columns.extend(["Major", "Moderate", "Minor", "None", "Negative", "Total"].map(Column::figures));
    let agreed = Table {
        caption: "Disruptions agreed, by level and P".into(),
        columns,
        rows: Strand::ALL.into_iter().map(|strand| row(strand.word(), found.agreed[strand.index()])).collect(),
        row_head: 0,
        total: Some(row("Total", Level::ALL.map(|level| found.of_level(level)))),
        note: None,
        empty: "None agreed.".into(),
    };
    let sums = outcomes(&pack.run.period, &pack.end.record);
    let mut rows = Vec::new();
    for kind in OutcomeKind::ALL {
        for estimated in [false, true] {
            let Some((sum, records)) = sums.get(&(kind, estimated)) else { continue };
            let name = if estimated { format!("{}, estimated", kind.word()) } else { kind.word().to_owned() };
            rows.push(Row::new(vec![name.into(), kind.quantity(*sum).into(), records.to_string().into()]));
        }
    }
    let outcomes = Table {
        caption: "Outcomes".into(),
        columns: vec![Column::words("Outcome"), Column::figures("Quantity"), Column::figures("Records")],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "No outcome was recorded.".into(),
    };
    vec![
        Block::paragraph(format!(
            "Claimed in the period: {claimed}. Agreed: {}; changed on agreement {}; shared with another body {}, counted once. Joined with another record of the same event: {}. Awaiting agreement today: {}. Agreed before and changed since: {}.",
            found.all(),
            share(found.changed, found.all(), ""),
            found.shared,
            found.joined,
            found.awaiting,
            found.corrected.len()
        )),
        Block::Table(agreed),
        Block::Table(outcomes),
    ]
}
