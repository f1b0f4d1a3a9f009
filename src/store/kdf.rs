//! Turning a passphrase into a key: Argon2id with costs that are bounded on both sides. Knows no files and no slots.

use argon2::{Algorithm, Argon2, Block, Version};
use zeroize::{Zeroize, Zeroizing};

use super::keyring_error::KeyError;

/// What one derivation costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Params {
    /// Memory in KiB.
    pub m_kib: u32,
    /// Passes over it.
    pub t: u32,
    /// Lanes.
    pub p: u32,
}

impl Params {
    /// For stores in earnest: 256 MiB, three passes; about a second and a half on a plain laptop.
    pub const STANDARD: Self = Self { m_kib: 262_144, t: 3, p: 1 };

    /// The least a store in earnest may have (OWASP Password Storage: 19 MiB, two passes).
    pub const FLOOR: Self = Self { m_kib: 19_456, t: 2, p: 1 };

    /// For demo stores, whose passphrase is published.
    pub const DEMO: Self = Self { m_kib: 64, t: 1, p: 1 };

    /// The most that is attempted, so that a doctored file cannot exhaust the machine.
    pub const CAP: Self = Self { m_kib: 1_048_576, t: 10, p: 4 };

    /// Holds the costs against cap and floor before any memory is taken.
    ///
    /// # Errors
    /// Which cost is out of bounds.
    pub fn check(self, demo: bool) -> Result<(), KeyError> {
        let floor = if demo { Self::DEMO } else { Self::FLOOR };
        for (name, value, least, most) in [
            ("m_kib", self.m_kib, floor.m_kib, Self::CAP.m_kib),
            ("t", self.t, floor.t, Self::CAP.t),
            ("p", self.p, floor.p, Self::CAP.p),
        ] {
            if value < least || value > most {
                return Err(KeyError::Cost { name, value, least, most });
            }
        }
        Ok(())
    }
}

/// Derives 32 bytes from a secret. The working memory is wiped afterwards.
pub(crate) fn derive(
    params: Params,
    demo: bool,
    secret: &[u8],
    salt: &[u8; 16],
) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    params.check(demo)?;
    #[cfg(test)]
    paid::add(params);
    let costs = argon2::Params::new(params.m_kib, params.t, params.p, Some(32)).map_err(|_| KeyError::Memory)?;
    let count = costs.block_count();
    let mut blocks: Vec<Block> = Vec::new();
    // Asking first turns a machine without the memory into a sentence instead of an abort.
    blocks.try_reserve_exact(count).map_err(|_| KeyError::Memory)?;
    blocks.resize(count, Block::new());
    let mut out = Zeroizing::new([0; 32]);
    let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, costs).hash_password_into_with_memory(
        secret,
        salt,
        out.as_mut_slice(),
        blocks.as_mut_slice(),
    );
    blocks.iter_mut().zeroize();
    done.map_err(|_| KeyError::Memory)?;
    Ok(out)
}

/// What was paid for derivations on this thread, so that a test can say that none was skipped without measuring a time.
#[cfg(test)]
pub(crate) mod paid {
    use super::Params;
    use std::cell::Cell;

    thread_local! {
        static PAID: Cell<u64> = const { Cell::new(0) };
    }

    pub(super) fn add(params: Params) {
        PAID.with(|paid| paid.set(paid.get() + u64::from(params.m_kib) * u64::from(params.t)));
    }

    pub(crate) fn nothing() {
        PAID.with(|paid| paid.set(0));
    }

    /// KiB times passes.
    pub(crate) fn so_far() -> u64 {
        PAID.with(Cell::get)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::journal::hex;

    #[test]
    fn derivation_is_argon2id() {
        // Made with another implementation (OpenSSL).
        let key = derive(Params::FLOOR, false, b"password", b"somesaltsomesalt").unwrap();
        assert_eq!(hex(key.as_slice()), "2b5dc4054886ec957ef59c73b661c54dd6fb274590b278f657c6d96aac8fa6d1");
    }

    #[test]
    fn costs_out_of_bounds_are_refused_before_memory_is_taken() {
        let out = |params: Params, demo| matches!(derive(params, demo, b"x", &[0; 16]), Err(KeyError::Cost { .. }));
        assert!(out(Params { m_kib: u32::MAX, ..Params::STANDARD }, false));
        assert!(out(Params { m_kib: 1_048_577, ..Params::STANDARD }, true));
        assert!(out(Params { t: 11, ..Params::STANDARD }, false));
        assert!(out(Params { p: 5, ..Params::STANDARD }, false));
        assert!(out(Params { p: 0, ..Params::STANDARD }, false));
        assert!(out(Params { m_kib: 19_455, ..Params::STANDARD }, false));
        assert!(out(Params { t: 1, ..Params::STANDARD }, false));
        assert!(out(Params::DEMO, false));
        assert!(!out(Params::DEMO, true));
    }
}
