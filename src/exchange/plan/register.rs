//! Who is meant by the names in a file, against the register and those the same batch enters.

use std::collections::HashMap;

use super::super::people::{Person, labels_of};
use super::super::rows::Place;
use super::Newcomer;
use crate::domain::command::Command;
use crate::domain::identity::OfficerId;
use crate::domain::officer::{Officer, OfficerDetails};
use crate::domain::reading::{Answer, Reading};
use crate::domain::time::{Date, plain};

/// The register as it will be: the record's, and whom this batch enters.
pub(super) struct Register<'a> {
    record: &'a dyn Reading,
    next: i64,
    /// Officers the file names with their rank, by number: elsewhere in the file the number alone is enough.
    named: HashMap<String, Person>,
    entered: HashMap<String, OfficerId>,
    labels: HashMap<OfficerId, String>,
    found: HashMap<String, Option<OfficerId>>,
    newcomers: Vec<Newcomer>,
    commands: Vec<Command>,
    notes: Vec<String>,
}

impl<'a> Register<'a> {
    pub(super) fn new(record: &'a dyn Reading, highest: i64, people: impl Iterator<Item = &'a Person>) -> Self {
        let mut named = HashMap::new();
        for person in people {
            if let Person::Officer { collar, .. } = person {
                named.entry(collar.to_lowercase()).or_insert_with(|| person.clone());
            }
        }
        Self {
            record,
            next: highest + 1,
            named,
            entered: HashMap::new(),
            labels: HashMap::new(),
            found: HashMap::new(),
            newcomers: Vec::new(),
            commands: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The commands that enter and amend people, the newcomers, and the notes.
    pub(super) fn close(&mut self) -> (Vec<Command>, Vec<Newcomer>, Vec<String>) {
        (std::mem::take(&mut self.commands), std::mem::take(&mut self.newcomers), std::mem::take(&mut self.notes))
    }

    /// Who somebody is, if the register or this batch knows them: by label, or by collar number under another rank.
    pub(super) fn find(&mut self, person: &Person) -> Answer<Option<OfficerId>> {
        let key = key(person);
        if let Some(id) = self.entered.get(&key) {
            return Ok(Some(*id));
        }
        if let Some(found) = self.found.get(&key) {
            return Ok(*found);
        }
        let mut found = self.record.officer_by_label(&person.label())?;
        if let (None, Person::Officer { collar, .. } | Person::Collar(collar)) = (found, person) {
            for label in labels_of(collar) {
                if found.is_none() {
                    found = self.record.officer_by_label(&label)?;
                }
            }
            if let (Some(id), Person::Officer { .. }) = (found, person)
                && let Some(officer) = self.record.officer(id)?
            {
                self.notes.push(format!("{} is in the register as {}.", person.label(), officer.details.label));
            }
        }
        self.found.insert(key, found);
        Ok(found)
    }

    /// Why somebody cannot be given a task; nothing where they can. Enters nobody.
    pub(super) fn objection(&mut self, person: &Person, today: Date) -> Answer<Option<String>> {
        match self.find(person)? {
            None => Ok(match person {
                Person::Collar(collar) if self.named.contains_key(&collar.to_lowercase()) => None,
                Person::Collar(collar) => {
                    Some(format!("Nobody in the register has the number {collar}. Write rank and number."))
                }
                Person::Officer { .. } | Person::Partner(_) => None,
            }),
            Some(id) => Ok(self.record.officer(id)?.and_then(|officer| {
                let left = officer.details.left_on.filter(|left| *left <= today)?;
                Some(format!("{} left on {}. Name somebody else.", officer.details.label, plain(left)))
            })),
        }
    }

    /// The identity of somebody, entering them if nobody knows them. `lead` is true where they are to lead an OCG.
    pub(super) fn identity(&mut self, person: &Person, place: &Place, lead: bool) -> Answer<OfficerId> {
        if let Some(id) = self.find(person)? {
            if lead {
                self.let_lead(id);
            }
            return Ok(id);
        }
        let named = match person {
            Person::Collar(collar) => self.named.get(&collar.to_lowercase()).cloned(),
            Person::Officer { .. } | Person::Partner(_) => None,
        };
        let person = named.as_ref().unwrap_or(person);
        let partner = matches!(person, Person::Partner(_));
        let details = OfficerDetails { label: person.label(), partner, can_lead: lead, ..OfficerDetails::default() };
        self.newcomers.push(Newcomer { label: details.label.clone(), partner, place: place.clone() });
        Ok(self.enter(person, details))
    }

    /// Enters somebody new.
    pub(super) fn enter(&mut self, person: &Person, details: OfficerDetails) -> OfficerId {
        let id = OfficerId(self.next);
        self.next += 1;
        self.entered.insert(key(person), id);
        self.labels.insert(id, details.label.clone());
        self.commands.push(Command::RegisterOfficer(details));
        id
    }

    /// Changes somebody who is in the register.
    pub(super) fn amend(&mut self, officer: OfficerId, details: OfficerDetails) {
        self.labels.insert(officer, details.label.clone());
        self.commands.push(Command::AmendOfficer { officer, details });
    }

    /// Somebody as the record has them.
    pub(super) fn officer(&self, id: OfficerId) -> Answer<Option<Officer>> {
        self.record.officer(id)
    }

    /// What somebody is called, in this batch or in the record.
    pub(super) fn label(&self, id: OfficerId) -> Answer<String> {
        match self.labels.get(&id) {
            Some(label) => Ok(label.clone()),
            None => Ok(self.record.officer(id)?.map_or_else(String::new, |officer| officer.details.label)),
        }
    }

    /// Somebody this batch enters as an owner turns out to lead as well.
    fn let_lead(&mut self, id: OfficerId) {
        let Some(label) = self.labels.get(&id) else { return };
        for command in &mut self.commands {
            if let Command::RegisterOfficer(details) = command
                && details.label == *label
            {
                details.can_lead = true;
            }
        }
    }
}

/// One key for every spelling of one person: the collar number, or the agency's name.
pub(super) fn key(person: &Person) -> String {
    match person {
        Person::Officer { collar, .. } | Person::Collar(collar) => format!("#{}", collar.to_lowercase()),
        Person::Partner(name) => name.to_lowercase(),
    }
}
