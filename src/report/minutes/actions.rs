//! Actions: those raised, OCG by OCG, and what became of the others, in one table.

use super::Sheet;
use crate::domain::action::ActionStatus;
use crate::domain::describe::action_differences;
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::time::{Date, plain};
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::{ActionPoint, Step};
use crate::report::sentences::{coded, named, strands};
use crate::text::{count_group, plural};

/// Actions raised by hand, by OCG, then due date, then number.
pub(super) fn raised(sheet: &Sheet) -> Vec<Block> {
    let steps = sheet.own(|fact| matches!(fact, Fact::ActionRaised { action } if !action.imported));
    let mut blocks = Vec::new();
    for (at, mut group) in sheet.by_ocg(steps).into_iter().enumerate() {
        blocks.push(Block::numbered(3, &format!("3.{}", at + 1), named(&group.tag)));
        group.steps.sort_by_cached_key(|step| match step.fact() {
            Some(Fact::ActionRaised { action }) => (action.due.is_none(), action.due, action.number.clone()),
            _ => (true, None, String::new()),
        });
        blocks.extend(group.steps.into_iter().filter_map(|step| sheet.entry(step)));
    }
    blocks
}

/// What was done with an action, for the summary under the table; in this order.
const OUTCOMES: [&str; 9] = [
    "discharged",
    "extended",
    "transferred",
    "claimed complete",
    "claim not accepted",
    "cancelled",
    "passed out",
    "begun",
    "amended",
];

struct Outcome {
    /// Place in [`OUTCOMES`].
    sort: usize,
    told: Text,
    words: Text,
}

/// What became of actions, by due date, then number, then entry.
pub(super) fn closed_and_changed(sheet: &Sheet) -> Vec<Block> {
    dealt_with(sheet, false)
}

/// The same; owner by owner, those overdue on the day first, where that is asked for.
pub(super) fn dealt_with(sheet: &Sheet, by_owner: bool) -> Vec<Block> {
    let steps = sheet.own(|fact| {
        matches!(
            fact,
            Fact::ActionMoved { .. }
                | Fact::ActionExtended { .. }
                | Fact::ActionTransferred { .. }
                | Fact::ActionAmended { .. }
        )
    });
    let mut found: Vec<(&Step, &ActionPoint, Outcome)> =
        steps.into_iter().filter_map(|step| Some((step, step.action_before.as_ref()?, outcome(step)?))).collect();
    found.sort_by_cached_key(|(step, before, _)| {
        let (owner, on_time) = if by_owner {
            (before.owner.clone(), before.late(step.entered.decided_at.local_date()).is_none())
        } else {
            (String::new(), true)
        };
        (owner, on_time, before.due.is_none(), before.due, before.number.clone(), step.entered.entry)
    });
    if found.is_empty() {
        return Vec::new();
    }
    let summary = summary(&found);
    let rows = found.into_iter().map(|(step, before, outcome)| row(sheet, step, before, outcome)).collect();
    vec![Block::Table(Table {
        caption: "Actions dealt with".into(),
        columns: vec![
            Column::references("Action"),
            Column::words("OCG"),
            Column::words("P"),
            Column::words("Owner"),
            Column::words("Was due"),
            Column::words("Outcome"),
            Column::words("Words recorded"),
        ],
        rows,
        row_head: 0,
        total: None,
        note: Some(summary.into()),
        empty: "No action was dealt with.".into(),
    })]
}

fn row(sheet: &Sheet, step: &Step, before: &ActionPoint, outcome: Outcome) -> Row {
    let on = step.entered.decided_at.local_date();
    let withdrawn = sheet.period.withdrawn_by.get(&step.entered.entry);
    let told = match withdrawn {
        None => outcome.told,
        Some(by) => Text::from("Withdrawn, of no effect (entry ")
            .and(&format!("{}): ", count_group(*by)))
            .and_text(outcome.told),
    };
    let told = told.and("; ").and_ref(&step.entered.decided_by).and(&format!(
        ", {}, entry {}",
        plain(on),
        count_group(step.entered.entry)
    ));
    let owner = if before.owner.is_empty() { Text::from("none") } else { Text::reference(&before.owner) };
    Row::new(vec![
        Text::reference(&before.number),
        Text::from(before.ocg.operation.as_str()),
        strands(before.strand, before.second).into(),
        owner,
        was_due(before, on).into(),
        told,
        if outcome.words.is_blank() { Text::from("none") } else { outcome.words },
    ])
}

fn was_due(before: &ActionPoint, on: Date) -> String {
    let due = before.due.map_or_else(|| "no date".to_owned(), plain);
    match (before.status, before.late(on)) {
        (ActionStatus::ClaimedComplete, _) => format!("{due}, awaiting sign-off"),
        (_, Some(days)) => {
            format!("{due}, overdue {}", plural(u64::try_from(days).unwrap_or(0), "day", "days"))
        }
        (_, None) => due,
    }
}

fn outcome(step: &Step) -> Option<Outcome> {
    let due = |date: Option<Date>| date.map_or_else(|| "no date".to_owned(), plain);
    let made = |sort: usize, told: Text, words: &str| Some(Outcome { sort, told, words: Text::from(words) });
    match step.fact()? {
        Fact::ActionExtended { from, to, reason_code, because, .. } => {
            let told = if from.due.is_none() {
                format!("given the date {}", due(to.due))
            } else {
                format!("extended to {} (extension {})", due(to.due), to.extensions)
            };
            made(1, told.into(), &coded(reason_code, because))
        }
        Fact::ActionTransferred { to, because, .. } => {
            let to = to.as_ref().map_or_else(|| Text::from("no one"), |to| Text::reference(&to.label));
            made(2, Text::from("transferred to ").and_text(to), because)
        }
        Fact::ActionAmended { from, to, .. } => {
            let parts: Vec<String> = action_differences(from, to)
                .into_iter()
                .map(|one| format!("{} from \"{}\" to \"{}\"", one.field, one.from, one.to))
                .collect();
            made(8, "amended".into(), &parts.join("; "))
        }
        Fact::ActionMoved { step: moved, to, .. } => match moved {
            ActionStep::Discharged => made(0, "discharged".into(), &to.result),
            ActionStep::Claimed => made(3, "claimed complete".into(), &to.result),
            ActionStep::ClaimRefused => {
                let due = step
                    .action_after
                    .as_ref()
                    .and_then(|after| after.due)
                    .map_or_else(String::new, |due| format!(", due {}", plain(due)));
                made(4, format!("claim not accepted; in progress again{due}").into(), &to.result)
            }
            ActionStep::Cancelled => made(5, "cancelled".into(), &coded(&to.reason_code, &to.result)),
            ActionStep::PassedOut => {
                let (body, because) = to.result.split_once(": ").unwrap_or((&to.result, ""));
                made(6, format!("passed to {body} outside this record and closed here").into(), because)
            }
            ActionStep::Started => made(7, "begun; in progress".into(), ""),
            ActionStep::TakenBack => None,
        },
        _ => None,
    }
}

/// `19 discharged, 6 extended: 25.` What was withdrawn is counted apart.
fn summary(found: &[(&Step, &ActionPoint, Outcome)]) -> String {
    let standing = |sort: usize| found.iter().filter(|(step, _, outcome)| step.stands && outcome.sort == sort).count();
    let mut parts: Vec<String> = OUTCOMES
        .iter()
        .enumerate()
        .map(|(sort, word)| (standing(sort), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let withdrawn = found.iter().filter(|(step, _, _)| !step.stands).count();
    parts.extend((withdrawn > 0).then(|| format!("{withdrawn} withdrawn")));
    format!("{}: {}.", parts.join(", "), found.len())
}
