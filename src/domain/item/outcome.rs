//! An outcome: what was achieved, as a quantity with a unit (domain section 4, papers section 3 rule 20).
//!
//! Quantities are whole numbers in base units: pence, grams, months, items, events, people.

use super::super::tier::Strand;
use super::super::time::{Date, plain};
use crate::text::count_group;
use serde::{Deserialize, Serialize};

/// The kinds of outcome, each with its one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKind {
    /// Arrests, events.
    Arrests,
    /// Charges, events.
    Charges,
    /// Convictions, events.
    Convictions,
    /// Sentences, months.
    SentenceMonths,
    /// Cash seized, pence.
    CashSeized,
    /// Assets restrained, pence.
    AssetsRestrained,
    /// Confiscation ordered, pence.
    Confiscated,
    /// Class A drugs, grams.
    ClassAGrams,
    /// Class B drugs, grams.
    ClassBGrams,
    /// Class C drugs, grams.
    ClassCGrams,
    /// Cannabis plants, items.
    CannabisPlants,
    /// Firearms, items.
    Firearms,
    /// Bladed and other weapons, items.
    Weapons,
    /// Vehicles, items.
    Vehicles,
    /// Warrants executed, events.
    Warrants,
    /// People safeguarded.
    Safeguarded,
    /// People referred to the National Referral Mechanism.
    NrmReferrals,
    /// People reached by Prevent work: a cohort.
    PreventCohort,
    /// Premises or people protected by Protect work.
    ProtectReached,
    /// County lines closed.
    LinesClosed,
    /// Extraditions, events.
    Extraditions,
}

impl OutcomeKind {
    /// Every kind, in the order of papers.
    pub const ALL: [Self; 21] = [
        Self::Arrests,
        Self::Charges,
        Self::Convictions,
        Self::SentenceMonths,
        Self::CashSeized,
        Self::AssetsRestrained,
        Self::Confiscated,
        Self::ClassAGrams,
        Self::ClassBGrams,
        Self::ClassCGrams,
        Self::CannabisPlants,
        Self::Firearms,
        Self::Weapons,
        Self::Vehicles,
        Self::Warrants,
        Self::Safeguarded,
        Self::NrmReferrals,
        Self::PreventCohort,
        Self::ProtectReached,
        Self::LinesClosed,
        Self::Extraditions,
    ];

    /// The words on screen and paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Arrests => "arrests",
            Self::Charges => "charges",
            Self::Convictions => "convictions",
            Self::SentenceMonths => "sentences",
            Self::CashSeized => "cash seized",
            Self::AssetsRestrained => "assets restrained",
            Self::Confiscated => "confiscation ordered",
            Self::ClassAGrams => "class A drugs",
            Self::ClassBGrams => "class B drugs",
            Self::ClassCGrams => "class C drugs",
            Self::CannabisPlants => "cannabis plants",
            Self::Firearms => "firearms",
            Self::Weapons => "weapons",
            Self::Vehicles => "vehicles",
            Self::Warrants => "warrants executed",
            Self::Safeguarded => "people safeguarded",
            Self::NrmReferrals => "NRM referrals",
            Self::PreventCohort => "people reached by Prevent",
            Self::ProtectReached => "people and premises protected",
            Self::LinesClosed => "county lines closed",
            Self::Extraditions => "extraditions",
        }
    }

    /// The unit in words: `events`, `pounds`, `grams`, ...
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Arrests | Self::Charges | Self::Convictions | Self::Warrants | Self::Extraditions => "events",
            Self::SentenceMonths => "months",
            Self::CashSeized | Self::AssetsRestrained | Self::Confiscated => "pounds",
            Self::ClassAGrams | Self::ClassBGrams | Self::ClassCGrams => "grams",
            Self::CannabisPlants => "plants",
            Self::Firearms | Self::Weapons | Self::Vehicles => "items",
            Self::Safeguarded | Self::NrmReferrals | Self::PreventCohort => "people, as entered",
            Self::ProtectReached => "people and premises, as entered",
            Self::LinesClosed => "lines",
        }
    }

    /// A quantity in words by papers section 5.3: `£48,250.75`, `1.84 kg`, `15 years 7 months`, `17`.
    #[must_use]
    pub fn quantity(self, quantity: u64) -> String {
        match self {
            Self::CashSeized | Self::AssetsRestrained | Self::Confiscated => pounds(quantity),
            Self::ClassAGrams | Self::ClassBGrams | Self::ClassCGrams => weight(quantity),
            Self::SentenceMonths => months(quantity),
            _ => count_group(quantity),
        }
    }

    /// A quantity and what it is of, in words: `1 arrest`, `17 arrests`, `2 kg class A drugs`.
    #[must_use]
    pub fn counted(self, quantity: u64) -> String {
        let word = if quantity == 1 { self.one() } else { self.word() };
        format!("{} {word}", self.quantity(quantity))
    }

    /// The words for a single one; those of what is weighed or paid stay as they are.
    const fn one(self) -> &'static str {
        match self {
            Self::Arrests => "arrest",
            Self::Charges => "charge",
            Self::Convictions => "conviction",
            Self::CannabisPlants => "cannabis plant",
            Self::Firearms => "firearm",
            Self::Weapons => "weapon",
            Self::Vehicles => "vehicle",
            Self::Warrants => "warrant executed",
            Self::Safeguarded => "person safeguarded",
            Self::NrmReferrals => "NRM referral",
            Self::PreventCohort => "person reached by Prevent",
            Self::ProtectReached => "person or premises protected",
            Self::LinesClosed => "county line closed",
            Self::Extraditions => "extradition",
            Self::SentenceMonths
            | Self::CashSeized
            | Self::AssetsRestrained
            | Self::Confiscated
            | Self::ClassAGrams
            | Self::ClassBGrams
            | Self::ClassCGrams => self.word(),
        }
    }

    /// A kind from its words, any case, or an unmistakable beginning of them.
    ///
    /// # Errors
    /// One sentence that names the text.
    pub fn from_words(text: &str) -> Result<Self, String> {
        let typed = text.trim().to_lowercase().replace('-', " ");
        let mut found =
            Self::ALL.into_iter().filter(|kind| !typed.is_empty() && kind.word().to_lowercase().starts_with(&typed));
        let exact = Self::ALL.into_iter().find(|kind| kind.word().to_lowercase() == typed);
        match (exact, found.next(), found.next()) {
            (Some(kind), ..) | (None, Some(kind), None) => Ok(kind),
            _ => Err(format!(
                "there is no outcome \"{}\". Type the beginning of one: arrests, charges, cash seized, class A drugs, ...",
                crate::text::cut(&crate::text::clean_line(text.trim()), 40)
            )),
        }
    }
}

/// Pence as pounds: whole pounds if there are no pence.
#[must_use]
pub(crate) fn pounds(pence: u64) -> String {
    match pence % 100 {
        0 => format!("\u{a3}{}", count_group(pence / 100)),
        rest => format!("\u{a3}{}.{rest:02}", count_group(pence / 100)),
    }
}

fn weight(grams: u64) -> String {
    if grams < 1_000 {
        return format!("{grams} g");
    }
    let fraction = format!("{:03}", grams % 1_000);
    let fraction = fraction.trim_end_matches('0');
    let whole = count_group(grams / 1_000);
    if fraction.is_empty() { format!("{whole} kg") } else { format!("{whole}.{fraction} kg") }
}

fn months(months: u64) -> String {
    use crate::text::plural;
    match (months / 12, months % 12) {
        (0, rest) => plural(rest, "month", "months"),
        (years, 0) => plural(years, "year", "years"),
        (years, rest) => format!("{} {}", plural(years, "year", "years"), plural(rest, "month", "months")),
    }
}

/// An outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Kind.
    pub kind: OutcomeKind,
    /// How much, in the base unit of the kind.
    pub quantity: u64,
    /// The day.
    pub on: Date,
    /// The P it serves; `None` when not said.
    #[serde(default)]
    pub strand: Option<Strand>,
    /// True for an estimate, which is never added to measured figures.
    #[serde(default)]
    pub estimated: bool,
    /// More about it; may be empty.
    #[serde(default)]
    pub detail: String,
}

impl Outcome {
    pub(super) fn words(&self) -> String {
        let estimated = if self.estimated { " (estimate)" } else { "" };
        let detail = if self.detail.is_empty() { String::new() } else { format!(": {}", self.detail) };
        format!("outcome, {}: {}{estimated}{detail}", plain(self.on), self.kind.counted(self.quantity))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_read_as_papers_print_them() {
        assert_eq!(OutcomeKind::CashSeized.quantity(4_825_000), "\u{a3}48,250");
        assert_eq!(OutcomeKind::CashSeized.quantity(4_825_075), "\u{a3}48,250.75");
        assert_eq!(OutcomeKind::ClassAGrams.quantity(1_840), "1.84 kg");
        assert_eq!(OutcomeKind::ClassAGrams.quantity(620), "620 g");
        assert_eq!(OutcomeKind::ClassAGrams.quantity(2_000), "2 kg");
        assert_eq!(OutcomeKind::SentenceMonths.quantity(187), "15 years 7 months");
        assert_eq!(OutcomeKind::SentenceMonths.quantity(36), "3 years");
        assert_eq!(OutcomeKind::Arrests.quantity(1_017), "1,017");
        assert_eq!(OutcomeKind::Arrests.counted(1), "1 arrest");
        assert_eq!(OutcomeKind::Arrests.counted(17), "17 arrests");
        assert_eq!(OutcomeKind::ClassAGrams.counted(1), "1 g class A drugs");
    }

    #[test]
    fn a_kind_is_found_by_its_beginning() {
        assert_eq!(OutcomeKind::from_words("arr"), Ok(OutcomeKind::Arrests));
        assert_eq!(OutcomeKind::from_words("class a"), Ok(OutcomeKind::ClassAGrams));
        assert!(OutcomeKind::from_words("class").is_err());
        assert!(OutcomeKind::from_words("").is_err());
    }
}
