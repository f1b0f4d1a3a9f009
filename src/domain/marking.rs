//! What may be held at all: markings up to OFFICIAL-SENSITIVE (Government Security Classifications; domain section 7). It must not know where a text
//! comes from.
//!
//! Two rules. Any text is refused that is marked higher, as documents are; the word in a sentence is no marking. The marking that is confirmed when a
//! meeting is opened is a field of its own and takes no sentence: what is allowed there is said, and nothing else is taken.

mod letters;

use letters::plain;

/// What is said to a text that carries a higher marking (screens section 17).
pub const ABOVE: &str = "the marking is above OFFICIAL-SENSITIVE. This store must not hold it.";

/// What is said to a marking of a meeting that is none.
const NONE: &str = "This is no marking of a meeting. Type OFFICIAL or OFFICIAL-SENSITIVE, with handling words in plain letters behind it if there are \
                    any, such as OFFICIAL-SENSITIVE RECIPIENTS ONLY.";

/// The higher tier of the Government Security Classifications that a text is marked with, if it is: a line that begins with the marking in capitals, as
/// documents carry it, or that is nothing else; a paragraph marked in brackets; a STRAP level. What stands between two words, letters that cannot be
/// seen and letters of another script that look like these hide nothing. The word in a sentence is no marking.
#[must_use]
pub fn above(text: &str) -> Option<&'static str> {
    text.lines()
        .find_map(|line| {
            let line = spelt(line);
            let start = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let alone = joined(start.strip_prefix("UK ").unwrap_or(start));
            let bracketed = |tier: &str| line.split(['(', '[']).skip(1).any(|inside| begins(inside, tier));
            TIERS.into_iter().find(|(marked, _)| {
                begins(start, marked) || alone.eq_ignore_ascii_case(&joined(marked)) || bracketed(marked)
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

/// Whether a text begins with a tier as a whole word, with or without the nation before it; what stands behind it, a caveat or a paragraph, hides nothing.
fn begins(text: &str, tier: &str) -> bool {
    let rest = text.strip_prefix("UK ").unwrap_or(text).strip_prefix(tier);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The line in plain letters, one space in the place of whatever stands between two words; brackets stay, with nothing between them and what they hold.
fn spelt(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for letter in plain(line).chars() {
        match letter {
            '(' | '[' => out.push(letter),
            ')' | ']' => {
                out.truncate(out.trim_end().len());
                out.push(letter);
            }
            letter if letter.is_alphanumeric() => out.push(letter),
            _ if out.ends_with([' ', '(', '[']) => {}
            _ => out.push(' '),
        }
    }
    out
}

/// Its letters and figures alone.
fn joined(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Refuses a text that is marked above what a store may hold.
///
/// # Errors
/// The sentence, without its beginning "Not saved:".
pub fn within(text: &str) -> Result<(), String> {
    if above(text).is_some() { Err(crate::text::capital(ABOVE)) } else { Ok(()) }
}

/// The marking that is confirmed when a meeting is opened, spelt as it is printed: the one word or the two, and behind it handling words (caveats,
/// prefixes and descriptors differ from force to force, and only their letters are judged).
///
/// # Errors
/// A sentence: it is above OFFICIAL-SENSITIVE, wherever in it that stands, or it is no marking.
pub fn confirmed(text: &str) -> Result<String, String> {
    let folded = plain(text);
    let words: Vec<&str> = folded.split(|letter: char| !letter.is_alphanumeric()).collect();
    if within(text).is_err() || words.concat().to_ascii_uppercase().contains("SECRET") || words.iter().any(is_strap) {
        return Err(crate::text::capital(ABOVE));
    }
    let sound = |letter: char| letter.is_ascii_alphanumeric() || " -/,.:;&()[]'".contains(letter);
    let typed = folded.trim();
    let (nation, typed) = after(typed, "UK").map_or(("", typed), |rest| ("UK ", rest.trim_start()));
    let rest = after(typed, "OFFICIAL").filter(|_| folded.chars().all(sound)).ok_or_else(|| NONE.to_owned())?;
    let second = rest.trim_start_matches([' ', '-']);
    let (level, rest) = match after(second, "SENSITIVE") {
        Some(rest) => ("OFFICIAL-SENSITIVE", rest),
        // A slip of the fingers behind the word would otherwise be printed as handling words, under a lower marking.
        None if second.get(.."SENSITIVE".len()).is_some_and(|word| word.eq_ignore_ascii_case("SENSITIVE")) => {
            return Err(NONE.to_owned());
        }
        None => ("OFFICIAL", rest),
    };
    Ok(format!("{nation}{level}{rest}"))
}

/// What stands behind a whole word at the beginning of a text, in any case.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    (start.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

fn is_strap(word: &&str) -> bool {
    word.split_at_checked("STRAP".len()).is_some_and(|(start, level)| {
        start.eq_ignore_ascii_case("STRAP") && level.bytes().all(|letter| letter.is_ascii_digit())
    })
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
            "Top.Secret",
            "Top/Secret.",
            "TOP  --  SECRET: a",
            "TOP\u{200b}SECRET",
            "TOP<U+200B>SECRET: as cleaning leaves it",
            "SEC\u{ad}RET: a",
            "S.E.C.R.E.T",
            "t o p  s e c r e t",
            "T\u{39f}P SECRET: a Greek letter",
            "\u{422}\u{41e}\u{420} \u{405}E\u{421}RE\u{422}: Cyrillic letters",
            "T\u{d3}P SECR\u{c9}T",
            "\u{1d413}\u{1d40e}\u{1d40f} SECRET",
            "a paragraph ( SECRET )",
            "a paragraph [TOP.SECRET]",
            "visit (SECRET UK EYES ONLY)",
            "visit [SECRET UK EYES ONLY]",
            "visit (UK SECRET)",
            "visit ( UK TOP SECRET - STRAP )",
            "visit (a) and (SECRET",
            "[(SECRET)] visit",
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
            "a (secret UK) compartment",
            "the (SECRETARY) and (UK SECRETARY)",
            "visit (it is SECRET)",
            "the STRAP 1 holds the box",
            "strapped to the seat",
            "OFFICIAL - SENSITIVE",
            "the top.secret folder was empty",
            "Sekret\u{e1}\u{159}",
        ] {
            assert_eq!(above(text), None, "{text}");
        }
        assert_eq!(
            within("SECRET"),
            Err("The marking is above OFFICIAL-SENSITIVE. This store must not hold it.".into())
        );
    }

    #[test]
    fn a_meeting_is_opened_under_a_marking_that_there_is() {
        for (typed, kept) in [
            ("OFFICIAL", "OFFICIAL"),
            ("official", "OFFICIAL"),
            ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
            ("  Official - Sensitive ", "OFFICIAL-SENSITIVE"),
            ("OFFICIAL\u{2010}SENSITIVE", "OFFICIAL-SENSITIVE"),
            ("\u{41e}FFICIAL", "OFFICIAL"),
            ("OFFICIAL-SENSITIVE RECIPIENTS ONLY", "OFFICIAL-SENSITIVE RECIPIENTS ONLY"),
            ("OFFICIAL-SENSITIVE: COMMERCIAL, UK EYES ONLY", "OFFICIAL-SENSITIVE: COMMERCIAL, UK EYES ONLY"),
            ("OFFICIAL (LOCSEN)", "OFFICIAL (LOCSEN)"),
            ("UK OFFICIAL-SENSITIVE", "UK OFFICIAL-SENSITIVE"),
        ] {
            assert_eq!(confirmed(typed).as_deref(), Ok(kept), "{typed}");
        }
        for typed in [
            "SECRET",
            "Top.Secret",
            "TOP\u{200b}SECRET",
            "T\u{39f}P SECRET",
            "this is TOP SECRET stuff",
            "it is secret",
            "OFFICIAL-SENSITIVE, not SECRET",
            "OFFICIAL S-E-C-R-E-T",
            "OFFICIAL STRAP2",
            "OFFICIAL STRAP 1",
            "strap",
        ] {
            assert_eq!(confirmed(typed), Err(crate::text::capital(ABOVE)), "{typed}");
        }
        for typed in [
            "",
            "OFFICIALLY",
            "OFFICIAL-SENSITIVEgw",
            "official sensitively",
            "unmarked",
            "OFFICIAL \u{6a5f}",
            "OFFICIAL\nx",
            "(OFFICIAL)",
            "CONFIDENTIAL",
            "OFFICIAL\u{1b}",
            "-",
        ] {
            assert_eq!(confirmed(typed), Err(NONE.to_owned()), "{typed}");
        }
    }
}
