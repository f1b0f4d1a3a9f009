//! Reading back the forms about items of a group.
//!
//! The rules belong to the domain; only what a form alone can tell is judged here.

use super::field::Name;
use super::read::{Read, Reader};
use super::read_plan::plan;
use super::{ItemForm, Wrong, quantity};
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::item::{
    Basis, Bid, Content, Gap, GapState, Grade, Handling, Learning, Order, OrderState, Outcome, OutcomeKind, Plan,
    PlanStrand, Statement, Subject, Trigger,
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
            plan.set(strand, PlanStrand::does_not_apply(not_applicable));
            Content::Plan(plan)
        }
        ItemForm::Consulted => {
            let mut plan = plan(ocg, read)?;
            let who = read.needed(Name::Whom, "a partner is needed. Type the body, or press Down to choose.")?;
            let on = read.date(Name::On)?.unwrap_or(today);
            plan.consult(&who, on);
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
        ItemForm::Statement => {
            let conditions = read.text(Name::Conditions);
            let grade = read.optional(Name::Grade).map(|typed| Grade::from_words(&typed)).transpose();
            let fact = read.form.value(Name::Kind) == Basis::Fact.word();
            Content::Statement(Statement {
                text: read.needed(Name::Text, "a statement needs words. Type one sentence.")?,
                basis: if fact { Basis::Fact } else { Basis::Assessment },
                subjects: Subject::list(&read.text(Name::Category)).map_err(|why| Wrong::new(Name::Category, why))?,
                grade: grade.map_err(|why| Wrong::new(Name::Grade, why))?,
                handling: if conditions.is_empty() { Handling::P } else { Handling::C },
                conditions,
                system_reference: read.text(Name::Reference),
                recheck_on: read.date(Name::Review)?,
                on: today,
            })
        }
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
        ItemForm::Order => {
            let word = read.form.value(Name::Status);
            let state = OrderState::ALL.into_iter().find(|state| state.word() == word).unwrap_or(OrderState::Sought);
            let since = read.date(Name::On)?.unwrap_or(today);
            Content::Order(Order {
                kind: read.needed(Name::Kind, "the kind of order is needed. Type it, or press Down to choose.")?,
                subject: read.needed(Name::Reference, "whom it is against is needed, by a reference. Type it.")?,
                state,
                since,
                granted_on: read.date(Name::Granted)?.or((state == OrderState::InForce).then_some(since)),
                expires_on: read.date(Name::Expires)?,
                remark: read.text(Name::Detail),
            })
        }
        ItemForm::Plan => super::read_plan::version(ocg, read)?,
    };
    Ok(Command::AddItem { ocg: Some(ocg), content })
}
