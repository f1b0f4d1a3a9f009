//! Whether the local profile drives anything: live OCGs and actions traceable to one of its priorities, and its review (papers section 2e, question 13).
//!
//! An action is traceable by its OCG. Who names a priority that the profile no longer has is counted nowhere, and that is said.

use super::groups::is_counted;
use super::{Pack, behind, count};
use crate::domain::action::Action;
use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::time::{Date, days_between, plain};
use crate::report::document::{Block, Column, Row, Table};
use crate::report::figures::share;
use crate::text::{count_group, plural};
use std::collections::BTreeMap;

/// The entry that tied each OCG to the priority it has.
fn tied(pack: &Pack<'_>) -> BTreeMap<OcgId, u64> {
    let mut found = BTreeMap::new();
    for (entered, fact) in pack.past.standing() {
        let (id, was, is) = match fact {
            Fact::OcgRegistered { ocg } => (ocg.id, "", &ocg.details.profile_priority),
            Fact::OcgAmended { ocg, from, to } => (ocg.id, from.profile_priority.as_str(), &to.profile_priority),
            _ => continue,
        };
        if was != is {
            found.insert(id, entered.entry);
        }
    }
    found
}

fn review(review_on: Option<Date>, day: Date) -> String {
    let Some(on) = review_on else { return "No review date of the local profile is recorded.".to_owned() };
    let late = match u64::try_from(days_between(on, day)) {
        Ok(late @ 1..) => format!(", overdue {}", plural(late, "day", "days")),
        _ => String::new(),
    };
    format!("The local profile is due for review on {}{late}.", plain(on))
}

pub(super) fn local_profile(pack: &Pack<'_>) -> Vec<Block> {
    let local = &pack.end.profile.local_profile;
    if local.priorities.is_empty() {
        let none =
            "Not recorded: the force profile names no priorities of a local profile, so there is nothing to count.";
        return vec![Block::paragraph(format!("{none} {}", review(local.review_on, pack.end.day)))];
    }
    let record = &pack.end.record;
    let priority = |id: &OcgId| {
        let named = record.ocgs().get(id).map_or("", |ocg| ocg.details.profile_priority.as_str());
        local.priority(named)
    };
    let groups: Vec<OcgId> = record.ocgs().values().filter(is_counted).map(|ocg| ocg.id).collect();
    let live: Vec<&Action> = record.actions().values().filter(|action| action.state.status.is_live()).collect();
    let raised: Vec<&Action> = pack
        .standing()
        .filter_map(|(_, fact)| match fact {
            Fact::ActionRaised { action } if !action.imported => record.actions().get(&action.id),
            _ => None,
        })
        .collect();
    let of = |actions: &[&Action], is: &dyn Fn(&str) -> bool| {
        count(actions.iter().filter(|action| priority(&action.ocg.id).is_some_and(is)).count())
    };
    let any = |_: &str| true;
    let traceable: Vec<&OcgId> = groups.iter().filter(|id| priority(id).is_some()).collect();
    let tied = tied(pack);
    let mut entries: Vec<u64> = traceable.iter().filter_map(|id| tied.get(id).copied()).collect();
    entries.sort_unstable();
    let former = groups
        .iter()
        .filter_map(|id| record.ocgs().get(id))
        .filter(|ocg| !ocg.details.profile_priority.is_empty() && priority(&ocg.id).is_none())
        .count();
    let former = match former {
        0 => String::new(),
        1 => " 1 live OCG names a priority that the local profile no longer has and is not counted as traceable."
            .to_owned(),
        some => format!(
            " {some} live OCGs name a priority that the local profile no longer has and are not counted as traceable."
        ),
    };
    let rows = local.priorities.iter().map(|name| {
        let is = |found: &str| found == name;
        let ocgs = groups.iter().filter(|id| priority(id).is_some_and(is)).count();
        Row::new(vec![
            name.as_str().into(),
            count_group(count(ocgs)).into(),
            count_group(of(&live, &is)).into(),
            count_group(of(&raised, &is)).into(),
        ])
    });
    vec![
        Block::paragraph(format!(
            "Traceable to a priority of the local profile: live OCGs {}{}; live actions {}; actions raised {}.{former} {}",
            share(count(traceable.len()), count(groups.len()), ""),
            behind(&entries),
            share(of(&live, &any), count(live.len()), ""),
            share(of(&raised, &any), count(raised.len()), ""),
            review(local.review_on, pack.end.day)
        )),
        Block::Table(Table {
            caption: "Priorities of the local profile".into(),
            columns: vec![
                Column::words("Priority"),
                Column::figures("Live OCGs"),
                Column::figures("Live actions"),
                Column::figures("Raised"),
            ],
            rows: rows.collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "The local profile has no priorities.".into(),
        }),
    ]
}
