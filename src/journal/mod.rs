//! The hash-chained journal: canonical bytes, chain, seal. Knows no SQL, no screen, and not what an entry says: bodies are JSON text.
//!
//! - [`entry`]: one entry as it stands in the record.
//! - [`erasure`]: which entries an entry says were erased by law.
//! - [`canonical`]: the exact bytes that are hashed, and canonical JSON.
//! - [`chain`]: sealing an entry to the one before it, and verifying a whole journal as a stream.
//! - [`seal`]: the head of the journal as twelve words that can be printed on minutes.
//! - [`claim`]: such words read back from paper, tolerantly.
//! - [`checkpoint`]: the head of the journal signed, for whoever has the public key and no passphrase.
//! - [`listing`]: what `muster journal --json` writes, and how it is checked by whoever has no store.
//! - `strict`: JSON that says nothing twice.

pub mod canonical;
pub mod chain;
pub mod checkpoint;
pub mod claim;
pub mod entry;
pub mod erasure;
#[cfg(test)]
mod every_byte_tests;
pub mod listing;
pub mod seal;
mod strict;
#[cfg(test)]
mod tamper_tests;

pub use canonical::{body_hash, canonical_json, genesis, hex};
pub use chain::{Break, Flaw, Head, Verifier, seal_entry};
pub use claim::{SealClaim, parse as parse_seal};
pub use entry::{Entry, Hash, Header};
pub use seal::{Seal, store_id};
