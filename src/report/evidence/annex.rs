//! Whether the record can be trusted, with the seals of its meetings, and the rules of counting in full, from the one list of them.

use super::{Pack, count};
use crate::domain::time::plain;
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::erased;
use crate::report::rules::{COUNTED, RULES, TERMS};
use crate::text::{count_group, plural};

pub(super) fn trusted(pack: &Pack<'_>) -> Vec<Block> {
    let found = pack.run.figures.decisions;
    let verified = match pack.verified {
        Some(entries) => format!("Verified at entry {}: complete and in order.", count_group(entries)),
        None => "The chain was not recomputed for this paper.".to_owned(),
    };
    let mut blocks = vec![Block::paragraph(format!(
        "{verified} Decisions withdrawn: {} within the period, {} of earlier periods. Seals of {} follow, as printed on the signed minutes. An export of the access log is available on request.",
        found.withdrawn,
        found.earlier_withdrawn,
        plural(count(pack.held.len()), "meeting", "meetings")
    ))];
    blocks.extend(erased(pack.run.figures.erased).map(Block::paragraph));
    let rows = pack.held.iter().filter_map(|held| {
        let (entry, _) = held.signed?;
        let seal = (pack.seal)(entry).filter(|seal| seal.entries == entry)?;
        Some(Row::new(vec![
            format!("{}, {}", held.meeting.number, plain(held.day())).into(),
            count_group(entry).into(),
            Text::from(seal.words().join(" ")),
        ]))
    });
    blocks.push(Block::Table(Table {
        caption: "Seals of the meetings".into(),
        columns: vec![Column::words("Meeting"), Column::figures("Entries"), Column::words("Words")],
        rows: rows.collect(),
        row_head: 0,
        total: None,
        note: None,
        empty: "No meeting is sealed.".into(),
    }));
    blocks
}

pub(super) fn rules(_: &Pack<'_>) -> Vec<Block> {
    let pair = |rule: &crate::report::rules::Rule| (format!("{} {}", rule.number, rule.name), Text::from(rule.words));
    vec![Block::paragraph(COUNTED), Block::paragraph(TERMS), Block::Pairs(RULES.iter().map(pair).collect())]
}
