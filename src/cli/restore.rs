//! `muster restore`: a backup in the place of the record. Where a record is there that somebody can open, only who may say who has a key to it puts
//! another in its place: otherwise an old copy would be the way round a key that was taken away, or round a signature.
//!
//! It must not know how a copy is proved.

mod lost;

use super::args::Restore;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::{output, typed};
use crate::domain::access_log::Access;
use crate::store::access::Noted;
use crate::store::backup::stamp;
use crate::store::{DataKey, Folder, KeyError, Keyring, Passphrase, Store, StoreError};
use crate::text::{count_group, listed, plural};
use lost::Lost;
use std::path::Path;

/// What stands where the backup goes.
struct Replaced {
    /// Who replaces it.
    operator: String,
    /// Who has a key to it.
    operators: Vec<String>,
    /// How many entries it has, where it can be read.
    entries: Option<u64>,
    /// What of it the backup does not hold.
    lost: Compared,
}

/// What came of holding the record against the backup.
enum Compared {
    /// The backup holds every entry of the record.
    Whole,
    /// It does not hold these.
    Lost(Lost),
    /// Which of the two cannot be read.
    Unread(&'static str),
}

/// Puts a backup in the place of the store.
pub(super) fn run(restore: &Restore, context: &Context) -> Result<(), Failure> {
    context.may_change()?;
    let source = Folder::open(&restore.path)?;
    let keyring = Keyring::read(&source.keyring())?;
    let passphrase = context.passphrase_of(&keyring)?;
    let (key, slot) = keyring.unlock_slot(context.global.operator.as_deref(), &passphrase)?;
    context.may_change_as(&keyring.seat(slot))?;
    let dest = context.store_path()?;
    let copy = context.open_with(source, &key, true).ok();
    let replaced = replaced(&dest, &passphrase, copy.as_ref(), context)?;
    drop(copy);
    if let Some(replaced) = &replaced {
        confirm(replaced)?;
    }
    let started = context.stamp();
    let holder = (std::process::id(), started.as_str());
    let measure = crate::store::verify::measure;
    let report =
        crate::store::backup::restore(&restore.path, &dest, &key, &stamp(Context::system_clock()), holder, &measure)?;
    output::line(&format!(
        "Restored {} to {} and verified the copy there.",
        plural(report.entries, "entry", "entries"),
        files::shown(&report.path)
    ));
    if let Some(kept) = report.kept {
        output::line(&format!("The store that was there is kept as {}.", files::shown(&kept)));
    }
    if let Some(replaced) = &replaced {
        let copied = operators(&keyring);
        let back: Vec<&str> =
            copied.iter().filter(|who| !replaced.operators.contains(who)).map(String::as_str).collect();
        if !back.is_empty() {
            output::line(&format!(
                "{} had no key to the store that was there and can open this one. Take the key away with \"muster operator remove\".",
                listed(&back)
            ));
        }
    }
    let who = replaced.as_ref().map_or(&slot.operator, |replaced| &replaced.operator);
    let backup = format!("restored from a backup of {}", plural(report.entries, "entry", "entries"));
    let what = match &replaced {
        None => backup,
        Some(replaced) => {
            let before = replaced.entries.map_or_else(|| "an unknown number".to_owned(), count_group);
            let lost = if let Compared::Lost(lost) = &replaced.lost { lost.noted() } else { String::new() };
            format!("{backup}, in the place of {before}{lost}")
        }
    };
    if let Err(error) = note(&dest, &key, who, &what, context) {
        output::remark(&format!("muster: This is not in the access log: {error}"));
    }
    Ok(())
}

/// Says before anything is replaced what would be missing afterwards, and asks for the number of it.
fn confirm(replaced: &Replaced) -> Result<(), Failure> {
    let lost = match &replaced.lost {
        Compared::Whole => return Ok(()),
        Compared::Unread(which) => {
            output::line(&format!(
                "{which} cannot be read, so what the backup does not hold of the record cannot be told."
            ));
            return Ok(());
        }
        Compared::Lost(lost) => lost,
    };
    output::line(&lost.sentence());
    let number = count_group(lost.entries());
    output::prompt(&format!("The record that is there is put aside, not deleted. Type {number} to restore: "));
    if typed::again(&number) {
        return Ok(());
    }
    Err(Failure::refused(format!("Nothing was restored: {number} was not typed again.")))
}

/// What is replaced, once it is known that whoever asks may. Nothing where there is no record, or one whose keys cannot be read: there nobody could be
/// asked, and it is what a backup is for.
fn replaced(
    dest: &Path,
    given: &Passphrase,
    copy: Option<&Store>,
    context: &Context,
) -> Result<Option<Replaced>, Failure> {
    let Ok(folder) = Folder::open(dest) else { return Ok(None) };
    let keyring = match Keyring::read(&folder.keyring()) {
        Ok(keyring) => keyring,
        Err(KeyError::Missing { .. } | KeyError::Damaged { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let operator = context.global.operator.as_deref();
    let unlocked = match keyring.unlock_slot(operator, given) {
        Err(KeyError::WrongPassphrase { .. }) if keyring.is_demo() => {
            keyring.unlock_slot(operator, &context.passphrase_of(&keyring)?)
        }
        // The passphrase may have been changed since the backup.
        Err(KeyError::WrongPassphrase { .. }) if context.global.passphrase_file.is_none() => {
            keyring.unlock_slot(operator, &context.passphrase("Passphrase of the store that is there: ")?)
        }
        other => other,
    };
    let (key, slot) = unlocked.map_err(|error| {
        let why = Failure::from(error);
        let sentence = format!(
            "Nothing was restored: a record is at {}, and only its chair or a deputy puts a backup in its place. {} Where nobody can open it any more, \
             move its folder away first.",
            files::shown(dest),
            why.sentence
        );
        Failure { sentence, ..why }
    })?;
    if !slot.seat().decides() {
        return Err(Failure::refused(format!(
            "Nothing was restored: only the chair or a deputy puts a backup in the place of a record, and {} is there as {}.",
            slot.operator,
            slot.seat().word()
        )));
    }
    let operators = operators(&keyring);
    let store = context.open_with(folder, &key, true).ok();
    let lost = match (&store, copy) {
        (None, _) => Compared::Unread("The record that is there"),
        // One that does not open is refused later by whoever proves it.
        (_, None) => Compared::Unread("The backup"),
        // A damaged record is what a backup is for.
        (Some(store), Some(copy)) => match Lost::between(store, copy) {
            Ok(lost) => lost.map_or(Compared::Whole, Compared::Lost),
            Err(_) => Compared::Unread("One of the two"),
        },
    };
    let entries = store.map(|store| store.entries());
    Ok(Some(Replaced { operator: slot.operator.clone(), operators, entries, lost }))
}

/// Who has a key.
fn operators(keyring: &Keyring) -> Vec<String> {
    keyring.slots().iter().map(|slot| slot.operator.clone()).collect()
}

/// Says in the access log of the record that is there now that it was restored, by whom, and in the place of what: its journal cannot know.
fn note(dest: &Path, key: &DataKey, who: &str, what: &str, context: &Context) -> Result<(), StoreError> {
    let mut store = context.open_with(Folder::open(dest)?, key, false)?;
    let at = context.now_for(&store);
    store.note_access(&[Noted { access: Access::restored(what), who: who.to_owned(), at }])
}
