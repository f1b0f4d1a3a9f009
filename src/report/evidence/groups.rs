//! Whether threats are mapped and assessed again on time (papers section 3 rules 22 and 23).

use super::{Pack, count};
use crate::domain::fact::Fact;
use crate::domain::matters::unassessed;
use crate::domain::ocg::{Ocg, OcgKind, OcgStatus};
use crate::domain::time::{Date, days_between, plain};
use crate::report::document::{Block, Column, Row, Table};
use crate::report::figures::{Timeliness, median, reassessed, share};
use crate::text::plural;

/// A live OCG, counted among the others.
pub(super) fn is_counted(ocg: &&Ocg) -> bool {
    ocg.status.is_live() && ocg.details.kind == OcgKind::Ocg
}

/// What became of dates that fell due, in words, and by quarter where there is enough to count.
pub(super) fn due(pack: &Pack<'_>, what: [&str; 2], found: &Timeliness) -> Vec<Block> {
    let [one, many] = what;
    if found.all() == 0 {
        return vec![Block::paragraph(format!("No {one} fell due."))];
    }
    let mut blocks = vec![Block::paragraph(format!("{} fell due: {}.", plural(found.all(), one, many), found.words()))];
    if let Some(trend) = found.trend(pack.first_day, pack.end.day) {
        let row = |(end, timely, all): &(Date, u64, u64)| {
            Row::new(vec![plain(*end).into(), all.to_string().into(), share(*timely, *all, "").into()])
        };
        blocks.push(Block::Table(Table {
            caption: format!("On time by quarter: {many}").into(),
            columns: vec![Column::words("Quarter to"), Column::figures("Due"), Column::figures("On time")],
            rows: trend.iter().map(row).collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "None fell due.".into(),
        }));
    }
    blocks
}

pub(super) fn assessed(pack: &Pack<'_>) -> Vec<Block> {
    let found = pack.end.harm(&pack.start);
    let board = &pack.end.board;
    let clock = pack.end.profile.provisional_days;
    let lines = board.ocgs.iter().filter(|line| line.kind == OcgKind::Ocg);
    let provisional: Vec<_> = lines.filter(|line| line.status == OcgStatus::Provisional).collect();
    let past = provisional.iter().filter(|line| unassessed(line, clock, pack.end.day).is_some()).count();
    // Days of those that are provisional and of those that were and are not any more.
    let days = |from: Date, to: Date| u64::try_from(days_between(from, to)).ok();
    let mut lasted: Vec<u64> = provisional.iter().filter_map(|line| days(line.status_since, pack.end.day)).collect();
    lasted.extend(pack.standing().filter_map(|(_, fact)| match fact {
        Fact::OcgStatusSet { from, to, .. } if from.status == OcgStatus::Provisional => days(from.since, to.since),
        _ => None,
    }));
    let lasted = median(&lasted).map_or_else(
        || "none to count".to_owned(),
        |median| format!("{} of {}", plural(median, "day", "days"), plural(count(lasted.len()), "OCG", "OCGs")),
    );
    let mut blocks = vec![Block::paragraph(format!(
        "Assessed in the period: {}. Past the date for assessment: {}. Never assessed: {}. Provisional past the {clock}-day clock: {}. Median time provisional: {lasted}.",
        share(count(found.assessed.len()), found.live, "live OCGs"),
        share(count(found.overdue.len()), found.live, "live OCGs"),
        share(found.never, found.live, "live OCGs"),
        share(count(past), count(provisional.len()), "")
    ))];
    let kept = reassessed(&pack.end.record, pack.first_day, pack.end.day);
    blocks.extend(due(pack, ["re-assessment", "re-assessments"], &kept));
    blocks
}
