//! The fields an extract may bring and the headings under which a person would recognise them, as data. Knows no sheet.

use std::sync::OnceLock;

use super::field_tables::{ACTIONS, OCGS, OFFICERS};

/// What the rows of a sheet are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// OCGs, priority individuals and vulnerabilities: a mapping extract.
    Ocgs,
    /// Officers, staff and partner agencies.
    Officers,
    /// Actions: an action log.
    Actions,
}

impl What {
    /// The three, in the order in which they must be brought in.
    pub const ALL: [Self; 3] = [Self::Officers, Self::Ocgs, Self::Actions];

    /// The word of `--what` and of mapping files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ocgs => "ocgs",
            Self::Officers => "officers",
            Self::Actions => "actions",
        }
    }

    /// One and many, for a sentence.
    #[must_use]
    pub const fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Self::Ocgs => ("OCG", "OCGs"),
            Self::Officers => ("officer", "officers"),
            Self::Actions => ("action", "actions"),
        }
    }

    /// From the word of `--what`.
    ///
    /// # Errors
    /// One sentence naming the three words.
    pub fn from_word(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|what| what.word().eq_ignore_ascii_case(text.trim())).ok_or_else(|| {
            format!("\"{}\" cannot be imported. Name ocgs, officers or actions.", super::shown_value(text))
        })
    }

    /// The table of this kind's fields.
    #[must_use]
    pub fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::Ocgs => OCGS,
            Self::Officers => OFFICERS,
            Self::Actions => ACTIONS,
        }
    }
}

/// One field of one kind of row. `OcgStatus` and `ActionStatus` differ: a heading means what its sheet makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is described by its row in the tables below")]
pub enum Field {
    Reference,
    Operation,
    Descriptive,
    Kind,
    OcgStatus,
    Tier,
    Area,
    PrimaryThreat,
    SecondaryThreats,
    Reach,
    Intent,
    Capability,
    Criminality,
    Score,
    Band,
    Scheme,
    AssessedOn,
    Assessor,
    Confidence,
    Members,
    Principals,
    Significants,
    Peripherals,
    CountyLines,
    Exploitation,
    Firearms,
    InPrison,
    Lro,
    Deputy,
    Sro,
    OwningUnit,
    LastReviewed,
    NextReview,
    ApmisUpdated,
    Officer,
    Rank,
    Collar,
    Unit,
    LroTrained,
    Capacity,
    Organisation,
    Role,
    Number,
    Ocg,
    Strand,
    SecondStrand,
    Text,
    Detail,
    Owner,
    Raised,
    Due,
    ActionStatus,
    Result,
    ClosedOn,
}

/// One row of the tables: how a field is named in mapping files, in sentences, and above the columns of extracts.
#[derive(Debug)]
pub struct FieldSpec {
    /// The field.
    pub field: Field,
    /// Its name in a mapping file.
    pub key: &'static str,
    /// Its name in a sentence.
    pub label: &'static str,
    /// Headings under which it is recognised, most telling first, with ` | ` between them; compared by [`plain`].
    pub headings: &'static str,
}

/// A field's row in the table of a kind.
#[must_use]
pub fn spec_of(what: What, field: Field) -> Option<&'static FieldSpec> {
    what.fields().iter().find(|spec| spec.field == field)
}

/// A heading reduced to what a person compares: lower case, words without punctuation and plural, what stands in brackets left out.
#[must_use]
pub fn plain(heading: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut depth = 0_usize;
    let mut previous = ' ';
    for letter in heading.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '\'' | '\u{2019}' | '.' => {}
            _ if depth > 0 => {}
            _ if letter.is_alphanumeric() => {
                let camel = letter.is_uppercase() && previous.is_lowercase();
                if camel && !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                word.extend(letter.to_lowercase());
            }
            _ => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
        }
        previous = letter;
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
        .iter()
        .map(|word| singular(word))
        .filter(|word| !matches!(word.as_str(), "the" | "of" | "a" | "dd" | "mm" | "yyyy"))
        .collect()
}

fn singular(word: &str) -> String {
    let whole = word.len() <= 3 || !word.is_ascii() || ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if whole {
        word.to_owned()
    } else if let Some(stem) = word.strip_suffix("ies") {
        format!("{stem}y")
    } else {
        word.strip_suffix('s').unwrap_or(word).to_owned()
    }
}

/// One heading of the tables, reduced once.
#[derive(Debug)]
pub(super) struct Known {
    /// The field it stands for.
    pub(super) field: Field,
    /// Place in the field's list: 0 is the most telling.
    pub(super) rank: usize,
    /// Its words by [`plain`].
    pub(super) words: Vec<String>,
    /// The words without spaces.
    pub(super) joined: String,
}

/// Every known heading of a kind.
pub(super) fn known(what: What) -> &'static [Known] {
    static TABLES: OnceLock<[Vec<Known>; 3]> = OnceLock::new();
    let tables = TABLES.get_or_init(|| {
        [What::Officers, What::Ocgs, What::Actions].map(|what| {
            let headings = |spec: &'static FieldSpec| {
                spec.headings.split('|').enumerate().map(|(rank, heading)| (spec.field, rank, heading))
            };
            what.fields()
                .iter()
                .flat_map(headings)
                .map(|(field, rank, heading)| {
                    let words = plain(heading);
                    Known { field, rank, joined: words.concat(), words }
                })
                .collect()
        })
    });
    match what {
        What::Officers => &tables[0],
        What::Ocgs => &tables[1],
        What::Actions => &tables[2],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn headings_are_compared_as_a_person_compares_them() {
        for (written, same) in [
            ("OCG Reference", "ocg_reference"),
            ("Collar No.", "collar no"),
            ("Secondary Threats", "SECONDARY  THREAT"),
            ("operationName", "Operation Name"),
            ("Due (dd/mm/yyyy)", "Due"),
            ("Status", "status"),
            ("Lead officer's", "Lead Officers"),
        ] {
            assert_eq!(plain(written).concat(), plain(same).concat(), "{written}");
        }
        assert_ne!(plain("Tier").concat(), plain("Time").concat());
    }

    #[test]
    fn no_table_lists_a_key_or_a_field_twice_and_no_heading_is_empty() {
        for what in What::ALL {
            let keys: HashSet<_> = what.fields().iter().map(|spec| spec.key).collect();
            let fields: HashSet<_> = what.fields().iter().map(|spec| spec.field).collect();
            assert_eq!((keys.len(), fields.len()), (what.fields().len(), what.fields().len()));
            assert!(known(what).iter().all(|known| !known.joined.is_empty()));
        }
    }

    #[test]
    fn what_is_named_by_its_word() {
        assert_eq!(What::from_word(" OCGs "), Ok(What::Ocgs));
        assert!(What::from_word("cars").is_err());
    }
}
