//! A seal read back from paper: words with spaces, hyphens or commas, any case, alone or in a block copied out of minutes.
//!
//! Tolerant about form, strict about words: a word that is not in the list is named with its place and the nearest listed word, since
//! a seal that is quietly half-read proves nothing.

use bip39::Language;

use super::entry::Hash;
use super::seal::{SHORT, WORDS, indices_of, is_store_id};

/// What somebody holds on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealClaim {
    /// The store id, when the text held one.
    pub store_id: Option<String>,
    /// The entry count, when the text held one.
    pub entries: Option<u64>,
    /// Places in the word list: twelve for a full seal, never fewer than four.
    pub words: Vec<u16>,
}

impl SealClaim {
    /// Whether the words are those of this head, as far as they go.
    #[must_use]
    pub fn matches(&self, head: &Hash) -> bool {
        self.words.len() >= SHORT && self.first_difference(head).is_none()
    }

    /// Which word (from 1) is the first that differs from this head's.
    #[must_use]
    pub fn first_difference(&self, head: &Hash) -> Option<usize> {
        self.words.iter().zip(indices_of(head)).position(|(ours, theirs)| *ours != theirs).map(|at| at + 1)
    }

    /// Whether all twelve words are there. Fewer are a check of the eye, not proof.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.words.len() == WORDS
    }
}

/// Reads a seal out of text.
///
/// # Errors
/// One sentence: an unknown word with its place and the nearest listed word, or too few words.
pub fn parse(text: &str) -> Result<SealClaim, String> {
    let tokens = tokens(text);
    let store_id = tokens.iter().find_map(|token| match token {
        Token::Store(id) => Some(id.clone()),
        Token::Word(_) | Token::Number(_) => None,
    });
    let words = read_words(&tokens)?;
    if words.len() < SHORT {
        return Err(match words.len() {
            0 => "No seal words were found: copy the line that begins with Words from the minutes.".to_owned(),
            1 => "Only 1 seal word was found: give all twelve, or at least the first four.".to_owned(),
            few => format!("Only {few} seal words were found: give all twelve, or at least the first four."),
        });
    }
    Ok(SealClaim { store_id, entries: entry_count(&tokens), words })
}

#[derive(Debug, PartialEq)]
enum Token {
    Word(String),
    Number(u64),
    Store(String),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let fresh = at == 0 || !chars[at - 1].is_alphanumeric();
        if fresh && let Some(id) = store_at(&chars, at) {
            out.push(Token::Store(id));
            at += 14;
        } else if chars[at].is_ascii_digit() {
            let (number, next) = number_at(&chars, at);
            out.extend(number.map(Token::Number));
            at = next;
        } else if chars[at].is_alphabetic() {
            let end = (at..chars.len()).find(|i| !chars[*i].is_alphabetic()).unwrap_or(chars.len());
            out.push(Token::Word(chars[at..end].iter().collect::<String>().to_lowercase()));
            at = end;
        } else {
            at += 1;
        }
    }
    out
}

/// A store id at this place, with the letters of handwriting (O, I, L) read as the digits they stand for.
fn store_at(chars: &[char], at: usize) -> Option<String> {
    let raw: Vec<char> = chars.get(at..at + 14)?.iter().map(char::to_ascii_uppercase).collect();
    if chars.get(at + 14).is_some_and(|next| next.is_alphanumeric()) {
        return None;
    }
    let plain: String = raw.iter().collect();
    if is_store_id(&plain) {
        return Some(plain);
    }
    if !raw.iter().any(char::is_ascii_digit) {
        return None;
    }
    let read: String = raw
        .iter()
        .map(|letter| match letter {
            'O' => '0',
            'I' | 'L' => '1',
            other => *other,
        })
        .collect();
    is_store_id(&read).then_some(read)
}

/// A number with or without commas between thousands, and the place after it.
fn number_at(chars: &[char], from: usize) -> (Option<u64>, usize) {
    let mut digits = String::new();
    let mut at = from;
    while at < chars.len() {
        let grouped = chars[at] == ','
            && chars.len() > at + 3
            && chars[at + 1..at + 4].iter().all(char::is_ascii_digit)
            && !chars.get(at + 4).is_some_and(char::is_ascii_digit);
        if chars[at].is_ascii_digit() {
            digits.push(chars[at]);
        } else if !grouped {
            break;
        }
        at += 1;
    }
    (digits.parse().ok(), at)
}

/// The count next to "entry" or "entries"; otherwise the only bare number that is not a meeting's.
fn entry_count(tokens: &[Token]) -> Option<u64> {
    let is = |at: Option<usize>, words: &[&str]| {
        at.and_then(|at| tokens.get(at))
            .is_some_and(|token| matches!(token, Token::Word(word) if words.contains(&word.as_str())))
    };
    let mut bare = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Number(number) = token else { continue };
        let before = at.checked_sub(1);
        if is(before, &["entry", "entries"]) || is(Some(at + 1), &["entries"]) {
            return Some(*number);
        }
        if !is(before, &["meeting"]) {
            bare.push(*number);
        }
    }
    (bare.len() == 1).then(|| bare[0])
}

/// Words of the frame around a seal. None of them is in the list but "entry" and "word", which are frame only next to a number.
const FRAME: [&str; 16] = [
    "seal",
    "seals",
    "store",
    "entries",
    "words",
    "of",
    "as",
    "at",
    "the",
    "meeting",
    "muster",
    "official",
    "sensitive",
    "minutes",
    "is",
    "signed",
];

/// The longest run of seal words: after each label that may stand before them, and from the beginning.
fn read_words(tokens: &[Token]) -> Result<Vec<u16>, String> {
    let labels = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token, Token::Word(word) if word == "words" || word == "seal"));
    let starts = std::iter::once(0).chain(labels.map(|(at, _)| at + 1));
    let mut best = (Vec::new(), None);
    for start in starts {
        let run = run_from(tokens, start);
        if run.0.len() > best.0.len() || best.0.is_empty() {
            best = run;
        }
    }
    match best {
        (words, None) => Ok(words),
        (_, Some(sentence)) => Err(sentence),
    }
}

/// The words from one place on, and the sentence about the word that ended them too soon.
fn run_from(tokens: &[Token], start: usize) -> (Vec<u16>, Option<String>) {
    let mut words = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(start) {
        let Token::Word(word) = token else { continue };
        if words.len() == WORDS {
            break;
        }
        if word == "entry" && matches!(tokens.get(at + 1), Some(Token::Number(_))) {
            continue;
        }
        if let Some(index) = Language::English.find_word(word) {
            words.push(index);
        } else if FRAME.contains(&word.as_str()) {
            if words.len() >= SHORT {
                break;
            }
        } else {
            let sentence = format!(
                "Word {}, \"{}\", is not in the seal list; the nearest listed word is \"{}\".",
                words.len() + 1,
                shown(word),
                nearest(word)
            );
            return (words, Some(sentence));
        }
    }
    (words, None)
}

/// The word as it may be shown: short, and without letters that a plain terminal cannot draw.
fn shown(word: &str) -> String {
    let mut out: String =
        word.chars().take(20).map(|letter| if letter.is_ascii_graphic() { letter } else { '?' }).collect();
    if word.chars().count() > 20 {
        out.push_str("..");
    }
    out
}

fn nearest(word: &str) -> &'static str {
    let word: Vec<char> = word.chars().take(24).collect();
    let list = Language::English.word_list();
    list.iter().min_by_key(|listed| distance(&word, listed)).copied().unwrap_or("abandon")
}

/// How many letters must be changed, added or left out to make one word of the other.
fn distance(word: &[char], listed: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (line, letter) in listed.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for at in 0..word.len() {
            let change = diagonal + usize::from(word[at] != letter);
            diagonal = row[at + 1];
            row[at + 1] = change.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[word.len()]
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::super::seal::{Seal, words_of};
    use super::*;

    fn seal() -> Seal {
        let head = super::super::canonical::genesis("any head will do");
        Seal { store_id: "K7QM-2XRD-91VT".into(), entries: 9_482, head }
    }

    fn full(claim: &SealClaim) {
        assert_eq!(claim.store_id.as_deref(), Some("K7QM-2XRD-91VT"));
        assert_eq!(claim.entries, Some(9_482));
        assert!(claim.is_full() && claim.matches(&seal().head), "{claim:?}");
    }

    #[test]
    fn a_block_pasted_from_minutes_reads_back() {
        let block = seal().to_string();
        full(&parse(&block).unwrap());
        full(&parse(&format!("Seal of meeting 24\n{block}\nOFFICIAL-SENSITIVE\n")).unwrap());
        full(&parse(&format!("> **Seal of meeting 24**\n> ```\n> {}\n> ```", block.replace('\n', "\r\n> "))).unwrap());
        full(&parse(&block.to_uppercase()).unwrap());
        let words = seal().words().join(" ");
        full(&parse(&format!("Store K7QM-2XRD-91VT. Seal as at entry 9,482: {words}")).unwrap());
        full(&parse(&format!("{words}; store k7qm-2xrd-9lvt, 9482 entries")).unwrap());
        full(&parse(&format!("K7QM-2XRD-91VT {words} 9482")).unwrap());
        full(
            &parse(&format!(
                "Signed by DCI 3051 at 08:58.\n{block}\nWrite these words on paper, and keep the seal safe."
            ))
            .unwrap(),
        );
    }

    #[test]
    fn words_alone_in_any_dress() {
        let words = words_of(&seal().head);
        for between in [" ", "-", ",", ", ", "\n", " / ", "  \t"] {
            let claim = parse(&words.join(between)).unwrap();
            assert!(claim.is_full() && claim.matches(&seal().head), "{between:?}");
            assert_eq!((claim.store_id, claim.entries), (None, None));
        }
        let short = parse(&seal().short()).unwrap();
        assert!(short.matches(&seal().head) && !short.is_full());
    }

    #[test]
    fn listed_words_that_are_also_labels_are_still_words() {
        let claim = parse("word entry word entry word head story meat word entry 12 zoo").unwrap();
        assert_eq!(claim.words.len(), 10);
        assert_eq!(claim.entries, Some(12));
    }

    #[test]
    fn unknown_words_are_named_with_their_place() {
        let mut words = words_of(&seal().head).map(String::from);
        words[6] = "abandn".into();
        let error = parse(&words.join(" ")).unwrap_err();
        assert_eq!(error, "Word 7, \"abandn\", is not in the seal list; the nearest listed word is \"abandon\".");
        let error = parse("zoo zoo \u{202e}\u{e9}vil zoo").unwrap_err();
        assert!(error.starts_with("Word 3, \"?vil\","), "{error}");
    }

    #[test]
    fn too_few_words_are_refused() {
        for (text, start) in
            [("", "No seal words"), ("Words:", "No seal words"), ("zoo", "Only 1 "), ("zoo zoo zoo", "Only 3 ")]
        {
            assert!(parse(text).unwrap_err().starts_with(start), "{text}");
        }
    }

    #[test]
    fn one_wrong_word_is_placed() {
        let mut claim = parse(&words_of(&seal().head).join(" ")).unwrap();
        claim.words[8] ^= 1;
        assert_eq!(claim.first_difference(&seal().head), Some(9));
        assert!(!claim.matches(&seal().head));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,200}") {
            let _ = parse(&text);
        }

        #[test]
        fn every_seal_reads_back(head: [u8; 32], entries: u64, random: [u8; 8]) {
            let seal = Seal { store_id: super::super::seal::store_id(random), entries, head };
            let claim = parse(&seal.to_string()).unwrap();
            proptest::prop_assert!(claim.is_full() && claim.matches(&head));
            proptest::prop_assert_eq!(claim.entries, Some(entries));
            proptest::prop_assert_eq!(claim.store_id, Some(seal.store_id));
        }
    }
}
