//! One slot of a keyring: the data key wrapped with what one operator knows, bound to the store, the operator's name, the role and the costs. Knows no other slot.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::kdf::{Params, derive};
use super::keyring_error::KeyError;
use super::secret::DataKey;
use crate::domain::role::Role;

/// Where random bytes come from: filled by the caller, since this layer has none of its own.
pub type Random<'a> = &'a mut dyn FnMut(&mut [u8]) -> Result<(), String>;

/// One wrapping of the data key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Whose it is: rank and collar number, or the recovery slot's own name.
    pub operator: String,
    /// What the operator may do; `chair` for the one who made the store.
    pub role: String,
    /// Costs of the key derivation.
    pub params: Params,
    pub(crate) salt: [u8; 16],
    pub(crate) nonce: [u8; 24],
    pub(crate) wrapped: [u8; 48],
}

impl Slot {
    /// What the operator may do. A word that no role bears gives the least: a slot with such a word does not open anyway.
    #[must_use]
    pub fn seat(&self) -> Role {
        Role::from_words(&self.role).unwrap_or(Role::Reader)
    }
}

/// What every slot of a store is bound to.
#[derive(Clone, Copy)]
pub(super) struct Bound<'a> {
    /// The store.
    pub(super) store_id: &'a str,
    /// Whether it is a demo's, whose costs are next to none.
    pub(super) demo: bool,
}

impl Bound<'_> {
    /// Wraps the key for an operator.
    pub(super) fn wrap(
        self,
        key: &DataKey,
        operator: &str,
        role: &str,
        secret: &[u8],
        random: Random<'_>,
        params: Params,
    ) -> Result<Slot, KeyError> {
        let salt = draw::<16>(random)?;
        let nonce = draw::<24>(random)?;
        let mut slot =
            Slot { operator: operator.to_owned(), role: role.to_owned(), params, salt, nonce, wrapped: [0; 48] };
        let wrapper = derive(params, self.demo, secret, &salt)?;
        let aad = slot_bytes(self.store_id, self.demo, &slot);
        let sealed = cipher(&wrapper).encrypt(&XNonce::from(nonce), Payload { msg: key.bytes(), aad: &aad });
        let sealed = sealed.ok().and_then(|bytes| <[u8; 48]>::try_from(bytes).ok());
        slot.wrapped = sealed.ok_or(KeyError::Memory)?;
        Ok(slot)
    }

    /// The key, or `None` when the secret is not the slot's.
    pub(super) fn unwrap(self, slot: &Slot, secret: &[u8]) -> Result<Option<DataKey>, KeyError> {
        let wrapper = derive(slot.params, self.demo, secret, &slot.salt)?;
        let aad = slot_bytes(self.store_id, self.demo, slot);
        let opened = cipher(&wrapper).decrypt(&XNonce::from(slot.nonce), Payload { msg: &slot.wrapped, aad: &aad });
        let Ok(mut opened) = opened else { return Ok(None) };
        let mut bytes = Zeroizing::new([0; 32]);
        let whole = opened.len() == bytes.len();
        if whole {
            bytes.copy_from_slice(&opened);
        }
        opened.zeroize();
        Ok(whole.then(|| DataKey::take(&mut bytes)))
    }
}

fn cipher(wrapper: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(wrapper.into())
}

/// So many random bytes.
pub(super) fn draw<const N: usize>(
    random: &mut dyn FnMut(&mut [u8]) -> Result<(), String>,
) -> Result<[u8; N], KeyError> {
    let mut bytes = [0; N];
    random(&mut bytes).map_err(KeyError::NoRandomness)?;
    Ok(bytes)
}

/// What a slot's wrapping is bound to: every part with its length in front, so that no two slots give the same bytes.
pub(crate) fn slot_bytes(store_id: &str, demo: bool, slot: &Slot) -> Vec<u8> {
    let mut out = b"muster/slot/1".to_vec();
    let costs: Vec<u8> =
        [slot.params.m_kib, slot.params.t, slot.params.p].iter().flat_map(|cost| cost.to_be_bytes()).collect();
    let parts: [&[u8]; 7] = [
        store_id.as_bytes(),
        &[u8::from(demo)],
        slot.operator.as_bytes(),
        slot.role.as_bytes(),
        b"argon2id",
        &costs,
        &slot.salt,
    ];
    for part in parts {
        out.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
        out.extend_from_slice(part);
    }
    out
}

/// Tells the right key from a wrong one without the record. Gives nothing away: the key is 256 random bits.
pub(super) fn key_check(store_id: &str, key: &DataKey) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(b"muster/key-check/1");
    hasher.update(store_id.as_bytes());
    hasher.update(key.bytes());
    hasher.finalize().into()
}
