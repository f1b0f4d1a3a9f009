//! One row of a mapping extract.

use super::super::fields::Field;
use super::super::people::Person;
use super::super::values;
use super::Place;
use super::reader::RowReader;
use crate::domain::ocg::{OcgKind, OcgStatus};
use crate::domain::tier::Tier;
use crate::domain::time::Date;

/// The largest count of members or score that is believed.
const MOST: u32 = 1_000_000;

/// What a row says about an OCG; `None` is "says nothing", never "take it away".
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each field is named as in the tables of fields")]
pub struct OcgRow {
    pub place: Place,
    pub reference: String,
    pub operation: Option<String>,
    pub descriptive: Option<String>,
    pub kind: Option<OcgKind>,
    pub status: Option<OcgStatus>,
    pub tier: Option<Tier>,
    pub area: Option<String>,
    /// The primary column, split at semicolons; a cell that lists several makes the first the primary one.
    pub primary_threats: Option<Vec<String>>,
    /// The secondary column, split likewise.
    pub secondary_threats: Option<Vec<String>>,
    pub reach: Option<String>,
    /// Named values of the assessment, as intent and capability, in the order of the tables.
    pub values: Vec<(&'static str, u32)>,
    pub score: Option<u32>,
    pub band: Option<String>,
    pub scheme: Option<String>,
    pub assessed_on: Option<Date>,
    pub assessor: Option<String>,
    pub confidence: Option<String>,
    pub members: Option<u32>,
    pub principals: Option<u32>,
    pub significants: Option<u32>,
    pub peripherals: Option<u32>,
    /// Flags the row speaks of, up or down, by their words in the built-in profiles.
    pub flags: Vec<(&'static str, bool)>,
    pub lro: Option<Person>,
    pub deputy: Option<Person>,
    pub sro: Option<Person>,
    pub owning_unit: Option<String>,
    pub last_reviewed: Option<Date>,
    pub next_review: Option<Date>,
    pub apmis_updated: Option<Date>,
}

impl OcgRow {
    /// Everything the row says in words.
    #[must_use]
    pub fn said(&self) -> Vec<&str> {
        let named = [
            &self.operation,
            &self.descriptive,
            &self.area,
            &self.reach,
            &self.band,
            &self.scheme,
            &self.assessor,
            &self.confidence,
            &self.owning_unit,
        ];
        let threats = self.primary_threats.iter().chain(&self.secondary_threats).flatten();
        let named = named.into_iter().flatten().chain(threats).map(String::as_str);
        named.chain([self.reference.as_str()]).collect()
    }
}

/// Reads the row; nothing where the reference is missing.
pub(super) fn read(row: &mut RowReader<'_>) -> Option<OcgRow> {
    let reference = row.name(Field::Reference);
    let reference = row.needed(Field::Reference, reference);
    if let Some(reference) = reference.as_deref().filter(|_| row.is_alone()) {
        row.wrong(
            Field::Reference,
            reference,
            "Nothing else stands in the row, so it tells nothing about an OCG.".to_owned(),
        );
    }
    let counted = |cell: &_| values::count(cell, MOST);
    let mut named = Vec::new();
    for (field, word) in
        [(Field::Intent, "intent"), (Field::Capability, "capability"), (Field::Criminality, "criminality")]
    {
        named.extend(row.take(field, counted).map(|value| (word, value)));
    }
    let mut flags = Vec::new();
    for (field, word) in [
        (Field::CountyLines, "county lines"),
        (Field::Exploitation, "exploitation"),
        (Field::Firearms, "firearms"),
        (Field::InPrison, "in-prison links"),
    ] {
        flags.extend(row.take(field, values::yes).map(|up| (word, up)));
    }
    let drafted = OcgRow {
        place: row.place(),
        reference: String::new(),
        operation: row.name(Field::Operation),
        descriptive: row.name(Field::Descriptive),
        kind: row.take(Field::Kind, values::kind),
        status: row.take(Field::OcgStatus, values::ocg_status),
        tier: row.take(Field::Tier, values::tier),
        area: row.name(Field::Area),
        primary_threats: row.take(Field::PrimaryThreat, values::list),
        secondary_threats: row.take(Field::SecondaryThreats, values::list),
        reach: row.name(Field::Reach),
        values: named,
        score: row.take(Field::Score, counted),
        band: row.name(Field::Band),
        scheme: row.name(Field::Scheme),
        assessed_on: row.take(Field::AssessedOn, values::date),
        assessor: row.name(Field::Assessor),
        confidence: row.name(Field::Confidence),
        members: row.take(Field::Members, counted),
        principals: row.take(Field::Principals, counted),
        significants: row.take(Field::Significants, counted),
        peripherals: row.take(Field::Peripherals, counted),
        flags,
        lro: person(row, Field::Lro),
        deputy: person(row, Field::Deputy),
        sro: person(row, Field::Sro),
        owning_unit: row.name(Field::OwningUnit),
        last_reviewed: row.take(Field::LastReviewed, values::date),
        next_review: row.take(Field::NextReview, values::date),
        apmis_updated: row.take(Field::ApmisUpdated, values::date),
    };
    Some(OcgRow { reference: reference?, ..drafted })
}

fn person(row: &mut RowReader<'_>, field: Field) -> Option<Person> {
    let named = row.name(field)?;
    if Person::several(&named) {
        row.wrong(field, &named, "More than one is named. Name one.".to_owned());
    }
    Some(Person::read(&named))
}
