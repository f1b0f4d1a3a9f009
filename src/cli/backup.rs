//! `muster backup`: a proved copy.

use super::args::Backup;
use super::context::Context;
use super::failure::Failure;
use super::files;
use super::output;
use crate::domain::access_log::Access;
use crate::store::Folder;
use crate::store::backup::stamp;
use crate::text::plural;

/// Makes a backup.
pub(super) fn backup(backup: &Backup, context: &Context) -> Result<(), Failure> {
    let mut opened = context.open(true)?;
    let usual = || opened.store.folder().map(Folder::backups);
    if let Some(place) = backup.path.clone().or_else(usual) {
        opened.may_put(&place, " after \"muster backup\"", context)?;
    }
    let report = opened.store.backup(backup.path.as_deref(), &stamp(Context::system_clock()), &mut |_, _| true)?;
    // Whoever makes one takes the whole record along.
    opened.note(Access::backed_up(&files::shown(&report.path)), context);
    output::line(&format!(
        "Backed up {} to {} and verified it there. It opens with the same passphrase.",
        plural(report.entries, "entry", "entries"),
        files::shown(&report.path)
    ));
    if report.fresh {
        let place = report.path.parent().unwrap_or(&report.path);
        output::line(&format!("The folder {} was not there and was made.", files::shown(place)));
    }
    if report.beside == Some(true) {
        output::line(
            "It lies on the disk of the record, so one lost disk takes both. Make another on a drive of its own.",
        );
    }
    Ok(())
}
