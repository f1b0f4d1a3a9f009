//! What may be held at all: markings up to OFFICIAL-SENSITIVE (Government Security Classifications; domain section 7). It must not know where a text
//! comes from.

/// What is said to a text that carries a higher marking (screens section 17).
pub const ABOVE: &str = "the marking is above OFFICIAL-SENSITIVE. This store must not hold it.";

/// The higher tier of the Government Security Classifications that a text is marked with, if it is: a line that begins with the marking in capitals, as
/// documents carry it, or that is nothing else. The word in a sentence is no marking.
#[must_use]
pub fn above(text: &str) -> Option<&'static str> {
    text.lines().find_map(|line| {
        let line = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let line = line.strip_prefix("UK ").unwrap_or(line);
        ["TOP SECRET", "SECRET"].into_iter().find(|tier| {
            let rest = line.strip_prefix(tier);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) || line.trim().eq_ignore_ascii_case(tier)
        })
    })
}

/// Refuses a text that is marked above what a store may hold.
///
/// # Errors
/// The sentence, without its beginning "Not saved:".
pub fn within(text: &str) -> Result<(), String> {
    if above(text).is_some() { Err(crate::text::capital(ABOVE)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markings_above_official_sensitive_are_told_from_the_word() {
        for text in [
            "SECRET",
            "secret",
            "Top Secret",
            "TOP SECRET STRAP",
            "UK SECRET",
            "  [SECRET] report",
            "a\nSECRET: b",
            "UK TOP SECRET",
        ] {
            assert!(above(text).is_some(), "{text}");
        }
        for text in [
            "",
            "OFFICIAL-SENSITIVE",
            "a secret compartment",
            "Secret compartment found",
            "SECRETARY to tell",
            "it is SECRET",
        ] {
            assert_eq!(above(text), None, "{text}");
        }
        assert_eq!(
            within("SECRET"),
            Err("The marking is above OFFICIAL-SENSITIVE. This store must not hold it.".into())
        );
    }
}
