//! The briefing card in one column under 110 columns: labels at the left, the parts that decide first (screens section 4).
//!
//! It must not know which of the lines show.

use super::balance;
use super::brief::brief;
use super::budget::{Part, Section};
use super::prose::{Line, Tone, hanging};
use super::sections::{matters, owner_columns, room, stakeholder_words, state_of, training_words, way_words};
use crate::domain::action::{ActionStatus, days_late};
use crate::domain::board::ActionLine;
use crate::domain::briefing::Briefing;
use crate::domain::time::{days_between, lateness, short};
use crate::model::panes::short_reference;
use crate::model::state::Model;
use crate::text::{Align, fit, plural, whole_words};

/// Columns of the labels.
const LABEL: usize = 13;

/// All parts, in order.
#[must_use]
pub fn all(model: &Model, card: &Briefing, columns: usize, next: Option<crate::domain::time::Date>) -> Vec<Section> {
    let mut found = vec![decide(card, columns)];
    found.push(Section::kept(Part::Decision, decision(card, columns)));
    found.push(Section::kept(Part::Objective, objective(card, columns)));
    found.push(changed(model, card));
    found.push(actions(model, card, columns, next));
    found.push(Section::kept(Part::Lro, vec![lro(model, card)]));
    found.push(Section::kept(Part::Score, vec![score(card)]));
    let partners = if card.stakeholders.is_empty() { "none".to_owned() } else { stakeholder_words(card).join("  ") };
    let rows = labelled("Stakeholders", &partners, columns, Tone::Plain);
    found.push(Section { spare: (0..rows.len()).rev().collect(), ..Section::new(Part::Stakeholders, rows) });
    let rows = labelled("4P done/open", &balance::words(card), columns, Tone::Plain);
    found.push(Section { spare: (0..rows.len()).rev().collect(), ..Section::new(Part::Balance, rows) });
    let rows = labelled("Disruptions", &card.disruption_words(), columns, Tone::Plain);
    found.push(Section { spare: (0..rows.len()).rev().collect(), ..Section::new(Part::Disruptions, rows) });
    found
}

fn label(words: &str) -> String {
    fit(&words.to_uppercase(), LABEL, Align::Left)
}

fn labelled(words: &str, text: &str, columns: usize, tone: Tone) -> Vec<Line> {
    let mut lines = hanging(&label(words), text, columns, tone);
    if let Some(super::prose::Ink::Words(_, tone)) = lines.first_mut().and_then(|line| line.inks.first_mut()) {
        *tone = Tone::Bold;
    }
    lines
}

fn decide(card: &Briefing, columns: usize) -> Section {
    let sentences = matters(card);
    if sentences.is_empty() {
        return Section::kept(Part::Decide, labelled("Decide", "none", columns, Tone::Dim));
    }
    let mut lines = vec![Line::heading("For you to decide")];
    for (n, sentence) in (1..).zip(sentences) {
        lines.extend(hanging(&format!("{n}  "), &sentence, columns, Tone::Alert));
    }
    Section::kept(Part::Decide, lines)
}

fn decision(card: &Briefing, columns: usize) -> Vec<Line> {
    match &card.last_decision {
        Some(last) => {
            let days = plural(last.days_in_tier.unsigned_abs(), "day", "days");
            let tier = card.line.tier.map_or(String::new(), |tier| format!(" Tier {tier} for {days}."));
            let words = format!("{}: {}.{tier}", short(last.on), last.short);
            labelled("Last", &words, columns, Tone::Plain)
        }
        None => labelled("Last", "none: no tier was decided yet", columns, Tone::Alert),
    }
}

fn objective(card: &Briefing, columns: usize) -> Vec<Line> {
    match &card.objective {
        Some(objective) => {
            let to = objective.to.map_or(String::new(), |to| format!("To {}: ", short(to)));
            let over = if objective.over { " (has run out: + o)" } else { "" };
            labelled("Objective", &format!("{to}{}{over}", objective.text), columns, Tone::Plain)
        }
        None if card.last_objective.is_empty() => labelled("Objective", "not set (+ o sets it)", columns, Tone::Warn),
        None => {
            let words = format!("not set (+ o). Last: {}", card.last_objective);
            labelled("Objective", &words, columns, Tone::Warn)
        }
    }
}

fn changed(model: &Model, card: &Briefing) -> Section {
    let since = card.last_called.as_ref().map_or("never called before".to_owned(), |called| {
        plural(days_between(called.on, model.today).unsigned_abs(), "day", "days")
    });
    let count = plural(card.changes.len() as u64, "entry", "entries");
    let mut lines = vec![Line::said(label("Changed"), Tone::Bold).and(format!("({since})  {count}"), Tone::Plain)];
    for change in &card.changes {
        let lead = format!("  {}", fit(&short(change.on), 8, Align::Left));
        lines.push(
            Line::said(lead, Tone::Dim)
                .and(brief(&change.sentence, &card.line.operation, &model.facts.founding.prefix), Tone::Plain),
        );
    }
    // The newest two stay as long as anything can.
    let spare = (1..lines.len().saturating_sub(2)).collect();
    Section { part: Part::Changed, lines, spare, more: "earlier" }
}

fn actions(model: &Model, card: &Briefing, columns: usize, next: Option<crate::domain::time::Date>) -> Section {
    let mut heading = Line::said(label("Actions"), Tone::Bold);
    let (mut lines, mut spare) = (Vec::new(), Vec::new());
    for strand in &card.actions {
        let name = strand.strand.map_or("no P", |strand| strand.word());
        heading = match (strand.empty, strand.late) {
            _ if !strand.not_applicable.is_empty() => heading.and(format!("{name} n/a   "), Tone::Dim),
            (true, _) => heading.and(format!("{name} 0 EMPTY   "), Tone::Alert),
            (false, 0) => heading.and(format!("{name} {}   ", strand.actions.len()), Tone::Plain),
            (false, late) => heading.and(format!("{name} {}, {late} late   ", strand.actions.len()), Tone::Plain),
        };
        for line in &strand.actions {
            let late = days_late(line.status, line.due, model.today).is_some();
            let soon = line.due.is_some_and(|due| next.is_some_and(|next| due < next));
            if !late && !soon && line.status != ActionStatus::ClaimedComplete {
                spare.push(lines.len() + 1);
            }
            lines.push(Line { action: Some(line.id), ..action(model, line, columns, owner_columns(card)) });
        }
    }
    lines.insert(0, heading);
    spare.reverse();
    Section { part: Part::Actions, lines, spare, more: "more open" }
}

fn action(model: &Model, line: &ActionLine, columns: usize, owners: usize) -> Line {
    let words = columns.saturating_sub(2 + 5 + 8 + owners + 9 + 8).max(8);
    let owner = if line.owner.is_some() { whole_words(&line.owner_label, owners - 1) } else { "none".to_owned() };
    let (state, tone) = state_of(line, model.today);
    let cell = |text: &str, width: usize| fit(&crate::text::clean_line(text), width, Align::Left);
    let strand = line.strand.map_or("-", |strand| strand.word());
    let when = line.due.map_or("no date".to_owned(), |due| lateness(due, model.today));
    Line::said(format!("  {}", cell(short_reference(&line.number), 5)), Tone::Dim)
        .and(cell(strand, 8), Tone::Plain)
        .and(cell(&line.text, words.saturating_sub(1)) + " ", Tone::Plain)
        .and(cell(&owner, owners), Tone::Plain)
        .and(cell(&when, 9), if tone == Tone::Alert { tone } else { Tone::Plain })
        .and(state, tone)
}

fn lro(model: &Model, card: &Briefing) -> Line {
    let line = Line::said(label("LRO"), Tone::Bold);
    let Some(lro) = &card.lro else { return line.and("none", Tone::Alert).and("   o chooses one", Tone::Dim) };
    let (trained, tone) = training_words(lro.training);
    let limit = lro.officer.limit.map_or(String::new(), |limit| format!(" of {limit}"));
    let line = line.and(format!("{} ", lro.officer.label), Tone::Plain).and(trained, tone);
    let line = line.and(format!(", groups {}{limit}", lro.officer.leads), Tone::Plain);
    let line = if lro.over > 0 { line.and(" OVER", Tone::Alert) } else { line };
    let line = line.and(format!(", open {}, late {}", lro.officer.open, lro.officer.late), Tone::Plain);
    match room(model, &lro.officer.label) {
        Some((words, Tone::Warn)) => line.and(format!("  {words}"), Tone::Warn),
        _ => line,
    }
}

fn score(card: &Briefing) -> Line {
    let line = Line::said(label("Score"), Tone::Bold);
    let line = match &card.trend {
        Some(trend) => {
            let scores: Vec<String> = trend
                .assessments
                .iter()
                .rev()
                .take(6)
                .rev()
                .map(|one| one.details.score.map_or("-".to_owned(), |score| score.to_string()))
                .collect();
            let band = trend.assessments.last().map_or("", |newest| newest.details.band.as_str());
            let way = way_words(trend.way);
            let way = way.split(',').next().unwrap_or_default();
            line.and(format!("{} {way} {band}", scores.join(" ")), Tone::Plain)
        }
        None => line.and("none", Tone::Dim),
    };
    let (triggers, gaps) = (card.triggers.len(), card.gaps.len());
    line.and("   TRIGGERS ", Tone::Bold)
        .and(format!("{triggers} open"), Tone::Plain)
        .and("   GAPS ", Tone::Bold)
        .and(format!("{gaps} open"), Tone::Plain)
}
