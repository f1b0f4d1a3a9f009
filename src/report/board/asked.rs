//! What the board is asked, bids and unmet demand, and corrections to what was issued before.

use super::Paper;
use super::moves::own;
use crate::domain::fact::Fact;
use crate::domain::item::{BoardSubject, Content, Outcome};
use crate::domain::tier::Tier;
use crate::domain::time::{days_between, plain};
use crate::report::document::{Block, List, Text, ended};
use crate::report::figures::{Sort, erased, reasons};
use crate::report::sentences::{Around, named, tell};
use crate::text::plural;

/// Reason codes that say staff was wanting (rule 27).
const WANT_OF_STAFF: [&str; 2] = ["abstraction", "no resource"];

fn days(from: crate::domain::time::Date, to: crate::domain::time::Date) -> String {
    plural(u64::try_from(days_between(from, to)).unwrap_or(0), "day", "days")
}

pub(super) fn asked(paper: &Paper<'_>) -> Vec<Block> {
    let day = paper.end.day;
    let mut items: Vec<Text> = Vec::new();
    for (_, fact) in own(paper) {
        if let Fact::ItemAdded { item } = fact
            && let Content::Decision(decision) = &item.content
            && decision.to_board
        {
            let why = Text::from(format!("{} Reason: {} (", ended(&decision.text), ended(&decision.rationale)));
            items.push(why.and_ref(&item.number).and(")."));
        }
    }
    for line in paper.end.ordered() {
        let Some(tier @ 1..=2) = line.tier.map(Tier::number) else { continue };
        if let Some(since) = paper.end.board.without_lro(line, day) {
            let since = days(since, day);
            items.push(Text::from(format!("Name an LRO for {} (tier {tier}), none for {since}.", line.operation)));
        }
    }
    for item in paper.end.record.items().values().filter(|item| item.content.is_open()) {
        if let Content::Bid(bid) = &item.content {
            let needed = bid.needed_by.map_or_else(String::new, |by| format!(", needed by {}", plain(by)));
            items.push(Text::from("Answer bid ").and_ref(&item.number).and(&format!(
                " ({}, {}){needed}, {}.",
                bid.what,
                bid.to_whom,
                if bid.made_on < day {
                    format!("unanswered for {}", days(bid.made_on, day))
                } else {
                    "made on the day".to_owned()
                }
            )));
        }
    }
    items.extend(taken(paper));
    items.extend(abstraction(paper));
    if matches!(super::objectives::next(paper).first(), Some(Block::List(_))) {
        items.push("Agree the objectives in section 14.".into());
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List { ordered: true, items })]
}

/// What was put off or given up for want of staff is a risk the board accepts or acts on.
fn abstraction(paper: &Paper<'_>) -> Option<Text> {
    let of = |cancelled: bool| -> u64 {
        let codes = reasons(&paper.run.period, cancelled).into_iter();
        codes.filter(|(code, _)| WANT_OF_STAFF.contains(&code.as_str())).map(|(_, count)| count).sum()
    };
    let (extended, cancelled) = (of(false), of(true));
    (extended + cancelled > 0).then(|| {
        Text::from(format!(
            "Accept, or act on, the risk for want of staff: {} extended, {cancelled} cancelled.",
            plural(extended, "action", "actions")
        ))
    })
}

/// What the chair takes to the board and the board has not settled.
fn taken(paper: &Paper<'_>) -> Vec<Text> {
    let record = &paper.end.record;
    let open = record.items().values().filter(|item| item.content.is_open());
    open.filter_map(|item| {
        let Content::BoardMatter(matter) = &item.content else { return None };
        let about = match &matter.about {
            BoardSubject::Group => item.ocg.as_ref().map(named)?,
            BoardSubject::Action { action } => {
                let now = record.actions().get(&action.id);
                let due = now.and_then(|now| now.due).map_or_else(String::new, |due| format!(", due {}", plain(due)));
                let title = now.map_or("", |now| now.details.text.trim());
                let owner = now.and_then(|now| now.owner.as_ref()).map_or("nobody", |owner| owner.label.as_str());
                Text::from("Action ").and_ref(&action.number).and(&format!(" ({}, {owner}{due}: {title})", action.ocg))
            }
            BoardSubject::Bid { number, .. } => Text::from("Bid ").and_ref(number),
        };
        Some(about.and(&format!(": {}", ended(&matter.why))))
    })
    .collect()
}

/// Rule 27: listed, never summed into one number.
pub(super) fn bids_and_demand(paper: &Paper<'_>) -> Vec<Block> {
    let found = paper.bids;
    let demand = demand(paper);
    if found.start + found.made + found.end == 0 && demand.is_empty() {
        return Vec::new();
    }
    let late: Vec<Text> = paper
        .end
        .record
        .items()
        .values()
        .filter(|item| item.content.is_open())
        .filter_map(|item| match &item.content {
            Content::Bid(bid) if bid.needed_by.is_some_and(|by| by < paper.end.day) => {
                Some(Text::reference(&item.number))
            }
            _ => None,
        })
        .collect();
    let mut text = Text::from(format!(
        "{} open at start, {} made, {} answered ({} supported, {} part-supported, {} declined), {} withdrawn, {} open at end.",
        found.start,
        found.made,
        found.answered(),
        found.supported,
        found.part,
        found.declined,
        found.withdrawn,
        found.end
    ));
    if !late.is_empty() {
        text = text.and(" Past its needed-by date: ").and_text(Text::joined(late, ", ")).and(".");
    }
    let demand = if demand.is_empty() { "none".to_owned() } else { demand.join(", ") };
    vec![Block::Paragraph(text), Block::paragraph(format!("Unmet demand: {demand}."))]
}

fn demand(paper: &Paper<'_>) -> Vec<String> {
    let found = paper.bids;
    let mut parts = Vec::new();
    for (count, words) in
        [(found.declined, "declined"), (found.part, "part-supported"), (found.late, "unanswered past its date")]
    {
        parts.extend((count > 0).then(|| format!("{count} {words}")));
    }
    for (cancelled, word) in [(false, "extended"), (true, "cancelled")] {
        for (code, count) in reasons(&paper.run.period, cancelled) {
            if WANT_OF_STAFF.contains(&code.as_str()) {
                parts.push(format!("{} {word} for {code}", plural(count, "action", "actions")));
            }
        }
    }
    parts
}

/// Rules 4 and 5: what was withdrawn or changed of earlier periods is never netted with this one.
pub(super) fn corrections(paper: &Paper<'_>) -> Vec<Block> {
    let mut items: Vec<Text> = Vec::new();
    for (number, then, now) in &paper.disrupted.corrected {
        let change =
            [then.map(|level| format!("{} \u{2212}1", level.word())), now.map(|level| format!("{} +1", level.word()))];
        let change = change.into_iter().flatten().collect::<Vec<_>>().join(", ");
        items.push(Text::from("Disruption ").and_ref(number).and(&format!(": {change}, agreed in an earlier period.")));
    }
    for step in paper.run.period.steps.iter().filter(|step| step.stands) {
        let word = match step.sort {
            Sort::WithdrawsEarlier(entry) => {
                format!("Entry {} of an earlier period is withdrawn: ", crate::text::count_group(entry))
            }
            Sort::Restores(entry) => {
                format!("Entry {} of an earlier period stands again: ", crate::text::count_group(entry))
            }
            Sort::Own => match step.fact() {
                Some(Fact::ItemAdded { item }) if matches!(item.content, Content::Correction(_)) => String::new(),
                // What was entered in this period is counted as it stands at its end, and corrects nothing.
                Some(Fact::ItemChanged { item, from, to, .. }) if paper.start.items().contains_key(item) => {
                    match (&**from, &**to) {
                        (Content::Outcome(was), Content::Outcome(now)) if was.quantity != now.quantity => {
                            difference(was, now)
                        }
                        _ => continue,
                    }
                }
                _ => continue,
            },
            Sort::Import | Sort::WithdrawsInside(_) | Sort::Erased | Sort::Apart => continue,
        };
        if let Some(fact) = step.fact() {
            items.push(Text::from(word).and_text(tell(fact, &Around::only(&paper.end.profile)).sentence));
        }
    }
    items.extend(erased(paper.run.figures.erased).map(Text::from));
    let late = paper.run.figures.late;
    if late > 0 {
        items.push(Text::from(format!(
            "Late: {} of what happened before the period counted here.",
            plural(late, "entry", "entries")
        )));
    }
    if items.is_empty() { Vec::new() } else { vec![Block::List(List { ordered: false, items })] }
}

/// A changed quantity with its difference: `cash seized: recorded £3,190, now £31,900: +£28,710. `
fn difference(was: &Outcome, now: &Outcome) -> String {
    let by = now.kind.quantity(now.quantity.abs_diff(was.quantity));
    let sign = if now.quantity < was.quantity { '\u{2212}' } else { '+' };
    format!(
        "{}: recorded {}, now {}: {sign}{by}. ",
        crate::text::capital(was.kind.word()),
        was.kind.quantity(was.quantity),
        now.kind.quantity(now.quantity)
    )
}
