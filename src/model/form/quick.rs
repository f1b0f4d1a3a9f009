//! The quick line of an action: `Talk to landlord @22 #prot fri`, read into words, owner, P and date.
//!
//! It must not know who there is; it only takes the line apart.

use crate::domain::date_words::{self, Anchors};
use crate::domain::tier::Strand;
use crate::domain::time::Date;

/// A quick line taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quick {
    /// What is to be done.
    pub text: String,
    /// What was typed after `@`.
    pub owner: Option<String>,
    /// The P typed after `#`.
    pub strand: Option<Strand>,
    /// The date as typed.
    pub due: Option<String>,
}

/// Takes a quick line apart. A date counts where it stands at an end of the line (before or after the marks), in at most three words, and only if
/// words are left beside it.
#[must_use]
pub fn read(line: &str, today: Date, anchors: &Anchors) -> Quick {
    let mut quick = Quick::default();
    let mut words: Vec<&str> = Vec::new();
    let mut last_mark = None;
    for word in line.split_whitespace() {
        if let Some(owner) = word.strip_prefix('@').filter(|rest| !rest.is_empty()) {
            quick.owner = Some(owner.to_owned());
            last_mark = Some(words.len());
        } else if let Some(strand) = word.strip_prefix('#').and_then(|rest| Strand::from_words(rest).ok()) {
            quick.strand = Some(strand);
            last_mark = Some(words.len());
        } else {
            words.push(word);
        }
    }
    // Where a date may end: at the end of the line, and just before the last mark.
    let ends = [Some(words.len()), last_mark];
    'found: for end in ends.into_iter().flatten() {
        for count in (1..=3).rev() {
            let Some(start) = end.checked_sub(count).filter(|start| *start > 0 || end < words.len()) else { continue };
            let Some(phrase) = words.get(start..end).map(|words| words.join(" ")) else { continue };
            if date_words::parse(&phrase, today, anchors).is_ok() {
                words.drain(start..end);
                quick.due = Some(phrase);
                break 'found;
            }
        }
    }
    quick.text = words.join(" ");
    quick
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(line: &str) -> (String, Option<String>, Option<Strand>, Option<String>) {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        let quick = read(line, today, &Anchors::default());
        (quick.text, quick.owner, quick.strand, quick.due)
    }

    #[test]
    fn marks_and_a_date_in_any_order() {
        let whole = (
            "Talk to landlord of unit 3".to_owned(),
            Some("22".to_owned()),
            Some(Strand::Protect),
            Some("fri".to_owned()),
        );
        assert_eq!(taken("Talk to landlord of unit 3 @22 #prot fri"), whole);
        assert_eq!(taken("Talk to landlord of unit 3 fri @22 #prot"), whole);
        assert_eq!(taken("#prot @22 Talk to landlord of unit 3 fri"), whole);
        assert_eq!(taken("Revisit victim 27 nov").3, Some("27 nov".to_owned()));
        assert_eq!(taken("Revisit victim +2w").3, Some("+2w".to_owned()));
    }

    #[test]
    fn words_that_are_no_marks_stay() {
        assert_eq!(taken("Email clerk @ court #99").0, "Email clerk @ court #99");
        assert_eq!(taken("fri"), ("fri".to_owned(), None, None, None), "a line must keep some words");
        assert_eq!(taken("Check the friday market stall").3, None, "a date in the middle is words");
        assert_eq!(taken(""), (String::new(), None, None, None));
    }
}
