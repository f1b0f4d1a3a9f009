//! Preparation: what needs the chair before a meeting, as a list of rows (domain section (b) step 1, screens section 7).
//!
//! Each row is one question put to the record, with what it names; a row that names nothing is left out, so that it disappears when it is settled.
//! Nothing is changed for the chair. Must not know a store or a screen: what was read comes in as values.

mod frozen;
mod room;
mod rows;

pub use frozen::{Frozen, frozen_at};

use super::board::{ActionLine, Board};
use super::disruption::Disruption;
use super::identity::{ActionId, DisruptionId, ItemId, OcgId, OfficerId};
use super::item::Item;
use super::meeting::Meeting;
use super::profile::Profile;
use super::time::Date;
use crate::text::plural;

/// What was read for a preparation.
#[derive(Debug, Clone, Copy)]
pub struct Pack<'a> {
    /// The board as at `today`.
    pub board: &'a Board,
    /// The profile in force.
    pub profile: &'a Profile,
    /// The day for which ages are counted: the day of the meeting.
    pub today: Date,
    /// The meeting that is prepared or open, if there is one.
    pub meeting: Option<&'a Meeting>,
    /// The signed meetings of the same kind, newest first.
    pub held: &'a [Meeting],
    /// Overdue actions, longest first; of a large record only the first ones.
    pub late: &'a [ActionLine],
    /// Actions claimed complete; of a large record only the first ones.
    pub claimed: &'a [ActionLine],
    /// Late actions that were carried at three closed meetings or more, with the count.
    pub carried: &'a [(ActionLine, u32)],
    /// Disruptions that were not moderated yet.
    pub awaiting: &'a [Disruption],
    /// Bids without an answer.
    pub bids: &'a [Item],
    /// Triggers without a disposal.
    pub triggers: &'a [Item],
    /// Statements whose day to look again is over, that day first which is over longest.
    pub rechecks: &'a [Item],
    /// The pack of the meeting, where it is frozen.
    pub frozen: Option<Frozen>,
    /// The groups something was recorded of since, the last one first; of many entries only the newest were read.
    pub since: &'a [OcgId],
}

/// The parts of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Must be cleared.
    Errors,
    /// Groups that were not discussed last time.
    NotDiscussed,
    /// Mismatches, for the chair to decide.
    Mismatches,
    /// Reviews and plans.
    Reviews,
    /// Late actions and claims.
    Actions,
    /// Disruptions, bids and triggers.
    Claims,
    /// Running order and room.
    Room,
}

impl Section {
    /// Every part, in order.
    pub const ALL: [Self; 7] =
        [Self::Errors, Self::NotDiscussed, Self::Mismatches, Self::Reviews, Self::Actions, Self::Claims, Self::Room];

    /// The heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Errors => "Errors: must be cleared",
            Self::NotDiscussed => "Not discussed at the last meeting",
            Self::Mismatches => "Mismatches: for your decision, nothing is changed for you",
            Self::Reviews => "Reviews and plans",
            Self::Actions => "Actions",
            Self::Claims => "Claims, bids, triggers",
            Self::Room => "Running order and room",
        }
    }
}

/// The question a row answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// Live groups without an LRO.
    NoLro,
    /// Provisional groups past their clock of so many days.
    Unassessed(u32),
    /// Deferred at the meeting of this number.
    Deferred(u32),
    /// Taken as read at the meeting of this number.
    TakenAsRead(u32),
    /// Not on the list of the meeting of this number: live since.
    NotListed(u32),
    /// A high band in tier 4.
    HighInTierFour,
    /// A tier gone quiet over so many days.
    Quiet(u8, u32),
    /// LROs over their limit.
    LroOver,
    /// LROs without training, or with lapsed training.
    LroUntrained,
    /// Reviews late.
    ReviewLate,
    /// Statements whose day to look again is over.
    RecheckLate,
    /// An empty P with no reason recorded.
    EmptyStrand,
    /// Owners with late actions.
    LateByOwner,
    /// Actions carried three times or more.
    Carried,
    /// Actions awaiting sign-off.
    AwaitingSignOff,
    /// Disruptions that were not moderated.
    NotModerated,
    /// Bids without an answer.
    BidsOpen,
    /// Triggers without a disposal.
    TriggersOpen,
    /// The running order, with the groups the chair moved in it.
    Order,
    /// The LROs of live groups, with those who gave no word.
    LrosAsked,
    /// Others who were asked and gave no word.
    NoWord,
    /// What was recorded since the pack was frozen.
    SincePack,
}

impl Topic {
    /// The part of the list it stands in.
    #[must_use]
    pub const fn section(self) -> Section {
        match self {
            Self::NoLro | Self::Unassessed(_) => Section::Errors,
            Self::Deferred(_) | Self::TakenAsRead(_) | Self::NotListed(_) => Section::NotDiscussed,
            Self::HighInTierFour | Self::Quiet(..) | Self::LroOver | Self::LroUntrained => Section::Mismatches,
            Self::ReviewLate | Self::RecheckLate | Self::EmptyStrand => Section::Reviews,
            Self::LateByOwner | Self::Carried | Self::AwaitingSignOff => Section::Actions,
            Self::NotModerated | Self::BidsOpen | Self::TriggersOpen => Section::Claims,
            Self::Order | Self::LrosAsked | Self::NoWord | Self::SincePack => Section::Room,
        }
    }

    /// The question in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::NoLro => "No LRO".into(),
            Self::Unassessed(days) => format!("Provisional past its clock ({})", plural(days.into(), "day", "days")),
            Self::Deferred(number) => format!("Deferred at meeting {number}"),
            Self::TakenAsRead(number) => format!("Taken as read at meeting {number}"),
            Self::NotListed(number) => format!("Not called at meeting {number}: new since"),
            Self::HighInTierFour => "High band in tier 4".into(),
            Self::Quiet(tier, days) => format!("Tier {tier} gone quiet over {days} days"),
            Self::LroOver => "LRO over the limit".into(),
            Self::LroUntrained => "LRO untrained or lapsed".into(),
            Self::ReviewLate => "Review late".into(),
            Self::RecheckLate => "Statement past its re-check".into(),
            Self::EmptyStrand => "An empty P with no reason recorded".into(),
            Self::LateByOwner => "Late, by owner".into(),
            Self::Carried => "Carried three times or more".into(),
            Self::AwaitingSignOff => "Awaiting your sign-off".into(),
            Self::NotModerated => "Disruptions not moderated".into(),
            Self::BidsOpen => "Bids without an answer".into(),
            Self::TriggersOpen => "Triggers without a disposal".into(),
            Self::Order => "Order".into(),
            Self::LrosAsked => "LROs who must attend".into(),
            Self::NoWord => "Others asked, no word yet".into(),
            Self::SincePack => "Recorded since the pack".into(),
        }
    }
}

/// Where a name of a row leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A group.
    Ocg(OcgId),
    /// An officer or agency.
    Officer(OfficerId),
    /// An action of a group.
    Action(ActionId, OcgId),
    /// A disruption of a group.
    Disruption(DisruptionId, OcgId),
    /// A bid or trigger, of a group if it is of one.
    Item(ItemId, Option<OcgId>),
    /// Somebody on the list of the meeting.
    Attender(String),
}

/// One thing a row names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Where it leads.
    pub target: Target,
    /// Its name: `Op Medlar`, `DI 4102`, `NB-2026-0341`.
    pub name: String,
    /// What is said of it beside the name: `4 of 3`, `because LRO absent`; may be empty.
    pub note: String,
    /// Its age in days, where it has one.
    pub days: Option<i64>,
}

impl Named {
    /// Name and note.
    #[must_use]
    pub fn words(&self) -> String {
        if self.note.is_empty() { self.name.clone() } else { format!("{} ({})", self.name, self.note) }
    }
}

/// One row of the list; it says something or names at least one thing, the oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The question.
    pub topic: Topic,
    /// What is said before the names; empty where the names are the answer.
    pub lead: String,
    /// The answer.
    pub named: Vec<Named>,
    /// How many there are; more than are named where only the first were read.
    pub total: usize,
}

impl Row {
    /// The age of the oldest.
    #[must_use]
    pub fn oldest(&self) -> Option<i64> {
        self.named.iter().filter_map(|named| named.days).max()
    }

    /// What is said, and the first names with their notes, at most `most`, and how many more there are: `Op Yew, Op Hazel, +2`.
    #[must_use]
    pub fn words(&self, most: usize) -> String {
        let mut words: Vec<String> = self.named.iter().take(most).map(Named::words).collect();
        let more = self.total.saturating_sub(words.len());
        if more > 0 {
            words.push(format!("+{more}"));
        }
        match (self.lead.as_str(), words.join(", ")) {
            ("", names) => names,
            (lead, names) if names.is_empty() => lead.to_owned(),
            (lead, names) => format!("{lead} {names}"),
        }
    }
}

/// The whole list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// The rows, by part, without empty ones.
    pub rows: Vec<Row>,
    /// How many groups are live.
    pub groups: usize,
    /// How many of them have a matter for the chair.
    pub need_the_chair: usize,
    /// Overdue actions.
    pub late: u32,
    /// The frozen pack of the meeting; `None` where it is not frozen.
    pub frozen: Option<Frozen>,
}

impl Preparation {
    /// The rows of one part.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.topic.section() == section)
    }

    /// The sentence above the list: `16 of 31 groups need the chair; 17 actions are late.`
    #[must_use]
    pub fn sentence(&self) -> String {
        let late = match self.late {
            0 => "no action is late".to_owned(),
            1 => "1 action is late".to_owned(),
            late => format!("{} are late", plural(late.into(), "action", "actions")),
        };
        let need = if self.need_the_chair == 1 { "needs" } else { "need" };
        format!(
            "{} of {} {need} the chair; {late}.",
            self.need_the_chair,
            plural(self.groups as u64, "group", "groups")
        )
    }
}

/// The preparation list.
#[must_use]
pub fn prepare(pack: &Pack<'_>) -> Preparation {
    let found: Vec<_> = pack
        .board
        .ocgs
        .iter()
        .map(|line| {
            let lro = line.lro.and_then(|lro| pack.board.officers.get(&lro));
            (line, super::matters::matters(line, lro, pack.profile, pack.today))
        })
        .collect();
    let mut rows = rows::of_groups(pack, &found);
    rows.push(rows::of_statements(pack));
    rows.extend(rows::of_officers(pack));
    rows.extend(rows::of_actions(pack));
    rows.extend(rows::of_claims(pack));
    rows.extend(room::of_meeting(pack));
    rows.retain(|row| !row.named.is_empty() || !row.lead.is_empty());
    rows.sort_by_key(|row| row.topic);
    Preparation {
        rows,
        groups: pack.board.ocgs.len(),
        need_the_chair: found.iter().filter(|(_, matters)| !matters.is_empty()).count(),
        late: pack.board.ocgs.iter().map(|line| line.counts.late_total()).sum(),
        frozen: pack.frozen,
    }
}
