//! What is said of backups: how old the last good one is and where. Good is one that is still, byte for byte, the copy that was opened and proved when it was
//! made, and whose journal is the beginning of the record's where that can be compared.

use super::super::finding::{Finding, State};
use super::super::seen::store::{Backup, Fit, Keyring, Place, Proof, Store};
use super::disk;
use crate::domain::time::{clock, days_between, plain};
use crate::text::{count_group, plural};

/// Days after which the last good backup is worth a look.
const DAYS: i64 = 7;

/// What is to be done about it.
const MAKE: &str = "Make one with \"muster backup\", best in a folder on another disk.";

/// The last good backup and the place it is in.
pub(in super::super) fn last_good(seen: &Store) -> Option<(&Place, &Backup)> {
    let all = seen.places.iter().flat_map(|place| place.backups.iter().map(move |backup| (place, backup)));
    all.filter(|(_, backup)| is_good(&backup.proof, backup.fits)).max_by_key(|(_, backup)| backup.made)
}

/// Whether a backup of this proof counts.
pub(in super::super) fn is_good(proof: &Proof, fits: Option<Fit>) -> bool {
    matches!(proof, Proof::Proved | Proof::Whole) && matches!(fits, None | Some(Fit::Beginning(_)))
}

/// Days since a backup was made; `None` where that is not known.
pub(in super::super) fn days(backup: &Backup, seen: &Store) -> Option<i64> {
    backup.made.map(|made| days_between(made.local_date(), seen.now.local_date()))
}

/// Backups, then the disks of the folders that were named for them.
pub(super) fn backups(seen: &Store) -> Vec<Finding> {
    let named = seen.places.iter().filter(|place| !place.own && place.unread.is_none());
    [backup(seen)].into_iter().chain(named.map(|place| disk::encryption(&place.disk))).collect()
}

fn backup(seen: &Store) -> Finding {
    let found = match last_good(seen) {
        Some((place, backup)) => good(place, backup, seen),
        None => without(seen),
    };
    let troubles = troubles(seen);
    if troubles.is_empty() {
        return found;
    }
    let state = found.state.max(State::Look);
    let advice = found.advice.or_else(|| Some("See to it, and make a new one with \"muster backup\".".to_owned()));
    Finding { state, advice, sentence: format!("{}; {}", found.sentence, troubles.join("; ")), ..found }
}

fn good(place: &Place, backup: &Backup, seen: &Store) -> Finding {
    let age = match days(backup, seen) {
        None => "of an unknown day".to_owned(),
        Some(0) => "of today".to_owned(),
        Some(days) if days < 0 => "dated in the future".to_owned(),
        Some(days) => format!("{} old", plural(days.unsigned_abs(), "day", "days")),
    };
    let when = backup.made.map_or_else(String::new, |made| format!(" ({}, {})", plain(made.local_date()), clock(made)));
    let how = if backup.proof == Proof::Proved { "opened and proved again" } else { "read again byte for byte" };
    let mut said = format!("the last good one is {age}{when}, {how}, at {}", backup.at);
    if let Some(entries) = backup.entries {
        said.push_str(&format!(", with {}", plural(entries, "entry", "entries")));
    }
    match backup.fits {
        Some(Fit::Beginning(0)) => said.push_str(" and no entry recorded since"),
        Some(Fit::Beginning(since)) => said.push_str(&format!(" and {} recorded since", count_group(since))),
        _ => said.push_str("; whether it opens and its journal is this record's is told only with the passphrase"),
    }
    if place.beside == Some(true) {
        said.push_str("; it lies on the disk of the record, so one lost disk takes both");
    }
    match days(backup, seen) {
        Some(0..=DAYS) => Finding::ok("backup", said),
        Some(days) if days < 0 => Finding::look("backup", said).so("Compare the clock."),
        _ => Finding::look("backup", said).so(MAKE),
    }
}

/// No good one: with invented data nothing is lost by it.
fn without(seen: &Store) -> Finding {
    let known: usize = seen.places.iter().map(|place| place.backups.len()).sum();
    let places: Vec<&str> = seen.places.iter().map(|place| place.disk.at.as_str()).collect();
    let said = match known {
        0 => format!("none was ever made that is known here (looked in {})", places.join(" and ")),
        _ => "none is good".to_owned(),
    };
    match seen.keyring {
        Keyring::Whole { demo: true, .. } if known == 0 => {
            Finding::look("backup", format!("{said}; of invented data none is needed")).so(MAKE)
        }
        _ => Finding::wrong("backup", said).so(MAKE),
    }
}

/// What is not as it should be beside the last good one: places that cannot be read, and newer backups that are not good.
fn troubles(seen: &Store) -> Vec<String> {
    let last = last_good(seen).and_then(|(_, backup)| backup.made);
    let unread = seen
        .places
        .iter()
        .filter_map(|place| place.unread.as_ref().map(|why| format!("{} cannot be looked into: {why}", place.disk.at)));
    let newer = seen.places.iter().flat_map(|place| &place.backups).filter(|backup| backup.made > last);
    let bad = newer.filter_map(|backup| {
        let why = match (&backup.proof, backup.fits) {
            (Proof::Broken(why), _) => why.as_str(),
            (_, Some(Fit::Other)) => "its journal is not the beginning of this record's: it is from before an erasure, or of a copy that went its own way",
            (_, Some(Fit::Longer)) => "it holds more entries than the record, which may be an older copy",
            _ => return None,
        };
        Some(format!("{} is not good: {why}", backup.at))
    });
    unread.chain(bad).collect()
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;
