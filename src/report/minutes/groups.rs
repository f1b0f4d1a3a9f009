//! OCGs in the order of papers: tier 1 first, then by reference; those without a tier or no longer live after them.

use super::Sheet;
use crate::domain::fact::Fact;
use crate::domain::identity::{OcgId, OcgTag};
use crate::report::figures::Step;

/// Steps of one OCG.
pub(super) struct Group<'a> {
    /// The OCG, in the words of its first step.
    pub(super) tag: OcgTag,
    /// Its steps, in the order given.
    pub(super) steps: Vec<&'a Step>,
}

impl Sheet {
    /// Where an OCG stands in the order: tier at the close, reference, operation, identity.
    pub(super) fn place(&self, tag: &OcgTag) -> (u8, bool, String, String, OcgId) {
        let ocg = self.touched.ocgs().get(&tag.id);
        let live = ocg.is_some_and(|ocg| ocg.status.is_live());
        let tier = match ocg.and_then(crate::domain::ocg::Ocg::tier) {
            Some(tier) if live => tier.number(),
            None if live => 5,
            _ => 6,
        };
        (tier, tag.reference.is_empty(), tag.reference.clone(), tag.operation.clone(), tag.id)
    }

    /// The steps by OCG, in the order of papers; the order within an OCG is kept.
    pub(super) fn by_ocg<'a>(&self, steps: Vec<&'a Step>) -> Vec<Group<'a>> {
        let mut groups: Vec<Group<'a>> = Vec::new();
        let mut at: std::collections::BTreeMap<OcgId, usize> = std::collections::BTreeMap::new();
        for step in steps {
            let Some(tag) = step.fact().and_then(tag_of) else { continue };
            let index = *at.entry(tag.id).or_insert_with(|| {
                groups.push(Group { tag: tag.clone(), steps: Vec::new() });
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(index) {
                group.steps.push(step);
            }
        }
        groups.sort_by_cached_key(|group| self.place(&group.tag));
        groups
    }
}

/// The OCG a fact is about, in the words of the day.
pub(super) fn tag_of(fact: &Fact) -> Option<OcgTag> {
    match fact {
        Fact::OcgRegistered { ocg } | Fact::OcgStruckOut { ocg } => Some(ocg.tag()),
        Fact::OcgAmended { ocg, .. }
        | Fact::OcgStatusSet { ocg, .. }
        | Fact::TierDecided { ocg, .. }
        | Fact::PostFilled { ocg, .. }
        | Fact::DisruptionModerated { ocg, .. } => Some(ocg.clone()),
        Fact::RetentionSet(change) => Some(change.ocg.clone()),
        Fact::AssessmentRecorded { assessment } | Fact::AssessmentStruckOut { assessment } => {
            Some(assessment.ocg.clone())
        }
        Fact::ActionRaised { action } | Fact::ActionStruckOut { action } => Some(action.ocg.clone()),
        Fact::ActionAmended { action, .. }
        | Fact::ActionExtended { action, .. }
        | Fact::ActionTransferred { action, .. }
        | Fact::ActionMoved { action, .. } => Some(action.ocg.clone()),
        Fact::DisruptionClaimed { disruption } | Fact::DisruptionStruckOut { disruption } => {
            Some(disruption.ocg.clone())
        }
        Fact::NoteAdded { note } | Fact::NoteStruckOut { note } => Some(note.ocg.clone()),
        Fact::OcgSettled { ocg, .. } => Some(ocg.clone()),
        Fact::MeetingBriefed(change) => Some(change.ocg.clone()),
        Fact::CrossingMarked { crossing, .. } => Some(crossing.ocg.clone()),
        Fact::ItemAdded { item } | Fact::ItemStruckOut { item } => item.ocg.clone(),
        Fact::ItemChanged { ocg, .. } => ocg.clone(),
        Fact::Erased(_)
        | Fact::MeetingPrepared { .. }
        | Fact::MeetingStruckOut { .. }
        | Fact::MeetingAmended { .. }
        | Fact::MeetingMoved { .. }
        | Fact::MinutesAccepted { .. }
        | Fact::AttendanceMarked { .. }
        | Fact::StoreFounded { .. }
        | Fact::ProfileAdopted { .. }
        | Fact::ImportMade { .. }
        | Fact::OfficerRegistered { .. }
        | Fact::OfficerStruckOut { .. }
        | Fact::OfficerAmended { .. }
        | Fact::AccessChanged { .. }
        | Fact::MinutesIssued { .. } => None,
    }
}
