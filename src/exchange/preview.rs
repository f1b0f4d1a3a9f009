//! The plan in words: what a person reads before anything is imported. Plain lines, no width assumed but the terminal's own wrapping.

use super::fields::What;
use super::plan::{FieldChange, Plan};
use crate::text::plural;

/// How many lines each list shows before it only counts the rest.
const MOST_LINES: usize = 40;

/// The counts in one line: `271 new, 3 changed, 12 unchanged, 2 rejected`.
#[must_use]
pub fn counts(plan: &Plan) -> String {
    let count = |number: usize, word: &str| format!("{} {word}", crate::text::count_group(number as u64));
    [
        count(plan.new.len(), "new"),
        count(plan.changed.len(), "changed"),
        count(plan.unchanged.len(), "unchanged"),
        count(plan.rejected_rows(), "rejected"),
    ]
    .join(", ")
}

/// The whole preview, one line each, clean.
#[must_use]
pub fn lines(plan: &Plan) -> Vec<String> {
    let mut lines = vec![format!("{}: {}", plan.file.name, counts(plan))];
    for sheet in &plan.sheets {
        let (one, many) = sheet.what.nouns();
        lines.push(format!("  {}: {} ({})", sheet.sheet, plural(sheet.rows as u64, one, many), sheet.reason));
        lines.extend(sheet.unread.iter().map(|unread| format!("    {} {}", unread.heading, unread.why)));
    }
    lines.extend(plan.notes.iter().map(|note| format!("  Note: {note}")));
    lines.extend(plan.warnings.iter().take(MOST_LINES).map(|warning| format!("  Note: {warning}")));
    if let rest @ 1.. = plan.warnings.len().saturating_sub(MOST_LINES) {
        lines.push(format!("  Note: {} more with such words", plural(rest as u64, "row", "rows")));
    }
    list(&mut lines, "New", plan.new.len(), news(plan));
    let newcomers = plan.newcomers.iter().map(|newcomer| {
        let what = if newcomer.partner { "partner agency" } else { "officer" };
        format!("{}: {} enters the register as {what}", newcomer.place, newcomer.label)
    });
    list(&mut lines, "Named in the file and not in the register", plan.newcomers.len(), newcomers);
    let changed = plan.changed.iter().map(|change| {
        let fields: Vec<String> = change.fields.iter().map(field).collect();
        format!("{}: {}: {}", change.entry.place, change.entry.name, fields.join("; "))
    });
    list(&mut lines, "Changed", plan.changed.len(), changed);
    let kept = plan.kept.iter().map(|kept| {
        let (record, file) = (shown(&kept.record), shown(&kept.file));
        format!(
            "{}: {}: {} stays {record}, the file says {file}: {}",
            kept.entry.place, kept.entry.name, kept.field, kept.why
        )
    });
    list(&mut lines, "Different in the file, and kept as recorded", plan.kept.len(), kept);
    list(&mut lines, "Rejected", plan.rejected.len(), plan.rejected.iter().map(ToString::to_string));
    if plan.new.is_empty() && plan.changed.is_empty() {
        lines.push("Nothing to import.".to_owned());
    }
    lines
}

/// The preview as one text, each line ended.
#[must_use]
pub fn text(plan: &Plan) -> String {
    lines(plan).iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// New rows by kind: how many, and the first few by name.
fn news(plan: &Plan) -> impl Iterator<Item = String> + '_ {
    What::ALL.into_iter().filter_map(|what| {
        let names: Vec<&str> =
            plan.new.iter().filter(|entry| entry.what == what).map(|entry| entry.name.as_str()).collect();
        let (one, many) = what.nouns();
        let more = if names.len() > 3 { format!(" and {} more", names.len() - 3) } else { String::new() };
        let first = names.iter().take(3).copied().collect::<Vec<_>>().join(", ");
        (!names.is_empty()).then(|| format!("{}: {first}{more}", plural(names.len() as u64, one, many)))
    })
}

fn field(change: &FieldChange) -> String {
    format!("{} {} -> {}", change.field, shown(&change.from), shown(&change.to))
}

fn shown(value: &str) -> String {
    if value.is_empty() {
        "(nothing)".to_owned()
    } else {
        crate::text::cut(&crate::text::clean_line(value), 80).into_owned()
    }
}

fn list(lines: &mut Vec<String>, title: &str, total: usize, items: impl Iterator<Item = String>) {
    if total == 0 {
        return;
    }
    lines.push(format!("{title}:"));
    let before = lines.len();
    let mut rest = 0;
    for item in items {
        if lines.len() - before < MOST_LINES {
            lines.push(format!("  {}", crate::text::clean_line(&item)));
        } else {
            rest += 1;
        }
    }
    if rest > 0 {
        lines.push(format!("  and {rest} more"));
    }
}
