//! Numbered copies of a paper whose every copy names its holder (papers section 2j). A number is given once, for good: it stands in the subject of a line of
//! the access log, which no erasure takes away; the holder stands in the words of the line, which one can.
//!
//! It must not know what the paper says, nor how a line is kept.

use super::access_log::{Access, Accessed};
use super::meeting::{Meeting, Presence};
use super::time::Timestamp;
use crate::text::{clean_line, cut, listed};

/// Most characters of a holder's name that are kept.
const MOST_HOLDER: usize = 60;

/// The purpose of a copy for somebody who was in the room.
const ATTENDED: &str = "attended";

const GIVEN: &str = "copy";
const SPOILT: &str = "spoilt";

/// One copy, as the access log accounts for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberedCopy {
    /// Its number among the copies of its paper, from 1.
    pub number: u32,
    /// Whose it is; `None` where the name was erased by law.
    pub holder: Option<String>,
    /// When it was given.
    pub at: Timestamp,
    /// Whether it was spoilt: the number was taken, and nothing was given.
    pub spoilt: bool,
}

/// A copy that is about to be given: to whom, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyFor {
    /// Whose it will be.
    pub holder: String,
    /// For what purpose.
    pub because: String,
}

/// The line of the access log that gives a copy its number: a disclosure. `paper` is the name of the paper, `KX-M1-minutes`.
#[must_use]
pub fn given(paper: &str, number: u32, format: &str, copy: &CopyFor) -> Access {
    let what = format!("copy {number} of {paper} as {format}");
    Access::disclosed(&subject(GIVEN, paper, number), &what, &copy.holder, &copy.because)
}

/// The line that says that a number was taken and nothing given.
#[must_use]
pub fn spoilt(paper: &str, number: u32, why: &str) -> Access {
    Access::altered(
        &subject(SPOILT, paper, number),
        &format!("copy {number} of {paper} is spoilt, and was given to nobody"),
        why,
    )
}

/// The copies of a paper, in the order of their numbers, out of the lines of the access log.
pub fn of_paper<'a>(paper: &str, lines: impl IntoIterator<Item = &'a Accessed>) -> Vec<NumberedCopy> {
    let mut copies: Vec<NumberedCopy> = Vec::new();
    for line in lines {
        if let Some(number) = number_in(GIVEN, paper, &line.subject) {
            let holder = line.words.as_ref().map(|words| words.recipient.clone());
            copies.push(NumberedCopy { number, holder, at: line.at, spoilt: false });
        } else if let Some(number) = number_in(SPOILT, paper, &line.subject) {
            copies.iter_mut().filter(|copy| copy.number == number).for_each(|copy| copy.spoilt = true);
        }
    }
    copies.sort_by_key(|copy| copy.number);
    copies
}

/// The next number after these copies.
#[must_use]
pub fn next(copies: &[NumberedCopy]) -> u32 {
    copies.iter().map(|copy| copy.number).max().unwrap_or(0).saturating_add(1)
}

fn subject(word: &str, paper: &str, number: u32) -> String {
    format!("{word}:{paper}:{number}")
}

fn number_in(word: &str, paper: &str, subject: &str) -> Option<u32> {
    subject.strip_prefix(word)?.strip_prefix(':')?.strip_prefix(paper)?.strip_prefix(':')?.parse().ok()
}

/// The holders named in a line of words, `DI 8107, DS 6642`, each once.
#[must_use]
pub fn holders(typed: &str) -> Vec<String> {
    let mut holders: Vec<String> = Vec::new();
    for name in typed.split([',', ';', '\n']).map(|name| clean_line(name.trim())) {
        let name = cut(&name, MOST_HOLDER).into_owned();
        if !name.is_empty() && !holders.iter().any(|holder| holder.eq_ignore_ascii_case(&name)) {
            holders.push(name);
        }
    }
    holders
}

/// Who was in the room of a meeting, in the order of its list: whoever came, and the chair and the loggist, who held it.
#[must_use]
pub fn in_the_room(meeting: &Meeting) -> Vec<String> {
    let details = &meeting.details;
    let mut there: Vec<String> = Vec::new();
    let held =
        [&details.chair, &details.loggist].into_iter().filter(|who| !who.is_empty() && !sent_apologies(meeting, who));
    let came = meeting.attenders.iter().filter(|attender| attender.last_visit().is_some());
    for who in held.chain(came.map(|attender| &attender.who)) {
        if !there.iter().any(|known| known.eq_ignore_ascii_case(who)) {
            there.push(who.clone());
        }
    }
    there
}

fn sent_apologies(meeting: &Meeting, who: &str) -> bool {
    meeting.attender(who).is_some_and(|attender| matches!(attender.presence, Presence::Apologies { .. }))
}

/// Each holder with the purpose of their copy: what was typed, or that they attended.
///
/// # Errors
/// The holders who were not in the room while no reason is given, as one phrase: `DI 8107 and DS 6642 were not in the room of weekly meeting 2`.
pub fn with_purpose(meeting: &Meeting, holders: &[String], because: &str) -> Result<Vec<CopyFor>, String> {
    let because = clean_line(because.trim());
    let there = in_the_room(meeting);
    let was_there = |holder: &str| there.iter().any(|who| who.eq_ignore_ascii_case(holder));
    let absent: Vec<&str> = holders.iter().map(String::as_str).filter(|holder| !was_there(holder)).collect();
    if because.is_empty() && !absent.is_empty() {
        let were = if absent.len() == 1 { "was" } else { "were" };
        return Err(format!("{} {were} not in the room of {}", listed(&absent), meeting.tag()));
    }
    let purpose = |holder: &String| CopyFor {
        holder: holder.clone(),
        because: if was_there(holder) { ATTENDED.to_owned() } else { because.to_string() },
    };
    Ok(holders.iter().map(purpose).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access_log::Words;

    fn line(access: Access, line: u64) -> Accessed {
        Accessed {
            line,
            at: Timestamp(i64::try_from(line).unwrap_or(0)),
            who: "DCI 1550".into(),
            meeting: None,
            operation: access.operation,
            subject: access.subject,
            words: Some(access.words),
        }
    }

    fn for_holder(holder: &str) -> CopyFor {
        CopyFor { holder: holder.into(), because: ATTENDED.into() }
    }

    #[test]
    fn numbers_go_on_over_spoilt_and_erased_ones_and_belong_to_one_paper() {
        let give = |paper: &str, number, holder: &str| given(paper, number, "txt", &for_holder(holder));
        let mut lines = vec![
            line(give("KX-M1-minutes", 1, "DI 8107"), 1),
            line(give("KX-M11-minutes", 4, "DI 8107"), 2),
            line(give("KX-M1-minutes", 2, "DS 6642"), 3),
            line(spoilt("KX-M1-minutes", 2, "the disk is full"), 4),
            line(give("KX-M1-minutes-draft", 9, "DI 8107"), 5),
        ];
        let copies = of_paper("KX-M1-minutes", &lines);
        let told: Vec<_> = copies.iter().map(|copy| (copy.number, copy.holder.as_deref(), copy.spoilt)).collect();
        assert_eq!(told, [(1, Some("DI 8107"), false), (2, Some("DS 6642"), true)]);
        assert_eq!(next(&copies), 3);
        lines.iter_mut().for_each(|line| line.words = None::<Words>);
        let copies = of_paper("KX-M1-minutes", &lines);
        assert_eq!((next(&copies), copies.first().and_then(|copy| copy.holder.clone())), (3, None));
        assert_eq!(next(&of_paper("KX-M2-minutes", &lines)), 1);
    }

    #[test]
    fn holders_are_named_once_each() {
        assert_eq!(holders(" DI 8107; di 8107,, DS 6642 "), ["DI 8107", "DS 6642"]);
        assert!(holders(" , ;").is_empty());
        assert_eq!(holders(&"x".repeat(500)).first().map(|name| name.chars().count()), Some(MOST_HOLDER));
    }
}
