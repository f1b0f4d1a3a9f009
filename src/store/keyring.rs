//! The keyring: the data key of a store, wrapped once for each operator and once for the recovery words.
//!
//! Changing or removing an operator rewrites one slot and never the record. What wraps a key is bound to the store, the slot's name,
//! its role and its costs, so a slot cannot be renamed, moved to another store or made cheaper. Knows no database.

use zeroize::Zeroizing;

use super::kdf::Params;
use super::keyring_error::KeyError;
use super::recovery::RecoveryWords;
use super::secret::{DataKey, Passphrase};
use super::slot::{Bound, draw, key_check};
pub use super::slot::{Random, Slot};
use crate::domain::role::{Role, Seat};
use crate::journal::seal;

/// The name under which the recovery slot is wrapped; no operator may bear it.
pub(crate) const RECOVERY: &str = "recovery";

/// The passphrase of every demo store. It protects nothing, and is not meant to.
pub const DEMO_PASSPHRASE: &str = "demo";

/// All the slots of a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyring {
    pub(crate) store_id: String,
    pub(crate) demo: bool,
    pub(crate) key_check: [u8; 32],
    pub(crate) slots: Vec<Slot>,
    pub(crate) recovery: Slot,
}

/// What comes out of making a store's keys.
#[derive(Debug)]
pub struct Created {
    /// To be written into the folder.
    pub keyring: Keyring,
    /// To open the record with.
    pub key: DataKey,
    /// To be printed once and sealed in an envelope; kept nowhere.
    pub recovery: RecoveryWords,
}

impl Keyring {
    /// Makes a store id, a data key, the first operator's slot (role `chair`) and the recovery slot. Takes two key derivations.
    ///
    /// # Errors
    /// An unusable name, costs out of bounds, too little memory, or no random bytes.
    pub fn create(
        operator: &str,
        passphrase: &Passphrase,
        random: Random<'_>,
        params: Params,
    ) -> Result<Created, KeyError> {
        Self::make(operator, passphrase, random, params, false)
    }

    /// Makes the keyring of a demo store: published passphrase, next to no cost.
    ///
    /// # Errors
    /// No random bytes.
    pub fn create_demo(operator: &str, random: Random<'_>) -> Result<Created, KeyError> {
        Self::make(operator, &Passphrase::from(DEMO_PASSPHRASE), random, Params::DEMO, true)
    }

    fn make(
        operator: &str,
        passphrase: &Passphrase,
        random: Random<'_>,
        params: Params,
        demo: bool,
    ) -> Result<Created, KeyError> {
        usable_name(operator)?;
        params.check(demo)?;
        let store_id = seal::store_id(draw::<8>(random)?);
        Self::with_new_key(store_id, demo, (operator, "chair"), passphrase, random, params)
    }

    /// A keyring of the same store with another data key and other recovery words, which one operator of this one opens, in the same role.
    ///
    /// # Errors
    /// No such operator, costs out of bounds, too little memory, no random bytes.
    pub fn renewed(
        &self,
        operator: &str,
        passphrase: &Passphrase,
        random: Random<'_>,
        params: Params,
    ) -> Result<Created, KeyError> {
        let Some(slot) = self.slots.iter().find(|slot| slot.operator == operator) else {
            let known = self.slots.iter().map(|slot| slot.operator.clone()).collect();
            return Err(KeyError::NoSuchOperator { operator: operator.to_owned(), known });
        };
        params.check(self.demo)?;
        Self::with_new_key(self.store_id.clone(), self.demo, (operator, &slot.role), passphrase, random, params)
    }

    fn with_new_key(
        store_id: String,
        demo: bool,
        (operator, role): (&str, &str),
        passphrase: &Passphrase,
        random: Random<'_>,
        params: Params,
    ) -> Result<Created, KeyError> {
        let mut bytes = draw::<32>(random)?;
        let key = DataKey::take(&mut bytes);
        let recovery = RecoveryWords::new(Zeroizing::new(draw::<32>(random)?));
        let bound = Bound { store_id: &store_id, demo };
        let slot = bound.wrap(&key, operator, role, passphrase.text().as_bytes(), random, params)?;
        let spare = bound.wrap(&key, RECOVERY, RECOVERY, recovery.secret(), random, params)?;
        let key_check = key_check(&store_id, &key);
        let keyring = Self { store_id, demo, key_check, slots: vec![slot], recovery: spare };
        Ok(Created { keyring, key, recovery })
    }

    /// The store this keyring belongs to.
    #[must_use]
    pub fn store_id(&self) -> &str {
        &self.store_id
    }

    /// Whether this is the keyring of a demo store, whose passphrase is published.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.demo
    }

    /// The operators' slots, in the order they were added.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// In which role the operator of a slot asks, and for whom they may enter.
    #[must_use]
    pub fn seat(&self, slot: &Slot) -> Seat {
        let deciders = self.slots.iter().filter(|slot| slot.seat().decides());
        Seat { role: slot.seat(), deciders: deciders.map(|slot| slot.operator.clone()).collect(), by_keys: false }
    }

    /// Unwraps the data key with a passphrase: of one operator, or of whoever it fits.
    ///
    /// # Errors
    /// A wrong passphrase, an unknown operator, costs out of bounds, too little memory.
    pub fn unlock(&self, operator: Option<&str>, passphrase: &Passphrase) -> Result<DataKey, KeyError> {
        self.unlock_slot(operator, passphrase).map(|(key, _)| key)
    }

    /// As [`unlock`](Self::unlock), and tells whose slot it was.
    ///
    /// # Errors
    /// As [`unlock`](Self::unlock).
    pub fn unlock_slot(&self, operator: Option<&str>, passphrase: &Passphrase) -> Result<(DataKey, &Slot), KeyError> {
        let tried: Vec<&Slot> =
            self.slots.iter().filter(|slot| operator.is_none_or(|name| slot.operator == name)).collect();
        if let (Some(operator), true) = (operator, tried.is_empty()) {
            let known = self.slots.iter().map(|slot| slot.operator.clone()).collect();
            return Err(KeyError::NoSuchOperator { operator: operator.to_owned(), known });
        }
        for slot in tried {
            if let Some(key) = self.bound().unwrap(slot, passphrase.text().as_bytes())? {
                self.confirm(&key)?;
                return Ok((key, slot));
            }
        }
        Err(KeyError::WrongPassphrase { operator: operator.map(str::to_owned) })
    }

    /// Unwraps the data key with the recovery words.
    ///
    /// # Errors
    /// The words belong to another store, costs out of bounds, too little memory.
    pub fn unlock_recovery(&self, words: &RecoveryWords) -> Result<DataKey, KeyError> {
        let key = self.bound().unwrap(&self.recovery, words.secret())?.ok_or(KeyError::WrongRecovery)?;
        self.confirm(&key)?;
        Ok(key)
    }

    /// Whether this is the data key of this store.
    #[must_use]
    pub fn fits(&self, key: &DataKey) -> bool {
        key_check(&self.store_id, key) == self.key_check
    }

    /// Gives an operator a slot, or a new passphrase to one who has a slot already.
    ///
    /// # Errors
    /// The key is not this store's, the name cannot be used, the last chair or deputy would become something less, costs out of bounds, too little memory, no random bytes.
    pub fn set_slot(
        &mut self,
        key: &DataKey,
        operator: &str,
        role: &str,
        passphrase: &Passphrase,
        random: Random<'_>,
        params: Params,
    ) -> Result<(), KeyError> {
        usable_name(operator)?;
        self.confirm(key)?;
        if !Role::from_words(role).is_ok_and(Role::decides) {
            self.someone_else_decides(operator)?;
        }
        let slot = self.bound().wrap(key, operator, role, passphrase.text().as_bytes(), random, params)?;
        match self.slots.iter_mut().find(|old| old.operator == operator) {
            Some(old) => *old = slot,
            None => self.slots.push(slot),
        }
        Ok(())
    }

    /// Makes new recovery words; the old ones no longer open this keyring. A copy of the folder made before still opens with them.
    ///
    /// # Errors
    /// The key is not this store's, costs out of bounds, too little memory, no random bytes.
    pub fn renew_recovery(
        &mut self,
        key: &DataKey,
        random: Random<'_>,
        params: Params,
    ) -> Result<RecoveryWords, KeyError> {
        self.confirm(key)?;
        let words = RecoveryWords::new(Zeroizing::new(draw::<32>(random)?));
        self.recovery = self.bound().wrap(key, RECOVERY, RECOVERY, words.secret(), random, params)?;
        Ok(words)
    }

    /// Takes an operator's slot away. The data key stays the same: who has copied it or the whole folder keeps what was copied, until there is another
    /// ([`renewed`](Self::renewed)).
    ///
    /// # Errors
    /// No such operator, or it is the last slot, or the last of a chair or deputy.
    pub fn remove_slot(&mut self, operator: &str) -> Result<(), KeyError> {
        let known: Vec<String> = self.slots.iter().map(|slot| slot.operator.clone()).collect();
        if !known.iter().any(|name| name == operator) {
            return Err(KeyError::NoSuchOperator { operator: operator.to_owned(), known });
        }
        if known.len() == 1 {
            return Err(KeyError::Slot(format!(
                "{operator} is the only operator with a key, so the key stays. Add another operator first."
            )));
        }
        self.someone_else_decides(operator)?;
        self.slots.retain(|slot| slot.operator != operator);
        Ok(())
    }

    /// A store keeps one key at least of somebody who may give keys: the last chair or deputy neither goes nor becomes something less.
    fn someone_else_decides(&self, operator: &str) -> Result<(), KeyError> {
        let mut deciding = self.slots.iter().filter(|slot| slot.seat().decides());
        match (deciding.next(), deciding.next()) {
            (Some(only), None) if only.operator == operator => Err(KeyError::Slot(format!(
                "{operator} is the only chair or deputy with a key, so the key and its role stay. Give another chair or deputy a key first."
            ))),
            _ => Ok(()),
        }
    }

    fn bound(&self) -> Bound<'_> {
        Bound { store_id: &self.store_id, demo: self.demo }
    }

    fn confirm(&self, key: &DataKey) -> Result<(), KeyError> {
        if self.fits(key) {
            return Ok(());
        }
        Err(KeyError::Damaged { part: "key_check".into(), why: "it does not belong to the key in the slots".into() })
    }
}

/// Rank and collar number or the like: printable, not too long, and not the recovery slot's name.
fn usable_name(name: &str) -> Result<(), KeyError> {
    if name.eq_ignore_ascii_case(RECOVERY) {
        let sentence = "\"recovery\" is the name of the recovery key; give the operator's rank and collar number.";
        return Err(KeyError::Slot(sentence.to_owned()));
    }
    crate::domain::role::key_name(name).map_err(KeyError::Slot)
}

#[cfg(test)]
#[path = "keyring_slot_tests.rs"]
mod slot_tests;
#[cfg(test)]
#[path = "keyring_tests.rs"]
mod tests;
