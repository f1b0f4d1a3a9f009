//! Numbered copies of a paper whose every copy names its holder (papers section 2j). A number is given once, for good: it stands in the subject of a line of
//! the access log, which no erasure takes away; the holder stands in the words of the line, which one can. What became of a copy is a further line, whose
//! subject holds the number again.
//!
//! It must not know what the paper says, nor how a line is kept.

use super::access_log::{Access, Accessed};
use super::meeting::{Attender, Meeting};
use super::time::{Timestamp, plain};
use crate::text::{clean_line, cut, listed, same_name};

/// Most characters of a holder's name.
const MOST_HOLDER: usize = 60;

/// The purpose of a copy for somebody who was in the room.
const ATTENDED: &str = "attended";

const GIVEN: &str = "copy";

/// What became of a copy that is accounted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It came back.
    Returned,
    /// Its holder destroyed it, or had it destroyed.
    Destroyed,
    /// The number was taken, and nothing was given.
    Spoilt,
}

impl Fate {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Returned, Self::Destroyed, Self::Spoilt];

    /// The word on screen, on paper and in the subject of a line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Returned => "returned",
            Self::Destroyed => "destroyed",
            Self::Spoilt => "spoilt",
        }
    }
}

/// One copy, as the access log accounts for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberedCopy {
    /// Its number among the copies of its paper, from 1.
    pub number: u32,
    /// Whose it is; `None` where the name was erased by law.
    pub holder: Option<String>,
    /// When it was given.
    pub at: Timestamp,
    /// What became of it, and when that was noted; `None` while it is out.
    pub became: Option<(Fate, Timestamp)>,
}

impl NumberedCopy {
    /// `out`, `returned on 27 November 2026`.
    #[must_use]
    pub fn state(&self) -> String {
        self.became
            .map_or_else(|| "out".to_owned(), |(fate, at)| format!("{} on {}", fate.word(), plain(at.local_date())))
    }
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

/// The line that says what became of a copy.
#[must_use]
pub fn accounted(paper: &str, number: u32, fate: Fate, why: &str) -> Access {
    let ending = match fate {
        Fate::Returned => "came back",
        Fate::Destroyed => "is destroyed",
        Fate::Spoilt => "is spoilt, and was given to nobody",
    };
    Access::altered(&subject(fate.word(), paper, number), &format!("copy {number} of {paper} {ending}"), why)
}

/// Whether a line of this subject says that a number is spoilt: taken, and given to nobody.
#[must_use]
pub fn is_spoilt(subject: &str) -> bool {
    parts_of(subject).is_some_and(|(word, ..)| word == Fate::Spoilt.word())
}

/// Every copy with the name of its paper, out of the lines of the access log: the papers in the order in which they were first given, the copies of each in
/// the order of their numbers.
pub fn of_every_paper<'a>(lines: impl IntoIterator<Item = &'a Accessed>) -> Vec<(String, NumberedCopy)> {
    let mut papers: Vec<(&str, Vec<NumberedCopy>)> = Vec::new();
    for line in lines {
        let Some((word, paper, number)) = parts_of(&line.subject) else { continue };
        let at = papers.iter().position(|(known, _)| *known == paper);
        if word == GIVEN {
            let holder = line.words.as_ref().map(|words| words.recipient.clone());
            let copy = NumberedCopy { number, holder, at: line.at, became: None };
            match at.and_then(|at| papers.get_mut(at)) {
                Some((_, copies)) => copies.push(copy),
                None => papers.push((paper, vec![copy])),
            }
        } else if let Some(fate) = Fate::ALL.into_iter().find(|fate| fate.word() == word)
            && let Some((_, copies)) = at.and_then(|at| papers.get_mut(at))
        {
            // What was said first of a copy holds.
            let of_it = |copy: &&mut NumberedCopy| copy.number == number && copy.became.is_none();
            copies.iter_mut().filter(of_it).for_each(|copy| copy.became = Some((fate, line.at)));
        }
    }
    let each = papers.into_iter().flat_map(|(paper, mut copies)| {
        copies.sort_by_key(|copy| copy.number);
        copies.into_iter().map(move |copy| (paper.to_owned(), copy))
    });
    each.collect()
}

/// The copies of a paper, in the order of their numbers, out of the lines of the access log.
pub fn of_paper<'a>(paper: &str, lines: impl IntoIterator<Item = &'a Accessed>) -> Vec<NumberedCopy> {
    of_every_paper(lines).into_iter().filter(|(name, _)| name == paper).map(|(_, copy)| copy).collect()
}

/// Why what became of a copy is not noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unaccountable {
    /// No such copy was ever given.
    Unknown(String),
    /// It is accounted for already.
    Already(String),
}

/// The copies of these numbers, each once, of which nothing is said yet.
///
/// # Errors
/// The first of which something is said already, or that was never given, in one sentence.
pub fn still_out(paper: &str, copies: &[NumberedCopy], numbers: &[u32]) -> Result<Vec<NumberedCopy>, Unaccountable> {
    if copies.is_empty() {
        return Err(Unaccountable::Unknown(format!("No numbered copy of {paper} was given.")));
    }
    let mut found: Vec<NumberedCopy> = Vec::new();
    for number in numbers {
        let Some(copy) = copies.iter().find(|copy| copy.number == *number) else {
            let last = next(copies).saturating_sub(1);
            return Err(Unaccountable::Unknown(format!(
                "There is no copy {number} of {paper}: the last one that was given is {last}."
            )));
        };
        if copy.became.is_some() {
            return Err(Unaccountable::Already(format!(
                "Copy {number} of {paper} was noted as {} already.",
                copy.state()
            )));
        }
        if !found.iter().any(|one| one.number == *number) {
            found.push(copy.clone());
        }
    }
    Ok(found)
}

/// The next number after these copies.
#[must_use]
pub fn next(copies: &[NumberedCopy]) -> u32 {
    copies.iter().map(|copy| copy.number).max().unwrap_or(0).saturating_add(1)
}

fn subject(word: &str, paper: &str, number: u32) -> String {
    format!("{word}:{paper}:{number}")
}

/// The word, the paper and the number in the subject of a line.
fn parts_of(subject: &str) -> Option<(&str, &str, u32)> {
    let (word, rest) = subject.split_once(':')?;
    let (paper, number) = rest.rsplit_once(':')?;
    Some((word, paper, number.parse().ok()?))
}

/// The holders named in a line of words, `DI 8107, DS 6642`, each once.
///
/// # Errors
/// A name that is too long, as one phrase: nobody is cut, since two that begin alike would be one.
pub fn holders(typed: &str) -> Result<Vec<String>, String> {
    let mut holders: Vec<String> = Vec::new();
    for name in typed.split([',', ';', '\n']).map(|name| clean_line(name.trim())) {
        if name.chars().count() > MOST_HOLDER {
            return Err(format!("\"{}\" has more than {MOST_HOLDER} characters", cut(&name, MOST_HOLDER)));
        }
        if !name.is_empty() && !holders.iter().any(|holder| same_name(holder, &name)) {
            holders.push(name);
        }
    }
    Ok(holders)
}

/// Who was in the room of a meeting: the chair and the loggist, then the others in the order of its list. Who is merely expected was not.
#[must_use]
pub fn in_the_room(meeting: &Meeting) -> Vec<String> {
    let details = &meeting.details;
    let mut there: Vec<String> = Vec::new();
    let was_there = |attender: &&Attender| attender.last_visit().is_some();
    let held = [&details.chair, &details.loggist];
    let held = held.into_iter().filter(|who| meeting.attender(who).as_ref().is_some_and(was_there));
    let came = meeting.attenders.iter().filter(was_there);
    for who in held.chain(came.map(|attender| &attender.who)) {
        if !there.iter().any(|known| known.eq_ignore_ascii_case(who)) {
            there.push(who.clone());
        }
    }
    there
}

/// Each holder with the purpose of their copy: what was typed, or that they attended.
///
/// # Errors
/// The holders who were not in the room while no reason is given, as one phrase: `DI 8107 and DS 6642 were not in the room of weekly meeting 2`.
pub fn with_purpose(meeting: &Meeting, holders: &[String], because: &str) -> Result<Vec<CopyFor>, String> {
    let because = clean_line(because.trim());
    let there = in_the_room(meeting);
    let was_there = |holder: &str| there.iter().any(|who| same_name(who, holder));
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
            hash: [0; 32],
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
            line(accounted("KX-M1-minutes", 2, Fate::Spoilt, "the disk is full"), 4),
            line(give("KX-M1-minutes-draft", 9, "DI 8107"), 5),
        ];
        let copies = of_paper("KX-M1-minutes", &lines);
        let told: Vec<_> = copies.iter().map(|copy| (copy.number, copy.holder.as_deref(), copy.became)).collect();
        let spoilt = Some((Fate::Spoilt, Timestamp(4)));
        assert_eq!(told, [(1, Some("DI 8107"), None), (2, Some("DS 6642"), spoilt)]);
        assert_eq!(next(&copies), 3);
        lines.iter_mut().for_each(|line| line.words = None::<Words>);
        let copies = of_paper("KX-M1-minutes", &lines);
        assert_eq!((next(&copies), copies.first().and_then(|copy| copy.holder.clone())), (3, None));
        assert_eq!(next(&of_paper("KX-M2-minutes", &lines)), 1);
    }

    #[test]
    fn what_became_of_a_copy_is_said_once_and_outlives_an_erasure_of_the_words() {
        let paper = "KX-M1-minutes";
        let mut lines = vec![
            line(given(paper, 1, "txt", &for_holder("DI 8107")), 1),
            line(given("KX-M2-minutes", 1, "txt", &for_holder("DS 6642")), 2),
            line(given(paper, 2, "txt", &for_holder("DS 6642")), 3),
            line(accounted(paper, 1, Fate::Returned, ""), 4),
            line(accounted("KX-M2-minutes", 1, Fate::Destroyed, "shredded"), 5),
            // A later line about the same copy, and one about a copy that was never given, change nothing.
            line(accounted(paper, 1, Fate::Destroyed, ""), 6),
            line(accounted(paper, 9, Fate::Returned, ""), 7),
            line(Access::opened("ocg:1".to_owned()), 8),
        ];
        for _ in 0..2 {
            let all = of_every_paper(&lines);
            let told: Vec<_> = all
                .iter()
                .map(|(paper, copy)| (paper.as_str(), copy.number, copy.became.map(|(fate, _)| fate)))
                .collect();
            let wanted =
                [(paper, 1, Some(Fate::Returned)), (paper, 2, None), ("KX-M2-minutes", 1, Some(Fate::Destroyed))];
            assert_eq!(told, wanted);
            lines.iter_mut().for_each(|line| line.words = None::<Words>);
        }
        let copies = of_paper(paper, &lines);
        let why = |numbers: &[u32]| still_out(paper, &copies, numbers);
        let already = "Copy 1 of KX-M1-minutes was noted as returned on 1 January 1970 already.";
        assert_eq!(why(&[2, 1]), Err(Unaccountable::Already(already.to_owned())));
        let unknown = "There is no copy 3 of KX-M1-minutes: the last one that was given is 2.";
        assert_eq!(why(&[2, 3]), Err(Unaccountable::Unknown(unknown.to_owned())));
        assert_eq!(why(&[2, 2]).map(|copies| copies.len()), Ok(1));
        assert!(matches!(still_out("KX-M9-minutes", &[], &[1]), Err(Unaccountable::Unknown(_))));
    }

    #[test]
    fn holders_are_named_once_each() {
        let named = |typed: &str| holders(typed).unwrap_or_else(|phrase| vec![phrase]);
        assert_eq!(named(" DI 8107; di 8107,, DS 6642 "), ["DI 8107", "DS 6642"]);
        assert!(named(" , ;").is_empty());
        assert_eq!(named(&"x".repeat(60)), ["x".repeat(60)]);
        let unit = "Detective Superintendent of the Regional Organised Crime Unit";
        let why = holders(&format!("{unit} North; {unit} South"));
        assert!(why.is_err_and(|phrase| phrase.ends_with("has more than 60 characters")));
    }
}
