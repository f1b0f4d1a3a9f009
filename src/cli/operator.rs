//! `muster operator`: who has a key, and every change of that, each an entry of the journal.
//!
//! The entry is written before the keyring. A change cut short between the two leaves the record saying more than the keys do, which
//! `list --check` names and doing it again puts right; never a key that no entry accounts for.

mod rekey;

use super::args::{NewPassphrase, Operator};
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use super::receipt;
use super::secrets::{self, Source};
use crate::domain::access::{Access, AccessStep};
use crate::domain::command::{Asking, Command};
use crate::domain::role::{READS_ONLY, Role, SIGNS, Seat};
use crate::store::keyring::Slot;
use crate::store::{DataKey, Folder, KeyError, Keyring, Params, Passphrase, RecoveryWords, Store};
use crate::text::same_name;
use serde_json::json;
use std::path::Path;

/// Does what is asked about operators.
pub(super) fn run(operator: &Operator, context: &Context) -> Result<(), Failure> {
    let folder = Folder::open(&context.store_path()?)?;
    let keyring = Keyring::read(&folder.keyring())?;
    match operator {
        Operator::List { check, json } => list(&keyring, *check, *json, context),
        Operator::Add { name, role, new } => add(folder, &keyring, name, role, new, context),
        Operator::Remove { name } => remove(folder, &keyring, name, context),
        Operator::Role { name, role, new } => set_role(folder, &keyring, name, role, new, context),
        Operator::Passphrase { name, new, recovery_file: None } => {
            passphrase(folder, &keyring, name.as_deref(), new, context)
        }
        Operator::Passphrase { name, new, recovery_file: Some(path) } => {
            recover(folder, &keyring, name.as_deref(), new, path, context)
        }
        Operator::Recovery => renew(folder, &keyring, context),
        Operator::Rekey => rekey::run(folder, &keyring, context),
    }
}

fn list(keyring: &Keyring, check: bool, as_json: bool, context: &Context) -> Result<(), Failure> {
    if as_json {
        let row = |slot: &Slot| json!({ "operator": slot.operator, "role": slot.role });
        let rows: Vec<_> = keyring.slots().iter().map(row).collect();
        output::json(&json!({ "format": "muster.operators/1", "count": rows.len(), "rows": rows }));
    } else {
        for slot in keyring.slots() {
            output::line(&format!("{}, {}", slot.operator, slot.role));
        }
    }
    if !check {
        return Ok(());
    }
    let store = context.open(true)?.store;
    let told = store.keys_unaccounted(keyring)?;
    if told.is_empty() {
        if !as_json {
            output::line("The keys are those the record accounts for.");
        }
        return Ok(());
    }
    Err(Failure::refused(told.join(" ")))
}

/// Somebody who changes keys, with the record open for writing and the lock held.
struct Hand {
    folder: Folder,
    keyring: Keyring,
    key: DataKey,
    store: Store,
    who: String,
    seat: Seat,
}

impl Hand {
    /// Unlocks with the passphrase of whoever asks. `own` is whether it is about their own passphrase, which every role may change; all else
    /// is for a chair or deputy, and nothing is touched before that is known.
    fn unlock(
        folder: Folder,
        keyring: &Keyring,
        own: impl FnOnce(&str) -> bool,
        context: &Context,
    ) -> Result<Self, Failure> {
        Self::unlock_with(&typed_passphrase(keyring, context)?, folder, keyring, own, context)
    }

    /// As [`unlock`](Self::unlock), with a passphrase that is known.
    fn unlock_with(
        passphrase: &Passphrase,
        folder: Folder,
        keyring: &Keyring,
        own: impl FnOnce(&str) -> bool,
        context: &Context,
    ) -> Result<Self, Failure> {
        let (key, slot) = keyring.unlock_slot(context.global.operator.as_deref(), passphrase)?;
        if !slot.seat().decides() && !own(&slot.operator) {
            return Err(Failure::refused(if slot.seat().only_reads() { READS_ONLY } else { SIGNS }));
        }
        Self::with(folder, key, slot, context)
    }

    /// Opens the record, and reads the keyring once more under its lock: another process may have changed it in between.
    fn with(folder: Folder, key: DataKey, slot: &Slot, context: &Context) -> Result<Self, Failure> {
        let store = context.open_with(folder.clone(), &key, false)?;
        let keyring = Keyring::read(&folder.keyring())?;
        if !keyring.fits(&key) || !keyring.slots().contains(slot) {
            return Err(Failure::environment("The keys were changed in the meantime. Nothing was saved; do it again."));
        }
        let seat = keyring.seat(slot);
        Ok(Self { folder, key, store, who: slot.operator.clone(), seat, keyring })
    }

    /// The role of somebody who has a key.
    fn role_of(&self, name: &str) -> Result<Role, Failure> {
        role_in(&self.keyring, name)
    }

    /// Makes the slot in memory. Whatever can be refused or fail about it does so before the entry is written.
    fn wrap(&mut self, name: &str, role: Role, new: &NewPassphrase) -> Result<Shown, Failure> {
        let source = Source { file: new.new_passphrase_file.as_deref(), generate: new.generate };
        let strength = secrets::Strength::of(self.store.is_covert()?);
        let (passphrase, generated) = secrets::new_passphrase(&source, strength)?;
        self.keyring.set_slot(&self.key, name, role.word(), &passphrase, &mut *Context::random(), Params::STANDARD)?;
        Ok(generated)
    }

    /// A change of keys is made by whoever unlocked, never in another's name.
    fn asking(&self, context: &Context) -> Asking {
        Asking { seat: self.seat.clone(), ..Asking::now(&self.who, context.now_for(&self.store)) }
    }

    /// The entry, then the keyring.
    fn change(
        &mut self,
        step: AccessStep,
        operator: &str,
        from: Option<Role>,
        to: Option<Role>,
        context: &Context,
    ) -> Result<(), Failure> {
        let asking = self.asking(context);
        let access = Access { operator: operator.to_owned(), step, from, to };
        let entry = self.store.act(&[Command::ChangeAccess(access)], &asking)?;
        self.keyring.write(&self.folder.keyring(), &self.key).map_err(|error| {
            let why = if let KeyError::File { why, .. } = &error { why.clone() } else { error.to_string() };
            Failure::environment(format!(
                "Entry {} is written, but the keyring could not be ({}), so the keys are as they were. Put the folder right and do it again.",
                entry.last,
                why.trim_end_matches('.')
            ))
        })?;
        receipt::say(&entry, false);
        Ok(())
    }
}

/// A generated passphrase that is to be shown once.
type Shown = Option<zeroize::Zeroizing<String>>;

/// The passphrase of whoever changes keys, once it is known that this run may.
fn typed_passphrase(keyring: &Keyring, context: &Context) -> Result<Passphrase, Failure> {
    may_change(keyring, context)?;
    context.passphrase("Your passphrase: ")
}

/// Whether keys may be changed at all.
fn may_change(keyring: &Keyring, context: &Context) -> Result<(), Failure> {
    if keyring.is_demo() {
        return Err(Failure::refused("The passphrase of invented data is published, and its keys stay as they are."));
    }
    context.may_change()
}

fn role_in(keyring: &Keyring, name: &str) -> Result<Role, Failure> {
    let slot = keyring.slots().iter().find(|slot| slot.operator == name);
    slot.map(Slot::seat).ok_or_else(|| {
        Failure::refused(format!(
            "{} has no key to this store, so nothing was changed. \"muster operator list\" shows who has one.",
            crate::text::cut(&crate::text::clean_line(name), 60)
        ))
    })
}

fn typed_role(word: &str) -> Result<Role, Failure> {
    Role::from_words(word).map_err(Failure::usage)
}

fn add(
    folder: Folder,
    keyring: &Keyring,
    name: &str,
    role: &str,
    new: &NewPassphrase,
    context: &Context,
) -> Result<(), Failure> {
    let role = typed_role(role)?;
    let name = &crate::text::clean_line(name);
    let mut hand = Hand::unlock(folder, keyring, |_| false, context)?;
    if let Some(slot) = hand.keyring.slots().iter().find(|slot| same_name(&slot.operator, name)) {
        let name = &slot.operator;
        return Err(Failure::refused(format!(
            "{name} has a key already. Change it with \"muster operator role\" or \"muster operator passphrase\"."
        )));
    }
    let generated = hand.wrap(name, role, new)?;
    hand.change(AccessStep::Given, name, None, Some(role), context)?;
    secrets::show_passphrase(generated.as_ref());
    Ok(())
}

fn remove(folder: Folder, keyring: &Keyring, name: &str, context: &Context) -> Result<(), Failure> {
    let mut hand = Hand::unlock(folder, keyring, |_| false, context)?;
    let role = hand.role_of(name)?;
    hand.keyring.remove_slot(name)?;
    hand.change(AccessStep::Removed, name, Some(role), None, context)?;
    // Whoever has that name next is somebody else.
    hand.store.keep_place(name, None)?;
    output::line(&format!("Dashboards that {name} has open elsewhere lock at their next look, within seconds."));
    output::line(
        "Backups and copies made before still open with the old passphrase; keep them where only you reach them. Where a copy of the keyring may be out of \
         your hands, give the record a new key: \"muster operator rekey\".",
    );
    Ok(())
}

fn set_role(
    folder: Folder,
    keyring: &Keyring,
    name: &str,
    role: &str,
    new: &NewPassphrase,
    context: &Context,
) -> Result<(), Failure> {
    let role = typed_role(role)?;
    let mut hand = Hand::unlock(folder, keyring, |_| false, context)?;
    let from = hand.role_of(name)?;
    if from == role {
        return Err(Failure::refused(format!("{name} is {} already.", role.word())));
    }
    let generated = hand.wrap(name, role, new)?;
    hand.change(AccessStep::RoleSet, name, Some(from), Some(role), context)?;
    secrets::show_passphrase(generated.as_ref());
    Ok(())
}

fn passphrase(
    folder: Folder,
    keyring: &Keyring,
    name: Option<&str>,
    new: &NewPassphrase,
    context: &Context,
) -> Result<(), Failure> {
    let mut hand = Hand::unlock(folder, keyring, |who| name.is_none_or(|name| name == who), context)?;
    let name = name.map_or_else(|| hand.who.clone(), str::to_owned);
    set_passphrase(&mut hand, AccessStep::PassphraseSet, &name, new, context)
}

fn set_passphrase(
    hand: &mut Hand,
    step: AccessStep,
    name: &str,
    new: &NewPassphrase,
    context: &Context,
) -> Result<(), Failure> {
    let role = hand.role_of(name)?;
    let generated = hand.wrap(name, role, new)?;
    hand.change(step, name, Some(role), Some(role), context)?;
    output::line("Older backups still open with the old passphrase.");
    secrets::show_passphrase(generated.as_ref());
    Ok(())
}

/// With the recovery words, whoever holds them sets one operator's passphrase, and the entry is in that operator's name.
fn recover(
    folder: Folder,
    keyring: &Keyring,
    name: Option<&str>,
    new: &NewPassphrase,
    path: &Path,
    context: &Context,
) -> Result<(), Failure> {
    may_change(keyring, context)?;
    let text =
        if path == Path::new("-") { secrets::ask("Recovery words: ")? } else { files::secret_text(path, "recovery")? };
    let key = keyring.unlock_recovery(&RecoveryWords::parse(&text)?)?;
    let slot = match (name.or(context.global.operator.as_deref()), keyring.slots()) {
        (Some(named), slots) => slots.iter().find(|slot| slot.operator == named),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let slot = slot.ok_or_else(|| {
        Failure::usage("Say whose passphrase it is with --operator. \"muster operator list\" shows the names.")
    })?;
    let mut hand = Hand::with(folder, key, slot, context)?;
    set_passphrase(&mut hand, AccessStep::Recovered, &slot.operator, new, context)
}

fn renew(folder: Folder, keyring: &Keyring, context: &Context) -> Result<(), Failure> {
    let mut hand = Hand::unlock(folder, keyring, |_| false, context)?;
    let words = hand.keyring.renew_recovery(&hand.key, &mut *Context::random(), Params::STANDARD)?;
    let who = hand.who.clone();
    hand.change(AccessStep::RecoveryRenewed, &who, None, None, context)?;
    output::line("Destroy the old recovery words; older backups still open with them.");
    secrets::show_recovery(&words);
    Ok(())
}
