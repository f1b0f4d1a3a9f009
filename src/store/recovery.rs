//! The recovery words: 256 random bits as 24 words (BIP 39), printed once for the sealed envelope. Knows no files.

use std::fmt;

use bip39::{Language, Mnemonic};
use zeroize::Zeroizing;

use super::keyring_error::KeyError;

/// How many words there are: 256 bits and a check of 8.
pub const COUNT: usize = 24;

/// The secret behind the recovery slot.
pub struct RecoveryWords(Zeroizing<[u8; 32]>);

impl RecoveryWords {
    pub(crate) fn new(secret: Zeroizing<[u8; 32]>) -> Self {
        Self(secret)
    }

    pub(crate) fn secret(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The 24 words in order, to be shown or printed once.
    #[must_use]
    pub fn words(&self) -> Vec<&'static str> {
        Mnemonic::from_entropy(self.secret()).map(|words| words.words().collect()).unwrap_or_default()
    }

    /// Reads the words as typed from paper: any case, numbered or not, with spaces, commas, hyphens or line ends between.
    ///
    /// # Errors
    /// Which word is not in the list, how many are missing, or that they do not belong together.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let refuse = |sentence: String| Err(KeyError::Recovery(sentence));
        let lower = Zeroizing::new(text.to_lowercase());
        let mut words = Vec::with_capacity(COUNT);
        for word in lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()) {
            if Language::English.find_word(word).is_none() {
                return refuse(format!(
                    "Recovery word {} is not in the list. Check its spelling against the paper and type all 24 again.",
                    words.len() + 1
                ));
            }
            words.push(word);
        }
        if words.len() != COUNT {
            return refuse(format!("There are 24 recovery words; {} were given.", words.len()));
        }
        let joined = Zeroizing::new(words.join(" "));
        let Ok(read) = Mnemonic::parse_in_normalized(Language::English, &joined) else {
            return refuse(
                "Every recovery word is in the list, but they do not belong together: one is mistaken or two are in the wrong order."
                    .to_owned(),
            );
        };
        let (bytes, _) = read.to_entropy_array();
        let bytes = Zeroizing::new(bytes);
        let mut secret = Zeroizing::new([0; 32]);
        secret.copy_from_slice(&bytes[..32]);
        Ok(Self(secret))
    }
}

impl fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryWords(..)")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    #[test]
    fn words_read_back_however_they_were_typed() {
        let words = RecoveryWords::new(Zeroizing::new([0x5a; 32]));
        assert_eq!(words.words().len(), COUNT);
        let plain = words.words().join(" ");
        let numbered: Vec<String> =
            words.words().iter().enumerate().map(|(at, word)| format!("{:>2}. {word}", at + 1)).collect();
        for text in [plain.clone(), plain.to_uppercase(), plain.replace(' ', ", "), numbered.join("\n")] {
            assert_eq!(RecoveryWords::parse(&text).unwrap().secret(), [0x5a; 32]);
        }
    }

    #[test]
    fn mistakes_are_told_apart() {
        let words = RecoveryWords::new(Zeroizing::new([0x5a; 32])).words();
        let say = |words: &[&str]| RecoveryWords::parse(&words.join(" ")).unwrap_err().to_string();
        assert!(say(&words[..23]).contains("23 were given"));
        let mut wrong = words.clone();
        wrong[4] = "colour";
        assert!(say(&wrong).contains("word 5 is not"));
        let mut swapped = words.clone();
        swapped.swap(0, 23);
        assert!(say(&swapped).contains("do not belong together"));
        assert!(!format!("{:?}", RecoveryWords::new(Zeroizing::new([1; 32]))).contains('1'));
    }
}
