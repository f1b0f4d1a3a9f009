//! The access log over a restore: what was noted since the backup goes on in the copy that takes the place of the record, so that nothing of who looked at
//! what is lost and no number of a copy is given twice. Done in the copy before it is proved; the lines are taken over as they stand, in the one chain they
//! have.
//!
//! It must not know who restores, nor how a copy takes its place.

use super::access::Noted;
use super::error::StoreError;
use super::folder::Folder;
use super::record::{Opening, Random, Store};
use super::verify;
use crate::domain::copies::{self, NumberedCopy};
use crate::domain::time::Timestamp;
use rusqlite::Transaction;

/// What of the access log of a record a backup does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beyond {
    /// So many of its lines.
    pub lines: u64,
    /// Whether they follow the last line of the backup and can be carried over. They cannot where the two went their own ways, or one of them does not
    /// verify.
    pub follow: bool,
    /// The numbered copies among those that cannot, with the names of their papers; `None` where that cannot be read.
    pub copies: Option<Vec<(String, NumberedCopy)>>,
    /// Lines of the record.
    record: u64,
}

/// What was done with the access log of a copy.
pub struct Carried<'r> {
    /// Lines that were taken over.
    pub lines: u64,
    /// Why the restore could not be noted in it.
    pub unnoted: Option<StoreError>,
    /// Nothing is written into the record that is replaced while this lives.
    _moment: Option<Transaction<'r>>,
}

/// The record that is replaced, and what of its log was found and shown.
#[derive(Clone, Copy)]
pub struct Replaced<'r> {
    /// The record, open for reading.
    pub record: &'r Store,
    /// What of its log the backup does not hold.
    pub beyond: &'r Beyond,
}

/// What is noted of the restore.
pub struct Restored<'a> {
    /// By whom.
    pub who: &'a str,
    /// When.
    pub at: Timestamp,
    /// The line: after how many entries the copy has, and how many lines were carried over.
    pub line: &'a dyn Fn(u64, u64) -> Noted,
}

impl Store {
    /// What of the access log of this record a backup does not hold. The hash of a line covers all before it.
    ///
    /// # Errors
    /// One of them cannot be read.
    pub fn beyond(&self, backup: &Self) -> Result<Beyond, StoreError> {
        let (ours, theirs) = (self.access_hashes()?, backup.access_hashes()?);
        let same = self.store_id()? == backup.store_id()?;
        let both = ours.iter().zip(&theirs).take_while(|(one, other)| same && one == other).count();
        let (record, lines) = (ours.len() as u64, (ours.len() - both) as u64);
        let follow = same && both == theirs.len() && whole(self)? && whole(backup)?;
        let copies = match (follow, self.accesses()) {
            (true, _) => Some(Vec::new()),
            (false, all) => {
                all.ok().map(|all| copies::of_every_paper(all.iter().filter(|line| line.line > both as u64)))
            }
        };
        Ok(Beyond { lines, follow, copies, record })
    }
}

/// Whether the access log of a record verifies.
fn whole(store: &Store) -> Result<bool, StoreError> {
    match store.verify_access() {
        Ok(_) => Ok(true),
        Err(StoreError::Damaged { .. } | StoreError::Journal(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Takes what follows in the log of the record that is replaced over into the copy that takes its place, and notes the restore there.
///
/// # Errors
/// Something was recorded since it was shown what would be missing; the lines cannot be taken over, or the copy cannot be written.
pub fn over<'r>(
    copy: &Folder,
    opening: &Opening<'_>,
    random: Random,
    replaced: Option<Replaced<'r>>,
    restored: &Restored<'_>,
) -> Result<Carried<'r>, StoreError> {
    let moment = replaced.map(still).transpose()?.flatten();
    let follow = replaced.filter(|replaced| replaced.beyond.follow);
    let done = Store::open(copy.clone(), opening, random).and_then(|mut copy| {
        let entries = copy.entries();
        copy.with_access_log(None, |log| {
            let taken = follow.map(|replaced| log.take_over(&replaced.record.conn, restored.who, restored.at));
            let lines = taken.transpose()?.unwrap_or(0);
            log.add(&[(restored.line)(entries, lines)])?;
            Ok(lines)
        })
    });
    let (lines, unnoted) = match done {
        Ok(lines) => (lines.unwrap_or(0), None),
        // A backup whose log does not verify, or that is newer than this program, is restored all the same: it may be all there is.
        Err(error @ (StoreError::Damaged { .. } | StoreError::Newer { .. })) if follow.is_none() => (0, Some(error)),
        Err(error) => return Err(error),
    };
    copy.leave_bare()?;
    Ok(Carried { lines, unnoted, _moment: moment })
}

/// Sees that the record still is what was shown, and holds it there.
fn still(replaced: Replaced<'_>) -> Result<Option<Transaction<'_>>, StoreError> {
    let record = replaced.record;
    let moment = verify::one_moment(&record.conn)?;
    let entries = verify::anchor(&record.conn)?.map_or(0, |(entries, _)| entries);
    let lines = record.access_hashes()?.len() as u64;
    // What was noted since goes over too, where it can.
    let moved = if replaced.beyond.follow { !whole(record)? } else { lines != replaced.beyond.record };
    if moved || entries != record.entries() {
        return Err(StoreError::Backup(
            "Something was recorded in the record that is there in the meantime. Nothing was changed; do it again."
                .to_owned(),
        ));
    }
    Ok(moment)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;
    use crate::domain::access_log::Access;
    use crate::domain::copies::{CopyFor, given};

    fn random(seed: u8) -> Random {
        let mut next = seed;
        Box::new(move |bytes| {
            bytes.fill_with(|| {
                next = next.wrapping_mul(29).wrapping_add(11);
                next
            });
            Ok(())
        })
    }

    /// A record and its backup after one line, each of which goes on with chance of its own.
    fn pair() -> (Store, Store) {
        let pair = [1, 1].map(|seed| {
            let mut store = Store::in_memory("KX-0001", random(seed)).unwrap();
            note(&mut store, Access::listed("ocgs"));
            store
        });
        let [record, mut backup] = pair;
        backup.random = random(99);
        (record, backup)
    }

    fn note(store: &mut Store, access: Access) {
        store.note_access(&[Noted { access, who: "DCI 1550".into(), at: Timestamp(1_000) }]).unwrap();
    }

    fn copy(store: &mut Store, number: u32) {
        let whom = CopyFor { holder: "DI 8107".into(), because: "attended".into() };
        note(store, given("KX-M1-minutes", number, "txt", &whom));
    }

    fn numbers(beyond: &Beyond) -> Option<Vec<u32>> {
        Some(beyond.copies.as_ref()?.iter().map(|(_, copy)| copy.number).collect())
    }

    #[test]
    fn lines_follow_a_backup_that_is_a_beginning_and_no_other() {
        let (mut record, mut backup) = pair();
        let told = record.beyond(&backup).unwrap();
        assert_eq!((told.lines, told.follow), (0, true));
        copy(&mut record, 1);
        copy(&mut record, 2);
        let told = record.beyond(&backup).unwrap();
        assert_eq!((told.lines, told.follow, numbers(&told)), (2, true, Some(vec![])));
        // What is noted meanwhile goes over too.
        copy(&mut record, 3);
        assert!(still(Replaced { record: &record, beyond: &told }).is_ok());

        note(&mut backup, Access::listed("actions"));
        let told = record.beyond(&backup).unwrap();
        assert_eq!((told.lines, told.follow, numbers(&told)), (3, false, Some(vec![1, 2, 3])));
        assert!(still(Replaced { record: &record, beyond: &told }).is_ok());
        copy(&mut record, 4);
        let why = still(Replaced { record: &record, beyond: &told }).map(drop).unwrap_err().to_string();
        assert!(why.contains("in the meantime") && why.contains("Nothing was changed"), "{why}");
    }

    #[test]
    fn a_log_that_does_not_verify_is_carried_nowhere_and_its_copies_are_named() {
        for sql in ["UPDATE access SET subject = 'ocg:9' WHERE seq = 2", "UPDATE access SET body = NULL WHERE seq = 2"]
        {
            let (mut record, backup) = pair();
            copy(&mut record, 1);
            copy(&mut record, 2);
            record.conn.execute_batch(&format!("DROP TRIGGER access_is_never_changed; {sql};")).unwrap();
            let told = record.beyond(&backup).unwrap();
            assert_eq!((told.lines, told.follow), (2, false), "{sql}");
            assert!(numbers(&told).unwrap().contains(&2), "{sql}");
        }
    }
}
