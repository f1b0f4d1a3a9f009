//! Which records a fact touches: what a screen must ask for again after it is written.

use super::fact::Fact;
use super::identity::{ActionId, OcgId, OfficerId};
use super::ocg::{Holder, Post};
use super::receipt::Changed;

/// Gathers what facts touch, each record once.
#[derive(Debug, Clone, Default)]
pub struct Touched {
    ocgs: std::collections::BTreeSet<OcgId>,
    officers: std::collections::BTreeSet<OfficerId>,
    actions: std::collections::BTreeSet<ActionId>,
}

impl Touched {
    /// Adds what one fact touches.
    pub fn add(&mut self, fact: &Fact) {
        self.ocgs.extend(fact.subject().ocg);
        match fact {
            Fact::OcgRegistered { ocg } | Fact::OcgStruckOut { ocg } => {
                for post in Post::ALL {
                    self.holder(ocg.holder(post));
                }
            }
            Fact::PostFilled { from, to, .. } => {
                self.holder(from.as_ref());
                self.holder(to.as_ref());
            }
            Fact::OfficerRegistered { officer } | Fact::OfficerStruckOut { officer } => {
                self.officers.insert(officer.id);
            }
            Fact::OfficerAmended { officer, .. } => {
                self.officers.insert(officer.id);
            }
            Fact::ActionRaised { action } | Fact::ActionStruckOut { action } => {
                self.actions.insert(action.id);
                self.officers.extend(action.owner.as_ref().map(|owner| owner.id));
            }
            Fact::ActionTransferred { action, from, to, .. } => {
                self.actions.insert(action.id);
                self.officers.extend([from, to].into_iter().flatten().map(|owner| owner.id));
            }
            Fact::ActionAmended { action, .. }
            | Fact::ActionExtended { action, .. }
            | Fact::ActionMoved { action, .. } => {
                self.actions.insert(action.id);
            }
            Fact::StoreFounded { .. }
            | Fact::ProfileAdopted { .. }
            | Fact::ImportMade { .. }
            | Fact::OcgAmended { .. }
            | Fact::OcgStatusSet { .. }
            | Fact::TierDecided { .. }
            | Fact::RetentionSet(_)
            | Fact::AssessmentRecorded { .. }
            | Fact::AssessmentStruckOut { .. }
            | Fact::DisruptionClaimed { .. }
            | Fact::DisruptionStruckOut { .. }
            | Fact::DisruptionModerated { .. }
            | Fact::NoteAdded { .. }
            | Fact::NoteStruckOut { .. }
            | Fact::MeetingPrepared { .. }
            | Fact::MeetingStruckOut { .. }
            | Fact::MeetingAmended { .. }
            | Fact::MeetingMoved { .. }
            | Fact::MinutesAccepted { .. }
            | Fact::AttendanceMarked { .. }
            | Fact::OcgSettled { .. }
            | Fact::MeetingBriefed(_)
            | Fact::ItemAdded { .. }
            | Fact::ItemStruckOut { .. }
            | Fact::ItemChanged { .. }
            | Fact::AccessChanged { .. }
            | Fact::CrossingMarked { .. }
            | Fact::Erased(_)
            | Fact::MinutesIssued { .. } => {}
        }
    }

    fn holder(&mut self, holder: Option<&Holder>) {
        self.officers.extend(holder.map(|holder| holder.officer.id));
    }

    /// The owner of an action and the LRO of a group change their counts with it: adds somebody whose line changes too.
    pub fn also(&mut self, officer: Option<OfficerId>) {
        self.officers.extend(officer);
    }

    /// The actions gathered so far.
    pub fn actions(&self) -> impl Iterator<Item = ActionId> + '_ {
        self.actions.iter().copied()
    }

    /// The OCGs gathered so far.
    pub fn ocgs(&self) -> impl Iterator<Item = OcgId> + '_ {
        self.ocgs.iter().copied()
    }

    /// What was gathered.
    #[must_use]
    pub fn changed(self) -> Changed {
        Changed {
            ocgs: self.ocgs.into_iter().collect(),
            officers: self.officers.into_iter().collect(),
            actions: self.actions.into_iter().collect(),
        }
    }
}
