//! Taking a fact back: the fact that, folded after the first, leaves the records as they were.
//!
//! A total match without a wildcard: a new fact does not compile until it is said how it is undone.

use super::fact::{ActionStep, Fact};
use super::item::Content;
use super::meeting::MeetingState;
use super::retention::RetentionStep;

/// The inverse of a fact; `None` for what happened once and for all (the founding, an import's own line, minutes and papers that left the house, a key that was handed over,
/// what crossed to another record).
#[must_use]
pub fn invert(fact: &Fact) -> Option<Fact> {
    Some(match fact {
        Fact::StoreFounded { .. }
        | Fact::ImportMade { .. }
        | Fact::AccessChanged { .. }
        | Fact::CrossingMarked { .. }
        | Fact::Erased(_)
        | Fact::MinutesIssued { .. } => return None,
        Fact::ItemAdded { item } if matches!(item.content, Content::Issue(_)) => return None,
        Fact::ProfileAdopted { from, to } => Fact::ProfileAdopted { from: to.clone(), to: from.clone() },
        Fact::OcgRegistered { ocg } => Fact::OcgStruckOut { ocg: ocg.clone() },
        Fact::OcgStruckOut { ocg } => Fact::OcgRegistered { ocg: ocg.clone() },
        Fact::OcgAmended { ocg, from, to } => Fact::OcgAmended { ocg: ocg.clone(), from: to.clone(), to: from.clone() },
        Fact::OcgStatusSet { ocg, number, from, to, because } => Fact::OcgStatusSet {
            ocg: ocg.clone(),
            number: number.clone(),
            from: *to,
            to: *from,
            because: because.clone(),
        },
        Fact::TierDecided { ocg, number, from, to } => {
            Fact::TierDecided { ocg: ocg.clone(), number: number.clone(), from: to.clone(), to: from.clone() }
        }
        Fact::PostFilled { ocg, number, post, from, to, without_from, without_to, because } => Fact::PostFilled {
            ocg: ocg.clone(),
            number: number.clone(),
            post: *post,
            from: to.clone(),
            to: from.clone(),
            without_from: *without_to,
            without_to: *without_from,
            because: because.clone(),
        },
        // What was disposed of is gone.
        Fact::RetentionSet(change) if change.step == RetentionStep::Disposed => return None,
        Fact::RetentionSet(change) => Fact::RetentionSet(Box::new(change.inverse())),
        Fact::AssessmentRecorded { assessment } => Fact::AssessmentStruckOut { assessment: assessment.clone() },
        Fact::AssessmentStruckOut { assessment } => Fact::AssessmentRecorded { assessment: assessment.clone() },
        Fact::OfficerRegistered { officer } => Fact::OfficerStruckOut { officer: officer.clone() },
        Fact::OfficerStruckOut { officer } => Fact::OfficerRegistered { officer: officer.clone() },
        Fact::OfficerAmended { officer, from, to } => {
            Fact::OfficerAmended { officer: officer.clone(), from: to.clone(), to: from.clone() }
        }
        Fact::ActionRaised { action } => Fact::ActionStruckOut { action: action.clone() },
        Fact::ActionStruckOut { action } => Fact::ActionRaised { action: action.clone() },
        Fact::ActionAmended { action, from, to } => {
            Fact::ActionAmended { action: action.clone(), from: to.clone(), to: from.clone() }
        }
        Fact::ActionExtended { action, from, to, reason_code, because } => Fact::ActionExtended {
            action: action.clone(),
            from: *to,
            to: *from,
            reason_code: reason_code.clone(),
            because: because.clone(),
        },
        Fact::ActionTransferred { action, from, to, because } => Fact::ActionTransferred {
            action: action.clone(),
            from: to.clone(),
            to: from.clone(),
            because: because.clone(),
        },
        Fact::ActionMoved { action, step: _, from, to } => Fact::ActionMoved {
            action: action.clone(),
            step: ActionStep::TakenBack,
            from: to.clone(),
            to: from.clone(),
        },
        Fact::DisruptionClaimed { disruption } => Fact::DisruptionStruckOut { disruption: disruption.clone() },
        Fact::DisruptionStruckOut { disruption } => Fact::DisruptionClaimed { disruption: disruption.clone() },
        Fact::DisruptionModerated { disruption, disruption_number, ocg, number, from, to } => {
            Fact::DisruptionModerated {
                disruption: *disruption,
                disruption_number: disruption_number.clone(),
                ocg: ocg.clone(),
                number: number.clone(),
                from: to.clone(),
                to: from.clone(),
            }
        }
        Fact::MeetingPrepared { meeting } => Fact::MeetingStruckOut { meeting: meeting.clone() },
        Fact::MeetingStruckOut { meeting } => Fact::MeetingPrepared { meeting: meeting.clone() },
        Fact::MeetingAmended { meeting, from, to } => {
            Fact::MeetingAmended { meeting: meeting.clone(), from: to.clone(), to: from.clone() }
        }
        // A signed meeting stays signed: what is found wrong later is a correction by addition.
        Fact::MeetingMoved { to: MeetingState::Signed { .. }, .. } => return None,
        Fact::MeetingMoved { meeting, from, to, remark, read_back, order } => Fact::MeetingMoved {
            meeting: meeting.clone(),
            from: *to,
            to: *from,
            remark: remark.clone(),
            read_back: *read_back,
            order: order.clone(),
        },
        Fact::MinutesAccepted { meeting, previous, from, to } => {
            Fact::MinutesAccepted { meeting: meeting.clone(), previous: previous.clone(), from: *to, to: *from }
        }
        Fact::AttendanceMarked { meeting, from, to } => {
            Fact::AttendanceMarked { meeting: meeting.clone(), from: to.clone(), to: from.clone() }
        }
        Fact::OcgSettled { meeting, ocg, from, to } => {
            Fact::OcgSettled { meeting: meeting.clone(), ocg: ocg.clone(), from: to.clone(), to: from.clone() }
        }
        Fact::MeetingBriefed(change) => Fact::MeetingBriefed(Box::new(change.inverse())),
        Fact::ItemAdded { item } => Fact::ItemStruckOut { item: item.clone() },
        Fact::ItemStruckOut { item } => Fact::ItemAdded { item: item.clone() },
        Fact::ItemChanged { item, number, ocg, from, to, because, decision } => Fact::ItemChanged {
            item: *item,
            number: number.clone(),
            ocg: ocg.clone(),
            from: to.clone(),
            to: from.clone(),
            because: because.clone(),
            decision: decision.clone(),
        },
        Fact::NoteAdded { note } => Fact::NoteStruckOut { note: note.clone() },
        Fact::NoteStruckOut { note } => Fact::NoteAdded { note: note.clone() },
    })
}
