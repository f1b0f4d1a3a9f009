//! Writing records: what folding does to the tables.

use super::coding::{SearchRow, day};
use super::{Tables, write_json};
use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::disruption::Disruption;
use crate::domain::identity::{ActionId, AssessmentId, DisruptionId, NoteId, OcgId, OfficerId, Series};
use crate::domain::note::Note;
use crate::domain::ocg::Ocg;
use crate::domain::officer::Officer;
use crate::domain::profile::Profile;
use crate::domain::reading::{Answer, Founding, NumberSeries, Reading as _, Records};
use rusqlite::params;
use std::sync::Arc;

impl Tables<'_> {
    fn set(&self, name: &str, value: &str) -> Answer<()> {
        self.run(
            "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
            [name, value],
        )
    }
}

impl Records for Tables<'_> {
    fn put_founding(&mut self, founding: &Founding, profile: &Profile) -> Answer<()> {
        self.set("founding", &write_json(founding)?)?;
        self.kept().founding.replace(Some(founding.clone()));
        self.put_profile(profile)
    }
    fn put_profile(&mut self, profile: &Profile) -> Answer<()> {
        self.set("profile", &write_json(profile)?)?;
        self.kept().profile.replace(Some(Arc::new(profile.clone())));
        Ok(())
    }
    fn put_ocg(&mut self, ocg: &Ocg) -> Answer<()> {
        self.write_ocg(ocg)
    }
    fn remove_ocg(&mut self, id: OcgId) -> Answer<()> {
        self.delete_ocg(id)
    }
    fn put_officer(&mut self, officer: &Officer) -> Answer<()> {
        self.write_officer(officer)
    }
    fn remove_officer(&mut self, id: OfficerId) -> Answer<()> {
        self.delete_officer(id)
    }
    fn put_action(&mut self, action: &Action) -> Answer<()> {
        self.write_action(action)
    }
    fn remove_action(&mut self, id: ActionId) -> Answer<()> {
        self.run("DELETE FROM action WHERE id = ?1", [id.0])?;
        self.unindex(SearchRow::Action(id.0))
    }
    fn put_disruption(&mut self, disruption: &Disruption) -> Answer<()> {
        self.run(
            "INSERT INTO disruption (id, number, ocg, day, moderated, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET moderated = ?5, record = ?6",
            params![
                disruption.id.0,
                disruption.number,
                disruption.ocg.id.0,
                day(disruption.details.on),
                disruption.moderation.is_some(),
                write_json(disruption)?
            ],
        )
    }
    fn remove_disruption(&mut self, id: DisruptionId) -> Answer<()> {
        self.run("DELETE FROM disruption WHERE id = ?1", [id.0])
    }
    fn put_assessment(&mut self, assessment: &Assessment) -> Answer<()> {
        self.run(
            "INSERT INTO assessment (id, ocg, day, record) VALUES (?1, ?2, ?3, ?4)",
            params![assessment.id.0, assessment.ocg.id.0, day(assessment.on), write_json(assessment)?],
        )?;
        self.refresh_score(assessment.ocg.id)
    }
    fn remove_assessment(&mut self, id: AssessmentId) -> Answer<()> {
        let ocg = self.assessment(id)?.map(|assessment| assessment.ocg.id);
        self.run("DELETE FROM assessment WHERE id = ?1", [id.0])?;
        ocg.map_or(Ok(()), |ocg| self.refresh_score(ocg))
    }
    fn put_note(&mut self, note: &Note) -> Answer<()> {
        self.run(
            "INSERT INTO note (id, ocg, record) VALUES (?1, ?2, ?3)",
            params![note.id.0, note.ocg.id.0, write_json(note)?],
        )?;
        self.index(SearchRow::Note(note.id.0), &note.text)
    }
    fn remove_note(&mut self, id: NoteId) -> Answer<()> {
        self.run("DELETE FROM note WHERE id = ?1", [id.0])?;
        self.unindex(SearchRow::Note(id.0))
    }
    fn spend_id(&mut self, series: Series, id: i64) -> Answer<()> {
        self.run(
            "INSERT INTO spent_id (series, highest) VALUES (?1, ?2)
             ON CONFLICT (series) DO UPDATE SET highest = max(highest, ?2)",
            params![series.word(), id],
        )
    }
    fn spend_number(&mut self, series: NumberSeries, year: i32, running: u32) -> Answer<()> {
        self.run(
            "INSERT INTO spent_number (series, year, highest) VALUES (?1, ?2, ?3)
             ON CONFLICT (series, year) DO UPDATE SET highest = max(highest, ?3)",
            params![series.word(), year, running],
        )
    }
    fn put_minutes_issued(&mut self, number: u32) -> Answer<()> {
        self.set("minutes", &number.to_string())
    }
}
