//! Last period's objectives with what became of them, and those for the weeks to come (papers section 2c, sections 13 and 14). What became of an
//! objective is what the chair said of it; nothing is worked out from figures.

use super::Paper;
use crate::domain::item::{Content, ItemKind, Objective, ObjectiveState};
use crate::domain::ocg::OcgKind;
use crate::domain::tier::Tier;
use crate::domain::time::{Date, add_days, plain};
use crate::report::document::{Block, List, Text};
use crate::report::figures::plan_of;
use crate::report::frame::tag_of;
use crate::report::sentences::named;
use chrono::Datelike as _;

fn to(objective: &Objective) -> String {
    objective.to.map_or_else(String::new, |to| format!(", to {}", plain(to)))
}

fn ordered(items: Vec<Text>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { ordered: true, items })] }
}

/// What section 14 says when no objective runs on.
pub(super) const NONE_SET: &str = "None are set.";

/// Days of the weeks the board sets objectives for, from the day after the close on.
const AHEAD: i64 = 28;

/// The heading of section 14: the days the objectives are for.
pub(super) fn title(day: Date) -> String {
    let (first, last) = (add_days(day, 1), add_days(day, AHEAD));
    let from = plain(first);
    let from =
        from.strip_suffix(&format!(" {}", first.year())).filter(|_| first.year() == last.year()).unwrap_or(&from);
    format!("Objectives for {from} to {}", plain(last))
}

/// Whether an objective still runs in the weeks to come; one without a last day does.
fn runs_on(to: Option<Date>, day: Date) -> bool {
    to.is_none_or(|to| to > day)
}

/// Those that were set when the period began, and those that were set within it and are judged or have run out.
pub(super) fn last(paper: &Paper<'_>) -> Vec<Block> {
    let mut items = Vec::new();
    for item in paper.end.record.items().values().filter(|item| item.content.kind() == ItemKind::Objective) {
        let Content::Objective(now) = &item.content else { continue };
        let before = paper.start.items().get(&item.id).is_some_and(|before| before.content.is_open());
        let out = !runs_on(now.to, paper.end.day);
        let done_within = (now.state != ObjectiveState::Set || out) && !paper.start.items().contains_key(&item.id);
        if !before && !done_within {
            continue;
        }
        let remark = if now.remark.is_empty() { String::new() } else { format!(" ({})", now.remark) };
        let state = match now.state {
            ObjectiveState::Set if out => "its time has run out; not judged yet",
            ObjectiveState::Set => "stands",
            state => state.word(),
        };
        items.push(Text::from(format!("\"{}\"{}: {state}{remark}.", now.text.trim().trim_end_matches('.'), to(now))));
    }
    ordered(items)
}

/// The objectives of the plans of tiers 1 and 2 that run on, then those of the division; and which groups of these tiers have none.
pub(super) fn next(paper: &Paper<'_>) -> Vec<Block> {
    let (day, record) = (paper.end.day, &paper.end.record);
    let mut items: Vec<Text> = Vec::new();
    let mut without: Vec<String> = Vec::new();
    for line in paper.end.ordered() {
        let Some(tier @ 1..=2) = line.tier.map(Tier::number) else { continue };
        let plan = plan_of(record, line.id).filter(|plan| !plan.objective.trim().is_empty());
        let Some(plan) = plan.filter(|plan| plan.aims_beyond(day)) else {
            let ran = plan.and_then(|plan| plan.objective_to);
            let ran = ran.map_or_else(|| "none set".to_owned(), |to| format!("the last ran to {}", plain(to)));
            // Priority individuals and vulnerabilities are in no list of OCGs (rule 6).
            if line.kind == OcgKind::Ocg {
                without.push(format!("{} (tier {tier}; {ran})", line.operation));
            }
            continue;
        };
        let to = plan.objective_to.map_or_else(String::new, |to| format!(" to {}", plain(to)));
        let words = named(&tag_of(line)).and(&format!("{to}: {}", plan.objective.trim().trim_end_matches('.')));
        let lro = line.lro.and_then(|lro| record.officers().get(&lro));
        items.push(match lro {
            Some(lro) => words.and(" (").and_ref(&lro.details.label).and(")."),
            None => words.and(" (no LRO)."),
        });
    }
    let open = record.items().values().filter(|item| item.content.is_open());
    items.extend(open.filter_map(|item| match &item.content {
        Content::Objective(objective) if runs_on(objective.to, day) => {
            Some(Text::from(format!("{}{}.", objective.text.trim().trim_end_matches('.'), to(objective))))
        }
        _ => None,
    }));
    let mut blocks = ordered(items);
    if !without.is_empty() {
        if blocks.is_empty() {
            blocks.push(Block::paragraph(NONE_SET));
        }
        blocks.push(Block::paragraph(format!("Without an objective for these weeks: {}.", without.join(", "))));
    }
    blocks
}
