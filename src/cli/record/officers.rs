//! `muster record officer`: entering and amending officers and partner agencies.

use super::super::args::OfficerWords;
use super::super::failure::Failure;
use super::super::find::shown;
use super::super::words::{self, bad};
use super::Clerk;
use crate::domain::command::Command;
use crate::domain::officer::OfficerDetails;
use crate::domain::reading::Reading as _;
use crate::exchange::people::Person;

impl Clerk<'_> {
    pub(super) fn register_officer(&self, label: &str, words: &OfficerWords) -> Result<Command, Failure> {
        let person = Person::read(&crate::text::clean_line(label));
        let partner = matches!(person, Person::Partner(_));
        let fresh = OfficerDetails { label: person.label(), partner, ..OfficerDetails::default() };
        Ok(Command::RegisterOfficer(self.officer_details(fresh, words)?))
    }

    pub(super) fn amend_officer(
        &self,
        officer: &str,
        label: Option<&String>,
        words: &OfficerWords,
    ) -> Result<Command, Failure> {
        let id = self.find().officer(officer)?;
        let mut details =
            self.store.reading().officer(id).ok().flatten().map(|found| found.details).unwrap_or_default();
        if let Some(label) = label {
            details.label.clone_from(label);
        }
        Ok(Command::AmendOfficer { officer: id, details: self.officer_details(details, words)? })
    }

    fn officer_details(&self, mut details: OfficerDetails, words: &OfficerWords) -> Result<OfficerDetails, Failure> {
        let today = self.asking.today;
        if let Some(unit) = &words.unit {
            details.unit.clone_from(unit);
        }
        if let Some(text) = &words.partner {
            details.partner = words::yes(text)?;
        }
        if let Some(text) = &words.can_lead {
            details.can_lead = words::yes(text)?;
        }
        if let Some(text) = &words.limit {
            details.limit = match text.trim() {
                "none" | "-" => None,
                number => Some(number.parse().map_err(|_| bad(format!("\"{}\" is not a number", shown(text))))?),
            };
        }
        if let Some(text) = &words.trained_on {
            details.trained_on = words::date_or_none(text, today, words::past)?;
        }
        if let Some(text) = &words.left_on {
            details.left_on = words::date_or_none(text, today, words::past)?;
        }
        match (&words.away_from, &words.away_to) {
            (None, None) => {}
            (Some(text), None) if matches!(text.trim(), "none" | "-") => details.away = None,
            (Some(first), Some(last)) => {
                details.away = Some((words::ahead(first, today)?, words::ahead(last, today)?));
            }
            _ => {
                return Err(bad(
                    "an absence needs its first and its last day. Give --away-from and --away-to".to_owned()
                ));
            }
        }
        Ok(details)
    }
}
