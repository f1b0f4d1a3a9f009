//! The record in ordinary maps: for the demo's generator, for dry runs and for the property tests that hold the store to the rules.

use super::action::Action;
use super::assessment::Assessment;
use super::disruption::Disruption;
use super::identity::{
    ActionId, AssessmentId, DisruptionId, ItemId, MeetingId, NoteId, OcgId, OcgTag, OfficerId, Series,
};
use super::item::{Content, Item, ItemKind};
use super::meeting::{Meeting, MeetingKind, MeetingState};
use super::note::Note;
use super::ocg::{Ocg, Post};
use super::officer::Officer;
use super::profile::Profile;
use super::reading::{Answer, Fault, Founding, NumberSeries, Reading, Records};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The record in memory.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Memory {
    founding: Option<Founding>,
    profile: Option<Arc<Profile>>,
    ocgs: BTreeMap<OcgId, Ocg>,
    officers: BTreeMap<OfficerId, Officer>,
    actions: BTreeMap<ActionId, Action>,
    disruptions: BTreeMap<DisruptionId, Disruption>,
    assessments: BTreeMap<AssessmentId, Assessment>,
    notes: BTreeMap<NoteId, Note>,
    meetings: BTreeMap<MeetingId, Meeting>,
    items: BTreeMap<ItemId, Item>,
    references: BTreeMap<String, OcgId>,
    operations: BTreeMap<String, OcgId>,
    labels: BTreeMap<String, OfficerId>,
    numbers: BTreeMap<String, ActionId>,
    ids: BTreeMap<Series, i64>,
    spent: BTreeMap<(NumberSeries, i32), u32>,
    minutes: u32,
}

impl Memory {
    /// The records alone, without the memory of what was spent: two memories with the same records compare equal by this, whatever was tried in
    /// between.
    #[must_use]
    pub fn without_spent(&self) -> Self {
        Self { ids: BTreeMap::new(), spent: BTreeMap::new(), ..self.clone() }
    }

    /// All OCGs by identity.
    #[must_use]
    pub const fn ocgs(&self) -> &BTreeMap<OcgId, Ocg> {
        &self.ocgs
    }

    /// All officers by identity.
    #[must_use]
    pub const fn officers(&self) -> &BTreeMap<OfficerId, Officer> {
        &self.officers
    }

    /// All actions by identity.
    #[must_use]
    pub const fn actions(&self) -> &BTreeMap<ActionId, Action> {
        &self.actions
    }

    /// All disruptions by identity.
    #[must_use]
    pub const fn disruptions(&self) -> &BTreeMap<DisruptionId, Disruption> {
        &self.disruptions
    }

    /// All assessments by identity.
    #[must_use]
    pub const fn assessments(&self) -> &BTreeMap<AssessmentId, Assessment> {
        &self.assessments
    }

    /// All meetings by identity.
    #[must_use]
    pub const fn meetings(&self) -> &BTreeMap<MeetingId, Meeting> {
        &self.meetings
    }

    /// All items by identity.
    #[must_use]
    pub const fn items(&self) -> &BTreeMap<ItemId, Item> {
        &self.items
    }
}

fn key(text: &str) -> String {
    text.trim().to_lowercase()
}

impl Reading for Memory {
    fn founding(&self) -> Answer<Option<Founding>> {
        Ok(self.founding.clone())
    }
    fn profile(&self) -> Answer<Arc<Profile>> {
        self.profile.clone().ok_or_else(|| Fault("This store is not founded yet. Run muster init.".into()))
    }
    fn ocg(&self, id: OcgId) -> Answer<Option<Ocg>> {
        Ok(self.ocgs.get(&id).cloned())
    }
    fn officer(&self, id: OfficerId) -> Answer<Option<Officer>> {
        Ok(self.officers.get(&id).cloned())
    }
    fn action(&self, id: ActionId) -> Answer<Option<Action>> {
        Ok(self.actions.get(&id).cloned())
    }
    fn disruption(&self, id: DisruptionId) -> Answer<Option<Disruption>> {
        Ok(self.disruptions.get(&id).cloned())
    }
    fn assessment(&self, id: AssessmentId) -> Answer<Option<Assessment>> {
        Ok(self.assessments.get(&id).cloned())
    }
    fn latest_assessment(&self, ocg: OcgId) -> Answer<Option<Assessment>> {
        Ok(self
            .assessments
            .values()
            .filter(|assessment| assessment.ocg.id == ocg)
            .max_by_key(|assessment| (assessment.on, assessment.id))
            .cloned())
    }
    fn note(&self, id: NoteId) -> Answer<Option<Note>> {
        Ok(self.notes.get(&id).cloned())
    }
    fn ocg_by_reference(&self, reference: &str) -> Answer<Option<OcgId>> {
        Ok(self.references.get(&key(reference)).copied())
    }
    fn ocg_by_operation(&self, operation: &str) -> Answer<Option<OcgId>> {
        Ok(self.operations.get(&key(operation)).copied())
    }
    fn officer_by_label(&self, label: &str) -> Answer<Option<OfficerId>> {
        Ok(self.labels.get(&key(label)).copied())
    }
    fn action_by_number(&self, number: &str) -> Answer<Option<ActionId>> {
        Ok(self.numbers.get(&key(number)).copied())
    }
    fn disruption_by_number(&self, number: &str) -> Answer<Option<DisruptionId>> {
        Ok(self.disruptions.values().find(|disruption| disruption.number == number).map(|disruption| disruption.id))
    }
    fn led_by(&self, officer: OfficerId) -> Answer<u32> {
        let led = self
            .ocgs
            .values()
            .filter(|ocg| ocg.status.is_live() && ocg.lro.as_ref().is_some_and(|lro| lro.officer.id == officer));
        Ok(u32::try_from(led.count()).unwrap_or(u32::MAX))
    }
    fn ocg_is_bare(&self, ocg: OcgId) -> Answer<bool> {
        Ok(!self.actions.values().any(|action| action.ocg.id == ocg)
            && !self.disruptions.values().any(|disruption| disruption.ocg.id == ocg)
            && !self.assessments.values().any(|assessment| assessment.ocg.id == ocg)
            && !self.notes.values().any(|note| note.ocg.id == ocg)
            && !self.items.values().any(|item| item.ocg.as_ref().is_some_and(|tag| tag.id == ocg)))
    }
    fn live_actions_on(&self, ocg: OcgId) -> Answer<Vec<String>> {
        let live = self.actions.values().filter(|action| action.ocg.id == ocg && action.state.status.is_live());
        Ok(live.map(|action| action.number.clone()).collect())
    }
    fn open_items_on(&self, ocg: OcgId) -> Answer<Vec<Item>> {
        let about = |item: &&Item| item.ocg.as_ref().is_some_and(|tag| tag.id == ocg);
        Ok(self.items.values().filter(about).filter(|item| item.content.is_open()).cloned().collect())
    }
    fn officer_is_bare(&self, officer: OfficerId) -> Answer<bool> {
        let holds = |ocg: &Ocg| {
            Post::ALL.into_iter().any(|post| ocg.holder(post).is_some_and(|holder| holder.officer.id == officer))
        };
        Ok(!self.ocgs.values().any(holds)
            && !self.actions.values().any(|action| action.owner.as_ref().is_some_and(|owner| owner.id == officer)))
    }
    fn highest_id(&self, series: Series) -> Answer<i64> {
        Ok(self.ids.get(&series).copied().unwrap_or(0))
    }
    fn highest_number(&self, series: NumberSeries, year: i32) -> Answer<u32> {
        Ok(self.spent.get(&(series, year)).copied().unwrap_or(0))
    }
    fn meeting(&self, id: MeetingId) -> Answer<Option<Meeting>> {
        Ok(self.meetings.get(&id).cloned())
    }
    fn open_meeting(&self) -> Answer<Option<Meeting>> {
        Ok(self.meetings.values().find(|meeting| matches!(meeting.state, MeetingState::Open { .. })).cloned())
    }
    fn newest_meeting(&self, kind: MeetingKind) -> Answer<Option<Meeting>> {
        Ok(self.meetings.values().filter(|meeting| meeting.kind == kind).max_by_key(|meeting| meeting.number).cloned())
    }
    fn newest_signed(&self, kind: MeetingKind) -> Answer<Option<Meeting>> {
        let signed = |meeting: &&Meeting| matches!(meeting.state, MeetingState::Signed { .. });
        let of_kind = self.meetings.values().filter(|meeting| meeting.kind == kind).filter(signed);
        Ok(of_kind.max_by_key(|meeting| meeting.number).cloned())
    }
    fn live_ocgs(&self) -> Answer<Vec<OcgTag>> {
        Ok(self.ocgs.values().filter(|ocg| ocg.status.is_live()).map(Ocg::tag).collect())
    }
    fn item(&self, id: ItemId) -> Answer<Option<Item>> {
        Ok(self.items.get(&id).cloned())
    }
    fn items_of_kind(&self, kind: ItemKind) -> Answer<Vec<Item>> {
        Ok(self.items.values().filter(|item| item.content.kind() == kind).cloned().collect())
    }
    fn plan_of(&self, ocg: OcgId) -> Answer<Option<Item>> {
        let of_ocg = |item: &&Item| item.ocg.as_ref().is_some_and(|tag| tag.id == ocg);
        let plans = self.items.values().filter(of_ocg).filter(|item| matches!(item.content, Content::Plan(_)));
        Ok(plans.max_by_key(|item| item.id).cloned())
    }
    fn minutes_issued(&self) -> Answer<u32> {
        Ok(self.minutes)
    }
}

impl Records for Memory {
    fn put_founding(&mut self, founding: &Founding, profile: &Profile) -> Answer<()> {
        self.founding = Some(founding.clone());
        self.profile = Some(Arc::new(profile.clone()));
        Ok(())
    }
    fn put_profile(&mut self, profile: &Profile) -> Answer<()> {
        self.profile = Some(Arc::new(profile.clone()));
        Ok(())
    }
    fn put_ocg(&mut self, ocg: &Ocg) -> Answer<()> {
        self.remove_ocg(ocg.id)?;
        if !ocg.details.reference.is_empty() {
            self.references.insert(key(&ocg.details.reference), ocg.id);
        }
        self.operations.insert(key(&ocg.details.operation), ocg.id);
        self.ocgs.insert(ocg.id, ocg.clone());
        Ok(())
    }
    fn remove_ocg(&mut self, id: OcgId) -> Answer<()> {
        if let Some(old) = self.ocgs.remove(&id) {
            self.references.remove(&key(&old.details.reference));
            self.operations.remove(&key(&old.details.operation));
        }
        Ok(())
    }
    fn put_officer(&mut self, officer: &Officer) -> Answer<()> {
        self.remove_officer(officer.id)?;
        self.labels.insert(key(&officer.details.label), officer.id);
        self.officers.insert(officer.id, officer.clone());
        Ok(())
    }
    fn remove_officer(&mut self, id: OfficerId) -> Answer<()> {
        if let Some(old) = self.officers.remove(&id) {
            self.labels.remove(&key(&old.details.label));
        }
        Ok(())
    }
    fn put_action(&mut self, action: &Action) -> Answer<()> {
        self.numbers.insert(key(&action.number), action.id);
        self.actions.insert(action.id, action.clone());
        Ok(())
    }
    fn remove_action(&mut self, id: ActionId) -> Answer<()> {
        if let Some(old) = self.actions.remove(&id) {
            self.numbers.remove(&key(&old.number));
        }
        Ok(())
    }
    fn put_disruption(&mut self, disruption: &Disruption) -> Answer<()> {
        self.disruptions.insert(disruption.id, disruption.clone());
        Ok(())
    }
    fn remove_disruption(&mut self, id: DisruptionId) -> Answer<()> {
        self.disruptions.remove(&id);
        Ok(())
    }
    fn put_assessment(&mut self, assessment: &Assessment) -> Answer<()> {
        self.assessments.insert(assessment.id, assessment.clone());
        Ok(())
    }
    fn remove_assessment(&mut self, id: AssessmentId) -> Answer<()> {
        self.assessments.remove(&id);
        Ok(())
    }
    fn put_note(&mut self, note: &Note) -> Answer<()> {
        self.notes.insert(note.id, note.clone());
        Ok(())
    }
    fn remove_note(&mut self, id: NoteId) -> Answer<()> {
        self.notes.remove(&id);
        Ok(())
    }
    fn put_meeting(&mut self, meeting: &Meeting) -> Answer<()> {
        self.meetings.insert(meeting.id, meeting.clone());
        Ok(())
    }
    fn remove_meeting(&mut self, id: MeetingId) -> Answer<()> {
        self.meetings.remove(&id);
        Ok(())
    }
    fn put_item(&mut self, item: &Item) -> Answer<()> {
        self.items.insert(item.id, item.clone());
        Ok(())
    }
    fn remove_item(&mut self, id: ItemId) -> Answer<()> {
        self.items.remove(&id);
        Ok(())
    }
    fn spend_id(&mut self, series: Series, id: i64) -> Answer<()> {
        let highest = self.ids.entry(series).or_insert(0);
        *highest = (*highest).max(id);
        Ok(())
    }
    fn spend_number(&mut self, series: NumberSeries, year: i32, running: u32) -> Answer<()> {
        let highest = self.spent.entry((series, year)).or_insert(0);
        *highest = (*highest).max(running);
        Ok(())
    }
    fn put_minutes_issued(&mut self, number: u32) -> Answer<()> {
        self.minutes = number;
        Ok(())
    }
}
