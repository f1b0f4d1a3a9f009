//! An open store: the connection, the lock, the head of the journal. Opening and founding; what is done with it stands in its neighbours.

use super::cipher::{self, Mode};
use super::error::StoreError;
use super::folder::Folder;
use super::keyring::Keyring;
use super::lock::Lock;
use super::schema;
use super::secret::DataKey;
use super::tables::{Kept, Tables};
use super::verify::{misshapen, one_moment};
use crate::domain::board::StoreFacts;
use crate::domain::profile::Profile;
use crate::domain::reading::{Founding, Reading};
use crate::domain::time::Timestamp;
use crate::journal::canonical::genesis;
use crate::journal::entry::Hash;
use crate::journal::seal::{Seal, thousands};
use rusqlite::{Connection, OptionalExtension as _};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Where random bytes come from: given by the caller, since this layer has none of its own.
pub type Random = Box<dyn FnMut(&mut [u8]) -> Result<(), String> + Send>;

/// An open store.
pub struct Store {
    pub(super) conn: Connection,
    pub(super) kept: Kept,
    pub(super) entries: u64,
    pub(super) head: Hash,
    pub(super) last_recorded_at: Option<Timestamp>,
    pub(super) read_only: bool,
    /// True after the disk failed: what is on it is not known, so nothing more is written.
    pub(super) halted: bool,
    /// True while an act is only tried: nothing of it is kept.
    pub(super) rehearsing: bool,
    pub(super) random: Random,
    folder: Option<Folder>,
    lock: Option<Lock>,
    /// The key of the record, for a proved copy; a store in memory has none.
    pub(super) key: Option<DataKey>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("entries", &self.entries)
            .field("read_only", &self.read_only)
            .finish_non_exhaustive()
    }
}

/// How to open a store.
#[derive(Debug)]
pub struct Opening<'a> {
    /// The key out of the keyring.
    pub key: &'a DataKey,
    /// Only read.
    pub read_only: bool,
    /// Process id, for the lock's note.
    pub pid: u32,
    /// The time, for the lock's note and for a backup before a migration: `Tuesday 24 November 2026 at 09:58`.
    pub started: &'a str,
}

impl Store {
    /// Makes the record of a new store in a folder whose keyring is written already. It has no founding entry yet: the first act must be
    /// [`Command::Found`](crate::domain::command::Command::Found).
    ///
    /// # Errors
    /// The folder cannot be written, or holds a record already.
    pub fn create(folder: Folder, opening: &Opening<'_>, random: Random) -> Result<Self, StoreError> {
        let lock = Lock::take(&folder, opening.pid, opening.started)?;
        let mut conn = cipher::open(&folder.record(), opening.key, Mode::Create)?;
        schema::migrate(&mut conn)?;
        let store_id = Keyring::read(&folder.keyring())?.store_id().to_owned();
        let store = Self::over(conn, Some(folder), Some(lock), false, random, &store_id)?;
        Ok(Self { key: Some(opening.key.again()), ..store })
    }

    /// Opens the record of a store. Where it cannot be written (another process has it, the disk is full or read-only) the error's
    /// [`allows_reading`](StoreError::allows_reading) says so, and the caller may open it again to read.
    ///
    /// # Errors
    /// The key does not fit, the record is damaged, locked, newer than the program, or its journal does not end where it says.
    pub fn open(folder: Folder, opening: &Opening<'_>, random: Random) -> Result<Self, StoreError> {
        if !opening.read_only {
            folder.may_change()?;
        }
        let lock = if opening.read_only { None } else { Some(Lock::take(&folder, opening.pid, opening.started)?) };
        if lock.is_some() {
            super::rekey::settle(&folder, opening.key)?;
        }
        let mode = if opening.read_only { Mode::ReadOnly } else { Mode::ReadWrite };
        let record = folder.record();
        let mut conn = cipher::open(&record, opening.key, mode)?;
        Self::bring_up(&mut conn, &folder, opening).map_err(|error| cipher::named(&conn, &record, error))?;
        let store_id = Keyring::read(&folder.keyring())?.store_id().to_owned();
        let store = Self::over(conn, Some(folder), lock, opening.read_only, random, &store_id)?;
        if opening.read_only && schema::version(&store.conn)? < schema::newest() {
            super::remains::stand_in(&store.conn)?;
        } else if !opening.read_only {
            // What an erasure could not finish. Where another process reads, it is owed on.
            let _ = super::sweep::sweep(&store.conn, true);
        }
        Ok(Self { key: Some(opening.key.again()), ..store })
    }

    /// Refuses a store that is too new and brings up one that is too old, after a backup.
    fn bring_up(conn: &mut Connection, folder: &Folder, opening: &Opening<'_>) -> Result<(), StoreError> {
        schema::refuse_newer(conn)?;
        if opening.read_only || schema::version(conn)? >= schema::newest() {
            return Ok(());
        }
        let measure: super::backup::Measure<'_> = &|conn| anchored(conn);
        let stamp = format!("before version {}", schema::newest());
        let mut onward = |_, _| true;
        if schema::version(conn)? > 0 {
            super::backup::backup(conn, folder, opening.key, &folder.backups(), &stamp, measure, &mut onward)?;
        }
        schema::migrate(conn)
    }

    /// A store in memory, without a key: for tests and dry runs.
    ///
    /// # Errors
    /// There is not enough memory.
    pub fn in_memory(store_id: &str, random: Random) -> Result<Self, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        schema::migrate(&mut conn)?;
        Self::over(conn, None, None, false, random, store_id)
    }

    fn over(
        conn: Connection,
        folder: Option<Folder>,
        lock: Option<Lock>,
        read_only: bool,
        random: Random,
        store_id: &str,
    ) -> Result<Self, StoreError> {
        conn.set_prepared_statement_cache_capacity(64);
        let mut store = Self {
            conn,
            kept: Kept::default(),
            entries: 0,
            head: genesis(store_id),
            last_recorded_at: None,
            read_only,
            halted: false,
            rehearsing: false,
            random,
            folder,
            lock,
            key: None,
        };
        match (store.load_head(), &store.folder) {
            (Ok(()), _) => Ok(store),
            (Err(error), Some(folder)) => Err(cipher::named(&store.conn, &folder.record(), error)),
            (Err(error), None) => Err(error),
        }
    }

    /// Reads the head of the journal and checks that the last entry is the anchored one; the whole chain is `verify`'s work.
    pub(super) fn load_head(&mut self) -> Result<(), StoreError> {
        let _moment = one_moment(&self.conn)?;
        let last = self
            .conn
            .query_row("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1", [], |row| {
                let seq = row.get::<_, u64>(0)?;
                Ok((seq, row.get::<_, Hash>(1)))
            })
            .optional()?;
        let last = match last {
            Some((seq, hash)) => Some((seq, hash.map_err(|error| misshapen(error, seq))?)),
            None => None,
        };
        let anchor = self
            .conn
            .query_row("SELECT entries, head, recorded_at FROM anchor", [], |row| {
                Ok((row.get::<_, u64>(0)?, row.get::<_, Hash>(1)?, row.get::<_, i64>(2)?))
            })
            .optional()
            .map_err(|error| misshapen(error, last.map_or(0, |(seq, _)| seq)))?;
        let why = match (anchor, last) {
            (None, None) => return Ok(()),
            (Some((entries, head, at)), Some((seq, hash))) if entries == seq && head == hash => {
                self.entries = entries;
                self.head = head;
                self.last_recorded_at = Some(Timestamp(at));
                return Ok(());
            }
            (Some((entries, ..)), Some((seq, _))) if entries == seq => {
                format!("entry {} is not the one that was recorded last", thousands(seq))
            }
            (anchor, last) => format!(
                "the journal ends at entry {}, but {} were recorded",
                thousands(last.map_or(0, |(seq, _)| seq)),
                thousands(anchor.map_or(0, |(entries, ..)| entries))
            ),
        };
        Err(StoreError::Damaged { place: "record.db".to_owned(), why })
    }

    pub(super) const fn tables(&self) -> Tables<'_> {
        Tables::new(&self.conn, &self.kept)
    }

    /// The records, for deciding and for planning an import.
    #[must_use]
    pub fn reading(&self) -> impl Reading + '_ {
        self.tables()
    }

    /// Refuses to write where writing is over.
    ///
    /// # Errors
    /// The store is open for reading only, or its disk failed earlier.
    pub fn may_write(&self) -> Result<(), StoreError> {
        let place =
            self.folder.as_ref().map_or_else(|| "memory".to_owned(), |folder| super::error::shown(&folder.record()));
        match (self.halted, self.read_only) {
            (true, _) => Err(StoreError::Halted { place }),
            (false, true) => Err(StoreError::ReadOnly { place }),
            (false, false) => Ok(()),
        }
    }

    /// After a failed writing or flush nobody knows what is on the disk: from then on nothing more is written on this connection.
    pub(super) fn after_failure(&mut self, error: StoreError) -> StoreError {
        self.kept.forget();
        if matches!(error, StoreError::Disk { .. }) {
            self.read_only = true;
            self.halted = true;
        }
        match &self.folder {
            Some(folder) => error.at(&folder.record()),
            None => error,
        }
    }

    /// What the store was founded as and where it stands; `None` before the founding entry.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn facts(&self) -> Result<Option<StoreFacts>, StoreError> {
        Ok(self.founding()?.map(|founding| StoreFacts {
            founding,
            entries: self.entries,
            last_recorded_at: self.last_recorded_at,
            read_only: self.read_only,
            beside: false,
        }))
    }

    /// What the store was founded as.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn founding(&self) -> Result<Option<Founding>, StoreError> {
        self.tables().founding().map_err(|fault| self.error_of(fault))
    }

    /// Whether it is the store of the weekly covert meeting; one that is not founded is none.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn is_covert(&self) -> Result<bool, StoreError> {
        Ok(self.founding()?.is_some_and(|founding| founding.covert))
    }

    /// The profile in force.
    ///
    /// # Errors
    /// The store cannot be read, or is not founded.
    pub fn profile(&self) -> Result<Arc<Profile>, StoreError> {
        self.tables().profile().map_err(|fault| self.error_of(fault))
    }

    /// The database's own error behind a fault of the rules.
    pub(super) fn error_of(&self, fault: crate::domain::reading::Fault) -> StoreError {
        self.kept.take_error().unwrap_or(StoreError::Defect(fault.0))
    }

    /// The seal as at the last entry; `None` before the founding entry.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn seal(&self) -> Result<Option<Seal>, StoreError> {
        Ok(self.founding()?.map(|founding| Seal {
            store_id: founding.store_id,
            entries: self.entries,
            head: self.head,
        }))
    }

    /// The seal of the record as it stood after an entry: the hash of that entry covers everything before it.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn seal_at(&self, entry: u64) -> Result<Option<Seal>, StoreError> {
        let mut found = None;
        self.entries_from(entry, |entry| {
            found = Some(entry.hash);
            Ok(false)
        })?;
        let seal = |(founding, head): (Founding, Hash)| Seal { store_id: founding.store_id, entries: entry, head };
        Ok(self.founding()?.zip(found).map(seal))
    }

    /// Entries in the journal.
    #[must_use]
    pub const fn entries(&self) -> u64 {
        self.entries
    }

    /// True when nothing can be written.
    #[must_use]
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Closes the record and keeps the right to write.
    pub(super) fn closed(self) -> Option<Lock> {
        self.lock
    }

    /// The folder; `None` for a store in memory.
    #[must_use]
    pub const fn folder(&self) -> Option<&Folder> {
        self.folder.as_ref()
    }

    /// True while this process holds the right to write.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        self.lock.is_some()
    }

    /// Makes a proved copy in `dest`, or among the backups of its folder. `stamp` names it; see [`stamp`](super::backup::stamp).
    ///
    /// # Errors
    /// See [`backup`](super::backup::backup); a store in memory has nothing to copy.
    pub fn backup(
        &self,
        dest: Option<&Path>,
        stamp: &str,
        progress: super::backup::Progress<'_>,
    ) -> Result<super::backup::Report, StoreError> {
        let (Some(folder), Some(key)) = (&self.folder, &self.key) else {
            return Err(StoreError::Backup("A store in memory cannot be backed up.".to_owned()));
        };
        let usual = folder.backups();
        let dest = dest.unwrap_or(&usual);
        super::backup::backup(&self.conn, folder, key, dest, stamp, &|conn| super::verify::measure(conn), progress)
    }
}

fn anchored(conn: &Connection) -> Result<(u64, Hash), StoreError> {
    Ok(conn.query_row("SELECT entries, head FROM anchor", [], |row| Ok((row.get(0)?, row.get(1)?)))?)
}
