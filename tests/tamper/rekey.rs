//! A new key for the record: the journal goes on, the old keyring opens nothing any more, and a change that is cut short at any step is whole.

use crate::ground::{action, asking, make, open, random, tier};
use muster::domain::access::{self, AccessStep};
use muster::domain::access_log::Access;
use muster::domain::command::{Asking, Command};
use muster::domain::receipt::Receipt;
use muster::domain::role::{Role, Seat};
use muster::journal::claim;
use muster::store::access::Noted;
use muster::store::keyring::DEMO_PASSPHRASE;
use muster::store::record::Opening;
use muster::store::rekey::Renewed;
use muster::store::seals::SealVerdict;
use muster::store::{ActError, DataKey, Folder, Keyring, Params, Passphrase, Store, StoreError, testing};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

fn entry() -> Command {
    Command::ChangeAccess(access::Access {
        operator: "DCI 1550".into(),
        step: AccessStep::Rekeyed,
        from: None,
        to: None,
    })
}

/// Gives the store a new key; what came of it, and the key.
fn rekey(store: Store, asking: &Asking) -> (Result<Receipt, ActError>, DataKey) {
    let keyring = Keyring::read(&store.folder().unwrap().keyring()).unwrap();
    let passphrase = Passphrase::from(DEMO_PASSPHRASE);
    let made = keyring.renewed("DCI 1550", &passphrase, &mut *random(77), Params::DEMO).unwrap();
    let opening = Opening { key: &made.key, read_only: false, pid: std::process::id(), started: "10:20" };
    let gone = ["DC 5031".to_owned()];
    let renewed = Renewed { keyring: &made.keyring, opening, commands: &[entry()], gone: &gone };
    (store.rekey(&renewed, asking, random(78), &mut |_, _| true), made.key)
}

/// A line of the access log is added beside whoever has the right to write: it is in the record afterwards, or whoever adds it is told that it is not.
#[test]
fn a_line_that_is_added_meanwhile_is_kept_or_refused() {
    for round in 0..8 {
        let base = tempfile::tempdir().unwrap();
        let path = base.path().join("store");
        let (store, old) = used(&path);
        let mut reader = open(&path, &old, true, 9).unwrap();
        let keyring = Keyring::read(&path.join("keyring.toml")).unwrap();
        let passphrase = Passphrase::from(DEMO_PASSPHRASE);
        let made = keyring.renewed("DCI 1550", &passphrase, &mut *random(77), Params::DEMO).unwrap();
        let opening = Opening { key: &made.key, read_only: false, pid: std::process::id(), started: "10:20" };
        let renewed = Renewed { keyring: &made.keyring, opening, commands: &[entry()], gone: &[] };
        let noted =
            [Noted { access: Access::looked("list", "ocgs"), who: "PC 2208".into(), at: asking(20).recorded_at }];
        let mut adding = Some(move || reader.note_access_beside(&old, &noted));
        let mut beside = None;
        // Begun when every page was copied.
        let mut progress = |done: u64, all: u64| {
            if done == all {
                beside = adding.take().map(thread::spawn);
            }
            true
        };
        store.rekey(&renewed, &asking(20), random(78), &mut progress).unwrap();
        let added = beside.unwrap().join().unwrap();
        let store = open(&path, &made.key, false, 3).unwrap();
        let held = store.accesses().unwrap().len();
        assert_eq!(held, usize::from(added.is_ok()), "{round}: {added:?}");
        store.verify_access().unwrap();
        drop(store);
        tidy(&path);
    }
}

/// Every file of the store but the lock, with its bytes.
fn files(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(path).unwrap() {
        let at = entry.unwrap().path();
        let name = at.file_name().unwrap().to_string_lossy().into_owned();
        if at.is_dir() {
            found.extend(files(&at).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
            found.insert(name, Vec::new());
        } else if name != "lock" {
            found.insert(name, fs::read(&at).unwrap());
        }
    }
    found
}

/// A store with something in it, and what is left unsent.
fn used(path: &Path) -> (Store, DataKey) {
    let (mut store, key) = make(path, 1);
    store.act(&[action(1, "visit the tenant"), tier(1, 1, "firearms seen")], &asking(10)).unwrap();
    store.keep_place("DCI 1550", Some("half a note")).unwrap();
    store.keep_place("DC 5031", Some("the loggist's half a note")).unwrap();
    (store, key)
}

/// The names of all that lies in a store which is as it should be.
fn tidy(path: &Path) {
    let names: Vec<String> = files(path).into_keys().filter(|name| !name.ends_with("-journal")).collect();
    assert_eq!(names, ["backups", "keyring.toml", "record.db"]);
}

#[test]
fn the_journal_goes_on_under_the_new_key_and_the_old_keyring_opens_nothing() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, old) = used(&path);
    let (entries, seal, tables) = (store.entries(), store.seal().unwrap().unwrap(), store.projection_text().unwrap());
    let keyring = fs::read(path.join("keyring.toml")).unwrap();
    let (done, new) = rekey(store, &asking(20));
    let receipt = done.unwrap();
    assert_eq!((receipt.first, receipt.last), (entries + 1, entries + 1));
    assert_eq!(receipt.sentences, ["The record is encrypted with a new key by DCI 1550; no other key opens it"]);
    tidy(&path);
    let mut store = open(&path, &new, false, 3).unwrap();
    assert_eq!(store.verify().unwrap().entries, entries + 1);
    let claimed = [claim::parse(&seal.to_string()).unwrap()];
    assert!(matches!(store.hold(&claimed).unwrap()[0], SealVerdict::Confirmed { .. }), "seals on paper still hold");
    let live = store.projection_text().unwrap();
    assert!(tables.lines().all(|row| live.contains(row)), "every row of before is there");
    store.rebuild().unwrap();
    assert!(store.projection_text().unwrap() == live);
    assert_eq!(store.place("DCI 1550").unwrap().as_deref(), Some("half a note"));
    assert_eq!(store.place("DC 5031").unwrap(), None, "what somebody without a key left goes");
    store.act(&[action(2, "the next one")], &asking(30)).unwrap();
    drop(store);
    // What opened the record of before opens it no longer, the old keyring and passphrase put back included.
    assert!(matches!(open(&path, &old, true, 4), Err(StoreError::Unreadable { .. })));
    let fresh = Keyring::read(&path.join("keyring.toml")).unwrap();
    assert!(fresh.fits(&new) && !fresh.fits(&old) && fresh.slots().len() == 1);
    fs::write(path.join("keyring.toml"), keyring).unwrap();
    let back = Keyring::read(&path.join("keyring.toml")).unwrap();
    let key = back.unlock(None, &Passphrase::from(DEMO_PASSPHRASE)).unwrap();
    assert!(matches!(open(&path, &key, true, 5), Err(StoreError::Unreadable { .. })));
}

#[test]
fn what_is_refused_or_fails_before_the_last_step_changes_nothing() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, key) = used(&path);
    let before = files(&path);
    // A loggist may not.
    let seat = Seat { role: Role::Loggist, deciders: Vec::new(), by_keys: true };
    let (done, _) = rekey(store, &Asking { seat, ..asking(20) });
    assert!(matches!(done, Err(ActError::Refused { .. })), "{done:?}");
    assert_eq!(files(&path), before);
    // Something stands where the copy is made.
    fs::write(path.join(".rekeyed.unfinished"), "in the way").unwrap();
    let (done, _) = rekey(unsettled(&path, &key), &asking(20));
    assert!(matches!(done, Err(ActError::Store(StoreError::File { .. }))), "{done:?}");
    fs::remove_file(path.join(".rekeyed.unfinished")).unwrap();
    assert_eq!(files(&path), before);
    // Who only reads has nothing to give.
    let (done, _) = rekey(open(&path, &key, true, 3).unwrap(), &asking(20));
    assert!(matches!(done, Err(ActError::Store(StoreError::ReadOnly { .. }))), "{done:?}");
    assert_eq!(files(&path), before);
    open(&path, &key, false, 4).unwrap().verify().unwrap();
}

/// A store that was opened before something came in the way of its new key.
fn unsettled(path: &Path, key: &DataKey) -> Store {
    let (way, text) = (path.join(".rekeyed.unfinished"), "in the way");
    fs::remove_file(&way).unwrap();
    let store = open(path, key, false, 3).unwrap();
    fs::write(way, text).unwrap();
    store
}

/// What lies in the store when the process ends there: what of the old, what of the new and where, and whether the new key is the key.
type Lies<'s> = (&'s [&'s str], &'s [&'s str], &'s [&'s str], bool);

#[test]
fn cut_short_at_any_step_it_is_the_old_record_or_the_new_one_and_whoever_writes_ends_it() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, old) = used(&path);
    let entries = store.entries();
    drop(store);
    let before = files(&path);
    let (done, new) = rekey(open(&path, &old, false, 3).unwrap(), &asking(20));
    done.unwrap();
    let after = files(&path);
    let (record, keys, pages) = ("record.db", "keyring.toml", "record.db-journal");
    let part = |bytes: &[u8]| bytes[..bytes.len() / 2].to_vec();
    let steps: [Lies<'_>; 6] = [
        (&[record, keys, pages], &[], &[".rekeyed.unfinished"], false),
        (&[record, keys, pages], &[], &[".rekeyed.unfinished", "record.db", "keyring.toml"], false),
        (&[record, keys, pages], &[], &["rekeyed", "record.db", "keyring.toml"], true),
        (&[record, keys], &[], &["rekeyed", "record.db", "keyring.toml"], true),
        (&[keys], &[record], &["rekeyed", "keyring.toml"], true),
        (&[], &[record, keys], &["rekeyed"], true),
    ];
    for (olds, news, laid, is_new) in steps {
        let (waits, inside) = laid.split_first().unwrap();
        fs::remove_dir_all(&path).unwrap();
        fs::create_dir_all(path.join("backups")).unwrap();
        fs::create_dir(path.join(waits)).unwrap();
        for name in olds {
            fs::write(path.join(name), &before[*name]).unwrap();
        }
        for name in news {
            fs::write(path.join(name), &after[*name]).unwrap();
        }
        for name in inside {
            let whole = &after[*name];
            fs::write(path.join(waits).join(name), if is_new { whole.clone() } else { part(whole) }).unwrap();
        }
        let (key, other) = if is_new { (&new, &old) } else { (&old, &new) };
        let lies = files(&path);
        assert!(Keyring::read(&Folder::open(&path).unwrap().keyring()).unwrap().fits(key), "{olds:?}");
        let store = open(&path, key, true, 4).unwrap();
        assert_eq!(store.verify().unwrap().entries, entries + u64::from(is_new), "{olds:?}");
        drop(store);
        assert_eq!(files(&path), lies, "who only reads changes nothing");
        assert!(open(&path, other, true, 5).is_err());
        let mut store = open(&path, key, false, 6).unwrap();
        store.verify().unwrap();
        store.act(&[action(3, "go on")], &asking(40)).unwrap();
        drop(store);
        tidy(&path);
        open(&path, key, true, 7).unwrap().verify().unwrap();
    }
}

/// While it waits, a command that only reads adds its line to the access log, and may be cut short in the middle of it.
#[test]
fn a_line_that_was_cut_short_while_the_new_record_waited_is_taken_back_and_not_left_by_halves() {
    let base = tempfile::tempdir().unwrap();
    let path = base.path().join("store");
    let (store, _) = used(&path);
    let (done, new) = rekey(store, &asking(20));
    let entries = done.unwrap().last;
    let waits = path.join("rekeyed");
    fs::create_dir(&waits).unwrap();
    for name in ["record.db", "keyring.toml"] {
        fs::rename(path.join(name), waits.join(name)).unwrap();
    }
    testing::cut_short(&Folder::open(&path).unwrap(), &new).unwrap();
    assert!(matches!(open(&path, &new, true, 4), Err(StoreError::Unfinished { .. })), "who only reads says so");
    let mut store = open(&path, &new, false, 5).unwrap();
    assert_eq!(store.verify().unwrap().entries, entries);
    store.verify_access().unwrap();
    store.act(&[action(2, "go on")], &asking(30)).unwrap();
    drop(store);
    tidy(&path);
    let store = open(&path, &new, true, 6).unwrap();
    store.verify().unwrap();
    assert!(
        !String::from_utf8_lossy(&testing::plain_bytes(&Folder::open(&path).unwrap(), &new).unwrap())
            .contains("CREATE TABLE half")
    );
}
