//! A signed checkpoint: store, meeting, entry count and head of the journal under an Ed25519 signature, so that somebody without the passphrase can
//! check with the public key alone that a copy of the journal is the one that was signed. Knows no store and no screen.
//!
//! The signing key is derived from the key of the record: whoever can write the record can sign, nobody else can. So a checkpoint proves that the
//! store said so, and to whom it was handed when; that the record was not written anew since is shown by holding an old one against it.
//!
//! What is signed: `muster/checkpoint/1`, then store id and meeting (each its length as four bytes, and its bytes), the moment and the count (eight
//! bytes each, most significant first), and the 32 bytes of the head.

use std::fmt;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::canonical::{hex, length, unhex};
use super::entry::Hash;
use super::seal::{thousands, words_of};
use crate::domain::time::{Timestamp, clock, long};

const FORM: &[u8] = b"muster/checkpoint/1";
const KEY: &[u8] = b"muster/checkpoint-key/1";
/// The first line of a checkpoint on paper or in a file.
const TITLE: &str = "Muster checkpoint 1";

/// What a store says of itself at the signature of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Store id, in three groups of four.
    pub store_id: String,
    /// The meeting, such as `T24`.
    pub meeting: String,
    /// When it was signed: milliseconds since 1970 in UTC.
    pub at: i64,
    /// Entries up to the signature.
    pub entries: u64,
    /// Hash of the last of them.
    pub head: Hash,
}

/// A point with its signature and the key to check it with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// What is signed.
    pub point: Point,
    /// The public key of the store.
    pub public_key: [u8; 32],
    /// The signature.
    pub signature: [u8; 64],
}

/// The key a store signs its checkpoints with.
pub struct CheckpointKey(SigningKey);

impl fmt::Debug for CheckpointKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CheckpointKey(..)")
    }
}

impl CheckpointKey {
    /// The signing key that belongs to the key of a record.
    #[must_use]
    pub fn derive(store_id: &str, record_key: &[u8; 32]) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(KEY);
        hasher.update(length(store_id.len()));
        hasher.update(store_id.as_bytes());
        hasher.update(record_key);
        let seed = Zeroizing::new(<[u8; 32]>::from(hasher.finalize()));
        Self(SigningKey::from_bytes(&seed))
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Signs a point. The same point gives the same signature.
    #[must_use]
    pub fn sign(&self, point: Point) -> Checkpoint {
        let signature = self.0.sign(&signed_bytes(&point)).to_bytes();
        Checkpoint { point, public_key: self.public(), signature }
    }
}

impl Checkpoint {
    /// Whether the signature is that of this key over this point. The key is one that the checker holds, or the one the checkpoint names.
    #[must_use]
    pub fn is_signed_by(&self, public_key: &[u8; 32]) -> bool {
        VerifyingKey::from_bytes(public_key).is_ok_and(|key| {
            key.verify_strict(&signed_bytes(&self.point), &Signature::from_bytes(&self.signature)).is_ok()
        })
    }

    /// Reads a checkpoint back from its text.
    ///
    /// # Errors
    /// One sentence that says which line is missing or cannot be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.lines().next() != Some(TITLE) {
            return Err(format!("This is no checkpoint: its first line is not \"{TITLE}\"."));
        }
        let found = |label: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(label)?.strip_prefix(':').map(str::trim))
                .ok_or_else(|| format!("The checkpoint has no line \"{label}\"."))
        };
        let unreadable = |label: &str| format!("The line \"{label}\" of the checkpoint cannot be read.");
        let at = found("Signed")?.rsplit_once('(').and_then(|(_, rest)| rest.trim_end_matches(')').parse().ok());
        let entries = found("Entries")?.replace(',', "").parse().map_err(|_| unreadable("Entries"))?;
        let point = Point {
            store_id: found("Store")?.to_owned(),
            meeting: found("Meeting")?.to_owned(),
            at: at.ok_or_else(|| unreadable("Signed"))?,
            entries,
            head: unhex(found("Head")?).ok_or_else(|| unreadable("Head"))?,
        };
        let public_key = unhex(found("Public key")?).ok_or_else(|| unreadable("Public key"))?;
        let signature = unhex(found("Signature")?).ok_or_else(|| unreadable("Signature"))?;
        Ok(Self { point, public_key, signature })
    }

    /// Where the text is not, letter for letter, what was handed out: whoever reads it reads its lines, and not the signature. The end of a line may
    /// be that of another system (CR and LF), and one may stand at the end of the text or be missing there: both change in an ordinary copy and
    /// nobody reads them.
    ///
    /// # Errors
    /// Part of a sentence: the line that says something else than what is signed, or that was added or taken out.
    pub fn exactly(&self, text: &str) -> Result<(), String> {
        let signed = self.to_string();
        let (mut wanted, mut found) = (signed.lines(), text.lines());
        for at in 1_usize.. {
            let label = |line: &str| line.split_once(':').map(|(label, _)| label.to_owned());
            match (wanted.next(), found.next()) {
                (None, None) => break,
                (Some(wanted), Some(found)) if wanted == found => {}
                (Some(wanted), Some(found)) if label(wanted) == label(found) => {
                    let label = label(wanted).unwrap_or_default();
                    return Err(format!("the line \"{label}\" says something else"));
                }
                (Some(wanted), _) if !text.lines().any(|line| label(line) == label(wanted)) => {
                    return Err(format!("the line \"{}\" is missing", label(wanted).unwrap_or_default()));
                }
                _ => return Err(format!("line {at} is none of it")),
            }
        }
        Ok(())
    }
}

/// The text that is handed out, read back by [`Checkpoint::parse`]. Its first lines are a seal like
/// any other, which is why the count stands before every other number.
impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let point = &self.point;
        let at = Timestamp(point.at);
        writeln!(f, "{TITLE}")?;
        writeln!(f, "Store: {}", point.store_id)?;
        writeln!(f, "Entries: {}", thousands(point.entries))?;
        writeln!(f, "Words: {}", words_of(&point.head).join(" "))?;
        writeln!(f, "Meeting: {}", point.meeting)?;
        writeln!(f, "Signed: {}, {} ({})", long(at.local_date()), clock(at), point.at)?;
        writeln!(f, "Head: {}", hex(&point.head))?;
        writeln!(f, "Public key: {}", hex(&self.public_key))?;
        write!(f, "Signature: {}", hex(&self.signature))
    }
}

/// A public key as it is written: 64 hexadecimal digits, spaces between them allowed.
///
/// # Errors
/// One sentence when it is no key.
pub fn parse_public_key(text: &str) -> Result<[u8; 32], String> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let digits = plain.strip_prefix("Publickey:").unwrap_or(&plain);
    unhex(digits).ok_or_else(|| "The public key is 64 hexadecimal digits, as the checkpoint shows it.".to_owned())
}

fn signed_bytes(point: &Point) -> Vec<u8> {
    let mut out = FORM.to_vec();
    for text in [&point.store_id, &point.meeting] {
        out.extend_from_slice(&length(text.len()));
        out.extend_from_slice(text.as_bytes());
    }
    out.extend_from_slice(&point.at.to_be_bytes());
    out.extend_from_slice(&point.entries.to_be_bytes());
    out.extend_from_slice(&point.head);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint() -> Checkpoint {
        let point = Point {
            store_id: "K7QM-2XRD-91VT".into(),
            meeting: "T24".into(),
            at: 1_795_521_660_123,
            entries: 9_482,
            head: super::super::canonical::genesis("any head will do"),
        };
        CheckpointKey::derive("K7QM-2XRD-91VT", &[7; 32]).sign(point)
    }

    #[test]
    fn what_is_printed_reads_back_and_is_signed() {
        let made = checkpoint();
        for text in [made.to_string(), format!("{made}\n"), format!("{made}\n").replace('\n', "\r\n")] {
            assert_eq!(Checkpoint::parse(&text).as_ref(), Ok(&made));
            assert_eq!(made.exactly(&text), Ok(()));
        }
        assert!(made.is_signed_by(&made.public_key));
        assert_eq!(parse_public_key(&hex(&made.public_key)), Ok(made.public_key));
    }

    #[test]
    fn whatever_is_changed_is_not_signed() {
        let made = checkpoint();
        let other = CheckpointKey::derive("K7QM-2XRD-91VT", &[8; 32]);
        assert!(!made.is_signed_by(&other.public()), "another record's key");
        assert_ne!(CheckpointKey::derive("K7QM-2XRD-91VW", &[7; 32]).public(), made.public_key, "another store's id");
        let mut changed: Vec<Checkpoint> = vec![made.clone(); 6];
        changed[0].point.store_id.push('0');
        changed[1].point.meeting = "T25".into();
        changed[2].point.at += 1;
        changed[3].point.entries -= 1;
        changed[4].point.head[31] ^= 1;
        changed[5].signature[0] ^= 1;
        for changed in changed {
            assert!(!changed.is_signed_by(&made.public_key), "{changed}");
        }
    }

    /// What is said to a text that may be no checkpoint at all, or not the one that was handed out.
    fn checked(text: &str) -> Result<(), String> {
        let read = Checkpoint::parse(text)?;
        if !read.is_signed_by(&read.public_key) {
            return Err("not signed".to_owned());
        }
        read.exactly(text)
    }

    #[test]
    fn every_byte_that_is_turned_left_out_or_doubled_is_seen() {
        let whole = format!("{}\n", checkpoint());
        let bytes = whole.as_bytes();
        for at in 0..bytes.len() {
            for new in [vec![bytes[at] ^ 1 << (at % 7)], Vec::new(), vec![bytes[at]; 2]] {
                let Ok(changed) = String::from_utf8([&bytes[..at], &new, &bytes[at + 1..]].concat()) else { continue };
                // The end of the last line is the one byte that may be missing.
                let end = at + 1 == bytes.len() && new.is_empty();
                assert_eq!(checked(&changed).is_ok(), end, "byte {at}: {changed}");
            }
        }
    }

    #[test]
    fn a_line_that_says_something_else_than_what_is_signed_or_was_added_is_named() {
        let whole = checkpoint().to_string();
        let other = |from: &str, to: &str| checked(&whole.replacen(from, to, 1)).err().unwrap_or_default();
        let words = whole.lines().find(|line| line.starts_with("Words")).unwrap_or_default();
        let turned: Vec<&str> = words.split(' ').skip(1).collect();
        let turned = format!("Words: {}", turned.iter().rev().copied().collect::<Vec<_>>().join(" "));
        assert_eq!(other(words, &turned), "the line \"Words\" says something else");
        assert_eq!(other("Signed: ", "Signed: Friday "), "the line \"Signed\" says something else");
        assert_eq!(other("Store: ", "Store:  "), "the line \"Store\" says something else");
        assert_eq!(other("Head: ", "Meeting: T99\nHead: "), "line 7 is none of it");
        assert_eq!(other("Head: ", "\nHead: "), "line 7 is none of it");
        assert_eq!(other("Head: ", "Approved by: DCI 1550\nHead: "), "line 7 is none of it");
        for (added, at) in [("\nEntries: 12", 10), ("\n\n", 10), ("\nApproved by DCI 1550\n", 10)] {
            assert_eq!(checked(&format!("{whole}{added}")), Err(format!("line {at} is none of it")), "{added}");
        }
        for before in ["Meeting: T99\n", "\n", " ", "> ", "\u{feff}"] {
            assert!(checked(&format!("{before}{whole}")).is_err_and(|said| said.contains("first line")), "{before}");
        }
        let without: Vec<&str> = whole.lines().filter(|line| *line != words).collect();
        assert_eq!(checked(&without.join("\n")), Err("the line \"Words\" is missing".to_owned()));
    }

    #[test]
    fn what_is_missing_is_named() {
        let whole = checkpoint().to_string();
        for (at, line) in whole.lines().enumerate().filter(|(_, line)| !line.starts_with("Words")) {
            let without: Vec<&str> =
                whole.lines().enumerate().filter(|(i, _)| *i != at).map(|(_, line)| line).collect();
            let label = line.split(':').next().unwrap_or_default();
            let said = Checkpoint::parse(&without.join("\n")).err().unwrap_or_default();
            assert!(said.contains(label), "{label}: {said}");
        }
        assert!(Checkpoint::parse(&whole.replace("Head: ", "Head: z")).is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(Muster checkpoint 1\n)?.{0,200}") {
            let _ = Checkpoint::parse(&text);
        }
    }
}
