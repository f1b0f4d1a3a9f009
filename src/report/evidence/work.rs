//! The questions about decisions, actions, the four Ps, impact, bids and learning.

use super::Pack;
use crate::domain::disruption::Level;
use crate::domain::fact::{ActionStep, Fact};
use crate::domain::item::{Content, ItemKind, OutcomeKind};
use crate::domain::tier::Strand;
use crate::report::document::{Block, List, Text};
use crate::report::figures::{Sort, Step, decision_number, on_time, outcomes, reasons, share, strands};
use crate::report::sentences::entered_late;
use crate::text::{count_group, plural};

fn own<'a>(pack: &'a Pack<'_>) -> impl Iterator<Item = (&'a Step, &'a Fact)> {
    let steps = pack.run.period.steps.iter().filter(|step| step.sort == Sort::Own);
    steps.filter_map(|step| Some((step, step.fact()?)))
}

/// The reason of a numbered decision; a disruption agreed as claimed needs none.
fn reason(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::OcgStatusSet { because, .. } | Fact::PostFilled { because, .. } => Some(because),
        Fact::TierDecided { to, .. } => Some(to.as_ref().map_or("", |to| to.because.as_str())),
        Fact::ItemAdded { item } => match &item.content {
            Content::Decision(decision) => Some(&decision.rationale),
            _ => None,
        },
        _ => None,
    }
}

/// Rule 28: numbers given, withdrawn ones too.
pub(super) fn decisions(pack: &Pack<'_>) -> Vec<Block> {
    let (mut asked, mut reasoned, mut refused, mut late) = (0, 0, 0, 0);
    let mut all = 0;
    for (step, fact) in own(pack).filter(|(_, fact)| decision_number(fact).is_some()) {
        all += 1;
        late += u64::from(entered_late(&step.entered));
        if let Some(reason) = reason(fact) {
            asked += 1;
            reasoned += u64::from(!reason.trim().is_empty());
        }
        if let Fact::ItemAdded { item } = fact
            && let Content::Decision(decision) = &item.content
        {
            refused += u64::from(!decision.refused.trim().is_empty());
        }
    }
    let corrections = own(pack)
        .filter(|(step, fact)| {
            step.stands && matches!(fact, Fact::ItemAdded { item } if item.content.kind() == ItemKind::Correction)
        })
        .count();
    vec![Block::paragraph(format!(
        "{}: with a reason {}; with an option refused recorded {refused}; withdrawn {}; entered more than 15 minutes after the decision {}; corrected by addition {corrections}.",
        plural(all, "decision", "decisions"),
        share(reasoned, asked, ""),
        pack.run.figures.decisions.withdrawn,
        share(late, all, "")
    ))]
}

pub(super) fn actions(pack: &Pack<'_>) -> Vec<Block> {
    let found = pack.run.figures.actions;
    let whole = |count: i64| u64::try_from(count).unwrap_or(0);
    let (timely, discharged) = on_time(pack.past, &pack.run.period, &pack.end.record);
    let told = |cancelled: bool| {
        let codes = reasons(&pack.run.period, cancelled);
        let words: Vec<String> = codes.into_iter().map(|(code, count)| format!("{code} {count}")).collect();
        if words.is_empty() { "none".to_owned() } else { words.join(", ") }
    };
    vec![Block::paragraph(format!(
        "{} raised: {} discharged, {} cancelled, {} transferred out; {} live. Discharged by the first due date: {}. Overdue today: {}. Reasons for extensions: {}; for cancellations: {}.",
        count_group(whole(found.raised)),
        count_group(whole(found.discharged)),
        count_group(whole(found.cancelled)),
        count_group(whole(found.passed_out)),
        count_group(whole(found.end)),
        share(timely, discharged, ""),
        share(whole(found.overdue_end), whole(found.with_owner_end()), "with owners"),
        told(false),
        told(true)
    ))]
}

pub(super) fn strands_of_the_year(pack: &Pack<'_>) -> Vec<Block> {
    let rows = strands(&pack.run.period, &pack.end.record, pack.end.day);
    let mut discharged = [0_u64; 4];
    for (step, fact) in own(pack) {
        if let Fact::ActionMoved { action, step: ActionStep::Discharged, .. } = fact
            && step.stands
            && let Some(strand) = pack.end.record.actions().get(&action.id).and_then(|action| action.details.strand)
        {
            discharged[strand.index()] += 1;
        }
    }
    let items: Vec<Text> = Strand::ALL
        .into_iter()
        .map(|strand| {
            let row = rows[strand.index()];
            let empty = pack.end.board.ocgs.iter().filter(|line| line.counts.is_empty_strand(strand)).count();
            Text::from(format!(
                "{strand}: {} raised, {} discharged, {} live, {} overdue; empty for {}.",
                row.raised,
                discharged[strand.index()],
                row.live,
                row.overdue,
                plural(u64::try_from(empty).unwrap_or(0), "OCG", "OCGs")
            ))
        })
        .collect();
    vec![Block::List(List { ordered: false, items })]
}

pub(super) fn impact(pack: &Pack<'_>) -> Vec<Block> {
    let found = &pack.disrupted;
    let levels: Vec<String> =
        Level::ALL.into_iter().map(|level| format!("{} {}", level.word(), found.of_level(level))).collect();
    let sums = outcomes(&pack.run.period, &pack.end.record);
    let told: Vec<String> = OutcomeKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let (sum, _) = sums.get(&(kind, false))?;
            Some(format!("{} {}", kind.word(), kind.quantity(*sum)))
        })
        .collect();
    let told = if told.is_empty() { "none recorded".to_owned() } else { told.join(", ") };
    vec![
        Block::paragraph(format!(
            "Disruptions agreed: {} ({}); changed on agreement: {}; {} awaiting.",
            found.all(),
            levels.join(", "),
            share(found.changed, found.all(), ""),
            found.awaiting
        )),
        Block::paragraph(format!("Outcomes: {told}.")),
    ]
}

pub(super) fn resources(pack: &Pack<'_>) -> Vec<Block> {
    let bids = pack.bids;
    let learning = own(pack)
        .filter(|(step, fact)| {
            step.stands && matches!(fact, Fact::ItemAdded { item } if item.content.kind() == ItemKind::Learning)
        })
        .count();
    let partners: Vec<_> = pack.end.board.officers.values().filter(|officer| officer.partner).collect();
    let owned: u32 = partners.iter().map(|partner| partner.open).sum();
    let late: u32 = partners.iter().map(|partner| partner.late).sum();
    vec![Block::paragraph(format!(
        "Bids: {} open at start, {} made, {} supported, {} part-supported, {} declined, {} open at end, {} past their date. Learning recorded: {learning}. Live actions with partners: {owned}, of which overdue {late}.",
        bids.start, bids.made, bids.supported, bids.part, bids.declined, bids.end, bids.late
    ))]
}
