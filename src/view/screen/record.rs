//! The record card of a group: what is written, its history in sentences, its actions, what happened to it.

use crate::domain::ocg::Post;
use crate::domain::receipt::Card;
use crate::domain::time::{distance, lateness, plain, short_year};
use crate::model::events::{Event, events};
use crate::model::history::record_facts_height;
use crate::model::layout::Area;
use crate::model::state::{Model, Record, Tab};
use crate::model::tables::ACTIONS;
use crate::text::{count_group, plural};
use crate::view::pane::action_rows;
use crate::view::pen::{Pen, Piece};
use crate::view::skin::{Emphasis, Role};
use crate::view::table::table;

use super::{full, heading, lines};

/// Draws the card.
pub(in crate::view) fn record(pen: &mut Pen<'_>, model: &Model, record: &Record) -> Option<(u16, u16)> {
    let (line, body) = full(pen, model);
    let Some(card) = record.card.as_deref() else {
        pen.line(line, &[Piece::dim("Reading the record.")]);
        return None;
    };
    title(pen, model, record, card, line);
    match record.tab {
        Tab::Facts => {
            let height = record_facts_height(body.height);
            let top = body.above(height);
            facts(pen, model, card, top.above(height.saturating_sub(1)));
            let words = plural(card.history as u64, "sentence", "sentences");
            heading(pen, top.row(height.saturating_sub(1)), "History, newest first", words);
            lines(pen, body.below(height), &record.history, true)
        }
        Tab::Actions => {
            let rows = action_rows(model, &record.actions, usize::from(body.height.saturating_sub(1)), true);
            table(pen, body, ACTIONS.columns, None, true, &rows)
        }
        Tab::Events => happened(pen, record, card, body),
    }
}

fn title(pen: &mut Pen<'_>, model: &Model, record: &Record, card: &Card, line: Area) {
    let ocg = &card.ocg;
    let counts = model.lines.ocg(ocg.id).map(|line| line.counts.live_total());
    let happened = card.disruptions.len() + card.assessments.len() + card.notes.len();
    let mut tabs = Vec::new();
    for tab in Tab::ALL {
        let words = match tab {
            Tab::Facts => format!("Facts, history {}", count_group(card.history as u64)),
            Tab::Actions => format!("Actions {}", counts.unwrap_or(0)),
            Tab::Events => format!("Events {happened}"),
        };
        let piece = if tab == record.tab {
            Piece::new(format!("[ {words} ]"), Role::Text, Emphasis::Bold)
        } else {
            Piece::dim(format!("  {words}  "))
        };
        tabs.push(piece);
    }
    let wide: u16 = tabs.iter().map(|piece| pen.width(&piece.text)).sum();
    let wide = wide.min(line.width);
    pen.line(line.after(line.width - wide), &tabs);
    let mut words = vec![Piece::bold(ocg.details.operation.as_str())];
    let mut say = |text: String| words.push(Piece::plain(format!("   {text}")));
    if !ocg.details.reference.is_empty() {
        say(ocg.details.reference.clone());
    }
    say(ocg.tier().map_or("no tier".to_owned(), |tier| format!("Tier {tier}")));
    say(ocg.status.word().to_owned());
    if let Some(lro) = &ocg.lro {
        say(lro.officer.label.clone());
    } else {
        words.push(Piece::new("   no LRO", Role::Alert, Emphasis::Bold));
    }
    pen.line(line.before(line.width.saturating_sub(wide + 2)), &words);
}

/// Label and value lines in two columns, or in one where there is no room for two; then the matters for the chair.
fn facts(pen: &mut Pen<'_>, model: &Model, card: &Card, area: Area) {
    let two = area.width >= 100;
    let width = if two { area.width / 2 } else { area.width };
    let (left, right) = (identity(model, card), standing(model, card));
    pen.line(area.row(0).after(1), &[Piece::heading("Identity")]);
    let mut rows = 1;
    for (label, value) in &left {
        fact(pen, area.before(width).row(rows), label, value);
        rows += 1;
    }
    let (column, mut rows) = if two { (area.after(width), 1) } else { (area, rows) };
    if two {
        pen.line(column.row(0), &[Piece::heading("Standing")]);
    }
    for (label, value) in &right {
        fact(pen, column.row(rows), label, value);
        rows += 1;
    }
    let position = model.lines.position(card.ocg.id);
    for matter in position.map_or(&[][..], |at| model.lines.matters(at)) {
        pen.line(column.row(rows).after(1), &[Piece::new(matter.sentence(), Role::Alert, Emphasis::Bold)]);
        rows += 1;
    }
}

fn fact(pen: &mut Pen<'_>, row: Area, label: &str, value: &str) {
    let line = row.after(1).before(row.width.saturating_sub(2));
    pen.line(line.before(12), &[Piece::dim(label)]);
    pen.line(line.after(13), &[Piece::plain(value)]);
}

fn identity(model: &Model, card: &Card) -> Vec<(&'static str, String)> {
    let (ocg, details) = (&card.ocg, &card.ocg.details);
    let or_none = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    let members = details.members;
    let mut counted = vec![
        format!("{} principal", members.principal),
        format!("{} significant", members.significant),
        format!("{} peripheral", members.peripheral),
    ];
    if members.unstated > 0 {
        counted.push(format!("{} of unknown role", members.unstated));
    }
    let mut rows = vec![
        ("Status", format!("{} since {}", ocg.status.word(), plain(ocg.status_since))),
        ("Kind", details.kind.word().to_owned()),
        ("Threats", or_none(&details.threats.join(", "))),
        ("Flags", or_none(&details.flags.join(", "))),
        ("Area", or_none(&details.area)),
        ("Members", if members.total() == 0 { "-".to_owned() } else { counted.join(", ") }),
    ];
    rows.push((
        "APMIS",
        match details.apmis_updated {
            Some(on) => format!("updated {} ({})", short_year(on), distance(on, model.today)),
            None => "never carried across".to_owned(),
        },
    ));
    // What holds it comes first, since that decides.
    if let Some(retention) = ocg.retention.as_deref() {
        rows.push(("Retention", retention.words()));
    }
    if !details.descriptive.is_empty() {
        rows.push(("Known as", details.descriptive.clone()));
    }
    rows
}

fn standing(model: &Model, card: &Card) -> Vec<(&'static str, String)> {
    let ocg = &card.ocg;
    let mut rows = Vec::new();
    if let Some(placement) = &ocg.placement {
        let days = u64::try_from((model.today - placement.since).num_days()).unwrap_or(0);
        rows.push(("Tier", format!("{} {}, for {}", placement.tier, placement.name, plural(days, "day", "days"))));
        if !placement.because.is_empty() {
            rows.push(("Because", format!("\"{}\"", placement.because)));
        }
        rows.push(("Decided", format!("{} by {}", short_year(placement.decided_on), placement.decided_by)));
        if let Some(review) = placement.review {
            rows.push(("Review", format!("{}, {}", plain(review), lateness(review, model.today))));
        }
        if !placement.unit.is_empty() {
            rows.push(("Unit", placement.unit.clone()));
        }
    }
    for post in Post::ALL {
        if let Some(holder) = ocg.holder(post) {
            let label = match post {
                Post::Lro => "LRO",
                Post::Deputy => "Deputy",
                Post::Sro => "SRO",
            };
            rows.push((label, format!("{} since {}", holder.officer.label, short_year(holder.since))));
        }
    }
    if let Some(score) = card.assessments.first() {
        let details = &score.details;
        let figure = details.score.map(|score| score.to_string()).unwrap_or_default();
        let said = [details.scheme.as_str(), &figure, &details.band].into_iter().filter(|word| !word.is_empty());
        rows.push(("Score", format!("{}, {}", said.collect::<Vec<_>>().join(" "), short_year(score.on))));
    }
    rows
}

/// Disruptions, scores and notes, one line each.
fn happened(pen: &mut Pen<'_>, record: &Record, card: &Card, area: Area) -> Option<(u16, u16)> {
    let all = events(card);
    if all.is_empty() {
        pen.line(
            area.after(2),
            &[Piece::dim("No disruption, score or note is recorded. d claims a disruption, m notes, + c scores.")],
        );
        return None;
    }
    let shown = record.events.shown(usize::from(area.height), all.len());
    let mut spot = None;
    for (row, at) in (0_u16..).zip(shown) {
        let Some(event) = all.get(at) else { continue };
        let line = area.row(row);
        pen.line(line.after(2).before(line.width.saturating_sub(3)), &said(event));
        if at == record.events.at {
            let style = pen.skin.plain(Role::Text);
            pen.glyph(line.x, line.y, '>', style);
            pen.mark_cursor(line);
            spot = Some((line.x, line.y));
        }
    }
    spot
}

fn said(event: &Event<'_>) -> Vec<Piece<'static>> {
    match event {
        Event::Disruption(disruption) => {
            let details = &disruption.details;
            let level = match &disruption.moderation {
                Some(moderation) => Piece::bold(format!("{}  ", moderation.word())),
                None => Piece::new(format!("claimed {}  ", details.claimed.word()), Role::Info, Emphasis::Plain),
            };
            vec![
                Piece::dim(format!("{}  disruption  {}  ", short_year(details.on), disruption.number)),
                level,
                Piece::plain(format!("{}, by {}: {}", details.strand, details.unit, details.evidence)),
            ]
        }
        Event::Score(score) => {
            let details = &score.details;
            let figure = details.score.map_or(String::new(), |score| format!(" {score}"));
            let band = if details.band.is_empty() { String::new() } else { format!(" {}", details.band) };
            let by = if details.assessor.is_empty() { String::new() } else { format!(", by {}", details.assessor) };
            vec![
                Piece::dim(format!("{}  score  ", short_year(score.on))),
                Piece::plain(format!("{}{figure}{band}{by}", details.scheme)),
            ]
        }
        Event::Note(note) => {
            let about = note.action.as_ref().map_or(String::new(), |action| format!("{}: ", action.number));
            vec![Piece::dim(format!("{}  note  ", short_year(note.on))), Piece::plain(format!("{about}{}", note.text))]
        }
    }
}
