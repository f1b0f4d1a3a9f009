//! Reading records for the rules.

use super::coding::{key, position};
use super::{Kept, Tables, read_json};
use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::disruption::Disruption;
use crate::domain::identity::{
    ActionId, AssessmentId, DisruptionId, ItemId, MeetingId, NoteId, OcgId, OcgTag, OfficerId, Series,
};
use crate::domain::item::{Item, ItemKind};
use crate::domain::meeting::{Meeting, MeetingKind};
use crate::domain::note::Note;
use crate::domain::ocg::Ocg;
use crate::domain::officer::Officer;
use crate::domain::profile::Profile;
use crate::domain::reading::{Answer, Fault, Founding, NumberSeries, Reading};
use std::sync::Arc;

impl Tables<'_> {
    fn setting(&self, name: &str) -> Answer<Option<String>> {
        self.one("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0))
    }

    pub(super) const fn kept(&self) -> &Kept {
        self.kept
    }
}

impl Reading for Tables<'_> {
    fn founding(&self) -> Answer<Option<Founding>> {
        if let Some(founding) = self.kept.founding.borrow().as_ref() {
            return Ok(Some(founding.clone()));
        }
        let founding: Option<Founding> = self.setting("founding")?.map(|text| read_json(&text)).transpose()?;
        self.kept.founding.replace(founding.clone());
        Ok(founding)
    }
    fn profile(&self) -> Answer<Arc<Profile>> {
        if let Some(profile) = self.kept.profile.borrow().as_ref() {
            return Ok(Arc::clone(profile));
        }
        let text = self
            .setting("profile")?
            .ok_or_else(|| Fault("This store is not founded yet. Run \"muster init\".".into()))?;
        let profile = Arc::new(read_json::<Profile>(&text)?);
        self.kept.profile.replace(Some(Arc::clone(&profile)));
        Ok(profile)
    }
    fn ocg(&self, id: OcgId) -> Answer<Option<Ocg>> {
        self.record("SELECT record FROM ocg WHERE id = ?1", [id.0])
    }
    fn officer(&self, id: OfficerId) -> Answer<Option<Officer>> {
        self.record("SELECT record FROM officer WHERE id = ?1", [id.0])
    }
    fn action(&self, id: ActionId) -> Answer<Option<Action>> {
        self.read_action(id)
    }
    fn disruption(&self, id: DisruptionId) -> Answer<Option<Disruption>> {
        self.record("SELECT record FROM disruption WHERE id = ?1", [id.0])
    }
    fn assessment(&self, id: AssessmentId) -> Answer<Option<Assessment>> {
        self.record("SELECT record FROM assessment WHERE id = ?1", [id.0])
    }
    fn latest_assessment(&self, ocg: OcgId) -> Answer<Option<Assessment>> {
        self.record("SELECT record FROM assessment WHERE ocg = ?1 ORDER BY day DESC, id DESC LIMIT 1", [ocg.0])
    }
    fn note(&self, id: NoteId) -> Answer<Option<Note>> {
        self.record("SELECT record FROM note WHERE id = ?1", [id.0])
    }
    fn ocg_by_reference(&self, reference: &str) -> Answer<Option<OcgId>> {
        self.one("SELECT id FROM ocg WHERE reference = ?1", [key(reference)], |row| Ok(OcgId(row.get(0)?)))
    }
    fn ocg_by_operation(&self, operation: &str) -> Answer<Option<OcgId>> {
        self.one("SELECT id FROM ocg WHERE operation = ?1", [key(operation)], |row| Ok(OcgId(row.get(0)?)))
    }
    fn officer_by_label(&self, label: &str) -> Answer<Option<OfficerId>> {
        self.one("SELECT id FROM officer WHERE label = ?1", [key(label)], |row| Ok(OfficerId(row.get(0)?)))
    }
    fn action_by_number(&self, number: &str) -> Answer<Option<ActionId>> {
        self.one("SELECT id FROM action WHERE number = ?1", [number.trim()], |row| Ok(ActionId(row.get(0)?)))
    }
    fn disruption_by_number(&self, number: &str) -> Answer<Option<DisruptionId>> {
        self.one("SELECT id FROM disruption WHERE number = ?1", [number.trim()], |row| Ok(DisruptionId(row.get(0)?)))
    }
    fn led_by(&self, officer: OfficerId) -> Answer<u32> {
        self.value("SELECT count(*) FROM ocg_line WHERE lro = ?1 AND live = 1", [officer.0])
    }
    fn ocg_is_bare(&self, ocg: OcgId) -> Answer<bool> {
        self.value(
            "SELECT NOT (EXISTS (SELECT 1 FROM action WHERE ocg = ?1) OR EXISTS (SELECT 1 FROM disruption WHERE ocg = ?1)
               OR EXISTS (SELECT 1 FROM assessment WHERE ocg = ?1) OR EXISTS (SELECT 1 FROM note WHERE ocg = ?1)
               OR EXISTS (SELECT 1 FROM item WHERE ocg = ?1))",
            [ocg.0],
        )
    }
    fn live_actions_on(&self, ocg: OcgId) -> Answer<Vec<String>> {
        self.many("SELECT number FROM action WHERE ocg = ?1 AND status <= 2 ORDER BY id", [ocg.0], |row| row.get(0))
    }
    fn open_items_on(&self, ocg: OcgId) -> Answer<Vec<Item>> {
        let rows: Vec<String> =
            self.many("SELECT record FROM item WHERE ocg = ?1 AND open = 1 ORDER BY id", [ocg.0], |row| row.get(0))?;
        rows.iter().map(|text| read_json(text)).collect()
    }
    fn officer_is_bare(&self, officer: OfficerId) -> Answer<bool> {
        self.value(
            "SELECT NOT (EXISTS (SELECT 1 FROM action WHERE owner = ?1)
               OR EXISTS (SELECT 1 FROM ocg_line WHERE lro = ?1 OR deputy = ?1 OR sro = ?1))",
            [officer.0],
        )
    }
    fn highest_id(&self, series: Series) -> Answer<i64> {
        let highest = self.one("SELECT highest FROM spent_id WHERE series = ?1", [series.word()], |row| row.get(0))?;
        Ok(highest.unwrap_or(0))
    }
    fn highest_number(&self, series: NumberSeries, year: i32) -> Answer<u32> {
        let highest = self.one(
            "SELECT highest FROM spent_number WHERE series = ?1 AND year = ?2",
            (series.word(), year),
            |row| row.get(0),
        )?;
        Ok(highest.unwrap_or(0))
    }
    fn meeting(&self, id: MeetingId) -> Answer<Option<Meeting>> {
        self.record("SELECT record FROM meeting WHERE id = ?1", [id.0])
    }
    fn open_meeting(&self) -> Answer<Option<Meeting>> {
        self.record("SELECT record FROM meeting WHERE state = 1 LIMIT 1", [])
    }
    fn newest_meeting(&self, kind: MeetingKind) -> Answer<Option<Meeting>> {
        self.record(
            "SELECT record FROM meeting WHERE kind = ?1 ORDER BY number DESC LIMIT 1",
            [position(&MeetingKind::ALL, &kind)],
        )
    }
    fn newest_signed(&self, kind: MeetingKind) -> Answer<Option<Meeting>> {
        self.record(
            "SELECT record FROM meeting WHERE kind = ?1 AND state = 2 ORDER BY number DESC LIMIT 1",
            [position(&MeetingKind::ALL, &kind)],
        )
    }
    fn live_ocgs(&self) -> Answer<Vec<OcgTag>> {
        self.many("SELECT id, reference, operation FROM ocg_line WHERE live = 1 ORDER BY id", [], |row| {
            Ok(OcgTag { id: OcgId(row.get(0)?), reference: row.get(1)?, operation: row.get(2)? })
        })
    }
    fn item(&self, id: ItemId) -> Answer<Option<Item>> {
        self.record("SELECT record FROM item WHERE id = ?1", [id.0])
    }
    fn items_of_kind(&self, kind: ItemKind) -> Answer<Vec<Item>> {
        let rows: Vec<String> = self.many(
            "SELECT record FROM item WHERE kind = ?1 ORDER BY id",
            [position(&ItemKind::ALL, &kind)],
            |row| row.get(0),
        )?;
        rows.iter().map(|text| read_json(text)).collect()
    }
    fn plan_of(&self, ocg: OcgId) -> Answer<Option<Item>> {
        self.record(
            "SELECT record FROM item WHERE ocg = ?1 AND kind = ?2 ORDER BY id DESC LIMIT 1",
            [ocg.0, position(&ItemKind::ALL, &ItemKind::Plan)],
        )
    }
    fn minutes_issued(&self) -> Answer<u32> {
        Ok(self.setting("minutes")?.and_then(|text| text.parse().ok()).unwrap_or(0))
    }
}
