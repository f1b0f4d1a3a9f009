//! What was seen of a store from outside, and from inside where it could be opened without asking: plain values that a test can invent.

use super::Disk;
use crate::domain::time::Timestamp;

/// The folder of a store, or the place where one was looked for.
#[derive(Debug, Clone)]
pub(in super::super) struct Store {
    /// The folder, as it is shown.
    pub(in super::super) at: String,
    /// Whether the folder was named, and is not just the usual place.
    pub(in super::super) named: bool,
    /// Whether this run was asked to read only.
    pub(in super::super) read_only: bool,
    pub(in super::super) folder: Piece,
    pub(in super::super) record: Piece,
    pub(in super::super) keyring: Keyring,
    /// What of it other accounts can read.
    pub(in super::super) open_to_others: Vec<String>,
    /// The file the passphrase is read from, where other accounts can read it too.
    pub(in super::super) open_passphrase: Option<String>,
    /// Stores that a restore put aside beside this one.
    pub(in super::super) aside: Vec<String>,
    /// Folders of backups and papers that still lie there.
    pub(in super::super) left_aside: Vec<String>,
    /// Whether this account may write into the folder, and if not, why.
    pub(in super::super) writable: Result<(), String>,
    pub(in super::super) lock: Lock,
    /// Its own folder of backups first, then the ones that were named.
    pub(in super::super) places: Vec<Place>,
    /// The moment by this computer's clock.
    pub(in super::super) now: Timestamp,
    /// When the record was written last, by its file.
    pub(in super::super) changed: Option<Timestamp>,
    pub(in super::super) inside: Inside,
}

/// A file or folder of the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Piece {
    /// There, with its length in bytes.
    There(u64),
    /// Not there.
    Missing,
    /// Something else stands in its place, or it cannot be looked at: what, as part of a sentence.
    Strange(String),
}

/// The keyring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Keyring {
    /// In order.
    Whole {
        /// Which store it is of.
        store_id: String,
        /// How many operators have a slot.
        operators: u64,
        /// Whether it is of invented data, with a passphrase that is published.
        demo: bool,
    },
    /// Missing, damaged or too new: the sentence.
    Broken(String),
}

/// Whether another process has the store for writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Lock {
    /// Nobody has it.
    Free,
    /// Somebody has it, since then as far as is known.
    Held(Option<String>),
    /// Somebody noted that they have it, and no lock is seen.
    Noted(Option<String>),
    /// Something else stands in the place of the file, so nobody can take it: what, as part of a sentence.
    Strange(String),
}

/// A folder that may hold backups.
#[derive(Debug, Clone)]
pub(in super::super) struct Place {
    /// Its disk; `at` is the folder, as it is shown.
    pub(in super::super) disk: Disk,
    /// Whether it is the store's own.
    pub(in super::super) own: bool,
    /// Whether it lies on the disk of the record; `None` where that cannot be told.
    pub(in super::super) beside: Option<bool>,
    /// Why it cannot be looked into.
    pub(in super::super) unread: Option<String>,
    /// The backups of this store there, the newest first.
    pub(in super::super) backups: Vec<Backup>,
}

/// A backup.
#[derive(Debug, Clone)]
pub(in super::super) struct Backup {
    /// Its folder, as it is shown.
    pub(in super::super) at: String,
    pub(in super::super) made: Option<Timestamp>,
    /// Entries of its journal, as it says.
    pub(in super::super) entries: Option<u64>,
    pub(in super::super) proof: Proof,
    /// How its journal goes with that of the store; `None` where the store was not opened.
    pub(in super::super) fits: Option<Fit>,
}

/// Whether a backup is still the copy that was proved when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) enum Proof {
    /// It was opened with the key and proved anew.
    Proved,
    /// Every byte was read again and is as it was.
    Whole,
    /// It is not, and why: part of a sentence.
    Broken(String),
    /// Not read again, since a newer one is whole.
    NotRead,
}

/// How the journal of a backup goes with that of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Fit {
    /// It is the beginning of it, with so many entries recorded since.
    Beginning(u64),
    /// It is another one: from before an erasure, or of a copy that went its own way.
    Other,
    /// It is longer than that of the store.
    Longer,
}

/// What is in the store.
#[derive(Debug, Clone)]
pub(in super::super) enum Inside {
    /// Not opened: a passphrase is needed and none was named.
    Closed,
    /// It does not open: the sentence.
    Failed(String),
    /// Opened.
    Open {
        /// Entries that verified, or the sentence of what does not.
        verified: Result<u64, String>,
        /// Where the keys differ from what the record says of them, a sentence each.
        keys: Vec<String>,
        /// The profile in force.
        profile: Option<String>,
        /// When the last entry was recorded.
        last: Option<Timestamp>,
        /// The moment that counts for this store.
        now: Timestamp,
    },
}
