//! Letters as an eye takes them: what cannot be seen is left out, and what looks like a Latin letter is one. For comparing only, never for keeping. It must
//! not know what is compared.

use unicode_normalization::UnicodeNormalization as _;

use crate::text::is_hidden;

/// The letters of a text as they look: full-width, bold and accented ones as the plain letter, a tab or a hyphen of any kind as a space or a hyphen.
pub(super) fn plain(text: &str) -> String {
    let text = unmarked(text).replace('\t', " ");
    if text.is_ascii() {
        return text;
    }
    // A letter may look like another before it is taken apart (the lunate sigma) and after (a full-width one).
    let seen = text.chars().filter(|letter| !is_hidden(*letter) || letter.is_control()).map(latin);
    seen.nfkd().filter(|letter| !is_accent(*letter)).map(latin).collect()
}

/// The text without the marks that cleaning puts in the place of a letter nobody sees (`<U+200B>`): what was typed comes here cleaned.
fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, mark)) = rest.split_once("<U+") {
        out.push_str(before);
        let digits = mark.chars().take_while(char::is_ascii_hexdigit).count();
        match mark.get(digits..).and_then(|after| after.strip_prefix('>')) {
            Some(after) if (4..=6).contains(&digits) => rest = after,
            _ => {
                out.push_str("<U+");
                rest = mark;
            }
        }
    }
    out.push_str(rest);
    out
}

fn is_accent(letter: char) -> bool {
    matches!(u32::from(letter), 0x300..=0x36f | 0x483..=0x489 | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe20..=0xfe2f)
}

/// Letters of other scripts (Greek, Cyrillic, Armenian, Cherokee), and small capitals, that look like a Latin letter; hyphens and dashes of every kind.
/// By their numbers, since in the source too they would look like it.
const LIKE: [(char, &str); 26] = [
    ('A', "\u{391}\u{410}\u{13aa}\u{1d00}"),
    ('B', "\u{392}\u{412}\u{13f4}\u{299}"),
    ('C', "\u{3f9}\u{421}\u{13df}\u{1d04}"),
    ('E', "\u{395}\u{415}\u{13ac}\u{1d07}"),
    ('F', "\u{3dc}\u{a730}\u{492}"),
    ('H', "\u{397}\u{41d}\u{13bb}\u{29c}"),
    ('I', "\u{399}\u{406}\u{4c0}\u{26a}"),
    ('L', "\u{13de}\u{29f}"),
    ('N', "\u{39d}\u{274}"),
    ('O', "\u{39f}\u{41e}\u{555}\u{1d0f}"),
    ('P', "\u{3a1}\u{420}\u{13e2}\u{1d18}"),
    ('R', "\u{13a1}\u{280}\u{1587}"),
    ('S', "\u{405}\u{54f}\u{13da}\u{a731}"),
    ('T', "\u{3a4}\u{422}\u{13a2}\u{1d1b}\u{442}"),
    ('V', "\u{474}\u{13d9}\u{1d20}"),
    ('a', "\u{3b1}\u{430}\u{251}"),
    ('c', "\u{3f2}\u{441}"),
    ('e', "\u{435}\u{4bd}"),
    ('f', "\u{493}"),
    ('i', "\u{3b9}\u{456}\u{269}"),
    ('l', "\u{4cf}"),
    ('o', "\u{3bf}\u{43e}\u{585}\u{3c3}"),
    ('p', "\u{3c1}\u{440}"),
    ('s', "\u{455}"),
    ('t', "\u{3c4}"),
    ('-', "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{2043}\u{fe58}"),
];

fn latin(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    LIKE.iter().find(|(_, like)| like.contains(letter)).map_or(letter, |(latin, _)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_alike_is_alike_and_what_is_not_seen_is_not_there() {
        assert_eq!(plain("Top\tSecret (a)"), "Top Secret (a)");
        assert_eq!(plain("T\u{200b}O\u{feff}P<U+200B>x"), "TOPx");
        assert_eq!(plain("<U+200B <U+12> <U+1234567> <U+"), "<U+200B <U+12> <U+1234567> <U+");
        assert_eq!(plain("\u{ff34}\u{39f}\u{420}\u{2011}\u{c9}"), "TOP-E");
        // Other letters stay what they are.
        assert_eq!(plain("\u{416}\u{1b}"), "\u{416}\u{1b}");
        for (latin, like) in LIKE {
            assert!(plain(like).chars().all(|letter| letter == latin), "{like}: {}", plain(like));
        }
    }
}
