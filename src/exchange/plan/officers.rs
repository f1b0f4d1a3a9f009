//! A row of the list of officers beside the register.

use super::super::fields::What;
use super::super::people::Person;
use super::super::rows::OfficerRow;
use super::{Desk, Entry, day, differ};
use crate::domain::officer::OfficerDetails;
use crate::domain::reading::Answer;

impl Desk<'_> {
    pub(super) fn officer(&mut self, row: &OfficerRow) -> Answer<()> {
        let entry = Entry { place: row.place.clone(), what: What::Officers, name: row.person.label() };
        let known = match self.register.find(&row.person)? {
            None => None,
            Some(id) => self.register.officer(id)?,
        };
        let Some(known) = known else {
            if let Person::Collar(collar) = &row.person {
                self.reject(&row.place, "collar number", collar, "The rank is missing.".to_owned());
                return Ok(());
            }
            let details = OfficerDetails {
                label: row.person.label(),
                unit: row.unit.clone().unwrap_or_default(),
                partner: row.partner,
                can_lead: !row.partner && row.capacity != Some(0),
                limit: row.capacity,
                trained_on: row.trained_on,
                ..OfficerDetails::default()
            };
            self.register.enter(&row.person, details);
            self.enter(entry, &[&row.person.label(), row.unit.as_deref().unwrap_or_default()]);
            return Ok(());
        };
        let mut to = known.details.clone();
        let bare = to.limit.is_none() && to.trained_on.is_none() && to.unit.is_empty();
        if matches!(row.person, Person::Officer { .. }) && !to.label.eq_ignore_ascii_case(&row.person.label()) {
            to.label = row.person.label();
        }
        if let Some(unit) = &row.unit {
            to.unit.clone_from(unit);
        }
        to.trained_on = row.trained_on.or(to.trained_on);
        to.limit = row.capacity.or(to.limit);
        // Somebody entered because a row named them is known by nothing else; the list now says that they lead.
        to.can_lead |= bare && !to.partner && row.capacity.is_some_and(|capacity| capacity > 0);
        let from = &known.details;
        let mut fields = Vec::new();
        differ(&mut fields, "rank and number", from.label.as_str(), to.label.as_str());
        differ(&mut fields, "unit", from.unit.as_str(), to.unit.as_str());
        differ(&mut fields, "LRO training date", day(from.trained_on), day(to.trained_on));
        let count = |limit: Option<u32>| limit.map_or_else(String::new, |limit| limit.to_string());
        differ(&mut fields, "OCG capacity", count(from.limit), count(to.limit));
        let word = |can: bool| if can { "yes" } else { "no" };
        differ(&mut fields, "may lead", word(from.can_lead), word(to.can_lead));
        if !fields.is_empty() {
            self.register.amend(known.id, to);
        }
        self.settle(entry, fields);
        Ok(())
    }
}
