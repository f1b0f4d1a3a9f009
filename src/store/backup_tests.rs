//! Tests of backup and restore: equality is proved first, and what is refused changes nothing.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use crate::store::keyring::Created;
use sha2::{Digest, Sha256};

struct Made {
    base: tempfile::TempDir,
    folder: Folder,
    key: DataKey,
    conn: Connection,
}

/// A stand-in for the journal: the count of a table and a hash over it.
fn measure(conn: &Connection) -> Result<(u64, Hash), StoreError> {
    let mut statement = conn.prepare("SELECT words FROM t ORDER BY id")?;
    let mut rows = statement.query([])?;
    let (mut count, mut hasher) = (0, Sha256::new());
    while let Some(row) = rows.next()? {
        count += 1;
        hasher.update(row.get::<_, String>(0)?.as_bytes());
    }
    Ok((count, hasher.finalize().into()))
}

fn add(conn: &Connection, count: usize) {
    conn.execute_batch("BEGIN").unwrap();
    for _ in 0..count {
        conn.execute("INSERT INTO t (words) VALUES (hex(randomblob(60)))", []).unwrap();
    }
    conn.execute_batch("COMMIT").unwrap();
}

fn made() -> Made {
    seeded(0)
}

fn seeded(seed: u8) -> Made {
    let base = tempfile::tempdir().unwrap();
    let folder = Folder::create(&base.path().join("store")).unwrap();
    let mut next = seed;
    let mut random = |bytes: &mut [u8]| {
        bytes.fill_with(|| {
            next = next.wrapping_add(41);
            next
        });
        Ok(())
    };
    let Created { keyring, key, .. } = Keyring::create_demo("DCI 1550", &mut random).unwrap();
    keyring.write(&folder.keyring(), &key).unwrap();
    let conn = cipher::open(&folder.record(), &key, Mode::Create).unwrap();
    conn.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;").unwrap();
    add(&conn, 300);
    Made { base, folder, key, conn }
}

fn make_backup(made: &Made, stamp: &str) -> Result<Report, StoreError> {
    backup(&made.conn, &made.folder, &made.key, &made.folder.backups(), stamp, &measure, &mut |_, _| true)
}

fn put_back(made: &Made, from: &Path, to: &Path) -> Result<Report, StoreError> {
    restore(from, to, &made.key, "2026-11-24 1801", (1, "18:01"), &measure, &mut |_| Ok(()))
}

/// Every name and byte under a folder, to show that nothing was changed.
fn picture(path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut out = Vec::new();
    let mut left = vec![path.to_path_buf()];
    while let Some(next) = left.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                left.push(path);
            } else {
                out.push((path.clone(), fs::read(&path).unwrap()));
            }
        }
    }
    out.sort();
    out
}

#[test]
fn a_backup_is_a_store_that_can_be_opened_and_restored() {
    let made = made();
    let mut calls = 0;
    let before = measure(&made.conn).unwrap();
    let report = backup(
        &made.conn,
        &made.folder,
        &made.key,
        &made.folder.backups(),
        "2026-11-24 1740",
        &measure,
        &mut |done, all| {
            calls += 1;
            done <= all
        },
    )
    .unwrap();
    assert!(calls > 0);
    assert_eq!((report.entries, report.head), before);
    let names: Vec<String> =
        fs::read_dir(&report.path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert!(report.path.to_string_lossy().ends_with(" 2026-11-24 1740.muster-backup"));
    assert!(Folder::open(&report.path).unwrap().open_to_others().is_empty());
    let copy = cipher::open(&report.path.join("record.db"), &made.key, Mode::ReadOnly).unwrap();
    assert_eq!(measure(&copy).unwrap(), before);
    drop(copy);

    add(&made.conn, 5);
    let after = measure(&made.conn).unwrap();
    let from = report.path.clone();
    let restored = put_back(&made, &from, made.folder.path()).unwrap();
    assert_eq!((restored.entries, restored.head), before);
    let kept = restored.kept.unwrap();
    assert!(kept.ends_with("store replaced 2026-11-24 1801"));
    let old = cipher::open(&kept.join("record.db"), &made.key, Mode::ReadOnly).unwrap();
    assert_eq!(measure(&old).unwrap(), after);
    let new = cipher::open(&made.folder.record(), &made.key, Mode::ReadWrite).unwrap();
    assert_eq!(measure(&new).unwrap(), before);
    assert!(Keyring::read(&made.folder.keyring()).unwrap().fits(&made.key));
    let left: Vec<_> = fs::read_dir(made.base.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
    // The backup is where it was named.
    assert!(from.join("backup.toml").exists() && !kept.join("backups").exists());
    assert_eq!(restored.left, []);
}

#[test]
fn backups_and_papers_stay_with_the_store_and_what_cannot_be_moved_is_named_where_it_lies() {
    let made = made();
    let from = make_backup(&made, "1").unwrap().path;
    let paper = made.folder.papers().join("sheets/one");
    fs::create_dir_all(paper.parent().unwrap()).unwrap();
    fs::write(&paper, "x").unwrap();
    // Something of the same name has come into the new store meanwhile; and what it made itself goes along.
    let mut onward = |inside: &Folder| {
        fs::create_dir_all(inside.papers().join("sheets")).unwrap();
        fs::write(inside.papers().join("sheets/other"), "y").unwrap();
        fs::create_dir(inside.backups().join("made meanwhile")).unwrap();
        Ok(())
    };
    let dest = made.folder.path();
    let done = restore(&from, dest, &made.key, "a", (1, "18:01"), &measure, &mut onward).unwrap();
    let kept = done.kept.unwrap();
    assert!(from.join("backup.toml").exists() && dest.join("backups/made meanwhile").exists());
    assert_eq!(done.left.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>(), [kept.join("papers")]);
    assert!(kept.join("papers/sheets/one").exists() && dest.join("papers/sheets/other").exists());
    assert_eq!(aside::left_in(&kept), [kept.join("papers")]);

    // Those of another store stay with it.
    let other = seeded(7);
    let theirs = make_backup(&other, "1").unwrap().path;
    let kept = put_back(&made, &from, other.folder.path()).unwrap().kept.unwrap();
    assert!(!theirs.exists() && kept.join("backups").join(theirs.file_name().unwrap()).exists());
}

#[cfg(unix)]
#[test]
fn a_store_that_a_link_names_is_replaced_where_the_link_leads() {
    let made = made();
    let report = make_backup(&made, "1").unwrap();
    let link = made.base.path().join("links/store");
    fs::create_dir(link.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(made.folder.path(), &link).unwrap();
    let kept = put_back(&made, &report.path, &link).unwrap().kept.unwrap();
    assert!(link.symlink_metadata().unwrap().is_symlink() && Folder::open(&link).is_ok());
    let whole = made.base.path().canonicalize().unwrap();
    assert_eq!(kept.parent(), Some(whole.as_path()));
    assert_eq!(aside::found(&link), [kept]);
    assert_eq!(fs::read_dir(link.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn what_is_there_and_is_no_store_stays() {
    let made = made();
    let report = make_backup(&made, "1").unwrap();
    let file = made.base.path().join("letter");
    fs::write(&file, "mine").unwrap();
    fs::create_dir(made.base.path().join("empty")).unwrap();
    let before = picture(made.base.path());
    for dest in [file.as_path(), made.base.path(), report.path.as_path()] {
        let told = put_back(&made, &report.path, dest).unwrap_err().to_string();
        assert!(told.contains("so nothing was restored there"), "{told}");
    }
    assert_eq!(picture(made.base.path()), before);
    let done = put_back(&made, &report.path, &made.base.path().join("empty")).unwrap();
    assert_eq!((done.kept, Folder::open(&done.path).is_ok()), (None, true));
}

#[test]
fn a_lost_store_comes_back_where_nothing_is() {
    let made = made();
    let report = make_backup(&made, "1").unwrap();
    let place = made.base.path().join("new/place");
    let restored = put_back(&made, &report.path, &place).unwrap();
    assert_eq!(restored.kept, None);
    assert!(Folder::open(&place).unwrap().open_to_others().is_empty());
}

#[test]
fn a_stopped_or_failed_backup_leaves_nothing() {
    let made = made();
    let stopped = backup(&made.conn, &made.folder, &made.key, &made.folder.backups(), "1", &measure, &mut |_, _| false);
    assert!(matches!(stopped, Err(StoreError::Stopped)));
    let calls = std::cell::Cell::new(0_u64);
    let unsteady = |conn: &Connection| {
        calls.set(calls.get() + 1);
        measure(conn).map(|(count, head)| (count + calls.get(), head))
    };
    let unequal = backup(&made.conn, &made.folder, &made.key, &made.folder.backups(), "1", &unsteady, &mut |_, _| true)
        .unwrap_err();
    assert!(
        unequal.to_string().starts_with("The backup does not hold the same journal: 302 entries instead of 301"),
        "{unequal}"
    );
    assert_eq!(fs::read_dir(made.folder.backups()).unwrap().count(), 0);
    make_backup(&made, "1").unwrap();
    assert!(make_backup(&made, "1").unwrap_err().to_string().contains("already"));
}

#[test]
fn a_changed_backup_is_refused_and_the_store_stands() {
    let made = made();
    let report = make_backup(&made, "1").unwrap();
    let names = ["record.db", "keyring.toml", "backup.toml"];
    for name in names {
        let path = report.path.join(name);
        let whole = fs::read(&path).unwrap();
        for at in [0, whole.len() / 3, whole.len() / 2, whole.len() - 3] {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            fs::write(&path, &bytes).unwrap();
            let before = picture(made.base.path());
            let error = put_back(&made, &report.path, made.folder.path()).unwrap_err().to_string();
            assert!(error.ends_with('.'), "{name} {at}: {error}");
            assert!(name != "record.db" || error.contains("was changed since the backup was made"), "{at}: {error}");
            assert_eq!(picture(made.base.path()), before, "{name} {at}");
        }
        fs::write(&path, &whole).unwrap();
    }
}

#[test]
fn every_changed_byte_of_a_small_backups_record_is_found_without_its_manifest_too() {
    let made = made();
    let report = make_backup(&made, "1").unwrap();
    fs::remove_file(report.path.join("backup.toml")).unwrap();
    let path = report.path.join("record.db");
    let whole = fs::read(&path).unwrap();
    let place = made.base.path().join("elsewhere");
    for at in (0..whole.len()).step_by(997) {
        let mut bytes = whole.clone();
        bytes[at] ^= 128;
        fs::write(&path, &bytes).unwrap();
        assert!(put_back(&made, &report.path, &place).is_err(), "byte {at}");
        assert!(!place.exists());
    }
    fs::write(&path, &whole).unwrap();
    assert!(put_back(&made, &report.path, &place).is_ok());
}

#[test]
fn a_store_that_is_open_elsewhere_is_not_replaced() {
    let made = made();
    let report = make_backup(&made, "1").unwrap();
    let held = Lock::take(&made.folder, 7, "09:58").unwrap();
    let refused = put_back(&made, &report.path, made.folder.path()).unwrap_err();
    assert!(matches!(refused, StoreError::Locked { .. }));
    drop(held);
    assert!(matches!(put_back(&made, made.base.path(), made.folder.path()), Err(StoreError::NotAStore { .. })));
    let other = DataKey::take(&mut [1; 32]);
    let other = restore(&report.path, made.folder.path(), &other, "x", (1, "x"), &measure, &mut |_| Ok(()));
    assert!(other.unwrap_err().to_string().contains("not the key of that backup"));
}
