//! A change of who has access to a store, as an entry of the journal: who, what, since when, and no secret.
//!
//! The keyring gives access; this says that it did. It must not know keys or passphrases.

use super::role::Role;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What became of somebody's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccessStep {
    /// A key was given.
    Given,
    /// The key was taken away.
    Removed,
    /// The role changed, and with it the passphrase.
    RoleSet,
    /// The passphrase changed.
    PassphraseSet,
    /// The passphrase was set with the recovery words.
    Recovered,
    /// The recovery words were made anew.
    RecoveryRenewed,
    /// The record was encrypted with a new key; the old recovery words ceased to open it, and so did every other key, each by an entry of its own.
    Rekeyed,
}

/// A change of access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// Whose key: rank and collar number. For the recovery words and a new key, who made them.
    pub operator: String,
    /// What became of it.
    pub step: AccessStep,
    /// The role before; `None` when there was no key.
    pub from: Option<Role>,
    /// The role after; `None` when there is no key any more.
    pub to: Option<Role>,
}

impl Access {
    /// The sentence without the full stop; of this moment, or of the past.
    #[must_use]
    pub fn words(&self, now: bool) -> String {
        let who = &self.operator;
        let is = if now { "is" } else { "was" };
        let role = |role: Option<Role>| role.map_or("no role", Role::word);
        match self.step {
            AccessStep::Given => format!("{who} {is} given a key as {}", role(self.to)),
            AccessStep::Removed => format!("The key of {who} {is} taken away ({})", role(self.from)),
            AccessStep::RoleSet => {
                format!(
                    "{who} {} from {} to {}, with a new passphrase",
                    if now { "goes" } else { "went" },
                    role(self.from),
                    role(self.to)
                )
            }
            AccessStep::PassphraseSet => format!("The passphrase of {who} {is} changed"),
            AccessStep::Recovered => format!("The passphrase of {who} {is} set with the recovery words"),
            AccessStep::RecoveryRenewed => {
                format!("The recovery words {} made anew by {who}", if now { "are" } else { "were" })
            }
            AccessStep::Rekeyed => format!("The record {is} encrypted with a new key by {who}; no other key opens it"),
        }
    }
}

/// Where the keys there are differ from what the record says of them, a sentence each. A key without an entry, or a key that was taken away and
/// opens again, is what an old keyring put back looks like; a key the record has and the keyring has not is what a change cut short leaves.
///
/// `founder` had a key before the first change, as chair. `changes` are the entries in order; `held` are the keys.
#[must_use]
pub fn differences(founder: &str, changes: &[Access], held: &[(String, Role)]) -> Vec<String> {
    let mut said: BTreeMap<&str, Option<Role>> = BTreeMap::from([(founder, Some(Role::Chair))]);
    for change in changes {
        match change.step {
            AccessStep::RecoveryRenewed | AccessStep::Rekeyed => {}
            AccessStep::Given
            | AccessStep::Removed
            | AccessStep::RoleSet
            | AccessStep::PassphraseSet
            | AccessStep::Recovered => {
                said.insert(&change.operator, change.to);
            }
        }
    }
    let mut told = Vec::new();
    for (who, role) in held {
        let word = role.word();
        match said.remove(who.as_str()) {
            None => told.push(format!("{who} has a key as {word}, and no entry says who gave it.")),
            Some(None) => told.push(format!("The key of {who} was taken away, and it opens the store as {word}.")),
            Some(Some(entered)) if entered != *role => {
                told.push(format!("{who} has a key as {word}, and the record says {}.", entered.word()));
            }
            Some(Some(_)) => {}
        }
    }
    for (who, role) in said {
        if let Some(role) = role {
            told.push(format!("The record says that {who} has a key as {}, and there is none.", role.word()));
        }
    }
    told
}
