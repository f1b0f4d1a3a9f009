//! What is said of the store: its folder, who may read it, who has it, its keys, the clock, and what is in it.

use super::super::finding::Finding;
use super::super::seen::store::{Inside, Keyring, Lock, Piece, Store};
use crate::domain::time::{clock as time_of, plain};
use crate::store::StoreError;
use crate::text::plural;

/// Names of folders whose contents are copied to somebody else's computer.
const SYNCED: [&str; 6] = ["onedrive", "dropbox", "google drive", "nextcloud", "owncloud", "icloud"];

/// Bytes of a page of the record.
const PAGE: u64 = 4096;

/// How far the record may be ahead of the clock, in milliseconds.
const AHEAD: i64 = 300_000;

/// What is said of the store, in the order of the list. Where there is none, that is all there is to say of it.
pub(super) fn store(seen: &Store) -> Vec<Finding> {
    let Some(folder) = folder(seen) else { return vec![none(seen)] };
    // Of what cannot be looked into nothing else can be told.
    if matches!(seen.folder, Piece::Strange(_)) {
        return vec![folder];
    }
    let mut findings = vec![folder, access(seen)];
    findings.extend(passphrase(seen));
    findings.extend([lock(seen), keyring(seen)]);
    findings.push(clock(seen));
    findings.extend(record(seen));
    findings.extend(aside(seen));
    findings
}

/// The folder; `None` where there is no store in it.
fn folder(seen: &Store) -> Option<Finding> {
    let at = &seen.at;
    match (&seen.folder, &seen.record) {
        (Piece::Missing, _) => None,
        (Piece::Strange(why), _) => Some(
            Finding::wrong("folder", format!("{at} cannot be looked into: {why}"))
                .so("Check its owner and permissions, or name another folder with --store."),
        ),
        (Piece::There(_), Piece::Missing) if !rest_of_a_store(seen) => None,
        (Piece::There(_), _) => {
            let lower = at.to_lowercase();
            Some(match SYNCED.iter().find(|name| lower.contains(*name)) {
                Some(name) => Finding::look("folder", format!("{at} seems to be copied elsewhere by {name}"))
                    .so("Keep the record out of such folders."),
                None => Finding::ok("folder", at.clone()),
            })
        }
    }
}

/// Whether something of a store is there without its record.
fn rest_of_a_store(seen: &Store) -> bool {
    matches!(seen.keyring, Keyring::Whole { .. })
        || seen.places.iter().any(|place| place.own && !place.backups.is_empty())
}

fn none(seen: &Store) -> Finding {
    let said = format!("there is no Muster store in {}", seen.at);
    let advice = "Make one with \"muster init\", or name the folder with --store.";
    // Whoever has not begun yet has nothing to put right.
    if seen.named { Finding::wrong("folder", said).so(advice) } else { Finding::look("folder", said).so(advice) }
}

fn access(seen: &Store) -> Finding {
    if seen.open_to_others.is_empty() {
        return Finding::ok("access", "only this account can read the store");
    }
    Finding::look("access", format!("other accounts can read {}", seen.open_to_others.join(", ")))
        .so("Take their permission away (chmod go=).")
}

fn passphrase(seen: &Store) -> Option<Finding> {
    let open = seen.open_passphrase.as_ref()?;
    let said = format!("other accounts can read the passphrase in {open}");
    Some(Finding::look("passphrase", said).so("Take their permission away (chmod go=), and change the passphrase."))
}

/// What a restore put aside opens with the keys of then, erased words and all.
fn aside(seen: &Store) -> Option<Finding> {
    if seen.aside.is_empty() {
        return None;
    }
    let mut said = format!("a restore put aside what was here before, in {}", seen.aside.join(" and "));
    if !seen.left_aside.is_empty() {
        said.push_str(&format!("; backups or papers still lie in {}", seen.left_aside.join(" and ")));
        let advice =
            "Move the backups and papers of this store into its own folder before anything of that is deleted.";
        return Some(Finding::look("aside", said).so(advice));
    }
    let advice = "It holds that record whole, words that were erased since and keys that were taken away too. Delete it once nothing of it is needed.";
    Some(Finding::look("aside", said).so(advice))
}

fn lock(seen: &Store) -> Finding {
    let started =
        |since: &Option<String>| since.as_ref().map_or_else(String::new, |since| format!(", started {since},"));
    match (&seen.lock, &seen.writable) {
        (Lock::Held(since), _) => Finding::look("lock", StoreError::Locked { started: since.clone() }.to_string()),
        (Lock::Strange(why), _) => {
            Finding::wrong("lock", format!("nothing can be recorded in {}: of lock, {why}", seen.at))
                .so("Move it away; the file is made again by itself.")
        }
        (_, Err(_)) if seen.read_only => {
            Finding::ok("lock", "free; the folder cannot be written, and this run only reads")
        }
        (_, Err(why)) => Finding::wrong("lock", format!("nothing can be recorded in {}: {why}", seen.at))
            .so("Give this account the right to write there, or look at the store with --read-only."),
        (Lock::Noted(since), Ok(())) => Finding::look(
            "lock",
            format!(
                "a Muster{} ended without closing the store, or has it where that cannot be seen from here",
                started(since)
            ),
        )
        .so("Close it if it runs; if it does not, there is nothing to do."),
        (Lock::Free, Ok(())) => Finding::ok("lock", "free; the folder can be written"),
    }
}

/// A keyring that was put back looks whole; only the record knows whose keys there should be.
fn keyring(seen: &Store) -> Finding {
    if let Inside::Open { keys, .. } = &seen.inside
        && !keys.is_empty()
    {
        let said = keys.join(" ");
        return Finding::wrong("keyring", said.trim_end_matches('.').to_owned())
            .so("\"muster operator\" gives, sets and takes keys; an old keyring may have been put back.");
    }
    match &seen.keyring {
        Keyring::Whole { store_id, operators, .. } => Finding::ok(
            "keyring",
            format!("store {store_id}, {} and the recovery words", plural(*operators, "operator", "operators")),
        ),
        Keyring::Broken(sentence) => Finding::wrong("keyring", sentence.clone()),
    }
}

/// A clock that is behind the record would date new entries before old ones.
fn clock(seen: &Store) -> Finding {
    let (now, last) = match &seen.inside {
        Inside::Open { last, now, .. } => (*now, last.map(|last| (last, "last entry was recorded"))),
        Inside::Closed | Inside::Failed(_) => (seen.now, seen.changed.map(|changed| (changed, "record was written"))),
    };
    let said = format!("{}, {}", plain(now.local_date()), time_of(now));
    match last {
        Some((last, what)) if last.0 > now.0.saturating_add(AHEAD) => Finding::wrong(
            "clock",
            format!("it says {said}, but the {what} on {}, {}", plain(last.local_date()), time_of(last)),
        )
        .so("Set the clock."),
        Some((last, what)) => {
            Finding::ok("clock", format!("{said}; the {what} on {}, {}", plain(last.local_date()), time_of(last)))
        }
        None => Finding::ok("clock", said),
    }
}

fn record(seen: &Store) -> Vec<Finding> {
    const PUT_BACK: &str = "Keep the folder as it is and put back a backup with \"muster restore\".";
    let outside = match &seen.record {
        Piece::Missing => Some("record.db is not there".to_owned()),
        Piece::Strange(why) => Some(format!("record.db cannot be read: {why}")),
        Piece::There(0) => Some("record.db is empty".to_owned()),
        Piece::There(bytes) if *bytes < PAGE => Some("of record.db all but its beginning is missing".to_owned()),
        Piece::There(bytes) if bytes % PAGE != 0 && !matches!(seen.inside, Inside::Open { .. }) => {
            Some("record.db ends in the middle of a page, so its end is missing".to_owned())
        }
        Piece::There(_) => None,
    };
    if let Some(why) = outside {
        return vec![Finding::wrong("record", why).so(PUT_BACK)];
    }
    match &seen.inside {
        Inside::Closed if matches!(seen.keyring, Keyring::Broken(_)) => {
            vec![Finding::ok(
                "record",
                "not opened: without its keyring it cannot be read, and nothing about it can be told",
            )]
        }
        Inside::Closed => vec![Finding::ok(
            "record",
            "not opened: whether it is whole is told only with the passphrase (--passphrase-file FILE)",
        )],
        Inside::Failed(sentence) => vec![Finding::wrong("record", sentence.clone())],
        Inside::Open { verified, profile, .. } => {
            let whole = match verified {
                Ok(entries) => Finding::ok("record", format!("{} verified", plural(*entries, "entry", "entries"))),
                Err(sentence) => Finding::wrong("record", sentence.clone()),
            };
            let profile = profile.iter().map(|name| Finding::ok("profile", name.clone()));
            [whole].into_iter().chain(profile).collect()
        }
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
pub(super) mod tests;
