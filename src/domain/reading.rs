//! The two doors between the rules and the records: [`Reading`] for deciding, [`Records`] for folding.
//!
//! The store implements both over its tables, [`memory`](super::memory) over ordinary maps; the rules are written once against these traits. Must
//! not know which of the two it speaks to.

use super::action::Action;
use super::assessment::Assessment;
use super::disruption::Disruption;
use super::identity::{
    ActionId, AssessmentId, DisruptionId, ItemId, MeetingId, NoteId, OcgId, OcgTag, OfficerId, Series,
};
use super::item::{Item, ItemKind};
use super::meeting::{Meeting, MeetingKind};
use super::note::Note;
use super::ocg::Ocg;
use super::officer::Officer;
use super::profile::Profile;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// The record could not be read or written: an environment failure, not a refusal. Holds one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// What a store was founded as; fixed for its life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    /// Store id as printed on seals.
    pub store_id: String,
    /// Name of the BCU, for example `Northern BCU`.
    pub bcu: String,
    /// Prefix of all numbers, for example `NB`.
    pub prefix: String,
    /// True for invented data; such a store says so on every screen and page.
    pub demo: bool,
    /// True for the store of the weekly covert meeting: another folder, key, number sequence and look (domain section 7). Never a flag on a row.
    #[serde(default, skip_serializing_if = "is_false")]
    pub covert: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// The numbered series that restart each year (papers section 5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumberSeries {
    /// `NB-2026-0412`
    Action,
    /// `NB-DEC-2026-0702`
    Decision,
    /// `NB-DIS-2026-0041`
    Disruption,
    /// `NB-BID-2026-0007`
    Bid,
    /// `NB-TRG-2026-0031`
    Trigger,
    /// `NB-LRN-2026-0014`
    Learning,
}

impl NumberSeries {
    /// Every series.
    pub const ALL: [Self; 6] =
        [Self::Action, Self::Decision, Self::Disruption, Self::Bid, Self::Trigger, Self::Learning];

    /// The stable word by which a store names the series.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Decision => "decision",
            Self::Disruption => "disruption",
            Self::Bid => "bid",
            Self::Trigger => "trigger",
            Self::Learning => "learning",
        }
    }

    /// The letters between prefix and year; empty for actions.
    const fn letters(self) -> &'static str {
        match self {
            Self::Action => "",
            Self::Decision => "DEC-",
            Self::Disruption => "DIS-",
            Self::Bid => "BID-",
            Self::Trigger => "TRG-",
            Self::Learning => "LRN-",
        }
    }

    /// The printed number.
    #[must_use]
    pub fn number(self, prefix: &str, year: i32, running: u32) -> String {
        format!("{prefix}-{}{year}-{running:04}", self.letters())
    }

    /// Year and running part of a printed number of this series and prefix, in any case; `None` for anybody else's number.
    #[must_use]
    pub fn parts(self, prefix: &str, number: &str) -> Option<(i32, u32)> {
        let rest = after(after(number.trim(), prefix)?, "-")?;
        let rest = after(rest, self.letters())?;
        let (year, running) = rest.split_once('-')?;
        let running = running.parse().ok().filter(|running| *running <= MOST_RUNNING)?;
        Some((year.parse().ok()?, running))
    }
}

/// The highest running number of a year. A number beyond it that an import brings is somebody else's and uses nothing up.
pub const MOST_RUNNING: u32 = 9_999_999;

/// What follows a beginning, letter case ignored, as numbers are found without regard to it.
fn after<'a>(text: &'a str, beginning: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then_some(rest)
}

/// Shorthand for an answer of the record.
pub type Answer<T> = Result<T, Fault>;

/// What the rules may ask of the record.
pub trait Reading {
    /// What the store was founded as; `None` before the founding entry.
    fn founding(&self) -> Answer<Option<Founding>>;
    /// The force profile in force.
    fn profile(&self) -> Answer<Arc<Profile>>;
    /// One OCG.
    fn ocg(&self, id: OcgId) -> Answer<Option<Ocg>>;
    /// One officer or agency.
    fn officer(&self, id: OfficerId) -> Answer<Option<Officer>>;
    /// One action.
    fn action(&self, id: ActionId) -> Answer<Option<Action>>;
    /// One disruption.
    fn disruption(&self, id: DisruptionId) -> Answer<Option<Disruption>>;
    /// One assessment.
    fn assessment(&self, id: AssessmentId) -> Answer<Option<Assessment>>;
    /// The newest assessment of an OCG by date, then identity.
    fn latest_assessment(&self, ocg: OcgId) -> Answer<Option<Assessment>>;
    /// One note.
    fn note(&self, id: NoteId) -> Answer<Option<Note>>;
    /// The OCG with this reference, letter case ignored; an empty reference names none.
    fn ocg_by_reference(&self, reference: &str) -> Answer<Option<OcgId>>;
    /// The OCG with this operation name, letter case ignored.
    fn ocg_by_operation(&self, operation: &str) -> Answer<Option<OcgId>>;
    /// The officer or agency with this label, letter case ignored.
    fn officer_by_label(&self, label: &str) -> Answer<Option<OfficerId>>;
    /// The action with this number.
    fn action_by_number(&self, number: &str) -> Answer<Option<ActionId>>;
    /// The disruption with this number.
    fn disruption_by_number(&self, number: &str) -> Answer<Option<DisruptionId>>;
    /// How many live OCGs an officer leads as LRO.
    fn led_by(&self, officer: OfficerId) -> Answer<u32>;
    /// True when no action, disruption, assessment, note or item rests on this OCG.
    fn ocg_is_bare(&self, ocg: OcgId) -> Answer<bool>;
    /// The numbers of the actions on this OCG that are not done with, oldest first.
    fn live_actions_on(&self, ocg: OcgId) -> Answer<Vec<String>>;
    /// The items about this OCG that somebody still has to do something about, oldest first.
    fn open_items_on(&self, ocg: OcgId) -> Answer<Vec<Item>>;
    /// True when this officer holds no post and owns no action.
    fn officer_is_bare(&self, officer: OfficerId) -> Answer<bool>;
    /// Highest identity ever given in a series; 0 before the first. Never falls, also not by withdrawal.
    fn highest_id(&self, series: Series) -> Answer<i64>;
    /// Highest running number ever given in a series and year; 0 before the first. Never falls.
    fn highest_number(&self, series: NumberSeries, year: i32) -> Answer<u32>;
    /// One meeting.
    fn meeting(&self, id: MeetingId) -> Answer<Option<Meeting>>;
    /// The meeting that is open now; at most one.
    fn open_meeting(&self) -> Answer<Option<Meeting>>;
    /// The newest meeting of a kind, whatever its state.
    fn newest_meeting(&self, kind: MeetingKind) -> Answer<Option<Meeting>>;
    /// The newest signed meeting of a kind.
    fn newest_signed(&self, kind: MeetingKind) -> Answer<Option<Meeting>>;
    /// Every live OCG, by identity: those due at a meeting.
    fn live_ocgs(&self) -> Answer<Vec<OcgTag>>;
    /// One item.
    fn item(&self, id: ItemId) -> Answer<Option<Item>>;
    /// Every item of a kind, oldest first.
    fn items_of_kind(&self, kind: ItemKind) -> Answer<Vec<Item>>;
    /// The plan of an OCG that is in force: its newest version.
    fn plan_of(&self, ocg: OcgId) -> Answer<Option<Item>>;
    /// How many sets of minutes were issued.
    fn minutes_issued(&self) -> Answer<u32>;
}

/// What folding may do to the record. Only [`fold`](super::fold::fold) calls these.
pub trait Records: Reading {
    /// Notes the founding and its profile.
    fn put_founding(&mut self, founding: &Founding, profile: &Profile) -> Answer<()>;
    /// Replaces the profile in force.
    fn put_profile(&mut self, profile: &Profile) -> Answer<()>;
    /// Inserts or replaces an OCG.
    fn put_ocg(&mut self, ocg: &Ocg) -> Answer<()>;
    /// Takes an OCG out.
    fn remove_ocg(&mut self, id: OcgId) -> Answer<()>;
    /// Inserts or replaces an officer.
    fn put_officer(&mut self, officer: &Officer) -> Answer<()>;
    /// Takes an officer out.
    fn remove_officer(&mut self, id: OfficerId) -> Answer<()>;
    /// Inserts or replaces an action.
    fn put_action(&mut self, action: &Action) -> Answer<()>;
    /// Takes an action out.
    fn remove_action(&mut self, id: ActionId) -> Answer<()>;
    /// Inserts or replaces a disruption.
    fn put_disruption(&mut self, disruption: &Disruption) -> Answer<()>;
    /// Takes a disruption out.
    fn remove_disruption(&mut self, id: DisruptionId) -> Answer<()>;
    /// Inserts an assessment.
    fn put_assessment(&mut self, assessment: &Assessment) -> Answer<()>;
    /// Takes an assessment out.
    fn remove_assessment(&mut self, id: AssessmentId) -> Answer<()>;
    /// Inserts a note.
    fn put_note(&mut self, note: &Note) -> Answer<()>;
    /// Takes a note out.
    fn remove_note(&mut self, id: NoteId) -> Answer<()>;
    /// Inserts or replaces a meeting.
    fn put_meeting(&mut self, meeting: &Meeting) -> Answer<()>;
    /// Takes a meeting out.
    fn remove_meeting(&mut self, id: MeetingId) -> Answer<()>;
    /// Inserts or replaces an item.
    fn put_item(&mut self, item: &Item) -> Answer<()>;
    /// Takes an item out.
    fn remove_item(&mut self, id: ItemId) -> Answer<()>;
    /// Remembers that an identity was given.
    fn spend_id(&mut self, series: Series, id: i64) -> Answer<()>;
    /// Remembers that a running number was given.
    fn spend_number(&mut self, series: NumberSeries, year: i32, running: u32) -> Answer<()>;
    /// Remembers that minutes were issued.
    fn put_minutes_issued(&mut self, number: u32) -> Answer<()>;
}
