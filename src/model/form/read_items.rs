//! Reading back the forms about items of a group.
//!
//! The rules belong to the domain; only what a form alone can tell is judged here.

use super::field::Name;
use super::read::{Read, Reader};
use super::{ItemForm, Wrong, quantity};
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::item::{
    Bid, BidAnswer, Content, Disposal, Gap, GapState, Item, Learning, Outcome, OutcomeKind, Plan, PlanStrand, Trigger,
};
use crate::domain::tier::Strand;

/// The command of a form about an item.
pub(super) fn command(ocg: OcgId, what: ItemForm, read: &Reader<'_>) -> Read<Command> {
    let today = read.model.today;
    let content = match what {
        ItemForm::Objective => {
            let objective = read.needed(Name::Text, "an objective needs words. Type what is to be reached.")?;
            let objective_to = read.date(Name::Due)?;
            Content::Plan(Plan { objective, objective_to, ..plan(ocg, read)? })
        }
        ItemForm::NotApplicable => {
            let mut plan = plan(ocg, read)?;
            let not_applicable = read.needed(Name::Because, "a reason is needed. Type why this P does not apply.")?;
            let strand = Strand::from_words(read.form.value(Name::Strand));
            let strand = strand.map_err(|why| Wrong::new(Name::Strand, why))?;
            if let Some(slot) = plan.strands.get_mut(strand.index()) {
                *slot = PlanStrand { objective: String::new(), not_applicable };
            }
            Content::Plan(plan)
        }
        ItemForm::Consulted => {
            let mut plan = plan(ocg, read)?;
            let who = read.needed(Name::Whom, "a partner is needed. Type the body, or press Down to choose.")?;
            let on = read.date(Name::On)?.unwrap_or(today);
            plan.consulted.retain(|(known, _)| !known.eq_ignore_ascii_case(&who));
            plan.consulted.push((who, on));
            Content::Plan(plan)
        }
        ItemForm::Gap => Content::Gap(Gap {
            what: read.needed(Name::Text, "a gap needs words. Type what is not known.")?,
            raised_on: today,
            state: GapState::Raised,
            since: today,
            remark: String::new(),
        }),
        ItemForm::Trigger => Content::Trigger(Trigger {
            kind: read.needed(Name::Text, "a trigger needs words. Type what happened.")?,
            occurred_on: read.date(Name::On)?.unwrap_or(today),
            notified_on: today,
            detail: read.text(Name::Detail),
            disposal: None,
        }),
        ItemForm::Bid => Content::Bid(Bid {
            what: read.needed(Name::Text, "a bid needs words. Type what is asked for.")?,
            to_whom: read.needed(Name::Whom, "a body is needed. Type it, or press Down to choose.")?,
            made_on: today,
            needed_by: read.date(Name::Due)?,
            answer: None,
            answered_on: None,
            reason: String::new(),
        }),
        ItemForm::Learning => Content::Learning(Learning {
            what: read.needed(Name::Text, "learning needs words. Type one sentence.")?,
            theme: read.needed(Name::Theme, "a theme is needed. Type a word or two.")?,
            from: read.text(Name::Evidence),
            on: today,
            shared: Vec::new(),
        }),
        ItemForm::Outcome => {
            let kind =
                OutcomeKind::from_words(read.form.value(Name::Kind)).map_err(|why| Wrong::new(Name::Kind, why))?;
            let typed = read.needed(Name::Quantity, "a quantity is needed. Type a figure.")?;
            Content::Outcome(Outcome {
                kind,
                quantity: quantity::read(kind, &typed).map_err(|why| Wrong::new(Name::Quantity, why))?,
                on: read.date(Name::On)?.unwrap_or(today),
                strand: Strand::from_words(read.form.value(Name::Strand)).ok(),
                estimated: false,
                detail: read.text(Name::Detail),
            })
        }
    };
    Ok(Command::AddItem { ocg: Some(ocg), content })
}

/// The command of a form that moves an item on.
pub(super) fn move_on(item: &Item, read: &Reader<'_>) -> Read<Command> {
    let on = read.date(Name::On)?.unwrap_or(read.model.today);
    let because = read.text(Name::Because);
    let word = read.form.value(Name::Status);
    let content = match item.content.clone() {
        Content::Trigger(trigger) => {
            let disposal = Some(Disposal { what: word.to_owned(), on, because });
            Content::Trigger(Trigger { disposal, ..trigger })
        }
        Content::Bid(bid) => {
            let answer = BidAnswer::ALL.into_iter().find(|answer| answer.word() == word);
            Content::Bid(Bid { answer, answered_on: Some(on), reason: because, ..bid })
        }
        Content::Learning(mut learning) => {
            let with = read.needed(Name::Whom, "with whom it was shared is needed. Type it.")?;
            learning.shared.push((with, on));
            Content::Learning(learning)
        }
        other => other,
    };
    Ok(Command::ChangeItem { item: item.id, content, because: String::new() })
}

/// The plan that stands, to change a part of it; the first version when there is none.
fn plan(ocg: OcgId, read: &Reader<'_>) -> Read<Plan> {
    match &read.model.plan {
        Some((of, plan)) if *of == ocg => {
            let today = read.model.today;
            Ok(plan.as_deref().map_or_else(|| Plan::first(today), |plan| Plan { agreed_on: today, ..plan.clone() }))
        }
        _ => Err(Wrong::new(Name::Text, "the plan is still being read. Press Enter again.")),
    }
}
