//! Looks at a store: its folder and files, who has it, its backups, and what is in it where it opens without a question. Takes no lock and writes no byte.

use super::super::rules::is_good;
use super::super::seen::Disk;
use super::super::seen::store::{Backup, Fit, Inside, Keyring, Lock, Piece, Place, Proof, Store};
use super::Surface;
use crate::cli::context::{Context, Opened};
use crate::cli::failure::Failure;
use crate::cli::files;
use crate::domain::time::Timestamp;
use crate::journal::hex;
use crate::store::backups::{self, Found};
use crate::store::{Folder, Keyring as Ring, aside, plain};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The store of this run, and the folders that were named for its backups.
pub(in super::super) fn store(context: &Context, named: &[PathBuf], surface: &Surface) -> Result<Store, Failure> {
    let path = context.store_path()?;
    let paths = Folder::unchecked(&path);
    let ring = Ring::read(&paths.keyring());
    let id = ring.as_ref().ok().map(|ring| ring.store_id().to_owned());
    let (inside, opened) = match &ring {
        Ok(ring) if ring.is_demo() || context.global.passphrase_file.is_some() => inside(ring, context),
        _ => (Inside::Closed, None),
    };
    let record = paths.record();
    let aside = aside::found(&path);
    Ok(Store {
        at: files::shown(&path),
        named: context.global.store.is_some(),
        read_only: context.global.read_only,
        folder: piece(&path, true),
        record: piece(&record, false),
        keyring: match &ring {
            Ok(ring) => Keyring::Whole {
                store_id: ring.store_id().to_owned(),
                operators: ring.slots().len() as u64,
                demo: ring.is_demo(),
            },
            Err(error) => Keyring::Broken(error.to_string()),
        },
        open_to_others: paths.open_to_others().iter().map(|path| files::shown(path)).collect(),
        open_passphrase: context
            .global
            .passphrase_file
            .as_ref()
            .filter(|file| files::readable_by_others(file))
            .map(|file| files::shown(file)),
        aside: aside.iter().map(|aside| files::shown(aside)).collect(),
        left_aside: aside.iter().flat_map(|aside| aside::left_in(aside)).map(|left| files::shown(&left)).collect(),
        writable: writable(&path),
        lock: if path.is_dir() { super::lock::seen(&paths) } else { Lock::Free },
        places: places(&paths.backups(), named)
            .iter()
            .enumerate()
            .map(|(index, place)| self::place(place, index == 0, &path, id.as_deref(), opened.as_ref(), surface))
            .collect(),
        now: Context::system_clock(),
        changed: changed(&record),
        inside,
    })
}

/// The store's own folder of backups and the named ones, each once.
fn places(own: &Path, named: &[PathBuf]) -> Vec<PathBuf> {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let mut all = vec![own.to_path_buf()];
    for path in named {
        if !all.iter().any(|known| whole(known) == whole(path)) {
            all.push(path.clone());
        }
    }
    all
}

fn piece(path: &Path, folder: bool) -> Piece {
    match std::fs::metadata(path) {
        Ok(about) if folder && about.is_dir() => match std::fs::read_dir(path) {
            Ok(_) => Piece::There(0),
            Err(error) => Piece::Strange(files::why(&error)),
        },
        Ok(_) if folder => Piece::Strange("it is not a folder".to_owned()),
        Ok(about) => match plain::own(path) {
            Ok(_) => Piece::There(about.len()),
            Err(error) => Piece::Strange(files::why(&error)),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Piece::Missing,
        Err(error) => Piece::Strange(files::why(&error)),
    }
}

/// Whether this account may write there, by asking and not by trying.
#[cfg(unix)]
fn writable(path: &Path) -> Result<(), String> {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).map_err(|error| files::why(&error.into()))
}

#[cfg(not(unix))]
fn writable(path: &Path) -> Result<(), String> {
    match std::fs::metadata(path) {
        Ok(about) if about.permissions().readonly() => Err("it is read-only".to_owned()),
        Ok(_) => Ok(()),
        Err(error) => Err(files::why(&error)),
    }
}

fn changed(path: &Path) -> Option<Timestamp> {
    let elapsed = std::fs::metadata(path).ok()?.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(elapsed.as_millis()).ok().map(Timestamp)
}

/// What is in the store, which is opened for reading.
fn inside(ring: &Ring, context: &Context) -> (Inside, Option<Opened>) {
    let opened = match context.open(true) {
        Ok(opened) => opened,
        Err(failure) => return (Inside::Failed(failure.sentence), None),
    };
    let store = &opened.store;
    let facts = store.facts().ok().flatten();
    let inside = Inside::Open {
        verified: store.verify().map(|head| head.entries).map_err(|error| error.to_string()),
        keys: store.keys_unaccounted(ring).unwrap_or_else(|error| vec![error.to_string()]),
        profile: store.profile().ok().map(|profile| format!("{} (version {})", profile.name, profile.version)),
        last: facts.and_then(|facts| facts.last_recorded_at),
        now: context.now_for(store),
    };
    (inside, Some(opened))
}

/// One folder of backups. Those of another store are passed over without a word; they are read again from the newest on until one is whole.
fn place(path: &Path, own: bool, store: &Path, id: Option<&str>, opened: Option<&Opened>, surface: &Surface) -> Place {
    let disk = super::disk(path, surface);
    let beside = device(path).zip(device(store)).map(|(one, other)| one == other);
    let found = match backups::found(path) {
        Ok(found) if own || path.is_dir() => found,
        Ok(_) => {
            return Place {
                disk: named(disk, path),
                own,
                beside: None,
                unread: Some("it is not there".to_owned()),
                backups: Vec::new(),
            };
        }
        Err(error) => {
            return Place {
                disk: named(disk, path),
                own,
                beside,
                unread: Some(files::why(&error)),
                backups: Vec::new(),
            };
        }
    };
    let mut whole = false;
    let ours = found.iter().filter(|found| id.is_none_or(|id| found.store_id() == id));
    let backups = ours
        .map(|found| {
            let proof = match whole {
                true => Proof::NotRead,
                false => proof(found, opened),
            };
            let fits = opened.and_then(|opened| fit(found, opened));
            whole = whole || is_good(&proof, fits);
            Backup {
                at: files::shown(found.path()),
                made: found.made,
                entries: found.head().map(|(entries, _)| entries),
                proof,
                fits,
            }
        })
        .collect();
    Place { disk: named(disk, path), own, beside, unread: None, backups }
}

/// The disk, named by the folder that was asked about and not by the nearest one that is there.
fn named(disk: Disk, path: &Path) -> Disk {
    Disk { at: files::shown(path), ..disk }
}

/// Whether a backup is still what it was: by its checksums, and then with the key where it is known.
fn proof(found: &Found, opened: Option<&Opened>) -> Proof {
    match (found.reread(), opened) {
        (Err(why), _) => Proof::Broken(why),
        (Ok(()), None) => Proof::Whole,
        (Ok(()), Some(opened)) => found.prove(&opened.key).map_or_else(Proof::Broken, |()| Proof::Proved),
    }
}

/// How a backup's journal goes with the record's: the hash of an entry covers all before it.
fn fit(found: &Found, opened: &Opened) -> Option<Fit> {
    let (entries, head) = found.head()?;
    let Some(since) = opened.store.entries().checked_sub(entries) else { return Some(Fit::Longer) };
    let seal = opened.store.seal_at(entries).ok()??;
    Some(if hex(&seal.head) == head { Fit::Beginning(since) } else { Fit::Other })
}

#[cfg(unix)]
fn device(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).ok().map(|about| about.dev())
}

#[cfg(not(unix))]
fn device(_: &Path) -> Option<u64> {
    None
}
