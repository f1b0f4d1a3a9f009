//! The briefing card: what the chair needs to decide on one group at a glance (domain section (b) step 7, screens section 4).
//!
//! The screen and the command line show the same values. Must not know a store or a screen: what was read comes in as values.

mod balance;
mod parts;

pub use balance::{BALANCE_MONTHS, Balance, balance_from};

use super::assessment::Assessment;
use super::board::{ActionLine, OcgLine, OfficerLine};
use super::disruption::Level;
use super::identity::{ActionId, MeetingId, OcgId};
use super::item::Item;
use super::matters::Matter;
use super::meeting::{Meeting, MeetingTag};
use super::ocg::{Holder, Ocg};
use super::officer::Training;
use super::profile::Profile;
use super::receipt::{Card, Entered};
use super::tier::Strand;
use super::time::{Date, long};

/// What was read for a card.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The group on the board.
    pub line: &'a OcgLine,
    /// Its record card.
    pub card: &'a Card,
    /// Its entries with their facts, newest first, back to the one that settled it last, or as far as was read.
    pub entries: &'a [Entered],
    /// Its live actions, by due date.
    pub actions: &'a [ActionLine],
    /// Actions discharged since [`balance_from`], by P, those without one last.
    pub done: [u32; 5],
    /// The owners of these actions.
    pub owners: &'a [OfficerLine],
    /// Its items, newest first.
    pub items: &'a [Item],
    /// Learning on record, newest first.
    pub learning: &'a [Item],
    /// Its LRO on the board.
    pub lro: Option<&'a OfficerLine>,
    /// The other groups its LRO leads.
    pub also_led: &'a [OcgLine],
    /// The meeting that is open, if one is.
    pub meeting: Option<&'a Meeting>,
    /// The profile in force.
    pub profile: &'a Profile,
    /// The day.
    pub today: Date,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The day.
    pub on: Date,
    /// The entry; `None` for what came by the passing of time: an action that became overdue.
    pub entry: Option<u64>,
    /// The sentence, without the full stop.
    pub sentence: String,
}

/// When the group was last called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastCalled {
    /// At which meeting.
    pub meeting: MeetingTag,
    /// The day.
    pub on: Date,
    /// The entry.
    pub entry: u64,
}

/// The live actions under one P.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrandActions {
    /// The P; `None` for imported actions without one.
    pub strand: Option<Strand>,
    /// The actions by due date.
    pub actions: Vec<ActionLine>,
    /// How many are overdue.
    pub late: u32,
    /// True when the P is empty by the rule of counting.
    pub empty: bool,
    /// Why the P does not apply; empty when it does.
    pub not_applicable: String,
    /// The objective of the plan for this P; empty when none is set.
    pub objective: String,
}

/// The last decision on the tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastDecision {
    /// The day.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// The sentence, without the full stop.
    pub sentence: String,
    /// The same without the name of the group: `No change: stays in tier 1, because ".."`.
    pub short: String,
    /// The entry, when it was among those that were read.
    pub entry: Option<u64>,
    /// The number of the meeting it was made at, when it was made at one.
    pub meeting: Option<u32>,
    /// Days in the present tier (papers section 3 rule 10).
    pub days_in_tier: i64,
    /// First day of them.
    pub since: Date,
}

/// The objective for the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    /// The words.
    pub text: String,
    /// To which day it runs.
    pub to: Option<Date>,
    /// True when it has run out: a new one is to be set.
    pub over: bool,
}

/// The LRO with load and training.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lro {
    /// The officer on the board, with load.
    pub officer: OfficerLine,
    /// First day as LRO of this group.
    pub since: Option<Date>,
    /// Training.
    pub training: Training,
    /// Over the limit by so many.
    pub over: u32,
    /// The other groups they lead: operation name and tier.
    pub also: Vec<(OcgId, String, Option<u8>)>,
    /// In the room now; `None` without an open meeting.
    pub in_room: Option<bool>,
}

/// Which way the score went within a year, under one scheme (papers section 3 rule 22).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// There is one assessment only.
    First,
    /// The newest is more than the oldest by so much.
    Rising(i64),
    /// The newest is less than the oldest by so much.
    Falling(i64),
    /// The same.
    Level,
    /// The newest is under another scheme than the ones before, or has no score.
    NotComparable,
}

/// The assessments as a trend. Scores are shown, never turned into a tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The assessments of the newest scheme, oldest first, at most 12.
    pub assessments: Vec<Assessment>,
    /// Which way the score went in the last year.
    pub way: Way,
}

/// The whole card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Briefing {
    /// The group on the board.
    pub line: OcgLine,
    /// The group, whole.
    pub ocg: Ocg,
    /// The matters for the chair.
    pub matters: Vec<Matter>,
    /// When it was last called; `None` for never.
    pub last_called: Option<LastCalled>,
    /// What changed since, oldest first, without withdrawn entries; of a group that was never called the newest 20.
    pub changes: Vec<Change>,
    /// Live actions: the four Ps, then those without a P if there are any.
    pub actions: Vec<StrandActions>,
    /// The last decision.
    pub last_decision: Option<LastDecision>,
    /// When the review of the plan was due, once that day has passed.
    pub plan_late: Option<Date>,
    /// The objective for the period.
    pub objective: Option<Objective>,
    /// The objective before it; empty when there was none.
    pub last_objective: String,
    /// Completed and open by P.
    pub balance: Balance,
    /// The LRO.
    pub lro: Option<Lro>,
    /// The deputy.
    pub deputy: Option<Holder>,
    /// The assessments; `None` when there is none.
    pub trend: Option<Trend>,
    /// Triggers without a disposal, newest first.
    pub triggers: Vec<Item>,
    /// Intelligence gaps that are open, oldest first, with their age in days.
    pub gaps: Vec<(Item, i64)>,
    /// Orders sought or in force.
    pub orders: Vec<Item>,
    /// Partners: when consulted last, `None` for never; those with a live action come in by that.
    pub stakeholders: Vec<(String, Option<Date>)>,
    /// Moderated disruptions of the last 365 days by level, in the order of [`Level::ALL`].
    pub disruptions: [u32; 5],
    /// Disruptions that await moderation.
    pub awaiting: u32,
    /// Learning from groups like this one, newest first, at most three.
    pub learning: Vec<Item>,
}

impl Briefing {
    /// That the review of the plan is late, in a sentence; nothing while it is not. Beside the matters, which are of the board.
    #[must_use]
    pub fn plan_words(&self) -> Option<String> {
        self.plan_late.map(|due| format!("The review of the 4P plan was due on {}.", long(due)))
    }

    /// Live actions of all Ps.
    #[must_use]
    pub fn live(&self) -> usize {
        self.actions.iter().map(|strand| strand.actions.len()).sum()
    }

    /// Live actions partners may be told of.
    #[must_use]
    pub fn shareable(&self) -> usize {
        self.actions.iter().flat_map(|strand| &strand.actions).filter(|line| line.shareable).count()
    }

    /// Overdue actions of all Ps.
    #[must_use]
    pub fn late(&self) -> u32 {
        self.actions.iter().map(|strand| strand.late).sum()
    }

    /// `1 major, 3 moderate, 2 minor`, or `none`.
    #[must_use]
    pub fn disruption_words(&self) -> String {
        let words: Vec<String> = Level::ALL
            .into_iter()
            .zip(self.disruptions)
            .filter(|(_, count)| *count > 0)
            .map(|(level, count)| {
                format!("{count} {}", if level == Level::None { "without effect" } else { level.word() })
            })
            .collect();
        if words.is_empty() { "none".to_owned() } else { words.join(", ") }
    }
}

/// The entry that settled the group last before this meeting, and when: called or taken as read. A deferral is no call.
#[must_use]
pub fn last_called(entries: &[Entered], open: Option<MeetingId>) -> Option<LastCalled> {
    entries.iter().find_map(|entered| parts::call_of(entered, open))
}

/// True for an entry that decided the tier and stands.
#[must_use]
pub fn decides_tier(entered: &Entered) -> bool {
    parts::decision(entered).is_some()
}

/// The card of one group.
#[must_use]
pub fn brief(sources: &Sources<'_>) -> Briefing {
    let line = sources.line;
    let plan = parts::plan(sources.items);
    let called = last_called(sources.entries, sources.meeting.map(|meeting| meeting.id));
    Briefing {
        line: line.clone(),
        ocg: sources.card.ocg.clone(),
        matters: super::matters::matters(line, sources.lro, sources.profile, sources.today),
        changes: parts::changes(sources, called.as_ref()),
        last_called: called,
        actions: parts::actions(sources, plan),
        last_decision: parts::last_decision(sources),
        plan_late: plan.and_then(|plan| plan.review_on).filter(|due| *due < sources.today),
        objective: parts::objective(plan, sources.today),
        last_objective: parts::last_objective(sources.items),
        balance: parts::balance(sources),
        lro: parts::lro(sources),
        deputy: sources.card.ocg.deputy.clone(),
        trend: parts::trend(&sources.card.assessments, sources.today),
        triggers: parts::open_items(sources.items, super::item::ItemKind::Trigger),
        gaps: parts::gaps(sources.items, sources.today),
        orders: parts::open_items(sources.items, super::item::ItemKind::Order),
        stakeholders: parts::stakeholders(sources, plan),
        disruptions: parts::disruptions(sources.card, sources.today),
        awaiting: sources.card.disruptions.iter().filter(|disruption| disruption.moderation.is_none()).count() as u32,
        learning: parts::learning(sources),
    }
}

/// The actions that became overdue after a day, as far as they are on the card.
#[must_use]
pub fn became_late(actions: &[ActionLine], after: Date, today: Date) -> Vec<(Date, ActionId)> {
    parts::became_late(actions, after, today).map(|(on, line)| (on, line.id)).collect()
}
