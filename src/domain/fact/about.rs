//! What a fact is about: its stable name, its subject, and whether it shows that something was done. Knows no record.

use super::Fact;
use crate::domain::crossing::MARKED;
use crate::domain::identity::OcgId;
use crate::domain::item::Content;

/// What an entry is about: the words in the journal's subject column, and the OCG under whose history it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Stable word, for example `action:12`.
    pub word: String,
    /// The OCG concerned, if one is.
    pub ocg: Option<OcgId>,
}

impl Fact {
    /// Stable dotted name: the journal's kind column and the tag in the body.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::StoreFounded { .. } => "store.founded",
            Self::ProfileAdopted { .. } => "profile.adopted",
            Self::ImportMade { .. } => "import.made",
            Self::OcgRegistered { .. } => "ocg.registered",
            Self::OcgStruckOut { .. } => "ocg.struck-out",
            Self::OcgAmended { .. } => "ocg.amended",
            Self::OcgStatusSet { .. } => "ocg.status-set",
            Self::TierDecided { .. } => "ocg.tier-decided",
            Self::PostFilled { .. } => "ocg.post-filled",
            Self::RetentionSet(_) => "ocg.retention-set",
            Self::AssessmentRecorded { .. } => "assessment.recorded",
            Self::AssessmentStruckOut { .. } => "assessment.struck-out",
            Self::OfficerRegistered { .. } => "officer.registered",
            Self::OfficerStruckOut { .. } => "officer.struck-out",
            Self::OfficerAmended { .. } => "officer.amended",
            Self::ActionRaised { .. } => "action.raised",
            Self::ActionStruckOut { .. } => "action.struck-out",
            Self::ActionAmended { .. } => "action.amended",
            Self::ActionExtended { .. } => "action.extended",
            Self::ActionTransferred { .. } => "action.transferred",
            Self::ActionMoved { .. } => "action.moved",
            Self::DisruptionClaimed { .. } => "disruption.claimed",
            Self::DisruptionStruckOut { .. } => "disruption.struck-out",
            Self::DisruptionModerated { .. } => "disruption.moderated",
            Self::NoteAdded { .. } => "note.added",
            Self::NoteStruckOut { .. } => "note.struck-out",
            Self::MeetingPrepared { .. } => "meeting.prepared",
            Self::MeetingStruckOut { .. } => "meeting.struck-out",
            Self::MeetingAmended { .. } => "meeting.amended",
            Self::MeetingMoved { .. } => "meeting.moved",
            Self::AttendanceMarked { .. } => "meeting.attendance-marked",
            Self::OcgSettled { .. } => "meeting.ocg-settled",
            Self::MeetingBriefed(_) => "meeting.briefed",
            Self::MinutesAccepted { .. } => "meeting.minutes-accepted",
            Self::ItemAdded { .. } => "item.added",
            Self::ItemStruckOut { .. } => "item.struck-out",
            Self::ItemChanged { .. } => "item.changed",
            Self::AccessChanged { .. } => "access.changed",
            Self::CrossingMarked { .. } => MARKED,
            Self::Erased(_) => "record.erased",
            Self::MinutesIssued { .. } => "minutes.issued",
        }
    }

    /// What the fact is about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        let (word, ocg) = match self {
            Self::StoreFounded { .. } | Self::ProfileAdopted { .. } => ("store".to_owned(), None),
            Self::ImportMade { .. } => ("import".to_owned(), None),
            Self::Erased(_) => ("erasure".to_owned(), None),
            Self::AccessChanged { .. } => ("access".to_owned(), None),
            Self::CrossingMarked { crossing, .. } => ("crossing".to_owned(), Some(crossing.ocg.id)),
            Self::MinutesIssued { number, .. } => (format!("minutes:{number}"), None),
            Self::OcgRegistered { ocg } | Self::OcgStruckOut { ocg } => (format!("ocg:{}", ocg.id.0), Some(ocg.id)),
            Self::OcgAmended { ocg, .. }
            | Self::OcgStatusSet { ocg, .. }
            | Self::TierDecided { ocg, .. }
            | Self::PostFilled { ocg, .. } => (format!("ocg:{}", ocg.id.0), Some(ocg.id)),
            Self::RetentionSet(change) => (format!("ocg:{}", change.ocg.id.0), Some(change.ocg.id)),
            Self::AssessmentRecorded { assessment } | Self::AssessmentStruckOut { assessment } => {
                (format!("assessment:{}", assessment.id.0), Some(assessment.ocg.id))
            }
            Self::OfficerRegistered { officer } | Self::OfficerStruckOut { officer } => {
                (format!("officer:{}", officer.id.0), None)
            }
            Self::OfficerAmended { officer, .. } => (format!("officer:{}", officer.id.0), None),
            Self::ActionRaised { action } | Self::ActionStruckOut { action } => {
                (format!("action:{}", action.id.0), Some(action.ocg.id))
            }
            Self::ActionAmended { action, .. }
            | Self::ActionExtended { action, .. }
            | Self::ActionTransferred { action, .. }
            | Self::ActionMoved { action, .. } => (format!("action:{}", action.id.0), Some(action.ocg.id)),
            Self::DisruptionClaimed { disruption } | Self::DisruptionStruckOut { disruption } => {
                (format!("disruption:{}", disruption.id.0), Some(disruption.ocg.id))
            }
            Self::DisruptionModerated { disruption, ocg, .. } => (format!("disruption:{}", disruption.0), Some(ocg.id)),
            Self::NoteAdded { note } | Self::NoteStruckOut { note } => {
                (format!("note:{}", note.id.0), Some(note.ocg.id))
            }
            Self::MeetingPrepared { meeting } | Self::MeetingStruckOut { meeting } => {
                (format!("meeting:{}", meeting.id.0), None)
            }
            Self::MeetingAmended { meeting, .. }
            | Self::MeetingMoved { meeting, .. }
            | Self::MinutesAccepted { meeting, .. }
            | Self::AttendanceMarked { meeting, .. } => (format!("meeting:{}", meeting.id.0), None),
            Self::OcgSettled { ocg, .. } => (format!("ocg:{}", ocg.id.0), Some(ocg.id)),
            Self::MeetingBriefed(change) => (format!("ocg:{}", change.ocg.id.0), Some(change.ocg.id)),
            Self::ItemAdded { item } | Self::ItemStruckOut { item } => {
                (format!("item:{}", item.id.0), item.ocg.as_ref().map(|ocg| ocg.id))
            }
            Self::ItemChanged { item, ocg, .. } => (format!("item:{}", item.0), ocg.as_ref().map(|ocg| ocg.id)),
        };
        Subject { word, ocg }
    }

    /// True when the fact belongs to a register for disclosure. No other paper prints or counts it (papers section 2h).
    #[must_use]
    pub fn is_disclosure(&self) -> bool {
        match self {
            Self::ItemAdded { item } | Self::ItemStruckOut { item } => matches!(item.content, Content::Disclosure(_)),
            Self::ItemChanged { to, .. } => matches!(**to, Content::Disclosure(_)),
            _ => false,
        }
    }

    /// True when the fact shows that something was done about the OCG: it ends a quiet spell. A tier decision, an amendment or an import is talk
    /// about the group, not activity against it (domain section 2).
    #[must_use]
    pub const fn is_activity(&self) -> bool {
        match self {
            Self::ActionRaised { action } => !action.imported,
            Self::ActionMoved { .. } | Self::DisruptionClaimed { .. } | Self::AssessmentRecorded { .. } => true,
            Self::ItemAdded { item } => matches!(item.content, Content::Outcome(_) | Content::Trigger(_)),
            _ => false,
        }
    }
}
