//! Into the store: one that is open already, or through the unlock screen. The key is derived off the drawing thread.

use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::crossing::{Beside, NOT_OPEN, of_open_record};
use super::desk::Desk;
use super::run::{Event, Shell};
use crate::app::{Input, knock};
use crate::domain::role::Seat;
use crate::domain::time::{Timestamp, clock};
use crate::model::door::{Door, Step};
use crate::store::keyring::DEMO_PASSPHRASE;
use crate::store::keyring_error::KeyError;
use crate::store::record::{Opening, Random};
use crate::store::secret::Passphrase;
use crate::store::{DataKey, Folder, Keyring, Store, StoreError};
use crate::view;

/// Where the record comes from.
pub enum Source {
    /// Open already: a demo, or a passphrase from a file.
    Open {
        /// The store.
        store: Box<Store>,
        /// Who sits at it.
        operator: String,
        /// In which role.
        seat: Seat,
        /// Its folder: after a lock the passphrase is asked for, unless it is the published one of a demo.
        path: PathBuf,
    },
    /// A folder whose passphrase is asked for.
    Folder {
        /// The folder.
        path: PathBuf,
        /// Only read.
        read_only: bool,
        /// Whose name stands there first, if they have a passphrase.
        operator: Option<String>,
    },
}

/// A desk at an open store.
pub(super) struct Entered {
    /// The desk.
    pub(super) desk: Desk,
    /// Who sits at it.
    pub(super) operator: String,
    /// In which role.
    pub(super) seat: Seat,
    /// Why it is open to read only, if it was meant to be written.
    pub(super) note: Option<String>,
}

/// What came of trying to open the store.
#[derive(Debug)]
pub(super) enum Opened {
    /// It is open, for somebody of this role; with the sentence why to read only, where it was meant to be written.
    Store(Box<Store>, Seat, Option<String>),
    /// The passphrase is wrong: the sentence.
    WrongPassphrase(String),
    /// The open record beside a covert session is at hand.
    Beside(Box<Beside>),
    /// It cannot be opened: the sentence.
    Failed(String),
}

/// Tries a passphrase on a store: its folder, whose, the passphrase, whether to read only, and the time.
type Try = fn(&Path, &str, Zeroizing<String>, bool, fn() -> Timestamp) -> Opened;

impl Shell<'_> {
    /// A desk at the store, or nothing when the user leaves; and where to enter again after a lock: through the unlock screen, whatever it was before.
    pub(super) fn enter(&mut self, source: Source) -> Result<Option<(Entered, Source)>, String> {
        match source {
            Source::Open { store, operator, seat, path } => {
                let read_only = store.is_read_only();
                let desk = self.desk(*store, &operator, &seat);
                let again = Source::Folder { path, read_only, operator: Some(operator.clone()) };
                Ok(Some((Entered { desk, operator, seat, note: None }, again)))
            }
            Source::Folder { path, read_only, operator } => {
                let entered = self.unlock(&path, read_only, operator.as_deref())?;
                Ok(entered.map(|entered| {
                    let operator = Some(entered.operator.clone());
                    (entered, Source::Folder { path, read_only, operator })
                }))
            }
        }
    }

    fn unlock(&mut self, path: &Path, read_only: bool, first: Option<&str>) -> Result<Option<Entered>, String> {
        match self.at_the_door(path, "", read_only, first, open)? {
            Some((operator, Opened::Store(store, seat, note))) => {
                let desk = self.desk(*store, &operator, &seat);
                Ok(Some(Entered { desk, operator, seat, note }))
            }
            _ => Ok(None),
        }
    }

    /// The open record beside a covert session, whose passphrase is asked for at a door of its own; nothing when the user leaves.
    pub(super) fn unlock_beside(
        &mut self,
        path: &Path,
        read_only: bool,
        first: Option<&str>,
    ) -> Result<Option<Beside>, String> {
        match self.at_the_door(path, "open record beside: ", read_only, first, open_beside)? {
            Some((_, Opened::Beside(beside))) => Ok(Some(*beside)),
            _ => Ok(None),
        }
    }

    /// Asks for the passphrase of a store until it is right; a demo has none to ask for. Nothing when the user leaves.
    fn at_the_door(
        &mut self,
        path: &Path,
        what: &str,
        read_only: bool,
        first: Option<&str>,
        with: Try,
    ) -> Result<Option<(String, Opened)>, String> {
        let keyring = Folder::open(path)
            .and_then(|folder| Keyring::read(&folder.keyring()).map_err(StoreError::from))
            .map_err(|error| error.to_string())?;
        if keyring.is_demo() {
            let operator = keyring.slots().first().map_or_else(String::new, |slot| slot.operator.clone());
            let secret = Zeroizing::new(DEMO_PASSPHRASE.to_owned());
            return match with(path, &operator, secret, read_only, self.clock) {
                Opened::WrongPassphrase(why) | Opened::Failed(why) => Err(why),
                opened => Ok(Some((operator, opened))),
            };
        }
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let operators = keyring.slots().iter().map(|slot| slot.operator.clone()).collect();
        let mut door = Door::new(format!("{what}{name} (store {})", keyring.store_id()), operators);
        if let Some(first) = first.filter(|first| door.operators.iter().all(|operator| operator != first)) {
            door.wrong = Some(without_a_key(first));
        }
        door.at = door.operators.iter().position(|operator| Some(operator.as_str()) == first).unwrap_or(0);
        let mut until: Option<Instant> = None;
        loop {
            door.wait = until
                .map_or(0, |until| until.saturating_duration_since(Instant::now()).as_millis().div_ceil(1000) as u64);
            self.draw(|skin, buffer| view::door(&door, skin, buffer))?;
            let event = if door.wait > 0 {
                match self.events.recv_timeout(Duration::from_millis(250)) {
                    Err(RecvTimeoutError::Timeout) => continue,
                    other => other.ok(),
                }
            } else {
                self.events.recv().ok()
            };
            match event {
                None => return Ok(None),
                Some(Event::Input(Input::Suspend)) => self.suspend(),
                Some(Event::Input(Input::Resize(_))) => self.wipe(),
                Some(Event::Input(input)) => match knock(&mut door, &input) {
                    Step::Stay => {}
                    Step::Quit => return Ok(None),
                    Step::Try(only_read) => self.try_open(path, &mut door, read_only || only_read, with)?,
                },
                Some(Event::Opened(opened)) => match *opened {
                    Opened::WrongPassphrase(why) => {
                        door.refused(why, true);
                        until = Some(Instant::now() + Duration::from_secs(door.wait));
                    }
                    Opened::Failed(why) => door.refused(why, false),
                    opened => return Ok(Some((door.operator().to_owned(), opened))),
                },
                Some(Event::Told(..) | Event::Found(..)) => {}
            }
        }
    }

    fn desk(&self, store: Store, operator: &str, seat: &Seat) -> Desk {
        Desk::new(store, operator, Box::new(self.clock)).seated(seat.clone())
    }

    fn try_open(&self, path: &Path, door: &mut Door, read_only: bool, with: Try) -> Result<(), String> {
        let (path, operator, secret) = (path.to_owned(), door.operator().to_owned(), door.take_secret());
        let (sender, clock) = (self.sender.clone(), self.clock);
        let opened = move || {
            let opened = with(&path, &operator, secret, read_only, clock);
            // Nobody listens any more only when the program is ending.
            let _ = sender.send(Event::Opened(Box::new(opened)));
        };
        thread::Builder::new()
            .name("unlock".into())
            .spawn(opened)
            .map(|_| ())
            .map_err(|why| format!("The store could not be opened: {why}."))
    }
}

/// Said at the door of whoever is to open the store and cannot: also after a lock because their key was taken away.
fn without_a_key(operator: &str) -> String {
    format!(
        "{operator} has no key to this store; it may have been taken away while the store was open. Somebody who has one opens it."
    )
}

/// The data key of a store, and what its operator may do. `said` words what is wrong: with two records, of which of them.
fn key_of(
    path: &Path,
    operator: &str,
    mut secret: Zeroizing<String>,
    said: fn(&StoreError) -> String,
) -> Result<(DataKey, Seat), Opened> {
    let passphrase = Passphrase::new(std::mem::take(&mut *secret));
    let failed = |error: StoreError| Opened::Failed(said(&error));
    let keyring = Folder::open(path).and_then(|folder| Ok(Keyring::read(&folder.keyring())?)).map_err(failed)?;
    match keyring.unlock_slot(Some(operator), &passphrase) {
        Ok((key, slot)) => Ok((key, keyring.seat(slot))),
        Err(error @ KeyError::WrongPassphrase { .. }) => Err(Opened::WrongPassphrase(said(&error.into()))),
        Err(error) => Err(failed(error.into())),
    }
}

/// The open record beside: opened once to see that it opens and is one.
fn open_beside(
    path: &Path,
    operator: &str,
    secret: Zeroizing<String>,
    read_only: bool,
    clock: fn() -> Timestamp,
) -> Opened {
    let found = || -> Result<Beside, Opened> {
        let failed = |error: StoreError| Opened::Failed(of_open_record(&error));
        let (key, seat) = key_of(path, operator, secret, of_open_record)?;
        let folder = Folder::open(path).map_err(failed)?;
        let only_reads = read_only || seat.role.only_reads() || folder.is_backup();
        let beside = Beside::over(folder, key, (operator.to_owned(), seat), only_reads, clock);
        let founding = (beside.open)(true).and_then(|store| store.founding()).map_err(failed)?;
        if founding.is_none_or(|founding| founding.covert) {
            return Err(Opened::Failed(NOT_OPEN.to_owned()));
        }
        Ok(beside)
    };
    found().map_or_else(|opened| opened, |beside| Opened::Beside(Box::new(beside)))
}

fn open(path: &Path, operator: &str, secret: Zeroizing<String>, read_only: bool, now: fn() -> Timestamp) -> Opened {
    let failed = |error: StoreError| Opened::Failed(error.to_string());
    let (key, seat) = match key_of(path, operator, secret, StoreError::to_string) {
        Ok(found) => found,
        Err(opened) => return opened,
    };
    let started = clock(now());
    let with = |read_only: bool| {
        let opening = Opening { key: &key, read_only, pid: std::process::id(), started: &started };
        Store::open(Folder::open(path)?, &opening, random())
    };
    // A reader's process opens the record for reading, whatever it was asked to do.
    match with(read_only || seat.role.only_reads()) {
        Ok(store) => Opened::Store(Box::new(store), seat, None),
        Err(error) if error.allows_reading() => match with(true) {
            Ok(store) => Opened::Store(Box::new(store), seat, Some(format!("OPENED READ-ONLY: {error}"))),
            Err(_) => failed(error),
        },
        Err(error) => failed(error),
    }
}

/// Random bytes of the operating system.
#[must_use]
pub fn random() -> Random {
    Box::new(|bytes| getrandom::fill(bytes).map_err(|why| format!("The system gave no random bytes: {why}.")))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

    use super::*;

    /// The dashboard opens a backup as what it is: for reading, with the sentence why, and without a lock.
    #[test]
    fn a_backup_is_opened_to_read_only() {
        let base = tempfile::tempdir().unwrap();
        let folder = Folder::create(&base.path().join("store")).unwrap();
        let made = Keyring::create_demo("DCI 1550", &mut *random()).unwrap();
        made.keyring.write(&folder.keyring(), &made.key).unwrap();
        let opening = Opening { key: &made.key, read_only: false, pid: 1, started: "09:58" };
        drop(Store::create(folder.clone(), &opening, random()).unwrap());
        std::fs::remove_file(folder.path().join("lock")).unwrap();
        std::fs::write(folder.path().join("backup.toml"), "").unwrap();
        let secret = || Zeroizing::new(DEMO_PASSPHRASE.to_owned());
        let opened = open(folder.path(), "DCI 1550", secret(), false, || Timestamp(0));
        let Opened::Store(store, _, Some(note)) = opened else { unreachable!("it opens") };
        assert!(store.is_read_only());
        assert!(note.starts_with("OPENED READ-ONLY: ") && note.contains("is a backup, which is only read"), "{note}");
        assert!(!folder.path().join("lock").exists());
    }
}
