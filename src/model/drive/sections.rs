//! The briefing card in words: the parts of the two columns of the drive screen (screens section 4).
//!
//! It must not know which of the lines show.

use super::balance;
use super::brief::brief;
use super::budget::{Part, Section};
use super::prose::{Ink, Line, Tone, hanging};
use crate::domain::action::{ActionStatus, days_late};
use crate::domain::board::ActionLine;
use crate::domain::briefing::{Briefing, StrandActions, Way};
use crate::domain::item::{Content, Item};
use crate::domain::matters::Matter;
use crate::domain::officer::Training;
use crate::domain::time::{Date, clock, days_between, lateness, long, month_year, plain, short, short_weekday};
use crate::model::panes::{short_reference, without_op};
use crate::model::state::Model;
use crate::text::{Align, count_group, fit, plural, whole_words, width};
use std::collections::BTreeMap;

/// What is left, in order: what to decide, what changed, what is open.
#[must_use]
pub fn left(model: &Model, card: &Briefing, columns: usize, next: Option<crate::domain::time::Date>) -> Vec<Section> {
    vec![
        decide(card, columns),
        changed(model, card, columns),
        actions(model, card, columns, next),
        balance::section(card, columns),
    ]
}

/// What is right: what was decided last and why, and who and what there is.
#[must_use]
pub fn right(model: &Model, card: &Briefing, columns: usize) -> Vec<Section> {
    let mut all =
        vec![decision(card, columns), objective(model, card, columns), lro(model, card, columns), score(card)];
    all.push(triggers(card, columns));
    all.push(gaps(card, columns));
    all.push(stakeholders(card, columns));
    let waiting = if card.awaiting > 0 { format!("; {} not moderated", card.awaiting) } else { String::new() };
    let words = format!("{}{waiting}", card.disruption_words());
    all.push(Section::new(Part::Disruptions, vec![headed("Disruptions, 12 months: ", words)]));
    if !card.orders.is_empty() {
        all.push(listed(Part::Orders, "Orders", &card.orders, columns));
    }
    if !card.learning.is_empty() {
        all.push(listed(Part::Learning, "Learning from groups like it", &card.learning, columns));
    }
    all
}

fn headed(heading: &str, words: String) -> Line {
    Line::heading(heading).and(words, Tone::Plain)
}

/// What the chair has to decide, one sentence each.
#[must_use]
pub fn matters(card: &Briefing) -> Vec<String> {
    let more = |matter: &Matter| match (matter, card.line.review, &card.lro) {
        (Matter::ReviewLate(_), Some(review), _) => format!(" It was due on {}.", long(review)),
        (Matter::LroOver(_), _, Some(lro)) => {
            let limit = lro.officer.limit.map_or(String::new(), |limit| format!("; the limit is {limit}"));
            format!(" {} leads {}{limit}.", lro.officer.label, plural(lro.officer.leads.into(), "group", "groups"))
        }
        _ => String::new(),
    };
    card.matters.iter().map(|matter| matter.sentence() + &more(matter)).chain(card.plan_words()).collect()
}

fn decide(card: &Briefing, columns: usize) -> Section {
    let mut lines = vec![Line::heading("For you to decide")];
    for (n, sentence) in (1..).zip(matters(card)) {
        lines.extend(hanging(&format!("{n}  "), &sentence, columns, Tone::Alert));
    }
    if lines.len() == 1 {
        lines.push(Line::said("none: no late review, no empty P, LRO within the limit", Tone::Dim));
    }
    Section::kept(Part::Decide, lines)
}

fn changed(model: &Model, card: &Briefing, columns: usize) -> Section {
    let since = match &card.last_called {
        Some(called) => {
            let days = days_between(called.on, model.today);
            let days = plural(days.unsigned_abs(), "day", "days");
            format!(" (meeting {}, {}, {days})", called.meeting.number, short_weekday(called.on))
        }
        None => " (never called before)".to_owned(),
    };
    let mut lines = vec![Line::heading("Changed since last called").and(since, Tone::Bold)];
    for change in &card.changes {
        let lead = fit(&short(change.on), 8, Align::Left);
        lines.push(
            Line::said(lead, Tone::Dim)
                .and(brief(&change.sentence, &card.line.operation, &model.facts.founding.prefix), Tone::Plain),
        );
    }
    if lines.len() == 1 {
        lines.push(Line::said("none", Tone::Dim));
    }
    let _ = columns;
    // The newest two stay as long as anything can.
    let spare = (1..lines.len().saturating_sub(2)).collect();
    Section { part: Part::Changed, lines, spare, more: "earlier" }
}

fn actions(model: &Model, card: &Briefing, columns: usize, next: Option<crate::domain::time::Date>) -> Section {
    let claimed = card.line.counts.claimed;
    let mut words = format!("{} open, {} overdue", card.live(), card.late());
    if claimed > 0 {
        words.push_str(&format!(", {claimed} awaiting sign-off"));
    }
    let mut lines = vec![Line::heading("Actions by P: ").and(words, Tone::Bold)];
    let mut spare = Vec::new();
    let owners = owner_columns(card);
    for strand in &card.actions {
        lines.push(strand_heading(strand));
        for line in &strand.actions {
            let late = days_late(line.status, line.due, model.today).is_some();
            let soon = line.due.is_some_and(|due| next.is_some_and(|next| due < next));
            if !late && !soon && line.status != ActionStatus::ClaimedComplete {
                spare.push(lines.len());
            }
            lines.push(Line { action: Some(line.id), ..action(model, line, columns, owners) });
        }
    }
    spare.reverse();
    Section { part: Part::Actions, lines, spare, more: "more open" }
}

/// Columns for owners and a space: room for the longest name on the card, of ranks at least and of agencies at most.
#[must_use]
pub fn owner_columns(card: &Briefing) -> usize {
    let owners = card.actions.iter().flat_map(|strand| &strand.actions);
    owners.map(|line| width(&line.owner_label)).max().unwrap_or(0).clamp(9, 16) + 1
}

fn strand_heading(strand: &StrandActions) -> Line {
    let name = strand.strand.map_or("NO P", |strand| strand.word()).to_uppercase();
    let line = Line::said(fit(&name, 9, Align::Left), Tone::Bold);
    let open = format!("{} open", strand.actions.len());
    if !strand.not_applicable.is_empty() {
        return line.and(format!("n/a, because {}", strand.not_applicable), Tone::Dim);
    }
    if strand.empty {
        return line.and("0 open: EMPTY", Tone::Alert).and("   a adds one, + n says why not", Tone::Dim);
    }
    let late = if strand.late > 0 { format!(", {} overdue", strand.late) } else { String::new() };
    line.and(open + &late, Tone::Plain)
}

/// Where a live action stands, in a word, and how it is told.
pub(super) fn state_of(line: &ActionLine, today: Date) -> (&'static str, Tone) {
    match line.status {
        _ if days_late(line.status, line.due, today).is_some() => ("OVERDUE", Tone::Alert),
        ActionStatus::ClaimedComplete => ("claimed", Tone::Info),
        ActionStatus::InProgress => ("begun", Tone::Plain),
        _ => ("open", Tone::Plain),
    }
}

/// One action: number, words, owner, day where there is room, how late, state.
fn action(model: &Model, line: &ActionLine, columns: usize, owners: usize) -> Line {
    let roomy = columns >= 84;
    let fixed = if roomy { 3 + 6 + 12 + 9 + 8 } else { 2 + 5 + 9 + 8 } + owners;
    let words = columns.saturating_sub(fixed).max(8);
    let owner = if line.owner.is_some() { whole_words(&line.owner_label, owners - 1) } else { "none".to_owned() };
    let (state, tone) = state_of(line, model.today);
    let cell = |text: &str, width: usize| fit(&crate::text::clean_line(text), width, Align::Left);
    let mut found = Line::plain(if roomy { "   " } else { "  " });
    found = found.and(cell(short_reference(&line.number), if roomy { 6 } else { 5 }), Tone::Dim);
    found = found.and(cell(&line.text, words.saturating_sub(1)) + " ", Tone::Plain);
    found = found.and(cell(&owner, owners), Tone::Plain);
    if roomy {
        found = found.and(cell(&line.due.map_or("-".to_owned(), short_weekday), 12), Tone::Plain);
    }
    let when = line.due.map_or("no date".to_owned(), |due| lateness(due, model.today));
    let when_tone = if tone == Tone::Alert { tone } else { Tone::Plain };
    found.and(cell(&when, 9), when_tone).and(state, tone)
}

fn decision(card: &Briefing, columns: usize) -> Section {
    let mut lines = vec![Line::heading("Last decision")];
    match &card.last_decision {
        Some(last) => {
            let at = last.meeting.map_or(String::new(), |number| format!("Meeting {number}, "));
            let entry = last.entry.map_or(String::new(), |entry| format!(", entry {}", count_group(entry)));
            let by = if last.by.is_empty() { ", as imported".to_owned() } else { format!(", by {}", last.by) };
            lines.push(Line::said(format!("{at}{}{entry}{by}", short(last.on)), Tone::Dim));
            lines.extend(hanging("", &format!("{}.", last.short), columns, Tone::Plain));
            if let Some(tier) = card.line.tier {
                let days = plural(last.days_in_tier.unsigned_abs(), "day", "days");
                lines.push(Line::plain(format!("Tier {tier} for {days}, since {}.", plain(last.since))));
            }
        }
        None => lines.push(Line::said("none: no tier was decided yet", Tone::Alert)),
    }
    Section::kept(Part::Decision, lines)
}

fn objective(model: &Model, card: &Briefing, columns: usize) -> Section {
    let mut lines = match &card.objective {
        Some(objective) => {
            let to = objective.to.map_or(String::new(), |to| format!(" to {}", short(to)));
            let mut lines = vec![Line::heading(&format!("Objective{to}"))];
            if objective.over {
                lines.push(Line::said("It has run out: set the next one with + o.", Tone::Warn));
            }
            lines.extend(hanging("", &format!("\"{}\"", objective.text), columns, Tone::Plain));
            lines
        }
        None => {
            let to = model.anchors.next_meeting.map_or(String::new(), |to| format!(" to {}", short(to)));
            let heading = Line::heading(&format!("Objective{to}: "));
            vec![heading.and("not set", Tone::Warn).and("   + o sets it", Tone::Dim)]
        }
    };
    if !card.last_objective.is_empty() && card.objective.as_ref().is_none_or(|objective| objective.over) {
        lines.extend(hanging("", &format!("Last: \"{}\"", card.last_objective), columns, Tone::Dim));
    }
    Section::kept(Part::Objective, lines)
}

/// `trained Mar 2026`, `training LAPSED Aug 2024`, `UNTRAINED`.
#[must_use]
pub fn training_words(training: Training) -> (String, Tone) {
    match training {
        Training::Current(on) => (format!("trained {}", month_year(on)), Tone::Plain),
        Training::Lapsed(on) => (format!("training LAPSED {}", month_year(on)), Tone::Warn),
        Training::NoneRecorded => ("UNTRAINED".to_owned(), Tone::Warn),
    }
}

fn lro(model: &Model, card: &Briefing, columns: usize) -> Section {
    let mut lines = vec![Line::heading("LRO")];
    let Some(lro) = &card.lro else {
        lines.push(Line::said("none", Tone::Alert).and("   o chooses one", Tone::Dim));
        return Section::kept(Part::Lro, lines);
    };
    let officer = &lro.officer;
    let (trained, tone) = training_words(lro.training);
    let name = Line::said(format!("{}  ", officer.label), Tone::Bold);
    let unit = if officer.unit.is_empty() { String::new() } else { format!("{}, ", officer.unit) };
    if width(&officer.label) + 2 + width(&unit) + trained.len() <= columns {
        lines.push(name.and(unit, Tone::Plain).and(trained, tone));
    } else {
        lines.push(name.and(officer.unit.clone(), Tone::Plain));
        lines.push(Line::said(trained, tone));
    }
    let limit = officer.limit.map_or(String::new(), |limit| format!(" of {limit}"));
    let load = Line::plain(format!("Groups {}{limit}", officer.leads));
    let load = if lro.over > 0 { load.and(format!(": OVER by {}", lro.over), Tone::Alert) } else { load };
    lines.push(load.and(format!("   open {}, late {}", officer.open, officer.late), Tone::Plain));
    if !lro.also.is_empty() {
        let mut tiers: BTreeMap<Option<u8>, Vec<&str>> = BTreeMap::new();
        for (_, operation, tier) in &lro.also {
            tiers.entry(*tier).or_default().push(without_op(operation));
        }
        let also = tiers.into_iter().map(|(tier, names)| {
            format!("{} ({})", names.join(", "), tier.map_or("no tier".to_owned(), |tier| tier.to_string()))
        });
        lines.extend(hanging("Also ", &also.collect::<Vec<_>>().join("  "), columns, Tone::Plain));
    }
    let deputy = card.deputy.as_ref().map_or("none", |deputy| deputy.officer.label.as_str());
    let line = Line::plain(format!("Deputy: {deputy}."));
    lines.push(match room(model, &officer.label) {
        Some((words, tone)) => line.and(format!("   {words}"), tone),
        None => line,
    });
    Section::kept(Part::Lro, lines)
}

/// Whether somebody is in the room of the open meeting.
#[must_use]
pub fn room(model: &Model, who: &str) -> Option<(String, Tone)> {
    use crate::domain::meeting::Presence;
    let attender = model.sitting.open()?.attender(who);
    Some(match attender.map(|attender| &attender.presence) {
        Some(Presence::Present { visits }) => match visits.last() {
            Some(visit) if visit.left.is_none() => (format!("In the room since {}", clock(visit.joined)), Tone::Plain),
            Some(visit) => (format!("Left at {}", visit.left.map_or(String::new(), clock)), Tone::Warn),
            None => ("Not in the room".to_owned(), Tone::Warn),
        },
        Some(Presence::Apologies { deputy }) if deputy.is_empty() => ("Apologies".to_owned(), Tone::Warn),
        Some(Presence::Apologies { deputy }) => (format!("Apologies; {deputy} instead"), Tone::Warn),
        Some(Presence::Expected) | None => ("Not in the room".to_owned(), Tone::Warn),
    })
}

/// The word for the way the score went.
#[must_use]
pub fn way_words(way: Way) -> String {
    match way {
        Way::First => "first".to_owned(),
        Way::Rising(by) => format!("rising, {by} up in 12 months"),
        Way::Falling(by) => format!("falling, {} down in 12 months", by.abs()),
        Way::Level => "level".to_owned(),
        Way::NotComparable => "not comparable".to_owned(),
    }
}

fn score(card: &Briefing) -> Section {
    let Some(trend) = &card.trend else {
        return Section::new(Part::Score, vec![headed("Score: ", "none recorded".into())]);
    };
    let newest = trend.assessments.last();
    let scheme = newest.map_or("", |newest| newest.details.scheme.as_str());
    let count = plural(trend.assessments.len() as u64, "assessment", "assessments");
    let mut lines = vec![Line::heading("Score").and(format!(" ({scheme}, {count})"), Tone::Bold)];
    let scores: Vec<Option<i64>> = trend.assessments.iter().rev().take(8).rev().map(|one| one.details.score).collect();
    let figure = |score: &Option<i64>| score.map_or("-".to_owned(), |score| score.to_string());
    let figures: String = scores.iter().map(|score| fit(&figure(score), 4, Align::Left)).collect();
    lines.push(Line::plain(figures).and(way_words(trend.way), Tone::Plain));
    let most = scores.iter().flatten().copied().max().unwrap_or(0).max(1);
    let mut bars = Line::default();
    for score in &scores {
        let eighths = score.map_or(0, |score| (score.max(0) * 8 / most).clamp(0, 8));
        bars = bars.ink(Ink::Rise(u8::try_from(eighths).unwrap_or(0))).and("   ", Tone::Plain);
    }
    let band = newest.map(|newest| newest.details.band.as_str()).filter(|band| !band.is_empty());
    let due = newest.and_then(|newest| newest.details.next_due);
    let band = band.map_or(String::new(), |band| format!("band {band}"));
    let due = due.map_or(String::new(), |due| format!("   next due {}", short(due)));
    lines.push(bars.and(band + &due, Tone::Plain));
    Section::new(Part::Score, lines)
}

fn triggers(card: &Briefing, columns: usize) -> Section {
    let mut lines = vec![headed("Triggers: ", open_words(card.triggers.len()))];
    for item in &card.triggers {
        if let Content::Trigger(trigger) = &item.content {
            let lead = format!("{}  ", short(trigger.occurred_on));
            let detail = if trigger.detail.is_empty() { String::new() } else { format!(", {}", trigger.detail) };
            lines.extend(hanging(&lead, &format!("{}{detail}. No disposal.", trigger.kind), columns, Tone::Plain));
        }
    }
    Section::new(Part::Triggers, lines)
}

fn gaps(card: &Briefing, columns: usize) -> Section {
    let mut lines = vec![headed("Intelligence gaps: ", open_words(card.gaps.len()))];
    for (n, (item, days)) in (1..).zip(&card.gaps) {
        if let Content::Gap(gap) = &item.content {
            let days = plural(days.unsigned_abs(), "day", "days");
            lines.extend(hanging(&format!("G{n}  "), &format!("{} ({days})", gap.what), columns, Tone::Plain));
        }
    }
    Section::new(Part::Gaps, lines)
}

fn open_words(count: usize) -> String {
    if count == 0 { "none".to_owned() } else { format!("{count} open") }
}

fn stakeholders(card: &Briefing, columns: usize) -> Section {
    let shareable = format!("Shareable with partners: {} of {}", card.shareable(), actions_words(card.live()));
    if card.stakeholders.is_empty() {
        let none = headed("Stakeholders: ", "none".into());
        return Section::new(Part::Stakeholders, vec![none, Line::plain(shareable)]);
    }
    let names = card.stakeholders.iter().map(|(who, _)| width(who)).max().unwrap_or(0).min(columns / 2) + 2;
    let one = |(who, on): &(String, Option<crate::domain::time::Date>)| {
        fit(who, names, Align::Left) + &on.map_or("never".to_owned(), short)
    };
    let cells: Vec<String> = card.stakeholders.iter().map(one).collect();
    let widest = cells.iter().map(|cell| width(cell)).max().unwrap_or(1) + 3;
    let mut lines = vec![Line::heading("Stakeholders").and(", last consulted", Tone::Bold)];
    for row in cells.chunks((columns / widest).max(1)) {
        let row: String = row.iter().map(|cell| fit(cell, widest, Align::Left)).collect();
        lines.push(Line::plain(row.trim_end()));
    }
    lines.push(Line::plain(shareable));
    Section::new(Part::Stakeholders, lines)
}

fn actions_words(count: usize) -> String {
    plural(count as u64, "action", "actions")
}

/// `CSP 4 Nov`, `Youth justice never`.
#[must_use]
pub fn stakeholder_words(card: &Briefing) -> Vec<String> {
    card.stakeholders.iter().map(|(who, on)| format!("{who} {}", on.map_or("never".to_owned(), short))).collect()
}

fn listed(part: Part, heading: &str, items: &[Item], columns: usize) -> Section {
    let mut lines = vec![headed(&format!("{heading}: "), items.len().to_string())];
    for item in items {
        lines.extend(hanging("- ", &item.content.words(), columns, Tone::Plain));
    }
    Section::new(part, lines)
}
