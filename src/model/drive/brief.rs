//! What changed, as the card of one group says it: without the group's own name, and numbers without what every one of them begins with (screens
//! section 4). On a line of the card the change itself has to fit.
//!
//! It must not know how a sentence is made.

use crate::text::{capital, clean_line};

/// A sentence about a group, on that group's own card. `prefix` is what the numbers of the record begin with.
pub(super) fn brief(sentence: &str, operation: &str, prefix: &str) -> String {
    let mut words = clean_line(sentence);
    if operation.is_empty() {
        return words;
    }
    for before in [" of ", " on ", " for ", " in "] {
        words = without(&words, before, operation);
    }
    let first = words.strip_prefix(operation).filter(|rest| rest.starts_with([' ', ',']));
    if let Some(rest) = first.map(|rest| rest.trim_start_matches([',', ' '])) {
        words = capital(rest);
    }
    let shortened: Vec<&str> = words.split(' ').map(|word| short(word, prefix)).collect();
    shortened.join(" ")
}

/// Leaves out the name after a preposition, where the name ends there: Op Elm is not in Op Elmwood.
fn without(words: &str, before: &str, operation: &str) -> String {
    let named = format!("{before}{operation}");
    let mut kept = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find(&named) {
        let (head, tail) = rest.split_at(at);
        let after = tail.get(named.len()..).unwrap_or_default();
        let ends = !after.starts_with(char::is_alphanumeric);
        kept.push_str(head);
        if !ends {
            kept.push_str(&named);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// `NB-2026-0026` as `0026`; any other word as it is.
fn short<'a>(word: &'a str, prefix: &str) -> &'a str {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let tail = word.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    match tail.and_then(|tail| tail.split_once('-')) {
        Some((year, number)) if digits(year) && digits(number.trim_end_matches([':', ',', ';'])) => number,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_group_is_not_named_on_its_own_card_and_numbers_are_short() {
        let said = |sentence: &str| brief(sentence, "Op Elm", "NB");
        assert_eq!(said("NB-2026-0399 was discharged by DS 2217"), "0399 was discharged by DS 2217");
        assert_eq!(said("Op Elm stayed in tier 1, because \"x\""), "Stayed in tier 1, because \"x\"");
        assert_eq!(said("Op Elm, 4P plan, version 2"), "4P plan, version 2");
        assert_eq!(said("PS 1894 became LRO of Op Elm in place of DI 4102"), "PS 1894 became LRO in place of DI 4102");
        assert_eq!(said("Note on Op Elm: \"Press line\""), "Note: \"Press line\"");
        assert_eq!(said("NB-2026-0007: merged"), "0007: merged");
    }

    #[test]
    fn other_names_and_numbers_stay() {
        let said = |sentence: &str| brief(sentence, "Op Elm", "NB");
        assert_eq!(said("Op Elmwood is linked"), "Op Elmwood is linked");
        assert_eq!(said("Note on Op Elmwood"), "Note on Op Elmwood");
        assert_eq!(said("NB-DIS-2026-0001: moderate"), "NB-DIS-2026-0001: moderate");
        assert_eq!(said("SB-2026-0001 and NB-x-1"), "SB-2026-0001 and NB-x-1");
    }
}
