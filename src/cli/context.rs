//! What every subcommand needs: where the store is, who asks, what time it is, where random bytes come from.
//!
//! The one place that reads clock, environment and randomness; everything below gets them as values.

use super::args::Global;
use super::failure::Failure;
use crate::domain::access_log::Access;
use crate::domain::command::Asking;
use crate::domain::role::Seat;
use crate::domain::time::{Date, Timestamp, clock, long};
use crate::store::record::Opening;
use crate::store::{DataKey, Folder, Keyring, Passphrase, Random, Store, StoreError};
use crate::term::crossing::{Beside, NOT_OPEN, of_covert_record, of_open_record};
use crate::text::same_name;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

/// The surroundings of one run.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) global: Global,
    /// Whether it is the record named with `--with`: what is wrong is then said of the open record.
    beside: bool,
}

/// An open store with who opened it.
pub(super) struct Opened {
    pub(super) store: Store,
    pub(super) key: DataKey,
    pub(super) operator: String,
    pub(super) seat: Seat,
}

/// The environment variable that fixes the clock, for tests and for benchmarks of a demo: milliseconds since 1970 in UTC. Honoured only by a
/// store of invented data.
const CLOCK: &str = "MUSTER_DEMO_CLOCK";

/// The environment variable that makes the drawing thread fail when the screen is asked to be drawn anew, for the test of what a fault leaves behind.
/// Honoured only by a store of invented data.
const FAULT: &str = "MUSTER_DEMO_PANIC";

impl Context {
    pub(super) const fn new(global: Global) -> Self {
        Self { global, beside: false }
    }

    /// The moment, by the system's clock.
    pub(super) fn system_clock() -> Timestamp {
        let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))
    }

    /// The moment for a store of invented data: the system's clock, unless the environment fixes it.
    pub(super) fn demo_clock() -> Timestamp {
        std::env::var(CLOCK).ok().and_then(|text| text.parse().ok()).map_or_else(Self::system_clock, Timestamp)
    }

    /// Milliseconds of a clock that only goes forwards, also while the computer sleeps: nobody sets it, and a lid that was shut is time without a key.
    pub(super) fn moments() -> u64 {
        #[cfg(target_os = "linux")]
        {
            let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
            let ms = now.tv_sec.saturating_mul(1_000).saturating_add(now.tv_nsec / 1_000_000);
            u64::try_from(ms).unwrap_or_default()
        }
        #[cfg(not(target_os = "linux"))]
        {
            static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
            let start = START.get_or_init(std::time::Instant::now);
            u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX)
        }
    }

    /// Whether a dashboard of invented data is to fail on purpose.
    pub(super) fn demo_fault() -> bool {
        std::env::var_os(FAULT).is_some_and(|value| !value.is_empty())
    }

    /// The moment that counts for this store.
    pub(super) fn now_for(&self, store: &Store) -> Timestamp {
        let demo = store.founding().ok().flatten().is_some_and(|founding| founding.demo);
        if demo { Self::demo_clock() } else { Self::system_clock() }
    }

    /// The local day that counts for this store.
    pub(super) fn today_for(&self, store: &Store) -> Date {
        self.now_for(store).local_date()
    }

    /// Random bytes of the operating system.
    pub(super) fn random() -> Random {
        Box::new(|bytes| getrandom::fill(bytes).map_err(|error| format!("The system gave no random bytes ({error}).")))
    }

    /// The folder of the store: `--store`, or the usual place for this user.
    pub(super) fn store_path(&self) -> Result<PathBuf, Failure> {
        if let Some(path) = &self.global.store {
            return Ok(path.clone());
        }
        directories::ProjectDirs::from("", "", "muster").map(|dirs| dirs.data_dir().join("store")).ok_or_else(|| {
            Failure::environment("There is no home folder to look for a store in. Name a folder with --store.")
        })
    }

    /// The passphrase: the first line of `--passphrase-file`, or asked for on the terminal.
    pub(super) fn passphrase(&self, prompt: &str) -> Result<Passphrase, Failure> {
        let text = match &self.global.passphrase_file {
            Some(path) => {
                super::files::secret_text(path, "passphrase")?.lines().next().unwrap_or_default().to_owned()
            }
            None => rpassword::prompt_password(prompt).map_err(|_| {
                Failure::environment(
                    "There is no terminal to ask for the passphrase on. Name a file that holds it with --passphrase-file.",
                )
            })?,
        };
        Ok(Passphrase::new(text))
    }

    /// The passphrase for a keyring: a demo's is published, any other is asked for.
    pub(super) fn passphrase_of(&self, keyring: &Keyring) -> Result<Passphrase, Failure> {
        if keyring.is_demo() {
            return Ok(Passphrase::from(crate::store::keyring::DEMO_PASSPHRASE));
        }
        self.passphrase(match (self.beside, &self.global.beside) {
            (true, _) => "Passphrase of the open record: ",
            (false, Some(_)) => "Passphrase of the covert record: ",
            (false, None) => "Passphrase: ",
        })
    }

    /// Opens the store to read it, or to change it where this run may; nothing is asked for and no lock taken where it may not.
    pub(super) fn open(&self, read_only: bool) -> Result<Opened, Failure> {
        if read_only {
            return self.open_as_may(true);
        }
        self.may_change()?;
        let opened = self.open_as_may(false)?;
        self.may_change_as(&opened.seat)?;
        Ok(opened)
    }

    /// Opens the store with the passphrase of its operator; a demo store needs none. Where this run may not change it, it is opened for reading only.
    pub(super) fn open_as_may(&self, read_only: bool) -> Result<Opened, Failure> {
        let folder = Folder::open(&self.store_path()?).map_err(|error| self.said(&error))?;
        let keyring = Keyring::read(&folder.keyring()).map_err(|error| self.said(&error.into()))?;
        let passphrase = self.passphrase_of(&keyring)?;
        let unlocked = keyring.unlock_slot(self.global.operator.as_deref(), &passphrase);
        let (key, slot) = unlocked.map_err(|error| self.said(&error.into()))?;
        let (operator, seat) = (slot.operator.clone(), keyring.seat(slot));
        // A reader's process opens the record for reading, whatever it was asked to do.
        let read_only = read_only || self.only_reads(&seat);
        let keys = folder.clone();
        let store = self.open_with(folder, &key, read_only).map_err(|error| {
            let anew = matches!(error, StoreError::Unreadable { .. }) && !still(&keys, &key);
            if anew { Failure::environment(ANEW) } else { self.said(&error) }
        })?;
        if store.founding()?.is_none() {
            return Err(Failure::environment(
                "This store was never founded: its making was cut short. Move its folder away and run \"muster init\" again.",
            ));
        }
        Ok(Opened { store, key, operator, seat })
    }

    /// Why a record does not open: with two of them, which of the two.
    fn said(&self, error: &StoreError) -> Failure {
        let sentence = match (self.beside, &self.global.beside) {
            (true, _) => of_open_record(error),
            (false, Some(_)) => of_covert_record(error),
            (false, None) => error.to_string(),
        };
        Failure { sentence, code: error.exit_code() }
    }

    /// Opens the record named with `--with` to read it; only an open record is one to look at from here.
    fn open_other(&self, path: &std::path::Path) -> Result<Opened, Failure> {
        let other = self.of_other(path).open(true)?;
        if other.covert()? { Err(Failure::usage(NOT_OPEN)) } else { Ok(other) }
    }

    /// The surroundings of the record named with `--with`.
    fn of_other(&self, path: &std::path::Path) -> Self {
        let global = Global {
            store: Some(path.to_owned()),
            passphrase_file: self.global.with_passphrase_file.clone(),
            // Two records may be held by different people.
            operator: self.global.with_operator.clone().or_else(|| self.global.operator.clone()),
            beside: None,
            ..self.global.clone()
        };
        Self { global, beside: true }
    }

    /// The open record named with `--with`, its key asked for once; `None` when none is named.
    pub(super) fn beside(&self) -> Result<Option<Beside>, Failure> {
        let Some(path) = &self.global.beside else { return Ok(None) };
        let opened = self.open_other(path)?;
        let demo = opened.store.founding()?.is_some_and(|founding| founding.demo);
        let clock = if demo { Self::demo_clock } else { Self::system_clock };
        let (folder, key) = (Folder::open(path)?, opened.key);
        let only_reads = self.only_reads(&opened.seat) || folder.is_backup();
        Ok(Some(Beside::over(folder, key, (opened.operator, opened.seat), only_reads, clock)))
    }

    /// Opens the store to look at it; with `--with`, the open record beside the covert store, for reading only. The covert store is opened first: without its
    /// key there is no looking from it, and from any other store `--with` leads nowhere.
    ///
    /// What is looked at is noted in the store that is looked from; the other is not written to.
    pub(super) fn open_to_look(&self, access: Access) -> Result<Opened, Failure> {
        let mut opened = self.open(true)?;
        let Some(path) = &self.global.beside else {
            opened.note(access, self);
            return Ok(opened);
        };
        if !opened.covert()? {
            return Err(Failure::usage(crate::term::ALONE));
        }
        let other = self.open_other(path)?;
        opened.note(access.beside(), self);
        super::output::remark("From the open record, as context, read only:");
        Ok(other)
    }

    /// The same surroundings, writing nothing.
    pub(super) fn reading_only(&self) -> Self {
        Self::new(Global { read_only: true, ..self.global.clone() })
    }

    /// Opens the store with a key that is known.
    pub(super) fn open_with(&self, folder: Folder, key: &DataKey, read_only: bool) -> Result<Store, StoreError> {
        let started = self.stamp();
        let opening = Opening { key, read_only, pid: std::process::id(), started: &started };
        Store::open(folder, &opening, Self::random())
    }

    /// The moment in words, for the lock's note.
    pub(super) fn stamp(&self) -> String {
        let now = Self::system_clock();
        format!("{} at {}", long(now.local_date()), clock(now))
    }
}

/// Said where the record got another key between the reading of its keyring and its opening.
const ANEW: &str = "The record was given a new key in the meantime. Nothing was done; do it again.";

/// Whether the keyring still is that of a key.
fn still(folder: &Folder, key: &DataKey) -> bool {
    Keyring::read(&folder.keyring()).is_ok_and(|keyring| keyring.fits(key))
}

impl Opened {
    /// Whether this is the store of the weekly covert meeting.
    pub(super) fn covert(&self) -> Result<bool, StoreError> {
        self.store.is_covert()
    }

    /// Whom a name means that was typed: a decider or the chair of the open meeting as the record has them, letter case and spaces apart.
    fn known_as(&self, typed: String) -> String {
        let chair = self.store.open_meeting().ok().flatten().map(|meeting| meeting.details.chair);
        let mut known = self.seat.deciders.iter().cloned().chain(chair);
        known.find(|name| same_name(name, &typed)).unwrap_or(typed)
    }

    /// Who asks, now.
    pub(super) fn asking(&self, context: &Context) -> Asking {
        let now = context.now_for(&self.store);
        // Typed words are cleaned where they enter, and names are short.
        let typed = context.global.decided_by.as_deref().map(crate::text::clean_line).unwrap_or_default();
        let named: String = typed.trim().chars().take(crate::domain::limits::MOST_NAME).collect();
        let decided_by = if named.is_empty() { self.operator.clone() } else { self.known_as(named) };
        Asking { decided_by, seat: self.seat.clone(), ..Asking::now(&self.operator, now) }
    }
}
