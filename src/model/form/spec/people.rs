//! Forms about officers, staff and partner agencies. Nobody appears by name: rank and collar number, or the body.
//!
//! They must not know how they are drawn.

use super::super::field::{Field, Name};
use super::super::{Form, Purpose};
use super::{NONE, yes_no};
use crate::domain::identity::OfficerId;
use crate::domain::officer::OfficerDetails;
use crate::domain::time::{Date, short_year};

/// Enter an officer or agency.
#[must_use]
pub fn new_officer() -> Form {
    let details = OfficerDetails { can_lead: true, ..OfficerDetails::default() };
    let words = "Rank and collar number, or the agency: never a name.".to_owned();
    Form::new(Purpose::NewOfficer, "New officer or agency", words, fields(&details), Name::Text)
}

/// Edit an officer or agency.
#[must_use]
pub fn edit_officer(id: OfficerId, details: &OfficerDetails) -> Form {
    let purpose = Purpose::EditOfficer(id, Box::new(details.clone()));
    Form::new(purpose, "Edit officer or agency", details.label.clone(), fields(details), Name::Text)
}

fn fields(details: &OfficerDetails) -> Vec<Field> {
    let date = |date: Option<Date>| date.map_or(String::new(), short_year);
    let yes = |value: bool| if value { "yes" } else { NONE };
    let limit = details.limit.map_or(String::new(), |limit| limit.to_string());
    vec![
        Field::line(Name::Text, "Who", &details.label).hint("needed: DI 4102, or Probation"),
        Field::line(Name::Unit, "Unit", &details.unit),
        Field::choice(Name::Partner, "Partner", yes_no(), yes(details.partner), true),
        Field::choice(Name::CanLead, "May lead", yes_no(), yes(details.can_lead), true),
        Field::line(Name::Limit, "Limit", &limit).hint("groups at most; empty: none set"),
        Field::date(Name::Trained, "Trained on", &date(details.trained_on), true),
        Field::date(Name::AwayFrom, "Away from", &date(details.away.map(|(from, _)| from)), false),
        Field::date(Name::AwayTo, "Away to", &date(details.away.map(|(_, to)| to)), false),
        Field::date(Name::Left, "Left on", &date(details.left_on), true),
    ]
}
