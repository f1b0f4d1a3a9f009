//! Secrets in memory: the data key and passphrases. They print nothing, are wiped when dropped, and the key is kept out of swap
//! where the system allows it. Knows no files.

use std::fmt;

use zeroize::{Zeroize, Zeroizing};

/// The key of the record: 32 random bytes, the same for the life of the store.
pub struct DataKey(Box<[u8; 32]>);

impl DataKey {
    /// Takes over the bytes and wipes where they came from.
    #[must_use]
    pub fn take(bytes: &mut [u8; 32]) -> Self {
        let mut own = Box::new([0; 32]);
        keep_in_memory(own.as_ref());
        own.copy_from_slice(bytes);
        bytes.zeroize();
        Self(own)
    }

    /// The bytes, for the cipher and the wrapping only.
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The same key once more, for a second connection.
    #[must_use]
    pub fn again(&self) -> Self {
        let mut copy = Zeroizing::new(*self.0);
        Self::take(&mut copy)
    }
}

impl Drop for DataKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DataKey(..)")
    }
}

/// A passphrase as typed, byte for byte. Wiped when dropped.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes over the text. Trailing line ends, as files and prompts leave them, are not part of it.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut text = Zeroizing::new(text);
        while text.ends_with(['\n', '\r']) {
            text.pop();
        }
        Self(text)
    }

    /// The text, for the key derivation and the strength estimate only.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Passphrase {
    fn from(text: &str) -> Self {
        Self::new(text.to_owned())
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// Asks the system to keep this memory out of swap. Best effort: the limit may be used up, and then the key is only as safe as swap.
/// It is never unlocked again, since other keys may lie on the same page; a store has a handful of keys in its life.
#[cfg(unix)]
#[expect(unsafe_code, reason = "locking memory is a raw call; it reads and writes nothing through the pointer")]
fn keep_in_memory(key: &[u8; 32]) -> Option<bool> {
    let start: *const u8 = key.as_ptr();
    // SAFETY: the pages of a live allocation are locked; contents and ownership are not touched.
    let locked = unsafe { rustix::mm::mlock(start.cast_mut().cast(), key.len()) };
    Some(locked.is_ok())
}

#[cfg(not(unix))]
fn keep_in_memory(_: &[u8; 32]) -> Option<bool> {
    None
}

/// Whether a key of this process would be kept out of swap, tried with one that opens nothing; `None` where the system is not asked.
#[must_use]
pub fn stays_in_memory() -> Option<bool> {
    keep_in_memory(&Box::new([0; 32]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_print_nothing_and_wipe_their_source() {
        let mut bytes = [7; 32];
        let key = DataKey::take(&mut bytes);
        assert_eq!(bytes, [0; 32]);
        assert_eq!(key.again().bytes(), &[7; 32]);
        let passphrase = Passphrase::new("amber kettle\r\n".into());
        assert_eq!(passphrase.text(), "amber kettle");
        assert_eq!(format!("{key:?} {passphrase:?}"), "DataKey(..) Passphrase(..)");
    }
}
