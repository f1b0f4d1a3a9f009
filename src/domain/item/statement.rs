//! A statement about people: what is said of them, how sure it is and who may act on it (domain sections 7 and 8; DPA 2018 s.38 and the ICO's guide to
//! categories of individuals; 3x5x2 grading of the intelligence APP). Sanitised: a reference to the owning system, never a source.

use super::super::time::{Date, plain};
use serde::{Deserialize, Serialize};

/// Whether a statement says what is known, or what somebody makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A fact.
    Fact,
    /// A personal assessment.
    #[default]
    Assessment,
}

impl Basis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Fact, Self::Assessment];

    /// The word on screen and on paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Assessment => "assessment",
        }
    }
}

/// As what somebody is spoken of: one person can be in several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Suspected of an offence.
    Suspect,
    /// Convicted of one.
    Convicted,
    /// A victim, or suspected to be one.
    Victim,
    /// A witness, a contact, or another with information.
    Witness,
}

impl Subject {
    /// Every category.
    pub const ALL: [Self; 4] = [Self::Suspect, Self::Convicted, Self::Victim, Self::Witness];

    /// The word on screen and on paper.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Suspect => "suspect",
            Self::Convicted => "convicted",
            Self::Victim => "victim",
            Self::Witness => "witness or other",
        }
    }

    /// Categories as they are typed: words or their beginnings, with commas or spaces between.
    ///
    /// # Errors
    /// One sentence that names the word and the categories.
    pub fn list(typed: &str) -> Result<Vec<Self>, String> {
        let mut found = Vec::new();
        for word in typed.split([',', ' ', ';']).map(str::trim).filter(|word| !matches!(*word, "" | "or" | "other")) {
            let lower = word.to_lowercase();
            let one = Self::ALL.into_iter().find(|one| one.word().starts_with(&lower)).ok_or_else(|| {
                format!(
                    "There is no category \"{}\". They are suspect, convicted, victim and witness.",
                    crate::text::cut(&crate::text::clean_line(word), 40)
                )
            })?;
            if !found.contains(&one) {
                found.push(one);
            }
        }
        found.sort_unstable();
        Ok(found)
    }
}

/// Source 1 to 3 and information A to E of the 3x5x2 grading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// 1 reliable, 2 untested, 3 not reliable.
    pub source: u8,
    /// A known directly, B known indirectly but corroborated, C known indirectly, D not known, E suspected false.
    pub information: char,
}

impl Grade {
    /// A grade as it is typed: `2C`, `2 c`, `2-C`.
    ///
    /// # Errors
    /// One sentence that says what a grade is.
    pub fn from_words(typed: &str) -> Result<Self, String> {
        let plain: Vec<char> =
            typed.chars().filter(|letter| letter.is_alphanumeric()).map(|letter| letter.to_ascii_uppercase()).collect();
        match plain[..] {
            [source @ '1'..='3', information @ 'A'..='E'] => {
                Ok(Self { source: u8::try_from(u32::from(source) - u32::from('0')).unwrap_or(3), information })
            }
            _ => Err(format!(
                "\"{}\" is no 3x5x2 grade. Give the source 1 to 3 and the information A to E, as in 2C.",
                crate::text::cut(&crate::text::clean_line(typed), 40)
            )),
        }
    }

    /// `2 C`
    #[must_use]
    pub fn words(self) -> String {
        format!("{} {}", self.source, self.information)
    }
}

/// Who may be told (the 2 of 3x5x2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Handling {
    /// Lawful sharing permitted.
    #[default]
    P,
    /// Lawful sharing permitted with conditions.
    C,
}

impl Handling {
    /// Both.
    pub const ALL: [Self; 2] = [Self::P, Self::C];

    /// The letter.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::P => "P",
            Self::C => "C",
        }
    }
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// What is said, sanitised.
    pub text: String,
    /// Fact or assessment.
    pub basis: Basis,
    /// As what people are spoken of; empty where it speaks of nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Subject>,
    /// 3x5x2 grade, if it is graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
    /// Handling code.
    pub handling: Handling,
    /// The conditions of handling code C; empty with P.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub conditions: String,
    /// Reference in the system that owns it; never a source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub system_reference: String,
    /// The day to look whether it still holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recheck_on: Option<Date>,
    /// The day it was recorded.
    pub on: Date,
}

impl Statement {
    /// What is said where it was looked at again and nothing else of it changed: `looked at again and holds, next by 12 December 2026`.
    #[must_use]
    pub fn looked_at_again(&self, before: &Self) -> Option<String> {
        let same = Self { recheck_on: before.recheck_on, ..self.clone() } == *before;
        let next = self.recheck_on.map_or_else(|| "not to be again".to_owned(), |on| format!("next by {}", plain(on)));
        (same && self.recheck_on != before.recheck_on).then(|| format!("looked at again and holds, {next}"))
    }

    pub(super) fn words(&self) -> String {
        let mut about = vec![self.basis.word().to_owned()];
        if !self.subjects.is_empty() {
            let words: Vec<&str> = self.subjects.iter().map(|one| one.word()).collect();
            about.push(format!("about {}", words.join(", ")));
        }
        about.extend(self.grade.map(|grade| format!("graded {}", grade.words())));
        about.push(match self.conditions.is_empty() {
            true => format!("handling {}", self.handling.word()),
            false => format!("handling {}: {}", self.handling.word(), self.conditions),
        });
        if !self.system_reference.is_empty() {
            about.push(format!("held as {}", self.system_reference));
        }
        about.extend(self.recheck_on.map(|on| format!("check again by {}", plain(on))));
        format!("statement ({}): {}", about.join("; "), self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_and_categories_are_read_as_they_are_typed() {
        for typed in ["2C", "2 c", "2-C", " 2/c "] {
            assert_eq!(Grade::from_words(typed).map(Grade::words), Ok("2 C".into()), "{typed}");
        }
        for typed in ["", "4A", "1F", "A1", "12A", "1AB"] {
            assert!(Grade::from_words(typed).is_err(), "{typed}");
        }
        assert_eq!(Subject::list("vic, suspect victim"), Ok(vec![Subject::Suspect, Subject::Victim]));
        assert_eq!(Subject::list("witness or other"), Ok(vec![Subject::Witness]));
        assert_eq!(Subject::list(""), Ok(vec![]));
        assert!(Subject::list("friend").is_err_and(|said| said.contains("\"friend\"")));
    }

    #[test]
    fn a_statement_says_how_sure_it_is_and_who_may_be_told() {
        let statement = Statement {
            text: "A planned meeting is likely before the weekend".into(),
            basis: Basis::Assessment,
            subjects: vec![Subject::Suspect, Subject::Witness],
            grade: Some(Grade { source: 2, information: 'C' }),
            handling: Handling::C,
            conditions: "not outside this list".into(),
            system_reference: "IR 4471".into(),
            recheck_on: chrono::NaiveDate::from_ymd_opt(2026, 11, 27),
            on: Date::default(),
        };
        assert_eq!(
            serde_json::to_value(&statement).ok().map(|value| value.to_string()),
            Some(r#"{"basis":"assessment","conditions":"not outside this list","grade":{"information":"C","source":2},"handling":"C","on":"1970-01-01","recheck_on":"2026-11-27","subjects":["suspect","witness"],"system_reference":"IR 4471","text":"A planned meeting is likely before the weekend"}"#.to_owned()),
            "journals hold it so for ever"
        );
        assert_eq!(
            statement.words(),
            "statement (assessment; about suspect, witness or other; graded 2 C; handling C: not outside this list; held as IR 4471; check again by 27 November 2026): A planned meeting is likely before the weekend"
        );
    }
}
