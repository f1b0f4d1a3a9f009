//! Under which item of the minutes a fact is printed. A total match without a wildcard: a new fact does not compile until it has a place.

use crate::domain::fact::Fact;
use crate::domain::identity::OcgId;
use crate::domain::item::Content;

/// The place of a fact in the minutes of a meeting (papers section 2a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// Told by head, attendance or results, not as an entry.
    Frame,
    /// A numbered section.
    Section(u8),
    /// The item of an OCG.
    Group(OcgId),
}

/// Sections by number.
pub(super) const PREVIOUS: u8 = 2;
pub(super) const REVIEW: u8 = 4;
pub(super) const TRIGGERS: u8 = 5;
pub(super) const NEW: u8 = 6;
pub(super) const CAPACITY: u8 = 8;
pub(super) const DISRUPTIONS: u8 = 9;
pub(super) const BIDS: u8 = 10;
pub(super) const LEARNING: u8 = 13;
pub(super) const CLOSE: u8 = 17;

/// Whether a fact has no entry of its own anywhere in the minutes of a meeting.
pub(super) fn is_frame(fact: &Fact) -> bool {
    place(fact) == Place::Frame
}

/// The place of a fact.
pub(super) fn place(fact: &Fact) -> Place {
    match fact {
        Fact::MeetingAmended { .. }
        | Fact::MeetingMoved { .. }
        | Fact::AttendanceMarked { .. }
        | Fact::OcgSettled { .. }
        | Fact::MeetingBriefed(_)
        | Fact::CrossingMarked { .. } => Place::Frame,
        Fact::MinutesAccepted { .. } => Place::Section(PREVIOUS),
        Fact::StoreFounded { .. }
        | Fact::ProfileAdopted { .. }
        | Fact::ImportMade { .. }
        | Fact::MeetingPrepared { .. }
        | Fact::MeetingStruckOut { .. }
        | Fact::AccessChanged { .. }
        | Fact::Erased(_)
        | Fact::MinutesIssued { .. } => Place::Section(CLOSE),
        Fact::OcgRegistered { .. } | Fact::OcgStruckOut { .. } => Place::Section(NEW),
        Fact::OcgAmended { ocg, .. }
        | Fact::OcgStatusSet { ocg, .. }
        | Fact::TierDecided { ocg, .. }
        | Fact::PostFilled { ocg, .. } => Place::Group(ocg.id),
        Fact::RetentionSet(change) => Place::Group(change.ocg.id),
        Fact::AssessmentRecorded { assessment } | Fact::AssessmentStruckOut { assessment } => {
            Place::Group(assessment.ocg.id)
        }
        Fact::OfficerRegistered { .. } | Fact::OfficerStruckOut { .. } | Fact::OfficerAmended { .. } => {
            Place::Section(CAPACITY)
        }
        Fact::ActionRaised { action } | Fact::ActionStruckOut { action } => Place::Group(action.ocg.id),
        Fact::ActionAmended { .. }
        | Fact::ActionExtended { .. }
        | Fact::ActionTransferred { .. }
        | Fact::ActionMoved { .. } => Place::Section(REVIEW),
        Fact::DisruptionClaimed { .. } | Fact::DisruptionStruckOut { .. } | Fact::DisruptionModerated { .. } => {
            Place::Section(DISRUPTIONS)
        }
        Fact::NoteAdded { note } | Fact::NoteStruckOut { note } => Place::Group(note.ocg.id),
        Fact::ItemAdded { item } | Fact::ItemStruckOut { item } => {
            of_item(&item.content, item.ocg.as_ref().map(|ocg| ocg.id))
        }
        Fact::ItemChanged { ocg, to, .. } => of_item(to, ocg.as_ref().map(|ocg| ocg.id)),
    }
}

fn of_item(content: &Content, ocg: Option<OcgId>) -> Place {
    let group = |ocg: Option<OcgId>| ocg.map_or(Place::Section(CLOSE), Place::Group);
    match content {
        Content::Bid(_) => Place::Section(BIDS),
        Content::Trigger(_) => Place::Section(TRIGGERS),
        Content::Learning(_) => Place::Section(LEARNING),
        Content::Correction(_) => Place::Section(PREVIOUS),
        Content::Remark(remark) => Place::Section(under(&remark.under)),
        Content::Operation(_) | Content::Objective(_) | Content::Issue(_) => Place::Section(CLOSE),
        Content::BoardMatter(_) => group(ocg),
        // Never reached by a paper: what is for disclosure stands apart from every period.
        Content::Disclosure(_) => Place::Frame,
        Content::Gap(_)
        | Content::Outcome(_)
        | Content::Order(_)
        | Content::Plan(_)
        | Content::Statement(_)
        | Content::Decision(_) => group(ocg),
    }
}

/// The words of an agenda by which its items are known; what is not known is said at the close.
const AGENDA: [(&str, u8); 11] = [
    ("previous", PREVIOUS),
    ("action", REVIEW),
    ("trigger", TRIGGERS),
    ("intelligence", TRIGGERS),
    ("new", NEW),
    ("lro", CAPACITY),
    ("workload", CAPACITY),
    ("disruption", DISRUPTIONS),
    ("bid", BIDS),
    ("learning", LEARNING),
    ("debrief", LEARNING),
];

fn under(words: &str) -> u8 {
    let words = words.to_lowercase();
    AGENDA.iter().find(|(word, _)| words.contains(word)).map_or(CLOSE, |(_, section)| *section)
}
