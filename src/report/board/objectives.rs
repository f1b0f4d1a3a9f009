//! Last period's objectives with what became of them, and those for the weeks to come (papers section 2c, sections 13 and 14). What became of an
//! objective is what the chair said of it; nothing is worked out from figures.

use super::Paper;
use crate::domain::item::{Content, ItemKind, Objective, ObjectiveState};
use crate::domain::tier::Tier;
use crate::domain::time::plain;
use crate::report::document::{Block, List, Text, ended};
use crate::report::figures::plan_of;
use crate::report::frame::tag_of;
use crate::report::sentences::named;

fn to(objective: &Objective) -> String {
    objective.to.map_or_else(String::new, |to| format!(", to {}", plain(to)))
}

fn ordered(items: Vec<Text>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { ordered: true, items })] }
}

/// Those that were set when the period began, and those that were set and judged within it.
pub(super) fn last(paper: &Paper<'_>) -> Vec<Block> {
    let mut items = Vec::new();
    for item in paper.end.record.items().values().filter(|item| item.content.kind() == ItemKind::Objective) {
        let Content::Objective(now) = &item.content else { continue };
        let before = paper.start.items().get(&item.id).is_some_and(|before| before.content.is_open());
        let judged_within = now.state != ObjectiveState::Set && !paper.start.items().contains_key(&item.id);
        if !before && !judged_within {
            continue;
        }
        let remark = if now.remark.is_empty() { String::new() } else { format!(" ({})", now.remark) };
        let state = match now.state {
            ObjectiveState::Set if now.to.is_some_and(|to| to < paper.end.day) => {
                "its time has run out; not judged yet"
            }
            ObjectiveState::Set => "stands",
            state => state.word(),
        };
        items.push(Text::from(format!("\"{}\"{}: {state}{remark}.", now.text.trim().trim_end_matches('.'), to(now))));
    }
    ordered(items)
}

/// The objectives of the plans of tiers 1 and 2, then those of the division.
pub(super) fn next(paper: &Paper<'_>) -> Vec<Block> {
    let mut items: Vec<Text> = paper
        .end
        .ordered()
        .into_iter()
        .filter(|line| matches!(line.tier.map(Tier::number), Some(1 | 2)))
        .filter_map(|line| {
            let plan = plan_of(&paper.end.record, line.id).filter(|plan| !plan.objective.trim().is_empty())?;
            let to = plan.objective_to.map_or_else(String::new, |to| format!(" to {}", plain(to)));
            Some(named(&tag_of(line)).and(&format!("{to}: {}", ended(&plan.objective))))
        })
        .collect();
    let open = paper.end.record.items().values().filter(|item| item.content.is_open());
    items.extend(open.filter_map(|item| match &item.content {
        Content::Objective(objective) => {
            Some(Text::from(format!("{}{}.", objective.text.trim().trim_end_matches('.'), to(objective))))
        }
        _ => None,
    }));
    ordered(items)
}
