//! The sentences of papers: one pattern for each kind of fact (papers section 2.0). The frame is ours, the reason is as typed.
//!
//! A total match without a wildcard: a new fact does not compile until it can be printed. Must not know which paper it speaks in.

mod actions;
mod byline;
mod disruptions;
mod items;
mod meetings;
mod ocgs;
mod plans;

pub(in crate::report) use actions::{coded, strands};
pub use byline::{LATE_MINUTES, by_whom, byline, entered_late, moment, restored, withdrawn};

use super::document::{Block, Entry, EntryStatus, Text, ended};
use crate::domain::describe::{Difference, Voice, describe, officer_differences};
use crate::domain::disruption::Disruption;
use crate::domain::fact::Fact;
use crate::domain::identity::OcgTag;
use crate::domain::item::Plan;
use crate::domain::profile::Profile;
use crate::domain::receipt::Entered;
use crate::domain::tier::Tier;
use crate::domain::time::{Date, plain};
use crate::text::{count_group, plural};

/// Something about an allocation that the chair should see beside it; printed after the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PostNote {
    /// The officer's LRO training had lapsed by then.
    Lapsed(Date),
    /// No LRO training is recorded.
    Untrained,
    /// The allocation takes the officer over the limit.
    Over {
        /// OCGs led with this one.
        leads: u32,
        /// The limit.
        limit: u32,
    },
}

/// What a sentence needs that its fact does not hold.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The force words of the day.
    pub profile: &'a Profile,
    /// The disruption the fact is about, if it is about one.
    pub disruption: Option<&'a Disruption>,
    /// The tier the OCG stood in, for an archiving.
    pub tier: Option<Tier>,
    /// The due date that stood, for a claim that is refused.
    pub due: Option<Date>,
    /// The version of the 4P plan that stood before, for a new one.
    pub plan: Option<&'a Plan>,
    /// What to note about an allocation.
    pub notes: &'a [PostNote],
}

impl<'a> Around<'a> {
    /// Nothing but the profile.
    #[must_use]
    pub const fn only(profile: &'a Profile) -> Self {
        Self { profile, disruption: None, tier: None, due: None, plan: None, notes: &[] }
    }

    /// The OCG by its name and reference; by its name alone where it waits for no reference (papers section 2j).
    #[must_use]
    pub fn named(&self, ocg: &OcgTag) -> Text {
        if self.untold(ocg) { Text::from(ocg.operation.as_str()) } else { named(ocg) }
    }

    /// The reference of an OCG; its name where it waits for none.
    fn reference(&self, ocg: &OcgTag) -> Text {
        if self.untold(ocg) { self.named(ocg) } else { reference(ocg) }
    }

    /// Papers that name only what has business know an item by its neutral title: that it has no reference is nothing to say.
    const fn untold(&self, ocg: &OcgTag) -> bool {
        self.profile.papers.business_only && ocg.reference.is_empty()
    }
}

/// A fact in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What kind of entry it is: Decision, Action, Claim ...
    pub word: &'static str,
    /// Its number or reference.
    pub number: Text,
    /// What stands in brackets after the number.
    pub aside: String,
    /// True when the sentence goes on from the number.
    pub runs_on: bool,
    /// The sentence, with a result or evidence as typed.
    pub sentence: Text,
    /// The reason as typed, ended; `None` where the kind has none.
    pub reason: Option<Text>,
}

impl Told {
    pub(super) fn new(word: &'static str, number: Text, sentence: Text) -> Self {
        Self { word, number, aside: String::new(), runs_on: false, sentence, reason: None }
    }

    pub(super) fn because(mut self, reason: &str) -> Self {
        self.reason = Some(reason_or_none(reason));
        self
    }

    /// The whole sentence with its reason, as it is quoted in another: a withdrawal, a restoring.
    #[must_use]
    pub fn quoted(&self) -> Text {
        match &self.reason {
            None => self.sentence.clone(),
            Some(reason) => self.sentence.clone().and(" Reason: ").and_text(reason.clone()),
        }
    }

    /// The entry that stands, with its byline.
    #[must_use]
    pub fn entry(self, byline: Text) -> Block {
        Block::Entry(Entry {
            word: self.word.to_owned(),
            number: self.number,
            aside: self.aside,
            runs_on: self.runs_on,
            status: EntryStatus::Stands,
            sentence: self.sentence,
            reason: self.reason,
            byline: Some(byline),
        })
    }
}

/// The reason as typed with an end mark; `none given.` when nothing was typed.
#[must_use]
pub fn reason_or_none(reason: &str) -> Text {
    let reason = if reason.trim().is_empty() { "none given" } else { reason };
    Text::from(ended(reason))
}

/// `Op Birch (NB/OCG/1007)`.
#[must_use]
pub fn named(ocg: &OcgTag) -> Text {
    Text::from(format!("{} (", ocg.operation)).and_text(reference(ocg)).and(")")
}

/// The reference of an OCG, never made up.
#[must_use]
pub fn reference(ocg: &OcgTag) -> Text {
    if ocg.reference.is_empty() { Text::from("no reference yet") } else { Text::reference(&ocg.reference) }
}

/// `tier 2 (Neighbourhood)`, in the words of the day.
#[must_use]
pub fn tier_named(tier: Tier, name: &str) -> String {
    if name.is_empty() { format!("tier {tier}") } else { format!("tier {tier} ({name})") }
}

fn differ(differences: &[Difference]) -> String {
    let parts: Vec<String> =
        differences.iter().map(|one| format!("{} from {} to {}", one.field, one.from, one.to)).collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join("; ") }
}

/// The fact in words.
#[must_use]
pub fn tell(fact: &Fact, around: &Around<'_>) -> Told {
    match fact {
        Fact::StoreFounded { founding, profile } => Told::new(
            "Record",
            Text::reference(&founding.store_id),
            Text::from(format!(
                "The record of {} is opened with the profile {}, version {}.",
                founding.bcu, profile.name, profile.version
            )),
        ),
        Fact::ProfileAdopted { from, to } => Told::new(
            "Profile",
            Text::from(to.name.as_str()),
            Text::from(format!(
                "The profile {}, version {}, comes into force in place of {}, version {}.",
                to.name, to.version, from.name, from.version
            )),
        ),
        Fact::ImportMade { file, taken, rejected, .. } => Told::new(
            "Import",
            Text::from(file.as_str()),
            Text::from(format!(
                "{} taken, {} rejected.",
                plural(u64::from(*taken), "row", "rows"),
                if *rejected == 0 { "none".to_owned() } else { count_group(u64::from(*rejected)) }
            )),
        ),
        Fact::OcgRegistered { .. }
        | Fact::OcgStruckOut { .. }
        | Fact::OcgAmended { .. }
        | Fact::OcgStatusSet { .. }
        | Fact::TierDecided { .. }
        | Fact::PostFilled { .. }
        | Fact::RetentionSet(_)
        | Fact::AssessmentRecorded { .. }
        | Fact::AssessmentStruckOut { .. } => ocgs::tell(fact, around),
        Fact::OfficerRegistered { officer } => {
            let unit = if officer.details.unit.is_empty() { "unit not recorded" } else { &officer.details.unit };
            let what = if officer.details.partner { "Partner" } else { "Officer" };
            let label = Text::reference(&officer.details.label);
            Told::new(what, label.clone(), label.and(&format!(" enters the record ({unit}).")))
        }
        Fact::OfficerStruckOut { officer } => {
            let label = Text::reference(&officer.details.label);
            Told::new("Officer", label.clone(), label.and(" is struck out of the record."))
        }
        Fact::OfficerAmended { officer, from, to } => {
            let label = Text::reference(&officer.label);
            let what = differ(&officer_differences(from, to));
            Told::new("Amendment", label.clone(), label.and(&format!(" is amended: {}", ended(&what))))
        }
        Fact::ActionRaised { .. }
        | Fact::ActionStruckOut { .. }
        | Fact::ActionAmended { .. }
        | Fact::ActionExtended { .. }
        | Fact::ActionTransferred { .. }
        | Fact::ActionMoved { .. } => actions::tell(fact, around),
        Fact::DisruptionClaimed { .. } | Fact::DisruptionStruckOut { .. } | Fact::DisruptionModerated { .. } => {
            disruptions::tell(fact, around)
        }
        Fact::NoteAdded { note } => {
            let about = match &note.action {
                None => around.named(&note.ocg),
                Some(action) => Text::from(format!("{}, action ", note.ocg.operation)).and_ref(&action.number),
            };
            Told::new("Note", Text::default(), about.and(": ").and(&ended(&note.text)))
        }
        Fact::NoteStruckOut { note } => Told::new(
            "Note",
            Text::default(),
            Text::from("The note on ").and_text(around.named(&note.ocg)).and(" is struck out."),
        ),
        Fact::MeetingPrepared { meeting } | Fact::MeetingStruckOut { meeting } => meetings::tell(fact, &meeting.tag()),
        Fact::MeetingAmended { meeting, .. }
        | Fact::MeetingMoved { meeting, .. }
        | Fact::MinutesAccepted { meeting, .. }
        | Fact::AttendanceMarked { meeting, .. } => meetings::tell(fact, meeting),
        Fact::MeetingBriefed(change) => meetings::briefed(fact, &change.person),
        Fact::OcgSettled { meeting, ocg, to, .. } => meetings::settled(meeting, around.named(ocg), to.as_ref()),
        Fact::ItemAdded { item } => items::added(item, around),
        Fact::ItemStruckOut { item } => items::struck_out(item, around),
        Fact::ItemChanged { number, ocg, from, to, because, decision, .. } => {
            let told = items::changed((number, ocg.as_ref()), (from, to), because, around);
            // The answer to a bid is a decision; its sentence names the bid.
            if decision.is_empty() {
                told
            } else {
                Told { word: "Decision", number: Text::reference(decision), ..told }
            }
        }
        Fact::AccessChanged { access } => {
            Told::new("Access", Text::from(access.operator.clone()), Text::from(format!("{}.", access.words(false))))
        }
        Fact::CrossingMarked { crossing, .. } => Told::new(
            "Released",
            Text::from(crossing.ocg.operation.clone()),
            Text::from(format!("{}.", describe(fact, Voice::Past))),
        ),
        Fact::Erased(erasure) => {
            Told::new("Erasure", Text::from(erasure.asked.as_str()), Text::from(format!("{}.", erasure.words(false))))
        }
        Fact::MinutesIssued { number, first, last } => Told::new(
            "Minutes",
            Text::from(number.to_string()),
            Text::from(format!(
                "Minutes {number} are issued, entries {} to {}.",
                count_group(*first),
                count_group(*last)
            )),
        ),
    }
}

/// The entry of a fact that stands, with its byline; `day` is the day every entry of the paper belongs to, if there is one.
#[must_use]
pub fn standing(entered: &Entered, around: &Around<'_>, day: Option<Date>) -> Option<Block> {
    let recorded = entered.recorded.as_ref()?;
    Some(tell(&recorded.fact, around).entry(byline(entered, day)))
}

/// A day, or that there is none.
pub(in crate::report) fn on(date: Option<Date>) -> String {
    date.map_or_else(|| "no date".to_owned(), plain)
}
