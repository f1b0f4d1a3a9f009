//! The seal of a journal: store id, entry count and head hash, as it is printed on minutes. Knows nothing of entries.
//!
//! The head is spelt as twelve words of the 2,048-word English list of BIP 39: 11 bits a word, the first 132 bits of the hash.
//! A change that keeps twelve words would have to be found among 2^132; four words (44 bits) serve the screen, not proof.

use std::fmt;

use bip39::Language;

use super::entry::Hash;

/// How many words a full seal has.
pub const WORDS: usize = 12;

/// How many words the short form has, and the fewest that are accepted as a claim.
pub const SHORT: usize = 4;

/// What is printed on minutes: enough to prove later that nothing up to here was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Which store, in three groups of four.
    pub store_id: String,
    /// How many entries were sealed.
    pub entries: u64,
    /// Hash of the last of them.
    pub head: Hash,
}

impl Seal {
    /// The twelve words of the head.
    #[must_use]
    pub fn words(&self) -> [&'static str; WORDS] {
        words_of(&self.head)
    }

    /// The first four words joined by hyphens, for the screen.
    #[must_use]
    pub fn short(&self) -> String {
        self.words()[..SHORT].join("-")
    }
}

/// Three lines for papers: store, entries, words.
impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Store: {}", self.store_id)?;
        writeln!(f, "Entries: {}", thousands(self.entries))?;
        write!(f, "Words: {}", self.words().join(" "))
    }
}

/// The twelve words of a hash.
#[must_use]
pub fn words_of(head: &Hash) -> [&'static str; WORDS] {
    let list = Language::English.word_list();
    indices_of(head).map(|index| list[usize::from(index)])
}

/// The first 132 bits of a hash as twelve numbers below 2,048.
#[must_use]
pub fn indices_of(head: &Hash) -> [u16; WORDS] {
    let mut out = [0; WORDS];
    for (at, slot) in out.iter_mut().enumerate() {
        let mut index = 0_u16;
        for bit in at * 11..at * 11 + 11 {
            index = index << 1 | u16::from(head[bit / 8] >> (7 - bit % 8) & 1);
        }
        *slot = index;
    }
    out
}

/// The letters and digits of a store id: no vowels (so that no id reads as a word) and no letter that is taken for a digit.
pub const ALPHABET: &[u8; 30] = b"0123456789BCDFGHJKMNPQRSTVWXYZ";

/// Makes a store id such as `K7QM-2XRD-91VT` out of eight random bytes.
#[must_use]
pub fn store_id(random: [u8; 8]) -> String {
    let mut rest = u64::from_be_bytes(random);
    let mut out = String::with_capacity(14);
    for at in 0..12 {
        if at == 4 || at == 8 {
            out.push('-');
        }
        let digit = usize::try_from(rest % 30).unwrap_or(0);
        out.push(char::from(ALPHABET[digit]));
        rest /= 30;
    }
    out
}

/// Whether text has the form of a store id.
#[must_use]
pub fn is_store_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 14
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 9 { *byte == b'-' } else { ALPHABET.contains(byte) })
}

/// A count with commas between thousands: `9,482`.
#[must_use]
pub fn thousands(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal() -> Seal {
        let mut head = [0; 32];
        for (at, byte) in head.iter_mut().enumerate() {
            *byte = u8::try_from(at * 37 % 256).unwrap_or(0);
        }
        Seal { store_id: "K7QM-2XRD-91VT".into(), entries: 9_482, head }
    }

    #[test]
    fn the_first_132_bits_are_spelt() {
        let mut head = [0xff; 32];
        assert_eq!(words_of(&head), ["zoo"; 12]);
        head[16] = 0xf0; // bits 132 to 135 and all after them are not spelt
        head[31] = 0;
        assert_eq!(words_of(&head), ["zoo"; 12]);
        head[16] = 0xe0; // bit 131 is the last that is
        assert_eq!(words_of(&head)[11], "zone");
        assert_eq!(words_of(&[0; 32]), ["abandon"; 12]);
    }

    #[test]
    fn papers_show_three_lines() {
        let seal = seal();
        let text = seal.to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "Store: K7QM-2XRD-91VT");
        assert_eq!(lines[1], "Entries: 9,482");
        assert_eq!(lines[2], format!("Words: {}", seal.words().join(" ")));
        assert_eq!(lines.len(), 3);
        assert_eq!(seal.short().split('-').count(), 4);
    }

    #[test]
    fn store_ids_have_their_form() {
        assert_eq!(store_id([0; 8]), "0000-0000-0000");
        assert!(is_store_id(&store_id([255; 8])));
        assert_ne!(store_id([1; 8]), store_id([2; 8]));
        for not in ["", "K7QM-2XRD-91V", "k7qm-2xrd-91vt", "K7QM 2XRD 91VT", "K7QM-2XRD-91VO", "K7QM-2XRD-91VT "] {
            assert!(!is_store_id(not), "{not}");
        }
    }

    #[test]
    fn thousands_are_marked() {
        for (count, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (9_482, "9,482"), (1_234_567, "1,234,567")] {
            assert_eq!(thousands(count), text);
        }
    }
}
