//! What was decided: tiers and statuses OCG by OCG with the reasons, and who was put in charge.

use super::Sheet;
use super::groups::tag_of;
use crate::domain::fact::Fact;
use crate::domain::identity::OcgTag;
use crate::domain::item::Content;
use crate::domain::ocg::Ocg;
use crate::domain::tier::Strand;
use crate::domain::time::{days_between, plain};
use crate::report::document::{Block, Text};
use crate::report::figures::{Step, is_no_change};
use crate::report::sentences::{named, tier_named};
use crate::text::plural;

/// Tier and status decisions, OCG by OCG.
pub(super) fn decided(sheet: &Sheet) -> Vec<Block> {
    let steps = sheet.own(|fact| match fact {
        Fact::TierDecided { .. } | Fact::OcgStatusSet { .. } => true,
        Fact::ItemAdded { item } => matches!(item.content, Content::Decision(_)),
        _ => false,
    });
    let general: Vec<&Step> =
        steps.iter().copied().filter(|step| step.fact().is_some_and(|fact| tag_of(fact).is_none())).collect();
    let mut blocks = Vec::new();
    let mut number = 0;
    for group in sheet.by_ocg(steps) {
        number += 1;
        blocks.push(Block::numbered(3, &format!("2.{number}"), named(&group.tag)));
        // One line is enough where nothing was changed (papers section 2a).
        let quiet = group.steps.iter().all(|step| step.fact().is_some_and(is_no_change));
        if !quiet {
            blocks.extend(card(sheet, &group.tag));
        }
        blocks.extend(group.steps.into_iter().filter_map(|step| sheet.entry(step)));
    }
    if !general.is_empty() {
        blocks.push(Block::numbered(3, &format!("2.{}", number + 1), "Other decisions"));
        blocks.extend(general.into_iter().filter_map(|step| sheet.entry(step)));
    }
    blocks
}

/// LROs, deputies and SROs, in the order of the OCGs.
pub(super) fn posts(sheet: &Sheet) -> Vec<Block> {
    let groups = sheet.by_ocg(sheet.own(|fact| matches!(fact, Fact::PostFilled { .. })));
    groups.into_iter().flat_map(|group| group.steps).filter_map(|step| sheet.entry(step)).collect()
}

/// How the OCG stands at the close.
fn card(sheet: &Sheet, tag: &OcgTag) -> Option<Block> {
    let ocg = sheet.touched.ocgs().get(&tag.id)?;
    let mut parts = vec![place(sheet, ocg)];
    parts.extend(ocg.placement.as_ref().map(|place| place.unit.clone()).filter(|unit| !unit.is_empty()));
    parts.push(lro(sheet, ocg));
    let counts = sheet.close.ocgs.iter().find(|line| line.id == ocg.id).map(|line| line.counts);
    let actions = counts.map_or_else(String::new, |counts| {
        let strands = Strand::ALL.into_iter().map(|strand| {
            let live = counts.live.get(strand.index()).copied().unwrap_or(0);
            if live == 0 { format!("{strand} none") } else { format!("{strand} {live}") }
        });
        let mut strands: Vec<String> = strands.collect();
        strands.extend((counts.live_without_strand > 0).then(|| format!("no P {}", counts.live_without_strand)));
        let late = match counts.late_total() {
            0 => "none".to_owned(),
            count => count.to_string(),
        };
        match counts.live_total() {
            0 => " Live actions none.".to_owned(),
            live => format!(" Live actions {live}: {}; overdue {late}.", strands.join(", ")),
        }
    });
    Some(Block::paragraph(Text::from(format!("At the close: {}.{actions}", parts.join("; ")))))
}

fn place(sheet: &Sheet, ocg: &Ocg) -> String {
    if !ocg.status.is_live() {
        return format!("{} since {}", ocg.status.word(), plain(ocg.status_since));
    }
    match &ocg.placement {
        None => "no tier yet".to_owned(),
        Some(place) => {
            let days = u64::try_from(days_between(place.since, sheet.closing)).unwrap_or(0);
            format!("{}, {}", tier_named(place.tier, &place.name), plural(days, "day", "days"))
        }
    }
}

fn lro(sheet: &Sheet, ocg: &Ocg) -> String {
    let without = sheet.close.ocgs.iter().find(|line| line.id == ocg.id).and_then(|line| line.without_lro);
    match (without, &ocg.lro) {
        (Some(since), _) => {
            let days = u64::try_from(days_between(since, sheet.closing)).unwrap_or(0);
            format!("LRO none for {}", plural(days, "day", "days"))
        }
        (None, Some(lro)) => format!("LRO {}", lro.officer),
        (None, None) => "LRO none".to_owned(),
    }
}
