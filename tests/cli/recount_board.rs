//! The figures of the board paper beside the old ones, counted again: what each SRO answers for, orders by kind, what was put off for want of staff,
//! the total of the last meeting in the chart of tiers.

use crate::counter::{Action, Run};
use std::collections::BTreeMap;

/// Holds them against the run of a period that ended on a day.
pub(crate) fn holds(run: &Run<'_>, day: &str, md: &str) {
    let says = |words: String| assert!(md.contains(&words), "\"{words}\" is not in\n{md}");
    let end = &run.end;
    let without: Vec<String> = end.without_lro(day).into_iter().map(|group| group.name.clone()).collect();
    let mut rows: BTreeMap<Option<i64>, [usize; 6]> = BTreeMap::new();
    for (id, group) in end.groups.iter().filter(|(_, group)| group.counts()) {
        let of = |is: &dyn Fn(&Action) -> bool| end.actions.values().filter(|one| one.ocg == *id && is(one)).count();
        let adds = [
            1,
            usize::from(matches!(group.tier, Some(1 | 2))),
            usize::from(without.contains(&group.name)),
            of(&Action::live),
            of(&|one| one.overdue(day)),
            0,
        ];
        let row = rows.entry(group.sro).or_default();
        row.iter_mut().zip(adds).for_each(|(sum, add)| *sum += add);
    }
    let mut seen = Vec::new();
    let agreed = run.own().filter(|(entry, fact)| entry["kind"] == "disruption.moderated" && fact["from"].is_null());
    for id in agreed.map(|(_, fact)| fact["disruption"].as_i64().unwrap()) {
        let achieved = ["major", "moderate", "minor"].contains(&end.disruptions[&id].1.as_str());
        if achieved && !seen.contains(&id) {
            seen.push(id);
            rows.entry(end.groups[&end.disrupted[&id]].sro).or_default()[5] += 1;
        }
    }
    assert!(rows.len() > 2, "two SROs and the groups without one");
    let mut total = [0; 6];
    for (sro, row) in rows {
        let cells = row.map(|cell| cell.to_string()).join(" | ");
        let lines: Vec<&str> = md.lines().filter(|line| line.ends_with(&format!(" | {cells} |"))).collect();
        assert!(lines.iter().any(|line| line.starts_with("| No SRO |") == sro.is_none()), "{sro:?} {cells} in\n{md}");
        total.iter_mut().zip(row).for_each(|(sum, add)| *sum += add);
    }
    says(format!("| Total | {} |", total.map(|cell| cell.to_string()).join(" | ")));

    let granted = run
        .own()
        .filter(|(entry, fact)| {
            entry["kind"] == "item.added"
                && fact["item"]["content"]["type"] == "order"
                && fact["item"]["content"]["state"] == "in-force"
        })
        .count();
    let row = md.lines().find(|line| line.starts_with("| Orders granted |")).unwrap();
    assert!(row.starts_with(&format!("| Orders granted | {granted} | ")), "{row}");
    let wanting = |code: &str| ["abstraction", "no resource"].contains(&code);
    let extended = run.count(|fact| {
        fact["kind"] == "action.extended"
            && !fact["from"]["due"].is_null()
            && wanting(fact["reason_code"].as_str().unwrap_or_default())
    });
    let cancelled = run
        .count(|fact| fact["step"] == "cancelled" && wanting(fact["to"]["reason_code"].as_str().unwrap_or_default()));
    if extended + cancelled > 0 {
        let actions = if extended == 1 { "action" } else { "actions" };
        says(format!("for want of staff: {extended} {actions} extended, {cancelled} cancelled."));
    }
    let live: i64 = end.tiers().iter().sum();
    let charted = md
        .lines()
        .rfind(|line| {
            line.starts_with("| 2") && line.contains(" November 2026 | ") || line.contains(" December 2026 | ")
        })
        .unwrap();
    assert!(charted.ends_with(&format!(" | {live} |")), "{charted}");
}
