//! The store: its folder, permissions, lock, keyring, backups, and what is in it when it can be opened without asking.

use super::super::context::Context;
use super::super::failure::Failure;
use super::super::files;
use super::finding::Finding;
use crate::domain::time::{Timestamp, days_between, plain};
use crate::store::{Folder, Keyring, Lock, StoreError};
use crate::text::plural;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Days after which the newest backup is worth a look.
const BACKUP_DAYS: i64 = 7;

/// Names of folders whose contents are copied to somebody else's computer.
const SYNCED: [&str; 6] = ["onedrive", "dropbox", "google drive", "nextcloud", "owncloud", "icloud"];

/// Looks at the store.
pub(super) fn look(context: &Context) -> Result<Vec<Finding>, Failure> {
    let path = context.store_path()?;
    let shown = files::shown(&path);
    let folder = match Folder::open(&path) {
        Ok(folder) => folder,
        Err(error @ StoreError::NotAStore { .. }) => return Ok(vec![Finding::look("folder", error.to_string())]),
        Err(error) => return Ok(vec![Finding::wrong("folder", error.to_string())]),
    };
    let lower = shown.to_lowercase();
    let mut findings = vec![match SYNCED.iter().find(|name| lower.contains(*name)) {
        Some(name) => Finding::look(
            "folder",
            format!("{shown} seems to be copied elsewhere by {name}. Keep the record out of such folders."),
        ),
        None => Finding::ok("folder", shown),
    }];
    findings.push(permissions(&folder));
    findings.push(lock(&folder, context));
    let keyring = Keyring::read(&folder.keyring());
    findings.push(match &keyring {
        Ok(keyring) => {
            let operators = plural(keyring.slots().len() as u64, "operator", "operators");
            Finding::ok("keyring", format!("store {}, {operators} and the recovery words", keyring.store_id()))
        }
        Err(error) => Finding::wrong("keyring", error.to_string()),
    });
    findings.push(backups(&folder));
    findings.push(clock(&folder));
    if let Ok(keyring) = &keyring {
        findings.extend(inside(keyring, context));
    }
    Ok(findings)
}

fn permissions(folder: &Folder) -> Finding {
    let open = folder.open_to_others();
    if open.is_empty() {
        return Finding::ok("access", "only this account can read the store");
    }
    let names: Vec<String> = open.iter().map(|path| files::shown(path)).collect();
    Finding::look(
        "access",
        format!("other accounts can read {}. Take their permission away (chmod go=).", names.join(", ")),
    )
}

fn lock(folder: &Folder, context: &Context) -> Finding {
    if context.global.read_only {
        return Finding::ok("lock", "not tried, because of --read-only");
    }
    match Lock::take(folder, std::process::id(), &context.stamp()) {
        Ok(_) => Finding::ok("lock", "free; the folder can be written"),
        Err(error @ StoreError::Locked { .. }) => Finding::look("lock", error.to_string()),
        Err(error) => Finding::wrong("lock", error.to_string()),
    }
}

fn moment(time: SystemTime) -> Option<Timestamp> {
    let elapsed = time.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(elapsed.as_millis()).ok().map(Timestamp)
}

fn changed(path: &Path) -> Option<Timestamp> {
    moment(std::fs::metadata(path).ok()?.modified().ok()?)
}

fn backups(folder: &Folder) -> Finding {
    let newest = std::fs::read_dir(folder.backups())
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().ends_with(crate::store::backup::SUFFIX))
        .filter_map(|entry| changed(&entry.path()))
        .max();
    let Some(newest) = newest else {
        return Finding::look(
            "backup",
            "none in the store's own folder. Make one with \"muster backup\", best on another disk.",
        );
    };
    let day = newest.local_date();
    let days = days_between(day, Context::system_clock().local_date());
    if days > BACKUP_DAYS {
        let days = plural(days.unsigned_abs(), "day", "days");
        return Finding::look(
            "backup",
            format!("the newest is {days} old ({}). Make one with \"muster backup\".", plain(day)),
        );
    }
    Finding::ok("backup", format!("the newest is of {}", plain(day)))
}

/// A clock that is behind the record would date new entries before old ones.
fn clock(folder: &Folder) -> Finding {
    let now = Context::system_clock();
    let said = format!("{}, {}", plain(now.local_date()), crate::domain::time::clock(now));
    match changed(&folder.record()) {
        Some(changed) if changed.0 > now.0 + 300_000 => Finding::wrong(
            "clock",
            format!("it says {said}, but the record was written on {}. Set the clock.", plain(changed.local_date())),
        ),
        _ => Finding::ok("clock", said),
    }
}

/// What is in the store, when no passphrase has to be typed for it.
fn inside(keyring: &Keyring, context: &Context) -> Vec<Finding> {
    if !keyring.is_demo() && context.global.passphrase_file.is_none() {
        return vec![Finding::ok("record", "not opened: name the passphrase with --passphrase-file to look inside")];
    }
    let opened = match context.open(true) {
        Ok(opened) => opened,
        Err(failure) => return vec![Finding::wrong("record", failure.sentence)],
    };
    let mut findings = vec![match opened.store.verify() {
        Ok(head) => Finding::ok("record", format!("{} verified", plural(head.entries, "entry", "entries"))),
        Err(error) => Finding::wrong("record", error.to_string()),
    }];
    if let Ok(profile) = opened.store.profile() {
        findings.push(Finding::ok("profile", format!("{} (version {})", profile.name, profile.version)));
    }
    findings
}
