//! What may be held at all: markings up to OFFICIAL-SENSITIVE (Government Security Classifications; domain section 7). It must not know where a text
//! comes from.

/// What is said to a text that carries a higher marking (screens section 17).
pub const ABOVE: &str = "the marking is above OFFICIAL-SENSITIVE. This store must not hold it.";

/// The higher tier of the Government Security Classifications that a text is marked with, if it is: a line that begins with the marking in capitals, as
/// documents carry it, or that is nothing else; a paragraph marked in brackets; a STRAP level. Hyphens, underscores and full-width letters hide nothing.
/// The word in a sentence is no marking.
#[must_use]
pub fn above(text: &str) -> Option<&'static str> {
    text.lines()
        .find_map(|line| {
            let line = spelt(line);
            let start = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let start = start.strip_prefix("UK ").unwrap_or(start);
            let bracketed = |tier: &str| ["()", "[]"].iter().any(|pair| line.contains(&in_pair(pair, tier)));
            TIERS.into_iter().find(|(marked, _)| {
                let rest = start.strip_prefix(marked);
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                    || start.trim().eq_ignore_ascii_case(marked)
                    || bracketed(marked)
            })
        })
        .map(|(_, tier)| tier)
}

/// Markings as they are spelt, each with its tier.
const TIERS: [(&str, &str); 6] = [
    ("TOP SECRET", "TOP SECRET"),
    ("TOPSECRET", "TOP SECRET"),
    ("SECRET", "SECRET"),
    ("STRAP 1", "TOP SECRET"),
    ("STRAP 2", "TOP SECRET"),
    ("STRAP 3", "TOP SECRET"),
];

fn in_pair(pair: &str, tier: &str) -> String {
    let (open, close) = pair.split_at(1);
    format!("{open}{tier}{close}")
}

/// The line in plain letters: full-width ones as they are read, and what joins two words as a space.
fn spelt(line: &str) -> String {
    let plain = |letter: char| match letter {
        '-' | '_' | '\u{2010}'..='\u{2015}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' | '\u{a0}' => ' ',
        other => other,
    };
    line.chars().map(plain).collect()
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
            "TOP-SECRET",
            "TOPSECRET",
            "TOP_SECRET: x",
            "STRAP 1",
            "a paragraph (SECRET)",
            "[TOP SECRET] a paragraph",
            "\u{ff33}\u{ff25}\u{ff23}\u{ff32}\u{ff25}\u{ff34}",
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
            "a (secret) compartment",
            "the STRAP 1 holds the box",
            "strapped to the seat",
            "OFFICIAL - SENSITIVE",
        ] {
            assert_eq!(above(text), None, "{text}");
        }
        assert_eq!(
            within("SECRET"),
            Err("The marking is above OFFICIAL-SENSITIVE. This store must not hold it.".into())
        );
    }
}
