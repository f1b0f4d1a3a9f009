//! The encrypted store: the only place that names the database. Knows no screen and no keys.
//!
//! - [`folder`], [`lock`], [`files`]: where a store is, who may write to it, how its files are written.
//! - [`secret`], [`kdf`], [`passphrase`], [`recovery`], [`keyring`]: the keys.
//! - [`holding`]: whether a key still is what it was. [`rekey`]: a new key for the record.
//! - [`cipher`]: opening the record. [`backup`]: a proved copy, and back again; [`backups`]: which there are, and whether they still are what was proved; [`target`]: where it goes; [`carry`]: the access log over a restore; [`aside`]: what was there before.
//! - [`schema`], `tables`: the tables, and the records over them. [`record`]: an open store. `append`, [`act`]: writing; `rehearse`: what undo would come to; `passed_on`: what must not be taken back. [`board`], [`actions`],
//!   [`history`], [`search`]: what a screen or a command reads. [`verify`]: proof, and the projection made anew; [`check`]: proof beside other work; `follow`: whether another process writes.
//! - [`erase`]: words taken out by law; `remains`: what stands in their place; `sweep`: the old pages.
//! - [`access`]: who looked at what, beside the journal; [`copies`]: the numbers of copies that name their holder. [`place`]: what a screen left unsent, for each operator.
//! - [`briefing`], [`preparation`], [`review`]: the cards and lists of a meeting, read together for the rules.
//! - [`out`]: files that leave the store. [`error`], [`keyring_error`]: what can go wrong, in sentences.

pub mod access;
pub mod act;
mod act_error;
mod act_words;
pub mod actions;
mod append;
pub mod aside;
pub mod backup;
pub mod backups;
pub mod board;
pub mod briefing;
pub mod carry;
pub mod check;
pub mod checkpoint;
pub mod cipher;
pub mod copies;
mod destination;
pub mod erase;
pub mod error;
mod files;
pub mod fill;
pub mod folder;
mod follow;
mod half;
pub mod history;
pub mod holding;
pub mod kdf;
pub mod keyring;
pub mod keyring_error;
mod keyring_file;
pub mod lock;
mod manifest;
pub mod meetings;
mod ocgs;
pub mod out;
mod passed_on;
pub mod passphrase;
pub mod place;
pub(crate) mod plain;
pub mod preparation;
pub mod record;
pub mod recovery;
mod rehearse;
pub mod rekey;
mod remains;
mod replay;
pub mod review;
pub mod schema;
pub mod seals;
pub mod search;
pub mod secret;
mod slot;
mod sweep;
mod tables;
pub mod target;
#[doc(hidden)]
pub mod testing;
pub mod verify;

pub use act_error::ActError;
pub use cipher::Mode;
pub use error::StoreError;
pub use folder::Folder;
pub use kdf::Params;
pub use keyring::Keyring;
pub use keyring_error::KeyError;
pub use lock::Lock;
pub use record::{Random, Store};
pub use recovery::RecoveryWords;
pub use secret::{DataKey, Passphrase};
