//! How hard a passphrase is to guess, and passphrases made of words. Knows no keyring.
//!
//! The estimate is deliberately low: it counts what a guesser who knows English, keyboards and dates would need, not how many
//! characters were used. It guards against the weak, it does not rank the strong.

use bip39::Language;
use zeroize::Zeroizing;

use super::secret::Passphrase;

/// The fewest bits accepted for an open store: against the key derivation's cost far out of reach.
pub const ENOUGH: u32 = 50;

/// The fewest bits accepted for a covert store.
pub const ENOUGH_COVERT: u32 = 60;

/// Words in a generated passphrase for an open store (55 bits).
pub const GENERATED: usize = 5;

/// Words in a generated passphrase for a covert store (66 bits).
pub const GENERATED_COVERT: usize = 6;

/// Words everybody tries first, and words of the job.
const COMMON: [&str; 44] = [
    "password",
    "passphrase",
    "passwort",
    "letmein",
    "welcome",
    "qwerty",
    "qwertz",
    "asdf",
    "zxcvbn",
    "admin",
    "login",
    "secret",
    "monkey",
    "dragon",
    "football",
    "liverpool",
    "arsenal",
    "chelsea",
    "everton",
    "burnley",
    "preston",
    "blackpool",
    "lancashire",
    "police",
    "constable",
    "sergeant",
    "inspector",
    "detective",
    "muster",
    "tasking",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "friday",
];

/// Makes a passphrase of one word for every two random bytes, joined by hyphens: 11 bits a word. No word comes twice.
#[must_use]
pub fn generate_passphrase(random: &[u8]) -> Passphrase {
    let list = Language::English.word_list();
    let mut taken = Vec::new();
    let mut text = Zeroizing::new(String::with_capacity(random.len() * 5));
    for pair in random.chunks_exact(2) {
        if !text.is_empty() {
            text.push('-');
        }
        let mut index = usize::from(u16::from_be_bytes([pair[0], pair[1]]) % 2048);
        while taken.contains(&index) && taken.len() < list.len() {
            index = (index + 1) % list.len();
        }
        taken.push(index);
        text.push_str(list[index]);
    }
    Passphrase::new(text.to_string())
}

/// About how many bits a guesser has to find.
#[must_use]
pub fn estimate(passphrase: &Passphrase) -> u32 {
    let text = passphrase.text();
    let mut tenths = 0_u32;
    let mut seen: Vec<Zeroizing<String>> = Vec::new();
    let mut last: Option<char> = None;
    for piece in pieces(text) {
        let first = piece.chars().next();
        tenths += match first {
            Some(letter) if letter.is_alphabetic() => {
                let lower = Zeroizing::new(piece.to_lowercase());
                let capitals = if *lower == *piece { 0 } else { 10 };
                let worth = if seen.contains(&lower) { 10 } else { word(&lower, piece) };
                seen.push(lower);
                worth + capitals
            }
            Some(digit) if digit.is_ascii_digit() => digits(piece),
            Some(other) if last == Some(other) => 0,
            _ => 30,
        };
        if let Some(mark) = first.filter(|letter| !letter.is_alphanumeric()) {
            last = Some(mark);
        }
    }
    tenths / 10
}

/// Refuses a passphrase below the bits wanted.
///
/// # Errors
/// One sentence with the estimate and the way out.
pub fn check(passphrase: &Passphrase, enough: u32) -> Result<(), String> {
    let bits = estimate(passphrase);
    if bits >= enough {
        return Ok(());
    }
    let words = if enough > ENOUGH { "six" } else { "five" };
    Err(format!(
        "This passphrase is too easy to guess: about {bits} bits, and {enough} are needed. Take the generated words, or {words} or more unrelated words of your own."
    ))
}

/// Runs of letters and runs of digits; every other character by itself.
fn pieces(text: &str) -> Vec<&str> {
    let class = |letter: char| {
        if letter.is_alphabetic() {
            1
        } else if letter.is_ascii_digit() {
            2
        } else {
            0
        }
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut before = 0;
    for (at, letter) in text.char_indices() {
        let now = class(letter);
        if at > start && (now != before || now == 0) {
            out.push(&text[start..at]);
            start = at;
        }
        before = now;
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

/// Tenths of bits in a run of letters.
fn word(lower: &str, typed: &str) -> u32 {
    if Language::English.find_word(lower).is_some() {
        return 110;
    }
    if let Some(common) = COMMON.iter().find(|common| lower.contains(*common)) {
        let rest = lower.chars().count().saturating_sub(common.len());
        return 40 + 20 * u32::try_from(rest).unwrap_or(0);
    }
    let letters: Vec<char> = lower.chars().collect();
    let mixed = typed.chars().skip(1).any(char::is_uppercase) && typed.chars().any(char::is_lowercase);
    // A long run in one case is taken for language (it carries little a letter); a short or mixed run for chance.
    let each = if letters.len() <= 3 || mixed { 45 } else { 24 };
    let mut worth = each;
    for pair in letters.windows(2) {
        worth += if follows(pair[0], pair[1]) { 5 } else { each };
    }
    worth.min(if mixed { u32::MAX } else { 300 })
}

/// Tenths of bits in a run of digits.
fn digits(run: &str) -> u32 {
    if run.len() == 4 && (run.starts_with("19") || run.starts_with("20")) {
        return 60;
    }
    let all: Vec<char> = run.chars().collect();
    let mut worth = 33;
    for pair in all.windows(2) {
        worth += if follows(pair[0], pair[1]) { 5 } else { 33 };
    }
    worth
}

/// Same character again, or the next or previous in the alphabet or on the keyboard.
fn follows(one: char, two: char) -> bool {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let apart = u32::from(one).abs_diff(u32::from(two));
    let beside = |row: &str| match (row.find(one), row.find(two)) {
        (Some(a), Some(b)) => a.abs_diff(b) == 1,
        _ => false,
    };
    apart <= 1 || ROWS.iter().any(|row| beside(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bits(text: &str) -> u32 {
        estimate(&Passphrase::from(text))
    }

    #[test]
    fn the_weak_are_refused() {
        for weak in [
            "",
            "demo",
            "password",
            "Password2026!",
            "qwertyuiopasdfghjkl",
            "abcdefghijklmnopqrstuvwxyz",
            "11111111111111111111",
            "1234567890123",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
            "November2026!",
            "zoo-zoo-zoo-zoo-zoo-zoo",
            "LancashirePolice2026",
            "monkey123",
            "correct horse",
            "PC1234Burnley",
            "december-november-october",
        ] {
            assert!(check(&Passphrase::from(weak), ENOUGH).is_err(), "{weak}: {} bits", bits(weak));
        }
    }

    #[test]
    fn the_strong_are_taken() {
        for strong in ["xK9#mQ2$vL7pR4!z", "copper window lantern fossil ribbon anchor", "gT7vbQ0pXz4WmN2kLs"] {
            assert!(check(&Passphrase::from(strong), ENOUGH).is_ok(), "{strong}: {} bits", bits(strong));
        }
    }

    #[test]
    fn generated_words_are_always_enough() {
        let random: Vec<u8> = (0..12).map(|byte| byte * 21).collect();
        let five = generate_passphrase(&random[..GENERATED * 2]);
        assert_eq!(five.text().split('-').count(), 5);
        assert!(check(&five, ENOUGH).is_ok());
        assert!(check(&generate_passphrase(&random[..GENERATED_COVERT * 2]), ENOUGH_COVERT).is_ok());
        assert!(check(&five, ENOUGH_COVERT).is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_estimated_and_more_of_it_is_never_weaker_by_much(text in ".{0,60}", more in "[a-z0-9#]{0,10}") {
            let shorter = bits(&text);
            let longer = bits(&format!("{text} {more}"));
            proptest::prop_assert!(longer >= shorter, "{} < {}", longer, shorter);
        }
    }
}
