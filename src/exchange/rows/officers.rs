//! One row of a list of officers, staff and partner agencies.

use super::super::fields::Field;
use super::super::people::Person;
use super::super::values;
use super::Place;
use super::reader::RowReader;
use crate::domain::limits::MOST_NAME;
use crate::domain::time::Date;

/// The largest capacity the record keeps (domain section 5).
const MOST_CAPACITY: u32 = 999;

/// What a row says about somebody; `None` is "says nothing".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerRow {
    /// Where it stands.
    pub place: Place,
    /// Who.
    pub person: Person,
    /// Unit, or the agency of a partner.
    pub unit: Option<String>,
    /// When they were trained as LRO.
    pub trained_on: Option<Date>,
    /// How many OCGs they should lead at most.
    pub capacity: Option<u32>,
    /// True for somebody outside the force.
    pub partner: bool,
}

/// Reads the row; nothing where nobody is named.
pub(super) fn read(row: &mut RowReader<'_>) -> Option<OfficerRow> {
    let rank = row.name(Field::Rank);
    let collar = row.name(Field::Collar);
    let named = row.name(Field::Officer);
    let organisation = row.name(Field::Organisation);
    let role = row.name(Field::Role);
    let unit = row.name(Field::Unit);
    let trained_on = row.take(Field::LroTrained, |cell| match values::yes(cell) {
        Ok(Some(false) | None) => Ok(None),
        Ok(Some(true)) => Err("LRO training is recorded by its date. Write the date of the course.".to_owned()),
        Err(_) => values::date(cell),
    });
    let capacity = row.take(Field::Capacity, |cell| values::count(cell, MOST_CAPACITY));
    let person = match (&rank, &collar, &named) {
        (Some(rank), Some(collar), _) => Some(Person::of(rank, collar)),
        (_, Some(collar), _) => match Person::read(collar) {
            person @ Person::Officer { .. } => Some(person),
            Person::Collar(collar) if role.is_some() => Some(Person::of(role.as_deref().unwrap_or_default(), &collar)),
            Person::Collar(_) | Person::Partner(_) => {
                row.wrong(Field::Collar, collar, "The rank is missing.".to_owned());
                None
            }
        },
        (Some(rank), None, None) => {
            row.wrong(Field::Rank, rank, "The collar number is missing.".to_owned());
            None
        }
        (_, None, Some(named)) => match Person::read(named) {
            Person::Collar(collar) => match &rank {
                Some(rank) => Some(Person::of(rank, &collar)),
                None => {
                    row.wrong(Field::Officer, named, "The rank is missing.".to_owned());
                    None
                }
            },
            person => Some(person),
        },
        (None, None, None) => match (&organisation, &role) {
            (Some(organisation), Some(role)) => Some(Person::Partner(format!("{organisation} {role}"))),
            (Some(organisation), None) => Some(Person::Partner(organisation.clone())),
            (None, _) => row.needed(Field::Collar, None),
        },
    };
    let person = person?;
    let label = person.label();
    if label.chars().count() > MOST_NAME {
        row.wrong(
            Field::Officer,
            &label,
            format!("Rank and number together are longer than {MOST_NAME} characters. Shorten them."),
        );
    }
    let partner = matches!(person, Person::Partner(_));
    Some(OfficerRow { place: row.place(), unit: unit.or(organisation), trained_on, capacity, partner, person })
}
