//! `muster backup` and `muster restore`: a proved copy, and back again.

use super::args::{Backup, Restore};
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use crate::domain::time::clock;
use crate::store::{Folder, Keyring};
use crate::text::plural;

impl Context {
    /// The moment as part of a name: `2026-11-24 1740`.
    fn name_stamp() -> String {
        let now = Self::system_clock();
        let time: String = clock(now).chars().filter(char::is_ascii_digit).collect();
        format!("{} {time}", crate::domain::time::iso(now.local_date()))
    }
}

/// Makes a backup.
pub(super) fn backup(backup: &Backup, context: &Context) -> Result<(), Failure> {
    let opened = context.open(true)?;
    let usual = opened.store.folder().map(Folder::backups);
    let dest = backup.path.clone().or(usual).unwrap_or_default();
    let report = opened.store.backup(&opened.key, &dest, &Context::name_stamp(), &mut |_, _| true)?;
    output::line(&format!(
        "Backed up {} to {} and verified it there. It opens with the same passphrase.",
        plural(report.entries, "entry", "entries"),
        files::shown(&report.path)
    ));
    Ok(())
}

/// Puts a backup in the place of the store.
pub(super) fn restore(restore: &Restore, context: &Context) -> Result<(), Failure> {
    if context.global.read_only {
        return Err(Failure::usage("A store cannot be restored with --read-only. Nothing was changed."));
    }
    let source = Folder::open(&restore.path)?;
    let keyring = Keyring::read(&source.keyring())?;
    let passphrase = context.passphrase_of(&keyring)?;
    let key = keyring.unlock(context.global.operator.as_deref(), &passphrase)?;
    let started = context.stamp();
    let holder = (std::process::id(), started.as_str());
    let dest = context.store_path()?;
    let measure = crate::store::verify::measure;
    let report = crate::store::backup::restore(&restore.path, &dest, &key, &Context::name_stamp(), holder, &measure)?;
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
