//! Emerging threats: triggers, new scores in a high band, threat areas the division did not have (papers section 2c, section 3).

use super::Paper;
use super::moves::own;
use crate::domain::fact::Fact;
use crate::domain::item::Content;
use crate::domain::memory::Memory;
use crate::domain::ocg::OcgKind;
use crate::domain::time::plain;
use crate::report::document::{Block, List, Text};
use crate::report::figures::newest;
use crate::report::frame::tag_of;
use crate::report::sentences::named;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn threats(paper: &Paper<'_>) -> Vec<Block> {
    let mut items = triggers(paper);
    items.extend(top_scores(paper));
    items.extend(new_areas(paper));
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { ordered: false, items })] }
}

fn triggers(paper: &Paper<'_>) -> Vec<Text> {
    let added = own(paper).filter_map(|(_, fact)| match fact {
        Fact::ItemAdded { item } => paper.end.record.items().get(&item.id),
        _ => None,
    });
    added
        .filter_map(|now| {
            let Content::Trigger(trigger) = &now.content else { return None };
            let ocg = now.ocg.as_ref().map_or_else(|| "no OCG named".to_owned(), |ocg| ocg.operation.clone());
            let told = trigger
                .disposal
                .as_ref()
                .map_or_else(|| "no disposal yet".to_owned(), |disposal| disposal.what.clone());
            let on = plain(trigger.occurred_on);
            Some(Text::reference(&now.number).and(&format!(": {}, {on} ({ocg}): {told}.", trigger.kind)))
        })
        .collect()
}

/// Live OCGs whose newest score came in the period and is in one of the high bands of the profile; with the band before it.
fn top_scores(paper: &Paper<'_>) -> Vec<Text> {
    let is_high = |band: &str| paper.end.profile.high_bands.iter().any(|high| high.eq_ignore_ascii_case(band.trim()));
    let recorded: BTreeSet<_> = own(paper)
        .filter_map(|(_, fact)| match fact {
            Fact::AssessmentRecorded { assessment } => Some(assessment.id),
            _ => None,
        })
        .collect();
    let (before, now) = (newest(&paper.start), newest(&paper.end.record));
    let lines = paper.end.ordered().into_iter().filter(|line| line.kind == OcgKind::Ocg);
    lines
        .filter_map(|line| {
            let score = now.get(&line.id).filter(|score| recorded.contains(&score.id))?;
            if !is_high(&score.details.band) {
                return None;
            }
            let before = match before.get(&line.id).map(|before| before.details.band.trim()) {
                None => "first score".to_owned(),
                Some("") => "no band before".to_owned(),
                Some(band) => format!("band {band} before"),
            };
            let scheme = &score.details.scheme;
            Some(Text::from("New score in a high band: ").and_text(named(&tag_of(line))).and(&format!(
                ", {scheme} band {}, assessed on {} ({before}).",
                score.details.band,
                plain(score.on)
            )))
        })
        .collect()
}

/// Threat areas of live OCGs at the end that none had at the start, each with who brought it.
fn new_areas(paper: &Paper<'_>) -> Vec<Text> {
    let areas = |record: &Memory| -> BTreeMap<String, Vec<String>> {
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for ocg in record.ocgs().values().filter(|ocg| ocg.status.is_live()) {
            for threat in &ocg.details.threats {
                found.entry(threat.clone()).or_default().push(ocg.details.operation.clone());
            }
        }
        found
    };
    let before = areas(&paper.start);
    if before.is_empty() {
        return Vec::new();
    }
    let now = areas(&paper.end.record).into_iter().filter(|(threat, _)| !before.contains_key(threat));
    now.map(|(threat, who)| Text::from(format!("New threat area in the BCU: {threat} ({}).", who.join(", ")))).collect()
}
