//! A row of a mapping extract beside the record.

mod details;
mod placing;

use super::super::fields::What;
use super::super::people::Person;
use super::super::rows::OcgRow;
use super::{Desk, Entry, FieldChange, Kept, differ, register};
use crate::domain::assessment::AssessmentDetails;
use crate::domain::command::{Command, NewOcg};
use crate::domain::identity::{OcgId, OfficerId};
use crate::domain::ocg::{Ocg, OcgStatus, Post};
use crate::domain::reading::Answer;
use crate::domain::time::Date;

/// An OCG this batch enters.
#[derive(Debug, Clone)]
pub(super) struct Promised {
    /// The identity it will have.
    pub(super) id: OcgId,
    /// Its operation name.
    pub(super) operation: String,
    /// Its LRO.
    pub(super) lro: Option<OfficerId>,
}

impl Desk<'_> {
    pub(super) fn ocg(&mut self, row: &OcgRow) -> Answer<()> {
        let name = match &row.operation {
            Some(operation) => format!("{} {operation}", row.reference),
            None => row.reference.clone(),
        };
        let entry = Entry { place: row.place.clone(), what: What::Ocgs, name };
        let by_reference = self.record.ocg_by_reference(&row.reference)?;
        let by_operation = match &row.operation {
            Some(operation) => self.record.ocg_by_operation(operation)?,
            None => None,
        };
        let nameless = match (by_reference, by_operation) {
            (None, Some(id)) => self.record.ocg(id)?.filter(|ocg| ocg.details.reference.is_empty()),
            _ => None,
        };
        let known = match by_reference {
            Some(id) => self.record.ocg(id)?,
            None => nameless,
        };
        match &known {
            Some(known) => drop(self.seen.insert(known.id)),
            None => self.only_there.push(entry.name.clone()),
        }
        if let Some(other) = by_operation
            && known.as_ref().is_none_or(|known| known.id != other)
        {
            let other = self.record.ocg(other)?.map_or_else(String::new, |ocg| ocg.details.reference);
            let operation = row.operation.clone().unwrap_or_default();
            let reason = format!("{operation} is {other} in the record. Check which reference is right.");
            self.reject(&row.place, "operation name", &operation, reason);
            return Ok(());
        }
        let posts = [(Post::Lro, &row.lro), (Post::Deputy, &row.deputy), (Post::Sro, &row.sro)];
        for (post, person) in posts {
            if let Some(person) = person
                && let Some(reason) = self.register.objection(person, self.today)?
            {
                self.reject(&row.place, post.word(), &person.label(), reason);
                return Ok(());
            }
        }
        let same = |one: &Option<Person>| one.as_ref().map(register::key);
        if row.lro.is_some() && same(&row.lro) == same(&row.deputy) {
            let reason = "The LRO and the deputy are the same officer. Name one of them.".to_owned();
            self.reject(
                &row.place,
                Post::Deputy.word(),
                &row.lro.as_ref().map(Person::label).unwrap_or_default(),
                reason,
            );
            return Ok(());
        }
        if known.is_none() {
            // What is entered now is here too.
            self.only_there.pop();
        }
        match known {
            None => self.new_ocg(row, entry),
            Some(ocg) => self.known_ocg(row, entry, &ocg),
        }
    }

    fn new_ocg(&mut self, row: &OcgRow, entry: Entry) -> Answer<()> {
        let id = OcgId(self.next_ocg);
        self.next_ocg += 1;
        let mut person = |person: &Option<Person>, lead| {
            person.as_ref().map(|person| self.register.identity(person, &row.place, lead)).transpose()
        };
        let (lro, deputy, sro) = (person(&row.lro, true)?, person(&row.deputy, true)?, person(&row.sro, false)?);
        let details = self.details(row, None);
        let operation = details.operation.clone();
        let reviewed_on = row.last_reviewed.map(|date| self.not_after_today(row, date, "last reviewed"));
        self.ocg_commands.push(Command::RegisterOcg(NewOcg {
            details,
            status: row.status.unwrap_or(OcgStatus::Provisional),
            tier: row.tier,
            unit: row.owning_unit.clone().unwrap_or_default(),
            reviewed_on,
            review: row.next_review,
            lro,
            deputy,
            sro,
        }));
        if let Some(details) = self.assessment(row) {
            let on = self.assessed_on(row);
            self.ocg_commands.push(Command::Assess { ocg: id, on, details });
        }
        let promised = Promised { id, operation, lro };
        self.promised.insert(promised.operation.to_lowercase(), promised.clone());
        self.promised.insert(row.reference.to_lowercase(), promised);
        self.enter(entry, &row.said());
        Ok(())
    }

    fn known_ocg(&mut self, row: &OcgRow, entry: Entry, ocg: &Ocg) -> Answer<()> {
        let mut fields = Vec::new();
        let details = self.details(row, Some(&ocg.details));
        details::differences(&ocg.details, &details, &mut fields);
        if !fields.is_empty() {
            self.ocg_commands.push(Command::AmendOcg { ocg: ocg.id, details });
        }
        let because = self.plan.file.reason();
        let status = row.status.unwrap_or(ocg.status);
        if status != ocg.status {
            differ(&mut fields, "status", ocg.status.word(), status.word());
            self.ocg_commands.push(Command::SetStatus { ocg: ocg.id, status, because });
        }
        if status.is_live() {
            self.placing(row, ocg, &entry, &mut fields);
            self.posts(row, ocg, &mut fields)?;
        }
        self.assess_again(row, ocg, &entry, &mut fields)?;
        self.settle(entry, fields);
        Ok(())
    }

    fn posts(&mut self, row: &OcgRow, ocg: &Ocg, fields: &mut Vec<FieldChange>) -> Answer<()> {
        let because = self.plan.file.reason();
        let (mut lro, mut deputy) =
            (ocg.lro.as_ref().map(|held| held.officer.id), ocg.deputy.as_ref().map(|held| held.officer.id));
        for (post, person) in [(Post::Lro, &row.lro), (Post::Deputy, &row.deputy), (Post::Sro, &row.sro)] {
            let Some(person) = person else { continue };
            let officer = self.register.identity(person, &row.place, post != Post::Sro)?;
            let held = ocg.holder(post);
            if held.is_some_and(|held| held.officer.id == officer) {
                continue;
            }
            // An officer who goes from one of the two posts to the other leaves the first before taking the second.
            let (other, other_id) = match post {
                Post::Lro => (Some(Post::Deputy), deputy),
                Post::Deputy => (Some(Post::Lro), lro),
                Post::Sro => (None, None),
            };
            if let Some(other) = other
                && other_id == Some(officer)
            {
                let because = because.clone();
                self.ocg_commands.push(Command::FillPost { ocg: ocg.id, post: other, officer: None, because });
                differ(fields, other.word(), self.register.label(officer)?, "");
                if other == Post::Lro { lro = None } else { deputy = None }
            }
            match post {
                Post::Lro => lro = Some(officer),
                Post::Deputy => deputy = Some(officer),
                Post::Sro => {}
            }
            let from = held.map_or_else(String::new, |held| held.officer.label.clone());
            differ(fields, post.word(), from, self.register.label(officer)?);
            let because = because.clone();
            self.ocg_commands.push(Command::FillPost { ocg: ocg.id, post, officer: Some(officer), because });
        }
        Ok(())
    }

    fn assess_again(&mut self, row: &OcgRow, ocg: &Ocg, entry: &Entry, fields: &mut Vec<FieldChange>) -> Answer<()> {
        let Some(said) = self.assessment(row) else { return Ok(()) };
        let latest = self.record.latest_assessment(ocg.id)?;
        let stands_since = latest.as_ref().map(|latest| latest.on);
        let latest = latest.map(|latest| latest.details).unwrap_or_default();
        let mut changes = Vec::new();
        if row.scheme.is_some() {
            differ(&mut changes, "assessment scheme", latest.scheme.as_str(), said.scheme.as_str());
        }
        for (word, value) in &row.values {
            let from = latest.values.get(*word).map_or_else(String::new, ToString::to_string);
            differ(&mut changes, word, from, value.to_string());
        }
        if row.score.is_some() {
            let shown = |score: Option<i64>| score.map_or_else(String::new, |score| score.to_string());
            differ(&mut changes, "score", shown(latest.score), shown(said.score));
        }
        for (given, field, from, to) in [
            (&row.band, "threat band", &latest.band, &said.band),
            (&row.assessor, "assessor", &latest.assessor, &said.assessor),
            (&row.confidence, "confidence", &latest.confidence, &said.confidence),
        ] {
            if given.is_some() {
                differ(&mut changes, field, from.as_str(), to.as_str());
            }
        }
        if changes.is_empty() {
            return Ok(());
        }
        let on = self.assessed_on(row);
        if let Some(since) = stands_since.filter(|since| *since > on) {
            let why = format!("the assessment of {} is newer", crate::domain::time::plain(since));
            for change in changes {
                self.keep(entry, change.field, change.from, change.to, &why);
            }
            return Ok(());
        }
        fields.append(&mut changes);
        self.ocg_commands.push(Command::Assess { ocg: ocg.id, on, details: said });
        Ok(())
    }

    /// What the row says as an assessment; nothing where it gives no value, score or band.
    fn assessment(&self, row: &OcgRow) -> Option<AssessmentDetails> {
        if row.values.is_empty() && row.score.is_none() && row.band.is_none() {
            return None;
        }
        let schemes = &self.profile.schemes;
        let fits = |values: &[String]| {
            row.values.iter().all(|(word, _)| values.iter().any(|value| value.eq_ignore_ascii_case(word)))
        };
        let usual = schemes.iter().find(|scheme| fits(&scheme.values)).or(schemes.first());
        Some(AssessmentDetails {
            scheme: row
                .scheme
                .clone()
                .or_else(|| usual.map(|scheme| scheme.name.clone()))
                .unwrap_or_else(|| "not stated".to_owned()),
            values: row.values.iter().map(|(word, value)| ((*word).to_owned(), i64::from(*value))).collect(),
            score: row.score.map(i64::from),
            band: row
                .band
                .as_ref()
                .map(|band| self.profile.band(band).map_or_else(|| band.clone(), ToOwned::to_owned))
                .unwrap_or_default(),
            assessor: row.assessor.clone().unwrap_or_default(),
            confidence: row.confidence.clone().unwrap_or_default(),
            next_due: None,
        })
    }

    fn assessed_on(&mut self, row: &OcgRow) -> Date {
        match (row.assessed_on, row.last_reviewed) {
            (Some(date), _) => self.not_after_today(row, date, "date of assessment"),
            (None, Some(date)) => date.min(self.today),
            (None, None) => self.today,
        }
    }

    /// A day on which something happened; today, and a note, where the file has it in the future.
    fn not_after_today(&mut self, row: &OcgRow, date: Date, what: &str) -> Date {
        if date > self.today {
            self.plan.notes.push(format!(
                "{}: {what} {} is after today; today is taken.",
                row.place,
                super::day(Some(date))
            ));
        }
        date.min(self.today)
    }

    fn keep(&mut self, entry: &Entry, field: &'static str, record: String, file: String, why: &str) {
        // What stays different is recorded with the import, for the worklist.
        self.warnings.hear(entry, [file.as_str()]);
        self.plan.kept.push(Kept { entry: entry.clone(), field, record, file, why: why.to_owned() });
    }
}
