//! The read-back, the line that says how figures are counted, sign-off and seal.

use super::{Issue, Sheet};
use crate::domain::fact::Fact;
use crate::domain::item::Content;
use crate::domain::time::{clock, long, plain};
use crate::report::document::{Block, Column, Row, Seal, Signature, Table, Text};
use crate::report::figures::{Step, decision_number};
use crate::report::sentences::strands;
use crate::text::count_group;

/// Every decision and every action raised, in the order of their numbers.
pub(super) fn tables(sheet: &Sheet) -> Vec<Block> {
    let mut decisions = sheet.own(|fact| decision_number(fact).is_some());
    decisions.sort_by_cached_key(|step| step.fact().and_then(decision_number).map(sortable));
    let mut actions = sheet.own(|fact| matches!(fact, Fact::ActionRaised { action } if !action.imported));
    actions.sort_by_cached_key(|step| match step.fact() {
        Some(Fact::ActionRaised { action }) => Some(sortable(&action.number)),
        _ => None,
    });
    vec![
        Block::Table(Table {
            caption: "Decisions".into(),
            columns: vec![Column::references("Decision"), Column::words("What was decided")],
            rows: decisions.into_iter().filter_map(decision).collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "No decision was numbered.".into(),
        }),
        Block::Table(Table {
            caption: "Actions raised".into(),
            columns: vec![
                Column::references("Action"),
                Column::words("OCG"),
                Column::words("P"),
                Column::words("Owner"),
                Column::words("Due"),
            ],
            rows: actions.into_iter().filter_map(action).collect(),
            row_head: 0,
            total: None,
            note: None,
            empty: "No action was raised.".into(),
        }),
    ]
}

/// Numbers in order also where one has more digits than another.
fn sortable(number: &str) -> (usize, String) {
    (number.len(), number.to_owned())
}

fn decision(step: &Step) -> Option<Row> {
    let fact = step.fact()?;
    let told = match fact {
        Fact::TierDecided { ocg, from, to, .. } => match (from, to) {
            (Some(from), Some(to)) if from.tier == to.tier => format!("{ocg} stays in tier {}", to.tier),
            (Some(from), Some(to)) => format!("{ocg} from tier {} to tier {}", from.tier, to.tier),
            (None, Some(to)) => format!("{ocg} placed in tier {}", to.tier),
            (_, None) => format!("{ocg} without a tier"),
        },
        Fact::OcgStatusSet { ocg, from, to, .. } => {
            format!("{ocg} from {} to {}", from.status.word(), to.status.word())
        }
        Fact::PostFilled { ocg, post, to, .. } => match to {
            Some(to) => format!("{} {} of {ocg}", to.officer, post.word()),
            None => format!("{ocg} without {}", post.word()),
        },
        Fact::DisruptionModerated { disruption_number, ocg, to, .. } => {
            let came = to.as_ref().map_or_else(
                || "agreed nothing".to_owned(),
                |to| if to.joined.is_some() { to.word() } else { format!("agreed {}", to.word()) },
            );
            format!("{disruption_number} of {ocg} {came}")
        }
        Fact::ItemAdded { item } => match (&item.content, &item.ocg) {
            (Content::Decision(decision), Some(ocg)) => format!("{ocg}: {}", decision.text),
            (Content::Decision(decision), None) => decision.text.clone(),
            _ => return None,
        },
        Fact::ItemChanged { number, to, .. } => match &**to {
            Content::Bid(bid) => {
                let answer = bid.answer.map_or("", crate::domain::item::BidAnswer::word);
                format!("{number} to {} {answer}", bid.to_whom)
            }
            _ => return None,
        },
        _ => return None,
    };
    let number = Text::reference(decision_number(fact)?);
    Some(Row::new(vec![number, marked(step, &told)]))
}

fn action(step: &Step) -> Option<Row> {
    let Some(Fact::ActionRaised { action }) = step.fact() else { return None };
    let owner = action.owner.as_ref().map_or_else(|| Text::from("none"), |owner| Text::reference(&owner.label));
    Some(Row::new(vec![
        Text::reference(&action.number),
        marked(step, &action.ocg.operation),
        strands(action.details.strand, action.details.second).into(),
        owner,
        action.due.map_or_else(|| "no date".to_owned(), plain).into(),
    ]))
}

fn marked(step: &Step, told: &str) -> Text {
    if step.stands { Text::from(told) } else { Text::from("Withdrawn: ").and(told) }
}

/// How figures are counted, who signs, and the seal of issued minutes.
pub(super) fn sign_off(sheet: &Sheet) -> Vec<Block> {
    let mut blocks = vec![Block::paragraph(crate::report::rules::COUNTED)];
    match &sheet.issue {
        Issue::Draft => blocks.push(Block::Signature(Signature {
            role: "Chair".to_owned(),
            who: Some("to be named at sign-off".into()),
            signed: None,
        })),
        Issue::Issued { by, at, entry, seal } => {
            let said = format!(
                "Issued in the record on {} at {} (entry {}).",
                long(at.local_date()),
                clock(*at),
                count_group(*entry)
            );
            // These minutes are of a run of entries and not of a meeting: nobody is recorded as having chaired them.
            blocks.push(Block::Signature(Signature {
                role: "Issued by".to_owned(),
                who: Some(Text::reference(by)),
                signed: Some(said.into()),
            }));
            blocks.push(Block::Seal(Seal::of(&format!("minutes {}", sheet.number), seal)));
        }
    }
    blocks
}
