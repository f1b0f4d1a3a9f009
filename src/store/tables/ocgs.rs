//! OCGs and officers in the tables: the whole record as JSON, and one narrow line for the board.

use super::coding::{SearchRow, day, day_or_none, key, position};
use super::{Tables, write_json};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::ocg::{Holder, Ocg, OcgKind, OcgStatus};
use crate::domain::officer::Officer;
use crate::domain::reading::{Answer, Reading as _};
use rusqlite::params;

impl Tables<'_> {
    pub(super) fn write_ocg(&self, ocg: &Ocg) -> Answer<()> {
        let details = &ocg.details;
        let reference = Some(key(&details.reference)).filter(|reference| !reference.is_empty());
        self.run(
            "INSERT INTO ocg (id, reference, operation, record) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (id) DO UPDATE SET reference = ?2, operation = ?3, record = ?4",
            params![ocg.id.0, reference, key(&details.operation), write_json(ocg)?],
        )?;
        let placement = ocg.placement.as_ref();
        let officer = |holder: &Option<Holder>| holder.as_ref().map(|holder| holder.officer.id.0);
        self.run(
            "INSERT INTO ocg_line (id, reference, operation, kind, status, status_since, tier, tier_since, unit, review,
               decided_on, lro, deputy, sro, without_lro_since, threat, flags, live)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
             ON CONFLICT (id) DO UPDATE SET reference = ?2, operation = ?3, kind = ?4, status = ?5, status_since = ?6,
               tier = ?7, tier_since = ?8, unit = ?9, review = ?10, decided_on = ?11, lro = ?12, deputy = ?13, sro = ?14,
               without_lro_since = ?15, threat = ?16, flags = ?17, live = ?18",
            params![
                ocg.id.0,
                details.reference,
                details.operation,
                position(&OcgKind::ALL, &details.kind),
                position(&OcgStatus::ALL, &ocg.status),
                day(ocg.status_since),
                placement.map(|placement| placement.tier.number()),
                placement.map(|placement| day(placement.since)),
                placement.map_or("", |placement| placement.unit.as_str()),
                placement.and_then(|placement| day_or_none(placement.review)),
                placement.map(|placement| day(placement.decided_on)),
                officer(&ocg.lro),
                officer(&ocg.deputy),
                officer(&ocg.sro),
                day_or_none(ocg.without_lro_since),
                details.threats.first().map_or("", String::as_str),
                details.flags.join(", "),
                ocg.status.is_live(),
            ],
        )?;
        let words = format!(
            "{} {} {} {} {}",
            details.reference,
            details.operation,
            details.descriptive,
            details.area,
            details.threats.join(" ")
        );
        self.index(SearchRow::Ocg(ocg.id.0), &words)
    }

    pub(super) fn delete_ocg(&self, id: OcgId) -> Answer<()> {
        self.run("DELETE FROM ocg_line WHERE id = ?1", [id.0])?;
        self.run("DELETE FROM ocg WHERE id = ?1", [id.0])?;
        self.unindex(SearchRow::Ocg(id.0))
    }

    pub(super) fn write_officer(&self, officer: &Officer) -> Answer<()> {
        self.run(
            "INSERT INTO officer (id, label, record) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET label = ?2, record = ?3",
            params![officer.id.0, key(&officer.details.label), write_json(officer)?],
        )?;
        let words = format!("{} {}", officer.details.label, officer.details.unit);
        self.index(SearchRow::Officer(officer.id.0), &words)
    }

    pub(super) fn delete_officer(&self, id: OfficerId) -> Answer<()> {
        self.run("DELETE FROM officer WHERE id = ?1", [id.0])?;
        self.unindex(SearchRow::Officer(id.0))
    }

    /// Copies the newest assessment onto the board line.
    pub(super) fn refresh_score(&self, ocg: OcgId) -> Answer<()> {
        let latest = self.latest_assessment(ocg)?;
        let details = latest.as_ref().map(|assessment| &assessment.details);
        self.run(
            "UPDATE ocg_line SET band = ?2, score = ?3, assessed_on = ?4 WHERE id = ?1",
            params![
                ocg.0,
                details.map_or("", |details| details.band.as_str()),
                details.and_then(|details| details.score),
                latest.as_ref().map(|assessment| day(assessment.on)),
            ],
        )
    }

    pub(super) fn index(&self, row: SearchRow, words: &str) -> Answer<()> {
        self.unindex(row)?;
        self.run("INSERT INTO search (rowid, words) VALUES (?1, ?2)", params![row.number(), words])
    }

    pub(super) fn unindex(&self, row: SearchRow) -> Answer<()> {
        self.run("DELETE FROM search WHERE rowid = ?1", [row.number()])
    }
}
