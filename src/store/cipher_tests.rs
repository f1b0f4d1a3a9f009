//! Tests of opening the record: wrong keys, damaged pages, settings, a second reader.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use super::*;
use std::path::PathBuf;

fn key(byte: u8) -> DataKey {
    DataKey::take(&mut [byte; 32])
}

/// A record with a few hundred rows over several pages.
fn made(base: &tempfile::TempDir) -> PathBuf {
    let path = base.path().join("record.db");
    let conn = open(&path, &key(7), Mode::Create).unwrap();
    conn.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT; BEGIN;").unwrap();
    for id in 0..400 {
        conn.execute("INSERT INTO t VALUES (?1, ?2)", (id, format!("the canary word is kingfisher {id}"))).unwrap();
    }
    conn.execute_batch("COMMIT;").unwrap();
    path
}

fn count(conn: &Connection) -> Result<i64, StoreError> {
    Ok(conn.query_row("SELECT count(*) + 0 * sum(length(words)) FROM t", [], |row| row.get(0))?)
}

#[test]
fn what_was_written_is_read_back_with_the_key_only() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    assert_eq!(count(&open(&path, &key(7), Mode::ReadWrite).unwrap()).unwrap(), 400);
    let wrong = open(&path, &key(8), Mode::ReadWrite).unwrap_err();
    assert!(matches!(wrong, StoreError::Unreadable { .. }), "{wrong}");
    assert!(wrong.to_string().contains("record.db cannot be read with the key"), "{wrong}");
    for file in fs::read_dir(base.path()).unwrap() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(10).any(|window| window == b"kingfisher"));
        assert!(!bytes.starts_with(b"SQLite"));
    }
    assert!(!files::open_to_others(&path));
}

#[test]
fn a_record_is_never_made_over_another_nor_opened_out_of_nothing() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    assert!(matches!(open(&path, &key(7), Mode::Create), Err(StoreError::File { .. })));
    let none = base.path().join("none.db");
    assert!(matches!(open(&none, &key(7), Mode::ReadWrite), Err(StoreError::File { .. })));
    assert!(!none.exists());
    fs::write(&none, "").unwrap();
    assert!(matches!(open(&none, &key(7), Mode::ReadWrite), Err(StoreError::Damaged { .. })));
    let folder = open(base.path(), &key(7), Mode::ReadOnly).unwrap_err().to_string();
    assert!(folder.contains("it is not a file but a folder"), "{folder}");
}

#[test]
fn every_setting_is_asserted() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let conn = open(&path, &key(7), Mode::ReadWrite).unwrap();
    for (name, value, reads) in SETTINGS {
        set(&conn, name, value, reads).unwrap();
    }
    let refused = set(&conn, "synchronous", "NORMAL", "3").unwrap_err();
    assert!(refused.to_string().contains("synchronous is 1 and must be 3"), "{refused}");
    // Double quotes name columns only, and the schema cannot be written to by hand.
    assert!(conn.prepare("SELECT \"no such column\" FROM t").is_err());
    conn.execute_batch("PRAGMA writable_schema = ON;").unwrap();
    assert!(conn.execute("UPDATE sqlite_schema SET sql = ''", []).is_err());
}

#[test]
fn replacing_a_row_does_not_slip_past_a_delete_trigger() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let conn = open(&path, &key(7), Mode::ReadWrite).unwrap();
    conn.execute_batch("CREATE TRIGGER keep BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'append only'); END;")
        .unwrap();
    assert!(conn.execute("INSERT OR REPLACE INTO t VALUES (1, 'x')", []).is_err());
}

#[test]
fn a_read_only_connection_reads_and_cannot_write() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let writer = open(&path, &key(7), Mode::ReadWrite).unwrap();
    let reader = open(&path, &key(7), Mode::ReadOnly).unwrap();
    assert_eq!(count(&reader).unwrap(), 400);
    let refused = StoreError::from(reader.execute("DELETE FROM t", []).unwrap_err());
    assert!(matches!(refused, StoreError::ReadOnly { .. }));
    writer.execute("DELETE FROM t WHERE id = 1", []).unwrap();
    assert_eq!(count(&reader).unwrap(), 399);
}

/// Changes one byte in place and tells what opening and checking say to it; then puts it right.
fn with_changed_byte(path: &Path, whole: &[u8], at: usize, mask: u8) -> Option<StoreError> {
    use std::io::{Seek, SeekFrom, Write};
    let put = |byte: u8| {
        let mut file = fs::OpenOptions::new().write(true).open(path).unwrap();
        file.seek(SeekFrom::Start(u64::try_from(at).unwrap())).unwrap();
        file.write_all(&[byte]).unwrap();
    };
    put(whole[at] ^ mask);
    let found = open(path, &key(7), Mode::ReadOnly).and_then(|conn| check_pages(&conn, path)).err();
    put(whole[at]);
    found
}

#[test]
fn changed_bytes_are_found_and_their_page_is_named() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let whole = fs::read(&path).unwrap();
    let pages = whole.len() / 4096;
    assert!(pages > 4, "several pages");
    // Every byte of the first page, one of each further page, and 2,000 seeded places.
    let mut random = fastrand::Rng::with_seed(2026);
    let mut places: Vec<usize> = (0..4096).chain((1..pages).map(|page| page * 4096 + page * 37)).collect();
    places.extend((0..2000).map(|_| random.usize(..whole.len())));
    for at in places {
        let found = with_changed_byte(&path, &whole, at, 1 << (at % 8));
        let text = found.as_ref().map(ToString::to_string).unwrap_or_default();
        let said = match at / 4096 {
            0 => matches!(found, Some(StoreError::Unreadable { .. })),
            page => matches!(found, Some(StoreError::Damaged { .. })) && text.contains(&format!("page {})", page + 1)),
        };
        assert!(said && text.contains("record.db") && text.contains("muster restore"), "byte {at}: {text}");
    }
    check_pages(&open(&path, &key(7), Mode::ReadOnly).unwrap(), &path).unwrap();
}

#[test]
fn swapped_pages_are_found() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let mut bytes = fs::read(&path).unwrap();
    let (head, tail) = bytes.split_at_mut(4096 * 3);
    head[4096 * 2..].swap_with_slice(&mut tail[..4096]);
    fs::write(&path, &bytes).unwrap();
    let found = open(&path, &key(7), Mode::ReadOnly).and_then(|conn| check_pages(&conn, &path)).unwrap_err();
    assert!(found.to_string().contains("page 3"), "{found}");
}

#[test]
fn a_writing_that_was_cut_short_is_rolled_back_and_said_to_a_reader() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let after = base.path().join("after");
    fs::create_dir(&after).unwrap();
    let copy = after.join("record.db");
    {
        let conn = open(&path, &key(7), Mode::ReadWrite).unwrap();
        // With hardly any cache the change reaches the file before it is committed; then the power goes.
        conn.execute_batch("PRAGMA cache_size = 1; BEGIN; UPDATE t SET words = words || ' changed';").unwrap();
        fs::copy(&path, &copy).unwrap();
        fs::copy(base.path().join("record.db-journal"), after.join("record.db-journal")).unwrap();
    }
    assert_ne!(fs::read(&path).unwrap(), fs::read(&copy).unwrap(), "the copy holds half a change");
    let refused = open(&copy, &key(7), Mode::ReadOnly).unwrap_err();
    assert!(matches!(refused, StoreError::Unfinished { .. }), "{refused}");
    let conn = open(&copy, &key(7), Mode::ReadWrite).unwrap();
    let changed: i64 =
        conn.query_row("SELECT count(*) FROM t WHERE words LIKE '%changed'", [], |row| row.get(0)).unwrap();
    assert_eq!((changed, count(&conn).unwrap()), (0, 400));
    check_pages(&conn, &copy).unwrap();
    drop(conn);
    assert_eq!(count(&open(&copy, &key(7), Mode::ReadOnly).unwrap()).unwrap(), 400);
}

#[test]
fn old_pages_can_be_dropped_after_an_erasure() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let journal = base.path().join("record.db-journal");
    let conn = open(&path, &key(7), Mode::ReadWrite).unwrap();
    conn.execute("UPDATE t SET words = '' WHERE id = 3", []).unwrap();
    assert!(fs::metadata(&journal).unwrap().len() > 4096, "the journal is kept with what it held");
    drop_old_pages(&conn).unwrap();
    assert!(!journal.exists() || fs::metadata(&journal).unwrap().len() == 0);
    conn.execute("UPDATE t SET words = 'x' WHERE id = 3", []).unwrap();
    assert!(journal.exists());
}

#[test]
fn reading_a_damaged_page_is_an_error_and_never_a_wrong_row() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let mut bytes = fs::read(&path).unwrap();
    bytes[4096 * 3 + 100] ^= 16;
    fs::write(&path, &bytes).unwrap();
    let conn = open(&path, &key(7), Mode::ReadWrite).unwrap();
    assert!(matches!(count(&conn), Err(StoreError::Damaged { .. })));
}

#[test]
fn a_shortened_record_is_found() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let whole = fs::read(&path).unwrap();
    for keep in [1, 100, 4096, 4096 * 3, whole.len() - 4096, whole.len() - 1] {
        fs::write(&path, &whole[..keep]).unwrap();
        let found = open(&path, &key(7), Mode::ReadOnly).and_then(|conn| check_pages(&conn, &path));
        assert!(found.is_err(), "kept {keep} of {}", whole.len());
    }
}

#[test]
fn a_full_disk_is_said_and_what_was_saved_stays() {
    let base = tempfile::tempdir().unwrap();
    let path = made(&base);
    let conn = open(&path, &key(7), Mode::ReadWrite).unwrap();
    // The database's own limit gives the same error as a disk without room.
    conn.execute_batch("PRAGMA max_page_count = 1;").unwrap();
    let refused = conn.execute("INSERT INTO t (words) VALUES (hex(randomblob(90000)))", []).unwrap_err();
    let refused = StoreError::from(refused).at(&path);
    assert!(matches!(refused, StoreError::Full { .. }) && refused.to_string().contains("record.db"), "{refused}");
    assert!(conn.is_autocommit());
    assert_eq!(count(&conn).unwrap(), 400);
    check_pages(&conn, &path).unwrap();
}
