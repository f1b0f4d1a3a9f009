//! Deciding about bids, triggers, gaps, outcomes, orders, plans, learning, operations, decisions, remarks and corrections.

use super::super::command::Asking;
use super::super::fact::Fact;
use super::super::fold::item_series;
use super::super::identity::{ItemId, OcgId, OcgTag, Series};
use super::super::item::{
    Bid, BoardMatter, BoardSubject, Content, Decision, Gap, Handling, Item, ItemKind, Learning, Objective,
    ObjectiveState, Operation, Order, Outcome, Plan, Remark, Statement, Trigger,
};
use super::super::limits::{self, MOST_CHARACTERS, MOST_NAME};
use super::super::reading::{NumberSeries, Reading};
use super::super::time::{Date, plain};
use super::{Reject, disclosure, issue, next_number, ocgs, refuse};

/// The highest quantity of one outcome, in base units: ten thousand million pounds. Thousands of such still add up.
const MOST_QUANTITY: u64 = 1_000_000_000_000;

fn words(what: &str, value: &mut String) -> Result<(), Reject> {
    *value = limits::needed(what, value, MOST_CHARACTERS)?;
    Ok(())
}

fn name(what: &str, value: &mut String) -> Result<(), Reject> {
    *value = crate::text::clean_line(&limits::needed(what, value, MOST_NAME)?);
    Ok(())
}

fn maybe(what: &str, value: &mut String) -> Result<(), Reject> {
    *value = limits::optional(what, value, MOST_CHARACTERS)?;
    Ok(())
}

fn not_future(what: &str, on: Date, today: Date) -> Result<(), Reject> {
    if on > today {
        refuse(format!("{what} cannot be dated in the future: {} is after today.", plain(on)))
    } else {
        Ok(())
    }
}

/// The content cleaned, with what it needs.
fn clean(content: &Content, has_ocg: bool, today: Option<Date>) -> Result<Content, Reject> {
    let mut content = content.clone();
    let about_ocg = match &mut content {
        Content::Bid(Bid { what, to_whom, reason, .. }) => {
            words("what is asked for", what)?;
            name("whom it is put to", to_whom)?;
            maybe("the reason", reason)?;
            false
        }
        Content::Trigger(Trigger { kind, detail, disposal, .. }) => {
            name("what happened", kind)?;
            maybe("the detail", detail)?;
            if let Some(disposal) = disposal {
                name("what was made of it", &mut disposal.what)?;
                maybe("the reason", &mut disposal.because)?;
            }
            true
        }
        Content::Gap(Gap { what, remark, .. }) => {
            words("what is not known", what)?;
            maybe("the remark", remark)?;
            true
        }
        Content::Outcome(Outcome { quantity, on, detail, .. }) => {
            if *quantity == 0 {
                return refuse("A quantity above nothing is needed.");
            }
            if *quantity > MOST_QUANTITY {
                return refuse("The quantity is too high to be counted with others. Check its unit.");
            }
            if let Some(today) = today {
                not_future("An outcome", *on, today)?;
            }
            maybe("the detail", detail)?;
            true
        }
        Content::Order(Order { kind, subject, remark, granted_on, expires_on, .. }) => {
            name("the kind of order", kind)?;
            name("whom it is about, by reference,", subject)?;
            maybe("the remark", remark)?;
            if let (Some(granted), Some(expires)) = (granted_on, expires_on)
                && expires < granted
            {
                return refuse("An order cannot run out before it is granted. Check the two dates.");
            }
            true
        }
        Content::Plan(Plan { strands, objective, consulted, .. }) => {
            for strand in strands {
                maybe("the objective", &mut strand.objective)?;
                maybe("the reason", &mut strand.not_applicable)?;
                if !strand.objective.is_empty() && !strand.not_applicable.is_empty() {
                    return refuse("A P that does not apply has no objective. Empty one of the two.");
                }
            }
            maybe("the objective", objective)?;
            for (who, _) in consulted {
                name("who was consulted", who)?;
            }
            true
        }
        Content::Learning(Learning { what, theme, from, shared, .. }) => {
            words("what was learned", what)?;
            name("a theme", theme)?;
            maybe("where it comes from", from)?;
            for (with, _) in shared {
                name("with whom it was shared", with)?;
            }
            false
        }
        Content::Operation(Operation { name: called, kind, measure, began_on, ended_on, .. }) => {
            name("a name", called)?;
            name("the kind of operation", kind)?;
            maybe("the measure", measure)?;
            if ended_on.is_some_and(|ended| ended < *began_on) {
                return refuse("An operation cannot end before it begins. Check the two dates.");
            }
            false
        }
        Content::Decision(Decision { text, rationale, refused, .. }) => {
            words("what was decided", text)?;
            words("a reason", rationale)?;
            maybe("what was refused", refused)?;
            false
        }
        Content::Remark(Remark { under, text }) => {
            name("the item of the agenda", under)?;
            words("a remark", text)?;
            false
        }
        Content::Correction(correction) => {
            words("what was recorded", &mut correction.recorded)?;
            words("what it should read", &mut correction.reads)?;
            words("a reason", &mut correction.because)?;
            false
        }
        Content::Objective(Objective { text, remark, set_on, to, state, .. }) => {
            words("the objective", text)?;
            maybe("the remark", remark)?;
            if to.is_some_and(|to| to < *set_on) {
                return refuse("An objective cannot run out before it is set. Check the two dates.");
            }
            if today.is_some() && *state != ObjectiveState::Set {
                return refuse("An objective is set first; what became of it is recorded later.");
            }
            false
        }
        Content::Statement(statement) => {
            stated(statement)?;
            if let Some(today) = today {
                not_over(statement.recheck_on, today)?;
            }
            true
        }
        Content::BoardMatter(BoardMatter { about, why, answer, .. }) => {
            words("what the board is asked", why)?;
            maybe("the answer of the board", answer)?;
            matches!(about, BoardSubject::Group)
        }
        Content::Issue(issued) => {
            issue::clean(issued)?;
            if let Some(today) = today {
                not_future("The issue of a paper", issued.on, today)?;
            }
            false
        }
        Content::Disclosure(asked) => {
            disclosure::clean(asked)?;
            if let Some(today) = today {
                not_future("What may be relevant", asked.on(), today)?;
            }
            false
        }
    };
    if about_ocg && !has_ocg {
        return refuse(format!("The {} needs a group. Choose one first.", content.kind().word()));
    }
    Ok(content)
}

/// Handling code C is nothing without its conditions, and P has none.
fn stated(statement: &mut Statement) -> Result<(), Reject> {
    words("what is said", &mut statement.text)?;
    maybe("the conditions", &mut statement.conditions)?;
    maybe("the reference", &mut statement.system_reference)?;
    match (statement.handling, statement.conditions.is_empty()) {
        (Handling::C, true) => {
            refuse("Handling code C needs its conditions. Say who may be told, or what must not be done.")
        }
        (Handling::P, false) => refuse("Handling code P has no conditions. Choose C, or leave the conditions empty."),
        _ => Ok(()),
    }
}

/// A day to look again that is over would be late from the beginning.
fn not_over(recheck_on: Option<Date>, today: Date) -> Result<(), Reject> {
    match recheck_on {
        Some(on) if on < today => {
            refuse(format!("The day to look again cannot be over: {} is before today.", plain(on)))
        }
        _ => Ok(()),
    }
}

pub(super) fn add(
    ocg: Option<OcgId>,
    content: &Content,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let tag: Option<OcgTag> = ocg.map(|ocg| ocgs::found_ocg(ocg, record)).transpose()?.map(|ocg| ocg.tag());
    let mut content = clean(content, tag.is_some(), Some(asking.today))?;
    if let (Content::Plan(plan), Some(tag)) = (&mut content, &tag) {
        if let Some(Content::Plan(before)) = record.plan_of(tag.id)?.map(|item| item.content) {
            plan.version = before.version.saturating_add(1);
        } else {
            plan.version = 1;
        }
    }
    if let Content::Disclosure(asked) = content {
        content = Content::Disclosure(disclosure::first(asked, record)?);
    }
    if let Content::Issue(asked) = content {
        content = Content::Issue(issue::next(asked, record)?);
    }
    if let Content::BoardMatter(matter) = &content {
        taken_once(tag.as_ref(), &matter.about, record)?;
    }
    let number = match item_series(&content) {
        Some(series) => next_number(series, record, asking)?,
        None => String::new(),
    };
    let id = ItemId(record.highest_id(Series::Item)? + 1);
    Ok(vec![Fact::ItemAdded { item: Box::new(Item { id, number, ocg: tag, content }) }])
}

/// A group, an action or a bid is taken to the board once until the board has settled it; what it names must be in the record.
fn taken_once(ocg: Option<&OcgTag>, about: &BoardSubject, record: &dyn Reading) -> Result<(), Reject> {
    let there = match about {
        BoardSubject::Group => true,
        BoardSubject::Action { action } => record.action(action.id)?.is_some(),
        BoardSubject::Bid { bid, .. } => record.item(*bid)?.is_some(),
    };
    if !there {
        return refuse("What is taken to the board is not in the record.");
    }
    let same = |item: &Item| match &item.content {
        Content::BoardMatter(known) if known.settled_on.is_none() => match (&known.about, about) {
            (BoardSubject::Group, BoardSubject::Group) => item.ocg.as_ref().map(|tag| tag.id) == ocg.map(|tag| tag.id),
            (BoardSubject::Action { action: known }, BoardSubject::Action { action }) => known.id == action.id,
            (BoardSubject::Bid { bid: known, .. }, BoardSubject::Bid { bid, .. }) => known == bid,
            _ => false,
        },
        _ => false,
    };
    if record.items_of_kind(ItemKind::BoardMatter)?.iter().any(same) {
        return refuse("This is taken to the board already and not settled yet. Change or settle that first.");
    }
    Ok(())
}

/// The decision number of an answer to a bid (papers section 3 rule 28). A bid that is put off has no answer, and one that is taken back is none.
fn decided(from: &Content, to: &Content, record: &dyn Reading, asking: &Asking) -> Result<String, Reject> {
    let answer = |content: &Content| match content {
        Content::Bid(bid) => bid.answer.filter(|answer| answer.is_an_answer()),
        _ => None,
    };
    match answer(to) {
        Some(now) if answer(from) != Some(now) => next_number(NumberSeries::Decision, record, asking),
        _ => Ok(String::new()),
    }
}

pub(super) fn change(
    id: ItemId,
    content: &Content,
    because: &str,
    record: &dyn Reading,
    asking: &Asking,
) -> Result<Vec<Fact>, Reject> {
    let Some(item) = record.item(id)? else {
        return refuse("That item is not in the record.");
    };
    if content.kind() != item.content.kind() {
        return refuse(format!(
            "What is recorded as {} cannot become {}. Record it anew.",
            item.content.kind().word(),
            content.kind().word()
        ));
    }
    if matches!(item.content, Content::Decision(_) | Content::Correction(_)) {
        return refuse("A decision is not changed: withdraw it, or record a correction.");
    }
    if matches!(item.content, Content::Issue(_)) {
        return refuse("A paper that is issued stays as it was issued. What is found wrong is in the next one.");
    }
    let mut to = clean(content, item.ocg.is_some(), None)?;
    if let (Content::Disclosure(asked), Content::Disclosure(before)) = (&to, &item.content) {
        to = Content::Disclosure(disclosure::anew(asked.clone(), before, record)?);
    }
    if let (Content::Statement(now), Content::Statement(before)) = (&to, &item.content)
        && now.recheck_on != before.recheck_on
    {
        not_over(now.recheck_on, asking.today)?;
    }
    if to == item.content {
        return refuse(format!("Nothing about the {} was changed.", item.content.kind().word()));
    }
    let decision = decided(&item.content, &to, record, asking)?;
    Ok(vec![Fact::ItemChanged {
        item: id,
        number: item.number,
        ocg: item.ocg,
        from: Box::new(item.content),
        to: Box::new(to),
        because: limits::optional("the reason", because, MOST_CHARACTERS)?,
        decision,
    }])
}
