//! The tier picture with every move, and which OCGs came and went (papers section 3 rules 6 to 8).

use super::{Paper, charts};
use crate::domain::fact::Fact;
use crate::domain::identity::{OcgId, OcgTag};
use crate::domain::ocg::{OcgKind, OcgStatus};
use crate::domain::tier::Tier;
use crate::domain::time::days_between;
use crate::report::document::{Block, Column, Row, Table, Text};
use crate::report::figures::{Sort, Step, is_no_change};
use crate::report::render::figure;
use crate::report::sentences::{named, reason_or_none};
use crate::text::plural;

/// The standing steps of the period that somebody recorded by hand.
pub(super) fn own<'a>(paper: &'a Paper<'_>) -> impl Iterator<Item = (&'a Step, &'a Fact)> {
    let steps = paper.run.period.steps.iter().filter(|step| step.sort == Sort::Own && step.stands);
    steps.filter_map(|step| Some((step, step.fact()?)))
}

/// The number of the meeting in which an entry stands; between meetings it names none.
fn meeting_of(paper: &Paper<'_>, entry: u64) -> String {
    let at = |held: &&crate::report::past::Held| {
        (held.opened..=held.signed.map_or(u64::MAX, |(entry, _)| entry)).contains(&entry)
    };
    paper.meetings.iter().find(at).map_or_else(|| "between meetings".to_owned(), |held| held.meeting.number.to_string())
}

pub(super) fn tiers(paper: &Paper<'_>) -> Vec<Block> {
    let moves = paper.run.figures.moves;
    let row = |at: usize, name: String| {
        let cells = [moves.start[at], moves.arrived[at], moves.left[at], moves.end[at]];
        let mut row = vec![Text::from(name)];
        row.extend(cells.into_iter().map(|cell| Text::from(figure(cell))));
        Row::new(row)
    };
    let mut rows: Vec<Row> = Tier::ALL
        .into_iter()
        .map(|tier| row(tier.index(), format!("{tier} {}", paper.end.profile.tier(tier.number()).name)))
        .collect();
    if [moves.start[4], moves.arrived[4], moves.left[4], moves.end[4]].iter().any(|cell| *cell != 0) {
        rows.push(row(4, "No tier yet".to_owned()));
    }
    let sum = |cells: [i64; 5]| Text::from(figure(cells.iter().sum()));
    let total = Row::new(vec!["Total".into(), sum(moves.start), sum(moves.arrived), sum(moves.left), sum(moves.end)]);
    let mut blocks = vec![Block::Table(Table {
        caption: "Live OCGs by tier".into(),
        columns: vec![
            Column::words("Tier"),
            Column::figures("At start"),
            Column::figures("In"),
            Column::figures("Out"),
            Column::figures("At end"),
        ],
        rows,
        row_head: 0,
        total: Some(total),
        note: Some("In and out count every standing move, first placing, reopening, transfer and archiving.".into()),
        empty: "No OCG is live.".into(),
    })];
    blocks.extend(apart(paper));
    blocks.push(moved(paper));
    blocks.extend(charts::tiers(paper));
    blocks
}

/// Rule 6: priority individuals and vulnerabilities have a line of their own.
fn apart(paper: &Paper<'_>) -> Option<Block> {
    let of = |kind: OcgKind| paper.end.board.ocgs.iter().filter(|line| line.kind == kind).count() as u64;
    let (people, places) = (of(OcgKind::PriorityIndividual), of(OcgKind::Vulnerability));
    (people + places > 0).then(|| {
        Block::paragraph(format!(
            "Live beside these and in no figure of OCGs: {}, {}.",
            plural(people, "priority individual", "priority individuals"),
            plural(places, "vulnerability", "vulnerabilities")
        ))
    })
}

fn moved(paper: &Paper<'_>) -> Block {
    let rows = own(paper)
        .filter(|(step, fact)| is_ocg(step) && !is_no_change(fact))
        .filter_map(|(step, fact)| match fact {
            Fact::TierDecided { ocg, from, to: Some(to), .. } => {
                let told = match from {
                    Some(from) => format!("from tier {} to tier {}", from.tier, to.tier),
                    None => format!("placed in tier {}", to.tier),
                };
                Some(Row::new(vec![
                    named(ocg),
                    told.into(),
                    meeting_of(paper, step.entered.entry).into(),
                    reason_or_none(&to.because),
                ]))
            }
            _ => None,
        })
        .collect();
    Block::Table(Table {
        caption: "Tier moves".into(),
        columns: vec![Column::words("OCG"), Column::words("Move"), Column::words("Meeting"), Column::words("Reason")],
        rows,
        row_head: 0,
        total: None,
        note: None,
        empty: "No OCG moved from one tier to another.".into(),
    })
}

/// Whether a step is about an OCG: priority individuals and vulnerabilities are never added to OCGs (rule 6).
fn is_ocg(step: &Step) -> bool {
    step.ocg_after.is_some_and(|point| point.kind == OcgKind::Ocg)
}

/// Whether a standing entry before this one made the OCG live: it comes back then, and is not new (rule 8).
fn lived_before(paper: &Paper<'_>, id: OcgId, entry: u64) -> bool {
    paper.past.standing().take_while(|(entered, _)| entered.entry < entry).any(|(_, fact)| match fact {
        Fact::OcgRegistered { ocg } => ocg.id == id && ocg.status.is_live(),
        Fact::OcgStatusSet { ocg, to, .. } => ocg.id == id && to.status.is_live(),
        _ => false,
    })
}

/// Rule 8: an OCG new and archived in one period is in both.
pub(super) fn entered(paper: &Paper<'_>) -> Vec<Block> {
    let (mut new, mut again, mut archived, mut away): (Vec<OcgTag>, Vec<OcgTag>, Vec<OcgTag>, Vec<OcgTag>) =
        Default::default();
    for (step, fact) in own(paper).filter(|(step, _)| is_ocg(step)) {
        match fact {
            Fact::OcgRegistered { ocg } if ocg.status.is_live() => new.push(ocg.tag()),
            Fact::OcgStatusSet { ocg, from, to, .. } => match to.status {
                OcgStatus::Archived => archived.push(ocg.clone()),
                OcgStatus::Transferred => away.push(ocg.clone()),
                status if status.is_live() && !from.status.is_live() => {
                    let was_live = lived_before(paper, ocg.id, step.entered.entry);
                    if was_live { again.push(ocg.clone()) } else { new.push(ocg.clone()) }
                }
                _ => {}
            },
            _ => {}
        }
    }
    let told = |word: &str, tags: &[OcgTag]| {
        let names = if tags.is_empty() { Text::from("none") } else { Text::joined(tags.iter().map(named), ", ") };
        Text::from(format!("{word}: ")).and_text(names).and(". ")
    };
    let day = paper.end.day;
    let provisional: Vec<String> = paper
        .end
        .ordered()
        .into_iter()
        .filter(|line| line.kind == OcgKind::Ocg && line.status == OcgStatus::Provisional)
        .map(|line| {
            let days = u64::try_from(days_between(line.status_since, day)).unwrap_or(0);
            format!("{} {}", line.operation, plural(days, "day", "days"))
        })
        .collect();
    let provisional = if provisional.is_empty() { "none".to_owned() } else { provisional.join(", ") };
    let text = told("New", &new)
        .and_text(told("Reopened", &again))
        .and_text(told("Archived", &archived))
        .and_text(told("Transferred", &away))
        .and(&format!("Provisional: {provisional}."));
    vec![Block::Paragraph(text)]
}
