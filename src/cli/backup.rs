//! `muster backup` and `muster restore`: a proved copy, and back again.

use super::args::{Backup, Restore};
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use crate::store::backup::stamp;
use crate::store::{Folder, Keyring};
use crate::text::plural;

/// Makes a backup.
pub(super) fn backup(backup: &Backup, context: &Context) -> Result<(), Failure> {
    let opened = context.open(true)?;
    let usual = || opened.store.folder().map(Folder::backups);
    if let Some(place) = backup.path.clone().or_else(usual) {
        opened.may_put(&place, " after \"muster backup\"", context)?;
    }
    let report = opened.store.backup(backup.path.as_deref(), &stamp(Context::system_clock()), &mut |_, _| true)?;
    output::line(&format!(
        "Backed up {} to {} and verified it there. It opens with the same passphrase.",
        plural(report.entries, "entry", "entries"),
        files::shown(&report.path)
    ));
    Ok(())
}

/// Puts a backup in the place of the store.
pub(super) fn restore(restore: &Restore, context: &Context) -> Result<(), Failure> {
    context.may_change()?;
    let source = Folder::open(&restore.path)?;
    let keyring = Keyring::read(&source.keyring())?;
    let passphrase = context.passphrase_of(&keyring)?;
    let (key, slot) = keyring.unlock_slot(context.global.operator.as_deref(), &passphrase)?;
    context.may_change_as(&keyring.seat(slot))?;
    let started = context.stamp();
    let holder = (std::process::id(), started.as_str());
    let dest = context.store_path()?;
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
    Ok(())
}
