//! `muster record`: bids, triggers, gaps, outcomes, orders, learning, operations, decisions, remarks and corrections, and every step of their life.

mod board;
mod disclosure;
mod plans;
mod statement;

use super::super::args::ItemTask;
use super::super::failure::Failure;
use super::super::find::shown;
use super::super::words::{self, bad};
use super::Clerk;
use crate::domain::command::Command;
use crate::domain::identity::OcgId;
use crate::domain::item::{
    Bid, BidAnswer, Content, Correction, Decision, Disposal, Gap, GapState, Item, ItemKind, Learning, Operation, Order,
    OrderState, Outcome, OutcomeKind, Remark, Trigger,
};
use crate::domain::time::Date;

/// A word of a closed list, typed with hyphens or spaces, any case.
fn word_of<T: Copy>(all: &[T], word: fn(T) -> &'static str, what: &str, typed: &str) -> Result<T, Failure> {
    let plain = |text: &str| text.trim().to_lowercase().replace('-', " ");
    let wanted = plain(typed);
    let exact = all.iter().find(|one| plain(word(**one)) == wanted);
    let begins = || all.iter().find(|one| !wanted.is_empty() && plain(word(**one)).starts_with(&wanted));
    exact.or_else(begins).copied().ok_or_else(|| {
        let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
        bad(format!("there is no {what} \"{}\". They are {}", shown(typed), words.join(", ")))
    })
}

fn add(ocg: Option<OcgId>, content: Content) -> Command {
    Command::AddItem { ocg, content }
}

impl Clerk<'_> {
    /// A day that has been, today when nothing is typed.
    fn on(&self, typed: Option<&String>) -> Result<Date, Failure> {
        let today = self.asking.today;
        Ok(typed.map(|text| words::past(text, today)).transpose()?.unwrap_or(today))
    }

    fn maybe_ocg(&self, typed: Option<&String>) -> Result<Option<OcgId>, Failure> {
        typed.map(|typed| self.find().ocg(typed)).transpose()
    }

    fn change(&self, item: &Item, content: Content) -> Command {
        Command::ChangeItem { item: item.id, content, because: self.because() }
    }

    /// A change whose reason stands in the item itself and is not said twice.
    const fn reasoned(item: &Item, content: Content) -> Command {
        Command::ChangeItem { item: item.id, content, because: String::new() }
    }

    pub(super) fn item_command(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::Bid { .. } | ItemTask::Answer { .. } => self.bid(task),
            ItemTask::Trigger { .. } | ItemTask::Dispose { .. } => self.trigger(task),
            ItemTask::Gap { .. } | ItemTask::Fill { .. } => self.gap(task),
            ItemTask::Outcome { .. } => self.outcome(task),
            ItemTask::Order { .. } => self.order(task),
            ItemTask::Plan { .. }
            | ItemTask::Objective { .. }
            | ItemTask::NotApplicable { .. }
            | ItemTask::Consulted { .. } => self.plan(task),
            ItemTask::Learning { .. } | ItemTask::Share { .. } => self.learning(task),
            ItemTask::Operation { .. } => self.operation(task),
            ItemTask::Statement { .. } | ItemTask::Recheck { .. } => self.statement(task),
            ItemTask::BoardObjective { .. }
            | ItemTask::BoardState { .. }
            | ItemTask::ToBoard { .. }
            | ItemTask::BoardAnswer { .. } => self.board(task),
            ItemTask::Relevant { .. } | ItemTask::Describe { .. } => self.disclosure(task),
            ItemTask::Decision { text, ocg, refused, to_board } => {
                let decision = Decision {
                    text: text.clone(),
                    rationale: self.because(),
                    refused: refused.clone().unwrap_or_default(),
                    to_board: *to_board,
                };
                Ok(add(self.maybe_ocg(ocg.as_ref())?, Content::Decision(decision)))
            }
            ItemTask::Remark { under, text } => {
                let profile = self.store.profile()?;
                let under = profile.agenda.iter().find(|item| item.eq_ignore_ascii_case(under.trim())).unwrap_or(under);
                Ok(add(None, Content::Remark(Remark { under: under.clone(), text: text.clone() })))
            }
            ItemTask::Correction { meeting, entry, recorded, reads } => {
                let meeting = self.find().meeting(meeting)?;
                let entry = self.find().entry(entry)?;
                let within = self.store.meeting_entries(&meeting.code())?;
                if within.is_none_or(|(first, last)| entry < first || entry > last) {
                    let entry = crate::text::count_group(entry);
                    return Err(bad(format!(
                        "entry {entry} is not one of the {}. \"muster meeting show {}\" gives its entries",
                        meeting.tag(),
                        meeting.code()
                    )));
                }
                Ok(add(
                    None,
                    Content::Correction(Correction {
                        meeting: meeting.tag(),
                        entry,
                        recorded: recorded.clone(),
                        reads: reads.clone(),
                        because: self.because(),
                    }),
                ))
            }
        }
    }

    fn bid(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::Bid { what, to, ocg, needed_by, made } => {
                let bid = Bid {
                    what: what.clone(),
                    to_whom: to.clone(),
                    made_on: self.on(made.as_ref())?,
                    needed_by: self.ahead(needed_by.as_ref())?,
                    answer: None,
                    answered_on: None,
                    reason: String::new(),
                };
                Ok(add(self.maybe_ocg(ocg.as_ref())?, Content::Bid(bid)))
            }
            ItemTask::Answer { bid, answer, on } => {
                let item = self.find().item(ItemKind::Bid, bid)?;
                let Content::Bid(bid) = &item.content else { return Err(other_kind()) };
                let answered = Bid {
                    answer: Some(word_of(&BidAnswer::ALL, BidAnswer::word, "answer to a bid", answer)?),
                    answered_on: Some(self.on(on.as_ref())?),
                    reason: self.because(),
                    ..bid.clone()
                };
                Ok(Self::reasoned(&item, Content::Bid(answered)))
            }
            _ => Err(other_kind()),
        }
    }

    fn trigger(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::Trigger { ocg, kind, on, told, detail } => {
                let today = self.asking.today;
                // A release date lies ahead as often as behind: a bare day and month is the last such day unless it says otherwise.
                let trigger = Trigger {
                    kind: kind.clone(),
                    occurred_on: on.as_ref().map(|text| words::past(text, today)).transpose()?.unwrap_or(today),
                    notified_on: self.on(told.as_ref())?,
                    detail: detail.clone().unwrap_or_default(),
                    disposal: None,
                };
                Ok(add(Some(self.find().ocg(ocg)?), Content::Trigger(trigger)))
            }
            ItemTask::Dispose { trigger, what, on } => {
                let item = self.find().item(ItemKind::Trigger, trigger)?;
                let Content::Trigger(trigger) = &item.content else { return Err(other_kind()) };
                let disposal = Disposal { what: what.clone(), on: self.on(on.as_ref())?, because: self.because() };
                let disposed = Trigger { disposal: Some(disposal), ..trigger.clone() };
                Ok(Self::reasoned(&item, Content::Trigger(disposed)))
            }
            _ => Err(other_kind()),
        }
    }

    fn gap(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::Gap { ocg, what, on } => {
                let on = self.on(on.as_ref())?;
                let gap = Gap {
                    what: what.clone(),
                    raised_on: on,
                    state: GapState::Raised,
                    since: on,
                    remark: String::new(),
                };
                Ok(add(Some(self.find().ocg(ocg)?), Content::Gap(gap)))
            }
            ItemTask::Fill { gap, remark, state, on } => {
                let item = self.find().item(ItemKind::Gap, gap)?;
                let Content::Gap(gap) = &item.content else { return Err(other_kind()) };
                let moved = Gap {
                    state: word_of(&GapState::ALL, GapState::word, "state of a gap", state)?,
                    since: self.on(on.as_ref())?,
                    remark: remark.clone().unwrap_or_default(),
                    ..gap.clone()
                };
                Ok(self.change(&item, Content::Gap(moved)))
            }
            _ => Err(other_kind()),
        }
    }

    fn outcome(&self, task: &ItemTask) -> Result<Command, Failure> {
        let ItemTask::Outcome { ocg, kind, quantity, on, strand, estimate, detail } = task else {
            return Err(other_kind());
        };
        let kind = OutcomeKind::from_words(kind).map_err(bad)?;
        let outcome = Outcome {
            kind,
            quantity: kind.read_quantity(quantity).map_err(bad)?,
            on: self.on(on.as_ref())?,
            strand: strand
                .as_ref()
                .map(|text| crate::domain::tier::Strand::from_words(text).map_err(bad))
                .transpose()?,
            estimated: *estimate,
            detail: detail.clone().unwrap_or_default(),
        };
        Ok(add(Some(self.find().ocg(ocg)?), Content::Outcome(outcome)))
    }

    fn order(&self, task: &ItemTask) -> Result<Command, Failure> {
        let ItemTask::Order { reference, kind, subject, state, since, granted, expires, remark } = task else {
            return Err(other_kind());
        };
        let today = self.asking.today;
        let state = state
            .as_ref()
            .map(|text| word_of(&OrderState::ALL, OrderState::word, "state of an order", text))
            .transpose()?;
        let moved = kind.is_none().then(|| self.find().item(ItemKind::Order, reference)).transpose()?;
        let before = match (&moved, kind) {
            (Some(Item { content: Content::Order(order), .. }), _) => order.clone(),
            (_, Some(kind)) => Order {
                kind: kind.clone(),
                subject: subject.clone().unwrap_or_default(),
                state: OrderState::Sought,
                since: today,
                granted_on: None,
                expires_on: None,
                remark: String::new(),
            },
            _ => return Err(other_kind()),
        };
        let granted_on = granted.as_ref().map(|text| words::past(text, today)).transpose()?;
        let order = Order {
            subject: subject.clone().unwrap_or(before.subject),
            state: state.unwrap_or(before.state),
            since: match since {
                Some(text) => words::past(text, today)?,
                None if state.is_some() => granted_on.unwrap_or(today),
                None => before.since,
            },
            granted_on: granted_on.or(before.granted_on),
            expires_on: self.ahead(expires.as_ref())?.or(before.expires_on),
            remark: remark.clone().unwrap_or(before.remark),
            kind: before.kind,
        };
        match moved {
            Some(item) => Ok(self.change(&item, Content::Order(order))),
            None => Ok(add(Some(self.find().ocg(reference)?), Content::Order(order))),
        }
    }

    fn learning(&self, task: &ItemTask) -> Result<Command, Failure> {
        match task {
            ItemTask::Learning { what, theme, from, ocg } => {
                let profile = self.store.profile()?;
                let known = profile.threat_area(theme).or_else(|| profile.flag(theme)).unwrap_or(theme);
                let learning = Learning {
                    what: what.clone(),
                    theme: known.to_owned(),
                    from: from.clone(),
                    on: self.asking.today,
                    shared: Vec::new(),
                };
                Ok(add(self.maybe_ocg(ocg.as_ref())?, Content::Learning(learning)))
            }
            ItemTask::Share { learning, with, on } => {
                let item = self.find().item(ItemKind::Learning, learning)?;
                let Content::Learning(learning) = &item.content else { return Err(other_kind()) };
                let mut learning = learning.clone();
                learning.shared.push((with.clone(), self.on(on.as_ref())?));
                Ok(self.change(&item, Content::Learning(learning)))
            }
            _ => Err(other_kind()),
        }
    }

    fn operation(&self, task: &ItemTask) -> Result<Command, Failure> {
        let ItemTask::Operation { name, kind, began, ended, groups, measure, before, after } = task else {
            return Err(other_kind());
        };
        let known = self.find().operation(name)?;
        let mut operation = match &known {
            Some(Item { content: Content::Operation(operation), .. }) => operation.clone(),
            _ => Operation {
                name: name.clone(),
                kind: kind.clone().unwrap_or_default(),
                began_on: self.asking.today,
                ended_on: None,
                groups: Vec::new(),
                measure: String::new(),
                before: None,
                after: None,
            },
        };
        if let Some(kind) = kind {
            operation.kind.clone_from(kind);
        }
        if let Some(text) = began {
            operation.began_on = words::past(text, self.asking.today)?;
        }
        if let Some(text) = ended {
            operation.ended_on = words::date_or_none(text, self.asking.today, words::past)?;
        }
        for typed in groups {
            let group = self.find().ocg(typed)?;
            if !operation.groups.contains(&group) {
                operation.groups.push(group);
            }
        }
        if let Some(measure) = measure {
            operation.measure.clone_from(measure);
        }
        operation.before = before.or(operation.before);
        operation.after = after.or(operation.after);
        Ok(match known {
            Some(item) => self.change(&item, Content::Operation(operation)),
            None => add(None, Content::Operation(operation)),
        })
    }
}

fn other_kind() -> Failure {
    Failure::usage("That is not something that can be done to an item of this kind.")
}
