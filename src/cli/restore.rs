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
use crate::store::carry::{self, Replaced, Restored};
use crate::store::record::Opening;
use crate::store::{Folder, KeyError, Keyring, Passphrase, Store, target};
use crate::text::{count_group, listed, plural};
use lost::Missing;
use std::path::Path;

/// Said before and after where the record has had another key since the backup was made, or the other way round.
const OTHER_KEY: &str = "The backup is under another key than the record that is there: the keyrings, passphrases and recovery words of then open it, and those of now do not.";

/// What stands where the backup goes.
struct There {
    /// Who replaces it.
    operator: String,
    /// Who has a key to it.
    operators: Vec<String>,
    /// Whether the backup is under the key that the record has.
    same_key: bool,
    /// The record, where it can be read.
    record: Option<Store>,
    /// What of it the backup does not hold, or which of the two cannot be read.
    missing: Result<Missing, &'static str>,
}

impl There {
    /// The record with what of its access log the backup does not hold.
    fn replaced(&self) -> Option<Replaced<'_>> {
        let beyond = self.missing.as_ref().ok()?.lines.as_ref()?;
        Some(Replaced { record: self.record.as_ref()?, beyond })
    }

    /// For the access log.
    fn noted(&self) -> String {
        let before = self.record.as_ref().map(|record| count_group(record.entries()));
        let before = before.unwrap_or_else(|| "an unknown number".to_owned());
        let missing = self.missing.as_ref().map_or_else(|_| ", without its access log".to_owned(), Missing::noted);
        let key = if self.same_key { "" } else { ", under another key" };
        format!(", in the place of {before}{missing}{key}")
    }
}

/// Puts a backup in the place of the store.
pub(super) fn run(restore: &Restore, context: &Context) -> Result<(), Failure> {
    context.may_change()?;
    let source = Folder::open(&restore.path)?;
    let dest = context.store_path()?;
    target::of(&restore.path, &dest)?;
    let keyring = Keyring::read(&source.keyring())?;
    let passphrase = context.passphrase_of(&keyring)?;
    let (key, slot) = keyring.unlock_slot(context.global.operator.as_deref(), &passphrase)?;
    context.may_change_as(&keyring.seat(slot))?;
    let copy = context.open_with(source, &key, true).ok();
    let there = there(&dest, (&keyring, &passphrase), copy.as_ref(), context)?;
    drop(copy);
    match &there {
        Some(there) => confirm(there)?,
        None if Folder::unchecked(&dest).record().exists() => output::line(
            "The record that is there has no keys that can be read, so what the backup does not hold of it cannot be told, and its access log is not carried over.",
        ),
        None => {}
    }
    let started = context.stamp();
    let now = if keyring.is_demo() { Context::demo_clock() } else { Context::system_clock() };
    let who = there.as_ref().map_or(&slot.operator, |there| &there.operator);
    let mut carried = None;
    let mut onward = |copy: &Folder| {
        let line = |entries: u64, carried: u64| {
            let mut what = format!("restored from a backup of {}", plural(entries, "entry", "entries"));
            what.push_str(&there.as_ref().map_or_else(String::new, There::noted));
            if carried > 0 {
                what.push_str(&format!(", with {} of its access log", plural(carried, "line", "lines")));
            }
            Noted { access: Access::restored(&what), who: who.clone(), at: now }
        };
        let restored = Restored { who, at: now, line: &line };
        let opening = Opening { key: &key, read_only: false, pid: std::process::id(), started: &started };
        let replaced = there.as_ref().and_then(There::replaced);
        carried = Some(carry::over(copy, &opening, Context::random(), replaced, &restored)?);
        Ok(())
    };
    let report = crate::store::backup::restore(
        &restore.path,
        &dest,
        &key,
        &stamp(Context::system_clock()),
        (std::process::id(), &started),
        &crate::store::verify::measure,
        &mut onward,
    )?;
    output::line(&format!(
        "Restored {} to {} and verified the copy there.",
        plural(report.entries, "entry", "entries"),
        files::shown(&report.path)
    ));
    let (lines, unnoted) = carried.map_or((0, None), |carried| (carried.lines, carried.unnoted));
    if lines > 0 {
        let were = if lines == 1 { "was" } else { "were" };
        output::line(&format!(
            "{} of the access log that the backup does not hold {were} carried over.",
            plural(lines, "line", "lines")
        ));
    }
    if let Some(kept) = report.kept {
        output::line(&format!("The store that was there is kept as {}.", files::shown(&kept)));
    }
    for (left, why) in report.left {
        output::line(&format!("{} could not be moved back to the store: {why}. Move it there.", files::shown(&left)));
    }
    if let Some(there) = &there {
        let copied = operators(&keyring);
        let back: Vec<&str> = copied.iter().filter(|who| !there.operators.contains(who)).map(String::as_str).collect();
        if !back.is_empty() {
            output::line(&format!(
                "{} had no key to the store that was there and can open this one. Take the key away with \"muster operator remove\".",
                listed(&back)
            ));
        }
    }
    if there.as_ref().is_some_and(|there| !there.same_key) {
        output::line(OTHER_KEY);
        output::line("To end that, give the record a new key now: \"muster operator rekey\".");
    }
    if let Some(error) = unnoted {
        output::remark(&format!("muster: This is not in the access log: {error}"));
    }
    Ok(())
}

/// Says before anything is replaced what would be missing afterwards, and asks for the number of it.
fn confirm(there: &There) -> Result<(), Failure> {
    if !there.same_key {
        output::line(OTHER_KEY);
    }
    let missing = match &there.missing {
        Ok(missing) => missing,
        Err(which) => {
            output::line(&format!(
                "{which} cannot be read, so what the backup does not hold of the record cannot be told, and its access log is not carried over."
            ));
            return Ok(());
        }
    };
    for sentence in missing.sentences() {
        output::line(&sentence);
    }
    let Some(number) = missing.number().map(count_group) else { return Ok(()) };
    output::prompt(&format!("The record that is there is put aside, not deleted. Type {number} to restore: "));
    if typed::again(&number) {
        return Ok(());
    }
    Err(Failure::refused(format!("Nothing was restored: {number} was not typed again.")))
}

/// What is replaced, once it is known that whoever asks may. Nothing where there is no record, or one whose keys cannot be read: there nobody could be
/// asked, and it is what a backup is for.
fn there(
    dest: &Path,
    (from, given): (&Keyring, &Passphrase),
    copy: Option<&Store>,
    context: &Context,
) -> Result<Option<There>, Failure> {
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
    let same_key = from.fits(&key);
    let record = context.open_with(folder, &key, true).ok();
    let missing = match (&record, copy) {
        (None, _) => Err("The record that is there"),
        // One that does not open is refused later by whoever proves it.
        (_, None) => Err("The backup"),
        // A damaged record is what a backup is for.
        (Some(record), Some(copy)) => Missing::between(record, copy).map_err(|_| "One of the two"),
    };
    Ok(Some(There { operator: slot.operator.clone(), operators, same_key, record, missing }))
}

/// Who has a key.
fn operators(keyring: &Keyring) -> Vec<String> {
    keyring.slots().iter().map(|slot| slot.operator.clone()).collect()
}
