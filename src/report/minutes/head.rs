//! The head of the minutes and what they come to at a glance: at most six lines.

use super::Sheet;
use crate::domain::fact::Fact;
use crate::domain::tier::Tier;
use crate::domain::time::{clock, long, plain};
use crate::report::document::{Block, List, Text};
use crate::report::figures::{Actions, Step, archives, decision_number, erased, is_no_change, share};
use crate::report::render::figure;
use crate::report::sentences::moment;
use crate::text::{count_group, plural};

/// Most names in one line.
const NAMES: usize = 6;

/// The days of the period in words.
pub(super) fn period(sheet: &Sheet) -> String {
    if sheet.opening == sheet.closing {
        long(sheet.closing)
    } else {
        format!("{} to {}", plain(sheet.opening), plain(sheet.closing))
    }
}

pub(super) fn head(sheet: &Sheet) -> Vec<Block> {
    let title = format!("Minutes {}: BCU SOC tasking, {}", sheet.number, sheet.founding.bcu);
    let mut rows: Vec<(String, Text)> = Vec::new();
    let mut pair = |label: &str, text: Text| rows.push((label.to_owned(), text));
    pair("Period", period(sheet).into());
    let steps = &sheet.period.steps;
    if let (Some(first), Some(last)) = (steps.first(), steps.last()) {
        let range = format!("{} to {}", count_group(first.entered.entry), count_group(last.entered.entry));
        pair("Entries", range.into());
        let at = last.entered.recorded_at;
        let as_at = format!("{}, {}, entry {}", long(at.local_date()), clock(at), count_group(last.entered.entry));
        pair("As at", as_at.into());
    }
    let decided = |fact: &Fact| decision_number(fact).is_some() || matches!(fact, Fact::ActionRaised { .. });
    pair("Decided by", people(sheet.own(decided).into_iter().map(|step| step.entered.decided_by.as_str())));
    pair("Entered by", people(steps.iter().map(|step| step.entered.entered_by.as_str())));
    let before = steps.iter().rev().find_map(|step| match step.fact() {
        Some(Fact::MinutesIssued { number, .. }) => Some((*number, &step.entered)),
        _ => None,
    });
    let previous = match before {
        Some((number, issued)) => {
            format!("minutes {number}, issued {} (entry {})", moment(issued.decided_at), count_group(issued.entry))
        }
        None => "none".to_owned(),
    };
    pair("Previous minutes", previous.into());
    pair("Profile", format!("{}, version {}", sheet.profile.name, sheet.profile.version).into());
    if set_back(steps) {
        pair(
            "Note",
            "The clock was set back within these entries; the period names every day that was recorded.".into(),
        );
    }
    vec![
        Block::heading(1, title),
        Block::Pairs(rows),
        Block::heading(2, "At a glance"),
        Block::List(List { ordered: false, items: glance(sheet).into_iter().map(Text::from).collect() }),
    ]
}

fn set_back(steps: &[Step]) -> bool {
    steps
        .iter()
        .zip(steps.iter().skip(1))
        .any(|(one, next)| next.entered.recorded_at.local_date() < one.entered.recorded_at.local_date())
}

fn people<'a>(labels: impl Iterator<Item = &'a str>) -> Text {
    let mut seen: Vec<&str> = Vec::new();
    for label in labels {
        if !label.trim().is_empty() && !seen.contains(&label) {
            seen.push(label);
        }
    }
    let more = seen.len().saturating_sub(NAMES);
    let named = Text::joined(seen.into_iter().take(NAMES).map(Text::reference), ", ");
    match more {
        _ if named.is_blank() => Text::from("nobody in this period"),
        0 => named,
        more => named.and(&format!(" and {more} more")),
    }
}

fn listed(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMES);
    let shown = names.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}

fn glance(sheet: &Sheet) -> Vec<String> {
    let mut lines =
        vec![decisions(sheet), tiers(sheet), actions_line(&sheet.figures.actions), overdue(sheet), leaderless(sheet)];
    lines.extend(rest(sheet));
    lines
}

fn decisions(sheet: &Sheet) -> String {
    let found = sheet.figures.decisions;
    let earlier = match found.earlier_withdrawn {
        0 => String::new(),
        1 => " 1 decision of earlier minutes was withdrawn.".to_owned(),
        count => format!(" {} decisions of earlier minutes were withdrawn.", count_group(count)),
    };
    let withdrawn = match found.withdrawn {
        0 => "none of them withdrawn".to_owned(),
        1 => "of which 1 was withdrawn".to_owned(),
        count => format!("of which {} were withdrawn", count_group(count)),
    };
    match found.numbered {
        0 => format!("No decision was numbered.{earlier}"),
        count => format!("{} numbered, {withdrawn}.{earlier}", plural(count, "decision", "decisions")),
    }
}

fn tiers(sheet: &Sheet) -> String {
    let (mut moved, mut placed, mut archived) = (Vec::new(), Vec::new(), Vec::new());
    for step in sheet.own(|fact| matches!(fact, Fact::TierDecided { .. }) || archives(fact)) {
        match step.fact() {
            _ if !step.stands => {}
            Some(fact) if is_no_change(fact) => {}
            Some(Fact::TierDecided { ocg, from: Some(_), to: Some(to), .. }) => {
                moved.push(format!("{ocg} to tier {}", to.tier));
            }
            Some(Fact::TierDecided { ocg, to: Some(to), .. }) => placed.push(format!("{ocg} in tier {}", to.tier)),
            Some(Fact::OcgStatusSet { ocg, .. }) => archived.push(ocg.to_string()),
            _ => {}
        }
    }
    let counted = |word: &str, names: &[String]| match names.len() {
        0 => format!("{word}: none."),
        count => format!("{word}: {count} ({}).", listed(names)),
    };
    let mut parts = vec![counted("Tier changes", &moved)];
    parts.extend((!placed.is_empty()).then(|| counted("First placed", &placed)));
    parts.push(match sheet.figures.decisions.no_change {
        0 => "No change: none.".to_owned(),
        count => format!("No change: {}.", count_group(count)),
    });
    parts.extend((!archived.is_empty()).then(|| counted("Archived", &archived)));
    parts.join(" ")
}

/// `Actions: 12 live at opening, 3 raised, .. 9 live at close.` What is nothing and seldom anything is left out.
pub(super) fn actions_line(found: &Actions) -> String {
    let mut parts = vec![
        format!("{} live at opening", figure(found.start)),
        format!("{} raised", figure(found.raised)),
        format!("{} discharged", figure(found.discharged)),
        format!("{} cancelled", figure(found.cancelled)),
    ];
    for (count, words) in [
        (found.passed_out, "passed outside this record"),
        (found.reopened, "live again after a withdrawal"),
        (found.imported, "imported"),
        (found.corrections, "by withdrawals of earlier entries"),
    ] {
        parts.extend((count != 0).then(|| format!("{} {words}", figure(count))));
    }
    format!("Actions: {}, {} live at close.", parts.join(", "), figure(found.end))
}

fn overdue(sheet: &Sheet) -> String {
    let found = sheet.figures.actions;
    let whole = |count: i64| u64::try_from(count).unwrap_or(0);
    let close = share(whole(found.overdue_end), whole(found.with_owner_end()), "with owners at close");
    format!(
        "Overdue: {} at opening; {close}. Awaiting sign-off: {}.",
        count_group(whole(found.overdue_start)),
        count_group(whole(found.claimed_end))
    )
}

fn leaderless(sheet: &Sheet) -> String {
    let first: Vec<String> = sheet
        .close
        .counted()
        .filter(|ocg| ocg.without_lro.is_some() && ocg.tier.map(Tier::number) == Some(1))
        .map(|ocg| ocg.operation.clone())
        .collect();
    let first = match first.len() {
        0 => ", none of them in tier 1".to_owned(),
        count => format!(", {count} of them in tier 1 ({})", listed(&first)),
    };
    let end = sheet.figures.leaderless_end;
    let first = if end == 0 { String::new() } else { first };
    format!("OCGs without an LRO: {} at opening, {end} at close{first}.", sheet.figures.leaderless_start)
}

fn rest(sheet: &Sheet) -> Option<String> {
    let standing = |is: fn(&Fact) -> bool| sheet.own(is).iter().filter(|step| step.stands).count();
    let claimed = standing(|fact| matches!(fact, Fact::DisruptionClaimed { .. }));
    let agreed = standing(|fact| matches!(fact, Fact::DisruptionModerated { .. }));
    let mut parts = Vec::new();
    if claimed + agreed > 0 {
        parts.push(format!("Disruptions: {claimed} claimed, {agreed} agreed."));
    }
    match sheet.figures.late {
        0 => {}
        count => {
            parts.push(format!("{} of what happened before this period.", plural(count, "late entry", "late entries")))
        }
    }
    parts.extend(erased(sheet.figures.erased));
    (!parts.is_empty()).then(|| parts.join(" "))
}
