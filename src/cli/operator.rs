//! `muster operator`: who has a key, and new passphrases.

use super::args::Operator;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use super::secrets::{self, Source};
use crate::store::{Folder, Keyring, Lock, Params, RecoveryWords};
use std::path::Path;

/// Does what is asked about operators.
pub(super) fn run(operator: &Operator, context: &Context) -> Result<(), Failure> {
    let folder = Folder::open(&context.store_path()?)?;
    let keyring = Keyring::read(&folder.keyring())?;
    match operator {
        Operator::List => {
            for slot in keyring.slots() {
                output::line(&format!("{}, {}", slot.operator, slot.role));
            }
            Ok(())
        }
        Operator::Recovery => renew(&folder, keyring, context),
        Operator::Passphrase { new_passphrase_file, generate, recovery_file } => {
            let source = Source { file: new_passphrase_file.as_deref(), generate: *generate };
            change(&folder, keyring, &source, recovery_file.as_deref(), context)
        }
    }
}

/// Whether keys may be changed at all.
fn may_change(keyring: &Keyring, context: &Context) -> Result<(), Failure> {
    if keyring.is_demo() {
        return Err(Failure::refused("The passphrase of invented data is published and stays as it is."));
    }
    if context.global.read_only {
        return Err(Failure::usage("A passphrase cannot be changed with --read-only. Nothing was changed."));
    }
    Ok(())
}

fn renew(folder: &Folder, mut keyring: Keyring, context: &Context) -> Result<(), Failure> {
    may_change(&keyring, context)?;
    let _lock = Lock::take(folder, std::process::id(), &context.stamp())?;
    let passphrase = context.passphrase("Passphrase: ")?;
    let key = keyring.unlock(context.global.operator.as_deref(), &passphrase)?;
    let words = keyring.renew_recovery(&key, &mut *Context::random(), Params::STANDARD)?;
    keyring.write(&folder.keyring(), &key)?;
    output::line("The recovery words were made anew. Destroy the old ones; older backups still open with them.");
    secrets::show_recovery(&words);
    Ok(())
}

/// The recovery words, out of a file or typed.
fn recovery_words(path: &Path) -> Result<RecoveryWords, Failure> {
    let text =
        if path == Path::new("-") { secrets::ask("Recovery words: ")? } else { files::secret_text(path, "recovery")? };
    Ok(RecoveryWords::parse(&text)?)
}

fn change(
    folder: &Folder,
    mut keyring: Keyring,
    source: &Source<'_>,
    recovery: Option<&Path>,
    context: &Context,
) -> Result<(), Failure> {
    may_change(&keyring, context)?;
    let _lock = Lock::take(folder, std::process::id(), &context.stamp())?;
    let named = context.global.operator.as_deref();
    let (key, operator, role) = match recovery {
        Some(path) => {
            let words = recovery_words(path)?;
            let key = keyring.unlock_recovery(&words)?;
            let slot = match (named, keyring.slots()) {
                (Some(named), slots) => slots.iter().find(|slot| slot.operator == named),
                (None, [only]) => Some(only),
                (None, _) => None,
            };
            let slot = slot.ok_or_else(|| {
                Failure::usage("Say whose passphrase it is with --operator. \"muster operator list\" shows the names.")
            })?;
            (key, slot.operator.clone(), slot.role.clone())
        }
        None => {
            let passphrase = context.passphrase("Present passphrase: ")?;
            let (key, slot) = keyring.unlock_slot(named, &passphrase)?;
            (key, slot.operator.clone(), slot.role.clone())
        }
    };
    let (passphrase, generated) = secrets::new_passphrase(source)?;
    keyring.set_slot(&key, &operator, &role, &passphrase, &mut *Context::random(), Params::STANDARD)?;
    keyring.write(&folder.keyring(), &key)?;
    output::line(&format!("The passphrase of {operator} was changed. Older backups still open with the old one."));
    secrets::show_passphrase(generated.as_ref());
    Ok(())
}
