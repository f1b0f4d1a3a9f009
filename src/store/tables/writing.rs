//! Writing records: what folding does to the tables.

use super::coding::{SearchRow, day, position};
use super::{Tables, write_json};
use crate::domain::action::Action;
use crate::domain::assessment::Assessment;
use crate::domain::disruption::Disruption;
use crate::domain::identity::{
    ActionId, AssessmentId, DisruptionId, ItemId, MeetingId, NoteId, OcgId, OfficerId, Series,
};
use crate::domain::item::{Content, Item, ItemKind};
use crate::domain::meeting::{Meeting, MeetingKind, MeetingState};
use crate::domain::note::Note;
use crate::domain::ocg::Ocg;
use crate::domain::officer::Officer;
use crate::domain::profile::Profile;
use crate::domain::reading::{Answer, Founding, NumberSeries, Reading as _, Records};
use crate::domain::tier::Strand;
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

impl Tables<'_> {
    /// Copies what the board shows of a plan onto the line of its OCG: the Ps that do not apply, and the objective.
    fn refresh_plan(&self, item: &Item) -> Answer<()> {
        let (Some(ocg), ItemKind::Plan) = (&item.ocg, item.content.kind()) else { return Ok(()) };
        let plan = match self.plan_of(ocg.id)?.map(|item| item.content) {
            Some(Content::Plan(plan)) => Some(plan),
            _ => None,
        };
        let not_applicable = plan.as_ref().map_or(0_i64, |plan| {
            Strand::ALL
                .into_iter()
                .filter(|strand| !plan.strand(*strand).not_applicable.is_empty())
                .map(|strand| 1 << strand.index())
                .sum()
        });
        let objective = plan.as_ref().map_or("", |plan| plan.objective.as_str());
        self.run(
            "UPDATE ocg_line SET not_applicable = ?2, objective = ?3 WHERE id = ?1",
            params![ocg.id.0, not_applicable, objective],
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
    fn put_meeting(&mut self, meeting: &Meeting) -> Answer<()> {
        let state = match meeting.state {
            MeetingState::Prepared => 0,
            MeetingState::Open { .. } => 1,
            MeetingState::Signed { .. } => 2,
            MeetingState::Cancelled => 3,
        };
        self.run(
            "INSERT INTO meeting (id, kind, number, day, state, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET day = ?4, state = ?5, record = ?6",
            params![
                meeting.id.0,
                position(&MeetingKind::ALL, &meeting.kind),
                meeting.number,
                day(meeting.details.on),
                state,
                write_json(meeting)?
            ],
        )
    }
    fn remove_meeting(&mut self, id: MeetingId) -> Answer<()> {
        self.run("DELETE FROM meeting WHERE id = ?1", [id.0])
    }
    fn put_item(&mut self, item: &Item) -> Answer<()> {
        self.run(
            "INSERT INTO item (id, kind, number, ocg, open, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (id) DO UPDATE SET open = ?5, record = ?6",
            params![
                item.id.0,
                position(&ItemKind::ALL, &item.content.kind()),
                Some(&item.number).filter(|number| !number.is_empty()),
                item.ocg.as_ref().map(|ocg| ocg.id.0),
                item.content.is_open(),
                write_json(item)?
            ],
        )?;
        self.refresh_plan(item)
    }
    fn remove_item(&mut self, id: ItemId) -> Answer<()> {
        let item = self.item(id)?;
        self.run("DELETE FROM item WHERE id = ?1", [id.0])?;
        item.map_or(Ok(()), |item| self.refresh_plan(&item))
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
