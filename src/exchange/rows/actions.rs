//! One row of an action log.

use super::super::fields::Field;
use super::super::people::Person;
use super::super::values;
use super::Place;
use super::reader::RowReader;
use crate::domain::action::ActionStatus;
use crate::domain::tier::Strand;
use crate::domain::time::Date;

/// What a row says about an action; `None` is "says nothing".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// Where it stands.
    pub place: Place,
    /// Its number in the log.
    pub number: String,
    /// The OCG, by reference or operation name.
    pub ocg: String,
    /// The P.
    pub strand: Option<Strand>,
    /// A second P.
    pub second: Option<Strand>,
    /// What is to be done.
    pub text: String,
    /// More about it.
    pub detail: Option<String>,
    /// Who is to do it.
    pub owner: Option<Person>,
    /// When it was raised.
    pub raised: Option<Date>,
    /// When it is due.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: Option<ActionStatus>,
    /// What came of it.
    pub result: Option<String>,
    /// When it was closed.
    pub closed_on: Option<Date>,
}

/// Reads the row; nothing where number, OCG or text is missing.
pub(super) fn read(row: &mut RowReader<'_>) -> Option<ActionRow> {
    let number = row.name(Field::Number);
    let ocg = row.name(Field::Ocg);
    let text = row.text(Field::Text);
    let raised = row.take(Field::Raised, values::date);
    let due = row.take(Field::Due, values::date);
    let closed_on = row.take(Field::ClosedOn, values::date);
    let strands = row.take(Field::Strand, values::strands);
    let second = row
        .take(Field::SecondStrand, values::strands)
        .map(|(first, _)| first)
        .or(strands.and_then(|(_, second)| second));
    let named = row.name(Field::Owner);
    if let Some(named) = named.as_deref().filter(|named| Person::several(named)) {
        row.wrong(Field::Owner, named, "An action has one owner. Name one.".to_owned());
    }
    let owner = named.map(|named| Person::read(&named));
    let drafted = ActionRow {
        place: row.place(),
        number: String::new(),
        ocg: String::new(),
        strand: strands.map(|(first, _)| first),
        second,
        text: String::new(),
        detail: row.text(Field::Detail),
        owner,
        raised,
        due,
        status: row.take(Field::ActionStatus, values::action_status),
        result: row.text(Field::Result),
        closed_on,
    };
    let number = row.needed(Field::Number, number);
    let ocg = row.needed(Field::Ocg, ocg);
    let text = row.needed(Field::Text, text);
    if let (Some(raised), Some(closed)) = (raised, closed_on)
        && closed < raised
    {
        row.wrong(
            Field::ClosedOn,
            &closed.format("%d/%m/%Y").to_string(),
            "It was closed before it was raised.".to_owned(),
        );
    }
    let second = drafted.second.filter(|second| Some(*second) != drafted.strand);
    Some(ActionRow { number: number?, ocg: ocg?, text: text?, second, ..drafted })
}
