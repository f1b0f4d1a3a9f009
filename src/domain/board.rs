//! The lines of the dashboard as values: what the store answers and the screen shows.
//!
//! Lines are small on purpose: the whole board of a division (and of the country) is held in memory, so that moving, sorting and filtering never
//! wait for the disk. Actions are not held: they come by the page. Must not know how a line is found or drawn.

use super::action::ActionStatus;
use super::identity::{ActionId, OcgId, OfficerId};
use super::ocg::{Ocg, OcgKind, OcgStatus, without_lro};
use super::officer::Officer;
use super::reading::Founding;
use super::tier::{Strand, Tier};
use super::time::{Date, Timestamp};
use std::collections::BTreeMap;

/// Open actions of one OCG by P, as at a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Live actions by primary P, in the order of [`Strand::ALL`].
    pub live: [u32; 4],
    /// Live actions without a P (imported).
    pub live_without_strand: u32,
    /// Overdue by primary P.
    pub late: [u32; 4],
    /// Overdue without a P.
    pub late_without_strand: u32,
    /// Claimed complete, awaiting sign-off (also counted in `live`).
    pub claimed: u32,
    /// True for a P with an action discharged within the profile's days (papers section 3 rule 18).
    pub lately_done: [bool; 4],
    /// True for a P of which the plan says why it does not apply.
    pub not_applicable: [bool; 4],
}

impl Counts {
    /// All live actions.
    #[must_use]
    pub fn live_total(&self) -> u32 {
        self.live.iter().sum::<u32>() + self.live_without_strand
    }

    /// All overdue actions.
    #[must_use]
    pub fn late_total(&self) -> u32 {
        self.late.iter().sum::<u32>() + self.late_without_strand
    }

    /// True when the P is empty: nothing live, nothing discharged lately, and no reason why it does not apply (papers section 3 rule 18).
    #[must_use]
    pub fn is_empty_strand(&self, strand: Strand) -> bool {
        let at = strand.index();
        self.live.get(at) == Some(&0)
            && self.lately_done.get(at) == Some(&false)
            && self.not_applicable.get(at) == Some(&false)
    }
}

/// One OCG on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OcgLine {
    /// Identity.
    pub id: OcgId,
    /// Reference; may be empty.
    pub reference: String,
    /// Operation name.
    pub operation: String,
    /// Kind of threat.
    pub kind: OcgKind,
    /// Status.
    pub status: OcgStatus,
    /// Since when.
    pub status_since: Date,
    /// Tier, if decided.
    pub tier: Option<Tier>,
    /// First day of the present run in the tier.
    pub tier_since: Option<Date>,
    /// Owning unit; may be empty.
    pub unit: String,
    /// Next review.
    pub review: Option<Date>,
    /// Day of the last decision.
    pub decided_on: Option<Date>,
    /// LRO.
    pub lro: Option<OfficerId>,
    /// Deputy LRO.
    pub deputy: Option<OfficerId>,
    /// Since when there is no LRO.
    pub without_lro_since: Option<Date>,
    /// Primary threat area; may be empty.
    pub threat: String,
    /// Flags that are up, in words with commas; may be empty.
    pub flags: String,
    /// Band of the newest assessment; empty when there is none.
    pub band: String,
    /// Score of the newest assessment.
    pub score: Option<i64>,
    /// Day of the newest assessment.
    pub assessed_on: Option<Date>,
    /// Last day something was done about it.
    pub active_on: Option<Date>,
    /// Objective for the period; empty when none is set.
    pub objective: String,
    /// Its actions.
    pub counts: Counts,
}

impl OcgLine {
    /// The line of an OCG as far as its own record says it: without its assessments, its actions and its plan.
    #[must_use]
    pub fn of(ocg: &Ocg) -> Self {
        let place = ocg.placement.as_ref();
        Self {
            id: ocg.id,
            reference: ocg.details.reference.clone(),
            operation: ocg.details.operation.clone(),
            kind: ocg.details.kind,
            status: ocg.status,
            status_since: ocg.status_since,
            tier: ocg.tier(),
            tier_since: place.map(|place| place.since),
            unit: place.map_or_else(String::new, |place| place.unit.clone()),
            review: place.and_then(|place| place.review),
            decided_on: place.map(|place| place.decided_on),
            lro: ocg.lro.as_ref().map(|lro| lro.officer.id),
            deputy: ocg.deputy.as_ref().map(|deputy| deputy.officer.id),
            without_lro_since: ocg.without_lro_since,
            threat: ocg.details.threats.first().cloned().unwrap_or_default(),
            flags: ocg.details.flags.join(", "),
            band: String::new(),
            score: None,
            assessed_on: None,
            active_on: None,
            objective: String::new(),
            counts: Counts::default(),
        }
    }

    /// Since when it has no LRO, seen on `day`; `None` while it has one. `lro` is the line of its LRO. An LRO who has left counts as none from the
    /// leaving date (papers section 3 rule 24).
    #[must_use]
    pub fn without_lro(&self, lro: Option<&OfficerLine>, day: Date) -> Option<Date> {
        let left = lro.filter(|lro| self.lro == Some(lro.id)).and_then(|lro| lro.left_on);
        without_lro(self.lro.is_some(), self.without_lro_since, left, day)
    }
}

/// One officer or agency on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerLine {
    /// Identity.
    pub id: OfficerId,
    /// Rank and collar number, or the agency.
    pub label: String,
    /// Unit; may be empty.
    pub unit: String,
    /// True for partners.
    pub partner: bool,
    /// True when they may lead.
    pub can_lead: bool,
    /// Limit of OCGs.
    pub limit: Option<u32>,
    /// Trained on.
    pub trained_on: Option<Date>,
    /// Known absence.
    pub away: Option<(Date, Date)>,
    /// Left on.
    pub left_on: Option<Date>,
    /// Live OCGs led as LRO.
    pub leads: u32,
    /// Live actions owned.
    pub open: u32,
    /// Overdue actions owned.
    pub late: u32,
}

impl OfficerLine {
    /// The line of an officer as far as their own record says it: without what they lead and own.
    #[must_use]
    pub fn of(officer: Officer) -> Self {
        let details = officer.details;
        Self {
            id: officer.id,
            label: details.label,
            unit: details.unit,
            partner: details.partner,
            can_lead: details.can_lead,
            limit: details.limit,
            trained_on: details.trained_on,
            away: details.away,
            left_on: details.left_on,
            leads: 0,
            open: 0,
            late: 0,
        }
    }

    /// True when they lead a live OCG on `day`: whoever has left leads none (papers section 3 rules 24 and 25).
    #[must_use]
    pub fn is_lro(&self, day: Date) -> bool {
        self.leads > 0 && self.left_on.is_none_or(|left| left > day)
    }
}

/// The whole board, as at a day and an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Live OCGs in order of identity.
    pub ocgs: Vec<OcgLine>,
    /// Officers and agencies by identity.
    pub officers: BTreeMap<OfficerId, OfficerLine>,
    /// Last entry it shows.
    pub entry: u64,
}

impl Board {
    /// Since when an OCG has no LRO, seen on `day`; `None` while it has one (papers section 3 rule 24).
    #[must_use]
    pub fn without_lro(&self, line: &OcgLine, day: Date) -> Option<Date> {
        line.without_lro(line.lro.and_then(|lro| self.officers.get(&lro)), day)
    }
}

/// One action in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionLine {
    /// Identity.
    pub id: ActionId,
    /// Number.
    pub number: String,
    /// OCG.
    pub ocg: OcgId,
    /// Operation name of the OCG.
    pub operation: String,
    /// Primary P.
    pub strand: Option<Strand>,
    /// Second P.
    pub second: Option<Strand>,
    /// What is to be done.
    pub text: String,
    /// Owner.
    pub owner: Option<OfficerId>,
    /// Owner in words; empty for none.
    pub owner_label: String,
    /// Raised on.
    pub raised_on: Date,
    /// Due.
    pub due: Option<Date>,
    /// How often extended.
    pub extensions: u32,
    /// Status.
    pub status: ActionStatus,
    /// Since when.
    pub since: Date,
    /// Result as typed; may be empty.
    pub result: String,
    /// True when partners may be told.
    pub shareable: bool,
}

/// One entry of a history, ready to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryLine {
    /// Entry number.
    pub entry: u64,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// When it was entered.
    pub recorded_at: Timestamp,
    /// Who decided.
    pub decided_by: String,
    /// Who entered.
    pub entered_by: String,
    /// Stable kind word.
    pub kind: String,
    /// The sentence, in the past tense.
    pub sentence: String,
    /// The entry that withdraws this one, if it does not stand.
    pub withdrawn_by: Option<u64>,
    /// The entry this one withdraws.
    pub undoes: Option<u64>,
    /// The OCG it is about, if one.
    pub ocg: Option<OcgId>,
}

/// Which actions a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActionFilter {
    /// Only of this OCG.
    pub ocg: Option<OcgId>,
    /// Only of this owner.
    pub owner: Option<OfficerId>,
    /// Only this P.
    pub strand: Option<Strand>,
    /// Only live ones; `false` shows closed ones too.
    pub live_only: bool,
    /// Only overdue as at this day.
    pub late_as_at: Option<Date>,
    /// Only those due before this day.
    pub due_before: Option<Date>,
    /// Only those whose text, detail or result holds all these words (each a beginning).
    pub words: String,
}

/// What a list of actions is sorted by; ties by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ActionOrder {
    /// Live first, then most overdue first: by due date, none last.
    #[default]
    Due,
    /// By number.
    Number,
    /// By P.
    Strand,
    /// By text.
    Text,
    /// By owner.
    Owner,
    /// By status.
    Status,
}

/// A page of actions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActionPage {
    /// The rows.
    pub rows: Vec<ActionLine>,
    /// Position of the first row in the whole list, from 0.
    pub offset: usize,
    /// How many rows the whole list has.
    pub total: usize,
}

/// What the screen needs to know of the store besides the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreFacts {
    /// What it was founded as.
    pub founding: Founding,
    /// Entries in the journal.
    pub entries: u64,
    /// When the last was recorded.
    pub last_recorded_at: Option<Timestamp>,
    /// True when nothing can be written.
    pub read_only: bool,
    /// Whether the session has the open record beside it. The store itself does not know, and says no.
    pub beside: bool,
}
