//! The encrypted store: the only place that names the database. Knows no screen and no keys.
//!
//! - [`folder`], [`lock`], [`files`]: where a store is, who may write to it, how its files are written.
//! - [`secret`], [`kdf`], [`passphrase`], [`recovery`], [`keyring`]: the keys.
//! - [`cipher`]: opening the record. [`backup`]: a proved copy, and back again.
//! - [`error`], [`keyring_error`]: what can go wrong, in sentences.

pub mod backup;
pub mod cipher;
pub mod error;
mod files;
pub mod folder;
pub mod kdf;
pub mod keyring;
pub mod keyring_error;
mod keyring_file;
pub mod lock;
pub mod passphrase;
pub mod recovery;
pub mod secret;

pub use cipher::Mode;
pub use error::StoreError;
pub use folder::Folder;
pub use kdf::Params;
pub use keyring::Keyring;
pub use keyring_error::KeyError;
pub use lock::Lock;
pub use recovery::RecoveryWords;
pub use secret::{DataKey, Passphrase};
