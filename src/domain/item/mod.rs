//! Items of the record with a life of their own beside tiers and actions: bids, triggers, intelligence gaps, outcomes, orders, plans, learning,
//! operations, general decisions and corrections (domain section (a), papers section 2).
//!
//! All of them enter, change and are struck out in the same way, so the journal has three facts for them and each kind says for itself what it
//! holds, how it is read aloud and what may follow what.

mod bid;
mod board_matter;
mod decision;
mod disclosure;
mod gap;
mod issue;
mod learning;
mod objective;
mod operation;
mod order;
mod outcome;
mod plan;
mod quantity;
mod statement;
mod trigger;

use super::identity::{ItemId, OcgTag};
use serde::{Deserialize, Serialize};

pub use bid::{Bid, BidAnswer};
pub use board_matter::{BoardMatter, BoardSubject};
pub use decision::{Correction, Decision, Remark};
pub use disclosure::{Disclosure, Part, RegisterItem, Relevant};
pub use gap::{Gap, GapState};
pub use issue::{Issue, IssuedPaper};
pub use learning::Learning;
pub use objective::{Objective, ObjectiveState};
pub use operation::Operation;
pub use order::{Order, OrderState};
pub use outcome::{Outcome, OutcomeKind};
pub use plan::{NOT_APPLICABLE, Plan, PlanStrand};
pub use statement::{Basis, Grade, Handling, Statement, Subject};
pub use trigger::{Disposal, Trigger};

/// What an item holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Content {
    /// A request for resources.
    Bid(Bid),
    /// Something that happened and may call for a change.
    Trigger(Trigger),
    /// Something that is not known.
    Gap(Gap),
    /// What was achieved, in figures.
    Outcome(Outcome),
    /// A court order.
    Order(Order),
    /// The 4P plan of an OCG.
    Plan(Plan),
    /// Something learned.
    Learning(Learning),
    /// A force-wide brand, an intensification week or a place-based operation.
    Operation(Operation),
    /// A decision that is none of the others.
    Decision(Decision),
    /// Something noted under an item of the agenda.
    Remark(Remark),
    /// A correction by addition to an earlier meeting.
    Correction(Correction),
    /// An objective of the division for the governance board.
    Objective(Objective),
    /// A group, action or bid that is taken to the governance board.
    BoardMatter(BoardMatter),
    /// What is said of people, graded, with who may be told.
    Statement(Statement),
    /// A flag or an item of a register for disclosure.
    Disclosure(Disclosure),
    /// The issue of a paper.
    Issue(Issue),
}

/// The kinds of item, for lists and filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// [`Content::Bid`]
    Bid,
    /// [`Content::Trigger`]
    Trigger,
    /// [`Content::Gap`]
    Gap,
    /// [`Content::Outcome`]
    Outcome,
    /// [`Content::Order`]
    Order,
    /// [`Content::Plan`]
    Plan,
    /// [`Content::Learning`]
    Learning,
    /// [`Content::Operation`]
    Operation,
    /// [`Content::Decision`]
    Decision,
    /// [`Content::Remark`]
    Remark,
    /// [`Content::Correction`]
    Correction,
    /// [`Content::Objective`]
    Objective,
    /// [`Content::BoardMatter`]
    BoardMatter,
    /// [`Content::Statement`]
    Statement,
    /// [`Content::Disclosure`]
    Disclosure,
    /// [`Content::Issue`]
    Issue,
}

impl ItemKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Bid,
        Self::Trigger,
        Self::Gap,
        Self::Outcome,
        Self::Order,
        Self::Plan,
        Self::Learning,
        Self::Operation,
        Self::Decision,
        Self::Remark,
        Self::Correction,
        Self::Objective,
        Self::BoardMatter,
        Self::Statement,
        Self::Disclosure,
        Self::Issue,
    ];

    /// The word on screen, on paper and in the journal's subject.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bid => "bid",
            Self::Trigger => "trigger",
            Self::Gap => "intelligence gap",
            Self::Outcome => "outcome",
            Self::Order => "order",
            Self::Plan => "plan",
            Self::Learning => "learning",
            Self::Operation => "operation",
            Self::Decision => "decision",
            Self::Remark => "remark",
            Self::Correction => "correction",
            Self::Objective => "board objective",
            Self::BoardMatter => "matter for the board",
            Self::Statement => "statement",
            Self::Disclosure => "disclosure",
            Self::Issue => "issue of a paper",
        }
    }

    /// The name of its list on the command line, and so in the access log; decisions are listed as such.
    #[must_use]
    pub const fn list(self) -> &'static str {
        match self {
            Self::Bid => "bids",
            Self::Trigger => "triggers",
            Self::Gap => "gaps",
            Self::Outcome => "outcomes",
            Self::Order => "orders",
            Self::Plan => "plans",
            Self::Learning => "learning",
            Self::Operation => "operations",
            Self::Decision => "decisions",
            Self::Remark => "remarks",
            Self::Correction => "corrections",
            Self::Objective => "board-objectives",
            Self::BoardMatter => "board-matters",
            Self::Statement => "statements",
            Self::Disclosure => "disclosures",
            Self::Issue => "issues",
        }
    }
}

/// One item, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Identity.
    pub id: ItemId,
    /// Number, for the kinds that are numbered; empty otherwise.
    pub number: String,
    /// The OCG it is about, if it is about one.
    pub ocg: Option<OcgTag>,
    /// What it holds.
    pub content: Content,
}

impl Content {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> ItemKind {
        match self {
            Self::Bid(_) => ItemKind::Bid,
            Self::Trigger(_) => ItemKind::Trigger,
            Self::Gap(_) => ItemKind::Gap,
            Self::Outcome(_) => ItemKind::Outcome,
            Self::Order(_) => ItemKind::Order,
            Self::Plan(_) => ItemKind::Plan,
            Self::Learning(_) => ItemKind::Learning,
            Self::Operation(_) => ItemKind::Operation,
            Self::Decision(_) => ItemKind::Decision,
            Self::Remark(_) => ItemKind::Remark,
            Self::Correction(_) => ItemKind::Correction,
            Self::Objective(_) => ItemKind::Objective,
            Self::BoardMatter(_) => ItemKind::BoardMatter,
            Self::Statement(_) => ItemKind::Statement,
            Self::Disclosure(_) => ItemKind::Disclosure,
            Self::Issue(_) => ItemKind::Issue,
        }
    }

    /// True while somebody still has to do something about it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Bid(bid) => matches!(bid.answer, None | Some(BidAnswer::Deferred)),
            Self::Trigger(trigger) => trigger.disposal.is_none(),
            Self::Gap(gap) => !matches!(gap.state, GapState::Filled | GapState::Closed),
            Self::Order(order) => {
                !matches!(order.state, OrderState::Expired | OrderState::Refused | OrderState::Discharged)
            }
            Self::Operation(operation) => operation.ended_on.is_none(),
            Self::Objective(objective) => matches!(objective.state, ObjectiveState::Set),
            Self::BoardMatter(matter) => matter.settled_on.is_none(),
            Self::Disclosure(Disclosure::Item(item)) => item.description.is_empty(),
            Self::Disclosure(Disclosure::Flag { .. }) => false,
            Self::Outcome(_)
            | Self::Plan(_)
            | Self::Learning(_)
            | Self::Decision(_)
            | Self::Remark(_)
            | Self::Statement(_)
            | Self::Issue(_)
            | Self::Correction(_) => false,
        }
    }

    /// Why it was changed to this: what was said with the change, or else the reason that the answer to a bid carries in itself. May be empty.
    #[must_use]
    pub fn reason<'a>(&'a self, because: &'a str) -> &'a str {
        match self {
            Self::Bid(bid) if because.trim().is_empty() => &bid.reason,
            _ => because,
        }
    }

    /// The words an item says of itself: "bid to the ROCU for an analyst, needed by 30 November 2026".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Bid(bid) => bid.words(),
            Self::Trigger(trigger) => trigger.words(),
            Self::Gap(gap) => gap.words(),
            Self::Outcome(outcome) => outcome.words(),
            Self::Order(order) => order.words(),
            Self::Plan(plan) => plan.words(),
            Self::Learning(learning) => learning.words(),
            Self::Operation(operation) => operation.words(),
            Self::Decision(decision) => decision.words(),
            Self::Remark(remark) => remark.words(),
            Self::Correction(correction) => correction.words(),
            Self::Objective(objective) => objective.words(),
            Self::BoardMatter(matter) => matter.words(),
            Self::Statement(statement) => statement.words(),
            Self::Disclosure(disclosure) => disclosure.words(),
            Self::Issue(issue) => issue.words(),
        }
    }
}
