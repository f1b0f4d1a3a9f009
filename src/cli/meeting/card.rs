//! The briefing card in plain lines: the order of the screen, one thing a line, nothing cut.

use super::super::find_meetings::item_name;
use super::super::output;
use super::super::receipt::stopped;
use super::super::show::{field, heading};
use crate::domain::action::days_late;
use crate::domain::briefing::{BALANCE_MONTHS, Briefing, StrandActions, Way};
use crate::domain::officer::Training;
use crate::domain::tier::Strand;
use crate::domain::time::{Date, lateness, plain, short, short_year};
use crate::text::{capital, clean_line, count_group, plural};

/// Writes the card.
pub(super) fn write(card: &Briefing, today: Date) {
    let line = &card.line;
    let tier = card
        .ocg
        .placement
        .as_ref()
        .map_or_else(|| "no tier yet".to_owned(), |placement| format!("tier {} {}", placement.tier, placement.name));
    let head: Vec<&str> = [line.operation.as_str(), &line.reference, &tier, &line.unit, &line.threat, &line.flags]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    output::line(&head.join("  "));
    heading("For you to decide");
    let matters = card.matters.iter().map(|matter| matter.sentence()).chain(card.plan_words());
    let mut none = true;
    for (at, sentence) in (1..).zip(matters) {
        output::line(&format!("  {at}  {sentence}"));
        none = false;
    }
    none_if(none);
    changed(card);
    let awaiting: usize = line.counts.claimed as usize;
    heading(&format!("Actions by P: {} open, {} overdue, {awaiting} awaiting sign-off", card.live(), card.late()));
    for strand in &card.actions {
        actions(strand, today);
    }
    let balance = card.balance.done.iter().zip(card.balance.open).zip(Strand::ALL);
    let balance: Vec<String> =
        balance.map(|((done, open), strand)| format!("{} {done} / {open}", strand.word())).collect();
    heading(&format!("4P balance, last {BALANCE_MONTHS} months (completed / open): {}", balance.join("  ")));
    heading("Last decision");
    match &card.last_decision {
        Some(decision) => {
            let entry = decision.entry.map_or_else(String::new, |entry| format!(", entry {}", count_group(entry)));
            output::line(&format!("  {}, by {}{entry}", short_year(decision.on), decision.by));
            output::line(&format!("  {}", stopped(&decision.sentence)));
            let days = plural(decision.days_in_tier.max(0).unsigned_abs(), "day", "days");
            output::line(&format!("  {} for {days}.", capital(&tier)));
        }
        None => output::line("  none"),
    }
    heading("Objective");
    match &card.objective {
        Some(objective) => {
            let to = objective.to.map_or_else(String::new, |to| format!(" To {}.", plain(to)));
            let over = if objective.over { " It has run out: set the next one." } else { "" };
            output::line(&format!("  {}{to}{over}", stopped(&clean_line(&objective.text))));
        }
        None => output::line("  not set"),
    }
    lro(card);
    trend(card);
    items(card, today);
}

fn none_if(empty: bool) {
    if empty {
        output::line("  none");
    }
}

fn changed(card: &Briefing) {
    match &card.last_called {
        Some(called) => heading(&format!("Changed since last called ({}, {})", called.meeting, short_year(called.on))),
        None => heading("Changed: never called at a meeting"),
    }
    for change in &card.changes {
        output::line(&format!("  {}  {}", short_year(change.on), stopped(&change.sentence)));
    }
    none_if(card.changes.is_empty());
}

fn actions(strand: &StrandActions, today: Date) {
    let name = strand.strand.map_or("Without a P", |strand| strand.word());
    let late = if strand.late > 0 { format!(", {} overdue", strand.late) } else { String::new() };
    let empty = match (strand.empty, strand.not_applicable.is_empty()) {
        (_, false) => format!(": does not apply, because {}", stopped(&clean_line(&strand.not_applicable))),
        (true, true) => ": EMPTY".to_owned(),
        (false, true) => String::new(),
    };
    output::line(&format!("  {name}  {} open{late}{empty}", strand.actions.len()));
    if !strand.objective.is_empty() {
        output::line(&format!("    Objective: {}", stopped(&clean_line(&strand.objective))));
    }
    for line in &strand.actions {
        let owner = if line.owner_label.is_empty() { "no owner" } else { &line.owner_label };
        let due = line.due.map_or_else(|| "no date".to_owned(), |due| lateness(due, today));
        let state = match days_late(line.status, line.due, today) {
            Some(_) => "OVERDUE",
            None => line.status.word(),
        };
        output::line(&format!("    {}  {}  {owner}  {due}  {state}", line.number, clean_line(&line.text)));
    }
}

fn lro(card: &Briefing) {
    heading("LRO");
    match &card.lro {
        Some(lro) => {
            let officer = &lro.officer;
            let training = match lro.training {
                Training::Current(on) => format!("LRO trained {}", short_year(on)),
                Training::Lapsed(on) => format!("training LAPSED on {}", short_year(on)),
                Training::NoneRecorded => "UNTRAINED: no LRO training recorded".to_owned(),
            };
            output::line(format!("  {}  {}  {training}", officer.label, officer.unit).trim_end());
            let limit = officer.limit.map_or_else(|| ", no limit set".to_owned(), |limit| format!(" of {limit}"));
            let over = if lro.over > 0 { format!(": OVER by {}", lro.over) } else { String::new() };
            output::line(&format!(
                "  Groups {}{limit}{over}   open {}, late {}",
                officer.leads, officer.open, officer.late
            ));
            let also: Vec<String> = lro
                .also
                .iter()
                .map(|(_, operation, tier)| {
                    tier.map_or_else(|| operation.clone(), |tier| format!("{operation} (tier {tier})"))
                })
                .collect();
            field("Also leads", &also.join(", "));
            match lro.in_room {
                Some(true) => field("In the room", "yes"),
                Some(false) => field("In the room", "no"),
                None => {}
            }
        }
        None => output::line("  none"),
    }
    field("Deputy", &card.deputy.as_ref().map_or_else(|| "none".to_owned(), |deputy| deputy.officer.label.clone()));
}

fn trend(card: &Briefing) {
    heading("Score");
    let Some(trend) = &card.trend else {
        output::line("  never assessed");
        return;
    };
    let scores: Vec<String> = trend
        .assessments
        .iter()
        .map(|assessment| {
            let details = &assessment.details;
            details.score.map_or_else(|| details.band.clone(), |score| score.to_string())
        })
        .collect();
    let way = match trend.way {
        Way::First => "first score".to_owned(),
        Way::Rising(by) => format!("rising, {by} up in 12 months"),
        Way::Falling(by) => format!("falling, {by} down in 12 months"),
        Way::Level => "the same as 12 months ago".to_owned(),
        Way::NotComparable => "not comparable".to_owned(),
    };
    if let Some(newest) = trend.assessments.last() {
        let details = &newest.details;
        let band = if details.band.is_empty() { String::new() } else { format!("  band {}", details.band) };
        let next = details.next_due.map_or_else(String::new, |due| format!("  next due {}", short_year(due)));
        output::line(&format!("  {}  {}  {way}{band}{next}", details.scheme, scores.join(" ")));
    }
}

fn items(card: &Briefing, today: Date) {
    heading(&format!("Triggers: {} open", card.triggers.len()));
    for item in &card.triggers {
        output::line(&format!("  {}  {}", item_name(item), stopped(&clean_line(&item.content.words()))));
    }
    heading(&format!("Intelligence gaps: {} open", card.gaps.len()));
    for (item, days) in &card.gaps {
        let age = plural(days.max(&0).unsigned_abs(), "day", "days");
        output::line(&format!("  {}  {} ({age})", item_name(item), clean_line(&item.content.words())));
    }
    if !card.orders.is_empty() {
        heading("Orders");
    }
    for item in &card.orders {
        output::line(&format!("  {}  {}", item_name(item), stopped(&clean_line(&item.content.words()))));
    }
    heading("Stakeholders");
    for (who, on) in &card.stakeholders {
        let on = on.map_or_else(
            || "never consulted".to_owned(),
            |on| format!("consulted {}", if (today - on).num_days() < 300 { short(on) } else { short_year(on) }),
        );
        output::line(&format!("  {who}  {on}"));
    }
    none_if(card.stakeholders.is_empty());
    output::line(&format!(
        "  Shareable with partners: {} of {}",
        card.shareable(),
        plural(card.live() as u64, "action", "actions")
    ));
    let awaiting = if card.awaiting > 0 { format!("; {} not moderated", card.awaiting) } else { String::new() };
    heading(&format!("Disruptions, 12 months: {}{awaiting}", card.disruption_words()));
    if !card.learning.is_empty() {
        heading("Learning from groups like this one");
    }
    for item in &card.learning {
        output::line(&format!("  {}  {}", item_name(item), stopped(&clean_line(&item.content.words()))));
    }
}
