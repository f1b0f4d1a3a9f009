//! The log of section 62 of the Data Protection Act 2018: who looked at what, who was told what (domain section 8).
//!
//! Collection, alteration, combination by import and erasure are entries of the journal and are read out of it, never written twice. Consultation
//! and disclosure are lines of their own, beside the journal. Nothing else may be made of them: no figure, no workload, no pane.

use super::fact::Fact;
use super::meeting::Meeting;
use super::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The six operations that have to be logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// Something entered the record.
    Collection,
    /// Something in the record changed.
    Alteration,
    /// A record was opened, searched for, listed or printed.
    Consultation,
    /// Something was given to somebody.
    Disclosure,
    /// An extract or another record was joined with this one.
    Combination,
    /// Something was taken out of the record for good.
    Erasure,
}

impl Operation {
    /// Every operation, in the order of the Act.
    pub const ALL: [Self; 6] =
        [Self::Collection, Self::Alteration, Self::Consultation, Self::Disclosure, Self::Combination, Self::Erasure];

    /// The word of the Act.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Collection => "collection",
            Self::Alteration => "alteration",
            Self::Consultation => "consultation",
            Self::Disclosure => "disclosure",
            Self::Combination => "combination",
            Self::Erasure => "erasure",
        }
    }

    /// An operation from its word, any case.
    ///
    /// # Errors
    /// One sentence that names the text and the six words.
    pub fn from_words(text: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|operation| operation.word().eq_ignore_ascii_case(text.trim())).ok_or_else(|| {
            format!(
                "there is no kind \"{}\" in the access log. The kinds are {}",
                crate::text::cut(&crate::text::clean_line(text.trim()), 40),
                Self::ALL.map(Self::word).join(", ")
            )
        })
    }

    /// What an entry of the journal is, by the stable name of its fact: the body may be erased. What withdraws another entry is an alteration.
    #[must_use]
    pub fn of_entry(kind: &str, withdraws: bool) -> Self {
        let last = kind.rsplit('.').next().unwrap_or_default();
        match last {
            "erased" => Self::Erasure,
            "made" => Self::Combination,
            _ if withdraws => Self::Alteration,
            "founded" | "registered" | "recorded" | "raised" | "claimed" | "added" | "prepared" => Self::Collection,
            _ => Self::Alteration,
        }
    }

    /// As [`of_entry`](Self::of_entry), of a fact.
    #[must_use]
    pub fn of_fact(fact: &Fact) -> Self {
        Self::of_entry(fact.kind(), false)
    }
}

/// The subject of a line about the open record beside a covert session.
pub const BESIDE: &str = "open record beside";

/// What the subject of a line begins with that is about another line of the log.
const LINE: &str = "line:";

/// The line whose missing words a line of this operation and subject accounts for; its number stands in the subject, which no erasure takes away.
#[must_use]
pub fn line_without_words(operation: &str, subject: &str) -> Option<u64> {
    if operation == Operation::Erasure.word() { subject.strip_prefix(LINE)?.parse().ok() } else { None }
}

/// What the subject of a line begins with that takes back a disclosure.
const UNWRITTEN: &str = "unwritten:";

/// Whether a line of this subject takes back a disclosure: it was noted, and nobody was given anything. Whoever asks for the disclosures is shown it.
#[must_use]
pub fn takes_back(subject: &str) -> bool {
    subject.starts_with(UNWRITTEN) || super::copies::is_spoilt(subject)
}

/// One line for the log: what somebody is about to see or to give away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Consultation, disclosure, combination; an alteration where a backup took the place of the record, an erasure where a line came over without its words.
    pub operation: Operation,
    /// What it is about, in the stable words of the journal: `ocg:12`; `search`, `list`, `paper`, `journal`, `access-log` for many at once;
    /// `copy:KX-M1-minutes:3` for a numbered copy; `line:7` for a line of the log itself.
    pub subject: String,
    /// What can be erased again.
    pub words: Words,
}

/// The words of a line. They can hold what somebody typed about a person, so they are the part that a lawful erasure can reach.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Words {
    /// What was searched for, listed or written: terms, the name of a list, of a paper and its format.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// To whom it was given; empty for a consultation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// Why: typed, or the part somebody has in the open meeting. Of a consultation it may be empty (the Data (Use and Access) Act 2025 no longer asks for
    /// it); whatever is given to somebody is given for a purpose.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl Access {
    /// Somebody opens one record.
    #[must_use]
    pub fn opened(subject: String) -> Self {
        Self { operation: Operation::Consultation, subject, words: Words::default() }
    }

    /// Somebody looks for, lists or prints something: what, and the terms or the name.
    #[must_use]
    pub fn looked(subject: &str, what: &str) -> Self {
        let words = Words { what: short(what), ..Words::default() };
        Self { operation: Operation::Consultation, subject: subject.to_owned(), words }
    }

    /// All of a list shows, by the name it has on the command line.
    #[must_use]
    pub fn listed(name: &str) -> Self {
        Self::looked("list", name)
    }

    /// The board as it stood at a moment of the past, `T23` or `entry 9,096`.
    #[must_use]
    pub fn board_at(moment: &str) -> Self {
        Self::listed(&format!("board at {moment}"))
    }

    /// Somebody searches a list: its name on the command line, and the terms.
    #[must_use]
    pub fn sought(list: &str, terms: &str) -> Self {
        Self::looked("search", &format!("{list}: {}", terms.trim()))
    }

    /// The same, of the open record beside a covert session: nothing of the record that it is noted in was looked at.
    #[must_use]
    pub fn beside(self) -> Self {
        let what = short(&format!("{} {}", self.subject, self.words.what));
        Self { subject: BESIDE.to_owned(), words: Words { what, ..self.words }, ..self }
    }

    /// Somebody makes a backup, and takes the whole record along with it.
    #[must_use]
    pub fn backed_up(folder: &str) -> Self {
        Self::looked("backup", &format!("backup to {folder}"))
    }

    /// Somebody puts a backup in the place of the record: what its journal cannot know.
    #[must_use]
    pub fn restored(what: &str) -> Self {
        Self::altered("record", what, "")
    }

    /// What stays of a line whose words were erased: what was given and to whom, since whoever has it may be asked for it back (DPA 2018 s.62). The line of
    /// before keeps its place and is shown with it ([`with_what_stays`]).
    #[must_use]
    pub fn stays(line: u64, words: Words) -> Self {
        Self { operation: Operation::Alteration, subject: format!("{LINE}{line}"), words }
    }

    /// A restore carries a line over whose words an erasure took: the entry that says so is in the journal that was put aside, and not in the one of the backup.
    #[must_use]
    pub fn without_words(line: u64) -> Self {
        let what = format!("line {line} was carried over by a restore without its words, which an erasure took");
        let words = Words { what, ..Words::default() };
        Self { operation: Operation::Erasure, subject: format!("{LINE}{line}"), words }
    }

    /// Something changed of which the journal has no entry: what, and why.
    #[must_use]
    pub fn altered(subject: &str, what: &str, because: &str) -> Self {
        let words = Words { what: short(what), because: short(because), ..Words::default() };
        Self { operation: Operation::Alteration, subject: subject.to_owned(), words }
    }

    /// A partner body is given its tasking sheet of a meeting. The purpose goes without saying where none was typed.
    #[must_use]
    pub fn tasked(body: &str, number: u32, because: &str) -> Self {
        let because = if because.trim().is_empty() { "its tasks" } else { because };
        Self::disclosed("paper", &format!("tasking sheet of meeting {number}"), body, because)
    }

    /// The line that takes back a disclosure that was noted before the paper was written, and then it could not be: what, to whom, and what went wrong. Where
    /// `partly`, some of it may have come out.
    #[must_use]
    pub fn unwritten(&self, why: &str, partly: bool) -> Self {
        let after_all = if partly { " was not written whole after all" } else { " was not written after all" };
        let room = super::limits::MOST_NAME - after_all.len();
        let what = format!("{}{after_all}", within(&self.words.what, room));
        let subject = format!("{UNWRITTEN}{}", self.subject);
        Self::disclosed(&subject, &what, &self.words.recipient, why).of(Operation::Alteration)
    }

    fn of(self, operation: Operation) -> Self {
        Self { operation, ..self }
    }

    /// Somebody is given something.
    #[must_use]
    pub fn disclosed(subject: &str, what: &str, recipient: &str, because: &str) -> Self {
        let words = Words { what: short(what), recipient: short(recipient), because: short(because) };
        Self { operation: Operation::Disclosure, subject: subject.to_owned(), words }
    }
}

/// In the place of a word that was erased.
pub const ERASED: &str = "erased by law";

/// Gives lines whose words were erased what later lines say stays of them.
pub fn with_what_stays(lines: &mut [Accessed]) {
    let said: Vec<(u64, Words)> = lines
        .iter()
        .filter(|line| line.operation == Operation::Alteration)
        .filter_map(|line| Some((line.subject.strip_prefix(LINE)?.parse().ok()?, line.words.clone()?)))
        .collect();
    for (number, words) in said {
        let line = lines.iter_mut().find(|line| line.line == number && line.words.is_none());
        line.into_iter().for_each(|line| line.words = Some(words.clone()));
    }
}

/// What was typed, as a line of the log keeps it.
fn short(text: &str) -> String {
    within(&crate::text::clean_line(text.trim()), super::limits::MOST_NAME)
}

/// A text of at most so many characters; one that is longer ends in a mark that it goes on.
fn within(text: &str, most: usize) -> String {
    const GOES_ON: &str = "..";
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most.saturating_sub(GOES_ON.len())).chain(GOES_ON.chars()).collect()
}

/// The reason that goes without saying while a meeting is open: `chair of tasking meeting 24`.
#[must_use]
pub fn part_in(meeting: &Meeting, who: &str) -> String {
    let is = |name: &str| name.eq_ignore_ascii_case(who);
    let part = match meeting.attender(who) {
        _ if is(&meeting.details.chair) => "chair of",
        _ if is(&meeting.details.loggist) => "loggist of",
        Some(_) => "attending",
        None => "during",
    };
    format!("{part} {}", meeting.tag())
}

/// A line as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accessed {
    /// Its number in the access log, from 1.
    pub line: u64,
    /// The hash that ties it to those before it; it stays when the words are erased.
    pub hash: [u8; 32],
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// Code of the meeting that was open, `T24`.
    pub meeting: Option<String>,
    /// What it was.
    pub operation: Operation,
    /// What it was about.
    pub subject: String,
    /// The words; `None` when they were erased with the record they were about, and nothing of them stays.
    pub words: Option<Words>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_told_apart_by_the_name_of_their_fact() {
        let of = |kind: &str| Operation::of_entry(kind, false);
        assert_eq!(of("ocg.registered"), Operation::Collection);
        assert_eq!(of("ocg.tier-decided"), Operation::Alteration);
        assert_eq!(of("import.made"), Operation::Combination);
        assert_eq!(of("record.erased"), Operation::Erasure);
        assert_eq!(Operation::of_entry("ocg.registered", true), Operation::Alteration, "brought back by redo");
    }

    #[test]
    fn a_kind_is_read_from_its_word() {
        assert_eq!(Operation::from_words(" Disclosure"), Ok(Operation::Disclosure));
        assert!(Operation::from_words("peek").is_err_and(|why| why.contains("consultation")));
    }

    #[test]
    fn a_line_without_words_is_named_by_its_number_in_an_erasure_only() {
        let access = Access::without_words(7);
        assert_eq!(line_without_words(access.operation.word(), &access.subject), Some(7));
        assert_eq!(line_without_words("consultation", "line:7"), None);
        assert_eq!(line_without_words("erasure", "ocg:7"), None);
        assert_eq!(line_without_words("erasure", "line:x"), None);
    }

    #[test]
    fn what_is_typed_is_cleaned_and_short() {
        let access = Access::looked("search", "a\u{1b}[2J\nb");
        assert!(!access.words.what.contains(['\u{1b}', '\n']));
        let long = Access::looked("search", &"x".repeat(5_000)).words.what;
        assert!(long.chars().count() == 200 && long.ends_with("xx.."), "{long}");
        assert_eq!(Access::looked("search", &"é".repeat(200)).words.what, "é".repeat(200));
    }

    #[test]
    fn what_takes_a_disclosure_back_names_the_paper_and_the_recipient() {
        let given = Access::disclosed("paper", &"m".repeat(300), "CSP 07", "trial");
        let back = given.unwritten("the disk is full", false);
        assert_eq!((back.operation, back.words.recipient.as_str()), (Operation::Alteration, "CSP 07"));
        assert!(back.words.what.ends_with("mm.. was not written after all") && back.words.what.chars().count() == 200);
        assert!(takes_back(&back.subject) && !takes_back(&given.subject));
        let spoilt = crate::domain::copies::accounted("KX-M1-minutes", 1, crate::domain::copies::Fate::Spoilt, "");
        assert!(takes_back(&spoilt.subject));
        let destroyed =
            crate::domain::copies::accounted("KX-M1-minutes", 1, crate::domain::copies::Fate::Destroyed, "");
        assert!(!takes_back(&destroyed.subject), "it was given");
    }
}
